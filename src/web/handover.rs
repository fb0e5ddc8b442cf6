//! What the page and the bench hand each other, two programs on one document: texts to the bench, articles to the page.

use gloo::events::EventListener;
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DataTransfer, Event, File, FileList};

use super::files::chosen;
use super::location;
use super::page::window;

/// Where texts lie until the bench takes them.
const TEXTS: &str = "datelineTexts";
/// The event that brings articles to the page.
const ARTICLES: &str = "dateline-articles";

/// Is it a text, for the bench to make an article of? Told by its name.
pub fn is_text(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    [".txt", ".md", ".markdown", ".htm", ".html"].into_iter().any(|ending| name.ends_with(ending))
}

/// Takes the texts from among files, lays them down for the bench, and opens it; `false` if there is none.
pub fn to_bench(files: &mut Vec<(String, File)>) -> bool {
    let texts = js_sys::Array::new();
    files.retain(|(name, file)| !is_text(name) || texts.push(file) == 0);
    if texts.length() == 0 {
        return false;
    }
    let _ = Reflect::set(&js_sys::global(), &TEXTS.into(), &texts);
    location::go("/bench");
    true
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
        // Nobody but `to_page` makes such an event.
        then(chosen(Some(of("files").unchecked_into::<FileList>())), of("keep").is_truthy());
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
