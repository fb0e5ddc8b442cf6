//! Stretches of a text, on the borders of words.
//!
//! A border is where a run of letters and digits, or a run of other signs, begins or ends; blanks belong to no run.
//! Characters of scripts that part no words stand for themselves. Looks only at the text around a place.

use crate::extract::Stretch;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Blank,
    Word,
    Alone,
    Sign,
}

fn class(c: char) -> Class {
    match c {
        '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' => Class::Alone,
        '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' => Class::Word,
        c if c.is_alphanumeric() => Class::Word,
        c if c.is_whitespace() || c.is_control() => Class::Blank,
        _ => Class::Sign,
    }
}

/// Is it a hyphen or an apostrophe, which between letters belongs to the word?
fn joins(c: char) -> bool {
    matches!(c, '-' | '\'' | '’' | '\u{2010}' | '\u{2011}')
}

fn before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

fn after(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// What the character at `at` belongs to, by what stands around it.
fn class_at(text: &str, at: usize, c: char) -> Class {
    let inner = |x: Option<char>| x.is_some_and(|x| class(x) == Class::Word);
    if joins(c) && inner(before(text, at)) && inner(after(text, at + c.len_utf8())) { Class::Word } else { class(c) }
}

fn class_after(text: &str, at: usize) -> Option<Class> {
    after(text, at).map(|c| class_at(text, at, c))
}

fn class_before(text: &str, at: usize) -> Option<Class> {
    before(text, at).map(|c| class_at(text, at - c.len_utf8(), c))
}

/// The nearest border of a character at or before a place.
fn floor(text: &str, at: u32) -> usize {
    let at = (at as usize).min(text.len());
    (0..=at).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(0)
}

/// The end of the run that begins or goes on at `at`.
fn run_end(text: &str, mut at: usize) -> usize {
    let first = class_after(text, at);
    while let Some(c) = after(text, at) {
        at += c.len_utf8();
        if first == Some(Class::Alone) || class_after(text, at) != first {
            break;
        }
    }
    at
}

/// The beginning of the run that ends or goes on at `at`.
fn run_start(text: &str, mut at: usize) -> usize {
    let last = class_before(text, at);
    while let Some(c) = before(text, at) {
        at -= c.len_utf8();
        if last == Some(Class::Alone) || class_before(text, at) != last {
            break;
        }
    }
    at
}

fn blank_end(text: &str, at: usize) -> usize {
    if class_after(text, at) == Some(Class::Blank) { run_end(text, at) } else { at }
}

fn blank_start(text: &str, at: usize) -> usize {
    if class_before(text, at) == Some(Class::Blank) { run_start(text, at) } else { at }
}

/// Where a piece begins after its start went back or on by one run.
pub(super) fn move_start(text: &str, at: u32, back: bool) -> u32 {
    let at = floor(text, at);
    if back {
        let end = blank_start(text, at);
        if end == 0 { at as u32 } else { run_start(text, end) as u32 }
    } else {
        blank_end(text, run_end(text, at)) as u32
    }
}

/// Where a piece ends after its end went back or on by one run.
pub(super) fn move_end(text: &str, at: u32, back: bool) -> u32 {
    let at = floor(text, at);
    if back {
        blank_start(text, run_start(text, at)) as u32
    } else {
        let start = blank_end(text, at);
        if start == text.len() { at as u32 } else { run_end(text, start) as u32 }
    }
}

/// Is a place inside of a word of a script that has upper and lower case?
fn splits(text: &str, at: usize) -> bool {
    let cased = |c: Option<char>| c.is_some_and(|c| c.is_lowercase() || c.is_uppercase() || c.is_ascii_digit());
    class_before(text, at) == Some(Class::Word)
        && class_after(text, at) == Some(Class::Word)
        && (cased(before(text, at)) || cased(after(text, at)))
}

/// Is there a letter or a digit in it? Marks alone are no words.
pub(super) fn has_words(text: &str, at: Stretch) -> bool {
    text.get(at.start as usize..at.end as usize).is_some_and(|words| words.contains(char::is_alphanumeric))
}

/// A stretch that somebody selected, without blanks at its ends and with whole words; nothing where no words are in it.
pub(super) fn snap(text: &str, at: Stretch) -> Option<Stretch> {
    let (start, end) = (floor(text, at.start), floor(text, at.end));
    if !has_words(text, Stretch::new(start, end)) {
        return None;
    }
    let words = text.get(start..end)?;
    let trimmed = words.trim();
    let start = start + words.len() - words.trim_start().len();
    let end = start + trimmed.len();
    let start = if splits(text, start) { run_start(text, start) } else { start };
    let end = if splits(text, end) { run_end(text, end) } else { end };
    Some(Stretch::new(start, end))
}

/// A place between two words near `at`: where it lies inside of a word, before that word.
pub(super) fn cut(text: &str, at: u32) -> u32 {
    let at = floor(text, at);
    (if splits(text, at) { run_start(text, at) } else { at }) as u32
}

/// Pieces in order; those that overlap, or have only blanks on one line between them, are one.
pub(super) fn merged(text: &str, mut pieces: Vec<Stretch>) -> Vec<Stretch> {
    pieces.sort();
    let mut out: Vec<Stretch> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let gap = out.last().and_then(|last| text.get(last.end as usize..piece.start as usize));
        let joins = gap.is_some_and(|g| g.trim().is_empty() && !g.contains("\n\n"));
        match out.last_mut() {
            Some(last) if last.end >= piece.start || joins => last.end = last.end.max(piece.end),
            _ => out.push(piece),
        }
    }
    out
}
