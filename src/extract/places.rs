//! Finds the places that a text names.
//!
//! One walk over the tokens. At a word that can begin a name the longest name is taken; then the words around it decide
//! whether it means the place: a person, a newspaper or a river of that name is none. A name that is no place for sure is
//! left out. "the capital", "the North" and names of two countries go by the country in question.

use super::atlas::{Key, class};
use super::found::Stretch;
use super::gazetteer::{Entry, Gazetteer, Level, Meaning, NONE, Naming, need};
use super::hangul;
use super::token::{Kind, Token};

/// A place that a text names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceHit<'g> {
    /// The words.
    pub at: Stretch,
    /// The token in which they begin.
    pub first: u32,
    /// One after the token in which they end.
    pub last: u32,
    /// The code of the region that the place is, or is in.
    pub code: &'g str,
    /// The place's name.
    pub name: &'g str,
    /// What it is.
    pub level: Level,
    /// Naming the words mean it.
    pub how: Naming,
    /// Why, where the words alone do not say so.
    pub inferred: Option<String>,
}

/// All places that a text names, in the order of the text. `country` is the code of the country that is meant where
/// nothing else is said.
pub fn places<'g>(text: &str, tokens: &[Token], gazetteer: &'g Gazetteer, country: Option<&str>) -> Vec<PlaceHit<'g>> {
    let about = country.and_then(|c| gazetteer.region_at(c)).map(|r| gazetteer.country_at(r));
    let counts = vec![0; gazetteer.regions_len()];
    let mut finder =
        Finder { text, tokens, all: gazetteer, about, counts, most: None, hits: Vec::new(), people: Vec::new(), open: Vec::new() };
    finder.walk();
    finder.hits
}

/// A part of a token: what lies between its hyphens.
#[derive(Clone, Copy)]
struct Part {
    token: usize,
    start: usize,
    end: usize,
}

/// The words of a name in the text.
struct Match<'g> {
    entry: &'g Entry,
    first: Part,
    last: Part,
}

/// The country in question, and how it is known.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Question {
    /// The caller said so.
    About(u32),
    /// It is named most often.
    Most(u32),
}

impl Question {
    fn country(self) -> u32 {
        match self {
            Question::About(c) | Question::Most(c) => c,
        }
    }
}

struct Finder<'a, 'g> {
    text: &'a str,
    tokens: &'a [Token],
    all: &'g Gazetteer,
    /// The country that the article is about.
    about: Option<u32>,
    /// Naming often each country, and what is in it, was named.
    counts: Vec<u32>,
    /// The country that was named most often.
    most: Option<u32>,
    hits: Vec<PlaceHit<'g>>,
    /// Places whose name was a person's in this text.
    people: Vec<u32>,
    /// Hits that wait for a country to be named.
    open: Vec<usize>,
}

impl<'a, 'g> Finder<'a, 'g> {
    fn walk(&mut self) {
        let mut at = 0;
        while let Some(token) = self.tokens.get(at) {
            let first = self.text.as_bytes().get(token.start as usize).copied().unwrap_or(b' ');
            at = match token.kind {
                Kind::Upper => self.upper(at),
                Kind::Lower if first >= 128 => self.foreign(at),
                Kind::Lower => self.lower(at, first),
                _ => at + 1,
            };
        }
        for at in std::mem::take(&mut self.open) {
            let found = self.question().and_then(|q| self.capital_in(q));
            if let (Some((place, why)), Some(hit)) = (found, self.hits.get_mut(at)) {
                hit.code = self.all.place(place).map_or("", |p| self.all.code_at(p.region));
                hit.name = self.all.place_name(place);
                hit.inferred = Some(why);
            }
        }
        self.hits.retain(|hit| !hit.code.is_empty());
    }

    /// A word in lower case: "capital", or a compound with a name in it.
    fn lower(&mut self, at: usize, first: u8) -> usize {
        let Some(token) = self.tokens.get(at) else { return at + 1 };
        let len = token.end - token.start;
        if len == 7 && first == b'c' && token.of(self.text) == "capital" {
            return self.capital(at);
        }
        if len > 5 && self.hyphen_soon(token.start as usize) {
            let word = token.of(self.text).as_bytes();
            // "inter-Korean" is of both.
            if let Some(hyphen) = word.iter().take(8).position(|b| *b == b'-').filter(|_| !word.starts_with(b"inter")) {
                let start = token.start as usize;
                return self.parts(Part { token: at, start, end: start + hyphen });
            }
        }
        at + 1
    }

