//! Words with a month in them, and words that look like one: is "March" a month here, is "May" a person, is "May 10" the
//! name of a factory?

use super::absolute::Item;
use super::resolve::{at, interval, moment, soften};
use super::words::{FUNCTION, Word};
use super::{Core, How, Kind, NONE, Reader};
use crate::model::Edtf;

/// Words before a month that leave no doubt that it is one.
#[rustfmt::skip]
const CUES: &[&str] = &[
    "in", "since", "until", "till", "by", "of", "last", "next", "this", "early", "late", "mid", "during", "from", "through",
    "throughout", "before", "after", "between", "around", "every", "each",
];
/// What is named after a day: streets, works, stadiums.
#[rustfmt::skip]
const NAMED: &[&str] = &[
    "street", "road", "avenue", "square", "bridge", "university", "factory", "hotel", "stadium", "complex", "mine", "hospital",
    "school", "park", "station", "company", "brigade", "regiment", "army", "movement", "committee", "coalition", "farm", "museum",
    "theatre", "theater", "division", "unit", "college", "plant", "mill", "works", "enterprise", "prize", "revolution",
];

impl Reader<'_> {
    /// Is a month without day and year a month, and neither a verb nor a person?
    pub(super) fn is_month(&self, i: usize, month: u8, short: bool, item: &mut Item) -> bool {
        let p = self.prev(i);
        let (before, next) = (self.kind(p), self.here(item.last));
        let cue = self.any(p, CUES) || self.follows_month(p);
        if short {
            // "Jan" and "Mar" are names too.
            return cue && (item.last > i + 1 || matches!(month, 9..=11)) && !matches!(month, 1 | 3);
        }
        let named_after = self.kind(next) == Kind::Upper && !self.touches_end(i);
        let name_before = before == Kind::Upper && !self.any(p, CUES) && !self.any(p, FUNCTION);
        match month {
            5 if self.may_is_a_person => false,
            5 if self.any(p, &["by", "of", "after", "before", "from"]) => self.free_after(next) && !named_after,
            4 | 6 | 8 if named_after => false,
            3 if !cue => {
                self.any(p, &["the", "a", "his", "her", "their", "its"]) && self.kind(next) == Kind::Lower && !self.any(next, FUNCTION)
            }
            3..=6 | 8 => cue,
            _ => cue || !(name_before || named_after || self.any(p, &["named", "called"])),
        }
    }

    /// "Sara May", "Mrs. May".
    pub(super) fn follows_name(&self, i: usize) -> bool {
        let p = self.prev(i);
        let p = if self.is(p, ".") && self.any(self.prev(p), &["mrs", "ms", "mr", "dr"]) { self.prev(p) } else { p };
        self.kind(p) == Kind::Upper
            && !self.any(p, CUES)
            && !self.any(p, FUNCTION)
            && self.meaning(p).is_none()
            && self.kind(self.next(i)) != Kind::Number
    }

    /// Does a sentence end right after the token?
    fn touches_end(&self, i: usize) -> bool {
        matches!(self.word(self.next(i)), "" | "." | "," | "!" | "?" | ";" | ":")
    }

    /// "February and March", "in February or in March": after a date that is a month.
    fn follows_month(&self, joint: usize) -> bool {
        // Dates before `free` belong to the last hit.
        joint != NONE
            && joint == self.free
            && self.any(joint, &["and", "or", ",", "to", "-", "–", "&"])
            && self.hits.last().is_some_and(|h| h.last as usize == joint && h.date.len() <= 8)
    }

    /// "8 February Street", "the May 10 Factory": a place that bears the name of a day.
    pub(super) fn names_a_thing(&self, item: &Item) -> bool {
        let on = self.is(self.prev(item.first), "on");
        let mut n = self.here(item.last);
        for _ in 0..4 {
            if self.kind(n) != Kind::Upper {
                return false;
            }
            if self.any(n, NAMED) {
                return !on || n == item.last;
            }
            n = self.next(n);
        }
        false
    }

    /// `mid-March`, `late-2018`, `January-June`: two words in one token.
    pub(super) fn joined_word(&mut self, i: usize) {
        let Some((left, right)) = self.word(i).split_once(['-', '‑']) else { return };
        let month = |word: &str| match super::lookup(word.as_bytes(), true) {
            Some(Word::Month(month) | Word::ShortMonth(month)) => Some(month),
            _ => None,
        };
        let mut last = i + 1;
        let stated = match (month(left), month(right)) {
            (Some(from), Some(to)) => {
                let mut end = moment(None, to, 0);
                if let Some(year) = self.year_number(self.here(last)) {
                    end = moment(Some(year), to, 0);
                    last += 1;
                }
                interval(moment(None, from, 0), end)
            }
            (None, right_month) if ["mid", "late", "early", "end"].iter().any(|w| w.eq_ignore_ascii_case(left)) => {
                let year = right.parse().ok().filter(|y| right.len() == 4 && (1000..=2100).contains(y));
                match (right_month, year) {
                    (Some(month), _) => {
                        let mut item = Item { first: i, last, from: moment(None, month, 0), to: None, also: None, by: None };
                        self.year_after(&mut item);
                        last = item.last;
                        Some(soften(Edtf::At(item.from)))
                    }
                    (None, Some(year)) => Some(soften(at(year, 0, 0))),
                    _ => None,
                }
            }
            _ => None,
        };
        if let Some(stated) = stated {
            self.finish(Core { first: i, last, stated: Some(stated), date: stated, how: How::Stated });
        }
    }
}
