//! Finds where a sentence ends.
//!
//! At a full stop that belongs to no abbreviation, and after a quotation that ends with one, unless what follows says who
//! spoke: “Who pays?” the miller asked.

use super::item::{Item, NOTHING, What};
use crate::extract::lexicon::{cue, tag};
use crate::extract::token::char_at;

/// The end of the sentence that begins at `from`: one after its last item.
pub fn sentence_end(text: &str, items: &[Item], from: usize) -> usize {
    let get = |i: usize| items.get(i).unwrap_or(&NOTHING);
    let begins = |n: &Item| matches!(n.what, What::Upper | What::Number | What::Quote | What::Open) || n.what == What::Other && n.end > 0;
    let mut depth = 0_u32;
    let mut i = from;
    let longest = items.len().min(from + LONGEST);
    while i < longest {
        let item = get(i);
        let next = get(i + 1);
        match item.what {
            What::Open => depth += 1,
            What::Close => depth = depth.saturating_sub(1),
            What::Stop => {
                // Three dots, and a stop inside of brackets, go on.
                let stop = char_at(text, item.start as usize);
                let again = next.what == What::Stop && next.start == item.end;
                let inside = depth > 0 && i - from < ASIDE && next.what == What::Close;
                if !again
                    && !inside
                    && (i + 1 >= items.len() || begins(next) || stop == '。')
                    && !(stop == '.' && abbreviated(text, items, i))
                {
                    return i + 1;
                }
            }
            What::Quote | What::Upper if matches!(item.close, b'.' | b'?' | b'!') && i + 1 < items.len() => {
                let capital = matches!(next.what, What::Upper | What::Number | What::Quote);
                if capital && (item.close == b'.' || !speaker_follows(items, i + 1)) {
                    return i + 1;
                }
            }
            _ => {}
        }
        i += 1;
    }
    longest
}

/// No sentence is read further than this, so that a text without full stops is still read in linear time.
const LONGEST: usize = 500;
/// A bracket that was opened longer ago was never closed.
const ASIDE: usize = 60;

/// Is the full stop at `i` that of an abbreviation or of initials?
fn abbreviated(text: &str, items: &[Item], i: usize) -> bool {
    let Some(before) = i.checked_sub(1).and_then(|b| items.get(b)) else { return false };
    if before.end != items.get(i).map_or(0, |s| s.start) {
        return false;
    }
    if before.is(tag::ABBR) && before.what == What::Upper {
        // "Co." and "Jr." may end a sentence as well: then a word follows that begins one.
        let next = items.get(i + 1).unwrap_or(&NOTHING);
        let begins = next.is(tag::DET | tag::PRON | tag::IT | tag::SUB | tag::PREP | tag::BUT | tag::AND);
        return !begins || before.is(tag::TITLE);
    }
    // J. Smith
    before.what == What::Upper && before.end - before.start == 1 && char_at(text, before.start as usize) != 'I'
}

/// After “…?” and “…!”: do a name or a description and a cue follow, and then the end, a blank or a clause of time?
fn speaker_follows(items: &[Item], from: usize) -> bool {
    for i in from..(from + 9).min(items.len()) {
        let Some(item) = items.get(i) else { return false };
        if item.cue & cue::QUOTE != 0 && item.cue & cue::ATTITUDE == 0 && item.what == What::Lower && i > from {
            let after = items.get(i + 1).unwrap_or(&NOTHING);
            if after.is(tag::THAT | tag::PRON | tag::IT) && !after.is(tag::DET) || matches!(after.what, What::Quote | What::Colon) {
                return false;
            }
            // What the cue takes has no verb: it is who was asked, or when.
            let rest = items.get(i + 1..(i + 16).min(items.len())).unwrap_or_default();
            return !rest
                .iter()
                .take_while(|r| r.is_word())
                .any(|r| r.is(tag::AUX | tag::THAT) || r.is(tag::VERB) && r.cue & (cue::S | cue::PAST) != 0 && !r.is(tag::NOUNISH));
        }
        let initial = item.what == What::Stop && i > from && items.get(i - 1).is_some_and(|b| b.is(tag::TITLE) || b.end - b.start == 1);
        let aside = item.what == What::Comma;
        if !(item.is_word() || initial || aside)
            || item.is(tag::AUX)
            || item.is(tag::VERB) && item.what == What::Lower && !item.is(tag::NOUNISH)
        {
            return false;
        }
    }
    false
}
