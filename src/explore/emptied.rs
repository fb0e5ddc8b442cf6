//! Why nothing is left: which filter emptied the list, and what each would leave when taken away.

use super::{Chip, Clause, Library, Selection, chips};
use crate::index::Dimension;
use crate::model::sort_by;

/// The way out of an empty list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Emptied {
    /// Each filter in force, the selection without it, and how many statements that leaves; the best first.
    pub ways: Vec<(Vec<Chip>, Selection, u32)>,
    /// How many statements there are without any filter.
    pub all: u32,
}

/// Works out what taking away each filter would leave.
pub fn emptied(library: &Library, selection: &Selection) -> Emptied {
    let left = library.index.without_each(&selection.query());
    let all_chips = chips(library, selection);
    let place = |clause: &Clause| match clause {
        Clause::Value(dimension, _) => *dimension as usize,
        Clause::Dates | Clause::Undated => Dimension::ALL.len(),
        Clause::Words => Dimension::ALL.len() + 1,
    };
    let mut ways = Vec::new();
    for (i, count) in left.iter().enumerate() {
        let group: Vec<Chip> = all_chips.iter().filter(|chip| place(&chip.clause) == i).cloned().collect();
        if let (Some(count), false) = (count, group.is_empty()) {
            let without = group.iter().fold(selection.clone(), |s, chip| s.without(&chip.clause));
            ways.push((group, without, *count));
        }
    }
    sort_by(&mut ways, |a, b| b.2.cmp(&a.2));
    Emptied { ways, all: library.index.len() }
}
