//! The timeline: which stretch of time is drawn, the bars on it, and what has no place on it.
//!
//! A date that fits into one bin is a mark in that bin. A date that does not, or that is approximate, is a bar as
//! long as its uncertainty, never a false day. Places are fractions of the stretch, 0 to 1.

use super::words::{Words, date_words};
use super::{Library, Results, Selection};
use crate::index::{Bits, Clock, Dimension, Index, Key};
use crate::model::{Article, Dated, Day, Edtf, Form, Qualifier, Span, sort_by};

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
    /// The date in words.
    pub words: String,
    /// How many match.
    pub count: u32,
    /// The number of the date among those of the clock.
    pub date: u32,
    /// Does it meet From and To?
    pub inside: bool,
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
    /// Events inside the stretch, in order.
    pub events: Vec<EventMark>,
    /// The last event before it.
    pub earlier: Option<EventMark>,
    /// The first event after it.
    pub later: Option<EventMark>,
    /// How many match without a date, by form.
    pub undated: [u32; 3],
    /// How many statements of the whole collection have no date.
    pub undated_total: u32,
    /// The highest bin of the whole collection.
    pub highest: u32,
    /// Where From and To lie, if set.
    pub brush: Option<(f64, f64)>,
}

/// How many lines of inexact dates are drawn under the axis.
const LINES: usize = 5;

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
    let form = library.statement(row)?.1.form;
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
    let (start, end, unit) = library.frame(clock);
    let mut line = Timeline {
        clock,
        unit,
        start,
        end,
        bins: Vec::new(),
        marks: Vec::new(),
        unplaced: 0,
        events: Vec::new(),
        earlier: None,
        later: None,
        undated: [0; 3],
        undated_total: order.len() - order.dated(),
        highest: 0,
        brush: None,
    };
    let range = Span { start: selection.first_day(), end: selection.last_day() };
    let sharp = index.sharp(clock);
    let within = &sharp.within[unit as usize];
    let shown = Form::ALL.iter().map(|form| drawn(library, results, &line, *form));
    let shown: Vec<Bits> = shown.collect();
    let mut inferred = sharp.inferred.clone();
    inferred.and(results.answer.any_time());
    let mut at = start;
    while at < end {
        let next = step(unit, at, 1);
        if next <= at {
            break; // the end of the calendar
        }
        let inside = Span { start: Some(at), end: Some(Day(next.0 - 1)) }.meets(range) && !only_undated(selection);
        let (from, to) = order.between(at, next);
        let mut counts = [0; 3];
        for (count, shown) in counts.iter_mut().zip(&shown) {
            *count = shown.count_and_within(shown, from, to);
        }
        let inferred = inferred.count_and_within(within, from, to) > 0;
        line.bins.push(Bin { start: at, end: next, total: within.count_and_within(within, from, to), counts, inside, inferred });
        at = next;
    }
    let in_bins: u32 = line.bins.iter().flat_map(|bin| bin.counts).sum();
    let sharp_outside = shown.iter().map(Bits::count).sum::<u32>() - in_bins;
    (line.marks, line.unplaced) = settle(loose(library, results, &line, within, range, only_undated(selection)));
    line.unplaced += sharp_outside;
    line.highest = line.bins.iter().map(|b| b.total).max().unwrap_or(0);
    for (count, form) in line.undated.iter_mut().zip(Form::ALL) {
        let of_form = of_form(library, results, clock, *form);
        *count = of_form.count_and_within(&of_form, order.dated(), order.len());
    }
    events(library, &mut line);
    if range.start.is_some() || range.end.is_some() {
        let from = range.start.map_or(0.0, |d| line.place(d)).clamp(0.0, 1.0);
        let to = range.end.map_or(1.0, |d| line.place(Day(d.0 + 1))).clamp(0.0, 1.0);
        line.brush = Some((from, to));
    }
    line
}

