//! The loops that an answer of the index is made of: sets of places, lists of values, packed postings.
//!
//! A package of its own, since it is compiled for speed where the rest of the page is compiled for size: see the profiles
//! in `Cargo.toml`. Nothing here is generic over what the callers have, or it would be compiled with them.

mod bits;
mod lists;
mod runs;

pub use bits::Bits;
pub use lists::Lists;
pub use runs::Runs;
