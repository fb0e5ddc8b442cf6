//! What a reader can do to a draft, as values.
//!
//! Does nothing by itself: `apply` does.

use crate::extract::Stretch;
use crate::model::{Form, SourceKind};

use super::draft::{AboutField, Key};

/// A region that a reader picked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its code.
    pub code: String,
    /// Its name; empty where only the code is known.
    pub name: String,
}

/// Who speaks, as a reader says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Speaker {
    /// The text does not say.
    Nobody,
    /// A source of this text, by its id.
    Known(String),
    /// Another one.
    New {
        /// The name, or the description as the text has it.
        name: String,
        /// What kind.
        kind: SourceKind,
    },
}

/// One end of a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// Where it begins.
    Start,
    /// Where it ends.
    End,
}

/// Which way an edge goes by one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Towards the beginning of the text.
    Back,
    /// Towards its end.
    On,
}

/// One thing that a reader does. Positions are bytes of the text; they are moved to the nearest borders of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// It is a statement.
    Accept(Key),
    /// It is none.
    Reject(Key),
    /// It is to be decided again.
    Reopen(Key),
    /// Accepts everything that is still open.
    AcceptOpen,
    /// What the article made of it.
    Form(Key, Form),
    /// Who speaks.
    Source(Key, Speaker),
    /// The words that say who speaks.
    Mention(Key, Option<Stretch>),
    /// The words that report it.
    Cue(Key, Option<Stretch>),
    /// Where the source is.
    Region(Key, Option<Choice>),
    /// When it was said, as EDTF.
    Said(Key, Option<String>),
    /// Its topics, by id.
    Topics(Key, Vec<String>),
    /// What it is about.
    About(Key, Vec<Choice>),
    /// An edge of the piece of that number, from 0, goes by one word.
    Move(Key, u32, Edge, Side),
    /// The piece of that number, from 0, is this stretch instead.
    Place(Key, u32, Stretch),
    /// One more piece.
    AddFragment(Key, Stretch),
    /// One piece less, by its number from 0.
    RemoveFragment(Key, u32),
    /// Two statements instead of one: from this position on it is another.
    Split(Key, u32),
    /// One statement instead of this one and the next that is not rejected.
    Join(Key),
    /// A new statement of these words.
    Mark(Stretch),
    /// Takes away a statement that the reader made.
    Remove(Key),
    /// Gives up a correction whose words are gone.
    Forget(Key),
    /// A field of the article; empty clears it.
    Article(AboutField, String),
    /// The name of a source, by its id.
    RenameSource(String, String),
    /// The kind of a source.
    SourceKind(String, SourceKind),
    /// The role of a source as described; empty clears it.
    SourceRole(String, String),
    /// Where a source is, for it and for its statements whose region came from it.
    SourceRegion(String, Option<Choice>),
    /// The first source is the second.
    MergeSources(String, String),
}

impl Edit {
    /// The statement that it is about, where it is about one that is there already.
    pub fn key(&self) -> Option<Key> {
        match self {
            Edit::Accept(key) | Edit::Reject(key) | Edit::Reopen(key) | Edit::Join(key) | Edit::Remove(key) | Edit::Forget(key) => {
                Some(*key)
            }
            Edit::Form(key, _) | Edit::Source(key, _) | Edit::Mention(key, _) | Edit::Cue(key, _) | Edit::Region(key, _) => Some(*key),
            Edit::Said(key, _) | Edit::Topics(key, _) | Edit::About(key, _) | Edit::AddFragment(key, _) => Some(*key),
            Edit::Move(key, _, _, _) | Edit::Place(key, _, _) | Edit::RemoveFragment(key, _) | Edit::Split(key, _) => Some(*key),
            _ => None,
        }
    }
}
