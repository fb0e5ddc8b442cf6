//! The dates of one clock: each distinct date once, and which statement has which.

use std::collections::BTreeMap;

use super::{Bits, Order};
use crate::model::{Dated, Day, Edtf, Span};

/// The dates of the statements by one clock.
#[derive(Clone, Debug, Default)]
pub struct Dates {
    dates: Vec<Edtf>,
    /// How many statements have each.
    totals: Vec<u32>,
    /// The number of each statement's date.
    of: Vec<u32>,
    /// Statements of whose date the article does not say all.
    inferred: Vec<u32>,
}

/// The statement has no date.
const NONE: u32 = u32::MAX;

/// Collects dates, statement by statement.
#[derive(Default)]
pub(super) struct GatherDates {
    numbers: BTreeMap<String, u32>,
    dates: Dates,
}

impl GatherDates {
    /// Adds the date of the statement that comes next.
    pub fn add(&mut self, dated: Option<&Dated>) {
        let all = &mut self.dates;
        let number = dated.map_or(NONE, |dated| {
            let next = all.dates.len() as u32;
            let number = *self.numbers.entry(dated.date.to_string()).or_insert(next);
            if number == next {
                all.dates.push(dated.date);
                all.totals.push(0);
            }
            if let Some(total) = all.totals.get_mut(number as usize) {
                *total += 1;
            }
            if dated.inferred.is_some() {
                all.inferred.push(all.of.len() as u32);
            }
            number
        });
        all.of.push(number);
    }

    /// All of them.
    pub fn finish(self) -> Dates {
        self.dates
    }
}

/// Which places have a date that a day, a month or a year holds whole, and which have one that was inferred in part.
#[derive(Clone, Debug)]
pub struct Sharp {
    /// By the size of the bin: day, month, year.
    pub within: [Bits; 3],
    /// Those of which the article does not say all.
    pub inferred: Bits,
}

impl Dates {
    /// The number of a statement's date.
    pub fn number(&self, row: u32) -> Option<u32> {
        self.of.get(row as usize).copied().filter(|number| *number != NONE)
    }

    /// Each distinct date and how many statements have it, in the order in which they were met.
    pub fn all(&self) -> impl Iterator<Item = (&Edtf, u32)> {
        self.dates.iter().zip(self.totals.iter().copied())
    }

    /// The days that each statement's date may mean.
    pub(super) fn spans(&self) -> Vec<Option<Span>> {
        let spans: Vec<Option<Span>> = self.dates.iter().map(Edtf::span).collect();
        self.of.iter().map(|number| spans.get(*number as usize).copied().flatten()).collect()
    }

    pub(super) fn sharp(&self, order: &Order) -> Sharp {
        let bins = |date: &Edtf| -> [bool; 3] {
            let span = if date.is_exact() { date.span() } else { None };
            let Some((Some(first), Some(last))) = span.map(|s| (s.start, s.end)) else { return [false; 3] };
            let same = |floor: fn(Day) -> Day| floor(first) == floor(last);
            [first == last, same(|day| day.month_start(0)), same(Day::year_start)]
        };
        let known: Vec<[bool; 3]> = self.dates.iter().map(bins).collect();
        let none = || Bits::none(order.len());
        let mut sharp = Sharp { within: [none(), none(), none()], inferred: none() };
        for place in 0..order.dated() {
            let number = order.row(place).and_then(|row| self.number(row));
            let Some(bins) = number.and_then(|n| known.get(n as usize)) else { continue };
            for (set, _) in sharp.within.iter_mut().zip(bins).filter(|(_, fits)| **fits) {
                set.insert(place);
            }
        }
        self.inferred.iter().filter_map(|row| order.place(*row)).for_each(|place| sharp.inferred.insert(place));
        sharp
    }
}
