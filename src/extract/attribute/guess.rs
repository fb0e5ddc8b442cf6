//! Cues that no list has, where only a cue can stand: “…,” the mayor harrumphed. She recollected that …

use super::Reader;
use crate::extract::lexicon::{cue, tag};
use crate::extract::sentence::{Item, What};

impl Reader<'_> {
    /// What the unknown word at `i` is as a cue, if it can only be one.
    pub(super) fn guessed(&self, i: usize) -> Option<u32> {
        let s = &self.s;
        let item = s.get(i);
        if item.what != What::Lower || item.tags & !tag::OCCASION != 0 || item.cue != 0 || item.end - item.start < 4 {
            return None;
        }
        let word = item.of(s.text);
        let past = matches!(word.as_bytes(), [.., b'e', b'd']);
        if !past && !matches!(word.as_bytes(), [.., before, b's'] if !b"sui".contains(before)) {
            return None;
        }
        let bits = cue::SAY | cue::QUOTE | cue::THAT | if past { cue::PAST } else { cue::S };
        let (before, next) = (s.before(i), s.get(i + 1));
        // “…,” harrumphed the mayor
        if goes_on(before) {
            let speaker = next.is(tag::DET | tag::POSS | tag::PRON) && !next.is(tag::OBJECT | tag::IT)
                || next.what == What::Upper && !next.is(tag::TIME);
            return speaker.then_some(bits);
        }
        let speaks = before.is(tag::PERSON | tag::PEOPLE | tag::SOURCE | tag::BODY | tag::PRESS | tag::DOCUMENT | tag::TITLE)
            || before.is(tag::PRON) && !before.is(tag::OBJECT | tag::WH)
            || matches!(before.what, What::Upper | What::Comma | What::Close);
        let that = past && next.is(tag::THAT);
        if !(speaks || that && s.nominal(i.wrapping_sub(1))) || before.is(tag::TIME) {
            return None;
        }
        let subject = self.subject_before(i)?;
        if !speaks && !s.tagged(subject.from(), tag::DET | tag::POSS) {
            return None;
        }
        // “…,” the mayor harrumphed.
        let after_quote = subject.from().checked_sub(1).is_some_and(|q| goes_on(s.get(q)));
        let ends = i + 1 >= self.end
            || !next.is_word() && next.what != What::Quote
            || next.is(tag::PREP | tag::ADV | tag::TIME | tag::SUB) && !next.is(tag::THAT);
        // The mayor harrumphed: “…”
        let quote_next = s.quote(i + 1) || matches!(next.what, What::Comma | What::Colon) && s.quote(i + 2);
        (after_quote && ends || that && !next.is(tag::PREP) || past && quote_next && before.what != What::Comma).then_some(bits)
    }
}

/// Does a quotation end so that its sentence goes on: “…,” or “…?”
fn goes_on(quote: &Item) -> bool {
    quote.what == What::Quote && matches!(quote.close, b',' | b'?' | b'!' | b'-')
}
