//! Scrolling: hearing of it, and where things are.

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};

use web_sys::Element;

use super::page::{document, element, window};

/// Calls back when anything is scrolled or the window has another size.
pub fn on_scroll(then: impl Fn() + Clone + 'static) -> Option<(EventListener, EventListener)> {
    let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: true };
    let resized = then.clone();
    let scrolled = EventListener::new_with_options(&document()?.into(), "scroll", options, move |_| then());
    Some((scrolled, EventListener::new(&window()?.into(), "resize", move |_| resized())))
}

/// How high the window is.
pub fn window_height() -> Option<f64> {
    window()?.inner_height().ok()?.as_f64()
}

/// Where an element begins, below the upper edge of the window, and how high the window is; `None` where it is not shown.
pub fn place(id: &str) -> Option<(f64, f64)> {
    let rect = element(id)?.get_bounding_client_rect();
    let height = window_height()?;
    (rect.width() > 0.0).then(|| (rect.top(), height))
}

fn children(id: &str, class: &str) -> impl Iterator<Item = Element> {
    let children = element(id).map(|e| e.children());
    let all = children.into_iter().flat_map(|all| (0..all.length()).filter_map(move |n| all.item(n)));
    let class = class.to_owned();
    all.filter(move |child| child.class_name() == class)
}

/// The heights of the children of an element that have a class.
pub fn heights(id: &str, class: &str) -> Vec<f64> {
    children(id, class).map(|child| child.get_bounding_client_rect().height()).collect()
}

/// The first child in sight, from 1, and where it begins.
pub fn first_in_sight(id: &str, class: &str) -> Option<(usize, f64)> {
    let edges = children(id, class).map(|child| child.get_bounding_client_rect());
    edges.zip(1..).find(|(edge, _)| edge.bottom() > 0.0).map(|(edge, nth)| (nth, edge.top()))
}

/// Where a child of a class begins, by its number from 1.
pub fn item(id: &str, class: &str, nth: usize) -> Option<f64> {
    children(id, class).nth(nth.checked_sub(1)?).map(|child| child.get_bounding_client_rect().top())
}

/// Scrolls what scrolls around an element.
pub fn by(id: &str, pixels: f64) {
    let by = pixels.round() as i32;
    let mut around = element(id);
    while let Some(element) = around.filter(|_| by != 0) {
        let was = element.scroll_top();
        element.set_scroll_top(was + by);
        around = if element.scroll_top() == was { element.parent_element() } else { None };
    }
}
