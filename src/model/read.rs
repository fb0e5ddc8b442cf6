//! Reads article and collection files and names every fault in them by line, column and JSON path.
//!
//! A derived reader would stop at the first fault and know no place in the file; here one walk over the JSON builds
//! the types and collects what is wrong. A test holds this walk to the types' JSON Schema.
//! Something stands in for a member that is missing or wrong: where there is a fault, nothing of the file is used.

use super::fault::{Fault, Step, line_column, print_path};
use super::json::{Json, Node, parse};
use super::{
    Anchor, Article, Collection, Correction, Dated, Edtf, Event, Form, Inferred, Label, MapData, MapRegion, Neighbour, Part, Place, Region,
    RegionRef, Source, SourceKind, SourceRef, Statement, Topic, Wording, plain_id,
};
use crate::model::article::Quote;

/// More faults of one file than this are counted, not listed.
const LISTED: usize = 500;

/// Reads one article file. `stem` is the id of an article that brings none: the file's name without `.json`.
pub fn read_article(file: &str, stem: &str, text: &str) -> Result<Article, Vec<Fault>> {
    let mut reader = Reader::new(file, text);
    let found = reader.parse().and_then(|value| article(&mut reader, &value, stem));
    reader.finish(found)
}

/// Reads a `collection.json`.
pub fn read_collection(file: &str, text: &str) -> Result<Collection, Vec<Fault>> {
    let mut reader = Reader::new(file, text);
    let found = reader.parse().and_then(|value| collection(&mut reader, &value));
    reader.finish(found)
}

/// Regions and topics that an article names and its collection does not have.
pub fn check_references(file: &str, text: &str, article: &Article, collection: &Collection) -> Vec<Fault> {
    let mut r = Reader::new(file, text);
    let Some(node) = r.parse() else { return r.faults };
    let region = |r: &mut Reader, code: &str| {
        if !collection.regions.iter().any(|known| known.code == code) {
            r.fault(format!("region `{}` is not among the regions of collection.json: add it there", short(code)));
        }
    };
    let mut statements = article.statements.iter();
    r.each(&node, "statements", |r, node| {
        let Some(statement) = statements.next() else { return };
        if let (Some(place), Some(at)) = (&statement.region, node.get("region")) {
            r.at("region", at.at, |r| region(r, &place.code));
        }
        let mut about = statement.about.iter();
        r.each(node, "about", |r, _| about.next().into_iter().for_each(|code| region(r, code)));
        let mut topics = statement.topics.iter();
        r.each(node, "topics", |r, _| {
            if let Some(id) = topics.next().filter(|id| !collection.topics.iter().any(|known| known.id == **id)) {
                r.fault(format!("topic `{}` is not in collection.json: add it there", short(id)));
            }
        });
    });
    r.faults
}

/// Walks JSON, knows where it is, and collects faults.
pub(super) struct Reader {
    file: String,
    text: String,
    path: Vec<Step>,
    here: usize,
    faults: Vec<Fault>,
    unlisted: usize,
}

impl Reader {
    pub(super) fn new(file: &str, text: &str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        Reader { file: file.into(), text: text.into(), path: Vec::new(), here: 0, faults: Vec::new(), unlisted: 0 }
    }

    pub(super) fn parse(&mut self) -> Option<Node> {
        match parse(&self.text) {
            Ok(node) => Some(node),
            Err((at, reason)) => {
                self.here = at;
                self.fault(format!("not valid JSON: {reason}"));
                None
            }
        }
    }

    pub(super) fn finish<T>(mut self, found: Option<T>) -> Result<T, Vec<Fault>> {
        if self.unlisted > 0 {
            let reason = format!("{} more faults are not listed", self.unlisted);
            self.faults.push(Fault { file: self.file.clone(), line: 0, column: 0, path: "$".into(), reason });
        }
        match found {
            Some(found) if self.faults.is_empty() => Ok(found),
            _ => Err(self.faults),
        }
    }

