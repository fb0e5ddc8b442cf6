//! Takes from a collection what it says is never to be shown: places and times that are finer than it allows.
//!
//! Done before anything is written, so that nothing finer is in the bytes of a bundle, a page, an export or a dossier.
//! Codes and dates are made coarser. In words, names of places that the gazetteer or the collection knows and dates that
//! the extractor reads give way to coarser ones in square brackets, as an editor would set them. What cannot be made
//! coarser, such as an article's text, is left out.

use std::collections::BTreeSet;

use super::Folder;
use super::site::alone;
use crate::extract::{Gazetteer, Level, dates, places, tokens};
use crate::model::{
    Article, Bound, Bundle, Collection, DatePart, Dated, Edtf, Moment, Part, PlaceLevel, Protect, Statement, TimeLevel, free_id, hash_of,
    plain_id,
};
use crate::share::FEW;

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// What has to be said before a folder is published.
pub(super) fn cautions(folder: &Folder) -> Vec<String> {
    let protect = folder.collection.protect.unwrap_or_default();
    let few = protect.few.unwrap_or(FEW);
    let mut collection = folder.collection.clone();
    let mut articles = folder.articles.clone();
    let replaced = apply(&mut collection, &mut articles);
    let mut lines = Vec::new();
    if replaced > 0 {
        lines.push(format!(
            "{}: {replaced} names of places and dates in words were made coarser. No program knows every name: read the pages before you publish them",
            collection.id
        ));
    }
    let alone = alone(&Bundle { format: 1, collection, articles, map: Default::default(), others: Vec::new(), pieces: None }, few);
    if alone > 0 && protect.time.is_none() {
        lines.push(format!(
            "{}: {alone} anonymous statements are among fewer than {few} of one region and day, and may point at a person. \"protect\": {{\"time\": \"month\"}} in collection.json shows months instead of days",
            folder.collection.id
        ));
    }
    lines
}

/// Makes a collection as coarse as it says. Returns how many words were replaced.
pub(super) fn apply(collection: &mut Collection, articles: &mut [Article]) -> usize {
    let Some(protect) = collection.protect else { return 0 };
    if protect.place.is_none() && protect.time.is_none() {
        return 0;
    }
    let gazetteer = Gazetteer::bundled().with(&collection.regions);
    let countries: BTreeSet<String> =
        collection.regions.iter().filter_map(|region| gazetteer.country_of(&region.code)).map(str::to_owned).collect();
    let mut words = Coarse { protect, gazetteer, countries, known: collection.clone(), published: None, replaced: 0 };
    for article in articles.iter_mut() {
        words.article(article);
    }
    words.topics(collection, articles);
    // An id may say a day or a place; it becomes one of the title that is left.
    let mut taken: BTreeSet<String> = BTreeSet::new();
    for article in articles.iter_mut() {
        if words.tells(&article.id) {
            let plain = [plain_id(&article.title, "article"), "-".into(), hash_of(&article.title).chars().take(4).collect()].concat();
            article.id = free_id(plain, |id| taken.contains(id));
        }
        taken.insert(article.id.clone());
    }
    articles.sort_by(|a, b| a.id.cmp(&b.id));
    words.collection(collection);
    words.replaced
}

struct Coarse {
    protect: Protect,
    gazetteer: Gazetteer,
    /// The countries that the collection is about.
    countries: BTreeSet<String>,
    known: Collection,
    /// When the article came out: "yesterday" is a day for whoever knows that.
    published: Option<Edtf>,
    replaced: usize,
}

impl Coarse {
    /// How many parts a code may have.
    fn parts(&self) -> usize {
        match self.protect.place {
            Some(PlaceLevel::Country) => 1,
            Some(PlaceLevel::Province) => 2,
            None => usize::MAX,
        }
    }

    /// A code that is not finer than allowed.
    fn code(&self, code: &str) -> String {
        let mut code = code.to_owned();
        while code.split('-').count() > self.parts() {
            let parent = self.known.regions.iter().find(|region| region.code == code).and_then(|region| region.parent.clone());
            code = match parent.filter(|parent| parent.split('-').count() < code.split('-').count()) {
                Some(parent) => parent,
                None => code.rsplit_once('-').map_or(String::new(), |(outer, _)| outer.to_owned()),
            };
        }
        code
    }

    fn name(&self, code: &str) -> String {
        let own = self.known.regions.iter().find(|region| region.code == code).map(|region| region.name.clone());
        own.or_else(|| self.gazetteer.region(code).map(|(name, ..)| name.to_owned())).unwrap_or_else(|| code.to_owned())
    }

