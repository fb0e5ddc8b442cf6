//! The timeline as a control: which clock, From and To, a brush by mouse, touch and keyboard.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use super::el::{El, button, el, pressed, pressed_key, span};
use super::plot::{beyond, bin_words, name_at, plot, undated};
use super::state::{Action, Dispatch, Step, select as select_on};
use super::svg::pc;
use super::{Same, icon};
use crate::explore::{Edit, Selection, Spot, Timeline as Line, Unit};
use crate::index::Clock;
use crate::model::{Day, Edtf};
use crate::web::page;

/// What the timeline is made of.
pub(super) struct TimelineProps {
    pub line: Same<Line>,
    pub selection: Selection,
    pub dispatch: Dispatch,
    /// Where the statement stands that is pointed at.
    pub current: Option<Spot>,
    /// What is brushed.
    pub surface: NodeRef,
    /// Where it was pressed, the end that stays, and whether it moves.
    pub drag: Rc<RefCell<Option<(f64, f64, bool)>>>,
    pub typed: UseStateHandle<Typed>,
}

/// A typed date: EDTF, or day, month and year in words as they are set elsewhere on the page.
fn typed_date(text: &str) -> Option<Edtf> {
    let text = text.trim();
    let as_edtf = Edtf::parse(text).ok();
    let in_words = || {
        let lower = text.to_ascii_lowercase();
        let parts: Vec<&str> = lower.split([' ', '.', ',']).filter(|p| !p.is_empty()).collect();
        let month = |name: &str| {
            let all = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
            all.iter().position(|m| name.len() >= 3 && name.starts_with(m)).map(|m| m + 1)
        };
        let (day, name, year) = match parts.as_slice() {
            [day, name, year] if month(name).is_some() => (Some(day.parse::<u8>().ok()?), month(name)?, *year),
            [name, day, year] => (Some(day.parse::<u8>().ok()?), month(name)?, *year),
            [name, year] => (None, month(name)?, *year),
            _ => return None,
        };
        let year: u16 = year.parse().ok()?;
        let text = day.map_or(format!("{year:04}-{name:02}"), |day| format!("{year:04}-{name:02}-{day:02}"));
        Edtf::parse(&text).ok()
    };
    as_edtf.or_else(in_words).filter(|d| matches!(d, Edtf::At(_)) && d.span().is_some())
}

