//! Quotations that no cue has claimed: said by the subject of the verb before them, if they are long enough.

use super::super::lexicon::{cue, tag};
use super::super::phrase::Range;
use super::super::sentence::What;
use super::{Attribution, How, Reader};

impl Reader<'_> {
    /// Quotations that no cue has claimed, in a sentence with words of its own.
    pub(super) fn unclaimed(&mut self) {
        let s = self.s;
        let mut k = 0;
        while k < self.end {
            if !self.quote(k) || self.claimed(k) {
                k += 1;
                continue;
            }
            let words = s.get(k).of(s.text).split_ascii_whitespace().count();
            let main = if s.before(k).what == What::Colon { self.verb_subject(k) } else { None };
            let Some(subject) = main.or_else(|| self.near(k)) else {
                k += 1;
                continue;
            };
            let next = s.get(k + 1);
            let adjective = words <= 3
                && s.get(k).close == 0
                && next.what == What::Lower
                && s.nominal(k + 1)
                && !s.before(k).is_word() | s.before(k).is(tag::DET | tag::POSS) | s.nominal(k.wrapping_sub(1));
            // In marks without a word that reports: only what is long enough to be somebody's words.
            let verb_before = (subject.1..k).rev().find(|&v| s.verb(v));
            let told = verb_before.is_some_and(|v| s.get(v).cue & cue::COMPLEMENT != 0);
            if (words >= 5 || words >= 2 && told) && !adjective {
                // The object around the quotation, after the verb before it.
                let verb = (subject.1..k).rev().find(|&v| s.verb(v));
                let from = verb.map_or(k, |v| v + 1);
                let alone = matches!(s.before(k).what, What::Colon | What::Dash);
                let (from, end) = if alone || from >= k || (from..k).any(|x| self.claimed(x)) {
                    self.quoted_clause(k)
                } else {
                    (from, self.clause_end(k))
                };
                self.found.push(Attribution {
                    content: vec![(from, end.max(k + 1))],
                    cue: verb.map(|v| (v, v + 1)),
                    source: Some(subject),
                    how: How::Near,
                    attitude: false,
                });
            }
            k += 1;
        }
    }

    /// The subject of the verb before an unclaimed quotation.
    pub(super) fn near(&self, quote: usize) -> Option<Range> {
        let s = &self.s;
        for verb in (0..quote).rev().filter(|&v| s.verb(v)).take(6) {
            let mut left = verb;
            while left > 0 && (s.before(left).is(tag::AUX | tag::NOT) || s.before(left).what == What::Lower && s.before(left).is(tag::ADV))
            {
                left -= 1;
            }
            if s.before(left).is(tag::AND | tag::BUT | tag::TO | tag::SUB) {
                continue;
            }
            if let Some(subject) = self.subject_before(left)
                && !s.get(subject.0).is(tag::IT)
            {
                return Some(subject);
            }
        }
        None
    }
}
