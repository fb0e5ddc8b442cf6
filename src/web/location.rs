//! The address: reading its fragment, changing it, hearing of changes.

use gloo::events::EventListener;
use wasm_bindgen::JsValue;

use super::page::window;

/// The fragment, with its `#`; empty where there is none.
pub fn fragment() -> String {
    window().and_then(|w| w.location().hash().ok()).unwrap_or_default()
}

/// The whole address with another fragment.
pub fn address(fragment: &str) -> String {
    let href = window().and_then(|w| w.location().href().ok()).unwrap_or_default();
    let base = href.split('#').next().unwrap_or_default();
    format!("{base}{fragment}")
}

/// An address at some words of its page, by a text fragment; as it is where there are none. The browser's own encoding is
/// used, since ours would be downloaded by everybody.
pub fn at_words(url: &str, words: &str) -> String {
    if words.is_empty() || !cfg!(target_arch = "wasm32") {
        return url.into();
    }
    [url, "#:~:text=", &String::from(js_sys::encode_uri_component(words)).replace('-', "%2D")].concat()
}

/// A new entry of the history.
pub fn push(fragment: &str) {
    if let Some(history) = window().and_then(|w| w.history().ok()) {
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(fragment));
    }
}

/// The present entry of the history, changed.
pub fn replace(fragment: &str) {
    if let Some(history) = window().and_then(|w| w.history().ok()) {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(fragment));
    }
}

/// One step back in the history.
pub fn back() {
    if let Some(history) = window().and_then(|w| w.history().ok()) {
        let _ = history.back();
    }
}

/// Calls back with the fragment whenever the browser changes it: Back, Forward, or a link.
pub fn on_change(then: impl Fn(String) + 'static) -> Option<EventListener> {
    let window = window()?;
    Some(EventListener::new(&window, "popstate", move |_| then(fragment())))
}

/// Goes to another fragment of the page, as a link does: whoever listens hears of it.
pub fn go(fragment: &str) {
    if let Some(window) = window() {
        let _ = window.location().set_hash(fragment);
    }
}

/// The same, without a new entry of the history.
pub fn go_instead(fragment: &str) {
    if let Some(window) = window() {
        let _ = window.location().replace(fragment);
    }
}

/// Calls back with the fragment whenever the browser goes to another one; not when a program changes the address.
pub fn on_go(then: impl Fn(String) + 'static) -> Option<EventListener> {
    let window = window()?;
    Some(EventListener::new(&window, "hashchange", move |_| then(fragment())))
}
