//! A cue: its subject is the source, and what it takes, or what stands before it, the content.
//!
//! ```text
//! subject      The miller said that …          relative     a miller who says that …
//! participle   …, saying that …                shared       … and warned that …
//! both sides   “…,” the miller said, “…”       document     wrote a letter that asks for …
//! ```

use super::{How, Reader};
use crate::extract::lexicon::{cue, tag};
use crate::extract::sentence::{Item, Range, What, counted_noun};

/// What stands between a cue and its subject: "[has not yet] said".
pub(super) struct Helped {
    /// Where it begins.
    left: usize,
    /// Has it an auxiliary?
    helped: bool,
    /// Not, never.
    negated: bool,
    /// Went on to say.
    infinitive: bool,
}

impl Reader<'_> {
    /// The word at `i` is a cue, as `item` has it, unless what stands before it tells otherwise.
    pub(super) fn at_cue(&mut self, i: usize, item: Item) {
        let ing = item.cue & cue::ING != 0;
        let Some(before) = self.helped(i, item) else { return };
        let left = before.left;
        if self.as_said(i, item, left) {
            return;
        }
        // "who requested anonymity": the clause describes, and takes no quotation that stands before it.
        let relative = self.s.tagged_before(left, tag::REL) && !ing;
        if relative && item.cue & cue::SAY == 0 && !self.s.quote(i + 1) {
            return;
        }
        let complement = self.complement(i, item);
        let participle = ing && !before.helped;
        let subject = if participle { None } else { self.subject_before(left) };
        // said S, between a quotation or a clause and the rest
        let between = matches!(self.s.before(left).what, What::Quote | What::Comma) || left == self.floor;
        let plain = !ing && !before.helped && !before.infinitive;
        if plain
            && between
            && item.cue & cue::QUOTE != 0
            && (subject.is_none() || complement.is_none() && item.cue & cue::SAY != 0)
            && self.inverted(i, item)
        {
            return;
        }
        let (source, how) = if participle {
            (self.participle_subject(i, left), How::Participle)
        } else if subject.is_some() {
            (subject, How::Subject)
        } else if self.s.tagged_before(left, tag::AND | tag::BUT) || self.s.before(left).what == What::Comma {
            (self.verb_subject(left), How::Shared)
        } else {
            return;
        };
        let Some(subject) = source else { return };
        // When the paper called the office: by telephone.
        if self.s.word(i, "called")
            && self.s.before(subject.from()).is(tag::SUB)
            && complement.is_none_or(|c| !self.s.has_verb(c.from(), c.to()))
        {
            return;
        }
        if self.nobody(subject, complement) {
            return;
        }
        if !ing {
            self.subject = Some(subject);
        }
        // Whom one cites says nothing here: citing a cousin at the mill
        if self.anonymity(item, complement) || participle && self.s.word(i, "citing") && complement.is_some_and(|c| self.is_source(c)) {
            return;
        }
        // "did not say when" tells of no statement; "did not believe that" does.
        let silent = before.negated
            && complement.is_none_or(|c| !self.s.quote(c.from()))
            && (item.cue & cue::SAY != 0
                || self.s.word(i, "mention|mentioned|acknowledge|acknowledged|announce|reveal|disclose|disclosed"));
        // “…,” S said / clause, S said
        let pre = if item.cue & cue::QUOTE != 0 && how == How::Subject && !relative { self.preposed(subject.from()) } else { None };
        let wished = || complement.map_or(pre.is_none(), |c| self.wish(c));
        let attitude = silent || item.cue & cue::ATTITUDE != 0 && wished();
        // state media, which had announced a “storm” on Monday, made no mention of it
        let aside = relative && left > 1 && self.s.get(left - 2).what == What::Comma;
        let closed = |c: Range| {
            let comma = (c.from() + 1..c.to()).find(|&k| self.s.get(k).what == What::Comma);
            Range::new(c.from(), comma.unwrap_or(c.to()))
        };
        let complement = complement.map(|c| if aside { closed(c) } else { c });
        let complement = complement.filter(|&c| !(pre.is_some() && self.aside(c) || self.nothing(c)));
        let (complement, cue_to) = match complement.and_then(|c| self.through_document(c)) {
            Some((inner, at)) => (Some(inner), at + 1),
            None => (complement, i + 1),
        };
        let (content, rest) = match (pre, complement) {
            (None, None) => {
                let Some(parted) = self.parted(i, item, subject.from()).filter(|_| how == How::Subject) else { return };
                let rest = Some(parted.1).filter(|rest| !rest.is_empty());
                self.set_floor(rest.unwrap_or(parted.0).to());
                self.found_more(how, Some(Range::one(i)), source, (parted.0, rest), false);
                return;
            }
            (None, Some(content)) => (content, None),
            // “…,” S said, “…”; “…,” S said, and a clause of its own
            (Some(pre), Some(rest))
                if !self.s.quote(rest.from()) || matches!(self.s.before(rest.from()).what, What::Comma | What::Colon) =>
            {
                (pre, Some(rest))
            }
            (Some(pre), _) => (pre, self.after_comma(i)),
        };
        let last = if pre.is_some() { rest } else { Some(content) };
        self.set_floor(last.map_or(i + 1, Range::to));
        self.found_more(how, Some(Range::new(i, cue_to)), source, (content, rest), attitude);
    }

    /// Walks left from a verb over adverbs and auxiliaries; nothing where the word is no verb that reports.
    pub(super) fn helped(&self, i: usize, item: Item) -> Option<Helped> {
        let s = &self.s;
        let form = item.cue & (cue::BASE | cue::S | cue::PAST | cue::ING);
        let ing = item.cue & cue::ING != 0;
        let before = s.before(i);
        // A noun, or an adjective: the report, his claim, in support.
        let noun = before.is(tag::DET | tag::POSS) && !before.is(tag::IT | tag::PRON) && !s.possessive(i.wrapping_sub(1));
        let owned = i >= 2 && s.possessive(i - 1) && s.get(i - 2).what == What::Upper;
        let counted = form & cue::S != 0 && !s.verb(i) && counted_noun(s.get(i), before, s.get(i.wrapping_sub(2)));
        let one = form == cue::BASE && s.word(i.wrapping_sub(1), "one|each|either");
        if noun || counted || one || (before.is(tag::PREP) || owned) && !ing {
            return None;
        }
        let mut found = Helped { left: i, helped: false, negated: false, infinitive: false };
        let mut passive = false;
        while found.left > 0 {
            let at = found.left - 1;
            let word = s.get(at);
            if word.is(tag::AUX | tag::NOT) {
                passive |= word.is(tag::BE) && item.cue & cue::PAST != 0;
                found.helped = true;
                found.negated |= word.is(tag::NOT) && !s.word(at, "hardly|barely");
            } else if word.is(tag::TO) {
                found.infinitive = true;
                break;
            } else if !(word.what == What::Lower && word.is(tag::ADV)) {
                break;
            }
            found.left = at;
        }
        // was quoted as saying, was heard saying
        let quoted = match () {
            () if !ing || found.left < i => i,
            () if s.word(i.wrapping_sub(1), "heard|overheard") => i - 1,
            () if s.word(i.wrapping_sub(2), "quoted|cited") && s.word(i - 1, "as") => i - 2,
            () => i,
        };
        if quoted < i && self.left_of(quoted) < quoted {
            (found.left, found.helped) = (self.left_of(quoted), true);
        }
        if found.infinitive {
            found.left = self.went_on(found.left - 1)?;
        }
        // The base form without help has a plural before it: they say.
        let base = form == cue::BASE && !found.helped && !found.infinitive && !self.plural_before(found.left);
        (!base && !passive && (!ing || self.ing_allowed(i, found.left))).then_some(found)
    }

    /// Before the "to" at `to`: does somebody go on to say, continue to claim? Then where that begins.
    pub(super) fn went_on(&self, to: usize) -> Option<usize> {
        const ON: &str = "went|goes|going";
        const STILL: &str = "continued|continues|had|has|began|likes|liked|used";
        let s = &self.s;
        let verb = to.checked_sub(1)?;
        if s.word(verb, "on") && verb > 0 && s.word(verb - 1, ON) {
            return Some(verb - 1);
        }
        // was able to confirm, is said to have told
        if s.word(verb, "able|said|reported|alleged|believed|heard|known|supposed|understood") && s.tagged_before(verb, tag::BE) {
            return Some(verb - 1);
        }
        (s.get(verb).what == What::Lower && s.word(verb, STILL)).then_some(verb)
    }

    /// "sources say", "they believe"
    pub(super) fn plural_before(&self, left: usize) -> bool {
        let s = &self.s;
        let before = s.before(left);
        if before.is(tag::PRON) {
            return !s.word(left - 1, "he|she");
        }
        if before.is(tag::PEOPLE | tag::QUANT) || (before.is_word() && matches!(before.of(s.text).as_bytes(), [.., b's'])) {
            return true;
        }
        // An apposition or a description may part a plural from its verb.
        self.subject_before(left).is_some_and(|r| (r.from()..r.to()).any(|k| s.tagged(k, tag::PEOPLE | tag::AND)))
    }

    /// ", adding that", "by saying", "in arguing"; not "the following"; "is saying" goes by its auxiliary.
    pub(super) fn ing_allowed(&self, i: usize, left: usize) -> bool {
        let s = &self.s;
        let before = s.before(i);
        left < i && s.tagged(left, tag::AUX)
            || matches!(before.what, What::Comma | What::Dash | What::Quote)
            || before.is(tag::AND)
            || i > 0 && (s.word(i - 1, "by|while|before|after|as") || s.nominal(i - 1))
    }

    /// Is it somebody, and not what somebody says? Asked up to the first comma or preposition.
    fn is_source(&self, range: Range) -> bool {
        let ends = |k: &usize| self.s.get(*k).what == What::Comma || self.s.tagged(*k, tag::PREP);
        let comma = (range.from()..range.to()).find(ends).unwrap_or(range.to());
        let speaks = tag::PERSON | tag::PEOPLE | tag::SOURCE | tag::BODY | tag::PRESS | tag::DOCUMENT;
        !self.s.has_verb(range.from(), comma) && (range.from()..comma).any(|k| self.s.tagged(k, speaks))
    }

    /// Of whom, whether, because …: what stands after a cue that has its content before it, and is no part of that.
    pub(super) fn aside(&self, complement: Range) -> bool {
        let first = self.s.get(complement.from());
        self.s.before(complement.from()).is(tag::PREP)
            || self.s.word(complement.from() - 1, "condition")
            || first.is(tag::WH | tag::SUB) && !first.is(tag::THAT)
    }

    /// "wrote editorials that pledged to …": what a document says, and the word that says so.
    pub(super) fn through_document(&self, object: Range) -> Option<(Range, usize)> {
        let s = &self.s;
        let (from, to) = (object.from(), object.to());
        let noun = (from..to.min(from + 4)).find(|&k| s.tagged(k, tag::DOCUMENT | tag::SPEECH))?;
        let rel = (noun + 1..to.min(noun + 7)).find(|&k| s.tagged(k, tag::REL | tag::THAT))?;
        let verb = rel + 1;
        let item = s.get(verb);
        if item.cue & cue::COMPLEMENT == 0 || item.cue & (cue::PAST | cue::S | cue::BASE) == 0 || item.what != What::Lower {
            return None;
        }
        Some((self.complement(verb, *item)?, verb))
    }
}
