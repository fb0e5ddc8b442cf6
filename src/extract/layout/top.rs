//! The top of an article: its headline, who wrote it and when; and headings between paragraphs.

use super::super::input::date;
use super::super::listed::{
    List, any_part, beginning, begins_so, ends_in, find, first_of, has, holds, mentions, named, parted, sign_at, without_after,
};
use super::words::{capitals, count, is_name, letters, quoted, reports, tells};
use super::{Hint, Layout};
use crate::extract::found::tidy;
use crate::extract::{About, Role};

/// How many paragraphs from the top are looked at.
const TOP: usize = 7;

/// Marks the headline, the byline and the date, and tells what they say.
pub(super) fn mark(layout: &mut Layout, about: &mut About) {
    if let Some(at) = title(layout, about) {
        layout.set(at, Role::Title);
        if about.title.is_empty() {
            about.title = without_after(&tidy(layout.words(at)), "; ").to_owned();
        }
    }
    let known = !about.authors.is_empty();
    let last = layout.len().saturating_sub(3);
    for at in 0..layout.len() {
        let words = layout.words(at);
        let near = at < TOP || at >= last;
        if !near || !matches!(layout.role(at), Role::Body | Role::Boilerplate) || words.len() > 200 {
            continue;
        }
        let called = layout.hint(at) == Hint::Byline && !quoted(words) && !reports(words);
        let mut line = byline(words, called);
        if line.is_none() && (at < TOP || beginning(words, "published|posted").is_some()) {
            line = date_line(words).map(|date| Byline { authors: Vec::new(), published: Some(date) });
        }
        let author = || at < 4 && known && about.authors.iter().any(|a| a == words) && is_name(words);
        if line.is_some() || called || author() {
            layout.set(at, Role::Byline);
        }
        let Some(Byline { authors, published }) = line else { continue };
        for author in authors {
            if !known && !about.authors.contains(&author) {
                about.authors.push(author);
            }
        }
        if about.published.is_none() {
            about.published = published;
        }
    }
}

fn title(layout: &Layout, about: &About) -> Option<usize> {
    if let Some(at) = (0..layout.len()).find(|at| layout.hint(*at) == Hint::Title) {
        return Some(at);
    }
    let mut first = None;
    for at in (0..layout.len().min(TOP)).filter(|at| layout.is_body(*at)) {
        first = first.or(Some(at));
        let words = layout.words(at);
        if !about.title.is_empty() && words.len() < 400 && letters(words).eq(letters(&about.title)) {
            return Some(at);
        }
    }
    first.filter(|at| is_headline(layout, *at, about))
}

/// Is the first paragraph a headline, though nobody says so?
fn is_headline(layout: &Layout, at: usize, about: &About) -> bool {
    let words = layout.words(at);
    let next = (at + 1..at + 5).map(|next| layout.words(next).len()).max().unwrap_or(0);
    if !matches!(layout.hint(at), Hint::None | Hint::Heading)
        || at + 1 >= layout.len()
        || words.len() > 240
        || count(words) > 35
        || ends_in(words, ",:")
        || begins_so(words, char::is_lowercase)
        || byline(words, false).is_some()
        || date_line(words).is_some()
        || super::dateline(layout.text, layout.at(at)).is_some()
    {
        return false;
    }
    // A quotation that somebody is said to have spoken is a paragraph.
    if !ends_in(words, ".”\"’'") {
        return !tells(words) || capitals(words) >= 6;
    }
    let short = words.len() <= 130 && next * 10 >= words.len() * 13 && count(words) >= 3;
    about.title.is_empty() && short && !mentions(words, ". ") && (capitals(words) >= 6 || !reports(words))
}

/// What a byline says.
struct Byline {
    authors: Vec<String>,
    published: Option<String>,
}

/// Words before a name in a byline.
static BEFORE: List = List::beginnings("written by |reported by |story by |report by |text by |author: |reporter: |authors: ", 3);

/// The line without the words before a name, where it has any.
fn unprefixed(words: &str) -> Option<&str> {
    date::strip_by(words).or_else(|| words.get(BEFORE.begins(words)?..))
}

/// “Ada Muster | 3 March 2019” needs no “By”.
fn is_dated_name(words: &str) -> bool {
    if !words.bytes().any(|b| b.is_ascii_digit()) {
        return false;
    }
    let dash = first_of(words, " - | – ").map_or(words.len(), |(at, _)| at);
    let (name, date) = words.split_at_checked(dash.min(sign_at(words, "|•·\n"))).unwrap_or_default();
    is_name(name.trim()) && date_line(date).is_some()
}

