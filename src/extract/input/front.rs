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
use crate::extract::listed::{has, holds, named};

/// Front matter is shorter than this.
const LARGEST: usize = 1 << 14;

/// Reads front matter into what is known; what is known already stays. Says at which byte the text after it begins.
pub fn read_front(text: &str, about: &mut About) -> usize {
    let start = usize::from(text.starts_with('\u{feff}')) * 3;
    let mut fields = Vec::new();
    let Some(end) = fields_of(text, start, &mut fields) else { return 0 };
    for field in &fields {
        set(about, field);
    }
    end
}

/// A key, and its values without their quotation marks.
struct Field<'t> {
    key: &'t str,
    values: Vec<&'t str>,
}

/// Reads the fields, and says where they end; nothing where this is no front matter.
fn fields_of<'t>(text: &'t str, start: usize, fields: &mut Vec<Field<'t>>) -> Option<usize> {
    let mut at = start;
    while at - start <= LARGEST {
        let rest = text.get(at..)?;
        let (line, _) = rest.split_once('\n').unwrap_or((rest, ""));
        let next = at + line.len() + 1;
        let line = line.trim_end();
        if at == start {
            if line != "---" {
                return None;
            }
        } else if line == "---" || line == "..." {
            return (!fields.is_empty()).then_some(next.min(text.len()));
        } else if next > text.len() {
            return None;
        } else {
            add(line, fields)?;
        }
        at = next;
    }
    None
}

/// Reads one line between the borders; nothing where it is none of front matter.
fn add<'t>(line: &'t str, fields: &mut Vec<Field<'t>>) -> Option<()> {
    let trimmed = line.trim_start();
    if trimmed.is_empty() || trimmed.starts_with('#') {
        return Some(());
    }
    if let Some(item) = trimmed.strip_prefix("- ") {
        fields.last_mut()?.values.push(unquoted(item));
        return Some(());
    }
    let (key, value) = line.split_once(':')?;
    let sign = has(key, |c| !(c.is_ascii_alphanumeric() || holds("_- ", c)));
    if key.is_empty() || key.len() > 40 || sign || key.starts_with(' ') {
        return None;
    }
    let value = value.trim();
    let mut values = Vec::new();
    let list = value.strip_prefix('[').and_then(|v| v.strip_suffix(']'));
    let mut left = list.unwrap_or(value);
    while !left.is_empty() {
        let (value, others) = if list.is_some() { left.split_once(',').unwrap_or((left, "")) } else { (left, "") };
        left = others;
        let value = unquoted(value);
        if !value.is_empty() {
            values.push(value);
        }
    }
    fields.push(Field { key: key.trim(), values });
    Some(())
}

fn unquoted(value: &str) -> &str {
    let value = value.trim();
    match value.as_bytes() {
        [first @ (b'"' | b'\''), .., last] if first == last => value.get(1..value.len() - 1).unwrap_or_default(),
        _ => value,
    }
}

fn set(about: &mut About, field: &Field) {
    let Some(&first) = field.values.first().filter(|first| !first.is_empty()) else { return };
    let is = |keys: &str| named(field.key, keys);
    if is("title|headline") {
        fill(&mut about.title, first);
    } else if is("publisher|publication|source") {
        fill(&mut about.publisher, first);
    } else if is("language|lang") {
        fill(&mut about.language, first);
    } else if is("author|authors|by|byline") && about.authors.is_empty() {
        about.authors = match field.values.len() {
            1 => date::authors(first),
            _ => field.values.iter().map(|v| (*v).to_owned()).collect(),
        };
    } else if is("date|published|datepublished") {
        state(&mut about.published, date::of_field(first));
    } else if is("url|link") && (first.starts_with("https://") || first.starts_with("http://")) {
        state(&mut about.url, Some(first.to_owned()));
    } else if is("country") {
        state(&mut about.country, Some(first.to_ascii_uppercase()));
    }
}

fn fill(known: &mut String, text: &str) {
    if known.is_empty() {
        known.push_str(text);
    }
}

fn state(known: &mut Option<String>, text: Option<String>) {
    if known.is_none() {
        *known = text;
    }
}
