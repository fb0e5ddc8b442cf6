//! The search field. What is typed filters at once; what may be meant is offered under it.

use std::rc::Rc;

use yew::prelude::*;

use super::el::{El, bdi, el, pressed_key, span};
use super::icon;
use super::state::{Action, Dispatch, Step};
use crate::explore::{Edit, Suggestion, tidy};
use crate::web::page;

/// What is in the field, which suggestion is pointed at, and whether there are any.
#[derive(Clone, Default, PartialEq)]
pub(super) struct Typed {
    text: String,
    at: Option<usize>,
    pub open: bool,
}

/// Enter, or leaving the field, makes what was typed a step that Back undoes. With the arrow keys one of the suggestions
/// is pointed at, which Enter then takes.
pub(super) fn search(words: &str, typed: &UseStateHandle<Typed>, offered: &Rc<Vec<Suggestion>>, dispatch: &Dispatch) -> El {
    let at_now = typed.at.filter(|at| *at < offered.len());
    // What is typed may have a space at its end that the selection does not keep.
    let shown = if typed.text.split_whitespace().eq(words.split_whitespace()) { &typed.text } else { words };
    // What is pointed at; `None` closes the list.
    let point = {
        let (typed, text) = (typed.clone(), shown.to_owned());
        move |at: Option<Option<usize>>| typed.set(Typed { text: text.clone(), at: at.flatten(), open: at.is_some() })
    };
    let input = {
        let (typed, dispatch) = (typed.clone(), dispatch.clone());
        Callback::from(move |event: Event| {
            let Some(text) = page::value_of(&event) else { return };
            let words = tidy(&text);
            typed.set(Typed { text, at: None, open: true });
            dispatch.dispatch(Action::Select(Edit::Words(words), Step::Passing));
        })
    };
    let commit = {
        let dispatch = dispatch.clone();
        Callback::from(move |_| dispatch.dispatch(Action::Commit))
    };
    let take = {
        let (point, dispatch) = (point.clone(), dispatch.clone());
        move |one: &Suggestion| {
            point(None);
            dispatch.dispatch(Action::Select(Edit::All(Box::new(one.selection.clone())), Step::Push));
        }
    };
    let key = {
        let (point, take, offered) = (point.clone(), take.clone(), offered.clone());
        Callback::from(move |event: Event| {
            let last = offered.len().checked_sub(1);
            match (pressed_key(&event).as_str(), last) {
                ("ArrowDown", None) => point(Some(None)),
                ("ArrowDown", Some(last)) => point(Some(if at_now == Some(last) { None } else { Some(at_now.map_or(0, |at| at + 1)) })),
                ("ArrowUp", Some(last)) => point(Some(at_now.map_or(Some(last), |at| at.checked_sub(1)))),
                ("Enter", _) => match at_now.and_then(|at| offered.get(at)) {
                    Some(one) => take(one),
                    None => return point(None),
                },
                ("Escape", Some(_)) => point(None),
                _ => return,
            }
            event.prevent_default();
        })
    };
    let close = Callback::from(move |_| point(None));
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
        .value(shown.to_owned())
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
}
