//! Names: "Mayor Ann Venn", "Ann Venn, the mayor", "the deputy manager of the mine, Ann Venn", with their bearers' roles.

use super::press::{ends_press, of_press};
use super::{Mention, Pronoun, Sort, Word};
use crate::extract::found::Stretch;
use crate::extract::lexicon::tag;
use crate::extract::listed::{List, first_at, listed, named, to_last, without_after};
use crate::extract::token::Kind;

/// Titles of men, and of women.
static HE: List = List::new("mr|king|prince|chairman|congressman|spokesman|mayor-elect");
static SHE: List = List::new("mrs|ms|miss|queen|princess|chairwoman|congresswoman|spokeswoman");

/// A name that ends the phrase itself, with a title before it or an apposition after it.
pub(super) fn name(text: &str, words: &[Word<'_>], core: (usize, usize), at: Stretch) -> Option<Mention> {
    let inside = words.get(core.0..core.1)?;
    let last = inside.iter().rposition(|w| w.kind != Kind::Other)?;
    let tail = inside.get(last)?;
    // A name ends the phrase, or a number does, as in "Factory 7".
    if tail.kind != Kind::Upper || tail.is(tag::PEOPLE | tag::SOURCE | tag::QUANT | tag::DET) || tail.is(tag::PERSON) && last == 0 {
        return None;
    }
    // "Passengers on …": the first word of a sentence has a capital anyway.
    let plain = last == 0 && tail.text.ends_with('s') && words.get(core.1).is_some_and(|w| w.is(tag::PREP | tag::REL));
    if plain || inside.first().is_some_and(|w| w.is(tag::QUANT)) && last < 2 {
        return None;
    }
    let mut from = last;
    while from > 0 {
        let Some(before) = inside.get(from - 1) else { break };
        let part = before.kind == Kind::Upper && (before.is_single() || !before.is(tag::TITLE | tag::PERSON | tag::DET | tag::AUX))
            || before.text.len() <= 3 && listed(before.text, "de|von|van|bin|al|el|la|da|del|der|ibn|&|.|“|”|\"");
        if !part {
            break;
        }
        from -= 1;
    }
    while inside.get(from).is_some_and(|w| w.kind == Kind::Other) {
        from += 1;
    }
    let own = inside.get(from..=last)?;
    let start = own.first()?.at;
    // the Ministry of Defence, the World Organisation for Animal Health
    let mut end = tail.at.end;
    if own.iter().any(|w| w.is(tag::BODY | tag::PRESS)) {
        for word in words.get(core.0 + last + 1..).unwrap_or_default() {
            if word.kind == Kind::Upper && !word.is(tag::TIME) {
                end = word.at.end;
            } else if !listed(word.text, "of|for|and|the|&") {
                break;
            }
        }
    }
    let name = Stretch { start: start.start, end };
    let before = inside.get(..from).unwrap_or_default();
    let mut press = ends_press(tail.text);
    let mut body = false;
    for word in own {
        press |= word.is(tag::PRESS) || of_press(word.text);
        body |= word.is(tag::BODY) && word.kind == Kind::Upper;
    }
    let acronym = own.len() == 1
        && tail.text.len() > 1
        && tail.text.chars().all(|c| c.is_uppercase() || c == '.' || c == '-' || c.is_ascii_digit())
        && before.is_empty();
    let (mut titled, mut article, mut sex) = (false, false, None);
    for word in before {
        titled |= word.is(tag::TITLE | tag::PERSON);
        article |= word.is(tag::DET) && named(word.text, "the");
        let title = without_after(word.text, ".");
        if HE.names(title) {
            sex = Some(Pronoun::He);
        } else if SHE.names(title) {
            sex = Some(Pronoun::She);
        }
    }
    // "the Zorbian mayor Ann Lee" has a title; "Zorbian mayors" ended above.
    let sort = if titled && !press {
        Sort::Person
    } else if press {
        Sort::Press
    } else if body || acronym || article && !titled {
        Sort::Body
    } else {
        Sort::Person
    };
    // The role: what stands before the name without articles and courtesy, or the apposition after it.
    let courtesy = |w: &Word<'_>| named(without_after(w.text, "."), "mr|mrs|ms|miss|the|a|an");
    let mut front = before;
    while front.first().is_some_and(|w| courtesy(w) || w.kind == Kind::Other) {
        front = front.get(1..).unwrap_or_default();
    }
    let mut role = None;
    if sort == Sort::Person {
        if let (Some(a), Some(b)) = (front.first(), front.iter().rev().find(|w| w.kind != Kind::Other))
            && !front.iter().all(courtesy)
        {
            role = Some(Stretch { start: a.at.start, end: b.at.end });
        }
        if role.is_none()
            && let Some(comma) = words.get(core.1)
            && comma.sign(",|—|(")
            && comma.at.end < at.end
        {
            let end = at.end.min(words.last().map_or(at.end, |w| w.at.end));
            let span = Stretch { start: comma.at.end, end };
            let inner = |c: char| !c.is_whitespace() && !matches!(c, ',' | '—' | '(' | ')');
            let words = to_last(span.of(text), &inner);
            let start = span.start + first_at(words, &inner) as u32;
            let said = Stretch { start, end: span.start + words.len() as u32 };
            // An age is no role.
            if said.of(text).bytes().any(|b| !b.is_ascii_digit()) {
                role = Some(said);
            }
        }
    }
    Some(Mention::Name { name, role, sort, sex })
}

/// The mine's deputy manager, NAME, …
pub(super) fn name_after(words: &[Word<'_>], core: (usize, usize)) -> Option<Mention> {
    let inside = words.get(core.0..core.1).unwrap_or_default();
    words.get(core.1).filter(|w| w.text == ",")?;
    let after = words.get(core.1 + 1..).unwrap_or_default();
    let count = after.iter().take_while(|w| w.kind == Kind::Upper && !w.is(tag::DET | tag::PEOPLE | tag::TIME)).count();
    let ends = after.get(count).is_none_or(|w| w.text == ",");
    let office = inside.iter().any(|w| w.kind == Kind::Lower && w.is(tag::PERSON | tag::TITLE))
        || count >= 2 && inside.first().is_some_and(|w| w.is(tag::DET | tag::POSS)) && inside.last().is_some_and(|w| w.kind == Kind::Lower);
    if !(ends && office) {
        return None;
    }
    let (first, last) = (after.first()?, after.get(count.checked_sub(1)?)?);
    let name = Stretch { start: first.at.start, end: last.at.end };
    let mut front = inside;
    while front.first().is_some_and(|w| w.is(tag::DET)) {
        front = front.get(1..).unwrap_or_default();
    }
    let role = front.first().zip(front.last()).map(|(a, b)| Stretch { start: a.at.start, end: b.at.end });
    Some(Mention::Name { name, role, sort: Sort::Person, sex: None })
}
