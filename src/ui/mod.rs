//! What does a person see and touch?
//!
//! Yew function components over one state. Actions are values; a component, its file and its stylesheet share a name.

mod app;
mod article;
mod bench;
mod chips;
mod date;
mod el;
mod emptied;
mod facet;
mod filters;
mod header;
mod icon;
mod loading;
mod map;
mod marked;
mod notices;
mod own;
mod plot;
mod quotations;
mod regions;
mod same;
mod search;
#[cfg(target_arch = "wasm32")]
mod share;
mod sight;
mod state;
mod statement;
mod svg;
mod tabs;
mod timeline;
mod unchanged;

use unchanged::unchanged;

pub use app::{App, AppProps};
pub use bench::{Bench, BenchProps, Place as BenchPlace};
pub use loading::{holding, prepare};
pub use same::Same;
#[cfg(target_arch = "wasm32")]
pub use share::Share;
pub use state::{Action, Dispatch, Notice, State, Step};
