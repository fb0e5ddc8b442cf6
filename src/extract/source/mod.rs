//! Whom a mention means: one list of sources for an article, and which statement is whose.
//!
//! Two anonymous descriptions become one source only where the text says so: by "the source", "he", "the source in …".
//! "A source", "another source" is always somebody new. A name is the same as an earlier one whose words it repeats.

mod described;
mod kind;
mod known;
mod named;

use super::found::Stretch;
use super::lexicon::tag;
use super::mention::{Mention, Point, Pronoun, Sort, mention};
use super::token::Token;
use crate::model::SourceKind;

/// Somebody who can speak.
#[derive(Clone, Debug)]
pub struct Entity {
    /// The name, or the whole description.
    pub at: Stretch,
    /// Names beside the first one, where several speak jointly.
    pub names: Vec<Stretch>,
    /// The whole of the first mention.
    pub first: Stretch,
    /// What kind.
    pub kind: SourceKind,
    /// Office or role as described.
    pub role: Option<Stretch>,
    /// Whom the text calls he or she.
    pub(super) sex: Option<Pronoun>,
    /// Several?
    pub(super) plural: bool,
    /// People, not a body or a document?
    pub(super) person: bool,
    /// The noun of a description.
    pub(super) head: Stretch,
    /// Byte of the last mention.
    pub(super) last: u32,
    /// The words of the name or description in small letters; of a description those before "of", "in" and the like.
    pub(super) words: Vec<Box<str>>,
    /// The noun of a description in small letters.
    pub(super) noun: Box<str>,
    /// The region that the first mention states.
    pub(super) home: Option<String>,
}

/// So many of the last are looked at, that the work stays linear.
const WINDOW: usize = 256;
/// A subject that was noted is one of so many last entities.
const NOTED: usize = 8;

/// Whom a mention was found to mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meant {
    /// Index of the entity.
    pub entity: usize,
    /// Do the words at this place not say so themselves?
    pub carried: bool,
}

/// The people and bodies of one article.
pub struct Cast<'a> {
    text: &'a str,
    tokens: &'a [Token],
    /// In the order of first mention.
    pub entities: Vec<Entity>,
    /// Regions of a stretch, to tell "the source in A" from "the source in B".
    region: &'a dyn Fn(Stretch) -> Option<String>,
    /// Is a stretch a people's name and nothing else: North Koreans?
    folk: &'a dyn Fn(Stretch) -> bool,
    /// Is a stretch the name of a place?
    place: &'a dyn Fn(Stretch) -> bool,
}

