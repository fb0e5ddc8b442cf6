//! What is known of single English words: their part in a sentence, and for words that report speech what may follow.
//!
//! Word lists, no grammar: the rules that use them are in `phrase`, `clause` and `attribute`. Other languages have their
//! own few words in `korean`.
//!
//! A line of the cue table is `lemma=KINDS/preposition,preposition`, with kinds
//!
//! ```text
//! Q  a quotation beside it          said “…”         T  that …              said that …
//! C  a clause without that          said he would    W  a question          asked whether …
//! I  to …                           vowed to …       N  an object           praised the plan
//! A  somebody spoken to             told them that   J  an attitude, not speech in itself
//! ```

use std::sync::LazyLock;

/// Bits of a word's tags.
pub mod tag {
    /// The, a, this, every …
    pub const DET: u32 = 1;
    /// He, they, I …: a pronoun that can speak.
    pub const PRON: u32 = 1 << 1;
    /// Him, them …
    pub const OBJECT: u32 = 1 << 2;
    /// His, their, 's.
    pub const POSS: u32 = 1 << 3;
    /// In, of, with …
    pub const PREP: u32 = 1 << 4;
    /// And, or.
    pub const AND: u32 = 1 << 5;
    /// But, yet.
    pub const BUT: u32 = 1 << 6;
    /// Because, although, when …
    pub const SUB: u32 = 1 << 7;
    /// What, how, whether …
    pub const WH: u32 = 1 << 8;
    /// That.
    pub const THAT: u32 = 1 << 9;
    /// Is, has, would …
    pub const AUX: u32 = 1 << 10;
    /// Not, never, n't.
    pub const NOT: u32 = 1 << 11;
    /// Also, later, and words in -ly.
    pub const ADV: u32 = 1 << 12;
    /// Monday, yesterday, March …
    pub const TIME: u32 = 1 << 13;
    /// A finite form of a common verb that reports nothing.
    pub const VERB: u32 = 1 << 14;
    /// Mr., Sen., President …
    pub const TITLE: u32 = 1 << 15;
    /// An abbreviation after which a full stop ends no sentence.
    pub const ABBR: u32 = 1 << 16;
    /// To.
    pub const TO: u32 = 1 << 17;
    /// Who, which.
    pub const REL: u32 = 1 << 18;
    /// A noun for somebody who can speak: source, official, trader …
    pub const PERSON: u32 = 1 << 19;
    /// A plural of such a noun: residents, officials …
    pub const PEOPLE: u32 = 1 << 20;
    /// A document or its like: report, poll, statement …
    pub const DOCUMENT: u32 = 1 << 21;
    /// An organisation: ministry, company …
    pub const BODY: u32 = 1 << 22;
    /// A newspaper, agency, broadcaster.
    pub const PRESS: u32 = 1 << 23;
    /// Is, was, been …
    pub const BE: u32 = 1 << 24;
    /// It, this, there: can begin a clause, seldom speaks.
    pub const IT: u32 = 1 << 25;
    /// A noun whose possessor speaks: statement, words, claim …
    pub const SPEECH: u32 = 1 << 26;
    /// One, several, everybody: stands for people, or counts them.
    pub const QUANT: u32 = 1 << 27;
    /// What somebody speaks in or at: interview, statement, rally …
    pub const OCCASION: u32 = 1 << 28;
    /// Last, next, this … before a span of time; and the spans: week, year.
    pub const SPAN: u32 = 1 << 29;
    /// As often a noun as a verb: plan, claim, hope …
    pub const NOUNISH: u32 = 1 << 31;
    /// Anonymity: source, insider …
    pub const SOURCE: u32 = 1 << 30;
}

