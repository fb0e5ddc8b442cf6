//! The drawing of a timeline: events above, marks on the axis, inexact dates under it.
//!
//! Everything lies at a percentage of the width, so that one drawing fits every screen without being measured first.

use yew::prelude::*;

use super::icon;
use super::svg::{num, pc, rect, upright};
use crate::explore::{Bin, EventMark, Mark, Spot, Timeline, Unit, Words};
use crate::model::Day;

/// Height of the bars.
const TALL: f64 = 52.0;
/// The axis, from the top of the bars' drawing.
const AXIS: f64 = 56.0;
/// The drawing's height under the axis: lines of inexact dates, then figures.
const UNDER: f64 = 62.0;

const FORMS: [&str; 3] = ["direct", "mixed", "indirect"];

/// Definitions that the marks refer to; once in a page.
pub(super) fn definitions() -> Html {
    html! {
        <svg class="defs" width="0" height="0" aria-hidden="true">
            <defs>
                <pattern id="hatch" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="hb" width="4" height="4" /><path class="hl" d="M2 0V4" /></pattern>
                <linearGradient id="soft2"><stop class="d0" offset="0" /><stop class="d4" offset=".35" /><stop class="d4" offset=".65" /><stop class="d0" offset="1" /></linearGradient>
                <linearGradient id="softL"><stop class="d0" offset="0" /><stop class="d4" offset="1" /></linearGradient>
                <linearGradient id="softR"><stop class="d4" offset="0" /><stop class="d0" offset="1" /></linearGradient>
            </defs>
        </svg>
    }
}

/// The drawing. `current` is where the statement stands that is pointed at.
pub(super) fn plot(line: &Timeline, current: Option<Spot>) -> Html {
    html! {
        <>
            { for [("l", 1100.0, 4), ("m", 540.0, 6), ("s", 300.0, 9)].into_iter().map(|(class, width, rows)| events(line, class, width, rows)) }
            <svg class="body" width="100%" height={num(AXIS + UNDER)} role="img" aria-label={summary(line)}>
                { for line.events.iter().map(|e| html! { <g class="stems">{upright("stem", e.start, 0.0, AXIS)}
                    if e.long { {rect("evspan", e.start, e.end.min(1.0) - e.start, 0.0, AXIS)} }</g> }) }
                if let Some((from, to)) = line.brush { {rect("brush on", from, to - from, 0.0, AXIS + UNDER - 18.0)} }
                { for ticks(line).into_iter() }
                { for line.bins.iter().enumerate().filter(|(_, b)| b.total > 0).map(|(i, bin)| bar(line, i, bin, current)) }
                <line class="base" x1="0" x2="100%" y1={num(AXIS + 0.5)} y2={num(AXIS + 0.5)} />
                { for line.marks.iter().map(|mark| inexact(mark, current)) }
            </svg>
        </>
    }
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

fn bar(line: &Timeline, number: usize, bin: &Bin, current: Option<Spot>) -> Html {
    let step = scale(line);
    let (x, end) = (line.place(bin.start), line.place(bin.end));
    let wide = (end - x) * 0.76;
    let x = x + (end - x) * 0.12;
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
            marks.push(rect(classes!("u", format!("u-{name}")), x, wide, y, (high - gap).max(1.0)));
            if now.is_some_and(|nth| each > 1 || nth == piece) {
                marks.push(rect("u-now", x, wide, y - 2.0, high - gap + 4.0));
            }
            level += high;
        }
    }
    let n: u32 = bin.counts.iter().sum();
    let name = format!("{}: {n} of {}", bin_words(line.unit, bin.start), bin.total);
    let ghost = f64::from(bin.total) * step;
    html! {
        <g class={if bin.inside { "bin" } else { "bin dim" }}>
            <title>{name}</title>
            {rect("ghost", x, wide, AXIS - ghost, (ghost - gap).max(1.0))}
            { for marks.into_iter() }
            if bin.inferred { <line class="udots" x1={pc(x)} x2={pc(x + wide)} y1={num(AXIS + 3.5)} y2={num(AXIS + 3.5)} /> }
        </g>
    }
}

