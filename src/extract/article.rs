//! What was found, as an article file that `dateline check` accepts.
//!
//! Adds nothing: what nobody stated is left out, or says that it is not stated where a file must have it.

use super::found::tidy;
use super::index::Index;
use super::quoted::{quoted, runs, unmarked};
use super::{Extraction, FoundDate, FoundRegion, FoundStatement, Stretch};
use crate::model::{
    Anchor, Article, Dated, Edtf, Event, Form, Inferred, Part, Place, Quote, RegionRef, Source, SourceRef, Statement, Wording, plain_id,
};

/// The publisher of an article that does not name one.
pub const NO_PUBLISHER: &str = "publisher not stated";
/// The title of an article that has none.
pub const NO_TITLE: &str = "untitled";
/// The language of an article of which nobody says it: BCP 47 for "undetermined".
pub const NO_LANGUAGE: &str = "und";
/// So many characters stand before and after the words of an anchor.
const AROUND: usize = 32;

/// What goes into the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// The article's id; what does not fit an id is made to.
    pub id: String,
    /// With the text; else stand-off: the statements and their anchors only.
    pub text: bool,
}

/// The article that an extraction makes. The work is linear in the text's length.
pub fn to_article(found: &Extraction, how: &Export) -> Article {
    let about = &found.input.about;
    let marks = quoted(&found.input);
    let points = Points::new(&found.input.text);
    let sources = sources(found);
    let statement = |s: &FoundStatement| statement(found, s, &marks, &points, &sources);
    let statements = found.statements.iter().filter_map(statement).collect();
    Article {
        id: plain_id(&how.id, "article"),
        title: stated(&about.title).unwrap_or_else(|| NO_TITLE.into()),
        publisher: stated(&about.publisher).unwrap_or_else(|| NO_PUBLISHER.into()),
        authors: about.authors.iter().filter_map(|a| stated(a)).collect(),
        published: about.published.as_deref().and_then(date).map(|date| Dated { date, inferred: None, why: None }),
        language: language(&about.language).unwrap_or(NO_LANGUAGE).to_owned(),
        url: about.url.as_deref().and_then(stated).filter(|u| u.starts_with("https://") || u.starts_with("http://")),
        archived: None,
        summary: None,
        text: (how.text && !found.input.text.trim().is_empty()).then(|| found.input.text.clone()),
        corrections: Vec::new(),
        sources: sources.1,
        statements,
        events: found.events.iter().filter_map(|e| event(&e.title, &e.date, e.region.as_ref())).collect(),
        places: places(found),
    }
}

/// Words with something in them, on one line, without the blanks around them.
fn stated(words: &str) -> Option<String> {
    let words = tidy(words);
    (!words.is_empty()).then_some(words)
}

/// One blank for each run of blanks and line ends.
fn one_line(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        if !c.is_whitespace() {
            out.push(c);
        } else if !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out
}

fn date(text: &str) -> Option<Edtf> {
    Edtf::parse(text.trim()).ok()
}

/// A BCP 47 tag, where it is one.
pub(crate) fn language(tag: &str) -> Option<&str> {
    let tag = tag.trim();
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or_default();
    let fits = (2..=8).contains(&first.len())
        && first.bytes().all(|b| b.is_ascii_alphabetic())
        && parts.all(|p| (1..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()));
    fits.then_some(tag)
}

/// The sources that speak, each with an id of its own, and their places by the ids under which they were found.
fn sources(found: &Extraction) -> (Index, Vec<Source>) {
    let mut speaking = Index::new(found.statements.len());
    for statement in &found.statements {
        if let Some(source) = &statement.source {
            speaking.add(source, 0);
        }
    }
    let (mut ids, mut taken) = (Index::new(found.sources.len()), Index::new(found.sources.len()));
    let mut out: Vec<Source> = Vec::new();
    let mut nth = 0_u32;
    for source in &found.sources {
        let Some(name) = stated(&source.name) else { continue };
        if speaking.get(&source.id).is_none() || !ids.add(&source.id, out.len()) {
            continue;
        }
        let wanted = plain_id(&source.id, "source");
        let mut id = wanted.clone();
        while !taken.add(&id, 0) {
            nth += 1;
            id = [wanted.get(..wanted.len().min(80)).unwrap_or("source"), "-", &nth.to_string()].concat();
        }
        out.push(Source { id, name, kind: source.kind, role: source.role.as_deref().and_then(stated) });
    }
    (ids, out)
}

fn dated(found: &FoundDate) -> Option<Dated> {
    let date = date(&found.date)?;
    let inferred = found.inferred.as_deref().map(|word| Inferred::from_word(word).unwrap_or(Inferred::Date));
    let why = found.why.as_deref().and_then(stated);
    let why = why.or_else(|| inferred.map(|_| "The words at this place do not say all of it".into()));
    Some(Dated { date, inferred, why })
}

fn event(title: &str, when: &FoundDate, region: Option<&FoundRegion>) -> Option<Event> {
    Some(Event { title: stated(title)?, date: dated(when)?, region: region.and_then(|r| stated(&r.code)) })
}

fn places(found: &Extraction) -> Vec<Place> {
    let mut named = Index::new(found.places.len());
    let mut out = Vec::new();
    for place in &found.places {
        if let Some(name) = stated(&place.name).filter(|name| named.add(name, 0)) {
            out.push(Place { name, code: stated(&place.code) });
        }
    }
    out
}

/// Adds words that are not there yet.
fn once(all: &mut Vec<String>, words: &str) {
    if let Some(words) = stated(words).filter(|words| !all.contains(words)) {
        all.push(words);
    }
}

