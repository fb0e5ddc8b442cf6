//! Where content ends: before what says who spoke, before a new cue, before what is no part of the clause.

use super::super::lexicon::{cue, tag};
use super::super::phrase::Range;
use super::super::sentence::What;
use super::Reader;

impl Reader<'_> {
    /// After “…,” S said: the comma and what goes on.
    pub(super) fn after_comma(&self, i: usize) -> Option<Range> {
        let s = &self.s;
        let mut k = i + 1;
        while k < self.end && k < i + 14 {
            let item = s.get(k);
            if matches!(item.what, What::Comma | What::Colon | What::Dash) {
                if self.quote(k + 1) {
                    return Some(self.quoted_clause(k + 1));
                }
                if item.what == What::Comma
                    && s.get(k + 1).is_word()
                    && k == i + 1
                    && !s.get(k + 1).is(tag::AND | tag::BUT | tag::REL)
                    && s.get(k + 1).cue & cue::ING == 0
                    && self.s.has_verb(k + 1, self.end)
                {
                    let end = self.clause_end(k + 1);
                    return Some((k + 1, end));
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

    /// A quotation, with what goes on after it in the same clause.
    pub(super) fn quoted_clause(&self, q: usize) -> Range {
        let (_, end) = self.quotes_from(q, self.end);
        let last = self.s.get(end - 1);
        let next = self.s.get(end);
        if end >= self.end || matches!(last.close, b'.' | b',' | b'?' | b'!') || !next.is_word() {
            // “…” and that “…”
            if next.is(tag::AND) && self.s.get(end + 1).is(tag::THAT) {
                return (q, self.clause_end(end));
            }
            return (q, end);
        }
        if next.cue & cue::ING != 0 || next.is(tag::SUB) && !next.is(tag::PREP) || self.s.occasion(end) {
            return (q, end);
        }
        (q, self.clause_end(end))
    }

    /// Where the clause that begins at `from` ends; signs that end it are left out.
    pub(super) fn clause_end(&self, from: usize) -> usize {
        let s = &self.s;
        let mut k = from;
        while k < self.end {
            let it = s.get(k);
            let next = s.get(k + 1);
            match it.what {
                What::Semicolon => return self.trimmed(from, k),
                // “…,” adding that; “…,” but S; “…,” according to S
                What::Quote if it.close == b',' && k > from && self.parts_after(k + 1) => return k + 1,
                What::Comma if k > from => {
                    if next.cue & cue::ING != 0 && next.cue & cue::COMPLEMENT != 0 && next.what == What::Lower {
                        return k;
                    }
                    if s.word(k + 1, "according") || s.word(k + 1, "citing") {
                        return k;
                    }
                    if next.is(tag::BUT) && self.own_clause(k + 2) {
                        return k;
                    }
                    if (s.word(k + 1, "while") || s.word(k + 1, "whereas") || s.word(k + 1, "although") || s.word(k + 1, "though"))
                        && self.cue_ahead(k + 2)
                    {
                        return k;
                    }
                    if next.is(tag::AND) && self.cue_ahead(k + 2) {
                        return k;
                    }
                    // ", S said." after a clause
                    if self.says_who(k + 1) {
                        return k;
                    }
                }
                What::Lower if (it.is(tag::AND) || it.is(tag::BUT)) && k > from => {
                    let cue_next = next.cue & cue::COMPLEMENT != 0
                        && next.cue & (cue::PAST | cue::S) != 0
                        && next.what == What::Lower
                        && next.cue & cue::ING == 0;
                    let adverb = next.is(tag::ADV) && s.get(k + 2).cue & cue::SAY != 0;
                    if (cue_next && !next.is(tag::PEOPLE)) || adverb {
                        return self.trimmed(from, k);
                    }
                }
                What::Quote
                    if k > from && self.says_who(k + 1) && matches!(s.before(k).what, What::Colon | What::Semicolon | What::Dash) =>
                {
                    return self.trimmed(from, k);
                }
                What::Quote if k + 1 < self.end && matches!(it.close, b'.' | b'?' | b'!') && next.what == What::Upper => {
                    return k + 1;
                }
                _ => {}
            }
            k += 1;
        }
        self.trimmed(from, self.end)
    }

    /// After “…,” within a clause: does something begin that is no part of it?
    pub(super) fn parts_after(&self, k: usize) -> bool {
        let next = self.s.get(k);
        next.cue & cue::ING != 0 && next.cue & cue::COMPLEMENT != 0
            || self.s.word(k, "according")
            || next.is(tag::BUT) && self.own_clause(k + 1)
            || self.says_who(k)
    }

    /// After ", but": a clause with a subject of its own.
    pub(super) fn own_clause(&self, k: usize) -> bool {
        let first = self.s.get(k);
        (first.is(tag::PRON | tag::DET | tag::POSS | tag::IT) || first.what == What::Upper || self.s.nominal(k))
            && (k + 1..self.end.min(k + 14)).any(|v| self.s.verb(v))
    }

    /// A subject and a cue of speech within a few words.
    pub(super) fn cue_ahead(&self, k: usize) -> bool {
        for i in k..self.end.min(k + 10) {
            let item = self.s.get(i);
            if item.cue & cue::SAY != 0 && item.cue & (cue::PAST | cue::S) != 0 && item.what == What::Lower && i > k && self.s.verb(i) {
                return true;
            }
            if !item.is_word() && !self.abbreviation(i) {
                return false;
            }
            if self.s.verb(i) && !item.is(tag::AUX) {
                return item.cue & cue::SAY != 0;
            }
        }
        false
    }

    /// "S said." or "S said," with nothing that the cue takes.
    pub(super) fn says_who(&self, k: usize) -> bool {
        for i in k..self.end.min(k + 10) {
            let item = self.s.get(i);
            if item.cue & cue::SAY != 0 && item.what == What::Lower && i > k {
                let next = self.s.get(i + 1);
                return i + 1 >= self.end
                    || matches!(next.what, What::Stop | What::Comma)
                    || next.is(tag::PREP | tag::TIME) && !next.is(tag::THAT);
            }
            if !(item.is_word() || self.abbreviation(i)) || self.s.verb(i) {
                return false;
            }
        }
        false
    }

    /// The full stop of "Mr." and of initials.
    pub(super) fn abbreviation(&self, i: usize) -> bool {
        self.s.get(i).what == What::Stop && i > 0 && self.s.before(i).what == What::Upper && self.s.before(i).end == self.s.get(i).start
    }
}
