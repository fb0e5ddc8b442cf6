//! What is known of single English words: their part in a sentence, and for words that report speech what may follow.
//!
//! Word lists and a table over them, no grammar: the rules that use them are in `sentence`, `phrase` and `attribute`. A
//! word that no list has may be told by its ending.

pub mod cue;
mod forms;
pub mod tag;
mod verbs;
mod words;

use std::sync::LazyLock;

use super::eight::{eight, small};
use super::found::Stretch;
use super::listed::{has, parted, without_after};
use forms::forms;
use verbs::VERBS;
use words::LISTS;

/// What is known of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lex {
    /// Bits of `tag`.
    pub tags: u32,
    /// Bits of `cue`.
    pub cue: u32,
}

struct Entry {
    /// Its first eight letters.
    key: u64,
    /// Where the word stands among all of them.
    at: Stretch,
    lex: Lex,
}

/// The table: open addressing over a power of two.
pub struct Lexicon {
    slots: Vec<u16>,
    entries: Vec<Entry>,
    /// All words, one after the other.
    words: String,
}

/// There are `1 << SLOTS` slots.
const SLOTS: u32 = 14;

/// The lexicon; made once.
pub static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);

impl Lexicon {
    fn new() -> Lexicon {
        let mut made = Lexicon { slots: vec![0; 1 << SLOTS], entries: Vec::with_capacity(6000), words: String::with_capacity(48_000) };
        // What endings say stands at the first places; no word is written so.
        for (ending, tags) in [("-ly", tag::ADV), ("-n't", tag::AUX | tag::NOT), ("-man", tag::PERSON)] {
            made.add(ending, tags, 0);
        }
        for (words, tags) in LISTS {
            for word in words.split(' ') {
                let stem = without_after(word, "+");
                made.add(stem, *tags, 0);
                if stem.len() < word.len() {
                    let several = if tags & tag::PERSON != 0 { tags & !(tag::PERSON | tag::TITLE) | tag::PEOPLE } else { *tags };
                    made.add(&[stem, "", "s"].concat(), several, 0);
                }
            }
        }
        for entry in VERBS.split(' ') {
            made.add_verb(entry);
        }
        made
    }

    /// The forms of an entry of the verbs.
    fn add_verb(&mut self, entry: &str) {
        let (entry, prepositions) = parted(entry, "/").unwrap_or((entry, ""));
        let (entry, kinds) = parted(entry, "=").unwrap_or((entry, "V"));
        let (lemma, pasts) = parted(entry, ":").unwrap_or((entry, ""));
        let stem = without_after(lemma, "+");
        let (mut tags, mut bits) = (0, 0);
        for kind in kinds.bytes() {
            match kind {
                b'V' => tags = tag::VERB,
                b'S' => bits |= cue::SAY | cue::QUOTE,
                _ => bits |= cue::KINDS.bytes().position(|k| k == kind).map_or(0, |i| 1 << i),
            }
        }
        for preposition in prepositions.split(',') {
            bits |= cue::preposition(preposition);
        }
        forms(stem, stem.len() < lemma.len(), pasts, &mut |form, form_bit| self.add(form, tags, bits | form_bit));
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn add(&mut self, word: &str, tags: u32, cue: u32) {
        let key = small(eight(word.as_bytes()), word.len());
        match self.search(key, word.as_bytes()) {
            Ok(place) => {
                if let Some(entry) = self.entries.get_mut(usize::from(place) - 1) {
                    entry.lex.tags |= tags;
                    entry.lex.cue |= cue;
                }
            }
            Err(slot) => {
                let start = self.words.len();
                self.words.push_str(word);
                self.entries.push(Entry { key, at: Stretch::new(start, self.words.len()), lex: Lex { tags, cue } });
                if let Some(place) = self.slots.get_mut(slot) {
                    *place = self.entries.len() as u16;
                }
            }
        }
    }

    /// Where a word, of which `key` has the first eight letters, stands in the lists, in any case; or else the slot where it
    /// would.
    #[inline]
    fn search(&self, key: u64, word: &[u8]) -> Result<u16, usize> {
        let last = if word.len() > 8 { word.get(word.len() - 8..).map_or(0, |last| small(eight(last), 8)) } else { 0 };
        let mut slot = ((key ^ (last >> 40) ^ word.len() as u64).wrapping_mul(HASH) >> (64 - SLOTS)) as usize;
        loop {
            let place = self.slots.get(slot).copied().unwrap_or_default();
            let Some(entry) = usize::from(place).checked_sub(1).and_then(|i| self.entries.get(i)) else { return Err(slot) };
            if entry.key == key && (entry.at.end - entry.at.start) as usize == word.len() {
                // Eight letters that are the same are all that a short word has.
                if word.len() <= 8 || self.letters(entry).eq_ignore_ascii_case(word) {
                    return Ok(place);
                }
            }
            slot = (slot + 1) & ((1 << SLOTS) - 1);
        }
    }

    /// The word of an entry.
    fn letters(&self, entry: &Entry) -> &[u8] {
        self.words.as_bytes().get(entry.at.start as usize..entry.at.end as usize).unwrap_or_default()
    }

    /// What is known of the word at a place that `find` gave.
    pub fn at(&self, place: u16) -> Lex {
        (place as usize).checked_sub(1).and_then(|i| self.entries.get(i)).map_or(Lex::default(), |e| e.lex)
    }

    /// Where a word of a text stands in the lexicon, in any case and with any apostrophe; 0 for a word that it does not know.
    #[inline]
    pub fn find(&self, text: &[u8], start: usize, end: usize) -> u16 {
        let (word, rest) = (text.get(start..end).unwrap_or_default(), text.get(start..).unwrap_or_default());
        match self.search(small(eight(rest), word.len()), word) {
            Ok(found) => found,
            Err(_) if word.is_ascii() => self.ending(word),
            Err(_) => self.typeset(word),
        }
    }

    /// The same for a word with an apostrophe that is none of ASCII.
    #[cold]
    fn typeset(&self, bytes: &[u8]) -> u16 {
        let word = std::str::from_utf8(bytes).unwrap_or_default();
        if has(word, |c| !c.is_ascii() && c != '’') {
            return 0;
        }
        let (head, tail) = parted(word, "’").unwrap_or_default();
        let plain = [head, "'", tail].concat();
        let plain = plain.as_bytes();
        self.search(small(eight(plain), plain.len()), plain).unwrap_or_else(|_| self.ending(bytes))
    }

    /// What a word's ending says where the lists do not have it.
    fn ending(&self, bytes: &[u8]) -> u16 {
        let lower = bytes.first().is_some_and(u8::is_ascii_lowercase);
        match bytes {
            [.., b'l', b'y'] if lower && bytes.len() > 4 => 1,
            [.., b'n', b'\'' | 0x99, b't'] => 2,
            [.., b'm', b'a', b'n'] if lower && bytes.len() > 5 => 3,
            [.., b'w', b'o', b'r', b'k', b'e', b'r'] if lower => 3,
            _ => 0,
        }
    }
}

/// Does a word end as participles do?
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub fn participle(word: &str) -> bool {
    matches!(word.as_bytes(), [.., b'i', b'n', b'g'] | [.., b'e', b'd'])
}

/// Parts the letters of words over all bits.
const HASH: u64 = 0x9e37_79b9_7f4a_7c15;
