//! One statement: its words, and who, where and when; opened, its context.

use yew::prelude::*;

use super::date::{date, inferred};
use super::el::{El, bdi, button, el, fact, p, row, span};
use super::header::{abroad, copy_link, shared};
use super::marked::{direction, marked};
use super::state::{Action, Dispatch};
use super::{Same, icon};
use crate::explore::{Context, Library, Link, Page, Results, brief, context, parse, print, why};
use crate::index::Terms;
use crate::model::{Article, Form, Statement as Data, Wording};
use crate::share::sentence;
use crate::web::location;

pub(super) struct StatementProps {
    pub row: u32,
    pub library: Same<Library>,
    /// What it is among, where words are looked for.
    pub results: Option<Same<Results>>,
    /// Is it pointed at?
    pub current: bool,
    /// Is it opened?
    pub open: bool,
    /// Is it shown whole, however long?
    pub whole: bool,
    /// The collection, where a link has to name it.
    pub collection: Option<AttrValue>,
    pub dispatch: Dispatch,
    pub point: Callback<Option<u32>>,
}

/// Longer statements are cut, with a button that shows all.
const LONG: usize = 900;
/// Hits are marked in so many bytes.
const MARKED: usize = 20_000;
/// And this is what is left of them.
const CUT: usize = 700;

/// The label of a form; a quotation in our words says so.
pub(super) fn form_words(statement: &Data) -> String {
    match (statement.wording, statement.form) {
        (Wording::Digest, Form::Direct | Form::Mixed) => format!("{}; our wording", statement.form.label()),
        _ => statement.form.label().into(),
    }
}

/// The words, quotation marks only around what was quoted; cut after `limit` characters.
pub(super) fn words(statement: &Data, terms: &Terms, limit: usize) -> El {
    let mut left = limit;
    let mut out = row();
    let wash = statement.form == Form::Mixed || statement.wording == Wording::Digest;
    for (i, part) in statement.content.iter().enumerate() {
        if left == 0 {
            break;
        }
        let text = part.text();
        let end = text.char_indices().nth(left).map_or(text.len(), |(at, _)| at);
        // Marks in the first part of a very long text only: each is an element.
        let shown = text.get(..end).unwrap_or(text);
        let (first, later) = shown.split_at((0..=shown.len().min(MARKED)).rev().find(|i| shown.is_char_boundary(*i)).unwrap_or(0));
        let shown = row().with(marked(first, terms)).with(later.to_owned());
        left = if end < text.len() { 0 } else { left.saturating_sub(text.chars().count()) };
        let rest = if end < text.len() { "…" } else { "" };
        // A split quotation stands as two.
        let gap = if i > 0 && part.is_quote() && statement.content.get(i - 1).is_some_and(|p| p.is_quote()) { " " } else { "" };
        out = if part.is_quote() {
            let quote = el("span", if wash { "q" } else { "qd" }).with(span("dq", "“")).with(shown).with(rest).with(span("dq", "”"));
            out.with(row().with(gap).with(quote))
        } else {
            out.with(row().with(shown).with(rest))
        };
    }
    out
}

/// A text of an article: its language, and the direction in which that is written.
pub(super) fn written(element: El, article: &Article) -> El {
    element.set("lang", &article.language).set("dir", direction(&article.language))
}

fn length(statement: &Data) -> usize {
    statement.content.iter().map(|p| p.text().chars().count()).sum()
}

impl StatementProps {
    /// What the statement is made of, as `unchanged` takes it.
    pub(super) fn of(&self) -> [u32; 4] {
        let marked = self.results.as_ref().map_or(0, Same::address);
        [self.row, self.library.address(), marked, u32::from(self.current) | u32::from(self.open) << 1 | u32::from(self.whole) << 2]
    }
}

