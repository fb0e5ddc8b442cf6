//! The place and the agency with which a report begins: “HYESAN, North Korea (Agency) — ”, “PORT ANSEL. ”.
//!
//! ```text
//! dateline = PLACE { "," Name } [ "," date ] [ "(" agency ")" ] dash | PLACE "."
//! dash     = "—" | "–" | "--" | "-" between blanks
//! ```

use super::super::listed::{any_part, begins_so, ends_in, find, first_of, has, listed, parted_last, sign_at, without_after};
use super::words::beginning_of;
use crate::extract::Stretch;

/// A report's beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dateline {
    /// The place, with the country where it stands there.
    pub place: Stretch,
    /// The agency in brackets.
    pub agency: Option<Stretch>,
    /// Where the report itself begins.
    pub end: u32,
}

/// The dateline of a paragraph, if it begins with one.
pub fn dateline(text: &str, paragraph: Stretch) -> Option<Dateline> {
    let words = paragraph.of(text);
    let (dash, width) = dash(beginning_of(words, 100))?;
    let before = words.get(..dash)?.trim_end();
    let (place, agency) = match before.split_once('(') {
        Some((place, agency)) => (place.trim_end(), Some(agency.strip_suffix(')')?)),
        None => (before, None),
    };
    let first = place.get(..sign_at(place, " ,"))?;
    let shouted = is_shouted(first) && first.chars().filter(|c| c.is_alphabetic()).count() >= 3;
    let few = agency.is_some() && place.split(' ').count() <= 4;
    let capital = |word: &str| begins_so(word, |c| c.is_uppercase() || c.is_numeric());
    let mut other = |word: &str| !(word.is_empty() || capital(word) || listed(word, "of|the|de|la|el"));
    if !(shouted || few) || any_part(place, |c| c == ' ' || c == ',', &mut other) || ends_in(place, ".!?”\"") {
        return None;
    }
    // The date, if there is one, is no part of the place.
    let undated = place.get(..sign_at(place, "0123456789"))?;
    let place = if undated.len() < place.len() { parted_last(undated, b',').map_or(undated, |(place, _)| place) } else { place };
    let place = without_after(place, " ,");
    if place.is_empty() {
        return None;
    }
    let start = paragraph.start as usize;
    let end = start + before.len();
    let agency = agency.map(|agency| Stretch::new(end - 1 - agency.len(), end - 1));
    let report = Stretch::new(start + dash + width, paragraph.end as usize).trimmed(text);
    Some(Dateline { place: Stretch::new(start, start + place.len()), agency, end: report.start })
}

/// Has it no small letter?
fn is_shouted(words: &str) -> bool {
    !has(words, char::is_lowercase)
}

/// Where the mark after a place stands, and how long it is.
fn dash(head: &str) -> Option<(usize, usize)> {
    let dash = first_of(head, "—|–|--| - ");
    let stop = find(head, ". ").filter(|at| *at > 3 && head.get(..*at).is_some_and(is_shouted));
    match (dash, stop) {
        (Some((at, _)), Some(stop)) if at < stop => dash,
        (_, Some(stop)) => Some((stop, 1)),
        _ => dash,
    }
}
