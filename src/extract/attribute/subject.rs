//! Who is the subject of a verb: the phrase before it, with what describes it, or the subject of the verb before.

use super::super::lexicon::tag;
use super::super::phrase::Range;
use super::super::sentence::What;
use super::{How, Reader};

impl Reader<'_> {
    /// The subject of the verb before `at`: of a cue that was read, or else of the first verb of its clause.
    pub(super) fn verb_subject(&self, at: usize) -> Option<Range> {
        // The last cue that does not stand in what another one reports.
        let within = |at: usize| self.found.iter().any(|a| a.content.iter().any(|&(from, to)| from <= at && at < to));
        let outer =
            self.found.iter().rev().find(|a| a.cue.is_some_and(|c| c.0 < at && !within(c.0)) && a.how != How::Near && a.how != How::Noun);
        if let Some(outer) = outer
            && outer.source.is_some()
        {
            return outer.source;
        }
        if let Some(subject) = self.subject {
            return Some(subject);
        }
        let s = &self.s;
        let mut verb = (0..at).find(|&v| s.verb(v) && !(s.before(v).is(tag::REL)))?;
        // The verb of "When asked, …" and "As S said, …" has a clause of its own.
        if s.get(0).is(tag::SUB) {
            let comma = (0..at).find(|&k| s.get(k).what == What::Comma);
            if let Some(comma) = comma {
                verb = (comma..at).find(|&v| s.verb(v)).unwrap_or(verb);
            }
        }
        let mut left = verb;
        while left > 0 && (s.before(left).is(tag::AUX | tag::NOT) || s.before(left).what == What::Lower && s.before(left).is(tag::ADV)) {
            left -= 1;
        }
        self.subject_before(left)
    }

    pub(super) fn first_phrase(&self, before: usize) -> Option<Range> {
        let mut k = 0;
        while k < before {
            if self.s.get(k).is_word() && (self.s.nominal(k) || self.s.get(k).is(tag::DET | tag::PRON)) && !self.s.get(k).is(tag::TIME) {
                return self.s.phrase_after(k, before, true);
            }
            k += 1;
        }
        None
    }

    /// The subject whose verb begins at `left`.
    pub(super) fn subject_before(&self, left: usize) -> Option<Range> {
        let s = &self.s;
        let mut j = left.checked_sub(1)?;
        // Trump on Monday said, Trump last week said
        let mut guard = 0;
        while guard < 6 {
            let item = s.get(j);
            if item.is(tag::TIME | tag::SPAN) || item.what == What::Number {
                let mut k = j;
                while k > 0 && (s.get(k).is(tag::TIME | tag::SPAN) || s.get(k).what == What::Number) {
                    k -= 1;
                }
                if s.get(k).is(tag::PREP | tag::DET) && k > 0 {
                    k -= 1;
                }
                if s.get(k).is(tag::PREP) && k > 0 {
                    k -= 1;
                }
                if k == j || s.get(k).what == What::Quote {
                    break;
                }
                j = k;
                guard += 1;
                continue;
            }
            break;
        }
        // A trader there said
        if (s.word(j, "there") || s.word(j, "here")) && j > 0 && s.nominal(j - 1) {
            j -= 1;
        }
        let item = s.get(j);
        if item.is(tag::AND | tag::BUT | tag::PREP | tag::SUB) {
            return None;
        }
        match item.what {
            What::Comma | What::Dash => {
                // NAME, apposition, said
                let mut from = j;
                for _ in 0..5 {
                    let open = (0..from).rev().take(40).find(|&k| s.get(k).what == item.what || s.get(k).what == What::Quote)?;
                    if s.get(open).what == What::Quote || open == 0 {
                        return None;
                    }
                    if let Some(found) = self.described(open, j) {
                        return Some(found);
                    }
                    from = open;
                }
                None
            }
            What::Close => s.phrase_before(0, j),
            _ if item.is(tag::REL) => {
                let k = if s.before(j).what == What::Comma { j.checked_sub(2)? } else { j.checked_sub(1)? };
                s.phrase_before(0, k)
            }
            _ if item.is(tag::PRON) => Some((j, j + 1)),
            _ if s.word(j, "there") => None,
            _ if item.is(tag::IT) && !item.is(tag::THAT | tag::WH) => Some((j, j + 1)),
            _ if item.is_word() => {
                // Also after a preposition: "In May NAME said".
                s.phrase_before(0, j)
            }
            _ => None,
        }
    }

    /// NAME, a trader, who …, said: the name before the comma at `open`, if what is between the commas describes it.
    pub(super) fn described(&self, mut open: usize, j: usize) -> Option<Range> {
        let s = &self.s;
        let described = s.apposition(open + 1)
            || s.get(open + 1).is(tag::PREP)
            || s.get(open + 1).what == What::Upper
            || s.get(open + 1).what == What::Lower
                && (s.get(open + 1).of(s.text).ends_with("ing") || s.get(open + 1).of(s.text).ends_with("ed"));
        if !described {
            return None;
        }
        // NAME, a trader, who …, said
        let mut phrase = s.phrase_before(0, open - 1)?;
        for _ in 0..3 {
            let Some(earlier) = phrase.0.checked_sub(1) else { break };
            if s.get(earlier).what != What::Comma || earlier == 0 || !s.apposition(phrase.0) || s.get(earlier - 1).what != What::Upper {
                break;
            }
            open = earlier;
            let Some(more) = s.phrase_before(0, open - 1) else { break };
            phrase = more;
        }
        if s.get(phrase.0).is(tag::TIME | tag::SPAN) && phrase.1 - phrase.0 < 3 {
            return None;
        }
        let before = s.before(phrase.0);
        if before.is(tag::PREP) || s.verb(phrase.0.wrapping_sub(1)) {
            return None;
        }
        Some((phrase.0, j))
    }
}
