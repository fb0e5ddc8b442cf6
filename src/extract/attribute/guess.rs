//! A word that the lists do not have, where only a cue can stand.
//!
//! It must look like a verb (…ed, …s), and stand between a quotation and a speaker or before "that".

use super::super::lexicon::{cue, tag};
use super::super::sentence::{Item, What};
use super::Reader;

impl Reader<'_> {
    /// A word that the lists do not have, where only a cue can stand: “…,” the mayor harrumphed. She recollected that …
    pub(super) fn guessed(&self, i: usize) -> Option<u32> {
        let s = &self.s;
        let item = s.get(i);
        if item.what != What::Lower || item.tags != 0 || item.cue != 0 || item.end - item.start < 4 {
            return None;
        }
        let word = item.of(s.text);
        let past = word.ends_with("ed");
        if !past && (!word.ends_with('s') || word.ends_with("ss") || word.ends_with("us") || word.ends_with("is")) {
            return None;
        }
        let bits = cue::SAY | cue::QUOTE | cue::THAT | if past { cue::PAST } else { cue::S };
        let (before, next) = (s.before(i), s.get(i + 1));
        let goes_on = |quote: Item| quote.what == What::Quote && matches!(quote.close, b',' | b'?' | b'!' | b'-');
        if goes_on(before) {
            let speaker = next.is(tag::DET | tag::POSS | tag::PRON) && !next.is(tag::OBJECT | tag::IT)
                || next.what == What::Upper && !next.is(tag::TIME);
            return speaker.then_some(bits);
        }
        let speaks = before.is(tag::PERSON | tag::PEOPLE | tag::SOURCE | tag::BODY | tag::PRESS | tag::DOCUMENT | tag::TITLE)
            || before.is(tag::PRON) && !before.is(tag::OBJECT | tag::WH)
            || matches!(before.what, What::Upper | What::Comma | What::Close);
        let reports = past && next.is(tag::THAT);
        if !(speaks || reports && s.nominal(i.wrapping_sub(1))) || before.is(tag::TIME) {
            return None;
        }
        let subject = self.subject_before(i)?;
        if !speaks && !s.get(subject.0).is(tag::DET | tag::POSS) {
            return None;
        }
        let after_quote = subject.0.checked_sub(1).is_some_and(|q| goes_on(s.get(q)));
        let ends = i + 1 >= self.end
            || !next.is_word() && next.what != What::Quote
            || next.is(tag::PREP | tag::ADV | tag::TIME | tag::SUB) && !next.is(tag::THAT);
        let quote_next = self.quote(i + 1) || matches!(next.what, What::Comma | What::Colon) && self.quote(i + 2);
        (after_quote && ends || past && next.is(tag::THAT) && !next.is(tag::PREP) || past && quote_next && before.what != What::Comma)
            .then_some(bits)
    }
}
