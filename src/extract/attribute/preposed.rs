//! Content that comes before its cue: “…,” S said; clause, said S; as S said.
//!
//! Nothing before the floor belongs to it, and nothing that another attribution has claimed in part.

use super::super::lexicon::{cue, tag};
use super::super::phrase::Range;
use super::super::sentence::{Item, What};
use super::{Attribution, How, Reader};

impl Reader<'_> {
    /// "As S reported, …", "…, as S put it."
    pub(super) fn as_said(&mut self, i: usize, item: Item, left: usize) -> bool {
        let s = self.s;
        if item.cue & (cue::THAT | cue::QUOTE) == 0 || item.cue & cue::ING != 0 {
            return false;
        }
        let Some(source) = self.subject_before(left) else { return false };
        if source.0 == 0 || !s.word(source.0 - 1, "as") {
            return false;
        }
        let start = source.0 - 1;
        let after = s.get(i + 1);
        let ends = i + 1 >= self.end || !after.is_word() || after.is(tag::PREP | tag::TIME | tag::SPAN | tag::ADV);
        if !ends || after.is(tag::THAT) {
            return false;
        }
        let cue = Some((i, i + 1));
        if start == 0 || (start == self.floor) || s.before(start).is(tag::AND | tag::BUT) {
            let comma = (i + 1..self.end.min(i + 12)).find(|&k| matches!(s.get(k).what, What::Comma | What::Colon));
            let Some(from) = comma.map(|c| c + 1).filter(|&f| f < self.end) else { return false };
            let content = if self.quote(from) { self.quoted_clause(from) } else { (from, self.clause_end(from)) };
            self.set_floor(content.1);
            self.subject = Some(source);
            self.found.push(Attribution { content: vec![content], cue, source: Some(source), how: How::Subject, attitude: false });
            return true;
        }
        if s.before(start).what == What::Comma || self.quote_before(start) {
            let last = if s.before(start).what == What::Comma { start - 1 } else { start };
            let from = if self.quote_before(last) { self.quote_start(last - 1) } else { self.clause_from(self.floor) };
            if from < last && !(from..last).any(|k| self.claimed(k)) {
                self.set_floor(i + 1);
                self.subject = Some(source);
                self.found.push(Attribution { content: vec![(from, last)], cue, source: Some(source), how: How::Subject, attitude: false });
                return true;
            }
        }
        false
    }

    /// “…,” said S. / clause, said S.
    pub(super) fn inverted(&mut self, i: usize, item: Item) -> bool {
        let s = self.s;
        let Some(source) = s.phrase_after(i + 1, self.end, true) else { return false };
        if s.get(i + 1).is(tag::OBJECT) || s.get(i + 1).is(tag::TIME) {
            return false;
        }
        // "said he would": a clause, not a speaker
        if s.verb(source.1) && s.get(source.1).what != What::Quote && !s.get(source.1).is(tag::REL) {
            return false;
        }
        let left = if s.before(i).is(tag::ADV) { i - 1 } else { i };
        let Some(pre) = self.preposed(left) else { return false };
        let mut content = vec![pre];
        let mut after = source.1;
        // said S on February 26, …
        while after < self.end
            && !matches!(s.get(after).what, What::Comma | What::Colon | What::Quote | What::Stop | What::Semicolon | What::Dash)
            && s.get(after).cue & cue::ING == 0
        {
            after += 1;
        }
        if matches!(s.get(after).what, What::Comma | What::Colon) && self.quote(after + 1) {
            let rest = self.quoted_clause(after + 1);
            content.push(rest);
            after = rest.1;
        }
        self.subject = Some(source);
        self.set_floor(after);
        self.found.push(Attribution {
            content,
            cue: Some((i, i + 1)),
            source: Some(source),
            how: How::Inverted,
            attitude: item.cue & cue::ATTITUDE != 0,
        });
        true
    }

    /// The content before a subject or an inverted cue at `at`.
    pub(super) fn preposed(&self, at: usize) -> Option<Range> {
        let s = &self.s;
        let last = at.checked_sub(1)?;
        if last == self.floor && s.get(last).what == What::Comma && !self.quote_before(last) {
            // What was just read is itself reported: "S1 wonders why …, S2 said"
            let from = self.clause_from(self.earlier);
            return (from < last && self.finite_clause(from, last) && !self.torn(from, last)).then_some((from, last));
        }
        if last < self.floor {
            return None;
        }
        if self.quote(last) {
            if self.claimed(last) {
                return None;
            }
            return Some((self.quote_start(last), last + 1));
        }
        if s.get(last).what == What::Comma && last > self.floor {
            if self.quote_before(last) {
                if self.claimed(last - 1) {
                    return None;
                }
                return Some((self.quote_start(last - 1), last));
            }
            // clause, S said
            let from = self.clause_from(self.floor);
            if from < last && self.finite_clause(from, last) && !self.torn(from, last) {
                return Some((from, last));
            }
        }
        None
    }

    /// Does something in `from..to` belong to an attribution that is not wholly within?
    pub(super) fn torn(&self, from: usize, to: usize) -> bool {
        self.found.iter().any(|a| {
            let inside = a.source.is_some_and(|s| from <= s.0 && s.1 <= to) && a.cue.is_some_and(|c| from <= c.0 && c.1 <= to);
            !inside && a.content.iter().any(|c| c.0 < to && from < c.1)
        })
    }

    /// Where a clause begins: after what joins it to the one before.
    pub(super) fn clause_from(&self, from: usize) -> usize {
        let mut k = from;
        while k < self.end {
            let item = self.s.get(k);
            if matches!(item.what, What::Comma | What::Semicolon | What::Dash | What::Colon | What::Stop)
                || (k > 0 && item.is(tag::AND | tag::BUT))
                || (item.is(tag::AND | tag::BUT) && k == from)
            {
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
        if first.is(tag::SUB) && !first.is(tag::PREP) && !self.s.word(from, "if") {
            // "While A, B" is one clause; "When asked," is none
            let comma = (from..to).find(|&k| self.s.get(k).what == What::Comma);
            if comma.is_none() {
                return false;
            }
        }
        if first.what == What::Upper
            && (first.of(self.s.text).ends_with("ing") || first.of(self.s.text).ends_with("ed"))
            && self.s.get(from + 1).is(tag::PREP | tag::DET | tag::POSS | tag::SUB | tag::WH | tag::TO)
        {
            return false;
        }
        if first.is(tag::PREP | tag::TO) && !(from..to).any(|k| self.s.get(k).what == What::Comma) {
            return false;
        }
        self.quote(from) || (from + 1..to).any(|k| self.s.verb(k) || self.quote(k))
    }

    /// Where the content that ends with the quotation at `q` begins: the quotation, or the clause that it completes.
    pub(super) fn quote_start(&self, q: usize) -> usize {
        let s = &self.s;
        let mut start = q;
        // “…” and “…,”
        loop {
            if start >= 2
                && (s.before(start).is(tag::AND) || s.before(start).what == What::Comma)
                && self.quote(start - 2)
                && start - 2 >= self.floor
            {
                start -= 2;
            } else if start >= 1 && self.quote_before(start) && start > self.floor {
                start -= 1;
            } else {
                break;
            }
        }
        let from = self.clause_from(self.floor);
        if start <= from || from >= q {
            return start;
        }
        let before = s.before(start);
        let capital = s.get(start).of(s.text).chars().find(|c| c.is_alphanumeric()).is_some_and(|c| c.is_uppercase() || c.is_numeric());
        if matches!(before.what, What::Comma | What::Colon) && capital {
            return start;
        }
        if (from..start).any(|k| self.claimed(k)) {
            return start;
        }
        // wages were “two months behind,” he said
        if (from..start).any(|k| s.verb(k)) || !capital {
            return from;
        }
        start
    }
}
