//! Answers a query: the matches, and the counts of each dimension under all the others.

use std::borrow::Cow;
use std::rc::Rc;

use super::column::Under;
use super::{Bits, Clock, Dimension, Index, Key, Keys, Order, Terms};
use crate::model::{Day, Piece, sort_by};

/// A filter on dates.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct When {
    /// The first day that counts.
    pub from: Option<Day>,
    /// The last day that counts.
    pub to: Option<Day>,
    /// Do statements without a date count?
    pub undated: bool,
    /// Does a date count only where every day that it may mean lies within? Else, where one does.
    pub certain: bool,
}

impl When {
    /// Does it let everything through?
    pub fn is_open(&self) -> bool {
        self.from.is_none() && self.to.is_none() && !self.undated
    }
}

/// Filters by value, date and words; all of them have to hold.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Query {
    /// For each dimension, the values of which a statement must have one; empty lets all through.
    pub values: [Keys; 8],
    /// Which date.
    pub clock: Clock,
    /// When.
    pub when: When,
    /// Which words.
    pub terms: Terms,
}

/// What matches, and how many of each value.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// How many statements match.
    pub found: u32,
    /// For each dimension, in the order of its column's keys, how many match under all other filters.
    pub counts: Vec<Vec<u32>>,
    /// What was looked for: what was typed, with words of the collection that may be meant where it has none that begin so.
    pub terms: Terms,
    /// What would have to be here to tell all that match; each once.
    pub lacking: Vec<Piece>,
    matches: Bits,
    /// For each dimension with a filter of its own, what matches under all other filters.
    others: Vec<Option<Bits>>,
    any_time: Bits,
    clock: Clock,
    order: Rc<Order>,
}

impl PartialEq for Answer {
    fn eq(&self, other: &Answer) -> bool {
        (&self.matches, &self.any_time, &self.counts) == (&other.matches, &other.any_time, &other.counts)
            && Rc::ptr_eq(&self.order, &other.order)
    }
}

impl Eq for Answer {}

impl Answer {
    /// Does a statement match?
    pub fn has(&self, row: u32) -> bool {
        self.order.place(row).is_some_and(|place| self.matches.contains(place))
    }

    /// The statements that match, latest first by the query's clock, undated last.
    pub fn latest(&self) -> impl Iterator<Item = u32> + '_ {
        self.matches.iter().filter_map(|place| self.order.row(place))
    }

    /// The statements that match and have a value, but none of some others.
    pub fn within<'k>(&self, index: &Index, dimension: Dimension, key: &Key, but: impl Iterator<Item = &'k Key>) -> Vec<u32> {
        let column = index.column(dimension);
        let numbers: Vec<u32> = but.filter_map(|key| column.number(key)).collect();
        let mut own = index.places(self.clock, dimension, key);
        own.and(&self.matches);
        own.without(&index.any_of(self.clock, dimension, &numbers));
        own.iter().filter_map(|place| self.order.row(place)).collect()
    }

    /// The places that match under every filter but the dates.
    pub fn any_time(&self) -> &Bits {
        &self.any_time
    }
}

/// Values, dates and words make ten clauses.
const CLAUSES: usize = 10;
const WHEN: usize = 8;
const WORDS: usize = 9;

impl Index {
    /// The answer to a query.
    pub fn answer(&self, query: &Query) -> Answer {
        self.answer_after(query, None)
    }

