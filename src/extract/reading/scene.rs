//! Where a source is whom the report describes by what is near: "a stoker employed at the hall", "the lecturer", "his wife".
//!
//! Words that point at something near are understood from where the report is: the last province, city or county that it
//! named, in the country that it names most. A source whom nothing ties to that place is left without a region.

use super::Reading;
use crate::extract::found::{FoundRegion, Stretch, told};
use crate::extract::gazetteer::{Level, Naming};
use crate::extract::lexicon::tag;
use crate::extract::listed::{beginning, listed, named};
use crate::extract::places::PlaceHit;
use crate::extract::source::Entity;
use crate::extract::token::{Kind, Token, count_before};
use crate::model::SourceKind;

/// What one works on, and is there.
const GROUNDS: &str = "farm|site|promenade|beach|border|coast|island|bank|bridge|railway|square|quay|ship";
/// So many words of a description are read.
const FAR: usize = 40;

/// Places of a text by their numbers among the hits, in order: provinces, cities and counties.
#[derive(Default)]
pub(super) struct Scenes {
    /// Of any country.
    all: Vec<u32>,
    /// Of the country that is named most.
    chief: Vec<u32>,
}

impl Scenes {
    /// Without those in `spoken`, in order: what somebody talks of is not where the report is.
    pub(super) fn of(hits: &[PlaceHit<'_>], spoken: &[Stretch]) -> Scenes {
        let mut counts = [0_u32; COUNTRIES];
        let mut most = 0;
        let mut scenes = Scenes::default();
        for (i, hit) in (0u32..).zip(hits) {
            if hit.how == Naming::Name && hit.level != Level::Country {
                scenes.all.push(i);
                if let Some(count) = counts.get_mut(country(hit)) {
                    *count += 1;
                    most = most.max(*count);
                }
            }
        }
        let (mut told, mut open) = (0, 0);
        for &i in &scenes.all {
            let Some(hit) = hits.get(i as usize) else { continue };
            while let Some(s) = spoken.get(told).filter(|s| s.start <= hit.at.start) {
                open = open.max(s.end);
                told += 1;
            }
            if open <= hit.at.start && counts.get(country(hit)) == Some(&most) {
                scenes.chief.push(i);
            }
        }
        scenes
    }
}

/// A place for each country: the low bits of the two letters of its code.
const COUNTRIES: usize = 1024;

fn country(hit: &PlaceHit<'_>) -> usize {
    match *hit.code.as_bytes() {
        [a, b, ..] => usize::from(a & 31) * 32 + usize::from(b & 31),
        _ => 0,
    }
}

impl<'a> Reading<'a> {
    /// The place where the report is before a byte; `any`: in any country.
    pub(super) fn scene(&self, scenes: &Scenes, before: u32, any: bool) -> Option<&PlaceHit<'a>> {
        let places = if any { &scenes.all } else { &scenes.chief };
        let hit = |i: &u32| self.hits.get(*i as usize);
        let count = places.partition_point(|i| hit(i).is_some_and(|h| h.at.end <= before));
        places.get(count.checked_sub(1)?).and_then(hit)
    }

    /// Where a source is that is described by what is near.
    pub(super) fn region_of_scene(&self, entity: &Entity, scenes: &Scenes) -> Option<FoundRegion> {
        let at = entity.first;
        let rest = self.tokens.get(count_before(self.tokens, at.start)..)?;
        let count = rest.iter().take(FAR).take_while(|t| t.end <= at.end).count();
        if !self.is_near(entity, rest.get(..count)?) {
            return None;
        }
        let scene = self.scene(scenes, at.start, false).or_else(|| self.scene(&self.scenes, at.start, false))?;
        let inferred = Some(told("no place is named with the source; the report was last in 1", &[&self.tidied(scene.at)]));
        Some(FoundRegion { inferred, ..self.region(scene) })
    }

    /// Do the words that describe somebody point at something near?
    fn is_near(&self, entity: &Entity, words: &[Token]) -> bool {
        let word = |i: usize| words.get(i).map_or("", |t| t.of(self.text));
        let described = entity.head != entity.at && entity.kind != SourceKind::Organisation;
        // his wife, her landlord; the lecturer, but not: the paper’s editor
        if described && (named(word(0), "his|her|their") || named(word(0), "the") && !word_owns(words, self.text)) {
            return true;
        }
        if described && entity.kind != SourceKind::Group && beginning(&entity.noun, "resident|villager|inhabitant|local").is_some() {
            return true;
        }
        for (i, token) in words.iter().enumerate() {
            if token.known().tags & tag::PREP == 0 {
                // with knowledge of the mine: this may be anywhere
                if listed(word(i), "knowledge|familiar|both|relatives|contacts|ties|links|family") {
                    return false;
                }
                if named(word(i), "provincial|county|district|township|municipal|local") {
                    return true;
                }
                continue;
            }
            // in one of the villages, at the factory; on a subject, but: works on the farm
            let on = listed(word(i), "about|on");
            let works = || i > 0 && listed(word(i - 1), "works|worked|working|lives|lived|living|serves|served|serving|stationed");
            if on && !works() {
                return false;
            }
            if on && listed(word(i + 2), GROUNDS)
                || listed(word(i), "in|at|of|from|near|behind|beside|over|outside|inside|by|above|below|across")
            {
                let the = if listed(word(i + 1), "one") && listed(word(i + 2), "of") { i + 3 } else { i + 1 };
                let thing = words.get(the + 1).is_some_and(|t| t.kind == Kind::Lower && t.known().tags & (tag::SPAN | tag::TIME) == 0);
                if thing
                    && listed(word(the), "the|this|that|its")
                    && !listed(word(the + 1), "nineties|country|state|world|matter|case|same|capital|army|military")
                {
                    return true;
                }
            }
        }
        false
    }
}

/// "The paper’s editor": is somebody told of by whose he or she is?
fn word_owns(words: &[Token], text: &str) -> bool {
    words.iter().any(|t| listed(t.of(text), "’s|'s|’|'|of"))
}
