//! Descriptions: "a source in Tarn", "the trader", "two of the nurses", and how they point.

use super::{Mention, Point, Word};
use crate::extract::found::Stretch;
use crate::extract::lexicon::tag;
use crate::extract::listed::{List, listed, named};
use crate::extract::token::Kind;

/// A description without what a comma adds: "a source in A, speaking on condition …" is a source in A. What says who is
/// meant stays where nothing before it does: "another source, an educator in A".
pub(super) fn without_asides(words: &[Word<'_>], at: Stretch) -> Stretch {
    let Some(i) = words.iter().position(|w| w.sign(",|—|(|–")) else { return at };
    // Miners, clerks and guards
    if words.get(i + 1).is_some_and(|w| w.is(tag::PEOPLE)) && words.iter().skip(i + 2).any(|w| w.is(tag::AND)) {
        return at;
    }
    let is = |i: usize, list: &str| words.get(i).is_some_and(|w| listed(w.text, list));
    let named = words.get(i + 2).is_some_and(|w| w.kind == Kind::Upper && !w.is(tag::TIME));
    let mut end = words.get(i.wrapping_sub(1)).map_or(at.end, |w| w.at.end);
    if is(i + 1, "in|at|near|of|from") && named {
        end = words.iter().skip(i + 2).take_while(|w| w.kind == Kind::Upper).last().map_or(end, |w| w.at.end);
    } else if !(0..i).any(|k| is(k, "in|at|from|near"))
        && (is(i + 1, "a|an|at") || i <= 2 && is(i + 1, "who") && is(i + 2, DOES))
        && words.get(i).is_some_and(|w| w.text == ",")
    {
        let close = words.iter().skip(i + 1).position(|w| w.sign(",|—|(|–")).map_or(words.len(), |n| i + 1 + n);
        end = words.get(close - 1).map_or(end, |w| w.at.end);
    }
    Stretch { start: at.start, end }
}

/// What tells who somebody is: "the second, who works in the canteen".
const DOES: &str = "works|worked|lives|lived|serves|served|runs|owns|keeps|studies";

/// What the noun of a description, its article and its number say.
pub(super) fn describe(inside: &[Word<'_>], at: Stretch) -> Mention {
    let noun = |w: &&Word<'_>| {
        matches!(w.kind, Kind::Lower | Kind::Upper) && !w.is(tag::DET | tag::POSS | tag::AND | tag::ADV | tag::PREP | tag::IT)
    };
    let head = inside.iter().rev().find(noun).or_else(|| inside.last());
    let first = inside.iter().find(|w| w.kind != Kind::Other);
    let head_is = |list: &List| head.is_some_and(|w| list.names(w.text));
    let first_is = |list: &List| first.is_some_and(|w| list.names(w.text));
    let tags = head.map_or(0, |w| w.lex.tags);
    let counted = || inside.iter().any(|w| w.kind == Kind::Number || NUMBERS.names(w.text));
    let plural = tags & tag::PEOPLE != 0
        || head_is(&MANY)
        || (tags & (tag::PERSON | tag::BODY | tag::DOCUMENT) == 0 && head.is_some_and(|w| ends_in_one_s(w.text)))
        || !first.is_some_and(|w| named(w.text, "one|a|an|another")) && counted();
    let point = if first_is(&KNOWN) {
        Point::Known
    } else if plural && !first_is(&NEW) {
        Point::Bare
    } else {
        Point::New
    };
    Mention::Description { at, head: head.map_or(at, |w| w.at), point, plural, tags }
}

/// Does it end as most plurals do?
fn ends_in_one_s(word: &str) -> bool {
    matches!(word.as_bytes(), [.., before, b's' | b'S'] if !before.eq_ignore_ascii_case(&b's')) || matches!(word, "s" | "S")
}

/// Heads that are several, whatever their form.
static MANY: List = List::new("many|several|some|few|both|others|people|everybody|everyone|all");

/// First words that point to somebody who was mentioned.
static KNOWN: List = List::new("the|this|that|these|those|said|his|her|their|its|both|former");

/// First words that point to somebody new.
static NEW: List = List::new("a|an|another|one|some|several|two|three|four|many|other|few");

/// Words that count.
static NUMBERS: List = List::new("two|three|four|five|six|seven|eight|nine|ten|dozen|dozens|multiple|several|some|few|many");
