//! The statement under review: its words, its fields with why they are so, what can be done to it, what comes next.

use std::rc::Rc;

use yew::prelude::*;

use super::field::{Field, told};
use super::keys::{Press, pressing};
use super::source::about_source;
use super::state::{Action, Dispatch, Held, State};
use super::text::{date_text, form_class, speaker, words_of};
use crate::model::{Collection, Form, SourceKind};
use crate::review::{Choice, Draft, Edge, Edit, Field as What, Item, Side, Speaker, Standing, explain};
use crate::ui::icon;
use crate::ui::marked::direction;

/// So many of the statements that come next are shown.
const NEXT: usize = 4;

/// What stands beside the text.
pub(super) fn review(state: &State, held: &Held, dispatch: &Dispatch) -> Html {
    let draft = held.draft();
    let Some((at, item)) = held.current.and_then(|key| draft.items.iter().enumerate().find(|(_, i)| i.key == key)) else {
        return empty(state, held, dispatch);
    };
    let edge = |edge: Edge, side: Side, name: &'static str, key: &'static str| {
        html! { <button class="press" onmousedown={still()} onclick={pressing(state, dispatch, Press::Edge(edge, side))} aria-label={name} title={name}><kbd>{key}</kbd></button> }
    };
    let act = |press: Press, key: &'static str, name: String| {
        html! { <button class="press" onmousedown={still()} onclick={pressing(state, dispatch, press)}><kbd aria-hidden="true">{key}</kbd>{name}</button> }
    };
    let next = draft.items.iter().enumerate().skip(at + 1).find(|(_, i)| i.standing != Standing::Rejected);
    let standing = match item.standing {
        Standing::Open => "",
        Standing::Accepted => "accepted",
        Standing::Rejected => "not a statement",
    };
    let session = &held.session;
    html! {
        <section class="rev rev--st" aria-label="Statement under review">
            <div class="rev-in" tabindex="0" role="group" aria-label="What it is">
                <div class="rh">
                    <h2 aria-live="polite">{format!("Statement {}", at + 1)}{ if standing.is_empty() { Html::default() } else { html! { <span class="stand">{format!(" {standing}")}</span> } } }</h2>
                    <span class="nav">{act(Press::Previous, "k", "previous".into())}{act(Press::Next, "j", "next".into())}</span>
                </div>
                {quotation(draft, item)}
                {fields(state, held, item, dispatch)}
                <div class="keys" role="group" aria-label="Change its extent">
                    if let Some((n, _)) = next { {act(Press::Join, "m", format!("join with {}", n + 1))} }
                    {act(Press::Split, "p", "split".into())}
                    <span class="pair">{edge(Edge::Start, Side::Back, "Begin a word earlier", "[")}{edge(Edge::Start, Side::On, "Begin a word later", "]")}{"move its beginning"}</span>
                    <span class="pair">{edge(Edge::End, Side::Back, "End a word earlier", "{")}{edge(Edge::End, Side::On, "End a word later", "}")}{"move its end"}</span>
                    {act(Press::New, "n", "new from selection".into())}
                    {act(Press::Add, "a", "add selection".into())}
                </div>
                {pieces(draft, item, dispatch)}
                {to_come(draft, at, dispatch)}
                {lost(draft, dispatch)}
            </div>
            // What is pressed again and again stays in one place, however long the fields above are.
            <div class="go">
                <button class="btn pri" onmousedown={still()} onclick={pressing(state, dispatch, Press::Accept)}>{"Accept "}<kbd aria-hidden="true">{"↵"}</kbd></button>
                <button class="btn" onmousedown={still()} onclick={pressing(state, dispatch, Press::Reject)}>{ if item.standing == Standing::Rejected { "Open it again " } else { "Not a statement " } }<kbd aria-hidden="true">{"x"}</kbd></button>
                <span class="sp"></span>
                <button class="press" onmousedown={still()} onclick={pressing(state, dispatch, Press::Undo)} disabled={!session.can_undo()}><kbd aria-hidden="true">{"z"}</kbd>{"undo"}</button>
                <button class="press" onmousedown={still()} onclick={pressing(state, dispatch, Press::Redo)} disabled={!session.can_redo()}><kbd aria-hidden="true">{"Z"}</kbd>{"redo"}</button>
            </div>
        </section>
    }
}

/// A button that is pressed with the pointer leaves what is selected in the text as it is, and the focus where it is: what
/// is pressed on the keyboard next means the statement, not the button.
fn still() -> Callback<MouseEvent> {
    Callback::from(|event: MouseEvent| event.prevent_default())
}

