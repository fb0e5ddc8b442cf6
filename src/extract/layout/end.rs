//! The end of an article: who wrote it, and what the author does.

use super::Layout;
use super::words::{begins, find, is_name, quoted, reports};
use crate::extract::{About, Role};

/// How many paragraphs from the end are looked at.
const END: usize = 10;

/// What only a biography or a note on the author says.
const STRONG: &[&str] = &[
    "can be reached",
    "can be contacted",
    "can be directed to",
    "can be sent to",
    "contributed to this",
    "contributed reporting",
    "is a reporter",
    "is a correspondent",
    "is a journalist",
    "is a freelance",
    "is a staff",
    "is a senior reporter",
    "is a columnist",
    "is an editor",
    "is the editor",
    "is a contributor",
    "is a contributing",
    "is the author of",
    "turned journalist",
    "on twitter",
    "follow him",
    "follow her",
    "follow them",
    "writes about",
    "writes on ",
    "writes for",
    "reports on ",
    "covers ",
];

/// How a note on the author begins.
const NOTES: &[&str] = &[
    "additional reporting",
    "--additional reporting",
    "— additional reporting",
    "(additional reporting",
    "reporting by",
    "(reporting by",
    "contributed by",
    "edited by",
    "(editing by",
    "editing by",
    "translated by",
    "questions about",
    "email the author",
    "write to the author",
    "follow the author",
    "about the author",
    "with reporting by",
    "with files from",
];

/// What follows a name in a biography.
const VERBS: &[&str] = &[
    " is ",
    " was ",
    " has ",
    " covers ",
    " writes ",
    " reports on ",
    " works ",
    " joined ",
    " fled ",
    " lives ",
    ", a ",
    ", an ",
    ", the ",
];

/// Marks what stands after the report, and tells who wrote it.
pub(super) fn mark(layout: &mut Layout, about: &mut About) {
    let first = layout.len().saturating_sub(END).max(1);
    // A name by itself, and then the same name with what its bearer does.
    let named = (first..layout.len().saturating_sub(1)).find(|at| {
        let name = layout.words(*at).trim_start_matches("By ");
        let above = matches!(layout.role(*at), Role::Body | Role::Byline | Role::Heading);
        above && is_name(name) && subject(layout.words(at + 1)).is_some_and(|s| s == name)
    });
    if let Some(at) = named {
        let name = layout.words(at).trim_start_matches("By ").to_owned();
        layout.set(at, Role::Byline);
        layout.set(at + 1, Role::Biography);
        for next in at + 2..layout.len() {
            let words = layout.words(next);
            if layout.is_body(next) && !(quoted(words) && reports(words)) {
                layout.set(next, Role::Biography);
            }
        }
        if about.authors.is_empty() {
            about.authors.push(name);
        }
    }
    let mut found: Option<String> = None;
    for at in (first..layout.len()).rev() {
        match layout.role(at) {
            Role::Body => {}
            Role::Title => break,
            _ => continue,
        }
        let Some(author) = biography(layout, at, about) else { break };
        layout.set(at, Role::Biography);
        found = author.or(found);
    }
    if let Some(name) = found.filter(|_| about.authors.is_empty()) {
        about.authors.push(name);
    }
}

/// The name with which a biography begins.
fn subject(words: &str) -> Option<&str> {
    let head = (80..84).find_map(|end| words.get(..end)).unwrap_or(words);
    let at = VERBS.iter().filter_map(|verb| head.find(verb)).min()?;
    words.get(..at).filter(|name| is_name(name))
}

/// Is a paragraph at the end about the author? And who is that, if the paragraph says so?
fn biography(layout: &Layout, at: usize, about: &About) -> Option<Option<String>> {
    let words = layout.words(at);
    let inner = words.trim_start_matches(['*', '_', '-', '–', '—', ' ', '"', '(', '[']);
    if words.len() > 700 {
        return None;
    }
    let handle = words.contains('@') && (find(words, "twitter").is_some() || find(words, "email").is_some());
    if NOTES.iter().any(|n| begins(words, n) || begins(inner, n)) || (begins(inner, "follow ") && (handle || words.contains(" on "))) {
        return Some(None);
    }
    let name = subject(inner);
    let known = name.is_some_and(|n| about.authors.iter().any(|a| a == n || a.ends_with(n)));
    if known {
        return Some(None);
    }
    let said = words.split(|c: char| !c.is_alphanumeric()).any(|w| matches!(w, "said" | "says" | "told" | "added"));
    if said || quoted(words) {
        return None;
    }
    let strong = || STRONG.iter().any(|s| find(words, s).is_some());
    let contributed = find(words, "contributed to this").is_some() || find(words, "contributed reporting").is_some();
    if contributed {
        return Some(None);
    }
    let name = name?;
    // Somebody who is named here for the first time, in the present tense, is nobody whom the report is about.
    let last = name.rsplit(' ').next().unwrap_or(name);
    let start = layout.blocks.get(at).map_or(0, |b| b.at.start as usize);
    let new = !layout.text.get(..start).is_some_and(|before| before.contains(last));
    let present =
        [" is a ", " is an ", " is the ", " is director", " is former", " is currently", " is co"].iter().any(|p| words.contains(p));
    (new && (present || strong())).then(|| Some(name.to_owned()))
}