/// The timeline.
pub(super) fn timeline(props: &TimelineProps) -> El {
    let (line, surface, drag) = (&props.line, props.surface.clone(), props.drag.clone());
    let between = {
        let (line, dispatch) = (line.clone(), props.dispatch.clone());
        Callback::from(move |(a, b): (f64, f64)| {
            let ((first, _), (_, last)) = (line.bin_of(line.day_at(a.min(b))), line.bin_of(line.day_at(a.max(b))));
            dispatch.dispatch(Action::Select(Edit::Dates(line.date_of(first), line.date_of(last)), Step::Passing));
        })
    };
    let place = {
        let surface = surface.clone();
        move |event: &PointerEvent| surface.cast::<Element>().map(|e| page::fraction(&e, f64::from(event.client_x())))
    };
    let down = {
        let (drag, place, surface, line, selection) = (drag.clone(), place.clone(), surface.clone(), line.clone(), props.selection.clone());
        Callback::from(move |event: Event| {
            let Ok(event) = event.dyn_into::<PointerEvent>() else { return };
            if event.button() == 0
                && let (Some(at), Some(element)) = (place(&event), surface.cast::<Element>())
            {
                event.prevent_default();
                page::capture(&element, event.pointer_id());
                // A handle that is taken leaves the other end where it is.
                let (first, last) = ends(&line, &selection);
                let (left, right) = (line.place(first), line.place(Day(last.0 + 1)));
                let taken = |end: f64| is_limited(&selection) && (at - end).abs() < HANDLE;
                let stays = match () {
                    () if taken(left) && at - left < right - at => right - 1e-9,
                    () if taken(right) => left,
                    () => at,
                };
                *drag.borrow_mut() = Some((at, stays, false));
            }
        })
    };
    let moved = {
        let (drag, place, between, line, surface) = (drag.clone(), place.clone(), between.clone(), line.clone(), surface.clone());
        Callback::from(move |event: Event| {
            let Ok(event) = event.dyn_into::<PointerEvent>() else { return };
            let Some(at) = place(&event) else { return };
            let Some((from, stays, moving)) = *drag.borrow() else {
                let Some(element) = surface.cast::<Element>() else { return };
                let down = page::below(&element, ".body", f64::from(event.client_y()));
                return page::tell(&element, &name_at(&line, at, down));
            };
            if moving || (at - from).abs() > 0.006 {
                *drag.borrow_mut() = Some((from, stays, true));
                between.emit((stays, at));
            }
        })
    };
    let up = {
        let (drag, dispatch, line, selection) = (drag.clone(), props.dispatch.clone(), line.clone(), props.selection.clone());
        Callback::from(move |_| {
            let Some((from, _, moving)) = drag.borrow_mut().take() else { return };
            if moving {
                return dispatch.dispatch(Action::Commit);
            }
            // A click picks one bin; on a single bin already picked, it lets go.
            let (first, last) = line.bin_of(line.day_at(from));
            let again = selection.first_day() == Some(first) && selection.last_day() == Some(last);
            let date = if again { None } else { line.date_of(first) };
            dispatch.dispatch(Action::Select(Edit::Dates(date, date), Step::Push));
        })
    };
    let cancel = {
        let (drag, dispatch) = (drag.clone(), props.dispatch.clone());
        Callback::from(move |_| {
            if drag.borrow_mut().take().is_some() {
                dispatch.dispatch(Action::Commit);
            }
        })
    };
    let clock = |clock: Clock| {
        let click = select_on(&props.dispatch, Edit::Clock(clock));
        pressed(props.selection.clock == clock, click, clock.label())
    };
    let undated_count: u32 = line.undated.iter().sum();
    let toggle_undated = select_on(&props.dispatch, Edit::Undated);
    let key = [("direct", "quoted"), ("mixed", "part quoted"), ("indirect", "reported")];
    let inexact = match line.unplaced {
        0 => "date not exact".into(),
        more if props.selection.zoom.is_some() => format!("date not exact; {more} outside, or not drawn"),
        more => format!("date not exact, {more} more not drawn"),
    };
    let soft = el("rect", "").set("y", "2").set("width", "17").set("height", "5").set("fill", "url(#soft2)");
    let key = el("span", "keyf")
        .set("aria-hidden", true)
        .all(key.map(|(form, name)| span("", icon::form(form)).with(name)))
        .with(span("", icon::glyph().with(soft)).with(inexact))
        .with((line.events.left > 0).then(|| span("", format!("{} events, too many to draw", line.events.left))));
    let limited = is_limited(&props.selection);
    let switched = |on: bool, edit: Edit, name: &'static str| span("switch", pressed(on, select_on(&props.dispatch, edit), name));
    let certain = limited.then(|| switched(props.selection.certain, Edit::Certain, "certain only"));
    let zoom_in = zoom(props).map(|zoom| switched(false, Edit::Zoom(Some(zoom)), "zoom in"));
    let zoomed = props.selection.zoom.is_some().then(|| switched(true, Edit::Zoom(None), "zoomed in"));
    let range = el("span", "range")
        .with(field(props, false, line.start))
        .with(field(props, true, Day(line.end.0 - 1)))
        .with(certain)
        .with(zoom_in)
        .with(zoomed);
    let switch = el("span", "switch").set("role", "group").set("aria-label", "Which date").all(Clock::ALL.map(clock));
    let plot = el("div", "plot")
        .node(surface)
        .on("pointerdown", down)
        .on("pointermove", moved)
        .on("pointerup", up)
        .on("pointercancel", cancel)
        .with(plot(line, props.current))
        .with(el("svg", "hands").set("width", "100%").set("height", "100%").with(hand(props, true)).with(hand(props, false)));
    let without = button("name", toggle_undated, format!("Undated, {undated_count}"))
        .set("aria-pressed", props.selection.undated)
        .with(span("vh", if undated_count == 1 { " statement" } else { " statements" }));
    let without =
        el("div", if props.selection.undated { "undated on" } else { "undated" }).with(undated(&line.undated, props.current)).with(without);
    let outside = el("div", "gut").with(beyond(line.events.earlier.as_ref(), true)).with(beyond(line.events.later.as_ref(), false));
    el("section", "time")
        .set("aria-label", "Timeline")
        .set("id", "timeline")
        .with(el("div", "bar").with(el("h2", "").with("Timeline")).with(switch).with(key).with(range))
        .with(el("div", "tl").with(outside).with(plot).with(without))
}

/// So near to a handle is on it, as a part of the width.
const HANDLE: f64 = 0.012;

fn is_limited(selection: &Selection) -> bool {
    selection.from.is_some() || selection.to.is_some()
}

/// The first day and the last one: those of the selection, or else those that are drawn.
fn ends(line: &Line, selection: &Selection) -> (Day, Day) {
    (selection.first_day().unwrap_or(line.start), selection.last_day().unwrap_or(Day(line.end.0 - 1)))
}

