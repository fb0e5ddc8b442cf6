//! Links, exports, the dossier, and what embeds the selection elsewhere.

use sha2::{Digest, Sha256};
use yew::prelude::*;

use super::Shared;
use super::part::{Copy, Save};
use crate::explore::{Link, Page};
use crate::share::{
    Shapes, annotations, at_the_sentence, borders_of, csv, dossier, file_stem, geojson, json, json_lines, record, state_of,
};
use crate::web::{download, load, page};

#[derive(PartialEq, Properties)]
pub(super) struct GiveProps {
    pub shared: Shared,
}

/// The address of the static page of what is shared, where it has one.
fn static_page(shared: &Shared) -> Option<String> {
    let (loaded, link) = (&shared.loaded, &shared.link);
    let folder = link.collection.as_ref().map_or(String::new(), |id| [id, "/"].concat());
    let at = |kind: &str, id: &str| [loaded.base.trim_end_matches("index.html"), &folder, kind, "/", id, ".html"].concat();
    let own = |row: &u32| loaded.library.index.row(*row).is_some_and(|row| row.article as usize >= loaded.library.bundled);
    if !loaded.pages || shared.rows.iter().any(own) {
        return None;
    }
    match (&link.open, &link.page) {
        (Some(id), _) => Some(at("statement", id)),
        (None, Page::Article(id)) => Some(at("article", id)),
        _ => None,
    }
}

/// Links.
#[component]
pub(super) fn Links(props: &GiveProps) -> Html {
    let made = &props.shared.made;
    html! {
        <section aria-labelledby="link-h">
            <h2 id="link-h">{"Link"}</h2>
            <Copy id="link-text" name="Link to the explorer" text={made.link.clone()} />
            if let Some(address) = static_page(&props.shared) {
                <Copy id="page-text" name="Link to its page, which a chat shows a preview of" text={address} />
            }
            <p class="hint">{"What a link selects stands after the #, which no server gets to know."}</p>
        </section>
    }
}

/// What is there to check a statement by: the publisher's page at its words, an archived copy, the text at hand.
#[component]
pub(super) fn Check(props: &GiveProps) -> Html {
    let library = &props.shared.loaded.library;
    let one = props.shared.link.open.as_ref().and_then(|id| library.row_of(id)).and_then(|row| library.statement(row));
    let Some(told) = one else { return Html::default() };
    let (article, statement, _) = told.parts();
    let anchored = state_of(article, statement).map(|state| format!("Its anchor is {}.", state.label()));
    let abroad =
        |to: &String, words: &'static str| html! { <a class="btn" href={to.clone()} target="_blank" rel="noopener noreferrer">{words}</a> };
    if article.url.is_none() && article.archived.is_none() && anchored.is_none() {
        return Html::default();
    }
    html! {
        <section aria-labelledby="check-h">
            <h2 id="check-h">{"Check"}</h2>
            <p class="saves">
                { for article.url.iter().map(|url| abroad(&at_the_sentence(url, statement), "At the publisher, at the sentence")) }
                { for article.archived.iter().map(|url| abroad(url, "Archived copy")) }
            </p>
            if let Some(state) = anchored { <p class="hint">{state}</p> }
        </section>
    }
}

/// Exports.
#[component]
pub(super) fn Exports(props: &GiveProps) -> Html {
    let shapes = use_state(Shapes::default);
    use_effect_with(props.shared.loaded.path.clone(), {
        let shapes = shapes.clone();
        move |path: &String| {
            let path = path.clone();
            wasm_bindgen_futures::spawn_local(async move {
                if let Ok(text) = load::beside(&borders_of(&path)).await {
                    shapes.set(Shapes::read(&text));
                }
            });
        }
    });
    let stem = file_stem(&props.shared.made);
    let save = |name: &'static str,
                end: &'static str,
                kind: &'static str,
                note: &'static str,
                make: &'static dyn Fn(&Shared, &Shapes) -> String| {
        let (shared, shapes) = (props.shared.clone(), shapes.clone());
        let make = Callback::from(move |()| make(&shared, &shapes));
        html! { <Save {name} {kind} {note} file={format!("{stem}{end}")} {make} /> }
    };
    html! {
        <section aria-labelledby="export-h">
            <h2 id="export-h">{"Export"}</h2>
            <ul class="saves saves--noted">
                {save("CSV", ".csv", "text/csv", "a table, UTF-8", &|s, _| csv(&records(s), false))}
                {save("CSV for spreadsheets", "-spreadsheet.csv", "text/csv", "with the mark by which they know UTF-8", &|s, _| csv(&records(s), true))}
                {save("JSON", ".json", "application/json", "with the selection and the collection’s version", &|s, _| json(&s.made, &records(s)))}
                {save("JSON Lines", ".jsonl", "application/jsonl", "an object a line", &|s, _| json_lines(&records(s)))}
                {save("GeoJSON", ".geojson", "application/geo+json", "regions with counts", &|s, shapes| geojson(&s.loaded.library, &s.made, &s.rows, shapes))}
                {save("Web Annotations", ".jsonld", "application/ld+json", "W3C, for annotation clients", &annotated)}
            </ul>
            <p class="hint">{"Exactly the selected statements. Dates are as stated, in EDTF. Every file says which selection of which version it is. A cell that a spreadsheet would take for a formula begins with an apostrophe. "}<code>{"dateline export"}</code>{" also writes Parquet."}</p>
        </section>
    }
}

