//! Citations: as text to copy, and as files for reference managers.

use yew::prelude::*;

use super::Shared;
use super::part::{Copy, Save};
use crate::explore::Page;
use crate::share::cite::{Style, Work, bibtex, cite, csl_json, html_quote, markdown_footnote, ris};
use crate::share::{article_work, file_stem, selection_work, statement_work};

/// What is cited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Of {
    Selection,
    Articles,
    Statements,
}

/// How it is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum As {
    Style(Style),
    Footnote,
    Html,
}

const WAYS: [(As, &str); 5] = [
    (As::Style(Style::Chicago), "Chicago"),
    (As::Style(Style::Apa), "APA"),
    (As::Style(Style::Mla), "MLA"),
    (As::Footnote, "Markdown footnote"),
    (As::Html, "HTML quotation"),
];

/// More than so many are not shown; the files hold all.
const SHOWN: usize = 40;

#[derive(PartialEq, Properties)]
pub(super) struct CiteProps {
    pub shared: Shared,
}

/// The works, in the order of the list.
fn works(shared: &Shared, of: Of) -> Vec<Work> {
    let (library, made) = (&shared.loaded.library, &shared.made);
    match of {
        Of::Selection => vec![selection_work(made)],
        Of::Articles => {
            let mut seen: Vec<u32> = Vec::new();
            let mut works = Vec::new();
            for row in shared.rows.iter() {
                let Some(at) = library.index.row(*row).map(|own| own.article) else { continue };
                if let Err(place) = seen.binary_search(&at) {
                    seen.insert(place, at);
                    works.extend(library.articles.get(at as usize).map(|held| article_work(&held.article, made)));
                }
            }
            works
        }
        Of::Statements => shared.rows.iter().filter_map(|row| statement_work(library, *row, made, None)).collect(),
    }
}

fn set(work: &Work, how: As) -> String {
    match how {
        As::Style(style) => cite(work, style).plain(),
        As::Footnote => markdown_footnote(work),
        As::Html => html_quote(work),
    }
}

/// The part of the page.
#[component]
pub(super) fn Cite(props: &CiteProps) -> Html {
    let shared = &props.shared;
    let single = shared.link.open.is_some() || shared.rows.len() == 1;
    let first = match (&shared.link.page, single) {
        (_, true) => Of::Statements,
        (Page::Article(_), _) => Of::Articles,
        _ => Of::Selection,
    };
    let of = use_state(|| None::<Of>);
    let how = use_state(|| As::Style(Style::Chicago));
    let of_now = of.unwrap_or(first);
    let choices: &[(Of, &str)] = match single {
        true => &[(Of::Statements, "This quotation"), (Of::Articles, "Its article")],
        false => &[(Of::Selection, "The selection"), (Of::Articles, "Its articles"), (Of::Statements, "Each statement")],
    };
    let choose = |(value, name): &(Of, &'static str)| {
        let (of, value) = (of.clone(), *value);
        let onclick = Callback::from(move |_: MouseEvent| of.set(Some(value)));
        html! { <button aria-pressed={(of_now == value).to_string()} {onclick}>{*name}</button> }
    };
    let way = |(value, name): &(As, &'static str)| {
        let (how, value) = (how.clone(), *value);
        let pressed = (*how == value).to_string();
        let onclick = Callback::from(move |_: MouseEvent| how.set(value));
        html! { <button aria-pressed={pressed} {onclick}>{*name}</button> }
    };
    let works = works(shared, of_now);
    let shown: Vec<String> = works.iter().take(SHOWN).map(|work| set(work, *how)).collect();
    let rest = works.len().saturating_sub(SHOWN);
    let text = shown.join("\n\n");
    let rows = (text.len() / 90 + shown.len() * 2).clamp(3, 14) as u32;
    let stem = file_stem(&shared.made);
    let file = |name: &'static str, end: &'static str, kind: &'static str, make: fn(&[Work]) -> String| {
        let shared = shared.clone();
        let make = Callback::from(move |()| make(&self::works(&shared, of_now)));
        html! { <Save {name} {kind} file={format!("{stem}.{end}")} {make} /> }
    };
    html! {
        <section aria-labelledby="cite-h">
            <h2 id="cite-h">{"Cite"}</h2>
            <div class="choose">
                <div class="switch" role="group" aria-label="What is cited">{ for choices.iter().map(choose) }</div>
                <div class="switch" role="group" aria-label="Style">{ for WAYS.iter().map(way) }</div>
            </div>
            <Copy id="cite-text" name={if works.len() == 1 { "Citation" } else { "Citations" }} {text} {rows} />
            if rest > 0 { <p class="hint">{format!("And {rest} more: the files hold all of them.")}</p> }
            <ul class="saves" aria-label="For reference managers">
                {file("CSL-JSON", "csl.json", "application/vnd.citationstyles.csl+json", csl_json)}
                {file("BibTeX", "bib", "application/x-bibtex", bibtex)}
                {file("RIS", "ris", "application/x-research-info-systems", ris)}
            </ul>
            <p class="hint">{format!("With {} as the day of access. A date is cited as far as the article states it.", shared.made.on)}</p>
        </section>
    }
}
