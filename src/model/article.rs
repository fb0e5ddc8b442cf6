//! The article file: one news report, its statements, sources, events and places.
//!
//! The doc comments here are the descriptions of the JSON Schema.

use serde::{Deserialize, Serialize};

use super::Edtf;

/// One news report.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[cfg_attr(not(target_arch = "wasm32"), schemars(deny_unknown_fields))]
pub struct Article {
    /// Lower-case letters, digits and hyphens. Left out, it is the file's name without `.json`.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(default, regex(pattern = "^[a-z0-9][a-z0-9-]*$")))]
    pub id: String,
    /// The headline.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Who wrote it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(default))]
    pub authors: Vec<String>,
    /// When it was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<Dated>,
    /// Language as a BCP 47 tag, such as `en` or `ko`.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(regex(pattern = "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$")))]
    pub language: String,
    /// The publisher's page: an address with `https://` or `http://`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(regex(pattern = "^https?://")))]
    pub url: Option<String>,
    /// An archived copy of that page.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(regex(pattern = "^https?://")))]
    pub archived: Option<String>,
    /// What it tells, in one or two sentences of our own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// The full text, where rights allow it; paragraphs parted by an empty line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// What the publisher corrected later.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(default))]
    pub corrections: Vec<Correction>,
    /// Who speaks in it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(default))]
    pub sources: Vec<Source>,
    /// What they say, in the order of the article.
    pub statements: Vec<Statement>,
    /// What is dated in it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(default))]
    pub events: Vec<Event>,
    /// Places that it names.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(default))]
    pub places: Vec<Place>,
}

impl Article {
    /// The source of a statement, where it names one.
    pub fn source_of(&self, statement: &Statement) -> Option<&Source> {
        let wanted = statement.source.as_ref()?;
        self.sources.iter().find(|s| s.id == wanted.id)
    }
}

/// Who speaks. An anonymous source is a description, not a claim that two descriptions are one person.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[cfg_attr(not(target_arch = "wasm32"), schemars(deny_unknown_fields))]
pub struct Source {
    /// What statements of this article call it by.
    pub id: String,
    /// The name, or the description that the article gives.
    pub name: String,
    /// What kind of source.
    pub kind: SourceKind,
    /// Office or role as described.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal, $label:literal;)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $word)] $variant,)* }

        impl $name {
            /// Every value, in the order in which they are shown.
            pub const ALL: &'static [$name] = &[$($name::$variant,)*];

            /// The word in the data and in the link.
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word,)* }
            }

            /// The words on the screen.
            pub fn label(self) -> &'static str {
                match self { $($name::$variant => $label,)* }
            }

            /// The value that a word stands for.
            pub fn from_word(word: &str) -> Option<$name> {
                Self::ALL.iter().copied().find(|v| v.word() == word)
            }
        }
    };
}

words! {
    /// What kind of source speaks.
    SourceKind {
        /// One named person.
        Person = "person", "named person";
        /// Several named people, jointly.
        People = "people", "several named people";
        /// An office that speaks as such.
        Office = "office", "office";
        /// An organisation.
        Organisation = "organisation", "organisation";
        /// A newspaper, agency or broadcaster.
        Publication = "publication", "publication";
        /// A document.
        Document = "document", "document";
        /// A group that is no organisation.
        Group = "group", "group";
        /// One person whom the article does not name.
        Anonymous = "anonymous", "anonymous, one person";
        /// Several people whom the article does not name.
        AnonymousSeveral = "anonymous-several", "anonymous, several";
    }
}

words! {
    /// What the article made of a statement.
    Form {
        /// All in quotation marks.
        Direct = "direct", "quoted";
        /// Partly in quotation marks.
        Mixed = "mixed", "part quoted";
        /// Without quotation marks.
        Indirect = "indirect", "reported";
    }
}

words! {
    /// Whose words a statement is set in.
    Wording {
        /// The article's.
        Verbatim = "verbatim", "the article’s words";
        /// Ours.
        Digest = "digest", "our wording";
    }
}

/// One piece of reported speech.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[cfg_attr(not(target_arch = "wasm32"), schemars(deny_unknown_fields))]
pub struct Statement {
    /// Left out, it is derived from the content. Keep it when the words are corrected, so that links hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(regex(pattern = "^[a-z0-9][a-z0-9-]*$")))]
    pub id: Option<String>,
    /// What the article made of it.
    pub form: Form,
    /// Whose words it is set in here.
    pub wording: Wording,
    /// What was said, in order: plain text, and what stands in quotation marks.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1)))]
    pub content: Vec<Part>,
    /// The word that reports it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cue: Option<String>,
    /// Who said it: the id of a source of this article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceRef>,
    /// Where the source is: a region's code. Left out where the article does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<RegionRef>,
    /// What it is about: regions' codes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(default))]
    pub about: Vec<String>,
    /// When it was said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub said: Option<Dated>,
    /// When what it tells of happened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub happened: Option<Dated>,
    /// Ids of the collection's topics.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(default))]
    pub topics: Vec<String>,
    /// Which paragraph of the article, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(min = 1)))]
    pub paragraph: Option<u32>,
    /// Where in the text: W3C Web Annotation selectors.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(default))]
    pub anchor: Vec<Anchor>,
    /// What was corrected later.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub correction: Option<Correction>,
}

