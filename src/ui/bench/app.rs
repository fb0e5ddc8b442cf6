//! The whole bench: its state, its views, and the bar that it puts above the explorer.

use yew::prelude::*;

use super::super::el::dropped;
use super::carried::bar;
use super::details::details;
use super::does::{texts, use_does};
use super::export::export;
use super::head::{head, told};
use super::keys::KEYS;
use super::place::Place;
use super::review::review;
use super::shelf::Shelf;
use super::state::{Action, Beside, Dispatch, State};
use super::text::text;
use crate::web::page;

/// What the bench begins with.
#[derive(Clone, PartialEq, Properties)]
pub struct BenchProps {
    /// Where one is.
    pub place: Place,
}

/// The bench.
#[component]
pub fn Bench(props: &BenchProps) -> Html {
    let state = {
        let place = props.place.clone();
        use_reducer(move || State::new(place))
    };
    let dispatch = state.dispatcher();
    use_does(&state, &dispatch);
    let over = Callback::from(|event: DragEvent| event.prevent_default());
    let drop_files = {
        let dispatch = dispatch.clone();
        dropped(move |files| take(files, &dispatch))
    };
    let above = page::place_before("from-link", "host").map(|place| create_portal(bar(&state, &dispatch), place));
    let inside = match (&state.place, state.open()) {
        (Place::Draft(_), Some(held)) => {
            let beside = match state.beside {
                Beside::Review => review(&state, held, &dispatch),
                Beside::Details => details(&state, held, &dispatch),
                Beside::Export => export(&state, held, &dispatch),
                Beside::Keys => keys(&state, &dispatch),
            };
            let tab = |name: &'static str, first: bool| {
                let dispatch = dispatch.clone();
                let onclick = Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::TextFirst(first)));
                html! { <button aria-pressed={(state.text_first == first).to_string()} {onclick}>{name}</button> }
            };
            html! {
                <>
                    <main class="desk" data-first={if state.text_first { "text" } else { "review" }}>
                        {text(held, &dispatch)}
                        {beside}
                    </main>
                    <nav class="desk-tabs" aria-label="Parts of the bench">{tab("Text", true)}{tab("Review", false)}</nav>
                </>
            }
        }
        (Place::Shelf, _) => {
            html! { <Shelf entries={state.entries()} batch={state.batch.clone()} doomed={state.doomed.clone()} dispatch={dispatch.clone()} /> }
        }
        _ => html! { <main class="shelf" aria-busy="true"></main> },
    };
    html! {
        <>
            {above}
            <div class="bn" ondragover={over} ondrop={drop_files}>
                {hatch()}
                {head(&state, &dispatch)}
                {told(&state, &dispatch)}
                {inside}
            </div>
        </>
    }
}

/// Files that were dropped or chosen: every text and article of them is to be read.
pub(super) fn take(files: Vec<(String, web_sys::File)>, dispatch: &Dispatch) {
    let all = files.len();
    let texts = texts(files.into_iter().filter(|(name, _)| is_read(name)).collect());
    dispatch.dispatch(if texts.is_empty() {
        Action::Tell(match all {
            0 => "Nothing was chosen that could be read.".into(),
            _ => "None of these is a text: the bench reads .txt, .md, .html, and article .json with a text.".into(),
        })
    } else {
        Action::Read(texts)
    });
}

fn is_read(name: &str) -> bool {
    crate::web::handover::is_text(name) || name.to_ascii_lowercase().ends_with(".json")
}

/// The hatching of the part-quoted form: that of the explorer is not drawn while the explorer is not.
fn hatch() -> Html {
    html! {
        <svg class="defs" width="0" height="0" aria-hidden="true"><defs>
            <pattern id="bench-hatch" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="hb" width="4" height="4" /><path class="hl" d="M2 0V4" /></pattern>
        </defs></svg>
    }
}

/// Every key, and what it does.
fn keys(state: &State, dispatch: &Dispatch) -> Html {
    let switch = {
        let (dispatch, on) = (dispatch.clone(), state.keys);
        Callback::from(move |_: Event| dispatch.dispatch(Action::Keys(!on)))
    };
    let close = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Beside(Beside::Review)))
    };
    html! {
        <section class="rev" aria-label="Keys">
            <div class="rh"><h2>{"Keys"}</h2><button class="way" onclick={close}>{"Back to the statement"}</button></div>
            <dl class="all-keys">
                { for KEYS.iter().map(|(keys, what)| html! { <><dt>{ for keys.iter().map(|key| html! { <><kbd>{*key}</kbd>{" "}</> }) }</dt><dd>{*what}</dd></> }) }
            </dl>
            <label class="tick"><input type="checkbox" checked={state.keys} onchange={switch} />{"Single keys do this; switch it off if you dictate or your keyboard is shared"}</label>
        </section>
    }
}
