//! One dimension of the statements: which values there are, and which statements have each.

use std::collections::BTreeMap;

use super::Bits;

/// What statements can be filtered by, dates and words apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    /// Where the source is.
    Region,
    /// What it is about.
    About,
    /// Quoted, part quoted, reported.
    Form,
    /// Who says it, as described.
    Source,
    /// What kind of source.
    Kind,
    /// Subject.
    Topic,
    /// In which article.
    Article,
    /// In which language.
    Language,
}

impl Dimension {
    /// All of them, in the order of a link.
    pub const ALL: [Dimension; 8] = [
        Dimension::Region,
        Dimension::About,
        Dimension::Form,
        Dimension::Source,
        Dimension::Kind,
        Dimension::Topic,
        Dimension::Article,
        Dimension::Language,
    ];
}

/// A value of a dimension.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// The article does not say.
    NotStated,
    /// A code, id, word or name.
    Is(String),
}

/// A few values, sorted, each once.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Keys(Vec<Key>);

impl Keys {
    /// Adds a value.
    pub fn insert(&mut self, key: Key) {
        if let Err(place) = self.0.binary_search(&key) {
            self.0.insert(place, key);
        }
    }

    /// Takes a value away; was it there?
    pub fn remove(&mut self, key: &Key) -> bool {
        let found = self.0.binary_search(key);
        if let Ok(place) = found {
            self.0.remove(place);
        }
        found.is_ok()
    }

    /// Keeps the values for which this holds.
    pub fn retain(&mut self, keep: impl FnMut(&Key) -> bool) {
        self.0.retain(keep);
    }
}

impl std::ops::Deref for Keys {
    type Target = [Key];

    fn deref(&self) -> &[Key] {
        &self.0
    }
}

/// The values of one dimension and the statements of each, in the order of the keys.
#[derive(Clone, Debug, Default)]
pub struct Column {
    keys: Vec<Key>,
    rows: Vec<Bits>,
}

impl Column {
    /// Takes the values of each statement. A statement without any is `NotStated`.
    pub(super) fn build(len: u32, values: impl Iterator<Item = Vec<String>>) -> Column {
        let mut places: BTreeMap<String, u32> = BTreeMap::new();
        let mut sets: Vec<Bits> = Vec::new();
        let mut without = Bits::none(len);
        for (values, row) in values.zip(0_u32..) {
            if values.is_empty() {
                without.insert(row);
            }
            for value in values {
                let place = *places.entry(value).or_insert(sets.len() as u32);
                if place as usize == sets.len() {
                    sets.push(Bits::none(len));
                }
                if let Some(set) = sets.get_mut(place as usize) {
                    set.insert(row);
                }
            }
        }
        let mut column = Column::default();
        if without.count() > 0 {
            column.keys.push(Key::NotStated);
            column.rows.push(without);
        }
        for (value, place) in places {
            column.keys.push(Key::Is(value));
            column.rows.push(std::mem::take(&mut sets[place as usize]));
        }
        column
    }

    /// The values, sorted, `NotStated` first.
    pub fn keys(&self) -> &[Key] {
        &self.keys
    }

    /// Each value with its statements.
    pub fn iter(&self) -> impl Iterator<Item = (&Key, &Bits)> {
        self.keys.iter().zip(&self.rows)
    }

    /// The statements that have a value; `None` where nobody has it.
    pub fn rows(&self, key: &Key) -> Option<&Bits> {
        self.keys.binary_search(key).ok().and_then(|i| self.rows.get(i))
    }
}
