//! Icons, drawn in lines; they say nothing to a screen reader.

use super::el::{El, el};

fn lines(d: &'static str) -> El {
    el("svg", "i").set("viewBox", "0 0 16 16").set("aria-hidden", true).with(el("path", "").set("d", d))
}

/// Looking for words.
pub(super) fn search() -> El {
    lines("M11.5 7a4.5 4.5 0 1 1-9 0a4.5 4.5 0 0 1 9 0M10.5 10.5 14 14")
}

/// A link.
pub(super) fn link() -> El {
    lines("M6.5 9.5l3-3M7.2 4.8l1.6-1.6a2.8 2.8 0 0 1 4 4l-1.6 1.6M8.8 11.2l-1.6 1.6a2.8 2.8 0 0 1-4-4l1.6-1.6")
}

/// Taking away.
pub(super) fn cross() -> El {
    lines("M4 4l8 8M12 4l-8 8")
}

/// More of a statement.
pub(super) fn dots() -> El {
    lines("M3 8h.01M8 8h.01M13 8h.01")
}

/// A list.
pub(super) fn list() -> El {
    lines("M2.5 4h11M2.5 8h11M2.5 12h7")
}

/// A map.
pub(super) fn map() -> El {
    lines("M2 4l4-1.5 4 1.5 4-1.5v9.5L10 13.5 6 12l-4 1.5zM6 2.5V12M10 4v9.5")
}

/// Bars.
pub(super) fn bars() -> El {
    lines("M2 13.5h12M4 13V9M7 13V5M10 13V7M13 13v-2.5")
}

/// Controls.
pub(super) fn controls() -> El {
    lines(
        "M2 4.5h6.2M11.8 4.5H14M2 11.5h2.2M7.8 11.5H14M11.8 4.5a1.8 1.8 0 1 1-3.6 0a1.8 1.8 0 0 1 3.6 0M7.8 11.5a1.8 1.8 0 1 1-3.6 0a1.8 1.8 0 0 1 3.6 0",
    )
}

/// Another page.
pub(super) fn out() -> El {
    lines("M6 3H3v10h10v-3M9 3h4v4M13 3 7 9")
}

/// The mark of a form, as on the timeline.
pub(super) fn form(word: &str) -> El {
    let mark = el("rect", "").set("x", ".5").set("y", ".5").set("width", "16").set("height", "8").set("class", ["u u-", word].concat());
    glyph().set("aria-hidden", true).with(mark)
}

/// A small drawing that explains a mark.
pub(super) fn glyph() -> El {
    el("svg", "glyph").set("viewBox", "0 0 17 9")
}
