//! Finds the noun phrase that stands before or after a word: who speaks, and who is spoken to.
//!
//! No parser: a phrase grows item by item while what comes can belong to it, and stops at verbs, conjunctions and signs.
//! It is generous with what describes a source ("a trader in Hyesan who asked not to be named") and stingy with names.

use super::lexicon::{cue, tag};
use super::sentence::{Item, NOTHING, What};

/// From the first item of a phrase to one after its last.
pub type Range = (usize, usize);

/// A sentence, with whole quotations as items.
#[derive(Clone, Copy)]
pub struct Sentence<'a> {
    /// The article's text.
    pub text: &'a str,
    /// Its items.
    pub items: &'a [Item],
}

impl<'a> Sentence<'a> {
    /// The item at `i`, or nothing.
    pub fn get(&self, i: usize) -> Item {
        self.items.get(i).copied().unwrap_or(NOTHING)
    }

    /// The item before `i`, or nothing.
    pub fn before(&self, i: usize) -> Item {
        i.checked_sub(1).map_or(NOTHING, |b| self.get(b))
    }

    /// Is the item at `i` this word, in small letters?
    pub fn word(&self, i: usize, word: &str) -> bool {
        let item = self.get(i);
        item.is_word() && item.of(self.text).eq_ignore_ascii_case(word)
    }

    /// Can the item be a noun, a name or an adjective?
    pub fn nominal(&self, i: usize) -> bool {
        let item = self.get(i);
        let function = tag::DET
            | tag::PREP
            | tag::AND
            | tag::BUT
            | tag::SUB
            | tag::THAT
            | tag::TO
            | tag::AUX
            | tag::PRON
            | tag::OBJECT
            | tag::WH
            | tag::NOT
            | tag::IT
            | tag::REL;
        let adverb = item.what == What::Lower && item.is(tag::ADV);
        item.is_word() && !item.is(function) && !adverb && !self.verb(i)
    }

    /// Is the item a verb that has a subject, as far as its neighbours tell?
    pub fn verb(&self, i: usize) -> bool {
        let item = self.get(i);
        if item.is(tag::AUX) {
            return true;
        }
        if item.what != What::Lower {
            return false;
        }
        let before = self.before(i);
        if item.cue == 0 && !item.is(tag::VERB) {
            // A word that the lists do not have: "he limps", "she now cleans"
            let ending = item.tags == 0 && item.end - item.start > 3 && {
                let word = item.of(self.text);
                word.ends_with("ed") || word.ends_with('s') && !word.ends_with("ss")
            };
            let subject = before.is(tag::PRON) && !before.is(tag::OBJECT | tag::WH)
                || before.what == What::Lower && before.is(tag::ADV) && self.before(i - 1).is_word();
            return ending && subject;
        }
        if before.is(tag::DET | tag::POSS) && !before.is(tag::IT | tag::PRON) {
            return false;
        }
        if before.is(tag::PREP) {
            return false;
        }
        let form = item.cue & (cue::BASE | cue::S | cue::PAST | cue::ING);
        let noun = item.is(tag::DOCUMENT | tag::SPEECH | tag::PERSON | tag::BODY | tag::PEOPLE | tag::PRESS | tag::SPAN);
        if form == cue::ING {
            return false;
        }
        if noun {
            // "reports" after a plural or a name may be either; after a small word that is no name it is a noun.
            return before.is(tag::PRON | tag::AUX | tag::TO | tag::ADV | tag::PEOPLE)
                || (before.what == What::Upper && form & (cue::S | cue::PAST) != 0);
        }
        true
    }

    /// Is there a verb in `from..to`?
    pub fn has_verb(&self, from: usize, to: usize) -> bool {
        (from..to).any(|i| self.verb(i) || self.get(i).what == What::Quote)
    }

