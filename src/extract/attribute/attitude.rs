//! What a cue takes and yet is no statement, or one of another sort: nothing, a wish, a request for anonymity.

use super::super::lexicon::{cue, tag};
use super::super::phrase::Range;
use super::super::sentence::{Item, What};
use super::{Complement, Reader};

impl Reader<'_> {
    /// said nothing, said so, said little
    pub(super) fn nothing(&self, content: Range) -> bool {
        content.1 == content.0 + 1
            && ["nothing", "little", "so", "it", "this", "that", "no", "yes", "more", "much", "something"]
                .iter()
                .any(|w| self.s.word(content.0, w))
            || self.s.word(content.0, "nothing")
    }

    /// To do something, or a thing: an attitude that nobody need have voiced.
    pub(super) fn wish(&self, content: Range) -> bool {
        let first = self.s.get(content.0);
        !(first.is(tag::THAT | tag::WH)
            || (content.0..content.1).any(|k| self.quote(k))
            || (content.0 + 1..content.1).any(|k| self.s.verb(k) && !first.is(tag::TO)))
    }

    /// asked not to be named, requested that the place be withheld
    pub(super) fn anonymity(&self, item: Item, complement: Option<&Complement>) -> bool {
        const WORDS: &[&str] = &["named", "identified", "withheld", "anonymity", "anonymous", "quoted", "comment", "name", "questions"];
        let Some(complement) = complement else { return false };
        if item.cue & (cue::TO | cue::ADDRESS | cue::NOUN) == 0 || item.cue & cue::CLAUSE != 0 {
            return false;
        }
        (complement.content.0..complement.content.1.min(complement.content.0 + 12)).any(|k| WORDS.iter().any(|w| self.s.word(k, w)))
    }

    /// "a letter that asks for …": what a document says, and the word that says so.
    pub(super) fn through_document(&self, object: &Complement) -> Option<(Complement, usize)> {
        let s = &self.s;
        let (from, to) = object.content;
        let noun = (from..to.min(from + 4)).find(|&k| s.get(k).is(tag::DOCUMENT | tag::SPEECH))?;
        let rel = (noun + 1..to.min(noun + 7)).find(|&k| s.get(k).is(tag::REL | tag::THAT))?;
        let verb = rel + 1;
        let item = s.get(verb);
        if item.cue & cue::COMPLEMENT == 0 || item.cue & (cue::PAST | cue::S | cue::BASE) == 0 || item.what != What::Lower {
            return None;
        }
        Some((self.complement(verb, item)?, verb))
    }
}
