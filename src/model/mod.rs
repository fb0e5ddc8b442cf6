//! What is an article, a statement, a date, a region? Is this file one?
//!
//! Knows nothing of the browser, of filters or of files on a disk.

#[macro_use]
mod article;
mod bundle;
mod collection;
mod date;
mod fault;
mod id;
mod intern;
mod json;
mod lower;
mod map;
#[cfg(not(target_arch = "wasm32"))]
mod map_spec;
mod numbers;
mod pieces;
#[cfg(not(target_arch = "wasm32"))]
mod protect;
mod read;
mod shelf;
mod sort;
mod write;

pub use article::{
    Anchor, Article, Correction, Dated, Event, Form, Inferred, Part, Place, Quote, RegionRef, Source, SourceKind, SourceRef, Statement,
    Wording,
};
pub use bundle::{Bundle, Other, read_bundle};
pub use collection::{Collection, Label, MapSpec, Neighbour, Projection, Region, Topic};
#[cfg(not(target_arch = "wasm32"))]
pub use collection::{PlaceLevel, Protect, TimeLevel};
pub use date::{Bound, Day, Edtf, Moment, Part as DatePart, Qualifier, Span};
pub use fault::Fault;
pub use id::{free_id, hash_of, id_mark, numbered, plain_id, statement_ids, urn_of};
pub use intern::{Interner, Tally};
pub(crate) use json::{Json, Node, parse as parse_json};
pub use lower::lower;
pub use map::{MapData, MapRegion};
#[cfg(not(target_arch = "wasm32"))]
pub use numbers::{print_numbers, put_number, zigzag};
pub use pieces::{
    Columns, MOST_TIMES, Piece, Pieces, Values, Vocabulary, is_whole, read_articles, read_columns, read_ids, read_postings, read_vocabulary,
};
pub use read::{NO_ADDRESS, check_references, is_address, read_article, read_collection};
pub use shelf::{Held, Shelf};
pub use sort::sort_by;
pub use write::{Layout, write_article};
