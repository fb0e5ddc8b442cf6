//! The whole page: the state, its views, and what the browser has to do about it.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use yew::prelude::*;

use super::Same;
use super::article::article;
use super::chips::in_force;
use super::el::{dropped, el};
use super::facet::{Facets, ROWS};
use super::filters::filters;
use super::header::header;
use super::loading::{fetch, holding};
use super::notices::notices;
use super::own::{bring, sort};
use super::plot::definitions;
use super::quotations::quotations;
use super::regions::regions;
use super::search::{Typed, search};
use super::sight::use_sight;
use super::state::{Action, Dispatch, Sight, State, Step};
use super::tabs::tabs;
use super::timeline::{self, TimelineProps, timeline};
use super::unchanged;
use crate::explore::{Holding, Page, View, spot, suggestions};
use crate::web::{clock, files, handover, load, location, page, scroll, store};

/// What the page begins with.
#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    /// The bundle that the page comes with.
    pub bundle: Same<Holding>,
    /// The fragment of the address; empty in a page rendered beforehand.
    #[prop_or_default]
    pub fragment: AttrValue,
}

/// The page.
#[component]
pub fn App(props: &AppProps) -> Html {
    let state = {
        let props = props.clone();
        use_reducer(move || State::new(props.bundle, &props.fragment))
    };
    let current = use_state(|| None::<u32>);
    let unfolded = use_state(|| 0u8);
    let typed = use_state(Typed::default);
    let dates = use_state(timeline::Typed::default);
    let (surface, drag) = (use_node_ref(), use_mut_ref(|| None));
    let dispatch = state.dispatcher();
    // Effects may come after the frame that shows what was made here.
    let seen = use_memo(state.turn, |_| {
        if !state.is_followed() {
            let acted = state.acted;
            clock::after_paint(Box::new(move || {
                if acted > 0.0 {
                    clock::measure("dateline:paint", acted, clock::now());
                }
            }));
        }
        // While all that is in the document has its place: between two frames the browser would have to find it anew.
        if state.counts_in_part() { scroll::in_sight("rows", ROWS) } else { Vec::new() }
    });
    // Those for more letters follow in the next frame.
    let offered = use_memo((typed.open, state.counted().results.clone()), |(open, _)| {
        let counted = state.counted();
        if *open { suggestions(&counted.library, &counted.link.selection) } else { Vec::new() }
    });
    use_browser(&state, &dispatch);
    let gaps = use_sight(&state, &dispatch);
    let (results, link) = (&state.results, &state.link);
    let point = {
        let setter = current.setter();
        use_callback((), move |row: Option<u32>, ()| setter.set(row))
    };
    let over = Callback::from(|event: Event| event.prevent_default());
    let drop_files = {
        let dispatch = dispatch.clone();
        let taken = dropped(move |files| wasm_bindgen_futures::spawn_local(bring(files, true, dispatch.clone())));
        Callback::from(move |event: Event| event.dyn_into().into_iter().for_each(|event| taken.emit(event)))
    };
    let view = match &link.page {
        Page::Explore(view) => *view,
        Page::Article(_) => View::Quotes,
    };
    let pointed = current.map_or(0, |row| row + 1);
    let current = current.filter(|row| results.answer.has(*row));
    let now = current.and_then(|row| state.library.statement(row));
    let now: Option<AttrValue> = now.as_ref().and_then(|told| told.parts().1.region.as_ref()).map(|r| {
        // A district is shown by the region that is drawn.
        let library = &state.library;
        let drawn = library.region(&r.code).and_then(|region| region.parent.clone()).filter(|_| !library.is_drawn(&r.code));
        AttrValue::from(drawn.unwrap_or_else(|| r.code.clone()))
    });
    let in_force = matches!(link.page, Page::Explore(_)).then(|| in_force(&state, &dispatch));
    let search = search(&link.selection.words, &typed, &offered, &dispatch);
    let above = el("div", "above").with(definitions()).with(header(&state, search, &dispatch)).with(in_force).with(notices(
        &state.notices,
        state.wanted.is_some(),
        &dispatch,
    ));
    let on_article = matches!(link.page, Page::Article(_));
    let app = el("div", if on_article { "app app--article" } else { "app" })
        .set("id", "app")
        .set("data-view", (!on_article).then_some(view.word()))
        .on("dragover", over)
        .on("drop", drop_files)
        .with(above);
    if let Page::Article(id) = &link.page {
        return app.with(article(&state, &dispatch, id)).html();
    }
    let timed = state.timed();
    let line = timed.timeline.clone();
    let spot = current.and_then(|row| spot(&timed.library, &timed.results, &line, row));
    let of = [line.address(), pointed, dates.turn, 0];
    let (selection, dispatched) = (timed.link.selection.clone(), dispatch.clone());
    let timeline = unchanged(of, move || {
        let (line, selection, dispatch) = (line.clone(), selection.clone(), dispatched.clone());
        timeline(&TimelineProps {
            line,
            selection,
            dispatch,
            current: spot,
            surface: surface.clone(),
            drag: drag.clone(),
            typed: dates.clone(),
        })
    });
    let of = [state.counted().results.address(), state.unseen().results.address(), u32::from(*unfolded), pointed];
    let facets = Rc::new(Facets { state: state.clone(), dispatch: dispatch.clone(), seen, unfolded, now });
    let (all, home) = (facets.clone(), props.bundle.clone());
    let main = el("div", "main")
        .set("id", "main")
        .with(unchanged(of, move || regions(&facets)))
        .with(quotations(&state, &dispatch, current, &point, gaps))
        .with(unchanged(of, move || filters(&all, &home.bundle)));
    app.with(el("main", "stage").with(main).with(timeline)).with(tabs(link, &dispatch)).html()
}

