//! Scrolling: hearing of it, and where things are.

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};

use web_sys::{Element, HtmlCollection};

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

fn each(all: HtmlCollection) -> impl Iterator<Item = Element> {
    (0..all.length()).filter_map(move |n| all.item(n))
}

fn edges(element: &Element) -> (f64, f64) {
    let rect = element.get_bounding_client_rect();
    (rect.top(), rect.bottom())
}

fn children(id: &str, class: &str) -> impl Iterator<Item = Element> {
    let all = element(id).into_iter().flat_map(|element| each(element.children()));
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

/// Which of the children of lists are in sight: for each list, a bit for each so many children. The lists are numbered, each with
/// its number after `id`: looking for a class would take the browser through all the page.
pub fn in_sight(id: &str, every: usize) -> Vec<u64> {
    let lists = (0..).map_while(|number: usize| element(&[id, &number.to_string()].concat()));
    let bits = |list: Element| {
        let around = list.parent_element().and_then(|e| e.closest("[id]").ok().flatten()).map_or((0.0, 0.0), |e| edges(&e));
        let (top, end) = (around.0.max(0.0), around.1.min(window_height().unwrap_or_default()));
        let items = list.children();
        let first = (0..items.length()).step_by(every).filter_map(|n| items.item(n)).map(|item| edges(&item).0);
        let all: Vec<f64> = first.chain([edges(&list).1]).collect();
        let meets = |part: &[f64]| matches!(part, [from, to] if *from < end && *to > top);
        all.windows(2).enumerate().fold(0, |bits, (nth, part)| bits | u64::from(meets(part)) << nth.min(63))
    };
    lists.map(bits).collect()
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
