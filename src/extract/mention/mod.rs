//! What the words that name a speaker say about it: a pronoun, a name with its role, or a description.
//!
//! Looks at the words alone; whom they mean is the business of `source`.

mod described;
mod joint;
mod name;
mod press;

use super::found::Stretch;
use super::lexicon::{Lex, participle, tag};
use super::listed::{listed, named};
use super::token::{Kind, Token, count_before};
use described::{describe, without_asides};
use joint::names;
use name::{name, name_after};

/// Whom a pronoun can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pronoun {
    /// He, his.
    He,
    /// She, her.
    She,
    /// They, both.
    They,
    /// It.
    It,
    /// I, we.
    Self_,
}

/// How a description points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Point {
    /// A, another, one of: somebody new.
    New,
    /// The, this, the same: somebody who was mentioned, if anybody was.
    Known,
    /// Neither: sources in the capital, residents.
    Bare,
}

/// What a mention says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mention {
    /// A pronoun.
    Pronoun(Pronoun),
    /// A name: where it stands, and the role as described.
    Name {
        /// The name without title.
        name: Stretch,
        /// Title before it or apposition after it.
        role: Option<Stretch>,
        /// What sort of bearer.
        sort: Sort,
        /// From Mr., Ms. and the like.
        sex: Option<Pronoun>,
    },
    /// Two names or more.
    Names(Vec<Stretch>),
    /// A description.
    Description {
        /// The whole of it.
        at: Stretch,
        /// The noun that says who: source, trader, report.
        head: Stretch,
        /// How it points.
        point: Point,
        /// More than one?
        plural: bool,
        /// Tags of the noun.
        tags: u32,
    },
}

/// What sort of bearer a name has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A person.
    Person,
    /// An organisation.
    Body,
    /// A newspaper, an agency, a broadcaster.
    Press,
}

/// So many tokens of a mention are read, that the work stays linear.
const LONGEST: usize = 80;

/// A word or a sign of a mention.
struct Word<'a> {
    at: Stretch,
    text: &'a str,
    kind: Kind,
    lex: Lex,
}

impl Word<'_> {
    /// Has it one of these tags?
    fn is(&self, tags: u32) -> bool {
        self.lex.tags & tags != 0
    }

    /// Is it one of these signs?
    fn sign(&self, signs: &str) -> bool {
        self.kind == Kind::Other && listed(self.text, signs)
    }

    /// Is it one character: an initial, or "I"?
    fn is_single(&self) -> bool {
        let mut letters = self.text.chars();
        letters.next().is_some() && letters.as_str().is_empty()
    }
}

/// Analyses the words of a mention.
pub fn mention(text: &str, tokens: &[Token], at: Stretch) -> Mention {
    let first = count_before(tokens, at.start);
    let rest = tokens.get(first..).unwrap_or_default();
    let count = rest.iter().take(LONGEST).take_while(|token| token.start < at.end).count();
    let mut words = Vec::with_capacity(count);
    for token in rest.iter().take(count) {
        let at = Stretch { start: token.start, end: token.end };
        words.push(Word { at, text: token.of(text), kind: token.kind, lex: token.known() });
    }
    if let Some(pronoun) = pronoun(&words) {
        return Mention::Pronoun(pronoun);
    }
    if let Some(names) = names(&words) {
        return Mention::Names(names);
    }
    let core = core(&words);
    name(text, &words, core, at)
        .or_else(|| name_after(&words, core))
        .unwrap_or_else(|| describe(words.get(core.0..core.1).unwrap_or_default(), without_asides(&words, at)))
}

fn pronoun(words: &[Word<'_>]) -> Option<Pronoun> {
    let [only] = words else { return None };
    let word = if only.text.len() <= 5 { only.text } else { return None };
    if named(word, "he|him|his") {
        Some(Pronoun::He)
    } else if named(word, "she|her|hers") {
        Some(Pronoun::She)
    } else if named(word, "they|them|their|both|these|those|who") {
        Some(Pronoun::They)
    } else if named(word, "it|its|which|this|that") {
        Some(Pronoun::It)
    } else if named(word, "i|we|you|my|our|me|us") {
        Some(Pronoun::Self_)
    } else {
        None
    }
}

/// The phrase itself: before its first comma, relative clause or preposition.
fn core(words: &[Word<'_>]) -> (usize, usize) {
    let mut from = 0;
    while words.get(from).is_some_and(|w| {
        w.is(tag::ADV | tag::AND | tag::BUT | tag::SUB) && w.kind != Kind::Upper
            || !matches!(w.kind, Kind::Lower | Kind::Upper | Kind::Number)
    }) {
        from += 1;
    }
    let mut to = from;
    while let Some(word) = words.get(to) {
        let sign = word.kind == Kind::Other && !listed(word.text, "&|-|.|/|'|’|\"|“|”|‘");
        let stop = word.text == "." && !words.get(to.wrapping_sub(1)).is_some_and(|b| b.is(tag::TITLE | tag::ABBR) || b.is_single());
        let that = word.is(tag::THAT) && words.get(to + 1).is_some_and(|w| w.is(tag::AUX));
        if to > from
            && (that || sign || stop || word.is(tag::PREP | tag::REL) && !word.is(tag::DET) || (word.is(tag::AUX) && !word.is(tag::POSS)))
        {
            break;
        }
        // a woman living in, a man named, an official involved
        if to > from && word.kind == Kind::Lower && !word.is(tag::PERSON | tag::SPEECH | tag::DOCUMENT) {
            let described = words.get(to - 1).is_some_and(|b| b.is(tag::PERSON | tag::PEOPLE | tag::SOURCE | tag::DOCUMENT));
            if described
                && (word.is(tag::ADV)
                    || participle(word.text)
                    || listed(word.text, "close|familiar|from|who|known|seen|shown|sent|written|based"))
            {
                break;
            }
        }
        to += 1;
    }
    (from, to)
}
