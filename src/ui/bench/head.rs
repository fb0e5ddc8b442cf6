//! The line at the top of the bench, and what there is to tell.

use yew::prelude::*;

use super::place::Place;
use super::state::{Action, Beside, Dispatch, State};
use crate::review::Standing;
use crate::ui::icon;

/// More statements than this are not shown one by one.
const TICKS: usize = 40;

/// Name, article, progress, ways out.
pub(super) fn head(state: &State, dispatch: &Dispatch) -> Html {
    let held = state.open();
    let beside = |what: Beside, name: &'static str| {
        let dispatch = dispatch.clone();
        let onclick = Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Beside(what)));
        html! { <button class="btn quiet" aria-pressed={(state.beside == what).to_string()} {onclick}>{name}</button> }
    };
    html! {
        <header class="atop">
            <a class="name" href="#/quotes">{"Dateline"}<i aria-hidden="true">{"—"}</i></a>
            <span class="bt"><b>{"Import bench"}</b>{" "}
                <span dir="auto">{ match held { Some(held) => format!("{} · stays on this machine", held.name), None => "nothing leaves this machine".into() } }</span>
            </span>
            <span class="sp"></span>
            if let Some(held) = held {
                <h1 class="vh">{format!("{}, under review", held.title())}</h1>
                {progress(state)}
                {beside(Beside::Details, "Article")}
                {beside(Beside::Export, "Export")}
                {beside(Beside::Keys, "Keys")}
                <a class="btn" href="#/bench" title={format!("{} is saved as you go", held.title())}>{"Save & close"}</a>
            } else if matches!(state.place, Place::Shelf) {
                <a class="btn" href="#/quotes">{"To the explorer"}</a>
            }
        </header>
    }
}

fn progress(state: &State) -> Html {
    let Some(held) = state.open() else { return Html::default() };
    let draft = held.draft();
    let (done, total) = draft.progress();
    let ticks = if draft.items.len() <= TICKS {
        let tick = |(key, standing): (u32, Standing)| {
            let class = match (Some(key) == held.current, standing) {
                (true, _) => "c",
                (_, Standing::Accepted) => "d",
                (_, Standing::Rejected) => "x",
                (_, Standing::Open) => "",
            };
            html! { <i {class} key={key}></i> }
        };
        html! { <span class="ticks" aria-hidden="true">{ for draft.items.iter().map(|i| tick((i.key, i.standing))) }</span> }
    } else {
        html! { <progress aria-hidden="true" value={done.to_string()} max={total.to_string()}></progress> }
    };
    html! { <span class="prog">{ticks}<span role="status"><b class="n">{done}</b>{format!(" of {total} reviewed")}</span></span> }
}

/// What there is to tell, over what it is about.
pub(super) fn told(state: &State, dispatch: &Dispatch) -> Html {
    let line = |(i, text): (usize, &String)| {
        let dispatch = dispatch.clone();
        let dismiss = Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Dismiss(i)));
        html! { <div class="notice" key={text.clone()}><p class="say" dir="auto">{text}</p><button onclick={dismiss} aria-label="Dismiss">{icon::cross()}</button></div> }
    };
    let shown = state.place != Place::Away;
    html! { <div class="told" role="log" aria-label="Messages" aria-live="polite">if shown { { for state.told.iter().enumerate().map(line) } }</div> }
}
