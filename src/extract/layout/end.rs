//! The end of an article: who wrote it, and what the author does.

use super::super::listed::{List, any_part, begins, first_of, holds, listed, mentions, mentions_any, parted_last, without_before};
use super::Layout;
use super::words::{beginning_of, begins_as_name, is_name, quoted, tells};
use crate::extract::{About, Role, Stretch};

/// How many paragraphs from the end are looked at.
const END: usize = 10;

/// What only a biography or a note on the author says.
const STRONG: &str = "can be reached|can be contacted|can be directed to|can be sent to|contributed to this|contributed reporting|\
    is a reporter|is a correspondent|is a journalist|is a freelance|is a staff|is a senior reporter|is a columnist|is an editor|\
    is the editor|is a contributor|is a contributing|is the author of|turned journalist|on twitter|follow him|follow her|\
    follow them|writes about|writes on |writes for|reports on |covers ";

/// How a note on the author begins.
static NOTES: List = List::beginnings(
    "additional reporting|--additional reporting|— additional reporting|(additional reporting|reporting by|(reporting by|\
     contributed by|edited by|(editing by|editing by|translated by|questions about|email the author|write to the author|\
     follow the author|about the author|with reporting by|with files from",
    3,
);

/// What follows a name in a biography.
const VERBS: &str = " is | was | has | covers | writes | reports on | works | joined | fled | lives |, a |, an |, the ";

/// What tells of somebody in the present tense.
const PRESENT: &str = " is a | is an | is the | is director| is former| is currently| is co";

/// Marks what stands after the report, and tells who wrote it.
pub(super) fn mark(layout: &mut Layout, about: &mut About) {
    let first = layout.len().saturating_sub(END).max(1);
    if let Some(at) = (first..layout.len().saturating_sub(1)).find(|at| is_signature(layout, *at)) {
        layout.set(at, Role::Byline);
        for next in at + 1..layout.len() {
            if next == at + 1 || (layout.is_body(next) && !tells(layout.words(next))) {
                layout.set(next, Role::Biography);
            }
        }
        sign(about, signature(layout, at));
    }
    let mut author = "";
    for at in (first..layout.len()).rev() {
        match layout.role(at) {
            Role::Body => {}
            Role::Title => break,
            _ => continue,
        }
        let Some(name) = biography(layout, at, about) else { break };
        layout.set(at, Role::Biography);
        if !name.is_empty() {
            author = name;
        }
    }
    sign(about, author);
}

/// Notes the author where nobody is known.
fn sign(about: &mut About, author: &str) {
    if about.authors.is_empty() && !author.is_empty() {
        about.authors.push(author.to_owned());
    }
}

fn signature<'t>(layout: &Layout<'t>, at: usize) -> &'t str {
    let words = layout.words(at);
    words.strip_prefix("By ").unwrap_or(words)
}

/// A name by itself, and then the same name with what its bearer does.
fn is_signature(layout: &Layout, at: usize) -> bool {
    let name = signature(layout, at);
    matches!(layout.role(at), Role::Body | Role::Byline | Role::Heading) && is_name(name) && subject(layout.words(at + 1)) == name
}

/// The name with which a biography begins; empty where there is none.
fn subject(words: &str) -> &str {
    let head = beginning_of(words, 80);
    // Most begin with no name.
    if !begins_as_name(head) {
        return "";
    }
    let (end, _) = first_of(head, VERBS).unwrap_or_default();
    head.get(..end).filter(|name| is_name(name)).unwrap_or_default()
}

/// The author's name, where a paragraph at the end is about the author; empty where it does not say it.
fn biography<'t>(layout: &Layout<'t>, at: usize, about: &About) -> Option<&'t str> {
    let words = layout.words(at);
    let inner = without_before(words, "*_-–— \"([");
    if words.len() > 700 {
        return None;
    }
    let handle = || holds(words, '@') && mentions_any(words, "twitter|email");
    let note = NOTES.begins(words).is_some() || NOTES.begins(inner).is_some();
    let name = subject(inner);
    let known = !name.is_empty() && about.authors.iter().any(|a| a.ends_with(name));
    if note || known || (begins(inner, "follow ") && (mentions(words, " on ") || handle())) {
        return Some("");
    }
    if quoted(words)
        || any_part(words, |c| !c.is_alphanumeric(), &mut |word| matches!(word.len(), 4 | 5) && listed(word, "said|says|told|added"))
    {
        return None;
    }
    if mentions_any(words, "contributed to this|contributed reporting") {
        return Some("");
    }
    // Somebody who is named here for the first time, in the present tense, is nobody whom the report is about.
    let last = parted_last(name, b' ').map_or(name, |(_, last)| last);
    let before = Stretch { start: 0, end: layout.at(at).start }.of(layout.text);
    let present = || mentions(words, PRESENT) || mentions_any(words, STRONG);
    (!name.is_empty() && present() && !mentions(before, last)).then_some(name)
}
