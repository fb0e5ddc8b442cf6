//! Dates that are read from another date by a word: yesterday, on Monday, next summer, the first quarter of last year.

use super::date::{Date, Point};
use super::resolve::{day, weekday};
use super::words::place;
use super::{Core, How, Kind, NONE, Reader, Step, Tense};

const DAYTIME: &str = "morning afternoon evening night noon midnight lunchtime";
/// Days that bear a name of their own, and what is not a day at all.
const NAMED_BEFORE: &str = "black good ash easter bloody super palm giving holy fat \
     every each any most some one another per no";
const NAMED_AFTER: &str = "times telegraph mirror mail express herald mass school night review post world star journal today politics \
     roundtable addams independent tribune club";

impl Reader<'_> {
    /// Does a sentence begin at the token?
    pub(super) fn begins_sentence(&self, i: usize) -> bool {
        let p = self.prev(i);
        p == NONE || self.kind(p) == Kind::Other && !self.is(p, ", - &")
    }

    /// Takes "morning", "night" with the day before it.
    fn with_daytime(&self, last: usize) -> usize {
        let next = self.here(last);
        if self.kind(next) == Kind::Lower && self.is(next, DAYTIME) { last + 1 } else { last }
    }

    /// Yesterday, today, tonight, tomorrow.
    pub(super) fn near(&mut self, i: usize, days: i32) -> Option<()> {
        if self.kind(i) == Kind::Upper && !self.begins_sentence(i) {
            return None; // the name of a newspaper, a broadcast
        }
        let (mut first, mut by) = (i, days);
        let before = self.prev(i);
        let day = self.prev(before);
        if self.is(before, "a better brighter") || (days == 1 && self.is(before, "the of")) {
            return None;
        }
        if days != 0 && self.is(before, if days < 0 { "before" } else { "after" }) && self.is(day, "day") {
            first = self.before_skipped(day, "the");
            by *= 2;
        }
        self.published(first, self.with_daytime(i + 1), Step::Days(by))
    }

    /// "Mon., Feb. 25": a shortened day of the week counts only before a date.
    pub(super) fn weekday_before_date(&mut self, i: usize) -> Option<()> {
        self.after_weekday(i, i + 1 + usize::from(self.is(i + 1, ".")))
    }

    /// Monday to Sunday, from 0.
    pub(super) fn weekday(&mut self, i: usize, wanted: i32) -> Option<()> {
        if self.after_weekday(i, i + 1).is_some() {
            return Some(());
        }
        let (p, next) = (self.prev(i), self.here(i + 1));
        let pp = self.prev(p);
        let title = self.kind(p) == Kind::Upper && self.is(next, "” \"");
        if title
            || self.is(p, NAMED_BEFORE)
            || (self.kind(next) == Kind::Upper && self.is(next, NAMED_AFTER))
            || (self.is(p, "a") && self.is(pp, "on of"))
            || self.is(next, "through thru mornings afternoons evenings nights")
        {
            return None; // a name; some such day; opening hours
        }
        let last = self.with_daytime(i + 1);
        // "Monday last week", "Monday of next week"
        let of = self.skip(self.here(last), "of");
        let week = self.next(of);
        if self.is(week, "week")
            && let Some(weeks) = self.step(of)
        {
            return self.published(i, week + 1, Step::InWeek(weeks * 7, wanted));
        }
        if self.is(p, "that") || (self.is(p, "following previous preceding next same") && self.is(pp, "the")) {
            return self.weekday_from_named(p, last, wanted);
        }
        let this = if self.is(p, "this") { p } else { pp };
        let says_this = self.is(this, "this");
        let first = match () {
            () if says_this && self.is(p, "this past coming") => this,
            () if self.is(p, "last next coming") => p,
            () => i,
        };
        let up_to = match self.tense(first, last) {
            _ if self.is(p, "last past") => -1,
            _ if self.is(p, "next coming") => 7,
            Tense::Future => 6,
            Tense::Unknown if says_this => 6,
            _ => 0,
        };
        self.published(first, last, Step::UpTo(up_to, wanted))
    }

    /// "that Monday", "the following Monday": from the date before it.
    fn weekday_from_named(&mut self, p: usize, last: usize, wanted: i32) -> Option<()> {
        let first = if self.is(p, "that") { p } else { self.prev(p) };
        let named = self.named(self.day, first)?;
        let day = day(named)?;
        let step = match () {
            () if self.is(p, "previous preceding") => Step::UpTo(-1, wanted),
            () if !self.is(p, "same that") => Step::UpTo(7, wanted),
            () if weekday(day) == wanted => Step::Days(0),
            () => return None,
        };
        self.finish(Core::new(first, last, step.from(day)?, How::Before(named)))
    }

    /// Last −1, this 0, next 1.
    pub(super) fn step(&self, i: usize) -> Option<i32> {
        self.which(i, "last this next").map(|place| place - 1)
    }

    /// "last summer", "the spring of 2017", "winter 2018".
    pub(super) fn season(&mut self, i: usize, season: u8) -> Option<()> {
        let (p, next) = (self.prev(i), self.here(i + 1));
        let in_year = |year: i32| Date::at(Point::new(Some(year), season, 0));
        let of = self.skip(next, "of");
        if let Some(year) = self.year_number(of).filter(|y| (1500..2100).contains(y)) {
            return self.stated(self.before_skipped(i, "the"), of + 1, in_year(year));
        }
        if self.is(self.next(of), "year")
            && let Some(by) = self.step(of)
        {
            return self.finish(Core::new(i, self.next(of) + 1, in_year(self.year_from_publication(by)?), How::Published));
        }
        let by = self.step(p)?;
        if self.is(self.prev(p), "the") || self.meaning(next).is_some() {
            return None;
        }
        self.published(p, i + 1, Step::Season(season, by))
    }

    /// "the second half of 2018", "the first quarter of last year".
    pub(super) fn share(&mut self, i: usize, months: u8) -> Option<()> {
        let (p, of) = (self.prev(i), self.here(i + 1));
        let n = place("first second third fourth", self.word(p))? as u8;
        if (n + 1) * months > 12 || !self.is(of, "of") {
            return None;
        }
        let first = self.before_skipped(p, "the");
        let part = |year: i32| {
            let end = |month| Point::new(Some(year), month, 0);
            Date::between(end(n * months + 1), end((n + 1) * months))
        };
        let y = self.next(of);
        if let Some(year) = self.year_number(y).filter(|y| (1800..2100).contains(y)) {
            return self.stated(first, y + 1, part(year));
        }
        let by = self.which(y, "last this next the")?;
        if !self.is(self.next(y), "year") {
            return None;
        }
        let by = if by == 3 { 0 } else { by - 1 };
        self.finish(Core::new(first, self.next(y) + 1, part(self.year_from_publication(by)?), How::Published))
    }
}
