//! What is said in this text, by whom, where, when?
//!
//! Pure and deterministic: the same text gives the same bytes natively and in wasm. No input fails, and the work is
//! linear in the text's length.

mod atlas;
mod attribute;
#[allow(clippy::module_inception)] // the room and its one question
mod extract;
mod found;
mod gazetteer;
mod guide;
mod hangul;
pub mod lexicon;
mod marks;
mod paragraph;
mod phrase;
mod places;
mod sentence;
mod token;
mod whereabouts;

pub use extract::extract;
pub use found::{
    About, Extraction, FoundDate, FoundEvent, FoundName, FoundPlace, FoundRegion, FoundSource, FoundStatement, FoundTopic, Input,
    Paragraph, Role, Stretch,
};
pub use gazetteer::{Gazetteer, Level, Named, Naming};
pub use guide::{Guide, TopicRule};
pub use paragraph::{Spoken, spoken};
pub use places::{PlaceHit, places};
pub use token::{Kind, Token, tokens};
pub use whereabouts::{Whereabouts, region_of};
