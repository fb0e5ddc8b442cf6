//! The statements in the order of a clock: latest first, then those of which no beginning is known, the undated last.
//!
//! In this order what a stretch of time holds lies together, and the list's first page is the first places that match.
//! A date that may mean several days stands where its first day is; those are looked at one by one.

use std::cmp::Reverse;

use super::Bits;
use super::query::When;
use crate::model::{Day, Span, sort_by};

/// The places of the statements.
#[derive(Clone, Debug, Default)]
pub struct Order {
    /// The statement at each place.
    rows: Vec<u32>,
    /// The place of each statement.
    places: Vec<u32>,
    /// The first day of each place that has one; they come first.
    starts: Vec<i32>,
    /// Places whose date may mean more than one day, in order, with their last day.
    long: Vec<(u32, i32)>,
    /// How many places have a date.
    dated: u32,
}

/// No end.
const OPEN: i32 = i32::MAX;

impl Order {
    /// Orders the statements by what their dates may mean; those of one day stay in their own order.
    pub(super) fn of(spans: &[Option<Span>]) -> Order {
        let mut keys: Vec<(u8, Reverse<i32>, u32)> = spans
            .iter()
            .zip(0_u32..)
            .map(|(span, row)| match span.map(|s| (s.start, s.end)) {
                Some((Some(day), _)) => (0, Reverse(day.0), row),
                Some((None, Some(day))) => (1, Reverse(day.0), row),
                Some((None, None)) => (2, Reverse(0), row),
                None => (3, Reverse(0), row),
            })
            .collect();
        sort_by(&mut keys, Ord::cmp);
        let mut order = Order { rows: Vec::with_capacity(spans.len()), places: vec![0; spans.len()], ..Order::default() };
        for ((class, start, row), place) in keys.into_iter().zip(0_u32..) {
            order.rows.push(row);
            if let Some(at) = order.places.get_mut(row as usize) {
                *at = place;
            }
            if class == 0 {
                order.starts.push(start.0);
            }
            let Some(span) = spans.get(row as usize).copied().flatten() else { continue };
            order.dated = place + 1;
            if class > 0 || span.day().is_none() {
                order.long.push((place, span.end.map_or(OPEN, |d| d.0)));
            }
        }
        order
    }

    /// How many statements there are.
    pub fn len(&self) -> u32 {
        self.rows.len() as u32
    }

    /// Is there none?
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The statements, by their places.
    pub(super) fn rows(&self) -> &[u32] {
        &self.rows
    }

    /// The places of the statements.
    pub(super) fn places(&self) -> &[u32] {
        &self.places
    }

    /// The statement at a place.
    pub fn row(&self, place: u32) -> Option<u32> {
        self.rows.get(place as usize).copied()
    }

    /// The place of a statement.
    pub fn place(&self, row: u32) -> Option<u32> {
        self.places.get(row as usize).copied()
    }

    /// How many have a date.
    pub fn dated(&self) -> u32 {
        self.dated
    }

    /// The places whose first day is `from` or later and before `to`.
    pub fn between(&self, from: Day, to: Day) -> (u32, u32) {
        let first = self.starts.partition_point(|start| *start >= to.0);
        let last = self.starts.partition_point(|start| *start >= from.0);
        (first as u32, last as u32)
    }

    /// The first day of a place; `None` where its beginning is not known.
    fn start(&self, place: u32) -> Option<i32> {
        self.starts.get(place as usize).copied()
    }

    /// The places that a filter on dates lets through.
    pub(super) fn within(&self, when: &When) -> Bits {
        let mut bits = Bits::none(self.len());
        if when.undated {
            bits.insert_range(self.dated, self.len());
        }
        if when.from.is_none() && when.to.is_none() {
            if !when.undated {
                bits.insert_range(0, self.dated);
            }
            return bits;
        }
        let from = when.from.map_or(i32::MIN, |d| d.0);
        let to = when.to.map_or(i32::MAX, |d| d.0);
        let (first, last) = (self.starts.partition_point(|s| *s > to) as u32, self.starts.partition_point(|s| *s >= from) as u32);
        if !when.certain {
            bits.insert_range(first, last);
            // What began before, or nobody knows when, and may have lasted until then.
            let later = self.long.partition_point(|(place, _)| *place < last.max(first));
            for (place, end) in self.long.get(later..).unwrap_or_default() {
                if *end >= from {
                    bits.insert(*place);
                }
            }
            return bits;
        }
        // Runs of single days, and of the others those that end in time.
        let mut at = first;
        let next = self.long.partition_point(|(place, _)| *place < first);
        for (place, end) in self.long.get(next..).unwrap_or_default().iter().take_while(|(place, _)| *place < last) {
            bits.insert_range(at, *place);
            if *end <= to {
                bits.insert(*place);
            }
            at = place + 1;
        }
        bits.insert_range(at, last);
        if when.from.is_none() {
            let unknown = self.long.partition_point(|(place, _)| self.start(*place).is_some());
            for (place, end) in self.long.get(unknown..).unwrap_or_default() {
                if *end <= to {
                    bits.insert(*place);
                }
            }
        }
        bits
    }
}
