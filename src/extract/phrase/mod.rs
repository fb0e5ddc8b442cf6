//! Finds the noun phrase that stands before or after a word: who speaks, and who is spoken to.
//!
//! No parser: a phrase grows item by item while what comes can belong to it, and stops at verbs, conjunctions and signs.
//! It is generous with what describes a source ("a trader in Tarn who asked not to be named") and stingy with names.

mod after;
mod before;
mod described;

/// The first of them, the eldest of them.
const ORDINALS: &str = "first|second|third|last|latter|former|eldest|oldest|youngest|other|rest|majority";

/// Before "to" and somebody or something.
const CLOSE_TO: &str =
    "close|next|loyal|opposed|belonging|linked|related|known|attached|assigned|ties|links|access|connections|contacts|relations";
