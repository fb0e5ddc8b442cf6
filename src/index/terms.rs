//! What a person typed into the search, read so that nothing can be wrong with it, and where it stands in a text.
//!
//! ```text
//! typed = { ["-"] ( '"' words '"' | word ) }
//! ```
//! Every part has to be found, one with a hyphen before it must not be. A part is found where words of the text begin with
//! its words, one after the other, whatever signs stand between them; all but its last have to be whole. Writing without
//! spaces (Chinese, Japanese) has a word at every character. A Korean word is also found without its particle.

use super::fold::{each, fold, is_letter};
use crate::model::sort_by;

/// One part of what was typed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Term {
    /// Must it not be found?
    pub not: bool,
    /// Folded words that have to follow one another; each of the lists will do. The first is what was typed.
    pub any: Vec<Vec<String>>,
}

/// What was typed.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Terms(Vec<Term>);

/// Particles of Korean, as syllables.
const PARTICLES: &[&str] = &[
    "은", "는", "이", "가", "을", "를", "에", "의", "도", "로", "와", "과", "만", "에서", "에게", "으로", "부터", "까지", "하고", "에는",
    "에도",
];

/// Is it a character of a script that is written without spaces?
pub(super) fn stands_alone(c: char) -> bool {
    matches!(c, '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Calls with each word of a folded text: where it begins and ends.
pub(super) fn each_word(folded: &str, call: &mut dyn FnMut(usize, usize)) {
    let mut from = None;
    for (at, c) in folded.char_indices() {
        match (from, is_letter(c)) {
            (None, true) => from = Some(at),
            (Some(start), false) => {
                call(start, at);
                from = None;
            }
            _ => {}
        }
    }
    if let Some(start) = from {
        call(start, folded.len());
    }
}

fn words_of(folded: &str) -> Vec<String> {
    let mut words = Vec::new();
    each_word(folded, &mut |from, to| words.extend(folded.get(from..to).map(String::from)));
    words
}

impl Term {
    fn of(text: &str, not: bool) -> Option<Term> {
        let words = words_of(&fold(text));
        let stem = match words.as_slice() {
            [_] => without_particle(text).map(|stem| words_of(&fold(stem))),
            _ => None,
        };
        let any: Vec<Vec<String>> = std::iter::once(words).chain(stem).filter(|words| !words.is_empty()).collect();
        (!any.is_empty()).then_some(Term { not, any })
    }

    /// Is it in a folded text?
    pub(super) fn is_in(&self, folded: &str) -> bool {
        self.find(folded, 0).is_some()
    }

    /// Where it stands in a folded text, from a byte on; the first place, and its end.
    fn find(&self, folded: &str, from: usize) -> Option<(usize, usize)> {
        let mut first: Option<(usize, usize)> = None;
        for (start, end) in self.any.iter().filter_map(|words| find(folded, words, from)) {
            if first.is_none_or(|(before, _)| start < before) {
                first = Some((start, end));
            }
        }
        first
    }
}

/// A word without the particle at its end, where at least two syllables are left.
fn without_particle(word: &str) -> Option<&str> {
    let word = word.trim();
    let hangul = |c: char| ('\u{ac00}'..='\u{d7a3}').contains(&c);
    if !word.chars().all(hangul) {
        return None;
    }
    let stems = PARTICLES.iter().filter_map(|particle| word.strip_suffix(particle));
    stems.filter(|stem| stem.chars().count() >= 2).min_by_key(|stem| stem.len())
}

/// The first place from a byte on where words follow one another.
fn find(folded: &str, words: &[String], from: usize) -> Option<(usize, usize)> {
    let (first, rest) = words.split_first()?;
    let mut at = from;
    while let Some(start) = place_of(folded, first, at) {
        let before = folded.get(..start).and_then(|text| text.chars().next_back());
        let begins = before.is_none_or(|c| !is_letter(c) || stands_alone(c)) || first.chars().next().is_some_and(stands_alone);
        if begins && let Some(end) = follow(folded, start + first.len(), rest) {
            return Some((start, end));
        }
        at = start + first.chars().next().map_or(1, char::len_utf8);
    }
    None
}

/// The first place from a byte on where a word stands.
fn place_of(folded: &str, word: &str, from: usize) -> Option<usize> {
    let (bytes, word) = (folded.as_bytes(), word.as_bytes());
    let first = word.first()?;
    let mut at = from;
    loop {
        let rest = bytes.get(at..)?;
        at += rest.iter().position(|byte| byte == first)?;
        if bytes.get(at..).is_some_and(|rest| rest.starts_with(word)) {
            return Some(at);
        }
        at += 1;
    }
}

/// Where words end that have to follow a word whose beginning ended at a byte.
fn follow(folded: &str, at: usize, rest: &[String]) -> Option<usize> {
    let Some((next, later)) = rest.split_first() else { return Some(at) };
    let text = folded.get(at..)?;
    let signs = text.find(is_letter)?;
    (signs > 0 && text.get(signs..)?.starts_with(next.as_str())).then(|| follow(folded, at + signs + next.len(), later))?
}

impl Terms {
    /// Any text gives terms; none where it holds no letter or digit.
    pub fn of(text: &str) -> Terms {
        let mut terms: Vec<Term> = Vec::new();
        let text: String = text.chars().map(|c| if matches!(c, '“' | '”' | '„') { '"' } else { c }).collect();
        let mut rest = text.trim_start();
        while !rest.is_empty() {
            let (not, part) = match rest.strip_prefix('-') {
                Some(part) => (true, part),
                None => (false, rest),
            };
            let (part, after) = match part.strip_prefix('"') {
                Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
                None => part.split_once(char::is_whitespace).unwrap_or((part, "")),
            };
            terms.extend(Term::of(part, not));
            rest = after.trim_start();
        }
        sort_by(&mut terms, Term::cmp);
        terms.dedup();
        Terms(terms)
    }

    /// Is there nothing to look for?
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The parts.
    pub fn all(&self) -> &[Term] {
        &self.0
    }

    /// Each part that has to be found, by itself.
    pub fn each(&self) -> impl Iterator<Item = Terms> {
        self.0.iter().filter(|term| !term.not).map(|term| Terms(vec![term.clone()]))
    }

    /// With other words that will do as well.
    pub(super) fn map(&self, change: impl Fn(&Term) -> Term) -> Terms {
        Terms(self.0.iter().map(change).collect())
    }

    /// Are all terms in this folded text, and none that must not be?
    pub fn all_in(&self, folded: &str) -> bool {
        self.0.iter().all(|term| term.is_in(folded) != term.not)
    }

    /// Byte ranges of `text` (not folded) where a term stands; in order, apart from each other.
    pub fn hits(&self, text: &str) -> Vec<(usize, usize)> {
        if self.0.iter().all(|term| term.not) {
            return Vec::new();
        }
        let mut folded = String::with_capacity(text.len());
        let mut from = Vec::with_capacity(text.len());
        each(text, |c, at| {
            folded.push(c);
            from.extend(std::iter::repeat_n(at, c.len_utf8()));
        });
        let end_of = |at: usize| at + text.get(at..).and_then(|t| t.chars().next()).map_or(0, char::len_utf8);
        let mut hits: Vec<(usize, usize)> = Vec::new();
        for term in self.0.iter().filter(|term| !term.not) {
            let mut at = 0;
            while let Some((start, end)) = term.find(&folded, at) {
                hits.extend(from.get(start).zip(from.get(end - 1)).map(|(first, last)| (*first, end_of(*last))));
                at = end;
            }
        }
        sort_by(&mut hits, |a, b| a.cmp(b));
        let mut apart: Vec<(usize, usize)> = Vec::new();
        for (start, end) in hits {
            match apart.last_mut() {
                Some(last) if start <= last.1 => last.1 = last.1.max(end),
                _ => apart.push((start, end)),
            }
        }
        apart
    }
}
