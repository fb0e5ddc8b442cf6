//! The elements that stand on the page most often, built in one place: `html!` writes out the making of an element
//! wherever it stands, and a reader downloads each.

use web_sys::File;
use yew::prelude::*;
use yew::virtual_dom::VTag;

use super::state::{Dispatch, go};
use crate::explore::{Link, print};
use crate::web::files;

fn element(tag: &'static str, class: &'static str, content: Html) -> Html {
    let mut element = VTag::new(tag);
    if !class.is_empty() {
        element.add_attribute("class", class);
    }
    element.add_child(content);
    element.into()
}

/// A part of a line; no class if that is empty.
pub(super) fn span(class: &'static str, content: Html) -> Html {
    element("span", class, content)
}

/// A paragraph.
pub(super) fn p(class: &'static str, content: Html) -> Html {
    element("p", class, content)
}

/// Words whose direction is their own.
pub(super) fn bdi(content: Html) -> Html {
    element("bdi", "", content)
}

/// A name and what it is called.
pub(super) fn fact(name: &'static str, value: Html) -> Html {
    html! { <>{element("dt", "", name.into())}{element("dd", "", value)}</> }
}

/// A button that says what it does.
pub(super) fn button(class: &'static str, onclick: Callback<MouseEvent>, content: Html) -> Html {
    html! { <button {class} {onclick}>{content}</button> }
}

/// A button of a switch: pressed or not.
pub(super) fn pressed(on: bool, onclick: Callback<MouseEvent>, name: &'static str) -> Html {
    html! { <button aria-pressed={on.to_string()} {onclick}>{name}</button> }
}

/// A way to another place of the page; a link, so that it can be opened elsewhere too.
pub(super) fn way(dispatch: &Dispatch, link: Link, class: &'static str, content: Html) -> Html {
    html! { <a {class} href={print(&link)} onclick={go(dispatch, link)}>{content}</a> }
}

/// Takes the files and folders that are dropped.
pub(super) fn dropped(take: impl Fn(Vec<(String, File)>) + Clone + 'static) -> Callback<DragEvent> {
    Callback::from(move |event: DragEvent| {
        event.prevent_default();
        let Some(transfer) = event.data_transfer() else { return };
        let (entries, files) = files::dropped(&transfer);
        let take = take.clone();
        wasm_bindgen_futures::spawn_local(async move { take(if entries.is_empty() { files } else { files::open(entries).await }) });
    })
}
