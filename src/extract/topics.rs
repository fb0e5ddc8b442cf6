//! Gives topics by phrases: which words gave it can be shown.

use std::collections::BTreeMap;

use super::guide::TopicRule;
use super::token::Token;
use super::{FoundTopic, Stretch};

/// Phrases by their first word, in small letters without the ending that a star stands for.
pub struct Topics<'a> {
    /// By the first two bytes of the first word.
    starts: BTreeMap<[u8; 2], Vec<Phrase<'a>>>,
}

struct Phrase<'a> {
    rule: usize,
    id: &'a str,
    words: Vec<(String, bool)>,
}

fn start_of(word: &str) -> [u8; 2] {
    let mut bytes = word.bytes().map(|b| b.to_ascii_lowercase());
    [bytes.next().unwrap_or_default(), bytes.next().unwrap_or_default()]
}

impl<'a> Topics<'a> {
    /// Prepares the rules.
    pub fn new(rules: &'a [TopicRule]) -> Topics<'a> {
        let mut starts: BTreeMap<[u8; 2], Vec<Phrase<'a>>> = BTreeMap::new();
        for (i, rule) in rules.iter().enumerate() {
            for phrase in &rule.phrases {
                let word = |w: &str| (w.trim_end_matches('*').to_ascii_lowercase(), w.ends_with('*'));
                let words: Vec<(String, bool)> = phrase.split_whitespace().map(word).filter(|(w, _)| !w.is_empty()).collect();
                if let Some((first, _)) = words.first() {
                    starts.entry(start_of(first)).or_default().push(Phrase { rule: i, id: &rule.id, words });
                }
            }
        }
        Topics { starts }
    }

    /// The topics of a stretch, in the order of the rules, each with the first words that gave it.
    pub fn of(&self, text: &str, tokens: &[Token], at: Stretch, found: &mut BTreeMap<usize, FoundTopic>) {
        let first = tokens.partition_point(|t| t.start < at.start);
        let within = tokens.get(first..).unwrap_or_default();
        let count = within.partition_point(|t| t.end <= at.end);
        let within = within.get(..count).unwrap_or_default();
        for (i, token) in within.iter().enumerate() {
            if !token.is_word() {
                continue;
            }
            let Some(phrases) = self.starts.get(&start_of(token.of(text))) else { continue };
            for phrase in phrases {
                let stretch = within.get(i..i + phrase.words.len()).unwrap_or_default();
                let all = stretch.len() == phrase.words.len()
                    && stretch.iter().zip(&phrase.words).all(|(t, (word, open))| matches(t.of(text), word, *open));
                if all && let Some(last) = stretch.last() {
                    found
                        .entry(phrase.rule)
                        .or_insert_with(|| FoundTopic { id: phrase.id.to_owned(), at: Stretch { start: token.start, end: last.end } });
                }
            }
        }
    }
}

/// Small letters against any case; `open` lets the word go on.
fn matches(word: &str, wanted: &str, open: bool) -> bool {
    let mut chars = word.chars().map(|c| c.to_ascii_lowercase());
    for want in wanted.chars() {
        if chars.next() != Some(want) {
            return false;
        }
    }
    open || chars.next().is_none()
}
