//! What of a timeline no selection changes: the days that are drawn, the bins, where inexact dates lie, and the events.

use std::rc::Rc;

use super::words::{Words, date_words};
use crate::index::{Clock, Index};
use crate::model::{Dated, Day, Edtf, Event, Qualifier, Span, sort_by};

/// What a bin is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A day.
    Day,
    /// A month.
    Month,
    /// A year.
    Year,
}

/// Statements whose date is no single bin.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Where it begins; before the stretch if below 0.
    pub start: f64,
    /// Where it ends.
    pub end: f64,
    /// Is its beginning open?
    pub open_start: bool,
    /// Is its end open?
    pub open_end: bool,
    /// Which line under the axis.
    pub line: usize,
    /// The date itself.
    pub when: Edtf,
    /// How many match.
    pub count: u32,
    /// The number of the date among those of the clock.
    pub date: u32,
    /// Does it meet From and To?
    pub inside: bool,
}

/// How many lines of inexact dates are drawn under the axis.
const LINES: u32 = 5;
/// Into how many slots a line is cut to see whether a stretch of it is free.
const SLOTS: u32 = 1024;
/// How far marks lie apart.
const GAP: f64 = 0.005;
/// More events than this are not drawn: nobody could tell one from another.
const MOST_EVENTS: usize = 120;

/// A bin of a frame: its days, the places of the statements that begin in it, and how many of the collection it holds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slot {
    pub start: Day,
    pub end: Day,
    pub places: (u32, u32),
    pub total: u32,
}

/// Something dated that an article tells of.
#[derive(Clone, Debug, PartialEq)]
pub struct EventMark {
    /// What.
    pub title: String,
    /// When, in words.
    pub words: Vec<Words>,
    /// Where it begins and ends; outside 0 to 1 if outside the stretch.
    pub start: f64,
    /// Where it ends.
    pub end: f64,
    /// Is it longer than one bin?
    pub long: bool,
}

/// The events of a stretch of time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Events {
    /// Those inside, in order.
    pub drawn: Vec<EventMark>,
    /// How many are inside, where they are too many to be drawn.
    pub left: u32,
    /// The last one before it.
    pub earlier: Option<EventMark>,
    /// The first one after it.
    pub later: Option<EventMark>,
}

/// The days that a timeline draws, and the dates that none of its bins holds.
#[derive(Debug)]
pub struct Frame {
    /// The first day drawn.
    pub start: Day,
    /// The first day not drawn.
    pub end: Day,
    /// The size of a bin.
    pub unit: Unit,
    /// The bins, in order, without gaps.
    pub(super) slots: Vec<Slot>,
    /// Dates that are no single bin, the shortest first.
    marks: Vec<Mark>,
    /// What happened then.
    pub events: Rc<Events>,
}

impl Mark {
    /// The date in words.
    pub fn words(&self) -> String {
        let date = Dated { date: self.when, inferred: None, why: None };
        date_words(&date).into_iter().map(|w| w.text).collect()
    }
}

impl Frame {
    /// For all statements by a clock, and the events.
    pub(super) fn of(index: &Index, events: &[(Span, Event)], clock: Clock) -> Frame {
        Frame::drawn(index, events, clock, stretch(index, events, clock))
    }

    /// For a stretch of time that somebody picked.
    pub(super) fn between(index: &Index, events: &[(Span, Event)], clock: Clock, first: Day, last: Day) -> Frame {
        Frame::drawn(index, events, clock, round(first, last, 0))
    }

