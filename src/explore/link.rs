//! The link: everything that a person can see, said in the fragment of the page's address.
//!
//! ```text
//! fragment = "#/" page ["?" pair *("&" pair)]
//! page     = "quotes" | "map" | "timeline" | "filters" | "article/" id
//! pair     = name "=" value      region, about, form, source, kind, topic, article, language: may repeat
//!                                from, to: a date; zoom: an interval; clock: happened | published; certain, undated: yes
//!                                q: words; sort: article | region | relevance; mapped: about
//!                                open: id of a statement; collection: id of a collection
//! value    = percent-encoded, with "+" for a space; "~" alone is "not stated", and "~~…" is a value that begins with "~"
//! ```
//! Defaults are left out and the order is fixed, so that `parse(print(x)) == x` and one selection has one link.
//! Reading cannot fail: it returns what it understood, and a sentence on each thing that it did not.

use super::selection::dimension_word;
use super::{Selection, Sort};
use crate::index::{Clock, Dimension, Key};
use crate::model::Edtf;

/// More of a link than this is not read.
const LONGEST: usize = 16_000;
/// Longer words to search for are cut.
const LONGEST_WORDS: usize = 300;

/// Which part is shown where only one fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum View {
    /// The list.
    #[default]
    Quotes,
    /// The map.
    Map,
    /// The timeline.
    Timeline,
    /// The filters.
    Filters,
}

impl View {
    /// All four.
    pub const ALL: [View; 4] = [View::Quotes, View::Map, View::Timeline, View::Filters];

    /// Its word in the link.
    pub fn word(self) -> &'static str {
        match self {
            View::Quotes => "quotes",
            View::Map => "map",
            View::Timeline => "timeline",
            View::Filters => "filters",
        }
    }
}

/// Where one is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    /// The linked views.
    Explore(View),
    /// One article.
    Article(String),
}

impl Default for Page {
    fn default() -> Self {
        Page::Explore(View::Quotes)
    }
}

/// Everything that a link says.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Link {
    /// Where one is.
    pub page: Page,
    /// The filters.
    pub selection: Selection,
    /// Does the map show what statements are about, instead of where their sources are?
    pub mapped_about: bool,
    /// The statement that is opened.
    pub open: Option<String>,
    /// The collection, where it is not the one that the page comes with.
    pub collection: Option<String>,
}

/// Reads a fragment, with or without its `#`.
pub fn parse(fragment: &str) -> (Link, Vec<String>) {
    let mut link = Link::default();
    let mut unread = Vec::new();
    let mut fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    if fragment.len() > LONGEST {
        let end = (0..=LONGEST).rev().find(|i| fragment.is_char_boundary(*i)).unwrap_or(0);
        fragment = fragment.get(..end).unwrap_or_default();
        unread.push("The link is too long; only its beginning was read.".into());
    }
    let (path, query) = fragment.split_once('?').unwrap_or((fragment, ""));
    let path = path.trim_matches('/');
    match path.split_once('/') {
        _ if path.is_empty() => {}
        Some(("article", id)) => link.page = Page::Article(decode(id)),
        _ => match View::ALL.into_iter().find(|v| v.word() == path) {
            Some(view) => link.page = Page::Explore(view),
            None => unread.push(format!("The link leads to “{}”, which is no page here.", short(&decode(path)))),
        },
    }
    for pair in query.split('&').filter(|p| !p.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        if !read(&mut link, name, &decode(value)) {
            unread.push(format!("The link says “{}”, which is not understood here.", short(&decode(pair))));
        }
    }
    (link, unread)
}

fn read(link: &mut Link, name: &str, value: &str) -> bool {
    if value.is_empty() {
        return false;
    }
    let selection = &mut link.selection;
    if let Some(dimension) = Dimension::ALL.into_iter().find(|d| dimension_word(*d) == name) {
        selection.values[dimension as usize].insert(match value.strip_prefix('~') {
            None => Key::Is(value.into()),
            Some("") => Key::NotStated,
            Some(rest) => Key::Is(rest.into()),
        });
        return true;
    }
    match (name, value) {
        ("from" | "to", date) => {
            let parsed = Edtf::parse(date).ok().filter(|d| matches!(d, Edtf::At(_)) && d.span().is_some());
            *(if name == "from" { &mut selection.from } else { &mut selection.to }) = parsed;
            parsed.is_some()
        }
        ("zoom", stretch) => {
            selection.zoom = Edtf::parse(stretch).ok().filter(|s| s.span().is_some_and(|s| s.start.is_some() && s.end.is_some()));
            selection.zoom.is_some()
        }
        ("clock", "happened") => set(&mut selection.clock, Clock::Happened),
        ("clock", "published") => set(&mut selection.clock, Clock::Published),
        ("clock", "said") => set(&mut selection.clock, Clock::Said),
        ("undated", "yes") => set(&mut selection.undated, true),
        ("certain", "yes") => set(&mut selection.certain, true),
        ("q", words) => set(&mut selection.words, tidy(words)),
        ("sort", "article") => set(&mut selection.sort, Sort::Article),
        ("sort", "relevance") => set(&mut selection.sort, Sort::Relevance),
        ("sort", "region") => set(&mut selection.sort, Sort::Region),
        ("sort", "date") => set(&mut selection.sort, Sort::Date),
        ("mapped", "about") => set(&mut link.mapped_about, true),
        ("open", id) => set(&mut link.open, Some(id.into())),
        ("collection", id) => set(&mut link.collection, Some(id.into())),
        _ => false,
    }
}

