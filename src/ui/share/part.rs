//! What the parts are made of: a text to copy, and a file to save.

use yew::prelude::*;

use crate::web::{clipboard, download};

/// A text to copy.
#[derive(PartialEq, Properties)]
pub(super) struct CopyProps {
    /// What it is: names the field.
    pub name: AttrValue,
    pub id: &'static str,
    pub text: AttrValue,
    #[prop_or(1)]
    pub rows: u32,
}

/// The text, and a button that copies it. Where the browser does not let a page copy, the text can be taken by hand.
#[component]
pub(super) fn Copy(props: &CopyProps) -> Html {
    let said = use_state(|| (AttrValue::default(), ""));
    let copy = {
        let (text, said) = (props.text.clone(), said.clone());
        Callback::from(move |_: MouseEvent| {
            let (text, said) = (text.clone(), said.clone());
            wasm_bindgen_futures::spawn_local(async move {
                let done = clipboard::copy(&text).await;
                said.set((text, if done { "Copied." } else { "This browser does not let the page copy: select the text and copy it." }));
            });
        })
    };
    // Of another text nothing is copied yet.
    let told = if said.0 == props.text { said.1 } else { "" };
    html! {
        <div class="copying">
            <label for={props.id}>{props.name.clone()}</label>
            <textarea id={props.id} readonly=true rows={props.rows.to_string()} value={props.text.clone()} spellcheck="false" dir="auto" />
            <button class="btn" onclick={copy}>{"Copy"}<span class="vh">{" "}{props.name.clone()}</span></button>
            <span class="told-of" role="status">{told}</span>
        </div>
    }
}

/// A file to save: its name, its kind, and how it is made when it is asked for.
#[derive(PartialEq, Properties)]
pub(super) struct SaveProps {
    pub name: AttrValue,
    pub file: AttrValue,
    pub kind: &'static str,
    #[prop_or_default]
    pub note: AttrValue,
    pub make: Callback<(), String>,
}

/// A button that saves a file.
#[component]
pub(super) fn Save(props: &SaveProps) -> Html {
    let failed = use_state(|| false);
    let save = {
        let (file, kind, make, failed) = (props.file.clone(), props.kind, props.make.clone(), failed.clone());
        Callback::from(move |_: MouseEvent| failed.set(!download::save(&file, &make.emit(()), kind)))
    };
    html! {
        <li>
            <button class="btn" onclick={save} title={props.file.clone()}>{props.name.clone()}</button>
            <span class="kind">{props.note.clone()}</span>
            if *failed { <span role="alert">{"The browser did not save the file."}</span> }
        </li>
    }
}
