//! What a reader makes of what was found: accepts it, corrects it, keeps it, hands it on.
//!
//! Everything here is a value and runs natively; it shows nothing and keeps nothing. A correction is never overwritten by
//! what is found later.

mod apply;
pub mod carry;
mod draft;
mod edit;
mod explain;
mod export;
mod moved;
mod pieces;
mod renew;
mod session;
mod squeeze;
mod voices;

pub use draft::{AboutField, By, Draft, Item, Key, Lost, Standing, Voice, Why};
pub use edit::{Choice, Edge, Edit, Side, Speaker};
pub use explain::{Explained, Field, Other, explain};
pub use export::{Export, to_article};
pub use renew::renew;
pub use session::Session;
