//! The clipboard.

use wasm_bindgen_futures::JsFuture;

use super::page::window;

/// Copies a text. `false` where the browser does not allow it, as in a page that is not secure.
pub async fn copy(text: &str) -> bool {
    let Some(navigator) = window().map(|w| w.navigator()) else { return false };
    let has = js_sys::Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|c| !c.is_undefined());
    has && JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}
