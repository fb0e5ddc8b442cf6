//! Gives topics by phrases: which words gave it can be shown.

use super::eight::{eight, small};
use super::listed::without_after;
use super::token::{Token, count_before};
use super::{FoundTopic, Stretch};

/// Phrases that give a topic, prepared once for all texts.
#[derive(Clone, Debug)]
pub struct Topics {
    /// The collection's ids, in its order.
    ids: Vec<String>,
    phrases: Vec<Phrase>,
    /// The first phrase with each beginning: one more than its place in `phrases`, 0 for none.
    starts: Vec<usize>,
}

#[derive(Clone, Debug)]
struct Phrase {
    /// The place of its topic in `ids`.
    topic: usize,
    /// In small letters, with single blanks; a star stands for any ending.
    words: String,
    /// The first letters of its first word, at most eight.
    key: u64,
    /// Which of eight bytes they are.
    mask: u64,
    /// The next phrase with this beginning, as in `starts`.
    next: usize,
}

/// How many beginnings are told apart.
const STARTS: usize = 1 << 10;

/// How a word begins: the low bits of its first two letters.
fn start_of(letters: u64) -> usize {
    ((letters & 31) << 5 | letters >> 8 & 31) as usize
}

impl Topics {
    /// No topics yet.
    pub fn none() -> Topics {
        Topics { ids: Vec::new(), phrases: Vec::new(), starts: vec![0; STARTS] }
    }

    /// Adds a topic, as yet without phrases.
    pub fn add(&mut self, id: &str) {
        self.ids.push(id.to_owned());
    }

    /// Adds a phrase of the topic that was added last, in any case; a trailing `*` stands for any ending.
    pub fn add_phrase(&mut self, phrase: &str) {
        let mut words = String::new();
        for word in phrase.split_whitespace().filter(|word| !without_after(word, "*").is_empty()) {
            if !words.is_empty() {
                words.push(' ');
            }
            words.push_str(&word.to_ascii_lowercase());
        }
        if words.is_empty() {
            return;
        }
        let letters = without_after(words.split(' ').next().unwrap_or_default(), "*");
        let (key, mask) = (small(eight(letters.as_bytes()), letters.len()), small(u64::MAX, letters.len()));
        let start = start_of(key);
        let new = self.phrases.len() + 1;
        let mut at = self.starts.get(start).copied().unwrap_or_default();
        if let Some(empty) = self.starts.get_mut(start).filter(|place| **place == 0) {
            *empty = new;
        }
        while let Some(before) = at.checked_sub(1).and_then(|at| self.phrases.get_mut(at)) {
            at = before.next;
            if at == 0 {
                before.next = new;
            }
        }
        self.phrases.push(Phrase { topic: self.ids.len().saturating_sub(1), words, key, mask, next: 0 });
    }

    /// The topics of what is said, in their order, each with the first words that gave it.
    pub fn of(&self, text: &str, tokens: &[Token], content: &[Stretch]) -> Vec<FoundTopic> {
        let mut found: Vec<(usize, Stretch)> = Vec::new();
        for at in content {
            let first = count_before(tokens, at.start);
            let within = tokens.get(first..).unwrap_or_default();
            let count = count_before(within, at.end);
            let within = within.get(..count).unwrap_or_default();
            // Content that ends within a token does not have it.
            let whole = count - usize::from(within.last().is_some_and(|t| t.end > at.end));
            self.find(text, within.get(..whole).unwrap_or_default(), &mut found);
        }
        let mut topics = Vec::new();
        for (topic, at) in found {
            if let Some(id) = self.ids.get(topic) {
                topics.push(FoundTopic { id: id.clone(), at });
            }
        }
        topics
    }

    /// Adds the topics of some tokens to those that were found, in order.
    fn find(&self, text: &str, tokens: &[Token], found: &mut Vec<(usize, Stretch)>) {
        for (i, token) in tokens.iter().enumerate().filter(|(_, t)| t.is_word()) {
            let rest = text.as_bytes().get(token.start as usize..).unwrap_or_default();
            let word = small(eight(rest), (token.end - token.start) as usize);
            let mut at = self.starts.get(start_of(word)).copied().unwrap_or_default();
            while let Some(phrase) = at.checked_sub(1).and_then(|at| self.phrases.get(at)) {
                at = phrase.next;
                if word & phrase.mask == phrase.key
                    && let Err(place) = found.binary_search_by_key(&phrase.topic, |(topic, _)| *topic)
                    && let Some(last) = phrase.last(text, tokens.get(i..).unwrap_or_default())
                {
                    found.insert(place, (phrase.topic, Stretch { start: token.start, end: last.end }));
                }
            }
        }
    }
}

impl Phrase {
    /// The token that ends the phrase, if the tokens begin with it.
    fn last<'a>(&self, text: &str, tokens: &'a [Token]) -> Option<&'a Token> {
        let mut last = None;
        for (i, word) in self.words.split(' ').enumerate() {
            last = tokens.get(i).filter(|token| is(token.of(text).as_bytes(), word));
            last?;
        }
        last
    }
}

/// Is it this word, in any case?
fn is(word: &[u8], known: &str) -> bool {
    let letters = without_after(known, "*");
    let Some((head, rest)) = word.split_at_checked(letters.len()) else { return false };
    (rest.is_empty() || letters.len() < known.len()) && head.eq_ignore_ascii_case(letters.as_bytes())
}
