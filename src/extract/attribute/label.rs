//! Attributions by signs alone: NAME: …, “…” — NAME; and the dateline, which is none.
//!
//! A label stands at the beginning of a sentence, a signature at its end.

use super::super::lexicon::tag;
use super::super::phrase::is_possessive;
use super::super::sentence::What;
use super::{Attribution, How, Reader};

impl Reader<'_> {
    /// "HYESAN, North Korea (Agency) — …": what is said begins after it.
    pub(super) fn dateline(&mut self) {
        let s = self.s;
        let place = s.get(0);
        let capitals = place.what == What::Upper && place.end - place.start > 2 && place.of(s.text).chars().all(|c| !c.is_lowercase());
        let dash = (1..self.end.min(14)).find(|&i| s.get(i).what == What::Dash);
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
        let colon = (0..self.end.min(9)).find(|&i| self.s.get(i).what == What::Colon);
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
                    || is_possessive(&item, self.s.text))
        }) && self.s.get(0).is_word();
        let whole = colon + 1;
        if named && (self.quote(whole) || self.s.has_verb(whole, self.end)) {
            let content = if self.quote(whole) { self.quotes_from(whole, self.end) } else { (whole, self.trimmed(whole, self.end)) };
            self.found.push(Attribution {
                content: vec![content],
                cue: Some((colon, colon + 1)),
                source: Some((0, colon)),
                how: How::Label,
                attitude: false,
            });
        }
    }

    /// “…” — NAME
    pub(super) fn signed(&mut self, i: usize) {
        if i == 0 || !self.quote(i - 1) || self.claimed(i - 1) {
            return;
        }
        let name = (i + 1..self.end).take_while(|&k| self.s.get(k).is_word() || self.s.get(k).what == What::Stop).count();
        if name > 0
            && name < 6
            && i + 1 + name >= self.end
            && self.s.get(i + 1).what == What::Upper
            && !(i + 1..self.end).any(|k| self.s.verb(k))
        {
            self.found.push(Attribution {
                content: vec![(i - 1, i)],
                cue: Some((i, i + 1)),
                source: Some((i + 1, self.trimmed(i + 1, self.end))),
                how: How::Signed,
                attitude: false,
            });
        }
    }
}
