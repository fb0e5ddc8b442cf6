//! What the browser has to do about the state of the bench: the address, reading, keeping, the keys.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use yew::prelude::*;

use super::carried::arrive;
use super::keys::on_key;
use super::place::Place;
use super::state::{Action, Batch, Dispatch, Entry, From, Held, Kept, State, Text, about};
use crate::extract::Extraction;
use crate::model::{Collection, Region};
use crate::review::{Draft, Key};
use crate::ui::Same;
use crate::web::worker::{Extractor, Job, Known};
use crate::web::{drafts, files, handover, load, location, page};

/// All of it.
#[hook]
pub(super) fn use_does(state: &UseReducerHandle<State>, dispatch: &Dispatch) {
    use_address(state, dispatch);
    use_keeping(state, dispatch);
    use_reading(state, dispatch);
    use_effect_with(state.turn, {
        let (state, dispatch) = (state.clone(), dispatch.clone());
        // The listener sees the state as it is, so it is renewed with it.
        move |_| {
            let listener = page::on_key(move |event| on_key(&state, &dispatch, event));
            move || drop(listener)
        }
    });
    let current: Option<(String, Key)> = state.open().and_then(|h| Some((h.id.clone(), h.current?)));
    use_effect_with(current, move |current| {
        if let Some((_, key)) = current {
            page::centre(&format!("s{key}"));
        }
    });
}

/// The address: where one is, and texts that the page laid down.
#[hook]
fn use_address(state: &UseReducerHandle<State>, dispatch: &Dispatch) {
    use_effect_with((), {
        let dispatch = dispatch.clone();
        move |()| {
            take_texts(&dispatch);
            let listener = location::on_go({
                let dispatch = dispatch.clone();
                move |fragment| {
                    dispatch.dispatch(Action::Arrive(Place::parse(&fragment)));
                    take_texts(&dispatch);
                }
            });
            wasm_bindgen_futures::spawn_local(async move {
                let Some(path) = load::first() else { return };
                if let Ok(bundle) = load::bundle(&path).await {
                    dispatch.dispatch(Action::Known(Same::new(bundle)));
                }
            });
            move || drop(listener)
        }
    });
    let title = match (&state.place, state.open()) {
        (Place::Draft(_), Some(held)) => Some(format!("{} — Dateline bench", held.title())),
        (Place::Draft(_) | Place::Shelf, _) => Some("Dateline bench".into()),
        _ => None,
    };
    use_effect_with((state.place.clone(), title), {
        let dispatch = dispatch.clone();
        move |(place, title)| {
            page::mark("bench", matches!(place, Place::Shelf | Place::Draft(_)));
            if let Some(title) = title {
                page::title(title);
            }
            if let Place::Carried(payload) = place {
                arrive(payload.clone(), dispatch);
            }
        }
    });
    use_effect_with((state.turn, state.go.clone()), move |(_, go)| {
        if let Some(fragment) = go {
            location::go(fragment);
        }
    });
}

fn take_texts(dispatch: &Dispatch) {
    let files = handover::take_texts();
    if !files.is_empty() {
        dispatch.dispatch(Action::Read(texts(files)));
    }
}

/// Files as texts to be read, with nothing said of them.
pub(super) fn texts(files: Vec<(String, web_sys::File)>) -> Vec<Text> {
    files.into_iter().map(|(name, file)| Text { name, from: From::File(file), said: Vec::new() }).collect()
}

/// What is on the bench is kept as it changes, and comes back.
#[hook]
fn use_keeping(state: &UseReducerHandle<State>, dispatch: &Dispatch) {
    let saved = use_mut_ref(BTreeMap::<String, u32>::new);
    use_effect_with(state.held.iter().map(|h| (h.id.clone(), h.turn)).collect::<Vec<_>>(), {
        let (state, dispatch) = (state.clone(), dispatch.clone());
        move |_| {
            for held in &state.held {
                if held.turn > saved.borrow_mut().insert(held.id.clone(), held.turn).unwrap_or_default() {
                    keep(held, &dispatch);
                }
            }
        }
    });
    let place = state.place.clone();
    let missing = matches!(&place, Place::Draft(_)) && state.open().is_none();
    use_effect_with((place, missing), {
        let dispatch = dispatch.clone();
        move |(place, missing)| {
            let place = place.clone();
            let missing = *missing;
            wasm_bindgen_futures::spawn_local(async move {
                match place {
                    // A browser that keeps nothing has nothing to show; what is brought then says so.
                    Place::Shelf => dispatch.dispatch(Action::Shelf(drafts::all::<Entry>().await.unwrap_or_default())),
                    Place::Draft(id) if missing => match drafts::get::<Kept>(&id).await {
                        Ok(Some(kept)) if kept.draft.version <= Draft::new(Extraction::default()).version => {
                            dispatch.dispatch(Action::Open(Box::new(kept)))
                        }
                        Ok(_) => {
                            location::go_instead("#/bench");
                            dispatch.dispatch(Action::Arrive(Place::Shelf));
                            dispatch.dispatch(Action::Tell(format!("There is no article “{}” on the bench of this browser.", short(&id))));
                        }
                        Err(why) => dispatch.dispatch(Action::Tell(why)),
                    },
                    _ => {}
                }
            });
        }
    });
}

