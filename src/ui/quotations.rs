//! The list of statements.

use yew::prelude::*;

use super::el::{button, p, pressed};
use super::emptied::nothing;
use super::state::{Action, Dispatch, State, select};
use super::statement::Statement;
use crate::explore::{Edit, Sort};

/// The statements of the selection, in order. `current` is the one pointed at; `gaps` are as high as what is not set.
pub(super) fn quotations(
    props: &State,
    dispatch: &Dispatch,
    current: Option<u32>,
    point: &Callback<Option<u32>>,
    gaps: (f64, f64),
) -> Html {
    let found = props.results.found as usize;
    let first = props.window.start;
    let collection: Option<AttrValue> = props.link.collection.clone().map(AttrValue::from);
    let sort = |sort: Sort, name: &'static str| {
        let on = props.link.selection.sort == sort;
        pressed(on, select(dispatch, Edit::Sort(sort)), name)
    };
    let clock = match props.link.selection.clock {
        crate::index::Clock::Said => "date said",
        crate::index::Clock::Happened => "date it happened",
        crate::index::Clock::Published => "date published",
    };
    html! {
        <section class="quotes" aria-label="Quotations" id="quotes">
            <div class="head"><h2>{"Quotations"}</h2>
                <span class="switch" role="group" aria-label="Sorted by"><span>{"sorted by"}</span>
                    {sort(Sort::Date, clock)}{sort(Sort::Article, "order in the article")}{sort(Sort::Region, "region")}
                    if !props.results.answer.terms.is_empty() { {sort(Sort::Relevance, "relevance")} }
                </span>
            </div>
            {progress(props, dispatch)}
            if found == 0 && props.results.answer.lacking.is_empty() {
                {nothing(&props.library, &props.link.selection, dispatch)}
            }
            <ol class="list" aria-label="Statements" id="list">
                {gap(gaps.0)}
                { for props.results.list(&props.library).skip(first).take(props.window.len()).zip(first + 1..).map(|(row, nth)| {
                    let held = props.library.statement(row);
                    let id = held.map_or("", |(_, _, id)| id);
                    html! {
                        <li key={nth.to_string()} class="row" aria-setsize={found.to_string()} aria-posinset={nth.to_string()}>
                            if held.is_some() {
                                <Statement row={row} library={props.library.clone()} terms={props.results.answer.terms.clone()} current={current == Some(row)}
                                    open={props.link.open.as_deref() == Some(id)} collection={collection.clone()} dispatch={dispatch.clone()} point={point.clone()} />
                            } else {
                                {absent(props, row)}
                            }
                        </li>
                    }
                }) }
                {gap(gaps.1)}
            </ol>
        </section>
    }
}

/// Stands for statements that are not set.
fn gap(height: f64) -> Html {
    if height < 1.0 {
        Html::default()
    } else {
        html! { <li class="gap" role="presentation" aria-hidden="true"><svg height={(height as u32).to_string()} /></li> }
    }
}

/// A statement whose words are not here.
fn absent(props: &State, row: u32) -> Html {
    let failed = props.library.piece_of(row).is_some_and(|piece| props.failed.iter().any(|(other, _)| *other == piece));
    html! { <article class="st st--wait" aria-busy={(!failed).to_string()}>{p("words", html! { { if failed { "This statement could not be loaded." } else { "Loading…" } } })}</article> }
}

/// What is still being loaded before all is found, and what could not be.
fn progress(props: &State, dispatch: &Dispatch) -> Html {
    let lacking = props.results.answer.lacking.len();
    let again = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Again))
    };
    html! {
        <div class="progress" role="status">
            { match props.failed.first() {
                Some((_, why)) => html! { <>{format!("Not everything could be loaded: {why} ")}{button("way", again, "Try again".into())}</> },
                None if lacking > 0 => html! { {format!("Searching: {lacking} more {} to load.", if lacking == 1 { "file" } else { "files" })} },
                None => Html::default(),
            } }
        </div>
    }
}