    /// Is one of the next eight bytes a hyphen? All eight are looked at at once.
    #[inline]
    fn hyphen_soon(&self, start: usize) -> bool {
        let Some(bytes) = self.text.as_bytes().get(start..).and_then(|b| b.first_chunk::<8>()) else { return true };
        let zero = u64::from_le_bytes(*bytes) ^ 0x2d2d_2d2d_2d2d_2d2d;
        zero.wrapping_sub(0x0101_0101_0101_0101) & !zero & 0x8080_8080_8080_8080 != 0
    }

    fn upper(&mut self, at: usize) -> usize {
        match self.part(at, None) {
            Some(part) => {
                if part.end - part.start == 7 && part.start as u32 + 7 == self.end_of(at) && self.word(part) == "Capital" {
                    return self.capital(at);
                }
                self.parts(part)
            }
            None => at + 1,
        }
    }

    /// Looks at this part and those after it in its token; gives the token to go on with.
    fn parts(&mut self, mut part: Part) -> usize {
        loop {
            let capital = self.word(part).starts_with(|c: char| c.is_uppercase());
            let after = if capital { self.name(part) } else { part };
            if after.token > part.token {
                // The name ended within or at the end of a later token.
                part = after;
            } else {
                part.end = after.end.max(part.end);
            }
            match self.in_token(part) {
                Some(next) => part = next,
                None => return part.token + 1,
            }
        }
    }

    /// A name that begins at this part; gives the last part that is done with.
    fn name(&mut self, part: Part) -> Part {
        if !self.all.may_begin(self.word(part).as_bytes()) {
            return part;
        }
        let Some(found) = self.longest(part) else {
            return self.side(part).unwrap_or(part);
        };
        let last = found.last;
        let meanings: Vec<&Meaning> = self.all.meanings_of(found.entry).collect();
        if meanings.iter().any(|m| m.need & need::BLOCKED != 0) {
            return last;
        }
        match self.choose(&found, &meanings) {
            Some((meaning, end)) => {
                let (place, need, how) = (meaning.place, meaning.need, meaning.how);
                self.take(&found, place, need, how, end);
                end
            }
            None => last,
        }
    }