    pub(super) fn fault(&mut self, reason: String) {
        if self.faults.len() == LISTED {
            self.unlisted += 1;
            return;
        }
        let (line, column) = line_column(&self.text, self.here);
        self.faults.push(Fault { file: self.file.clone(), line, column, path: print_path(&self.path), reason });
    }

    /// Inside a member of an object, whose place is a byte offset.
    pub(super) fn at<T>(&mut self, key: &str, place: usize, inside: impl FnOnce(&mut Self) -> T) -> T {
        let outer = self.enter(Ok(key), place);
        let out = inside(self);
        self.leave(outer);
        out
    }

    /// Goes into a member or an item; where one was. Not written out for each kind of value, as what is generic here is.
    #[inline(never)]
    fn enter(&mut self, step: Result<&str, usize>, place: usize) -> usize {
        self.path.push(step.map_or_else(Step::Item, |key| Step::Key(key.into())));
        std::mem::replace(&mut self.here, place)
    }

    fn leave(&mut self, outer: usize) {
        self.here = outer;
        self.path.pop();
    }

    /// Each item of a list that is a member.
    fn each<'n>(&mut self, node: &'n Node, key: &str, mut inside: impl FnMut(&mut Self, &'n Node)) {
        let Some(list) = node.get(key) else { return };
        self.at(key, list.at, |r| {
            for (i, item) in list.items().iter().enumerate() {
                let outer = r.enter(Err(i), item.at);
                inside(r, item);
                r.leave(outer);
            }
        });
    }

    /// The members of an object; every member that is not `known` is a fault.
    pub(super) fn object<'v>(&mut self, value: &'v Node, known: &'static [&'static str]) -> Option<Fields<'v>> {
        let Json::Object(members) = &value.value else {
            self.wants("an object", value);
            return None;
        };
        for (key, place, _) in members.iter().filter(|(k, _, _)| !known.contains(&k.as_str()) && *k != "$schema") {
            let near = known.iter().find(|k| alike(k, key));
            let hint = near.map_or(format!("the fields here are {}", known.join(", ")), |k| format!("did you mean `{k}`?"));
            self.at(key, *place, |r| r.fault(format!("unknown field `{}`; {hint}", short(key))));
        }
        Some(Fields(value))
    }

    pub(super) fn wants(&mut self, what: &str, value: &Node) {
        let is = match &value.value {
            Json::Null => "null",
            Json::Truth(_) => "true or false",
            Json::Number(_) => "a number",
            Json::Text(_) => "a string",
            Json::List(_) => "a list",
            Json::Object(_) => "an object",
        };
        self.fault(format!("expected {what}, found {is}"));
    }

    /// A string with something in it.
    pub(super) fn text(&mut self, value: &Node) -> Option<String> {
        match value.text() {
            Some(text) if !text.trim().is_empty() => Some(text.to_owned()),
            Some(_) => {
                self.fault("expected words, found an empty string; leave the field out".into());
                None
            }
            None => {
                self.wants("a string", value);
                None
            }
        }
    }

    pub(super) fn number(&mut self, value: &Node) -> Option<f64> {
        if let Json::Number(number) = value.value {
            return Some(number);
        }
        self.wants("a number", value);
        None
    }

    pub(super) fn whole(&mut self, value: &Node) -> Option<u32> {
        match value.value {
            Json::Number(number) if number >= 0.0 && number <= f64::from(u32::MAX) && number.fract() == 0.0 => Some(number as u32),
            _ => {
                self.wants("a whole number that is not negative", value);
                None
            }
        }
    }

    pub(super) fn truth(&mut self, value: &Node) -> Option<bool> {
        if let Json::Truth(truth) = value.value {
            return Some(truth);
        }
        self.wants("true or false", value);
        None
    }

    fn list<T>(&mut self, value: &Node, mut each: impl FnMut(&mut Self, &Node) -> Option<T>) -> Option<Vec<T>> {
        let Json::List(items) = &value.value else {
            self.wants("a list", value);
            return None;
        };
        let mut all = Vec::new();
        for (i, item) in items.iter().enumerate() {
            let outer = self.enter(Err(i), item.at);
            if let Some(one) = each(self, item) {
                all.push(one);
            }
            self.leave(outer);
        }
        Some(all)
    }

    /// A fixed number of numbers.
    pub(super) fn numbers<const N: usize>(&mut self, value: &Node) -> Option<[f64; N]> {
        let list = self.list(value, Self::number)?;
        let array = list.try_into().ok();
        if array.is_none() {
            self.fault(format!("expected {N} numbers"));
        }
        array
    }

    pub(super) fn word<T: Copy>(&mut self, value: &Node, from: fn(&str) -> Option<T>, all: Vec<&'static str>) -> Option<T> {
        let word = self.text(value)?;
        let found = from(&word);
        if found.is_none() {
            self.fault(format!("`{}` is not one of {}", short(&word), all.join(", ")));
        }
        found
    }

    fn date(&mut self, value: &Node) -> Option<Edtf> {
        let text = self.text(value)?;
        Edtf::parse(&text).map_err(|why| self.fault(format!("`{}`: {why}", short(&text)))).ok()
    }

    fn id(&mut self, value: &Node) -> Option<String> {
        let id = self.text(value)?;
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        if id.len() > 100 || id.starts_with('-') || !id.bytes().all(plain) {
            self.fault("an id is at most 100 lower-case letters, digits and hyphens".into());
            return None;
        }
        Some(id)
    }
}

