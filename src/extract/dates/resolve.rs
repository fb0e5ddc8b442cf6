//! Calendar work: from what the words say and a day to read them from, to a date.
//!
//! Does not read text.

use super::Tense;
use super::date::{Date, Point};
use super::words::Unit;
use crate::model::{Day, Edtf, Span};

/// The days on which the text may have been published.
#[derive(Clone, Copy, Debug)]
pub(super) struct Anchor {
    first: Day,
    last: Day,
}

impl Anchor {
    /// `None` where the date has no place on a line of time, or is open.
    pub(super) fn of(published: &Edtf) -> Option<Anchor> {
        match published.span()? {
            Span { start: Some(first), end: Some(last) } => Some(Anchor { first, last }),
            _ => None,
        }
    }

    /// What a step from the day of publication leads to, where every possible day leads to the same.
    pub(super) fn read(self, step: &Step) -> Option<Date> {
        let found = step.from(self.first)?;
        (self.first == self.last || step.from(self.last) == Some(found)).then_some(found)
    }
}

/// A way from a day to a date.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step {
    /// So many days after it.
    Days(i32),
    /// The week of the day so many days after it.
    Week(i32),
    /// The weekend of that week.
    Weekend(i32),
    /// The month so many months after its own.
    Month(i32),
    /// The year so many years after its own.
    Year(i32),
    /// The day of the week (from 0, Monday) in the week of the day so many days after it.
    InWeek(i32, i32),
    /// The latest such day of the week up to the day so many days after it.
    UpTo(i32, i32),
    /// The season: the latest that is over (−1), the one of now or of this year (0), the next to begin (1).
    Season(u8, i32),
    /// The day of the month: the latest that is not to come, or the next one.
    OfMonth(u8, Tense),
    /// The date in the latest year in which it began before this month (−1), in this year (0), or in the first year in
    /// which it begins after this month (1).
    Again(Date, i32),
    /// The date in the year that puts it nearest.
    Nearest(Date, Tense),
}

impl Step {
    /// Where it leads from a day.
    pub(super) fn from(self, day: Day) -> Option<Date> {
        match self {
            Step::Days(by) => on(Day(day.0 + by)),
            Step::Week(by) => days(monday(day, by), 7),
            Step::Weekend(by) => days(monday(day, by) + 5, 2),
            Step::Month(by) => {
                let (year, month, _) = day.month_start(by).civil();
                Some(Date::at(Point::new(Some(year), month as u8, 0)))
            }
            Step::Year(by) => {
                let year = day.civil().0 + by;
                (0..=9999).contains(&year).then(|| Date::year(year))
            }
            Step::InWeek(by, wanted) => on(Day(monday(day, by) + wanted)),
            Step::UpTo(by, wanted) => on(Day(day.0 + by - (weekday(day) + by - wanted).rem_euclid(7))),
            Step::Season(season, by) => season_from(day, season, by),
            Step::OfMonth(of_month, tense) => day_of_month_from(day, of_month, tense),
            Step::Again(date, by) => again(date, day, by),
            Step::Nearest(date, tense) => nearest(date, day, tense),
        }
    }
}

fn point_of(day: Day) -> Option<Point> {
    let (year, month, of_month) = day.civil();
    Day::new(year, month, of_month)?;
    Some(Point::new(Some(year), month as u8, of_month as u8))
}

/// A day as a date.
fn on(day: Day) -> Option<Date> {
    point_of(day).map(Date::at)
}

/// So many days from one on.
fn days(first: i32, many: i32) -> Option<Date> {
    Some(Date::between(point_of(Day(first))?, point_of(Day(first + many - 1))?))
}

/// 0 is Monday.
pub(super) fn weekday(day: Day) -> i32 {
    (day.0 + 3).rem_euclid(7)
}

/// The Monday of the week of the day so many days after one.
fn monday(day: Day, by: i32) -> i32 {
    day.0 + by - (weekday(day) + by).rem_euclid(7)
}

fn season_from(day: Day, season: u8, by: i32) -> Option<Date> {
    let this = day.civil().0;
    let mut found = None;
    for year in this - 2..this + 2 {
        let date = Date::at(Point::new(Some(year), season, 0));
        let Some(Span { start: Some(start), end: Some(end) }) = date.span() else { continue };
        let fits = match by {
            -1 => end < day,
            0 => start <= day && day <= end || (year == this && found.is_none()),
            _ => start > day && found.is_none(),
        };
        if fits {
            found = Some(date);
        }
    }
    found
}

fn day_of_month_from(day: Day, of_month: u8, tense: Tense) -> Option<Date> {
    let mut found = None;
    for by in -1..2 {
        let (year, month, _) = day.month_start(by).civil();
        let Some(candidate) = Day::new(year, month, u32::from(of_month)) else { continue };
        let fits = if tense == Tense::Future { candidate >= day && found.is_none() } else { candidate <= day };
        if fits {
            found = Some(candidate);
        }
    }
    on(found?)
}