impl<'a> Cast<'a> {
    /// Nobody yet.
    pub fn new(
        text: &'a str,
        tokens: &'a [Token],
        region: &'a dyn Fn(Stretch) -> Option<String>,
        folk: &'a dyn Fn(Stretch) -> bool,
        place: &'a dyn Fn(Stretch) -> bool,
    ) -> Cast<'a> {
        Cast { text, tokens, entities: Vec::new(), region, folk, place }
    }

    /// Somebody is the subject of a sentence: a pronoun after it may mean them.
    pub fn note(&mut self, at: Stretch) {
        let found = self.look(at);
        match &found {
            Mention::Pronoun(_) | Mention::Names(_) => {}
            Mention::Name { name, .. } if (self.place)(*name) => {}
            Mention::Name { sort: Sort::Person, .. } => {
                self.means(at, found);
            }
            Mention::Name { .. } => {}
            Mention::Description { tags, point, plural, .. }
                if tags & (tag::PERSON | tag::SOURCE | tag::PEOPLE) != 0 && tags & tag::SPAN == 0 =>
            {
                if *point != Point::Bare || !plural {
                    self.means(at, found);
                }
            }
            Mention::Description { .. } => {}
        }
    }

    /// What a mention says; a people's name is a description of several, and with an article of one.
    fn look(&self, at: Stretch) -> Mention {
        let found = mention(self.text, self.tokens, at);
        match found {
            Mention::Name { name, .. } if (self.folk)(name) => {
                let plural = name.of(self.text).ends_with('s') || name.of(self.text).ends_with("ese");
                let first = at.of(self.text).split_whitespace().next().unwrap_or_default().to_ascii_lowercase();
                let counted = ["some", "many", "several", "most", "few"].contains(&first.as_str());
                let point = if matches!(first.as_str(), "a" | "an" | "another" | "one") || counted { Point::New } else { Point::Bare };
                let tags = if plural { tag::PEOPLE } else { tag::PERSON };
                Mention::Description { at, head: name, point, plural, tags }
            }
            found => found,
        }
    }

    /// Whom the mention at `at` means.
    pub fn mean(&mut self, at: Stretch) -> Option<Meant> {
        let found = self.look(at);
        self.means(at, found)
    }

    fn means(&mut self, at: Stretch, found: Mention) -> Option<Meant> {
        // What was noted as the subject of a sentence, now with all that describes it.
        let noted = self.entities.iter().rev().take(NOTED).position(|e| e.first.start == at.start);
        if let Some(entity) = noted.map(|n| self.entities.len() - 1 - n)
            && !matches!(found, Mention::Pronoun(_))
        {
            let home = if matches!(found, Mention::Description { .. }) { (self.region)(at) } else { None };
            if let (Some(e), Mention::Description { at: whole, .. }) = (self.entities.get_mut(entity), &found)
                && e.kind != SourceKind::Person
                && whole.end > e.at.end
            {
                e.at = *whole;
                e.first = at;
                e.words = own_words(whole.of(self.text));
                e.home = home;
            }
            return Some(Meant { entity, carried: false });
        }
        let meant = match found {
            Mention::Pronoun(pronoun) => {
                let entity = self.antecedent(pronoun, at.start)?;
                if matches!(pronoun, Pronoun::He | Pronoun::She)
                    && let Some(e) = self.entities.get_mut(entity)
                {
                    e.sex.get_or_insert(pronoun);
                }
                Meant { entity, carried: true }
            }
            Mention::Name { name, role, sort, sex } => self.named(at, name, role, sort, sex),
            Mention::Names(names) => self.several(at, names),
            Mention::Description { at: whole, head, point, plural, tags } => self.described(whole, head, point, plural, tags),
        };
        if let Some(entity) = self.entities.get_mut(meant.entity) {
            entity.last = at.start;
        }
        Some(meant)
    }

    /// The last person to be spoken of before a quotation that names nobody.
    pub fn before(&self, at: u32) -> Option<Meant> {
        let people = self.recent().filter(|(_, e)| e.person && e.last < at);
        people.max_by_key(|(_, e)| e.last).map(|(entity, _)| Meant { entity, carried: true })
    }

    fn recent(&self) -> impl Iterator<Item = (usize, &Entity)> {
        self.entities.iter().enumerate().skip(self.entities.len().saturating_sub(WINDOW))
    }

    fn lower(&self, at: Stretch) -> String {
        at.of(self.text).to_ascii_lowercase()
    }

    /// The last entity that a pronoun can mean.
    fn antecedent(&self, pronoun: Pronoun, before: u32) -> Option<usize> {
        let fits = |e: &Entity| match pronoun {
            Pronoun::He => e.person && !e.plural && e.sex != Some(Pronoun::She),
            Pronoun::She => e.person && !e.plural && e.sex != Some(Pronoun::He),
            Pronoun::They => e.plural || !e.person,
            Pronoun::It => !e.person,
            Pronoun::Self_ => false,
        };
        let pick = |test: &dyn Fn(&Entity) -> bool| {
            let fitting = self.recent().filter(|(_, e)| e.last < before && test(e));
            fitting.max_by_key(|(_, e)| e.last).map(|(i, _)| i)
        };
        pick(&fits).or_else(|| if pronoun == Pronoun::They { pick(&|e: &Entity| e.person) } else { None })
    }

    fn add(&mut self, entity: Entity) -> Meant {
        self.entities.push(entity);
        Meant { entity: self.entities.len() - 1, carried: false }
    }
}

/// The words of a phrase in small letters, up to the first that leads away from its noun.
fn own_words(phrase: &str) -> Vec<Box<str>> {
    let lower = phrase.to_ascii_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    words.take_while(|w| !matches!(*w, "of" | "in" | "from" | "at" | "who" | "for" | "near" | "which")).map(Into::into).collect()
}