fn keep(held: &Held, dispatch: &Dispatch) {
    let (kept, dispatch) = (held.kept(), dispatch.clone());
    wasm_bindgen_futures::spawn_local(async move {
        if let Err(why) = drafts::keep(&kept).await {
            dispatch.dispatch(Action::Tell(why));
        }
    });
}

/// A batch is read by one extractor, one text after the other; a batch that ends early takes its extractor with it.
#[hook]
fn use_reading(state: &UseReducerHandle<State>, dispatch: &Dispatch) {
    let running = state.batch.as_ref().filter(|b| b.is_running()).map(|b| b.number);
    use_effect_with(running, {
        let (state, dispatch) = (state.clone(), dispatch.clone());
        move |running| {
            let line = Rc::new(Line::default());
            if running.is_some()
                && let Some(batch) = &state.batch
            {
                let jobs = batch.texts.iter().map(|text| job(&state, text)).collect();
                wasm_bindgen_futures::spawn_local(read(batch.clone(), jobs, state.collection().map(known), Rc::clone(&line), dispatch));
            }
            move || {
                line.ended.set(true);
                if let Some(extractor) = line.extractor.take() {
                    extractor.stop();
                }
            }
        }
    });
}

fn job(state: &State, text: &Text) -> Job {
    let again = match &text.from {
        From::Draft(id) => state.held.iter().find(|h| h.id == *id).map(Held::draft),
        _ => None,
    };
    match again {
        Some(draft) => Job { name: text.name.clone(), about: (*draft.about).clone(), input: Some((*draft.input).clone()) },
        None => Job { name: text.name.clone(), about: about(&text.said), input: None },
    }
}

/// What a collection knows.
fn known(collection: &Collection) -> Known {
    let region = |r: &Region| (r.code.clone(), r.name.clone(), r.parent.clone(), r.aliases.clone());
    Known {
        regions: collection.regions.iter().map(region).collect(),
        topics: collection.topics.iter().map(|t| (t.id.clone(), t.name.clone(), t.phrases.clone())).collect(),
    }
}

/// The extractor of a batch, and whether the batch has come to its end.
#[derive(Default)]
struct Line {
    extractor: RefCell<Option<Extractor>>,
    ended: Cell<bool>,
}

async fn read(batch: Batch, jobs: Vec<Job>, there: Option<Known>, line: Rc<Line>, dispatch: Dispatch) {
    let known = match (there, load::first()) {
        (Some(known), _) => known,
        // The first texts may be here before the collection is.
        (None, Some(path)) => load::bundle(&path).await.map(|b| known(&b.collection)).unwrap_or_default(),
        (None, None) => Known::default(),
    };
    for (at, (text, job)) in batch.texts.iter().zip(&jobs).enumerate() {
        if line.ended.get() {
            return;
        }
        dispatch.dispatch(Action::Turn(batch.number, at));
        let found = find(text, job, &known, &line).await;
        if found.is_err() {
            // It may have stopped: the next text gets another.
            line.extractor.take();
        }
        dispatch.dispatch(Action::Found(batch.number, at, found.map(Box::new)));
    }
}

async fn find(text: &Text, job: &Job, known: &Known, line: &Line) -> Result<Extraction, String> {
    let bytes = match &text.from {
        // What is pasted is text, whatever signs it holds.
        From::Words(words) => js_sys::Uint8Array::from(words.replace('\0', "\u{fffd}").as_bytes()),
        From::File(file) => files::bytes(file).await?,
        From::Draft(_) => js_sys::Uint8Array::new_with_length(0),
    };
    let there = line.extractor.borrow().clone();
    let extractor = match there {
        Some(extractor) => extractor,
        None => Extractor::start(known).await?,
    };
    if line.ended.get() {
        extractor.stop();
        return Err("cancelled".into());
    }
    *line.extractor.borrow_mut() = Some(extractor.clone());
    extractor.extract(job, &bytes).await
}

fn short(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(60).collect()
}
