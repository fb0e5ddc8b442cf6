//! Calendar work: from what the words say and a day to read them from, to a date.
//!
//! Does not read text.

use super::Tense;
use crate::model::{Bound, DatePart, Day, Edtf, Moment, Qualifier, Span};

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

    /// What a day of publication leads to, where every possible day leads to the same.
    pub(super) fn read(self, date: impl Fn(Day) -> Option<Edtf>) -> Option<Edtf> {
        let found = date(self.first)?;
        (self.first == self.last || date(self.last) == Some(found)).then_some(found)
    }
}

const UNSTATED: [u8; 4] = *b"XXXX";

/// Four digits.
fn digits(year: i32) -> [u8; 4] {
    let year = year.clamp(0, 9999);
    [1000, 100, 10, 1].map(|unit| b'0' + (year / unit % 10) as u8)
}

/// A month and day of a year that may be unstated; 0 stands for no month, no day.
pub(super) fn moment(year: Option<i32>, month: u8, day: u8) -> Moment {
    let part = |n| (n != 0).then_some(DatePart::Stated(n));
    Moment { year: year.map_or(UNSTATED, digits), month: part(month), day: part(day), qualifier: Qualifier::Exact }
}

/// The ten years from `year`.
pub(super) fn decade(year: i32) -> Moment {
    let mut decade = moment(Some(year), 0, 0);
    decade.year[3] = b'X';
    decade
}

pub(super) fn at(year: i32, month: u8, day: u8) -> Edtf {
    Edtf::At(moment(Some(year), month, day))
}

/// The month of a moment, or its season.
pub(super) fn month_of(moment: &Moment) -> Option<u8> {
    match moment.month {
        Some(DatePart::Stated(month)) => Some(month),
        _ => None,
    }
}

pub(super) fn day_of(moment: &Moment) -> Option<u8> {
    match moment.day {
        Some(DatePart::Stated(day)) => Some(day),
        _ => None,
    }
}

/// A day as a date.
pub(super) fn on(day: Day) -> Option<Edtf> {
    Some(Edtf::At(moment_of(day)?))
}

fn moment_of(day: Day) -> Option<Moment> {
    let (year, month, of_month) = day.civil();
    Day::new(year, month, of_month)?;
    Some(moment(Some(year), month as u8, of_month as u8))
}

/// Both ends.
pub(super) fn between(first: Day, last: Day) -> Option<Edtf> {
    Some(Edtf::Between(Bound::At(moment_of(first)?), Bound::At(moment_of(last)?)))
}

/// 0 is Monday.
pub(super) fn weekday(day: Day) -> i32 {
    (day.0 + 3).rem_euclid(7)
}

/// The nearest such weekday on or before the day.
pub(super) fn back_to(day: Day, wanted: i32) -> Day {
    Day(day.0 - (weekday(day) - wanted).rem_euclid(7))
}

/// The nearest such weekday on or after the day.
pub(super) fn on_to(day: Day, wanted: i32) -> Day {
    Day(day.0 + (wanted - weekday(day)).rem_euclid(7))
}

/// Monday to Sunday, `weeks` after the week of the day.
pub(super) fn week(day: Day, weeks: i32) -> Option<Edtf> {
    let monday = Day(back_to(day, 0).0 + weeks * 7);
    between(monday, Day(monday.0 + 6))
}

/// The month `months` after the day's.
pub(super) fn month(day: Day, months: i32) -> Option<Edtf> {
    let (year, month, _) = day.month_start(months).civil();
    Some(at(year, month as u8, 0))
}

/// The year `years` after the day's.
pub(super) fn year(day: Day, years: i32) -> Option<Edtf> {
    let year = day.civil().0 + years;
    (0..=9999).contains(&year).then(|| at(year, 0, 0))
}

/// The latest such season that began before the day (`by` −1), the one of the day's year (0), or the next to begin (1).
pub(super) fn season(day: Day, season: u8, by: i32) -> Option<Edtf> {
    let of = |year| at(year, season, 0);
    let (year, ..) = day.civil();
    let span = |date: &Edtf| date.span().and_then(|s| Some((s.start?, s.end?)));
    match by {
        0 => [year - 1, year]
            .into_iter()
            .map(of)
            .find(|date| span(date).is_some_and(|(start, end)| start <= day && day <= end))
            .or_else(|| Some(of(year))),
        -1 => (year - 2..=year).rev().map(of).find(|date| span(date).is_some_and(|(_, end)| end < day)),
        _ => (year..=year + 1).map(of).find(|date| span(date).is_some_and(|(start, _)| start > day)),
    }
}

/// About then, rather than exactly then.
pub(super) fn soften(date: Edtf) -> Edtf {
    let soft = |moment: Moment| Moment { qualifier: Qualifier::Approximate, ..moment };
    let bound = |bound| match bound {
        Bound::At(moment) => Bound::At(soft(moment)),
        open => open,
    };
    match date {
        Edtf::At(moment) => Edtf::At(soft(moment)),
        Edtf::Between(from, to) => Edtf::Between(bound(from), bound(to)),
    }
}

