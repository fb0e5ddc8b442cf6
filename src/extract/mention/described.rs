//! Descriptions: "a source in Tarn", "the trader", "two of the nurses", and how they point.

use super::{Mention, Point, Word};
use crate::extract::found::Stretch;
use crate::extract::lexicon::tag;
use crate::extract::token::Kind;

/// A description without what a comma adds: "a source in A, speaking on condition …" is a source in A.
pub(super) fn without_asides(words: &[Word<'_>], at: Stretch) -> Stretch {
    let Some(i) = words.iter().position(|w| matches!(w.text, "," | "—" | "(" | "–")) else { return at };
    let place = words.get(i + 1).is_some_and(|w| matches!(w.text, "in" | "at" | "near" | "of" | "from"));
    let named = words.get(i + 2).is_some_and(|w| w.kind == Kind::Upper && !w.is(tag::TIME));
    let mut end = words.get(i.wrapping_sub(1)).map_or(at.end, |w| w.at.end);
    if place && named {
        end = words.iter().skip(i + 2).take_while(|w| w.kind == Kind::Upper).last().map_or(end, |w| w.at.end);
    }
    Stretch { start: at.start, end }
}

/// What the noun of a description, its article and its number say.
pub(super) fn describe(inside: &[Word<'_>], at: Stretch) -> Mention {
    let noun = |w: &&Word<'_>| matches!(w.kind, Kind::Lower | Kind::Upper) && !w.is(tag::DET | tag::POSS | tag::AND | tag::ADV | tag::PREP);
    let head = inside.iter().rev().find(noun).or_else(|| inside.last());
    let first = inside.iter().find(|w| w.kind != Kind::Other);
    let lower = first.map(|w| w.text.to_ascii_lowercase()).unwrap_or_default();
    let head_text = head.map(|w| w.text.to_ascii_lowercase()).unwrap_or_default();
    let tags = head.map_or(0, |w| w.lex.tags);
    let counted = inside.iter().any(|w| w.kind == Kind::Number || NUMBERS.iter().any(|n| w.text.eq_ignore_ascii_case(n)));
    let plural = tags & tag::PEOPLE != 0
        || matches!(
            head_text.as_str(),
            "many" | "several" | "some" | "few" | "both" | "others" | "people" | "everybody" | "everyone" | "all"
        )
        || (tags & (tag::PERSON | tag::BODY | tag::DOCUMENT) == 0 && head_text.ends_with('s') && !head_text.ends_with("ss"))
        || counted && !matches!(lower.as_str(), "one" | "a" | "an" | "another");
    let point = match lower.as_str() {
        "the" | "this" | "that" | "these" | "those" | "said" | "his" | "her" | "their" | "its" => Point::Known,
        "both" | "former" => Point::Known,
        "a" | "an" | "another" | "one" | "some" | "several" | "two" | "three" | "four" | "many" | "other" | "few" => Point::New,
        _ if plural => Point::Bare,
        _ => Point::New,
    };
    Mention::Description { at, head: head.map_or(at, |w| w.at), point, plural, tags }
}

/// Words that count.
const NUMBERS: &[&str] = &[
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozen", "dozens", "multiple", "several", "some", "few", "many",
];
