//! Time on the browser's clock, and entries for whoever measures the page.

use std::cell::RefCell;

use js_sys::{Function, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::page::window;

/// Milliseconds since navigation; 0 in a native build.
pub fn now() -> f64 {
    if cfg!(target_arch = "wasm32") { window().and_then(|w| w.performance()).map_or(0.0, |p| p.now()) } else { 0.0 }
}

/// An entry `performance.measure(name)` from one moment to another. Only the newest of a name is kept after 200.
pub fn measure(name: &str, since: f64, until: f64) {
    let Some(performance) = window().and_then(|w| w.performance()) else { return };
    if performance.get_entries_by_name(name).length() >= 200 {
        performance.clear_measures_with_measure_name(name);
    }
    let options = js_sys::Object::new();
    let _ = Reflect::set(&options, &"start".into(), &since.into());
    let _ = Reflect::set(&options, &"end".into(), &until.into());
    // web-sys has no `measure` that takes options; an older browser that has none either measures nothing.
    if let Some(measure) = Reflect::get(&performance, &"measure".into()).ok().and_then(|m| m.dyn_into::<Function>().ok()) {
        let _ = measure.call2(&performance, &name.into(), &options);
    }
}

/// Is there an entry of this name?
pub fn is_measured(name: &str) -> bool {
    window().and_then(|w| w.performance()).is_some_and(|p| p.get_entries_by_name(name).length() > 0)
}

thread_local! {
    /// What waits for the next frame: the browser is asked for it once.
    static AFTER: RefCell<Vec<Box<dyn FnOnce()>>> = const { RefCell::new(Vec::new()) };
}

/// Calls back once the next frame is painted; at once where nobody sees any.
pub fn after_paint(then: Box<dyn FnOnce()>) {
    let Some(window) = window() else { return };
    if window.document().is_some_and(|document| document.hidden()) {
        return then();
    }
    if AFTER.with_borrow_mut(|all| {
        all.push(then);
        all.len() > 1
    }) {
        return;
    }
    let frame = once(Box::new(|| {
        // A task after the frame's callbacks runs when the frame is done.
        let all = AFTER.take();
        later(0, Box::new(|| all.into_iter().for_each(|then| then())));
    }));
    let _ = window.request_animation_frame(&frame);
}

/// A function that the browser calls once, which is then gone: one that has to be forgotten instead stays for good, and every
/// frame asks for some.
fn once(then: Box<dyn FnOnce()>) -> Function {
    Closure::once_into_js(then).unchecked_into()
}

/// Calls back after so many milliseconds.
pub fn later(milliseconds: i32, then: Box<dyn FnOnce()>) {
    let _ = window().map(|w| w.set_timeout_with_callback_and_timeout_and_arguments_0(&once(then), milliseconds));
}

/// Milliseconds since 1970; 0 in a native build.
pub fn date() -> f64 {
    if cfg!(target_arch = "wasm32") { js_sys::Date::now() } else { 0.0 }
}

/// Today, in the reader's own calendar: `2026-11-26`.
pub fn today() -> String {
    let now = js_sys::Date::new_0();
    let (year, month, day) = (now.get_full_year(), now.get_month() + 1, now.get_date());
    format!("{year:04}-{month:02}-{day:02}")
}

/// Waits for so many milliseconds.
pub async fn wait(milliseconds: i32) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let _ = window().map(|w| w.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds));
    });
    let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
}
