//! The line at the top: the name, the collection, the count, the search, Copy link.

use yew::Callback;

use super::el::{El, button, el, p, row, span, way};
use super::icon;
use super::state::{Action, Dispatch, Notice, State};
use crate::explore::{Library, Link, Page, Results, brief, print};
use crate::share::FEW;
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

/// Where a link is shared: cited, exported, saved, embedded.
pub(super) fn shared(fragment: &str) -> String {
    ["#/share", fragment.get(1..).unwrap_or_default()].concat()
}

/// What the collection says of itself, in a line.
pub(super) fn about(library: &Library) -> El {
    let collection = &library.bundle.collection;
    let plural = |n: usize, word: &str| format!("{n} {word}{}", if n == 1 { "" } else { "s" });
    let own = library.articles.len() - library.bundled;
    let text = match (&collection.description, collection.invented) {
        (Some(text), false) => text.clone(),
        _ => plural(library.bundled, "article"),
    };
    let invented = collection.invented.then(|| row().with(el("b", "inv").with("Invented collection")).with(" · "));
    row()
        .with(invented)
        .with(text)
        .with(collection.invented.then_some(" · no such country, people or papers"))
        .with((own > 0).then(|| format!(" · and {} of yours", plural(own, "article"))))
}

/// "N of M statements".
pub(super) fn count(results: &Results) -> El {
    let of = format!(" of {} statement{}", results.total, if results.total == 1 { "" } else { "s" });
    row().with(el("b", "n").with(results.found)).with(of)
}

/// The header of every page.
pub(super) fn header(props: &State, search: El, dispatch: &Dispatch) -> El {
    let copy = {
        let (link, dispatch) = (props.link.clone(), dispatch.clone());
        let what = if props.results.found < FEW { "This points at few people: see Share. Link" } else { "Link" };
        Callback::from(move |_| copy_link(&link, what, &dispatch))
    };
    let home = Link { collection: props.link.collection.clone(), ..Link::default() };
    let all = Link { page: Page::default(), ..props.link.clone() };
    let article = match &props.link.page {
        Page::Article(id) => props.library.article(id),
        Page::Explore(_) => None,
    };
    let name = row().with("Dateline").with(el("i", "").set("aria-hidden", true).with("—"));
    let copy = button("btn copy", copy, icon::link()).with(span("long", "Copy link")).set("aria-label", "Copy link");
    let share = el("a", "btn copy").set("href", shared(&print(&props.link))).with(icon::out()).with(span("long", "Share"));
    let header = el("header", if article.is_some() { "top top--article" } else { "top" }).with(way(dispatch, home, "name", name));
    let Some((_, held)) = &article else {
        let title = el("h1", "").set("dir", "auto").with(brief(&props.library.bundle.collection.title));
        return header
            .with(el("div", "coll").with(title).with(p("", about(&props.library))))
            .with(p("status", count(&props.results)).set("role", "status"))
            .with(search)
            .with(el("div", "give").with(copy).with(share));
    };
    let crumb = el("nav", "crumb")
        .set("aria-label", "Where you are")
        .with(way(dispatch, all, "", "All statements"))
        .with(span("", "Article").set("aria-current", "page"));
    let publisher = held.article.url.as_ref().map(|url| {
        let words = span("long", ["Read it at ", &brief(&held.article.publisher)].concat());
        abroad("btn", url).with(icon::out()).with(words)
    });
    header.with(crumb).with(publisher.unwrap_or_else(|| el("span", ""))).with(el("div", "give").with(copy).with(share))
}

/// A link out of the page.
pub(super) fn abroad(class: &'static str, url: &String) -> El {
    el("a", class).set("href", url).set("rel", "noopener noreferrer").set("target", "_blank")
}
