//! The document: finding elements, focus, listening.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, HtmlInputElement, KeyboardEvent, Window};

/// The window, where there is one.
pub fn window() -> Option<Window> {
    web_sys::window()
}

/// The document, where there is one.
pub fn document() -> Option<Document> {
    window()?.document()
}

/// An element by id.
pub fn element(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

/// Moves the focus to an element.
pub fn focus(id: &str) {
    if let Some(element) = element(id).and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Scrolls an element to the top of what scrolls around it.
pub fn reveal(id: &str) {
    if let Some(element) = element(id) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Scrolls what has this id to its beginning.
pub fn to_top(id: &str) {
    if let Some(element) = element(id) {
        element.set_scroll_top(0);
    }
}

/// Where in an element a pointer is, as a fraction of its width.
pub fn fraction(element: &Element, client_x: f64) -> f64 {
    let rect = element.get_bounding_client_rect();
    if rect.width() > 0.0 { (client_x - rect.left()) / rect.width() } else { 0.0 }
}

/// Keeps a pointer's events coming to an element until it is released.
pub fn capture(element: &Element, pointer: i32) {
    let _ = element.set_pointer_capture(pointer);
}

/// Sets the title of the window.
pub fn title(text: &str) {
    if let Some(document) = document() {
        document.set_title(text);
    }
}

/// The text of an event's input field.
pub fn value_of(event: &web_sys::Event) -> Option<String> {
    event.target()?.dyn_into::<HtmlInputElement>().ok().map(|input| input.value())
}

/// Calls back when `/` is pressed outside of a field.
pub fn on_slash(then: impl Fn() + 'static) -> Option<EventListener> {
    let document = document()?;
    let options = gloo::events::EventListenerOptions::enable_prevent_default();
    Some(EventListener::new_with_options(&document, "keydown", options, move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        let typing = event
            .target()
            .and_then(|t| t.dyn_into::<Element>().ok())
            .is_some_and(|e| matches!(e.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"));
        if key.key() == "/" && !typing && !key.ctrl_key() && !key.meta_key() && !key.alt_key() {
            event.prevent_default();
            then();
        }
    }))
}

/// Says something above the page, where the app is not there to say it.
pub fn say(text: &str) {
    if let Some(bar) = element("trouble") {
        bar.set_text_content(Some(text));
        let _ = bar.remove_attribute("hidden");
    }
}
