//! Regions: the map, and the same counts as two lists, so that nothing needs the map.

use yew::prelude::*;

use super::el::pressed;
use super::facet::Facet;
use super::map::{MapProps, map};
use super::state::{Dispatch, State, go};
use crate::explore::Link;
use crate::index::{Dimension, Key};
use crate::model::MapRegion;

/// The map and the two lists. `now` is the region of the statement pointed at.
pub(super) fn regions(props: &State, dispatch: &Dispatch, now: Option<AttrValue>) -> Html {
    let about = props.link.mapped_about;
    let show = |mapped_about: bool| go(dispatch, Link { mapped_about, ..props.link.clone() });
    let dimension = if about { Dimension::About } else { Dimension::Region };
    let silent = |dimension: Dimension| {
        let counted =
            |region: &&MapRegion| props.library.facet(dimension).iter().any(|v| matches!(&v.key, Key::Is(c) if *c == region.code));
        let names: Vec<&str> =
            props.library.map.regions.iter().filter(|r| !counted(r)).map(|r| props.library.region_name(&r.code)).collect();
        match names.len() {
            0 => Html::default(),
            1..=14 => {
                html! { <p class="off"><b>{ if dimension == Dimension::About { "Nothing about: " } else { "Nobody from: " } }</b>{names.join(", ")}</p> }
            }
            n => {
                html! { <p class="off"><b>{ if dimension == Dimension::About { "Nothing about: " } else { "Nobody from: " } }</b>{format!("{n} other regions of the map")}</p> }
            }
        }
    };
    let list = |dimension: Dimension, name: &'static str, note: &'static str| {
        html! {
            <>
                <Facet {dimension} {name} {note} library={props.library.clone()} results={props.results.clone()} selection={props.link.selection.clone()}
                    dispatch={dispatch.clone()} now={if dimension == Dimension::Region { now.clone() } else { None }} />
                {silent(dimension)}
            </>
        }
    };
    html! {
        <section class="where" aria-label="Regions" id="where">
            <div class="head"><h2>{"Regions"}</h2>
                <span class="switch" role="group" aria-label="What the map counts">
                    {pressed(!about, show(false), "where the source is")}
                    {pressed(about, show(true), "what it is about")}
                </span>
            </div>
            {map(&MapProps { library: &props.library, results: &props.results, selection: &props.link.selection, dimension, dispatch, now: if about { None } else { now.clone() } })}
            {list(Dimension::Region, "Region", "where the source is")}
            {list(Dimension::About, "Subject region", "what it is about")}
        </section>
    }
}