/// What the browser has to do about the state: the address, loading, keeping, measuring.
#[hook]
fn use_browser(state: &UseReducerHandle<State>, dispatch: &Dispatch) {
    let asked = use_mut_ref(Vec::new);
    let wanted = use_mut_ref(|| None);
    use_effect_with(state.turn, {
        let (state, dispatch) = (state.clone(), dispatch.clone());
        move |_| {
            if !state.is_followed() {
                follow(&state);
                // The browser takes two milliseconds over its history and its measures: the frame comes first.
                let (state, now) = (state.clone(), clock::now());
                clock::after_paint(Box::new(move || tell(&state, now)));
            }
            if state.late.is_none() {
                fetch(&state, &asked, &dispatch);
            } else {
                let (state, dispatch) = (state.clone(), dispatch.clone());
                clock::after_paint(Box::new(move || {
                    // Where more has been done since, that comes first too.
                    if state.is_followed() {
                        let acted = state.acted;
                        dispatch.dispatch(Action::Settle);
                        clock::after_paint(Box::new(move || clock::measure("dateline:whole", acted, clock::now())));
                    }
                }));
            }
            let before = wanted.replace(state.wanted.clone());
            if let Some(path) = state.wanted.clone().filter(|path| before.as_ref() != Some(path)) {
                wasm_bindgen_futures::spawn_local(async move {
                    dispatch.dispatch(match holding(&path).await {
                        Ok(holding) => Action::Load(holding),
                        Err(why) => Action::Fail(why),
                    });
                });
            }
        }
    });
    // The address that the browser shows, articles from the bench, and own articles of earlier visits.
    use_effect_with((), {
        let dispatch = dispatch.clone();
        move |()| {
            let listeners = (
                location::on_change({
                    let dispatch = dispatch.clone();
                    move |fragment| dispatch.dispatch(Action::Arrive(fragment))
                }),
                load::on_line({
                    let dispatch = dispatch.clone();
                    move || dispatch.dispatch(Action::Again)
                }),
                page::on_slash(|| page::focus("search")),
                handover::on_articles({
                    let dispatch = dispatch.clone();
                    move |files, keep| wasm_bindgen_futures::spawn_local(bring(files, keep, dispatch.clone()))
                }),
            );
            clock::measure("dateline:ready", 0.0, clock::now());
            wasm_bindgen_futures::spawn_local(async move {
                match store::all().await {
                    Ok(kept) if kept.is_empty() => {}
                    Ok(kept) => {
                        let read = kept.into_iter().map(|k| files::Read { name: k.name, text: Ok(k.text) }).collect();
                        let (own, faults) = sort(read);
                        dispatch.dispatch(Action::Bring(own, faults));
                        // A link to an own article could not be honoured before these were here.
                        dispatch.dispatch(Action::Arrive(location::fragment()));
                    }
                    // A page that cannot keep anything still works; what is added then says so.
                    Err(_) => {}
                }
            });
            move || drop(listeners)
        }
    });
}

/// What is in sight follows the state.
fn follow(state: &State) {
    state.follow();
    match &state.sight {
        Sight::Same => {}
        Sight::Top => ["main", "quotes", "where", "filters"].into_iter().for_each(page::to_top),
        Sight::Statement(id) => page::reveal(&format!("st-{id}")),
    }
}

/// Address, title and measures follow it. What the browser itself did to its history is left alone.
fn tell(state: &State, shown: f64) {
    state.tell_history(|step, address| match step {
        Step::Push => location::push(address),
        Step::Passing => location::replace(address),
    });
    let article = match &state.link.page {
        Page::Article(id) => state.library.title_of(id),
        Page::Explore(_) => None,
    };
    page::title(&format!("{} — Dateline", article.unwrap_or(&state.library.bundle.collection.title)));
    if state.acted > 0.0 {
        clock::measure("dateline:select", state.acted, shown);
    }
}
