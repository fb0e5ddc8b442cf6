//! Front matter: what a person wrote about a text, at its top.
//!
//! ```text
//! front  = "---" line end { field | comment | blank } ( "---" | "..." ) line end
//! field  = key ":" value                  ; no nesting
//! value  = text | quoted text | "[" value { "," value } "]" | nothing, and then { "-" value } on lines of their own
//! ```
//!
//! What does not fit is text, not an error.

use super::date;
use crate::extract::About;

/// Front matter is shorter than this.
const LARGEST: usize = 1 << 14;

/// Reads front matter into what is known; what is known already stays. Says at which byte the text after it begins.
pub fn read_front(text: &str, about: &mut About) -> usize {
    let start = usize::from(text.starts_with('\u{feff}')) * 3;
    let Some((fields, end)) = fields(text, start) else { return 0 };
    for (key, values) in &fields {
        set(about, key, values);
    }
    end
}

type Fields = Vec<(String, Vec<String>)>;

fn fields(text: &str, start: usize) -> Option<(Fields, usize)> {
    let mut fields: Fields = Vec::new();
    let mut at = start;
    loop {
        let rest = text.get(at..).filter(|_| at - start <= LARGEST)?;
        let length = rest.find('\n').unwrap_or(rest.len());
        let line = rest.get(..length)?.trim_end();
        let first = at == start;
        at += length + usize::from(rest.len() > length);
        if first {
            if line != "---" {
                return None;
            }
            continue;
        }
        if line == "---" || line == "..." {
            return (!fields.is_empty()).then_some((fields, at));
        }
        if rest.len() == length {
            return None;
        }
        let trimmed = line.trim_start();
        if trimmed.is_empty() || trimmed.starts_with('#') {
            continue;
        }
        if let Some(item) = trimmed.strip_prefix("- ") {
            let (_, values) = fields.last_mut()?;
            values.push(unquoted(item).to_owned());
            continue;
        }
        let (key, value) = line.split_once(':')?;
        let word = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b' ');
        if key.is_empty() || key.len() > 40 || !key.bytes().all(word) || key.starts_with(' ') {
            return None;
        }
        let value = value.trim();
        let values = match value.strip_prefix('[').and_then(|v| v.strip_suffix(']')) {
            Some(list) => list.split(',').map(|v| unquoted(v).to_owned()).filter(|v| !v.is_empty()).collect(),
            None if value.is_empty() => Vec::new(),
            None => vec![unquoted(value).to_owned()],
        };
        fields.push((key.trim().to_ascii_lowercase(), values));
    }
}

fn unquoted(value: &str) -> &str {
    let value = value.trim();
    for quote in ['"', '\''] {
        if let Some(inner) = value.strip_prefix(quote).and_then(|v| v.strip_suffix(quote)) {
            return inner;
        }
    }
    value
}

fn set(about: &mut About, key: &str, values: &[String]) {
    let Some(first) = values.first().filter(|v| !v.is_empty()) else { return };
    let text = |field: &mut String| {
        if field.is_empty() {
            field.clone_from(first);
        }
    };
    match key {
        "title" | "headline" => text(&mut about.title),
        "publisher" | "publication" | "source" => text(&mut about.publisher),
        "language" | "lang" => text(&mut about.language),
        "author" | "authors" | "by" | "byline" if about.authors.is_empty() => {
            about.authors = if values.len() > 1 { values.to_vec() } else { date::authors(first) };
        }
        "date" | "published" | "datepublished" => about.published = about.published.take().or_else(|| date::of_field(first)),
        "url" | "link" if about.url.is_none() && (first.starts_with("https://") || first.starts_with("http://")) => {
            about.url = Some(first.clone());
        }
        "country" => about.country = about.country.take().or_else(|| Some(first.to_ascii_uppercase())),
        _ => {}
    }
}
