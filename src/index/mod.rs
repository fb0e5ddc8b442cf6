//! Which statements match, and how many of each value?
//!
//! Knows articles and dates; knows nothing of links, screens or the browser. A query is plain data; the counts of
//! a dimension are taken under every other dimension's filter and never under its own.

mod build;
mod column;
mod dates;
mod fold;
mod order;
mod query;
mod search;
mod stock;
mod terms;

pub use build::{Clock, Index, Row, Told};
pub use column::{Column, Dimension, Key, Keys};
pub use dates::{Dates, Sharp};
pub use fold::fold;
pub use order::Order;
pub use query::{Answer, Query, When};
pub use search::Weights;
pub use stock::Stock;
pub use terms::{Term, Terms};

pub use dateline_bitset::Bits;
