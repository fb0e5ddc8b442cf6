//! An article's page: its facts, its statements in order, its events, and its text where that is at hand.

use std::collections::BTreeMap;

use yew::prelude::*;

use super::date::{date, inferred};
use super::el::{bdi, button, fact, p, span, way};
use super::header::copy_link;
use super::marked::direction;
use super::plot::{beyond, plot, undated};
use super::state::{Dispatch, State};
use super::statement::{form_words, words};
use crate::explore::{Library, Link, Page, Selection, language_name, results, timeline};
use crate::index::{Dimension, Key, Terms};
use crate::model::{Form, Statement, Wording, sort_by};

/// The page of one article.
pub(super) fn article(props: &State, dispatch: &Dispatch, id: &str) -> Html {
    let library = &props.library;
    let selection = Selection::default().toggled(Dimension::Article, &Key::Is(id.to_owned()));
    let line = timeline(library, &selection, &results(library, &selection));
    let Some((at, article)) = library.article(id) else {
        let why = props.failed.first().map_or("Loading the article…", |(_, why)| why.as_str());
        return html! { <main class="art" id="main"><div class="ahead"><h1>{library.title_of(id).unwrap_or_default()}</h1>{p("std", html! { {why} })}</div></main> };
    };
    let digest = article.statements.iter().all(|s| s.wording == Wording::Digest) && !article.statements.is_empty();
    let rows = library.rows_of(at);
    let tally = |words: &mut dyn Iterator<Item = String>| {
        let mut counts: BTreeMap<String, u32> = BTreeMap::new();
        words.for_each(|w| *counts.entry(w).or_default() += 1);
        let mut counts: Vec<(String, u32)> = counts.into_iter().collect();
        sort_by(&mut counts, |a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        counts.into_iter().map(|(w, n)| format!("{w} {n}")).collect::<Vec<_>>().join(", ")
    };
    let name = |code: &str| library.region_name(code).to_owned();
    let spoken = tally(&mut article.statements.iter().map(|s| s.region.as_ref().map_or("no place given".into(), |r| name(&r.code))));
    let about = tally(&mut article.statements.iter().flat_map(|s| &s.about).map(|c| name(c)));
    let forms = Form::ALL.iter().map(|f| (article.statements.iter().filter(|s| s.form == *f).count(), f.label())).filter(|(n, _)| *n > 0);
    let forms = forms.map(|(n, f)| format!("{n} {f}")).collect::<Vec<_>>().join(", ");
    let only = {
        let selection = Selection::default().toggled(Dimension::Article, &Key::Is(article.id.clone()));
        let link = Link { selection, collection: props.link.collection.clone(), ..Link::default() };
        way(dispatch, link, "", "Explore only this article".into())
    };
    html! {
        <main class="art" id="main">
            <div class="ahead">
                {p("label", html! { <>
                    { if digest { "Article · digest in our own words" } else { "Article" } }{ if library.collection.invented { " · Invented collection" } else { "" } }
                </> })}
                <h1 lang={article.language.clone()} dir={direction(&article.language)}>{&article.title}</h1>
                { article.summary.as_ref().map(|text| html! { <p class="std" dir="auto">{text}</p> }) }
            </div>
            { for article.corrections.iter().map(|c| html! { <p class="fix" dir="auto"><b>{format!("Corrected {}: ", c.date)}</b>{&c.note}</p> }) }
            <section class="atl tl" aria-label="Timeline of this article">
                <div class="gut">{beyond(line.earlier.as_ref(), true)}</div><div class="plot still">{plot(&line, None)}</div>
                <div class="undated"><>{undated(&line.undated, None)}</><span class="name">{format!("Undated, {}", line.undated.iter().sum::<u32>())}</span></div>
            </section>
            <div class="acols">
                <aside class="facts" aria-label="The article"><h2>{"The article"}</h2>
                    <dl>
                        {fact("Publisher", html! { {bdi(html! { {&article.publisher} })} })}
                        if !article.authors.is_empty() { {fact("By", html! { {bdi(html! { {article.authors.join(", ")} })} })} }
                        {fact("Published", article.published.as_ref().map_or(html! { {"not stated"} }, date))}
                        {fact("Language", html! { {language_name(&article.language)} })}
                        {fact("Statements", html! { {format!("{}: {forms}", article.statements.len())} })}
                        {fact("Spoken in", html! { {spoken} })}
                        if !about.is_empty() { {fact("About", html! { {about} })} }
                        if !article.places.is_empty() { {fact("Places", html! { <bdi>{article.places.iter().map(|p| p.name.clone()).collect::<Vec<_>>().join(", ")}</bdi> })} }
                        { for article.events.iter().map(|e| fact("Event", html! { <>{date(&e.date)}{": "}{bdi(html! { {&e.title} })}</> })) }
                    </dl>
                    {p("how", html! { {"A dotted line says that something is inferred; the opened statement says why."} })}
                    <p>{only}</p>
                </aside>
                <div>
                    <ol class="seq" aria-label="Statements">{ for rows.filter_map(|row| sequence(props, dispatch, row)) }</ol>
                    { article.text.as_ref().map(|text| html! {
                        <details class="full"><summary>{"The text of the article"}</summary>
                            <div lang={article.language.clone()} dir={direction(&article.language)}>{ for paragraphs(text).into_iter().map(|p| html! { <p>{p}</p> }) }</div>
                        </details>
                    }) }
                </div>
            </div>
        </main>
    }
}

fn sequence(props: &State, dispatch: &Dispatch, row: u32) -> Option<Html> {
    let library = &props.library;
    let (article, statement, id) = library.statement(row)?;
    let open = Link { page: Page::default(), selection: Selection::default(), open: Some(id.to_owned()), ..props.link.clone() };
    let copy = {
        let (dispatch, open) = (dispatch.clone(), open.clone());
        Callback::from(move |_: MouseEvent| copy_link(&open, "Link to this statement", &dispatch))
    };
    Some(html! {
        <li key={id.to_owned()}>
            <article class={classes!("sq", format!("sq--{}", statement.form.word()), (statement.wording == Wording::Digest).then_some("sq--digest"))}>
                <div class="pn n">{statement.paragraph.map(|n| format!("¶ {n}"))}</div>
                <div class="bd">
                    <p class="words" lang={article.language.clone()} dir={direction(&article.language)}>{words(statement, &Terms::default(), 4000)}</p>
                    <p class="by">{span("form", html! { {form_words(statement)} })}{span("kind", html! { {article.source_of(statement).map_or("source not stated", |s| s.kind.label())} })}
                        <span class="acts">{way(dispatch, open, "", "Context".into())}{button("", copy, "Link".into())}</span></p>
                </div>
                {margin(library, article, statement)}
            </article>
        </li>
    })
}

/// Where, when and who, beside the words.
fn margin(library: &Library, article: &crate::model::Article, statement: &Statement) -> Html {
    html! {
        <div class="mn">
            <p class="mw">{ match &statement.region {
                Some(region) => inferred(html! { {bdi(html! { {library.region_name(&region.code).to_owned()} })} }, region.inferred.as_deref()),
                None => html! { <i>{"no place given"}</i> },
            } }</p>
            <p class="md">{statement.said.as_ref().map_or(html! { {"undated"} }, date)}</p>
            <p class="ms" dir="auto">{ match article.source_of(statement) {
                Some(source) => inferred(html! { {&source.name} }, statement.source.as_ref().and_then(|s| s.inferred.as_deref())),
                None => html! { <i>{"source not stated"}</i> },
            } }</p>
        </div>
    }
}

/// The paragraphs of a text, which empty lines part.
fn paragraphs(text: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    for line in text.split('\n') {
        match all.last_mut() {
            Some(last) if !line.is_empty() => {
                if !last.is_empty() {
                    last.push('\n');
                }
                last.push_str(line);
            }
            _ => all.push(String::new()),
        }
    }
    all.retain(|paragraph| !paragraph.is_empty());
    all
}
