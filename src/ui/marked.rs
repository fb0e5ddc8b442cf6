//! Text in which the words looked for are marked.

use yew::prelude::*;

use crate::index::Terms;

/// The text, with its hits marked.
pub(super) fn marked(text: &str, terms: &Terms) -> Html {
    if terms.is_empty() {
        return html! { {text} };
    }
    let mut out = Vec::new();
    let mut at = 0;
    for (start, end) in terms.hits(text) {
        let (Some(before), Some(hit)) = (text.get(at..start), text.get(start..end)) else { continue };
        out.push(html! { <>{before}<mark>{hit}</mark></> });
        at = end;
    }
    out.push(html! { {text.get(at..).unwrap_or_default()} });
    out.into_iter().collect()
}

/// Is this language written from right to left?
pub(super) fn direction(language: &str) -> &'static str {
    let base = language.split('-').next().unwrap_or_default().to_ascii_lowercase();
    if matches!(base.as_str(), "ar" | "dv" | "fa" | "he" | "ps" | "ug" | "ur" | "yi") { "rtl" } else { "ltr" }
}
