//! Sources with names: one person, however much of the name is said; and several who speak together.

use super::{Cast, Entity, Meant, add_word};
use crate::extract::found::Stretch;
use crate::extract::listed::{from_first, named, to_last};
use crate::extract::mention::{Pronoun, Sort};
use crate::model::SourceKind;

impl Cast<'_> {
    /// A name: that of somebody known, or somebody new.
    pub(super) fn named(&mut self, at: Stretch, name: Stretch, role: Option<Stretch>, sort: Sort, sex: Option<Pronoun>) -> Meant {
        let words = name_words(name.of(self.text));
        let same = self.nth(0, &|e| match e.names.is_empty() {
            true => e.head == e.at && e.person == (sort == Sort::Person) && same_name(&words, &e.words),
            false => {
                same_name(&words, &name_words(e.at.of(self.text)))
                    || e.names.iter().any(|n| same_name(&words, &name_words(n.of(self.text))))
            }
        });
        if let Some(entity) = same {
            if let Some(e) = self.entities.get_mut(entity) {
                if e.names.is_empty() {
                    e.role = e.role.or(role);
                    if e.words.len() < words.len() {
                        e.at = name;
                        e.head = name;
                        e.words = words;
                    }
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
        let person = sort == Sort::Person;
        self.add(Entity { role, sex, person, ..Entity::new(shown, at, kind, words) })
    }

    /// Several who are named together.
    pub(super) fn several(&mut self, at: Stretch, names: Vec<Stretch>) -> Meant {
        let first = names.first().copied().unwrap_or(at);
        let names = names.get(1..).unwrap_or_default().to_vec();
        self.add(Entity { names, plural: true, ..Entity::new(first, at, SourceKind::People, String::new()) })
    }
}

/// The words of a name in small letters, as a list that `listed` reads.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn name_words(name: &str) -> String {
    let mut words = String::with_capacity(name.len() + 2);
    words.push('|');
    for word in name.split_whitespace() {
        let word = to_last(from_first(word, &char::is_alphanumeric), &char::is_alphanumeric);
        if !named(word, "the|a") {
            add_word(&mut words, word);
        }
    }
    words
}

/// Do the words of one name repeat those of the other: "Kim" and "Kim Jong Un", "Orrin" and "Sela Orrin"?
pub(super) fn same_name(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.len() > 1 && (long.ends_with(short) || long.starts_with(short))
}