fn set<T>(slot: &mut T, value: T) -> bool {
    *slot = value;
    true
}

/// Words as they are kept: no control characters, one space between them, none at the ends, and not too many.
pub fn tidy(words: &str) -> String {
    let plain: String = words.chars().map(|c| if c.is_control() { ' ' } else { c }).take(LONGEST_WORDS).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Writes the fragment, with its `#`.
pub fn print(link: &Link) -> String {
    let mut out = String::from("#/");
    match &link.page {
        Page::Explore(view) => out.push_str(view.word()),
        Page::Article(id) => {
            out.push_str("article/");
            encode(id, &mut out);
        }
    }
    let mut first = true;
    let mut pair = |name: &str, value: &str| {
        out.push(if std::mem::take(&mut first) { '?' } else { '&' });
        out.push_str(name);
        out.push('=');
        encode(value, &mut out);
    };
    if let Some(id) = &link.collection {
        pair("collection", id);
    }
    let selection = &link.selection;
    for dimension in Dimension::ALL {
        for key in selection.of(dimension).iter() {
            match key {
                Key::NotStated => pair(dimension_word(dimension), "~"),
                Key::Is(value) if value.starts_with('~') => pair(dimension_word(dimension), &format!("~{value}")),
                Key::Is(value) => pair(dimension_word(dimension), value),
            }
        }
    }
    match selection.clock {
        Clock::Said => {}
        Clock::Happened => pair("clock", "happened"),
        Clock::Published => pair("clock", "published"),
    }
    if let Some(from) = selection.from {
        pair("from", &from.to_string());
    }
    if let Some(to) = selection.to {
        pair("to", &to.to_string());
    }
    if let Some(zoom) = selection.zoom {
        pair("zoom", &zoom.to_string());
    }
    if selection.certain {
        pair("certain", "yes");
    }
    if selection.undated {
        pair("undated", "yes");
    }
    if !selection.words.is_empty() {
        pair("q", &selection.words);
    }
    match selection.sort {
        Sort::Date => {}
        Sort::Article => pair("sort", "article"),
        Sort::Region => pair("sort", "region"),
        Sort::Relevance => pair("sort", "relevance"),
    }
    if link.mapped_about {
        pair("mapped", "about");
    }
    if let Some(id) = &link.open {
        pair("open", id);
    }
    out
}

/// Letters and digits of every script stay readable; what has a meaning in an address, or steers a text's layout, does not.
fn encode(value: &str, out: &mut String) {
    for c in value.chars() {
        match c {
            ' ' => out.push('+'),
            '-' | '_' | '.' | '~' | ',' | ':' | '/' => out.push(c),
            _ if c.is_ascii_alphanumeric() || is_plain(c) => out.push(c),
            _ => {
                let mut bytes = [0; 4];
                for byte in c.encode_utf8(&mut bytes).bytes() {
                    out.push_str(&format!("%{byte:02X}"));
                }
            }
        }
    }
}

/// A letter of any script stays as it is. Told by what it is not, because the table of all letters is large: neither
/// space nor control, nothing that steers direction or joins, no private or special code point.
fn is_plain(c: char) -> bool {
    c > '\u{a0}'
        && !c.is_whitespace()
        && !matches!(c, '\u{ad}' | '\u{200b}'..='\u{206f}' | '\u{d7fc}'..='\u{f8ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff0}'..='\u{ffff}')
}

fn decode(value: &str) -> String {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.bytes();
    while let Some(byte) = rest.next() {
        let hex = |b: u8| char::from(b).to_digit(16).and_then(|d| u8::try_from(d).ok());
        match byte {
            b'+' => bytes.push(b' '),
            b'%' => {
                let ahead = rest.clone().take(2).collect::<Vec<u8>>();
                match (ahead.first().copied().and_then(hex), ahead.get(1).copied().and_then(hex)) {
                    (Some(high), Some(low)) => {
                        bytes.push(high * 16 + low);
                        rest.nth(1);
                    }
                    _ => bytes.push(byte),
                }
            }
            _ => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn short(text: &str) -> String {
    let mut out: String = text.chars().filter(|c| !c.is_control()).take(60).collect();
    if out.len() < text.len() {
        out.push('…');
    }
    out
}