/// The members of one JSON object.
pub(super) struct Fields<'v>(&'v Node);

impl Fields<'_> {
    /// A member that has to be there.
    pub(super) fn take<T>(&mut self, r: &mut Reader, key: &str, read: impl FnOnce(&mut Reader, &Node) -> Option<T>) -> Option<T> {
        self.has(r, key);
        self.maybe(r, key, read)
    }

    #[inline(never)]
    fn has(&self, r: &mut Reader, key: &str) {
        if self.0.get(key).is_none() {
            r.fault(format!("the field `{key}` is missing"));
        }
    }

    /// A member that may be left out.
    pub(super) fn maybe<T>(&mut self, r: &mut Reader, key: &str, read: impl FnOnce(&mut Reader, &Node) -> Option<T>) -> Option<T> {
        let value = self.0.get(key)?;
        r.at(key, value.at, |r| read(r, value))
    }

    /// A list that may be left out.
    pub(super) fn list<T>(&mut self, r: &mut Reader, key: &str, each: impl FnMut(&mut Reader, &Node) -> Option<T>) -> Vec<T> {
        self.maybe(r, key, |r, v| r.list(v, each)).unwrap_or_default()
    }
}

pub(super) fn article(r: &mut Reader, value: &Node, stem: &str) -> Option<Article> {
    let mut f = r.object(
        value,
        &[
            "id",
            "title",
            "publisher",
            "authors",
            "published",
            "language",
            "url",
            "archived",
            "summary",
            "text",
            "corrections",
            "sources",
            "statements",
            "events",
            "places",
        ],
    )?;
    let id = match f.maybe(r, "id", Reader::id) {
        Some(id) => id,
        None => plain_id(stem, "article"),
    };
    let title = f.take(r, "title", Reader::text);
    let publisher = f.take(r, "publisher", Reader::text);
    let authors = f.list(r, "authors", Reader::text);
    let published = f.maybe(r, "published", dated);
    let language = f.take(r, "language", language);
    let (url, archived) = (f.maybe(r, "url", address), f.maybe(r, "archived", address));
    let summary = f.maybe(r, "summary", Reader::text);
    let text = f.maybe(r, "text", Reader::text);
    let corrections = f.list(r, "corrections", correction);
    let sources = f.list(r, "sources", source);
    let mut seen: Vec<&str> = Vec::new();
    r.each(value, "sources", |r, node| {
        let Some(id) = node.get("id") else { return };
        let Some(name) = id.text() else { return };
        if seen.contains(&name) {
            r.at("id", id.at, |r| r.fault(format!("two sources have the id `{}`", short(name))));
        }
        seen.push(name);
    });
    let ids: Vec<&str> = sources.iter().map(|s| s.id.as_str()).collect();
    let statements = f.take(r, "statements", |r, v| r.list(v, |r, v| statement(r, v, &ids)));
    let events = f.list(r, "events", event);
    let places = f.list(r, "places", |r, v| {
        let mut f = r.object(v, &["name", "code"])?;
        let (name, code) = (f.take(r, "name", Reader::text), f.maybe(r, "code", Reader::text));
        Some(Place { name: name.unwrap_or_default(), code })
    });
    Some(Article {
        id,
        title: title.unwrap_or_default(),
        publisher: publisher.unwrap_or_default(),
        authors,
        published,
        language: language.unwrap_or_default(),
        url,
        archived,
        summary,
        text,
        corrections,
        sources,
        statements: statements.unwrap_or_default(),
        events,
        places,
    })
}

