//! Which files are read for extraction, and where their articles go. Reads no file and writes none.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::extract::Extract;

/// Where a file's article goes.
pub enum Target {
    /// It is printed.
    Print,
    /// It is not wanted.
    Nowhere,
    /// Into this file.
    File(PathBuf),
    /// It cannot go where it would.
    Refused(String),
}

/// Where each file's article goes. No two go to one place, and none to where an input stands.
pub fn targets(how: &Extract, files: &[PathBuf]) -> Vec<Target> {
    let Some(dir) = &how.out else {
        let target = |_| if how.statements_jsonl { Target::Nowhere } else { Target::Print };
        return files.iter().map(target).collect();
    };
    let inputs: BTreeSet<PathBuf> = files.iter().filter_map(|f| f.canonicalize().ok()).collect();
    let mut taken: BTreeMap<PathBuf, String> = BTreeMap::new();
    let mut target = |file: &PathBuf| -> Target {
        let stem = file.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
        let path = dir.join(format!("{stem}.json"));
        let shown = path.display();
        if let Some(other) = taken.get(&path) {
            return Target::Refused(format!("its article would be {shown}, as that of {other} is: rename one of them"));
        }
        if path.canonicalize().is_ok_and(|p| inputs.contains(&p)) {
            return Target::Refused(format!("its article would be {shown}, which is an input: give another folder with -o"));
        }
        if !how.force && path.exists() {
            return Target::Refused(format!("its article would be {shown}, which is there already: say --force to overwrite it"));
        }
        taken.insert(path.clone(), file.display().to_string());
        Target::File(path)
    };
    files.iter().map(&mut target).collect()
}

/// The files that are given, and those in the folders that are given.
pub fn find_files(given: &[PathBuf], faults: &mut Vec<String>) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for path in given {
        if !path.is_dir() {
            found.push(path.clone());
            continue;
        }
        let before = found.len();
        let mut folders = vec![path.clone()];
        while let Some(folder) = folders.pop() {
            let entries = match fs::read_dir(&folder) {
                Ok(entries) => entries,
                Err(e) => {
                    faults.push(format!("{}: cannot be read as a folder: {e}", folder.display()));
                    continue;
                }
            };
            for entry in entries.flatten() {
                let hidden = entry.file_name().to_string_lossy().starts_with('.');
                // A link to a folder is not followed: it may lead back.
                if entry.file_type().is_ok_and(|t| t.is_dir()) && !hidden {
                    folders.push(entry.path());
                } else if !hidden && entry.path().is_file() && is_text(&entry.path()) {
                    found.push(entry.path());
                }
            }
        }
        if let Some(new) = found.get_mut(before..) {
            new.sort();
        }
        if found.len() == before {
            faults.push(format!("{}: holds no .txt, .md, .html, .htm or .json file", path.display()));
        }
    }
    found
}

fn is_text(path: &Path) -> bool {
    let name = path.file_name().map(|n| n.to_string_lossy().to_lowercase()).unwrap_or_default();
    let known = [".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".json"];
    known.iter().any(|ending| name.ends_with(ending)) && name != "collection.json" && !name.ends_with(".topo.json")
}
