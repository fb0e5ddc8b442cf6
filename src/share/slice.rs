//! The slice of a collection that a dossier holds: the selected statements with their articles, and a manifest.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value, json};

use super::Made;
use crate::explore::Library;
use crate::model::{Article, Bundle};

/// What a dossier says of itself.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Manifest {
    /// The collection's id.
    pub collection: String,
    /// Its title.
    pub title: String,
    /// Its version.
    pub version: String,
    /// The selection in words.
    pub selection: String,
    /// The address of the explorer at the selection, where the collection is.
    pub link: String,
    /// How many statements are here.
    pub count: u32,
    /// Of how many.
    pub of: u32,
    /// On which day it was made.
    pub made: String,
    /// The SHA-256 of the data, as it stands in the element whose id begins with `inline:`, in hexadecimal.
    pub sha256: String,
}

impl Manifest {
    /// Of a selection and the hash of its data.
    pub fn of(made: &Made, sha256: String) -> Manifest {
        Manifest {
            collection: made.collection.clone(),
            title: made.title.clone(),
            version: made.version.clone(),
            selection: made.selection.clone(),
            link: made.link.clone(),
            count: made.count,
            of: made.of,
            made: made.on.clone(),
            sha256,
        }
    }
}

/// The bundle of the selected rows: their articles with these statements alone, and without the articles' texts, which say
/// more than was selected.
pub fn slice(library: &Library, made: &Made, rows: &[u32]) -> String {
    let mut articles: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
    for row in rows {
        if let Some(own) = library.index.row(*row) {
            articles.entry(own.article as usize).or_default().push(*row);
        }
    }
    let cut = |(at, mut rows): (usize, Vec<u32>)| -> Option<Article> {
        rows.sort_unstable();
        let held = library.articles.get(at)?;
        let mut article = Article::clone(&held.article);
        article.statements = rows
            .iter()
            .filter_map(|row| {
                let told = library.statement(*row)?;
                let (_, statement, id) = told.parts();
                // An id may tell equal words apart by their number; here some of them may be missing.
                Some(crate::model::Statement { id: Some(id.to_owned()), ..statement.clone() })
            })
            .collect();
        let named: Vec<&str> = article.statements.iter().filter_map(|s| s.source.as_ref()).map(|s| s.id.as_str()).collect();
        let named: Vec<String> = named.into_iter().map(str::to_owned).collect();
        article.sources.retain(|source| named.contains(&source.id));
        article.text = None;
        article.places.clear();
        Some(article)
    };
    let mut collection = library.bundle.collection.clone();
    collection.note = Some(noted(made, collection.note.as_deref()));
    collection.ways.clear();
    let bundle = Bundle {
        collection,
        articles: articles.into_iter().filter_map(cut).collect(),
        others: Vec::new(),
        pieces: None,
        ..Bundle::clone(&library.bundle)
    };
    let text = serde_json::to_value(&bundle).unwrap_or_else(|_| json!({}));
    // Numbers of the drawing that are whole are written without a point, as the bundle has them.
    whole(text).to_string()
}

fn noted(made: &Made, note: Option<&str>) -> String {
    let of = format!("Dossier of {}: {}, {} of {} statements, version {}", made.on, made.selection, made.count, made.of, made.version);
    match note {
        Some(note) => [note, " · ", &of].concat(),
        None => of,
    }
}

fn whole(value: Value) -> Value {
    match value {
        Value::Array(all) => Value::Array(all.into_iter().map(whole).collect()),
        Value::Object(all) => Value::Object(all.into_iter().map(|(key, value)| (key, whole(value))).collect()),
        Value::Number(number) => match number.as_f64() {
            Some(float) if float.fract() == 0.0 && float.abs() < 1e9 => Value::from(float as i64),
            _ => Value::Number(number),
        },
        other => other,
    }
}

/// The version of the collection that a dossier is of, by its manifest.
pub fn version_of(manifest: &str) -> Option<String> {
    let manifest: Value = serde_json::from_str(manifest).ok()?;
    Some(manifest.get("version")?.as_str()?.to_owned())
}

/// The beginning of the name of a file of this selection: the collection, its version, and how many of how many.
pub fn file_stem(made: &Made) -> String {
    let short = made.version.get(..8).unwrap_or(&made.version);
    let version = if short.is_empty() { String::new() } else { ["-", short].concat() };
    [&made.collection, &version, "-", &made.count.to_string(), "-of-", &made.of.to_string()].concat()
}
