//! The bench before an article is opened: texts to bring, how far they are read, and what is on the bench already.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::app::take;
use super::details::FIELDS;
use super::export::{copy_packed, make, to_explorer};
use super::field::button;
use super::place::Place;
use super::state::{Action, Batch, Dispatch, Entry, From, Kept, Stage, Text};
use crate::model::{Article, Edtf};
use crate::review::AboutField;
use crate::web::files::chosen;
use crate::web::{drafts, page};

#[derive(PartialEq, Properties)]
pub(super) struct ShelfProps {
    pub entries: Vec<Entry>,
    pub batch: Option<Batch>,
    pub doomed: Option<String>,
    pub dispatch: Dispatch,
}

/// The page.
#[component]
pub(super) fn Shelf(props: &ShelfProps) -> Html {
    let dispatch = &props.dispatch;
    let read = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| {
            let words = page::text_of("paste");
            if words.trim().is_empty() {
                page::focus("paste");
                return dispatch.dispatch(Action::Tell("Paste or write a text first.".into()));
            }
            let said: Vec<(AboutField, String)> = FIELDS
                .iter()
                .map(|(field, id, _, _)| (*field, page::line_of(&format!("new-{id}"))))
                .filter(|(_, value)| !value.trim().is_empty())
                .collect();
            if let Some((_, date)) = said.iter().find(|(field, date)| *field == AboutField::Published && Edtf::parse(date.trim()).is_err())
            {
                return dispatch
                    .dispatch(Action::Tell(format!("“{date}” is no date that is understood here: write it as 2019-02-26, or 2019-02.")));
            }
            dispatch.dispatch(Action::Read(vec![Text { name: "pasted text".into(), from: From::Words(words.into()), said }]));
        })
    };
    let choose = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: Event| {
            let Some(input) = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok()) else { return };
            take(chosen(input.files()), &dispatch);
            input.set_value("");
        })
    };
    let running = props.batch.as_ref().is_some_and(Batch::is_running);
    html! {
        <main class="shelf">
            <section class="bring" aria-labelledby="bring">
                <h1 id="bring">{"From a text to statements"}</h1>
                <p class="lead">{"Paste an article, or choose files. Who says what, where and when is found here, on this machine, and you put right what is not right. Nothing is sent anywhere."}</p>
                <label class="label" for="paste">{"Text of an article"}</label>
                <textarea id="paste" rows="12" dir="auto" spellcheck="false" placeholder="Paste the headline and the article here. Paragraphs are parted by a line end." />
                <details class="known"><summary>{"What is known of it: title, publisher, date …"}</summary>
                    <div class="fields">{ for FIELDS.iter().map(|(_, id, name, how)| {
                        let id = format!("new-{id}");
                        html! { <div class="fld" key={id.clone()}><label for={id.clone()}>{*name}</label><div class="in"><input {id} placeholder={*how} autocomplete="off" spellcheck="false" dir="auto" /></div></div> }
                    }) }</div>
                </details>
                <p class="go">
                    <button class="btn pri" onclick={read} disabled={running}>{"Find statements"}</button>
                    <label class="btn"><input class="vh" type="file" multiple=true accept=".txt,.md,.markdown,.html,.htm,.json" onchange={choose.clone()} aria-label="Choose texts" />{"Choose files"}</label>
                    <label class="btn"><input class="vh" type="file" multiple=true webkitdirectory=true onchange={choose} aria-label="Choose a folder of texts" />{"Choose a folder"}</label>
                </p>
                <p class="hint">{"Text, Markdown, saved pages, article JSON with a text. Files can be dropped anywhere on this page."}</p>
                { props.batch.as_ref().map(|batch| reading(batch, dispatch)) }
            </section>
            <section class="on-bench" aria-labelledby="on-bench">
                <h2 id="on-bench">{"On the bench"}</h2>
                if props.entries.is_empty() { <p class="hint">{"Nothing yet. What you begin is kept in this browser as you go."}</p> }
                <ul>{ for props.entries.iter().map(|entry| line(entry, props.doomed.as_deref() == Some(&entry.id), dispatch)) }</ul>
                if props.entries.len() > 1 { {together(&props.entries, dispatch)} }
            </section>
        </main>
    }
}

