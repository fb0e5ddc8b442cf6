//! Dates and names as the top of an article gives them: a timestamp, “26 February 2019”, “By Ada Muster and Bo Beispiel”.
//!
//! Only the date of publication; dates in sentences are another part's.

use crate::model::Edtf;

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const FULL: [&str; 12] =
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

/// The day of a timestamp, as it stands there; otherwise a date in words.
pub fn of_timestamp(text: &str) -> Option<String> {
    let text = text.trim();
    let day = text.get(..10).filter(|_| !text.as_bytes().get(10).is_some_and(u8::is_ascii_digit));
    day.filter(|day| Edtf::parse(day).is_ok()).map(String::from).or_else(|| of_words(text))
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
    for word in text.split(|c: char| !c.is_alphanumeric() && c != '.' && c != '/' && c != '-' && c != ':').filter(|w| !w.is_empty()) {
        let word = word.trim_end_matches(['.', ':', '-']);
        if let Some(numeric) = numeric(word) {
            return Some(numeric);
        }
        if let Some(found) = month_of(word) {
            if month.is_some_and(|m| m != found) {
                return None;
            }
            month = Some(found);
        } else if word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit()) {
            year = year.or(word.parse::<u32>().ok().filter(|y| (1400..=2200).contains(y)));
        } else {
            let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
            let suffix = word.get(digits.len()..).unwrap_or_default();
            if digits.len() <= 2 && matches!(suffix, "" | "st" | "nd" | "rd" | "th") {
                day = day.or(digits.parse::<u32>().ok().filter(|d| (1..=31).contains(d)));
            }
        }
    }
    let (year, month) = (year?, month?);
    let mut out = [&pad(year, 4), "-", &pad(month, 2)].concat();
    if let Some(day) = day {
        out.push('-');
        out.push_str(&pad(day, 2));
    }
    Edtf::parse(&out).ok().map(|_| out)
}

/// `2019.02.26`, `2019/2/26`, `2019-02-26`: the year comes first. Where it comes last, day and month cannot be told apart.
fn numeric(word: &str) -> Option<String> {
    let mut parts = word.split(['.', '/', '-']);
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if year.len() != 4 || parts.next().is_some() {
        return None;
    }
    let out = [&pad(year.parse().ok()?, 4), "-", &pad(month.parse().ok()?, 2), "-", &pad(day.parse().ok()?, 2)].concat();
    Edtf::parse(&out).ok().map(|_| out)
}

/// The month that a word names: `Feb`, `Sept`, `February`.
pub fn month_of(word: &str) -> Option<u32> {
    let lower = word.to_ascii_lowercase();
    let at = FULL.iter().position(|m| *m == lower).or_else(|| MONTHS.iter().position(|m| *m == lower));
    at.or((lower == "sept").then_some(8)).map(|at| at as u32 + 1)
}

fn pad(number: u32, width: usize) -> String {
    let digits = number.to_string();
    ["0".repeat(width.saturating_sub(digits.len())), digits].concat()
}

/// The names in a line: parted by commas, semicolons, “and” or “&”, without “By” before them; nothing that is an address.
pub fn authors(text: &str) -> Vec<String> {
    let text = text.trim();
    let text = strip_by(text).unwrap_or(text);
    let mut names: Vec<String> = Vec::new();
    for part in text.split([',', ';', '|', '&']).flat_map(|part| part.split(" and ")) {
        let name = part.trim().trim_start_matches("and ").trim_end_matches('.').trim();
        let fits =
            (2..=80).contains(&name.len()) && !name.contains("://") && !name.contains('@') && !name.bytes().any(|b| b.is_ascii_digit());
        if fits && names.len() < 20 && !names.iter().any(|n| n == name) {
            names.push(name.to_owned());
        }
    }
    names
}

/// The line without “By ” at its beginning; nothing where there is none.
pub fn strip_by(text: &str) -> Option<&str> {
    let rest = text.get(2..)?;
    let by = text.get(..2).is_some_and(|b| b.eq_ignore_ascii_case("by"));
    (by && rest.starts_with([' ', ':', '\u{a0}'])).then(|| rest.trim_start_matches([' ', ':', '\u{a0}']))
}
