//! Sources without a name: somebody new, or whoever the description points back to.

use super::kind::{kind_of, sex_of};
use super::known::singular;
use super::{Cast, Entity, Meant, own_words};
use crate::extract::found::Stretch;
use crate::extract::lexicon::tag;
use crate::extract::listed::{beginning, first_at, item, listed, named, parted};
use crate::extract::mention::{Point, Sort};
use crate::extract::token::{Kind, count_before};
use crate::model::SourceKind;

/// A description of somebody known that is no longer names nobody anew: "the source in Tarn".
const LONG: u32 = 30;

impl Cast<'_> {
    /// A description: somebody known, or somebody new. `whole` is the mention with all that is added to it.
    pub(super) fn described(&mut self, whole: Stretch, at: Stretch, head: Stretch, point: Point, plural: bool, tags: u32) -> Meant {
        if tags & (tag::BODY | tag::DOCUMENT | tag::PRESS | tag::PEOPLE) == 0
            && !plural
            && (point != Point::Known || whole.end - whole.start > LONG)
            && let Some((name, role)) = self.called(whole)
        {
            return self.named(whole, name, role, Sort::Person, sex_of(&self.lower(head)));
        }
        let noun = self.lower(head);
        // one, the other: of the several who were spoken of last
        let words = at.of(self.text);
        if words.len() <= 15
            && named(
                words,
                "one|another|the other|the others|some|both|all|others|each|one of them|some of them|several of them|many of them|most of them",
            )
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

    /// "a man surnamed Tak", "a clerk who asked to be called Orrin": the name, and what stands before it.
    fn called(&self, whole: Stretch) -> Option<(Stretch, Option<Stretch>)> {
        const LONGEST: usize = 40;
        let rest = self.tokens.get(count_before(self.tokens, whole.start)..)?;
        let words = rest.get(..rest.len().min(LONGEST))?;
        let word = |i: usize| words.get(i).map_or("", |t| t.of(self.text));
        let tags = |i: usize| words.get(i).map_or(0, |t| t.known().tags);
        let before = |i: usize, list: &str| i > 0 && listed(word(i - 1), list);
        for i in 0..words.len() {
            // Within the mention, or after it as in "she said, asking to be identified only as Orrin".
            let inside = words.get(i).is_some_and(|t| t.end <= whole.end);
            if !inside && word(i) == "." {
                break;
            }
            if !listed(word(i), "called|named|surnamed|nicknamed|as|surname|name") {
                continue;
            }
            let called = listed(word(i), "called|named|surnamed|nicknamed")
                && (before(i, "be") || inside && (before(i, "is|was|only") || i > 0 && tags(i - 1) & tag::PERSON != 0))
                || word(i) == "as" && (before(i, "only") || inside && before(i, "known|identified"))
                || inside && listed(word(i), "surname|name") && before(i, "her|his|the|family|only") && word(i + 1) == ",";
            let mut first = i + 1;
            while listed(word(first), ",|“|\"|‘|only|by|Mr|Ms|Mrs|.") {
                first += 1;
            }
            let mut last = first;
            while words.get(last).is_some_and(|t| t.kind == Kind::Upper && t.known().tags & (tag::TIME | tag::DET) == 0) {
                last += 1;
            }
            if !called || last == first {
                continue;
            }
            let name = Stretch { start: words.get(first)?.start, end: words.get(last - 1)?.end };
            if (self.place)(name) {
                return None;
            }
            let from = usize::from(tags(0) & tag::DET != 0);
            let to = (from..i).find(|&k| tags(k) & tag::REL != 0 || word(k) == ",").unwrap_or(i);
            let role = (from < to).then(|| Some(Stretch { start: words.get(from)?.start, end: words.get(to - 1)?.end })).flatten();
            return Some((name, role));
        }
        None
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
