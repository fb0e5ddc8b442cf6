//! The filters in force: one object for every view and for the link.

use super::Library;
use super::fields::words_alone;
use super::words::{brief, range_words};
use crate::index::{Clock, Dimension, Key, Keys, Query, Terms, When};
use crate::model::{Day, Edtf, Form, SourceKind};

/// The order of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Sort {
    /// Latest first; undated last.
    #[default]
    Date,
    /// As the articles have them.
    Article,
    /// By the source's region.
    Region,
    /// What answers the words best; by date where there are none.
    Relevance,
}

/// The filters in force, and the order.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Selection {
    /// For each dimension the values chosen.
    pub values: [Keys; 8],
    /// Which date the time filter and the timeline mean.
    pub clock: Clock,
    /// From when: a day, month or year.
    pub from: Option<Edtf>,
    /// Until when.
    pub to: Option<Edtf>,
    /// Does a date count only where it lies within From and To whatever day it means? Else, where it may.
    pub certain: bool,
    /// Statements without a date count too, or, without From and To, only they.
    pub undated: bool,
    /// The stretch of time that the timeline draws; all of it where there is none. Filters nothing.
    pub zoom: Option<Edtf>,
    /// Words to find, as typed, without space at the ends.
    pub words: String,
    /// The order of the list.
    pub sort: Sort,
}

/// One part of a selection that can be taken away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clause {
    /// One value of a dimension.
    Value(Dimension, Key),
    /// From and To.
    Dates,
    /// Undated statements.
    Undated,
    /// The words.
    Words,
}

/// A change of a selection: what it becomes depends on what it is when the change comes, not on what was on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// A value is chosen, or no longer.
    Toggle(Dimension, Key),
    /// One clause is taken away.
    Without(Clause),
    /// Every filter is taken away.
    Clear,
    /// From and To.
    Dates(Option<Edtf>, Option<Edtf>),
    /// From alone.
    From(Option<Edtf>),
    /// To alone.
    To(Option<Edtf>),
    /// The timeline draws this stretch, or all of it again.
    Zoom(Option<Edtf>),
    /// Only dates that certainly lie within count, or again those that may.
    Certain,
    /// Undated statements count, or no longer.
    Undated,
    /// Another clock.
    Clock(Clock),
    /// Other words.
    Words(String),
    /// Another order.
    Sort(Sort),
    /// Another selection altogether.
    All(Box<Selection>),
}

/// A clause in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chip {
    /// What taking it away takes away.
    pub clause: Clause,
    /// Such as "source in".
    pub lead: String,
    /// Such as "Ryanggang".
    pub value: String,
}

impl Selection {
    /// The values chosen in a dimension.
    pub fn of(&self, dimension: Dimension) -> &Keys {
        &self.values[dimension as usize]
    }

    /// With a value chosen, or no longer.
    pub fn toggled(&self, dimension: Dimension, key: &Key) -> Selection {
        let mut next = self.clone();
        let values = &mut next.values[dimension as usize];
        if !values.remove(key) {
            values.insert(key.clone());
        }
        next
    }

    /// After a change.
    pub fn edited(&self, edit: Edit) -> Selection {
        let mut next = self.clone();
        match edit {
            Edit::Toggle(dimension, key) => return self.toggled(dimension, &key),
            Edit::Without(clause) => return self.without(&clause),
            Edit::Clear => return self.cleared(),
            Edit::Dates(from, to) => (next.from, next.to) = in_order(from, to),
            Edit::From(from) => (next.from, next.to) = in_order(from, self.to),
            Edit::To(to) => (next.from, next.to) = in_order(self.from, to),
            Edit::Zoom(zoom) => next.zoom = zoom,
            Edit::Certain => next.certain = !self.certain,
            Edit::Undated => next.undated = !self.undated,
            Edit::Clock(clock) => next.clock = clock,
            Edit::Words(words) => next.words = words,
            Edit::Sort(sort) => next.sort = sort,
            Edit::All(selection) => return *selection,
        }
        next
    }

    /// With one clause taken away.
    pub fn without(&self, clause: &Clause) -> Selection {
        let mut next = self.clone();
        match clause {
            Clause::Value(dimension, key) => {
                next.values[*dimension as usize].remove(key);
            }
            Clause::Dates => (next.from, next.to, next.certain) = (None, None, false),
            Clause::Undated => next.undated = false,
            Clause::Words => next.words.clear(),
        }
        next
    }