    fn date(&self, date: Edtf) -> Option<Edtf> {
        let Some(level) = self.protect.time else { return Some(date) };
        let bound = |bound: Bound| match bound {
            Bound::At(moment) => coarse(moment, level).map(Bound::At),
            open => Some(open),
        };
        match date {
            Edtf::At(moment) => coarse(moment, level).map(Edtf::At),
            Edtf::Between(from, to) => match (bound(from)?, bound(to)?) {
                (Bound::At(from), Bound::At(to)) if from == to => Some(Edtf::At(from)),
                (from, to) => Some(Edtf::Between(from, to)),
            },
        }
    }

    fn dated(&mut self, dated: &mut Option<Dated>) {
        let Some(mut known) = dated.take() else { return };
        if let Some(date) = self.date(known.date) {
            known.date = date;
            self.maybe(&mut known.why);
            *dated = Some(known);
        }
    }

    /// Does a text that is no prose, such as an address or an id, tell a day or a place that is finer?
    fn tells(&self, text: &str) -> bool {
        let lower = decoded(text).to_lowercase();
        let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let dated = |word: &&str| {
            let digits = word.bytes().filter(u8::is_ascii_digit).count();
            let month = MONTHS.iter().any(|month| word.starts_with(&month.to_lowercase()[..3]));
            digits >= 2 || month
        };
        if self.protect.time.is_some() && words.iter().any(dated) {
            return true;
        }
        let prose: String = words.iter().map(|word| capital(word)).collect::<Vec<_>>().join(" ");
        self.protect.place.is_some() && (self.finer(&prose).next().is_some() || self.finer(&lower).next().is_some())
    }

