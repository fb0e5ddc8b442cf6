//! Dates as EDTF (ISO 8601-2, level 0 and the part of level 1 that reporting needs).
//!
//! Does not guess: a date is kept as precise as it was written, and a year that nobody stated stays unstated.
//!
//! ```text
//! date     = moment | bound "/" bound        at least one bound is a moment
//! bound    = moment | ".." | ""              ".." open, "" unknown
//! moment   = year ["-" month ["-" day]] [qualifier]
//! year     = 4 × (digit | "X")               month, day = 2 × digit | "XX"; month 21–24 is a season
//! qualifier= "~" approximate | "?" uncertain | "%" both
//! ```

use std::fmt;

/// Days since 1970-01-01 in the proleptic Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i32);

impl Day {
    /// The day of a civil date; `None` where the calendar has no such day or the year is outside 0 to 9999.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Day> {
        if !(0..=9999).contains(&year) || !(1..=12).contains(&month) || day == 0 || day > days_in_month(year, month) {
            return None;
        }
        // Years begin in March here, so that the leap day is the last of its year (Hinnant, days_from_civil).
        let shifted = if month <= 2 { year - 1 } else { year };
        let era = shifted.div_euclid(400);
        let of_era = shifted.rem_euclid(400);
        let of_year = (153 * ((month as i32 + 9) % 12) + 2) / 5 + day as i32 - 1;
        Some(Day(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468))
    }

    /// Year, month (1 to 12) and day of the month.
    pub fn civil(self) -> (i32, u32, u32) {
        let z = self.0 + 719_468;
        let era = z.div_euclid(146_097);
        let of_era = z.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * of_year + 2) / 153;
        let day = of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        (era * 400 + year_of_era + i32::from(month <= 2), month as u32, day as u32)
    }

    /// The first day of the month `months` after (or before) this day's month.
    pub fn month_start(self, months: i32) -> Day {
        let (year, month, _) = self.civil();
        let index = year * 12 + month as i32 - 1 + months;
        Day::new(index.div_euclid(12).clamp(0, 9999), index.rem_euclid(12) as u32 + 1, 1).unwrap_or(self)
    }

    /// The first day of this day's year.
    pub fn year_start(self) -> Day {
        Day::new(self.civil().0, 1, 1).unwrap_or(self)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

fn days_in_month(year: i32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// The days that a date may mean, ends included; `None` at an end that is open or unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first possible day.
    pub start: Option<Day>,
    /// The last possible day.
    pub end: Option<Day>,
}

impl Span {
    /// Is there a day that lies in both?
    pub fn meets(self, other: Span) -> bool {
        let before = |a: Option<Day>, b: Option<Day>| matches!((a, b), (Some(a), Some(b)) if a < b);
        !before(self.end, other.start) && !before(other.end, self.start)
    }

    /// The day, where the span is exactly one.
    pub fn day(self) -> Option<Day> {
        if self.start == self.end { self.start } else { None }
    }
}

/// How sure the writer was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Qualifier {
    /// As written.
    Exact,
    /// `~`: about then.
    Approximate,
    /// `?`: perhaps then.
    Uncertain,
    /// `%`: perhaps, and about then.
    Both,
}

/// Two digits of a date, or `XX`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The number stated.
    Stated(u8),
    /// `XX`.
    Unstated,
}

/// A year, a month, a season or a day, as precise as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Moment {
    /// Four digits, each `0` to `9` or `X`, as ASCII.
    pub year: [u8; 4],
    /// Month 1 to 12, or season 21 (spring) to 24 (winter).
    pub month: Option<Part>,
    /// Day of the month.
    pub day: Option<Part>,
    /// How sure.
    pub qualifier: Qualifier,
}

impl Moment {
    /// The year where all four digits are stated.
    pub fn full_year(&self) -> Option<i32> {
        self.year.iter().try_fold(0, |sum, d| d.is_ascii_digit().then(|| sum * 10 + i32::from(d - b'0')))
    }

