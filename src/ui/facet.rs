//! One filter: its values as checkboxes, each with its count under the other filters.

use yew::prelude::*;

use super::el::{El, button, el, span};
use super::state::{Action, Dispatch, Step};
use super::svg::pc;
use super::{Same, icon};
use crate::explore::{Edit, FacetValue, Library, Results, Selection};
use crate::index::{Dimension, Key};

/// Which filter, and of what.
#[derive(PartialEq, Properties)]
pub(super) struct FacetProps {
    pub dimension: Dimension,
    /// Its name, on the screen and for assistive technology.
    pub name: AttrValue,
    /// A line under the name.
    #[prop_or_default]
    pub note: Option<AttrValue>,
    pub library: Same<Library>,
    pub results: Same<Results>,
    pub selection: Selection,
    pub dispatch: Dispatch,
    /// The value of the statement pointed at.
    #[prop_or_default]
    pub now: Option<AttrValue>,
}

/// More values than this are behind a button.
const SHOWN: usize = 9;
/// And no more than this are shown at all: nobody reads ten thousand, and the search finds the others.
const MOST: usize = 400;

/// A filter's values.
#[component]
pub(super) fn Facet(props: &FacetProps) -> Html {
    let unfolded = use_state(|| false);
    let dimension = props.dimension;
    let values = props.library.facet(dimension);
    let chosen = props.selection.of(dimension);
    let regional = matches!(dimension, Dimension::Region | Dimension::About);
    // A chosen value stays in sight, also where nothing in the collection has it.
    let strange: Vec<FacetValue> = chosen
        .iter()
        .filter(|key| !values.iter().any(|v| v.key == **key))
        .map(|key| FacetValue { key: key.clone(), column: None, label: props.library.label(dimension, key), total: 0, inner: false })
        .collect();
    let folds = !regional && values.len() > SHOWN + 2;
    let limit = match (folds, *unfolded) {
        (false, _) => values.len(),
        (true, false) => SHOWN,
        (true, true) => MOST,
    };
    let shown = strange.iter().chain(values.iter().enumerate().filter(|(i, v)| *i < limit || chosen.contains(&v.key)).map(|(_, v)| v));
    let most = props.results.highest.max(1);
    let mut off_map = false;
    let rows = shown.map(|value| {
        let is_off = regional && matches!(&value.key, Key::Is(code) if !props.library.is_on_map(code));
        let first_off = is_off && !off_map;
        off_map |= is_off;
        row(props, value, chosen.contains(&value.key), most, first_off)
    });
    let unfold = {
        let unfolded = unfolded.clone();
        Callback::from(move |_| unfolded.set(!*unfolded))
    };
    let heading = el("h3", "").with(&props.name).with(props.note.as_ref().map(|note| span("note", note)));
    let fold = folds.then(|| {
        let text = if *unfolded {
            "Show fewer".to_owned()
        } else if values.len() > MOST {
            format!("Show {MOST} of {}", values.len())
        } else {
            format!("Show all {}", values.len())
        };
        button("unfold", unfold, text).set("aria-expanded", *unfolded)
    });
    let group = el("div", "group").set("role", "group").set("aria-label", props.name.clone());
    group.with(heading).with(el("ol", "rows").all(rows)).with(fold).html()
}

fn row(props: &FacetProps, value: &FacetValue, on: bool, most: u32, first_off: bool) -> El {
    let dimension = props.dimension;
    let count = props.results.count(dimension, value.column);
    let toggle = {
        let (dispatch, next) = (props.dispatch.clone(), Edit::Toggle(dimension, value.key.clone()));
        Callback::from(move |_: Event| dispatch.dispatch(Action::Select(next.clone(), Step::Push)))
    };
    let (key, code) = match &value.key {
        Key::NotStated => ("~", None),
        Key::Is(word) => (word.as_str(), Some(word.as_str())),
    };
    let now = code.is_some() && props.now.as_deref() == code;
    let name = format!("{}, {} statement{}", value.label, count, if count == 1 { "" } else { "s" });
    let width = pc(f64::from(count) / f64::from(most));
    let label = [(count == 0, "zero"), (on, "on"), (now, "now"), (value.inner, "inner"), (value.key == Key::NotStated, "odd")];
    let input = el("input", "vh").set("type", "checkbox").checked(on).on("change", toggle).set("aria-label", name);
    let form = (dimension == Dimension::Form).then(|| icon::form(key));
    let text = el("span", "t").set("dir", "auto").with(form).with(span("tt", &value.label));
    let bar = el("svg", "b").set("aria-hidden", true).with(el("rect", "").set("width", width).set("height", "100%"));
    let label = el("label", "").classes(&label).with(input).with(text).with(bar).with(span("v", count));
    el("li", if first_off { "first-off" } else { "" }).key(key).with(label)
}
