//! What stands where nothing is left: the filter that did it, and what each would leave.

use super::el::{El, bdi, button, el, p};
use super::state::{Dispatch, select};
use crate::explore::{Chip, Edit, Library, Selection, emptied};

/// The way out of an empty list.
pub(super) fn nothing(library: &Library, selection: &Selection, dispatch: &Dispatch) -> El {
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
    let heading = el("h3", "").set("dir", "auto");
    let heading = match cause {
        Some((chips, _, _)) => {
            heading.with("No statement is left. It was ").with(el("b", "").with(values(chips))).with(" that emptied the list.")
        }
        None if library.index.is_empty() => heading.with("There is no statement in this collection."),
        None => heading.with("No statement is left. No single filter is the cause: it takes more than one away."),
    };
    let none = el("div", "none").with(heading);
    if out.ways.is_empty() {
        return none;
    }
    let says = match cause {
        Some((_, _, left)) if !single => {
            let remain = if *left == 1 { "remains" } else { "remain" };
            format!("{} filters are in force. Without that one, {} {remain}.", out.ways.len(), statements(*left))
        }
        _ if single => "One filter is in force.".into(),
        _ => format!("{} filters are in force. Without any one of them, still none remains.", out.ways.len()),
    };
    let column = |name: &'static str| el("th", "label").set("scope", "col").with(name);
    let line = |class: &'static str, edit: Edit, name: String, left: String| {
        let way = button("way", select(dispatch, edit), bdi(name));
        el("tr", class).with(el("th", "").set("scope", "row").with(way)).with(el("td", "").with(left))
    };
    let lines = out.ways.iter().enumerate().map(|(i, (chips, without, left))| {
        let class = if *left == 0 {
            "nil"
        } else if i == 0 {
            "go"
        } else {
            ""
        };
        let left = if *left == 0 { "0".into() } else { statements(*left) };
        line(class, Edit::All(Box::new(without.clone())), named(chips), left)
    });
    let all = (!single).then(|| line("", Edit::Clear, "all of them".into(), statements(out.all)));
    let head = el("thead", "").with(el("tr", "").with(column("Take away")).with(column("leaves")));
    none.with(p("", says)).with(el("table", "").with(head).with(el("tbody", "").all(lines).with(all)))
}
