//! One dimension of the statements: which values there are, and which statements have each.

use super::{Bits, Order};
use crate::model::{Interner, sort_by};

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

/// The values of one dimension, and which statement has which: for each statement the numbers of its values, in order.
#[derive(Clone, Debug, Default)]
pub struct Column {
    keys: Vec<Key>,
    /// How many statements have each value.
    totals: Vec<u32>,
    /// Where each statement's values begin; one more at the end. Empty where each has exactly one.
    starts: Vec<u32>,
    values: Vec<u32>,
}

/// Collects the values of a dimension, statement by statement.
#[derive(Default)]
pub(super) struct Gather {
    words: Interner,
    starts: Vec<u32>,
    values: Vec<u32>,
}

/// Stands for "not stated" while values are gathered.
const UNSTATED: u32 = u32::MAX;

impl Gather {
    /// Adds a value of the statement that comes next; the same value twice is one.
    pub fn add(&mut self, value: &str) {
        let number = self.words.number(value);
        self.add_number(number);
    }

    /// The number of a value.
    pub fn number(&mut self, value: &str) -> u32 {
        self.words.number(value)
    }

    /// Adds a value by its number.
    pub fn add_number(&mut self, number: u32) {
        let own = self.starts.last().map_or(0, |at| *at as usize);
        if !self.values.get(own..).unwrap_or_default().contains(&number) {
            self.values.push(number);
        }
    }

    /// The statement has no further value.
    pub fn next(&mut self) {
        let own = self.starts.last().map_or(0, |at| *at as usize);
        if own == self.values.len() {
            self.values.push(UNSTATED);
        }
        self.starts.push(self.values.len() as u32);
    }

    /// The column: values by name, "not stated" first.
    pub fn finish(self) -> Column {
        let Gather { words, mut starts, mut values } = self;
        // It grew by doubling.
        values.shrink_to_fit();
        let mut order: Vec<u32> = (0..words.len() as u32).collect();
        sort_by(&mut order, |a, b| words.word(*a).cmp(words.word(*b)));
        let mut keys: Vec<Key> = Vec::with_capacity(order.len() + 1);
        if values.contains(&UNSTATED) {
            keys.push(Key::NotStated);
        }
        let mut places = vec![0; order.len()];
        for number in order {
            if let Some(place) = places.get_mut(number as usize) {
                *place = keys.len() as u32;
            }
            keys.push(Key::Is(words.word(number).into()));
        }
        let mut totals = vec![0; keys.len()];
        for value in &mut values {
            *value = places.get(*value as usize).copied().unwrap_or(0);
            if let Some(total) = totals.get_mut(*value as usize) {
                *total += 1;
            }
        }
        if starts.len() == values.len() {
            starts.clear();
        } else {
            starts.insert(0, 0);
        }
        Column { keys, totals, starts, values }
    }
}

impl Column {
    /// The values, sorted, `NotStated` first.
    pub fn keys(&self) -> &[Key] {
        &self.keys
    }

    /// How many statements of the whole collection have each value.
    pub fn totals(&self) -> &[u32] {
        &self.totals
    }

    /// The number of a value; `None` where nobody has it.
    pub fn number(&self, key: &Key) -> Option<u32> {
        self.keys.binary_search(key).ok().map(|i| i as u32)
    }

    /// The numbers of a statement's values.
    pub fn of(&self, row: u32) -> &[u32] {
        let row = row as usize;
        let (from, to) = match (self.starts.get(row), self.starts.get(row + 1)) {
            (Some(from), Some(to)) => (*from as usize, *to as usize),
            _ => (row, row + 1),
        };
        self.values.get(from..to).unwrap_or_default()
    }
}

/// A column in the order of a clock: a set for each of a few values, or a list of the values of each place.
#[derive(Clone, Debug)]
pub(super) enum Laid {
    Sets(Vec<Bits>),
    List { starts: Vec<u32>, values: Vec<u32> },
}

/// With more values than this, sets are larger than a list, and counting by them is slower.
const FEW: usize = 192;

impl Laid {
    /// Lays a column out.
    pub fn of(column: &Column, order: &Order) -> Laid {
        let rows = (0..order.len()).filter_map(|place| order.row(place));
        if column.keys.len() <= FEW {
            let mut sets = vec![Bits::none(order.len()); column.keys.len()];
            for (row, place) in rows.zip(0_u32..) {
                for value in column.of(row) {
                    if let Some(set) = sets.get_mut(*value as usize) {
                        set.insert(place);
                    }
                }
            }
            return Laid::Sets(sets);
        }
        let (mut starts, mut values) = (Vec::new(), Vec::with_capacity(column.values.len()));
        for row in rows {
            values.extend_from_slice(column.of(row));
            if !column.starts.is_empty() {
                starts.push(values.len() as u32);
            }
        }
        Laid::List { starts, values }
    }

    /// The places that have one of some values.
    pub fn any_of(&self, wanted: &[u32], len: u32) -> Bits {
        let mut any = Bits::none(len);
        match self {
            Laid::Sets(sets) => wanted.iter().filter_map(|value| sets.get(*value as usize)).for_each(|set| any.or(set)),
            Laid::List { starts, values } => {
                let mut place = 0;
                for (value, at) in values.iter().zip(0_u32..) {
                    while starts.get(place as usize).is_some_and(|end| *end <= at) {
                        place += 1;
                    }
                    if wanted.contains(value) {
                        any.insert(if starts.is_empty() { at } else { place });
                    }
                }
            }
        }
        any
    }

    /// How many of some places have each value, of which there are `totals` in all.
    pub fn counts(&self, under: &Bits, count: u32, len: u32, totals: &[u32]) -> Vec<u32> {
        if count == len {
            return totals.to_vec();
        }
        match self {
            Laid::Sets(sets) => sets.iter().map(|set| set.count_and(under)).collect(),
            // Of many, those that are not under it are fewer.
            Laid::List { starts, values } if count > len / 2 => {
                let mut counts = totals.to_vec();
                let mut rest = Bits::all(len);
                rest.without(under);
                rest.each(&mut |place| tally(starts, values, place, u32::MAX, &mut counts));
                counts
            }
            Laid::List { starts, values } => {
                let mut counts = vec![0; totals.len()];
                under.each(&mut |place| tally(starts, values, place, 1, &mut counts));
                counts
            }
        }
    }
}

/// Adds `by`, with wrap-around, to the count of each value of a place.
fn tally(starts: &[u32], values: &[u32], place: u32, by: u32, counts: &mut [u32]) {
    let place = place as usize;
    let own = match starts.get(place) {
        Some(end) => place.checked_sub(1).and_then(|p| starts.get(p)).map_or(0, |s| *s as usize)..*end as usize,
        None => place..place + 1,
    };
    for value in values.get(own).unwrap_or_default() {
        if let Some(count) = counts.get_mut(*value as usize) {
            *count = count.wrapping_add(by);
        }
    }
}
