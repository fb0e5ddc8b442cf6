//! Answers a query: the matches, and the counts of each dimension under all the others.

use super::{Bits, Clock, Dimension, Index, Keys, Terms};
use crate::model::{Day, Span};

/// A filter on dates.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct When {
    /// The first day that counts.
    pub from: Option<Day>,
    /// The last day that counts.
    pub to: Option<Day>,
    /// Do statements without a date count?
    pub undated: bool,
}

impl When {
    /// Does it let everything through?
    pub fn is_open(&self) -> bool {
        self.from.is_none() && self.to.is_none() && !self.undated
    }

    /// A date counts where it may lie within: where one of the days that it may mean does.
    pub fn lets(&self, span: Option<Span>) -> bool {
        match span {
            None => self.undated || self.is_open(),
            Some(_) if self.from.is_none() && self.to.is_none() => !self.undated,
            Some(span) => span.meets(Span { start: self.from, end: self.to }),
        }
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
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Answer {
    /// The statements for which everything holds.
    pub matches: Bits,
    /// The statements for which everything but the dates holds.
    pub any_time: Bits,
    /// For each dimension, in the order of its column's keys, how many match under all other filters.
    pub counts: Vec<Vec<u32>>,
}

/// Values, dates and words make ten clauses.
const CLAUSES: usize = 10;
const WHEN: usize = 8;
const WORDS: usize = 9;

impl Index {
    /// The answer to a query.
    pub fn answer(&self, query: &Query) -> Answer {
        let clauses = self.clauses(query);
        // `others[i]`: everything but clause i holds. From the left and from the right, so that each is met once.
        let mut others: Vec<Bits> = Vec::with_capacity(CLAUSES);
        let mut so_far = self.everything();
        for clause in &clauses {
            others.push(so_far.clone());
            if let Some(clause) = clause {
                so_far.and(clause);
            }
        }
        let matches = so_far;
        let mut after = self.everything();
        for (other, clause) in others.iter_mut().zip(&clauses).rev() {
            other.and(&after);
            if let Some(clause) = clause {
                after.and(clause);
            }
        }
        let counts = Dimension::ALL
            .iter()
            .zip(&others)
            .map(|(d, under)| self.column(*d).iter().map(|(_, rows)| rows.count_and(under)).collect())
            .collect();
        Answer { matches, any_time: others.swap_remove(WHEN), counts }
    }

    /// How many would match with one clause of the query taken away, by the place of the clause: eight dimensions,
    /// then the dates, then the words. `None` where that clause lets everything through.
    pub fn without_each(&self, query: &Query) -> [Option<u32>; CLAUSES] {
        let clauses = self.clauses(query);
        std::array::from_fn(|left_out| {
            clauses[left_out].as_ref()?;
            let mut rest = self.everything();
            for clause in clauses.iter().enumerate().filter(|(i, _)| *i != left_out).filter_map(|(_, c)| c.as_ref()) {
                rest.and(clause);
            }
            Some(rest.count())
        })
    }

    fn clauses(&self, query: &Query) -> [Option<Bits>; CLAUSES] {
        let mut clauses: [Option<Bits>; CLAUSES] = std::array::from_fn(|_| None);
        for (d, wanted) in Dimension::ALL.iter().zip(&query.values).filter(|(_, wanted)| !wanted.is_empty()) {
            let mut any = Bits::none(self.len());
            for rows in wanted.iter().filter_map(|key| self.column(*d).rows(key)) {
                any.or(rows);
            }
            clauses[*d as usize] = Some(any);
        }
        let picked = |keep: &dyn Fn(u32) -> bool| {
            let mut bits = Bits::none(self.len());
            (0..self.len()).filter(|row| keep(*row)).for_each(|row| bits.insert(row));
            Some(bits)
        };
        if !query.when.is_open() {
            clauses[WHEN] = picked(&|row| query.when.lets(self.span(query.clock, row)));
        }
        if !query.terms.is_empty() {
            clauses[WORDS] = picked(&|row| self.texts.get(row as usize).is_some_and(|text| query.terms.all_in(text)));
        }
        clauses
    }
}
