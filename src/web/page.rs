//! The document: finding elements, focus, listening.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, HtmlInputElement, KeyboardEvent, Window};

use super::clock;

/// The window, where there is one: there is none where the page is rendered beforehand.
pub fn window() -> Option<Window> {
    if cfg!(target_arch = "wasm32") { web_sys::window() } else { None }
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

/// How far a pointer is below the top of a part of an element.
pub fn below(element: &Element, part: &str, client_y: f64) -> f64 {
    element.query_selector(part).ok().flatten().map_or(0.0, |part| client_y - part.get_bounding_client_rect().top())
}

/// What the browser tells beside the pointer where it rests.
pub fn tell(element: &Element, words: &str) {
    if element.get_attribute("title").unwrap_or_default() != words {
        let _ = if words.is_empty() { element.remove_attribute("title") } else { element.set_attribute("title", words) };
    }
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

/// What is chosen in an event's list.
pub fn chosen_of(event: &web_sys::Event) -> Option<String> {
    event.target()?.dyn_into::<web_sys::HtmlSelectElement>().ok().map(|list| list.value())
}

/// The text of a field of several lines.
pub fn text_of(id: &str) -> String {
    element(id).and_then(|e| e.dyn_into::<web_sys::HtmlTextAreaElement>().ok()).map(|t| t.value()).unwrap_or_default()
}

/// The text of a field of one line.
pub fn line_of(id: &str) -> String {
    element(id).and_then(|e| e.dyn_into::<HtmlInputElement>().ok()).map(|t| t.value()).unwrap_or_default()
}

/// Is the event that of a field in which one types?
pub fn is_typing(event: &web_sys::Event) -> bool {
    let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
    target.is_some_and(|e| matches!(e.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"))
}

/// Calls back for every key that is pressed.
pub fn on_key(then: impl Fn(&KeyboardEvent) + 'static) -> Option<EventListener> {
    let document = document()?;
    let options = gloo::events::EventListenerOptions::enable_prevent_default();
    Some(EventListener::new_with_options(&document, "keydown", options, move |event| {
        if let Some(key) = event.dyn_ref::<KeyboardEvent>() {
            then(key);
        }
    }))
}

/// Calls back when `/` is pressed outside of a field.
pub fn on_slash(then: impl Fn() + 'static) -> Option<EventListener> {
    on_key(move |key| {
        if key.key() == "/" && !is_typing(key) && !key.ctrl_key() && !key.meta_key() && !key.alt_key() {
            key.prevent_default();
            then();
        }
    })
}

/// Says something above the page, where the app is not there to say it.
pub fn say(text: &str) {
    if let Some(bar) = element("trouble") {
        bar.set_text_content(Some(text));
        let _ = bar.remove_attribute("hidden");
    }
}

/// Does an element of this accessible label exist?
pub fn has_label(label: &str) -> bool {
    let all = document().and_then(|d| d.query_selector_all("[aria-label]").ok());
    let has = |node: web_sys::Node| node.dyn_into::<Element>().ok().and_then(|e| e.get_attribute("aria-label")).as_deref() == Some(label);
    all.is_some_and(|all| (0..all.length()).filter_map(|i| all.get(i)).any(has))
}

/// Gives the whole document a class, or takes it away.
pub fn mark(class: &str, on: bool) {
    if let Some(root) = document().and_then(|d| d.document_element()) {
        let _ = root.class_list().toggle_with_force(class, on);
    }
}

/// Puts an element with this id before another, unless it is there.
pub fn place_before(id: &str, other: &str) -> Option<Element> {
    if let Some(there) = element(id) {
        return Some(there);
    }
    let (other, new) = (element(other)?, document()?.create_element("div").ok()?);
    new.set_id(id);
    other.parent_node()?.insert_before(&new, Some(&other)).ok()?;
    Some(new)
}

/// Scrolls an element into the middle of what scrolls around it, unless it is in sight.
pub fn centre(id: &str) {
    if let Some(element) = element(id) {
        let options = web_sys::ScrollIntoViewOptions::new();
        let (rect, height) = (element.get_bounding_client_rect(), window().and_then(|w| w.inner_height().ok()).and_then(|h| h.as_f64()));
        let hidden = rect.top() < 90.0 || rect.bottom() > height.unwrap_or(0.0) - 60.0;
        options.set_block(if hidden { web_sys::ScrollLogicalPosition::Center } else { web_sys::ScrollLogicalPosition::Nearest });
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Takes the focus from the field that has it, which ends the change of it.
pub fn leave_field() {
    if let Some(field) = document().and_then(|d| d.active_element()).and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        let _ = field.blur();
    }
}

/// Moves the focus to a field with all of its content selected: at once, or else as soon as it is in sight.
pub fn focus_field(id: &'static str) {
    if !select_in(id) {
        let again = move || {
            select_in(id);
        };
        clock::later(0, Box::new(again));
    }
}

/// `false` where the field is not there or out of sight.
fn select_in(id: &str) -> bool {
    focus(id);
    let field = document().and_then(|d| d.active_element()).filter(|e| e.id() == id);
    field.and_then(|e| e.dyn_into::<HtmlInputElement>().ok()).map(|field| field.select()).is_some()
}

/// What an element `meta` of a name says.
pub fn meta(name: &str) -> Option<String> {
    document()?.query_selector(&["meta[name=", name, "]"].concat()).ok()??.get_attribute("content")
}

/// The document itself, where it is the single file, which has its programs inside.
pub fn single() -> Option<String> {
    element("wasm")?;
    Some(["<!doctype html>\n", &document()?.document_element()?.outer_html()].concat())
}
