//! The search field. What is typed filters at once; what may be meant is offered under it.

use yew::prelude::*;

use super::el::{bdi, el, pressed_key, span};
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
        Callback::from(move |event: Event| {
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
        Callback::from(move |_| dispatch.dispatch(Action::Commit))
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
        Callback::from(move |event: Event| {
            let last = offered.len().checked_sub(1);
            match (pressed_key(&event).as_str(), last) {
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
        Callback::from(move |_| open.set(false))
    };
    use_effect_with((), |()| {
        let listener = page::on_slash(|| page::focus("search"));
        move || drop(listener)
    });
    let option = |(place, one): (usize, &Suggestion)| {
        let (take, own) = (take.clone(), one.clone());
        // Before the field loses the focus.
        let take = Callback::from(move |event: Event| {
            event.prevent_default();
            take(&own);
        });
        el("li", "")
            .set("role", "option")
            .set("id", format!("may-{place}"))
            .set("aria-selected", at_now == Some(place))
            .on("mousedown", take)
            .with(bdi(&one.label))
            .with(span("kind", one.what))
            .with(span("v", one.count))
    };
    let field = el("input", "")
        .set("type", "text")
        .set("id", "search")
        .set("role", "combobox")
        .set("aria-label", "Search")
        .set("aria-autocomplete", "list")
        .set("aria-expanded", !offered.is_empty())
        .set("aria-controls", "may")
        .set("aria-activedescendant", at_now.map(|at| format!("may-{at}")))
        .value(shown)
        .on("input", input)
        .on("change", commit)
        .on("keydown", key)
        .on("blur", close)
        .set("autocomplete", "off")
        .set("spellcheck", "false")
        .set("placeholder", "Words or sources")
        .set("maxlength", "300");
    let list = el("ul", "may").set("id", "may").set("role", "listbox").set("aria-label", "Suggestions");
    el("div", "search")
        .with(icon::search())
        .with(field)
        .with(el("kbd", "").set("aria-hidden", true).with("/"))
        .with(list.all(offered.iter().enumerate().map(option)))
        .html()
}