/// The stretch from From to To, where that is less than is drawn.
fn zoom(props: &TimelineProps) -> Option<Edtf> {
    let (line, selection) = (&props.line, &props.selection);
    if !is_limited(selection) {
        return None;
    }
    let (first, last) = ends(line, selection);
    let less = first.0 > line.start.0 || last.0 < line.end.0 - 1;
    Edtf::parse(&[&first.to_string(), "/", &last.to_string()].concat()).ok().filter(|_| less && first <= last)
}

/// One end of the brush: a slider for the keyboard, a handle for the eye.
fn hand(props: &TimelineProps, first: bool) -> El {
    let line = props.line.clone();
    let on = if first { props.selection.first_day() } else { props.selection.last_day() }.is_some();
    let (low, high) = (line.start, Day(line.end.0 - 1));
    let (from, to) = ends(&line, &props.selection);
    let here = if first { from } else { to };
    let at = line.place(if first { here } else { Day(here.0 + 1) }).clamp(0.0, 1.0);
    let name = bin_words(line.unit, here);
    let keyed = {
        let (unit, dispatch) = (line.unit, props.dispatch.clone());
        Callback::from(move |event: Event| {
            let far = match unit {
                Unit::Day => 7,
                Unit::Month => 12,
                Unit::Year => 10,
            };
            let by = match pressed_key(&event).as_str() {
                "ArrowLeft" | "ArrowDown" => -1,
                "ArrowRight" | "ArrowUp" => 1,
                "PageDown" => -far,
                "PageUp" => far,
                "Home" => i32::MIN,
                "End" => i32::MAX,
                _ => return,
            };
            event.prevent_default();
            dispatch.dispatch(Action::Move(first, by));
        })
    };
    let done = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_| dispatch.dispatch(Action::Commit))
    };
    let grip = el("g", "")
        .set("transform", "translate(-4.5 -92)")
        .with(el("rect", "").set("width", "9").set("height", "22").set("rx", "2"))
        .with(el("path", "").set("d", "M3 7v8M6 7v8"));
    el("svg", if on { "hand on" } else { "hand" })
        .set("x", pc(at))
        .set("overflow", "visible")
        .set("role", "slider")
        .set("tabindex", "0")
        .set("aria-label", if first { "Beginning of the range" } else { "End of the range" })
        .set("aria-valuemin", low.0.to_string())
        .set("aria-valuemax", high.0.to_string())
        .set("aria-valuenow", here.0.clamp(low.0, high.0).to_string())
        .set("aria-valuetext", name)
        .on("keydown", keyed)
        .on("keyup", done)
        .with(el("line", "").set("y1", "0").set("y2", "100%"))
        .with(el("svg", "").set("y", "100%").set("overflow", "visible").with(grip))
}

/// What was typed that is no date: for From and for To, with the date that stands there. It stays in the field, and is said to
/// be none, until the date changes otherwise.
#[derive(Clone, Default)]
pub(super) struct Typed {
    of: [Option<(String, Option<Edtf>)>; 2],
    /// Counts changes.
    pub turn: u32,
}

/// A typed date: From or To.
fn field(props: &TimelineProps, to: bool, hint: Day) -> El {
    let date = if to { props.selection.to } else { props.selection.from };
    let typed = &props.typed.of[usize::from(to)];
    let wrong = typed.as_ref().filter(|(_, was)| *was == date).map(|(text, _)| text);
    let change = {
        let (typed, dispatch) = (props.typed.clone(), props.dispatch.clone());
        Callback::from(move |event: Event| {
            let Some(text) = page::value_of(&event) else { return };
            let day = typed_date(&text);
            let is_wrong = day.is_none() && !text.trim().is_empty();
            if !is_wrong {
                dispatch.dispatch(Action::Select(if to { Edit::To(day) } else { Edit::From(day) }, Step::Push));
            }
            let mut next = Typed::clone(&typed);
            next.turn += 1;
            next.of[usize::from(to)] = is_wrong.then_some((text, date));
            typed.set(next);
        })
    };
    let value = wrong.cloned().or_else(|| date.map(|d| d.to_string())).unwrap_or_default();
    let (name, id) = if to { ("To", "date-to") } else { ("From", "date-from") };
    let input = el("input", "")
        .set("id", id)
        .set("type", "text")
        .classes(&[(date.is_some(), "on"), (wrong.is_some(), "bad")])
        .value(value)
        .set("placeholder", hint.to_string())
        .on("change", change)
        .set("autocomplete", "off")
        .set("maxlength", "40")
        .set("aria-invalid", wrong.is_some())
        .set("title", "A date such as 2019-02-26, 2019-02 or 26 Feb 2019");
    let error = wrong.map(|_| span("err", "no date: write 2019-02-26, 2019-02 or 2019").set("role", "alert"));
    span("field", el("label", "").set("for", id).with(name)).with(input).with(error)
}
