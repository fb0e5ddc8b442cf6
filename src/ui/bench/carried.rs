//! A link that carries articles: they are shown in the explorer, and kept only if the reader says so.

use std::rc::Rc;

use yew::prelude::*;

use super::export::copy_carrying;
use super::field::button;
use super::place::{Place, slug};
use super::state::{Action, Carried, Dispatch, State};
use crate::model::{Bundle, Layout, free_id, read_article, write_article};
use crate::review::carry::unpack;
use crate::ui::icon;
use crate::web::{clock, handover, load, location, page};

/// Takes up the payload of a link, and goes to the explorer with it.
pub(super) fn arrive(payload: String, dispatch: Dispatch) {
    wasm_bindgen_futures::spawn_local(async move {
        match open(&payload).await {
            Ok((carried, ids)) => {
                let files = Rc::clone(&carried.files);
                dispatch.dispatch(Action::Carry(Some(carried)));
                // The address is another one from here on: what one does in the explorer is written there.
                location::go_instead("#/quotes");
                let shown = explore(&files, &ids, false).await;
                if let Err(why) = shown {
                    dispatch.dispatch(Action::Tell(why));
                }
            }
            Err(why) => {
                dispatch.dispatch(Action::Carry(None));
                location::go_instead("#/quotes");
                dispatch.dispatch(Action::Tell(format!("This link carries articles, but they cannot be read: {why}")));
            }
        }
    });
}

/// The articles of a payload, and their ids on this page.
async fn open(payload: &str) -> Result<(Carried, Vec<String>), String> {
    let unpacked = unpack(payload).map_err(|fault| sentence(&fault.reason))?;
    let taken = taken().await;
    let (mut files, mut titles, mut ids, mut statements) = (Vec::new(), Vec::new(), Vec::<String>::new(), 0);
    for (name, text) in unpacked {
        let stem = name.strip_suffix(".json").unwrap_or(&name);
        let mut article = read_article(&name, stem, &text).map_err(|faults| faults.first().map(ToString::to_string).unwrap_or_default())?;
        let id = free_id(slug(&article.id), |id| taken.iter().any(|t| t == id) || ids.iter().any(|t| t == id));
        article.id.clone_from(&id);
        statements += article.statements.len();
        titles.push(article.title.clone());
        files.push((format!("{id} (from a link).json"), write_article(&article, Layout::Lines)));
        ids.push(id);
    }
    if files.is_empty() {
        return Err("there is none in it.".into());
    }
    Ok((Carried { files: Rc::new(files), titles, statements, payload: payload.into(), kept: false }, ids))
}

fn sentence(reason: &str) -> String {
    if reason.ends_with('.') { reason.into() } else { format!("{reason}.") }
}

/// Ids that the page's collection has.
async fn taken() -> Vec<String> {
    let Some(path) = load::first() else { return Vec::new() };
    let bundle: Option<Bundle> = load::bundle(&path).await.ok();
    bundle.into_iter().flat_map(|b| b.articles).map(|a| a.id).collect()
}

/// Brings articles to the explorer, which has to be the page in view, and shows only these.
pub(super) async fn explore(files: &[(String, String)], ids: &[String], keep: bool) -> Result<(), String> {
    let late = || Err("The explorer did not take the articles. Load the page again.".to_owned());
    if !until(|| clock::is_measured("dateline:ready")).await {
        return late();
    }
    handover::to_page(files, keep).map_err(|_| "This browser does not hand files from one part of the page to the other.")?;
    let there = |name: &str| page::has_label(&format!("Remove {name}"));
    if !until(|| files.iter().all(|(name, _)| there(name))).await {
        return late();
    }
    let only: Vec<String> = ids.iter().map(|id| format!("article={id}")).collect();
    location::go_instead(&format!("#/quotes?{}", only.join("&")));
    Ok(())
}

/// Waits until something holds; `false` if it does not within ten seconds.
async fn until(holds: impl Fn() -> bool) -> bool {
    for _ in 0..400 {
        if holds() {
            return true;
        }
        clock::wait(25).await;
    }
    false
}

/// Above the explorer: what the link carried, and what one can do with it.
pub(super) fn bar(state: &State, dispatch: &Dispatch) -> Html {
    if state.place != Place::Away {
        return Html::default();
    }
    let told = state.told.iter().enumerate().map(|(i, text)| {
        let dispatch = dispatch.clone();
        let dismiss = Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Dismiss(i)));
        html! { <div class="notice" key={text.clone()}><p class="say">{text}</p><button onclick={dismiss} aria-label="Dismiss">{icon::cross()}</button></div> }
    });
    let carried = state.carried.as_ref().map(|carried| {
        let act = |action: fn(&Carried) -> Option<Carried>, bring: bool| {
            let (dispatch, carried) = (dispatch.clone(), carried.clone());
            Callback::from(move |_: MouseEvent| {
                if bring && handover::to_page(&carried.files, true).is_err() {
                    return dispatch.dispatch(Action::Tell("The explorer did not take the articles.".into()));
                }
                dispatch.dispatch(Action::Carry(action(&carried)));
            })
        };
        let again = {
            let (dispatch, payload) = (dispatch.clone(), carried.payload.clone());
            Callback::from(move |_: MouseEvent| copy_carrying(&payload, &dispatch))
        };
        let what = match carried.titles.as_slice() {
            [one] => format!("the article “{one}”"),
            all => format!("{} articles", all.len()),
        };
        let statements = format!("{} statement{}", carried.statements, if carried.statements == 1 { "" } else { "s" });
        html! {
            <section class="notice carrying" aria-label="Articles from the link">
                <p class="say" dir="auto">
                    {format!("The link itself carries {what} with {statements}. Whoever made the link wrote them; nobody here has checked them. ")}
                    { if carried.kept { "They stay on this machine, until you remove them." } else { "They are gone when you leave the page, unless you keep them." } }
                </p>
                <p class="pick">
                    if !carried.kept { {button("btn", act(|c| Some(Carried { kept: true, ..c.clone() }), true), "Keep on this machine".into())} }
                    {button("btn", again, "Copy the link".into())}
                    <button onclick={act(|_| None, false)} aria-label="Dismiss">{icon::cross()}</button>
                </p>
            </section>
        }
    });
    html! { <div role="log" aria-label="From the link" aria-live="polite">{ for told }{carried}</div> }
}
