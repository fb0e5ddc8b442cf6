//! What leaves the page: citations, exports and the slice of a dossier, of exactly one selection; and what has to be
//! thought of before it leaves.
//!
//! Knows articles, the index and selections; knows nothing of the browser or of files on a disk.

mod annotations;
pub mod cite;
mod csv;
mod dossier;
mod geo;
mod json;
mod pointing;
mod record;
mod slice;
mod source_link;
mod work;

pub use annotations::annotations;
pub use csv::csv;
pub use dossier::{DATA, LIVE, borders_of, dossier};
pub use geo::{Shapes, geojson};
pub use json::{json, json_lines};
pub use pointing::{FEW, Pointing, Wider, pointing};
pub use record::{COLUMNS, Record, record, said_words};
pub use slice::{Manifest, file_stem, slice, version_of};
pub use source_link::{Anchored, at_the_sentence, sentence, state_of};
pub use work::{article_work, selection_work, statement_work};

use crate::explore::{Library, Link, Page, chips, print, results};

/// Of what an export is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The collection's id.
    pub collection: String,
    /// Its title.
    pub title: String,
    /// The version of the collection: the beginning of the SHA-256 of its bundle.
    pub version: String,
    /// The selection in words.
    pub selection: String,
    /// The address of the explorer at this selection.
    pub link: String,
    /// Where the site is; ends in a slash, or is empty.
    pub base: String,
    /// How many statements are selected.
    pub count: u32,
    /// Of how many.
    pub of: u32,
    /// On which day: `2026-11-26`.
    pub on: String,
}

impl Made {
    /// Of a selection, and its statements in the order of the list.
    pub fn of(library: &Library, link: &Link, version: &str, base: &str, on: &str) -> (Made, Vec<u32>) {
        let rows = rows_of(library, link);
        let collection = &library.bundle.collection;
        let made = Made {
            collection: collection.id.clone(),
            title: collection.title.clone(),
            version: version.to_owned(),
            selection: in_words(library, link),
            link: [base, &print(link)].concat(),
            base: base.to_owned(),
            count: rows.len() as u32,
            of: library.index.len(),
            on: on.to_owned(),
        };
        (made, rows)
    }
}

/// The statements that a link means, in the order of the list: the one that is opened, those of an article, or the selected.
pub(crate) fn rows_of(library: &Library, link: &Link) -> Vec<u32> {
    match (&link.open, &link.page) {
        (Some(id), _) => library.row_of(id).into_iter().collect(),
        (None, Page::Article(id)) => library.article_place(id).map(|at| library.rows_of(at).collect()).unwrap_or_default(),
        (None, Page::Explore(_)) => {
            let shown = results(library, &link.selection);
            shown.list(library).collect()
        }
    }
}

/// A selection in words: `source in Ryanggang; topic sanctions`.
pub fn in_words(library: &Library, link: &Link) -> String {
    if link.open.is_some() {
        return "one statement".into();
    }
    if let Page::Article(id) = &link.page {
        return ["the article ", library.title_of(id).unwrap_or(id)].concat();
    }
    let chips = chips(library, &link.selection);
    let words: Vec<String> = chips.into_iter().map(|chip| [&chip.lead, " ", &chip.value].concat().trim().to_owned()).collect();
    if words.is_empty() { "all statements".into() } else { words.join("; ") }
}
