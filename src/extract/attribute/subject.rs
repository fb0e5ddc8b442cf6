//! The subject of a verb: the phrase before it, the name before an apposition, or that of the verb before.
//!
//! ```text
//! S said      S on Monday said      S, a trader who …, said      S, who said      S … and said      S …, saying
//! ```

use super::{How, Reader};
use crate::extract::lexicon::{participle, tag};
use crate::extract::sentence::{Item, Range, What};

/// So many times stand at most between a subject and its verb: "on Monday in the first week of May".
const TIMES: usize = 6;
/// So many signs are tried as the beginning of an apposition.
const APPOSITIONS: usize = 5;
/// So many items an apposition has at most.
const APPOSITION: usize = 40;

impl Reader<'_> {
    /// The subject whose verb begins at `left`.
    pub(super) fn subject_before(&self, left: usize) -> Option<Range> {
        let s = &self.s;
        let j = self.before_time(left.checked_sub(1)?);
        // A trader there said
        if j > 0 && s.nominal(j - 1) && s.word(j, "there|here") {
            return s.phrase_before(0, j - 1).map(|p| Range::new(p.from(), j + 1));
        }
        let item = s.get(j);
        if item.is(tag::AND | tag::BUT | tag::PREP | tag::SUB) {
            return None;
        }
        match item.what {
            What::Comma | What::Dash => self.before_apposition(j, item.what),
            What::Close => s.phrase_before(0, j),
            _ if item.is(tag::REL) => {
                let k = if s.before(j).what == What::Comma { j.checked_sub(2)? } else { j.checked_sub(1)? };
                s.phrase_before(0, k)
            }
            _ if item.is(tag::PRON) => Some(Range::one(j)),
            _ if item.is(tag::IT) && s.word(j, "there") => None,
            _ if item.is(tag::IT) && !item.is(tag::THAT | tag::WH) => Some(Range::one(j)),
            _ if item.is_word() => {
                let found = s.phrase_before(0, j)?;
                // The time within "a bride who married on Monday", "a guard who has stood there for two years" is theirs.
                let theirs = j + 1 < left && (found.from()..found.to()).any(|k| s.tagged(k, tag::REL));
                Some(if theirs { Range::new(found.from(), left) } else { found })
            }
            _ => None,
        }
    }

    /// What stands before the time that ends at `at`: "[Orrin] on Monday", "[Orrin] last week".
    pub(super) fn before_time(&self, at: usize) -> usize {
        let s = &self.s;
        let time = |k: usize| s.tagged(k, tag::TIME | tag::SPAN) || s.get(k).what == What::Number;
        let mut j = at;
        for _ in 0..TIMES {
            if !time(j) {
                break;
            }
            let mut k = j;
            while k > 0 && time(k) {
                k -= 1;
            }
            if (s.tagged(k, tag::PREP | tag::DET) || s.word(k, "since|until")) && k > 0 {
                k -= 1;
            }
            if s.tagged(k, tag::PREP) && k > 0 {
                k -= 1;
            }
            if k == j || s.quote(k) {
                break;
            }
            j = k;
        }
        j
    }

    /// "NAME, a trader, said": the name, if `sign` stands at `j` and before what describes it.
    pub(super) fn before_apposition(&self, j: usize, sign: What) -> Option<Range> {
        let s = &self.s;
        let mut from = j;
        for _ in 0..APPOSITIONS {
            let open = (0..from).rev().take(APPOSITION).find(|&k| s.get(k).what == sign || s.quote(k))?;
            if s.quote(open) || open == 0 {
                return None;
            }
            if let Some(found) = self.described(open, j) {
                return Some(found);
            }
            from = open;
        }
        None
    }

    /// NAME, a trader, who …, said: the name before the comma at `open`, if what is between the commas describes it.
    pub(super) fn described(&self, mut open: usize, j: usize) -> Option<Range> {
        let s = &self.s;
        let described = s.apposition(open + 1)
            || s.tagged(open + 1, tag::PREP)
            || s.get(open + 1).is(tag::ADV) && s.get(open + 2).is(tag::PREP | tag::DET)
            || s.word(open + 1, "himself|herself|themselves|itself")
            // A third source, meanwhile, said
            || open + 1 < j && (open + 1..j).all(|k| s.tagged(k, tag::ADV))
            || s.get(open + 1).what == What::Upper
            || s.get(open + 1).what == What::Lower && participle(s.get(open + 1).of(s.text));
        if !described {
            return None;
        }
        // NAME, a trader, who …, said
        let mut phrase = s.phrase_before(0, open - 1)?;
        for _ in 0..3 {
            let Some(earlier) = phrase.from().checked_sub(1) else { break };
            if s.get(earlier).what != What::Comma || earlier == 0 || !s.apposition(phrase.from()) || s.get(earlier - 1).what != What::Upper
            {
                break;
            }
            open = earlier;
            let Some(more) = s.phrase_before(0, open - 1) else { break };
            phrase = more;
        }
        if s.tagged(phrase.from(), tag::TIME | tag::SPAN) && phrase.to() < phrase.from() + 3 {
            return None;
        }
        let before = s.before(phrase.from());
        if before.is(tag::PREP) || s.verb(phrase.from().wrapping_sub(1)) {
            return None;
        }
        Some(Range::new(phrase.from(), j))
    }

    /// The subject of the verb before `at`: of a cue that was read, or else of the first verb of its clause.
    pub(super) fn verb_subject(&self, at: usize) -> Option<Range> {
        // The last cue that does not stand in what another one reports.
        let outer = self
            .found
            .iter()
            .rev()
            .find(|a| a.cue.is_some_and(|c| c.from() < at && !self.claimed(c.from())) && a.how != How::Near && a.how != How::Noun);
        if let Some(outer) = outer
            && outer.source.is_some()
        {
            return outer.source;
        }
        if let Some(subject) = self.subject {
            return Some(subject);
        }
        let s = &self.s;
        let mut verb = (0..at).find(|&v| s.verb(v) && !(s.tagged_before(v, tag::REL)))?;
        // The verb of "When asked, …" and "As S said, …" has a clause of its own.
        if s.tagged(0, tag::SUB) {
            let comma = (0..at).find(|&k| s.get(k).what == What::Comma);
            if let Some(comma) = comma {
                verb = (comma..at).find(|&v| s.verb(v)).unwrap_or(verb);
            }
        }
        self.subject_before(self.left_of(verb))
    }

    /// Where the auxiliaries and adverbs before a verb begin: "[had never] said".
    pub(super) fn left_of(&self, verb: usize) -> usize {
        let s = &self.s;
        let helps = |item: &Item| item.is(tag::AUX | tag::NOT) || item.what == What::Lower && item.is(tag::ADV);
        let mut left = verb;
        while left > 0 && helps(s.before(left)) {
            left -= 1;
        }
        left
    }

    /// The subject of ", saying that" and the like: what it stands at, or the subject of the sentence.
    pub(super) fn participle_subject(&self, i: usize, left: usize) -> Option<Range> {
        let s = &self.s;
        let before = s.before(i);
        let named = before.what == What::Upper && !before.is(tag::TIME) || before.is(tag::PERSON | tag::PEOPLE | tag::OBJECT);
        let beside = if named && left == i && before.is_word() { s.phrase_before(0, i - 1) } else { None };
        beside.or_else(|| self.verb_subject(i)).or_else(|| self.first_phrase(i))
    }

    /// The first phrase of the sentence that is no time.
    pub(super) fn first_phrase(&self, before: usize) -> Option<Range> {
        let s = &self.s;
        let begins = |k: usize| s.get(k).is_word() && (s.nominal(k) || s.tagged(k, tag::DET | tag::PRON)) && !s.tagged(k, tag::TIME);
        s.phrase_after((0..before).find(|&k| begins(k))?, before, true)
    }
}