    /// Nothing filtered; clock, order and what the timeline draws stay.
    pub fn cleared(&self) -> Selection {
        Selection { clock: self.clock, sort: self.sort, zoom: self.zoom, ..Selection::default() }
    }

    /// Does it filter nothing?
    pub fn is_open(&self) -> bool {
        *self == self.cleared()
    }

    /// The first day of From.
    pub fn first_day(&self) -> Option<Day> {
        self.from.and_then(|d| d.span()).and_then(|s| s.start)
    }

    /// The last day of To.
    pub fn last_day(&self) -> Option<Day> {
        self.to.and_then(|d| d.span()).and_then(|s| s.end)
    }

    /// What the index is asked.
    pub fn query(&self) -> Query {
        let when = When { from: self.first_day(), to: self.last_day(), undated: self.undated, certain: self.certain };
        Query { values: self.values.clone(), clock: self.clock, when, terms: Terms::of(&words_alone(&self.words)) }
    }
}

/// A range that was given backwards is a range.
fn in_order(from: Option<Edtf>, to: Option<Edtf>) -> (Option<Edtf>, Option<Edtf>) {
    let start = |date: Option<Edtf>| date.and_then(|d| d.span()).and_then(|s| s.start);
    match (start(from), start(to)) {
        (Some(a), Some(b)) if a > b => (to, from),
        _ => (from, to),
    }
}

/// The word for a dimension in a link.
pub fn dimension_word(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Region => "region",
        Dimension::About => "about",
        Dimension::Form => "form",
        Dimension::Source => "source",
        Dimension::Kind => "kind",
        Dimension::Topic => "topic",
        Dimension::Article => "article",
        Dimension::Language => "language",
    }
}

/// The clauses of a selection, as a sentence's parts.
pub fn chips(library: &Library, selection: &Selection) -> Vec<Chip> {
    let mut out = Vec::new();
    for dimension in Dimension::ALL {
        let lead = match dimension {
            Dimension::Region => "source in",
            Dimension::About => "about",
            Dimension::Form => "form",
            Dimension::Source => "said by",
            Dimension::Kind => "kind",
            Dimension::Topic => "topic",
            Dimension::Article => "article",
            Dimension::Language => "language",
        };
        for key in selection.of(dimension).iter() {
            let clause = Clause::Value(dimension, key.clone());
            out.push(Chip { clause, lead: lead.into(), value: library.label(dimension, key) });
        }
    }
    let clock = selection.clock.label();
    if selection.from.is_some() || selection.to.is_some() {
        let lead = if selection.certain { format!("certainly {clock}") } else { clock.into() };
        out.push(Chip { clause: Clause::Dates, lead, value: range_words(selection.first_day(), selection.last_day()) });
    }
    if selection.undated {
        let lead = if selection.from.is_some() || selection.to.is_some() { "and" } else { "" };
        out.push(Chip { clause: Clause::Undated, lead: lead.into(), value: "undated".into() });
    }
    if !selection.words.is_empty() {
        out.push(Chip { clause: Clause::Words, lead: "containing".into(), value: brief(&selection.words) });
    }
    out
}

/// Takes away values that the collection cannot have, and says which in sentences for the reader.
pub fn missing(library: &Library, selection: &mut Selection) -> Vec<String> {
    let mut gone = Vec::new();
    for dimension in Dimension::ALL {
        selection.values[dimension as usize].retain(|key| {
            let known = library.index.column(dimension).number(key).is_some()
                || match (dimension, key) {
                    (_, Key::NotStated) => true,
                    (Dimension::Region | Dimension::About, Key::Is(code)) => library.region(code).is_some(),
                    (Dimension::Topic, Key::Is(id)) => library.bundle.collection.topics.iter().any(|t| t.id == *id),
                    (Dimension::Form, Key::Is(word)) => Form::from_word(word).is_some(),
                    (Dimension::Kind, Key::Is(word)) => SourceKind::from_word(word).is_some(),
                    _ => false,
                };
            if let (false, Key::Is(value)) = (known, key) {
                let name = match dimension {
                    Dimension::About => "subject region",
                    Dimension::Kind => "kind of source",
                    other => dimension_word(other),
                };
                let short: String = value.chars().take(80).collect();
                gone.push(format!("The link asks for the {name} “{short}”, which this collection does not have."));
            }
            known
        });
    }
    gone
}
