//! Which statements of a long list are set: those in sight and some beyond; gaps as high as the others stand for these.
//!
//! What has been set once has a known height, the others are as high as those on average. Where the two differ the
//! browser keeps in place what is in sight.

use std::ops::Range;

use yew::prelude::*;

use super::Same;
use super::state::{Action, Dispatch, Sight, State};
use crate::explore::Results;
use crate::web::{page, scroll};

/// Lists of up to so many statements are set whole, and so many of a longer one when the page begins.
pub(super) const MORE: usize = 60;
/// So many of a longer list are set after anything that changes it.
pub(super) const FIRST: usize = 10;
/// So many are set at once where somebody looks for words with the browser's own search, or prints.
const FOUND: usize = 1000;
/// So much is set beyond what is in sight, in pixels.
const BEYOND: f64 = 900.0;
/// A statement is this high where none has been measured.
const USUAL: f64 = 150.0;

/// The heights of the list's items, as far as they are known.
#[derive(Default)]
struct Heights {
    of: Option<Same<Results>>,
    known: Vec<f32>,
    /// Is the list another one than at the last look?
    fresh: bool,
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
        let (sum, count) = self.known.iter().filter(|h| **h > 0.0).fold((0.0, 0.0), |(sum, count), h| (sum + f64::from(*h), count + 1.0));
        if count > 0.0 { sum / count } else { USUAL }
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
            let Some((top, view)) = scroll::place("list") else { return };
            let wanted = heights.borrow().between(-top - BEYOND, view - top + BEYOND);
            let window = &state.window;
            let set = wanted.start >= window.start && wanted.end <= window.end;
            if !set {
                dispatch.dispatch(Action::Window(wanted.start.saturating_sub(3)..wanted.end + 3));
            }
        }
    };
    use_effect_with((), {
        let (look, last, dispatch) = (look.clone(), last.clone(), dispatch.clone());
        move |()| {
            let listeners = (
                scroll::on_scroll(look),
                page::on_key(move |key| {
                    // The browser looks through what is set.
                    if key.key() == "f" && (key.ctrl_key() || key.meta_key()) && last.borrow().results.found as usize > MORE {
                        dispatch.dispatch(Action::Window(0..FOUND));
                    }
                }),
            );
            move || drop(listeners)
        }
    });
    use_effect_with((state.turn, state.window.clone()), {
        let window = state.window.clone();
        let stays = matches!(state.sight, Sight::Statement(_));
        move |_| {
            {
                let mut heights = heights.borrow_mut();
                // Where the list scrolls by itself, another list begins at its beginning.
                if std::mem::take(&mut heights.fresh) && !stays {
                    page::to_top("quotes");
                }
                let known = heights.known.iter_mut().skip(window.start);
                known.zip(scroll::heights("list", "row")).for_each(|(known, height)| *known = height as f32);
            }
            look();
        }
    });
    gaps
}
