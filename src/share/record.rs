//! One statement as a row of a table: everything that is known of it, as stated.

use serde::Serialize;

use super::Made;
use super::source_link::at_the_sentence;
use crate::explore::{Library, date_words};
use crate::model::{Dated, Part, SourceKind};

/// The columns, in order. Several values in one cell are parted by `; `.
pub const COLUMNS: [&str; 35] = [
    "id",
    "words",
    "form",
    "wording",
    "cue",
    "source",
    "source_kind",
    "source_role",
    "source_inferred",
    "region",
    "region_name",
    "region_inferred",
    "about",
    "about_names",
    "said",
    "said_inferred",
    "happened",
    "happened_inferred",
    "topics",
    "topic_names",
    "paragraph",
    "correction",
    "article",
    "title",
    "publisher",
    "authors",
    "published",
    "published_inferred",
    "language",
    "url",
    "archived",
    "link",
    "collection",
    "version",
    "selection",
];

/// A row.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Record {
    /// The statement's id.
    pub id: String,
    /// Its words, in quotation marks what stood in them.
    pub words: String,
    /// Its pieces: plain text, and what stood in quotation marks.
    pub content: Vec<Part>,
    /// What the article made of it.
    pub form: &'static str,
    /// Whose words they are.
    pub wording: &'static str,
    /// The word that reports it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cue: Option<String>,
    /// Who said it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// What kind of source.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_kind: Option<&'static str>,
    /// Its role.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_role: Option<String>,
    /// Why the source was inferred.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_inferred: Option<String>,
    /// The region of the source, by code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// And by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region_name: Option<String>,
    /// Why it was inferred.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region_inferred: Option<String>,
    /// The regions that it is about, by code.
    pub about: Vec<String>,
    /// And by name.
    pub about_names: Vec<String>,
    /// When it was said, in EDTF.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub said: Option<String>,
    /// What of that was inferred.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub said_inferred: Option<&'static str>,
    /// When what it tells of happened, in EDTF.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub happened: Option<String>,
    /// What of that was inferred.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub happened_inferred: Option<&'static str>,
    /// Its topics, by id.
    pub topics: Vec<String>,
    /// And by name.
    pub topic_names: Vec<String>,
    /// Which paragraph of the article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paragraph: Option<u32>,
    /// What was corrected, and when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub correction: Option<String>,
    /// The article's id.
    pub article: String,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// When it was published, in EDTF.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// What of that was inferred.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published_inferred: Option<&'static str>,
    /// Its language.
    pub language: String,
    /// The publisher's page, at the sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// An archived copy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub archived: Option<String>,
    /// Where the explorer shows it.
    pub link: String,
    /// The collection's id.
    pub collection: String,
    /// Its version.
    pub version: String,
    /// The selection of which this is a part: words, count, address.
    pub selection: String,
}

/// The words of a statement, in quotation marks what stood in them.
pub fn said_words(content: &[Part]) -> String {
    let mut out = String::new();
    for (nth, part) in content.iter().enumerate() {
        if part.is_quote() {
            // A split quotation stands as two.
            let gap = nth > 0 && content.get(nth - 1).is_some_and(Part::is_quote);
            out.push_str(if gap { " “" } else { "“" });
            out.push_str(part.text());
            out.push('”');
        } else {
            out.push_str(part.text());
        }
    }
    out
}

