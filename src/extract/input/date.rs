//! Dates and names as the top of an article gives them: a timestamp, “26 February 2019”, “By Ada Muster and Bo Beispiel”.
//!
//! Only the date of publication; dates in sentences are another part's.

use super::super::dates;
use super::super::listed::{any_part, find, has, holds, parted, without_after};
use crate::model::Edtf;

/// The day of a timestamp, as it stands there; otherwise a date in words.
pub fn of_timestamp(text: &str) -> Option<String> {
    let text = text.trim();
    match text.get(..10) {
        Some(day) if !text.as_bytes().get(10).is_some_and(u8::is_ascii_digit) && Edtf::parse(day).is_ok() => Some(day.to_owned()),
        _ => of_words(text),
    }
}

/// A field that a person filled in: any date in EDTF, or a date in words.
pub fn of_field(text: &str) -> Option<String> {
    let text = text.trim();
    if Edtf::parse(text).is_ok() { Some(text.to_owned()) } else { of_timestamp(text) }
}

/// The one date in a short line, to the day, or to the month where no day is given.
pub fn of_words(text: &str) -> Option<String> {
    if text.len() > 120 {
        return None;
    }
    let (mut year, mut month, mut day) = (None, None, None);
    for word in text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '/' | '-' | ':')) {
        let word = word.trim_end_matches(['.', ':', '-']);
        if let Some(numeric) = numeric(word) {
            return Some(numeric);
        }
        let (figures, suffix) = dates::split_figures(word);
        let number = dates::number(figures).unwrap_or_default();
        if let Some(found) = month_of(word) {
            if month.is_some_and(|m| m != found) {
                return None;
            }
            month = Some(found);
        } else if figures.len() == 4 && suffix.is_empty() {
            year = year.or(Some(number).filter(|y| (1400..=2200).contains(y)));
        } else if figures.len() <= 2 && matches!(suffix, "" | "st" | "nd" | "rd" | "th") {
            day = day.or(Some(number).filter(|d| (1..=31).contains(d)));
        }
    }
    dates::written(year?, month?, day)
}

/// `2019.02.26`, `2019/2/26`, `2019-02-26`: the year comes first. Where it comes last, day and month cannot be told apart.
fn numeric(word: &str) -> Option<String> {
    let mut parts = word.split(['.', '/', '-']);
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if year.len() != 4 || parts.next().is_some() {
        return None;
    }
    dates::written(dates::number(year)?, dates::number(month)?, Some(dates::number(day)?))
}

/// The month that a word names: `Feb`, `Sept`, `February`.
pub fn month_of(word: &str) -> Option<i32> {
    dates::month_of(word)
}

/// The names in a line: parted by commas, semicolons, “and” or “&”, without “By” before them; nothing that is an address.
pub fn authors(text: &str) -> Vec<String> {
    let text = text.trim();
    let text = strip_by(text).unwrap_or(text);
    let mut names: Vec<String> = Vec::new();
    any_part(text, |c| holds(",;|&", c), &mut |part| {
        let mut rest = part;
        while !rest.is_empty() {
            let (name, others) = parted(rest, " and ").unwrap_or((rest, ""));
            rest = others;
            let mut name = name.trim();
            while let Some(after) = name.strip_prefix("and ") {
                name = after;
            }
            let name = without_after(name, ".").trim();
            let other = has(name, |c| c == '@' || c.is_ascii_digit()) || find(name, "://").is_some();
            if (2..=80).contains(&name.len()) && !other && names.len() < 20 && !names.iter().any(|n| n == name) {
                names.push(name.to_owned());
            }
        }
        false
    });
    names
}

/// The line without “By ” at its beginning; nothing where there is none.
pub fn strip_by(text: &str) -> Option<&str> {
    let (by, rest) = text.split_at_checked(2)?;
    let after = rest.trim_start_matches([' ', ':', '\u{a0}']);
    (by.eq_ignore_ascii_case("by") && after.len() < rest.len()).then_some(after)
}
