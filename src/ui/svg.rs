//! Shapes of a drawing, and figures for them; without the standard library's printing of floats, which is large.

use super::el::{El, el};

/// A number with at most three digits after the point.
pub(super) fn num(value: f64) -> String {
    let thousandths = (value * 1000.0).round() as i64;
    let (whole, rest) = (thousandths.unsigned_abs() / 1000, thousandths.unsigned_abs() % 1000);
    let sign = if thousandths < 0 { "-" } else { "" };
    match rest {
        0 => format!("{sign}{whole}"),
        _ => format!("{sign}{whole}.{rest:03}").trim_end_matches('0').to_owned(),
    }
}

/// A fraction as a percentage.
pub(super) fn pc(fraction: f64) -> String {
    num(fraction * 100.0) + "%"
}

/// A rectangle: left and width as fractions, top and height in pixels.
pub(super) fn rect(class: &'static str, x: f64, width: f64, y: f64, height: f64) -> El {
    let (x, width) = (pc(x), pc(width.max(0.0)));
    el("rect", class).set("x", x).set("width", width).set("y", num(y)).set("height", num(height.max(0.0)))
}

/// An upright line at a fraction of the width.
pub(super) fn upright(class: &'static str, x: f64, top: f64, bottom: f64) -> El {
    line(class, x, x, top, bottom)
}

/// A line: from and to as fractions, top and bottom in pixels.
pub(super) fn line(class: &'static str, x1: f64, x2: f64, y1: f64, y2: f64) -> El {
    el("line", class).set("x1", pc(x1)).set("x2", pc(x2)).set("y1", num(y1)).set("y2", num(y2))
}
