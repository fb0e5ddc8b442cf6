//! One filter: its values as checkboxes, each with its count under the other filters.

use std::rc::Rc;

use yew::prelude::*;

use super::el::{El, button, el, row as rows, span};
use super::state::{Action, Dispatch, State, Step};
use super::{Same, icon, unchanged};
use crate::explore::{Edit, FacetValue, Library, Results, Selection};
use crate::index::{Dimension, Key};

/// What all filters are made of.
pub(super) struct Facets {
    pub state: UseReducerHandle<State>,
    pub dispatch: Dispatch,
    /// Which rows are in sight: for each filter of the page a bit for each `ROWS` of them; all where nobody has looked.
    pub seen: Rc<Vec<u64>>,
    /// Which filters show all their values: a bit for each dimension.
    pub unfolded: UseStateHandle<u8>,
    /// The region of the statement pointed at.
    pub now: Option<AttrValue>,
}

/// So many rows are made again together.
pub(super) const ROWS: usize = 4;
/// Bars have so many lengths, each a class: an element for each bar would be a third of a row's work.
const BAR: u64 = 40;
/// More values than this are behind a button.
const SHOWN: usize = 9;
/// And no more than this are shown at all: nobody reads ten thousand, and the search finds the others.
const MOST: usize = 400;

/// What a row is made of.
struct Row {
    library: Same<Library>,
    selection: Selection,
    dispatch: Dispatch,
    dimension: Dimension,
    now: Option<AttrValue>,
    /// A chosen value stays in sight, also where nothing in the collection has it.
    strange: Vec<FacetValue>,
    limit: usize,
}

impl Row {
    fn values(&self) -> impl Iterator<Item = &FacetValue> {
        let chosen = self.selection.of(self.dimension);
        let all = self.library.facet(self.dimension).iter().enumerate();
        self.strange.iter().chain(all.filter(move |(i, v)| *i < self.limit || chosen.contains(&v.key)).map(|(_, v)| v))
    }

    fn is_now(&self, value: &FacetValue) -> bool {
        matches!((&value.key, &self.now), (Key::Is(code), Some(now)) if code.as_str() == now.as_str())
    }

    fn drawn(&self, results: &Results, value: &FacetValue, first_off: bool) -> El {
        let dimension = self.dimension;
        let on = self.selection.of(dimension).contains(&value.key);
        let count = results.count(dimension, value.column);
        let toggle = {
            let (dispatch, next) = (self.dispatch.clone(), Edit::Toggle(dimension, value.key.clone()));
            Callback::from(move |_: Event| dispatch.dispatch(Action::Select(next.clone(), Step::Push)))
        };
        let key = match &value.key {
            Key::NotStated => "~",
            Key::Is(word) => word.as_str(),
        };
        let name = format!("{}, {} statement{}", value.label, count, if count == 1 { "" } else { "s" });
        let bar = (u64::from(count) * BAR).div_ceil(u64::from(results.highest.max(1)));
        let label =
            [(count == 0, "zero"), (on, "on"), (self.is_now(value), "now"), (value.inner, "inner"), (value.key == Key::NotStated, "odd")];
        let input = el("input", "vh").set("type", "checkbox").checked(on).on("change", toggle).set("aria-label", name);
        let form = (dimension == Dimension::Form).then(|| icon::form(key));
        let text = el("span", "t").set("dir", "auto").with(form).with(span("tt", &value.label));
        let label =
            el("label", "").classes(&label).with(input).with(text).with(el("span", "").set("class", format!("v w{bar}")).with(count));
        el("li", if first_off { "first-off" } else { "" }).key(key).with(label)
    }
}

/// A filter's values. `place` is its own among the filters of the page, `note` a line under its name.
pub(super) fn facet(all: &Facets, place: usize, dimension: Dimension, name: &'static str, note: &'static str) -> El {
    let state = all.state.counted();
    let values = state.library.facet(dimension);
    let chosen = state.link.selection.of(dimension);
    let regional = matches!(dimension, Dimension::Region | Dimension::About);
    let strange =
        |key: &Key| FacetValue { key: key.clone(), column: None, label: state.library.label(dimension, key), total: 0, inner: false };
    let folds = !regional && values.len() > SHOWN + 2;
    let (bit, unfolded) = (1 << dimension as u8, all.unfolded.clone());
    let is_unfolded = *unfolded & bit != 0;
    let row = Rc::new(Row {
        library: state.library.clone(),
        selection: state.link.selection.clone(),
        dispatch: all.dispatch.clone(),
        dimension,
        now: all.now.clone().filter(|_| dimension == Dimension::Region),
        strange: chosen.iter().filter(|key| !values.iter().any(|v| v.key == **key)).map(strange).collect(),
        limit: match (folds, is_unfolded) {
            (false, _) => values.len(),
            (true, false) => SHOWN,
            (true, true) => MOST,
        },
    });
    let shown = row.values().count();
    let is_off = |value: &FacetValue| regional && matches!(&value.key, Key::Is(code) if !row.library.is_on_map(code));
    let first_off = row.values().position(is_off);
    let here = row.values().position(|value| row.is_now(value));
    let rows = (0..shown).step_by(ROWS).enumerate().map(|(nth, first)| {
        let in_sight = all.seen.get(place).is_none_or(|seen| seen >> nth.min(63) & 1 == 1);
        let results = if in_sight { &state.results } else { &all.state.unseen().results }.clone();
        let here = here.filter(|here| (first..first + ROWS).contains(here));
        let of = [results.address(), (first << 8) as u32 | dimension as u32, shown as u32, here.map_or(0, |here| here as u32 + 1)];
        let row = row.clone();
        unchanged(of, move || {
            let values = row.values().enumerate().skip(first).take(ROWS);
            rows().all(values.map(|(place, value)| row.drawn(&results, value, first_off == Some(place))))
        })
    });
    let heading = el("h3", "").with(name).with((!note.is_empty()).then(|| span("note", note)));
    let fold = folds.then(|| {
        let text = if is_unfolded {
            "Show fewer".to_owned()
        } else if values.len() > MOST {
            format!("Show {MOST} of {}", values.len())
        } else {
            format!("Show all {}", values.len())
        };
        button("unfold", Callback::from(move |_| unfolded.set(*unfolded ^ bit)), text).set("aria-expanded", is_unfolded)
    });
    let group = el("div", "group").set("role", "group").set("aria-label", name);
    // The figures of all rows are as wide as the longest may be, so that all bars begin on one line.
    let digits = state.results.total.max(10).ilog10() + 1;
    group.with(heading).with(el("ol", "").set("class", format!("rows w{digits}")).set("id", format!("rows{place}")).all(rows)).with(fold)
}
