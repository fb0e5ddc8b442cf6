//! Which statements of a long list are set: those in sight and some beyond; gaps as high as the others stand for these.
//!
//! What has been set once has a known height; the others are as high as the first ones were on average. Where the two
//! differ, what is in sight is kept in its place.

use std::ops::Range;

use yew::prelude::*;

use super::Same;
use super::state::{Action, Dispatch, Sight, State};
use crate::explore::Results;
use crate::web::{clock, page, scroll};

/// Lists of up to so many statements are set whole, and so many of a longer one when the page begins.
pub(super) const MORE: usize = 60;
/// So many of a longer list are set after anything that changes it, where nobody knows how high the window is.
pub(super) const FIRST: usize = 10;
/// There is room for one more statement in so much of the window, in pixels, with what stands around the list.
const ROOM: f64 = 250.0;
/// So many, around what is in sight, are set at once where somebody looks for words with the browser's own search.
const FOUND: usize = 1000;
/// So many are set before they are printed.
const PRINTED: usize = 5000;
/// So much is set beyond what is in sight, in pixels.
const BEYOND: f64 = 500.0;
/// Browsers draw nothing that is much higher than this, in pixels.
const TALLEST: f64 = 15e6;
/// A statement is this high where none has been measured.
const USUAL: f64 = 200.0;

/// How many statements the window may show: the frame after anything that changes the list has to come soon, and what is
/// beyond comes after it.
pub(super) fn in_window() -> usize {
    scroll::window_height().map_or(FIRST, |height| (height / ROOM) as usize + 1)
}

/// The heights of the list's items, as far as they are known.
#[derive(Default)]
struct Heights {
    of: Option<Same<Results>>,
    known: Vec<f32>,
    /// How high those are taken to be that are not known; 0 before any is.
    usual: f64,
    /// Is the list another one than at the last look?
    fresh: bool,
    /// The first item in sight, from 1, and where it was.
    anchor: Option<(usize, f64)>,
    /// The turn of the state that is set. The browser may scroll before what is in sight has been put back into its place.
    turn: u32,
}

impl Heights {
    /// Those of a list; another list has other ones.
    fn follow(&mut self, results: &Same<Results>) {
        if self.of.as_ref().is_none_or(|of| results.lists_other_than(of)) {
            self.known = vec![0.0; results.found as usize];
            self.fresh = true;
        }
        self.of = Some(results.clone());
    }

    fn mean(&self) -> f64 {
        let usual = if self.usual > 0.0 { self.usual } else { USUAL };
        usual.min(TALLEST / self.known.len().max(1) as f64)
    }

    /// Takes up the heights of the items that are set; `true` where these are the first that are known.
    fn measure(&mut self, first: usize) -> bool {
        let (mut sum, mut count) = (0.0, 0.0);
        for (known, height) in self.known.iter_mut().skip(first).zip(scroll::heights("list", "row")) {
            // What is not shown, as the list behind another tab of a phone, has no height to go by.
            if height > 0.0 {
                *known = height as f32;
                (sum, count) = (sum + height, count + 1.0);
            }
        }
        let first = self.usual == 0.0 && count > 0.0;
        if first {
            self.usual = sum / count;
        }
        first
    }

    /// How high some items are together.
    fn sum(&self, items: Range<usize>, mean: f64) -> f64 {
        self.known.get(items).unwrap_or_default().iter().map(|h| if *h > 0.0 { f64::from(*h) } else { mean }).sum()
    }

    /// The items between two heights.
    fn between(&self, from: f64, to: f64) -> Range<usize> {
        let (mean, mut at) = (self.mean(), 0.0);
        let mut range = 0..self.known.len();
        for (item, height) in self.known.iter().enumerate() {
            if at > to {
                range.end = item;
                break;
            }
            at += if *height > 0.0 { f64::from(*height) } else { mean };
            if at < from {
                range.start = item + 1;
            }
        }
        range
    }
}

