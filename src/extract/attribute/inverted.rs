//! Cues before their subject, and clauses of comparison: “…,” said S. As S said, … “…,” as S put it.

use super::{How, Reader};
use crate::extract::lexicon::{cue, tag};
use crate::extract::sentence::{Item, Range, What};

impl Reader<'_> {
    /// “…,” said S. / clause, said S.
    pub(super) fn inverted(&mut self, i: usize, item: Item) -> bool {
        let s = self.s;
        let Some(source) = s.phrase_after(i + 1, self.end, true) else { return false };
        // Whom one tells stands after the verb, never who tells.
        if s.tagged(i + 1, tag::OBJECT | tag::TIME) || s.word(i, "told|tells|assured|reassured|informed|reminded") {
            return false;
        }
        // "said he would": a clause, not a speaker
        if s.verb(source.to()) && s.get(source.to()).what != What::Quote && !s.tagged(source.to(), tag::REL) {
            return false;
        }
        let left = if s.tagged_before(i, tag::ADV) { i - 1 } else { i };
        let Some(pre) = self.preposed(left) else {
            let begins = |r: &(Range, Range)| s.tagged(r.0.from(), tag::PREP | tag::SUB);
            let Some((first, rest)) = self.parted(source.to() - 1, item, left).filter(begins) else { return false };
            let more = Some(rest).filter(|rest| !rest.is_empty());
            self.subject = Some(source);
            self.set_floor(more.unwrap_or(first).to());
            self.found_more(How::Inverted, Some(Range::one(i)), Some(source), (first, more), false);
            return true;
        };
        let mut rest = None;
        let mut after = source.to();
        // said S on February 26, …
        while after < self.end
            && !matches!(s.get(after).what, What::Comma | What::Colon | What::Quote | What::Stop | What::Semicolon | What::Dash)
            && s.get(after).cue & cue::ING == 0
        {
            after += 1;
        }
        if matches!(s.get(after).what, What::Comma | What::Colon) && self.s.quote(after + 1) {
            let quote = self.quoted_clause(after + 1);
            rest = Some(quote);
            after = quote.to();
        }
        self.subject = Some(source);
        self.set_floor(after);
        self.found_more(How::Inverted, Some(Range::one(i)), Some(source), (pre, rest), item.cue & cue::ATTITUDE != 0);
        true
    }

    /// "As S reported, …", "…, as S put it."
    pub(super) fn as_said(&mut self, i: usize, item: Item, left: usize) -> bool {
        let s = self.s;
        if item.cue & (cue::THAT | cue::QUOTE) == 0 || item.cue & cue::ING != 0 {
            return false;
        }
        let Some(source) = self.subject_before(left) else { return false };
        if source.from() == 0 || !s.word(source.from() - 1, "as") {
            return false;
        }
        let start = source.from() - 1;
        let after = s.get(i + 1);
        let ends = i + 1 >= self.end || !after.is_word() || after.is(tag::PREP | tag::TIME | tag::SPAN | tag::ADV);
        if !ends || after.is(tag::THAT) {
            return false;
        }
        let cue = Some(Range::one(i));
        if start == 0 || (start == self.floor) || s.tagged_before(start, tag::AND | tag::BUT) {
            let comma = (i + 1..self.end.min(i + 12)).find(|&k| matches!(s.get(k).what, What::Comma | What::Colon));
            let Some(from) = comma.map(|c| c + 1).filter(|&f| f < self.end) else { return false };
            let content = if self.s.quote(from) { self.quoted_clause(from) } else { Range::new(from, self.clause_end(from)) };
            self.set_floor(content.to());
            self.subject = Some(source);
            self.found(How::Subject, cue, Some(source), content);
            return true;
        }
        if s.before(start).what == What::Comma || self.s.quote_before(start) {
            let last = if s.before(start).what == What::Comma { start - 1 } else { start };
            let from = if s.quote_before(last) { self.quote_start(last - 1) } else { self.clause_from(self.floor) };
            if from < last && !(from..last).any(|k| self.claimed(k)) {
                self.set_floor(i + 1);
                self.subject = Some(source);
                self.found(How::Subject, cue, Some(source), Range::new(from, last));
                return true;
            }
        }
        false
    }
}