fn inexact(mark: &Mark, current: Option<Spot>) -> Html {
    let fill = match (mark.open_start, mark.open_end) {
        (true, false) => "url(#softL)",
        (false, true) => "url(#softR)",
        _ => "url(#soft2)",
    };
    let (start, end) = (mark.start.max(0.0), mark.end.min(1.0));
    let y = AXIS + 8.0 + mark.line as f64 * 7.5;
    let now = current == Some(Spot::Mark(mark.date));
    let n = mark.count;
    let name = format!("{}: {n} statement{}", mark.words, if n == 1 { "" } else { "s" });
    let stop = |at: f64| upright("stop", at, y - 1.5, y + 6.0);
    html! {
        <g class={if mark.inside { "" } else { "dim" }}>
            <title>{name}</title>
            <rect x={pc(start)} y={num(y)} width={pc((end - start).max(0.002))} height="4.5" {fill} />
            if mark.open_start && !mark.open_end && mark.end <= 1.0 { {stop(end)} }
            if mark.open_end && !mark.open_start && mark.start >= 0.0 { {stop(start)} }
            if now { {rect("u-now", start, (end - start).max(0.002), y - 2.0, 8.5)} }
        </g>
    }
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
fn ticks(line: &Timeline) -> Vec<Html> {
    let bins = line.bins.len().max(1);
    let mut out = Vec::new();
    for (class, fit) in [("l", 24), ("m", 13), ("s", 6)] {
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
            out.push(html! {
                <g class={format!("for-{class}")}>
                    if first_of_month { {upright("tick month", edge, AXIS, AXIS + UNDER)} }
                    <text class="ax" x={pc(middle)} y={num(AXIS + UNDER - 5.0)} text-anchor="middle">{text}</text>
                </g>
            });
        }
    }
    out
}

/// The words of the events, each on a row where no stem crosses it. Those that find none keep their stem.
fn events(line: &Timeline, class: &'static str, width: f64, most: usize) -> Html {
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
    for event in &line.events {
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
    html! {
        <svg class={format!("evs for-{class}")} width="100%" height={num(height)} aria-hidden="true">
            { for line.events.iter().map(|event| {
                let row = placed.iter().find(|p| std::ptr::eq(p.event, event)).map(|p| p.row);
                let y = row.map_or(height - 3.0, |r| r as f64 * ROW + 5.0);
                html! { <g><title>{format!("{} {}", text(&event.words), short(&event.title))}</title>
                    if event.long { {rect("evspan", event.start, event.end.min(1.0) - event.start, y, height - y)} }
                    {upright("stem", event.start, y, height)}<circle class="flag" cx={pc(event.start)} cy={num(y)} r="2" /></g> }
            }) }
            { for placed.iter().map(|p| html! {
                <text class="ev" x={pc(p.event.start)} dx={if p.flipped { "-7" } else { "7" }} y={num(p.row as f64 * ROW + 9.0)} text-anchor={if p.flipped { "end" } else { "start" }}><tspan>{format!("{} ", short_date(line, p.event))}</tspan>{short(&p.event.title)}</text>
            }) }
        </svg>
    }
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
        Some((end, _)) => format!("{}…", &title[..end]),
    }
}

fn text(words: &[Words]) -> String {
    words.iter().map(|w| w.text.as_str()).collect()
}

/// What lies outside the stretch, with its date.
pub(super) fn beyond(event: Option<&EventMark>, earlier: bool) -> Html {
    match event {
        Some(event) => {
            html! { <p class={if earlier { "beyond" } else { "beyond later" }}><span class="ax">{ if earlier { "‹ " } else { "" } }{text(&event.words)}{ if earlier { "" } else { " ›" } }</span><span>{short(&event.title)}</span></p> }
        }
        None => Html::default(),
    }
}

/// Marks of statements without a date, by form.
pub(super) fn undated(counts: &[u32; 3], current: Option<Spot>) -> Html {
    let forms = || counts.iter().zip(FORMS).enumerate().filter(|(_, (count, _))| **count > 0);
    if counts.iter().sum::<u32>() > 24 {
        return html! { <span class="bars">{ for forms().map(|(_, (count, name))| html! { <span>{icon::form(name)}{count}</span> }) }</span> };
    }
    let each = forms().flat_map(|(form, (count, name))| (0..*count).map(move |nth| (Spot::Undated { form, nth }, name)));
    html! { <span class="units">{ for each.map(|(spot, name)| html! {
        <svg width="34" height="14" aria-hidden="true"><rect class={format!("u u-{name}")} x=".5" y=".5" width="33" height="13" />if current == Some(spot) { <rect class="u-now" x="1" y="1" width="32" height="12" /> }</svg>
    }) }</span> }
}