/// How far each text is.
fn reading(batch: &Batch, dispatch: &Dispatch) -> Html {
    let total = batch.texts.len();
    let act = |action: fn() -> Action| {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(action()))
    };
    let stage = |(text, stage): (&Text, &Stage)| {
        let (class, words) = match stage {
            Stage::Waiting => ("", html! { {"waiting"} }),
            Stage::Running => ("is-running", html! { {"reading …"} }),
            Stage::Found(id, n) => ("", html! { <a href={Place::of(id)}>{format!("{n} statement{}", if *n == 1 { "" } else { "s" })}</a> }),
            Stage::Failed(why) => ("is-failed", html! { {why} }),
        };
        html! { <li {class}><span dir="auto">{&text.name}</span><span class="note">{words}</span></li> }
    };
    html! {
        <div class="reading" role="group" aria-label="Reading">
            <p class="go">
                <progress value={batch.done().to_string()} max={total.to_string()} aria-label="Texts read"></progress>
                <span role="status">{format!("{} of {total} read", batch.done())}</span>
                if batch.is_running() { {button("btn", act(|| Action::Cancel), "Cancel".into())} } else { {button("btn", act(|| Action::Done), "Put away".into())} }
            </p>
            <ol>{ for batch.texts.iter().zip(&batch.stages).map(stage) }</ol>
        </div>
    }
}

/// An article on the bench.
fn line(entry: &Entry, doomed: bool, dispatch: &Dispatch) -> Html {
    let doom = |id: Option<String>| {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Doom(id.clone())))
    };
    let remove = {
        let (dispatch, id) = (dispatch.clone(), entry.id.clone());
        Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Action::Remove(id.clone()));
            let (dispatch, id) = (dispatch.clone(), id.clone());
            wasm_bindgen_futures::spawn_local(async move {
                if let Err(why) = drafts::forget(&id).await {
                    dispatch.dispatch(Action::Tell(why));
                }
            });
        })
    };
    html! {
        <li key={entry.id.clone()}>
            <a class="title" href={Place::of(&entry.id)} dir="auto">{&entry.title}</a>
            <span class="note" dir="auto">{&entry.name}</span>
            <progress value={entry.done.to_string()} max={entry.total.max(1).to_string()} aria-label={format!("Reviewed of {}", entry.title)}></progress>
            <span class="note">{ if entry.total > 0 && entry.done == entry.total { format!("all {} reviewed", entry.total) } else { format!("{} of {} reviewed", entry.done, entry.total) } }</span>
            <span class="acts-on">
                if doomed {
                    <button class="way" onclick={remove}>{"Remove it for good"}</button><button class="way" onclick={doom(None)}>{"Keep it"}</button>
                } else {
                    <button class="way" onclick={doom(Some(entry.id.clone()))} aria-label={format!("Remove {}", entry.title)}>{"Remove"}</button>
                }
            </span>
        </li>
    }
}

/// All of them at once.
fn together(entries: &[Entry], dispatch: &Dispatch) -> Html {
    let ids: Vec<String> = entries.iter().map(|e| e.id.clone()).collect();
    let act = |then: fn(Vec<(String, Article, String)>, Dispatch)| {
        let (ids, dispatch) = (ids.clone(), dispatch.clone());
        Callback::from(move |_: MouseEvent| {
            let (ids, dispatch) = (ids.clone(), dispatch.clone());
            wasm_bindgen_futures::spawn_local(async move {
                let mut all = Vec::with_capacity(ids.len());
                for id in &ids {
                    if let Ok(Some(kept)) = drafts::get::<Kept>(id).await {
                        let made = make(&kept.draft, id, true, true);
                        match made.faults.first() {
                            Some(fault) => return dispatch.dispatch(Action::Tell(format!("“{}” is not ready: {fault}", kept.title))),
                            None => all.push((id.clone(), made.article, made.text)),
                        }
                    }
                }
                then(all, dispatch);
            });
        })
    };
    let show = act(|all, dispatch| {
        let ids = all.iter().map(|(id, _, _)| id.clone()).collect();
        to_explorer(all.into_iter().map(|(id, _, text)| (format!("{id}.json"), text)).collect(), ids, dispatch);
    });
    let link = act(|all, dispatch| copy_packed(&all.into_iter().map(|(_, article, _)| article).collect::<Vec<_>>(), &dispatch));
    html! {
        <p class="go">{button("btn", show, "Explore all of them".into())}{button("btn", link, "Copy link that carries all of them".into())}</p>
    }
}
