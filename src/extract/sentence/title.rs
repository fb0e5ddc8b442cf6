//! Tells titles in quotation marks from things said: in her book “The Long Quay”, on the programme “Morning Tide”.

use super::item::{Item, What};
use crate::extract::lexicon::tag;
use crate::extract::listed::List;
use crate::extract::marks::Run;
use crate::extract::token::{Kind, Token};

/// Marks and signs included: a title of more tokens is a sentence that somebody set in capitals.
const LONGEST: u32 = 12;

/// Is the quotation the title of a book, a song, a programme, rather than something said?
///
/// All of its longer words have capitals, and what stands before it ("the book", "on ABC's") takes a name.
pub(super) fn titled(text: &str, tokens: &[Token], run: &Run, found: &[Item], close: u8) -> bool {
    let Some(mut before) = found.last() else { return false };
    // In his book, “…”
    if before.what == What::Comma
        && let Some(noun) = found.len().checked_sub(2).and_then(|i| found.get(i))
        && (noun.is(tag::DOCUMENT) || TITLED.has(noun.of(text)))
    {
        before = noun;
    }
    if run.last - run.first > LONGEST || close == b'?' || close == b'!' {
        return false;
    }
    let named = before.what == What::Lower && TITLED.has(before.of(text));
    let takes_name = before.is(tag::POSS | tag::PREP | tag::DOCUMENT | tag::PRESS)
        || before.is(tag::DET) && !before.is(tag::IT)
        || before.what == What::Upper && !before.is(tag::PRON | tag::AUX | tag::SUB)
        || named;
    if !takes_name {
        return false;
    }
    let (mut words, mut capitals) = (0_usize, 0);
    for token in tokens.get(run.first as usize..run.last as usize).unwrap_or_default() {
        match token.kind {
            Kind::Upper | Kind::Number => (words, capitals) = (words + 1, capitals + 1),
            Kind::Lower if token.end - token.start > 3 => words += 1,
            _ => {}
        }
    }
    // One word will do only after "titled", "the song".
    words > usize::from(!named) && words == capitals
}

/// What can be before a title.
static TITLED: List = List::new(
    "album|book|called|column|comedy|documentary|drama|entitled|film|headlined|hit|magazine|memoir|movie|musical|named|novel|play|\
     podcast|poem|program|programme|series|show|sitcom|song|titled",
);
