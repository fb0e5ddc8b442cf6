//! What the page has to tell: what a link asked for that is not there, what was wrong with a file.

use yew::prelude::*;

use super::el::p;
use super::icon;
use super::state::{Action, Dispatch, Notice};

/// More lines than this are counted.
const LINES: usize = 100;

/// The notices, each to be dismissed.
pub(super) fn notices(notices: &[Notice], loading: bool, dispatch: &Dispatch) -> Html {
    let item = |(i, notice): (usize, &Notice)| {
        let dispatch = dispatch.clone();
        let dismiss = Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Dismiss(i)));
        html! {
            <div class="notice" key={i}>
                <div class="say">
                    <p dir="auto">{&notice.text}</p>
                    if !notice.lines.is_empty() {
                        <ul tabindex="0" aria-label="Faults">{ for notice.lines.iter().take(LINES).map(|line| html! { <li dir="auto">{line}</li> }) }</ul>
                        if notice.lines.len() > LINES { <p>{format!("and {} more", notice.lines.len() - LINES)}</p> }
                    }
                </div>
                <button onclick={dismiss} aria-label="Dismiss">{icon::cross()}</button>
            </div>
        }
    };
    html! {
        <div class="notices" role="log" aria-label="Messages" aria-live="polite">
            if loading { <div class="notice">{p("say", html! { {"Loading the other collection …"} })}</div> }
            { for notices.iter().enumerate().map(item) }
        </div>
    }
}
