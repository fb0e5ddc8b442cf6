//! The place and the agency with which a report begins: “HYESAN, North Korea (Agency) — ”, “PORT ANSEL. ”.
//!
//! ```text
//! dateline = PLACE { "," Name } [ "," date ] [ "(" agency ")" ] dash | PLACE "."
//! dash     = "—" | "–" | "--" | "-" between blanks
//! ```

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
    let head = (100..104).find_map(|end| words.get(..end)).unwrap_or(words);
    let stop = head.find(". ").filter(|at| head.get(..*at).is_some_and(|p| p.len() > 3 && !p.chars().any(char::is_lowercase)));
    let marks = ["—", "–", "--", " - "].iter().filter_map(|d| head.find(d).map(|at| (at, d.len())));
    let (dash, width) = marks.chain(stop.map(|at| (at, 1))).min()?;
    let before = head.get(..dash)?.trim_end();
    let open = before.find('(');
    let place = before.get(..open.unwrap_or(before.len()))?.trim_end();
    let agency = open.map(|at| (at + 1, before.len())).filter(|_| before.ends_with(')')).map(|(start, end)| (start, end - 1));
    if open.is_some() != agency.is_some() {
        return None;
    }
    let first = place.split([' ', ',']).next().unwrap_or_default();
    let shouted = first.chars().filter(|c| c.is_alphabetic()).count() >= 3 && !first.chars().any(char::is_lowercase);
    let capital = |word: &str| word.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric());
    let names = place.split([' ', ',']).filter(|w| !w.is_empty()).all(|w| capital(w) || matches!(w, "of" | "the" | "de" | "la" | "el"));
    if !(shouted || (agency.is_some() && place.split(' ').count() <= 4)) || !names || place.ends_with(['.', '!', '?', '”', '"']) {
        return None;
    }
    // The date, if there is one, is no part of the place.
    let undated = place.find(|c: char| c.is_ascii_digit()).map(|at| place.get(..at).unwrap_or_default());
    let place = undated.map_or(place, |cut| cut.rsplit_once(',').map_or(cut, |(place, _)| place)).trim_end_matches([' ', ',']);
    if place.is_empty() {
        return None;
    }
    let start = paragraph.start as usize;
    let rest = words.get(dash + width..)?;
    let end = start + dash + width + (rest.len() - rest.trim_start().len());
    Some(Dateline {
        place: Stretch::new(start, start + place.len()),
        agency: agency.map(|(a, b)| Stretch::new(start + a, start + b)),
        end: end as u32,
    })
}
