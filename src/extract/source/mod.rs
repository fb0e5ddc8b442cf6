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
use super::listed::{any_part, beginning, first_at, has, named as is_named};
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
    /// The words of the name or description in small letters, with a bar before and after each: a list that `listed`
    /// reads; of a description those before "of", "in" and the like.
    pub(super) words: String,
    /// The noun of a description in small letters.
    pub(super) noun: String,
    /// The region that the first mention states.
    pub(super) home: Option<String>,
    /// The several of whom he or she is one.
    pub(super) among: Option<Stretch>,
}

impl Entity {
    /// Somebody of whom nothing is known but the mention.
    fn new(at: Stretch, first: Stretch, kind: SourceKind, words: String) -> Entity {
        Entity {
            at,
            names: Vec::new(),
            first,
            kind,
            role: None,
            sex: None,
            plural: false,
            person: true,
            head: at,
            last: first.start,
            words,
            noun: String::new(),
            home: None,
            among: None,
        }
    }
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
    /// Where the last pronoun stands, and whom it means.
    said: Option<(u32, usize)>,
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
        Cast { text, tokens, entities: Vec::new(), said: None, region, folk, place }
    }

    /// Somebody is the subject of a sentence: a pronoun after it may mean them.
    pub fn note(&mut self, at: Stretch) {
        let found = self.look(at);
        match &found {
            Mention::Pronoun(_) | Mention::Names(_) => {}
            Mention::Name { name, .. } if (self.place)(*name) => {}
            // One word with a capital that nothing else makes a name may be any word.
            Mention::Name { sort: Sort::Person, name, role: None, sex: None } if !self.names_somebody(*name) => {}
            Mention::Name { sort: Sort::Person, .. } => {
                self.means(at, found);
            }
            Mention::Name { .. } => {}
            Mention::Description { tags, point, plural, .. }
                if (tags & (tag::PERSON | tag::SOURCE | tag::PEOPLE) != 0
                    || tags & tag::QUANT != 0 && beginning(at.of(self.text), "one of |two of |another of ").is_some())
                    && tags & tag::SPAN == 0 =>
            {
                if *point != Point::Bare || !plural {
                    self.means(at, found);
                }
            }
            Mention::Description { .. } => {}
        }
    }

    /// Has a name two words, or was it named before?
    fn names_somebody(&self, name: Stretch) -> bool {
        let words = name.of(self.text);
        if has(words, char::is_whitespace) {
            return true;
        }
        let words = named::name_words(words);
        self.nth(0, &|e| e.person && e.head == e.at && named::same_name(&words, &e.words)).is_some()
    }

    /// What a mention says; a people's name is a description of several, and with an article of one.
    fn look(&self, at: Stretch) -> Mention {
        let found = mention(self.text, self.tokens, at);
        match found {
            Mention::Name { name, .. } if (self.folk)(name) => {
                let plural = matches!(name.of(self.text).as_bytes(), [.., b's'] | [.., b'e', b's', b'e']);
                let words = at.of(self.text);
                let first = words.get(..first_at(words, &char::is_whitespace));
                let new = is_named(first.unwrap_or_default(), "a|an|another|one|some|many|several|most|few");
                let point = if new { Point::New } else { Point::Bare };
                let tags = if plural { tag::PEOPLE } else { tag::PERSON };
                Mention::Description { at, head: name, point, plural, tags }
            }
            Mention::Name { name, sort: Sort::Person, role: None, sex: None } if (self.place)(name) => {
                Mention::Name { name, role: None, sort: Sort::Body, sex: None }
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
            if let Some(e) = self.entities.get_mut(entity)
                && at.end > e.first.end
            {
                e.first = at;
                match &found {
                    Mention::Description { at: whole, .. } if e.kind != SourceKind::Person => {
                        e.at = *whole;
                        e.words = own_words(at.of(self.text));
                        e.home = home;
                    }
                    Mention::Name { role, .. } => e.role = e.role.or(*role),
                    _ => {}
                }
            }
            return Some(Meant { entity, carried: false });
        }
        let meant = match found {
            Mention::Pronoun(pronoun) => {
                // The same word says two things: he insisted, citing …
                let again = self.said.filter(|s| s.0 == at.start).map(|s| s.1);
                let entity = again.or_else(|| self.antecedent(pronoun, at.start))?;
                self.said = Some((at.start, entity));
                if matches!(pronoun, Pronoun::He | Pronoun::She)
                    && let Some(e) = self.entities.get_mut(entity)
                {
                    e.sex.get_or_insert(pronoun);
                }
                Meant { entity, carried: true }
            }
            Mention::Name { name, role, sort, sex } => self.named(at, name, role, sort, sex),
            Mention::Names(names) => self.several(at, names),
            Mention::Description { at: whole, head, point, plural, tags } => self.described(at, whole, head, point, plural, tags),
        };
        if let Some(entity) = self.entities.get_mut(meant.entity) {
            entity.last = at.start;
        }
        Some(meant)
    }

    /// The last person to be spoken of before a quotation that names nobody.
    pub fn before(&self, at: u32) -> Option<Meant> {
        self.latest(at, &|e| e.person).map(|entity| Meant { entity, carried: true })
    }

    /// Those who may be meant, in the order of first mention, and the place of the first of them.
    fn recent(&self) -> (usize, &[Entity]) {
        let first = self.entities.len().saturating_sub(WINDOW);
        (first, self.entities.get(first..).unwrap_or_default())
    }

    /// The last to be spoken of before a byte of those who fit.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn latest(&self, before: u32, fits: &dyn Fn(&Entity) -> bool) -> Option<usize> {
        let (first, recent) = self.recent();
        let (mut found, mut last) = (None, 0);
        for (i, entity) in recent.iter().enumerate() {
            if entity.last < before && entity.last >= last && fits(entity) {
                (found, last) = (Some(first + i), entity.last);
            }
        }
        found
    }

    /// The first, or a later one, of those who fit.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn nth(&self, mut nth: usize, fits: &dyn Fn(&Entity) -> bool) -> Option<usize> {
        let (first, recent) = self.recent();
        let found = recent.iter().position(|e| {
            let fits = fits(e);
            let found = fits && nth == 0;
            nth -= usize::from(fits && !found);
            found
        });
        found.map(|i| first + i)
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
        self.latest(before, &fits).or_else(|| if pronoun == Pronoun::They { self.latest(before, &|e| e.person) } else { None })
    }

    fn add(&mut self, entity: Entity) -> Meant {
        self.entities.push(entity);
        Meant { entity: self.entities.len() - 1, carried: false }
    }
}

/// The words of a phrase in small letters, up to the first that leads away from its noun; also those of what stands beside
/// it: "another source in A, an educator".
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn own_words(phrase: &str) -> String {
    let mut words = String::with_capacity(phrase.len() + 2);
    words.push('|');
    any_part(phrase, |c| c == ',', &mut |part| {
        let part = part.trim_ascii_start();
        if words.len() == 1 || beginning(part, "a |an |the ").is_some() {
            any_part(part, |c| !c.is_alphanumeric(), &mut |word| {
                let away = word.len() < 6 && is_named(word, "of|in|from|at|who|for|near|which");
                if !away {
                    add_word(&mut words, word);
                }
                away
            });
        }
        false
    });
    words
}

/// One more word, in small letters, and a bar after it.
fn add_word(words: &mut String, word: &str) {
    if !word.is_empty() {
        let start = words.len();
        words.push_str(word);
        if let Some(word) = words.get_mut(start..) {
            word.make_ascii_lowercase();
        }
        words.push('|');
    }
}
