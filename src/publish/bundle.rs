//! Writes what the page loads: one JSON file a collection, named by its content.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::Folder;
use super::borders::{draw, outlines, world};
use super::cut::{cut, sweep, sweep_pieces};
use super::page::hex;
use super::protect::apply as protect;
use crate::model::{Article, Bundle, Other, Region};
use crate::share::borders_of;

/// The world's countries, for folders that bring no map and as context for those that do.
const COUNTRIES: &str = include_str!("../../borders/countries-110m.topo.json");
const CODES: &str = include_str!("../../borders/iso3166.tsv");
const PROVINCES: &str = include_str!("../../borders/prk.topo.json");

/// Collections of more statements are cut into files.
pub const CUT_FROM: usize = 3000;

/// Writes the bundles of a collection and of the others beside it. Returns the file of the first.
///
/// A collection of more than `cut_from` statements is cut into files that the page loads as they are looked at. `out` also
/// gets `first.txt` with the first file's name, so that the page can be told where to begin. A piece that is
/// there already is not written again; one that is of no use any more is taken away.
pub fn write_bundle(first: Folder, others: Vec<Folder>, out: &Path, cut_from: usize) -> Result<PathBuf, String> {
    fs::create_dir_all(out).map_err(|e| format!("{}: cannot be made: {e}", out.display()))?;
    let mut kept = Kept::default();
    let mut beside = Vec::new();
    for folder in others {
        let (name, bundle) = write(bundle(folder, Vec::new(), cut_from)?, out, cut_from, &mut kept)?;
        let collection = bundle.collection;
        beside.push(Other { id: collection.id, title: collection.title, invented: collection.invented, data: format!("data/{name}") });
    }
    let (name, _) = write(bundle(first, beside, cut_from)?, out, cut_from, &mut kept)?;
    fs::write(out.join("first.txt"), &name).map_err(|e| format!("{}: cannot be written: {e}", out.display()))?;
    sweep(out, &|name| kept.files.contains(name) || !is_data(name))?;
    for folder in fs::read_dir(out).into_iter().flatten().flatten().map(|e| e.path()).filter(|path| path.is_dir()) {
        sweep_pieces(&folder, kept.pieces.get(&folder).unwrap_or(&BTreeSet::new()))?;
    }
    Ok(out.join(name))
}

/// Is it the name of a bundle, of a piece or of outlines? They end in a hash.
pub(super) fn is_data(name: &str) -> bool {
    let stem = name.strip_suffix(".json").map(|stem| stem.strip_suffix(".borders").unwrap_or(stem));
    let hash = stem.and_then(|stem| stem.rsplit_once('-')).map_or("", |(_, hash)| hash);
    matches!(hash.len(), 10 | 12) && hash.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
}

/// What has been written: bundles, and the pieces in each folder.
#[derive(Default)]
struct Kept {
    files: BTreeSet<String>,
    pieces: BTreeMap<PathBuf, BTreeSet<String>>,
}

fn write((mut bundle, outlines): (Bundle, String), out: &Path, cut_from: usize, kept: &mut Kept) -> Result<(String, Bundle), String> {
    let id = bundle.collection.id.clone();
    if statements(&bundle.articles) > cut_from {
        let folder = out.join(&id);
        bundle = cut(bundle, &folder, &format!("data/{id}"))?;
        let names = bundle.pieces.iter().flat_map(|pieces| pieces.files()).filter_map(|file| file.rsplit('/').next().map(str::to_owned));
        kept.pieces.insert(folder, names.collect());
    }
    let text = serde_json::to_string(&bundle).map_err(|e| format!("cannot be written as JSON: {e}"))?;
    let name = format!("{id}-{}.json", &hex(text.as_bytes())[..12]);
    fs::write(out.join(&name), text).map_err(|e| format!("{}: cannot be written: {e}", out.join(&name).display()))?;
    let borders = borders_of(&name);
    fs::write(out.join(&borders), outlines).map_err(|e| format!("{}: cannot be written: {e}", out.join(&borders).display()))?;
    kept.files.extend([name.clone(), borders]);
    Ok((name, bundle))
}

fn statements(articles: &[Article]) -> usize {
    articles.iter().map(|article| article.statements.len()).sum()
}

/// A bundle, and the outlines of its regions. What the collection never shows is gone from both.
fn bundle(folder: Folder, others: Vec<Other>, cut_from: usize) -> Result<(Bundle, String), String> {
    let Folder { path, mut collection, mut articles, .. } = folder;
    protect(&mut collection, &mut articles);
    if statements(&articles) > cut_from {
        // What the articles call a region is then not at hand.
        name_regions(&mut collection.regions, &articles);
    }
    let (map, outlines) = match collection.map.clone() {
        Some(spec) => {
            let borders = border_file(&path, &spec.borders)?;
            let context = spec.context.as_ref().map(|file| border_file(&path, file)).transpose()?;
            let map = draw(&spec, &collection, &borders, context.as_deref()).map_err(|why| format!("{}: {why}", spec.borders))?;
            (map, outlines(&spec, &collection, &borders)?)
        }
        None => {
            name_regions(&mut collection.regions, &articles);
            let spec = world(&mut collection, COUNTRIES, CODES)?;
            let map = draw(&spec, &collection, COUNTRIES, None)?;
            let outlines = outlines(&spec, &collection, COUNTRIES)?;
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
            (map, outlines)
        }
    };
    collection.map = None; // the drawing is what the page needs
    Ok((Bundle { format: 1, collection, articles, map, others, pieces: None }, outlines))
}

fn region(code: &str, name: &str, parent: Option<String>) -> Region {
    Region { code: code.into(), name: name.into(), listed: None, aliases: Vec::new(), parent }
}

/// Regions that the articles name in their places.
fn name_regions(regions: &mut Vec<Region>, articles: &[Article]) {
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
