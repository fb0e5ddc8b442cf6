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

/// The values of one dimension and the statements of each, in the order of the keys.
#[derive(Clone, Debug, Default)]
pub struct Column {
    keys: Vec<Key>,
    rows: Vec<Bits>,
}

impl Column {
    /// Takes the values of each statement. A statement without any is `NotStated`.
    pub(super) fn build(len: u32, values: impl Iterator<Item = Vec<String>>) -> Column {
        let mut map: BTreeMap<Key, Bits> = BTreeMap::new();
        for (values, row) in values.zip(0_u32..) {
            let mut put = |key| map.entry(key).or_insert_with(|| Bits::none(len)).insert(row);
            if values.is_empty() {
                put(Key::NotStated);
            }
            values.into_iter().map(Key::Is).for_each(put);
        }
        let (keys, rows) = map.into_iter().unzip();
        Column { keys, rows }
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