    /// The places of a text that are finer than allowed: where, and the code of the region.
    fn finer<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (usize, usize, String)> + 't {
        let most = self.parts();
        let hits = places(text, &tokens(text), &self.gazetteer, None);
        let found: Vec<(usize, usize, String)> = hits
            .into_iter()
            .filter(|hit| {
                // Pyongyang the city is Pyongyang the province, where that is what is meant.
                let namesake = self.gazetteer.region(hit.code).is_some_and(|(name, ..)| name == hit.name);
                let level = match hit.level {
                    Level::Country => 1,
                    _ if namesake => hit.code.split('-').count().max(2),
                    Level::Province => hit.code.split('-').count().max(2),
                    _ => 3,
                };
                level > most
            })
            .map(|hit| (hit.at.start as usize, hit.at.end as usize, hit.code.to_owned()))
            .collect();
        // Names of the collection's own that a sentence does not show to be places.
        let own = self.known.regions.iter().filter(move |region| region.code.split('-').count() > most);
        let named = own.flat_map(|region| std::iter::once(&region.name).chain(&region.aliases).map(move |name| (name, &region.code)));
        // In whatever case; a text that changes its length with its case is looked at as it is.
        let lower = Some(text.to_lowercase()).filter(|lower| lower.len() == text.len()).unwrap_or_else(|| text.to_owned());
        let by_name: Vec<(usize, usize, String)> = named
            .filter(|(name, _)| name.chars().count() > 1)
            .flat_map(|(name, code)| {
                let found: Vec<(usize, usize, String)> =
                    lower.match_indices(&name.to_lowercase()).map(|(at, name)| (at, at + name.len(), code.clone())).collect();
                found
            })
            .collect();
        // Places of the collection's own countries that are written small.
        let mut small: Vec<(usize, usize, String)> = Vec::new();
        for (at, word) in words_of(&lower) {
            if word.chars().count() > 3
                && let Some(named) = self.gazetteer.named(&capital(word)).into_iter().next()
                && self.gazetteer.country_of(named.code).is_some_and(|country| self.countries.contains(country))
            {
                let namesake = self.gazetteer.region(named.code).is_some_and(|(name, ..)| name == named.name);
                let level = match named.level {
                    Level::Country => 1,
                    Level::Province => named.code.split('-').count().max(2),
                    _ if namesake => named.code.split('-').count().max(2),
                    _ => 3,
                };
                if level > most {
                    small.push((at, at + word.len(), named.code.to_owned()));
                }
            }
        }
        let mut all: Vec<(usize, usize, String)> = found.into_iter().chain(by_name).chain(small).collect();
        all.sort();
        let mut end = 0;
        all.retain(|(from, to, _)| {
            *from >= end && {
                end = *to;
                true
            }
        });
        all.into_iter()
    }

    /// Words with what is finer in them replaced.
    fn words(&mut self, text: &mut String) {
        let mut cuts: Vec<(usize, usize, String)> = Vec::new();
        if self.protect.place.is_some() {
            for (from, to, code) in self.finer(text) {
                let outer = self.code(&code);
                let instead = if outer.is_empty() { "[a place]".into() } else { format!("[a place in {}]", self.name(&outer)) };
                cuts.push((from, to, instead));
            }
        }
        if self.protect.time.is_some() {
            // The months of a text that is written small are read like others.
            let months = Some(with_months(text)).filter(|shown| shown.len() == text.len()).unwrap_or_else(|| text.clone());
            for hit in dates(&months, &tokens(&months), self.published.as_ref()) {
                // What the words say by themselves, or would say on a day that is known.
                let stated = [&hit.stated, &hit.date].into_iter().find_map(|date| Edtf::parse(date).ok());
                let (from, to) = (hit.at.start as usize, hit.at.end as usize);
                match stated {
                    Some(date) if self.date(date) == Some(date) && !hit.relative => {}
                    Some(date) => cuts.push((from, to, format!("[{}]", self.date(date).map_or("at that time".into(), in_words)))),
                    None => cuts.push((from, to, "[at that time]".into())),
                }
            }
            cuts.extend(days_of(text).into_iter().map(|(from, to)| (from, to, "[at that time]".into())));
        }
        // Of two that overlap the longer, which is the one that was understood.
        cuts.sort_by_key(|(from, to, _)| (std::cmp::Reverse(to - from), *from));
        let mut apart: Vec<(usize, usize, String)> = Vec::new();
        for cut in cuts {
            if apart.iter().all(|other| cut.1 <= other.0 || cut.0 >= other.1) {
                apart.push(cut);
            }
        }
        apart.sort();
        let mut end = text.len();
        for (from, to, instead) in apart.into_iter().rev() {
            if to <= end && text.is_char_boundary(from) && text.is_char_boundary(to) {
                text.replace_range(from..to, &instead);
                self.replaced += 1;
                end = from;
            }
        }
    }

    fn maybe(&mut self, text: &mut Option<String>) {
        text.iter_mut().for_each(|text| self.words(text));
    }

    fn article(&mut self, article: &mut Article) {
        article.text = None;
        self.published = article.published.as_ref().map(|published| published.date);
        self.words(&mut article.title);
        self.words(&mut article.publisher);
        article.authors.iter_mut().for_each(|author| self.words(author));
        self.maybe(&mut article.summary);
        self.dated(&mut article.published);
        for address in [&mut article.url, &mut article.archived] {
            if address.as_deref().is_some_and(|address| self.tells(address)) {
                *address = None;
            }
        }
        for correction in &mut article.corrections {
            self.correction(correction);
        }
        article.corrections.retain(|correction| !correction.note.is_empty());
        // What the file calls its sources by may name a place.
        let names: Vec<String> = article.sources.iter().map(|source| source.id.clone()).collect();
        let numbered = |id: &str| names.iter().position(|own| own == id).map_or_else(|| id.to_owned(), |nth| format!("s{}", nth + 1));
        for source in &mut article.sources {
            source.id = numbered(&source.id);
            self.words(&mut source.name);
            self.maybe(&mut source.role);
        }
        for statement in &mut article.statements {
            if let Some(source) = &mut statement.source {
                source.id = numbered(&source.id);
                self.maybe(&mut source.inferred);
            }
            self.statement(statement);
        }
        let mut events = std::mem::take(&mut article.events);
        events.retain_mut(|event| {
            self.words(&mut event.title);
            self.maybe(&mut event.date.why);
            event.region = event.region.as_ref().map(|code| self.code(code)).filter(|code| !code.is_empty());
            self.date(event.date.date).map(|date| event.date.date = date).is_some()
        });
        article.events = events;
        let most = self.parts();
        if most < usize::MAX {
            let level = |name: &str| {
                self.gazetteer.named(name).first().map_or(3, |named| match named.level {
                    Level::Country => 1,
                    Level::Province => 2,
                    _ => 3,
                })
            };
            let kept: Vec<bool> = article
                .places
                .iter()
                .map(|place| place.code.as_deref().is_some_and(|code| code.split('-').count() <= most && level(&place.name) <= most))
                .collect();
            let mut kept = kept.into_iter();
            article.places.retain(|_| kept.next().unwrap_or(false));
        }
    }

    fn correction(&mut self, correction: &mut crate::model::Correction) {
        match self.date(correction.date) {
            Some(date) => correction.date = date,
            None => correction.note.clear(),
        }
        self.words(&mut correction.note);
        self.maybe(&mut correction.was);
    }

    fn statement(&mut self, statement: &mut Statement) {
        statement.anchor.clear();
        if statement.id.as_deref().is_some_and(|id| self.tells(id)) {
            statement.id = None;
        }
        self.maybe(&mut statement.cue);
        for part in &mut statement.content {
            match part {
                Part::Plain(text) => self.words(text),
                Part::Quote(quote) => self.words(&mut quote.quote),
            }
        }
        if let Some(region) = statement.region.take() {
            let mut region = region;
            region.code = self.code(&region.code);
            self.maybe(&mut region.inferred);
            statement.region = (!region.code.is_empty()).then_some(region);
        }
        let mut about: Vec<String> = Vec::new();
        for code in statement.about.iter().map(|code| self.code(code)).filter(|code| !code.is_empty()) {
            if !about.contains(&code) {
                about.push(code);
            }
        }
        statement.about = about;
        self.dated(&mut statement.said);
        self.dated(&mut statement.happened);
        if let Some(correction) = &mut statement.correction {
            self.correction(correction);
        }
    }

    /// Names of topics, and ids that tell something.
    fn topics(&mut self, collection: &mut Collection, articles: &mut [Article]) {
        for (nth, topic) in collection.topics.iter_mut().enumerate() {
            self.words(&mut topic.name);
            if self.tells(&topic.id) {
                let new = format!("topic-{}", char::from(b'a' + (nth % 26) as u8).to_string().repeat(nth / 26 + 1));
                let statements = articles.iter_mut().flat_map(|article| &mut article.statements);
                statements.flat_map(|statement| &mut statement.topics).filter(|id| **id == topic.id).for_each(|id| id.clone_from(&new));
                topic.id = new;
            }
        }
    }

    fn collection(&mut self, collection: &mut Collection) {
        self.published = None;
        self.maybe(&mut collection.description);
        self.maybe(&mut collection.note);
        self.words(&mut collection.title);
        let most = self.parts();
        if self.tells(&collection.id) {
            collection.id = plain_id(&collection.title, "collection");
        }
        let before = collection.regions.len();
        collection.regions.retain(|region| region.code.split('-').count() <= most);
        // A country that only its parts were listed of.
        for region in &self.known.regions {
            let code = self.code(&region.code);
            if !code.is_empty() && !collection.regions.iter().any(|own| own.code == code) {
                let name = self.name(&code);
                collection.regions.push(crate::model::Region { code, name, listed: None, aliases: Vec::new(), parent: None });
            }
        }
        for region in &mut collection.regions {
            region.listed = None;
            let names = std::mem::take(&mut region.aliases);
            region.aliases = names.into_iter().filter(|name| self.finer(name).next().is_none() && !self.is_finer(name)).collect();
            region.parent = region.parent.take().filter(|parent| parent.split('-').count() < most);
        }
        if collection.regions.len() != before && self.protect.place == Some(PlaceLevel::Country) {
            // Its drawing is one of parts.
            collection.map = None;
        } else if let Some(map) = &mut collection.map {
            map.labels.retain(|label| label.code.split('-').count() <= most);
            map.labels.iter_mut().for_each(|label| self.words(&mut label.text));
            map.neighbours.iter_mut().for_each(|neighbour| self.words(&mut neighbour.name));
        }
        collection.topics.iter_mut().for_each(|topic| topic.phrases.clear());
        collection.ways.clear();
    }
}

