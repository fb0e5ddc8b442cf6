//! Joins what was found: statements with their sources, regions, dates and topics, each with its reason.

mod draft;
mod region;
mod statement;

use super::dates::DateHit;
use super::events::events;
use super::found::{Extraction, FoundEvent, FoundName, FoundPlace, FoundRegion, FoundSource, Input, Role, Stretch, tidy};
use super::gazetteer::{Gazetteer, Naming};
use super::guide::Guide;
use super::names::names;
use super::paragraph::Told;
use super::places::{PlaceHit, places};
use super::source::{Cast, Entity};
use super::token::Token;
use super::topics::Topics;
use crate::model::{SourceKind, sort_by};
use draft::Draft;

/// A text being read.
pub struct Reading<'a> {
    input: &'a Input,
    text: &'a str,
    tokens: &'a [Token],
    topics: &'a Topics,
    dates: &'a [DateHit],
    hits: Vec<PlaceHit<'a>>,
    gazetteer: &'a Gazetteer,
}

impl<'a> Reading<'a> {
    /// Prepares to read.
    pub fn new(input: &'a Input, tokens: &'a [Token], guide: &'a Guide, dates: &'a [DateHit]) -> Reading<'a> {
        let hits = places(&input.text, tokens, &guide.gazetteer, input.about.country.as_deref());
        let (topics, gazetteer) = (&guide.topics, &guide.gazetteer);
        Reading { input, text: &input.text, tokens, topics, dates, hits, gazetteer }
    }

    /// Everything but the dates.
    pub fn read(self, told: Told) -> Extraction {
        let region = |at: Stretch| self.region_of(at).map(|r| r.code);
        let names = |at: Stretch, how: &[Naming]| {
            self.hit_at(at).is_some_and(|h| how.contains(&h.how) && h.at.start <= at.start && at.end <= h.at.end)
        };
        let folk = |at: Stretch| names(at, &[Naming::Demonym, Naming::People]);
        let place = |at: Stretch| names(at, &[Naming::Name]);
        let mut cast = Cast::new(self.text, self.tokens, &region, &folk, &place);
        let drafts = self.speakers(told, &mut cast);
        let mut order: Vec<usize> = Vec::new();
        let mut seen = vec![false; cast.entities.len()];
        for meant in drafts.iter().filter_map(|d| d.meant) {
            if let Some(seen) = seen.get_mut(meant.entity)
                && !std::mem::replace(seen, true)
            {
                order.push(meant.entity);
            }
        }
        let ids = ids(&order, cast.entities.len());
        let mut homes: Vec<Option<FoundRegion>> = vec![None; cast.entities.len()];
        for &i in &order {
            if let (Some(home), Some(entity)) = (homes.get_mut(i), cast.entities.get(i)) {
                *home = self.region_of_entity(entity);
            }
        }
        let sources =
            order.iter().filter_map(|&i| Some(self.source(cast.entities.get(i)?, ids.get(i)?, homes.get(i)?.clone()))).collect::<Vec<_>>();
        let names = self.names(&cast);
        let events = self.events(&drafts);
        let statements = (0..drafts.len()).filter_map(|i| self.statement(i, &drafts, &cast, &ids, &homes)).collect();
        Extraction { input: Input::default(), sources, statements, dates: Vec::new(), places: self.places(), names, events }
    }

    fn source(&self, entity: &Entity, id: &str, home: Option<FoundRegion>) -> FoundSource {
        let mut name = tidy(entity.at.of(self.text));
        for more in &entity.names {
            name.push_str(if Some(more) == entity.names.last() { " and " } else { ", " });
            name.push_str(&tidy(more.of(self.text)));
        }
        FoundSource {
            id: id.to_owned(),
            name,
            kind: entity.kind,
            role: entity.role.map(|r| tidy(r.of(self.text))),
            region: home,
            at: entity.first,
        }
    }

    fn places(&self) -> Vec<FoundPlace> {
        let place =
            |h: &PlaceHit<'_>| FoundPlace { at: h.at, name: h.name.to_owned(), code: h.code.to_owned(), inferred: h.inferred.clone() };
        self.hits.iter().map(place).collect()
    }

    /// What is dated in the reporter's own sentences.
    fn events(&self, drafts: &[Draft]) -> Vec<FoundEvent> {
        let body: Vec<Stretch> = self.input.paragraphs.iter().filter(|p| p.role == Role::Body).map(|p| p.at).collect();
        let mut spoken: Vec<Stretch> =
            drafts.iter().flat_map(|d| d.spoken.content.iter().copied().chain(d.spoken.cue.map(|_| d.spoken.sentence))).collect();
        sort_by(&mut spoken, Stretch::cmp);
        let mut found = events(self.text, self.tokens, &body, self.dates, &spoken);
        for event in &mut found {
            event.region = self.hits_in(event.at).find(|h| h.how == Naming::Name).map(|h| self.region(h));
        }
        found
    }

    /// Names of people and bodies, with the roles that the text gives them; those that speak first.
    fn names(&self, cast: &Cast<'_>) -> Vec<FoundName> {
        let named =
            |e: &&Entity| matches!(e.kind, SourceKind::Person | SourceKind::Organisation | SourceKind::Publication) && e.names.is_empty();
        let known = cast.entities.iter().filter(named).map(|e| FoundName {
            name: tidy(e.at.of(self.text)),
            person: e.kind == SourceKind::Person,
            role: e.role.map(|r| tidy(r.of(self.text))),
            at: vec![e.first],
        });
        let body: Vec<Stretch> = self.input.paragraphs.iter().filter(|p| p.role == Role::Body).map(|p| p.at).collect();
        let place = |at: Stretch| self.hit_at(at).is_some();
        names(self.text, self.tokens, &body, &place, known.collect())
    }
}

/// `s1`, `s2` … in the order of the first statement.
fn ids(order: &[usize], count: usize) -> Vec<String> {
    let mut ids = vec![String::new(); count];
    for (n, &entity) in order.iter().enumerate() {
        if let Some(id) = ids.get_mut(entity) {
            *id = format!("s{}", n + 1);
        }
    }
    ids
}
