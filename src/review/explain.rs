//! Why a statement's fields are what they are, and what else they could be.
//!
//! Says it in sentences and in edits to choose from; shows nothing.

use super::draft::{Draft, Key};
use super::edit::Edit;

/// A field of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// How it was recognised at all.
    Statement,
    /// What the article made of it.
    Form,
    /// Who speaks.
    Source,
    /// Where the source is.
    Region,
    /// When it was said.
    Said,
    /// What it is about.
    About,
    /// Its topics.
    Topics,
}

/// Something else that a field could be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    /// What is shown.
    pub label: String,
    /// What choosing it does.
    pub edit: Edit,
}

/// What a field is, why, and what else it could be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    /// Which.
    pub field: Field,
    /// Its value in words; empty where it is not stated.
    pub value: String,
    /// Does the text not say so itself at this place?
    pub inferred: bool,
    /// Why, in sentences.
    pub hint: String,
    /// What else it could be.
    pub others: Vec<Other>,
}

/// Every field of a statement, in the order in which they are shown; nothing of a statement that is not there.
pub fn explain(draft: &Draft, key: Key) -> Vec<Explained> {
    let _ = (draft, key);
    Vec::new()
}
