//! Descriptions that point back: "the source", "the first source", "the trader", "the source in …".

use super::{Cast, Entity, own_words};
use crate::extract::found::Stretch;
use crate::extract::lexicon::tag;
use crate::extract::listed::{begins, listed, named, parted, place};
use crate::extract::mention::Pronoun;
use crate::model::SourceKind;

impl Cast<'_> {
    /// "the first source", "the second one".
    pub(super) fn ordinal(&self, words: &str, at: Stretch) -> Option<usize> {
        let (_, rest) = parted(words, " ")?;
        let nth = parted(rest, " ").map_or(rest, |(nth, _)| nth);
        // "The other" is the second of two.
        let n = place(nth, "first|second|third|other").map(|n| if n == 3 { 1 } else { n })?;
        let anonymous = |e: &Entity| e.kind == SourceKind::Anonymous && e.at.end <= at.start;
        let says = |e: &Entity| (n > 0 && named(nth, &e.words)) || (n == 1 && listed("another", &e.words));
        self.nth(0, &|e| anonymous(e) && says(e)).or_else(|| self.nth(n, &anonymous))
    }

    /// The entity that "the source", "the trader", "the source in …" points back to.
    pub(super) fn known(&self, at: Stretch, head: Stretch, noun: &str, plural: bool, tags: u32) -> Option<usize> {
        let region = (self.region)(at);
        let generic =
            !plural && tags & tag::SOURCE != 0 || listed(noun, "man|woman|person|informant|interviewee|interlocutor|speaker|latter");
        let fits = |e: &Entity| {
            if e.plural != plural || e.at.end > at.start {
                return false;
            }
            // the vet, of a veterinarian
            let short = || tags == 0 && noun.len() > 2 && e.noun.starts_with(noun);
            let same = !e.noun.is_empty() && (singular(&e.noun) == singular(noun) || short());
            let described = e.head != e.at;
            // "the minister" after "NAME, the minister": the role says so.
            let by_role = || {
                let role = e.role.map_or("", |r| r.of(self.text));
                !described && last_is(&own_words(parted(role, ",").map_or(role, |(role, _)| role)), noun)
            };
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
            let whole = || listed(noun, &e.words);
            // the charity, after its name
            let body = tags & (tag::BODY | tag::PRESS) != 0
                && !described
                && matches!(e.kind, SourceKind::Organisation | SourceKind::Publication)
                && !e.person;
            let doctor = || noun == "doctor" && !described && e.role.is_some_and(|r| begins(r.of(self.text), "dr"));
            let noun = same && (described || e.kind != SourceKind::Person);
            place && sex && (body || noun || doctor() || by_role() || (anonymous && (generic || whole())))
        };
        // Where a place tells them apart, the same word does too; "the source" is who was called so.
        let same = |e: &Entity| fits(e) && singular(&e.noun) == singular(noun);
        let exact = if region.is_some() || tags & tag::SOURCE != 0 { self.latest(head.start, &same) } else { None };
        exact.or_else(|| self.latest(head.start, &fits))
    }
}

pub(super) fn singular(noun: &str) -> &[u8] {
    noun.as_bytes().strip_suffix(b"s").unwrap_or(noun.as_bytes())
}

/// Is this the last of the words, each of which has a bar after it?
fn last_is(words: &str, word: &str) -> bool {
    words.strip_suffix('|').and_then(|words| words.strip_suffix(word)).is_some_and(|words| words.ends_with('|'))
}