    /// The longest name that begins at this part.
    fn longest(&self, first: Part) -> Option<Match<'g>> {
        let mut key = Key::default();
        let mut found = None;
        let mut last = first;
        while key.word(self.word(last)) {
            let Some(entry) = self.all.find(&key) else { break };
            if entry.first != NONE {
                found = Some(Match { entry, first, last });
            }
            if !entry.more {
                break;
            }
            match self.next(last) {
                Some(next) => last = next,
                None => break,
            }
        }
        found
    }

    fn word(&self, part: Part) -> &'a str {
        self.text.get(part.start..part.end).unwrap_or_default()
    }

    fn end_of(&self, token: usize) -> u32 {
        self.tokens.get(token).map_or(0, |t| t.end)
    }

    /// The part of a token that begins at `start`, or at its beginning.
    fn part(&self, token: usize, start: Option<usize>) -> Option<Part> {
        let t = self.tokens.get(token)?;
        let start = start.unwrap_or(t.start as usize);
        let rest = self.text.as_bytes().get(start..t.end as usize).filter(|r| !r.is_empty())?;
        let mut len = 0;
        while let Some(&byte) = rest.get(len) {
            // U+2010 and U+2011 are hyphens too.
            if byte == b'-' || (byte == 0xe2 && matches!(rest.get(len + 1..len + 3), Some([0x80, 0x90 | 0x91]))) {
                break;
            }
            len += 1;
        }
        Some(Part { token, start, end: start + len })
    }

    /// The next part of the same token.
    fn in_token(&self, part: Part) -> Option<Part> {
        let width = match self.text.as_bytes().get(part.end) {
            Some(b'-') => 1,
            Some(0xe2) => 3,
            _ => return None,
        };
        if part.end + width >= self.end_of(part.token) as usize {
            return None;
        }
        self.part(part.token, Some(part.end + width))
    }

    /// The next part, where nothing but a blank, a line end, a hyphen or the full stop of an abbreviation is between.
    fn next(&self, part: Part) -> Option<Part> {
        if let Some(next) = self.in_token(part) {
            return Some(next);
        }
        let mut at = part.token + 1;
        let mut end = part.end;
        let mut next = self.tokens.get(at)?;
        if part.end - part.start <= 2 && next.start as usize == end && next.of(self.text) == "." {
            at += 1;
            end = next.end as usize;
            next = self.tokens.get(at)?;
        }
        let gap = self.text.as_bytes().get(end..next.start as usize).filter(|g| g.len() <= 16)?;
        if next.kind == Kind::Other || (next.line && gap.iter().filter(|b| **b == b'\n').count() != 1) {
            return None;
        }
        self.part(at, None)
    }

    /// The word right before a part, where only blanks are between. In a compound, the part before the hyphen.
    fn before(&self, part: Part) -> Option<Part> {
        let token = self.tokens.get(part.token)?;
        if part.start > token.start as usize {
            let head = self.text.get(token.start as usize..part.start)?.trim_end_matches(['-', '\u{2010}', '\u{2011}']);
            let end = token.start as usize + head.len();
            let start = head.rfind(['-', '\u{2010}', '\u{2011}']).map_or(token.start as usize, |h| token.start as usize + h + 1);
            return Some(Part { token: part.token, start, end }).filter(|p| self.text.is_char_boundary(p.start));
        }
        let before = self.tokens.get(part.token.checked_sub(1)?)?;
        if token.line || !before.is_word() || token.start - before.end > 4 {
            return None;
        }
        Some(Part { token: part.token - 1, start: before.start as usize, end: before.end as usize })
    }

    /// What kind of word a part is; 0 for none that matters.
    fn class(&self, part: Option<Part>) -> u32 {
        let mut key = Key::default();
        match part {
            Some(part) if key.word(self.word(part)) => self.all.find(&key).map_or(0, |e| e.class),
            _ => 0,
        }
    }

    fn is_upper(&self, part: Part) -> bool {
        self.word(part).starts_with(|c: char| c.is_uppercase())
    }

    /// The token before, as it stands.
    fn token_before(&self, token: usize) -> &'a str {
        token.checked_sub(1).and_then(|t| self.tokens.get(t)).map_or("", |t| t.of(self.text))
    }

    fn token_text(&self, token: usize) -> &'a str {
        self.tokens.get(token).map_or("", |t| t.of(self.text))
    }

    /// Which meaning a name has here, and the last part of it with "Province" and the like; none where it is no place.
    fn choose<'m>(&mut self, found: &Match<'g>, meanings: &[&'m Meaning]) -> Option<(&'m Meaning, Part)> {
        let before = self.before(found.first);
        let after = self.next(found.last).filter(|next| next.token > found.last.token || next.start > found.last.end);
        let joined = after.is_some_and(|a| a.token == found.last.token);
        let (class_before, class_after) = (self.class(before), self.class(after));
        let generic = class_after & (class::PROVINCE | class::CITY | class::COUNTY);
        let question = self.question().map(Question::country);
        let mut best: Option<(u8, &Meaning)> = None;
        for meaning in meanings {
            let Some(place) = self.all.place(meaning.place) else { continue };
            if !self.meets(meaning, found, before, class_before, generic, joined) {
                continue;
            }
            let level = match place.level {
                Level::Province => class::PROVINCE,
                Level::City => class::CITY,
                Level::County => class::COUNTY,
                _ => 0,
            };
            let rank = u8::from(generic & level != 0) * 2 + u8::from(question == Some(self.all.country_at(place.region)));
            if best.is_none_or(|(other, _)| rank > other) {
                best = Some((rank, meaning));
            }
        }
        let (_, meaning) = best?;
        let known = self.all.place(meaning.place)?;
        if generic & class::COUNTY != 0 && known.level == Level::City && self.all.region_level(known.region) == Level::Country {
            return None; // a county of that name elsewhere
        }
        let plain = meaning.how != Naming::Name;
        let single = found.first.token == found.last.token && found.first.start == found.last.start;
        let next_upper = after.filter(|a| !joined && self.is_upper(*a));
        if !plain && next_upper.is_some() && class_after & class::DEAD_AFTER != 0 {
            return None;
        }
        let before_upper = before.filter(|b| b.token < found.first.token && self.is_upper(*b));
        if single && before_upper.is_some() {
            if !plain && class_before & class::DEAD_BEFORE != 0 {
                return None;
            }
            if self.is_person_before(meaning, before_upper, class_before) {
                self.remember(meaning.place);
                return None;
            }
        }
        if single
            && meaning.need & need::GIVEN != 0
            && let Some(next) = next_upper
        {
            let fits = class_after & (class::PLAIN_AFTER | class::DAY | class::PROVINCE | class::CITY | class::COUNTY | class::LEAD) != 0;
            if !fits && self.longest(next).is_none() {
                self.remember(meaning.place);
                return None;
            }
        }
        if single && self.people.contains(&meaning.place) && class_before & class::NEAR == 0 {
            return None;
        }
        if meaning.how == Naming::Demonym
            && class_before & class::LANGUAGE != 0
            && !joined
            && (after.is_none() || class_after & class::LINK != 0)
        {
            return None;
        }
        let level = self.all.place(meaning.place).map_or(Level::Country, |p| p.level);
        let extends = !plain
            && !joined
            && match level {
                Level::City | Level::County => generic != 0,
                Level::Province => generic & (class::PROVINCE | class::CITY) != 0,
                _ => false,
            };
        Some((meaning, after.filter(|_| extends).unwrap_or(found.last)))
    }

    /// Is what a meaning needs there?
    fn meets(&self, meaning: &Meaning, found: &Match<'g>, before: Option<Part>, class_before: u32, generic: u32, joined: bool) -> bool {
        let needs = meaning.need;
        if needs & need::CAPITALS != 0 {
            let written = self.text.get(found.first.start..found.last.end).unwrap_or_default();
            if written.contains(|c: char| c.is_lowercase()) {
                return false;
            }
            // In a line that is all in capitals "US" can be the pronoun.
            if written == "US" && !joined && before.is_some_and(|b| self.shouts(b) && !self.word(b).eq_ignore_ascii_case("the")) {
                return false;
            }
        }
        if needs & need::JOINED != 0 && !joined {
            return false;
        }
        if needs & need::AFTER != 0 {
            let comma = found.first.token.checked_sub(1).filter(|t| self.token_text(*t) == ",");
            let town = comma.and_then(|c| c.checked_sub(1)).and_then(|t| self.tokens.get(t)).filter(|t| t.kind == Kind::Upper);
            if !town.is_some_and(|t| t.of(self.text).contains(|c: char| c.is_lowercase())) {
                return false;
            }
        }
        if needs & need::SHORT != 0 && self.question().is_some_and(|q| self.all.code_at(q.country()) == "KP") {
            return false;
        }
        if needs & need::SUPPORT != 0 {
            // A common given name needs an article about its country besides: "from Mary".
            let country = self.all.place(meaning.place).map(|p| self.all.country_at(p.region));
            if needs & need::GIVEN != 0 && generic == 0 && country != self.question().map(Question::country) {
                return false;
            }
            let comma = self.token_text(found.last.token + 1) == ",";
            let container = comma && self.part(found.last.token + 2, None).is_some_and(|p| self.is_upper(p) && self.longest(p).is_some());
            return generic != 0 || class_before & class::NEAR != 0 || container;
        }
        true
    }

    /// Two capitals or more, and no lower-case letter.
    fn shouts(&self, part: Part) -> bool {
        let word = self.word(part);
        word.len() > 1 && !word.contains(|c: char| c.is_lowercase())
    }

    /// Does the word before make the name a person's?
    fn is_person_before(&self, meaning: &Meaning, before: Option<Part>, class_before: u32) -> bool {
        let Some(before) = before else { return false };
        if class_before & (class::LEAD | class::DAY) != 0 {
            return false;
        }
        let own = meaning.need & (need::FAMILY | need::GIVEN) != 0;
        if class_before & class::GIVEN != 0 {
            return true;
        }
        if class_before & class::TITLE != 0 {
            return own && meaning.how == Naming::Name;
        }
        if meaning.need & need::FAMILY == 0 || meaning.how != Naming::Name {
            return false;
        }
        // An unknown name before it: only within a sentence, where a capital letter is a name's, and not in a headline.
        let earlier = self.before(before);
        let within = earlier.is_some_and(|e| !self.is_upper(e) || self.class(earlier) & (class::TITLE | class::OFFICE) != 0);
        within && self.hits.last().is_none_or(|h| h.last as usize != before.token + 1)
    }

    fn remember(&mut self, place: u32) {
        if !self.people.contains(&place) {
            self.people.push(place);
        }
    }

    /// Writes down a name.
    fn take(&mut self, found: &Match<'g>, place: u32, needs: u8, how: Naming, end: Part) {
        let Some(data) = self.all.place(place) else { return };
        let mut level = data.level;
        if end.start != found.last.start && level >= Level::City {
            let class = self.class(Some(end));
            level = if class & class::CITY != 0 {
                Level::City
            } else if class & class::COUNTY != 0 {
                Level::County
            } else {
                level
            };
        }
        let written = self.text.get(found.first.start..found.last.end).unwrap_or_default();
        let inferred = (needs & need::SHORT != 0)
            .then(|| ["“", written, "”: taken for ", self.all.name_at(data.region), ", for which it is short"].concat());
        if level == Level::Province && how == Naming::Name {
            self.correct(found.first.token, data.region, end, needs);
        }
        self.count(data.region);
        self.push(found.first, end, place, level, how, inferred);
    }

    /// A state after a town's name and a comma says where the town is: Paris, Texas.
    fn correct(&mut self, token: usize, region: u32, end: Part, needs: u8) {
        let code = self.all.code_at(region);
        if self.token_before(token) != "," || !(code.starts_with("US-") || code.starts_with("CA-") || code.starts_with("AU-")) {
            return;
        }
        let after = end.token + 1 + usize::from(self.token_text(end.token + 1) == ",");
        let follows = self.tokens.get(end.token + 1).is_some_and(|t| t.is_word() && !t.line);
        let listed = follows || matches!(self.token_text(after), "and" | "or");
        if let Some(hit) = self.hits.last_mut().filter(|h| h.last as usize + 1 == token && h.level == Level::City)
            && hit.code != code
            && (!listed || needs & need::AFTER != 0)
        {
            hit.code = code;
        }
    }

    fn push(&mut self, first: Part, last: Part, place: u32, level: Level, how: Naming, inferred: Option<String>) {
        let code = self.all.place(place).map_or("", |p| self.all.code_at(p.region));
        self.hits.push(PlaceHit {
            at: Stretch::new(first.start, last.end),
            first: first.token as u32,
            last: last.token as u32 + 1,
            code,
            name: self.all.place_name(place),
            level,
            how,
            inferred,
        });
    }

    fn count(&mut self, region: u32) {
        let country = self.all.country_at(region);
        let Some(count) = self.counts.get_mut(country as usize) else { return };
        *count += 1;
        let count = *count;
        if self.most.is_none_or(|m| self.counts.get(m as usize).is_none_or(|c| count >= *c)) {
            self.most = Some(country);
        }
    }

    /// The country that the article is about, unless it is never named and another is; without it, the one named most.
    fn question(&self) -> Option<Question> {
        match (self.about, self.most) {
            (Some(about), Some(most)) if self.counts.get(about as usize) == Some(&0) => Some(Question::Most(most)),
            (Some(about), _) => Some(Question::About(about)),
            (None, most) => most.map(Question::Most),
        }
    }

    fn capital_in(&self, question: Question) -> Option<(u32, String)> {
        let place = self.all.capital_at(question.country())?;
        let why = match question {
            Question::About(_) => ", the country this article is about",
            Question::Most(_) => ", the country named most often before it",
        };
        let country = self.all.name_at(question.country());
        Some((place, ["“the capital”: ", self.all.place_name(place), ", the capital of ", country, why].concat()))
    }

    /// "the capital", "the North Korean capital", "Vietnam’s capital", "the capital of Laos".
    fn capital(&mut self, at: usize) -> usize {
        let Some(part) = self.part(at, None) else { return at + 1 };
        let after = self.next(part);
        let class_after = self.class(after);
        if class_after & class::ASSETS != 0 || after.is_some_and(|a| a.token == at) {
            return at + 1;
        }
        let mut last = part;
        if let Some(city) = after.filter(|_| class_after & class::CITY != 0) {
            last = city;
        }
        // A country right before it.
        let own = self.token_before(at);
        let possessive = matches!(own, "’s" | "'s" | "’S" | "'S" | "’" | "'");
        let owner = at - usize::from(possessive);
        let hit = self
            .hits
            .last()
            .filter(|h| h.last as usize == owner && h.level == Level::Country && !self.tokens.get(at).is_some_and(|t| t.line));
        if let Some((code, start, first)) = hit.map(|h| (h.code, h.at.start, h.first)) {
            let place = self.all.region_at(code).and_then(|r| self.all.capital_at(r));
            if let Some(place) = place {
                self.hits.pop();
                let start = Part { token: first as usize, start: start as usize, end: start as usize };
                let why = self.capital_why(start, last, place);
                self.push(start, last, place, Level::City, Naming::Capital, Some(why));
            }
            return last.token + 1;
        }
        let nation = possessive && at.checked_sub(2).is_some_and(|t| matches!(self.token_text(t), "country" | "nation"));
        let the = if nation { at.checked_sub(3) } else { at.checked_sub(1) };
        let Some(the) = the.filter(|t| self.token_text(*t).eq_ignore_ascii_case("the")) else { return at + 1 };
        let Some(start) = self.part(the, None) else { return at + 1 };
        // The capital of a country, or its name, right after it.
        let mut name = self.tokens.get(last.token + 1).filter(|t| t.of(self.text) == "of").and_then(|_| self.part(last.token + 2, None));
        let of = name.is_some();
        if let Some(the) = name.filter(|n| self.word(*n) == "the") {
            name = self.part(the.token + 1, None);
        }
        if !of {
            let skip = usize::from(self.token_text(last.token + 1) == ",");
            name = self.part(last.token + 1 + skip, None);
        }
        let named = name.filter(|n| self.is_upper(*n)).and_then(|n| self.longest(n));
        let meant = named.and_then(|found| {
            let place = self.all.meanings_of(found.entry).find_map(|m| Some(m.place).filter(|_| m.how == Naming::Name))?;
            let data = self.all.place(place)?;
            match of {
                true if data.level == Level::Country => Some((self.all.capital_at(data.region)?, found.last)),
                false if data.capital => Some((place, last)),
                _ => None,
            }
        });
        if let Some((place, end)) = meant {
            if let Some(data) = self.all.place(place).filter(|_| of) {
                self.count(data.region);
            }
            let why = self.capital_why(start, end, place);
            self.push(start, end, place, Level::City, Naming::Capital, Some(why));
            return end.token + 1;
        }
        if of {
            return at + 1;
        }
        match self.question().map(|q| self.capital_in(q)) {
            Some(Some((place, why))) => self.push(start, last, place, Level::City, Naming::Capital, Some(why)),
            Some(None) => {}
            None => {
                self.open.push(self.hits.len());
                self.push(start, last, NONE, Level::City, Naming::Capital, None);
            }
        }
        last.token + 1
    }

    /// “Vietnam’s capital”: Hanoi, the capital of Vietnam.
    fn capital_why(&self, start: Part, end: Part, place: u32) -> String {
        let written = self.text.get(start.start..end.end).unwrap_or_default();
        let country = self.all.place(place).map_or("", |p| self.all.name_at(self.all.country_at(p.region)));
        ["“", written, "”: ", self.all.place_name(place), ", the capital of ", country].concat()
    }

    /// "North" or "South" that begins no name: "the North" in an article about Korea, "North and South Hamgyong".
    fn side(&mut self, part: Part) -> Option<Part> {
        let word = self.word(part);
        let (own, other) = match word.len() {
            5 if word.eq_ignore_ascii_case("north") => (true, "south"),
            5 if word.eq_ignore_ascii_case("south") => (false, "north"),
            _ => return None,
        };
        let after = self.next(part);
        if let Some(and) = after.filter(|a| matches!(self.word(*a), "and" | "or" | "&")) {
            let base = self.next(and).filter(|o| self.word(*o).eq_ignore_ascii_case(other)).and_then(|o| self.next(o));
            let mut key = Key::default();
            if let Some(base) = base.filter(|_| key.word(word)).filter(|b| key.word(self.word(*b))) {
                let entry = self.all.find(&key).filter(|e| !e.more && base.token > part.token);
                let meaning = entry.and_then(|e| self.all.meanings_of(e).find(|m| m.how == Naming::Name && m.need == 0));
                if let Some((place, data)) = meaning.and_then(|m| Some((m.place, self.all.place(m.place)?))) {
                    self.count(data.region);
                    self.push(part, part, place, data.level, Naming::Name, None);
                    return Some(part);
                }
            }
            return None;
        }
        if !self.before(part).is_some_and(|b| b.token < part.token && self.word(b).eq_ignore_ascii_case("the")) {
            return None;
        }
        let joined = after.is_some_and(|a| a.token == part.token);
        if joined || after.is_some_and(|a| self.is_upper(a)) || self.class(after) & class::PART != 0 {
            return None;
        }
        let korea = self.question().map(|q| self.all.code_at(q.country())).filter(|c| matches!(*c, "KP" | "KR"));
        korea?;
        let region = self.all.region_at(if own { "KP" } else { "KR" })?;
        let name = self.all.name_at(region);
        let why = ["“the ", word, "”: ", name, ", as this article is about Korea"].concat();
        let start = self.before(part)?;
        self.count(region);
        self.hits.push(PlaceHit {
            at: Stretch::new(start.start, part.end),
            first: start.token as u32,
            last: part.token as u32 + 1,
            code: self.all.code_at(region),
            name,
            level: Level::Country,
            how: Naming::Direction,
            inferred: Some(why),
        });
        Some(part)
    }

    /// A word of a script without case: the longest name that it begins with, if an ending of Korean grammar follows.
    fn foreign(&mut self, at: usize) -> usize {
        let Some(part) = self.part(at, None) else { return at + 1 };
        let word = self.word(part);
        let mut best = None;
        let mut key = Key::default();
        if hangul::is_hangul(word) {
            for (i, (start, c)) in word.char_indices().take(14).enumerate() {
                key.raw(word.get(start..start + c.len_utf8()).unwrap_or_default());
                let end = start + c.len_utf8();
                if i == 0 {
                    continue;
                }
                let Some(entry) = self.all.find(&key).filter(|e| e.first != NONE) else { continue };
                let Some(ending) = word.get(end..).and_then(Ending::of) else { continue };
                for meaning in self.all.meanings_of(entry) {
                    if meaning.need & need::SUPPORT == 0 || ending.generic > 0 {
                        best = Some((meaning.place, end, ending));
                        break;
                    }
                }
            }
        } else if key.word(word) {
            let meaning = self.all.find(&key).and_then(|e| self.all.meanings_of(e).next());
            best = meaning.map(|m| (m.place, word.len(), Ending { generic: 0, person: false }));
        }
        if let Some((place, end, ending)) = best
            && let Some(data) = self.all.place(place).filter(|d| d.region != NONE)
        {
            let how = if ending.person { Naming::Demonym } else { Naming::Name };
            let last = Part { end: part.start + end + ending.generic, ..part };
            self.count(data.region);
            self.push(part, last, place, data.level, how, None);
        }
        at + 1
    }
}

