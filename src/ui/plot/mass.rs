//! The same drawing where there are so many of everything that nobody could count them: a path for all that look alike,
//! since a browser takes as long for a shape as for a path of a thousand.
//!
//! Paths know no percentages. These lie in a drawing of their own that is stretched to the width, in tenths of a pixel
//! downwards, and their lines are not stretched with it.

use super::{AXIS, FORMS, LINE, TALL, UNDER, scale, sides};
use crate::explore::Timeline;
use crate::ui::el::{El, el, row};
use crate::ui::svg::num;

/// The width, in the paths' own measure.
const WIDE: f64 = 10_000.0;

/// From the paths' measure to parts of the drawing: 1 / `WIDE`, and 1 / 10 (`AXIS` + `UNDER`).
const SHRUNK: &str = "scale(1e-4 8.4746e-4)";

fn across(fraction: f64) -> i32 {
    (fraction.clamp(0.0, 1.0) * WIDE) as i32
}

fn down(pixels: f64) -> i32 {
    (pixels * 10.0) as i32
}

/// Adds a step of a path.
fn put(path: &mut String, sign: char, number: i32) {
    path.push(sign);
    path.push_str(&number.to_string());
}

/// Adds a rectangle to a path: left and right as fractions, top and bottom in pixels.
fn add(path: &mut String, left: f64, right: f64, top: f64, bottom: f64) {
    let (left, right) = (across(left), across(right));
    for (sign, number) in [('M', left), (' ', down(top)), ('H', right.max(left + 10)), ('V', down(bottom)), ('H', left)] {
        put(path, sign, number);
    }
    path.push('Z');
}

fn path(class: &'static str, of: String) -> Option<El> {
    (!of.is_empty()).then(|| el("path", class).set("d", of))
}

fn stretched(class: &'static str) -> El {
    let high = AXIS + UNDER;
    let size = ["0 0 ", &num(WIDE), " ", &num(high * 10.0)].concat();
    el("svg", class).set("width", "100%").set("height", num(high)).set("viewBox", size).set("preserveAspectRatio", "none")
}

/// How many the whole collection has.
pub(super) fn ghosts(line: &Timeline) -> El {
    let mut all = String::new();
    for bin in line.bins.iter().filter(|bin| bin.total > 0) {
        let (left, right) = sides(line, bin);
        add(&mut all, left, right, AXIS - (f64::from(bin.total) * scale(line)).clamp(1.0, TALL), AXIS);
    }
    stretched("mass").with(path("ghost", all))
}

/// How many match. A pattern would be stretched with a path: the hatching lies under the whole width, and the path cuts it out.
pub(super) fn bars(line: &Timeline) -> El {
    let step = scale(line);
    let mut paths: [[String; 4]; 2] = Default::default();
    for bin in &line.bins {
        let (left, right) = sides(line, bin);
        let [direct, mixed, indirect, dots] = &mut paths[usize::from(!bin.inside)];
        let mut level = AXIS;
        for (path, count) in [direct, mixed, indirect].into_iter().zip(bin.counts).filter(|(_, count)| *count > 0) {
            let top = level - f64::from(count) * step;
            add(path, left, right, top, level);
            level = top;
        }
        if bin.inferred {
            for (sign, number) in [('M', across(left)), (' ', down(AXIS + 3.5)), ('H', across(right))] {
                put(dots, sign, number);
            }
        }
    }
    let [within, beyond] = paths;
    row().with(group("", ["in", "url(#in)"], within)).with(group("dim", ["out", "url(#out)"], beyond))
}

fn group(class: &'static str, cut: [&'static str; 2], [direct, mixed, indirect, dots]: [String; 4]) -> El {
    let hole = el("path", "").set("d", &mixed).set("transform", SHRUNK);
    let hole = el("clipPath", "").set("id", cut[0]).set("clipPathUnits", "objectBoundingBox").with(hole);
    let hatching = el("rect", "hatched").set("clip-path", cut[1]);
    let shapes = [(FORMS[0], direct), (FORMS[1], mixed), (FORMS[2], indirect), ("udots", dots)];
    let shapes = stretched("mass").all(shapes.map(|(class, of)| path(class, of)));
    el("g", class).with(hole).with(hatching).with(shapes)
}

/// Dates that no bin holds.
pub(super) fn inexact(line: &Timeline) -> El {
    let mut paths: [[String; 2]; 2] = Default::default();
    for mark in &line.marks {
        let [shapes, stops] = &mut paths[usize::from(!mark.inside)];
        let top = AXIS + 8.0 + mark.line as f64 * LINE;
        add(shapes, mark.start, mark.end, top, top + 4.5);
        let stop = match (mark.open_start, mark.open_end) {
            (true, false) if mark.end <= 1.0 => mark.end,
            (false, true) if mark.start >= 0.0 => mark.start,
            _ => continue,
        };
        for (sign, number) in [('M', across(stop)), (' ', down(top - 1.5)), ('V', down(top + 6.0))] {
            put(stops, sign, number);
        }
    }
    let group = |class, [shapes, stops]: [String; 2]| el("g", class).with(path("blur", shapes)).with(path("stop", stops));
    let [within, beyond] = paths;
    stretched("mass").with(group("", within)).with(group("dim", beyond))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hatching_lies_where_the_paths_do() {
        let factors: Vec<f64> = SHRUNK.trim_start_matches("scale(").trim_end_matches(')').split(' ').flat_map(str::parse).collect();
        let high = AXIS + UNDER;
        assert!(matches!(factors[..], [x, y] if (x * WIDE - 1.0).abs() < 1e-4 && (y * high * 10.0 - 1.0).abs() < 1e-4), "{factors:?}");
        let styles = include_str!("../../../styles/timeline.css");
        assert!(styles.contains(&format!(".hatched {{ fill: url(#hatch); width: 100%; height: {high}px; }}")));
    }
}
