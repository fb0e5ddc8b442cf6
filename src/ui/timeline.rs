//! The timeline as a control: which clock, From and To, a brush by mouse, touch and keyboard.

use web_sys::Element;
use yew::prelude::*;

use super::el::pressed;
use super::plot::{beyond, bin_words, plot, undated};
use super::state::{Action, Dispatch, Step, select as select_on};
use super::svg::pc;
use super::{Same, icon};
use crate::explore::{Edit, Selection, Spot, Timeline as Line, Unit};
use crate::index::Clock;
use crate::model::{Day, Edtf};
use crate::web::page;

#[derive(PartialEq, Properties)]
pub(super) struct TimelineProps {
    pub line: Same<Line>,
    pub selection: Selection,
    pub dispatch: Dispatch,
    pub current: Option<Spot>,
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
#[component]
pub(super) fn Timeline(props: &TimelineProps) -> Html {
    let surface = use_node_ref();
    let drag = use_mut_ref(|| None::<(f64, bool)>);
    let line = &props.line;
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
        let (drag, place, surface) = (drag.clone(), place.clone(), surface.clone());
        Callback::from(move |event: PointerEvent| {
            if event.button() == 0
                && let (Some(at), Some(element)) = (place(&event), surface.cast::<Element>())
            {
                event.prevent_default();
                page::capture(&element, event.pointer_id());
                *drag.borrow_mut() = Some((at, false));
            }
        })
    };
    let moved = {
        let (drag, place, between) = (drag.clone(), place.clone(), between.clone());
        Callback::from(move |event: PointerEvent| {
            let Some((from, moving)) = *drag.borrow() else { return };
            let Some(at) = place(&event) else { return };
            if moving || (at - from).abs() > 0.006 {
                *drag.borrow_mut() = Some((from, true));
                between.emit((from, at));
            }
        })
    };
    let up = {
        let (drag, dispatch, line, selection) = (drag.clone(), props.dispatch.clone(), line.clone(), props.selection.clone());
        Callback::from(move |_: PointerEvent| {
            let Some((from, moving)) = drag.borrow_mut().take() else { return };
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
        Callback::from(move |_: PointerEvent| {
            if drag.borrow_mut().take().is_some() {
                dispatch.dispatch(Action::Commit);
            }
        })
    };
    let clock = |clock: Clock| {
        let click = select_on(&props.dispatch, Edit::Clock(clock));
        pressed(props.selection.clock == clock, click, clock.label())
    };
    let set = |edit: fn(Option<Edtf>) -> Edit| {
        let dispatch = props.dispatch.clone();
        Callback::from(move |date| dispatch.dispatch(Action::Select(edit(date), Step::Push)))
    };
    let undated_count: u32 = line.undated.iter().sum();
    let toggle_undated = select_on(&props.dispatch, Edit::Undated);
    html! {
        <section class="time" aria-label="Timeline" id="timeline">
            <div class="bar"><h2>{"Timeline"}</h2>
                <span class="switch" role="group" aria-label="Which date">{ for Clock::ALL.into_iter().map(clock) }</span>
                <span class="keyf" aria-hidden="true">
                    { for [("direct", "quoted"), ("mixed", "part quoted"), ("indirect", "reported")].into_iter().map(|(form, name)| html! { <span>{icon::form(form)}{name}</span> }) }
                    <span><svg class="glyph" viewBox="0 0 17 9"><rect y="2" width="17" height="5" fill="url(#soft2)" /></svg>{ if line.unplaced > 0 { format!("date not exact, {} more not drawn", line.unplaced) } else { "date not exact".into() } }</span>
                    if line.events_left > 0 { <span>{format!("{} events, too many to draw", line.events_left)}</span> }
                </span>
                <span class="range">
                    <Field label="From" date={props.selection.from} hint={line.start.to_string()} set={set(Edit::From)} />
                    <Field label="To" date={props.selection.to} hint={Day(line.end.0 - 1).to_string()} set={set(Edit::To)} />
                    if props.selection.from.is_some() || props.selection.to.is_some() {
                        <span class="switch">{pressed(props.selection.certain, select_on(&props.dispatch, Edit::Certain), "certain only")}</span>
                    }
                    if let Some(zoom) = zoom(props) { <span class="switch">{pressed(false, select_on(&props.dispatch, Edit::Zoom(Some(zoom))), "zoom in")}</span> }
                    if props.selection.zoom.is_some() { <span class="switch">{pressed(true, select_on(&props.dispatch, Edit::Zoom(None)), "zoomed in")}</span> }
                </span>
            </div>
            <div class="tl">
                <div class="gut">{beyond(line.earlier.as_ref(), true)}{beyond(line.later.as_ref(), false)}</div>
                <div class="plot" ref={surface} onpointerdown={down} onpointermove={moved} onpointerup={up} onpointercancel={cancel}>
                    {plot(line, props.current)}
                    <svg class="hands" width="100%" height="100%">
                        {hand(props, true)}{hand(props, false)}
                    </svg>
                </div>
                <div class={classes!("undated", props.selection.undated.then_some("on"))}>
                    {undated(&line.undated, props.current)}
                    <button class="name" aria-pressed={props.selection.undated.to_string()} onclick={toggle_undated}>{format!("Undated, {undated_count}")}<span class="vh">{ if undated_count == 1 { " statement" } else { " statements" } }</span></button>
                </div>
            </div>
        </section>
    }
}

/// The stretch from From to To, where that is less than is drawn.
fn zoom(props: &TimelineProps) -> Option<Edtf> {
    let (line, selection) = (&props.line, &props.selection);
    if selection.from.is_none() && selection.to.is_none() {
        return None;
    }
    let (first, last) = (selection.first_day().unwrap_or(line.start), selection.last_day().unwrap_or(Day(line.end.0 - 1)));
    let less = first.0 > line.start.0 || last.0 < line.end.0 - 1;
    Edtf::parse(&[&first.to_string(), "/", &last.to_string()].concat()).ok().filter(|_| less && first <= last)
}

/// One end of the brush: a slider for the keyboard, a handle for the eye.
fn hand(props: &TimelineProps, first: bool) -> Html {
    let line = props.line.clone();
    let day = if first { props.selection.first_day() } else { props.selection.last_day() };
    let on = day.is_some();
    let (low, high) = (line.start, Day(line.end.0 - 1));
    let here = day.unwrap_or(if first { low } else { high });
    let at = line.place(if first { here } else { Day(here.0 + 1) }).clamp(0.0, 1.0);
    let name = bin_words(line.unit, here);
    let keyed = {
        let (unit, dispatch) = (line.unit, props.dispatch.clone());
        Callback::from(move |event: KeyboardEvent| {
            let far = match unit {
                Unit::Day => 7,
                Unit::Month => 12,
                Unit::Year => 10,
            };
            let by = match event.key().as_str() {
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
        Callback::from(move |_: KeyboardEvent| dispatch.dispatch(Action::Commit))
    };
    html! {
        <svg class={classes!("hand", on.then_some("on"))} x={pc(at)} overflow="visible" role="slider" tabindex="0"
            aria-label={if first { "Beginning of the range" } else { "End of the range" }} aria-valuemin={low.0.to_string()} aria-valuemax={high.0.to_string()} aria-valuenow={here.0.clamp(low.0, high.0).to_string()} aria-valuetext={name} onkeydown={keyed} onkeyup={done}>
            <line y1="0" y2="100%" /><svg y="100%" overflow="visible"><g transform="translate(-4.5 -92)"><rect width="9" height="22" rx="2" /><path d="M3 7v8M6 7v8" /></g></svg>
        </svg>
    }
}

#[derive(PartialEq, Properties)]
struct FieldProps {
    label: AttrValue,
    date: Option<Edtf>,
    hint: AttrValue,
    set: Callback<Option<Edtf>>,
}

/// A typed date. What is no date is kept in the field, and said to be none.
#[component]
fn Field(props: &FieldProps) -> Html {
    let typed = use_state(|| None::<(String, Option<Edtf>)>);
    // What is no date stays in the field until the date changes otherwise.
    let wrong = typed.as_ref().filter(|(_, date)| *date == props.date).map(|(text, _)| text.clone());
    let change = {
        let (typed, set, date) = (typed.clone(), props.set.clone(), props.date);
        Callback::from(move |event: Event| {
            let Some(text) = page::value_of(&event) else { return };
            match (text.trim().is_empty(), typed_date(&text)) {
                (true, _) => {
                    typed.set(None);
                    set.emit(None);
                }
                (false, Some(day)) => {
                    typed.set(None);
                    set.emit(Some(day));
                }
                (false, None) => typed.set(Some((text, date))),
            }
        })
    };
    let value = wrong.clone().or_else(|| props.date.map(|d| d.to_string())).unwrap_or_default();
    let id = format!("date-{}", props.label.to_ascii_lowercase());
    html! {
        <span class="field"><label for={id.clone()}>{&props.label}</label>
            <input {id} type="text" class={classes!(props.date.is_some().then_some("on"), wrong.is_some().then_some("bad"))} {value} placeholder={props.hint.clone()} onchange={change} autocomplete="off" maxlength="40"
                aria-invalid={wrong.is_some().to_string()} title="A date such as 2019-02-26, 2019-02 or 26 Feb 2019" />
            if wrong.is_some() { <span class="err" role="alert">{"no date: write 2019-02-26, 2019-02 or 2019"}</span> }
        </span>
    }
}
