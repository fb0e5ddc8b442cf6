//! How far a quotation reaches: with others beside it, and with the clause that it completes.
//!
//! ```text
//! “…” and “…”        wages were [“two months behind,”] he said → the clause       “…” and that …
//! ```

use super::Reader;
use crate::extract::lexicon::{cue, tag};
use crate::extract::sentence::{Range, What};

impl Reader<'_> {
    /// Quotations from `from` that belong together: “…” and “…”, “…,” “…”.
    pub(super) fn quotes_from(&self, from: usize, to: usize) -> Range {
        let mut end = from + 1;
        loop {
            let item = self.s.get(end);
            if self.s.quote(end) && end < to {
                end += 1;
            } else if (item.is(tag::AND) || item.what == What::Comma) && self.s.quote(end + 1) && end + 1 < to {
                end += 2;
            } else {
                return Range::new(from, end);
            }
        }
    }

    /// Where the content that ends with the quotation at `q` begins: the quotation, or the clause that it completes.
    pub(super) fn quote_start(&self, q: usize) -> usize {
        let s = &self.s;
        let mut start = q;
        // “…” and “…,”
        loop {
            if start >= 2
                && (s.tagged_before(start, tag::AND) || s.before(start).what == What::Comma)
                && self.s.quote(start - 2)
                && start - 2 >= self.floor
            {
                start -= 2;
            } else if start >= 1 && self.s.quote_before(start) && start > self.floor {
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

    /// A quotation, with what goes on after it in the same clause.
    pub(super) fn quoted_clause(&self, q: usize) -> Range {
        let end = self.quotes_from(q, self.end).to();
        let last = self.s.get(end - 1);
        let next = self.s.get(end);
        if end >= self.end || matches!(last.close, b'.' | b',' | b'?' | b'!') || !next.is_word() {
            // “…” and that “…”
            if next.is(tag::AND) && self.s.tagged(end + 1, tag::THAT) {
                return Range::new(q, self.clause_end(end));
            }
            return Range::new(q, end);
        }
        if next.cue & cue::ING != 0 || next.is(tag::SUB) && !next.is(tag::PREP) || self.s.occasion(end) {
            return Range::new(q, end);
        }
        Range::new(q, self.clause_end(end))
    }
}
