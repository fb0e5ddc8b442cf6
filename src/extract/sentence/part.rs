//! What each word of a sentence can be: a verb, or a noun, a name or an adjective.
//!
//! Told by the lexicon and by the word before: "she reports" has a verb, "her reports" a noun. Found once for a sentence,
//! since every rule asks.

use super::item::{Item, NOTHING, What};
use crate::extract::lexicon::{cue, tag};

/// A verb that has a subject.
pub const VERB: u8 = 1;
/// A noun, a name or an adjective.
pub const NOMINAL: u8 = 2;

/// Words that are neither verb nor noun.
const FUNCTION: u32 = tag::DET
    | tag::PREP
    | tag::AND
    | tag::BUT
    | tag::SUB
    | tag::THAT
    | tag::TO
    | tag::AUX
    | tag::PRON
    | tag::OBJECT
    | tag::WH
    | tag::NOT
    | tag::IT
    | tag::REL;

/// Writes into the items of a sentence what each can be.
pub fn find_parts(text: &str, items: &mut [Item]) {
    let (mut earlier, mut before) = (NOTHING, NOTHING);
    for item in items {
        let mut part = 0;
        if verb(text, item, &before, &earlier) {
            part = VERB;
        } else if item.is_word() && !item.is(FUNCTION) && !(item.what == What::Lower && item.is(tag::ADV)) {
            part = NOMINAL;
        }
        item.part = part;
        (earlier, before) = (before, *item);
    }
}

/// Who can work.
const SPEAKS: u32 = tag::PERSON | tag::PEOPLE | tag::SOURCE | tag::BODY;

/// "For security reasons": a plural, and no verb in -s?
pub fn counted_noun(item: &Item, before: &Item, earlier: &Item) -> bool {
    item.is(tag::NOUNISH) && before.what == What::Lower && before.part & NOMINAL != 0 && earlier.is(tag::PREP)
}

/// Is it a verb that has a subject, as far as its neighbours tell?
fn verb(text: &str, item: &Item, before: &Item, earlier: &Item) -> bool {
    if item.is(tag::AUX) {
        return true;
    }
    if item.what != What::Lower {
        return false;
    }
    if item.cue == 0 && !item.is(tag::VERB) {
        // A word that the lists do not have: "he limps", "she now cleans"
        let ending = item.tags & !tag::OCCASION == 0 && item.end - item.start > 3 && {
            matches!(item.of(text).as_bytes(), [.., b'e', b'd'] | [.., ..=b'r' | b't'.., b's'])
        };
        let subject =
            before.is(tag::PRON) && !before.is(tag::OBJECT) || before.what == What::Lower && before.is(tag::ADV) && earlier.is_word();
        return ending && subject;
    }
    if before.is(tag::DET | tag::POSS) && !before.is(tag::IT | tag::PRON) || before.is(tag::PREP) {
        return false;
    }
    let form = item.cue & (cue::BASE | cue::S | cue::PAST | cue::ING);
    // a different reason
    if form == cue::BASE
        && item.is(tag::NOUNISH)
        && earlier.is(tag::DET | tag::POSS)
        && before.what == What::Lower
        && before.part & NOMINAL != 0
        && !before.is(tag::PEOPLE | tag::BODY)
        && !before.of(text).ends_with('s')
    {
        return false;
    }
    // the steel works
    let works = form & cue::S != 0 && before.what == What::Lower && before.part & NOMINAL != 0 && earlier.is(tag::DET);
    if works && !before.is(SPEAKS) && item.of(text) == "works" {
        return false;
    }
    if form == cue::ING || form & cue::S != 0 && counted_noun(item, before, earlier) {
        return false;
    }
    if item.is(tag::DOCUMENT | tag::SPEECH | tag::PERSON | tag::BODY | tag::PEOPLE | tag::PRESS | tag::SPAN) {
        // "reports" after a plural or a name may be either; after a small word that is no name it is a noun.
        return before.is(tag::PRON | tag::AUX | tag::TO | tag::ADV | tag::PEOPLE)
            || (before.what == What::Upper && form & (cue::S | cue::PAST) != 0);
    }
    true
}