    fn year_range(&self) -> Option<(i32, i32)> {
        if self.year[0] == b'X' {
            return None; // a century nobody stated has no place on a line of time
        }
        let fill = |with: u8| self.year.iter().fold(0, |y, d| y * 10 + i32::from(if *d == b'X' { with } else { d - b'0' }));
        Some((fill(0), fill(9)))
    }

    fn span(&self) -> Option<Span> {
        let (first, last) = self.year_range()?;
        let (start, end) = match (self.month, self.day) {
            (None, _) | (Some(Part::Unstated), _) => (Day::new(first, 1, 1), Day::new(last, 12, 31)),
            (Some(Part::Stated(season @ 21..=24)), _) => {
                // Meteorological seasons of the north; winter runs into the next year.
                let month = u32::from(season - 21) * 3 + 3;
                let end_year = if season == 24 { (last + 1).min(9999) } else { last };
                let end_month = if season == 24 { 2 } else { month + 2 };
                (Day::new(first, month, 1), Day::new(end_year, end_month, days_in_month(end_year, end_month)))
            }
            (Some(Part::Stated(month)), None | Some(Part::Unstated)) => {
                let month = u32::from(month);
                (Day::new(first, month, 1), Day::new(last, month, days_in_month(last, month)))
            }
            (Some(Part::Stated(month)), Some(Part::Stated(day))) => {
                let (month, day) = (u32::from(month), u32::from(day));
                // 29 February of an unstated year: the nearest years that have one bound it.
                let first = (first..=last).find_map(|y| Day::new(y, month, day));
                let last = (self.year_range()?.0..=last).rev().find_map(|y| Day::new(y, month, day));
                (first, last)
            }
        };
        Some(Span { start: Some(start?), end: Some(end?) })
    }
}

/// A date: one moment, or an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Edtf {
    /// A day, month, season or year.
    At(Moment),
    /// From one bound to another.
    Between(Bound, Bound),
}

/// One end of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    /// A moment.
    At(Moment),
    /// `..`: no end.
    Open,
    /// Nothing before or after the slash: there is an end, and nobody knows it.
    Unknown,
}

impl Edtf {
    /// Reads a date, or says in one sentence what is wrong with it.
    pub fn parse(text: &str) -> Result<Edtf, String> {
        let Some((start, end)) = text.split_once('/') else {
            return moment(text).map(Edtf::At);
        };
        let (start, end) = (bound(start)?, bound(end)?);
        if !matches!(start, Bound::At(_)) && !matches!(end, Bound::At(_)) {
            return Err("an interval needs a date on at least one side of the slash".into());
        }
        if let (Bound::At(a), Bound::At(b)) = (&start, &end)
            && let (Some(a), Some(b)) = (a.span(), b.span())
            && a.start > b.end
        {
            return Err("the interval ends before it begins".into());
        }
        Ok(Edtf::Between(start, end))
    }

    /// The days it may mean; `None` where it has no place on a line of time (a year that nobody stated).
    pub fn span(&self) -> Option<Span> {
        match self {
            Edtf::At(moment) => moment.span(),
            Edtf::Between(start, end) => {
                let edge = |bound: &Bound| match bound {
                    Bound::At(moment) => moment.span().map(Some),
                    Bound::Open | Bound::Unknown => Some(None),
                };
                let (start, end) = (edge(start)?, edge(end)?);
                Some(Span { start: start.and_then(|s| s.start), end: end.and_then(|s| s.end) })
            }
        }
    }

    /// Is it without doubt, and closed at both ends?
    pub fn is_exact(&self) -> bool {
        let exact = |m: &Moment| m.qualifier == Qualifier::Exact;
        match self {
            Edtf::At(moment) => exact(moment),
            Edtf::Between(Bound::At(from), Bound::At(to)) => exact(from) && exact(to),
            Edtf::Between(..) => false,
        }
    }

    /// Is it one stated day, without doubt?
    pub fn is_exact_day(&self) -> bool {
        matches!(self, Edtf::At(m) if m.qualifier == Qualifier::Exact) && self.span().is_some_and(|s| s.day().is_some())
    }
}