fn records(shared: &Shared) -> Vec<crate::share::Record> {
    shared.rows.iter().filter_map(|row| record(&shared.loaded.library, &shared.made, *row)).collect()
}

fn annotated(shared: &Shared, _: &Shapes) -> String {
    let rows = shared.rows.iter();
    let records: Vec<_> = rows.filter_map(|row| Some((*row, record(&shared.loaded.library, &shared.made, *row)?))).collect();
    annotations(&shared.loaded.library, &shared.made, &records)
}

/// The dossier.
#[component]
pub(super) fn Dossier(props: &GiveProps) -> Html {
    let told = use_state(String::new);
    let save = {
        let (shared, told) = (props.shared.clone(), told.clone());
        Callback::from(move |_: MouseEvent| {
            let (shared, told) = (shared.clone(), told.clone());
            told.set("Making the dossier…".into());
            wasm_bindgen_futures::spawn_local(async move {
                told.set(match saved(&shared).await {
                    Ok(words) => words,
                    Err(why) => why,
                });
            });
        })
    };
    let name = [&file_stem(&props.shared.made), ".html"].concat();
    html! {
        <section aria-labelledby="dossier-h">
            <h2 id="dossier-h">{"Dossier"}</h2>
            <p>{"The selection as one file, with its filters, that opens with a double click and calls nobody. It holds these statements and no others, a manifest with the SHA-256 of its data, and prints as a list."}</p>
            <p><button class="btn" onclick={save}>{"Save the dossier"}</button>{" "}<span class="kind">{name}</span></p>
            <p class="told-of" role="status">{(*told).clone()}</p>
        </section>
    }
}

async fn saved(shared: &Shared) -> Result<String, String> {
    let single = match page::single() {
        Some(own) => own,
        None => load::beside("dateline.html").await?,
    };
    let sha256 = |json: &str| Sha256::digest(json.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let outlines = load::beside(&borders_of(&shared.loaded.path)).await.unwrap_or_else(|_| "{}".into());
    let text = dossier(&single, &shared.loaded.library, &shared.made, &shared.rows, &outlines, &sha256)?;
    let name = [&file_stem(&shared.made), ".html"].concat();
    match download::save(&name, &text, "text/html") {
        true => Ok(format!("{name} was given to the browser to save: {} kB.", text.len() / 1000)),
        false => Err("The browser did not save the file.".into()),
    }
}

const VIEWS: [(&str, &str); 3] = [("list", "List"), ("map", "Map"), ("timeline", "Timeline")];

/// Embedding.
#[component]
pub(super) fn Embed(props: &GiveProps) -> Html {
    let shared = &props.shared;
    let view = use_state(|| "list");
    let one = shared.link.open.is_some();
    let now = if one { "quote" } else { *view };
    if !shared.loaded.base.starts_with("http") {
        return html! {
            <section aria-labelledby="embed-h"><h2 id="embed-h">{"Embed"}</h2><p>{"A page on a host can be embedded in another; this one is a file."}</p></section>
        };
    }
    let way = |(value, name): &(&'static str, &'static str)| {
        let (view, value) = (view.clone(), *value);
        let onclick = Callback::from(move |_: MouseEvent| view.set(value));
        html! { <button aria-pressed={(now == value).to_string()} {onclick}>{*name}</button> }
    };
    let base = &shared.loaded.base;
    let fragment = crate::explore::print(&Link { page: Page::default(), ..Link::clone(&shared.link) });
    let esc = |text: &str| text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
    let title = esc(&[&shared.made.title, ": ", &shared.made.selection].concat());
    let frame = format!(
        "<iframe src=\"{}?embed={now}{}\" title=\"{title}\" style=\"width:100%;height:480px;border:0\" loading=\"lazy\" referrerpolicy=\"no-referrer\"></iframe>",
        esc(base),
        esc(&fragment)
    );
    let folder = base.trim_end_matches("index.html");
    let query = fragment.split_once('?').map_or("", |(_, query)| query);
    let element = format!(
        "<script async src=\"{0}dateline-explorer.js\"></script>\n<dateline-explorer src=\"{0}\" view=\"{now}\" selection=\"{1}\" label=\"{title}\"></dateline-explorer>",
        esc(folder),
        esc(query)
    );
    html! {
        <section aria-labelledby="embed-h">
            <h2 id="embed-h">{"Embed"}</h2>
            if !one { <div class="switch" role="group" aria-label="What is embedded">{ for VIEWS.iter().map(way) }</div> }
            <Copy id="frame-text" name="A frame" text={frame} rows=3 />
            <Copy id="element-text" name="An element that is as high as it has to be, and tells the page around it of its selection" text={element} rows=3 />
        </section>
    }
}
