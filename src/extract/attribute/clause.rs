//! Where a clause ends: at what attributes it, at a conjunction before a clause of its own, or with its sentence.

use super::Reader;
use crate::extract::lexicon::{cue, tag};
use crate::extract::sentence::What;

/// So many items are looked ahead for a subject and its cue, that the work stays linear.
const AHEAD: usize = 10;
/// The same, for a clause of its own.
const CLAUSE: usize = 14;

impl Reader<'_> {
    /// Where the clause that begins at `from` ends; signs that end it are left out.
    pub(super) fn clause_end(&self, from: usize) -> usize {
        let s = &self.s;
        let mut k = from;
        while k < self.end {
            let it = s.get(k);
            let next = s.get(k + 1);
            match it.what {
                What::Semicolon => return self.trimmed(from, k),
                // “…,” adding that; “…,” but S; “…,” according to S
                What::Quote if it.close == b',' && k > from && self.parts_after(k + 1) => return k + 1,
                What::Comma if k > from => {
                    if next.cue & cue::ING != 0 && next.cue & cue::COMPLEMENT != 0 && next.what == What::Lower {
                        return k;
                    }
                    // ", S said." after a clause
                    let parts = s.word(k + 1, "according|citing")
                        || s.word(k + 1, "before|after|while")
                            && s.get(k + 2).cue & cue::ING != 0
                            && s.get(k + 2).cue & cue::COMPLEMENT != 0
                        || s.word(k + 1, "in") && s.word(k + 3, "words")
                        || next.is(tag::BUT) && self.own_clause(k + 2)
                        || (next.is(tag::AND) || s.word(k + 1, "while|whereas|although|though")) && self.cue_ahead(k + 2)
                        || self.says_who(k + 1);
                    if parts {
                        return k;
                    }
                }
                What::Lower if (it.is(tag::AND) || it.is(tag::BUT)) && k > from => {
                    let cue_next = next.cue & cue::COMPLEMENT != 0
                        && next.cue & (cue::PAST | cue::S) != 0
                        && next.what == What::Lower
                        && next.cue & cue::ING == 0;
                    let adverb = next.is(tag::ADV) && s.get(k + 2).cue & cue::SAY != 0;
                    // called it “a novel” and left
                    let quoted = s.quote_before(k) && s.verb(k + 1) && !(from..k).any(|v| s.verb(v));
                    if (cue_next && !next.is(tag::PEOPLE)) || adverb || quoted {
                        return self.trimmed(from, k);
                    }
                }
                What::Quote
                    if k > from && self.says_who(k + 1) && matches!(s.before(k).what, What::Colon | What::Semicolon | What::Dash) =>
                {
                    return self.trimmed(from, k);
                }
                What::Quote if k + 1 < self.end && matches!(it.close, b'.' | b'?' | b'!') && next.what == What::Upper => {
                    return k + 1;
                }
                _ => {}
            }
            k += 1;
        }
        self.trimmed(from, self.end)
    }

    /// After “…,” within a clause: does something begin that is no part of it?
    pub(super) fn parts_after(&self, k: usize) -> bool {
        let next = self.s.get(k);
        next.cue & cue::ING != 0 && next.cue & cue::COMPLEMENT != 0
            || self.s.word(k, "according")
            || next.is(tag::BUT) && self.own_clause(k + 1)
            || self.says_who(k)
    }

    /// After ", but": a clause with a subject of its own.
    pub(super) fn own_clause(&self, k: usize) -> bool {
        let first = self.s.get(k);
        (first.is(tag::PRON | tag::DET | tag::POSS | tag::IT) || first.what == What::Upper || self.s.nominal(k))
            && (k + 1..self.end.min(k + CLAUSE)).any(|v| self.s.verb(v))
    }

    /// A subject and a cue of speech within a few words.
    pub(super) fn cue_ahead(&self, k: usize) -> bool {
        for i in k..self.end.min(k + AHEAD) {
            let item = self.s.get(i);
            if item.cue & cue::SAY != 0 && item.cue & (cue::PAST | cue::S) != 0 && item.what == What::Lower && i > k && self.s.verb(i) {
                return !self.s.tagged_before(i, tag::BE);
            }
            if !item.is_word() && !self.abbreviation(i) {
                return false;
            }
            if self.s.verb(i) && !item.is(tag::AUX) {
                return item.cue & cue::SAY != 0;
            }
        }
        false
    }

    /// "S said." or "S said," with nothing that the cue takes.
    pub(super) fn says_who(&self, k: usize) -> bool {
        let mut i = k;
        let mut end = self.end.min(k + AHEAD);
        while i < end {
            let item = self.s.get(i);
            // the other witness, a retired teacher, recounted
            if item.what == What::Comma
                && i > k
                && self.s.apposition(i + 1)
                && let Some(close) = (i + 1..self.end.min(i + CLAUSE)).find(|&c| self.s.get(c).what == What::Comma)
                && self.s.get(close + 1).cue & cue::SAY != 0
            {
                (i, end) = (close + 1, self.end.min(close + 2));
                continue;
            }
            if item.cue & cue::SAY != 0 && item.what == What::Lower && i > k {
                let next = self.s.get(i + 1);
                return i + 1 >= self.end
                    || self.s.word(i, "told") && self.ends_with_hearer(i + 1)
                    || matches!(next.what, What::Stop | What::Comma)
                    || next.is(tag::PREP | tag::TIME) && !next.is(tag::THAT);
            }
            if !(item.is_word() || self.abbreviation(i)) || self.s.verb(i) {
                // he went on to say
                return i > k && self.s.verb(i) && self.s.word(i, "went") && self.s.word(i + 1, "on");
            }
            i += 1;
        }
        false
    }

    /// After "told": somebody, perhaps when, and the end of the sentence.
    fn ends_with_hearer(&self, from: usize) -> bool {
        let words = (from..self.end).take_while(|&k| self.s.get(k).is_word() && !self.s.verb(k) && !self.s.tagged(k, tag::TO | tag::THAT));
        let end = from + words.count();
        end > from && (end >= self.end || self.s.get(end).what == What::Stop)
    }

    /// The full stop of "Mr." and of initials.
    pub(super) fn abbreviation(&self, i: usize) -> bool {
        self.s.get(i).what == What::Stop && i > 0 && self.s.before(i).what == What::Upper && self.s.before(i).end == self.s.get(i).start
    }

    /// The end of `from..to` without signs that end a clause.
    pub(super) fn trimmed(&self, from: usize, to: usize) -> usize {
        let mut end = to;
        while end > from && matches!(self.s.get(end - 1).what, What::Stop | What::Comma | What::Semicolon | What::Dash | What::Colon) {
            end -= 1;
        }
        end
    }
}