fn statement(r: &mut Reader, value: &Node, sources: &[&str]) -> Option<Statement> {
    let mut f = r.object(
        value,
        &[
            "id",
            "form",
            "wording",
            "content",
            "cue",
            "source",
            "region",
            "about",
            "said",
            "happened",
            "topics",
            "paragraph",
            "anchor",
            "correction",
        ],
    )?;
    let id = f.maybe(r, "id", Reader::id);
    let form = f.take(r, "form", |r, v| r.word(v, Form::from_word, Form::ALL.iter().map(|x| x.word()).collect()));
    let wording = f.take(r, "wording", |r, v| r.word(v, Wording::from_word, Wording::ALL.iter().map(|x| x.word()).collect()));
    let content = f.take(r, "content", |r, v| {
        let content = r.list(v, part)?;
        agree(r, form, wording, &content);
        Some(content)
    });
    let cue = f.maybe(r, "cue", Reader::text);
    let source = f.maybe(r, "source", |r, v| {
        let (id, inferred) = named(r, v, "id")?;
        if !sources.contains(&id.as_str()) {
            r.fault(format!("no source of this article has the id `{}`", short(&id)));
            return None;
        }
        Some(SourceRef { id, inferred })
    });
    let region = f.maybe(r, "region", |r, v| named(r, v, "code").map(|(code, inferred)| RegionRef { code, inferred }));
    let about = f.list(r, "about", Reader::text);
    let said = f.maybe(r, "said", dated);
    let happened = f.maybe(r, "happened", dated);
    let topics = f.list(r, "topics", Reader::text);
    let paragraph = f.maybe(r, "paragraph", |r, v| {
        let n = r.whole(v)?;
        if n == 0 {
            r.fault("paragraphs are counted from 1".into());
        }
        Some(n)
    });
    let anchor = f.list(r, "anchor", anchor);
    let correction = f.maybe(r, "correction", correction);
    Some(Statement {
        id,
        form: form.unwrap_or(Form::Direct),
        wording: wording.unwrap_or(Wording::Verbatim),
        content: content.unwrap_or_default(),
        cue,
        source,
        region,
        about,
        said,
        happened,
        topics,
        paragraph,
        anchor,
        correction,
    })
}

/// Do the quotation marks of verbatim words agree with the form? A digest may keep a form whose words it does not repeat.
fn agree(r: &mut Reader, form: Option<Form>, wording: Option<Wording>, content: &[Part]) {
    let quotes = content.iter().filter(|p| p.is_quote()).count();
    if content.is_empty() {
        r.fault("a statement needs words".into());
    } else if wording == Some(Wording::Verbatim) {
        match form {
            Some(Form::Direct) if quotes < content.len() => {
                r.fault("a direct statement is all in quotation marks: use {\"quote\": …}, or the form `mixed`".into())
            }
            Some(Form::Indirect) if quotes > 0 => {
                r.fault("an indirect statement has no quotation marks: use the form `mixed` or `direct`".into())
            }
            Some(Form::Mixed) if quotes == 0 || quotes == content.len() => {
                r.fault("a mixed statement has words in quotation marks and words without".into());
            }
            _ => {}
        }
    }
}

