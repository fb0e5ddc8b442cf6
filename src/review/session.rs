//! Reviewing one draft: what is, what was, and what was taken back.
//!
//! Drafts share what did not change, so a step costs one pointer a statement; the oldest steps are given up.

use std::collections::VecDeque;

use super::draft::{Draft, Key, Why};
use super::edit::Edit;
use crate::extract::Extraction;

/// So many steps can be taken back.
pub const STEPS: usize = 200;

/// A draft, and the steps that led to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    now: Draft,
    past: VecDeque<Draft>,
    future: Vec<Draft>,
}

impl Session {
    /// Begins with a draft.
    pub fn new(draft: Draft) -> Session {
        Session { now: draft, past: VecDeque::new(), future: Vec::new() }
    }

    /// The draft as it is.
    pub fn draft(&self) -> &Draft {
        &self.now
    }

    /// Makes an edit; which statement it is about then (a new one where one was made), or why it cannot be.
    /// What changes nothing is no step.
    pub fn apply(&mut self, edit: &Edit) -> Result<Option<Key>, Why> {
        let next = self.now.apply(edit)?;
        let made = (next.next != self.now.next && matches!(edit, Edit::Mark(_))).then_some(self.now.next);
        self.step(next);
        Ok(made.or(edit.key()).filter(|key| self.now.item(*key).is_some()))
    }

    /// What was found anew takes the place of whatever the reader has not touched. Can be undone.
    pub fn renew(&mut self, found: Extraction) {
        let next = super::renew(&self.now, found);
        self.step(next);
    }

    fn step(&mut self, next: Draft) {
        if next == self.now {
            return;
        }
        if self.past.len() == STEPS {
            self.past.pop_front();
        }
        self.past.push_back(std::mem::replace(&mut self.now, next));
        self.future.clear();
    }

    /// Takes the last step back; `false` where there is none.
    pub fn undo(&mut self) -> bool {
        let Some(before) = self.past.pop_back() else { return false };
        self.future.push(std::mem::replace(&mut self.now, before));
        true
    }

    /// Takes the last step that was taken back again; `false` where there is none.
    pub fn redo(&mut self) -> bool {
        let Some(after) = self.future.pop() else { return false };
        self.past.push_back(std::mem::replace(&mut self.now, after));
        true
    }

    /// Is there a step to take back?
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Is there one to take again?
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}
