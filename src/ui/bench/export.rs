//! Ways of an article off the bench: as a file, to the clipboard, to the explorer, in a link.

use std::rc::Rc;

use yew::prelude::*;

use super::carried::explore;
use super::field::button;
use super::state::{Action, Beside, Dispatch, Held, State, counts};
use crate::model::{Article, Layout, read_article, write_article};
use crate::review::carry::pack;
use crate::review::{Draft, Export, to_article};
use crate::web::{clipboard, download, location};

/// The article that a draft makes, its file's text, and what is wrong with it as a file.
pub(super) struct Made {
    pub article: Article,
    pub text: String,
    pub faults: Vec<String>,
}

/// Makes the article of a draft.
pub(super) fn make(draft: &Draft, id: &str, text: bool, open: bool) -> Made {
    let article = to_article(draft, &Export { id: id.into(), text, open });
    let text = write_article(&article, Layout::Lines);
    let faults = read_article(&format!("{id}.json"), id, &text).err().unwrap_or_default();
    Made { article, text, faults: faults.iter().map(ToString::to_string).collect() }
}

/// The panel beside the text.
pub(super) fn export(_state: &State, held: &Held, dispatch: &Dispatch) -> Html {
    html! { <Panel id={held.id.clone()} draft={Shared(Rc::clone(&held.session))} dispatch={dispatch.clone()} /> }
}

/// A session, compared by its address.
#[derive(Clone)]
struct Shared(Rc<crate::review::Session>);

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(PartialEq, Properties)]
struct PanelProps {
    id: String,
    draft: Shared,
    dispatch: Dispatch,
}

#[component]
fn Panel(props: &PanelProps) -> Html {
    let draft = props.draft.0.draft();
    let (accepted, open) = counts(draft);
    let with_open = use_state(|| accepted == 0);
    let with_text = use_state(|| true);
    let made = Rc::new(make(draft, &props.id, *with_text, *with_open));
    let count = made.article.statements.len();
    let name = format!("{}.json", props.id);
    let dispatch = &props.dispatch;
    let set = |slot: &UseStateHandle<bool>, value: bool| {
        let slot = slot.clone();
        Callback::from(move |_: Event| slot.set(value))
    };
    let save = {
        let (made, name, dispatch) = (Rc::clone(&made), name.clone(), dispatch.clone());
        Callback::from(move |_: MouseEvent| {
            let done = download::save(&name, &made.text, "application/json");
            dispatch.dispatch(Action::Tell(if done {
                format!("{name} was handed to the browser.")
            } else {
                "This browser does not save it. Copy it instead.".into()
            }));
        })
    };
    let copy = {
        let (made, dispatch) = (Rc::clone(&made), dispatch.clone());
        Callback::from(move |_: MouseEvent| {
            let (made, dispatch) = (Rc::clone(&made), dispatch.clone());
            wasm_bindgen_futures::spawn_local(async move {
                let done = clipboard::copy(&made.text).await;
                dispatch.dispatch(Action::Tell(if done {
                    "The article’s JSON is copied.".into()
                } else {
                    "This browser does not let the page copy. Download it instead.".into()
                }));
            });
        })
    };
    let show = {
        let (files, ids, dispatch) = (vec![(name.clone(), made.text.clone())], vec![props.id.clone()], dispatch.clone());
        Callback::from(move |_: MouseEvent| to_explorer(files.clone(), ids.clone(), dispatch.clone()))
    };
    let link = {
        let (made, dispatch) = (Rc::clone(&made), dispatch.clone());
        Callback::from(move |_: MouseEvent| copy_packed(std::slice::from_ref(&made.article), &dispatch))
    };
    let back = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Beside(Beside::Review)))
    };
    let radio = |name: &'static str, on: bool, change: Callback<Event>, text: String| {
        html! { <label class="tick"><input type="radio" {name} checked={on} onchange={change} />{text}</label> }
    };
    html! {
        <section class="rev" aria-label="Export" tabindex="0">
            <div class="rh"><h2>{"Export"}</h2><button class="way" onclick={back}>{"Back to the statement"}</button></div>
            <fieldset><legend class="label">{"Statements"}</legend>
                {radio("which", !*with_open, set(&with_open, false), format!("only the {accepted} accepted"))}
                {radio("which", *with_open, set(&with_open, true), format!("the {accepted} accepted, and {open} that are still open"))}
            </fieldset>
            <fieldset><legend class="label">{"The article’s text"}</legend>
                {radio("words", *with_text, set(&with_text, true), "with the text".into())}
                {radio("words", !*with_text, set(&with_text, false), "stand-off: only the statements, and where in the text they stand".into())}
            </fieldset>
            if !made.faults.is_empty() {
                <div class="faulty" role="alert"><p>{"As it is, this is not an article that the explorer or the command takes:"}</p><ul aria-label="Faults">{ for made.faults.iter().take(20).map(|f| html! { <li dir="auto">{f}</li> }) }</ul></div>
            }
            <dl class="ways">
                <div><dt>{button("btn pri", show, "Explore now".into())}</dt><dd>{"Beside the other articles, on this page; kept on this machine."}</dd></div>
                <div><dt>{button("btn", save, "Download JSON".into())}</dt><dd>{format!("{name}, {count} statement{}, {} kB", if count == 1 { "" } else { "s" }, made.text.len().div_ceil(1000))}</dd></div>
                <div><dt>{button("btn", copy, "Copy JSON".into())}</dt><dd>{"The same, to the clipboard."}</dd></div>
                <div><dt>{button("btn", link, "Copy link that carries this article".into())}</dt><dd>{"The article itself is in the link, packed: nobody’s server holds it, and whoever has the link can read it."}</dd></div>
            </dl>
        </section>
    }
}

/// Goes to the explorer with articles, and keeps them there.
pub(super) fn to_explorer(files: Vec<(String, String)>, ids: Vec<String>, dispatch: Dispatch) {
    location::go("#/quotes");
    wasm_bindgen_futures::spawn_local(async move {
        if let Err(why) = explore(&files, &ids, true).await {
            dispatch.dispatch(Action::Tell(why));
        }
    });
}

/// Copies a link that carries articles, or says why that cannot be.
pub(super) fn copy_packed(articles: &[Article], dispatch: &Dispatch) {
    match pack(articles) {
        Ok(payload) => copy_carrying(&payload, dispatch),
        Err(long) => dispatch.dispatch(Action::Tell(format!("{long} “Download JSON” makes one; without the article’s text it may fit."))),
    }
}

/// Copies the link of a payload.
pub(super) fn copy_carrying(payload: &str, dispatch: &Dispatch) {
    let (address, dispatch) = (location::address(&format!("#/d/{payload}")), dispatch.clone());
    wasm_bindgen_futures::spawn_local(async move {
        let done = clipboard::copy(&address).await;
        dispatch.dispatch(Action::Tell(if done {
            format!("The link is copied: {} characters. Whoever opens it has the article.", address.len())
        } else {
            format!("This browser does not let the page copy. Here is the link: {address}")
        }));
    });
}
