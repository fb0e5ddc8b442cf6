//! Joins what was found: statements with their sources, regions, dates and topics, each with its reason.

use std::collections::BTreeMap;

use super::attribute::How;
use super::dates::DateHit;
use super::events::events;
use super::found::{
    Extraction, FoundDate, FoundEvent, FoundName, FoundPlace, FoundRegion, FoundSource, FoundStatement, FoundTopic, Input, Role, Stretch,
};
use super::gazetteer::{Gazetteer, Level, Naming};
use super::guide::Guide;
use super::names::names;
use super::paragraph::{Spoken, Told};
use super::places::{PlaceHit, places};
use super::source::{Cast, Entity, Meant};
use super::token::Token;
use super::topics::Topics;
use super::whereabouts::region_of;
use crate::model::{Form, SourceKind};

/// A text being read.
pub struct Reading<'a> {
    input: &'a Input,
    text: &'a str,
    tokens: &'a [Token],
    topics: Topics<'a>,
    dates: &'a [DateHit],
    hits: Vec<PlaceHit<'a>>,
    gazetteer: &'a Gazetteer,
}

/// A statement, and what it goes on from.
struct Draft {
    spoken: Spoken,
    form: Form,
    meant: Option<Meant>,
    /// Index of the statement whose speaker goes on here.
    from: Option<usize>,
}

