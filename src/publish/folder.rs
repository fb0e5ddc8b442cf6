//! Reads a folder of article JSON and names every fault in it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::model::{Article, Collection, Fault, check_references, read_article, read_collection, statement_ids};

/// A folder that was read.
#[derive(Debug)]
pub struct Folder {
    /// Its path.
    pub path: PathBuf,
    /// What `collection.json` says; made up from the folder's name where there is none.
    pub collection: Collection,
    /// Did it bring a `collection.json`?
    pub described: bool,
    /// The articles that are without fault, by id.
    pub articles: Vec<Article>,
    /// Everything that is wrong.
    pub faults: Vec<Fault>,
    /// How many files were read.
    pub files: usize,
}

/// Reads every `.json` file of a folder but borders. A file with a fault does not keep the others from being read.
pub fn read_folder(path: &Path) -> Result<Folder, String> {
    let entries = fs::read_dir(path).map_err(|e| format!("{}: cannot be read as a folder: {e}", path.display()))?;
    let mut files: Vec<PathBuf> = entries.filter_map(|e| e.ok().map(|e| e.path())).filter(|p| is_article(p)).collect();
    files.sort();
    let mut faults = Vec::new();
    let description = path.join("collection.json");
    let read = |file: &Path, faults: &mut Vec<Fault>| -> Option<String> {
        let fault = |reason: String| Fault { file: file.display().to_string(), line: 0, column: 0, path: "$".into(), reason };
        match fs::read(file).map(String::from_utf8) {
            Ok(Ok(text)) => return Some(text),
            Ok(Err(e)) => faults.push(fault(format!("is not UTF-8 text: byte {} cannot be read", e.utf8_error().valid_up_to() + 1))),
            Err(e) => faults.push(fault(format!("cannot be read: {e}"))),
        }
        None
    };
    let described = description.exists();
    let collection = if described { read(&description, &mut faults) } else { None };
    let collection = collection.and_then(|text| match read_collection(&description.display().to_string(), &text) {
        Ok(collection) => Some(collection),
        Err(found) => {
            faults.extend(found);
            None
        }
    });
    let usable = collection.is_some();
    let collection = collection.unwrap_or_else(|| unnamed(path));
    let mut articles: Vec<(PathBuf, Article)> = Vec::new();
    for file in &files {
        let Some(text) = read(file, &mut faults) else { continue };
        let name = file.display().to_string();
        let stem = file.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
        match read_article(&name, &stem, &text) {
            Ok(article) => {
                if usable {
                    faults.extend(check_references(&name, &text, &article, &collection));
                }
                if let Some((other, _)) = articles.iter().find(|(_, a)| a.id == article.id) {
                    let reason = format!("has the same id `{}` as {}: give one of them another", article.id, other.display());
                    faults.push(Fault { file: name, line: 0, column: 0, path: "$.id".into(), reason });
                } else {
                    articles.push((file.clone(), article));
                }
            }
            Err(found) => faults.extend(found),
        }
    }
    // One address for each statement.
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    for (file, article) in &articles {
        for (nth, id) in statement_ids(article).into_iter().enumerate() {
            if let Some(other) = known.insert(id.clone(), file.display().to_string()) {
                let reason = format!("two statements have the id `{id}`, the other in {other}: give one of them another");
                faults.push(Fault {
                    file: file.display().to_string(),
                    line: 0,
                    column: 0,
                    path: format!("$.statements[{nth}].id"),
                    reason,
                });
            }
        }
    }
    let mut articles: Vec<Article> = articles.into_iter().map(|(_, a)| a).collect();
    articles.sort_by(|a, b| a.id.cmp(&b.id));
    if files.is_empty() {
        let reason = "has no article: put one JSON file an article into it".into();
        faults.push(Fault { file: path.display().to_string(), line: 0, column: 0, path: "$".into(), reason });
    }
    Ok(Folder { path: path.to_owned(), collection, described: usable, articles, faults, files: files.len() + usize::from(described) })
}

fn is_article(path: &Path) -> bool {
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    path.is_file()
        && name.ends_with(".json")
        && !name.ends_with(".topo.json")
        && name != "collection.json"
        && name != "register.json"
        && !name.starts_with('.')
}

/// What a folder without a description is called.
fn unnamed(path: &Path) -> Collection {
    let full = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let name = full.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let id: String = name.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    Collection {
        id: if id.trim_matches('-').is_empty() { "articles".into() } else { id.trim_matches('-').into() },
        title: if name.is_empty() { "Articles".into() } else { name },
        description: None,
        invented: false,
        note: None,
        topics: Vec::new(),
        regions: Vec::new(),
        map: None,
        protect: None,
        ways: Vec::new(),
    }
}
