//! The column of filters, the other collections and the reader's own articles.

use super::el::{El, el, leading};
use super::facet::{Facets, facet};
use super::own::own;
use crate::explore::Link;
use crate::index::Dimension;
use crate::model::Bundle;

const GROUPS: [(Dimension, &str); 6] = [
    (Dimension::Form, "Form"),
    (Dimension::Kind, "Kind of source"),
    (Dimension::Topic, "Topic"),
    (Dimension::Source, "Source"),
    (Dimension::Article, "Article"),
    (Dimension::Language, "Language"),
];

/// Form, kind, topic, source, article, language; then what else there is to explore.
pub(super) fn filters(all: &Facets, home: &Bundle) -> El {
    let (state, dispatch) = (&all.state, &all.dispatch);
    let here = state.library.bundle.collection.id.as_str();
    let first = std::iter::once((None, &home.collection.title, home.collection.invented));
    let collections = first.chain(home.others.iter().map(|o| (Some(o.id.clone()), &o.title, o.invented))).map(|(id, title, invented)| {
        let current = id.as_deref().unwrap_or(&home.collection.id) == here;
        let target = Link { collection: id, ..Link::default() };
        let way = leading(el("a", ""), dispatch, target).set("aria-current", current.then_some("true")).with(title);
        el("li", "").with(way).with(if invented { " (invented)" } else { "" })
    });
    let values = GROUPS.iter().enumerate().map(|(nth, (dimension, name))| facet(all, nth + 2, *dimension, name, ""));
    let others = (!home.others.is_empty())
        .then(|| el("div", "group others").with(el("h3", "").with("Collections")).with(el("ul", "").all(collections)));
    el("aside", "facets")
        .set("aria-label", "Filters")
        .set("id", "filters")
        .with(el("div", "head").with(el("h2", "").with("Filters")))
        .all(values)
        .with(others)
        .with(own(&state.own, &state.library, dispatch))
}