    /// The same, after another answer: where little has changed, only that is counted.
    pub fn answer_after(&self, query: &Query, before: Option<&Answer>) -> Answer {
        let by = self.by(query.clock);
        let terms = self.meant(&query.terms);
        let mut lacking = Vec::new();
        let clauses = self.clauses(query, &terms, &mut lacking);
        sort_by(&mut lacking, Ord::cmp);
        lacking.dedup();
        let len = self.len();
        let mut matches = Bits::all(len);
        for clause in clauses.iter().flatten() {
            matches.and(clause);
        }
        let except = |left_out: usize| clauses.get(left_out).and_then(Option::as_ref).map(|_| rest(&clauses, left_out, len));
        // A dimension without a filter of its own is counted among the matches.
        let others: Vec<Option<Bits>> = (0..WHEN).map(except).collect();
        let all = Under::of(Cow::Borrowed(&matches));
        let before = before.filter(|before| Rc::ptr_eq(&before.order, &by.order));
        let change = |was: &Bits, is: &Bits| (Under::but(is, was), Under::but(was, is));
        let common = before.map(|before| change(&before.matches, &matches));
        let counts = self.columns.iter().zip(&by.columns).zip(&others).enumerate().map(|(i, ((column, laid), other))| {
            let own = other.as_ref().map(|other| Under::of(Cow::Borrowed(other)));
            let under = own.as_ref().unwrap_or(&all);
            let after = before.and_then(|before| {
                let (counts, was) = (before.counts.get(i)?, before.others.get(i)?.as_ref());
                if own.is_none() && was.is_none() {
                    return laid.counts_after(counts, common.as_ref()?, under);
                }
                laid.counts_after(counts, &change(was.unwrap_or(&before.matches), &under.bits), under)
            });
            after.unwrap_or_else(|| laid.counts(under, column.totals()))
        });
        let (counts, found) = (counts.collect(), all.count);
        let any_time = except(WHEN).unwrap_or_else(|| matches.clone());
        Answer { found, counts, terms, lacking, any_time, matches, others, clock: query.clock, order: by.order.clone() }
    }

    fn meant(&self, terms: &Terms) -> Terms {
        if terms.is_empty() { Terms::default() } else { self.understood(terms) }
    }

    /// How many would match with one clause of the query taken away, by the place of the clause: eight dimensions,
    /// then the dates, then the words. `None` where that clause lets everything through.
    pub fn without_each(&self, query: &Query) -> [Option<u32>; CLAUSES] {
        let clauses = self.clauses(query, &self.meant(&query.terms), &mut Vec::new());
        std::array::from_fn(|left_out| {
            clauses[left_out].as_ref()?;
            Some(rest(&clauses, left_out, self.len()).count())
        })
    }

    /// The places that a value's statements have in the order of a clock.
    pub fn places(&self, clock: Clock, dimension: Dimension, key: &Key) -> Bits {
        self.any_of(clock, dimension, self.column(dimension).number(key).as_slice())
    }

    fn any_of(&self, clock: Clock, dimension: Dimension, values: &[u32]) -> Bits {
        self.by(clock).columns.get(dimension as usize).map_or_else(Bits::default, |laid| laid.any_of(values, self.len()))
    }

    fn clauses(&self, query: &Query, terms: &Terms, lacking: &mut Vec<Piece>) -> [Option<Bits>; CLAUSES] {
        let by = self.by(query.clock);
        let mut clauses: [Option<Bits>; CLAUSES] = std::array::from_fn(|_| None);
        for ((clause, wanted), (column, laid)) in clauses.iter_mut().zip(&query.values).zip(self.columns.iter().zip(&by.columns)) {
            if !wanted.is_empty() {
                let numbers: Vec<u32> = wanted.iter().filter_map(|key| column.number(key)).collect();
                *clause = Some(laid.any_of(&numbers, self.len()));
            }
        }
        if !query.when.is_open() {
            clauses[WHEN] = Some(by.order.within(&query.when));
        }
        if !terms.is_empty() {
            clauses[WORDS] = Some(self.worded(terms, &by.order, lacking));
        }
        clauses
    }
}

/// What every clause but one lets through.
fn rest(clauses: &[Option<Bits>; CLAUSES], left_out: usize, len: u32) -> Bits {
    let mut rest = Bits::all(len);
    for clause in clauses.iter().enumerate().filter(|(i, _)| *i != left_out).filter_map(|(_, c)| c.as_ref()) {
        rest.and(clause);
    }
    rest
}
