//! Does a name mean a place here, and which? The words around it decide. In doubt it is none.

use super::parts::{Match, Part};
use super::{Finder, Question};
use crate::extract::atlas::class;
use crate::extract::gazetteer::{Level, Meaning, Naming, need};
use crate::extract::listed::{has, named};
use crate::extract::token::Kind;

impl<'g> Finder<'_, 'g> {
    /// Which meaning a name has here, and the last part of it with "Province" and the like; none where it is no place.
    pub(super) fn choose<'m>(&mut self, found: &Match<'g>, meanings: &[&'m Meaning]) -> Option<(&'m Meaning, Part)> {
        let before = self.before(found.first);
        let after = self.next(found.last).filter(|next| next.token > found.last.token || next.start > found.last.end);
        let joined = after.is_some_and(|a| a.token == found.last.token);
        let (class_before, class_after) = (self.class(before), self.class(after));
        let generic = class_after & (class::PROVINCE | class::CITY | class::COUNTY);
        let question = self.question().map(Question::country);
        let mut best: Option<(u8, &Meaning)> = None;
        for meaning in meanings {
            let Some(place) = self.all.place(meaning.place) else { continue };
            if !self.meets(meaning, found, before, class_before, generic, joined) {
                continue;
            }
            let level = match place.level {
                Level::Province => class::PROVINCE,
                Level::City => class::CITY,
                Level::County => class::COUNTY,
                _ => 0,
            };
            let rank = u8::from(generic & level != 0) * 2 + u8::from(question == Some(self.all.country_at(place.region)));
            if best.is_none_or(|(other, _)| rank > other) {
                best = Some((rank, meaning));
            }
        }
        let (_, meaning) = best?;
        // US$2 is money.
        if self.text.as_bytes().get(found.last.end) == Some(&b'$') {
            return None;
        }
        let known = self.all.place(meaning.place)?;
        let unsure = meaning.need & need::SUPPORT != 0 || self.all.region_level(known.region) == Level::Country;
        if generic & class::COUNTY != 0 && known.level == Level::City && unsure {
            return None; // a county of that name elsewhere
        }
        let plain = meaning.how != Naming::Name;
        let single = found.first.token == found.last.token && found.first.start == found.last.start;
        let next_upper = after.filter(|a| !joined && self.is_upper(*a));
        if !plain && next_upper.is_some() && class_after & class::DEAD_AFTER != 0 {
            return None;
        }
        let before_upper = before.filter(|b| b.token < found.first.token && self.is_upper(*b));
        if single && before_upper.is_some() {
            if !plain && class_before & class::DEAD_BEFORE != 0 {
                return None;
            }
            if self.is_person_before(meaning, before_upper, class_before) {
                self.remember(meaning.place);
                return None;
            }
        }
        if let Some(next) = next_upper.filter(|_| single && meaning.need & need::GIVEN != 0) {
            let plain = class::PLAIN_AFTER | class::DAY | class::PROVINCE | class::CITY | class::COUNTY | class::LEAD;
            if class_after & plain == 0 && self.longest(next).is_none() {
                self.remember(meaning.place);
                return None;
            }
        }
        if single && self.people.contains(&meaning.place) && class_before & class::NEAR == 0 {
            return None;
        }
        if meaning.how == Naming::Demonym
            && class_before & class::LANGUAGE != 0
            && !joined
            && (after.is_none() || class_after & class::LINK != 0)
        {
            return None;
        }
        let level = self.all.place(meaning.place).map_or(Level::Country, |p| p.level);
        let extends = !plain
            && !joined
            && match level {
                Level::City | Level::County => generic != 0,
                Level::Province => generic & (class::PROVINCE | class::CITY) != 0,
                _ => false,
            };
        Some((meaning, after.filter(|_| extends).unwrap_or(found.last)))
    }

    /// Is what a meaning needs there?
    pub(super) fn meets(
        &self,
        meaning: &Meaning,
        found: &Match<'g>,
        before: Option<Part>,
        class_before: u32,
        generic: u32,
        joined: bool,
    ) -> bool {
        let needs = meaning.need;
        if needs & need::CAPITALS != 0 {
            let written = self.text.get(found.first.start..found.last.end).unwrap_or_default();
            if has(written, char::is_lowercase) {
                return false;
            }
            // In a line that is all in capitals "US" can be the pronoun.
            if written == "US" && !joined && before.is_some_and(|b| self.shouts(b) && !named(self.word(b), "the")) {
                return false;
            }
        }
        if needs & need::JOINED != 0 && !joined {
            return false;
        }
        if needs & need::AFTER != 0 {
            let comma = found.first.token.checked_sub(1).filter(|t| self.token_text(*t) == ",");
            let town = comma.and_then(|c| c.checked_sub(1)).and_then(|t| self.tokens.get(t)).filter(|t| t.kind == Kind::Upper);
            // "N.H." and "Fla." after any town, "TX" only where not everything is in capitals; "La" of "La Romana" is none.
            let written = self.word(found.first);
            let capitals = !has(written, |c| c.is_lowercase() || c == '.');
            let shouted = town.is_some_and(|t| !has(t.of(self.text), char::is_lowercase));
            let dotted = self.token_text(found.last.token + 1) == "." || has(written, |c| c == '.');
            let goes_on = !dotted && self.next(found.last).is_some_and(|n| self.is_upper(n));
            if town.is_none() || (capitals && shouted) || goes_on {
                return false;
            }
        }
        if needs & need::SHORT != 0 && self.question().is_some_and(|q| self.all.code_at(q.country()) == "KP") {
            return false;
        }
        if needs & need::SUPPORT != 0 {
            // A common given name needs an article about its country besides: "from Mary".
            let country = self.all.place(meaning.place).map(|p| self.all.country_at(p.region));
            if needs & need::GIVEN != 0 && generic == 0 && country != self.question().map(Question::country) {
                return false;
            }
            let comma = self.token_text(found.last.token + 1) == ",";
            let container = comma && self.part(found.last.token + 2, None).is_some_and(|p| self.is_upper(p) && self.longest(p).is_some());
            return generic != 0 || class_before & class::NEAR != 0 || container;
        }
        true
    }

    /// Two capitals or more, and no lower-case letter.
    pub(super) fn shouts(&self, part: Part) -> bool {
        let word = self.word(part);
        word.len() > 1 && !has(word, char::is_lowercase)
    }

    /// Does the word before make the name a person's?
    pub(super) fn is_person_before(&self, meaning: &Meaning, before: Option<Part>, class_before: u32) -> bool {
        let Some(before) = before else { return false };
        if class_before & (class::LEAD | class::DAY) != 0 {
            return false;
        }
        let own = meaning.need & (need::FAMILY | need::GIVEN) != 0;
        if class_before & class::GIVEN != 0 {
            return true;
        }
        if class_before & class::TITLE != 0 {
            return own && meaning.how == Naming::Name;
        }
        if meaning.need & need::FAMILY == 0 || meaning.how != Naming::Name {
            return false;
        }
        // An unknown name before it: only within a sentence, where a capital letter is a name's, and not in a headline.
        let earlier = self.before(before);
        let within = earlier.is_some_and(|e| !self.is_upper(e) || self.class(earlier) & (class::TITLE | class::OFFICE) != 0);
        within && self.hits.last().is_none_or(|h| h.last as usize != before.token + 1)
    }

    pub(super) fn remember(&mut self, place: u32) {
        if !self.people.contains(&place) {
            self.people.push(place);
        }
    }
}
