//! Loading bundles: from the page itself, where it holds them, or from files beside it.

use gloo::events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestCache, RequestInit, Response};

use super::clock;
use super::page::{document, element, window};
use crate::model::{Bundle, is_whole, read_bundle};

/// Where the page says that its first bundle is.
pub fn first() -> Option<String> {
    document()?.query_selector("meta[name=dateline-data]").ok()??.get_attribute("content")
}

/// A bundle, or a sentence on why it cannot be had.
pub async fn bundle(path: &str) -> Result<Bundle, String> {
    let text = text(path, false).await?;
    read_bundle(path, &text).map_err(|faults| faults.first().map(ToString::to_string).unwrap_or_default())
}

/// Waits before each further try, in milliseconds.
const WAITS: [i32; 2] = [400, 2000];

/// The text of a piece, which is what its name says, or a sentence on why it cannot be had; tried again some times.
pub async fn piece(file: &str) -> Result<String, String> {
    if let Some(inside) = inside(file) {
        return Ok(inside);
    }
    let mut tried = text(file, false).await;
    for wait in WAITS {
        if tried.as_ref().is_ok_and(|text| is_whole(file, text)) {
            return tried;
        }
        clock::wait(wait).await;
        // What a cache gave may be what is wrong.
        tried = text(file, true).await;
    }
    tried.and_then(|text| if is_whole(file, &text) { Ok(text) } else { Err(not_whole(file)) })
}

/// The text of a file beside the page, or inside it.
pub async fn beside(file: &str) -> Result<String, String> {
    text(file, false).await
}

/// A sentence on a file that is not what its name says.
pub fn not_whole(file: &str) -> String {
    [file, " was cut short or changed on its way, or the site has been published anew: load the page again."].concat()
}

/// Calls back when the network is there again.
pub fn on_line(then: impl Fn() + 'static) -> Option<EventListener> {
    window().map(|window| EventListener::new(&window, "online", move |_| then()))
}

/// What the page itself holds of a file.
fn inside(path: &str) -> Option<String> {
    element(&["inline:", path].concat())?.text_content()
}

async fn text(path: &str, anew: bool) -> Result<String, String> {
    if let Some(inside) = inside(path) {
        return Ok(inside);
    }
    let failed = |why: String| format!("The articles could not be loaded ({why}). Check the connection and try again.");
    let told = |e: JsValue| failed(e.dyn_ref::<js_sys::Error>().map_or("no answer".into(), |e| String::from(e.message())));
    let how = RequestInit::new();
    if anew {
        how.set_cache(RequestCache::Reload);
    }
    let request = window().ok_or_else(|| failed("there is no window".into()))?.fetch_with_str_and_init(path, &how);
    let response: Response = JsFuture::from(request).await.map_err(told)?.unchecked_into();
    if !response.ok() {
        return Err(failed(format!("{path}: status {}", response.status())));
    }
    let text = JsFuture::from(response.text().map_err(told)?).await.map_err(told)?;
    text.as_string().ok_or_else(|| failed("it is no text".into()))
}
