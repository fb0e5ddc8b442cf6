//! What stands where nothing is left: the filter that did it, and what each would leave.

use yew::prelude::*;

use super::el::{bdi, button};
use super::state::{Dispatch, select};
use crate::explore::{Chip, Edit, Library, Selection, emptied};

/// The way out of an empty list.
pub(super) fn nothing(library: &Library, selection: &Selection, dispatch: &Dispatch) -> Html {
    let out = emptied(library, selection);
    let values = |chips: &[Chip]| chips.iter().map(|c| c.value.clone()).collect::<Vec<_>>().join(" or ");
    let lead = |chips: &[Chip]| chips.first().map(|c| c.lead.clone()).unwrap_or_default();
    let named = |chips: &[Chip]| match lead(chips) {
        lead if lead.is_empty() => values(chips),
        lead => format!("{lead}: {}", values(chips)),
    };
    let statements = |n: u32| if n == 1 { "1 statement".to_owned() } else { format!("{n} statements") };
    let cause = out.ways.first().filter(|(_, _, left)| *left > 0);
    let single = out.ways.len() == 1;
    html! {
        <div class="none">
            <h3 dir="auto">
                { match cause {
                    Some((chips, _, _)) => html! { <>{"No statement is left. It was "}<b>{values(chips)}</b>{" that emptied the list."}</> },
                    None if library.index.is_empty() => html! { {"There is no statement in this collection."} },
                    None => html! { {"No statement is left. No single filter is the cause: it takes more than one away."} },
                } }
            </h3>
            if !out.ways.is_empty() {
                <p>{ match cause {
                    Some((_, _, left)) if !single => format!("{} filters are in force. Without that one, {} remain{}.", out.ways.len(), statements(*left), if *left == 1 { "s" } else { "" }),
                    _ if single => "One filter is in force.".into(),
                    _ => format!("{} filters are in force. Without any one of them, still none remains.", out.ways.len()),
                } }</p>
                <table>
                    <thead><tr><th class="label" scope="col">{"Take away"}</th><th class="label" scope="col">{"leaves"}</th></tr></thead>
                    <tbody>
                        { for out.ways.iter().enumerate().map(|(i, (chips, without, left))| html! {
                            <tr class={if i == 0 && *left > 0 { "go" } else if *left == 0 { "nil" } else { "" }}>
                                <th scope="row">{button("way", select(dispatch, Edit::All(Box::new(without.clone()))), bdi(named(chips).into()))}</th>
                                <td>{ if *left == 0 { "0".into() } else { statements(*left) } }</td>
                            </tr>
                        }) }
                        if !single {
                            <tr><th scope="row">{button("way", select(dispatch, Edit::Clear), "all of them".into())}</th><td>{statements(out.all)}</td></tr>
                        }
                    </tbody>
                </table>
            }
        </div>
    }
}
