//! Dateline: who said it, where, and when?
//!
//! One crate, in rooms. Data flows one way, up: `model` → `index` → `explore` → `web` → `ui`, and
//! `publish` writes files natively. `tests/rooms.rs` holds the rooms to what each may import.

pub mod explore;
pub mod extract;
pub mod index;
pub mod model;
#[cfg(not(target_arch = "wasm32"))]
pub mod publish;
pub mod review;
pub mod share;
pub mod ui;
pub mod web;
