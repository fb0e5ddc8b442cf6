//! Reads the sentences of a paragraph, and keeps who spoke last.

use super::subject::subject;
use super::{Spoken, Told};
use crate::extract::attribute::{Attribution, How, attribute};
use crate::extract::found::Stretch;
use crate::extract::lexicon::{cue, tag};
use crate::extract::listed::has;
use crate::extract::sentence::{Item, Range, Sentence, What, sentence_end};

/// What is known when a paragraph begins.
pub(super) struct Reader<'a> {
    pub text: &'a str,
    /// What was read so far.
    pub told: Told,
    /// The statement whose speaker goes on.
    pub last: Option<u32>,
    /// The source of a sentence that ended with a colon, and its cue.
    pub lead: Option<(Stretch, Option<Stretch>)>,
    pub paragraph: u32,
    pub sentence: Stretch,
    /// Did the paragraph before end within a quotation?
    pub open: bool,
    /// Has the reporter said something of their own since the last statement?
    pub apart: bool,
    /// Quotations at the paragraph's beginning that wait for their speaker.
    pub waiting: Vec<Stretch>,
    /// How many statements there were when the paragraph began.
    pub here: usize,
}

impl<'a> Reader<'a> {
    pub fn new(text: &'a str) -> Reader<'a> {
        Reader {
            text,
            told: Told::default(),
            last: None,
            lead: None,
            paragraph: 0,
            sentence: Stretch::new(0, 0),
            open: false,
            apart: true,
            waiting: Vec::new(),
            here: 0,
        }
    }

    /// Reads a paragraph.
    pub fn read(&mut self, paragraph: u32, items: &mut [Item]) {
        self.paragraph = paragraph;
        self.apart = !self.open;
        self.here = self.told.spoken.len();
        let end = items.last().map_or(0, |i| i.end);
        let mut from = 0;
        while from < items.len() {
            let to = sentence_end(self.text, items, from).max(from + 1);
            let rest = to < items.len();
            let Some(sentence) = items.get_mut(from..to) else { break };
            let ends = sentence.first().zip(sentence.last());
            self.sentence = ends.map_or(self.sentence, |(a, b)| Stretch { start: a.start, end: b.end });
            if sentence.iter().all(|i| matches!(i.what, What::Quote | What::Stop | What::Comma | What::Dash | What::Other)) {
                for quote in sentence.iter().filter(|i| i.what == What::Quote) {
                    self.floating(*quote, from == 0);
                }
            } else if self.sentence(Sentence::new(self.text, sentence), from == 0 && rest) {
                // A turn of an interview goes on to the end of its paragraph.
                if let Some(content) = self.told.spoken.last_mut().and_then(|s| s.content.first_mut()) {
                    content.end = end;
                }
                break;
            }
            from = to;
        }
        for quote in std::mem::take(&mut self.waiting) {
            self.carry(quote, self.last);
        }
        let known = |s: &Spoken| s.mention.is_some() || s.from.is_some();
        if let Some(last) = self.told.spoken.get(self.here..).and_then(|f| f.iter().rposition(known)) {
            self.last = Some((self.here + last) as u32);
        }
    }

    /// Reads a sentence with words of its own; tells whether it is the turn of an interview, if `may_turn`.
    fn sentence(&mut self, s: Sentence<'_>, may_turn: bool) -> bool {
        let found = attribute(s);
        let first = self.told.spoken.len();
        if let Some(turn) = found.first()
            && may_turn
            && turn.how == How::Label
            && !s.quote(turn.content.from())
        {
            self.keep(s, turn);
            return true;
        }
        for attribution in &found {
            self.keep(s, attribution);
        }
        if !self.waiting.is_empty() && s.quote(0) && self.told.spoken.len() > first {
            for quote in std::mem::take(&mut self.waiting) {
                self.carry(quote, Some(first as u32));
            }
        }
        self.lead = self.lead_in(s, &found);
        self.told.subjects.extend(subject(s).map(|r| stretch(s, r)));
        // “…,” S said. ends with S: a quotation right after it goes on. A sentence without a quotation parts.
        self.apart = !s.items.iter().any(|i| i.what == What::Quote);
        false
    }

    fn keep(&mut self, s: Sentence<'_>, attribution: &Attribution) {
        let (mut content, mut says) = (Vec::new(), false);
        for piece in [attribution.content, attribution.rest.unwrap_or(Range::new(0, 0))] {
            if !piece.is_empty() {
                let at = stretch(s, piece);
                says |= self.says(at);
                content.push(at);
            }
        }
        if !says {
            return;
        }
        let cue = attribution.cue.map(|r| stretch(s, r));
        let mention = attribution.source.map(|r| stretch(s, r));
        self.say(attribution.how, content, cue, mention);
        if let Some(said) = self.told.spoken.last_mut() {
            said.attitude = attribution.attitude;
        }
    }

    /// Is there a word in it? Marks alone say nothing.
    pub fn says(&self, at: Stretch) -> bool {
        has(at.of(self.text), char::is_alphanumeric)
    }

    /// One more statement of this sentence.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn say(&mut self, how: How, content: Vec<Stretch>, cue: Option<Stretch>, mention: Option<Stretch>) {
        self.told.spoken.push(Spoken {
            content,
            cue,
            mention,
            how,
            paragraph: self.paragraph,
            from: None,
            attitude: false,
            sentence: self.sentence,
            joins: false,
        });
    }

    /// The subject of a sentence that ends with a colon, and its cue, for the quotation after it.
    fn lead_in(&self, s: Sentence<'_>, found: &[Attribution]) -> Option<(Stretch, Option<Stretch>)> {
        if s.items.last()?.what != What::Colon {
            return None;
        }
        let all = 0..s.items.len();
        let subject = found.last().and_then(|a| a.source).or_else(|| {
            let verb = all.clone().rev().find(|&v| s.verb(v))?;
            let before = (0..verb).rev().find(|&k| !s.tagged(k, tag::AUX | tag::ADV | tag::NOT))?;
            s.phrase_before(0, before)
        })?;
        let cue = all.rev().find(|&k| s.get(k).cue & cue::COMPLEMENT != 0).map(|k| stretch(s, Range::one(k)));
        Some((stretch(s, subject), cue))
    }
}

/// Where a range of items stands in the text.
fn stretch(s: Sentence<'_>, range: Range) -> Stretch {
    let start = s.get(range.from()).start;
    Stretch { start, end: s.get(range.to().wrapping_sub(1)).end.max(start) }
}