fn part(r: &mut Reader, value: &Node) -> Option<Part> {
    match &value.value {
        Json::Text(_) => r.text(value).map(Part::Plain),
        Json::Object(_) => {
            let mut f = r.object(value, &["quote"])?;
            f.take(r, "quote", Reader::text).map(|quote| Part::Quote(Quote { quote }))
        }
        _ => {
            r.wants("a string or {\"quote\": …}", value);
            None
        }
    }
}

/// `"x"` or `{"id": "x", "inferred": "why"}`.
fn named(r: &mut Reader, value: &Node, key: &'static str) -> Option<(String, Option<String>)> {
    if value.text().is_some() {
        return r.text(value).map(|name| (name, None));
    }
    let mut f = r.object(value, if key == "id" { &["id", "inferred"] } else { &["code", "inferred"] })?;
    let (name, inferred) = (f.take(r, key, Reader::text), f.maybe(r, "inferred", Reader::text));
    Some((name?, inferred))
}

fn dated(r: &mut Reader, value: &Node) -> Option<Dated> {
    if value.text().is_some() {
        return r.date(value).map(|date| Dated { date, inferred: None, why: None });
    }
    let mut f = r.object(value, &["date", "inferred", "why"])?;
    let date = f.take(r, "date", Reader::date);
    let inferred = f.maybe(r, "inferred", |r, v| r.word(v, Inferred::from_word, Inferred::ALL.iter().map(|x| x.word()).collect()));
    let why = f.maybe(r, "why", Reader::text);
    if inferred.is_some() && why.is_none() {
        r.fault("an inferred date says why: add the field `why`".into());
    }
    Some(Dated { date: date?, inferred, why })
}

fn source(r: &mut Reader, value: &Node) -> Option<Source> {
    let mut f = r.object(value, &["id", "name", "kind", "role"])?;
    let (id, name) = (f.take(r, "id", Reader::text), f.take(r, "name", Reader::text));
    let kind = f.take(r, "kind", |r, v| r.word(v, SourceKind::from_word, SourceKind::ALL.iter().map(|x| x.word()).collect()));
    let role = f.maybe(r, "role", Reader::text);
    Some(Source { id: id.unwrap_or_default(), name: name.unwrap_or_default(), kind: kind.unwrap_or(SourceKind::Person), role })
}

pub(super) fn event(r: &mut Reader, value: &Node) -> Option<Event> {
    let mut f = r.object(value, &["title", "date", "region"])?;
    let (title, date) = (f.take(r, "title", Reader::text), f.take(r, "date", dated));
    let region = f.maybe(r, "region", Reader::text);
    Some(Event { title: title.unwrap_or_default(), date: date?, region })
}

fn correction(r: &mut Reader, value: &Node) -> Option<Correction> {
    let mut f = r.object(value, &["date", "note", "was"])?;
    let (date, note) = (f.take(r, "date", Reader::date), f.take(r, "note", Reader::text));
    let was = f.maybe(r, "was", Reader::text);
    Some(Correction { date: date?, note: note.unwrap_or_default(), was })
}

fn anchor(r: &mut Reader, value: &Node) -> Option<Anchor> {
    let kind = value.get("type").and_then(Node::text).unwrap_or_default().to_owned();
    match kind.as_str() {
        "TextQuoteSelector" => {
            let mut f = r.object(value, &["type", "exact", "prefix", "suffix"])?;
            let exact = f.take(r, "exact", Reader::text);
            let (prefix, suffix) = (f.maybe(r, "prefix", Reader::text), f.maybe(r, "suffix", Reader::text));
            Some(Anchor::TextQuoteSelector { exact: exact.unwrap_or_default(), prefix, suffix })
        }
        "TextPositionSelector" => {
            let mut f = r.object(value, &["type", "start", "end"])?;
            let (start, end) = (f.take(r, "start", Reader::whole)?, f.take(r, "end", Reader::whole)?);
            if start >= end {
                r.fault("the selector ends before it begins".into());
            }
            Some(Anchor::TextPositionSelector { start, end })
        }
        _ => {
            r.fault("expected an object whose `type` is TextQuoteSelector or TextPositionSelector".into());
            None
        }
    }
}