    fn drawn(index: &Index, events: &[(Span, Event)], clock: Clock, (start, end, unit): (Day, Day, Unit)) -> Frame {
        let mut frame = Frame { start, end, unit, slots: Vec::new(), marks: Vec::new(), events: Rc::default() };
        let (order, within) = (index.order(clock), &index.sharp(clock).within[unit as usize]);
        let mut at = start;
        while at < end {
            let next = step(unit, at, 1);
            if next <= at {
                break; // the end of the calendar
            }
            let places = order.between(at, next);
            frame.slots.push(Slot { start: at, end: next, places, total: within.count_and_within(within, places.0, places.1) });
            at = next;
        }
        let fits = |date: &Edtf, span: Span| match (date.is_exact(), span.start, span.end) {
            (true, Some(first), Some(last)) => floor(unit, first) == floor(unit, last),
            _ => false,
        };
        let dates = index.dates(clock).all().zip(0..);
        let loose = dates.filter_map(|((date, span, _), number)| Some((date, span?, number))).filter(|(date, span, _)| !fits(date, *span));
        frame.marks = loose.map(|(date, span, number)| mark(&frame, date, span, number)).collect();
        let length = |mark: &Mark| mark.end - mark.start;
        sort_by(&mut frame.marks, |a, b| length(a).total_cmp(&length(b)).then(a.start.total_cmp(&b.start)).then(a.date.cmp(&b.date)));
        frame.events = Rc::new(frame.events_of(events));
        frame
    }

    fn events_of(&self, all: &[(Span, Event)]) -> Events {
        let mark = |(span, event): &(Span, Event)| {
            let (start, end) = (span.start.unwrap_or(self.start), span.end.unwrap_or(self.start));
            EventMark {
                title: event.title.clone(),
                words: date_words(&event.date),
                start: self.place(start),
                end: self.place(Day(end.0 + 1)),
                long: floor(self.unit, start) != floor(self.unit, end),
            }
        };
        let begins = |day: Day| all.partition_point(|(span, _)| span.start < Some(day));
        let (first, last) = (begins(self.start), begins(self.end));
        let inside = all.get(first..last).unwrap_or_default();
        let many = inside.len() > MOST_EVENTS;
        Events {
            earlier: all.iter().take(first).rfind(|(span, _)| span.end < Some(self.start)).map(mark),
            later: all.get(last).map(mark),
            left: if many { inside.len() as u32 } else { 0 },
            drawn: if many { Vec::new() } else { inside.iter().map(mark).collect() },
        }
    }

    fn place(&self, day: Day) -> f64 {
        f64::from(day.0 - self.start.0) / f64::from((self.end.0 - self.start.0).max(1))
    }

    /// Gives each date that some statements have the first line on which nothing is in its way, the shortest nearest to
    /// the axis; and how many statements found none. `counts` is by the number of the date.
    pub(super) fn settle(&self, counts: &[u32]) -> (Vec<Mark>, u32) {
        // Which lines are taken in each slot, a bit each.
        let mut taken = [0_u8; SLOTS as usize + 1];
        let (mut placed, mut unplaced) = (Vec::new(), 0);
        let slot = |place: f64| (place.clamp(0.0, 1.0) * f64::from(SLOTS)) as usize;
        for mark in &self.marks {
            let count = counts.get(mark.date as usize).copied().unwrap_or(0);
            if count == 0 {
                continue;
            }
            let mut busy = if mark.end > 0.0 && mark.start < 1.0 { 0 } else { FULL };
            for slot in taken.get(slot(mark.start - GAP)..=slot(mark.end + GAP)).unwrap_or_default() {
                busy |= slot;
                if busy == FULL {
                    break;
                }
            }
            let line = busy.trailing_ones();
            if line >= LINES {
                unplaced += count;
                continue;
            }
            taken.get_mut(slot(mark.start)..=slot(mark.end)).into_iter().flatten().for_each(|slot| *slot |= 1 << line);
            placed.push(Mark { line: line as usize, count, ..mark.clone() });
        }
        (placed, unplaced)
    }
}

/// All lines are taken.
const FULL: u8 = (1 << LINES) - 1;

