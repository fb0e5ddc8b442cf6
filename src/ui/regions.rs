//! Regions: the map, and the same counts as two lists, so that nothing needs the map.

use yew::prelude::*;

use super::facet::Facet;
use super::map::Map;
use super::state::{Action, Dispatch};
use super::Same;
use crate::explore::{Library, Link, Results};
use crate::index::{Dimension, Key};
use crate::model::MapRegion;

#[derive(PartialEq, Properties)]
pub(super) struct RegionsProps {
    pub library: Same<Library>,
    pub results: Same<Results>,
    pub link: Link,
    pub dispatch: Dispatch,
    /// The region of the statement pointed at.
    pub now: Option<AttrValue>,
}

/// The map and the two lists.
#[component]
pub(super) fn Regions(props: &RegionsProps) -> Html {
    let about = props.link.mapped_about;
    let show = |mapped_about: bool| {
        let (dispatch, link) = (props.dispatch.clone(), Link { mapped_about, ..props.link.clone() });
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Go(link.clone())))
    };
    let dimension = if about { Dimension::About } else { Dimension::Region };
    let silent = |dimension: Dimension| {
        let counted = |region: &&MapRegion| props.library.facet(dimension).iter().any(|v| matches!(&v.key, Key::Is(c) if *c == region.code));
        let names: Vec<&str> = props.library.map.regions.iter().filter(|r| !counted(r)).map(|r| props.library.region_name(&r.code)).collect();
        match names.len() {
            0 => Html::default(),
            1..=14 => html! { <p class="off"><b>{ if dimension == Dimension::About { "Nothing about: " } else { "Nobody from: " } }</b>{names.join(", ")}</p> },
            n => html! { <p class="off"><b>{ if dimension == Dimension::About { "Nothing about: " } else { "Nobody from: " } }</b>{format!("{n} other regions of the map")}</p> },
        }
    };
    let list = |dimension: Dimension, name: &'static str, note: &'static str| html! {
        <>
            <Facet {dimension} {name} {note} library={props.library.clone()} results={props.results.clone()} selection={props.link.selection.clone()}
                dispatch={props.dispatch.clone()} now={if dimension == Dimension::Region { props.now.clone() } else { None }} />
            {silent(dimension)}
        </>
    };
    html! {
        <section class="where" aria-label="Regions" id="where">
            <div class="head"><h2>{"Regions"}</h2>
                <span class="switch" role="group" aria-label="What the map counts">
                    <button aria-pressed={(!about).to_string()} onclick={show(false)}>{"where the source is"}</button>
                    <button aria-pressed={about.to_string()} onclick={show(true)}>{"what it is about"}</button>
                </span>
            </div>
            <Map library={props.library.clone()} results={props.results.clone()} selection={props.link.selection.clone()} {dimension}
                dispatch={props.dispatch.clone()} now={if about { None } else { props.now.clone() }} />
            {list(Dimension::Region, "Region", "where the source is")}
            {list(Dimension::About, "Subject region", "what it is about")}
        </section>
    }
}
