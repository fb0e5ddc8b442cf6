//! The drawing of a timeline: events above, marks on the axis, inexact dates under it.
//!
//! Everything lies at a percentage of the width, so that one drawing fits every screen without being measured first.

mod mass;

use std::rc::Rc;

use yew::prelude::*;

use super::el::{El, el, p, row, span};
use super::svg::{line as line_of, num, pc, rect, upright};
use super::{Same, icon, unchanged};
use crate::explore::{Bin, EventMark, Mark, Spot, Timeline, Unit, Words};
use crate::model::Day;

/// Height of the bars.
const TALL: f64 = 52.0;
/// The axis, from the top of the bars' drawing.
const AXIS: f64 = 56.0;
/// The drawing's height under the axis: lines of inexact dates, then figures.
const UNDER: f64 = 62.0;

/// Height of a line of inexact dates.
const LINE: f64 = 7.5;

/// The marks of the forms, by class.
const FORMS: [&str; 3] = ["u u-direct", "u u-mixed", "u u-indirect"];

/// A colour that changes from the left to the right: where, and how much of it.
fn gradient(id: &'static str, stops: &[(&'static str, &'static str)]) -> El {
    el("linearGradient", "").set("id", id).all(stops.iter().map(|(offset, class)| el("stop", class).set("offset", *offset)))
}

/// Definitions that the marks refer to; once in a page.
pub(super) fn definitions() -> El {
    let hatch = el("pattern", "").set("id", "hatch").set("width", "4").set("height", "4").set("patternUnits", "userSpaceOnUse");
    let hatch = hatch.set("patternTransform", "rotate(45)").with(el("rect", "hb").set("width", "4").set("height", "4"));
    let all = el("defs", "")
        .with(hatch.with(el("path", "hl").set("d", "M2 0V4")))
        .with(gradient("soft2", &[("0", "d0"), (".35", "d4"), (".65", "d4"), ("1", "d0")]))
        .with(gradient("softL", &[("0", "d0"), ("1", "d4")]))
        .with(gradient("softR", &[("0", "d4"), ("1", "d0")]));
    el("svg", "defs").set("width", "0").set("height", "0").set("aria-hidden", true).with(all)
}

/// The drawing. `current` is where the statement stands that is pointed at.
pub(super) fn plot(line: &Same<Timeline>, current: Option<Spot>) -> El {
    let still = |part: Part| still(line, part);
    let mut body =
        el("svg", "body").set("width", "100%").set("height", num(AXIS + UNDER)).set("role", "img").set("aria-label", summary(line));
    body = body.with(line.brush.map(|(from, to)| rect("brush on", from, to - from, 0.0, AXIS + UNDER - 18.0))).with(still(Part::Axis));
    let crowded = is_crowded(line);
    let bins = line.bins.iter().enumerate().filter(|(_, bin)| bin.total > 0);
    if crowded {
        body =
            body.with(still(Part::Ghosts)).with(mass::bars(line)).all(bins.filter_map(|(number, bin)| bar_now(line, number, bin, current)));
    } else {
        body = body.all(bins.map(|(number, bin)| bar(line, number, bin, current)));
    }
    body = body.with(line_of("base", 0.0, 1.0, AXIS + 0.5, AXIS + 0.5));
    if line.marks.len() > MANY {
        let now = line.marks.iter().find(|mark| current == Some(Spot::Mark(mark.date)));
        body = body.with(mass::inexact(line)).with(now.map(mark_now));
    } else {
        body = body.all(line.marks.iter().map(|mark| inexact(mark, current)));
    }
    row().all([Part::Wide, Part::Middle, Part::Narrow].map(still)).with(body)
}

/// More inexact dates than this are drawn as one shape, without a name for each.
const MANY: usize = 100;

/// Are there so many statements that they cannot be counted? Then all bars are one shape.
fn is_crowded(line: &Timeline) -> bool {
    scale(line) <= 6.0 && line.bins.len() > 40
}

/// What is under the pointer, where the drawing has no names in it: across as a fraction, down in pixels.
pub(super) fn name_at(line: &Timeline, across: f64, down: f64) -> String {
    if down > AXIS + 6.0 {
        let meets = |mark: &&Mark| {
            let top = AXIS + 8.0 + mark.line as f64 * LINE;
            mark.start <= across && across < mark.end.max(mark.start + 0.002) && (top - 1.0..top + LINE - 1.0).contains(&down)
        };
        let many = line.marks.len() > MANY;
        return line.marks.iter().filter(|_| many).find(meets).map_or(String::new(), mark_words);
    }
    let day = line.day_at(across);
    let found = line.bins.iter().filter(|_| is_crowded(line)).find(|bin| bin.start <= day && day < bin.end);
    found.map_or(String::new(), |bin| bar_words(line, bin))
}

