//! Lists the people and organisations that a text names, with the roles that it gives them.
//!
//! A name is a run of words with capitals: with a title or a role before it ("Coal Industry Minister NAME", "leader NAME"),
//! or of two words and more within a sentence. A place is no name.

use super::found::{FoundName, Stretch, tidy};
use super::index::Index;
use super::lexicon::tag;
use super::listed::{List, listed, parted_last};
use super::token::{Kind, Token, count_before};

/// The names in `body`, after those that are `known` already; `place` tells whether words name a place.
pub fn names(text: &str, tokens: &[Token], body: &[Stretch], place: &dyn Fn(Stretch) -> bool, known: Vec<FoundName>) -> Vec<FoundName> {
    let mut found = known;
    let mut index = Index::new(tokens.len() / 16);
    for (i, name) in found.iter().enumerate() {
        add(&mut index, &name.name, name.person, i);
    }
    for paragraph in body {
        let first = count_before(tokens, paragraph.start);
        let mut next = first;
        while let Some(token) = tokens.get(next).filter(|t| t.start < paragraph.end) {
            let from = next;
            next += 1;
            if token.kind != Kind::Upper {
                continue;
            }
            next = run_end(text, tokens, from);
            let run = Run { text, tokens, from, to: next };
            let Some((name, role)) = run.name(first) else { continue };
            let at = run.stretch(name, next);
            if place(at) {
                continue;
            }
            let words = at.of(text);
            let known = index.get(&key(words)).and_then(|known| found.get_mut(known));
            if let Some(known) = known {
                if known.role.is_none() {
                    known.role = role;
                }
                if known.at.last().is_none_or(|l| l.end < at.start) && known.at.len() < 64 {
                    known.at.push(at);
                }
                continue;
            }
            let bodied = (name..next).any(|i| run.has(i, tag::BODY | tag::PRESS));
            let shouted = words.chars().all(|c| c.is_uppercase() || c == ' ');
            let person = !bodied && (role.is_some() || (next - name >= 2 && !shouted));
            add(&mut index, words, person, found.len());
            found.push(FoundName { name: tidy(words), person, role, at: vec![at] });
        }
    }
    found
}

/// Adds a name; a surname stands for the whole of it.
fn add(index: &mut Index, words: &str, person: bool, name: usize) {
    index.put(key(words), name);
    let last = parted_last(words, b' ').map_or(words, |(_, last)| last).to_ascii_lowercase();
    if person && index.get(&last).is_none() {
        index.put(last, name);
    }
}

fn key(name: &str) -> String {
    name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(name).to_ascii_lowercase()
}

/// Small words within a name.
static JOINTS: List = List::new("de|von|van|bin|al|ibn|of|&");

/// Where the run of words with capitals ends that begins at `from`.
fn run_end(text: &str, tokens: &[Token], from: usize) -> usize {
    let mut to = from + 1;
    while let (Some(before), Some(token)) = (tokens.get(to - 1), tokens.get(to)) {
        let small = || {
            let name = tokens.get(to + 1).is_some_and(|n| n.kind == Kind::Upper);
            name && token.end - token.start <= 3 && JOINTS.has(token.of(text))
        };
        let part = token.kind == Kind::Upper || small();
        if token.line || token.start - before.end > 1 || !part || to - from > 12 {
            break;
        }
        to += 1;
    }
    to
}

/// What stands before a noun and is no part of what it says.
const SMALL: u32 = tag::DET
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

/// A run of words with capitals.
struct Run<'a> {
    text: &'a str,
    tokens: &'a [Token],
    from: usize,
    to: usize,
}

impl Run<'_> {
    /// Has the token one of these tags?
    fn has(&self, i: usize, tags: u32) -> bool {
        self.tokens.get(i).is_some_and(|t| t.known().tags & tags != 0)
    }

    /// From one token to before another.
    fn stretch(&self, from: usize, to: usize) -> Stretch {
        let start = self.tokens.get(from).map_or(0, |t| t.start);
        Stretch { start, end: self.tokens.get(to.wrapping_sub(1)).map_or(0, |t| t.end) }
    }

    /// Where the name in the run begins, after its titles and the small words before it; and its role.
    fn name(&self, paragraph: usize) -> Option<(usize, Option<String>)> {
        let (mut from, to) = (self.from, self.to);
        while from < to && self.has(from, SMALL) {
            from += 1;
        }
        // The words up to the last title are a role.
        let title = (from..to).rev().find(|&i| self.has(i, tag::TITLE | tag::PERSON));
        let name = title.map_or(from, |t| t + 1);
        if name >= to || (name..to).any(|i| self.has(i, tag::PEOPLE | tag::TIME)) {
            return None;
        }
        let mut role = self.stretch(from, name).of(self.text);
        if listed(role.trim_end_matches('.'), "Mr|Mrs|Ms|Dr|Miss") {
            role = "";
        }
        if role.is_empty() && name == from {
            role = self.noun_before(name, paragraph).of(self.text);
        }
        let role = if role.is_empty() { None } else { Some(tidy(role)) };
        (role.is_some() || to - name >= 2).then_some((name, role))
    }

    /// "leader NAME": the noun before, with the words before it that belong to it.
    fn noun_before(&self, name: usize, paragraph: usize) -> Stretch {
        let mut start = name;
        let low = |i: usize| self.tokens.get(i).is_some_and(|t| t.kind == Kind::Lower);
        if name > paragraph && self.has(name - 1, tag::TITLE | tag::PERSON) && low(name - 1) {
            start -= 1;
            while start > paragraph
                && name - start < 6
                && self.tokens.get(start - 1).is_some_and(Token::is_word)
                && !self.has(start - 1, SMALL | tag::VERB)
            {
                start -= 1;
            }
        }
        self.stretch(start, name)
    }
}
