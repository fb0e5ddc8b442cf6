//! Loading bundles: from the page itself, where it holds them, or from files beside it.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use super::page::{document, element, window};
use crate::model::{Bundle, read_bundle};

/// Where the page says that its first bundle is.
pub fn first() -> Option<String> {
    document()?.query_selector("meta[name=dateline-data]").ok()??.get_attribute("content")
}

/// A bundle, or a sentence on why it cannot be had.
pub async fn bundle(path: &str) -> Result<Bundle, String> {
    let text = text(path).await?;
    read_bundle(path, &text).map_err(|faults| faults.first().map(ToString::to_string).unwrap_or_default())
}

async fn text(path: &str) -> Result<String, String> {
    if let Some(inside) = element(&format!("inline:{path}")).and_then(|e| e.text_content()) {
        return Ok(inside);
    }
    let failed = |why: String| format!("The articles could not be loaded ({why}). Check the connection and try again.");
    let told = |e: JsValue| failed(e.dyn_ref::<js_sys::Error>().map_or("no answer".into(), |e| String::from(e.message())));
    let request = window().ok_or_else(|| failed("there is no window".into()))?.fetch_with_str(path);
    let response: Response = JsFuture::from(request).await.map_err(told)?.unchecked_into();
    if !response.ok() {
        return Err(failed(format!("{path}: status {}", response.status())));
    }
    let text = JsFuture::from(response.text().map_err(told)?).await.map_err(told)?;
    text.as_string().ok_or_else(|| failed("it is no text".into()))
}