/// The heights of what stands for the statements before and after those that are set.
#[hook]
pub(super) fn use_sight(state: &UseReducerHandle<State>, dispatch: &Dispatch) -> (f64, f64) {
    let heights = use_mut_ref(Heights::default);
    let found = state.results.found as usize;
    let gaps = {
        let mut heights = heights.borrow_mut();
        heights.follow(&state.results);
        let (mean, window) = (heights.mean(), &state.window);
        (heights.sum(0..window.start.min(found), mean), heights.sum(window.end.min(found)..found, mean))
    };
    // What the listeners see is the state of the last rendering.
    let last = use_mut_ref(|| state.clone());
    *last.borrow_mut() = state.clone();
    let look = {
        let (heights, last, dispatch) = (heights.clone(), last.clone(), dispatch.clone());
        move || {
            let state = last.borrow().clone();
            if heights.borrow().turn != state.turn {
                return;
            }
            let Some((top, view)) = scroll::place("list") else { return };
            let first = scroll::first_in_sight("list", "row").map(|(nth, at)| (nth + state.window.start, at));
            heights.borrow_mut().anchor = first;
            let found = state.results.found as usize;
            let around = |beyond| heights.borrow().between(-top - beyond, view - top + beyond);
            let is_set = |wanted: &Range<usize>| wanted.start >= state.window.start && wanted.end <= state.window.end;
            let wanted = if found <= MORE { 0..found } else { around(BEYOND) };
            if is_set(&wanted) {
                return;
            }
            let (wanted, dispatch, turn) = (Action::Window(wanted.start.saturating_sub(3)..wanted.end + 3), dispatch.clone(), state.turn);
            if !is_set(&around(0.0)) {
                return dispatch.dispatch(wanted);
            }
            // All that is in sight is set: the frame that shows it comes first.
            let heights = heights.clone();
            clock::after_paint(Box::new(move || {
                if heights.borrow().turn == turn {
                    dispatch.dispatch(wanted);
                }
            }));
        }
    };
    use_effect_with((), {
        let (look, last, dispatch, heights) = (look.clone(), last.clone(), dispatch.clone(), heights.clone());
        move |()| {
            let listeners = (
                scroll::on_scroll(look),
                page::on_key(move |key| {
                    // The browser looks through what is set, and prints that: the page says this key before it is printed, however
                    // that was asked for.
                    let (name, found) = (key.key(), last.borrow().results.found as usize);
                    let wanted = match name.as_str() {
                        "f" => FOUND,
                        "p" => PRINTED,
                        _ => 0,
                    };
                    if wanted > 0 && found > MORE && (key.ctrl_key() || key.meta_key()) {
                        let first = last.borrow().window.start.saturating_sub(wanted / 2);
                        // What was to be set for scrolling alone would take the place of it.
                        heights.borrow_mut().turn = 0;
                        dispatch.dispatch(Action::Window(first..first + wanted));
                    }
                }),
            );
            move || drop(listeners)
        }
    });
    use_effect_with(state.turn, {
        let (turn, window, dispatch) = (state.turn, state.window.clone(), dispatch.clone());
        let (stays, kept) = (matches!(state.sight, Sight::Statement(_)), state.sight == Sight::Same || state.is_followed());
        move |_| {
            {
                let mut heights = heights.borrow_mut();
                // Where the list scrolls by itself, another list begins at its beginning.
                if std::mem::take(&mut heights.fresh) {
                    heights.anchor = None;
                    if !stays {
                        page::to_top("quotes");
                    }
                }
                heights.turn = turn;
                // Above the first there is nothing that could have moved it.
                if let Some((item, was)) = heights.anchor.take().filter(|(item, _)| kept && *item > 1)
                    && let Some(now) = scroll::item("list", "row", item.saturating_sub(window.start))
                {
                    scroll::by("list", now - was);
                }
            }
            // What more there is to set comes after the frame.
            clock::after_paint(Box::new(move || {
                if heights.borrow().turn != turn {
                    return;
                }
                if heights.borrow_mut().measure(window.start) && window.end < found {
                    // The gaps are then to be as high as they are.
                    dispatch.dispatch(Action::Window(window));
                }
                look();
            }));
        }
    });
    gaps
}
