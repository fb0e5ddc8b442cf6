//! Writes what the page loads: one JSON file a collection, named by its content.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::Folder;
use super::borders::{draw, world};
use crate::model::{Bundle, Other, Region};

/// The world's countries, for folders that bring no map and as context for those that do.
const COUNTRIES: &str = include_str!("../../borders/countries-110m.topo.json");
const CODES: &str = include_str!("../../borders/iso3166.tsv");
const PROVINCES: &str = include_str!("../../borders/prk.topo.json");

/// Writes the bundles of a collection and of the others beside it. Returns the file of the first.
///
/// `out` also gets `first.txt` with that file's name, so that the page can be told where to begin.
pub fn write_bundle(first: Folder, others: Vec<Folder>, out: &Path) -> Result<PathBuf, String> {
    fs::create_dir_all(out).map_err(|e| format!("{}: cannot be made: {e}", out.display()))?;
    for old in fs::read_dir(out).into_iter().flatten().flatten().map(|e| e.path()) {
        if old.extension().is_some_and(|x| x == "json") {
            fs::remove_file(&old).map_err(|e| format!("{}: cannot be removed: {e}", old.display()))?;
        }
    }
    let mut beside = Vec::new();
    for folder in others {
        let bundle = bundle(folder, Vec::new())?;
        let name = write(&bundle, out)?;
        let collection = bundle.collection;
        beside.push(Other { id: collection.id, title: collection.title, invented: collection.invented, data: format!("data/{name}") });
    }
    let name = write(&bundle(first, beside)?, out)?;
    fs::write(out.join("first.txt"), &name).map_err(|e| format!("{}: cannot be written: {e}", out.display()))?;
    Ok(out.join(name))
}

fn write(bundle: &Bundle, out: &Path) -> Result<String, String> {
    let text = serde_json::to_string(bundle).map_err(|e| format!("cannot be written as JSON: {e}"))?;
    let hash: String = Sha256::digest(text.as_bytes()).iter().take(6).map(|b| format!("{b:02x}")).collect();
    let name = format!("{}-{hash}.json", bundle.collection.id);
    fs::write(out.join(&name), text).map_err(|e| format!("{}: cannot be written: {e}", out.join(&name).display()))?;
    Ok(name)
}

fn bundle(folder: Folder, others: Vec<Other>) -> Result<Bundle, String> {
    let Folder { path, mut collection, articles, .. } = folder;
    let map = match collection.map.clone() {
        Some(spec) => {
            let borders = border_file(&path, &spec.borders)?;
            let context = spec.context.as_ref().map(|file| border_file(&path, file)).transpose()?;
            draw(&spec, &collection, &borders, context.as_deref()).map_err(|why| format!("{}: {why}", spec.borders))?
        }
        None => {
            name_regions(&mut collection.regions, &articles);
            let spec = world(&mut collection, COUNTRIES, CODES)?;
            let map = draw(&spec, &collection, COUNTRIES, None)?;
            let used: BTreeSet<&str> = articles
                .iter()
                .flat_map(|a| &a.statements)
                .flat_map(|s| s.region.iter().map(|r| r.code.as_str()).chain(s.about.iter().map(String::as_str)))
                .collect();
            let known: BTreeSet<String> = collection.regions.iter().map(|r| r.code.clone()).collect();
            // A part of a country, `KP-10`, counts for the country that is drawn.
            for code in used.into_iter().filter(|c| !known.contains(*c)) {
                let parent = code.split_once('-').map(|(country, _)| country.to_owned()).filter(|c| known.contains(c));
                collection.regions.push(region(code, code, parent));
            }
            map
        }
    };
    collection.map = None; // the drawing is what the page needs
    Ok(Bundle { format: 1, collection, articles, map, others })
}

fn region(code: &str, name: &str, parent: Option<String>) -> Region {
    Region { code: code.into(), name: name.into(), listed: None, aliases: Vec::new(), parent }
}

/// Regions that the articles name in their places.
fn name_regions(regions: &mut Vec<Region>, articles: &[crate::model::Article]) {
    for place in articles.iter().flat_map(|a| &a.places) {
        if let Some(code) = &place.code
            && code.contains('-')
            && !regions.iter().any(|r| r.code == *code)
        {
            regions.push(region(code, &place.name, code.split_once('-').map(|(country, _)| country.into())));
        }
    }
}

fn border_file(folder: &Path, name: &str) -> Result<String, String> {
    let inside = !name.contains("..") && !name.starts_with('/') && !name.contains('\\');
    match name {
        _ if !inside => Err(format!("{name}: borders are looked for in the collection's folder only")),
        _ if folder.join(name).is_file() => fs::read_to_string(folder.join(name)).map_err(|e| format!("{name}: cannot be read: {e}")),
        "countries-110m.topo.json" => Ok(COUNTRIES.into()),
        "prk.topo.json" => Ok(PROVINCES.into()),
        _ => Err(format!("{}: there is no such file", folder.join(name).display())),
    }
}
