//! Fields in what a person types into the search: they become the filters that a click would set.
//!
//! ```text
//! field = name ":" ( word | '"' words '"' )
//! name  = region | about | source | kind | form | topic | article | language | before | after
//! ```
//! A value is a filter's code or name, in any case and without its marks, or how one name alone begins. `before` and
//! `after` leave out the date itself. What names nothing stays where it was typed, searches for nothing, and is told.

use super::selection::dimension_word;
use super::{Library, Selection};
use crate::index::{Dimension, Key, fold};
use crate::model::{Day, Edtf};

/// One piece of what was typed.
enum Piece<'a> {
    Words(&'a str),
    Field { text: &'a str, name: &'a str, value: &'a str },
}

/// Cuts what was typed at blanks outside of quotation marks.
fn pieces(typed: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = typed.trim_start();
    while !rest.is_empty() {
        let mut quoted = false;
        let end = rest.find(|c: char| {
            quoted ^= c == '"';
            !quoted && c.is_whitespace()
        });
        let (text, after) = rest.split_at(end.unwrap_or(rest.len()));
        rest = after.trim_start();
        pieces.push(match text.split_once(':') {
            Some((name, value)) if is_name(name) && !value.trim_matches('"').is_empty() => {
                Piece::Field { text, name, value: value.trim_matches('"') }
            }
            _ => Piece::Words(text),
        });
    }
    pieces
}

fn is_name(name: &str) -> bool {
    matches!(name, "before" | "after") || Dimension::ALL.iter().any(|d| dimension_word(*d) == name)
}

/// What was typed without its fields: what is looked for as words.
pub(super) fn words_alone(typed: &str) -> String {
    let words = pieces(typed).into_iter().filter_map(|piece| match piece {
        Piece::Words(words) => Some(words),
        Piece::Field { .. } => None,
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The selection with the fields of its words made into filters, and a sentence on each that names nothing.
pub fn absorbed(library: &Library, selection: &Selection) -> (Selection, Vec<String>) {
    let mut next = selection.clone();
    let mut kept: Vec<&str> = Vec::new();
    let mut told = Vec::new();
    for piece in pieces(&selection.words) {
        match piece {
            Piece::Words(words) => kept.push(words),
            Piece::Field { text, name, value } => {
                if !absorb(library, &mut next, name, value) {
                    kept.push(text);
                    told.push(format!("“{}” is no {} of this collection: it filters nothing.", super::brief(value), what(name)));
                }
            }
        }
    }
    next.words = kept.join(" ");
    (next, told)
}

fn what(name: &str) -> &str {
    match name {
        "before" | "after" => "date",
        "about" => "region",
        "kind" => "kind of source",
        name => name,
    }
}

fn absorb(library: &Library, selection: &mut Selection, name: &str, value: &str) -> bool {
    if let Some(dimension) = Dimension::ALL.into_iter().find(|d| dimension_word(*d) == name) {
        let key = value_named(library, dimension, value);
        let found = key.is_some();
        key.into_iter().for_each(|key| selection.values[dimension as usize].insert(key));
        return found;
    }
    let span = Edtf::parse(value).ok().filter(|date| matches!(date, Edtf::At(_))).and_then(|date| date.span());
    let day = |day: Option<Day>, by: i32| day.and_then(|d| Edtf::parse(&Day(d.0.saturating_add(by)).to_string()).ok());
    let bound = match name {
        "before" => span.and_then(|span| day(span.start, -1)),
        _ => span.and_then(|span| day(span.end, 1)),
    };
    let found = bound.is_some();
    match name {
        _ if !found => {}
        "before" => selection.to = bound,
        _ => selection.from = bound,
    }
    found
}

/// The filter's value of a name: the code itself, the whole name or another name of the region, or the one name that
/// begins so.
fn value_named(library: &Library, dimension: Dimension, value: &str) -> Option<Key> {
    let wanted = fold(value);
    let named = |key: &Key, label: &str| {
        let code = matches!(key, Key::Is(code) if fold(code) == wanted);
        let alias = || match (dimension, key) {
            (Dimension::Region | Dimension::About, Key::Is(code)) => {
                library.region(code).is_some_and(|region| region.aliases.iter().any(|alias| fold(alias) == wanted))
            }
            _ => false,
        };
        code || fold(label) == wanted || alias()
    };
    let values = library.facet(dimension);
    if let Some(value) = values.iter().find(|v| named(&v.key, &v.label)) {
        return Some(value.key.clone());
    }
    let mut beginning = values.iter().filter(|v| fold(&v.label).starts_with(&wanted));
    match (beginning.next(), beginning.next()) {
        (Some(value), None) => Some(value.key.clone()),
        _ => None,
    }
}
