//! A field of one line: its label with the key that leads there, its value, why it is so, what else it could be.

use yew::prelude::*;

use crate::review::{Edit, Explained, Other};
use crate::web::page;

#[derive(PartialEq, Properties)]
pub(super) struct FieldProps {
    /// Of the input.
    pub id: &'static str,
    /// Its name; its first letter is the key that leads there, where `lettered`.
    pub name: &'static str,
    #[prop_or_default]
    pub lettered: bool,
    pub value: AttrValue,
    /// Is the value inferred?
    #[prop_or_default]
    pub inferred: bool,
    #[prop_or_default]
    pub hint: AttrValue,
    /// Edits to choose from.
    #[prop_or_default]
    pub others: Vec<Other>,
    /// The list of what can be typed.
    #[prop_or_default]
    pub list: Option<&'static str>,
    #[prop_or_default]
    pub placeholder: &'static str,
    /// Another value was typed.
    pub change: Callback<String>,
    /// Another one was chosen.
    #[prop_or_default]
    pub choose: Callback<Edit>,
}

/// The field.
#[component]
pub(super) fn Field(props: &FieldProps) -> Html {
    let onchange = {
        let change = props.change.clone();
        Callback::from(move |event: Event| {
            if let Some(value) = page::value_of(&event) {
                change.emit(value.trim().to_owned());
            }
        })
    };
    let hint_id = format!("{}-hint", props.id);
    let mut letters = props.name.chars();
    let label = match (props.lettered, letters.next()) {
        (true, Some(first)) => html! { <><u>{first}</u>{letters.as_str()}</> },
        _ => html! { {props.name} },
    };
    let others = props.others.iter().enumerate().map(|(i, other)| {
        let edit = other.edit.clone();
        let onclick = props.choose.reform(move |_: MouseEvent| edit.clone());
        html! { <>{ if i > 0 { ", " } else { "" } }<button class="way" {onclick} aria-label={format!("{}: {}", props.name, other.label)}>{&other.label}</button></> }
    });
    html! {
        <div class="fld">
            <label for={props.id}>{label}</label>
            <div>
                <div class="in">
                    <input id={props.id} value={props.value.clone()} {onchange} list={props.list} placeholder={props.placeholder} autocomplete="off" spellcheck="false"
                        class={props.inferred.then_some("inf")} dir="auto" aria-describedby={hint_id.clone()} />
                    if props.inferred { <span class="why">{"inferred"}</span> }
                </div>
                <p class="hint" id={hint_id}>
                    {&props.hint}
                    if !props.others.is_empty() { { if props.hint.is_empty() { "Or: " } else { " Or: " } }{ for others } }
                </p>
            </div>
        </div>
    }
}

/// What was explained of a field, where anything was.
pub(super) fn told(explained: Option<&Explained>) -> (bool, AttrValue, Vec<Other>) {
    explained.map_or((false, AttrValue::default(), Vec::new()), |e| (e.inferred, e.hint.clone().into(), e.others.clone()))
}

/// A button that says what it does.
pub(super) fn button(class: &'static str, onclick: Callback<MouseEvent>, content: Html) -> Html {
    html! { <button {class} {onclick}>{content}</button> }
}
