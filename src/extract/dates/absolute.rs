//! Dates that name a month: day and month in either order, month and year, and ranges of them.
//!
//! ```text
//! item  = month day [ sep day ] [ year ] | day [ sep day ] month [ year ] | month [ year ]
//! range = item ( "to" | "through" | "until" | "–" | "and" after "between" ) item
//! year  = [ "," | "of" ] 4 digits | [ "of" ] ( "last" | "this" | "next" ) "year"
//! ```

use super::date::{Date, Point};
use super::resolve::{in_year, interval};
use super::words::{COUNTED, Word};
use super::{Core, How, Kind, NONE, Reader, Step};

/// One date of a range, or a range within a month.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) from: Point,
    /// A second day of the same month.
    pub(super) to: Option<Point>,
    /// The token of that day, where it is no neighbour of the first but another date.
    pub(super) also: usize,
    /// The year that "last year" stands for, as years from publication.
    pub(super) by: Option<i32>,
}

const DASHES: &str = "- – — ‑ ~ to through until till thru";

impl Item {
    /// A month and whatever is known of its day.
    pub(super) fn new(first: usize, last: usize, from: Point) -> Item {
        Item { first, last, from, to: None, also: NONE, by: None }
    }

    /// The day, or the days from the first to the second.
    fn date(&self) -> Option<Date> {
        match self.to {
            None => Some(Date::at(self.from)),
            Some(to) => interval(self.from, to),
        }
    }
}

