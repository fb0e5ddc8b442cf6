//! The column of filters, the other collections and the reader's own articles.

use yew::prelude::*;

use super::facet::Facet;
use super::own::own;
use super::state::{Dispatch, State, go};
use crate::explore::{Link, print};
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
pub(super) fn filters(state: &State, home: &Bundle, dispatch: &Dispatch) -> Html {
    let here = state.library.collection.id.as_str();
    let first = std::iter::once((None, &home.collection.title, home.collection.invented));
    let collections = first.chain(home.others.iter().map(|o| (Some(o.id.clone()), &o.title, o.invented))).map(|(id, title, invented)| {
        let current = id.as_deref().unwrap_or(&home.collection.id) == here;
        let target = Link { collection: id, ..Link::default() };
        html! {
            <li><a href={print(&target)} onclick={go(dispatch, target)} aria-current={current.then_some("true")}>{title}</a>{ if invented { " (invented)" } else { "" } }</li>
        }
    });
    html! {
        <aside class="facets" aria-label="Filters" id="filters">
            <div class="head"><h2>{"Filters"}</h2></div>
            { for GROUPS.iter().map(|(dimension, name)| html! {
                <Facet key={*name} dimension={*dimension} name={*name} library={state.library.clone()} results={state.results.clone()}
                    selection={state.link.selection.clone()} dispatch={dispatch.clone()} />
            }) }
            if !home.others.is_empty() {
                <div class="group others"><h3>{"Collections"}</h3><ul>{ for collections }</ul></div>
            }
            {own(&state.own, &state.library, dispatch)}
        </aside>
    }
}
