//! The list of statements.

use yew::prelude::*;

use super::el::{El, button, el, p, pressed, span};
use super::emptied::nothing;
use super::state::{Action, Dispatch, State, select};
use super::statement::{StatementProps, statement};
use super::unchanged;
use crate::explore::{Edit, Sort};

/// The statements of the selection, in order. `current` is the one pointed at; `gaps` are as high as what is not set.
pub(super) fn quotations(props: &State, dispatch: &Dispatch, current: Option<u32>, point: &Callback<Option<u32>>, gaps: (f64, f64)) -> El {
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
    let by_relevance = (!props.results.answer.terms.is_empty()).then(|| sort(Sort::Relevance, "relevance"));
    let switch = el("span", "switch")
        .set("role", "group")
        .set("aria-label", "Sorted by")
        .with(span("", "sorted by"))
        .with(sort(Sort::Date, clock))
        .with(sort(Sort::Article, "order in the article"))
        .with(sort(Sort::Region, "region"))
        .with(by_relevance);
    let mut list = el("ol", "list").set("aria-label", "Statements").set("id", "list").with(gap("", gaps.0));
    for (row, nth) in props.results.list(&props.library).skip(first).take(props.window.len()).zip(first + 1..) {
        let item = el("li", "row").key(&nth.to_string()).set("aria-setsize", found.to_string()).set("aria-posinset", nth.to_string());
        list = list.with(match props.library.statement(row) {
            Some(told) => {
                let props = StatementProps {
                    row,
                    library: props.library.clone(),
                    results: (!props.results.answer.terms.is_empty()).then(|| props.results.clone()),
                    current: current == Some(row),
                    open: props.link.open.as_deref() == Some(told.parts().2),
                    whole: props.whole.contains(&row),
                    collection: collection.clone(),
                    dispatch: dispatch.clone(),
                    point: point.clone(),
                };
                item.with(unchanged(props.of(), move || statement(&props)))
            }
            None => item.with(absent(props, row)),
        });
    }
    let none = found == 0 && props.results.answer.lacking.is_empty();
    el("section", "quotes")
        .set("aria-label", "Quotations")
        .set("id", "quotes")
        .with(el("div", "head").with(el("h2", "").with("Quotations")).with(switch))
        .with(progress(props, dispatch))
        .with(none.then(|| nothing(&props.library, &props.link.selection, dispatch)))
        .with(list.with(gap("-", gaps.1)))
}

/// Stands for statements that are not set. It is there where all are, too: a list is only changed where each of its items has a
/// key, and made anew elsewhere.
fn gap(key: &str, height: f64) -> El {
    let high = el("svg", "").set("height", (height as u32).to_string());
    el("li", "gap").key(key).set("role", "presentation").set("aria-hidden", true).with(high)
}

/// A statement whose words are not here.
fn absent(props: &State, row: u32) -> El {
    let failed = props.library.piece_of(row).is_some_and(|piece| props.has_failed(piece));
    let words = p("words", if failed { "This statement could not be loaded." } else { "Loading…" });
    el("article", "st st--wait").set("aria-busy", !failed).with(words)
}

/// What is still being loaded before all is found, and what could not be.
fn progress(props: &State, dispatch: &Dispatch) -> El {
    let lacking = props.results.answer.lacking.len() - props.taken.len();
    let bar = el("div", "progress").set("role", "status");
    match props.failed.first() {
        Some((_, why)) => bar.with(format!("Not everything could be loaded: {why} ")).with(button("way", again(dispatch), "Try again")),
        None if lacking > 0 => bar.with(format!("Searching: {lacking} more {} to load.", if lacking == 1 { "file" } else { "files" })),
        None => bar,
    }
}

/// A click that has what could not be loaded tried again.
pub(super) fn again(dispatch: &Dispatch) -> Callback<Event> {
    let dispatch = dispatch.clone();
    Callback::from(move |_| dispatch.dispatch(Action::Again))
}