/// What of the drawing no filter changes: events for three widths, what stands on the axis, and the collection's bars.
#[derive(Clone, Copy)]
enum Part {
    Wide,
    Middle,
    Narrow,
    Axis,
    Ghosts,
}

/// It is most of the drawing, and made again only where the stretch or the events are others.
fn still(line: &Same<Timeline>, part: Part) -> Html {
    // One part may take another's place where the drawing changes around them.
    let of = [line.clock as u32 | (part as u32) << 8, line.start.0 as u32, line.end.0 as u32, Rc::as_ptr(&line.events) as usize as u32];
    let line = line.clone();
    unchanged(of, move || match part {
        Part::Wide => events(&line, "evs for-l", 1100.0, 4),
        Part::Middle => events(&line, "evs for-m", 540.0, 6),
        Part::Narrow => events(&line, "evs for-s", 300.0, 9),
        Part::Ghosts => mass::ghosts(&line),
        Part::Axis => {
            let stem = |event: &EventMark| {
                let span = event.long.then(|| rect("evspan", event.start, event.end.min(1.0) - event.start, 0.0, AXIS));
                el("g", "stems").with(upright("stem", event.start, 0.0, AXIS)).with(span)
            };
            row().all(line.events.drawn.iter().map(stem)).all(ticks(&line))
        }
    })
}

fn summary(line: &Timeline) -> String {
    let exact: u32 = line.bins.iter().flat_map(|b| b.counts).sum();
    let inexact: u32 = line.marks.iter().map(|m| m.count).sum::<u32>() + line.unplaced;
    let unit = match line.unit {
        Unit::Day => "a day",
        Unit::Month => "a month",
        Unit::Year => "a year",
    };
    format!("{exact} statements dated to {unit}, {inexact} not exact, {} undated", line.undated.iter().sum::<u32>())
}

fn scale(line: &Timeline) -> f64 {
    (TALL / f64::from(line.highest.max(1))).min(17.0)
}

/// Where a bar begins and ends: three quarters of its bin.
fn sides(line: &Timeline, bin: &Bin) -> (f64, f64) {
    let (start, end) = (line.place(bin.start), line.place(bin.end));
    (start + (end - start) * 0.12, end - (end - start) * 0.12)
}

fn bar(line: &Timeline, number: usize, bin: &Bin, current: Option<Spot>) -> El {
    let step = scale(line);
    let (x, end) = sides(line, bin);
    let wide = end - x;
    let gap = if step > 6.0 { 2.5 } else { 0.0 };
    let mut level = 0.0;
    let mut marks = Vec::new();
    for (i, (count, name)) in bin.counts.iter().zip(FORMS).enumerate() {
        // Where they can be counted one statement is one mark; else one bar is all of a form.
        let now = match current {
            Some(Spot::Bin { bin, form, nth }) if bin == number && form == i => Some(nth),
            _ => None,
        };
        let (pieces, each) = if gap > 0.0 { (*count, 1) } else { (u32::from(*count > 0), *count) };
        for piece in 0..pieces {
            let high = step * f64::from(each);
            let y = AXIS - level - high;
            marks.push(rect(name, x, wide, y, (high - gap).max(1.0)));
            if now.is_some_and(|nth| each > 1 || nth == piece) {
                marks.push(rect("u-now", x, wide, y - 2.0, high - gap + 4.0));
            }
            level += high;
        }
    }
    let name = bar_words(line, bin);
    let ghost = f64::from(bin.total) * step;
    el("g", if bin.inside { "bin" } else { "bin dim" })
        .with(el("title", "").with(name))
        .with(rect("ghost", x, wide, AXIS - ghost, (ghost - gap).max(1.0)))
        .all(marks)
        .with(bin.inferred.then(|| line_of("udots", x, x + wide, AXIS + 3.5, AXIS + 3.5)))
}

fn bar_words(line: &Timeline, bin: &Bin) -> String {
    format!("{}: {} of {}", bin_words(line.unit, bin.start), bin.counts.iter().sum::<u32>(), bin.total)
}

/// The frame around the bar with the statement that is pointed at.
fn bar_now(line: &Timeline, number: usize, bin: &Bin, current: Option<Spot>) -> Option<El> {
    let form = current.and_then(|spot| match spot {
        Spot::Bin { bin, form, .. } if bin == number => Some(form),
        _ => None,
    })?;
    let step = scale(line);
    let (x, end) = sides(line, bin);
    let below = f64::from(bin.counts.iter().take(form).sum::<u32>()) * step;
    let high = f64::from(bin.counts.get(form).copied().unwrap_or(0)) * step;
    Some(rect("u-now", x, end - x, AXIS - below - high - 2.0, high + 4.0))
}

