//! The phrase that ends before a word: "[the clerk of the salt office in Tarn] said".
//!
//! Grows to the left while what comes can belong to it, and stops at verbs, conjunctions and signs.

use super::{CLOSE_TO, ORDINALS};
use crate::extract::lexicon::{cue, tag};
use crate::extract::listed::listed;
use crate::extract::sentence::{NOTHING, Range, Sentence, What};

/// So many words a relative clause has at most, that the work stays linear.
const RELATIVE: usize = 9;

/// Who is told of in a list: miners, clerks and guards.
const LISTED: u32 = tag::PERSON | tag::PEOPLE | tag::SOURCE | tag::BODY;

impl Sentence<'_> {
    /// The phrase that ends with the item at `last`; nothing before `floor` belongs to it.
    pub fn phrase_before(&self, floor: usize, last: usize) -> Option<Range> {
        let mut start = last + 1;
        let mut k = last;
        let mut joined: Option<usize> = None;
        let mut nouns = 0;
        // A verb before "A and B" is what A does: only B is the subject of what follows.
        let mut verb = false;
        loop {
            let item = self.get(k);
            let prev = if k > floor { self.before(k) } else { &NOTHING };
            let prev_nominal = k > floor && self.nominal(k - 1);
            let more = k > floor;
            let mut go_on = false;
            if self.possessive(k) {
                // Kim's
                go_on = more && prev_nominal;
                if go_on {
                    start = k;
                }
            } else if item.is(tag::REL) && start <= last && prev.is_word() | (prev.what == What::Comma) {
                go_on = more;
                if prev.what == What::Comma && k >= floor + 2 {
                    k -= 1;
                }
            } else if item.is(tag::DET | tag::POSS) && !item.is(tag::PRON) {
                start = k;
                nouns += u32::from(item.is(tag::DET) && k == last);
                go_on = more
                    && (prev.is(tag::PREP) && k >= floor + 2 && self.nominal(k - 2)
                        || prev.is(tag::QUANT) && self.word(k, "such")
                        || prev.is(tag::TO) && k >= floor + 2 && self.word(k - 2, CLOSE_TO));
            } else if item.is(tag::TO) && start <= last && more && self.word(k - 1, CLOSE_TO) {
                go_on = true;
            } else if item.is(tag::PREP)
                && start <= last
                && k >= floor + 2
                && self.word(k, "with")
                && self.word(k - 1, "along|together")
                && self.nominal(k - 2)
            {
                // A along with B
                joined.get_or_insert(start);
                go_on = true;
                k -= 1;
            } else if item.is(tag::PREP) && start <= last {
                go_on = more && prev_nominal && !prev.is(tag::TIME);
                // sources in the capital and in Tarn
                if more && prev.is(tag::AND) && k >= floor + 2 && self.nominal(k - 2) && self.get(k + 1).what == What::Upper {
                    go_on = true;
                    k -= 1;
                }
            } else if item.is(tag::AND) && start <= last {
                // "A, B, and C" are names; ", and nobody" begins a clause.
                let names = prev.what == What::Comma
                    && k >= floor + 2
                    && self.get(k - 2).what == What::Upper
                    && self.get(start).what == What::Upper;
                let clause = self.word(start, "nobody|everybody|everyone|someone|somebody");
                if more && !clause && (prev_nominal && !prev.is(tag::TIME) || names) {
                    joined.get_or_insert(start);
                    go_on = true;
                }
            } else if item.is(tag::THAT) && k == floor && start <= last {
                start = k;
            } else if item.is(tag::BUT | tag::SUB | tag::THAT | tag::TO | tag::WH | tag::NOT) && !item.is(tag::PRON) {
                // A clause of its own begins here.
            } else if item.is(tag::PRON | tag::OBJECT) {
                if start > last {
                    start = k;
                    nouns += 1;
                    // several of them
                    if k >= floor + 2 && self.word(k - 1, "of") && (self.tagged(k - 2, tag::QUANT) || self.word(k - 2, ORDINALS)) {
                        start = k - 2;
                        if start > floor && self.tagged_before(start, tag::DET) {
                            start -= 1;
                        }
                    }
                }
            } else if item.what == What::Lower && item.is(tag::ADV) {
                go_on = more && prev.is(tag::DET | tag::POSS);
                // the first said
                nouns += u32::from(go_on && k == last && self.word(k, "first"));
            } else if self.verb(k) {
                if prev.is(tag::REL) && start <= last && more {
                    go_on = true;
                } else {
                    verb = true;
                }
            } else if item.is_word() {
                start = k;
                nouns += u32::from(!item.is(tag::TIME | tag::SPAN));
                go_on = more;
            } else if item.what == What::Stop && prev.what == What::Upper && prev.end == item.start
                || item.what == What::Comma
                    && prev_nominal
                    && (joined.is_some() && (prev.what == What::Upper || prev.is(LISTED)) || self.place_before(floor, k))
            {
                // Mr. Orrin; A, B and C; the harbour of Tarn, West Varn
                go_on = true;
            } else if item.what == What::Close {
                let open = (floor..k).rev().take(12).find(|&o| self.get(o).what == What::Open);
                if let Some(open) = open
                    && open > floor
                {
                    k = open;
                    go_on = true;
                }
            } else if item.what == What::Other && listed(item.of(self.text), "&|$|%|/|#|@|’|'|-") {
                go_on = more;
            }
            if !go_on || k <= floor {
                break;
            }
            k -= 1;
        }
        if verb && let Some(joined) = joined {
            start = joined;
        }
        if start > last || nouns == 0 {
            // An engineer who was called in to advise
            return self.relative_before(floor, last + 1).map(|start| Range::new(start, last + 1));
        }
        Some(Range::new(self.relative_before(floor, start).unwrap_or(start), last + 1))
    }

    /// "A foreman who lives beside the pit": where the phrase begins whose relative clause ends with the one at `start`.
    fn relative_before(&self, floor: usize, start: usize) -> Option<usize> {
        let mut k = start.checked_sub(1)?;
        let mut verb = false;
        for _ in 0..RELATIVE {
            let item = self.get(k);
            if item.is(tag::REL) {
                let noun = k.checked_sub(1).filter(|&n| verb && n >= floor && self.nominal(n))?;
                return self.phrase_before(floor, noun).map(|p| p.from());
            }
            let within = item.is_word() && !item.is(tag::SUB | tag::THAT | tag::BUT);
            if !within || k <= floor || item.cue & cue::SAY != 0 && self.verb(k) {
                return None;
            }
            verb |= self.verb(k) || item.what == What::Lower && self.before(k).is(tag::REL);
            k -= 1;
        }
        None
    }

    /// Does the comma at `k` stand in "of Tarn, West Varn"?
    fn place_before(&self, floor: usize, k: usize) -> bool {
        let mut i = k;
        while i > floor && self.before(i).what == What::Upper && k - i < 4 {
            i -= 1;
        }
        i < k && i > floor && self.tagged_before(i, tag::PREP) && self.get(k + 1).what == What::Upper
    }
}
