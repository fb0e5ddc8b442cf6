//! What leaves the page, of the selection that the address names: link, citations, exports, dossier, embedding. A program of
//! its own, loaded when something is shared.

mod cite;
mod give;
mod loaded;
mod part;

use yew::prelude::*;

use self::cite::Cite;
use self::give::{Check, Dossier, Embed, Exports, Links};
use self::loaded::{Loaded, load};
use super::Same;
use crate::explore::{Link, day_words, parse, print};
use crate::share::{Made, Pointing, pointing};
use crate::web::{location, page};

/// The part of an address that leads here; what follows is a link of the explorer.
const HERE: &str = "#/share";

/// Of what something is made: everything that the parts show.
#[derive(Clone, PartialEq)]
struct Shared {
    loaded: Same<Loaded>,
    link: Same<Link>,
    made: Same<Made>,
    rows: Same<Vec<u32>>,
}

/// How far it is.
#[derive(Clone, PartialEq)]
enum State {
    /// In words.
    Loading(String),
    Failed(String),
    Ready(Shared, Option<Same<Pointing>>),
}

impl State {
    fn loading() -> State {
        State::Loading("Loading the selection…".into())
    }
}

/// The link that an address here is about.
fn linked(fragment: &str) -> Option<Link> {
    let rest = fragment.strip_prefix(HERE)?;
    Some(parse(&["#", rest].concat()).0)
}

/// The address here of a link.
fn here(link: &Link) -> String {
    print(link).replacen("#", HERE, 1)
}

/// The page of what is shared.
#[component]
pub fn Share() -> Html {
    let fragment = use_state(location::fragment);
    let state = use_state(State::loading);
    use_effect_with((), {
        let fragment = fragment.clone();
        move |()| {
            let listener = location::on_go(move |now| fragment.set(now));
            move || drop(listener)
        }
    });
    use_effect_with(fragment.clone(), {
        let state = state.clone();
        move |fragment: &UseStateHandle<String>| {
            let link = linked(fragment);
            page::mark("share", link.is_some());
            if let Some(link) = link {
                page::title("Share — Dateline");
                page::focus("share-title");
                wasm_bindgen_futures::spawn_local(begin(link, state));
            } else {
                // What was loaded may be a whole collection.
                state.set(State::loading());
            }
        }
    });
    let Some(link) = linked(&fragment) else { return Html::default() };
    let back = print(&link);
    let inside = match &*state {
        State::Loading(words) => html! { <p class="progress" role="status">{words}</p> },
        State::Failed(why) => html! { <p class="warn" role="alert">{why}</p> },
        State::Ready(shared, pointing) => html! {
            <>
                <p class="std">{of(&shared.made)}</p>
                { for pointing.iter().map(|pointing| warning(pointing)) }
                <Links shared={shared.clone()} />
                <Check shared={shared.clone()} />
                <Cite shared={shared.clone()} />
                <Exports shared={shared.clone()} />
                <Dossier shared={shared.clone()} />
                <Embed shared={shared.clone()} />
            </>
        },
    };
    html! {
        <>
            <header class="top top--share">
                <a class="name" href={back.clone()}>{"Dateline"}<i aria-hidden="true">{"—"}</i></a>
                <nav class="crumb" aria-label="Where you are"><a href={back}>{"Back to the explorer"}</a></nav>
            </header>
            <main class="share">
                <h1 id="share-title" tabindex="-1">{"Share"}</h1>
                {inside}
            </main>
        </>
    }
}

async fn begin(link: Link, state: UseStateHandle<State>) {
    let told = {
        let state = state.clone();
        move |words: String| state.set(State::Loading(words))
    };
    match load(&link, &told).await {
        Ok(loaded) => {
            let (made, rows) = Made::of(&loaded.library, &link, &loaded.version, &loaded.base, &loaded.on);
            // An article's page is shared with all its statements.
            let pointing = pointing(&loaded.library, &link, loaded.few).map(Same::new);
            let shared = Shared { loaded: Same::new(loaded), link: Same::new(link), made: Same::new(made), rows: Same::new(rows) };
            state.set(State::Ready(shared, pointing));
        }
        Err(why) => state.set(State::Failed(why)),
    }
}

fn of(made: &Made) -> Html {
    let count = format!("{} of {} statements", made.count, made.of);
    html! { <><b class="n">{count}</b>{": "}{&made.selection}{". "}<bdi>{&made.title}</bdi>{format!(", version {}.", made.version)}</> }
}

/// The selection points at a person, perhaps.
fn warning(pointing: &Pointing) -> Html {
    let count =
        if pointing.statements == 1 { "one anonymous statement".into() } else { format!("{} anonymous statements", pointing.statements) };
    html! {
        <div class="warn" role="alert">
            <p>{format!("This points at {count}, of {} on {}. Whoever knows who was there may know who spoke.", pointing.region, day_words(pointing.day))}</p>
            if let Some(wider) = &pointing.wider {
                <p><a class="btn" href={here(&wider.link)}>{format!("Share {} instead: {} statements", wider.words, wider.found)}</a></p>
            } else {
                <p>{"No coarser selection of this collection points at fewer. Think of who could be found by it before you share it."}</p>
            }
        </div>
    }
}
