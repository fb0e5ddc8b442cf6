//! What has been published: the register of a site, by which an address holds.
//!
//! It names statements by id, says since when each is published and by a hash what its words were; it holds no words, so
//! that what was removed is gone. The same articles give the same register, whenever they are published again.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::model::{Article, Statement, hash_of};

/// The version of the format.
const FORMAT: u32 = 1;

/// The register of a site.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Register {
    format: u32,
    /// By collection, then by id.
    pub collections: BTreeMap<String, BTreeMap<String, Entry>>,
}

/// A statement that was published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entry {
    /// Since when.
    pub since: String,
    /// The hash of its words.
    pub words: String,
    /// Its article.
    pub article: String,
    /// The hash of where in the article it stands: what takes its place there is its corrected form.
    pub place: String,
    /// When its words were changed under the same id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed: Option<String>,
    /// When it was removed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub removed: Option<String>,
    /// The id of what stands in its place now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub now: Option<String>,
}

impl Entry {
    /// The last day on which something happened to it.
    pub fn updated(&self) -> &str {
        let days = [Some(&self.since), self.changed.as_ref(), self.removed.as_ref()];
        days.into_iter().flatten().max().map_or("", String::as_str)
    }
}

impl Register {
    /// Reads it; a new one where there is none yet.
    pub fn read(path: &Path) -> Result<Register, String> {
        if !path.exists() {
            return Ok(Register { format: FORMAT, ..Register::default() });
        }
        let text = fs::read_to_string(path).map_err(|e| format!("{}: cannot be read: {e}", path.display()))?;
        let register: Register = serde_json::from_str(&text)
            .map_err(|e| format!("{}: is no register of statements ({e}). Restore it, or remove it to begin a new one.", path.display()))?;
        if register.format != FORMAT {
            return Err(format!("{}: has format {}, and this program reads {FORMAT}", path.display(), register.format));
        }
        Ok(register)
    }

    /// Writes it, where it is another than before.
    pub fn write(&self, path: &Path) -> Result<(), String> {
        let text = serde_json::to_string_pretty(self).map_err(|e| format!("cannot be written as JSON: {e}"))? + "\n";
        if fs::read_to_string(path).is_ok_and(|known| known == text) {
            return Ok(());
        }
        fs::write(path, text).map_err(|e| format!("{}: cannot be written: {e}", path.display()))
    }

    /// Enters a collection as it is on a day.
    pub fn enter(&mut self, collection: &str, articles: &[Article], ids: &[Vec<String>], on: &str, protected: bool) {
        let known = self.collections.entry(collection.to_owned()).or_default();
        let mut here: BTreeMap<&str, (&Article, &Statement)> = BTreeMap::new();
        for (article, ids) in articles.iter().zip(ids) {
            here.extend(ids.iter().map(String::as_str).zip(article.statements.iter().map(|statement| (article, statement))));
        }
        // What takes the place of something, unless two do.
        let mut by_place: BTreeMap<(String, String), Option<String>> = BTreeMap::new();
        for (id, (article, statement)) in here.iter().filter(|(id, _)| !known.contains_key(**id)) {
            let slot = (article.id.clone(), place(article, statement));
            by_place.entry(slot).and_modify(|other| *other = None).or_insert_with(|| Some((*id).to_owned()));
        }
        for (id, entry) in known.iter_mut() {
            match here.get(id.as_str()) {
                Some((article, statement)) => {
                    let words = words(statement);
                    if entry.words != words {
                        (entry.words, entry.changed) = (words, Some(on.to_owned()));
                    }
                    (entry.article, entry.place, entry.removed, entry.now) = (article.id.clone(), place(article, statement), None, None);
                }
                None => {
                    entry.removed.get_or_insert_with(|| on.to_owned());
                    let taken = by_place.get(&(entry.article.clone(), entry.place.clone())).cloned().flatten();
                    if taken.is_some() {
                        entry.now = taken;
                    }
                }
            }
        }
        if protected {
            // An id that somebody gave, and an article's, may say what the collection no longer does.
            let derived = |id: &str| id.len() == 10 && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
            known.retain(|id, entry| entry.removed.is_none() || derived(id));
            known.values_mut().filter(|entry| entry.removed.is_some()).for_each(|entry| (entry.article, entry.place) = Default::default());
        }
        for (id, (article, statement)) in here {
            known.entry(id.to_owned()).or_insert_with(|| Entry {
                since: on.to_owned(),
                words: words(statement),
                article: article.id.clone(),
                place: place(article, statement),
                changed: None,
                removed: None,
                now: None,
            });
        }
    }

    /// A statement of a collection.
    pub fn entry(&self, collection: &str, id: &str) -> Option<&Entry> {
        self.collections.get(collection)?.get(id)
    }
}

fn words(statement: &Statement) -> String {
    let mut all = statement.form.word().to_owned();
    statement.content.iter().for_each(|part| all.push_str(&[if part.is_quote() { "\u{1}" } else { "\u{2}" }, part.text()].concat()));
    hash_of(&all)
}

/// Where a statement stands: its paragraph and who speaks; or where in the text it begins.
fn place(article: &Article, statement: &Statement) -> String {
    let source = article.source_of(statement).map_or("", |source| source.name.as_str());
    let start = statement.anchor.iter().find_map(|anchor| match anchor {
        crate::model::Anchor::TextPositionSelector { start, .. } => Some(*start),
        crate::model::Anchor::TextQuoteSelector { .. } => None,
    });
    let paragraph = statement.paragraph.map_or(String::new(), |n| n.to_string());
    hash_of(&format!("{source}\u{1}{paragraph}\u{1}{}", start.map_or(String::new(), |n| n.to_string())))
}