/// Which days to draw, and in which bins. Single days decide, where most dates are single days: a stray year or an
/// open span does not stretch a month of reporting over a decade.
fn stretch(index: &Index, events: &[(Span, Event)], clock: Clock) -> (Day, Day, Unit) {
    let events = || events.iter().flat_map(|(span, _)| [span.start, span.end]).flatten();
    let (mut exact, mut dated) = (0, 0);
    let (mut days, mut ends): (Vec<Day>, Vec<Day>) = Default::default();
    for (date, span, total) in index.dates(clock).all() {
        let Some(span) = span else { continue };
        dated += total;
        ends.extend([span.start, span.end].into_iter().flatten());
        if date.is_exact() {
            exact += if span.day().is_some() { total } else { 0 };
            days.extend(span.day());
        }
    }
    let core = if exact * 5 >= dated * 2 { &days } else { &ends };
    let (Some(first), Some(last)) = (core.iter().min().copied(), core.iter().max().copied()) else {
        // Nothing is dated: the events, or the beginning of the calendar of computers.
        return round(events().min().unwrap_or(Day(0)), events().max().unwrap_or(Day(13)), 2);
    };
    let slack = ((last.0 - first.0) / 3).max(14);
    let near = |d: &Day| d.0 >= first.0 - slack && d.0 <= last.0 + slack;
    let (first, last) = ends.iter().copied().chain(events()).filter(near).fold((first, last), |(a, b), d| (a.min(d), b.max(d)));
    round(first, last, 2)
}

/// Whole bins, and of days so many more on each side.
fn round(first: Day, last: Day, more: i32) -> (Day, Day, Unit) {
    let days = last.0 - first.0 + 1;
    let unit = if days <= 200 {
        Unit::Day
    } else if days <= 200 * 30 {
        Unit::Month
    } else {
        Unit::Year
    };
    let margin = if unit == Unit::Day { more } else { 0 };
    (step(unit, floor(unit, first), -margin), step(unit, floor(unit, last), margin + 1), unit)
}

pub(super) fn floor(unit: Unit, day: Day) -> Day {
    match unit {
        Unit::Day => day,
        Unit::Month => day.month_start(0),
        Unit::Year => day.year_start(),
    }
}

pub(super) fn step(unit: Unit, day: Day, by: i32) -> Day {
    match unit {
        Unit::Day => Day(day.0.saturating_add(by)),
        Unit::Month => day.month_start(by),
        Unit::Year => day.month_start(by * 12).year_start(),
    }
}

fn mark(frame: &Frame, date: &Edtf, span: Span, number: u32) -> Mark {
    // An approximate day may as well be the day before or after; a longer one, a quarter of itself.
    let blur = match (date, span.start, span.end) {
        (Edtf::At(m), Some(a), Some(b)) if m.qualifier != Qualifier::Exact => ((b.0 - a.0 + 1) / 4).max(1),
        _ => 0,
    };
    let soft = !date.is_exact();
    Mark {
        start: span.start.map_or(0.0, |d| frame.place(Day(d.0 - blur))),
        end: span.end.map_or(1.0, |d| frame.place(Day(d.0 + 1 + blur))),
        open_start: span.start.is_none() || (soft && span.end.is_some() && blur > 0),
        open_end: span.end.is_none() || (soft && span.start.is_some() && blur > 0),
        line: 0,
        when: *date,
        count: 0,
        date: number,
        inside: false,
    }
}

/// Everything dated that the articles tell of, in order, each once: the same event told by two articles is one.
pub(super) fn all_events<'e>(events: impl Iterator<Item = &'e Event>) -> Vec<(Span, Event)> {
    let mut all: Vec<(Span, Event)> = Vec::new();
    for event in events {
        let Some(span) = event.date.date.span() else { continue };
        if let (Some(start), Some(end)) = (span.start.or(span.end), span.end.or(span.start)) {
            all.push((Span { start: Some(start), end: Some(end) }, event.clone()));
        }
    }
    sort_by(&mut all, |a, b| a.0.start.cmp(&b.0.start).then_with(|| a.1.title.cmp(&b.1.title)));
    all.dedup_by(|b, a| a.0.start == b.0.start && a.1.title == b.1.title);
    all
}