impl Coarse {
    /// Is it the name of a place that is finer than allowed, and of nothing else?
    fn is_finer(&self, name: &str) -> bool {
        let most = self.parts();
        let named = self.gazetteer.named(name);
        !named.is_empty()
            && named.iter().all(|named| match named.level {
                Level::Country => false,
                Level::Province => most < 2,
                // A capital is an alias of the region that it is.
                _ => self.gazetteer.region(named.code).is_none_or(|(region, ..)| region != named.name),
            })
    }
}

/// Words and where they begin.
fn words_of(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

/// A text whose months are written large.
fn with_months(text: &str) -> String {
    let mut out = text.to_owned();
    for (at, word) in words_of(text) {
        let small = word.bytes().next().is_some_and(|b| b.is_ascii_lowercase());
        let long = MONTHS.iter().any(|month| month.eq_ignore_ascii_case(word));
        let short = MONTHS.iter().any(|month| month.get(..3).is_some_and(|short| short.eq_ignore_ascii_case(word))) || word == "sept";
        // "may" and "march" are words.
        let sure = !matches!(word, "may" | "mar" | "march");
        if small && sure && (long || short) {
            out.replace_range(at..at + 1, &word[..1].to_ascii_uppercase());
        }
    }
    out
}

/// Days that are written in figures, or named by the day on which an article came out: what the extractor leaves, since it
/// cannot tell which day is meant. Whoever knows the month can.
fn days_of(text: &str) -> Vec<(usize, usize)> {
    const NAMED: [&str; 30] = [
        "yesterday",
        "today",
        "tonight",
        "tomorrow",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "어제",
        "그제",
        "오늘",
        "내일",
        "월요일",
        "화요일",
        "수요일",
        "목요일",
        "금요일",
        "토요일",
        "일요일",
        "昨天",
        "今天",
        "昨日",
        "今日",
        "gestern",
        "heute",
        "hier",
        "вчера",
    ];
    let lower = Some(text.to_lowercase()).filter(|lower| lower.len() == text.len()).unwrap_or_else(|| text.to_owned());
    let mut out = Vec::new();
    for name in NAMED {
        let ascii = name.is_ascii();
        for (at, name) in lower.match_indices(name) {
            let around = |c: Option<char>| c.is_some_and(char::is_alphabetic);
            let (before, after) = (lower[..at].chars().next_back(), lower[at + name.len()..].chars().next());
            if !ascii || !around(before) && !around(after) {
                out.push((at, at + name.len()));
            }
        }
    }
    // Figures in a row, with what stands between the parts of a date.
    let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let mut rest = 0;
    while let Some(start) = lower[rest..].find(digit).map(|at| rest + at) {
        let run = |from: usize| lower[from..].find(|c: char| !digit(c)).map_or(lower.len(), |at| from + at);
        let mut end = run(start);
        let mut parts = vec![lower[start..end].chars().count()];
        loop {
            let after = &lower[end..];
            let gap = after.find(digit).unwrap_or(after.len());
            let between = &after[..gap];
            let joins = matches!(between.trim(), "." | "/" | "-" | "–" | "年" | "月" | "년" | "월") && gap < after.len();
            if !joins {
                break;
            }
            let next = end + gap;
            end = run(next);
            parts.push(lower[next..end].chars().count());
        }
        rest = end;
        let tail = lower[end..].trim_start();
        let unit =
            ["日", "일", "号"].into_iter().find(|unit| tail.starts_with(unit)).map(|unit| lower.len() - tail.len() - end + unit.len());
        let ordinal = ["st", "nd", "rd", "th"].into_iter().find(|unit| lower[end..].starts_with(unit)).map(str::len);
        let the = lower[..start].trim_end().ends_with("the") && ordinal.is_some();
        let figures = parts.len() >= 2 && parts.iter().all(|part| *part <= 4) && parts.iter().any(|part| *part <= 2);
        let packed = parts == [8] && (lower[start..].starts_with("19") || lower[start..].starts_with("20"));
        match (unit, ordinal) {
            (Some(unit), _) => out.push((start, end + unit)),
            (None, Some(ordinal)) if the => out.push((start, end + ordinal)),
            _ if figures || packed => out.push((start, end)),
            _ => {}
        }
    }
    out
}

/// An address without its percent signs, as far as it is UTF-8.
fn decoded(text: &str) -> String {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let two = text.get(text.len() - rest.len()..text.len() - rest.len() + 2).and_then(|two| u8::from_str_radix(two, 16).ok());
        match (byte, two) {
            (b'%', Some(value)) => {
                out.push(value);
                rest.nth(1);
            }
            _ => out.push(byte),
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// A moment that is not finer than allowed.
fn coarse(moment: Moment, level: TimeLevel) -> Option<Moment> {
    let month = match (level, moment.month) {
        (TimeLevel::Year, _) | (_, Some(DatePart::Unstated)) => None,
        (TimeLevel::Month, month) => month,
    };
    let nothing = month.is_none() && moment.year.iter().all(|digit| *digit == b'X');
    (!nothing).then_some(Moment { month, day: None, ..moment })
}

/// A coarse date as it stands in a sentence.
fn in_words(date: Edtf) -> String {
    match date {
        Edtf::At(moment) => {
            let month = match moment.month {
                Some(DatePart::Stated(month @ 1..=12)) => MONTHS[usize::from(month) - 1],
                _ => "",
            };
            let year = moment.full_year().map_or(String::new(), |year| year.to_string());
            [month, " ", &year].concat().trim().to_owned()
        }
        Edtf::Between(Bound::At(from), Bound::At(to)) => format!("{} to {}", in_words(Edtf::At(from)), in_words(Edtf::At(to))),
        Edtf::Between(Bound::At(from), _) => format!("from {}", in_words(Edtf::At(from))),
        Edtf::Between(_, Bound::At(to)) => format!("until {}", in_words(Edtf::At(to))),
        Edtf::Between(..) => "at that time".into(),
    }
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