/// Bits of a cue.
pub mod cue {
    /// Takes a quotation.
    pub const QUOTE: u32 = 1;
    /// Takes that.
    pub const THAT: u32 = 1 << 1;
    /// Takes a bare clause.
    pub const CLAUSE: u32 = 1 << 2;
    /// Takes whether, what …
    pub const WH: u32 = 1 << 3;
    /// Takes to and a verb.
    pub const TO: u32 = 1 << 4;
    /// Takes an object that is the content.
    pub const NOUN: u32 = 1 << 5;
    /// Takes somebody spoken to before the content.
    pub const ADDRESS: u32 = 1 << 6;
    /// An attitude.
    pub const ATTITUDE: u32 = 1 << 7;
    /// The base form.
    pub const BASE: u32 = 1 << 8;
    /// The form in -s.
    pub const S: u32 = 1 << 9;
    /// The past, or the past participle.
    pub const PAST: u32 = 1 << 10;
    /// The form in -ing.
    pub const ING: u32 = 1 << 11;
    /// About, for … : bit 12 and on, in the order of `PREPOSITIONS`.
    pub const PREPOSITION: u32 = 1 << 12;
    /// The prepositions that a cue can take, and after which its content begins.
    pub const PREPOSITIONS: [&str; 11] = ["about", "for", "of", "on", "against", "as", "to", "with", "by", "out", "in"];
    /// Something may follow.
    pub const COMPLEMENT: u32 = QUOTE | THAT | CLAUSE | WH | TO | NOUN;
    /// Seldom anything but speech, so that a quotation beside it is its content.
    pub const SAY: u32 = 1 << 30;
}

/// What is known of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lex {
    /// Bits of `tag`.
    pub tags: u32,
    /// Bits of `cue`.
    pub cue: u32,
}

include!("words.rs");

struct Entry {
    hash: u32,
    word: Box<str>,
    lex: Lex,
}

/// The table: open addressing over a power of two.
pub struct Lexicon {
    slots: Vec<u16>,
    entries: Vec<Entry>,
}

const SLOTS: usize = 1 << 14;
/// No word of the lists is longer.
const LONGEST: usize = 24;

/// The lexicon; made once.
pub static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);

impl Lexicon {
    fn new() -> Lexicon {
        let mut made = Lexicon { slots: vec![0; SLOTS], entries: Vec::with_capacity(6000) };
        // What endings say stands at the first places; no word is written so.
        for (ending, tags) in [("-ly", tag::ADV), ("-n't", tag::AUX | tag::NOT), ("-sman", tag::PERSON)] {
            made.add(ending, tags, 0);
        }
        for (words, tags) in LISTS {
            for word in words.split_ascii_whitespace() {
                made.add(word, *tags, 0);
            }
        }
        for lemma in VERBS.split_ascii_whitespace() {
            for (form, form_bit) in forms(lemma) {
                made.add(&form, tag::VERB, form_bit);
            }
        }
        for line in CUES.split_ascii_whitespace() {
            let Some((lemma, rest)) = line.split_once('=') else { continue };
            let (kinds, prepositions) = rest.split_once('/').unwrap_or((rest, ""));
            let mut bits = kinds.bytes().fold(0, |bits, b| {
                bits | match b {
                    b'Q' => cue::QUOTE,
                    b'T' => cue::THAT,
                    b'C' => cue::CLAUSE,
                    b'W' => cue::WH,
                    b'I' => cue::TO,
                    b'N' => cue::NOUN,
                    b'A' => cue::ADDRESS,
                    b'J' => cue::ATTITUDE,
                    b'S' => cue::SAY | cue::QUOTE,
                    _ => 0,
                }
            });
            for (i, preposition) in cue::PREPOSITIONS.iter().enumerate() {
                if prepositions.split(',').any(|p| p == *preposition) {
                    bits |= cue::PREPOSITION << i;
                }
            }
            for (form, form_bit) in forms(lemma) {
                made.add(&form, 0, bits | form_bit);
            }
        }
        made
    }

    fn add(&mut self, word: &str, tags: u32, cue: u32) {
        let hash = hash_of(word.as_bytes());
        let mut slot = hash as usize & (SLOTS - 1);
        loop {
            match self.slots.get(slot).copied() {
                Some(0) => break,
                Some(i) => {
                    if let Some(entry) = self.entries.get_mut(i as usize - 1)
                        && entry.hash == hash
                        && *entry.word == *word
                    {
                        entry.lex.tags |= tags;
                        entry.lex.cue |= cue;
                        return;
                    }
                    slot = (slot + 1) & (SLOTS - 1);
                }
                None => return,
            }
        }
        self.entries.push(Entry { hash, word: word.into(), lex: Lex { tags, cue } });
        if let Some(place) = self.slots.get_mut(slot) {
            *place = self.entries.len() as u16;
        }
    }

