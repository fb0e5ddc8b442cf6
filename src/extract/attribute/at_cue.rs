//! One cue: is it a verb that reports, who is its subject, and which of what stands around it is the content?
//!
//! Goes left over adverbs and auxiliaries to the subject, then takes what precedes, what follows, or both.

use super::super::lexicon::{cue, tag};
use super::super::phrase::is_possessive;
use super::super::sentence::{Item, What};
use super::{Attribution, Complement, How, Reader};

impl Reader<'_> {
    pub(super) fn at_cue(&mut self, i: usize, item: Item) {
        let form = item.cue & (cue::BASE | cue::S | cue::PAST | cue::ING);
        let ing = item.cue & cue::ING != 0;
        let base_only = form == cue::BASE;
        let before = self.s.before(i);
        // A noun, or an adjective: the report, his claim, in support.
        if before.is(tag::DET | tag::POSS) && !before.is(tag::IT | tag::PRON) && !is_possessive(&before, self.s.text) {
            return;
        }
        if before.is(tag::PREP) && !ing {
            return;
        }
        // Walk left over adverbs and auxiliaries.
        let mut left = i;
        let (mut passive, mut infinitive, mut helped, mut negated) = (false, false, false, false);
        while left > 0 {
            let word = self.s.get(left - 1);
            if is_possessive(&word, self.s.text) && !ing && self.s.before(left - 1).what == What::Upper && left == i {
                return;
            }
            if word.is(tag::AUX) || word.is(tag::NOT) && !word.is(tag::IT) {
                passive |= word.is(tag::BE) && item.cue & cue::PAST != 0;
                helped = true;
                negated |= word.is(tag::NOT) && !(self.s.word(left - 1, "hardly") || self.s.word(left - 1, "barely"));
            } else if word.is(tag::TO) {
                infinitive = true;
                break;
            } else if !(word.what == What::Lower && word.is(tag::ADV)) {
                break;
            }
            left -= 1;
        }
        if infinitive && !self.went_on(left - 1) {
            return;
        }
        if infinitive {
            left = self.left_of_going_on(left - 1);
        }
        if base_only && !helped && !infinitive && !self.plural_before(left) {
            return;
        }
        if passive && !self.passive_allowed(i) {
            return;
        }
        if ing && !self.ing_allowed(i, left) {
            return;
        }
        if self.as_said(i, item, left) {
            return;
        }
        // "who requested anonymity": the clause describes, and takes no quotation that stands before it.
        let relative = self.s.before(left).is(tag::REL) && !ing;
        if relative && item.cue & cue::SAY == 0 && !self.quote(i + 1) {
            return;
        }
        let complement = self.complement(i, item);
        let subject = if ing && !helped { None } else { self.subject_before(left) };
        // said S, between a quotation or a clause and the rest
        let preposed = matches!(self.s.before(left).what, What::Quote | What::Comma) || left == self.floor;
        if !ing
            && !helped
            && !infinitive
            && preposed
            && item.cue & cue::QUOTE != 0
            && (subject.is_none() || complement.is_none())
            && self.inverted(i, item)
        {
            return;
        }
        let how;
        let source = if ing && !helped {
            how = How::Participle;
            let named = before.what == What::Upper && !before.is(tag::TIME) || before.is(tag::PERSON | tag::PEOPLE | tag::OBJECT);
            let near = if named && left == i && before.is_word() { self.s.phrase_before(0, i - 1) } else { None };
            near.or_else(|| self.verb_subject(i)).or_else(|| self.first_phrase(i))
        } else if let Some(subject) = subject {
            how = How::Subject;
            Some(subject)
        } else if self.s.before(left).is(tag::AND | tag::BUT) || self.s.before(left).what == What::Comma {
            how = How::Shared;
            self.verb_subject(left)
        } else {
            return;
        };
        let Some(subject) = source else { return };
        // Nobody will say who paid
        if self.s.get(subject.0).is(tag::QUANT)
            && ["nobody", "none", "neither"].iter().any(|w| self.s.word(subject.0, w))
            && complement.as_ref().is_none_or(|c| !self.quote(c.content.0))
        {
            return;
        }
        if !ing {
            self.subject = Some(subject);
        }
        // "did not say when" tells of no statement; "did not believe that" does.
        if self.anonymity(item, complement.as_ref()) {
            return;
        }
        let silent = negated && item.cue & cue::SAY != 0;
        let attitude = item.cue & cue::ATTITUDE != 0 && complement.as_ref().is_none_or(|c| self.wish(c.content))
            || silent
            || self.anonymity(item, complement.as_ref());
        // “…,” S said / clause, S said
        let before_subject = source.map_or(left, |s| if how == How::Subject { s.0 } else { left });
        let pre = if item.cue & cue::QUOTE != 0 && how == How::Subject && !relative { self.preposed(before_subject) } else { None };
        let of_whom = |c: &Complement| self.s.before(c.content.0).is(tag::PREP);
        let complement = if pre.is_some() { complement.filter(|c| !of_whom(c)) } else { complement };
        let aside = |c: &Complement| self.s.get(c.content.0).is(tag::WH | tag::SUB) && !self.s.get(c.content.0).is(tag::THAT);
        let complement = if pre.is_some() { complement.filter(|c| !aside(c)) } else { complement };
        let complement = complement.filter(|c| !self.nothing(c.content));
        // wrote editorials that pledged to …: what the editorials pledge is what was written
        let (complement, cue_to) = match complement {
            Some(c) => match self.through_document(&c) {
                Some((inner, at)) => (Some(inner), at + 1),
                None => (Some(c), i + 1),
            },
            None => (None, i + 1),
        };
        match (pre, complement) {
            (Some(pre), rest) => {
                let mut content = vec![pre];
                // “…,” S said, “…”
                if let Some(rest) = rest
                    && (self.s.before(rest.content.0).what == What::Comma
                        || self.s.before(rest.content.0).what == What::Colon
                        || !self.quote(rest.content.0))
                {
                    content.push(rest.content);
                    self.set_floor(rest.next);
                } else if let Some(rest) = self.after_comma(i) {
                    self.set_floor(rest.1);
                    content.push(rest);
                } else {
                    self.set_floor(i + 1);
                }
                self.found.push(Attribution { content, cue: Some((i, cue_to)), source, how, attitude });
            }
            (None, Some(rest)) => {
                self.set_floor(rest.next);
                self.found.push(Attribution { content: vec![rest.content], cue: Some((i, cue_to)), source, how, attitude });
            }
            (None, None) => {}
        }
    }

    /// "sources say", "they believe"
    pub(super) fn plural_before(&self, left: usize) -> bool {
        let before = self.s.before(left);
        if before.is(tag::PRON) {
            return !self.s.word(left - 1, "he") && !self.s.word(left - 1, "she");
        }
        if before.is(tag::PEOPLE | tag::QUANT) || (before.is_word() && before.of(self.s.text).ends_with('s')) {
            return true;
        }
        // An apposition or a description may part a plural from its verb.
        self.subject_before(left).is_some_and(|(from, to)| (from..to).any(|k| self.s.get(k).is(tag::PEOPLE | tag::AND)))
    }

    /// is expected to, was asked about, is quoted as saying
    pub(super) fn passive_allowed(&self, i: usize) -> bool {
        self.s.word(i, "concerned") || self.s.word(i, "convinced")
    }

    /// ", adding that", "by saying", "in arguing"; not "the following", "is saying" goes by its auxiliary.
    pub(super) fn ing_allowed(&self, i: usize, left: usize) -> bool {
        if left < i && self.s.get(left).is(tag::AUX) {
            return true;
        }
        let before = self.s.before(i);
        before.what == What::Comma
            || before.what == What::Dash
            || before.what == What::Quote
            || self.s.word(i.wrapping_sub(1), "by")
            || self.s.word(i.wrapping_sub(1), "while")
            || self.s.word(i.wrapping_sub(1), "before")
            || self.s.word(i.wrapping_sub(1), "after")
            || self.s.word(i.wrapping_sub(1), "as")
            || before.is(tag::AND)
            || (before.is_word() && i > 0 && self.s.nominal(i - 1))
    }

    /// went on to say, continued to claim
    pub(super) fn went_on(&self, to: usize) -> bool {
        let verb = self.s.before(to);
        (self.s.word(to.wrapping_sub(1), "on") && ["went", "goes", "going"].iter().any(|w| self.s.word(to.wrapping_sub(2), w)))
            || (verb.what == What::Lower
                && ["continued", "continues", "had", "has", "began", "likes", "liked", "used"]
                    .iter()
                    .any(|w| self.s.word(to.wrapping_sub(1), w)))
    }

    pub(super) fn left_of_going_on(&self, to: usize) -> usize {
        if self.s.word(to.wrapping_sub(1), "on") { to.saturating_sub(2) } else { to.saturating_sub(1) }
    }
}
