//! What is said in this text, by whom, where, when?
//!
//! Pure and deterministic: the same text gives the same bytes natively and in wasm. No input fails, and the work is
//! linear in the text's length.

mod article;
#[allow(clippy::module_inception)] // the room and its one question
mod extract;
mod found;
mod gazetteer;
mod guide;
mod quoted;
mod token;

pub use article::{Export, NO_LANGUAGE, NO_PUBLISHER, NO_TITLE, to_article};
pub(crate) use article::{around, language, plain_id};
pub use extract::extract;
pub use found::{
    About, Extraction, FoundDate, FoundEvent, FoundName, FoundPlace, FoundRegion, FoundSource, FoundStatement, FoundTopic, Input,
    Paragraph, Role, Stretch,
};
pub use gazetteer::Gazetteer;
pub use guide::{Guide, TopicRule};
pub use quoted::form_of;
pub use token::{Kind, Token, tokens};
