//! The column of filters, the other collections and the reader's own articles.

use yew::prelude::*;

use super::facet::Facet;
use super::own::Own;
use super::state::{Action, Dispatch};
use super::{Same, state};
use crate::explore::{Library, Link, Results, Selection};
use crate::index::Dimension;

#[derive(PartialEq, Properties)]
pub(super) struct FiltersProps {
    pub library: Same<Library>,
    pub results: Same<Results>,
    pub selection: Selection,
    pub dispatch: Dispatch,
    pub own: Vec<state::Own>,
    /// The id of the collection that the page came with, and its title.
    pub home: (AttrValue, AttrValue),
    /// Collections one click away.
    pub others: Vec<(AttrValue, AttrValue, bool)>,
}

const GROUPS: [(Dimension, &str); 6] = [
    (Dimension::Form, "Form"),
    (Dimension::Kind, "Kind of source"),
    (Dimension::Topic, "Topic"),
    (Dimension::Source, "Source"),
    (Dimension::Article, "Article"),
    (Dimension::Language, "Language"),
];

/// Form, kind, topic, source, article, language; then what else there is to explore.
#[component]
pub(super) fn Filters(props: &FiltersProps) -> Html {
    let here = props.library.collection.id.as_str();
    let open = |id: Option<String>| {
        let dispatch = props.dispatch.clone();
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            dispatch.dispatch(Action::Go(Link { collection: id.clone(), ..Link::default() }));
        })
    };
    let home = std::iter::once((props.home.0.clone(), props.home.1.clone(), false));
    let collections = home.chain(props.others.iter().cloned()).enumerate().map(|(i, (id, title, invented))| {
        let target = (i > 0).then(|| id.to_string());
        let href = target.as_ref().map_or("#/quotes".into(), |id| format!("#/quotes?collection={id}"));
        html! {
            <li><a href={href} onclick={open(target)} aria-current={(*id == *here).then_some("true")}>{title}</a>{ if invented { " (invented)" } else { "" } }</li>
        }
    });
    html! {
        <aside class="facets" aria-label="Filters" id="filters">
            <div class="head"><h2>{"Filters"}</h2></div>
            { for GROUPS.iter().map(|(dimension, name)| html! {
                <Facet key={*name} dimension={*dimension} name={*name} library={props.library.clone()} results={props.results.clone()}
                    selection={props.selection.clone()} dispatch={props.dispatch.clone()} />
            }) }
            if !props.others.is_empty() {
                <div class="group others"><h3>{"Collections"}</h3><ul>{ for collections }</ul></div>
            }
            <Own own={props.own.clone()} library={props.library.clone()} dispatch={props.dispatch.clone()} />
        </aside>
    }
}
