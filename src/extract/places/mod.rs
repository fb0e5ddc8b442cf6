//! Finds the places that a text names.
//!
//! One walk over the tokens. At a word that can begin a name the longest name is taken; then the words around it decide
//! whether it means the place: a person, a newspaper or a river of that name is none. A name that is no place for sure is
//! left out. "the capital", "the North" and names of two countries go by the country in question.

mod capital;
mod choice;
mod korean;
mod parts;

use self::parts::{Match, Part};
use super::atlas::class;
use super::eight::{eight, has};
use super::found::{Stretch, told};
use super::gazetteer::{Gazetteer, Level, Meaning, Naming, need};
use super::listed::{beginning, listed};
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
        if len > 5 && has(eight(self.text.as_bytes().get(token.start as usize..).unwrap_or_default()), b'-') {
            let word = token.of(self.text).as_bytes();
            // "inter-Korean" is of both.
            if let Some(hyphen) = word.iter().take(8).position(|b| *b == b'-').filter(|_| !word.starts_with(b"inter")) {
                let start = token.start as usize;
                return self.parts(Part { token: at, start, end: start + hyphen });
            }
        }
        at + 1
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
            let capital = self.is_upper(part);
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
        let inferred =
            (needs & need::SHORT != 0).then(|| told("“1”: taken for 2, for which it is short", &[written, self.all.name_at(data.region)]));
        if level == Level::Province && how == Naming::Name {
            self.correct(found.first.token, data.region, end, needs);
        }
        self.count(data.region);
        self.push(found.first, end, place, level, how, inferred);
    }

    /// A state after a town's name and a comma says where the town is: Paris, Texas.
    fn correct(&mut self, token: usize, region: u32, end: Part, needs: u8) {
        let code = self.all.code_at(region);
        if self.token_before(token) != "," || beginning(code, "US-|CA-|AU-").is_none() {
            return;
        }
        let after = end.token + 1 + usize::from(self.token_text(end.token + 1) == ",");
        let follows = self.tokens.get(end.token + 1).is_some_and(|t| t.is_word() && !t.line);
        let goes_on = follows || listed(self.token_text(after), "and|or");
        let town = |h: &&mut PlaceHit<'g>| h.last as usize + 1 == token && h.level == Level::City;
        if let Some(hit) = self.hits.last_mut().filter(town).filter(|_| !goes_on || needs & need::AFTER != 0) {
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
}
