//! Regions: the map, and the same counts as two lists, so that nothing needs the map.

use super::el::{El, el, pressed, row};
use super::facet::{Facets, facet};
use super::map::{MapProps, map};
use super::state::go;
use super::unchanged;
use crate::explore::{Library, Link};
use crate::index::{Dimension, Key};
use crate::model::MapRegion;

/// The regions of the map that nothing comes from, or that nothing is about.
fn silent(library: &Library, dimension: Dimension) -> El {
    let counted = |region: &&MapRegion| library.facet(dimension).iter().any(|v| matches!(&v.key, Key::Is(c) if *c == region.code));
    let names: Vec<&str> = library.bundle.map.regions.iter().filter(|r| !counted(r)).map(|r| library.region_name(&r.code)).collect();
    let lead = if dimension == Dimension::About { "Nothing about: " } else { "Nobody from: " };
    let text = if names.len() > 14 { format!("{} other regions of the map", names.len()) } else { names.join(", ") };
    row().with((!names.is_empty()).then(|| el("p", "off").with(el("b", "").with(lead)).with(text)))
}

/// The map and the two lists. `now` is the region of the statement pointed at.
pub(super) fn regions(all: &Facets) -> El {
    let (props, dispatch) = (all.state.counted(), &all.dispatch);
    let about = props.link.mapped_about;
    let show = |mapped_about: bool| go(dispatch, Link { mapped_about, ..props.link.clone() });
    let dimension = if about { Dimension::About } else { Dimension::Region };
    let list = |dimension: Dimension, name: &'static str, note: &'static str| {
        let values = facet(all, dimension as usize, dimension, name, note);
        let library = props.library.clone();
        row().with(values).with(unchanged([library.address(), dimension as u32, 0, 0], move || silent(&library, dimension)))
    };
    let drawn = MapProps {
        library: &props.library,
        results: &props.results,
        selection: &props.link.selection,
        dimension,
        dispatch,
        now: if about { None } else { all.now.clone() },
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
