//! Regions: the map, and the same counts as two lists, so that nothing needs the map.

use yew::prelude::*;

use super::el::{El, el, pressed, row};
use super::facet::Facet;
use super::map::{MapProps, map};
use super::state::{Dispatch, State, go};
use crate::explore::Link;
use crate::index::{Dimension, Key};
use crate::model::MapRegion;

/// The map and the two lists. `now` is the region of the statement pointed at.
pub(super) fn regions(props: &State, dispatch: &Dispatch, now: Option<AttrValue>) -> El {
    let about = props.link.mapped_about;
    let show = |mapped_about: bool| go(dispatch, Link { mapped_about, ..props.link.clone() });
    let dimension = if about { Dimension::About } else { Dimension::Region };
    let silent = |dimension: Dimension| {
        let counted =
            |region: &&MapRegion| props.library.facet(dimension).iter().any(|v| matches!(&v.key, Key::Is(c) if *c == region.code));
        let names: Vec<&str> =
            props.library.bundle.map.regions.iter().filter(|r| !counted(r)).map(|r| props.library.region_name(&r.code)).collect();
        let lead = if dimension == Dimension::About { "Nothing about: " } else { "Nobody from: " };
        let text = if names.len() > 14 { format!("{} other regions of the map", names.len()) } else { names.join(", ") };
        (!names.is_empty()).then(|| el("p", "off").with(el("b", "").with(lead)).with(text))
    };
    let list = |dimension: Dimension, name: &'static str, note: &'static str| {
        let values = html! {
            <Facet {dimension} {name} {note} library={props.library.clone()} results={props.results.clone()} selection={props.link.selection.clone()}
                dispatch={dispatch.clone()} now={if dimension == Dimension::Region { now.clone() } else { None }} />
        };
        row().with(values).with(silent(dimension))
    };
    let drawn = MapProps {
        library: &props.library,
        results: &props.results,
        selection: &props.link.selection,
        dimension,
        dispatch,
        now: if about { None } else { now.clone() },
    };
    let switch = el("span", "switch")
        .set("role", "group")
        .set("aria-label", "What the map counts")
        .with(pressed(!about, show(false), "where the source is"))
        .with(pressed(about, show(true), "what it is about"));
    el("section", "where")
        .set("aria-label", "Regions")
        .set("id", "where")
        .with(el("div", "head").with(el("h2", "").with("Regions")).with(switch))
        .with(map(&drawn))
        .with(list(Dimension::Region, "Region", "where the source is"))
        .with(list(Dimension::About, "Subject region", "what it is about"))
}