/// From then on.
pub(super) fn from(date: Edtf) -> Edtf {
    match date {
        Edtf::At(moment) => Edtf::Between(Bound::At(moment), Bound::Open),
        Edtf::Between(from, _) if from != Bound::Open => Edtf::Between(from, Bound::Open),
        other => other,
    }
}

/// Until then.
pub(super) fn until(date: Edtf) -> Edtf {
    match date {
        Edtf::At(moment) => Edtf::Between(Bound::Open, Bound::At(moment)),
        Edtf::Between(_, to) if to != Bound::Open => Edtf::Between(Bound::Open, to),
        other => other,
    }
}

/// Does the date lack its year?
pub(super) fn yearless(date: &Edtf) -> bool {
    let lacks = |bound: &Bound| matches!(bound, Bound::At(moment) if moment.year[0] == b'X');
    match date {
        Edtf::At(moment) => moment.year[0] == b'X',
        Edtf::Between(from, to) => lacks(from) || lacks(to),
    }
}

/// The interval, if it does not end before it begins. A year that only one end states is the other's too.
pub(super) fn interval(mut from: Moment, mut to: Moment) -> Option<Edtf> {
    let turns = (month_of(&from), day_of(&from)) > (month_of(&to), day_of(&to));
    match (from.full_year(), to.full_year()) {
        (None, Some(year)) => from.year = digits(if turns { year - 1 } else { year }),
        (Some(year), None) => to.year = digits(if turns { year + 1 } else { year }),
        (Some(first), Some(last)) if first > last || (first == last && turns) => return None,
        _ => {}
    }
    Some(Edtf::Between(Bound::At(from), Bound::At(to)))
}

/// A date that lacks its year, in a given year; an interval over New Year ends in the next one.
pub(super) fn in_year(date: Edtf, year: i32) -> Option<Edtf> {
    let fill = |moment: Moment, year| Moment { year: digits(year), ..moment };
    let filled = match date {
        Edtf::At(moment) => Edtf::At(fill(moment, year)),
        Edtf::Between(Bound::At(from), Bound::At(to)) => {
            let turns = (month_of(&from), day_of(&from)) > (month_of(&to), day_of(&to));
            Edtf::Between(Bound::At(fill(from, year)), Bound::At(fill(to, year + i32::from(turns))))
        }
        Edtf::Between(Bound::At(from), to) => Edtf::Between(Bound::At(fill(from, year)), to),
        Edtf::Between(from, Bound::At(to)) => Edtf::Between(from, Bound::At(fill(to, year))),
        other => other,
    };
    filled.span().map(|_| filled)
}

/// The date in the year that puts it nearest to a day. What is told as past is not put far ahead, nor what is to come
/// behind.
pub(super) fn nearest(date: Edtf, day: Day, tense: Tense) -> Option<Edtf> {
    const LATELY: i32 = 7;
    const FAR: i32 = 100;
    const TOLD: i32 = 45;
    // Days from the day to the date; negative where it is past.
    let distance = |date: &Edtf| match date.span() {
        Some(Span { start: Some(start), .. }) if start > day => Some(start.0 - day.0),
        Some(Span { end: Some(end), .. }) if end < day => Some(end.0 - day.0),
        Some(_) => Some(0),
        None => None,
    };
    let year = day.civil().0;
    let ways = [year - 1, year, year + 1].map(|year| in_year(date, year).and_then(|date| Some((distance(&date)?, date))));
    let ways = || ways.iter().flatten();
    let (far, best) = *ways().min_by_key(|(far, _)| far.abs())?;
    let to_the_day = matches!(date, Edtf::At(m) if m.day.is_some());
    let too_far = match tense {
        Tense::Past => TOLD,
        _ if to_the_day => FAR * 3 / 2,
        _ => FAR,
    };
    let other = match tense {
        Tense::Future if far < -LATELY => ways().find(|(far, _)| *far >= 0),
        Tense::Past | Tense::Unknown if far > too_far => ways().rfind(|(far, _)| *far <= 0),
        _ => None,
    };
    Some(other.map_or(best, |(_, date)| *date))
}

/// The day `by` days after a moment that states month and day, perhaps without a year.
pub(super) fn days_after(moment: &Moment, by: i32) -> Option<Moment> {
    let (month, day) = (u32::from(month_of(moment)?), u32::from(day_of(moment)?));
    let after = |year| moment_of(Day(Day::new(year, month, day)?.0.checked_add(by)?));
    match moment.full_year() {
        Some(year) => after(year),
        None => {
            // In a leap year and in another the same, or nobody knows.
            let strip = |moment: Moment| Moment { year: UNSTATED, ..moment };
            let (common, leap) = (strip(after(2019)?), strip(after(2020)?));
            (common == leap).then_some(common)
        }
    }
}

/// The stated day of a moment.
pub(super) fn day(moment: &Moment) -> Option<Day> {
    Day::new(moment.full_year()?, u32::from(month_of(moment)?), u32::from(day_of(moment)?))
}