fn again(date: Date, day: Day, by: i32) -> Option<Date> {
    let mut found = None;
    let mut nth = 0;
    for year in -1..2 {
        let Some(date) = in_year(date, day.civil().0 + year) else { continue };
        let start = date.span().and_then(|span| span.start);
        let fits = match by {
            -1 => start < Some(day.month_start(0)),
            0 => nth == 1,
            _ => start >= Some(day.month_start(1)) && found.is_none(),
        };
        if fits {
            found = Some(date);
        }
        nth += 1;
    }
    found
}

/// Has the calendar such a day, and does an interval not end before it begins?
pub(super) fn possible(date: Date) -> bool {
    let real = |point: Point| point.year().is_none() || point.month() == 0 || point.day() == 0 || day(point).is_some();
    let Some(to) = date.to() else { return real(date.from()) };
    let turned = matches!(date.span(), Some(Span { start: Some(start), end: Some(end) }) if start > end);
    (date.from() == Point::OPEN || real(date.from())) && (to == Point::OPEN || real(to)) && !turned
}

/// The interval, if it does not end before it begins. A year that only one end states is the other's too.
pub(super) fn interval(mut from: Point, mut to: Point) -> Option<Date> {
    let turns = from.later_in_year(to);
    match (from.year(), to.year()) {
        (None, Some(year)) => from = from.in_year(year - i32::from(turns)),
        (Some(year), None) => to = to.in_year(year + i32::from(turns)),
        (Some(first), Some(last)) if first > last || (first == last && turns) => return None,
        _ => {}
    }
    Some(Date::between(from, to))
}

/// A date that lacks its year, in a given year; an interval over New Year ends in the next one.
pub(super) fn in_year(date: Date, year: i32) -> Option<Date> {
    let from = date.from();
    let filled = match date.to() {
        None => Date::at(from.in_year(year)),
        Some(to) => {
            let turns = from != Point::OPEN && from.later_in_year(to);
            Date::between(from.in_year(year), to.in_year(year + i32::from(turns)))
        }
    };
    filled.span().map(|_| filled)
}

/// What is told as past is not put far ahead, nor what is to come behind.
fn nearest(date: Date, day: Day, tense: Tense) -> Option<Date> {
    const LATELY: i32 = 7;
    const FAR: i32 = 100;
    const TOLD: i32 = 45;
    let (mut best, mut ahead, mut behind): (Option<(i32, Date)>, Option<Date>, Option<Date>) = (None, None, None);
    for by in -1..2 {
        let Some(date) = in_year(date, day.civil().0 + by) else { continue };
        let Some(far) = distance(date, day) else { continue };
        if best.is_none_or(|(least, _)| far.abs() < least.abs()) {
            best = Some((far, date));
        }
        if far >= 0 && ahead.is_none() {
            ahead = Some(date);
        }
        if far <= 0 {
            behind = Some(date);
        }
    }
    let (far, best) = best?;
    let too_far = match tense {
        Tense::Past => TOLD,
        _ if date.is_day() => FAR * 3 / 2,
        _ => FAR,
    };
    let other = match tense {
        Tense::Future if far < -LATELY => ahead,
        Tense::Past | Tense::Unknown if far > too_far => behind,
        _ => None,
    };
    other.or(Some(best))
}

/// Days from the day to the date; negative where it is past.
fn distance(date: Date, day: Day) -> Option<i32> {
    Some(match date.span()? {
        Span { start: Some(start), .. } if start > day => start.0 - day.0,
        Span { end: Some(end), .. } if end < day => end.0 - day.0,
        _ => 0,
    })
}

/// The day `by` days after a moment that states month and day, perhaps without a year.
pub(super) fn days_after(point: Point, by: i32) -> Option<Point> {
    let after = |year| point_of(Day(day(point.in_year(year))?.0.checked_add(by)?));
    match point.year() {
        Some(year) => after(year),
        None => {
            // In a leap year and in another the same, or nobody knows.
            let (common, leap) = (after(2019)?.in_no_year(), after(2020)?.in_no_year());
            (common == leap).then_some(common)
        }
    }
}

/// The month `by` months after one that states at least its month.
fn months_after(point: Point, by: i32) -> Option<Date> {
    if !point.has_month() {
        return None;
    }
    let months = i32::from(point.month()) - 1 + by;
    let month = months.rem_euclid(12) as u8 + 1;
    let year = match point.year() {
        Some(year) => Some(year.checked_add(months.div_euclid(12)).filter(|y| (0..=9999).contains(y))?),
        None => None,
    };
    Some(Date::at(Point::new(year, month, 0)))
}

/// What lies so many days, weeks, months or years after a moment.
pub(super) fn units_after(point: Point, unit: Unit, by: i32) -> Option<Date> {
    match unit {
        Unit::Day | Unit::Days | Unit::Part | Unit::Night => days_after(point, by).map(Date::at),
        Unit::Week | Unit::Weeks => Step::Week(by * 7).from(day(point)?),
        Unit::Weekend => Step::Weekend(by * 7).from(day(point)?),
        Unit::Month | Unit::Months => months_after(point, by),
        Unit::Year | Unit::Years => point.year()?.checked_add(by).filter(|y| (0..=9999).contains(y)).map(Date::year),
    }
}

/// The stated day of a moment.
pub(super) fn day(point: Point) -> Option<Day> {
    Day::new(point.year()?, u32::from(point.month()), u32::from(point.day()))
}
