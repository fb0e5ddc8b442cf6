//! Places that are named by what they are: "the capital", "the North", and "North" of "North and South Hamgyong".

use super::parts::Part;
use super::{Finder, PlaceHit, Question};
use crate::extract::atlas::{Key, class};
use crate::extract::found::{Stretch, told};
use crate::extract::gazetteer::{Level, NONE, Naming};
use crate::extract::listed::{listed, named};

impl Finder<'_, '_> {
    pub(super) fn capital_in(&self, question: Question) -> Option<(u32, String)> {
        let place = self.all.capital_at(question.country())?;
        let why = match question {
            Question::About(_) => "“the capital”: 1, the capital of 2, the country this article is about",
            Question::Most(_) => "“the capital”: 1, the capital of 2, the country named most often before it",
        };
        Some((place, told(why, &[self.all.place_name(place), self.all.name_at(question.country())])))
    }

    /// "the capital", "the North Korean capital", "Vietnam’s capital", "the capital of Laos".
    pub(super) fn capital(&mut self, at: usize) -> usize {
        let Some(part) = self.part(at, None) else { return at + 1 };
        let after = self.next(part);
        let class_after = self.class(after);
        if class_after & class::ASSETS != 0 || after.is_some_and(|a| a.token == at) {
            return at + 1;
        }
        let mut last = part;
        if let Some(city) = after.filter(|_| class_after & class::CITY != 0) {
            last = city;
        }
        // A country right before it.
        let own = self.token_before(at);
        let possessive = listed(own, "’s|'s|’S|'S|’|'");
        let owner = at - usize::from(possessive);
        let line = self.tokens.get(at).is_some_and(|t| t.line);
        if let Some(hit) = self.hits.last().filter(|h| h.last as usize == owner && h.level == Level::Country && !line) {
            let start = Part { token: hit.first as usize, start: hit.at.start as usize, end: hit.at.start as usize };
            if let Some(place) = self.all.region_at(hit.code).and_then(|region| self.all.capital_at(region)) {
                self.hits.pop();
                self.push_capital(start, last, place);
            }
            return last.token + 1;
        }
        let nation = possessive && at.checked_sub(2).is_some_and(|t| listed(self.token_text(t), "country|nation"));
        let the = if nation { at.checked_sub(3) } else { at.checked_sub(1) };
        let Some(the) = the.filter(|t| named(self.token_text(*t), "the")) else { return at + 1 };
        let Some(start) = self.part(the, None) else { return at + 1 };
        // The capital of a country, or its name, right after it.
        let mut name = self.tokens.get(last.token + 1).filter(|t| t.of(self.text) == "of").and_then(|_| self.part(last.token + 2, None));
        let of = name.is_some();
        if let Some(the) = name.filter(|n| self.word(*n) == "the") {
            name = self.part(the.token + 1, None);
        }
        if !of {
            let skip = usize::from(self.token_text(last.token + 1) == ",");
            name = self.part(last.token + 1 + skip, None);
        }
        let named = name.filter(|n| self.is_upper(*n)).and_then(|n| self.longest(n));
        let meant = named.and_then(|found| {
            let place = self.all.meanings_of(found.entry).find_map(|m| Some(m.place).filter(|_| m.how == Naming::Name))?;
            let data = self.all.place(place)?;
            match of {
                true if data.level == Level::Country => Some((self.all.capital_at(data.region)?, found.last)),
                false if data.capital => Some((place, last)),
                _ => None,
            }
        });
        if let Some((place, end)) = meant {
            if let Some(data) = self.all.place(place).filter(|_| of) {
                self.count(data.region);
            }
            self.push_capital(start, end, place);
            return end.token + 1;
        }
        if of {
            return at + 1;
        }
        match self.question().map(|q| self.capital_in(q)) {
            Some(Some((place, why))) => self.push(start, last, place, Level::City, Naming::Capital, Some(why)),
            Some(None) => {}
            None => {
                self.open.push(self.hits.len());
                self.push(start, last, NONE, Level::City, Naming::Capital, None);
            }
        }
        last.token + 1
    }

    /// “Vietnam’s capital”: Hanoi, the capital of Vietnam.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn push_capital(&mut self, start: Part, end: Part, place: u32) {
        let written = self.text.get(start.start..end.end).unwrap_or_default();
        let country = self.all.place(place).map_or("", |p| self.all.name_at(self.all.country_at(p.region)));
        let why = told("“1”: 2, the capital of 3", &[written, self.all.place_name(place), country]);
        self.push(start, end, place, Level::City, Naming::Capital, Some(why));
    }

    /// "North" or "South" that begins no name: "the North" in an article about Korea, "North and South Hamgyong".
    pub(super) fn side(&mut self, part: Part) -> Option<Part> {
        let word = self.word(part);
        let (country, other) = match () {
            () if word.len() != 5 => return None,
            () if named(word, "north") => ("KP", "south"),
            () if named(word, "south") => ("KR", "north"),
            () => return None,
        };
        let after = self.next(part);
        if let Some(and) = after.filter(|a| listed(self.word(*a), "and|or|&")) {
            let base = self.next(and).filter(|o| named(self.word(*o), other)).and_then(|o| self.next(o));
            let mut key = Key::default();
            if let Some(base) = base.filter(|_| key.word(word)).filter(|b| key.word(self.word(*b))) {
                let entry = self.all.find(&key).filter(|e| !e.more && base.token > part.token);
                let meaning = entry.and_then(|e| self.all.meanings_of(e).find(|m| m.how == Naming::Name && m.need == 0));
                if let Some((place, data)) = meaning.and_then(|m| Some((m.place, self.all.place(m.place)?))) {
                    self.count(data.region);
                    self.push(part, part, place, data.level, Naming::Name, None);
                    return Some(part);
                }
            }
            return None;
        }
        if !self.before(part).is_some_and(|b| b.token < part.token && named(self.word(b), "the")) {
            return None;
        }
        let joined = after.is_some_and(|a| a.token == part.token);
        if joined || after.is_some_and(|a| self.is_upper(a)) || self.class(after) & class::PART != 0 {
            return None;
        }
        self.question().filter(|q| listed(self.all.code_at(q.country()), "KP|KR"))?;
        let region = self.all.region_at(country)?;
        let name = self.all.name_at(region);
        let why = told("“the 1”: 2, as this article is about Korea", &[word, name]);
        let start = self.before(part)?;
        self.count(region);
        self.hits.push(PlaceHit {
            at: Stretch::new(start.start, part.end),
            first: start.token as u32,
            last: part.token as u32 + 1,
            code: self.all.code_at(region),
            name,
            level: Level::Country,
            how: Naming::Direction,
            inferred: Some(why),
        });
        Some(part)
    }
}