fn empty(state: &State, held: &Held, dispatch: &Dispatch) -> Html {
    html! {
        <section class="rev" aria-label="Statement under review" tabindex="0">
            <div class="rh"><h2>{"No statement"}</h2></div>
            <p class="hint">{"None was found in this text, or none is chosen. Select words in the text to make one of them."}</p>
            <div class="go"><button class="btn pri" onmousedown={still()} onclick={pressing(state, dispatch, Press::New)}>{"New statement "}<kbd aria-hidden="true">{"n"}</kbd></button></div>
            {lost(held.draft(), dispatch)}
        </section>
    }
}

/// The words, as the text has them; its quotation marks in their colour.
fn quotation(draft: &Draft, item: &Item) -> Html {
    let language = &draft.about.language;
    let words = words_of(draft, item);
    let mut shown: Vec<Html> = Vec::new();
    let mut from = 0;
    for (at, mark) in words.match_indices(['“', '”', '„', '«', '»', '「', '」', '『', '』', '"']) {
        let before = words.get(from..at).unwrap_or_default().to_owned();
        shown.push(html! { <>{before}<span class="dq">{mark.to_owned()}</span></> });
        from = at + mark.len();
    }
    shown.push(html! { {words.get(from..).unwrap_or_default().to_owned()} });
    html! {
        <blockquote class={form_class(item.statement.form)}><p class="words" lang={language.clone()} dir={direction(language)}>{ for shown }</p></blockquote>
    }
}