fn bound(text: &str) -> Result<Bound, String> {
    match text {
        ".." => Ok(Bound::Open),
        "" => Ok(Bound::Unknown),
        _ => moment(text).map(Bound::At),
    }
}

fn moment(text: &str) -> Result<Moment, String> {
    let moment = fields(text).ok_or_else(shape)?;
    match (moment.month, moment.day) {
        (Some(Part::Stated(m)), day) if !(1..=12).contains(&m) && (day.is_some() || !(21..=24).contains(&m)) => {
            let mut fault = String::from("there is no month ");
            push_part(&mut fault, Part::Stated(m));
            Err(fault)
        }
        (Some(Part::Unstated), Some(Part::Stated(_))) => Err("a day needs its month".into()),
        (Some(Part::Stated(m)), Some(Part::Stated(d))) => {
            let (first, last) = moment.year_range().unwrap_or((2000, 2000));
            if (first..=last).any(|y| Day::new(y, u32::from(m), u32::from(d)).is_some()) {
                return Ok(moment);
            }
            let mut fault = String::from("there is no day ");
            push_part(&mut fault, Part::Stated(m));
            fault.push('-');
            push_part(&mut fault, Part::Stated(d));
            fault.push_str(" in that year");
            Err(fault)
        }
        _ => Ok(moment),
    }
}

/// What stands where, whether or not the calendar has such a day.
fn fields(text: &str) -> Option<Moment> {
    let qualifier = match text.as_bytes().last() {
        Some(b'~') => Qualifier::Approximate,
        Some(b'?') => Qualifier::Uncertain,
        Some(b'%') => Qualifier::Both,
        _ => Qualifier::Exact,
    };
    let text = if qualifier == Qualifier::Exact { text } else { text.get(..text.len() - 1)? };
    let (year, rest) = text.as_bytes().split_first_chunk::<4>()?;
    if year.iter().skip_while(|b| b.is_ascii_digit()).any(|b| *b != b'X') {
        return None;
    }
    let (month, day) = match *rest {
        [] => (None, None),
        [b'-', a, b] => (Some(two_digits(a, b)?), None),
        [b'-', a, b, b'-', c, d] => (Some(two_digits(a, b)?), Some(two_digits(c, d)?)),
        _ => return None,
    };
    Some(Moment { year: *year, month, day, qualifier })
}

fn two_digits(a: u8, b: u8) -> Option<Part> {
    match (a, b) {
        (b'X', b'X') => Some(Part::Unstated),
        (b'0'..=b'9', b'0'..=b'9') => Some(Part::Stated((a - b'0') * 10 + b - b'0')),
        _ => None,
    }
}

fn shape() -> String {
    "not a date in EDTF: write 2019-02-26, 2019-02, 2019, XXXX-02-26, 2019-02-26~ or 2019-02-26/2019-02-28".into()
}

impl Edtf {
    /// The date as it is written.
    pub fn text(&self) -> String {
        let mut text = String::new();
        match self {
            Edtf::At(moment) => push_moment(&mut text, moment),
            Edtf::Between(start, end) => {
                push_bound(&mut text, start);
                text.push('/');
                push_bound(&mut text, end);
            }
        }
        text
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

fn push_bound(text: &mut String, bound: &Bound) {
    match bound {
        Bound::At(moment) => push_moment(text, moment),
        Bound::Open => text.push_str(".."),
        Bound::Unknown => {}
    }
}

fn push_moment(text: &mut String, moment: &Moment) {
    text.extend(moment.year.map(char::from));
    for part in [moment.month, moment.day].into_iter().flatten() {
        text.push('-');
        push_part(text, part);
    }
    text.push_str(match moment.qualifier {
        Qualifier::Exact => "",
        Qualifier::Approximate => "~",
        Qualifier::Uncertain => "?",
        Qualifier::Both => "%",
    });
}

fn push_part(text: &mut String, part: Part) {
    let digit = |n: u8| char::from(b'0' + n % 10);
    match part {
        Part::Stated(n) => text.extend([digit(n / 10), digit(n)]),
        Part::Unstated => text.push_str("XX"),
    }
}
