//! What a selection shows: the matches in order, and every count.

use super::{Library, Selection, Sort};
use crate::index::{Answer, Clock, Dimension, Key, Terms};
use crate::model::sort_by;

/// The result of a selection. Derived, never changed.
#[derive(Debug, PartialEq, Eq)]
pub struct Results {
    /// Matches and counts.
    pub answer: Answer,
    /// The rows that match, in the order of the list.
    pub order: Vec<u32>,
    /// How many match.
    pub found: u32,
    /// Of how many.
    pub total: u32,
    /// The highest of all counts: one scale for every bar.
    pub highest: u32,
    /// The words that were looked for.
    pub terms: Terms,
}

/// Works out what a selection shows.
pub fn results(library: &Library, selection: &Selection) -> Results {
    let query = selection.query();
    let answer = library.index.answer(&query);
    let mut order: Vec<u32> = answer.matches.iter().collect();
    match selection.sort {
        Sort::Article => {}
        Sort::Date => {
            // Latest first; then those with no known beginning; undated last. Rows in the order of the article within.
            let key = |row: &u32| match library.index.span(selection.clock, *row) {
                Some(span) => match (span.start, span.end) {
                    (Some(day), _) => (0, -i64::from(day.0)),
                    (None, Some(day)) => (1, -i64::from(day.0)),
                    (None, None) => (2, 0),
                },
                None => (2, 0),
            };
            sort_by(&mut order, |a, b| key(a).cmp(&key(b)));
        }
        Sort::Region => {
            let rank = |row: &u32| {
                let code = library.statement(*row).and_then(|(_, s, _)| s.region.as_ref().map(|r| r.code.as_str()));
                let place = |code| library.facet(Dimension::Region).iter().position(|v| matches!(&v.key, Key::Is(c) if c == code));
                code.and_then(place).unwrap_or(usize::MAX)
            };
            let ranks: Vec<usize> = (0..library.index.len()).map(|row| rank(&row)).collect();
            sort_by(&mut order, |a, b| ranks.get(*a as usize).cmp(&ranks.get(*b as usize)));
        }
    }
    let found = order.len() as u32;
    let highest = answer.counts.iter().flatten().copied().max().unwrap_or(0);
    Results { answer, order, highest, found, total: library.index.len(), terms: query.terms }
}

impl Results {
    /// How many statements of a filter's value match under the other filters.
    pub fn count(&self, dimension: Dimension, column: Option<usize>) -> u32 {
        let counts = self.answer.counts.get(dimension as usize);
        counts.zip(column).and_then(|(c, i)| c.get(i)).copied().unwrap_or(0)
    }
}

/// The three clocks in words.
impl Clock {
    /// Such as "said".
    pub fn label(self) -> &'static str {
        match self {
            Clock::Said => "said",
            Clock::Happened => "happened",
            Clock::Published => "published",
        }
    }
}
