//! Who says what in one sentence: cue, source and content, by rules.
//!
//! A rule starts at a cue. Its subject is the source; what it takes (a quotation, that …, a clause, to …, an object) is
//! the content, or else what stands before it ("…, S said"). Nothing here looks beyond the sentence: speakers that
//! are carried over from elsewhere are the business of `paragraph`.
//!
//! ```text
//! cue         S said that …      S said: “…”      “…,” S said, “…”      saying that …      and said …
//! inverted    “…,” said S        as               As S said, …          …, as S put it
//! according   according to S, …  label            S: …                  signed    “…” — S
//! noun        S's claim that …   near             “…” with no cue beside it
//! ```

mod according;
mod clause;
mod complement;
mod cue;
mod guess;
mod inverted;
mod label;
mod near;
mod noun;
mod preposed;
mod quotation;
mod silent;
mod subject;

use super::lexicon::{cue as bits, tag};
use super::sentence::{Item, Range, Sentence, What};

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
    /// The content.
    pub content: Range,
    /// What of it stands elsewhere in the sentence.
    pub rest: Option<Range>,
    /// The cue.
    pub cue: Option<Range>,
    /// The source.
    pub source: Option<Range>,
    /// How it was recognised.
    pub how: How,
    /// Does the cue only tell of an attitude?
    pub attitude: bool,
}

impl Attribution {
    /// Is a piece of the content so?
    fn pieces(&self, so: impl Fn(Range) -> bool) -> bool {
        so(self.content) || self.rest.is_some_and(so)
    }
}

/// Finds the attributions of a sentence.
struct Reader<'a> {
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

/// The attributions in a sentence, in the order of their cues.
pub fn attribute(s: Sentence<'_>) -> Vec<Attribution> {
    let end = s.items.len();
    let mut reader = Reader { s, end, found: Vec::new(), subject: None, floor: 0, earlier: 0 };
    reader.read();
    reader.found
}

/// Went on: “…” and put it: “…” report as much as "said" does.
const PHRASE: u32 = bits::SAY | bits::QUOTE | bits::PAST;
/// The bits of a word that takes something: also what only a preposition leads to, as in "spoke of".
const TAKES: u32 = bits::COMPLEMENT | (u32::MAX << 12 & !bits::SAY);

/// Is somebody so that …: an attitude that is told.
const SURE: &str = "convinced|sure|certain|adamant";
/// What is put at a number.
const FIGURES: &str = "number|figure|figures|amount|price|loss|losses|share|toll|total|cost|costs|value|damage|count|it|them|rate";

/// In his words.
fn in_their_words(s: Sentence<'_>, i: usize) -> bool {
    i >= 2 && s.word(i, "words") && s.word(i - 2, "in") && s.word(i - 1, "his|her|their")
}

