//! The line at the top: the name, the collection, the count, the search, Copy link.

use yew::prelude::*;

use super::el::{span, way};
use super::icon;
use super::search::Search;
use super::state::{Action, Dispatch, Notice, State};
use crate::explore::{Library, Link, Page, Results, brief, print};
use crate::web::{clipboard, location};

/// Copies a link's address and says so.
pub(super) fn copy_link(link: &Link, what: &'static str, dispatch: &Dispatch) {
    let (address, dispatch) = (location::address(&print(link)), dispatch.clone());
    wasm_bindgen_futures::spawn_local(async move {
        let done = clipboard::copy(&address).await;
        let text = if done {
            format!("{what} copied. Whoever opens it sees the same thing.")
        } else {
            "This browser does not let the page copy. Here is the link:".into()
        };
        let lines = if done { Vec::new() } else { vec![address] };
        dispatch.dispatch(Action::Tell(Notice { text, lines, of_link: true }));
    });
}

/// What the collection says of itself, in a line.
pub(super) fn about(library: &Library) -> Html {
    let collection = &library.collection;
    let plural = |n: usize, word: &str| format!("{n} {word}{}", if n == 1 { "" } else { "s" });
    let own = library.articles.len() - library.bundled;
    let text = match (&collection.description, collection.invented) {
        (Some(text), false) => text.clone(),
        _ => plural(library.bundled, "article"),
    };
    html! {
        <>
            if collection.invented { <b class="inv">{"Invented collection"}</b>{" · "} }
            {text}
            if collection.invented { {" · no such country, people or papers"} }
            if own > 0 { {format!(" · and {} of yours", plural(own, "article"))} }
        </>
    }
}

/// "N of M statements".
pub(super) fn count(results: &Results) -> Html {
    html! { <><b class="n">{results.found}</b>{format!(" of {} statement{}", results.total, if results.total == 1 { "" } else { "s" })}</> }
}

/// The header of every page.
pub(super) fn header(props: &State, dispatch: &Dispatch) -> Html {
    let copy = {
        let (link, dispatch) = (props.link.clone(), dispatch.clone());
        Callback::from(move |_: MouseEvent| copy_link(&link, "Link", &dispatch))
    };
    let home = Link { collection: props.link.collection.clone(), ..Link::default() };
    let all = Link { page: Page::default(), ..props.link.clone() };
    let article = match &props.link.page {
        Page::Article(id) => props.library.article(id).map(|(_, a)| a),
        Page::Explore(_) => None,
    };
    html! {
        <header class={classes!("top", article.is_some().then_some("top--article"))}>
            {way(dispatch, home, "name", html! { <>{"Dateline"}<i aria-hidden="true">{"—"}</i></> })}
            if let Some(article) = article {
                <nav class="crumb" aria-label="Where you are">{way(dispatch, all, "", "All statements".into())}<span aria-current="page">{"Article"}</span>
                </nav>
                if let Some(url) = &article.url {
                    <a class="btn" href={url.clone()} rel="noopener noreferrer" target="_blank">{icon::out()}{span("long", html! { {format!("Read it at {}", brief(&article.publisher))} })}</a>
                } else { <span></span> }
            } else {
                <div class="coll"><h1 dir="auto">{brief(&props.library.collection.title)}</h1><p>{about(&props.library)}</p></div>
                <p class="status" role="status">{count(&props.results)}</p>
                <Search selection={props.link.selection.clone()} library={props.library.clone()} results={props.results.clone()} dispatch={dispatch.clone()} />
            }
            <button class="btn copy" aria-label="Copy link" onclick={copy}>{icon::link()}{span("long", html! { {"Copy link"} })}</button>
        </header>
    }
}
