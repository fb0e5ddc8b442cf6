//! What is selected, what does that show, and what link says so?
//!
//! Knows articles and the index; knows nothing of the browser. Everything here is a value or a pure function.

mod context;
mod emptied;
mod fields;
mod frame;
mod holding;
mod library;
mod link;
mod results;
mod selection;
mod suggest;
mod timeline;
mod words;

pub use context::{Context, context};
pub use emptied::{Emptied, emptied};
pub use fields::absorbed;
pub use frame::{EventMark, Events, Frame, Mark, Unit};
pub use holding::{Holding, Whereabouts};
pub use library::{FacetValue, Library, Way};
pub use link::{Link, Page, View, parse, print, tidy};
pub use results::{Results, results, results_after};
pub use selection::{Chip, Clause, Edit, Selection, Sort, chips, dimension_word, missing};
pub use suggest::{Suggestion, suggestions, why};
pub use timeline::{Bin, Spot, Timeline, spot, timeline};
pub use words::{Words, brief, date_words, day_words, language_name, range_words};
