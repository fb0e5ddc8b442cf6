//! The list of statements.

use yew::prelude::*;

use super::el::{button, p, pressed};
use super::emptied::nothing;
use super::state::{Action, Dispatch, MORE, State, select};
use super::statement::Statement;
use crate::explore::{Edit, Sort};

/// The statements of the selection, in order. `current` is the one pointed at.
pub(super) fn quotations(props: &State, dispatch: &Dispatch, current: Option<u32>, point: &Callback<Option<u32>>) -> Html {
    let found = props.results.found as usize;
    let opened = props.link.open.as_ref().and_then(|id| props.library.row_of(id)).filter(|row| props.results.answer.has(*row));
    let opened = opened.and_then(|row| props.results.list(&props.library).position(|other| other == row));
    let limit = props.shown.max(opened.map_or(0, |at| at + 1)).min(found);
    let more = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::More))
    };
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
            <ol class="list" aria-label="Statements">
                { for props.results.list(&props.library).take(limit).map(|row| {
                    let Some((_, _, id)) = props.library.statement(row) else { return html! { <li key={row.to_string()}>{absent(props, row)}</li> } };
                    let open = props.link.open.as_deref() == Some(id);
                    html! {
                        <li key={format!("{row}-{id}")}><Statement row={row} library={props.library.clone()} terms={props.results.answer.terms.clone()} current={current == Some(row)}
                            {open} link={props.link.clone()} dispatch={dispatch.clone()} point={point.clone()} /></li>
                    }
                }) }
            </ol>
            if limit < found {
                <p class="further"><button class="btn" onclick={more}>{format!("Show {} more of {}", MORE.min(found - limit), found - limit)}</button></p>
            }
        </section>
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
