//! The map: regions shaded by how many statements of the selection come from there, each a control.

use yew::prelude::*;

use super::state::{Action, Dispatch, Step};
use super::svg::num;
use crate::explore::{Edit, Library, Results, Selection};
use crate::index::{Dimension, Key};
use crate::model::MapRegion;

/// What the map shows.
pub(super) struct MapProps<'a> {
    pub library: &'a Library,
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

/// The drawing and its key.
pub(super) fn map(props: &MapProps<'_>) -> Html {
    let map = &props.library.map;
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
        let on = chosen.contains(&code);
        let (dispatch, next) = (props.dispatch.clone(), Edit::Toggle(props.dimension, Key::Is(code.into())));
        let toggle = Callback::from(move |()| dispatch.dispatch(Action::Select(next.clone(), Step::Push)));
        let keyed = {
            let toggle = toggle.clone();
            Callback::from(move |event: KeyboardEvent| {
                if matches!(event.key().as_str(), "Enter" | " ") {
                    event.prevent_default();
                    toggle.emit(());
                }
            })
        };
        let name = format!("{}, {} statement{}", props.library.region_name(code), n, if n == 1 { "" } else { "s" });
        html! {
            <use key={code.to_owned()} href={format!("#m-{code}")} class={format!("r f{}", shade(n, &steps))} role="button" tabindex="0"
                aria-pressed={on.to_string()} aria-label={name.clone()} onclick={Callback::from(move |_: MouseEvent| toggle.emit(()))} onkeydown={keyed}>
                <title>{name}</title>
            </use>
        }
    };
    let outlined = |class: &'static str, codes: &[&str]| -> Html {
        map.regions
            .iter()
            .filter(|r| codes.contains(&r.code.as_str()))
            .map(|r| html! { <><use href={format!("#m-{}", r.code)} class="casing" /><use href={format!("#m-{}", r.code)} {class} /></> })
            .collect()
    };
    let label = |region: &MapRegion| {
        let (n, label) = (count(&region.code), &region.label);
        let tone = if label.lead.is_some() { 0 } else { shade(n, &steps) };
        let class = classes!(if n == 0 { "q" } else { "k" }, format!("on{tone}"), (n == 0).then_some("quiet"));
        let [x, y] = label.at;
        let anchor = label.anchor.clone().unwrap_or_else(|| "middle".into());
        // Beside the words where they lead into the region; else under them, or where the words would be.
        let beside = label.lead.is_some() && label.count.is_none();
        let [cx, cy] = label.count.unwrap_or(if label.text.is_empty() { [x, y + 4.0] } else { [x, y + 14.0] });
        html! {
            <g key={region.code.clone()} aria-hidden="true">
                if let Some([lx, ly]) = label.lead {
                    <path class="lead" d={format!("M{},{}L{},{}", num(lx), num(ly), num(x), num(if y > ly { y - 9.0 } else { y - 3.0 }))} /><circle cx={num(lx)} cy={num(ly)} r="1.6" />
                }
                <text class={classes!(class, label.lead.is_some().then_some("halo"))} x={num(x)} y={num(y)} text-anchor={anchor}>{&label.text}{ if beside && n > 0 { html! { <tspan class="c">{format!(" {n}")}</tspan> } } else { Html::default() } }</text>
                if n > 0 && !beside { <text class={format!("c on{}", shade(n, &steps))} x={num(cx)} y={num(cy)} text-anchor="middle">{n}</text> }
            </g>
        }
    };
    let now: Vec<&str> = props.now.iter().map(|c| c.as_str()).collect();
    let about = props.dimension == Dimension::About;
    html! {
        <>
            <svg class={if map.regions.len() > 40 { "map many" } else { "map" }} viewBox={format!("0 0 {} {}", num(map.width), num(map.height))} role="group" aria-label={if about { "Map of what statements are about" } else { "Map of where sources are" }}>
                <defs>
                    <filter id="blur"><feGaussianBlur stdDeviation="9" /></filter>
                    <path id="m-coast" d={map.coast.clone()} /><path id="m-border" d={map.border.clone()} />
                    { for map.regions.iter().map(|r| html! { <path id={format!("m-{}", r.code)} d={r.path.clone()} /> }) }
                    <mask id="fade"><rect x="14" y="10" width={num(map.width - 28.0)} height={num(map.height - 20.0)} fill="#fff" filter="url(#blur)" /></mask>
                </defs>
                { for [(19.8, "w3"), (13.3, "w2"), (7.3, "w1")].into_iter().map(|(width, class)| html! {
                    <><use href="#m-coast" class={format!("water {class}")} stroke-width={num(width)} /><use href="#m-coast" class="wpap" stroke-width={num(width - 1.6)} /></>
                }) }
                <g mask="url(#fade)"><path class="nb" d={map.context.clone()} /><use href="#m-border" class="near" /></g>
                { for map.regions.iter().map(region) }
                <path class="inner" d={map.inner.clone()} /><use href="#m-border" class="bord" /><use href="#m-coast" class="coast" />
                {outlined("sel", &chosen)}
                {outlined("sel", &now)}
                { for map.regions.iter().map(label) }
                { for map.neighbours.iter().map(|n| html! { <text class="ctx" x={num(n.at[0])} y={num(n.at[1])} text-anchor="middle" aria-hidden="true">{&n.name}</text> }) }
            </svg>
            <div class="key" aria-hidden="true"><span>{"statements"}</span>
                <ol><li class="f0">{"0"}</li>{ for steps.iter().enumerate().map(|(i, lowest)| html! {
                    <li class={format!("f{}", i + 1)}>{ match steps.get(i + 1) {
                        None => format!("{lowest}+"),
                        Some(next) if next - lowest > 1 => format!("{lowest}–{}", next - 1),
                        Some(_) => lowest.to_string(),
                    } }</li>
                }) }</ol>
            </div>
        </>
    }
}
