//! Cues that report nothing: "said nothing", "asked not to be named", "wants to leave", "nobody said who paid".

use super::Reader;
use crate::extract::lexicon::{cue, tag};
use crate::extract::listed::List;
use crate::extract::sentence::{Item, Range};

/// What is said in a word that tells nothing.
const LITTLE: &str = "nothing|little|so|it|this|that|no|yes|more|much|something";
/// What those ask for who do not want to be known.
static ANONYMITY: List =
    List::new("named|identified|withheld|anonymity|anonymous|quoted|comment|name|questions|elaborate|answer|respond|discuss|reply");
/// Subjects that speak only where they are quoted.
const NOBODY: &str = "nobody|none|neither";

impl Reader<'_> {
    /// said nothing, said so, said little
    pub(super) fn nothing(&self, content: Range) -> bool {
        self.s.word(content.from(), "nothing") || content.to() == content.from() + 1 && self.s.word(content.from(), LITTLE)
    }

    /// To do something, or a thing: an attitude that nobody need have voiced.
    pub(super) fn wish(&self, content: Range) -> bool {
        let first = self.s.get(content.from());
        !(first.is(tag::THAT | tag::WH)
            || (content.from()..content.to()).any(|k| self.s.quote(k))
            || (content.from() + 1..content.to()).any(|k| self.s.verb(k) && !first.is(tag::TO)))
    }

    /// asked not to be named, requested that the place be withheld
    pub(super) fn anonymity(&self, item: Item, complement: Option<Range>) -> bool {
        let Some(asked) = complement else { return false };
        item.cue & (cue::TO | cue::ADDRESS | cue::NOUN) != 0
            && item.cue & cue::CLAUSE == 0
            && (asked.from()..asked.to().min(asked.from() + 12)).any(|k| {
                let named = self.s.word(k, "called|known|referred") && self.s.word(k - 1, "be");
                named || self.s.get(k).is_word() && ANONYMITY.names(self.s.get(k).of(self.s.text))
            })
    }

    /// Nobody will say who paid; but: “We never paid,” none of them said
    pub(super) fn nobody(&self, subject: Range, complement: Option<Range>) -> bool {
        self.s.tagged(subject.from(), tag::QUANT)
            && self.s.word(subject.from(), NOBODY)
            && complement.is_none_or(|c| !self.s.quote(c.from()))
    }
}
