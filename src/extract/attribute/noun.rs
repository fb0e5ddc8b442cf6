//! Nouns that report: "his statement that …", "the miller's claim on Monday that …".

use super::{How, Reader};
use crate::extract::lexicon::tag;
use crate::extract::sentence::{Range, What};

impl Reader<'_> {
    /// "his statement that …", "NAME's claim on Monday that …"
    pub(super) fn noun(&mut self, i: usize) {
        let s = self.s;
        let mut owner = i;
        while owner > 0 && i - owner < 3 && !s.tagged_before(owner, tag::POSS) && s.nominal(owner - 1) {
            owner -= 1;
        }
        let Some(at) = owner.checked_sub(1) else { return };
        if !s.tagged(at, tag::POSS) {
            return;
        }
        let that = (i + 1..self.end.min(i + 6)).find(|&k| s.tagged(k, tag::THAT));
        let Some(that) = that else { return };
        if !(i + 1..that).all(|k| {
            s.tagged(k, tag::PREP | tag::TIME | tag::SPAN | tag::ADV | tag::DET)
                || s.get(k).what == What::Number
                || s.get(k).what == What::Comma
        }) {
            return;
        }
        let source = if s.possessive(at) { at.checked_sub(1).and_then(|n| s.phrase_before(0, n)) } else { Some(Range::one(at)) };
        let end = self.clause_end(that);
        if !(that + 1..end).any(|k| s.verb(k)) {
            return;
        }
        self.found(How::Noun, Some(Range::one(i)), source, Range::new(that, end));
    }
}