    /// What is known of a word, in any case and with any apostrophe.
    pub fn of(&self, word: &str) -> Lex {
        self.at(self.find(word))
    }

    /// What is known of the word at a place that `find` gave.
    pub fn at(&self, place: u16) -> Lex {
        (place as usize).checked_sub(1).and_then(|i| self.entries.get(i)).map_or(Lex::default(), |e| e.lex)
    }

    /// Where a word stands in the lexicon; 0 for a word that it does not know.
    pub fn find(&self, word: &str) -> u16 {
        let mut lower = [0_u8; LONGEST];
        let mut length = 0;
        let bytes = word.as_bytes();
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            let plain = if byte == 0xE2 && bytes.get(at + 1) == Some(&0x80) && bytes.get(at + 2) == Some(&0x99) {
                at += 2;
                b'\''
            } else if byte >= 128 {
                return 0;
            } else {
                byte.to_ascii_lowercase()
            };
            at += 1;
            let Some(place) = lower.get_mut(length) else { return self.ending(word) };
            *place = plain;
            length += 1;
        }
        let lower = lower.get(..length).unwrap_or_default();
        let hash = hash_of(lower);
        let mut slot = hash as usize & (SLOTS - 1);
        while let Some(&i) = self.slots.get(slot) {
            let Some(entry) = (i as usize).checked_sub(1).and_then(|i| self.entries.get(i)) else { break };
            if entry.hash == hash && entry.word.as_bytes() == lower {
                return i;
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
        self.ending(word)
    }

    /// What a word's ending says where the lists do not have it.
    fn ending(&self, word: &str) -> u16 {
        let bytes = word.as_bytes();
        let lower = bytes.first().is_some_and(u8::is_ascii_lowercase);
        match bytes {
            [.., b'l', b'y'] if lower && bytes.len() > 4 => 1,
            [.., b'n', b'\'' | 0x99, b't'] => 2,
            [.., b's', b'm', b'a', b'n'] if lower => 3,
            [.., b'w', b'o', b'r', b'k', b'e', b'r'] if lower => 3,
            _ => 0,
        }
    }
}

fn hash_of(bytes: &[u8]) -> u32 {
    let mut hash = 0x811c_9dc5_u32;
    for &byte in bytes {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    hash ^ (hash >> 15)
}

/// A verb's forms.
fn forms(lemma: &str) -> Vec<(String, u32)> {
    let mut found = vec![(lemma.to_owned(), cue::BASE)];
    let irregular = IRREGULAR.lines().find_map(|line| {
        let mut words = line.split_ascii_whitespace();
        (words.next() == Some(lemma)).then_some(words)
    });
    let bytes = lemma.as_bytes();
    let vowel = |b: &u8| b"aeiou".contains(b);
    let cut = |n: usize| lemma.get(..lemma.len().saturating_sub(n)).unwrap_or_default();
    let (third, mut past, ing) = match bytes {
        [.., c, b'y'] if !vowel(c) => (format!("{}ies", cut(1)), format!("{}ied", cut(1)), format!("{lemma}ing")),
        [.., b'e', b'e'] => (format!("{lemma}s"), format!("{lemma}d"), format!("{lemma}ing")),
        [.., b'e'] => (format!("{lemma}s"), format!("{lemma}d"), format!("{}ing", cut(1))),
        [.., b's' | b'x' | b'z'] | [.., b'c' | b's', b'h'] => (format!("{lemma}es"), format!("{lemma}ed"), format!("{lemma}ing")),
        _ if DOUBLED.split_ascii_whitespace().any(|d| d == lemma) => {
            let last = lemma.chars().next_back().unwrap_or_default();
            (format!("{lemma}s"), format!("{lemma}{last}ed"), format!("{lemma}{last}ing"))
        }
        _ => (format!("{lemma}s"), format!("{lemma}ed"), format!("{lemma}ing")),
    };
    found.push((third, cue::S));
    found.push((ing, cue::ING));
    if let Some(pasts) = irregular {
        for form in pasts {
            found.push((form.to_owned(), cue::PAST));
        }
        past.clear();
    }
    if !past.is_empty() {
        found.push((past, cue::PAST));
    }
    found
}
