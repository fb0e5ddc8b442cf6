//! One statement: its words, and who, where and when; opened, its context.

use yew::prelude::*;

use super::date::{date, inferred};
use super::el::{bdi, button, fact, p, span};
use super::header::copy_link;
use super::marked::{direction, marked};
use super::state::{Action, Dispatch};
use super::{Same, icon};
use crate::explore::{Context, Library, Link, Page, brief, context, parse, print, why};
use crate::index::Terms;
use crate::model::{Article, Form, Statement as Data, Wording};
use crate::web::location;

#[derive(PartialEq, Properties)]
pub(super) struct StatementProps {
    pub row: u32,
    pub library: Same<Library>,
    pub terms: Terms,
    /// Is it pointed at?
    pub current: bool,
    /// Is it opened?
    pub open: bool,
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
pub(super) fn words(statement: &Data, terms: &Terms, limit: usize) -> Html {
    let mut left = limit;
    let mut out = Vec::new();
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
        let shown = html! { <>{marked(first, terms)}{later}</> };
        left = if end < text.len() { 0 } else { left.saturating_sub(text.chars().count()) };
        let rest = if end < text.len() { "…" } else { "" };
        // A split quotation stands as two.
        let gap = if i > 0 && part.is_quote() && statement.content.get(i - 1).is_some_and(|p| p.is_quote()) { " " } else { "" };
        out.push(if part.is_quote() {
            html! { <>{gap}<span class={if wash { "q" } else { "qd" }}>{span("dq", html! { {"“"} })}{shown}{rest}{span("dq", html! { {"”"} })}</span></> }
        } else {
            html! { <>{shown}{rest}</> }
        });
    }
    out.into_iter().collect()
}

fn length(statement: &Data) -> usize {
    statement.content.iter().map(|p| p.text().chars().count()).sum()
}

/// A statement of the list.
#[component]
pub(super) fn Statement(props: &StatementProps) -> Html {
    // Of another statement that stood here before.
    let whole = use_state(|| None::<u32>);
    let Some((article, statement, id)) = props.library.statement(props.row) else { return Html::default() };
    let library = &props.library;
    let long = length(statement);
    let limit = if long > LONG && *whole != Some(props.row) { CUT } else { usize::MAX };
    let place = match &statement.region {
        Some(region) => {
            html! { <span class="pl">{inferred(html! { {bdi(html! { {brief(library.region_name(&region.code))} })} }, region.inferred.as_deref())}</span> }
        }
        None => html! { {span("np", html! { {"No place given"} })} },
    };
    let when = match &statement.said {
        Some(said) => html! { {span("dt", html! { {date(said)} })} },
        None => html! { {span("dt", html! { {"undated"} })} },
    };
    let source = article.source_of(statement);
    let toggled = if props.open { None } else { Some(id.to_owned()) };
    let point = |row: Option<u32>| {
        let point = props.point.clone();
        (point.reform(move |_: MouseEvent| row), props.point.reform(move |_: FocusEvent| row))
    };
    let (enter, focus) = point(Some(props.row));
    let show_all = {
        let (whole, row) = (whole.clone(), props.row);
        Callback::from(move |_: MouseEvent| whole.set(Some(row)))
    };
    let form = statement.form.word();
    let class = classes!(
        "st",
        format!("st--{form}"),
        (statement.wording == Wording::Digest).then_some("st--digest"),
        props.current.then_some("is-current"),
        props.open.then_some("is-open")
    );
    let panel = format!("ctx-{id}");
    html! {
        <article {class} id={format!("st-{id}")} onmouseenter={enter} onfocusin={focus}>
            <p class="words" lang={article.language.clone()} dir={direction(&article.language)}>
                <span class="dl" lang="en"><bdi>{place}{", "}{when}</bdi>{" —"}</span>{" "}{words(statement, &props.terms, limit)}
                if limit < long { {" "}<button class="way" onclick={show_all} lang="en">{format!("Show all {long} characters")}</button> }
            </p>
            <p class="by">
                {span("form", html! { {form_words(statement)} })}
                { match source {
                    Some(source) => html! { <>
                        <span class="who" dir="auto">{inferred(marked(&brief(&source.name), &props.terms), statement.source.as_ref().and_then(|s| s.inferred.as_deref()))}</span>
                        <span class="kind">{source.kind.label()}{source.role.as_ref().map(|role| html! { <>{", "}{bdi(html! { {marked(&brief(role), &props.terms)} })}</> })}</span>
                    </> },
                    None => html! { {span("who none-who", html! { {"source not stated"} })} },
                } }
                if statement.correction.is_some() { {span("form fixed", html! { {"corrected"} })} }
            </p>
            <div class="ft">
                <span class="src"><cite dir="auto">{marked(&brief(&article.title), &props.terms)}</cite>{", "}{bdi(html! { {brief(&article.publisher)} })}</span>
                {span("acts", html! { {acts(props, article, id)} })}
                <a class="more" href={href(props, toggled.clone(), None)} onclick={then(props, Action::Open(toggled))} role="button" aria-expanded={props.open.to_string()} aria-controls={panel.clone()} aria-label={ if props.open { "Close the context" } else { "Open the context" } }>{icon::dots()}</a>
            </div>
            if props.open { <div class="ctx" id={panel}>{opened(props, article, statement)}{p("acts-in", html! { {acts(props, article, id)} })}</div> }
        </article>
    }
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

/// A click that does something to the link as it is then.
fn then(props: &StatementProps, action: Action) -> Callback<MouseEvent> {
    let dispatch = props.dispatch.clone();
    Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        dispatch.dispatch(action.clone());
    })
}