/// A statement of the list.
pub(super) fn statement(props: &StatementProps) -> El {
    let Some(told) = props.library.statement(props.row) else { return row() };
    let none = Terms::default();
    let terms = props.results.as_ref().map_or(&none, |results| &results.answer.terms);
    let (article, statement, id) = told.parts();
    let library = &props.library;
    let long = length(statement);
    let limit = if long > LONG && !props.whole { CUT } else { usize::MAX };
    let place = match &statement.region {
        Some(region) => span("pl", inferred(bdi(brief(library.region_name(&region.code))), region.inferred.as_deref())),
        None => span("np", "No place given"),
    };
    let when = statement.said.as_ref().map_or_else(|| span("dt", "undated"), |said| span("dt", date(said)));
    let source = article.source_of(statement);
    let toggled = if props.open { None } else { Some(id.to_owned()) };
    let point = {
        let (point, row) = (props.point.clone(), props.row);
        Callback::from(move |_| point.emit(Some(row)))
    };
    let show_all = {
        let (dispatch, row) = (props.dispatch.clone(), props.row);
        Callback::from(move |_| dispatch.dispatch(Action::Unfold(row)))
    };
    let form = ["st--", statement.form.word()].concat();
    let digest = statement.wording == Wording::Digest;
    let class = [(true, "st"), (true, &form), (digest, "st--digest"), (props.current, "is-current"), (props.open, "is-open")];
    let panel = ["ctx-", id].concat();
    let dateline = row().with(el("span", "dl").set("lang", "en").with(bdi(place).with(", ").with(when)).with(" —")).with(" ");
    let rest =
        (limit < long).then(|| row().with(" ").with(button("way", show_all, format!("Show all {long} characters")).set("lang", "en")));
    let who = match source {
        Some(source) => {
            let why = statement.source.as_ref().and_then(|s| s.inferred.as_deref());
            let name = el("span", "who").set("dir", "auto").with(inferred(marked(&brief(&source.name), terms), why));
            let role = source.role.as_ref().map(|role| row().with(", ").with(bdi(marked(&brief(role), terms))));
            row().with(name).with(span("kind", source.kind.label()).with(role))
        }
        None => span("who none-who", "source not stated"),
    };
    let corrected = statement.correction.is_some().then(|| span("form fixed", "corrected"));
    let title = el("cite", "").set("dir", "auto").with(marked(&brief(&article.title), terms));
    let more = toward(el("a", "more"), props, toggled, None)
        .set("role", "button")
        .set("aria-expanded", props.open)
        .set("aria-controls", &panel)
        .set("aria-label", if props.open { "Close the context" } else { "Open the context" })
        .with(icon::dots());
    let foot = el("div", "ft")
        .with(span("src", title).with(", ").with(bdi(brief(&article.publisher))))
        .with(span("acts", acts(props, article, statement, id)))
        .with(more);
    let context = props.open.then(|| {
        el("div", "ctx")
            .set("id", &panel)
            .with(opened(props, article, statement, terms))
            .with(p("acts-in", acts(props, article, statement, id)))
    });
    el("article", "")
        .set("id", ["st-", id].concat())
        .classes(&class)
        .on("mouseenter", point.clone())
        .on("focusin", point)
        .with(written(el("p", "words"), article).with(dateline).with(words(statement, terms, limit)).with(rest))
        .with(p("by", span("form", form_words(statement))).with(who).with(corrected))
        .with(foot)
        .with(context)
}

/// The address of a statement or an article. Where a person points, it is that of the selection as well; elsewhere a change of
/// the selection would have every statement of the list written anew.
fn href(props: &StatementProps, open: Option<String>, article: Option<&str>) -> String {
    let here = props.current || props.open;
    let base = if here {
        parse(&location::fragment()).0
    } else {
        Link { collection: props.collection.as_ref().map(|c| c.to_string()), ..Link::default() }
    };
    print(&Link { page: article.map_or(base.page.clone(), |id| Page::Article(id.to_owned())), open, ..base })
}

/// Makes a link lead to an article, or open a statement, or none: in the place where one is when it is clicked.
fn toward(link: El, props: &StatementProps, open: Option<String>, article: Option<&str>) -> El {
    let dispatch = props.dispatch.clone();
    let address = href(props, open.clone(), article);
    let action = article.map_or(Action::Open(open), |id| Action::Read(id.to_owned()));
    let click = Callback::from(move |event: Event| {
        event.prevent_default();
        dispatch.dispatch(action.clone());
    });
    link.set("href", address).click(click)
}

