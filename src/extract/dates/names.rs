//! Words with a month in them, and words that look like one: is "March" a month here, is "May" a person, is "May 10" the
//! name of a factory?

use super::absolute::Item;
use super::date::{Date, Point};
use super::resolve::interval;
use super::words::{FUNCTION, place};
use super::{Kind, NONE, Reader, year_number};

/// Words before a month that leave no doubt that it is one.
const CUES: &str = "in since until till by of last next this early late mid during from through throughout before after between \
     around every each";
/// What is named after a day: streets, works, stadiums.
const NAMED: &str = "street road avenue square bridge university factory hotel stadium complex mine hospital school park station \
     company brigade regiment army movement committee coalition farm museum theatre theater division unit college plant mill works \
     enterprise prize revolution";

impl Reader<'_> {
    /// Is a month without day and year a month, and neither a verb nor a person?
    pub(super) fn is_month(&self, i: usize, month: u8, short: bool, item: &Item) -> bool {
        let p = self.prev(i);
        let (before, next) = (self.kind(p), self.here(item.last));
        let cue = self.is(p, CUES) || self.follows_month(p);
        if short {
            // "Jan" and "Mar" are names too.
            return cue && (item.last > i + 1 || matches!(month, 9..=11)) && !matches!(month, 1 | 3);
        }
        let named_after = self.kind(next) == Kind::Upper && !self.touches_end(i);
        let name_before = before == Kind::Upper && !self.is(p, CUES) && !self.is_one(p, &FUNCTION);
        match month {
            5 if self.may_is_a_person => false,
            5 if self.is(p, "by of after before from") => self.free_after(next) && !named_after,
            4 | 6 | 8 if named_after => false,
            3 if !cue => self.is(p, "the a his her their its") && self.kind(next) == Kind::Lower && !self.is_one(next, &FUNCTION),
            3..=6 | 8 => cue,
            _ => cue || !(name_before || named_after || self.is(p, "named called")),
        }
    }

    /// "Sara May", "Mrs. May".
    pub(super) fn follows_name(&self, i: usize) -> bool {
        let p = self.prev(i);
        let p = if self.is(p, ".") { self.before_skipped(p, "mrs ms mr dr") } else { p };
        self.kind(p) == Kind::Upper
            && !self.is(p, CUES)
            && !self.is_one(p, &FUNCTION)
            && self.meaning(p).is_none()
            && self.kind(self.next(i)) != Kind::Number
    }

    /// Does a sentence end right after the token?
    fn touches_end(&self, i: usize) -> bool {
        self.closes(self.next(i), ". , ! ? ; :")
    }

    /// "February and March", "in February or in March": after a date that is a month.
    fn follows_month(&self, joint: usize) -> bool {
        // Dates before `free` belong to the last hit.
        joint != NONE
            && joint == self.free
            && self.is(joint, "and or , to - – &")
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
            if self.is(n, NAMED) {
                return !on || n == item.last;
            }
            n = self.next(n);
        }
        false
    }

    /// `mid-March`, `late-2018`, `January-June`: two words in one token.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn joined_word(&mut self, i: usize) {
        if let Some((last, date)) = self.two_words(i) {
            let _ = self.stated(i, last, date);
        }
    }

    fn two_words(&self, i: usize) -> Option<(usize, Date)> {
        let (left, right) = self.word(i).split_once(['-', '‑'])?;
        let mut item = Item::new(i, i + 1, month(right).unwrap_or(Point::OPEN));
        if let Some(from) = month(left) {
            month(right)?;
            if let Some(year) = self.year_number(self.here(item.last)) {
                (item.from, item.last) = (item.from.in_year(year), i + 2);
            }
            return Some((item.last, interval(from, item.from)?));
        }
        place("mid late early end", left)?;
        if month(right).is_some() {
            self.year_after(&mut item);
        } else {
            item.from = Date::year(year_number(right)?).from();
        }
        Some((item.last, Date::at(item.from.about())))
    }
}

/// The month that a word names.
fn month(word: &str) -> Option<Point> {
    Some(Point::new(None, super::month_of(word)? as u8, 0))
}
