//! The list of statements.

use yew::prelude::*;

use super::Same;
use super::el::pressed;
use super::emptied::nothing;
use super::state::{Dispatch, select};
use super::statement::Statement;
use crate::explore::{Library, Link, Results, Selection, Sort};

#[derive(PartialEq, Properties)]
pub(super) struct QuotationsProps {
    pub library: Same<Library>,
    pub results: Same<Results>,
    pub link: Link,
    pub dispatch: Dispatch,
    /// The statement pointed at.
    pub current: Option<u32>,
    pub point: Callback<Option<u32>>,
}

/// So many are set at first, and so many more each time.
const STEP: usize = 60;

/// The statements of the selection, in order.
#[component]
pub(super) fn Quotations(props: &QuotationsProps) -> Html {
    let shown = use_state(|| (props.results.clone(), STEP));
    // Another selection begins at its beginning again.
    let limit = if shown.0 == props.results { shown.1 } else { STEP };
    let order = &props.results.order;
    let opened =
        props.link.open.as_ref().and_then(|id| order.iter().position(|row| props.library.statement(*row).is_some_and(|(_, _, i)| i == id)));
    let limit = limit.max(opened.map_or(0, |at| at + 1)).min(order.len());
    let more = {
        let (shown, results) = (shown.clone(), props.results.clone());
        Callback::from(move |_: MouseEvent| shown.set((results.clone(), limit + STEP)))
    };
    let sort = |sort: Sort, name: &'static str| {
        let selection = Selection { sort, ..props.link.selection.clone() };
        let on = props.link.selection.sort == sort;
        pressed(on, select(&props.dispatch, selection), name)
    };
    let clock = match props.link.selection.clock {
        crate::index::Clock::Said => "date said",
        crate::index::Clock::Happened => "date it happened",
        crate::index::Clock::Published => "date published",
    };
    // Statements that are closed do not depend on the rest of the link but for its selection; those that are open do.
    html! {
        <section class="quotes" aria-label="Quotations" id="quotes">
            <div class="head"><h2>{"Quotations"}</h2>
                <span class="switch" role="group" aria-label="Sorted by"><span>{"sorted by"}</span>
                    {sort(Sort::Date, clock)}{sort(Sort::Article, "order in the article")}{sort(Sort::Region, "region")}
                </span>
            </div>
            if order.is_empty() {
                {nothing(&props.library, &props.link.selection, &props.dispatch)}
            }
            <ol class="list" aria-label="Statements">
                { for order.iter().take(limit).filter_map(|row| {
                    let (_, _, id) = props.library.statement(*row)?;
                    let open = props.link.open.as_deref() == Some(id);
                    Some(html! {
                        <li key={format!("{row}-{id}")}><Statement row={*row} library={props.library.clone()} terms={props.results.terms.clone()} current={props.current == Some(*row)}
                            {open} link={props.link.clone()} dispatch={props.dispatch.clone()} point={props.point.clone()} /></li>
                    })
                }) }
            </ol>
            if limit < order.len() {
                <p class="further"><button class="btn" onclick={more}>{format!("Show {} more of {}", STEP.min(order.len() - limit), order.len() - limit)}</button></p>
            }
        </section>
    }
}
