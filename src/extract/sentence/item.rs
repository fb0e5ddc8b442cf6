//! What a sentence is made of: words, signs, and whole quotations.

use std::num::NonZeroU32;

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A word with a small letter.
    Lower,
    /// A word with a capital letter.
    Upper,
    /// Digits.
    Number,
    /// A comma.
    Comma,
    /// A full stop, a question or an exclamation mark.
    Stop,
    /// A colon.
    Colon,
    /// A semicolon.
    Semicolon,
    /// A dash between blanks, or a long one.
    Dash,
    /// An opening bracket.
    Open,
    /// A closing bracket.
    Close,
    /// A quotation.
    Quote,
    /// Any other sign; also what lies outside of the sentence.
    Other,
}

/// Items of a sentence, from the first to one after the last. No sentence is so long that its places do not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range(NonZeroU32);

impl Range {
    /// From one item to the end before another.
    pub fn new(from: usize, to: usize) -> Range {
        Range(NonZeroU32::MIN | (from as u32) << 1 | (to as u32) << 16)
    }

    /// One item.
    pub fn one(at: usize) -> Range {
        Range::new(at, at + 1)
    }

    /// The first item.
    pub fn from(self) -> usize {
        (self.0.get() as u16 >> 1).into()
    }

    /// One after the last item.
    pub fn to(self) -> usize {
        (self.0.get() >> 16) as usize
    }

    /// Is there nothing in it?
    pub fn is_empty(self) -> bool {
        self.from() >= self.to()
    }
}

/// A word, a sign or a whole quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// First byte.
    pub start: u32,
    /// One after the last byte.
    pub end: u32,
    /// What it is.
    pub what: What,
    /// Tags of the word.
    pub tags: u32,
    /// What it is as a cue.
    pub cue: u32,
    /// Of a quotation: its last sign before the closing mark.
    pub close: u8,
    /// What it can be in its sentence: bits of `part`.
    pub part: u8,
}

/// What stands outside of a sentence.
pub const NOTHING: Item = Item { start: 0, end: 0, what: What::Other, tags: 0, cue: 0, close: 0, part: 0 };

impl Item {
    /// Has it one of these tags?
    pub fn is(&self, tags: u32) -> bool {
        self.tags & tags != 0
    }

    /// Is it a word or a number?
    pub fn is_word(&self) -> bool {
        matches!(self.what, What::Lower | What::Upper | What::Number)
    }

    /// Its characters.
    pub fn of<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}