fn language(r: &mut Reader, value: &Node) -> Option<String> {
    let tag = r.text(value)?;
    let first = tag.split('-').next().unwrap_or_default();
    let fits = (2..=8).contains(&first.len())
        && first.bytes().all(|b| b.is_ascii_alphabetic())
        && tag.split('-').skip(1).all(|s| (1..=8).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_alphanumeric()));
    if !fits {
        r.fault(format!("`{}` is no language tag: write `en`, `ko`, `pt-BR`", short(&tag)));
    }
    Some(tag)
}

/// Says what an address is, where one is none.
pub const NO_ADDRESS: &str = "an address begins with https:// or http:// and a name, and has no blank in it";

/// May it be the address of a page?
pub fn is_address(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or_default().as_bytes();
    rest.first().is_some_and(|b| *b >= b'0' && !matches!(b, b':' | b'?')) && !rest.contains(&b' ')
}

fn address(r: &mut Reader, value: &Node) -> Option<String> {
    let url = r.text(value)?;
    if !is_address(&url) {
        r.fault(NO_ADDRESS.into());
    }
    Some(url)
}

pub(super) fn collection(r: &mut Reader, value: &Node) -> Option<Collection> {
    let mut f = r.object(value, &["id", "title", "description", "invented", "note", "topics", "regions", "map", "protect", "ways"])?;
    let (id, title) = (f.take(r, "id", Reader::id), f.take(r, "title", Reader::text));
    let description = f.maybe(r, "description", Reader::text);
    let invented = f.maybe(r, "invented", Reader::truth).unwrap_or(false);
    let note = f.maybe(r, "note", Reader::text);
    let topics = f.list(r, "topics", |r, v| {
        let mut f = r.object(v, &["id", "name", "phrases"])?;
        let (id, name) = (f.take(r, "id", Reader::text), f.take(r, "name", Reader::text));
        let phrases = f.list(r, "phrases", Reader::text);
        Some(Topic { id: id.unwrap_or_default(), name: name.unwrap_or_default(), phrases })
    });
    let regions = f.list(r, "regions", region);
    let mut seen: Vec<&str> = Vec::new();
    r.each(value, "regions", |r, node| {
        if let Some((code, place)) = node.get("code").and_then(|c| Some((c.text()?, c.at))) {
            if seen.contains(&code) {
                r.at("code", place, |r| r.fault(format!("two regions have the code `{}`", short(code))));
            }
            seen.push(code);
        }
        if let Some((parent, place)) = node.get("parent").and_then(|p| Some((p.text()?, p.at)))
            && !regions.iter().any(|other| other.code == *parent && other.parent.is_none())
        {
            r.at("parent", place, |r| r.fault(format!("`{}` is no region of the level above", short(parent))));
        }
    });
    #[cfg(not(target_arch = "wasm32"))]
    let map = f.maybe(r, "map", super::map_spec::map_spec);
    #[cfg(not(target_arch = "wasm32"))]
    let protect = f.maybe(r, "protect", super::protect::protect);
    let ways = f.list(r, "ways", Reader::text);
    Some(Collection {
        id: id.unwrap_or_default(),
        title: title.unwrap_or_default(),
        description,
        invented,
        note,
        topics,
        regions,
        #[cfg(not(target_arch = "wasm32"))]
        map,
        #[cfg(not(target_arch = "wasm32"))]
        protect,
        ways,
    })
}

