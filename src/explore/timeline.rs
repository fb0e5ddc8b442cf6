//! The timeline: which stretch of time is drawn, the bars on it, and what has no place on it.
//!
//! A date that fits into one bin is a mark in that bin. A date that does not, or that is approximate, is a bar as
//! long as its uncertainty, never a false day. Places are fractions of the stretch, 0 to 1.

use std::rc::Rc;

use super::frame::{Events, Mark, Unit, floor, step};
use super::{Library, Results, Selection};
use crate::index::{Bits, Clock, Dimension, Key};
use crate::model::{Day, Edtf, Form, Span};

/// The statements of one day, month or year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bin {
    /// Its first day.
    pub start: Day,
    /// The first day of the next.
    pub end: Day,
    /// How many statements the whole collection has there.
    pub total: u32,
    /// How many match under every filter but the dates, by form: quoted, part quoted, reported.
    pub counts: [u32; 3],
    /// Does it lie inside From and To?
    pub inside: bool,
    /// Is there a date of which a part was inferred?
    pub inferred: bool,
}

/// What the timeline draws.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// Which date.
    pub clock: Clock,
    /// The size of a bin.
    pub unit: Unit,
    /// The first day drawn.
    pub start: Day,
    /// The first day not drawn.
    pub end: Day,
    /// The bins, in order, without gaps.
    pub bins: Vec<Bin>,
    /// Dates that are no single bin.
    pub marks: Vec<Mark>,
    /// How many of those found no line of their own.
    pub unplaced: u32,
    /// What happened then, and the next before and after.
    pub events: Rc<Events>,
    /// How many match without a date, by form.
    pub undated: [u32; 3],
    /// How many statements of the whole collection have no date.
    pub undated_total: u32,
    /// The highest bin of the whole collection.
    pub highest: u32,
    /// Where From and To lie, if set.
    pub brush: Option<(f64, f64)>,
}

impl Timeline {
    /// Where a day begins.
    pub fn place(&self, day: Day) -> f64 {
        f64::from(day.0 - self.start.0) / f64::from((self.end.0 - self.start.0).max(1))
    }

    /// The day at a place.
    pub fn day_at(&self, place: f64) -> Day {
        let days = f64::from(self.end.0 - self.start.0);
        Day(self.start.0 + ((place.clamp(0.0, 1.0) * days).floor() as i32).min(self.end.0 - self.start.0 - 1))
    }

    /// The date of the bin that lies so many bins after that of a day, within the stretch.
    pub fn moved(&self, day: Day, by: i32) -> Option<Edtf> {
        let index = self.bins.iter().position(|b| day < b.end).unwrap_or(self.bins.len().saturating_sub(1));
        let next = (index as i64 + i64::from(by)).clamp(0, self.bins.len() as i64 - 1);
        self.date_of(self.bins.get(usize::try_from(next).ok()?)?.start)
    }

    /// A day as precisely as the bins are.
    pub fn date_of(&self, day: Day) -> Option<Edtf> {
        let text = day.to_string();
        let length = match self.unit {
            Unit::Day => 10,
            Unit::Month => 7,
            Unit::Year => 4,
        };
        Edtf::parse(text.get(..length)?).ok()
    }

    /// The first and last day of the bin that a day is in.
    pub fn bin_of(&self, day: Day) -> (Day, Day) {
        let start = floor(self.unit, day);
        (start, Day(step(self.unit, start, 1).0 - 1))
    }
}

/// Where a statement stands on a timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// In a bin: so many of its form are before it.
    Bin {
        /// Which bin.
        bin: usize,
        /// Which form: quoted, part quoted, reported.
        form: usize,
        /// How many stand before it.
        nth: u32,
    },
    /// Among those of an inexact date.
    Mark(u32),
    /// Among those without a date: so many of its form are before it.
    Undated {
        /// Which form: quoted, part quoted, reported.
        form: usize,
        /// How many stand before it.
        nth: u32,
    },
}

/// Where a statement that matches is drawn.
pub fn spot(library: &Library, results: &Results, line: &Timeline, row: u32) -> Option<Spot> {
    let index = &library.index;
    let order = index.order(line.clock);
    let place = order.place(row)?;
    let form = library.statement(row)?.parts().1.form;
    let before = |shown: Bits, from: u32| shown.count_and_within(&shown, from, place);
    if place >= order.dated() {
        let nth = before(of_form(library, results, line.clock, form), order.dated());
        return Some(Spot::Undated { form: form_place(form), nth });
    }
    if !index.sharp(line.clock).within[line.unit as usize].contains(place) {
        return index.dates(line.clock).number(row).map(Spot::Mark);
    }
    let bins = line.bins.iter().map(|bin| order.between(bin.start, bin.end)).enumerate();
    let (bin, (from, _)) = bins.into_iter().find(|(_, (from, to))| (*from..*to).contains(&place))?;
    Some(Spot::Bin { bin, form: form_place(form), nth: before(drawn(library, results, line, form), from) })
}

