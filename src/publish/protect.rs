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
    let words = Coarse { protect, gazetteer: Gazetteer::bundled().with(&collection.regions), known: collection.clone(), replaced: 0 };
    let mut words = words;
    for article in articles.iter_mut() {
        words.article(article);
    }
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
    known: Collection,
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
        let lower = text.to_lowercase();
        let digits = lower.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).collect::<Vec<_>>();
        let year = |run: &str| run.len() == 4 && (run.starts_with("19") || run.starts_with("20"));
        let dated = digits.iter().any(|run| run.len() >= 6) || digits.iter().any(|run| year(run));
        if self.protect.time.is_some() && dated {
            return true;
        }
        let prose: String =
            lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(capital).collect::<Vec<_>>().join(" ");
        self.protect.place.is_some() && self.finer(&prose).next().is_some()
    }

    /// The places of a text that are finer than allowed: where, and the code of the region.
    fn finer<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (usize, usize, String)> + 't {
        let most = self.parts();
        let hits = places(text, &tokens(text), &self.gazetteer, None);
        let found: Vec<(usize, usize, String)> = hits
            .into_iter()
            .filter(|hit| {
                let level = match hit.level {
                    Level::Country => 1,
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
        let by_name: Vec<(usize, usize, String)> = named
            .filter(|(name, _)| !name.is_empty())
            .flat_map(|(name, code)| text.match_indices(name.as_str()).map(move |(at, name)| (at, at + name.len(), code.clone())))
            .collect();
        let mut all: Vec<(usize, usize, String)> = found.into_iter().chain(by_name).collect();
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
        if let Some(level) = self.protect.time {
            for hit in dates(text, &tokens(text), None) {
                // What the words say by themselves, or would say on a day that is known.
                let stated = [&hit.stated, &hit.date].into_iter().find_map(|date| Edtf::parse(date).ok());
                let (from, to) = (hit.at.start as usize, hit.at.end as usize);
                match stated {
                    Some(date) if self.date(date) == Some(date) => {}
                    Some(date) => cuts.push((from, to, format!("[{}]", self.date(date).map_or("at that time".into(), in_words)))),
                    // "Yesterday" is a day for whoever knows when the article came out.
                    None if level == TimeLevel::Year || !hit.relative => cuts.push((from, to, "[at that time]".into())),
                    None => cuts.push((from, to, "[at that time]".into())),
                }
            }
        }
        cuts.sort();
        let mut end = text.len();
        for (from, to, instead) in cuts.into_iter().rev() {
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
        self.words(&mut article.title);
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

    fn collection(&mut self, collection: &mut Collection) {
        self.maybe(&mut collection.description);
        self.maybe(&mut collection.note);
        self.words(&mut collection.title);
        let most = self.parts();
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
            region.parent = region.parent.take().filter(|parent| parent.split('-').count() < most);
        }
        if collection.regions.len() != before && self.protect.place == Some(PlaceLevel::Country) {
            // Its drawing is one of parts.
            collection.map = None;
        } else if let Some(map) = &mut collection.map {
            map.labels.retain(|label| label.code.split('-').count() <= most);
        }
        collection.topics.iter_mut().for_each(|topic| topic.phrases.clear());
        collection.ways.clear();
    }
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
