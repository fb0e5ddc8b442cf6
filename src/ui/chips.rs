//! The sentence of what is in force: each part can be taken away.

use yew::Callback;

use super::el::{El, bdi, button, el, p, span};
use super::header::{about, count};
use super::icon;
use super::state::{Dispatch, State, select};
use crate::explore::{Edit, Way, chips};
use crate::web::location;

/// What is in force, or ways in where nothing is.
pub(super) fn in_force(props: &State, dispatch: &Dispatch) -> El {
    let select = |edit: Edit| select(dispatch, edit);
    let selection = &props.link.selection;
    let parts = chips(&props.library, selection);
    let ways = if parts.is_empty() { props.library.ways() } else { &[] };
    let note = props.library.bundle.collection.note.as_deref().unwrap_or_default();
    let back = Callback::from(|_| location::back());
    let chip = |chip: &crate::explore::Chip| {
        let away = button("", select(Edit::Without(chip.clause.clone())), icon::cross());
        el("span", "chip")
            .key(&[chip.lead.as_str(), " ", &chip.value].concat())
            .with((!chip.lead.is_empty()).then(|| el("em", "").with(&chip.lead)))
            .with(bdi(&chip.value))
            .with(away.set("aria-label", format!("Take away {} {}", chip.lead, chip.value)))
    };
    let way = |(name, selection, found): &Way| {
        button("way", select(Edit::All(Box::new(selection.clone()))), bdi(name)).key(name).with(span("", *found))
    };
    let bar = el("div", "chips")
        .set("role", "region")
        .set("aria-label", "Filters in force")
        .with(el("h1", "mcoll").set("dir", "auto").with(&props.library.bundle.collection.title))
        .with(p(if props.library.bundle.collection.invented { "mabout" } else { "mabout spare" }, about(&props.library)))
        .with(el("p", "mst").set("role", "status").with(count(&props.results)));
    let end = span("end", note.to_owned());
    if parts.is_empty() {
        let ways = el("span", "scroll").all(ways.iter().map(way));
        return bar.with(span("say", "Everything is shown.")).with(span("lbl", "Ways in:")).with(ways).with(end);
    }
    let shown = el("span", "scroll").all(parts.iter().map(chip)).with(button("way clear", select(Edit::Clear), "Clear all").key(""));
    let end = if props.results.found == 0 { button("way end", back, "Undo the last filter") } else { end };
    bar.with(span("say", "Shown:")).with(shown).with(end)
}