impl<'a> Reading<'a> {
    /// Prepares to read.
    pub fn new(input: &'a Input, tokens: &'a [Token], guide: &'a Guide, dates: &'a [DateHit]) -> Reading<'a> {
        let hits = places(&input.text, tokens, &guide.gazetteer, input.about.country.as_deref());
        Reading { input, text: &input.text, tokens, topics: Topics::new(&guide.topics), dates, hits, gazetteer: &guide.gazetteer }
    }

    /// Everything but the dates.
    pub fn read(self, told: Told) -> Extraction {
        let region = |at: Stretch| self.region_of(at).map(|r| r.code);
        let folk = |at: Stretch| {
            let first = self.hits.partition_point(|h| h.at.end <= at.start);
            self.hits
                .get(first)
                .is_some_and(|h| matches!(h.how, Naming::Demonym | Naming::People) && h.at.start <= at.start && at.end <= h.at.end)
        };
        let place = |at: Stretch| {
            let first = self.hits.partition_point(|h| h.at.end <= at.start);
            self.hits.get(first).is_some_and(|h| h.how == Naming::Name && h.at.start <= at.start && at.end <= h.at.end)
        };
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

    /// Statements with their forms, those of one breath joined, each with whom its mention means; in the order of the text.
    fn speakers(&self, told: Told, cast: &mut Cast<'_>) -> Vec<Draft> {
        let mut drafts: Vec<Draft> = Vec::new();
        // Where each statement that was found has gone.
        let mut place: Vec<Option<usize>> = Vec::new();
        for spoken in told.spoken {
            if spoken.attitude {
                place.push(None);
                continue;
            }
            let form = self.form(&spoken.content);
            let from = spoken.from.and_then(|f| place.get(f as usize).copied().flatten());
            if let Some(from) = from
                && spoken.joins
                && form == Form::Direct
                && let Some(before) = drafts.get_mut(from)
                && before.form == Form::Direct
            {
                // In order already, unless a quotation waited for its speaker: sorting each time would not be linear.
                let ordered = before.spoken.content.last() <= spoken.content.first();
                before.spoken.content.extend(spoken.content);
                if !ordered {
                    before.spoken.content.sort_unstable();
                }
                place.push(Some(from));
                continue;
            }
            place.push(Some(drafts.len()));
            drafts.push(Draft { spoken, form, meant: None, from });
        }
        // Mentions and subjects in the order of the text, so that "he" is whoever came before.
        let mut events: Vec<(u32, bool, usize)> = told.subjects.iter().enumerate().map(|(i, s)| (s.start, false, i)).collect();
        events.extend(drafts.iter().enumerate().filter_map(|(i, d)| Some((d.spoken.mention?.start, true, i))));
        events.sort_unstable();
        for (_, speaks, i) in events {
            if speaks {
                if let Some(draft) = drafts.get_mut(i)
                    && let Some(mention) = draft.spoken.mention
                {
                    draft.meant = cast.mean(mention, None);
                }
            } else if let Some(subject) = told.subjects.get(i) {
                cast.note(*subject);
            }
        }
        for i in 0..drafts.len() {
            let carried = drafts.get(i).and_then(|d| d.from).and_then(|f| drafts.get(f)).and_then(|d| d.meant);
            if let Some(draft) = drafts.get_mut(i)
                && draft.meant.is_none()
            {
                draft.meant = match (carried, draft.spoken.content.first()) {
                    (Some(meant), _) => Some(Meant { carried: true, ..meant }),
                    (None, Some(content)) if draft.spoken.mention.is_none() => cast.before(content.start),
                    _ => None,
                };
            }
        }
        let mut order: Vec<usize> = (0..drafts.len()).collect();
        order.sort_by_key(|&i| drafts.get(i).and_then(|d| d.spoken.content.first().copied()));
        let mut to = vec![0; drafts.len()];
        for (new, &old) in order.iter().enumerate() {
            if let Some(place) = to.get_mut(old) {
                *place = new;
            }
        }
        let mut sorted: Vec<(usize, Draft)> =
            drafts.into_iter().enumerate().map(|(old, d)| (to.get(old).copied().unwrap_or(old), d)).collect();
        sorted.sort_by_key(|(new, _)| *new);
        sorted.into_iter().map(|(_, d)| Draft { from: d.from.and_then(|f| to.get(f).copied()), ..d }).collect()
    }

    /// All in quotation marks, partly, or not at all.
    fn form(&self, content: &[Stretch]) -> Form {
        let (mut inside, mut outside) = (false, false);
        for piece in content {
            let words = piece.of(self.text);
            let mut quoted = false;
            for c in words.chars() {
                match c {
                    '`' => quoted = true,
                    '“' | '„' | '‟' | '«' | '「' | '『' | '‘' => quoted = true,
                    '”' | '»' | '」' | '』' => quoted = false,
                    '"' => quoted = !quoted,
                    c if c.is_alphanumeric() => {
                        inside |= quoted;
                        outside |= !quoted;
                    }
                    _ => {}
                }
            }
            if words.starts_with("``") || words.starts_with("''") {
                let end = words.trim_end_matches([',', '.']);
                if end.ends_with("''") && words.matches("''").count() <= 2 {
                    (inside, outside) = (true, false);
                    continue;
                }
            }
            // Two straight single marks, or a text whose marks are single.
            let bytes = words.as_bytes();
            if outside && !inside && bytes.first() == Some(&b'\'') {
                let end = words.trim_end_matches([',', '.']);
                (inside, outside) = (true, !(end.ends_with('\'')));
            } else if outside && !inside && words.contains("''") {
                inside = true;
            }
        }
        match (inside, outside) {
            (true, false) => Form::Direct,
            (true, true) => Form::Mixed,
            _ => Form::Indirect,
        }
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

    fn region_of_entity(&self, entity: &Entity) -> Option<FoundRegion> {
        (!matches!(entity.kind, SourceKind::Publication | SourceKind::Document)).then(|| self.region_of(entity.first)).flatten()
    }

    /// Where a mention says that a source is.
    fn region_of(&self, at: Stretch) -> Option<FoundRegion> {
        if let Some(found) = region_of(self.text, self.tokens, &self.hits, at, self.gazetteer) {
            return Some(FoundRegion {
                code: found.code.to_owned(),
                name: found.region.to_owned(),
                at: Some(found.at),
                inferred: found.inferred,
            });
        }
        self.stated_in(at).or_else(|| self.same_place(at))
    }

    /// "an official of the salt bureau in A": a place after a preposition of place, further away from the noun.
    fn stated_in(&self, at: Stretch) -> Option<FoundRegion> {
        let first = self.hits.partition_point(|h| h.at.start < at.start);
        let within = self.hits.get(first..).unwrap_or_default().iter().take_while(|h| h.at.end <= at.end);
        let placed = |h: &&PlaceHit<'_>| {
            let before = (1..=4)
                .filter_map(|n| (h.first as usize).checked_sub(n))
                .take_while(|&i| self.tokens.get(i).is_some_and(|t| t.start >= at.start));
            let preposition = |i: usize| {
                self.tokens.get(i).is_some_and(|t| matches!(t.of(self.text), "in" | "at" | "from" | "near" | "inside" | "outside"))
            };
            h.how == Naming::Name && before.into_iter().any(preposition)
        };
        let hit = within.filter(placed).last()?;
        let name = self.gazetteer.region(hit.code).map_or(hit.name, |r| r.0).to_owned();
        Some(FoundRegion { code: hit.code.to_owned(), name, at: Some(hit.at), inferred: hit.inferred.clone() })
    }

    /// "a second source in the province": the one that was named last.
    fn same_place(&self, at: Stretch) -> Option<FoundRegion> {
        const PLACES: &[&str] =
            &["province", "city", "county", "town", "port", "district", "region", "village", "area", "island", "prefecture", "state"];
        let first = self.tokens.partition_point(|t| t.start < at.start);
        let within = self.tokens.get(first..).unwrap_or_default().iter().take_while(|t| t.end <= at.end);
        let words: Vec<&Token> = within.take(30).collect();
        let is = |i: usize, list: &[&str]| words.get(i).is_some_and(|t| list.contains(&t.of(self.text)));
        let mut found = None;
        for i in 0..words.len() {
            let named = is(i, &["in", "from", "of", "at"]) && is(i + 1, &["the", "this", "that"]);
            let noun = i + 2 + usize::from(is(i + 2, &["same", "border", "provincial", "northern", "southern"]));
            if named && is(noun, PLACES) {
                found = words.get(i + 1).zip(words.get(noun)).map(|(a, b)| Stretch { start: a.start, end: b.end });
            } else if is(i, &["there"]) && i > 0 {
                found = words.get(i).map(|t| Stretch { start: t.start, end: t.end });
            }
        }
        let here = found?;
        let before = self.hits.partition_point(|h| h.at.end <= here.start);
        let fine = |h: &&PlaceHit<'_>| h.how == Naming::Name && h.level != Level::Country;
        let hit = self.hits.get(..before)?.iter().rev().find(fine)?;
        let name = self.gazetteer.region(hit.code).map_or(hit.name, |r| r.0);
        let inferred = Some(format!("“{}” read as {}, which is named before", tidy(here.of(self.text)), tidy(hit.at.of(self.text))));
        Some(FoundRegion { code: hit.code.to_owned(), name: name.to_owned(), at: Some(here), inferred })
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
        spoken.sort_unstable();
        let mut found = events(self.text, self.tokens, &body, self.dates, &spoken);
        for event in &mut found {
            let first = self.hits.partition_point(|h| h.at.start < event.at.start);
            let place =
                self.hits.get(first..).unwrap_or_default().iter().take_while(|h| h.at.end <= event.at.end).find(|h| h.how == Naming::Name);
            event.region = place.map(|h| FoundRegion {
                code: h.code.to_owned(),
                name: self.gazetteer.region(h.code).map_or(h.name, |r| r.0).to_owned(),
                at: Some(h.at),
                inferred: h.inferred.clone(),
            });
        }
        found
    }

    fn statement(
        &self,
        i: usize,
        drafts: &[Draft],
        cast: &Cast<'_>,
        ids: &[String],
        homes: &[Option<FoundRegion>],
    ) -> Option<FoundStatement> {
        let draft = drafts.get(i)?;
        let spoken = &draft.spoken;
        let entity = draft.meant.and_then(|m| cast.entities.get(m.entity));
        let name = entity.map(|e| tidy(e.at.of(self.text)));
        let carried = match (draft.meant, &name) {
            (Some(meant), Some(name)) if meant.carried => Some(match (spoken.mention, draft.from.and_then(|f| drafts.get(f))) {
                (Some(mention), _) => {
                    format!("“{}” read as “{name}”, paragraph {}", tidy(mention.of(self.text)), self.paragraph_of(entity))
                }
                (None, Some(_)) => format!("no speaker is named here; the one before goes on: “{name}”"),
                (None, None) => format!("no speaker is named here; the last to be spoken of is “{name}”"),
            }),
            _ => None,
        };
        let region = draft.meant.and_then(|m| homes.get(m.entity)).cloned().flatten().map(|region| {
            let here = spoken.mention.is_some_and(|m| region.at.is_some_and(|r| m.start <= r.start && r.end <= m.end));
            let again = || spoken.mention.and_then(|m| self.region_of(m)).is_some_and(|r| r.code == region.code);
            let inferred = if here || again() {
                region.inferred.clone()
            } else {
                name.as_ref().map(|n| format!("from “{n}”, paragraph {}", self.paragraph_of(entity)))
            };
            FoundRegion { inferred, ..region }
        });
        // Statements of the same sentence stand beside it.
        let near = drafts.get(i.saturating_sub(12)..(i + 12).min(drafts.len())).unwrap_or_default();
        let mut topics: BTreeMap<usize, FoundTopic> = BTreeMap::new();
        let mut about: Vec<FoundRegion> = Vec::new();
        for &piece in &spoken.content {
            self.topics.of(self.text, self.tokens, piece, &mut topics);
            let first = self.hits.partition_point(|h| h.at.start < piece.start);
            for hit in self.hits.get(first..).unwrap_or_default().iter().take_while(|h| h.at.end <= piece.end) {
                if !about.iter().any(|a| a.code == hit.code) {
                    let name = self.gazetteer.region(hit.code).map_or(hit.name, |r| r.0).to_owned();
                    about.push(FoundRegion { code: hit.code.to_owned(), name, at: Some(hit.at), inferred: hit.inferred.clone() });
                }
            }
        }
        Some(FoundStatement {
            form: draft.form,
            content: spoken.content.clone(),
            cue: spoken.cue,
            mention: spoken.mention,
            source: draft.meant.and_then(|m| ids.get(m.entity)).cloned(),
            carried,
            region,
            about,
            said: self.said(spoken, near),
            topics: topics.into_values().collect(),
            paragraph: spoken.paragraph + 1,
            why: self.why(spoken),
        })
    }

    fn paragraph_of(&self, entity: Option<&Entity>) -> usize {
        let at = entity.map_or(0, |e| e.first.start);
        self.input.paragraphs.partition_point(|p| p.at.start <= at)
    }

    /// The date in the sentence of the cue, outside of what was said.
    fn said(&self, spoken: &Spoken, drafts: &[Draft]) -> Option<FoundDate> {
        let cue = spoken.cue?;
        let first = self.dates.partition_point(|d| d.at.start < spoken.sentence.start);
        let within = self.dates.get(first..)?.iter().take_while(|d| d.at.end <= spoken.sentence.end);
        let outside = |d: &&DateHit| {
            let inside = |s: &Stretch| s.start <= d.at.start && d.at.end <= s.end;
            let others = drafts.iter().filter(|o| o.spoken.paragraph == spoken.paragraph && o.spoken.sentence == spoken.sentence);
            !spoken.content.iter().any(inside) && !others.flat_map(|o| &o.spoken.content).any(inside)
        };
        let near = within.filter(outside).min_by_key(|d| d.at.start.abs_diff(cue.end).min(cue.start.abs_diff(d.at.end)))?;
        // Further away than a clause, it dates something else.
        let gap = if near.at.start >= cue.end { cue.end..near.at.start } else { near.at.end..cue.start };
        let between = self.text.get(gap.start as usize..gap.end as usize)?;
        (between.len() < 70 || near.full.start <= spoken.sentence.start + 1 && between.len() < 160).then(|| FoundDate::from(near))
    }

    fn why(&self, spoken: &Spoken) -> String {
        let words = |at: Option<Stretch>| at.map(|s| tidy(s.of(self.text))).unwrap_or_default();
        let (cue, who) = (words(spoken.cue), words(spoken.mention));
        match spoken.how {
            How::Subject => format!("cue “{cue}”, subject “{who}”"),
            How::Inverted => format!("cue “{cue}”, after it its subject “{who}”"),
            How::According => format!("cue “{cue}”, then the source “{who}”"),
            How::Label => format!("“{who}” before a colon"),
            How::Signed => format!("signed “{who}”"),
            How::Participle => format!("cue “{cue}”; its subject is that of the clause before, “{who}”"),
            How::Shared => format!("cue “{cue}”, which shares the subject “{who}”"),
            How::Noun => format!("“{cue}” of “{who}”"),
            How::Near if cue.is_empty() => format!("in quotation marks without a reporting word; the sentence is about “{who}”"),
            How::Near => format!("in quotation marks after “{cue}”; the subject is “{who}”"),
            How::Carried => "a quotation with no reporting word beside it".to_owned(),
        }
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
        let place = |at: Stretch| {
            let first = self.hits.partition_point(|h| h.at.end <= at.start);
            self.hits.get(first).is_some_and(|h| h.at.start < at.end)
        };
        names(self.text, self.tokens, &body, &place, known.collect())
    }
}

/// One line, one blank between words.
fn tidy(text: &str) -> String {
    let mut made = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !made.is_empty() {
            made.push(' ');
        }
        made.push_str(word);
    }
    made
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
