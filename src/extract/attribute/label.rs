//! Speakers without a verb: "NAME: …", and “…” — NAME. Also the dateline, which begins a sentence and says nothing.

use super::{How, Reader};
use crate::extract::lexicon::tag;
use crate::extract::sentence::{Range, What};

/// So many items a dateline has at most, before its dash.
const DATELINE: usize = 14;
/// So many items stand at most before the colon of a label.
const LABEL: usize = 9;
/// So many items sign a quotation at most.
const SIGNATURE: usize = 6;

impl Reader<'_> {
    /// "TARN, West Varn (Agency) — …": what is said begins after it.
    pub(super) fn dateline(&mut self) {
        let s = self.s;
        let place = s.get(0);
        let capitals = place.what == What::Upper && place.end - place.start > 2 && place.of(s.text).chars().all(|c| !c.is_lowercase());
        let dash = (1..self.end.min(DATELINE)).find(|&i| s.get(i).what == What::Dash);
        if let Some(dash) = dash
            && (capitals || (0..dash).any(|i| s.get(i).what == What::Close))
            && (0..dash).all(|i| {
                matches!(s.get(i).what, What::Upper | What::Comma | What::Open | What::Close | What::Stop | What::Other | What::Number)
            })
        {
            let dash = (dash..self.end).take_while(|&i| s.get(i).what == What::Dash).last().unwrap_or(dash);
            self.floor = dash + 1;
            self.earlier = dash + 1;
        }
    }

    /// NAME: … at the beginning of a sentence.
    pub(super) fn label(&mut self) {
        let colon = (0..self.end.min(LABEL)).find(|&i| self.s.get(i).what == What::Colon);
        let Some(colon) = colon else { return };
        if colon == 0 || colon + 1 >= self.end {
            return;
        }
        let named = (0..colon).all(|i| {
            let item = self.s.get(i);
            !self.s.verb(i)
                && (item.what == What::Upper && !item.is(tag::AUX | tag::SUB | tag::WH)
                    || item.is(tag::PREP | tag::AND | tag::DET | tag::TITLE | tag::DOCUMENT | tag::PERSON)
                    || item.what == What::Stop
                    || self.s.possessive(i))
        }) && self.s.get(0).is_word();
        let whole = colon + 1;
        if named && (self.s.quote(whole) || self.s.has_verb(whole, self.end)) {
            let content =
                if self.s.quote(whole) { self.quotes_from(whole, self.end) } else { Range::new(whole, self.trimmed(whole, self.end)) };
            self.found(How::Label, Some(Range::one(colon)), Some(Range::new(0, colon)), content);
        }
    }

    /// “…” — NAME
    pub(super) fn signed(&mut self, i: usize) {
        if i == 0 || !self.s.quote_before(i) || self.claimed(i - 1) {
            return;
        }
        let name = (i + 1..self.end).take_while(|&k| self.s.get(k).is_word() || self.s.get(k).what == What::Stop).count();
        if name > 0
            && name < SIGNATURE
            && i + 1 + name >= self.end
            && self.s.get(i + 1).what == What::Upper
            && !(i + 1..self.end).any(|k| self.s.verb(k))
        {
            let name = Range::new(i + 1, self.trimmed(i + 1, self.end));
            self.found(How::Signed, Some(Range::one(i)), Some(name), Range::one(i - 1));
        }
    }
}