/// The matching places of a form that a bin holds.
fn drawn(library: &Library, results: &Results, line: &Timeline, form: Form) -> Bits {
    let mut shown = of_form(library, results, line.clock, form);
    shown.and(&library.index.sharp(line.clock).within[line.unit as usize]);
    shown
}

/// The places of a form that match under every filter but the dates.
fn of_form(library: &Library, results: &Results, clock: Clock, form: Form) -> Bits {
    let mut shown = library.index.places(clock, Dimension::Form, &Key::Is(form.word().into()));
    shown.and(results.answer.any_time());
    shown
}

/// Works out the timeline of a selection.
pub fn timeline(library: &Library, selection: &Selection, results: &Results) -> Timeline {
    let clock = selection.clock;
    let index = &library.index;
    let order = index.order(clock);
    let frame = library.frame(clock, selection.zoom);
    let (start, end, unit) = (frame.start, frame.end, frame.unit);
    let mut line = Timeline {
        clock,
        unit,
        start,
        end,
        bins: Vec::with_capacity(frame.slots.len()),
        marks: Vec::new(),
        unplaced: 0,
        events: frame.events.clone(),
        undated: [0; 3],
        undated_total: order.len() - order.dated(),
        highest: frame.slots.iter().map(|slot| slot.total).max().unwrap_or(0),
        brush: None,
    };
    let range = Span { start: selection.first_day(), end: selection.last_day() };
    let sharp = index.sharp(clock);
    let within = &sharp.within[unit as usize];
    let shown = Form::ALL.iter().map(|form| drawn(library, results, &line, *form));
    let shown: Vec<Bits> = shown.collect();
    let mut inferred = sharp.inferred.clone();
    inferred.and(results.answer.any_time());
    let only_undated = only_undated(selection);
    for slot in &frame.slots {
        let (from, to) = slot.places;
        let inside = !only_undated && Span { start: Some(slot.start), end: Some(Day(slot.end.0 - 1)) }.meets(range);
        let mut counts = [0; 3];
        for (count, shown) in counts.iter_mut().zip(&shown) {
            *count = shown.count_and_within(shown, from, to);
        }
        let inferred = inferred.count_and_within(within, from, to) > 0;
        line.bins.push(Bin { start: slot.start, end: slot.end, total: slot.total, counts, inside, inferred });
    }
    let in_bins: u32 = line.bins.iter().flat_map(|bin| bin.counts).sum();
    let sharp_outside = shown.iter().map(Bits::count).sum::<u32>() - in_bins;
    (line.marks, line.unplaced) = frame.settle(&loose(library, results, clock, within));
    for mark in &mut line.marks {
        let span = index.dates(clock).get(mark.date).and_then(|(_, span)| span);
        mark.inside = span.is_some_and(|span| span.meets(range)) && !only_undated;
    }
    line.unplaced += sharp_outside;
    for (count, form) in line.undated.iter_mut().zip(Form::ALL) {
        let of_form = of_form(library, results, clock, *form);
        *count = of_form.count_and_within(&of_form, order.dated(), order.len());
    }
    if range.start.is_some() || range.end.is_some() {
        let from = range.start.map_or(0.0, |d| line.place(d)).clamp(0.0, 1.0);
        let to = range.end.map_or(1.0, |d| line.place(Day(d.0 + 1))).clamp(0.0, 1.0);
        line.brush = Some((from, to));
    }
    line
}

/// How many match of each date that is no single bin, by the number of the date.
fn loose(library: &Library, results: &Results, clock: Clock, within: &Bits) -> Vec<u32> {
    let mut open = results.answer.any_time().clone();
    open.without(within);
    library.index.count_dates(clock, &open)
}

fn only_undated(selection: &Selection) -> bool {
    selection.undated && selection.from.is_none() && selection.to.is_none()
}

fn form_place(form: Form) -> usize {
    match form {
        Form::Direct => 0,
        Form::Mixed => 1,
        Form::Indirect => 2,
    }
}
