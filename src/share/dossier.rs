//! A dossier: the page as one file, with nothing in it but one selection.
//!
//! It is made from the single file `dateline.html` by putting other data into it, and what can be read of it before, or
//! without, any program. Its scripts stay as they are, so that its security policy holds.

use super::cite::push_html;
use super::record::{dated, said_words};
use super::{Made, Manifest};
use crate::explore::Library;
use crate::model::{Article, Statement, Wording};

/// Around the data of a single file.
pub const DATA: (&str, &str) = ("<!--data-->", "<!--/data-->");
/// Around what a program changes of it.
pub const LIVE: (&str, &str) = ("<!--live-->", "<!--/live-->");

/// The outlines of a collection's regions, beside its bundle.
pub fn borders_of(bundle: &str) -> String {
    [bundle.trim_end_matches(".json"), ".borders.json"].concat()
}

/// The dossier of some rows. `single` is the single file, or the document that it became; `outlines` are those of the regions;
/// `sha256` is told what stands in the element of the data.
pub fn dossier(
    single: &str,
    library: &Library,
    made: &Made,
    rows: &[u32],
    outlines: &str,
    sha256: &dyn Fn(&str) -> String,
) -> Result<String, String> {
    let path = ["data/", &super::file_stem(made), ".json"].concat();
    // As JSON may be written in a script element.
    let held = |json: &str| json.replace("</", "<\\/").replace("<!--", "<\\u0021--");
    let within = |id: &str, held: &str| ["<script type=\"application/json\" id=\"", id, "\">", held, "</script>\n"].concat();
    let json = held(&super::slice(library, made, rows));
    let manifest = serde_json::to_string(&Manifest::of(made, sha256(&json))).map_err(|_| "The manifest could not be written.")?;
    let borders = within(&["inline:", &borders_of(&path)].concat(), &held(outlines));
    let data = [within(&["inline:", &path].concat(), &json), borders, within("manifest", &held(&manifest))].concat();
    let list = listed(library, made, rows);
    // The list is what is there without a program, and on paper; else the explorer is.
    let live =
        ["<div id=\"host\"></div>\n<div id=\"bench\"></div>\n<div id=\"share\"></div>\n<div id=\"listed\">", &list, "</div>"].concat();
    let page =
        between(single, DATA, &data).and_then(|page| between(&page, LIVE, &live)).ok_or("The single file is not as it should be.")?;
    let page = tag(&page, "<meta name=\"dateline-data\"", &["<meta name=\"dateline-data\" content=\"", &esc(&path), "\">"].concat());
    let title = [&made.title, ": ", &made.selection].concat();
    let page = tag(&page, "<meta name=\"description\"", &["<meta name=\"description\" content=\"", &esc(&title), "\">"].concat());
    let page = between(&page, ("<title>", "</title>"), &[&esc(&title), " — Dateline"].concat()).unwrap_or(page);
    // A document that was alive has classes; one that begins has none.
    Ok(tag(&page, "<html", "<html lang=\"en\">"))
}

/// With other words between two marks.
fn between(page: &str, marks: (&str, &str), inside: &str) -> Option<String> {
    let (before, rest) = page.split_once(marks.0)?;
    let (_, after) = rest.split_once(marks.1)?;
    Some([before, marks.0, inside, marks.1, after].concat())
}

/// With another tag in the place of the first that begins like this.
fn tag(page: &str, start: &str, new: &str) -> String {
    match page.split_once(start) {
        Some((before, rest)) => [before, new, rest.split_once('>').map_or("", |(_, after)| after)].concat(),
        None => page.to_owned(),
    }
}

/// What can be read of a dossier without a program, and printed: every statement with who, where and when.
fn listed(library: &Library, made: &Made, rows: &[u32]) -> String {
    let mut out = String::from("<main class=\"dossier\"><h1>");
    out.push_str(&esc(&made.title));
    out.push_str("</h1><p>");
    let of =
        [&made.selection, ". ", &made.count.to_string(), " of ", &made.of.to_string(), " statements, version ", &made.version].concat();
    out.push_str(&esc(&[&of, ", saved ", &made.on].concat()));
    out.push_str("</p><ol>");
    for told in rows.iter().filter_map(|row| library.statement(*row)) {
        let (article, statement, _) = told.parts();
        out.push_str(&one(library, article, statement));
    }
    out.push_str("</ol></main>");
    out
}

fn one(library: &Library, article: &Article, statement: &Statement) -> String {
    let place = statement.region.as_ref().map_or("No place given", |region| library.region_name(&region.code));
    let when = statement.said.as_ref().map_or_else(|| "undated".into(), dated);
    let who = article.source_of(statement).map_or("source not stated", |source| source.name.as_str());
    let ours = if statement.wording == Wording::Digest { "; our wording" } else { "" };
    let published = article.published.as_ref().map_or_else(String::new, |date| [", ", &dated(date)].concat());
    [
        "<li><blockquote lang=\"",
        &esc(&article.language),
        "\" dir=\"auto\">",
        &esc(&said_words(&statement.content)),
        "</blockquote><p>",
        &esc(&[who, ", ", place, ", ", &when, " (", statement.form.label(), ours, "). "].concat()),
        "<cite>",
        &esc(&article.title),
        "</cite>, ",
        &esc(&[&article.publisher, published.as_str()].concat()),
        "</p></li>",
    ]
    .concat()
}

fn esc(text: &str) -> String {
    let mut out = String::new();
    push_html(&mut out, text);
    out
}