fn mark_words(mark: &Mark) -> String {
    format!("{}: {} statement{}", mark.words(), mark.count, if mark.count == 1 { "" } else { "s" })
}

fn mark_now(mark: &Mark) -> El {
    let (start, end) = (mark.start.max(0.0), mark.end.min(1.0));
    rect("u-now", start, (end - start).max(0.002), AXIS + 6.0 + mark.line as f64 * LINE, 8.5)
}

fn inexact(mark: &Mark, current: Option<Spot>) -> El {
    let fill = match (mark.open_start, mark.open_end) {
        (true, false) => "url(#softL)",
        (false, true) => "url(#softR)",
        _ => "url(#soft2)",
    };
    let (start, end) = (mark.start.max(0.0), mark.end.min(1.0));
    let y = AXIS + 8.0 + mark.line as f64 * LINE;
    let now = current == Some(Spot::Mark(mark.date));
    let stop = |at: f64| upright("stop", at, y - 1.5, y + 6.0);
    let width = (end - start).max(0.002);
    let drawn = el("rect", "").set("x", pc(start)).set("y", num(y)).set("width", pc(width)).set("height", "4.5").set("fill", fill);
    el("g", if mark.inside { "" } else { "dim" })
        .with(el("title", "").with(mark_words(mark)))
        .with(drawn)
        .with((mark.open_start && !mark.open_end && mark.end <= 1.0).then(|| stop(end)))
        .with((mark.open_end && !mark.open_start && mark.start >= 0.0).then(|| stop(start)))
        .with(now.then(|| mark_now(mark)))
}

/// A bin's name.
pub(super) fn bin_words(unit: Unit, day: Day) -> String {
    let words = crate::explore::day_words(day);
    match unit {
        Unit::Day => words,
        Unit::Month => words.split_once(' ').map_or(words.clone(), |(_, month)| month.to_owned()),
        Unit::Year => day.civil().0.to_string(),
    }
}

/// Figures under the axis, for three widths: as many as fit.
fn ticks(line: &Timeline) -> Vec<El> {
    let bins = line.bins.len().max(1);
    let mut out = Vec::new();
    for (class, fit) in [("for-l", 24), ("for-m", 13), ("for-s", 6)] {
        let every = match line.unit {
            Unit::Day => *[1, 2, 4, 7, 14, 28].iter().find(|n| bins / **n <= fit).unwrap_or(&56),
            Unit::Month => *[1, 2, 3, 6, 12, 24, 36].iter().find(|n| bins / **n <= fit).unwrap_or(&60),
            Unit::Year => *[1, 2, 5, 10, 20, 50].iter().find(|n| bins / **n <= fit).unwrap_or(&100),
        };
        let mut last_month = None;
        for (i, bin) in line.bins.iter().enumerate() {
            let (year, month, day) = bin.start.civil();
            let due = match line.unit {
                Unit::Day if every <= 4 => i % every == 0,
                Unit::Day => ((day - 1) as usize).is_multiple_of(every) && day < 29,
                Unit::Month => {
                    ((month - 1) as usize).is_multiple_of(every.min(12)) && (every <= 12 || (year as usize).is_multiple_of(every / 12))
                }
                Unit::Year => (year as usize).is_multiple_of(every),
            };
            if !due {
                continue;
            }
            let fresh = last_month != Some((year, month));
            last_month = Some((year, month));
            let text = match line.unit {
                Unit::Day if fresh => crate::explore::day_words(bin.start).rsplit_once(' ').map(|(d, _)| d.to_owned()).unwrap_or_default(),
                Unit::Day => day.to_string(),
                Unit::Month if month == 1 || out.is_empty() => year.to_string(),
                Unit::Month => bin_words(Unit::Month, bin.start).split(' ').next().unwrap_or_default().to_owned(),
                Unit::Year => year.to_string(),
            };
            let middle = (line.place(bin.start) + line.place(bin.end)) / 2.0;
            let first_of_month = line.unit == Unit::Day && day == 1;
            let edge = line.place(bin.start);
            let figure = el("text", "ax").set("x", pc(middle)).set("y", num(AXIS + UNDER - 5.0)).set("text-anchor", "middle").with(text);
            let tick = el("g", class).with(first_of_month.then(|| upright("tick month", edge, AXIS, AXIS + UNDER)));
            out.push(tick.with(figure));
        }
    }
    out
}

