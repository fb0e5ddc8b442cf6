//! The text, with its statements, sources, places and dates marked; the statement under review in another colour.

use yew::prelude::*;

use super::runs::{Cut, Mark, Run, cut};
use super::state::{Action, Beside, Dispatch, Held};
use crate::explore::date_words;
use crate::extract::{Role, Stretch};
use crate::model::{Dated, Edtf, Form};
use crate::review::{Draft, Item, Standing};
use crate::ui::marked::direction;
use crate::web::selected;

/// The text and what stands above it.
pub(super) fn text(held: &Held, dispatch: &Dispatch) -> Html {
    let draft = held.draft();
    let about = &draft.about;
    let edit = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Beside(Beside::Details)))
    };
    let published = about.published.as_deref().map(date_text);
    let meta: Vec<String> = [Some(about.publisher.clone()), published, Some(about.authors.join(", "))]
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect();
    let marks: Vec<Mark> = draft
        .items
        .iter()
        .enumerate()
        .map(|(n, i)| Mark { key: i.key, number: n + 1, standing: i.standing, current: Some(i.key) == held.current })
        .collect();
    let title_of = |c: &Cut| c.runs.iter().map(|r| r.at.of(draft.text())).collect::<String>();
    let paragraphs =
        cut(draft).into_iter().enumerate().filter(|(_, c)| c.role != Role::Title || title_of(c) != about.title).map(|(n, c)| {
            let own: Vec<Mark> = {
                let mut numbers: Vec<usize> = c.runs.iter().filter_map(|r| r.of).collect();
                numbers.dedup();
                numbers.into_iter().filter_map(|n| marks.get(n).cloned()).collect()
            };
            let words: Vec<AttrValue> = c.runs.iter().map(|r| AttrValue::from(r.at.of(draft.text()).to_owned())).collect();
            let names: Vec<AttrValue> = own.iter().map(|m| AttrValue::from(name_of(draft, m))).collect();
            html! { <Paragraph key={n} role={c.role} runs={c.runs} {words} marks={own} {names} dispatch={dispatch.clone()} /> }
        });
    html! {
        <section class="text" aria-label="Text" tabindex="0">
            <div class="legend" aria-hidden="true">
                <span class="k-st">{"statement"}</span><span class="k-src">{"source"}</span><span class="k-pl">{"place"}</span><span class="k-dt">{"date"}</span>
            </div>
            <h2 class="title" dir="auto">{held.title()}</h2>
            <p class="meta" dir="auto">
                { if meta.is_empty() { "publisher and date not stated".to_owned() } else { meta.join(" · ") } }{" "}
                <button class="way" onclick={edit}>{"What is known of the article"}</button>
            </p>
            <div class="words-of" lang={about.language.clone()} dir={direction(&about.language)}>{ for paragraphs }</div>
            if draft.items.is_empty() { <p class="none">{"No statement was found in this text. Select words and press n to make one."}</p> }
        </section>
    }
}

/// A date in words; as it is written where it is none.
pub(super) fn date_text(date: &str) -> String {
    match Edtf::parse(date) {
        Ok(date) => date_words(&Dated { date, inferred: None, why: None }).into_iter().map(|w| w.text).collect(),
        Err(_) => date.into(),
    }
}

/// What the mark of a statement says to who does not see it.
fn name_of(draft: &Draft, mark: &Mark) -> String {
    let Some(item) = draft.item(mark.key) else { return String::new() };
    format!("Statement {}: {}, {}{}", mark.number, item.statement.form.label(), speaker(draft, item), standing_words(item.standing))
}

/// Who speaks, in words.
pub(super) fn speaker(draft: &Draft, item: &Item) -> String {
    let voice = item.statement.source.as_ref().and_then(|id| draft.voice(id));
    voice.map_or("source not stated".into(), |v| v.source.name.clone())
}

fn standing_words(standing: Standing) -> &'static str {
    match standing {
        Standing::Open => "",
        Standing::Accepted => ", accepted",
        Standing::Rejected => ", not a statement",
    }
}

/// The words of a statement, with quotation marks where the text has them.
pub(super) fn words_of(draft: &Draft, item: &Item) -> String {
    let pieces: Vec<&str> = item.statement.content.iter().map(|p: &Stretch| p.of(draft.text())).collect();
    pieces.join(" … ")
}

/// The class that draws a form.
pub(super) fn form_class(form: Form) -> &'static str {
    match form {
        Form::Direct => "st st--direct",
        Form::Mixed => "st st--mixed",
        Form::Indirect => "st st--indirect",
    }
}

#[derive(PartialEq, Properties)]
struct ParagraphProps {
    role: Role,
    runs: Vec<Run>,
    words: Vec<AttrValue>,
    marks: Vec<Mark>,
    names: Vec<AttrValue>,
    dispatch: Dispatch,
}

/// A paragraph; drawn again only if something in it changed.
#[component]
fn Paragraph(props: &ParagraphProps) -> Html {
    let (class, label) = match props.role {
        Role::Title => ("is-title", None),
        Role::Heading => ("is-heading", None),
        Role::Byline => ("is-aside", Some("byline")),
        Role::Caption => ("is-aside", Some("caption")),
        Role::Biography => ("is-aside", Some("about the author")),
        Role::Boilerplate => ("is-aside", Some("not of the article")),
        Role::Body => ("", None),
    };
    // Marks are in the order of the statements, runs name them by their number.
    let mark_of = |run: &Run| run.of.and_then(|n| props.marks.iter().position(|m| m.number == n + 1));
    let runs = props.runs.iter().zip(&props.words).map(|(run, words)| {
        let found = mark_of(run);
        let mark = found.and_then(|at| props.marks.get(at));
        let state = mark.map(|m| match (m.current, m.standing) {
            (true, _) => "k-st cur",
            (_, Standing::Open) => "k-st",
            (_, Standing::Accepted) => "k-st ok",
            (_, Standing::Rejected) => "k-no",
        });
        let class = classes!(state, run.source.then_some("k-src"), run.place.then_some("k-pl"), run.date.then_some("k-dt"));
        let open = mark.map(|m| {
            let (dispatch, key) = (props.dispatch.clone(), m.key);
            Callback::from(move |_: MouseEvent| {
                // Selecting words inside of a statement is not choosing it.
                if selected::range().is_none_or(|(start, end)| start == end) {
                    dispatch.dispatch(Action::To(key));
                    dispatch.dispatch(Action::TextFirst(false));
                }
            })
        });
        let number = mark.filter(|_| run.begins).map(|m| {
            let name = found.and_then(|at| props.names.get(at)).cloned().unwrap_or_default();
            let class = classes!("mark", m.current.then_some("cur"), match m.standing {
                Standing::Open => None,
                Standing::Accepted => Some("ok"),
                Standing::Rejected => Some("no"),
            });
            html! { <button {class} id={format!("s{}", m.key)} onclick={open.clone()} aria-label={name} aria-current={m.current.then_some("true")}><sup>{m.number}</sup></button> }
        });
        html! { <>{number}<span {class} data-at={run.at.start.to_string()} onclick={open}>{words.clone()}</span></> }
    });
    html! {
        <p {class}>{ label.map(|label| html! { <span class="role">{label}</span> }) }{ for runs }</p>
    }
}