/// The dates that are no single bin, each once.
fn loose(library: &Library, results: &Results, line: &Timeline, within: &Bits, range: Span, only_undated: bool) -> Vec<Mark> {
    let (order, dates) = (library.index.order(line.clock), library.index.dates(line.clock));
    let mut open = results.answer.any_time().clone();
    open.without(within);
    let mut counts = vec![0; dates.all().count()];
    open.each(|place| {
        let number = order.row(place).and_then(|row| dates.number(row));
        if let Some(count) = number.and_then(|n| counts.get_mut(n as usize)) {
            *count += 1;
        }
    });
    let mark = |((date, _), (count, number)): ((&Edtf, u32), (u32, u32))| {
        let span = date.span().filter(|_| count > 0)?;
        Some(mark(line, date, span, count, number, span.meets(range) && !only_undated))
    };
    dates.all().zip(counts.into_iter().zip(0..)).filter_map(mark).collect()
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

/// Which days to draw, and in which bins. Single days decide, where most dates are single days: a stray year or an
/// open span does not stretch a month of reporting over a decade.
pub(super) fn stretch(index: &Index, articles: &[Article], clock: Clock) -> (Day, Day, Unit) {
    let events = || articles.iter().flat_map(|a| &a.events).filter_map(|e| e.date.date.span()).flat_map(|s| [s.start, s.end]).flatten();
    let (mut exact, mut dated) = (0, 0);
    let (mut days, mut ends): (Vec<Day>, Vec<Day>) = Default::default();
    for (date, total) in index.dates(clock).all() {
        let Some(span) = date.span() else { continue };
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
        return round(events().min().unwrap_or(Day(0)), events().max().unwrap_or(Day(13)));
    };
    let slack = ((last.0 - first.0) / 3).max(14);
    let near = |d: &Day| d.0 >= first.0 - slack && d.0 <= last.0 + slack;
    let (first, last) = ends.iter().copied().chain(events()).filter(near).fold((first, last), |(a, b), d| (a.min(d), b.max(d)));
    round(first, last)
}

fn round(first: Day, last: Day) -> (Day, Day, Unit) {
    let days = last.0 - first.0 + 1;
    let unit = if days <= 200 {
        Unit::Day
    } else if days <= 200 * 30 {
        Unit::Month
    } else {
        Unit::Year
    };
    let margin = if unit == Unit::Day { 2 } else { 0 };
    (step(unit, floor(unit, first), -margin), step(unit, floor(unit, last), margin + 1), unit)
}

fn floor(unit: Unit, day: Day) -> Day {
    match unit {
        Unit::Day => day,
        Unit::Month => day.month_start(0),
        Unit::Year => day.year_start(),
    }
}

fn step(unit: Unit, day: Day, by: i32) -> Day {
    match unit {
        Unit::Day => Day(day.0.saturating_add(by)),
        Unit::Month => day.month_start(by),
        Unit::Year => day.month_start(by * 12).year_start(),
    }
}

fn mark(line: &Timeline, date: &Edtf, span: Span, count: u32, number: u32, inside: bool) -> Mark {
    // An approximate day may as well be the day before or after; a longer one, a quarter of itself.
    let blur = match (date, span.start, span.end) {
        (Edtf::At(m), Some(a), Some(b)) if m.qualifier != Qualifier::Exact => ((b.0 - a.0 + 1) / 4).max(1),
        _ => 0,
    };
    let soft = !date.is_exact();
    Mark {
        start: span.start.map_or(0.0, |d| line.place(Day(d.0 - blur))),
        end: span.end.map_or(1.0, |d| line.place(Day(d.0 + 1 + blur))),
        open_start: span.start.is_none() || (soft && span.end.is_some() && blur > 0),
        open_end: span.end.is_none() || (soft && span.start.is_some() && blur > 0),
        line: 0,
        words: date_words(&Dated { date: *date, inferred: None, why: None }).into_iter().map(|w| w.text).collect(),
        count,
        date: number,
        inside,
    }
}

/// Gives each mark the first line on which nothing is in its way; the shortest nearest to the axis.
fn settle(mut marks: Vec<Mark>) -> (Vec<Mark>, u32) {
    let shows = |m: &Mark| m.end > 0.0 && m.start < 1.0;
    let outside: u32 = marks.iter().filter(|m| !shows(m)).map(|m| m.count).sum();
    marks.retain(shows);
    sort_by(&mut marks, |a, b| {
        (a.end - a.start).total_cmp(&(b.end - b.start)).then(a.start.total_cmp(&b.start)).then_with(|| a.words.cmp(&b.words))
    });
    let mut lines: Vec<Vec<(f64, f64)>> = vec![Vec::new(); LINES];
    let mut unplaced = outside;
    marks.retain_mut(|mark| {
        let free = lines.iter().position(|taken| taken.iter().all(|(a, b)| mark.end + 0.005 < *a || mark.start > *b + 0.005));
        match free {
            Some(i) => {
                lines[i].push((mark.start, mark.end));
                mark.line = i;
                true
            }
            None => {
                unplaced += mark.count;
                false
            }
        }
    });
    (marks, unplaced)
}

fn events(library: &Library, line: &mut Timeline) {
    let mut all: Vec<EventMark> = Vec::new();
    for article in &library.articles {
        for event in &article.events {
            let Some(span) = event.date.date.span() else { continue };
            let (Some(start), Some(end)) = (span.start.or(span.end), span.end.or(span.start)) else { continue };
            // The same event told by two articles is one mark.
            if all.iter().any(|e| e.title == event.title && e.start == line.place(start)) {
                continue;
            }
            all.push(EventMark {
                title: event.title.clone(),
                words: date_words(&event.date),
                start: line.place(start),
                end: line.place(Day(end.0 + 1)),
                long: floor(line.unit, start) != floor(line.unit, end),
            });
        }
    }
    sort_by(&mut all, |a, b| a.start.total_cmp(&b.start).then_with(|| a.title.cmp(&b.title)));
    line.earlier = all.iter().rfind(|e| e.end <= 0.0).cloned();
    line.later = all.iter().find(|e| e.start >= 1.0).cloned();
    line.events = all.into_iter().filter(|e| e.end > 0.0 && e.start >= 0.0 && e.start < 1.0).collect();
}
