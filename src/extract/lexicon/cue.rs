//! Bits of a cue: what may follow a word that reports, and which form of it the word is.

use crate::extract::listed::place;

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
const PREPOSITIONS: &str = "about|for|of|on|against|as|to|with|by|out|in";
/// The letters of the first bits in the table of verbs, in their order.
pub const KINDS: &str = "QTCWINAJ";
/// The bit of a preposition, in any case; 0 for another word.
pub fn preposition(word: &str) -> u32 {
    place(word, PREPOSITIONS).map_or(0, |i| PREPOSITION << i)
}
/// Something may follow.
pub const COMPLEMENT: u32 = QUOTE | THAT | CLAUSE | WH | TO | NOUN;
/// Seldom anything but speech, so that a quotation beside it is its content.
pub const SAY: u32 = 1 << 30;
