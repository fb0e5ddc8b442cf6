//! The dates of one clock: each distinct date once, and which statement has which.

use super::{Bits, Order};
use crate::model::{Dated, Day, Edtf, Interner, Span};

/// The dates of the statements by one clock.
#[derive(Clone, Debug, Default)]
pub struct Dates {
    dates: Vec<Edtf>,
    /// The days that each may mean.
    spans: Vec<Option<Span>>,
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
    words: Interner,
    dates: Dates,
}

impl GatherDates {
    /// Room for so many statements.
    pub fn of(rows: usize) -> GatherDates {
        GatherDates { dates: Dates { of: Vec::with_capacity(rows), ..Dates::default() }, ..GatherDates::default() }
    }

    /// Adds the date of the statement that comes next.
    pub fn add(&mut self, dated: Option<&Dated>) {
        let number = dated.map(|dated| (self.number(&dated.date), dated.inferred.is_some()));
        self.put(number);
    }

    /// Adds the dates of the statements that come next, by their place among some dates, from 1; 0 where there is none.
    pub fn take(&mut self, known: &[(Edtf, bool)], of: impl Iterator<Item = u32>) {
        let mut numbers: Vec<Option<u32>> = vec![None; known.len()];
        for place in of {
            let place = place.checked_sub(1).map(|place| place as usize);
            let date = place.and_then(|place| known.get(place).zip(numbers.get_mut(place)));
            let number = date.map(|((date, inferred), number)| (*number.get_or_insert_with(|| self.number(date)), *inferred));
            self.put(number);
        }
    }

    /// The number of a date.
    fn number(&mut self, date: &Edtf) -> u32 {
        let all = &mut self.dates;
        let next = all.dates.len() as u32;
        let number = self.words.number(&date.to_string());
        if number == next {
            all.dates.push(*date);
            all.spans.push(date.span());
            all.totals.push(0);
        }
        number
    }

    fn put(&mut self, dated: Option<(u32, bool)>) {
        let all = &mut self.dates;
        if let Some((number, inferred)) = dated {
            if let Some(total) = all.totals.get_mut(number as usize) {
                *total += 1;
            }
            if inferred {
                all.inferred.push(all.of.len() as u32);
            }
        }
        all.of.push(dated.map_or(NONE, |(number, _)| number));
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

    /// How many distinct dates there are.
    pub fn len(&self) -> usize {
        self.dates.len()
    }

    /// Is there none?
    pub fn is_empty(&self) -> bool {
        self.dates.is_empty()
    }

    /// The date of a number, and the days that it may mean.
    pub fn get(&self, number: u32) -> Option<(&Edtf, Option<Span>)> {
        self.dates.get(number as usize).zip(self.spans.get(number as usize).copied())
    }

    /// Each distinct date with the days that it may mean and how many statements have it, in the order in which they were met.
    pub fn all(&self) -> impl Iterator<Item = (&Edtf, Option<Span>, u32)> {
        self.dates.iter().zip(&self.spans).zip(&self.totals).map(|((date, span), total)| (date, *span, *total))
    }

    /// The days that each statement's date may mean.
    pub(super) fn spans(&self) -> Vec<Option<Span>> {
        self.of.iter().map(|number| self.spans.get(*number as usize).copied().flatten()).collect()
    }

    /// The number of each statement's date, or `u32::MAX`.
    pub(super) fn numbers(&self) -> &[u32] {
        &self.of
    }

    pub(super) fn sharp(&self, order: &Order) -> Sharp {
        let bins = |(date, span): (&Edtf, &Option<Span>)| -> [bool; 3] {
            let span = span.filter(|_| date.is_exact());
            let Some((Some(first), Some(last))) = span.map(|s| (s.start, s.end)) else { return [false; 3] };
            let same = |floor: fn(Day) -> Day| floor(first) == floor(last);
            [first == last, same(|day| day.month_start(0)), same(Day::year_start)]
        };
        let known: Vec<[bool; 3]> = self.dates.iter().zip(&self.spans).map(bins).collect();
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
