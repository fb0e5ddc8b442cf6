//! The list of statements.

use yew::prelude::*;

use super::el::{El, button, el, p, pressed, span};
use super::emptied::nothing;
use super::state::{Action, Dispatch, MORE, State, select};
use super::statement::Statement;
use crate::explore::{Edit, Sort};

/// The statements of the selection, in order. `current` is the one pointed at.
pub(super) fn quotations(props: &State, dispatch: &Dispatch, current: Option<u32>, point: &Callback<Option<u32>>) -> El {
    let found = props.results.found as usize;
    let opened = props.link.open.as_ref().and_then(|id| props.library.row_of(id)).filter(|row| props.results.answer.has(*row));
    let opened = opened.and_then(|row| props.results.list(&props.library).position(|other| other == row));
    let limit = props.shown.max(opened.map_or(0, |at| at + 1)).min(found);
    let more = {
        let dispatch = dispatch.clone();
        Callback::from(move |_| dispatch.dispatch(Action::More))
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
    let by_relevance = (!props.results.answer.terms.is_empty()).then(|| sort(Sort::Relevance, "relevance"));
    let switch = el("span", "switch")
        .set("role", "group")
        .set("aria-label", "Sorted by")
        .with(span("", "sorted by"))
        .with(sort(Sort::Date, clock))
        .with(sort(Sort::Article, "order in the article"))
        .with(sort(Sort::Region, "region"))
        .with(by_relevance);
    let mut list = el("ol", "list").set("aria-label", "Statements");
    for row in props.results.list(&props.library).take(limit) {
        let Some((_, _, id)) = props.library.statement(row) else { continue };
        let open = props.link.open.as_deref() == Some(id);
        let statement = html! {
            <Statement {row} library={props.library.clone()} terms={props.results.answer.terms.clone()} current={current == Some(row)}
                {open} link={props.link.clone()} dispatch={dispatch.clone()} point={point.clone()} />
        };
        list = list.with(el("li", "").key(&format!("{row}-{id}")).with(statement));
    }
    let further = (limit < found).then(|| format!("Show {} more of {}", MORE.min(found - limit), found - limit));
    el("section", "quotes")
        .set("aria-label", "Quotations")
        .set("id", "quotes")
        .with(el("div", "head").with(el("h2", "").with("Quotations")).with(switch))
        .with((found == 0).then(|| nothing(&props.library, &props.link.selection, dispatch)))
        .with(list)
        .with(further.map(|text| p("further", button("btn", more, text))))
}
