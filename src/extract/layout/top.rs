//! The top of an article: its headline, who wrote it and when; and headings between paragraphs.

use super::super::input::date;
use super::words::{begins, capitals, find, is_name, letters, quoted, reports};
use super::{Hint, Layout};
use crate::extract::found::tidy;
use crate::extract::{About, Role};

/// How many paragraphs from the top are looked at.
const TOP: usize = 7;

/// Marks the headline, the byline and the date, and tells what they say.
pub(super) fn mark(layout: &mut Layout, about: &mut About) {
    let title = title(layout, about);
    if let Some(at) = title {
        layout.set(at, Role::Title);
        if about.title.is_empty() {
            let words = tidy(layout.words(at));
            about.title = words.trim_end_matches([';', ' ']).to_owned();
        }
    }
    let known = !about.authors.is_empty();
    let last = layout.len().saturating_sub(3);
    for at in (0..layout.len()).filter(|at| *at < TOP || *at >= last) {
        let words = layout.words(at);
        if !matches!(layout.role(at), Role::Body | Role::Boilerplate) || words.len() > 200 {
            continue;
        }
        let named = layout.hint(at) == Hint::Byline && !quoted(words) && !reports(words);
        if let Some((authors, published)) = byline(words, named) {
            if !known {
                for author in authors {
                    if !about.authors.contains(&author) {
                        about.authors.push(author);
                    }
                }
            }
            about.published = about.published.take().or(published);
            layout.set(at, Role::Byline);
        } else if let Some(published) = date_line(words).filter(|_| at < TOP || begins(words, "published") || begins(words, "posted")) {
            about.published = about.published.take().or(Some(published));
            layout.set(at, Role::Byline);
        } else if named || (at < 4 && is_name(words) && known && about.authors.iter().any(|a| a == words)) {
            layout.set(at, Role::Byline);
        }
    }
}

fn title(layout: &Layout, about: &About) -> Option<usize> {
    let top = || (0..layout.len().min(TOP)).filter(|at| matches!(layout.role(*at), Role::Body));
    if let Some(at) = (0..layout.len()).find(|at| layout.hint(*at) == Hint::Title) {
        return Some(at);
    }
    if !about.title.is_empty() {
        let known = || letters(&about.title);
        if let Some(at) = top().find(|at| layout.words(*at).len() < 400 && letters(layout.words(*at)).eq(known())) {
            return Some(at);
        }
    }
    let at = top().next().filter(|at| matches!(layout.hint(*at), Hint::None | Hint::Heading))?;
    let words = layout.words(at);
    let next = (at + 1..layout.len()).take(4).map(|n| layout.words(n).len()).max()?;
    if words.len() > 240 || words.split_whitespace().count() > 35 || byline(words, false).is_some() || date_line(words).is_some() {
        return None;
    }
    if words.ends_with([',', ':'])
        || words.starts_with(|c: char| c.is_lowercase())
        || super::dateline(layout.text, layout.blocks.get(at)?.at).is_some()
    {
        return None;
    }
    // A quotation that somebody is said to have spoken is a paragraph.
    let speech = quoted(words) && reports(words);
    if !words.ends_with(['.', '”', '"', '’', '\'']) {
        return (!speech || capitals(words) >= 6).then_some(at);
    }
    let one = words.matches(". ").count() == 0;
    let short = words.len() <= 130 && next * 10 >= words.len() * 13 && words.split_whitespace().count() >= 3;
    let named = about.title.is_empty();
    (named && short && one && (capitals(words) >= 6 || !(speech || reports(words)))).then_some(at)
}

/// Words before a name in a byline.
const BEFORE: &[&str] = &["written by ", "reported by ", "story by ", "report by ", "text by ", "author: ", "reporter: ", "authors: "];

