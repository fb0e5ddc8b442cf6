//! What is said in this text, by whom, where, when?
//!
//! Pure and deterministic: the same text gives the same bytes natively and in wasm. No input fails, and the work is
//! linear in the text's length.

mod article;
mod atlas;
mod attribute;
mod dates;
mod eight;
mod events;
#[allow(clippy::module_inception)] // the room and its one question
mod extract;
mod found;
mod gazetteer;
mod guide;
mod hangul;
mod index;
mod input;
mod layout;
pub mod lexicon;
mod listed;
mod marks;
mod mention;
mod names;
mod paragraph;
mod phrase;
mod places;
mod quoted;
mod reading;
mod sentence;
mod source;
mod token;
mod topics;
mod whereabouts;

pub use article::{Export, NO_LANGUAGE, NO_PUBLISHER, NO_TITLE, to_article};
pub(crate) use article::{around, language};
pub use dates::{DateHit, dates};
pub use events::events;
pub use extract::extract;
pub use found::{
    About, Extraction, FoundDate, FoundEvent, FoundName, FoundPlace, FoundRegion, FoundSource, FoundStatement, FoundTopic, Input,
    Paragraph, Role, Stretch,
};
pub use gazetteer::{Gazetteer, Level, Named, Naming};
pub use guide::Guide;
pub use input::{Format, LARGEST, Reading, is_marked, read_file, read_input, read_text};
pub use layout::{Dateline, dateline};
pub use paragraph::{Spoken, Told, spoken};
pub use places::{PlaceHit, places};
pub use quoted::form_of;
pub use token::{Kind, Token, tokens};
pub use topics::Topics;
pub use whereabouts::{Whereabouts, region_of};
