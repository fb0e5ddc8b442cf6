//! What the page and the bench hand each other, two programs on one document: texts to the bench, articles to the page.

use gloo::events::EventListener;
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DataTransfer, Event, File, FileList};

use super::files::chosen;
use super::page::window;

/// Where texts lie until the bench takes them.
const TEXTS: &str = "datelineTexts";
/// The event that brings articles to the page.
const ARTICLES: &str = "dateline-articles";

/// Is it a text, for the bench to make an article of? Told by its name.
pub fn is_text(name: &str) -> bool {
    let ending = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    matches!(ending.as_str(), "txt" | "text" | "md" | "markdown" | "htm" | "html")
}

/// Lays texts down for the bench, and opens it.
pub fn to_bench(texts: Vec<File>) {
    let Some(window) = window() else { return };
    let list: js_sys::Array = texts.into_iter().collect();
    let _ = Reflect::set(&window, &TEXTS.into(), &list);
    let _ = window.location().set_hash("/bench");
}

/// Takes the texts that lie there.
pub fn take_texts() -> Vec<(String, File)> {
    let Some(window) = window() else { return Vec::new() };
    let list = Reflect::get(&window, &TEXTS.into()).ok().and_then(|l| l.dyn_into::<js_sys::Array>().ok());
    let _ = Reflect::delete_property(&window, &TEXTS.into());
    let files = list.iter().flat_map(|l| l.iter()).filter_map(|f| f.dyn_into::<File>().ok());
    files.map(|f| (f.name(), f)).collect()
}

/// Calls back with the articles that the bench brings, and whether they are to be kept.
pub fn on_articles(then: impl Fn(Vec<(String, File)>, bool) + 'static) -> Option<EventListener> {
    let window = window()?;
    Some(EventListener::new(&window, ARTICLES, move |event| {
        let of = |name: &str| Reflect::get(event, &name.into()).unwrap_or(JsValue::NULL);
        then(chosen(of("files").dyn_into::<FileList>().ok()), of("keep").is_truthy());
    }))
}

/// Brings articles to the page, by file name and text.
pub fn to_page(articles: &[(String, String)], keep: bool) -> Result<(), JsValue> {
    let transfer = DataTransfer::new()?;
    for (name, text) in articles {
        let parts = js_sys::Array::of1(&text.as_str().into());
        transfer.items().add_with_file(&File::new_with_str_sequence(&parts, name)?)?;
    }
    let event = Event::new(ARTICLES)?;
    Reflect::set(&event, &"files".into(), &transfer.files().map_or(JsValue::NULL, JsValue::from))?;
    Reflect::set(&event, &"keep".into(), &keep.into())?;
    if let Some(window) = window() {
        window.dispatch_event(&event)?;
    }
    Ok(())
}
