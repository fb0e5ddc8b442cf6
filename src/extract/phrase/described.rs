//! What stands beside a phrase: does it describe the name before it, or tell when and where somebody spoke?

use crate::extract::lexicon::tag;
use crate::extract::sentence::{Sentence, What};

impl Sentence<'_> {
    /// Does what begins at `i` describe the name before the comma: "a trader …", "the mayor …", "42", "who …"?
    pub fn apposition(&self, i: usize) -> bool {
        let item = self.get(i);
        if item.what == What::Number {
            // An age, not a year.
            return item.end - item.start <= 3;
        }
        if item.is(tag::REL) {
            return true;
        }
        if item.is(tag::DET | tag::POSS) && !item.is(tag::IT) {
            return !self.clause_at(i + 1);
        }
        let plural = item.is(tag::PEOPLE) && !item.is(tag::TITLE);
        !plural
            && (item.is(tag::TITLE | tag::PERSON)
                || item.what == What::Lower && self.nominal(i) && !matches!(item.of(self.text).as_bytes(), [.., b's']))
            && !self.clause_at(i)
    }

    /// Does a verb follow within a few words: "the mayor [of Tarn has] …"?
    fn clause_at(&self, from: usize) -> bool {
        (from..from + 12)
            .find(|&k| !self.get(k).is_word() || self.tagged(k, tag::REL) || self.verb(k))
            .is_some_and(|k| !self.tagged(k, tag::REL) && self.verb(k))
    }

    /// Does the preposition at `k` begin when, where or in what somebody spoke: "in a statement", "on Monday", "at a rally"?
    pub fn occasion(&self, k: usize) -> bool {
        if !self.tagged(k, tag::PREP) || self.word(k, "of") {
            return false;
        }
        for i in k + 1..k + 7 {
            let item = self.get(i);
            let first = i == k + 1;
            let year = first && item.what == What::Number && item.end - item.start == 4;
            if item.is(tag::TIME | tag::SPAN | tag::OCCASION) || year {
                return true;
            }
            if !item.is_word() || (item.is(tag::PREP | tag::AND | tag::AUX) && !first) {
                return false;
            }
        }
        false
    }
}
