//! The search field. What is typed filters at once; what may be meant is offered under it.

use yew::prelude::*;

use super::el::{bdi, span};
use super::state::{Action, Dispatch, Step};
use super::{Same, icon};
use crate::explore::{Edit, Library, Results, Selection, Suggestion, suggestions, tidy};
use crate::web::page;

#[derive(PartialEq, Properties)]
pub(super) struct SearchProps {
    pub selection: Selection,
    pub library: Same<Library>,
    /// More may be found once more is here.
    pub results: Same<Results>,
    pub dispatch: Dispatch,
}

/// Enter, or leaving the field, makes what was typed a step that Back undoes. With the arrow keys one of the suggestions
/// is pointed at, which Enter then takes.
#[component]
pub(super) fn Search(props: &SearchProps) -> Html {
    let words = &props.selection.words;
    let typed = use_state(|| words.clone());
    let at = use_state(|| None::<usize>);
    let open = use_state(|| false);
    let offered: Vec<Suggestion> = if *open { suggestions(&props.library, &props.selection) } else { Vec::new() };
    let at_now = at.filter(|at| *at < offered.len());
    // What is typed may have a space at its end that the selection does not keep.
    let shown = if typed.split_whitespace().eq(words.split_whitespace()) { (*typed).clone() } else { words.clone() };
    let input = {
        let (typed, at, open, dispatch) = (typed.clone(), at.clone(), open.clone(), props.dispatch.clone());
        Callback::from(move |event: InputEvent| {
            let Some(value) = page::value_of(&event) else { return };
            let words = tidy(&value);
            typed.set(value);
            at.set(None);
            open.set(true);
            dispatch.dispatch(Action::Select(Edit::Words(words), Step::Passing));
        })
    };
    let commit = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_: Event| dispatch.dispatch(Action::Commit))
    };
    let take = {
        let (at, open, dispatch) = (at.clone(), open.clone(), props.dispatch.clone());
        move |one: &Suggestion| {
            at.set(None);
            open.set(false);
            dispatch.dispatch(Action::Select(Edit::All(Box::new(one.selection.clone())), Step::Push));
        }
    };
    let key = {
        let (at, open, take, offered) = (at.clone(), open.clone(), take.clone(), offered.clone());
        Callback::from(move |event: KeyboardEvent| {
            let last = offered.len().checked_sub(1);
            match (event.key().as_str(), last) {
                ("ArrowDown", None) => open.set(true),
                ("ArrowDown", Some(last)) => at.set(if at_now == Some(last) { None } else { Some(at_now.map_or(0, |at| at + 1)) }),
                ("ArrowUp", Some(last)) => at.set(at_now.map_or(Some(last), |at| at.checked_sub(1))),
                ("Enter", _) => match at_now.and_then(|at| offered.get(at)) {
                    Some(one) => take(one),
                    None => return open.set(false),
                },
                ("Escape", Some(_)) => {
                    at.set(None);
                    open.set(false);
                }
                _ => return,
            }
            event.prevent_default();
        })
    };
    let close = {
        let open = open.clone();
        Callback::from(move |_: FocusEvent| open.set(false))
    };
    use_effect_with((), |()| {
        let listener = page::on_slash(|| page::focus("search"));
        move || drop(listener)
    });
    let option = |(place, one): (usize, &Suggestion)| {
        let (take, own) = (take.clone(), one.clone());
        // Before the field loses the focus.
        let take = Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            take(&own);
        });
        html! {
            <li role="option" id={format!("may-{place}")} aria-selected={(at_now == Some(place)).to_string()} onmousedown={take}>
                {bdi(html! { {&one.label} })}{span("kind", html! { {one.what} })}{span("v", html! { {one.count} })}
            </li>
        }
    };
    html! {
        <label class="search">{icon::search()}{span("vh", html! { {"Search"} })}
            <input type="search" id="search" role="combobox" aria-label="Search" aria-autocomplete="list" aria-expanded={(!offered.is_empty()).to_string()} aria-controls="may"
                aria-activedescendant={at_now.map(|at| format!("may-{at}"))} value={shown} oninput={input} onchange={commit} onkeydown={key} onblur={close}
                autocomplete="off" spellcheck="false" placeholder="Words or sources" maxlength="300" />
            <kbd aria-hidden="true">{"/"}</kbd>
            <ul class="may" id="may" role="listbox" aria-label="Suggestions">{ for offered.iter().enumerate().map(option) }</ul>
        </label>
    }
}
