//! What kind of source a description tells of, and whether of a man or a woman.

use crate::extract::lexicon::tag;
use crate::extract::mention::{Point, Pronoun};
use crate::model::SourceKind;

/// He or she, where the noun says so.
pub(super) fn sex_of(noun: &str) -> Option<Pronoun> {
    match noun {
        "man" | "father" | "husband" | "son" | "brother" | "grandfather" | "uncle" | "boy" | "spokesman" | "businessman" | "fisherman"
        | "policeman" | "monk" => Some(Pronoun::He),
        "woman" | "mother" | "wife" | "daughter" | "sister" | "grandmother" | "aunt" | "girl" | "spokeswoman" | "businesswoman"
        | "policewoman" | "widow" => Some(Pronoun::She),
        _ => None,
    }
}

/// The kind, by the noun and its tags, how it points, and the words around it.
pub(super) fn kind_of(noun: &str, tags: u32, point: Point, plural: bool, whole: &str) -> SourceKind {
    let lower = whole.to_ascii_lowercase();
    if tags & tag::SOURCE != 0 {
        return if plural { SourceKind::AnonymousSeveral } else { SourceKind::Anonymous };
    }
    if tags & tag::DOCUMENT != 0 && tags & (tag::PERSON | tag::PEOPLE) == 0 {
        return SourceKind::Document;
    }
    if tags & tag::PRESS != 0 && tags & tag::PERSON == 0
        || matches!(noun, "television" | "radio" | "broadcast")
        || noun == "agency" && lower.contains("news")
    {
        return SourceKind::Publication;
    }
    if tags & tag::BODY != 0 && tags & tag::PERSON == 0 {
        return SourceKind::Organisation;
    }
    if plural {
        let individuals = point != Point::Bare && !matches!(noun, "many" | "people" | "everybody" | "everyone" | "others")
            || matches!(
                noun,
                "officials" | "aides" | "advisers" | "advisors" | "diplomats" | "investigators" | "witnesses" | "officers" | "insiders"
            );
        if (!individuals || noun.contains(' '))
            && lower.split(' ').next().is_some_and(|w| matches!(w, "some" | "many" | "most"))
            && noun.ends_with('s')
            && tags & (tag::TITLE | tag::SOURCE) == 0
        {
            return SourceKind::Group;
        }
        let counted = lower.split(' ').take(3).any(|w| NUMBERS.contains(&w));
        let general = matches!(noun, "many" | "others" | "everybody" | "everyone" | "all")
            || lower.starts_with("many ")
            || lower.starts_with("other ");
        return if (individuals || counted) && !general { SourceKind::AnonymousSeveral } else { SourceKind::Group };
    }
    if matches!(noun, "everybody" | "everyone" | "nobody") {
        return SourceKind::Group;
    }
    let office =
        tags & tag::TITLE != 0 || matches!(noun, "dean" | "secretary" | "mayor" | "governor" | "principal" | "headmaster" | "abbot");
    if office && point == Point::Known || noun.starts_with("spokes") && lower.contains(" for ") {
        return SourceKind::Office;
    }
    SourceKind::Anonymous
}

/// Words that count.
const NUMBERS: &[&str] = &["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "several", "multiple", "some"];
