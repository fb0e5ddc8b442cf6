//! The list of statements.

use yew::prelude::*;

use super::el::pressed;
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
            if found == 0 {
                {nothing(&props.library, &props.link.selection, dispatch)}
            }
            <ol class="list" aria-label="Statements">
                { for props.results.list(&props.library).take(limit).filter_map(|row| {
                    let (_, _, id) = props.library.statement(row)?;
                    let open = props.link.open.as_deref() == Some(id);
                    Some(html! {
                        <li key={format!("{row}-{id}")}><Statement row={row} library={props.library.clone()} terms={props.results.answer.terms.clone()} current={current == Some(row)}
                            {open} link={props.link.clone()} dispatch={dispatch.clone()} point={point.clone()} /></li>
                    })
                }) }
            </ol>
            if limit < found {
                <p class="further"><button class="btn" onclick={more}>{format!("Show {} more of {}", MORE.min(found - limit), found - limit)}</button></p>
            }
        </section>
    }
}
