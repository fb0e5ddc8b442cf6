//! Sources with names: one person, however much of the name is said; and several who speak together.

use super::{Cast, Entity, Meant};
use crate::extract::found::Stretch;
use crate::extract::mention::{Pronoun, Sort};
use crate::model::SourceKind;

impl Cast<'_> {
    /// A name: that of somebody known, or somebody new.
    pub(super) fn named(&mut self, at: Stretch, name: Stretch, role: Option<Stretch>, sort: Sort, sex: Option<Pronoun>) -> Meant {
        let words = name_words(name.of(self.text));
        let same = self.recent().find(|(_, e)| {
            if e.names.is_empty() {
                e.head == e.at && e.person == (sort == Sort::Person) && same_name(&words, &e.words)
            } else {
                std::iter::once(&e.at).chain(&e.names).any(|n| same_name(&words, &name_words(n.of(self.text))))
            }
        });
        if let Some(entity) = same.map(|(i, _)| i) {
            let longer = self.entities.get(entity).is_some_and(|e| e.names.is_empty() && e.words.len() < words.len());
            if let Some(e) = self.entities.get_mut(entity) {
                if longer {
                    e.at = name;
                    e.head = name;
                    e.words = words;
                }
                if e.role.is_none() && e.names.is_empty() {
                    e.role = role;
                }
                e.sex = e.sex.or(sex);
            }
            return Meant { entity, carried: false };
        }
        let kind = match sort {
            Sort::Person => SourceKind::Person,
            Sort::Body => SourceKind::Organisation,
            Sort::Press => SourceKind::Publication,
        };
        // An organisation keeps its article: The Harbour Authority.
        let shown = if sort == Sort::Person { name } else { Stretch { start: at.start.min(name.start), end: name.end } };
        self.add(Entity {
            at: shown,
            names: Vec::new(),
            first: at,
            kind,
            role,
            sex,
            plural: false,
            person: sort == Sort::Person,
            head: shown,
            last: at.start,
            words,
            noun: Box::default(),
            home: None,
        })
    }

    /// Several who are named together.
    pub(super) fn several(&mut self, at: Stretch, names: Vec<Stretch>) -> Meant {
        let first = names.first().copied().unwrap_or(at);
        self.add(Entity {
            at: first,
            names: names.get(1..).unwrap_or_default().to_vec(),
            first: at,
            kind: SourceKind::People,
            role: None,
            sex: None,
            plural: true,
            person: true,
            head: first,
            last: at.start,
            words: Vec::new(),
            noun: Box::default(),
            home: None,
        })
    }
}

/// The words of a name in small letters.
fn name_words(name: &str) -> Vec<Box<str>> {
    let word = |w: &str| w.trim_matches(|c: char| !c.is_alphanumeric()).to_ascii_lowercase().into_boxed_str();
    name.split_whitespace().map(word).filter(|w| !w.is_empty() && **w != *"the" && **w != *"a").collect()
}

/// Do the words of one name repeat those of the other: "Kim" and "Kim Jong Un", "Orrin" and "Sela Orrin"?
fn same_name(a: &[Box<str>], b: &[Box<str>]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    !short.is_empty() && (long.ends_with(short) || long.starts_with(short))
}
