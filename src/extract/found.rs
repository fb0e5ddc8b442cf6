//! What the extractor found in one text, with the reason for everything that the text does not say at that place.
//!
//! Plain data: it crosses the border of a worker and is kept in the browser. Positions are bytes of `text`, at character
//! borders, the end exclusive.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::model::{Form, SourceKind, sort_by};

/// A stretch of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Stretch {
    /// First byte.
    pub start: u32,
    /// One after the last byte.
    pub end: u32,
}

impl Stretch {
    /// From `start` to before `end`.
    pub fn new(start: usize, end: usize) -> Stretch {
        Stretch { start: start as u32, end: end as u32 }
    }

    /// Its words; empty where it lies outside of the text.
    pub fn of<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.start as usize..self.end as usize).unwrap_or_default()
    }

    /// Without the blanks at its ends; empty where it lies outside of the text.
    pub(super) fn trimmed(&self, text: &str) -> Stretch {
        let words = self.of(text);
        let start = self.start as usize + words.len() - words.trim_start().len();
        Stretch::new(start, start + words.trim().len())
    }
}

/// What is known of the article as a whole: from flags, front matter, the page's own data, or the text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct About {
    /// The headline.
    pub title: String,
    /// Who published it; empty where nobody says.
    pub publisher: String,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// When it was published, as EDTF.
    pub published: Option<String>,
    /// BCP 47; empty where nobody says.
    pub language: String,
    /// The publisher's page.
    pub url: Option<String>,
    /// ISO 3166-1 code of the country that is meant where nothing else is said: whose capital is "the capital".
    pub country: Option<String>,
}

/// What a paragraph is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// The headline.
    Title,
    /// A heading between paragraphs.
    Heading,
    /// Who wrote it, and when.
    Byline,
    /// Under a picture.
    Caption,
    /// The reporting itself.
    Body,
    /// Who the author is, at the end.
    Biography,
    /// What else stands on a page: navigation, "read more", copyright.
    Boilerplate,
}

/// A paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paragraph {
    /// Where.
    pub at: Stretch,
    /// What it is for.
    pub role: Role,
}

/// A text to be read, and what is known of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Input {
    /// What is known.
    pub about: About,
    /// The text: of a plain text file every character as it stands, of a page or Markdown the words without the markup.
    pub text: String,
    /// Its paragraphs, in order, without the blanks around them.
    pub paragraphs: Vec<Paragraph>,
}

/// A region that was recognised.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundRegion {
    /// ISO 3166 code, or the collection's own.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The words that name it.
    pub at: Option<Stretch>,
    /// Why, where the words at this place do not say so themselves.
    pub inferred: Option<String>,
}

/// A date that was recognised.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundDate {
    /// EDTF, with whatever could be resolved.
    pub date: String,
    /// What of it the text does not state: `year` or `date`.
    pub inferred: Option<String>,
    /// How it was resolved.
    pub why: Option<String>,
    /// The words.
    pub at: Stretch,
}

/// A place that is named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundPlace {
    /// The words.
    pub at: Stretch,
    /// Its name in the gazetteer.
    pub name: String,
    /// The code of the region that it is, or is in.
    pub code: String,
    /// Why, where the name alone does not say so.
    pub inferred: Option<String>,
}

/// A person or an organisation that is named, with the role as described.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundName {
    /// The fullest form of the name.
    pub name: String,
    /// A person, or else an organisation.
    pub person: bool,
    /// Title, office or apposition, as the text has it.
    pub role: Option<String>,
    /// Where it is named.
    pub at: Vec<Stretch>,
}

/// Somebody who speaks in this text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundSource {
    /// What statements call it by; unique in this text.
    pub id: String,
    /// The name, or the description as the text has it.
    pub name: String,
    /// What kind of source.
    pub kind: SourceKind,
    /// Office or role as described.
    pub role: Option<String>,
    /// Where it is.
    pub region: Option<FoundRegion>,
    /// Its first mention.
    pub at: Stretch,
}

