//! Dates as the rules hand them around: a moment in one number, and a date in two, so that they are copied like numbers.
//!
//! Does not reckon: that is the calendar's work, in the file beside this one.

use std::num::{NonZeroU32, NonZeroU64};

use crate::model::{Bound, DatePart, Edtf, Moment, Qualifier, Span};

/// A year, a month (or season) and a day, any of which may be unstated. From the lowest bit: 1, five bits for the day,
/// five for the month, fourteen for the year and one more, each 0 where it is unstated; then whether the last digit of
/// the year is unstated, and whether it is about then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Point(NonZeroU32);

const DAY: u32 = 1;
const MONTH: u32 = 6;
const YEAR: u32 = 11;
const WITHOUT_YEAR: u32 = (1 << YEAR) - 1;
const DECADE: u32 = 1 << 25;
const ABOUT: u32 = 1 << 26;

impl Point {
    /// No moment: the end of an interval that has none.
    pub(super) const OPEN: Point = Point(NonZeroU32::MAX);

    /// 0 stands for no month, no day.
    pub(super) fn new(year: Option<i32>, month: u8, day: u8) -> Point {
        let point = Point(NonZeroU32::MIN | u32::from(month) << MONTH | u32::from(day) << DAY);
        year.map_or(point, |year| point.in_year(year))
    }

    /// The same month and day of a year.
    pub(super) fn in_year(self, year: i32) -> Point {
        if self == Point::OPEN {
            return self;
        }
        let year = year.clamp(0, 9999) as u32 + 1;
        Point(NonZeroU32::MIN | self.0.get() & (WITHOUT_YEAR | ABOUT) | year << YEAR)
    }

    /// The same month and day of no year.
    pub(super) fn in_no_year(self) -> Point {
        Point(NonZeroU32::MIN | self.0.get() & (WITHOUT_YEAR | ABOUT))
    }

    /// Another day of the same month.
    pub(super) fn on(self, day: u8) -> Point {
        Point(NonZeroU32::MIN | self.0.get() & !(31 << DAY) | u32::from(day) << DAY)
    }

    /// The ten years from its year on.
    pub(super) fn decade(self) -> Point {
        Point(self.0 | DECADE)
    }

    /// About then, rather than exactly then.
    pub(super) fn about(self) -> Point {
        Point(self.0 | ABOUT)
    }

    fn field(self, from: u32, bits: u32) -> u32 {
        self.0.get() >> from & ((1 << bits) - 1)
    }

    /// The year, where all its digits are stated.
    pub(super) fn year(self) -> Option<i32> {
        if self.0.get() & DECADE == 0 { (self.field(YEAR, 14) as i32).checked_sub(1).filter(|year| *year >= 0) } else { None }
    }

    /// Is nothing of its year stated?
    pub(super) fn lacks_year(self) -> bool {
        self.field(YEAR, 14) == 0
    }

    /// The month from 1, or a season from 21; 0 where it is unstated.
    pub(super) fn month(self) -> u8 {
        self.field(MONTH, 5) as u8
    }

    /// Is a month stated, and not a season?
    pub(super) fn has_month(self) -> bool {
        (1..=12).contains(&self.month())
    }

    /// The day of the month; 0 where it is unstated.
    pub(super) fn day(self) -> u8 {
        self.field(DAY, 5) as u8
    }

    pub(super) fn is_about(self) -> bool {
        self.0.get() & ABOUT != 0
    }

    /// Does it come later in a year than another does in its own?
    pub(super) fn later_in_year(self, other: Point) -> bool {
        self.0.get() & WITHOUT_YEAR > other.0.get() & WITHOUT_YEAR
    }

    fn moment(self) -> Moment {
        let part = |n| (n != 0).then_some(DatePart::Stated(n));
        let mut digits = *b"XXXX";
        let mut left = self.field(YEAR, 14);
        if left != 0 {
            left -= 1;
            for digit in digits.iter_mut().rev() {
                *digit = b'0' + (left % 10) as u8;
                left /= 10;
            }
        }
        if self.0.get() & DECADE != 0 {
            digits[3] = b'X';
        }
        let qualifier = if self.is_about() { Qualifier::Approximate } else { Qualifier::Exact };
        Moment { year: digits, month: part(self.month()), day: part(self.day()), qualifier }
    }

    fn bound(self) -> Bound {
        if self == Point::OPEN { Bound::Open } else { Bound::At(self.moment()) }
    }
}

/// One moment, in the lower half of the number; or two with what lies between them, the second in the upper half.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Date(NonZeroU64);

impl Date {
    /// One moment.
    pub(super) fn at(point: Point) -> Date {
        Date(NonZeroU64::from(point.0))
    }

    /// From one moment to another; one of them may be open.
    pub(super) fn between(from: Point, to: Point) -> Date {
        Date(NonZeroU64::from(from.0) | u64::from(to.0.get()) << 32)
    }

    /// A year.
    pub(super) fn year(year: i32) -> Date {
        Date::at(Point::new(Some(year), 0, 0))
    }

    /// The moment, or the first of two.
    pub(super) fn from(self) -> Point {
        Point(NonZeroU32::MIN | self.0.get() as u32)
    }

    /// The second of two moments.
    pub(super) fn to(self) -> Option<Point> {
        NonZeroU32::new((self.0.get() >> 32) as u32).map(Point)
    }

    /// The moment, if it is one; both ends of an interval are none.
    pub(super) fn one(self) -> Option<Point> {
        if self.to().is_none() { Some(self.from()) } else { None }
    }

    /// Is it one day?
    pub(super) fn is_day(self) -> bool {
        self.one().is_some_and(|point| point.day() != 0)
    }

    /// Is its year, or that of one of its ends, unstated?
    pub(super) fn lacks_year(self) -> bool {
        self.from().lacks_year() || self.to().is_some_and(Point::lacks_year)
    }

    /// About then, rather than exactly then.
    pub(super) fn about(self) -> Date {
        match self.to() {
            None => Date::at(self.from().about()),
            Some(to) => Date::between(self.from().about(), to.about()),
        }
    }

    /// From then on.
    pub(super) fn onwards(self) -> Date {
        if self.from() == Point::OPEN { self } else { Date::between(self.from(), Point::OPEN) }
    }

    /// Until then.
    pub(super) fn until(self) -> Date {
        match self.to().unwrap_or(self.from()) {
            Point::OPEN => self,
            to => Date::between(Point::OPEN, to),
        }
    }

    /// As EDTF.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn text(self) -> String {
        self.edtf().text()
    }

    /// The days it may mean.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn span(self) -> Option<Span> {
        self.edtf().span()
    }

    fn edtf(self) -> Edtf {
        match self.to() {
            None => Edtf::At(self.from().moment()),
            Some(to) => Edtf::Between(self.from().bound(), to.bound()),
        }
    }
}
