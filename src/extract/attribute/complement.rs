//! What a cue takes: a quotation, that …, a clause, to …, whether …, an object; after whom it speaks to, and when.
//!
//! ```text
//! told reporters on Monday that …      said, in an interview, that …      spoke of …      put it this way: …
//! ```

use super::Reader;
use crate::extract::lexicon::{cue, tag};
use crate::extract::sentence::{Item, Range, What};

impl Reader<'_> {
    /// What the cue at `i` takes, after whom it speaks to and when.
    pub(super) fn complement(&self, i: usize, item: Item) -> Option<Range> {
        let s = &self.s;
        let bits = item.cue;
        let has = |bit: u32| bits & bit != 0;
        let mut k = i + 1;
        if s.word(i, "put|puts") {
            // put it, put it this way
            k += 1;
            while s.tagged(k, tag::DET | tag::IT) || s.word(k, "way|thus|like|so|plainly") {
                k += 1;
            }
        }
        // wrote a day later that, said the day before yesterday that
        if has(cue::THAT | cue::SAY)
            && let Some(that) = (k..self.end.min(k + 7)).find(|&t| s.tagged(t, tag::THAT))
            && (k..that).all(|t| {
                s.tagged(t, tag::DET | tag::QUANT | tag::SPAN | tag::TIME | tag::ADV)
                    || s.get(t).what == What::Number
                    || s.word(t, "before|after")
            })
        {
            k = that;
        }
        let mut addressed = false;
        let mut adjunct = false;
        let mut guard = 0;
        while k < self.end && guard < 12 {
            guard += 1;
            let it = s.get(k);
            match it.what {
                What::Quote => {
                    if has(cue::QUOTE) || has(cue::NOUN) {
                        let content = self.quoted_clause(k);
                        return Some(content);
                    }
                    return None;
                }
                What::Colon => {
                    if !has(cue::QUOTE) {
                        return None;
                    }
                    let from = k + 1;
                    if from >= self.end {
                        return None;
                    }
                    let content = if self.s.quote(from) { self.quoted_clause(from) } else { Range::new(from, self.clause_end(from)) };
                    return Some(content);
                }
                What::Comma => {
                    if self.s.quote(k + 1) && has(cue::QUOTE) {
                        let content = self.quoted_clause(k + 1);
                        return Some(content);
                    }
                    // said, in an interview, that
                    if s.tagged(k + 1, tag::PREP | tag::ADV | tag::DET) && guard < 5 {
                        let close = (k + 2..self.end.min(k + 14)).find(|&c| matches!(s.get(c).what, What::Comma));
                        if let Some(close) = close
                            && (self.s.quote(close + 1) || s.tagged(close + 1, tag::THAT))
                        {
                            k = close;
                            if s.tagged(close + 1, tag::THAT) {
                                k += 1;
                            }
                            continue;
                        }
                    }
                    return None;
                }
                What::Lower | What::Upper | What::Number => {}
                _ => return None,
            }
            if it.is(tag::THAT) && (has(cue::THAT | cue::SAY) || addressed) {
                // "said that" and a clause; "criticized that plan" is an object
                return self.clause(k);
            }
            if it.is(tag::TO) {
                let bit = cue::PREPOSITION << 6;
                // admitted to a schoolmate that
                if has(cue::THAT)
                    && let Some(that) = (k + 2..self.end.min(k + 10)).find(|&t| s.tagged(t, tag::THAT) && !s.tagged_before(t, tag::PREP))
                    && !s.has_verb(k + 1, that)
                    && (s.tagged(k + 1, tag::DET | tag::POSS | tag::OBJECT) || s.nominal(k + 1) && s.get(k + 1).cue & cue::BASE == 0)
                {
                    return self.clause(that);
                }
                if has(cue::TO) {
                    return self.clause(k);
                }
                if has(bit) && !has(cue::QUOTE) {
                    return self.clause(k + 1);
                }
                if has(cue::QUOTE) {
                    // said to reporters
                    if let Some(phrase) = s.phrase_after(k + 1, self.end, false) {
                        k = phrase.to();
                        continue;
                    }
                }
                return None;
            }
            if it.is(tag::AUX) && has(cue::NOUN) && s.word(k, "having|being") {
                return self.clause(k);
            }
            if it.is(tag::WH) && !it.is(tag::THAT) && (has(cue::WH)) && (!adjunct || addressed) {
                return self.clause(k);
            }
            if it.what == What::Lower && it.is(tag::ADV) && !it.is(tag::DET) {
                k += 1;
                continue;
            }
            if it.is(tag::PREP) {
                let quoted = has(cue::SAY)
                    && (k..self.end.min(k + 14)).any(|q| matches!(s.get(q).what, What::Comma | What::Colon) && self.s.quote(q + 1));
                let occasion = || s.word(k, "against") && !has(cue::NOUN) && s.occasion(k);
                if !adjunct && !quoted && has(s.preposition(k)) && !occasion() {
                    if s.tagged(k + 1, tag::THAT) && s.word(k, "out") {
                        return self.clause(k + 1);
                    }
                    if !s.occasion(k) || s.word(k, "about") {
                        return self.clause(k + 1);
                    }
                }
                if !has(cue::SAY | cue::THAT) {
                    return None;
                }
                let next = self.skip_adjunct(k);
                if next <= k {
                    return None;
                }
                k = next;
                adjunct = true;
                continue;
            }
            if it.is(tag::TIME)
                || (it.is(tag::SPAN) && (s.tagged(k + 1, tag::SPAN | tag::TIME)))
                || (s.word(k, "this") && s.tagged(k + 1, tag::SPAN))
            {
                let mut t = k + 1;
                while s.tagged(t, tag::TIME | tag::SPAN) || s.get(t).what == What::Number {
                    t += 1;
                }
                k = t;
                adjunct = true;
                continue;
            }
            // said the following day that
            if it.is(tag::DET) && s.word(k + 1, "following|next|same|previous|other") && s.get(k + 2).is(tag::SPAN) {
                k += 3;
                adjunct = true;
                continue;
            }
            if has(cue::ADDRESS)
                && !addressed
                && (it.is(tag::OBJECT) || s.nominal(k) || it.is(tag::DET | tag::POSS))
                && !(has(cue::CLAUSE) && it.is(tag::PRON) && !it.is(tag::OBJECT))
            {
                let phrase = self.addressee(k, bits)?;
                addressed = true;
                k = phrase;
                continue;
            }
            let object = it.is(tag::DET | tag::POSS | tag::OBJECT | tag::IT) || s.nominal(k) || it.is(tag::PRON);
            if object && (addressed || has(cue::CLAUSE | cue::NOUN)) {
                let end = self.clause_end(k);
                if has(cue::CLAUSE) || addressed {
                    // A clause needs a verb after its subject.
                    if (k + 1..end).any(|v| s.verb(v)) {
                        return Some(Range::new(k, end));
                    }
                    if !has(cue::NOUN) {
                        return None;
                    }
                }
                // An object ends where a clause with a subject of its own begins.
                let comma = (k + 1..end).find(|&c| s.get(c).what == What::Comma && self.own_clause(c + 1) && !s.tagged(c + 1, tag::REL));
                let end = comma.unwrap_or(end);
                if end > k {
                    return Some(Range::new(k, end));
                }
            }
            return None;
        }
        None
    }

    pub(super) fn clause(&self, from: usize) -> Option<Range> {
        let end = self.clause_end(from);
        (end > from + usize::from(self.s.tagged(from, tag::THAT))).then_some(Range::new(from, end))
    }

    /// One after the person spoken to.
    pub(super) fn addressee(&self, k: usize, bits: u32) -> Option<usize> {
        let s = &self.s;
        if s.tagged(k, tag::OBJECT) {
            return Some(k + 1);
        }
        let of = bits & (cue::PREPOSITION << 2) != 0;
        let stop = if of { (k..self.end).find(|&i| s.word(i, "of")).unwrap_or(self.end) } else { self.end };
        let phrase = s.phrase_after(k, stop, false)?;
        let mut end = phrase.to();
        // CNN's NAME, reporters in Hanoi
        let own = |at: usize| bits & s.preposition(at) != 0;
        while s.tagged(end, tag::PREP) && !s.tagged(end + 1, tag::THAT) && end < k + 12 && !own(end) {
            let next = self.skip_adjunct(end);
            if next <= end {
                break;
            }
            end = next;
        }
        Some(end)
    }

    /// One after "in an interview with NAME", "on Monday".
    pub(super) fn skip_adjunct(&self, k: usize) -> usize {
        let s = &self.s;
        let mut i = k + 1;
        while s.tagged(i, tag::PREP | tag::ADV) {
            i += 1;
        }
        let mut nouns = 0;
        while i < self.end && i < k + 12 {
            let it = s.get(i);
            if it.is(tag::THAT) && nouns > 0 {
                break;
            }
            if it.is(tag::PRON) && nouns > 0 {
                break;
            }
            if it.is(tag::DET | tag::POSS | tag::IT) && nouns > 0 && !s.tagged_before(i, tag::PREP) && !s.possessive(i) {
                break;
            }
            if it.is(tag::TO | tag::WH | tag::AND | tag::BUT) && nouns > 0 || !it.is_word() {
                break;
            }
            if it.is(tag::PREP) {
                return i;
            }
            if nouns > 0 && s.verb(i) {
                // "said on Monday Trump would": the clause's subject has been taken for the occasion's end
                return if s.before(i).what == What::Upper && !s.tagged_before(i, tag::TIME) { i - 1 } else { i };
            }
            if nouns > 0 && s.tagged_before(i, tag::TIME) && !it.is(tag::TIME | tag::SPAN) && it.what != What::Number {
                break;
            }
            nouns += 1;
            i += 1;
        }
        i
    }
}
