//! Who says what in one sentence: cue, source and content, by rules.
//!
//! A rule starts at a cue. Its subject is the source; what it takes (a quotation, that …, a clause, to …, an object) is
//! the content, or else what stands before it ("…, S said"). Nothing here looks beyond the sentence: speakers that
//! are carried over from elsewhere are the business of `paragraph`.

mod according;
mod at_cue;
mod attitude;
mod complement;
mod content;
mod guess;
mod label;
mod near;
mod noun;
mod preposed;
mod subject;

use super::lexicon::{cue, tag};
use super::phrase::{Range, Sentence};
use super::sentence::{Item, What};

/// How an attribution was recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// The source is the subject before the cue.
    Subject,
    /// The source follows the cue: said S.
    Inverted,
    /// According to S.
    According,
    /// S: …
    Label,
    /// “…” — S
    Signed,
    /// …, adding that …: the subject of the sentence goes on.
    Participle,
    /// and said …: the subject of the cue before goes on.
    Shared,
    /// A noun: the statement of S that …
    Noun,
    /// No cue: who is spoken of in the sentence.
    Near,
    /// No cue: the speaker before goes on.
    Carried,
}

/// An attribution, in items of its sentence.
#[derive(Clone, Debug)]
pub struct Attribution {
    /// The pieces of the content.
    pub content: Vec<Range>,
    /// The cue.
    pub cue: Option<Range>,
    /// The source.
    pub source: Option<Range>,
    /// How it was recognised.
    pub how: How,
    /// Does the cue only tell of an attitude?
    pub attitude: bool,
}

/// Finds the attributions of a sentence.
pub struct Reader<'a> {
    s: Sentence<'a>,
    end: usize,
    found: Vec<Attribution>,
    /// Subject of the cue or verb before.
    subject: Option<Range>,
    /// Where content that comes before its cue may begin.
    floor: usize,
    /// Where it was before the last attribution.
    earlier: usize,
}

/// What follows a cue.
struct Complement {
    content: Range,
    /// Where the sentence goes on after it.
    next: usize,
}

/// The attributions in a sentence, in the order of their cues.
pub fn attribute(s: Sentence<'_>) -> Vec<Attribution> {
    let end = s.items.len();
    let mut reader = Reader { s, end, found: Vec::new(), subject: None, floor: 0, earlier: 0 };
    reader.read();
    reader.found
}
impl Reader<'_> {
    fn read(&mut self) {
        self.label();
        self.dateline();
        let mut i = 0;
        while i < self.end {
            let item = self.s.get(i);
            if self.idiom(i) {
                self.at_cue(i, Item { cue: cue::SAY | cue::QUOTE | cue::PAST, ..item });
            } else if item.cue & (cue::COMPLEMENT | (u32::MAX << 12 & !cue::SAY)) != 0 && item.what == What::Lower {
                self.at_cue(i, item);
            } else if item.is_word() && item.end - item.start == 9 && self.s.word(i, "according") && self.s.word(i + 1, "to") {
                self.according(i, i, i + 2);
            } else if item.end - item.start <= 5
                && (self.s.word(i, "words") || self.s.word(i, "view") || self.s.word(i, "eyes"))
                && self.s.word(i + 1, "of")
                && i >= 2
                && self.s.word(i - 1, "the")
                && self.s.word(i - 2, "in")
            {
                self.according(i, i - 2, i + 2);
            } else if item.what == What::Dash {
                self.signed(i);
            } else if item.is(tag::SPEECH) && item.what == What::Lower {
                self.noun(i);
            } else if let Some(cue) = self.guessed(i) {
                self.at_cue(i, Item { cue, ..item });
            }
            i += 1;
        }
        self.unclaimed();
    }

    /// went on, put it
    fn idiom(&self, i: usize) -> bool {
        let s = &self.s;
        let item = s.get(i);
        if item.what != What::Lower || item.end - item.start > 4 {
            return false;
        }
        s.word(i, "went") && s.word(i + 1, "on") && !s.get(i + 2).is(tag::TO)
            || (s.word(i, "put") || s.word(i, "puts")) && s.word(i + 1, "it")
    }

    fn set_floor(&mut self, floor: usize) {
        self.earlier = self.floor;
        self.floor = floor;
    }

    /// Does a quotation stand before the item at `i`?
    fn quote_before(&self, i: usize) -> bool {
        i.checked_sub(1).is_some_and(|q| self.quote(q))
    }

    fn quote(&self, i: usize) -> bool {
        self.s.get(i).what == What::Quote
    }

    fn claimed(&self, i: usize) -> bool {
        self.found.iter().any(|a| a.content.iter().any(|&(from, to)| from <= i && i < to))
    }

    /// The end of `from..to` without signs that end a clause.
    fn trimmed(&self, from: usize, to: usize) -> usize {
        let mut end = to;
        while end > from && matches!(self.s.get(end - 1).what, What::Stop | What::Comma | What::Semicolon | What::Dash | What::Colon) {
            end -= 1;
        }
        end
    }

    /// Quotations from `from` that belong together: “…” and “…”, “…,” “…”.
    fn quotes_from(&self, from: usize, to: usize) -> Range {
        let mut end = from + 1;
        loop {
            let item = self.s.get(end);
            if self.quote(end) && end < to {
                end += 1;
            } else if (item.is(tag::AND) || item.what == What::Comma) && self.quote(end + 1) && end + 1 < to {
                end += 2;
            } else {
                return (from, end);
            }
        }
    }
}
