//! Captions: paragraphs that end in a credit, and those that stand twice, once with it.

use super::words::{begins, find, plain, quoted, reports};
use super::{Hint, Layout};
use crate::extract::Role;

/// A caption is not longer than this.
const LONGEST: usize = 600;

/// Words that begin a credit, at the beginning of a paragraph or after the end of a sentence.
const CREDITS: &[&str] = &[
    "image:",
    "images:",
    "photo:",
    "photos:",
    "photograph:",
    "picture:",
    "pictures:",
    "credit:",
    "image credit:",
    "photo credit:",
    "picture credit:",
    "image source:",
    "photo source:",
    "graphic:",
    "illustration:",
    "screenshot:",
    "photo by ",
    "photos by ",
    "photograph by ",
    "image by ",
    "picture by ",
    "photo courtesy",
    "image courtesy",
    "courtesy of ",
    "courtesy photo",
    "file photo",
    "handout photo",
    "ap photo",
    "illustration by ",
    "graphic by ",
];

/// Agencies whose name ends a caption.
const AGENCIES: &[&str] = &[
    "afp",
    "ap",
    "dpa",
    "epa",
    "getty",
    "getty images",
    "kcna",
    "kyodo",
    "newsis",
    "reuters",
    "rodong sinmun",
    "shutterstock",
    "tass",
    "xinhua",
    "yonhap",
];

/// Marks the captions.
pub(super) fn mark(layout: &mut Layout) {
    let mut before: Option<(usize, String)> = None;
    for at in 0..layout.len() {
        let words = layout.words(at);
        if words.len() > LONGEST || !matches!(layout.role(at), Role::Body) {
            before = None;
            continue;
        }
        let said = reports(words);
        let caption = match layout.hint(at) {
            Hint::Caption => !(said && quoted(words) && words.len() > 200),
            Hint::None => credit(words).is_some_and(|strong| if strong { !(said && quoted(words)) } else { !said && words.len() < 300 }),
            _ => false,
        };
        // A paragraph that repeats the one above it, but for a credit.
        let same = plain(words);
        if let Some((above, other)) = before {
            let alike = other.len().min(same.len()) >= 20 && (same.starts_with(&other) || other.starts_with(&same));
            if alike && (credit(words).is_some() || credit(layout.words(above)).is_some()) {
                layout.set(above, Role::Caption);
                layout.set(at, Role::Caption);
            }
        }
        if caption {
            layout.set(at, Role::Caption);
        }
        before = Some((at, same));
    }
}

/// Does it end in a credit; and in one that nothing but a caption has?
fn credit(words: &str) -> Option<bool> {
    let tail_at = words.char_indices().rev().nth(120).map_or(0, |(at, _)| at);
    let tail = words.get(tail_at..).unwrap_or(words);
    for mark in CREDITS {
        let Some(at) = find(tail, mark) else { continue };
        let before = words.get(..tail_at + at).unwrap_or_default().trim_end();
        let after = tail.get(at + mark.len()..).unwrap_or_default();
        let starts = before.is_empty() || before.ends_with(['.', '!', '?', ')', '(', '[', '|', '/', '-', '–', '—', '”', '"', '’', '\n']);
        if starts && after.len() < 90 && !quoted(after) && !reports(after) && after.matches(". ").count() < 2 {
            return Some(true);
        }
    }
    let end = words.trim_end_matches(['.', ' ']);
    if let Some((_, inner)) = end.strip_suffix(')').and_then(|e| e.rsplit_once('('))
        && inner.len() < 90
    {
        let photo = ["photo", "image", "picture", "screenshot", "ap photo"].iter().any(|w| begins(inner, w))
            || ["photo:", "image:", "getty", " via "].iter().any(|w| find(inner, w).is_some());
        if photo {
            return Some(true);
        }
        if AGENCIES.iter().any(|a| inner.eq_ignore_ascii_case(a)) {
            return Some(false);
        }
    }
    let last = end.rsplit_once('/').filter(|(before, _)| before.len() > 20).map(|(_, last)| last);
    if last.is_some_and(|last| AGENCIES.iter().any(|a| last.eq_ignore_ascii_case(a))) {
        return Some(false);
    }
    let via = end.rsplit_once(" via ").map(|(_, last)| last);
    via.filter(|last| AGENCIES.iter().any(|a| last.eq_ignore_ascii_case(a))).map(|_| false)
}