/// What follows a name in one Korean word.
#[derive(Clone, Copy)]
struct Ending {
    /// Bytes of "province", "city", "county".
    generic: usize,
    /// One of its people.
    person: bool,
}

const GENERIC: [&str; 9] = ["구역", "시", "군", "도", "구", "성", "현", "읍", "주"];
const NOUNS: [&str; 14] = ["소식통", "주민", "당국", "정부", "사람", "인", "측", "내", "발", "산", "행", "출신", "지역", "쪽"];
const PARTICLES: [&str; 30] = [
    "에서",
    "에게",
    "에는",
    "에도",
    "에만",
    "에",
    "으로",
    "로",
    "의",
    "은",
    "는",
    "이",
    "가",
    "을",
    "를",
    "과",
    "와",
    "도",
    "만",
    "까지",
    "부터",
    "보다",
    "처럼",
    "들",
    "라고",
    "이라고",
    "께서",
    "뿐",
    "마다",
    "이나",
];

impl Ending {
    /// Reads what follows a name; none where it is no ending, so that the name is only the beginning of another word.
    fn of(rest: &str) -> Option<Ending> {
        // "도" is a province or "too": both are endings.
        let generic = GENERIC.iter().find(|g| rest.starts_with(**g)).map_or(0, |g| g.len());
        for generic in [generic, 0] {
            let rest = rest.get(generic..).unwrap_or_default();
            let noun = NOUNS.iter().find(|n| rest.starts_with(**n)).copied().unwrap_or_default();
            for noun in [noun, ""] {
                let mut rest = rest.get(noun.len()..).unwrap_or_default();
                for _ in 0..3 {
                    let Some(particle) = PARTICLES.iter().find(|p| rest.starts_with(**p)) else { break };
                    rest = rest.get(particle.len()..).unwrap_or_default();
                }
                if rest.is_empty() {
                    return Some(Ending { generic, person: matches!(noun, "인" | "주민" | "사람") && generic == 0 });
                }
            }
            if generic == 0 {
                break;
            }
        }
        None
    }
}
