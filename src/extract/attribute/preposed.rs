//! Content that stands before its cue, and what goes on after it: “…,” S said, “…”. The sluice holds, S said.

use super::Reader;
use crate::extract::lexicon::{cue, participle, tag};
use crate::extract::sentence::{Item, Range, What};

/// So many words stand at most between a cue and what goes on: “…,” the miller said [in an interview on Monday], “…”
const AHEAD: usize = 14;

impl Reader<'_> {
    /// The content before a subject or an inverted cue at `at`.
    pub(super) fn preposed(&self, at: usize) -> Option<Range> {
        let s = &self.s;
        let last = at.checked_sub(1)?;
        if last == self.floor && s.get(last).what == What::Comma && !self.s.quote_before(last) {
            // What was just read is itself reported: "S1 wonders why …, S2 said"
            let from = self.clause_from(self.earlier);
            return (from < last && self.finite_clause(from, last) && !self.torn(from, last)).then_some(Range::new(from, last));
        }
        if last < self.floor {
            return None;
        }
        if self.s.quote(last) {
            return (!self.claimed(last)).then(|| Range::new(self.quote_start(last), last + 1));
        }
        if s.get(last).what == What::Comma && last > self.floor {
            if self.s.quote_before(last) {
                return (!self.claimed(last - 1)).then(|| Range::new(self.quote_start(last - 1), last));
            }
            // clause, S said; he differs in one point: clause, S said
            let from = self.clause_from(self.floor);
            let colon = (from..last).rev().find(|&k| s.get(k).what == What::Colon).map(|c| c + 1);
            let from = colon.filter(|&c| self.finite_clause(c, last)).unwrap_or(from);
            if from < last && self.finite_clause(from, last) && !self.torn(from, last) {
                return Some(Range::new(from, last));
            }
        }
        None
    }

    /// Where a clause begins: after what joins it to the one before.
    pub(super) fn clause_from(&self, from: usize) -> usize {
        let mut k = from;
        while k < self.end {
            let item = self.s.get(k);
            if matches!(item.what, What::Comma | What::Semicolon | What::Dash | What::Colon | What::Stop) || item.is(tag::AND | tag::BUT) {
                k += 1;
            } else {
                break;
            }
        }
        k
    }

    /// A clause with a subject and a verb that is not itself a time or a condition ("When asked, …", "In 2016, …").
    pub(super) fn finite_clause(&self, from: usize, to: usize) -> bool {
        let first = self.s.get(from);
        let comma = || (from..to).any(|k| self.s.get(k).what == What::Comma);
        if first.is(tag::SUB) && !first.is(tag::PREP) && !self.s.word(from, "if") {
            // "While A, B" is one clause; "When asked," is none
            if !comma() {
                return false;
            }
        }
        if first.what == What::Upper
            && participle(first.of(self.s.text))
            && self.s.tagged(from + 1, tag::PREP | tag::DET | tag::POSS | tag::SUB | tag::WH | tag::TO)
        {
            return false;
        }
        if first.is(tag::PREP | tag::TO) && !comma() {
            return false;
        }
        self.s.quote(from) || (from + 1..to).any(|k| self.s.verb(k) || self.s.quote(k))
    }

    /// In Tarn, S said, the roof holds: what stands before the comma, and the clause after the cue at `cue`. `from`: where the
    /// words that part them begin.
    pub(super) fn parted(&self, cue: usize, item: Item, from: usize) -> Option<(Range, Range)> {
        let s = &self.s;
        if item.cue & cue::SAY == 0 || s.get(cue + 1).what != What::Comma || from < 2 || s.get(from - 1).what != What::Comma {
            return None;
        }
        let first = self.clause_from(self.floor);
        let rest = self.after_comma(cue).filter(|r| !s.quote(r.from()) && s.has_verb(r.from(), r.to()))?;
        let fragment = first < from - 1 && !(first..from - 1).any(|k| self.claimed(k) || s.quote(k));
        let plain = (first..from - 1).all(|k| s.tagged(k, tag::ADV | tag::SUB | tag::BUT | tag::AND));
        fragment.then_some(if plain { (rest, Range::new(0, 0)) } else { (Range::new(first, from - 1), rest) })
    }

    /// The roof holds, S say, and no rain comes in: a clause of its own that nobody else says.
    fn goes_on(&self, and: usize) -> bool {
        self.s.tagged(and, tag::AND) && self.own_clause(and + 1) && !self.cue_ahead(and + 1)
    }

    /// After “…,” S said: the comma and what goes on.
    pub(super) fn after_comma(&self, i: usize) -> Option<Range> {
        let s = &self.s;
        let mut k = i + 1;
        while k < self.end && k < i + AHEAD {
            let item = s.get(k);
            if matches!(item.what, What::Comma | What::Colon | What::Dash) {
                if self.s.quote(k + 1) {
                    return Some(self.quoted_clause(k + 1));
                }
                if item.what == What::Comma
                    && s.get(k + 1).is_word()
                    && k == i + 1
                    && (!s.tagged(k + 1, tag::AND | tag::BUT | tag::REL) || self.goes_on(k + 1))
                    && !(s.word(k + 1, "though|although|while|whereas")
                        && (s.word(k + 2, "another|others|some|many")
                            || (k + 2..k + 6).any(|v| s.verb(v) && s.get(v).cue & cue::COMPLEMENT != 0)))
                    && s.get(k + 1).cue & cue::ING == 0
                    && self.s.has_verb(k + 1, self.end)
                {
                    return Some(Range::new(k + 1, self.clause_end(k + 1)));
                }
                return None;
            }
            if !item.is_word() && item.what != What::Stop {
                return None;
            }
            k += 1;
        }
        None
    }
}
