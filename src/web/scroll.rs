//! Scrolling: hearing of it, and where things are.

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};

use super::page::{document, element, window};

/// Calls back when anything is scrolled or the window has another size.
pub fn on_scroll(then: impl Fn() + Clone + 'static) -> Option<(EventListener, EventListener)> {
    let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: true };
    let resized = then.clone();
    let scrolled = EventListener::new_with_options(&document()?.into(), "scroll", options, move |_| then());
    Some((scrolled, EventListener::new(&window()?.into(), "resize", move |_| resized())))
}

/// Where an element begins, below the upper edge of the window, and how high the window is; `None` where it is not shown.
pub fn place(id: &str) -> Option<(f64, f64)> {
    let rect = element(id)?.get_bounding_client_rect();
    let height = window()?.inner_height().ok()?.as_f64()?;
    (rect.width() > 0.0).then(|| (rect.top(), height))
}

/// The heights of the children of an element that have a class.
pub fn heights(id: &str, class: &str) -> Vec<f64> {
    let Some(children) = element(id).map(|e| e.children()) else { return Vec::new() };
    let own = (0..children.length()).filter_map(|n| children.item(n)).filter(|child| child.class_name() == class);
    own.map(|child| child.get_bounding_client_rect().height()).collect()
}
