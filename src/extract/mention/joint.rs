//! Several who speak together: "Bero Atal and Maro Venn", "A along with B and C".

use super::Word;
use crate::extract::found::Stretch;
use crate::extract::lexicon::tag;
use crate::extract::listed::listed;
use crate::extract::token::Kind;

impl Word<'_> {
    fn joins(&self) -> bool {
        self.is(tag::AND) || self.text == "along"
    }
}

/// "Bero Atal and Maro Venn", "A along with B and C".
pub(super) fn names(words: &[Word<'_>]) -> Option<Vec<Stretch>> {
    // Most mentions name one.
    if !words.iter().any(|w| w.joins()) {
        return None;
    }
    let mut found: Vec<Stretch> = Vec::new();
    let mut open: Option<Stretch> = None;
    let mut joined = false;
    let mut lower = 0;
    for word in words {
        let part =
            word.kind == Kind::Upper && !word.is(tag::TITLE | tag::DET | tag::BODY | tag::PRESS | tag::PERSON | tag::PEOPLE | tag::PREP);
        if part {
            open = Some(open.map_or(word.at, |o| Stretch { start: o.start, end: word.at.end }));
            continue;
        }
        if word.is(tag::TITLE | tag::PERSON) || word.kind == Kind::Upper && word.is(tag::BODY) {
            // What stood before a title was not yet a name.
            open = None;
            continue;
        }
        if word.joins() || listed(word.text, ",|with") {
            joined |= word.joins();
            found.extend(open.take());
            continue;
        }
        if word.kind == Kind::Lower && word.is(tag::PREP | tag::REL | tag::DET) {
            // An apposition: what follows are no further names.
            if found.len() + usize::from(open.is_some()) < 2 {
                return None;
            }
            break;
        }
        if word.kind == Kind::Lower {
            lower += 1;
        }
    }
    found.extend(open.take());
    // Two words or more a name, so that "Moon and Sun Company" is none.
    let full = found.iter().filter(|f| f.end - f.start > 6).count();
    (joined && found.len() >= 2 && full == found.len() && lower < 4 && words.first().is_some_and(|w| !w.is(tag::DET))).then_some(found)
}
