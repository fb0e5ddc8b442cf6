//! The bench: from a text to an article, corrected by a person. A program of its own, loaded when it is opened.

mod app;
mod carried;
mod details;
mod does;
mod export;
mod field;
mod head;
mod keys;
mod place;
mod review;
mod runs;
mod shelf;
mod source;
mod state;
mod text;

pub use app::{Bench, BenchProps};
pub use place::Place;
