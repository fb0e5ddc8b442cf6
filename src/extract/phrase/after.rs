//! The phrase that begins after a word: "according to [a clerk in Tarn who asked not to be named]".
//!
//! Grows to the right; generous, it takes what describes a source along: "in …", "who …", ", a trader".

use crate::extract::lexicon::tag;
use crate::extract::listed::listed;
use crate::extract::sentence::{Range, Sentence, What};

impl Sentence<'_> {
    /// The phrase that begins at `first`; it ends before `end` at the latest. `generous`: with what describes it.
    pub fn phrase_after(&self, first: usize, end: usize, generous: bool) -> Option<Range> {
        let mut k = first;
        let mut last = first;
        let mut nouns = 0;
        let mut common = false;
        while k < end {
            let item = self.get(k);
            let next = self.get(k + 1);
            if self.possessive(k) && k > first {
                k += 1;
                continue;
            }
            let owner = item.is(tag::POSS) && next.is_word() && !next.is(tag::AUX | tag::PREP | tag::TIME | tag::AND);
            if item.is(tag::PRON | tag::OBJECT) && !item.is(tag::REL) && !owner {
                // the first of them
                if nouns > 0 && self.tagged_before(k, tag::PREP) && item.is(tag::OBJECT) && generous {
                    k += 1;
                    last = k;
                    continue;
                }
                if nouns == 0 {
                    return Some(Range::new(first, k + 1));
                }
                break;
            }
            // a document dated March 28 that was shown to us
            let that = item.is(tag::THAT) && common && (next.is(tag::AUX | tag::PRON | tag::DET | tag::POSS) && !next.is(tag::IT));
            if (item.is(tag::REL) || that) && generous && nouns > 0 {
                // who asked not to be named: up to the next comma or the end
                last = (k..end).find(|&i| self.parts(i) || self.get(i).what == What::Close).unwrap_or(end);
                k = last;
                if self.get(k).what == What::Comma {
                    continue;
                }
                break;
            }
            if nouns == 0 && !next.is_word() && self.word(k, "another|others|both|some") {
                nouns += 1;
                common = true;
                k += 1;
                last = k;
                continue;
            }
            if item.is(tag::DET | tag::POSS) {
                if nouns > 0 && !self.tagged_before(k, tag::PREP | tag::AND) {
                    break;
                }
                k += 1;
                continue;
            }
            if item.is(tag::PREP) {
                let attaches = nouns > 0 && (common || self.word(k, "of")) && !next.is(tag::TIME | tag::SPAN | tag::PRON);
                if attaches && generous && next.is_word() && !self.occasion(k) {
                    k += 1;
                    continue;
                }
                break;
            }
            if item.is(tag::AND) && nouns > 0 && next.is_word() && (self.nominal(k + 1) || next.is(tag::DET)) {
                k += 1;
                continue;
            }
            if item.is(tag::BUT | tag::SUB | tag::THAT | tag::TO | tag::WH | tag::AUX | tag::NOT | tag::AND) {
                break;
            }
            if item.what == What::Lower && item.is(tag::ADV) && !(k > first && self.tagged_before(k, tag::DET) && self.word(k, "first")) {
                if nouns == 0 {
                    k += 1;
                    continue;
                }
                break;
            }
            if nouns > 0 && self.verb(k) {
                break;
            }
            if item.is(tag::TIME) && nouns > 0 {
                if k > first && self.word(k - 1, "dated") {
                    k += 1 + usize::from(next.what == What::Number);
                    last = k;
                    continue;
                }
                break;
            }
            if item.is_word() {
                nouns += 1;
                common |= item.what == What::Lower;
                k += 1;
                last = k;
                continue;
            }
            if item.what == What::Comma && generous && nouns > 0 && self.apposition(k + 1) {
                last = (k + 1..end).find(|&i| self.parts(i)).unwrap_or(end);
                break;
            }
            if item.what == What::Stop
                && self.before(k).what == What::Upper
                && self.before(k).end == item.start
                && k + 1 < end
                && next.is_word()
            {
                k += 1;
                continue;
            }
            if item.what == What::Open && generous {
                let Some(close) = (k..end.min(k + 10)).find(|&i| self.get(i).what == What::Close) else { break };
                k = close + 1;
                continue;
            }
            if item.what == What::Other && listed(item.of(self.text), "&|$|/|#|@|’|'|-") {
                k += 1;
                continue;
            }
            break;
        }
        (nouns > 0).then_some(Range::new(first, last.max(first + 1)))
    }

    /// Does the sign at `i` part clauses?
    fn parts(&self, i: usize) -> bool {
        matches!(self.get(i).what, What::Comma | What::Semicolon | What::Colon | What::Dash | What::Quote | What::Stop)
    }
}
