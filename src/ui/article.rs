//! An article's page: its facts, its statements in order, its events, and its text where that is at hand.

use yew::Callback;

use super::Same;
use super::date::{date, inferred};
use super::el::{El, bdi, button, el, fact, p, row, span, way};
use super::header::copy_link;
use super::plot::{beyond, plot, undated};
use super::quotations::again;
use super::state::{Dispatch, State};
use super::statement::{form_words, words, written};
use crate::explore::{Library, Link, Page, Selection, language_name, results, timeline};
use crate::index::{Dimension, Key, Terms};
use crate::model::{Form, Statement, Tally, Wording, sort_by};

/// The page of one article.
pub(super) fn article(props: &State, dispatch: &Dispatch, id: &str) -> El {
    let library = &props.library;
    let Some((at, held)) = library.article(id) else {
        let absent = library.article_place(id).and_then(|at| library.absent(at));
        let failed = props.failed.iter().find(|(piece, _)| Some(*piece) == absent);
        let why = failed.map_or("Loading the article…", |(_, why)| why.as_str());
        let again = failed.map(|_| button("way", again(dispatch), "Try again"));
        // The page's heading is still that of the collection, which may be another one than the article's.
        let title = library.title_of(id).map(|title| el("h2", "").with(title.to_owned()));
        return el("main", "art").set("id", "main").with(el("div", "ahead").with(title).with(p("std", why.to_owned())).with(again));
    };
    let article = &held.article;
    let selection = Selection::default().toggled(Dimension::Article, &Key::Is(id.to_owned()));
    let line = Same::new(timeline(library, &selection, &results(library, &selection)));
    let digest = article.statements.iter().all(|s| s.wording == Wording::Digest) && !article.statements.is_empty();
    let rows = library.rows_of(at);
    let tally = |words: &mut dyn Iterator<Item = String>| {
        let mut tally = Tally::default();
        words.for_each(|word| _ = tally.add(&word));
        let mut counts: Vec<(&str, u32)> = tally.counts().collect();
        sort_by(&mut counts, |a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
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
        way(dispatch, link, "", "Explore only this article")
    };
    let label = p("label", if digest { "Article · digest in our own words" } else { "Article" });
    let head = el("div", "ahead")
        .with(label.with(if library.bundle.collection.invented { " · Invented collection" } else { "" }))
        .with(written(el("h1", ""), article).with(&article.title))
        .with(article.summary.as_ref().map(|text| p("std", text).set("dir", "auto")));
    let corrections = article.corrections.iter().map(|c| {
        let lead = el("b", "").with(format!("Corrected {}: ", c.date));
        p("fix", lead).set("dir", "auto").with(&c.note)
    });
    let count: u32 = line.undated.iter().sum();
    let drawn = el("section", "atl tl")
        .set("aria-label", "Timeline of this article")
        .with(el("div", "gut").with(beyond(line.events.earlier.as_ref(), true)))
        .with(el("div", "plot still").with(plot(&line, None)))
        .with(el("div", "undated").with(undated(&line.undated, None)).with(span("name", format!("Undated, {count}"))));
    let authors = (!article.authors.is_empty()).then(|| fact("By", bdi(article.authors.join(", "))));
    let published = article.published.as_ref().map_or_else(|| row().with("not stated"), date);
    let places: Vec<&str> = article.places.iter().map(|place| place.name.as_str()).collect();
    let facts = el("dl", "")
        .with(fact("Publisher", bdi(&article.publisher)))
        .with(authors)
        .with(fact("Published", published))
        .with(fact("Language", language_name(&article.language)))
        .with(fact("Statements", format!("{}: {forms}", article.statements.len())))
        .with(fact("Spoken in", spoken))
        .with((!about.is_empty()).then(|| fact("About", about)))
        .with((!places.is_empty()).then(|| fact("Places", bdi(places.join(", ")))))
        .all(article.events.iter().map(|e| fact("Event", date(&e.date).with(": ").with(bdi(&e.title)))));
    let aside = el("aside", "facts")
        .set("aria-label", "The article")
        .with(el("h2", "").with("The article"))
        .with(facts)
        .with(p("how", "A dotted line says that something is inferred; the opened statement says why."))
        .with(p("", only));
    let list = el("ol", "seq").set("aria-label", "Statements").all(rows.filter_map(|row| sequence(props, dispatch, row)));
    let text = article.text.as_ref().map(|text| {
        let paragraphs = written(el("div", ""), article).all(paragraphs(text).into_iter().map(|text| p("", text)));
        el("details", "full").with(el("summary", "").with("The text of the article")).with(paragraphs)
    });
    el("main", "art")
        .set("id", "main")
        .with(head)
        .all(corrections)
        .with(drawn)
        .with(el("div", "acols").with(aside).with(el("div", "").with(list).with(text)))
}

fn sequence(props: &State, dispatch: &Dispatch, row: u32) -> Option<El> {
    let library = &props.library;
    let told = library.statement(row)?;
    let (article, statement, id) = told.parts();
    let open = Link { page: Page::default(), selection: Selection::default(), open: Some(id.to_owned()), ..props.link.clone() };
    let copy = {
        let (dispatch, open) = (dispatch.clone(), open.clone());
        Callback::from(move |_| copy_link(&open, "Link to this statement", &dispatch))
    };
    let form = ["sq--", statement.form.word()].concat();
    let by = p("by", span("form", form_words(statement)))
        .with(span("kind", article.source_of(statement).map_or("source not stated", |s| s.kind.label())))
        .with(span("acts", way(dispatch, open, "", "Context")).with(button("", copy, "Link")));
    let said = written(el("p", "words"), article).with(words(statement, &Terms::default(), 4000));
    let sequence = el("article", "")
        .classes(&[(true, "sq"), (true, &form), (statement.wording == Wording::Digest, "sq--digest")])
        .with(el("div", "pn n").with(statement.paragraph.map(|n| format!("¶ {n}"))))
        .with(el("div", "bd").with(said).with(by))
        .with(margin(library, article, statement));
    Some(el("li", "").key(id).with(sequence))
}

/// Where, when and who, beside the words.
fn margin(library: &Library, article: &crate::model::Article, statement: &Statement) -> El {
    let missing = |words: &'static str| el("i", "").with(words);
    let place = match &statement.region {
        Some(region) => inferred(bdi(library.region_name(&region.code).to_owned()), region.inferred.as_deref()),
        None => missing("no place given"),
    };
    let when = statement.said.as_ref().map_or_else(|| row().with("undated"), date);
    let who = match article.source_of(statement) {
        Some(source) => inferred(&source.name, statement.source.as_ref().and_then(|s| s.inferred.as_deref())),
        None => missing("source not stated"),
    };
    el("div", "mn").with(p("mw", place)).with(p("md", when)).with(p("ms", who).set("dir", "auto"))
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