/// A piece of a statement's content.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Part {
    /// Not in quotation marks.
    Plain(String),
    /// In quotation marks in the article.
    Quote(Quote),
}

/// Words that stand in quotation marks; without the marks.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[cfg_attr(not(target_arch = "wasm32"), schemars(deny_unknown_fields))]
pub struct Quote {
    /// The words.
    pub quote: String,
}

impl Part {
    /// The words, quoted or not.
    pub fn text(&self) -> &str {
        match self {
            Part::Plain(text) => text,
            Part::Quote(quote) => &quote.quote,
        }
    }

    /// Does it stand in quotation marks?
    pub fn is_quote(&self) -> bool {
        matches!(self, Part::Quote(_))
    }
}

/// Which source speaks.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[cfg_attr(not(target_arch = "wasm32"), schemars(deny_unknown_fields))]
#[cfg_attr(not(target_arch = "wasm32"), schemars(transform = or_string))]
pub struct SourceRef {
    /// Id of a source of this article.
    pub id: String,
    /// Why, where the article does not say so at this place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inferred: Option<String>,
}

/// Which region a source is in.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[cfg_attr(not(target_arch = "wasm32"), schemars(deny_unknown_fields))]
#[cfg_attr(not(target_arch = "wasm32"), schemars(transform = or_string))]
pub struct RegionRef {
    /// The region's code: ISO 3166 where it has one.
    pub code: String,
    /// Why, where the article does not say so at this place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inferred: Option<String>,
}

/// A date, and how much of it the article states.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[cfg_attr(not(target_arch = "wasm32"), schemars(deny_unknown_fields))]
#[cfg_attr(not(target_arch = "wasm32"), schemars(transform = or_string))]
pub struct Dated {
    /// EDTF (ISO 8601-2): `2019-02-26`, `2019-02`, `2019-02-27/2019-02-28`, `XXXX-02-25`, `2019-02-25~`.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "String"))]
    pub date: Edtf,
    /// What of it the article does not state.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inferred: Option<Inferred>,
    /// How it was inferred.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

words! {
    /// What of a date was inferred.
    Inferred {
        /// The year; day and month are stated.
        Year = "year", "year inferred";
        /// All of it.
        Date = "date", "inferred";
    }
}

/// Something dated that the article tells of.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[cfg_attr(not(target_arch = "wasm32"), schemars(deny_unknown_fields))]
pub struct Event {
    /// What.
    pub title: String,
    /// When.
    pub date: Dated,
    /// Where: a region's code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
}

/// A place that the article names.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[cfg_attr(not(target_arch = "wasm32"), schemars(deny_unknown_fields))]
pub struct Place {
    /// Its name.
    pub name: String,
    /// The code of the region that it is, or is in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
}

/// What was put right after publication.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[cfg_attr(not(target_arch = "wasm32"), schemars(deny_unknown_fields))]
pub struct Correction {
    /// When, in EDTF.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "String"))]
    pub date: Edtf,
    /// What was corrected.
    pub note: String,
    /// The words as they stood before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub was: Option<String>,
}

/// A W3C Web Annotation selector. Positions count Unicode code points of the article's text; the end is exclusive.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(tag = "type")]
pub enum Anchor {
    /// By its words and what stands around them.
    TextQuoteSelector {
        /// The words.
        exact: String,
        /// What stands before.
        #[serde(skip_serializing_if = "Option::is_none")]
        prefix: Option<String>,
        /// What stands after.
        #[serde(skip_serializing_if = "Option::is_none")]
        suffix: Option<String>,
    },
    /// By its place in the text.
    TextPositionSelector {
        /// First code point.
        start: u32,
        /// One after the last code point.
        end: u32,
    },
}

impl Serialize for Edtf {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// In the file, a plain string may stand for an object of which only the first member is given.
#[cfg(not(target_arch = "wasm32"))]
fn or_string(schema: &mut schemars::Schema) {
    let mut object = std::mem::take(schema);
    let description = object.remove("description");
    let mut either = schemars::json_schema!({ "anyOf": [{ "type": "string" }, object] });
    if let Some(description) = description {
        either.insert("description".into(), description);
    }
    *schema = either;
}
