//! The map: regions shaded by how many statements of the selection come from there, each a control.

use yew::prelude::*;

use super::el::{El, Value, el, pressed_key, row, span};
use super::state::{Dispatch, select};
use super::svg::num;
use super::{Same, unchanged};
use crate::explore::{Edit, Library, Results, Selection};
use crate::index::{Dimension, Key};
use crate::model::{MapData, MapRegion, Neighbour};

/// What the map shows.
pub(super) struct MapProps<'a> {
    pub library: &'a Same<Library>,
    pub results: &'a Results,
    pub selection: &'a Selection,
    /// What the map counts: where sources are, or what statements are about.
    pub dimension: Dimension,
    pub dispatch: &'a Dispatch,
    /// The region of the statement pointed at.
    pub now: Option<AttrValue>,
}

/// The lowest count of each of the five shades, over the whole collection: they do not move with the filters.
pub(super) fn shades(library: &Library, dimension: Dimension) -> [u32; 5] {
    let drawn = |key: &Key| matches!(key, Key::Is(code) if library.is_drawn(code));
    let most = library.facet(dimension).iter().filter(|v| drawn(&v.key)).map(|v| v.total).max().unwrap_or(0);
    if most <= 8 {
        return [1, 2, 3, 4, 5];
    }
    // Equal steps of the square root: counts of regions are uneven.
    let root = f64::from(most).sqrt();
    let mut steps = [1; 5];
    for (i, step) in steps.iter_mut().enumerate().skip(1) {
        *step = ((root * i as f64 / 5.0).powi(2).round() as u32).max(i as u32 + 1);
    }
    steps
}

fn shade(count: u32, shades: &[u32; 5]) -> usize {
    shades.iter().filter(|lowest| count >= **lowest).count()
}

/// A shape of the map, drawn by its name.
fn drawn(class: &'static str, name: impl Value) -> El {
    el("use", class).set("href", name)
}

/// A shape, written out.
fn path(class: &'static str, d: &str) -> El {
    el("path", class).set("d", d.to_owned())
}

/// Words at a place of the map.
fn words(class: &'static str, x: f64, y: f64) -> El {
    el("text", class).set("x", num(x)).set("y", num(y))
}

/// What no filter changes: the names of the neighbours, over everything else; or what lies under it, the shapes by their names,
/// the water, what is around.
fn ground(library: &Same<Library>, names: bool) -> Html {
    let library = library.clone();
    unchanged([library.address(), 0, 0, 0], move || grounded(&library.bundle.map, names))
}

fn grounded(map: &MapData, names: bool) -> El {
    if names {
        let name = |n: &Neighbour| words("ctx", n.at[0], n.at[1]).set("text-anchor", "middle").set("aria-hidden", true).with(&n.name);
        return row().all(map.neighbours.iter().map(name));
    }
    let mask = el("rect", "").set("x", "14").set("y", "10").set("width", num(map.width - 28.0)).set("height", num(map.height - 20.0));
    let definitions = el("defs", "")
        .with(el("filter", "").set("id", "blur").with(el("feGaussianBlur", "").set("stdDeviation", "9")))
        .with(path("", &map.coast).set("id", "m-coast"))
        .with(path("", &map.border).set("id", "m-border"))
        .with(path("", &map.inner).set("id", "m-inner"))
        .all(map.regions.iter().map(|r| path("", &r.path).set("id", format!("m-{}", r.code))))
        .with(el("mask", "").set("id", "fade").with(mask.set("fill", "#fff").set("filter", "url(#blur)")));
    let water = [(19.8, "water w3"), (13.3, "water w2"), (7.3, "water w1")].map(|(width, class)| {
        let line = drawn(class, "#m-coast").set("stroke-width", num(width));
        row().with(line).with(drawn("wpap", "#m-coast").set("stroke-width", num(width - 1.6)))
    });
    let around = el("g", "").set("mask", "url(#fade)").with(path("nb", &map.context)).with(drawn("near", "#m-border"));
    row().with(definitions).all(water).with(around)
}

