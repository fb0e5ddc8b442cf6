//! The map: regions shaded by how many statements of the selection come from there, each a control.

use std::rc::Rc;

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
fn shape(class: &'static str, name: impl Value) -> El {
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
    unchanged([library.address(), u32::from(names), 0, 0], move || grounded(&library.bundle.map, names))
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
        let line = shape(class, "#m-coast").set("stroke-width", num(width));
        row().with(line).with(shape("wpap", "#m-coast").set("stroke-width", num(width - 1.6)))
    });
    let around = el("g", "").set("mask", "url(#fade)").with(path("nb", &map.context)).with(shape("near", "#m-border"));
    row().with(definitions).all(water).with(around)
}

/// So many regions are drawn anew together.
const MANY: usize = 16;

/// What is drawn: of each region how many statements it has, and whether it is chosen.
struct Drawn {
    library: Same<Library>,
    dimension: Dimension,
    dispatch: Dispatch,
    steps: [u32; 5],
    states: Vec<(u32, bool)>,
}

/// The regions, or what is written on them; those of which nothing has changed stay.
fn regions(drawn: &Rc<Drawn>, part: fn(&Drawn, &MapRegion, u32, bool) -> El) -> El {
    row().all(drawn.states.chunks(MANY).enumerate().map(|(nth, states)| {
        let mixed = |hash: u64, state: &(u32, bool)| {
            (hash ^ u64::from(state.0) << 1 ^ u64::from(state.1)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29)
        };
        let hash = states.iter().fold(0, mixed);
        let of = [drawn.library.address(), (nth << 3) as u32 | drawn.dimension as u32, hash as u32, (hash >> 32) as u32];
        let drawn = drawn.clone();
        unchanged(of, move || {
            let all = drawn.library.bundle.map.regions.iter().zip(&drawn.states);
            row().all(all.skip(nth * MANY).take(MANY).map(|(region, (count, chosen))| part(&drawn, region, *count, *chosen)))
        })
    }))
}

fn region(drawn: &Drawn, region: &MapRegion, n: u32, chosen: bool) -> El {
    let code = region.code.as_str();
    let toggle = select(&drawn.dispatch, Edit::Toggle(drawn.dimension, Key::Is(code.into())));
    let keyed = {
        let toggle = toggle.clone();
        Callback::from(move |event: Event| {
            if matches!(pressed_key(&event).as_str(), "Enter" | " ") {
                event.prevent_default();
                toggle.emit(event);
            }
        })
    };
    let name = format!("{}, {} statement{}", drawn.library.region_name(code), n, if n == 1 { "" } else { "s" });
    shape("", format!("#m-{code}"))
        .set("class", format!("r f{}", shade(n, &drawn.steps)))
        .key(code)
        .set("role", "button")
        .set("tabindex", "0")
        .set("aria-pressed", chosen)
        .set("aria-label", &name)
        .click(toggle)
        .on("keydown", keyed)
        .with(el("title", "").with(name))
}

fn label(drawn: &Drawn, region: &MapRegion, n: u32, _: bool) -> El {
    let label = &region.label;
    let tone = format!("on{}", if label.lead.is_some() { 0 } else { shade(n, &drawn.steps) });
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
        .then(|| words("", cx, cy).set("class", format!("c on{}", shade(n, &drawn.steps))).set("text-anchor", "middle").with(n));
    el("g", "").key(&region.code).set("aria-hidden", true).with(lead).with(name).with(number)
}

/// The drawing and its key.
pub(super) fn map(props: &MapProps<'_>) -> El {
    let map = &props.library.bundle.map;
    let steps = shades(props.library, props.dimension);
    let values = props.library.facet(props.dimension);
    let state = |region: &MapRegion| {
        let key = Key::Is(region.code.as_str().into());
        let value = values.iter().find(|v| v.key == key);
        (value.map_or(0, |v| props.results.count(props.dimension, v.column)), props.selection.of(props.dimension).contains(&key))
    };
    let drawn = Rc::new(Drawn {
        library: props.library.clone(),
        dimension: props.dimension,
        dispatch: props.dispatch.clone(),
        steps,
        states: map.regions.iter().map(state).collect(),
    });
    let outline =
        |region: &MapRegion| row().with(shape("casing", format!("#m-{}", region.code))).with(shape("sel", format!("#m-{}", region.code)));
    let chosen = map.regions.iter().zip(&drawn.states).filter(|(_, state)| state.1).map(|(region, _)| region);
    let now = map.regions.iter().filter(|region| props.now.as_deref() == Some(region.code.as_str()));
    let about = props.dimension == Dimension::About;
    let drawing = el("svg", if map.regions.len() > 40 { "map many" } else { "map" })
        .set("viewBox", ["0 0 ", &num(map.width), " ", &num(map.height)].concat())
        .set("role", "group")
        .set("aria-label", if about { "Map of what statements are about" } else { "Map of where sources are" })
        .with(ground(props.library, false))
        .with(regions(&drawn, region))
        .with(shape("inner", "#m-inner"))
        .with(shape("bord", "#m-border"))
        .with(shape("coast", "#m-coast"))
        .with(row().all(chosen.map(outline)))
        .with(row().all(now.map(outline)))
        .with(regions(&drawn, label))
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
