//! Loading bundles: from the page itself, where it holds them, or from files beside it.

use gloo::net::http::Request;

use super::page::{document, element};

/// Where the page says that its first bundle is.
pub fn first() -> Option<String> {
    document()?.query_selector("meta[name=dateline-data]").ok()??.get_attribute("content")
}

/// The text of a bundle, or a sentence on why it cannot be had.
pub async fn bundle(path: &str) -> Result<String, String> {
    if let Some(inside) = element(&format!("inline:{path}")).and_then(|e| e.text_content()) {
        return Ok(inside);
    }
    let failed = |why: String| format!("The articles could not be loaded ({why}). Check the connection and try again.");
    let response = Request::get(path).send().await.map_err(|e| failed(e.to_string()))?;
    if !response.ok() {
        return Err(failed(format!("{path}: status {}", response.status())));
    }
    response.text().await.map_err(|e| failed(e.to_string()))
}
