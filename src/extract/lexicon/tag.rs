//! Bits of a word's tags: its part in a sentence.

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