fn statement(
    found: &Extraction,
    statement: &FoundStatement,
    marks: &[Stretch],
    points: &Points,
    (ids, sources): &(Index, Vec<Source>),
) -> Option<Statement> {
    let text = &found.input.text;
    let (form, content) = content(text, statement, marks);
    let source = statement.source.as_deref().and_then(|id| sources.get(ids.get(id)?));
    let (mut about, mut topics) = (Vec::new(), Vec::new());
    statement.about.iter().for_each(|region| once(&mut about, &region.code));
    statement.topics.iter().for_each(|topic| once(&mut topics, &topic.id));
    let region = statement.region.as_ref().and_then(|r| Some((stated(&r.code)?, r)));
    (!content.is_empty()).then(|| Statement {
        id: None,
        form,
        wording: Wording::Verbatim,
        content,
        cue: statement.cue.and_then(|cue| stated(cue.of(text))),
        source: source.map(|source| SourceRef { id: source.id.clone(), inferred: statement.carried.as_deref().and_then(stated) }),
        region: region.map(|(code, r)| RegionRef { code, inferred: r.inferred.as_deref().and_then(stated) }),
        about,
        said: statement.said.as_ref().and_then(dated),
        happened: None,
        topics,
        paragraph: (statement.paragraph > 0).then_some(statement.paragraph),
        anchor: statement.content.iter().flat_map(|piece| anchor(text, *piece, points)).collect(),
        correction: None,
    })
}

/// The words, in marks and without; and the form, which is that of the words where the one that is given cannot be.
fn content(text: &str, statement: &FoundStatement, marks: &[Stretch]) -> (Form, Vec<Part>) {
    let mut parts: Vec<Part> = Vec::new();
    for piece in statement.content.iter().map(|piece| piece.trimmed(text)) {
        let mut first = !parts.is_empty();
        let mut add = |is_quote: bool, words: &str| {
            let between = std::mem::take(&mut first);
            if is_quote {
                // Between two quotations the reader sets a blank of itself.
                if let (true, Some(Part::Plain(before))) = (between, parts.last_mut()) {
                    before.push(' ');
                }
                parts.push(Part::Quote(Quote { quote: one_line(words) }));
            } else {
                let words = one_line(words);
                parts.push(Part::Plain(if between { [" ", &words].concat() } else { words }));
            }
        };
        match statement.form {
            Form::Direct => {
                let words = unmarked(piece.of(text));
                if !words.is_empty() {
                    add(true, words);
                }
            }
            Form::Indirect => {
                if piece.start < piece.end {
                    add(false, piece.of(text));
                }
            }
            Form::Mixed => {
                for (at, is_quote) in runs(marks, piece) {
                    let words = if is_quote { unmarked(at.of(text)) } else { at.of(text) };
                    if !words.trim().is_empty() {
                        add(is_quote, words);
                    }
                }
            }
        }
    }
    let quotes = parts.iter().filter(|p| p.is_quote()).count();
    let form = match statement.form {
        Form::Mixed if quotes == 0 => Form::Indirect,
        Form::Mixed if quotes == parts.len() => Form::Direct,
        form => form,
    };
    (form, parts)
}

fn anchor(text: &str, piece: Stretch, points: &Points) -> Vec<Anchor> {
    let at = piece.trimmed(text);
    if at.start >= at.end {
        return Vec::new();
    }
    let (prefix, suffix) = around(text, at);
    let exact = at.of(text).to_owned();
    let position = Anchor::TextPositionSelector { start: points.at(text, at.start), end: points.at(text, at.end) };
    vec![Anchor::TextQuoteSelector { exact, prefix: filled(prefix), suffix: filled(suffix) }, position]
}

fn filled(words: &str) -> Option<String> {
    (!words.trim().is_empty()).then(|| words.to_owned())
}

/// What stands before and after a stretch, cut at the borders of words where there are any.
pub(crate) fn around(text: &str, at: Stretch) -> (&str, &str) {
    let before = text.get(..at.start as usize).unwrap_or_default();
    let after = text.get(at.end as usize..).unwrap_or_default();
    let mut prefix = before.char_indices().rev().take(AROUND).last().and_then(|(from, _)| before.get(from..)).unwrap_or_default();
    if prefix.len() < before.len()
        && let Some(blank) = prefix.find(char::is_whitespace)
    {
        prefix = prefix.get(blank..).unwrap_or_default().trim_start();
    }
    let mut suffix = after.char_indices().nth(AROUND).and_then(|(to, _)| after.get(..to)).unwrap_or(after);
    if suffix.len() < after.len()
        && let Some(blank) = suffix.rfind(char::is_whitespace)
    {
        suffix = suffix.get(..blank).unwrap_or_default().trim_end();
    }
    (prefix, suffix)
}

/// From bytes to code points: how many code points stand before every so manieth byte.
struct Points(Vec<u32>);

const BLOCK: usize = 256;

fn code_points(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|b| **b & 0xc0 != 0x80).count() as u32
}

impl Points {
    fn new(text: &str) -> Points {
        let mut sum = 0;
        let mut before = |bytes: &[u8]| {
            let here = sum;
            sum += code_points(bytes);
            here
        };
        Points(text.as_bytes().chunks(BLOCK).map(&mut before).collect())
    }

    fn at(&self, text: &str, byte: u32) -> u32 {
        let block = (byte as usize / BLOCK).min(self.0.len().saturating_sub(1));
        let rest = text.as_bytes().get(block * BLOCK..byte as usize).unwrap_or_default();
        self.0.get(block).copied().unwrap_or_default() + code_points(rest)
    }
}
