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
    let alike: Vec<String> = sound_alikes(&collection, &articles, protect).into_iter().map(|word| format!("“{word}”")).collect();
    if !alike.is_empty() {
        let more = if alike.len() > 12 { " and others" } else { "" };
        lines.push(format!(
            "{}: these words sound like places that are not to be named, and stay: {}{more}. Add them as aliases of a region in collection.json where they are",
            collection.id,
            alike.get(..12).unwrap_or(&alike).join(", ")
        ));
    }
    let foreign = if replaced > 0 || protect.place.is_some() { foreign(&articles) } else { 0 };
    if foreign > 0 && (protect.place.is_some() || protect.time.is_some()) {
        lines.push(format!(
            "{}: {foreign} statement{} in a script in which few names of places and days are known: read them, and add the names as aliases in collection.json",
            collection.id,
            if foreign == 1 { " is" } else { "s are" }
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
        parts_of(self.protect)
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
            .filter(|hit| depth(&self.gazetteer, hit.code, hit.name, hit.level) > most)
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
                && depth(&self.gazetteer, named.code, named.name, named.level) > most
            {
                small.push((at, at + word.len(), named.code.to_owned()));
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
        for (from, to, instead) in self.cuts(text).into_iter().rev() {
            text.replace_range(from..to, &instead);
            self.replaced += 1;
        }
    }

    /// The content of a statement: also a name that begins before a quotation mark and ends after it.
    fn content(&mut self, content: &mut Vec<Part>) {
        let mut whole = String::new();
        let mut starts = Vec::new();
        for (nth, part) in content.iter().enumerate() {
            // Two quotations in a row have a blank between them where they are shown.
            if part.is_quote() && nth.checked_sub(1).and_then(|before| content.get(before)).is_some_and(Part::is_quote) {
                whole.push(' ');
            }
            starts.push(whole.len());
            whole.push_str(part.text());
        }
        for (from, to, instead) in self.cuts(&whole).into_iter().rev() {
            let mut instead = Some(instead);
            for (part, start) in content.iter_mut().zip(&starts) {
                let text = match part {
                    Part::Plain(text) => text,
                    Part::Quote(quote) => &mut quote.quote,
                };
                // What was replaced before stands further on.
                let (from, to) = (from.max(*start) - start, to.saturating_sub(*start).min(text.len()));
                if from < to {
                    text.replace_range(from..to, &instead.take().unwrap_or_default());
                }
            }
            self.replaced += 1;
        }
        content.retain(|part| !part.text().is_empty());
        // By itself a part may be read otherwise than in its sentence.
        for part in content {
            match part {
                Part::Plain(text) => self.words(text),
                Part::Quote(quote) => self.words(&mut quote.quote),
            }
        }
    }

    /// What is finer in some words, from the first to the last, and what is to stand in its place.
    fn cuts(&self, text: &str) -> Vec<(usize, usize, String)> {
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
            let months = Some(with_months(text)).filter(|shown| shown.len() == text.len()).unwrap_or_else(|| text.to_owned());
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
            cuts.extend(days_in_words(text).into_iter().map(|(from, to)| (from, to, "[at that time]".into())));
            if self.protect.time == Some(TimeLevel::Year) {
                cuts.extend(seasons_of(text).into_iter().map(|(from, to)| (from, to, "[at that time]".into())));
            }
        }
        // Of two that overlap the longer, which is the one that was understood.
        cuts.sort_by_key(|(from, to, _)| (std::cmp::Reverse(to - from), *from));
        let mut apart: Vec<(usize, usize, String)> = Vec::new();
        for cut in cuts {
            if apart.iter().all(|other| cut.1 <= other.0 || cut.0 >= other.1) {
                apart.push(cut);
            }
        }
        apart.retain(|(from, to, _)| text.is_char_boundary(*from) && text.is_char_boundary(*to));
        apart.sort();
        apart
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
        self.content(&mut statement.content);
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

/// How many parts a code may have.
fn parts_of(protect: Protect) -> usize {
    match protect.place {
        Some(PlaceLevel::Country) => 1,
        Some(PlaceLevel::Province) => 2,
        None => usize::MAX,
    }
}

/// How fine a place is: as many parts as its code would have. Pyongyang the city is Pyongyang the province.
fn depth(gazetteer: &Gazetteer, code: &str, name: &str, level: Level) -> usize {
    let namesake = || gazetteer.region(code).is_some_and(|(region, ..)| region == name);
    match level {
        Level::Country => 1,
        Level::Province => code.split('-').count().max(2),
        _ if namesake() => code.split('-').count().max(2),
        _ => 3,
    }
}

/// Words that are not the name of a place that is too fine, but sound like one in another romanisation.
fn sound_alikes(collection: &Collection, articles: &[Article], protect: Protect) -> BTreeSet<String> {
    let most = parts_of(protect);
    if most == usize::MAX {
        return BTreeSet::new();
    }
    let gazetteer = Gazetteer::bundled().with(&collection.regions);
    let countries: BTreeSet<&str> = collection.regions.iter().filter_map(|region| gazetteer.country_of(&region.code)).collect();
    let fine = gazetteer.names().filter(|named| {
        depth(&gazetteer, named.code, named.name, named.level) > most
            && gazetteer.country_of(named.code).is_some_and(|country| countries.contains(country))
    });
    let sounds: BTreeSet<String> = fine.map(|named| sound(named.name)).filter(|sound| sound.len() > 4).collect();
    let mut out = BTreeSet::new();
    let mut look = |text: &str| {
        for (_, word) in words_of(text) {
            if word.chars().next().is_some_and(char::is_uppercase) && gazetteer.named(word).is_empty() && sounds.contains(&sound(word)) {
                out.insert(word.to_owned());
            }
        }
    };
    for article in articles {
        look(&article.title);
        article.summary.iter().for_each(|text| look(text));
        article.sources.iter().for_each(|source| look(&source.name));
        article.statements.iter().flat_map(|statement| &statement.content).for_each(|part| look(part.text()));
    }
    out
}

/// How a name of Korea sounds, the same in every romanisation.
fn sound(name: &str) -> String {
    let mut out = name.to_lowercase();
    out.retain(char::is_alphabetic);
    const SAME: [(&str, &str); 18] = [
        ("ŏ", "o"),
        ("ŭ", "u"),
        ("eo", "o"),
        ("eu", "u"),
        ("ae", "e"),
        ("ye", "e"),
        ("oo", "u"),
        ("ee", "i"),
        ("sh", "s"),
        ("ch", "j"),
        ("k", "g"),
        ("t", "d"),
        ("p", "b"),
        ("ry", "y"),
        ("r", "l"),
        ("ll", "l"),
        ("nn", "n"),
        ("ss", "s"),
    ];
    for (written, same) in SAME {
        out = out.replace(written, same);
    }
    out
}

/// How many statements have letters of a script in which few names of places are known.
fn foreign(articles: &[Article]) -> usize {
    let known = |c: char| !c.is_alphabetic() || c < '\u{250}' || ('\u{1e00}'..='\u{1eff}').contains(&c) || ('가'..='힣').contains(&c);
    let statements = articles.iter().flat_map(|article| &article.statements);
    statements.filter(|statement| statement.content.iter().any(|part| !part.text().chars().all(known))).count()
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

/// Days that are written out: “the twenty-sixth of February”, “May the third”, “on the fifteenth”.
fn days_in_words(text: &str) -> Vec<(usize, usize)> {
    const ONES: [&str; 9] = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"];
    const MORE: [&str; 12] = [
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
        "thirtieth",
    ];
    let words: Vec<(usize, &str)> = words_of(text).collect();
    let at = |nth: usize| words.get(nth).map_or("", |(_, word)| *word);
    let is = |nth: usize, list: &[&str]| list.iter().any(|one| one.eq_ignore_ascii_case(at(nth)));
    let end = |nth: usize| words.get(nth).map_or(0, |(start, word)| start + word.len());
    let mut out = Vec::new();
    let mut nth = 0;
    while nth < words.len() {
        let first = nth;
        nth += 1;
        let tens = is(first, &["twenty", "thirty"]) && is(first + 1, &ONES);
        if !tens && !is(first, &ONES) && !is(first, &MORE) {
            continue;
        }
        let last = first + usize::from(tens);
        let the = first.checked_sub(1).filter(|before| is(*before, &["the"]));
        let before = the.unwrap_or(first).checked_sub(1);
        let month_before = before.filter(|before| is(*before, &MONTHS));
        let month_after =
            [last + 1, last + 2].into_iter().find(|after| is(*after, &MONTHS) && (*after == last + 1 || is(last + 1, &["of"])));
        // A day by itself ends its clause or is after “on”: “on the fifteenth he”, not “the fifteenth congress”.
        let alone = the.is_some()
            && before.is_some_and(|before| is(before, &["on", "until", "since", "by", "from"]))
            && (is(last + 1, &["", "he", "she", "they", "it", "we", "i", "the", "a", "and", "to", "in", "at", "but", "when", "of"])
                || !text.get(end(last)..).unwrap_or_default().starts_with(' '));
        let century = is(last + 1, &["century", "centuries"]);
        let from = month_before.or(the).unwrap_or(first);
        if month_before.is_some() || month_after.is_some() || (alone || tens && the.is_some()) && !century {
            let to = month_after.unwrap_or(last);
            out.push((words.get(from).map_or(0, |(start, _)| *start), end(to)));
            nth = to + 1;
        }
    }
    out
}

/// Months and seasons told by the day on which an article came out: “last month”, “in the winter”.
fn seasons_of(text: &str) -> Vec<(usize, usize)> {
    const SEASONS: [&str; 5] = ["winter", "spring", "summer", "autumn", "fall"];
    const SPANS: [&str; 4] = ["month", "months", "week", "weeks"];
    let words: Vec<(usize, &str)> = words_of(text).collect();
    let is = |nth: usize, list: &[&str]| words.get(nth).is_some_and(|(_, word)| list.iter().any(|one| one.eq_ignore_ascii_case(word)));
    let mut out = Vec::new();
    for (nth, (start, word)) in words.iter().enumerate() {
        let before = nth.wrapping_sub(1);
        let told = is(before, &["last", "this", "next", "previous", "past", "coming", "following", "each", "every"]);
        let season =
            is(nth, &SEASONS) && (told || is(before, &["in", "since", "by", "until", "during", "early", "late", "the", "of", "mid"]));
        if season || told && is(nth, &SPANS) {
            let from = if told { words.get(before).map_or(*start, |(start, _)| *start) } else { *start };
            out.push((from, start + word.len()));
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
