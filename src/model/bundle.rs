//! What the page loads: a collection, its articles and its map in one JSON file.

use serde::Serialize;

use super::fault::Fault;
use super::json::Node;
use super::read::{Fields, Reader, article, collection, map_data};
use super::{Article, Collection, MapData, Pieces};

/// The version of the format that this code writes and reads.
pub const FORMAT: u32 = 1;

/// A collection with everything that the page needs of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Bundle {
    /// Version of the format.
    pub format: u32,
    /// Title, topics, regions.
    pub collection: Collection,
    /// The articles, by id.
    pub articles: Vec<Article>,
    /// The drawing.
    pub map: MapData,
    /// Collections that are one click away.
    pub others: Vec<Other>,
    /// The files in which the articles are, where they are too many to be here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pieces: Option<Pieces>,
}

/// Another collection that the same site holds.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Other {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Is it invented?
    pub invented: bool,
    /// Where its bundle is, relative to the page.
    pub data: String,
}

/// Reads a bundle, or says what is wrong with it.
pub fn read_bundle(file: &str, text: &str) -> Result<Bundle, Vec<Fault>> {
    let mut reader = Reader::new(file, text);
    let bundle = reader.parse().and_then(|value| bundle(&mut reader, &value));
    reader.finish(bundle)
}

fn bundle(r: &mut Reader, value: &Node) -> Option<Bundle> {
    let mut fields = r.object(value, &["format", "collection", "articles", "map", "others", "pieces"])?;
    let format = fields.take(r, "format", Reader::number);
    if format.is_some_and(|f| f != f64::from(FORMAT)) {
        r.fault(format!("this page reads format {FORMAT}; bundle the articles again"));
        return None;
    }
    let collection = fields.take(r, "collection", collection);
    let articles = fields.list(r, "articles", |r, v| article(r, v, ""));
    let map = fields.take(r, "map", map_data);
    let others = fields.list(r, "others", |r, v| {
        let mut f = r.object(v, &["id", "title", "invented", "data"])?;
        let (id, title) = (f.take(r, "id", Reader::text), f.take(r, "title", Reader::text));
        let (invented, data) = (f.maybe(r, "invented", Reader::truth), f.take(r, "data", Reader::text));
        Some(Other { id: id?, title: title?, invented: invented.unwrap_or(false), data: data? })
    });
    let pieces = fields.maybe(r, "pieces", |r, v| {
        let mut f = r.object(v, &["columns", "words", "ids", "articles", "postings"])?;
        let mut one = |f: &mut Fields, key| f.take(r, key, Reader::text).unwrap_or_default();
        let (columns, words, ids) = (one(&mut f, "columns"), one(&mut f, "words"), one(&mut f, "ids"));
        let (articles, postings) = (f.list(r, "articles", Reader::text), f.list(r, "postings", Reader::text));
        Some(Pieces { columns, words, ids, articles, postings })
    });
    format?;
    Some(Bundle { format: FORMAT, collection: collection?, articles, map: map?, others, pieces })
}
