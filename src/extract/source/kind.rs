//! What kind of source a description tells of, and whether of a man or a woman.

use crate::extract::lexicon::tag;
use crate::extract::listed::{List, beginning, begins, listed, mentions_any};
use crate::extract::mention::{Point, Pronoun};
use crate::model::SourceKind;

/// He or she, where the noun says so.
pub(super) fn sex_of(noun: &str) -> Option<Pronoun> {
    if MEN.has(noun) {
        Some(Pronoun::He)
    } else if WOMEN.has(noun) {
        Some(Pronoun::She)
    } else {
        None
    }
}

static MEN: List = List::new("man|father|husband|son|brother|grandfather|uncle|boy|spokesman|businessman|fisherman|policeman|monk");
static WOMEN: List = List::new("woman|mother|wife|daughter|sister|grandmother|aunt|girl|spokeswoman|businesswoman|policewoman|widow");

/// The kind, by the noun and its tags, how it points, and the words around it.
pub(super) fn kind_of(noun: &str, tags: u32, point: Point, plural: bool, whole: &str) -> SourceKind {
    let has = |tags_of: u32| tags & tags_of != 0;
    let person = has(tag::PERSON);
    if has(tag::SOURCE) {
        return if plural { SourceKind::AnonymousSeveral } else { SourceKind::Anonymous };
    }
    if has(tag::DOCUMENT) && !person && !has(tag::PEOPLE) {
        return SourceKind::Document;
    }
    if (has(tag::PRESS) && !person) || listed(noun, "television|radio|broadcast") || (noun == "agency" && mentions_any(whole, "news")) {
        return SourceKind::Publication;
    }
    if (has(tag::BODY) || listed(noun, "country|province|city|county|town|district|region|north|south|east|west|side")) && !person {
        return SourceKind::Organisation;
    }
    if plural {
        return kind_of_several(noun, tags, point, whole);
    }
    if listed(noun, "everybody|everyone|nobody") {
        return SourceKind::Group;
    }
    let office = has(tag::TITLE)
        && !listed(noun, "owner|founder|author|defector|activist|analyst|economist|researcher|scientist|historian|sociologist|doctor")
        || listed(noun, "dean|secretary|mayor|governor|principal|headmaster|abbot|prosecutor|magistrate|lecturer|warden|headman");
    if (office && point == Point::Known) || (begins(noun, "spokes") && mentions_any(whole, " for ")) {
        return SourceKind::Office;
    }
    SourceKind::Anonymous
}

/// Are several people meant, or people of a kind?
fn kind_of_several(noun: &str, tags: u32, point: Point, whole: &str) -> SourceKind {
    let individuals = (point != Point::Bare && !listed(noun, "many|people|everybody|everyone|others"))
        || listed(noun, "officials|aides|advisers|advisors|diplomats|investigators|witnesses|officers|insiders");
    let vague =
        beginning(whole, "some |many |most ").is_some() && matches!(noun.as_bytes(), [.., b's']) && tags & (tag::TITLE | tag::SOURCE) == 0;
    let general = listed(noun, "many|others|everybody|everyone|all") || beginning(whole, "many |other ").is_some();
    let counted = whole.split(' ').take(3).any(|word| NUMBERS.names(word));
    if (vague && (!individuals || noun.bytes().any(|b| b == b' '))) || general || !(individuals || counted) {
        return SourceKind::Group;
    }
    SourceKind::AnonymousSeveral
}

/// Words that count.
static NUMBERS: List = List::new("two|three|four|five|six|seven|eight|nine|ten|several|multiple|some");
