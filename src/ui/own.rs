//! The reader's own articles: chosen or dropped, kept on this machine, removed.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::el::{El, button, el, p, span};
use super::state::{self, Action, Dispatch, Notice, select};
use crate::explore::{Edit, Library, Selection};
use crate::index::{Dimension, Key};
use crate::model::{Article, Fault, read_article};
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
    let (own, faults) = sort(read);
    if own.is_empty() && faults.is_empty() {
        return tell(format!("None of the {passed} files is an article: an article’s file ends in .json."));
    }
    let count = own.len();
    let statements: usize = own.iter().map(|o| o.statements).sum();
    let kept: Vec<Kept> = own.iter().map(|o| o.file.clone()).collect();
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

/// The article that a file holds.
pub(super) fn article(file: &Kept) -> Result<Article, Vec<Fault>> {
    let stem = file.name.rsplit('/').next().unwrap_or_default();
    read_article(&file.name, stem.strip_suffix(".json").unwrap_or(stem), &file.text)
}

/// Articles, and faults.
pub(super) fn sort(read: Vec<Read>) -> (Vec<state::Own>, Vec<Fault>) {
    let (mut own, mut faults) = (Vec::new(), Vec::new());
    for Read { name, text } in read {
        match text {
            Err(reason) => faults.push(Fault { file: name, line: 0, column: 0, path: "$".into(), reason }),
            Ok(text) => {
                let file = Kept { name, text };
                match article(&file) {
                    Ok(article) => own.push(state::Own { file, title: article.title, statements: article.statements.len() }),
                    Err(found) => faults.extend(found),
                }
            }
        }
    }
    (own, faults)
}

/// The list of own articles, and how to add more.
pub(super) fn own(own: &[state::Own], library: &Library, dispatch: &Dispatch) -> El {
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
        Callback::from(move |_| {
            dispatch.dispatch(Action::Remove(names.clone()));
            let (names, dispatch) = (names.clone(), dispatch.clone());
            wasm_bindgen_futures::spawn_local(async move {
                if let Err(text) = forget(&names).await {
                    dispatch.dispatch(Action::Tell(Notice { text, lines: Vec::new(), of_link: false }));
                }
            });
        })
    };
    let all: Vec<String> = own.iter().map(|o| o.file.name.clone()).collect();
    let only = {
        let mut selection = Selection::default();
        for article in library.articles.own().filter(|(at, _)| *at >= library.bundled).map(|(_, held)| &held.article) {
            selection.values[Dimension::Article as usize].insert(Key::Is(article.id.clone()));
        }
        select(dispatch, Edit::All(Box::new(selection)))
    };
    let file = |kind: &'static str, accept: &'static str, label: &'static str, name: &'static str| {
        let input = el("input", "vh").set("type", "file").set("multiple", "multiple").set(kind, accept);
        el("label", "btn").with(input.on("change", choose.clone()).set("aria-label", label)).with(name)
    };
    let item = |own: &state::Own| {
        let name = &own.file.name;
        let note = format!("{name} · {}", own.statements);
        let what = el("span", "what").set("dir", "auto").with(&own.title).with(span("note", note));
        let away = button("", remove(vec![name.clone()]), "Remove").set("aria-label", ["Remove ", name].concat());
        el("li", "").key(name).with(what).with(away)
    };
    let pick = el("p", "pick")
        .with(file("accept", ".json,.txt,.md,.html,.htm", "Choose article files", "Choose files"))
        .with(file("webkitdirectory", "webkitdirectory", "Choose a folder of articles", "Choose a folder"))
        .with(el("a", "btn").set("href", "#/bench").with("Add text"));
    let list = (!own.is_empty()).then(|| el("ul", "").all(own.iter().map(item)));
    let acts = (!own.is_empty())
        .then(|| el("p", "pick").with(button("way", only, "Show only these")).with(button("way", remove(all), "Remove all")));
    el("section", "own")
        .set("aria-label", "Your articles")
        .with(el("h3", "").with("Your articles"))
        .with(p("", "Drop article JSON or texts on this page, or choose them: nothing leaves this machine."))
        .with(pick)
        .with(list)
        .with(acts)
}
