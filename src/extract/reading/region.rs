//! Where a source is, as its mention says: by `whereabouts`, or else by a place further away, or one named before.

use super::Reading;
use super::scene::Scenes;
use crate::extract::found::{FoundRegion, Stretch, told};
use crate::extract::gazetteer::Naming;
use crate::extract::lexicon::tag;
use crate::extract::listed::listed;
use crate::extract::places::PlaceHit;
use crate::extract::source::Entity;
use crate::extract::token::count_before;
use crate::extract::whereabouts::region_of;
use crate::model::SourceKind;

impl<'a> Reading<'a> {
    /// The places that lie within a stretch.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn hits_in(&self, at: Stretch) -> &[PlaceHit<'a>] {
        let first = self.hits.partition_point(|h| h.at.start < at.start);
        let rest = self.hits.get(first..).unwrap_or_default();
        let count = rest.iter().take_while(|h| h.at.end <= at.end).count();
        rest.get(..count).unwrap_or_default()
    }

    /// The first place that shares a byte with a stretch.
    pub(super) fn hit_at(&self, at: Stretch) -> Option<&PlaceHit<'a>> {
        let first = self.hits.partition_point(|h| h.at.end <= at.start);
        self.hits.get(first).filter(|h| h.at.start < at.end)
    }

    /// The region that a place is, or is in.
    pub(super) fn region(&self, hit: &PlaceHit<'_>) -> FoundRegion {
        FoundRegion {
            code: hit.code.to_owned(),
            name: self.gazetteer.region(hit.code).map_or(hit.name, |r| r.0).to_owned(),
            at: Some(hit.at),
            inferred: hit.inferred.clone(),
        }
    }

    pub(super) fn region_of_entity(&self, entity: &Entity, scenes: &Scenes) -> Option<FoundRegion> {
        if matches!(entity.kind, SourceKind::Publication | SourceKind::Document) {
            return None;
        }
        let among = || {
            let several = entity.among?;
            let inferred = Some(told("one of “1”", &[&self.tidied(several)]));
            self.region_of(several).map(|region| FoundRegion { inferred, ..region })
        };
        self.region_of(entity.first).or_else(among).or_else(|| self.region_of_scene(entity, scenes))
    }

    /// Where a mention says that a source is.
    pub(super) fn region_of(&self, at: Stretch) -> Option<FoundRegion> {
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
    pub(super) fn stated_in(&self, at: Stretch) -> Option<FoundRegion> {
        let mut found = None;
        for hit in self.hits_in(at).iter().filter(|h| h.how == Naming::Name) {
            let first = hit.first as usize;
            let before = self.tokens.get(first.saturating_sub(4)..first).unwrap_or_default();
            // reached through a broker in A
            if !before.iter().any(|t| listed(t.of(self.text), "through|via|family|relatives|friends|contacts"))
                && before.iter().any(|t| t.start >= at.start && listed(t.of(self.text), "in|at|from|near|inside|outside"))
            {
                found = Some(hit);
            }
        }
        Some(self.region(found?))
    }

    /// "a second source in the province": the one that was named last.
    pub(super) fn same_place(&self, at: Stretch) -> Option<FoundRegion> {
        const PLACES: &str = "province|city|county|town|port|district|region|village|area|island|prefecture|state";
        let first = count_before(self.tokens, at.start);
        let rest = self.tokens.get(first..).unwrap_or_default();
        let count = rest.iter().take(30).take_while(|t| t.end <= at.end).count();
        let words = rest.get(..count).unwrap_or_default();
        let is = |i: usize, list: &str| words.get(i).is_some_and(|t| listed(t.of(self.text), list));
        let mut found = None;
        for (i, word) in words.iter().enumerate() {
            if word.known().tags & (tag::PREP | tag::IT) == 0 {
                continue;
            }
            let named = is(i, "in|from|of|at") && is(i + 1, "the|this|that");
            let noun = i + 2 + usize::from(named && is(i + 2, "same|border|provincial|northern|southern"));
            if named && is(noun, PLACES) {
                found = words.get(i + 1).zip(words.get(noun)).map(|(a, b)| Stretch { start: a.start, end: b.end });
            } else if is(i, "there") && i > 0 {
                found = words.get(i).map(|t| Stretch { start: t.start, end: t.end });
            }
        }
        let here = found?;
        // There is where one was last; the city is one of the country in question.
        let there = here.of(self.text) == "there";
        let hit = self.scene(&self.scenes, here.start, there).or_else(|| self.scene(&self.scenes, here.start, true))?;
        let inferred = Some(told("“1” read as 2, which is named before", &[&self.tidied(here), &self.tidied(hit.at)]));
        Some(FoundRegion { at: Some(here), inferred, ..self.region(hit) })
    }
}