/// The drawing and its key.
pub(super) fn map(props: &MapProps<'_>) -> El {
    let map = &props.library.bundle.map;
    let steps = shades(props.library, props.dimension);
    let chosen: Vec<&str> = props
        .selection
        .of(props.dimension)
        .iter()
        .filter_map(|key| if let Key::Is(code) = key { Some(code.as_str()) } else { None })
        .collect();
    let count = |code: &str| {
        let value = props.library.facet(props.dimension).iter().find(|v| matches!(&v.key, Key::Is(c) if c == code));
        value.map_or(0, |v| props.results.count(props.dimension, v.column))
    };
    let region = |region: &MapRegion| {
        let (code, n) = (region.code.as_str(), count(&region.code));
        let toggle = select(props.dispatch, Edit::Toggle(props.dimension, Key::Is(code.into())));
        let keyed = {
            let toggle = toggle.clone();
            Callback::from(move |event: Event| {
                if matches!(pressed_key(&event).as_str(), "Enter" | " ") {
                    event.prevent_default();
                    toggle.emit(event);
                }
            })
        };
        let name = format!("{}, {} statement{}", props.library.region_name(code), n, if n == 1 { "" } else { "s" });
        drawn("", format!("#m-{code}"))
            .set("class", format!("r f{}", shade(n, &steps)))
            .key(code)
            .set("role", "button")
            .set("tabindex", "0")
            .set("aria-pressed", chosen.contains(&code))
            .set("aria-label", &name)
            .click(toggle)
            .on("keydown", keyed)
            .with(el("title", "").with(name))
    };
    let outlined = |codes: &[&str]| {
        let regions = map.regions.iter().filter(|r| codes.contains(&r.code.as_str()));
        row().all(regions.map(|r| row().with(drawn("casing", format!("#m-{}", r.code))).with(drawn("sel", format!("#m-{}", r.code)))))
    };
    let label = |region: &MapRegion| {
        let (n, label) = (count(&region.code), &region.label);
        let tone = format!("on{}", if label.lead.is_some() { 0 } else { shade(n, &steps) });
        let [x, y] = label.at;
        let anchor = label.anchor.clone().unwrap_or_else(|| "middle".into());
        // Beside the words where they lead into the region; else under them, or where the words would be.
        let beside = label.lead.is_some() && label.count.is_none();
        let [cx, cy] = label.count.unwrap_or(if label.text.is_empty() { [x, y + 4.0] } else { [x, y + 14.0] });
        let lead = label.lead.map(|[lx, ly]| {
            let end = num(if y > ly { y - 9.0 } else { y - 3.0 });
            let way = ["M", &num(lx), ",", &num(ly), "L", &num(x), ",", &end].concat();
            row().with(path("lead", &way)).with(el("circle", "").set("cx", num(lx)).set("cy", num(ly)).set("r", "1.6"))
        });
        let name = words("", x, y)
            .classes(&[(true, if n == 0 { "q" } else { "k" }), (true, &tone), (n == 0, "quiet"), (label.lead.is_some(), "halo")])
            .set("text-anchor", anchor)
            .with(&label.text)
            .with((beside && n > 0).then(|| el("tspan", "c").with(format!(" {n}"))));
        let number = (n > 0 && !beside)
            .then(|| words("", cx, cy).set("class", format!("c on{}", shade(n, &steps))).set("text-anchor", "middle").with(n));
        el("g", "").key(&region.code).set("aria-hidden", true).with(lead).with(name).with(number)
    };
    let now: Vec<&str> = props.now.iter().map(|c| c.as_str()).collect();
    let about = props.dimension == Dimension::About;
    let drawing = el("svg", if map.regions.len() > 40 { "map many" } else { "map" })
        .set("viewBox", ["0 0 ", &num(map.width), " ", &num(map.height)].concat())
        .set("role", "group")
        .set("aria-label", if about { "Map of what statements are about" } else { "Map of where sources are" })
        .with(ground(props.library, false))
        .all(map.regions.iter().map(region))
        .with(drawn("inner", "#m-inner"))
        .with(drawn("bord", "#m-border"))
        .with(drawn("coast", "#m-coast"))
        .with(outlined(&chosen))
        .with(outlined(&now))
        .all(map.regions.iter().map(label))
        .with(ground(props.library, true));
    let mut key = el("ol", "").with(el("li", "f0").with("0"));
    for (i, lowest) in steps.iter().enumerate() {
        let text = match steps.get(i + 1) {
            None => format!("{lowest}+"),
            Some(next) if next - lowest > 1 => format!("{lowest}–{}", next - 1),
            Some(_) => lowest.to_string(),
        };
        key = key.with(el("li", "").set("class", format!("f{}", i + 1)).with(text));
    }
    row().with(drawing).with(el("div", "key").set("aria-hidden", true).with(span("", "statements")).with(key))
}
