//! Quotations that no cue has claimed: whoever the sentence is about speaks, if the quotation is somebody's words.

use super::{How, Reader};
use crate::extract::lexicon::{cue, tag};
use crate::extract::sentence::{Range, What};

/// So many words in marks are somebody's own, and no name or term.
const WORDS: usize = 5;
/// So many verbs are tried for one whose subject can speak.
const VERBS: usize = 6;

impl Reader<'_> {
    /// Quotations that no cue has claimed, in a sentence with words of its own.
    pub(super) fn unclaimed(&mut self) {
        let s = self.s;
        for (k, _) in s.items.iter().enumerate().filter(|(_, item)| item.what == What::Quote) {
            if self.claimed(k) {
                continue;
            }
            let words = s.get(k).of(s.text).split_ascii_whitespace().count();
            let main = if s.before(k).what == What::Colon { self.verb_subject(k) } else { None };
            let Some(subject) = main.or_else(|| self.near(k)) else { continue };
            let next = s.get(k + 1);
            let adjective = words <= 3
                && s.get(k).close == 0
                && next.what == What::Lower
                && s.nominal(k + 1)
                && !s.before(k).is_word() | s.tagged_before(k, tag::DET | tag::POSS) | s.nominal(k.wrapping_sub(1));
            let verb = (subject.to()..k).rev().find(|&v| s.verb(v));
            let told = verb.is_some_and(|v| s.get(v).cue & cue::COMPLEMENT != 0);
            // In marks without a word that reports: only what is long enough to be somebody's words.
            if (words >= WORDS || words >= 2 && told) && !adjective {
                // The object around the quotation, after the verb before it.
                let from = verb.map_or(k, |v| v + 1);
                let alone = matches!(s.before(k).what, What::Colon | What::Dash);
                let content = if alone || from >= k || (from..k).any(|x| self.claimed(x)) {
                    self.quoted_clause(k)
                } else {
                    Range::new(from, self.clause_end(k).max(k + 1))
                };
                self.found(How::Near, verb.map(Range::one), Some(subject), content);
            }
        }
    }

    /// The subject of the verb before an unclaimed quotation.
    pub(super) fn near(&self, quote: usize) -> Option<Range> {
        let s = &self.s;
        for verb in (0..quote).rev().filter(|&v| s.verb(v)).take(VERBS) {
            let left = self.left_of(verb);
            if s.tagged_before(left, tag::AND | tag::BUT | tag::TO | tag::SUB) {
                continue;
            }
            if let Some(subject) = self.subject_before(left)
                && !s.tagged(subject.from(), tag::IT)
            {
                return Some(subject);
            }
        }
        None
    }
}