impl Reader<'_> {
    /// A month, with whatever belongs to it. The months of a range are read at its first.
    pub(super) fn month_read(&mut self, i: usize) -> Option<()> {
        if self.is(i, "may") && self.follows_name(i) {
            self.may_is_a_person = true;
            return None;
        }
        let mut item = self.item(i, false)?;
        if self.names_a_thing(&item) {
            return None;
        }
        if self.range(&item).is_some() {
            return Some(());
        }
        if let Some(second) = item.to.filter(|_| item.also != NONE) {
            // "25 and 28 February": two dates, parted at the "and".
            item.to = None;
            self.read(&Item { last: item.also - 1, ..item })?;
            return self.read(&Item { first: item.also, from: second, ..item });
        }
        let p = self.prev(item.first);
        if let Some(by) = self.step(p).filter(|_| item.from.year().is_none() && item.by.is_none() && !self.is(self.prev(p), "the")) {
            item.first = p;
            return self.month_from_publication(&item, by);
        }
        item.last = self.with_weekday_after(&item);
        self.read(&item)
    }

    /// "last December", "next March".
    fn month_from_publication(&mut self, item: &Item, by: i32) -> Option<()> {
        let mut core = Core::new(item.first, item.last, item.date()?, How::Stated);
        if let Some(date) = self.anchor.and_then(|anchor| anchor.read(&Step::Again(core.date, by))) {
            (core.date, core.how) = (date, How::Published);
        }
        self.finish(core)
    }

    /// "October 2, 2016, Sunday": where that ends.
    fn with_weekday_after(&self, item: &Item) -> usize {
        let comma = self.here(item.last);
        let weekday = self.next(comma);
        let closes = self.closes(self.next(weekday), ". , ) ;");
        match self.meaning(weekday) {
            Some(Word::Weekday(_)) if item.from.day() != 0 && self.is(comma, ",") && closes => weekday + 1,
            _ => item.last,
        }
    }

    /// A day of the week before a date: it belongs to the date. `i` is the token after the day of the week.
    pub(super) fn after_weekday(&mut self, weekday: usize, i: usize) -> Option<()> {
        let i = self.skip(self.skip(self.here(i), ","), "the");
        let month = self.month_near(i)?;
        let mut item = self.item(month, false).filter(|item| item.from.day() != 0 && item.also == NONE && item.first >= weekday)?;
        item.first = weekday;
        self.range(&item).or_else(|| self.read(&item))
    }

    /// The month after a day: "26 February", "26th of February".
    fn month_after_day(&self, i: usize) -> Option<usize> {
        self.day_number(i)?;
        let month = self.skip(self.next(i), "of");
        self.is_month_name(month).then_some(month)
    }

    /// The month at `i`, or after the day there.
    fn month_near(&self, i: usize) -> Option<usize> {
        if self.is_month_name(i) { Some(i) } else { self.month_after_day(i) }
    }

    fn read(&mut self, item: &Item) -> Option<()> {
        self.with_year(item.first, item.last, item.date()?, item.by)
    }

    /// "last year" after a month and day gives the year.
    fn with_year(&mut self, first: usize, last: usize, stated: Date, by: Option<i32>) -> Option<()> {
        let mut core = Core::new(first, last, stated, How::Stated);
        if let Some(by) = by {
            core.date = in_year(stated, self.year_from_publication(by)?)?;
            core.how = How::Published;
        }
        self.finish(core)
    }

    /// From one date to another.
    fn range(&mut self, item: &Item) -> Option<()> {
        let sep = self.here(item.last);
        let between = self.is(self.prev(item.first), "between");
        if item.to.is_some() || !(self.is(sep, DASHES) || (between && self.is(sep, "and"))) {
            return None;
        }
        let mut n = self.skip(self.next(sep), "the");
        if let Some(Word::Weekday(_)) = self.meaning(n) {
            n = self.skip(self.next(n), ",");
        }
        let end = self.item(self.month_near(n)?, true).filter(|end| end.first >= sep && end.to.is_none())?;
        if (end.from.day() == 0) != (item.from.day() == 0) {
            return None;
        }
        let stated = interval(item.from, end.from)?;
        self.with_year(item.first, end.last, stated, item.by.or(end.by))
    }

    /// The date around the month at `i`; `sure`: it is one even if it stands alone.
    fn item(&self, i: usize, sure: bool) -> Option<Item> {
        let (month, short) = match self.meaning(i)? {
            Word::Month(month) => (month, false),
            Word::ShortMonth(month) => (month, true),
            _ => return None,
        };
        let dot = short && self.is(i + 1, ".") && self.touches(i + 1);
        let mut item = Item::new(i, i + 1 + usize::from(dot), Point::new(None, month, 0));
        if !self.day_before(i, &mut item) {
            self.day_after(i, &mut item);
        }
        self.year_after(&mut item);
        let bare = item.from.day() == 0 && item.from.year().is_none() && item.by.is_none();
        (sure || !bare || self.is_month(i, month, short, &item)).then_some(item)
    }

    /// The number at `i`, as a day of the month.
    fn day_of(&self, month: Point, i: usize) -> Option<Point> {
        let day = month.on(self.day_number(i)?);
        in_year(Date::at(day), 2020).map(|_| day)
    }

    /// "26 February", "26th of February", "25 and 28 February"; whether a day stands before the month.
    fn day_before(&self, i: usize, item: &mut Item) -> bool {
        let p = self.before_skipped(i, "of");
        let p = self.prev(p);
        let Some(day) = self.day_of(item.from, p).filter(|_| self.starts_number(p) && (p + 1 == i || self.is_ordinal(p))) else {
            return false;
        };
        (item.first, item.from) = (p, day);
        let sep = self.prev(p);
        let start = self.prev(sep);
        if let Some(before) = self.day_number(start).filter(|before| *before < day.day() && self.starts_number(start)) {
            let and = self.is(sep, "and & or");
            if and || self.is(sep, DASHES) {
                (item.first, item.from, item.to) = (start, day.on(before), Some(day));
                if and && before + 1 != day.day() {
                    item.also = p;
                }
            }
        }
        if self.is_ordinal(item.first) {
            item.first = self.before_skipped(item.first, "the");
        }
        true
    }

    /// "February 26", "February 26–28", "February 25 and 28".
    fn day_after(&self, i: usize, item: &mut Item) {
        let last = item.last;
        let Some(day) = self.day_of(item.from, self.here(last)).filter(|_| self.is_day_after(i, last)) else { return };
        (item.from, item.last) = (day, last + 1);
        let sep = self.here(item.last);
        let end = self.next(sep);
        if let Some(after) = self.day_of(day, end).filter(|after| after.day() > day.day() && self.ends_number(end)) {
            let and = self.is(sep, "and & or");
            let free = self.free_after(end + 1);
            let alone = and && day.day() + 1 != after.day();
            if if and {
                free && !(alone && self.month_after_day(end).is_some())
            } else {
                self.is(sep, DASHES) && (self.touches(end) || free)
            } {
                (item.to, item.last) = (Some(after), end + 1);
                if alone {
                    item.also = end;
                }
            }
        }
    }

    /// Does a day of the month begin here: no amount, no time of day, no number of a thing?
    fn starts_number(&self, i: usize) -> bool {
        let mut before = self.prev(i);
        if self.is(before, ".") && self.is(self.prev(before), "no nos") {
            before = self.prev(before);
        }
        let number_before = self.kind(self.prev(before)) == Kind::Number;
        if self.is(before, "- –") {
            return !self.touches(i) || number_before;
        }
        !(self.is(before, "no nos number article page room flight") || (self.is(before, "$ £ € # / . :") && self.touches(i)))
    }

    fn ends_number(&self, i: usize) -> bool {
        let after = self.next(i);
        let more = self.is(after, "% : / . -") && self.touches(after);
        !(self.is(after, "% percent million billion") || (more && self.kind(self.next(after)) == Kind::Number && self.touches(after + 1)))
    }

    /// Is the number after a month its day? "In March 10 people" has none, nor has "In May 200".
    fn is_day_after(&self, month: usize, number: usize) -> bool {
        let next = self.next(number);
        let range = self.is(next, DASHES) && self.kind(self.next(next)) == Kind::Number;
        let in_month = number == month + 1 && self.is(self.prev(month), "in");
        let counts = !self.free_after(number + 1) && (in_month || self.is_one(next, &COUNTED));
        (range || self.ends_number(number)) && !counts
    }

    /// The year after a month or day, if there is one.
    pub(super) fn year_after(&self, item: &mut Item) {
        let next = self.here(item.last);
        let words = if item.from.day() != 0 { ", of in" } else { ", of" };
        let y = self.skip(next, words);
        let after = self.next(y);
        if let Some(year) = self.year_number(y) {
            let counts = self.is_one(after, &COUNTED) || (self.is(next, ",") && !self.free_after(y + 1));
            if !counts && self.ends_number(y) {
                item.from = item.from.in_year(year);
                item.to = item.to.map(|to| to.in_year(year));
                item.last = y + 1;
            }
        } else if self.is(after, "year")
            && !self.is(next, ",")
            && let Some(by) = self.step(y)
        {
            (item.by, item.last) = (Some(by), y + 2);
        }
    }
}