/// The row of a statement that is here.
pub fn record(library: &Library, made: &Made, row: u32) -> Option<Record> {
    let told = library.statement(row)?;
    let (article, statement, id) = told.parts();
    let source = article.source_of(statement);
    let edtf = |dated: &Option<Dated>| dated.as_ref().map(|d| d.date.to_string());
    let inferred = |dated: &Option<Dated>| dated.as_ref().and_then(|d| d.inferred).map(|i| i.word());
    let topic = |id: &String| library.bundle.collection.topics.iter().find(|t| t.id == *id).map_or_else(|| id.clone(), |t| t.name.clone());
    let correction = statement.correction.as_ref().map(|c| [&c.date.to_string(), ": ", &c.note].concat());
    let mut link = made.base.clone();
    let open = crate::explore::Link { open: Some(id.to_owned()), ..Default::default() };
    link.push_str(&crate::explore::print(&crate::explore::Link { collection: made.named(), ..open }));
    Some(Record {
        id: id.to_owned(),
        words: said_words(&statement.content),
        content: statement.content.clone(),
        form: statement.form.word(),
        wording: statement.wording.word(),
        cue: statement.cue.clone(),
        source: source.map(|s| s.name.clone()),
        source_kind: source.map(|s| SourceKind::word(s.kind)),
        source_role: source.and_then(|s| s.role.clone()),
        source_inferred: statement.source.as_ref().and_then(|s| s.inferred.clone()),
        region: statement.region.as_ref().map(|r| r.code.clone()),
        region_name: statement.region.as_ref().map(|r| library.region_name(&r.code).to_owned()),
        region_inferred: statement.region.as_ref().and_then(|r| r.inferred.clone()),
        about: statement.about.clone(),
        about_names: statement.about.iter().map(|code| library.region_name(code).to_owned()).collect(),
        said: edtf(&statement.said),
        said_inferred: inferred(&statement.said),
        happened: edtf(&statement.happened),
        happened_inferred: inferred(&statement.happened),
        topics: statement.topics.clone(),
        topic_names: statement.topics.iter().map(topic).collect(),
        paragraph: statement.paragraph,
        correction,
        article: article.id.clone(),
        title: article.title.clone(),
        publisher: article.publisher.clone(),
        authors: article.authors.clone(),
        published: edtf(&article.published),
        published_inferred: inferred(&article.published),
        language: article.language.clone(),
        url: article.url.as_ref().map(|url| at_the_sentence(url, statement)),
        archived: article.archived.clone(),
        link,
        collection: made.collection.clone(),
        version: made.version.clone(),
        selection: made.told(),
    })
}

impl Made {
    /// The collection, where a link has to name it: one that is not the first of its site.
    fn named(&self) -> Option<String> {
        crate::explore::parse(self.link.split_once('#').map_or("", |(_, fragment)| fragment)).0.collection
    }

    /// The selection, how many that is of how many, and where the explorer shows it.
    pub fn told(&self) -> String {
        let count = [&self.count.to_string(), " of ", &self.of.to_string()].concat();
        [&self.selection, " (", &count, " statements) ", &self.link].concat()
    }
}

impl Record {
    /// The cells, in the order of `COLUMNS`.
    pub fn cells(&self) -> [String; COLUMNS.len()] {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let word = |word: Option<&str>| word.unwrap_or_default().to_owned();
        [
            self.id.clone(),
            self.words.clone(),
            self.form.into(),
            self.wording.into(),
            text(&self.cue),
            text(&self.source),
            word(self.source_kind),
            text(&self.source_role),
            text(&self.source_inferred),
            text(&self.region),
            text(&self.region_name),
            text(&self.region_inferred),
            self.about.join("; "),
            self.about_names.join("; "),
            text(&self.said),
            word(self.said_inferred),
            text(&self.happened),
            word(self.happened_inferred),
            self.topics.join("; "),
            self.topic_names.join("; "),
            self.paragraph.map(|n| n.to_string()).unwrap_or_default(),
            text(&self.correction),
            self.article.clone(),
            self.title.clone(),
            self.publisher.clone(),
            self.authors.join("; "),
            text(&self.published),
            word(self.published_inferred),
            self.language.clone(),
            text(&self.url),
            text(&self.archived),
            self.link.clone(),
            self.collection.clone(),
            self.version.clone(),
            self.selection.clone(),
        ]
    }
}

/// A date in words: `26 Feb 2019`, what is inferred of it in brackets.
pub(super) fn dated(dated: &Dated) -> String {
    let words = date_words(dated);
    words.iter().map(|w| if w.inferred { ["[", &w.text, "]"].concat() } else { w.text.clone() }).collect()
}