fn fields(state: &State, held: &Held, item: &Item, dispatch: &Dispatch) -> Html {
    let draft = held.draft();
    let key = item.key;
    let statement = &item.statement;
    let explained = explain(draft, key);
    let of = |field: What| explained.iter().find(|e| e.field == field);
    let choose = {
        let dispatch = dispatch.clone();
        Callback::from(move |edit: Edit| dispatch.dispatch(Action::Edit(edit)))
    };
    let regions = Rc::new(regions(state.collection(), draft));
    let topics = state.collection().map(|c| c.topics.clone()).unwrap_or_default();
    let voices: Vec<(String, String)> = draft.voices.iter().map(|v| (v.source.id.clone(), v.source.name.clone())).collect();
    let form = |form: Form, nth: &'static str| {
        let dispatch = dispatch.clone();
        let onchange = Callback::from(move |_: Event| dispatch.dispatch(Action::Edit(Edit::Form(key, form))));
        let on = statement.form == form;
        html! {
            <label class={on.then_some("on")}>
                <input class="vh" type="radio" name="form" checked={on} {onchange} aria-label={form.label()} /><kbd aria-hidden="true">{nth}</kbd>{icon::form(form.word())}{form.label()}
            </label>
        }
    };
    let source = {
        let dispatch = dispatch.clone();
        let voices = voices.clone();
        Callback::from(move |name: String| dispatch.dispatch(Action::Edit(Edit::Source(key, speaker_of(&name, &voices)))))
    };
    let region = {
        let (dispatch, regions) = (dispatch.clone(), Rc::clone(&regions));
        Callback::from(move |name: String| match name.is_empty() {
            true => dispatch.dispatch(Action::Edit(Edit::Region(key, None))),
            false => dispatch.dispatch(match choice(&name, &regions) {
                Some(choice) => Action::Edit(Edit::Region(key, Some(choice))),
                None => Action::Tell(unknown(&name)),
            }),
        })
    };
    let said = {
        let dispatch = dispatch.clone();
        Callback::from(move |date: String| dispatch.dispatch(Action::Edit(Edit::Said(key, Some(date).filter(|d| !d.is_empty())))))
    };
    let topic_names: Vec<String> =
        statement.topics.iter().map(|t| topics.iter().find(|k| k.id == t.id).map_or(t.id.clone(), |k| k.name.clone())).collect();
    let set_topics = {
        let (dispatch, topics) = (dispatch.clone(), topics.clone());
        Callback::from(move |names: String| {
            let id = |name: &str| {
                topics.iter().find(|t| same(&t.name, name) || t.id == name).map_or_else(|| super::place::slug(name), |t| t.id.clone())
            };
            dispatch.dispatch(Action::Edit(Edit::Topics(key, list(&names).map(id).collect())));
        })
    };
    let about_names: Vec<String> = statement.about.iter().map(|r| region_name(&r.code, &r.name, &regions)).collect();
    let set_about = {
        let (dispatch, regions) = (dispatch.clone(), Rc::clone(&regions));
        Callback::from(move |names: String| {
            let found: Vec<Option<Choice>> = list(&names).map(|name| choice(name, &regions)).collect();
            match list(&names).zip(&found).find(|(_, choice)| choice.is_none()) {
                Some((name, _)) => dispatch.dispatch(Action::Tell(unknown(name))),
                None => dispatch.dispatch(Action::Edit(Edit::About(key, found.into_iter().flatten().collect()))),
            }
        })
    };
    let whose = statement.source.as_ref().map_or(String::new(), |_| speaker(draft, item));
    let place = statement.region.as_ref().map_or(String::new(), |r| region_name(&r.code, &r.name, &regions));
    let date = statement.said.as_ref().map_or(String::new(), |d| d.date.clone());
    let (source_inferred, source_hint, source_others) = told(of(What::Source));
    let (region_inferred, region_hint, region_others) = told(of(What::Region));
    let (said_inferred, said_hint, said_others) = told(of(What::Said));
    let (_, topics_hint, topics_others) = told(of(What::Topics));
    let (_, about_hint, about_others) = told(of(What::About));
    let why = of(What::Statement).map(|e| e.hint.clone()).unwrap_or_else(|| statement.why.clone());
    let form_hint = of(What::Form).map(|e| e.hint.clone()).unwrap_or_default();
    let shown_date = if date.is_empty() { said_hint } else { AttrValue::from(format!("{}. {said_hint}", date_text(&date))) };
    html! {
        <div class="fields">
            <datalist id="l-sources">{ for voices.iter().map(|(id, name)| html! { <option key={id.clone()} value={name.clone()}></option> }) }</datalist>
            <datalist id="l-regions">{ for regions.iter().map(|(code, name)| html! { <option key={code.clone()} value={name.clone()}>{code}</option> }) }</datalist>
            <datalist id="l-topics">{ for topics.iter().map(|t| html! { <option key={t.id.clone()} value={t.name.clone()}></option> }) }</datalist>
            if !why.is_empty() { <div class="fld"><span class="lab">{"Why"}</span><p class="because" dir="auto">{why}</p></div> }
            <div class="fld"><span class="lab" id="f-form">{"Form"}</span>
                <div><div class="seg" role="radiogroup" aria-labelledby="f-form">{form(Form::Direct, "1")}{form(Form::Mixed, "2")}{form(Form::Indirect, "3")}</div>
                if !form_hint.is_empty() { <p class="hint">{form_hint}</p> }</div>
            </div>
            <Field id="f-source" name="Source" lettered=true value={whose} inferred={source_inferred} hint={source_hint} others={source_others} list="l-sources" placeholder="not stated" change={source} choose={choose.clone()} />
            {about_source(draft, item, dispatch, &regions)}
            <Field id="f-region" name="Region" lettered=true value={place} inferred={region_inferred} hint={region_hint} others={region_others} list="l-regions" placeholder="not stated" change={region} choose={choose.clone()} />
            <Field id="f-said" name="Date said" lettered=true value={date} inferred={said_inferred} hint={shown_date} others={said_others} placeholder="not stated; such as 2019-02-25 or 2019-02" change={said} choose={choose.clone()} />
            <Field id="f-topics" name="Topics" lettered=true value={topic_names.join(", ")} hint={topics_hint} others={topics_others} list="l-topics" placeholder="none" change={set_topics} choose={choose.clone()} />
            <Field id="f-about" name="About" value={about_names.join(", ")} hint={about_hint} others={about_others} list="l-regions" placeholder="regions that it is about" change={set_about} choose={choose} />
        </div>
    }
}

fn list(names: &str) -> impl Iterator<Item = &str> {
    names.split([',', ';']).map(str::trim).filter(|n| !n.is_empty())
}

fn same(a: &str, b: &str) -> bool {
    a.to_lowercase() == b.to_lowercase()
}

fn unknown(name: &str) -> String {
    format!("“{name}” is no region that this page or this text knows. A code such as KP-10 is taken too.")
}

fn speaker_of(name: &str, voices: &[(String, String)]) -> Speaker {
    if name.is_empty() {
        return Speaker::Nobody;
    }
    match voices.iter().find(|(_, known)| same(known, name)) {
        Some((id, _)) => Speaker::Known(id.clone()),
        None => {
            // A name begins with a capital, a description does not; the kind can be changed.
            let described = name.starts_with(char::is_lowercase) || name.starts_with("A ") || name.starts_with("An ");
            Speaker::New { name: name.into(), kind: if described { SourceKind::Anonymous } else { SourceKind::Person } }
        }
    }
}

