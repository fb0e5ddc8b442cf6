//! The timeline: which stretch of time is drawn, the bars on it, and what has no place on it.
//!
//! A date that fits into one bin is a mark in that bin. A date that does not, or that is approximate, is a bar as
//! long as its uncertainty, never a false day. Places are fractions of the stretch, 0 to 1.

use super::words::{Words, date_words};
use super::{Library, Results, Selection};
use crate::index::Clock;
use crate::model::{Bound, Dated, Day, Edtf, Form, Moment, Qualifier, Span, sort_by};

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
    /// The matching rows under every filter but the dates, by form: quoted, part quoted, reported.
    pub rows: [Vec<u32>; 3],
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
    /// The matching rows.
    pub rows: Vec<u32>,
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
    /// Matching rows without a date, by form.
    pub undated: [Vec<u32>; 3],
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

/// Works out the timeline of a selection.
pub fn timeline(library: &Library, selection: &Selection, results: &Results) -> Timeline {
    let clock = selection.clock;
    let index = &library.index;
    let dated: Vec<(u32, Span, bool)> = (0..index.len())
        .filter_map(|row| Some((row, index.span(clock, row)?, date(library, clock, row).is_some_and(|d| is_sharp(&d.date)))))
        .collect();
    let (start, end, unit) = stretch(library, &dated);
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
        undated: Default::default(),
        undated_total: 0,
        highest: 0,
        brush: None,
    };
    let range = Span { start: selection.first_day(), end: selection.last_day() };
    let mut at = start;
    while at < end {
        let next = step(unit, at, 1);
        if next <= at {
            break; // the end of the calendar
        }
        let inside = Span { start: Some(at), end: Some(Day(next.0 - 1)) }.meets(range) && !only_undated(selection);
        line.bins.push(Bin { start: at, end: next, total: 0, rows: Default::default(), inside, inferred: false });
        at = next;
    }
    let form = |row: u32| library.statement(row).map_or(0, |(_, s, _)| form_place(s.form));
    let mut loose: Vec<Mark> = Vec::new();
    for (row, span, sharp) in dated {
        let shown = results.answer.any_time.contains(row);
        if let (true, Some(first), Some(last)) = (sharp, span.start, span.end)
            && let Ok(i) = line.bins.binary_search_by(|bin| {
                if bin.end <= first {
                    std::cmp::Ordering::Less
                } else if bin.start > first {
                    std::cmp::Ordering::Greater
                } else {
                    std::cmp::Ordering::Equal
                }
            })
            && let Some(bin) = line.bins.get_mut(i)
            && last < bin.end
        {
            bin.total += 1;
            if shown {
                bin.rows[form(row)].push(row);
                bin.inferred |= date(library, clock, row).is_some_and(|d| d.inferred.is_some());
            }
            continue;
        }
        if shown && let Some(date) = date(library, clock, row) {
            let inside = span.meets(range) && !only_undated(selection);
            match loose.iter_mut().find(|m| m.words == plain(date)) {
                Some(mark) => mark.rows.push(row),
                None => loose.push(mark(&line, date, span, row, inside)),
            }
        }
    }
    (line.marks, line.unplaced) = settle(loose);
    line.highest = line.bins.iter().map(|b| b.total).max().unwrap_or(0);
    for row in (0..index.len()).filter(|row| index.span(clock, *row).is_none()) {
        line.undated_total += 1;
        if results.answer.any_time.contains(row) {
            line.undated[form(row)].push(row);
        }
    }
    events(library, &mut line);
    if range.start.is_some() || range.end.is_some() {
        let from = range.start.map_or(0.0, |d| line.place(d)).clamp(0.0, 1.0);
        let to = range.end.map_or(1.0, |d| line.place(Day(d.0 + 1))).clamp(0.0, 1.0);
        line.brush = Some((from, to));
    }
    line
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

