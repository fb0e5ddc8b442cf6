//! Reads an article paragraph by paragraph: sentences, their attributions, and speakers that go on.
//!
//! ```text
//! “…” S said. “…”          a quotation after S goes on with S       “…” “…,” S said.    one that waits goes to S
//! S went on:  “…”          a sentence that ends with a colon leads  “…”                 the paragraph before goes on
//! NAME: …                  a turn lasts to the end of its paragraph
//! ```

mod floating;
mod reader;
mod subject;

use super::attribute::How;
use super::found::Stretch;
use super::marks::{Run, opens, runs, singles};
use super::sentence::items;
use super::token::{Token, count_before};
use reader::Reader;

/// An attribution in its text.
#[derive(Clone, Debug)]
pub struct Spoken {
    /// The pieces of the content.
    pub content: Vec<Stretch>,
    /// The cue.
    pub cue: Option<Stretch>,
    /// Who, in the words at this place.
    pub mention: Option<Stretch>,
    /// How it was recognised.
    pub how: How,
    /// Index of the paragraph.
    pub paragraph: u32,
    /// Index, in the result, of the statement whose speaker goes on here.
    pub from: Option<u32>,
    /// Only an attitude?
    pub attitude: bool,
    /// Its sentence.
    pub sentence: Stretch,
    /// Does it go on with the statement before without a word between?
    pub joins: bool,
}

/// What was read in an article.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// Everything that is said, in the order in which it was found.
    pub spoken: Vec<Spoken>,
    /// Who the reporter's own sentences are about: their first phrases.
    pub subjects: Vec<Stretch>,
}

/// Everything that is said in the paragraphs, with their places in the article.
pub fn spoken(text: &str, tokens: &[Token], paragraphs: &[(u32, Stretch)]) -> Told {
    let singles = singles(text, tokens);
    let ranges = ranges(tokens, paragraphs);
    let mut reader = Reader::new(text);
    let mut buffer = Vec::new();
    let mut quotes: Vec<Run> = Vec::new();
    for (n, &(index, from, to)) in ranges.iter().enumerate() {
        if from == to {
            continue;
        }
        let next_opens = ranges.get(n + 1).is_some_and(|&(_, next, _)| opens(text, tokens, next, singles));
        quotes.clear();
        runs(text, tokens, from, to, singles, next_opens, &mut quotes);
        items(text, tokens, from, to, &quotes, &mut buffer);
        reader.read(index, &mut buffer);
        reader.open = quotes.last().is_some_and(|q| !q.closed);
    }
    reader.told
}

/// Of each paragraph: its index, its first token, and one after its last.
fn ranges(tokens: &[Token], paragraphs: &[(u32, Stretch)]) -> Vec<(u32, usize, usize)> {
    let mut first = 0;
    let mut to = |end: u32| {
        first += count_before(tokens.get(first..).unwrap_or_default(), end);
        first
    };
    paragraphs.iter().map(|&(index, at)| (index, to(at.start), to(at.end))).collect()
}
