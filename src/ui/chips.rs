//! The sentence of what is in force: each part can be taken away.

use yew::Callback;

use super::el::{El, bdi, button, el, p, span};
use super::header::{about, count};
use super::icon;
use super::state::{Dispatch, State, select};
use crate::explore::{Edit, Library, Selection, chips, parse};
use crate::index::{Dimension, Key};
use crate::web::location;

/// Selections to begin with: those that the collection offers, or its most frequent regions and topics.
fn ways_in(library: &Library) -> Vec<(String, Selection, u32)> {
    let mut offered: Vec<Selection> = library.collection.ways.iter().map(|way| parse(&format!("#/quotes?{way}")).0.selection).collect();
    if offered.is_empty() {
        for dimension in [Dimension::Region, Dimension::Topic, Dimension::Kind] {
            let values = library.facet(dimension).iter().filter(|v| v.key != Key::NotStated && v.total > 0 && !v.inner).take(2);
            offered.extend(values.map(|v| Selection::default().toggled(dimension, &v.key)));
        }
    }
    let named = |selection: Selection| {
        let name = chips(library, &selection).into_iter().map(|c| c.value).collect::<Vec<_>>().join(", ");
        let found = library.index.answer(&selection.query()).found;
        (name, selection, found)
    };
    offered.into_iter().map(named).filter(|(name, _, found)| !name.is_empty() && *found > 0).collect()
}

/// What is in force, or ways in where nothing is.
pub(super) fn in_force(props: &State, dispatch: &Dispatch) -> El {
    let select = |edit: Edit| select(dispatch, edit);
    let selection = &props.link.selection;
    let parts = chips(&props.library, selection);
    let ways = if parts.is_empty() { ways_in(&props.library) } else { Vec::new() };
    let note = props.library.collection.note.as_deref().unwrap_or_default();
    let back = Callback::from(|_| location::back());
    let chip = |chip: &crate::explore::Chip| {
        let away = button("", select(Edit::Without(chip.clause.clone())), icon::cross());
        el("span", "chip")
            .key(&[chip.lead.as_str(), " ", &chip.value].concat())
            .with((!chip.lead.is_empty()).then(|| el("em", "").with(&chip.lead)))
            .with(bdi(&chip.value))
            .with(away.set("aria-label", format!("Take away {} {}", chip.lead, chip.value)))
    };
    let way = |(name, selection, found): &(String, Selection, u32)| {
        button("way", select(Edit::All(Box::new(selection.clone()))), bdi(name)).key(name).with(span("", *found))
    };
    let bar = el("div", "chips")
        .set("role", "region")
        .set("aria-label", "Filters in force")
        .with(el("h1", "mcoll").set("dir", "auto").with(&props.library.collection.title))
        .with(p(if props.library.collection.invented { "mabout" } else { "mabout spare" }, about(&props.library)))
        .with(el("p", "mst").set("role", "status").with(count(&props.results)));
    let end = span("end", note.to_owned());
    if parts.is_empty() {
        let ways = el("span", "scroll").all(ways.iter().map(way));
        return bar.with(span("say", "Everything is shown.")).with(span("lbl", "Ways in:")).with(ways).with(end);
    }
    let shown = el("span", "scroll").all(parts.iter().map(chip)).with(button("way clear", select(Edit::Clear), "Clear all"));
    let end = if props.results.found == 0 { button("way end", back, "Undo the last filter") } else { end };
    bar.with(span("say", "Shown:")).with(shown).with(end)
}
