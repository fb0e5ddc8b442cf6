//! Lists the people and organisations that a text names, with the roles that it gives them.
//!
//! A name is a run of words with capitals: with a title or a role before it ("Coal Industry Minister NAME", "leader NAME"),
//! or of two words and more within a sentence. A place is no name.

use std::collections::BTreeMap;

use super::found::{FoundName, Stretch, tidy};
use super::lexicon::tag;
use super::token::{Kind, Token};

/// The names in `body`, after those that are `known` already; `place` tells whether words name a place.
pub fn names(text: &str, tokens: &[Token], body: &[Stretch], place: &dyn Fn(Stretch) -> bool, known: Vec<FoundName>) -> Vec<FoundName> {
    let mut found = known;
    let mut index: BTreeMap<String, usize> = BTreeMap::new();
    for (i, name) in found.iter().enumerate() {
        index.insert(key(&name.name), i);
        // A surname stands for the whole name.
        if name.person
            && let Some(last) = name.name.split(' ').next_back()
        {
            index.entry(last.to_ascii_lowercase()).or_insert(i);
        }
    }
    for paragraph in body {
        let first = tokens.partition_point(|t| t.start < paragraph.start);
        let mut i = first;
        while let Some(token) = tokens.get(i).filter(|t| t.start < paragraph.end) {
            if token.kind != Kind::Upper {
                i += 1;
                continue;
            }
            let (run, next) = run(text, tokens, i);
            i = next;
            let Some((name, role)) = name_in(text, tokens, run, first) else { continue };
            let at = Stretch { start: tokens.get(name.0).map_or(0, |t| t.start), end: tokens.get(name.1 - 1).map_or(0, |t| t.end) };
            if place(at) {
                continue;
            }
            let words = at.of(text);
            if let Some(&known) = index.get(&key(words)) {
                if let Some(name) = found.get_mut(known) {
                    if name.role.is_none() {
                        name.role = role;
                    }
                    if name.at.last().is_none_or(|l| l.end < at.start) && name.at.len() < 64 {
                        name.at.push(at);
                    }
                }
                continue;
            }
            let bodied = tokens.get(name.0..name.1).unwrap_or_default().iter().any(|t| t.known().tags & (tag::BODY | tag::PRESS) != 0);
            let person = !bodied && (role.is_some() || name.1 - name.0 >= 2 && !words.chars().all(|c| c.is_uppercase() || c == ' '));
            index.insert(key(words), found.len());
            if person && let Some(last) = words.split(' ').next_back() {
                index.entry(last.to_ascii_lowercase()).or_insert(found.len());
            }
            found.push(FoundName { name: tidy(words), person, role, at: vec![at] });
        }
    }
    found
}

fn key(name: &str) -> String {
    name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(name).to_ascii_lowercase()
}

/// The run of words with capitals from `from`, and where to go on.
fn run(text: &str, tokens: &[Token], from: usize) -> ((usize, usize), usize) {
    let mut to = from + 1;
    while let Some(token) = tokens.get(to).filter(|t| !t.line) {
        let near = tokens.get(to - 1).is_some_and(|b| token.start - b.end <= 1);
        let part = token.kind == Kind::Upper
            || matches!(token.of(text), "de" | "von" | "van" | "bin" | "al" | "ibn" | "of" | "&")
                && tokens.get(to + 1).is_some_and(|n| n.kind == Kind::Upper);
        if !near || !part || to - from > 12 {
            break;
        }
        to += 1;
    }
    ((from, to), to)
}

/// The name in a run, without its titles and the small words before it; with its role.
fn name_in(text: &str, tokens: &[Token], run: (usize, usize), paragraph: usize) -> Option<((usize, usize), Option<String>)> {
    let tags = |i: usize| tokens.get(i).map_or(0, |t| t.known().tags);
    let small = tag::DET
        | tag::PRON
        | tag::IT
        | tag::PREP
        | tag::SUB
        | tag::AND
        | tag::BUT
        | tag::WH
        | tag::TIME
        | tag::AUX
        | tag::ADV
        | tag::QUANT
        | tag::POSS;
    let (mut from, to) = run;
    while from < to && tags(from) & small != 0 {
        from += 1;
    }
    // The words up to the last title are a role.
    let title = (from..to).rev().find(|&i| tags(i) & (tag::TITLE | tag::PERSON) != 0);
    let name = title.map_or(from, |t| t + 1);
    if name >= to || (name..to).any(|i| tags(i) & (tag::PEOPLE | tag::TIME) != 0) {
        return None;
    }
    let words = |a: usize, b: usize| {
        let (start, end) = (tokens.get(a)?.start, tokens.get(b.checked_sub(1)?)?.end);
        Some(tidy(Stretch { start, end }.of(text)))
    };
    let mut role =
        title.and_then(|t| words(from, t + 1)).filter(|r| !matches!(r.trim_end_matches('.'), "Mr" | "Mrs" | "Ms" | "Dr" | "Miss"));
    // "leader NAME": the noun before, with the words before it that belong to it
    if role.is_none()
        && name == from
        && from > paragraph
        && tags(from - 1) & (tag::TITLE | tag::PERSON) != 0
        && tokens.get(from - 1).is_some_and(|t| t.kind == Kind::Lower)
    {
        let mut start = from - 1;
        while start > paragraph
            && from - start < 6
            && tokens.get(start - 1).is_some_and(Token::is_word)
            && tags(start - 1) & (small | tag::VERB) == 0
        {
            start -= 1;
        }
        role = words(start, from);
    }
    let opens = name == paragraph
        || tokens.get(name).is_some_and(|t| t.line)
        || tokens.get(name.wrapping_sub(1)).is_some_and(|t| matches!(t.of(text), "." | "“" | "\"" | "?" | "!"));
    let long = to - name >= 2;
    (role.is_some() || long && !(opens && to - name == 1)).then_some(((name, to), role))
}
