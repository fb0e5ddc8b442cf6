//! Sources without a name: somebody new, or whoever the description points back to.

use super::kind::{kind_of, sex_of};
use super::known::singular;
use super::{Cast, Entity, Meant, own_words};
use crate::extract::found::Stretch;
use crate::extract::lexicon::tag;
use crate::extract::listed::{beginning, first_at, item, named, parted};
use crate::extract::mention::Point;
use crate::model::SourceKind;

impl Cast<'_> {
    /// A description: somebody known, or somebody new. `whole` is the mention with all that is added to it.
    pub(super) fn described(&mut self, whole: Stretch, at: Stretch, head: Stretch, point: Point, plural: bool, tags: u32) -> Meant {
        let noun = self.lower(head);
        // one, the other: of the several who were spoken of last
        let words = at.of(self.text);
        if words.len() <= 15
            && named(words, "one|another|the other|the others|some|both|all|others|each|one of them|some of them|several of them|many of them|most of them")
            && let Some(entity) = self.latest(at.start, &|e| e.plural && e.person)
        {
            return Meant { entity, carried: true };
        }
        if point == Point::Known
            && let Some(entity) = self.ordinal(words, at)
        {
            return Meant { entity, carried: true };
        }
        let ordinal = beginning(words, "the first |the second |the third |the other ").is_some();
        if point == Point::Known
            && !ordinal
            && let Some(entity) = self.known(at, head, &noun, plural, tags)
        {
            // A description that repeats the place says by itself who is meant.
            return Meant { entity, carried: (self.region)(at).is_none() };
        }
        if point == Point::Bare {
            let same = self.nth(0, &|e| e.plural && e.at.of(self.text).eq_ignore_ascii_case(words));
            if let Some(entity) = same {
                return Meant { entity, carried: false };
            }
        }
        let kind = kind_of(&noun, tags, point, plural, words);
        // One of the nurses: the noun by which she is known later is theirs.
        let head = if tags & tag::QUANT != 0 { self.partitive(at).unwrap_or(head) } else { head };
        let person = matches!(kind, SourceKind::Anonymous | SourceKind::AnonymousSeveral | SourceKind::Office | SourceKind::Group);
        self.add(Entity {
            among: self.among(head, words),
            sex: sex_of(&noun),
            plural,
            person,
            head,
            noun: self.lower(head),
            home: (self.region)(whole),
            ..Entity::new(at, whole, kind, own_words(whole.of(self.text)))
        })
    }

    /// The several of whom somebody is one: "the first of them", "one of these sources", "the second".
    fn among(&self, head: Stretch, words: &str) -> Option<Stretch> {
        let nth = beginning(words, "one |another |two |the first|the second|the third|the other|the younger|the elder")?;
        let rest = words.get(nth..)?.trim_ascii_start();
        let one_of = beginning(rest, "of them|of these|of the").is_some();
        if !(one_of || beginning(words, "the ").is_some()) {
            return None;
        }
        let noun = self.lower(head);
        let same = |e: &Entity| e.plural && e.person && singular(&e.noun) == singular(&noun);
        let found = self.latest(head.start, &same).or_else(|| self.latest(head.start, &|e| e.plural && e.person))?;
        self.entities.get(found).map(|e| e.first)
    }

    /// The noun after "of the" in "one of the nurses".
    fn partitive(&self, at: Stretch) -> Option<Stretch> {
        let (_, rest) = parted(at.of(self.text), " of ")?;
        let article = item("the |these |his ", rest, |rest, article| rest.starts_with(article));
        let rest = rest.get(article.map_or(0, str::len)..)?;
        let start = at.end as usize - rest.len();
        let end = first_at(rest, &|c| !c.is_alphanumeric() && c != '-');
        (end > 0).then(|| Stretch::new(start, start + end))
    }
}
