//! What a selection shows: the matches in order, and every count.

use super::library::FacetValue;
use super::{Library, Selection, Sort};
use crate::index::{Answer, Clock, Dimension, Key, Weights};
use crate::model::sort_by;

/// The result of a selection. Derived, never changed.
#[derive(Debug, PartialEq, Eq)]
pub struct Results {
    /// Matches and counts.
    pub answer: Answer,
    /// The order of the list.
    pub sort: Sort,
    /// How many match.
    pub found: u32,
    /// Of how many.
    pub total: u32,
    /// The highest of all counts: one scale for every bar.
    pub highest: u32,
    /// The matches by relevance or region, where the list is in that order.
    ranked: Vec<u32>,
}

/// Works out what a selection shows.
pub fn results(library: &Library, selection: &Selection) -> Results {
    results_after(library, selection, None)
}

/// The same, after what another selection showed.
pub fn results_after(library: &Library, selection: &Selection, before: Option<&Results>) -> Results {
    let answer = library.index.answer_after(&selection.query(), before.map(|before| &before.answer));
    let ranked = match selection.sort {
        Sort::Relevance if !answer.terms.is_empty() => ranked(library, &answer),
        Sort::Region => by_region(library, &answer),
        _ => Vec::new(),
    };
    let highest = answer.counts.iter().flatten().copied().max().unwrap_or(0);
    Results { highest, found: answer.found, total: library.index.len(), sort: selection.sort, ranked, answer }
}

/// The matches, those first that answer the words best; of equal ones the latest.
fn ranked(library: &Library, answer: &Answer) -> Vec<u32> {
    let scores = library.index.scores(&answer.terms, Weights::default());
    let score = |row: &u32| scores.get(*row as usize).copied().unwrap_or(0.0);
    let mut rows: Vec<u32> = answer.latest().collect();
    sort_by(&mut rows, |a, b| score(b).total_cmp(&score(a)));
    rows
}

/// The matches by region, in the order of the filter; of one region in the order of the articles.
fn by_region(library: &Library, answer: &Answer) -> Vec<u32> {
    let index = &library.index;
    let column = index.column(Dimension::Region);
    let parent = |value: &FacetValue| match &value.key {
        Key::Is(code) => library.region(code).and_then(|region| column.number(&Key::Is(region.parent.clone()?))),
        Key::NotStated => None,
    };
    let facet = library.facet(Dimension::Region);
    let parents: Vec<Option<u32>> = facet.iter().map(parent).collect();
    let mut rows = Vec::new();
    for value in facet {
        let Some(number) = value.column else { continue };
        // A statement stands with its own region, not with the one that that is part of.
        let inner = facet.iter().zip(&parents).filter(|(_, parent)| **parent == Some(number as u32)).map(|(inner, _)| &inner.key);
        let first = rows.len();
        rows.extend(answer.within(index, Dimension::Region, &value.key, inner));
        if let Some(own) = rows.get_mut(first..) {
            sort_by(own, Ord::cmp);
        }
    }
    rows
}

impl Results {
    /// The statements that match, in the order of the list: by relevance, or by date latest first, then those with no known beginning,
    /// undated last, as the articles have them within a day.
    pub fn list<'a>(&'a self, library: &'a Library) -> Box<dyn Iterator<Item = u32> + 'a> {
        let index = &library.index;
        match self.sort {
            Sort::Region => Box::new(self.ranked.iter().copied()),
            Sort::Relevance if !self.answer.terms.is_empty() => Box::new(self.ranked.iter().copied()),
            Sort::Date | Sort::Relevance => Box::new(self.answer.latest()),
            Sort::Article => Box::new((0..index.len()).filter(|row| self.answer.has(*row))),
        }
    }

    /// Is it another list than before?
    pub fn lists_other_than(&self, before: &Results) -> bool {
        self.sort != before.sort || self.answer != before.answer
    }

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
