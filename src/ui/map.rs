//! The map: regions shaded by how many statements of the selection come from there, each a control.

use std::collections::BTreeSet;

use yew::prelude::*;

use super::Same;
use super::state::{Action, Dispatch, Step};
use crate::explore::{Library, Results, Selection};
use crate::index::{Dimension, Key};
use crate::model::MapRegion;

#[derive(PartialEq, Properties)]
pub(super) struct MapProps {
    pub library: Same<Library>,
    pub results: Same<Results>,
    pub selection: Selection,
    /// What the map counts: where sources are, or what statements are about.
    pub dimension: Dimension,
    pub dispatch: Dispatch,
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
#[component]
pub(super) fn Map(props: &MapProps) -> Html {
    let map = &props.library.map;
    let steps = shades(&props.library, props.dimension);
    let chosen: BTreeSet<&str> = props
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
        let on = chosen.contains(code);
        let (dispatch, next) = (props.dispatch.clone(), props.selection.toggled(props.dimension, &Key::Is(code.into())));
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
            <path key={code.to_owned()} class={format!("r f{}", shade(n, &steps))} d={region.path.clone()} role="button" tabindex="0"
                aria-pressed={on.to_string()} aria-label={name.clone()} onclick={Callback::from(move |_: MouseEvent| toggle.emit(()))} onkeydown={keyed}>
                <title>{name}</title>
            </path>
        }
    };
    let outlined = |class: &'static str, codes: &[&str]| -> Html {
        map.regions
            .iter()
            .filter(|r| codes.contains(&r.code.as_str()))
            .map(|r| html! { <><path class="casing" d={r.path.clone()} /><path {class} d={r.path.clone()} /></> })
            .collect()
    };
    let picked: Vec<&str> = chosen.iter().copied().collect();
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
                    <path class="lead" d={format!("M{lx},{ly}L{x},{}", if y > ly { y - 9.0 } else { y - 3.0 })} /><circle cx={lx.to_string()} cy={ly.to_string()} r="1.6" />
                }
                <text class={classes!(class, label.lead.is_some().then_some("halo"))} x={x.to_string()} y={y.to_string()} text-anchor={anchor}>{&label.text}{ if beside && n > 0 { html! { <tspan class="c">{format!(" {n}")}</tspan> } } else { Html::default() } }</text>
                if n > 0 && !beside { <text class={format!("c on{}", shade(n, &steps))} x={cx.to_string()} y={cy.to_string()} text-anchor="middle">{n}</text> }
            </g>
        }
    };
    let now: Vec<&str> = props.now.iter().map(|c| c.as_str()).collect();
    let about = props.dimension == Dimension::About;
    html! {
        <>
            <svg class="map" viewBox={format!("0 0 {} {}", map.width, map.height)} role="group" aria-label={if about { "Map of what statements are about" } else { "Map of where sources are" }}>
                <defs>
                    <filter id="blur"><feGaussianBlur stdDeviation="9" /></filter>
                    <mask id="fade"><rect x="14" y="10" width={(map.width - 28.0).to_string()} height={(map.height - 20.0).to_string()} fill="#fff" filter="url(#blur)" /></mask>
                </defs>
                { for [(19.8, "w3"), (13.3, "w2"), (7.3, "w1")].into_iter().map(|(width, class)| html! {
                    <><path class={format!("water {class}")} d={map.coast.clone()} stroke-width={width.to_string()} /><path class="wpap" d={map.coast.clone()} stroke-width={(width - 1.6).to_string()} /></>
                }) }
                <g mask="url(#fade)"><path class="nb" d={map.context.clone()} /><path class="near" d={map.border.clone()} /></g>
                { for map.regions.iter().map(region) }
                <path class="inner" d={map.inner.clone()} /><path class="bord" d={map.border.clone()} /><path class="coast" d={map.coast.clone()} />
                {outlined("sel", &picked)}
                {outlined("sel", &now)}
                { for map.regions.iter().map(label) }
                { for map.neighbours.iter().map(|n| html! { <text class="ctx" x={n.at[0].to_string()} y={n.at[1].to_string()} text-anchor="middle" aria-hidden="true">{&n.name}</text> }) }
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
