//! The reader's own articles: chosen or dropped, kept on this machine, removed.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::el::{button, span};
use super::state::{self, Action, Dispatch, Notice, select};
use crate::explore::{Edit, Library, Selection};
use crate::index::{Dimension, Key};
use crate::model::{Fault, read_article};
use crate::web::files::{Read, chosen, read};
use crate::web::handover::to_bench;
use crate::web::store::{Kept, forget, keep};

/// Reads files as articles, sends both what is right and what is wrong, and keeps what is right. Texts go to the bench.
pub(super) async fn bring(mut files: Vec<(String, web_sys::File)>, lasting: bool, dispatch: Dispatch) {
    let tell = |text: String| dispatch.dispatch(Action::Tell(Notice { text, lines: Vec::new(), of_link: false }));
    if files.is_empty() {
        return tell("Nothing was chosen that could be read: choose article JSON files, or a folder of them.".into());
    }
    if to_bench(&mut files) && files.is_empty() {
        return;
    }
    let (read, passed) = read(files).await;
    let (own, faults, kept) = sort(read);
    if own.is_empty() && faults.is_empty() {
        return tell(format!("None of the {passed} files is an article: an article’s file ends in .json."));
    }
    let count = own.len();
    let statements: usize = own.iter().map(|o| o.article.statements.len()).sum();
    dispatch.dispatch(Action::Bring(own, faults));
    if count > 0 {
        let plural = |n: usize, word: &str| format!("{n} {word}{}", if n == 1 { "" } else { "s" });
        let how = if lasting { " They stay on this machine, until you remove them." } else { "" };
        tell(format!("Added {} with {}.{how}", plural(count, "article"), plural(statements, "statement")));
        if lasting && let Err(why) = keep(&kept).await {
            tell(why);
        }
    }
}

/// Articles, faults, and what to keep.
pub(super) fn sort(read: Vec<Read>) -> (Vec<state::Own>, Vec<Fault>, Vec<Kept>) {
    let (mut own, mut faults, mut kept) = (Vec::new(), Vec::new(), Vec::new());
    for file in read {
        match file.text {
            Err(reason) => faults.push(Fault { file: file.name, line: 0, column: 0, path: "$".into(), reason }),
            Ok(text) => {
                let stem = file.name.rsplit('/').next().unwrap_or_default();
                let stem = stem.strip_suffix(".json").unwrap_or(stem);
                match read_article(&file.name, stem, &text) {
                    Ok(article) => {
                        own.push(state::Own { name: file.name.clone(), article });
                        kept.push(Kept { name: file.name, text });
                    }
                    Err(found) => faults.extend(found),
                }
            }
        }
    }
    (own, faults, kept)
}

/// The list of own articles, and how to add more.
pub(super) fn own(own: &[state::Own], library: &Library, dispatch: &Dispatch) -> Html {
    let choose = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: Event| {
            let Some(input) = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok()) else { return };
            let files = chosen(input.files());
            input.set_value("");
            wasm_bindgen_futures::spawn_local(bring(files, true, dispatch.clone()));
        })
    };
    let remove = |names: Vec<String>| {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Action::Remove(names.clone()));
            let (names, dispatch) = (names.clone(), dispatch.clone());
            wasm_bindgen_futures::spawn_local(async move {
                if let Err(text) = forget(&names).await {
                    dispatch.dispatch(Action::Tell(Notice { text, lines: Vec::new(), of_link: false }));
                }
            });
        })
    };
    let all: Vec<String> = own.iter().map(|o| o.name.clone()).collect();
    let only = {
        let mut selection = Selection::default();
        for article in library.articles.here().skip_while(|(at, _)| *at < library.bundled).map(|(_, held)| &held.article) {
            selection.values[Dimension::Article as usize].insert(Key::Is(article.id.clone()));
        }
        select(dispatch, Edit::All(Box::new(selection)))
    };
    html! {
        <section class="own" aria-label="Your articles">
            <h3>{"Your articles"}</h3>
            <p>{"Drop article JSON or texts on this page, or choose them: nothing leaves this machine."}</p>
            <p class="pick">
                <label class="btn"><input class="vh" type="file" multiple=true accept=".json,.txt,.md,.html,.htm" onchange={choose.clone()} aria-label="Choose article files" />{"Choose files"}</label>
                <label class="btn"><input class="vh" type="file" multiple=true webkitdirectory=true onchange={choose} aria-label="Choose a folder of articles" />{"Choose a folder"}</label>
                <a class="btn" href="#/bench">{"Add text"}</a>
            </p>
            if !own.is_empty() {
                <ul>
                    { for own.iter().map(|own| html! {
                        <li key={own.name.clone()}>
                            <span class="what" dir="auto">{&own.article.title}{span("note", html! { {format!("{} · {}", own.name, own.article.statements.len())} })}</span>
                            <button onclick={remove(vec![own.name.clone()])} aria-label={format!("Remove {}", own.name)}>{"Remove"}</button>
                        </li>
                    }) }
                </ul>
                <p class="pick">
                    {button("way", only, "Show only these".into())}
                    {button("way", remove(all), "Remove all".into())}
                </p>
            }
        </section>
    }
}