/// A topic, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundTopic {
    /// The collection's id.
    pub id: String,
    /// The words that gave it.
    pub at: Stretch,
}

/// A piece of reported speech.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundStatement {
    /// What the article made of it.
    pub form: Form,
    /// The content, in one or more pieces, in order. Quotation marks at the ends are inside.
    pub content: Vec<Stretch>,
    /// The words that report it.
    pub cue: Option<Stretch>,
    /// The words that say who speaks: a name, a description, a pronoun.
    pub mention: Option<Stretch>,
    /// Whom they mean: the id of a source.
    pub source: Option<String>,
    /// Why, where the words at this place do not say so themselves.
    pub carried: Option<String>,
    /// Where the source is.
    pub region: Option<FoundRegion>,
    /// What it is about.
    pub about: Vec<FoundRegion>,
    /// When it was said.
    pub said: Option<FoundDate>,
    /// Topics.
    pub topics: Vec<FoundTopic>,
    /// Which paragraph, from 1: the place in `paragraphs` plus one.
    pub paragraph: u32,
    /// How it was recognised, in a sentence: "cue “said”, subject “a source in …”".
    pub why: String,
}

impl FoundStatement {
    /// Words of a form, of which nothing else is known yet.
    pub fn of(form: Form, content: Vec<Stretch>, why: &str) -> FoundStatement {
        FoundStatement {
            form,
            content,
            cue: None,
            mention: None,
            source: None,
            carried: None,
            region: None,
            about: Vec::new(),
            said: None,
            topics: Vec::new(),
            paragraph: 1,
            why: why.into(),
        }
    }
}

/// Something dated that the text tells of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundEvent {
    /// What, in the text's words.
    pub title: String,
    /// When.
    pub date: FoundDate,
    /// Where.
    pub region: Option<FoundRegion>,
    /// The clause that tells of it.
    pub at: Stretch,
}

/// Everything that was found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extraction {
    /// The text, and what is known of it.
    pub input: Input,
    /// Who speaks, in the order of first mention.
    pub sources: Vec<FoundSource>,
    /// What is said, in the order of the text.
    pub statements: Vec<FoundStatement>,
    /// Every date.
    pub dates: Vec<FoundDate>,
    /// Every place.
    pub places: Vec<FoundPlace>,
    /// Every person and organisation.
    pub names: Vec<FoundName>,
    /// What is dated.
    pub events: Vec<FoundEvent>,
}

/// One line, one blank between words.
pub(super) fn tidy(text: &str) -> String {
    tidied(text).into_owned()
}

/// The same, and nothing new where it is so already.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn tidied(text: &str) -> Cow<'_, str> {
    // Most words are tidy already.
    let step = |before: u8, byte: u8| (matches!(byte, b'!'..=b'~') || byte == b' ' && before != b' ').then_some(byte);
    if text.bytes().try_fold(b' ', step).is_some_and(|last| last != b' ') {
        return Cow::Borrowed(text);
    }
    let mut made = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !made.is_empty() {
            made.push(' ');
        }
        made.push_str(word);
    }
    Cow::Owned(made)
}

/// A sentence about a text: the figure 1 of the pattern stands for the first of the words, 2 for the second, and so on.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn told(pattern: &str, words: &[&str]) -> String {
    let mut made = String::with_capacity(pattern.len() + words.iter().map(|word| word.len()).sum::<usize>());
    let mut from = 0;
    for (at, figure) in pattern.bytes().enumerate().filter(|(_, b)| b.is_ascii_digit()) {
        made.push_str(pattern.get(from..at).unwrap_or_default());
        made.push_str(words.get(usize::from(figure.wrapping_sub(b'1'))).copied().unwrap_or_default());
        from = at + 1;
    }
    made.push_str(pattern.get(from..).unwrap_or_default());
    made
}

/// Puts stretches in order.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn sorted(stretches: &mut [Stretch]) {
    sort_by(stretches, Stretch::cmp);
}