fn acts(props: &StatementProps, article: &Article, statement: &Data, id: &str) -> El {
    let own = Some(id.to_owned());
    let copy = {
        let (dispatch, own) = (props.dispatch.clone(), own.clone());
        Callback::from(move |_| {
            copy_link(&Link { open: own.clone(), ..parse(&location::fragment()).0 }, "Link to this statement", &dispatch);
        })
    };
    let toggled = if props.open { None } else { own.clone() };
    row()
        .with(toward(el("a", "act-ctx"), props, toggled, None).with(if props.open { "Close" } else { "Context" }))
        .with(toward(el("a", ""), props, own, Some(&article.id)).with("Article"))
        .with(button("", copy, "Link"))
        .with(el("a", "").set("href", shared(&href(props, Some(id.to_owned()), None))).with("Cite"))
        .with(article.url.as_ref().map(|url| abroad("", &location::at_words(url, sentence(statement))).with("At the publisher")))
}

/// The context of an opened statement, and everything that is known of it.
fn opened(props: &StatementProps, article: &Article, statement: &Data, terms: &Terms) -> El {
    let library = &props.library;
    let around = match context(library, props.row) {
        Some(Context::Text(before, own, after)) => {
            Some(written(el("blockquote", "around"), article).with(before).with(el("b", "").with(own)).with(after))
        }
        Some(Context::Neighbours(before, after)) => {
            let neighbour = |row: Option<u32>, lead: &'static str| {
                let other = row.and_then(|row| library.statement(row))?;
                let other = other.parts().1;
                let who = article.source_of(other).map_or("source not stated", |s| s.name.as_str());
                let said = span("", words(other, &Terms::default(), 240)).set("lang", &article.language);
                let by = el("bdi", "kind").with(["— ", who].concat());
                let all = p("beside", span("form", lead)).set("dir", direction(&article.language));
                Some(all.with(" ").with(said).with(" ").with(by))
            };
            Some(row().with(neighbour(before, "before it")).with(neighbour(after, "after it")))
        }
        None => None,
    };
    let regions = |codes: &[String]| codes.iter().map(|c| library.region_name(c).to_owned()).collect::<Vec<_>>().join(", ");
    let topic = |topic: &String| library.label(crate::index::Dimension::Topic, &crate::index::Key::Is(topic.clone()));
    let whys = [
        ("Source inferred", statement.source.as_ref().and_then(|s| s.inferred.as_deref())),
        ("Place inferred", statement.region.as_ref().and_then(|r| r.inferred.as_deref())),
        ("Date inferred", statement.said.as_ref().and_then(|d| d.why.as_deref())),
    ];
    let about = (!statement.about.is_empty()).then(|| fact("About", regions(&statement.about)));
    let topics = (!statement.topics.is_empty()).then(|| fact("Topic", statement.topics.iter().map(topic).collect::<Vec<_>>().join(", ")));
    let correction = statement.correction.as_ref().map(|c| {
        let was = c.was.as_ref().map(|was| row().with(" It read: ").with(el("del", "").with(was)));
        fact("Corrected", row().with(c.date.to_string()).with(": ").with(&c.note).with(was))
    });
    let facts = el("dl", "")
        .with(statement.cue.as_ref().map(|cue| fact("Cue", bdi(cue))))
        .with(statement.paragraph.map(|n| fact("Paragraph", n)))
        .with(statement.happened.as_ref().map(|d| fact("Happened", date(d))))
        .with(article.published.as_ref().map(|d| fact("Published", date(d))))
        .with(about)
        .with(topics)
        .all(whys.into_iter().filter_map(|(name, why)| why.map(|why| fact(name, why.to_owned()))))
        .all(why(library, props.row, terms).into_iter().map(|why| fact("Found by", bdi(why))))
        .with(correction);
    row().with(around).with(facts)
}