/// The words of the events, each on a row where no stem crosses it. Those that find none keep their stem.
fn events(line: &Timeline, class: &'static str, width: f64, most: usize) -> El {
    const ROW: f64 = 16.0;
    struct Placed<'a> {
        event: &'a EventMark,
        x: f64,
        left: f64,
        right: f64,
        row: usize,
        flipped: bool,
    }
    let mut placed: Vec<Placed<'_>> = Vec::new();
    for event in &line.events.drawn {
        let x = event.start * width;
        let long = (short(&event.title).chars().count() + short_date(line, event).chars().count() + 1) as f64 * 6.1 + 10.0;
        let free = |row: usize, left: f64, right: f64| {
            placed.iter().all(|p| {
                let apart = p.row != row || right + 6.0 < p.left || left > p.right + 6.0;
                let my_stem = row > p.row || x < p.left - 3.0 || x > p.right + 3.0;
                let its_stem = p.row > row || p.x < left - 3.0 || p.x > right + 3.0;
                apart && my_stem && its_stem
            })
        };
        let sides = [(x, x + long, false), (x - long, x, true)];
        let found = (0..most).find_map(|row| {
            let side =
                sides.iter().find(|(left, right, _)| *left > -80.0 * (width / 1100.0) && *right < width && free(row, *left, *right))?;
            Some((row, *side))
        });
        if let Some((row, (left, right, flipped))) = found {
            placed.push(Placed { event, x, left, right, row, flipped });
        }
    }
    let rows = placed.iter().map(|p| p.row + 1).max().unwrap_or(0);
    let height = rows as f64 * ROW + 2.0;
    let mut drawn = el("svg", class).set("width", "100%").set("height", num(height)).set("aria-hidden", true);
    for event in &line.events.drawn {
        let row = placed.iter().find(|p| std::ptr::eq(p.event, event)).map(|p| p.row);
        let y = row.map_or(height - 3.0, |r| r as f64 * ROW + 5.0);
        let flag = el("circle", "flag").set("cx", pc(event.start)).set("cy", num(y)).set("r", "2");
        let title = el("title", "").with([text(&event.words).as_str(), " ", &short(&event.title)].concat());
        let span = event.long.then(|| rect("evspan", event.start, event.end.min(1.0) - event.start, y, height - y));
        drawn = drawn.with(el("g", "").with(title).with(span).with(upright("stem", event.start, y, height)).with(flag));
    }
    for p in &placed {
        let words = el("text", "ev").set("x", pc(p.event.start)).set("dx", if p.flipped { "-7" } else { "7" });
        let words = words.set("y", num(p.row as f64 * ROW + 9.0)).set("text-anchor", if p.flipped { "end" } else { "start" });
        drawn = drawn.with(words.with(el("tspan", "").with(short_date(line, p.event) + " ")).with(short(&p.event.title)));
    }
    drawn
}

/// An event's date, without the year where the whole line is of one year.
fn short_date(line: &Timeline, event: &EventMark) -> String {
    let whole = text(&event.words);
    let (first, last) = (line.start.civil().0, Day(line.end.0 - 1).civil().0);
    let year = format!(" {first}");
    whole.strip_suffix(year.as_str()).filter(|_| first == last).map_or(whole.clone(), String::from)
}

/// A title on the line: no longer than the line.
fn short(title: &str) -> String {
    match title.char_indices().nth(60) {
        None => title.to_owned(),
        Some((end, _)) => [title.get(..end).unwrap_or_default(), "…"].concat(),
    }
}

fn text(words: &[Words]) -> String {
    words.iter().map(|w| w.text.as_str()).collect()
}

/// What lies outside the stretch, with its date.
pub(super) fn beyond(event: Option<&EventMark>, earlier: bool) -> Option<El> {
    let event = event?;
    let (class, before, after) = if earlier { ("beyond", "‹ ", "") } else { ("beyond later", "", " ›") };
    let date = span("ax", before).with(text(&event.words)).with(after);
    Some(p(class, date).with(span("", short(&event.title))))
}

/// Marks of statements without a date, by form.
pub(super) fn undated(counts: &[u32; 3], current: Option<Spot>) -> El {
    let many = counts.iter().sum::<u32>() > 24;
    let mut all = el("span", if many { "bars" } else { "units" });
    for (form, (count, (word, class))) in counts.iter().zip(["direct", "mixed", "indirect"].into_iter().zip(FORMS)).enumerate() {
        if many && *count > 0 {
            all = all.with(span("", icon::form(word)).with(*count));
            continue;
        }
        for nth in 0..*count {
            let unit = |class, at, width, height| el("rect", class).set("x", at).set("y", at).set("width", width).set("height", height);
            let now = (current == Some(Spot::Undated { form, nth })).then(|| unit("u-now", "1", "32", "12"));
            let drawn = el("svg", "").set("width", "34").set("height", "14").set("aria-hidden", true);
            all = all.with(drawn.with(unit(class, ".5", "33", "13")).with(now));
        }
    }
    all
}