/// The authors that a byline names, and the date in it. `called` says that the page calls it a byline.
fn byline(words: &str, called: bool) -> Option<Byline> {
    let rest = unprefixed(words);
    if words.len() > 160 || (rest.is_none() && !called && !is_dated_name(words)) {
        return None;
    }
    let rest = rest.unwrap_or(words);
    let dash = find(rest, " - ").unwrap_or(rest.len());
    let (names, after) = rest.split_at_checked(dash.min(sign_at(rest, "|•·–—\n/(")))?;
    let mut authors = Vec::new();
    let mut left = names;
    while let Some((author, others)) = next_author(left) {
        authors.push(author);
        left = others;
    }
    // “By Friday the town …” is a sentence: after the names there is not much more than an office and a date.
    let mut lower = 0;
    any_part(rest, char::is_whitespace, &mut |word| {
        lower += usize::from(begins_so(word, char::is_lowercase));
        false
    });
    if authors.is_empty() || lower > 6 || (words.ends_with('.') && lower > 1) || reports(words) || quoted(words) {
        return None;
    }
    let published = date::of_words(after).or_else(|| date::of_words(names.split_once(',')?.1));
    Some(Byline { authors, published })
}

/// The first name in a line of names, and the line after it.
fn next_author(names: &str) -> Option<(String, &str)> {
    let part = names.get(..sign_at(names, ",&"))?;
    let part = parted(part, " and ").map_or(part, |(name, _)| name);
    let rest = names.get(part.len()..)?;
    let rest = rest.strip_prefix(" and ").or(rest.get(1..)).unwrap_or_default();
    let part = without_after(part.trim(), ".");
    let part = first_of(part, " in | for | of | at ").and_then(|(end, _)| part.get(..end)).unwrap_or(part);
    let first = part.split(' ').next().unwrap_or_default();
    if !is_name(part) || date::month_of(first).is_some() || is_weekday(first) {
        return None;
    }
    Some((if has(part, char::is_lowercase) { part.to_owned() } else { capitalised(part) }, rest))
}

/// “ADA MUSTER” is “Ada Muster”.
fn capitalised(name: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for c in name.chars() {
        out.push(if inside { c.to_ascii_lowercase() } else { c });
        inside = c.is_alphabetic() || c == '’' || c == '\'';
    }
    out
}

fn is_weekday(word: &str) -> bool {
    beginning(word, "mon|tue|wed|thu|fri|sat|sun").is_some()
        && (word.len() <= 4 || without_after(word, ",.").to_ascii_lowercase().ends_with("day"))
}

/// Words that stand in a line with a date of publication.
const AROUND: &str = "published|updated|posted|modified|last|first|on|at|date|created|min|mins|minute|minutes|read|am|pm|a.m|p.m|\
    utc|gmt|kst|jst|est|edt|et|cet|cest|bst|pst|pdt|of|the|time|local";

/// The date, where a line holds nothing else.
fn date_line(words: &str) -> Option<String> {
    let border = |c: char| c.is_whitespace() || holds(",|•·–—()", c);
    let other = &mut |word: &str| {
        let word = word.trim_matches(['.', ':', '-']);
        !(word.is_empty()
            || begins_so(word, |c| c.is_ascii_digit())
            || date::month_of(word).is_some()
            || is_weekday(word)
            || named(word, AROUND))
    };
    if words.len() > 100 || !has(words, |c| c.is_ascii_digit()) || any_part(words, border, other) {
        return None;
    }
    words.split(['|', '•', '·']).find_map(date::of_words).or_else(|| date::of_words(words)).or_else(|| {
        // “Published 3 March 2019, updated 4 March 2019”: the first counts.
        date::of_words(words.get(..super::words::find(words, "updated")?)?)
    })
}

/// Marks the headings between paragraphs.
pub(super) fn mark_headings(layout: &mut Layout) {
    for at in 0..layout.len() {
        let words = layout.words(at);
        if layout.is_body(at) && words.len() <= 200 && (layout.hint(at) == Hint::Heading || is_heading(layout, at, words)) {
            layout.set(at, Role::Heading);
        }
    }
}

/// A short line without a stop, between a paragraph and one that is much longer.
fn is_heading(layout: &Layout, at: usize, words: &str) -> bool {
    let next = layout.words(at + 1).len();
    let fits = words.len() <= 70 && next > words.len() * 2 && next > 100;
    fits && at > 0
        && layout.words(at - 1).len() > words.len()
        && begins_so(words, char::is_uppercase)
        && !ends_in(words, ".,;!?”\"…)")
        && !holds(words, ':')
        && count(words) <= 9
        && !quoted(words)
        && !reports(words)
}