impl Reader<'_> {
    fn read(&mut self) {
        self.label();
        self.dateline();
        let mut quoted = false;
        for (i, item) in self.s.items.iter().enumerate() {
            if !item.is_word() {
                quoted |= item.what == What::Quote;
                if item.what == What::Dash {
                    self.signed(i);
                }
                continue;
            }
            let next = self.s.get(i + 1);
            if self.phrase_reports(i, item) {
                self.at_cue(i, Item { cue: PHRASE, ..*item });
            } else if next.is(tag::THAT) && self.s.tagged_before(i, tag::BE) && self.s.word(i, SURE) {
                self.at_cue(i, Item { cue: bits::THAT | bits::S, ..*item });
            } else if item.is(tag::VERB) && self.s.word(i, "put|puts") && self.put_at(i) {
                continue;
            } else if item.cue & TAKES != 0 && item.what == What::Lower {
                self.at_cue(i, *item);
            } else if next.is(tag::TO) && self.s.word(i, "according") {
                self.according(i, i + 2);
            } else if next.is(tag::PREP)
                && let Some(start) = self.in_the_words_of(i)
            {
                self.according(start, i + 2);
            } else if item.is(tag::SPEECH) && in_their_words(self.s, i) {
                self.according(i - 2, i - 1);
            } else if item.is(tag::SPEECH) && item.what == What::Lower {
                self.noun(i);
            } else if let Some(cue) = self.guessed(i) {
                self.at_cue(i, Item { cue, ..*item });
            }
        }
        if quoted {
            self.unclaimed();
        }
    }

    /// "The miller went on: “…”", "as the miller puts it".
    fn phrase_reports(&self, i: usize, item: &Item) -> bool {
        let s = &self.s;
        // Asked of each word: most are no verbs.
        if item.what != What::Lower || !item.is(tag::VERB) && item.cue == 0 {
            return false;
        }
        item.is(tag::VERB)
            && item.end - item.start <= 4
            && (s.word(i, "went") && s.word(i + 1, "on") && !s.tagged(i + 2, tag::TO) || s.word(i, "put|puts") && s.word(i + 1, "it"))
            || s.word(i, "wanted|wants") && s.word(i + 1, "to") && s.word(i + 2, "know")
            || s.word(i, "let|lets") && s.word(i + 1, "slip")
    }

    /// She put the loss at eleven tonnes: what is put, and at what.
    fn put_at(&mut self, i: usize) -> bool {
        const FAR: usize = 16;
        let s = &self.s;
        let Some(at) = (i + 1..self.end.min(i + FAR)).find(|&k| s.word(k, "at")) else { return false };
        let number = |k: usize| s.get(k).what == What::Number || s.quote(k) || s.tagged(k, tag::QUANT);
        if !((at + 1..at + 4).any(number) && (i + 1..at).any(|k| s.word(k, FIGURES)) && !s.has_verb(i + 1, at)) {
            return false;
        }
        let Some(subject) = self.subject_before(self.left_of(i)) else { return false };
        self.subject = Some(subject);
        let end = self.clause_end(i + 1);
        let parts = |k: &usize| s.get(*k).what == What::Comma || s.tagged(*k, tag::AND | tag::BUT) && s.get(k + 1).what != What::Number;
        let content = Range::new(i + 1, (at + 2..end).find(parts).unwrap_or(end));
        self.set_floor(content.to());
        self.found(How::Subject, Some(Range::one(i)), Some(subject), content);
        true
    }

    /// "In the words of S": where it begins, if `i` is its noun.
    fn in_the_words_of(&self, i: usize) -> Option<usize> {
        let s = &self.s;
        let start = i.checked_sub(2).filter(|_| s.tagged(i - 1, tag::DET))?;
        (s.word(i, "words|view|eyes") && s.word(i + 1, "of") && s.word(i - 1, "the") && s.word(start, "in")).then_some(start)
    }

    /// An attribution of one piece of content, to words that need not be meant by anybody else.
    fn found(&mut self, how: How, cue: Option<Range>, source: Option<Range>, content: Range) {
        self.found_more(how, cue, source, (content, None), false);
    }

    fn found_more(&mut self, how: How, cue: Option<Range>, source: Option<Range>, content: (Range, Option<Range>), attitude: bool) {
        self.found.push(Attribution { content: content.0, rest: content.1, cue, source, how, attitude });
    }

    /// What comes before its cue begins at `floor` from here on.
    fn set_floor(&mut self, floor: usize) {
        self.earlier = self.floor;
        self.floor = floor;
    }

    /// Is the item part of what was found to be said?
    fn claimed(&self, i: usize) -> bool {
        self.found.iter().any(|a| a.pieces(|c| c.from() <= i && i < c.to()))
    }

    /// Does something in `from..to` belong to an attribution that is not wholly within?
    fn torn(&self, from: usize, to: usize) -> bool {
        self.found.iter().any(|a| {
            let inside =
                a.source.is_some_and(|s| from <= s.from() && s.to() <= to) && a.cue.is_some_and(|c| from <= c.from() && c.to() <= to);
            !inside && a.pieces(|c| c.from() < to && from < c.to())
        })
    }
}
