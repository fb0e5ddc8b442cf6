//! From a file to an input: its words, its paragraphs and what is known of it, or why it cannot be read.
//!
//! What is given by hand wins over front matter, and that over what the text or the page says itself. Nothing is fetched
//! and nothing in a file is run. Formats are told by the file's name, and by a look at its beginning:
//!
//! | format | told by | its text |
//! | --- | --- | --- |
//! | article JSON | `.json`, or `{` at the beginning of a file without an ending that is known | the member `text`, as it stands |
//! | page | `.html`, `.htm`, `.xhtml`, or `<!doctype html` or `<html` at the beginning | the words of the article in it |
//! | Markdown | `.md`, `.markdown` | the words without the markup |
//! | plain text | everything else | every character of the file, a byte order mark and front matter too |

pub(super) mod date;
mod decode;
mod front;
mod html;
mod markdown;
mod plain;

pub use decode::LARGEST;

use super::layout::layout;
use super::listed::{beginning, from_first, mentions, named, parted_last};
use super::{About, Input};
use crate::model::{Fault, read_article};

/// What kind of file it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Characters that stand for themselves.
    Plain,
    /// Markdown.
    Markdown,
    /// A saved page.
    Page,
    /// A file that this project writes.
    Article,
}

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Its text, and what is known of it.
    pub input: Input,
    /// What kind of file it is.
    pub format: Format,
    /// What a person should know of how it was read.
    pub note: Option<&'static str>,
}

/// Reads a file, or says what is wrong with it, where, and what to do. `about` is what is given by hand.
pub fn read_input(name: &str, bytes: &[u8], about: About) -> Result<Input, Fault> {
    read_file(name, bytes, about).map(|reading| reading.input)
}

/// Reads a file, and says how it was read.
pub fn read_file(name: &str, bytes: &[u8], about: About) -> Result<Reading, Fault> {
    read_as(name, bytes, about, read_marked)
}

/// Reads plain text, and refuses all else: for a program that has no reader of pages in it.
pub fn read_text(name: &str, bytes: &[u8], about: About) -> Result<Input, Fault> {
    let refuse = |_: Format, _: &str, _: &str, _: &mut About| Err(fault(name, NOT_TEXT.into()));
    read_as(name, bytes, about, refuse).map(|reading| reading.input)
}

const NOT_TEXT: &str = "looks like a saved page or an article file, and its name does not say so: let it end in .html, .md or .json";

/// Does a file need more than `read_text`? `head` is how it begins.
pub fn is_marked(name: &str, head: &[u8]) -> bool {
    look(format_of(name), &String::from_utf8_lossy(head)) != Format::Plain
}

fn fault(name: &str, reason: String) -> Fault {
    Fault { file: name.to_owned(), line: 0, column: 0, path: "$".into(), reason }
}

/// A page, Markdown, or an article file.
fn read_marked(format: Format, name: &str, text: &str, about: &mut About) -> Result<Input, Fault> {
    if format == Format::Page {
        let (text, blocks) = html::read_page(text, about);
        let paragraphs = layout(&text, &blocks, about);
        return Ok(Input { about: std::mem::take(about), text, paragraphs });
    }
    if format == Format::Markdown {
        let start = front::read_front(text, about);
        let (text, blocks) = markdown::read_markdown(text.get(start..).unwrap_or_default());
        let paragraphs = layout(&text, &blocks, about);
        return Ok(Input { about: std::mem::take(about), text, paragraphs });
    }
    let stem = name.rsplit(['/', '\\']).next().unwrap_or(name).trim_end_matches(".json");
    let article = read_article(name, stem, text).map_err(|faults| {
        faults.into_iter().next().unwrap_or_else(|| fault(name, "is not a file of this project's article format".into()))
    })?;
    let Some(text) = article.text.filter(|text| !text.trim().is_empty()) else {
        return Err(fault(name, "has no `text` from which anything could be extracted: add it, or give the article as a text".into()));
    };
    fill(&mut about.title, article.title);
    fill(&mut about.publisher, article.publisher);
    fill(&mut about.language, article.language);
    if about.authors.is_empty() {
        about.authors = article.authors;
    }
    about.published = about.published.take().or_else(|| article.published.map(|p| p.date.to_string()));
    about.url = about.url.take().or(article.url);
    Ok(plain_input(text, std::mem::take(about)))
}

/// Reads a file; a page or an article by `marked`.
fn read_as(
    name: &str,
    bytes: &[u8],
    mut about: About,
    marked: impl FnOnce(Format, &str, &str, &mut About) -> Result<Input, Fault>,
) -> Result<Reading, Fault> {
    let fault = |reason: String| fault(name, reason);
    if let Some(reason) = decode::refuse(bytes) {
        return Err(fault(reason));
    }
    let by_name = format_of(name);
    let (text, note) = decode::decode(bytes, by_name.is_none_or(|f| f == Format::Page)).map_err(fault)?;
    let format = look(by_name, &text);
    let input = match format {
        Format::Article | Format::Page | Format::Markdown => marked(format, name, &text, &mut about)?,
        Format::Plain => plain_input(text.into_owned(), about),
    };
    if input.paragraphs.is_empty() {
        return Err(fault("has no words in it that could be read as an article".into()));
    }
    Ok(Reading { input, format, note })
}

fn plain_input(text: String, mut about: About) -> Input {
    let start = front::read_front(&text, &mut about);
    let blocks = plain::paragraphs(&text, start);
    let paragraphs = layout(&text, &blocks, &mut about);
    Input { about, text, paragraphs }
}

fn fill(field: &mut String, value: String) {
    if field.is_empty() {
        *field = value;
    }
}

/// The format that a file's name tells; nothing where the name has no ending that is known.
fn format_of(name: &str) -> Option<Format> {
    let (_, ending) = parted_last(name, b'.')?;
    let is = |known: &str| named(ending, known);
    match () {
        () if is("html|htm|xhtml") => Some(Format::Page),
        () if is("md|markdown") => Some(Format::Markdown),
        () if is("json") => Some(Format::Article),
        () if is("txt|text") => Some(Format::Plain),
        () => None,
    }
}

fn look(by_name: Option<Format>, text: &str) -> Format {
    let head = from_first(text, &|c| !c.is_whitespace() && c != '\u{feff}');
    let is = |tags: &str| beginning(head, tags).is_some();
    match by_name {
        Some(format) if format != Format::Plain => format,
        _ if is("<!doctype html|<html") => Format::Page,
        None if is("<head|<body|<article|<p>|<div") => Format::Page,
        None if head.starts_with('{') && mentions(head, "\"statements\"") => Format::Article,
        _ => Format::Plain,
    }
}
