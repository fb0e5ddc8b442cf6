//! Captions: paragraphs that end in a credit, and those that stand twice, once with it.

use super::super::listed::{List, beginning, find, find_any, item, mentions_any, named, parted, parted_last, passed};
use super::words::{letters, quoted, reports};
use super::{Hint, Layout};
use crate::extract::Role;

/// A caption is not longer than this.
const LONGEST: usize = 600;

/// Words that begin a credit, at the beginning of a paragraph or after the end of a sentence.
static CREDITS: List = List::beginnings(
    "image:|images:|photo:|photos:|photograph:|picture:|pictures:|credit:|image credit:|photo credit:|\
     picture credit:|image source:|photo source:|graphic:|illustration:|screenshot:|photo by |photos by |photograph by |\
     image by |picture by |photo courtesy|image courtesy|courtesy of |courtesy photo|file photo|handout photo|ap photo|\
     illustration by |graphic by ",
    3,
);

/// Agencies whose name ends a caption.
const AGENCIES: &str = "afp|ap|dpa|epa|getty|getty images|kcna|kyodo|newsis|reuters|rodong sinmun|shutterstock|tass|xinhua|\
    yonhap";

/// No name of theirs is longer.
const LONGEST_AGENCY: usize = 13;

/// Marks the captions.
pub(super) fn mark(layout: &mut Layout) {
    let mut above = ("", None);
    for at in 0..layout.len() {
        let words = layout.words(at);
        if words.len() > LONGEST || !layout.is_body(at) {
            above = ("", None);
            continue;
        }
        let credit = credit(words);
        let caption = match layout.hint(at) {
            Hint::Caption => words.len() <= 200 || !(quoted(words) && reports(words)),
            Hint::None => credit.is_some_and(|strong| match strong {
                true => !(quoted(words) && reports(words)),
                false => words.len() < 300 && !reports(words),
            }),
            _ => false,
        };
        // A paragraph that repeats the one above it, but for a credit.
        if (credit.is_some() || above.1.is_some()) && alike(above.0, words) {
            layout.set(at - 1, Role::Caption);
            layout.set(at, Role::Caption);
        }
        if caption {
            layout.set(at, Role::Caption);
        }
        above = (words, credit);
    }
}

/// Does one begin with all of the other, marks and case apart?
fn alike(a: &str, b: &str) -> bool {
    let (mut a, mut b) = (letters(a), letters(b));
    let mut same = 0;
    loop {
        match (a.next(), b.next()) {
            (Some(x), Some(y)) if x == y => same += 1,
            (None, _) | (_, None) => return same >= 20,
            _ => return false,
        }
    }
}

/// Does it end in a credit; and in one that nothing but a caption has?
fn credit(words: &str) -> Option<bool> {
    let tail_at = words.len().saturating_sub(120);
    let tail_at = (tail_at..tail_at + 4).find(|at| words.is_char_boundary(*at)).unwrap_or(0);
    let tail = words.get(tail_at..).unwrap_or(words);
    if tail_at == 0 && credit_at(tail, false) || credit_within(tail) {
        return Some(true);
    }
    let end = words.trim_end_matches(['.', ' ']);
    if let Some((_, inner)) = end.strip_suffix(')').and_then(|e| parted_last(e, b'('))
        && inner.len() < 90
    {
        if beginning(inner, "photo|image|picture|screenshot|ap photo").is_some() || mentions_any(inner, "photo:|image:|getty| via ") {
            return Some(true);
        }
        if named(inner, AGENCIES) {
            return Some(false);
        }
    }
    agency_ends(end).then_some(false)
}

/// Does it end in "/AGENCY" or " via AGENCY"?
fn agency_ends(words: &str) -> bool {
    let ends = |words: &str, agency: &str| {
        let before = words.len().checked_sub(agency.len() + 1).and_then(|at| words.as_bytes().split_at_checked(at));
        let Some((before, [sign, last @ ..])) = before else { return false };
        let parted = (*sign == b'/' && before.len() > 20) || (*sign == b' ' && before.ends_with(b" via"));
        parted && last.eq_ignore_ascii_case(agency.as_bytes())
    };
    // Most paragraphs have neither near their end.
    let tail = words.as_bytes().get(words.len().saturating_sub(LONGEST_AGENCY + 5)..).unwrap_or_default();
    (find_any(tail, b"/").is_some() || find_any(tail, b" via ").is_some()) && item(AGENCIES, words, ends).is_some()
}

/// Does a credit begin in it, where a sentence or a bracket does?
fn credit_within(tail: &str) -> bool {
    let mut rest = tail;
    loop {
        let passed = passed(rest.as_bytes(), |b| b.is_ascii_alphabetic() | (b == b' '));
        let mut chars = rest.get(passed..).unwrap_or_default().chars();
        let Some(sign) = chars.next() else { return false };
        rest = chars.as_str();
        let dash = matches!(sign, '-' | '–' | '—');
        let begins = dash || matches!(sign, '.' | '!' | '?' | ')' | '(' | '[' | '|' | '/' | '”' | '"' | '’' | '\n');
        if begins && credit_at(rest, dash) {
            return true;
        }
    }
}

/// Is it one of the credits, to the end of the paragraph? After a dash, only one with a colon is.
fn credit_at(words: &str, dash: bool) -> bool {
    let words = words.trim_start_matches(' ');
    let Some((mark, after)) = CREDITS.begins(words).and_then(|end| words.split_at_checked(end)) else { return false };
    let sentences = parted(after, ". ").is_some_and(|(_, rest)| find(rest, ". ").is_some());
    (!dash || mark.ends_with(':')) && after.len() < 90 && !quoted(after) && !reports(after) && !sentences
}