    /// The phrase that ends with the item at `last`; nothing before `floor` belongs to it.
    pub fn phrase_before(&self, floor: usize, last: usize) -> Option<Range> {
        let mut start = last + 1;
        let mut k = last;
        let mut joined: Option<usize> = None;
        let mut nouns = 0;
        let mut verb = false;
        loop {
            let item = self.get(k);
            let prev = if k > floor { self.before(k) } else { NOTHING };
            let prev_nominal = k > floor && self.nominal(k - 1);
            let more = k > floor;
            let mut go_on = false;
            if is_possessive(&item, self.text) {
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
                go_on = more && prev.is(tag::PREP) && k >= floor + 2 && self.nominal(k - 2);
            } else if item.is(tag::TO) && start <= last && more && CLOSE_TO.iter().any(|w| self.word(k - 1, w)) {
                go_on = true;
            } else if item.is(tag::PREP)
                && start <= last
                && k >= floor + 2
                && self.word(k, "with")
                && (self.word(k - 1, "along") || self.word(k - 1, "together"))
                && self.nominal(k - 2)
            {
                // A along with B
                joined.get_or_insert(start);
                go_on = true;
                k -= 1;
            } else if item.is(tag::PREP) && start <= last {
                go_on = more && prev_nominal && !prev.is(tag::TIME);
            } else if item.is(tag::AND) && start <= last {
                // "A, B, and C" are names; ", and nobody" begins a clause.
                let names = prev.what == What::Comma
                    && k >= floor + 2
                    && self.get(k - 2).what == What::Upper
                    && self.get(start).what == What::Upper;
                if more && (prev_nominal && !prev.is(tag::TIME) || names) {
                    joined.get_or_insert(start);
                    go_on = true;
                }
            } else if item.is(tag::BUT | tag::SUB | tag::THAT | tag::TO | tag::WH | tag::NOT) && !item.is(tag::PRON) {
            } else if item.is(tag::PRON | tag::OBJECT) {
                if start > last {
                    start = k;
                    nouns += 1;
                    // several of them
                    if k >= floor + 2
                        && self.word(k - 1, "of")
                        && (self.get(k - 2).is(tag::QUANT) || ORDINALS.iter().any(|o| self.word(k - 2, o)))
                    {
                        start = k - 2;
                        if start > floor && self.before(start).is(tag::DET) {
                            start -= 1;
                        }
                    }
                }
            } else if item.what == What::Lower && item.is(tag::ADV) {
                go_on = more && prev.is(tag::DET | tag::POSS);
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
                || item.what == What::Comma && prev_nominal && (joined.is_some() || self.place_before(floor, k))
            {
                go_on = true;
            } else if item.what == What::Close {
                let open = (floor..k).rev().take(12).find(|&o| self.get(o).what == What::Open);
                if let Some(open) = open
                    && open > floor
                {
                    k = open;
                    go_on = true;
                }
            } else if item.what == What::Other && matches!(item.of(self.text), "&" | "$" | "%" | "/" | "#" | "@" | "’" | "'") {
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
            return self.relative_before(floor, last + 1).map(|start| (start, last + 1));
        }
        Some((self.relative_before(floor, start).unwrap_or(start), last + 1))
    }

    /// "A foreman who lives beside the pit": where the phrase begins whose relative clause ends with the one at `start`.
    fn relative_before(&self, floor: usize, start: usize) -> Option<usize> {
        let mut k = start.checked_sub(1)?;
        let mut verb = false;
        for _ in 0..9 {
            let item = self.get(k);
            if item.is(tag::REL) {
                let noun = k.checked_sub(1).filter(|&n| verb && n >= floor && self.nominal(n))?;
                return self.phrase_before(floor, noun).map(|p| p.0);
            }
            let within = item.is_word() && !item.is(tag::SUB | tag::THAT | tag::BUT);
            if !within || k <= floor || item.cue & cue::SAY != 0 && self.verb(k) {
                return None;
            }
            verb |= self.verb(k);
            k -= 1;
        }
        None
    }

    /// Does the comma at `k` stand in "of Columbia, South Carolina"?
    fn place_before(&self, floor: usize, k: usize) -> bool {
        let mut i = k;
        while i > floor && self.before(i).what == What::Upper && k - i < 4 {
            i -= 1;
        }
        i < k && i > floor && self.before(i).is(tag::PREP) && self.get(k + 1).what == What::Upper
    }

    /// The phrase that begins at `first`; it ends before `end` at the latest. `generous`: with what describes it.
    pub fn phrase_after(&self, first: usize, end: usize, generous: bool) -> Option<Range> {
        let mut k = first;
        let mut last = first;
        let mut nouns = 0;
        let mut common = false;
        while k < end {
            let item = self.get(k);
            let next = self.get(k + 1);
            if is_possessive(&item, self.text) && k > first {
                k += 1;
                continue;
            }
            let owner = item.is(tag::POSS) && next.is_word() && !next.is(tag::AUX | tag::PREP | tag::TIME | tag::AND);
            if item.is(tag::PRON | tag::OBJECT) && !item.is(tag::REL) && !owner {
                if nouns == 0 {
                    return Some((first, k + 1));
                }
                break;
            }
            // a document dated March 28 that was shown to us
            let that = item.is(tag::THAT) && common && (next.is(tag::AUX | tag::PRON | tag::DET | tag::POSS) && !next.is(tag::IT));
            if (item.is(tag::REL) || that) && generous && nouns > 0 {
                // who asked not to be named: up to the next comma or the end
                let stop = (k..end).find(|&i| {
                    matches!(
                        self.get(i).what,
                        What::Comma | What::Semicolon | What::Colon | What::Dash | What::Quote | What::Stop | What::Close
                    )
                });
                last = stop.unwrap_or(end);
                k = last;
                if self.get(k).what == What::Comma {
                    continue;
                }
                break;
            }
            if item.is(tag::DET | tag::POSS) {
                if nouns > 0 && !self.before(k).is(tag::PREP | tag::AND) {
                    break;
                }
                k += 1;
                continue;
            }
            if item.is(tag::PREP) {
                let attaches = nouns > 0 && (common || self.word(k, "of")) && !next.is(tag::TIME | tag::SPAN | tag::PRON);
                let other = self.occasion(k);
                if attaches && generous && !other && (next.is_word()) {
                    k += 1;
                    continue;
                }
                break;
            }
            if item.is(tag::AND) && nouns > 0 && next.is_word() && (self.nominal(k + 1) || next.is(tag::DET)) {
                k += 1;
                continue;
            }
            if item.is(tag::BUT | tag::SUB | tag::THAT | tag::TO | tag::WH | tag::AUX | tag::NOT | tag::AND) {
                break;
            }
            if item.what == What::Lower && item.is(tag::ADV) {
                if nouns == 0 {
                    k += 1;
                    continue;
                }
                break;
            }
            if nouns > 0 && self.verb(k) {
                break;
            }
            if item.is(tag::TIME) && nouns > 0 {
                if k > first && self.word(k - 1, "dated") {
                    k += 1 + usize::from(next.what == What::Number);
                    last = k;
                    continue;
                }
                break;
            }
            if item.is_word() {
                nouns += 1;
                common |= item.what == What::Lower;
                k += 1;
                last = k;
                continue;
            }
            if item.what == What::Comma && generous && nouns > 0 && self.apposition(k + 1) {
                let stop = (k + 1..end).find(|&i| {
                    matches!(self.get(i).what, What::Comma | What::Semicolon | What::Colon | What::Dash | What::Quote | What::Stop)
                });
                last = stop.unwrap_or(end);
                break;
            }
            if item.what == What::Stop
                && self.before(k).what == What::Upper
                && self.before(k).end == item.start
                && k + 1 < end
                && next.is_word()
            {
                k += 1;
                continue;
            }
            if item.what == What::Open && generous {
                if let Some(close) = (k..end.min(k + 10)).find(|&i| self.get(i).what == What::Close) {
                    k = close + 1;
                    continue;
                }
                break;
            }
            if item.what == What::Other && matches!(item.of(self.text), "&" | "$" | "/" | "#" | "@" | "’" | "'") {
                k += 1;
                continue;
            }
            break;
        }
        (nouns > 0).then_some((first, last.max(first + 1)))
    }

    /// Does what begins at `i` describe the name before the comma: "a trader …", "the mayor …", "42", "who …"?
    pub fn apposition(&self, i: usize) -> bool {
        let item = self.get(i);
        if item.what == What::Number {
            return item.end - item.start <= 3;
        }
        let clause = |from: usize| {
            (from..from + 12)
                .find(|&k| !self.get(k).is_word() || self.get(k).is(tag::REL) || self.verb(k))
                .is_some_and(|k| !self.get(k).is(tag::REL) && self.verb(k))
        };
        if item.is(tag::REL) {
            return true;
        }
        if item.is(tag::DET | tag::POSS) && !item.is(tag::IT) {
            return !clause(i + 1);
        }
        let plural = item.is(tag::PEOPLE) && !item.is(tag::TITLE);
        !plural
            && (item.is(tag::TITLE | tag::PERSON) || item.what == What::Lower && self.nominal(i) && !item.of(self.text).ends_with('s'))
            && !clause(i)
    }

    /// Does the preposition at `k` begin when, where or in what somebody spoke: "in a statement", "on Monday", "at a rally"?
    pub fn occasion(&self, k: usize) -> bool {
        const OCCASIONS: &[&str] = &[
            "interview",
            "statement",
            "rally",
            "speech",
            "conference",
            "briefing",
            "call",
            "email",
            "tweet",
            "letter",
            "post",
            "meeting",
            "hearing",
            "debate",
            "column",
            "editorial",
            "memo",
            "report",
            "message",
            "event",
            "appearance",
            "forum",
            "note",
            "article",
            "segment",
            "episode",
            "phone",
            "twitter",
            "facebook",
            "response",
            "conversation",
            "series",
            "testimony",
            "ceremony",
            "dinner",
            "video",
            "release",
            "telegram",
        ];
        if !self.get(k).is(tag::PREP) || self.word(k, "of") {
            return false;
        }
        let mut i = k + 1;
        while i < k + 7 {
            let item = self.get(i);
            if item.is(tag::TIME | tag::SPAN) {
                return true;
            }
            if item.is_word() && OCCASIONS.iter().any(|o| item.of(self.text).eq_ignore_ascii_case(o)) {
                return true;
            }
            if item.what == What::Number && item.end - item.start == 4 && i == k + 1 {
                return true;
            }
            if !item.is_word() || (item.is(tag::PREP | tag::AND | tag::AUX) && i > k + 1) {
                return false;
            }
            i += 1;
        }
        false
    }
}

/// The first of them, the eldest of them.
const ORDINALS: &[&str] =
    &["first", "second", "third", "last", "latter", "former", "eldest", "oldest", "youngest", "other", "rest", "majority"];

/// Before "to" and somebody or something.
const CLOSE_TO: &[&str] = &["close", "next", "loyal", "opposed", "belonging", "linked", "related", "known", "attached", "assigned"];

/// Is it `'s`?
pub fn is_possessive(item: &Item, text: &str) -> bool {
    item.is(tag::POSS) && matches!(item.of(text), "'s" | "’s" | "'S" | "’S")
}
