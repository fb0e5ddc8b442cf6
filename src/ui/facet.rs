//! One filter: its values as checkboxes, each with its count under the other filters.

use yew::prelude::*;

use super::el::span;
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
    let limit = if folds && !*unfolded { SHOWN } else { values.len() };
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
    html! {
        <div class="group" role="group" aria-label={props.name.clone()}>
            <h3>{&props.name}{props.note.as_ref().map(|note| html! { {span("note", html! { {note} })} })}</h3>
            <ol class="rows">{ for rows }</ol>
            if folds {
                <button class="unfold" onclick={unfold} aria-expanded={(*unfolded).to_string()}>
                    { if *unfolded { "Show fewer".into() } else { format!("Show all {}", values.len()) } }
                </button>
            }
        </div>
    }
}

fn row(props: &FacetProps, value: &FacetValue, on: bool, most: u32, first_off: bool) -> Html {
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
    html! {
        <li key={key.to_owned()} class={classes!(first_off.then_some("first-off"))}>
            <label class={classes!((count == 0).then_some("zero"), on.then_some("on"), now.then_some("now"), value.inner.then_some("inner"), (value.key == Key::NotStated).then_some("odd"))}>
                <input type="checkbox" class="vh" checked={on} onchange={toggle} aria-label={name} />
                <span class="t" dir="auto">{ if dimension == Dimension::Form { icon::form(key) } else { Html::default() } }{span("tt", html! { {&value.label} })}</span>
                <svg class="b" aria-hidden="true"><rect width={width} height="100%" /></svg>
                {span("v", html! { {count} })}
            </label>
        </li>
    }
}
