//! Joins what was found: statements with their sources, regions, dates and topics, each with its reason.

mod draft;
mod region;
mod scene;
mod statement;

use std::borrow::Cow;

use super::dates::DateHit;
use super::events::events;
use super::found::{Extraction, FoundEvent, FoundName, FoundPlace, FoundSource, Input, Role, Stretch, sorted, tidied};
use super::gazetteer::{Gazetteer, Naming};
use super::guide::Guide;
use super::names::names;
use super::paragraph::Told;
use super::places::{PlaceHit, places};
use super::source::{Cast, Entity};
use super::token::Token;
use super::topics::Topics;
use crate::model::{SourceKind, numbered};
use draft::Draft;
use scene::Scenes;

/// A text being read.
pub struct Reading<'a> {
    input: &'a Input,
    text: &'a str,
    tokens: &'a [Token],
    topics: &'a Topics,
    dates: &'a [DateHit],
    hits: Vec<PlaceHit<'a>>,
    /// Where the report is, one after the other: places among the hits.
    scenes: Scenes,
    gazetteer: &'a Gazetteer,
    /// The paragraphs of the report itself.
    body: Vec<Stretch>,
}

impl<'a> Reading<'a> {
    /// Prepares to read.
    pub fn new(input: &'a Input, tokens: &'a [Token], guide: &'a Guide, dates: &'a [DateHit]) -> Reading<'a> {
        let hits = places(&input.text, tokens, &guide.gazetteer, input.about.country.as_deref());
        let (topics, gazetteer) = (&guide.topics, &guide.gazetteer);
        let body = input.paragraphs.iter().filter(|p| p.role == Role::Body).map(|p| p.at).collect();
        Reading { input, text: &input.text, tokens, topics, dates, scenes: Scenes::of(&hits, &[]), hits, gazetteer, body }
    }

    /// The words of a stretch, with single blanks between them.
    fn tidied(&self, at: Stretch) -> Cow<'a, str> {
        tidied(at.of(self.text))
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
        let mut contents: Vec<Stretch> = Vec::new();
        for draft in &drafts {
            contents.extend_from_slice(&draft.spoken.content);
        }
        sorted(&mut contents);
        let scenes = Scenes::of(&self.hits, &contents);
        // Whoever speaks, in the order of the first statement; and the place there of each of the cast.
        let mut sources: Vec<FoundSource> = Vec::new();
        let mut places: Vec<Option<usize>> = cast.entities.iter().map(|_| None).collect();
        let mut statements = Vec::with_capacity(drafts.len());
        for (i, draft) in drafts.iter().enumerate() {
            let entity = draft.meant.and_then(|m| cast.entities.get(m.entity));
            let place = draft.meant.and_then(|m| places.get_mut(m.entity));
            if let (Some(entity), Some(place)) = (entity, place)
                && place.is_none()
            {
                *place = Some(sources.len());
                sources.push(self.source(entity, &scenes, sources.len() + 1));
            }
            let source = draft.meant.and_then(|m| sources.get((*places.get(m.entity)?)?));
            statements.push(self.statement(i, draft, &drafts, entity, source));
        }
        let names = self.names(&cast);
        let events = self.events(&drafts);
        Extraction { input: Input::default(), sources, statements, dates: Vec::new(), places: self.places(), names, events }
    }

    fn source(&self, entity: &Entity, scenes: &Scenes, number: usize) -> FoundSource {
        let mut name = self.tidied(entity.at).into_owned();
        for more in &entity.names {
            name.push_str(if Some(more) == entity.names.last() { " and " } else { ", " });
            name.push_str(&self.tidied(*more));
        }
        FoundSource {
            id: numbered("s", number),
            name,
            kind: entity.kind,
            role: entity.role.map(|role| self.tidied(role).into_owned()),
            region: self.region_of_entity(entity, scenes),
            at: entity.first,
        }
    }

    fn places(self) -> Vec<FoundPlace> {
        let mut places = Vec::with_capacity(self.hits.len());
        for hit in self.hits {
            places.push(FoundPlace { at: hit.at, name: hit.name.to_owned(), code: hit.code.to_owned(), inferred: hit.inferred });
        }
        places
    }

    /// What is dated in the reporter's own sentences.
    fn events(&self, drafts: &[Draft]) -> Vec<FoundEvent> {
        let mut spoken: Vec<Stretch> = Vec::new();
        for draft in drafts {
            spoken.extend_from_slice(&draft.spoken.content);
            if draft.spoken.cue.is_some() {
                spoken.push(draft.spoken.sentence);
            }
        }
        sorted(&mut spoken);
        let mut found = events(self.text, self.tokens, &self.body, self.dates, &spoken);
        for event in &mut found {
            event.region = self.hits_in(event.at).iter().find(|h| h.how == Naming::Name).map(|h| self.region(h));
        }
        found
    }

    /// Names of people and bodies, with the roles that the text gives them; those that speak first.
    fn names(&self, cast: &Cast<'_>) -> Vec<FoundName> {
        let named =
            |e: &&Entity| matches!(e.kind, SourceKind::Person | SourceKind::Organisation | SourceKind::Publication) && e.names.is_empty();
        let known = cast.entities.iter().filter(named).map(|e| FoundName {
            name: self.tidied(e.at).into_owned(),
            person: e.kind == SourceKind::Person,
            role: e.role.map(|role| self.tidied(role).into_owned()),
            at: vec![e.first],
        });
        let place = |at: Stretch| self.hit_at(at).is_some();
        names(self.text, self.tokens, &self.body, &place, known.collect())
    }
}
