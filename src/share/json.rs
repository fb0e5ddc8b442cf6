//! A selection as JSON, and as JSON Lines.

use serde::Serialize;
use serde_json::to_string;

use super::{Made, Record};

#[derive(Serialize)]
struct File<'a> {
    collection: Named<'a>,
    selection: Selected<'a>,
    statements: &'a [Record],
}

#[derive(Serialize)]
struct Named<'a> {
    id: &'a str,
    title: &'a str,
    version: &'a str,
}

#[derive(Serialize)]
struct Selected<'a> {
    words: &'a str,
    link: &'a str,
    count: u32,
    of: u32,
    made: &'a str,
}

/// One object: the collection, the selection, and its statements.
pub fn json(made: &Made, records: &[Record]) -> String {
    let collection = Named { id: &made.collection, title: &made.title, version: &made.version };
    let selection = Selected { words: &made.selection, link: &made.link, count: made.count, of: made.of, made: &made.on };
    // Writing to a text does not fail.
    to_string(&File { collection, selection, statements: records }).unwrap_or_default() + "\n"
}

/// An object a line.
pub fn json_lines(records: &[Record]) -> String {
    records.iter().map(|record| to_string(record).unwrap_or_default() + "\n").collect()
}
