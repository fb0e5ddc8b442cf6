//! One dimension of the statements: which values there are, and which statements have each.

use std::borrow::Cow;

use dateline_bitset::{Bits, Lists};

use super::Order;
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

/// The values of one dimension.
#[derive(Clone, Debug, Default)]
pub struct Column {
    keys: Vec<Key>,
    /// How many statements have each value.
    totals: Vec<u32>,
}

/// Collects the values of a dimension, statement by statement.
#[derive(Default)]
pub(super) struct Gather {
    words: Interner,
    /// Where each statement's values end.
    ends: Vec<u32>,
    values: Vec<u32>,
}

/// Stands for "not stated" while values are gathered.
const UNSTATED: u32 = u32::MAX;

impl Gather {
    /// Room for so many statements.
    pub fn of(rows: usize) -> Gather {
        Gather { ends: Vec::with_capacity(rows), values: Vec::with_capacity(rows + rows / 2), ..Gather::default() }
    }

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
        let own = self.ends.last().map_or(0, |at| *at as usize);
        if !self.values.get(own..).unwrap_or_default().contains(&number) {
            self.values.push(number);
        }
    }

    /// The statement has no further value.
    pub fn next(&mut self) {
        let own = self.ends.last().map_or(0, |at| *at as usize);
        if own == self.values.len() {
            self.values.push(UNSTATED);
        }
        self.ends.push(self.values.len() as u32);
    }

    /// The column, with the values of each place: values by name, "not stated" first.
    pub fn finish(self, order: &Order) -> (Column, Laid) {
        let Gather { words, mut ends, mut values } = self;
        let mut by_name: Vec<u32> = (0..words.len() as u32).collect();
        sort_by(&mut by_name, |a, b| words.word(*a).cmp(words.word(*b)));
        let mut keys: Vec<Key> = Vec::with_capacity(by_name.len() + 1);
        if values.contains(&UNSTATED) {
            keys.push(Key::NotStated);
        }
        let mut places = vec![0; by_name.len()];
        for number in by_name {
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
        if ends.len() == values.len() {
            ends.clear();
        }
        let laid = Laid::of(keys.len(), &ends, &values, order);
        (Column { keys, totals }, laid)
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
}

/// Some places, how many, and over which words of a set.
pub(super) struct Under<'b> {
    pub bits: Cow<'b, Bits>,
    pub count: u32,
    used: Vec<(u32, u64)>,
}

impl<'b> Under<'b> {
    /// These places.
    pub fn of(bits: Cow<'b, Bits>) -> Under<'b> {
        Under { count: bits.count(), used: bits.used(), bits }
    }

    /// Those of some places that are not among others.
    pub fn but(bits: &Bits, others: &Bits) -> Under<'static> {
        let mut rest = bits.clone();
        rest.without(others);
        Under::of(Cow::Owned(rest))
    }
}

/// A column in the order of a clock: a set for each of a few values, or a list of the values of each place.
#[derive(Clone, Debug)]
pub(super) enum Laid {
    Sets(Vec<Bits>),
    Lists(Lists),
}

/// With more values than this, sets are larger than lists, and counting by them is slower.
const FEW: usize = 192;

impl Laid {
    /// Lays out the values of all statements: where those of each end (nowhere, if each has one), and how many there are.
    fn of(keys: usize, ends: &[u32], values: &[u32], order: &Order) -> Laid {
        if keys > FEW {
            return Laid::Lists(Lists::of(ends, values, order.rows()));
        }
        let mut sets = vec![Bits::none(order.len()); keys];
        let mut row = 0;
        for (value, at) in values.iter().zip(0_u32..) {
            while ends.get(row as usize).is_some_and(|end| *end <= at) {
                row += 1;
            }
            let place = order.place(if ends.is_empty() { at } else { row });
            place.zip(sets.get_mut(*value as usize)).into_iter().for_each(|(place, set)| set.insert(place));
        }
        Laid::Sets(sets)
    }

    /// The same in the order of another clock.
    pub fn moved(&self, from: &Order, to: &Order) -> Laid {
        match self {
            Laid::Sets(sets) => {
                let places: Vec<u32> = from.rows().iter().filter_map(|row| to.place(*row)).collect();
                Laid::Sets(sets.iter().map(|set| set.moved(&places)).collect())
            }
            Laid::Lists(lists) => {
                let places: Vec<u32> = to.rows().iter().filter_map(|row| from.place(*row)).collect();
                Laid::Lists(lists.moved(&places))
            }
        }
    }

    /// The values of a place.
    pub fn at(&self, place: u32) -> Vec<u32> {
        match self {
            Laid::Sets(sets) => sets.iter().zip(0..).filter(|(set, _)| set.contains(place)).map(|(_, value)| value).collect(),
            Laid::Lists(lists) => lists.at(place).to_vec(),
        }
    }

    /// The places that have one of some values.
    pub fn any_of(&self, wanted: &[u32], len: u32) -> Bits {
        match self {
            Laid::Sets(sets) => {
                let mut any = Bits::none(len);
                wanted.iter().filter_map(|value| sets.get(*value as usize)).for_each(|set| any.or(set));
                any
            }
            Laid::Lists(lists) => lists.any_of(wanted, len),
        }
    }

    /// How many of some places have each value, of which there are `totals` in all.
    pub fn counts(&self, under: &Under<'_>, totals: &[u32]) -> Vec<u32> {
        let len = under.bits.len();
        if under.count == len {
            return totals.to_vec();
        }
        match self {
            Laid::Sets(sets) if under.used.len() as u32 > len / 128 => under.bits.counts(sets),
            Laid::Sets(sets) => Bits::shared(&under.used, sets),
            // Of many, those that are not under it are fewer.
            Laid::Lists(lists) if under.count > len / 2 => {
                let mut counts = totals.to_vec();
                let mut rest = Bits::all(len);
                rest.without(&under.bits);
                lists.tally(&rest, u32::MAX, &mut counts);
                counts
            }
            Laid::Lists(lists) => {
                let mut counts = vec![0; totals.len()];
                lists.tally(&under.bits, 1, &mut counts);
                counts
            }
        }
    }

    /// The same by what came and what went since other places were counted; `None` where that is no less.
    pub fn counts_after(&self, before: &[u32], (came, went): &(Under<'_>, Under<'_>), under: &Under<'_>) -> Option<Vec<u32>> {
        let is_less = match self {
            Laid::Sets(_) => came.used.len() + went.used.len() < under.used.len(),
            Laid::Lists(_) => came.count + went.count < under.count.min(under.bits.len() - under.count),
        };
        if !is_less {
            return None;
        }
        let mut counts = before.to_vec();
        match self {
            Laid::Sets(sets) => {
                let changes = Bits::shared(&came.used, sets).into_iter().zip(Bits::shared(&went.used, sets));
                counts.iter_mut().zip(changes).for_each(|(count, (came, went))| *count = (*count + came).saturating_sub(went));
            }
            Laid::Lists(lists) => {
                lists.tally(&came.bits, 1, &mut counts);
                lists.tally(&went.bits, u32::MAX, &mut counts);
            }
        }
        Some(counts)
    }
}
