//! Descriptions that point back: "the source", "the first source", "the trader", "the source in …".

use super::{Cast, Entity, own_words};
use crate::extract::found::Stretch;
use crate::extract::lexicon::tag;
use crate::extract::mention::Pronoun;
use crate::model::SourceKind;

impl Cast<'_> {
    /// "the first source", "the second one".
    pub(super) fn ordinal(&self, words: &str, at: Stretch) -> Option<usize> {
        let nth = words.split(' ').nth(1)?;
        let n = match nth {
            "first" => 0,
            "second" | "other" => 1,
            "third" => 2,
            _ => return None,
        };
        let anonymous = |e: &(usize, &Entity)| e.1.kind == SourceKind::Anonymous && e.1.at.end <= at.start;
        let says = |w: &str| w == nth && n > 0 || n == 1 && w == "another";
        let said = self.recent().filter(anonymous).find(|(_, e)| e.words.iter().any(|w| says(w)));
        said.or_else(|| self.recent().filter(anonymous).nth(n)).map(|(i, _)| i)
    }

    /// The entity that "the source", "the trader", "the source in …" points back to.
    pub(super) fn known(&self, at: Stretch, head: Stretch, noun: &str, plural: bool, tags: u32) -> Option<usize> {
        let region = (self.region)(at);
        let singular = |w: &str| w.strip_suffix('s').unwrap_or(w).len();
        let alike = |a: &str, b: &str| a == b || singular(a) == singular(b) && a.get(..singular(a)) == b.get(..singular(b));
        let generic = tags & tag::SOURCE != 0
            || matches!(noun, "man" | "woman" | "person" | "informant" | "interviewee" | "interlocutor" | "speaker" | "latter");
        let fits = |e: &Entity| {
            if e.plural != plural {
                return false;
            }
            if e.at.end > at.start {
                return false;
            }
            let same = !e.noun.is_empty() && alike(&e.noun, noun);
            let described = e.head != e.at;
            // "the minister" after "NAME, the minister": the role says so.
            let by_role = !described && e.role.is_some_and(|r| own_words(r.of(self.text)).last().is_some_and(|w| **w == *noun));
            let anonymous = described && matches!(e.kind, SourceKind::Anonymous | SourceKind::AnonymousSeveral);
            let sex = match noun {
                "man" => e.sex != Some(Pronoun::She),
                "woman" => e.sex != Some(Pronoun::He),
                _ => true,
            };
            let place = match (&region, &e.home) {
                (Some(here), Some(there)) => here == there,
                (Some(_), None) => false,
                _ => true,
            };
            let whole = e.words.iter().any(|w| **w == *noun);
            // the charity, after its name
            let body = tags & (tag::BODY | tag::PRESS) != 0
                && !described
                && matches!(e.kind, SourceKind::Organisation | SourceKind::Publication)
                && !e.person;
            let doctor = noun == "doctor" && !described && e.role.is_some_and(|r| self.lower(r).starts_with("dr"));
            place
                && sex
                && (body || doctor || same && (described || e.kind != SourceKind::Person) || by_role || anonymous && (generic || whole))
        };
        let last = self.recent().filter(|(_, e)| e.last < head.start && fits(e)).max_by_key(|(_, e)| e.last);
        last.map(|(i, _)| i)
    }
}
