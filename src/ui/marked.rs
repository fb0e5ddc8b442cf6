//! Text in which the words looked for are marked.

use super::el::{El, el, row};
use crate::index::Terms;

/// The text, with its hits marked.
pub(super) fn marked(text: &str, terms: &Terms) -> El {
    let mut out = row();
    let mut at = 0;
    for (start, end) in terms.hits(text) {
        let (Some(before), Some(hit)) = (text.get(at..start), text.get(start..end)) else { continue };
        out = out.with(before.to_owned()).with(el("mark", "").with(hit.to_owned()));
        at = end;
    }
    out.with(text.get(at..).unwrap_or_default().to_owned())
}

/// Is this language written from right to left?
pub(super) fn direction(language: &str) -> &'static str {
    let base = language.split('-').next().unwrap_or_default().to_ascii_lowercase();
    if matches!(base.as_str(), "ar" | "dv" | "fa" | "he" | "ps" | "ug" | "ur" | "yi") { "rtl" } else { "ltr" }
}