fn region(r: &mut Reader, value: &Node) -> Option<Region> {
    let mut f = r.object(value, &["code", "name", "listed", "aliases", "parent"])?;
    let (code, name) = (f.take(r, "code", Reader::text), f.take(r, "name", Reader::text));
    let listed = f.maybe(r, "listed", Reader::text);
    let aliases = f.list(r, "aliases", Reader::text);
    let parent = f.maybe(r, "parent", Reader::text);
    Some(Region { code: code.unwrap_or_default(), name: name.unwrap_or_default(), listed, aliases, parent })
}

pub(super) fn label(r: &mut Reader, value: &Node) -> Option<Label> {
    let mut f = r.object(value, &["code", "text", "at", "anchor", "lead", "count"])?;
    // A label without words is a region whose name does not fit: its count is all that is written there.
    let words = |r: &mut Reader, v: &Node| v.text().map(String::from).or_else(|| r.text(v));
    let (code, text, at) = (f.take(r, "code", Reader::text), f.take(r, "text", words), f.take(r, "at", Reader::numbers::<2>));
    let anchor = f.maybe(r, "anchor", |r, v| {
        let known = |w: &str| ["start", "middle", "end"].into_iter().find(|a| *a == w);
        r.word(v, known, vec!["start", "middle", "end"]).map(String::from)
    });
    let (lead, count) = (f.maybe(r, "lead", Reader::numbers::<2>), f.maybe(r, "count", Reader::numbers::<2>));
    Some(Label { code: code.unwrap_or_default(), text: text.unwrap_or_default(), at: at.unwrap_or_default(), anchor, lead, count })
}

pub(super) fn neighbour(r: &mut Reader, value: &Node) -> Option<Neighbour> {
    let mut f = r.object(value, &["name", "at"])?;
    let (name, at) = (f.take(r, "name", Reader::text), f.take(r, "at", Reader::numbers::<2>));
    Some(Neighbour { name: name.unwrap_or_default(), at: at.unwrap_or_default() })
}

pub(super) fn map_data(r: &mut Reader, value: &Node) -> Option<MapData> {
    let mut f = r.object(value, &["width", "height", "regions", "context", "inner", "coast", "border", "neighbours"])?;
    let path = |r: &mut Reader, v: &Node| v.text().map(String::from).or_else(|| r.text(v));
    let (width, height) = (f.take(r, "width", Reader::number), f.take(r, "height", Reader::number));
    let regions = f.list(r, "regions", |r, v| {
        let mut f = r.object(v, &["code", "path", "label"])?;
        let (code, path) = (f.take(r, "code", Reader::text), f.take(r, "path", path));
        let label = f.take(r, "label", label);
        Some(MapRegion { code: code.unwrap_or_default(), path: path.unwrap_or_default(), label: label? })
    });
    let (context, inner) = (f.maybe(r, "context", path), f.maybe(r, "inner", path));
    let (coast, border) = (f.maybe(r, "coast", path), f.maybe(r, "border", path));
    let neighbours = f.list(r, "neighbours", neighbour);
    Some(MapData {
        width: width.unwrap_or_default(),
        height: height.unwrap_or_default(),
        regions,
        context: context.unwrap_or_default(),
        inner: inner.unwrap_or_default(),
        coast: coast.unwrap_or_default(),
        border: border.unwrap_or_default(),
        neighbours,
    })
}

fn short(text: &str) -> String {
    let mut out: String = text.chars().take(60).collect();
    if out.len() < text.len() {
        out.push('…');
    }
    out
}

/// Is `b` a slip of `a`? Equal but for case, a hyphen or a plural, or one letter apart.
fn alike(a: &str, b: &str) -> bool {
    let plain = |s: &str| s.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    let (a, b) = (plain(a), plain(b));
    if a == b || a.trim_end_matches('s') == b.trim_end_matches('s') {
        return true;
    }
    let same_start = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    let same_end = a.chars().rev().zip(b.chars().rev()).take_while(|(x, y)| x == y).count();
    a.len().max(b.len()).saturating_sub(same_start + same_end) <= 2 && a.len().abs_diff(b.len()) <= 1 && a.len() > 3
}