fn acts(props: &StatementProps, article: &Article, id: &str) -> Html {
    let own = Some(id.to_owned());
    let toggled = if props.open { None } else { own.clone() };
    let copy = {
        let (dispatch, own) = (props.dispatch.clone(), own.clone());
        Callback::from(move |_: MouseEvent| {
            copy_link(&Link { open: own.clone(), ..parse(&location::fragment()).0 }, "Link to this statement", &dispatch);
        })
    };
    html! {
        <>
            <a class="act-ctx" href={href(props, toggled.clone(), None)} onclick={then(props, Action::Open(toggled))}>{ if props.open { "Close" } else { "Context" } }</a>
            <a href={href(props, own, Some(&article.id))} onclick={then(props, Action::Read(article.id.clone()))}>{"Article"}</a>
            {button("", copy, "Link".into())}
            if let Some(url) = &article.url { <a href={url.clone()} rel="noopener noreferrer" target="_blank">{"At the publisher"}</a> }
        </>
    }
}

/// The context of an opened statement, and everything that is known of it.
fn opened(props: &StatementProps, article: &Article, statement: &Data) -> Html {
    let library = &props.library;
    let around = match context(library, props.row) {
        Some(Context::Text(before, own, after)) => html! {
            <blockquote class="around" lang={article.language.clone()} dir={direction(&article.language)}>{before}<b>{own}</b>{after}</blockquote>
        },
        Some(Context::Neighbours(before, after)) => {
            let neighbour = |row: Option<u32>, lead: &'static str| {
                let (_, other, _) = row.and_then(|row| library.statement(row))?;
                let who = article.source_of(other).map_or("source not stated", |s| s.name.as_str());
                Some(
                    html! { <p class="beside" dir={direction(&article.language)}>{span("form", html! { {lead} })}{" "}<span lang={article.language.clone()}>{words(other, &Terms::default(), 240)}</span>{" "}<bdi class="kind">{format!("— {who}")}</bdi></p> },
                )
            };
            html! { <>{neighbour(before, "before it")}{neighbour(after, "after it")}</> }
        }
        None => Html::default(),
    };
    let regions = |codes: &[String]| codes.iter().map(|c| library.region_name(c).to_owned()).collect::<Vec<_>>().join(", ");
    let whys = [
        ("Source inferred", statement.source.as_ref().and_then(|s| s.inferred.as_deref())),
        ("Place inferred", statement.region.as_ref().and_then(|r| r.inferred.as_deref())),
        ("Date inferred", statement.said.as_ref().and_then(|d| d.why.as_deref())),
    ];
    html! {
        <>
            {around}
            <dl>
                { statement.cue.as_ref().map(|cue| fact("Cue", html! { {bdi(html! { {cue} })} })) }
                { statement.paragraph.map(|n| fact("Paragraph", html! { {n} })) }
                { statement.happened.as_ref().map(|d| fact("Happened", date(d))) }
                { article.published.as_ref().map(|d| fact("Published", date(d))) }
                if !statement.about.is_empty() { {fact("About", html! { {regions(&statement.about)} })} }
                if !statement.topics.is_empty() { {fact("Topic", html! { {statement.topics.iter().map(|t| library.label(crate::index::Dimension::Topic, &crate::index::Key::Is(t.clone()))).collect::<Vec<_>>().join(", ")} })} }
                { for whys.into_iter().filter_map(|(name, why)| why.map(|why| fact(name, html! { {why.to_owned()} }))) }
                { for why(library, props.row, &props.terms).into_iter().map(|why| fact("Found by", bdi(html! { {why} }))) }
                { statement.correction.as_ref().map(|c| fact("Corrected", html! { <>{c.date.to_string()}{": "}{&c.note}{c.was.as_ref().map(|was| html! { <>{" It read: "}<del>{was}</del></> })}</> })) }
            </dl>
        </>
    }
}
