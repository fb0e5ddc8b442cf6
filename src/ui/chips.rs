//! The sentence of what is in force: each part can be taken away.

use yew::prelude::*;

use super::el::{bdi, button, p, span};
use super::header::{about, count};
use super::icon;
use super::state::{Dispatch, State, select};
use crate::explore::{Edit, Way, chips};
use crate::web::location;

/// What is in force, or ways in where nothing is.
pub(super) fn in_force(props: &State, dispatch: &Dispatch) -> Html {
    let select = |edit: Edit| select(dispatch, edit);
    let selection = &props.link.selection;
    let parts = chips(&props.library, selection);
    let ways = if parts.is_empty() { props.library.ways() } else { &[] };
    let note = props.library.collection.note.as_deref().unwrap_or_default();
    let back = Callback::from(|_: MouseEvent| location::back());
    let chip = |chip: &crate::explore::Chip| {
        html! {
            <span class="chip" key={format!("{} {}", chip.lead, chip.value)}>
                if !chip.lead.is_empty() { <em>{&chip.lead}</em> }{bdi(html! { {&chip.value} })}
                <button onclick={select(Edit::Without(chip.clause.clone()))} aria-label={format!("Take away {} {}", chip.lead, chip.value)}>{icon::cross()}</button>
            </span>
        }
    };
    let way = |(name, selection, found): &Way| {
        html! {
            <button class="way" key={name.clone()} onclick={select(Edit::All(Box::new(selection.clone())))}>{bdi(html! { {name} })}<span>{found}</span></button>
        }
    };
    html! {
        <div class="chips" role="region" aria-label="Filters in force">
            <h1 class="mcoll" dir="auto">{&props.library.collection.title}</h1>
            {p(if props.library.collection.invented { "mabout" } else { "mabout spare" }, html! { {about(&props.library)} })}
            <p class="mst" role="status">{count(&props.results)}</p>
            if parts.is_empty() {
                {span("say", html! { {"Everything is shown."} })}
                {span("lbl", html! { {"Ways in:"} })}
                {span("scroll", html! { { for ways.iter().map(way) } })}
                {span("end", html! { {note} })}
            } else {
                {span("say", html! { {"Shown:"} })}
                <span class="scroll">
                    { for parts.iter().map(chip) }
                    {button("way clear", select(Edit::Clear), "Clear all".into())}
                </span>
                if props.results.found == 0 { {button("way end", back, "Undo the last filter".into())} } else { {span("end", html! { {note} })} }
            }
        </div>
    }
}