/// Codes and names of every region that the page or the text knows.
fn regions(collection: Option<&Collection>, draft: &Draft) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = collection.iter().flat_map(|c| &c.regions).map(|r| (r.code.clone(), r.name.clone())).collect();
    let in_text = draft.items.iter().filter_map(|i| i.statement.region.as_ref()).map(|r| (r.code.clone(), r.name.clone()));
    let places = draft.places.iter().map(|p| (p.code.clone(), p.name.clone()));
    for (code, name) in in_text.chain(places) {
        if !name.is_empty() && !all.iter().any(|(c, n)| *c == code || *n == name) {
            all.push((code, name));
        }
    }
    all
}

fn region_name(code: &str, name: &str, regions: &[(String, String)]) -> String {
    let known = || regions.iter().find(|(c, _)| c == code).map(|(_, n)| n.clone());
    if name.is_empty() { known().unwrap_or_else(|| code.into()) } else { name.into() }
}

/// The region that a name or a code means.
pub(super) fn choice(name: &str, regions: &[(String, String)]) -> Option<Choice> {
    if let Some((code, name)) = regions.iter().find(|(code, known)| same(known, name) || code == name) {
        return Some(Choice { code: code.clone(), name: name.clone() });
    }
    let (country, part) = name.split_once('-').unwrap_or((name, "A"));
    let is_code = country.len() == 2 && country.chars().all(|c| c.is_ascii_uppercase());
    let is_part = (1..=3).contains(&part.len()) && part.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
    (is_code && is_part).then(|| Choice { code: name.into(), name: String::new() })
}

/// The pieces of a statement that has several.
fn pieces(draft: &Draft, item: &Item, dispatch: &Dispatch) -> Html {
    if item.statement.content.len() < 2 {
        return Html::default();
    }
    let piece = |(n, at): (usize, &crate::extract::Stretch)| {
        let (dispatch, key) = (dispatch.clone(), item.key);
        let remove = Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Edit(Edit::RemoveFragment(key, n as u32))));
        html! { <li key={n}><b class="n">{n + 1}</b><span dir="auto">{at.of(draft.text())}</span><button class="way" onclick={remove} aria-label={format!("Remove part {}", n + 1)}>{"Remove"}</button></li> }
    };
    html! { <div class="nextup"><h3 class="label">{"Its parts"}</h3><ol class="parts">{ for item.statement.content.iter().enumerate().map(piece) }</ol></div> }
}

fn to_come(draft: &Draft, at: usize, dispatch: &Dispatch) -> Html {
    let line = |(n, item): (usize, &Rc<Item>)| {
        let (dispatch, key) = (dispatch.clone(), item.key);
        let go = Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::To(key)));
        let said = item.statement.said.as_ref().map_or("no date".to_owned(), |d| date_text(&d.date));
        let who =
            if item.statement.carried.is_some() { format!("source carried over: {}", speaker(draft, item)) } else { speaker(draft, item) };
        let done = match item.standing {
            Standing::Open => "",
            Standing::Accepted => " · accepted",
            Standing::Rejected => " · not a statement",
        };
        html! { <li key={key}><b class="n">{n + 1}</b><button onclick={go} dir="auto">{words_of(draft, item)}{" "}<em>{format!("{who} · {said}{done}")}</em></button></li> }
    };
    let next: Vec<Html> = draft.items.iter().enumerate().skip(at + 1).take(NEXT).map(line).collect();
    if next.is_empty() {
        return Html::default();
    }
    html! { <div class="nextup"><h3 class="label">{"Next"}</h3><ol>{ for next }</ol></div> }
}

/// Corrections whose words are no longer in the text.
fn lost(draft: &Draft, dispatch: &Dispatch) -> Html {
    if draft.lost.is_empty() {
        return Html::default();
    }
    let line = |lost: &Rc<crate::review::Lost>| {
        let (dispatch, key) = (dispatch.clone(), lost.item.key);
        let forget = Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Edit(Edit::Forget(key))));
        html! { <li key={key}><b></b><span dir="auto">{lost.words.join(" … ")}</span><button class="way" onclick={forget}>{"Give up"}</button></li> }
    };
    html! { <div class="nextup"><h3 class="label">{"Corrections whose words are gone from the text"}</h3><ol class="parts">{ for draft.lost.iter().map(line) }</ol></div> }
}