/// The authors that a byline names, and the date in it. `named` says that the page calls it a byline.
fn byline(words: &str, named: bool) -> Option<(Vec<String>, Option<String>)> {
    let rest = date::strip_by(words).or_else(|| BEFORE.iter().find(|b| begins(words, b)).and_then(|b| words.get(b.len()..)));
    // “Ada Muster | 3 March 2019” needs no “By”.
    let dated = || {
        let parts = words.split_once(['|', '•', '·', '\n']).or_else(|| words.split_once(" - ")).or_else(|| words.split_once(" – "));
        parts.is_some_and(|(name, date)| is_name(name.trim()) && date_line(date.trim()).is_some())
    };
    if words.len() > 160 || (rest.is_none() && !named && !dated()) {
        return None;
    }
    let rest = rest.unwrap_or(words);
    let cut = rest.find(" - ").unwrap_or(rest.len()).min(rest.find(['|', '•', '·', '–', '—', '\n', '/', '(']).unwrap_or(rest.len()));
    let (names, after) = rest.split_at_checked(cut)?;
    let mut authors = Vec::new();
    for part in names.split([',', '&']).flat_map(|p| p.split(" and ")) {
        let mut part = part.trim().trim_end_matches('.');
        for stop in [" in ", " for ", " of ", " at "] {
            part = part.find(stop).and_then(|at| part.get(..at)).unwrap_or(part);
        }
        let shouted = !part.chars().any(char::is_lowercase);
        let first = part.split(' ').next().unwrap_or_default();
        if !is_name(part) || date::month_of(first).is_some() || day_of_week(first) {
            break;
        }
        authors.push(if shouted { capitalised(part) } else { part.to_owned() });
    }
    // “By Friday the town …” is a sentence: after the names there is not much more than an office and a date.
    let lower = rest.split_whitespace().filter(|w| w.starts_with(|c: char| c.is_lowercase())).count();
    if authors.is_empty() || lower > 6 || (words.ends_with('.') && lower > 1) || reports(words) || quoted(words) {
        return None;
    }
    let published = date::of_words(after).or_else(|| names.split_once(',').and_then(|(_, rest)| date::of_words(rest)));
    Some((authors, published))
}

/// “ADA MUSTER” is “Ada Muster”.
fn capitalised(name: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for c in name.chars() {
        if inside {
            out.push(c.to_ascii_lowercase())
        } else {
            out.push(c)
        }
        inside = c.is_alphabetic() || c == '’' || c == '\'';
    }
    out
}

fn day_of_week(word: &str) -> bool {
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].iter().any(|d| begins(word, d))
        && (word.len() <= 4 || word.trim_end_matches([',', '.']).to_ascii_lowercase().ends_with("day"))
}

/// Words that stand in a line with a date of publication.
const AROUND: &[&str] = &[
    "published",
    "updated",
    "posted",
    "modified",
    "last",
    "first",
    "on",
    "at",
    "date",
    "created",
    "min",
    "mins",
    "minute",
    "minutes",
    "read",
    "am",
    "pm",
    "a.m",
    "p.m",
    "utc",
    "gmt",
    "kst",
    "jst",
    "est",
    "edt",
    "et",
    "cet",
    "cest",
    "bst",
    "pst",
    "pdt",
    "of",
    "the",
    "time",
    "local",
];

/// The date, where a line holds nothing else.
fn date_line(words: &str) -> Option<String> {
    if words.len() > 100 || !words.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    for word in words.split(|c: char| c.is_whitespace() || matches!(c, ',' | '|' | '•' | '·' | '–' | '—' | '(' | ')')) {
        let word = word.trim_matches(['.', ':', '-']);
        let digits = word.bytes().next().is_some_and(|b| b.is_ascii_digit());
        let lower = word.to_ascii_lowercase();
        if !(word.is_empty() || digits || date::month_of(word).is_some() || day_of_week(word) || AROUND.contains(&lower.as_str())) {
            return None;
        }
    }
    date::of_words(words.split(['|', '•', '·']).find(|p| date::of_words(p).is_some()).unwrap_or(words)).or_else(|| {
        // “Published 3 March 2019, updated 4 March 2019”: the first counts.
        find(words, "updated").and_then(|at| words.get(..at)).and_then(date::of_words)
    })
}

/// Marks the headings between paragraphs.
pub(super) fn mark_headings(layout: &mut Layout) {
    for at in 0..layout.len() {
        let words = layout.words(at);
        if !layout.is_body(at) || words.len() > 200 {
            continue;
        }
        let next = layout.words(at + 1).len();
        let heading = layout.hint(at) == Hint::Heading
            || (at > 0
                && words.len() <= 70
                && words.split_whitespace().count() <= 9
                && next > words.len() * 2
                && next > 100
                && layout.words(at - 1).len() > words.len()
                && words.starts_with(char::is_uppercase)
                && !words.ends_with(['.', ',', ';', '!', '?', '”', '"', '…', ')'])
                && !words.contains(':')
                && !quoted(words)
                && !reports(words));
        if heading {
            layout.set(at, Role::Heading);
        }
    }
}