fn date(library: &Library, clock: Clock, row: u32) -> Option<&Dated> {
    let (article, statement, _) = library.statement(row)?;
    match clock {
        Clock::Said => statement.said.as_ref(),
        Clock::Happened => statement.happened.as_ref(),
        Clock::Published => article.published.as_ref(),
    }
}

fn plain(date: &Dated) -> String {
    date_words(date).into_iter().map(|w| w.text).collect()
}

/// Exact, and closed at both ends.
fn is_sharp(date: &Edtf) -> bool {
    let exact = |m: &Moment| m.qualifier == Qualifier::Exact;
    match date {
        Edtf::At(moment) => exact(moment),
        Edtf::Between(Bound::At(from), Bound::At(to)) => exact(from) && exact(to),
        Edtf::Between(..) => false,
    }
}

/// Which days to draw, and in which bins. Single days decide, where most dates are single days: a stray year or an
/// open span does not stretch a month of reporting over a decade.
fn stretch(library: &Library, dated: &[(u32, Span, bool)]) -> (Day, Day, Unit) {
    let days: Vec<Day> = dated.iter().filter(|(_, _, sharp)| *sharp).filter_map(|(_, span, _)| span.day()).collect();
    let ends: Vec<Day> = dated.iter().flat_map(|(_, span, _)| [span.start, span.end]).flatten().collect();
    let core = if days.len() * 5 >= dated.len() * 2 { &days } else { &ends };
    let (Some(first), Some(last)) = (core.iter().min().copied(), core.iter().max().copied()) else {
        // Nothing is dated: the events, or the beginning of the calendar of computers.
        let events =
            library.articles.iter().flat_map(|a| &a.events).filter_map(|e| e.date.date.span()).flat_map(|s| [s.start, s.end]).flatten();
        let (first, last) = events
            .fold((None, None), |(a, b): (Option<Day>, Option<Day>), d| (Some(a.map_or(d, |a| a.min(d))), Some(b.map_or(d, |b| b.max(d)))));
        return round(first.unwrap_or(Day(0)), last.unwrap_or(Day(13)));
    };
    let slack = ((last.0 - first.0) / 3).max(14);
    let near = |d: &Day| d.0 >= first.0 - slack && d.0 <= last.0 + slack;
    let events =
        library.articles.iter().flat_map(|a| &a.events).filter_map(|e| e.date.date.span()).flat_map(|s| [s.start, s.end]).flatten();
    let (first, last) = ends.iter().copied().chain(events).filter(near).fold((first, last), |(a, b), d| (a.min(d), b.max(d)));
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

fn mark(line: &Timeline, date: &Dated, span: Span, row: u32, inside: bool) -> Mark {
    // An approximate day may as well be the day before or after; a longer one, a quarter of itself.
    let blur = match (&date.date, span.start, span.end) {
        (Edtf::At(m), Some(a), Some(b)) if m.qualifier != Qualifier::Exact => ((b.0 - a.0 + 1) / 4).max(1),
        _ => 0,
    };
    let soft = !is_sharp(&date.date);
    Mark {
        start: span.start.map_or(0.0, |d| line.place(Day(d.0 - blur))),
        end: span.end.map_or(1.0, |d| line.place(Day(d.0 + 1 + blur))),
        open_start: span.start.is_none() || (soft && span.end.is_some() && blur > 0),
        open_end: span.end.is_none() || (soft && span.start.is_some() && blur > 0),
        line: 0,
        words: plain(date),
        rows: vec![row],
        inside,
    }
}

/// Gives each mark the first line on which nothing is in its way; the shortest nearest to the axis.
fn settle(mut marks: Vec<Mark>) -> (Vec<Mark>, u32) {
    let shows = |m: &Mark| m.end > 0.0 && m.start < 1.0;
    let outside: u32 = marks.iter().filter(|m| !shows(m)).map(|m| m.rows.len() as u32).sum();
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
                unplaced += mark.rows.len() as u32;
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
