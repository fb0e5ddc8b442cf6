//! Gives topics by phrases: which words gave it can be shown.

use super::token::Token;
use super::{FoundTopic, Stretch};

/// Phrases that give a topic, prepared once for all texts.
#[derive(Clone, Debug)]
pub struct Topics {
    /// The collection's ids, in its order.
    ids: Vec<String>,
    /// The phrases, by how their first words begin.
    starts: Vec<Vec<Phrase>>,
}

#[derive(Clone, Debug)]
struct Phrase {
    /// The place of its topic in `ids`.
    topic: usize,
    first: Word,
    more: Vec<Word>,
}

/// A word of a phrase, in small letters without the ending that a star stands for.
#[derive(Clone, Debug)]
struct Word {
    letters: String,
    /// May the word go on?
    open: bool,
}

/// How many beginnings are told apart.
const STARTS: usize = 1 << 10;

/// How a word begins: the low bits of its first two bytes, which are the same for small letters and capitals.
fn start_of(word: &[u8]) -> usize {
    let low = |at: usize| usize::from(word.get(at).copied().unwrap_or_default() & 31);
    low(0) << 5 | low(1)
}

impl Topics {
    /// No topics yet.
    pub fn none() -> Topics {
        Topics { ids: Vec::new(), starts: vec![Vec::new(); STARTS] }
    }

    /// Adds a topic, as yet without phrases.
    pub fn add(&mut self, id: &str) {
        self.ids.push(id.to_owned());
    }

    /// Adds a phrase of the topic that was added last, in any case; a trailing `*` stands for any ending.
    pub fn add_phrase(&mut self, phrase: &str) {
        let mut words = phrase.split_whitespace().map(Word::new).filter(|w| !w.letters.is_empty());
        if let Some(first) = words.next()
            && let Some(phrases) = self.starts.get_mut(start_of(first.letters.as_bytes()))
        {
            phrases.push(Phrase { topic: self.ids.len().saturating_sub(1), first, more: words.collect() });
        }
    }

    /// The topics of what is said, in their order, each with the first words that gave it.
    pub fn of(&self, text: &str, tokens: &[Token], content: &[Stretch]) -> Vec<FoundTopic> {
        let mut found: Vec<Option<Stretch>> = vec![None; self.ids.len()];
        for at in content {
            let first = tokens.partition_point(|t| t.start < at.start);
            let within = tokens.get(first..).unwrap_or_default();
            let count = within.partition_point(|t| t.end <= at.end);
            self.find(text, within.get(..count).unwrap_or_default(), &mut found);
        }
        let topic = |(id, at): (&String, Option<Stretch>)| at.map(|at| FoundTopic { id: id.clone(), at });
        self.ids.iter().zip(found).filter_map(topic).collect()
    }

    fn find(&self, text: &str, tokens: &[Token], found: &mut [Option<Stretch>]) {
        for (i, token) in tokens.iter().enumerate().filter(|(_, t)| t.is_word()) {
            let word = text.as_bytes().get(token.start as usize..token.end as usize).unwrap_or_default();
            let Some(phrases) = self.starts.get(start_of(word)) else { continue };
            for phrase in phrases {
                if phrase.first.is(word)
                    && let Some(last) = phrase.last(text, tokens.get(i..).unwrap_or_default())
                    && let Some(place) = found.get_mut(phrase.topic)
                {
                    place.get_or_insert(Stretch { start: token.start, end: last.end });
                }
            }
        }
    }
}

impl Phrase {
    /// The token that ends the phrase, if `tokens` go on with it after its first word.
    fn last<'a>(&self, text: &str, tokens: &'a [Token]) -> Option<&'a Token> {
        let stretch = tokens.get(..=self.more.len())?;
        stretch.iter().skip(1).zip(&self.more).all(|(token, word)| word.is(token.of(text).as_bytes())).then(|| stretch.last())?
    }
}

impl Word {
    fn new(word: &str) -> Word {
        Word { letters: word.trim_end_matches('*').to_ascii_lowercase(), open: word.ends_with('*') }
    }

    /// Is it this word, in any case?
    fn is(&self, word: &[u8]) -> bool {
        let letters = self.letters.as_bytes();
        let Some((head, rest)) = word.split_at_checked(letters.len()) else { return false };
        (self.open || rest.is_empty()) && head.eq_ignore_ascii_case(letters)
    }
}
