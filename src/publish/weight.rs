//! What a first visit downloads, file by file, compressed as hosts compress it.

use std::fs;
use std::path::Path;

/// A first visit downloads at most this many bytes.
const BUDGET: usize = 200_000;
/// The extractor's program and script, loaded when a text is read, are at most this many.
const EXTRACTOR_BUDGET: usize = 120_000;

/// One file of a first visit.
#[derive(Debug, PartialEq, Eq)]
pub struct Weight {
    /// What it is; its name without the hash.
    pub name: String,
    /// Bytes as they are.
    pub plain: usize,
    /// Bytes after brotli at its strongest.
    pub brotli: usize,
    /// Is it of a first visit, or loaded only when it is asked for?
    pub first: bool,
}

/// Weighs the files that `dist/index.html` asks for, itself first, and then the programs that are loaded on demand.
pub fn weigh(dist: &Path) -> Result<Vec<Weight>, String> {
    let read = |name: &str| fs::read(dist.join(name)).map_err(|e| format!("{}: cannot be read: {e}", dist.join(name).display()));
    let index = read("index.html")?;
    let html = String::from_utf8_lossy(&index).into_owned();
    let mut names: Vec<String> = Vec::new();
    for tag in html.split("<link ").skip(1).filter_map(|t| t.split('>').next()) {
        let href = tag.split("href=\"./").nth(1).and_then(|t| t.split('"').next());
        names.extend(href.map(String::from));
    }
    // And what a page asks for once it is there.
    let entries = || fs::read_dir(dist).into_iter().flatten().flatten().map(|e| e.file_name().to_string_lossy().into_owned());
    names.extend(entries().filter(|name| name.starts_with("offline-") && name.ends_with(".js")));
    names.extend(["sw.js", "manifest.webmanifest"].into_iter().filter(|name| dist.join(name).exists()).map(String::from));
    let mut out = vec![weight("index.html", &index, true)];
    for name in &names {
        out.push(weight(&without_hash(name), &read(name)?, true));
    }
    let entries = fs::read_dir(dist).map_err(|e| format!("{}: cannot be read: {e}", dist.display()))?;
    let mut others: Vec<String> = entries.flatten().map(|e| e.file_name().to_string_lossy().into_owned()).collect();
    others.retain(|name| [".js", ".wasm", ".css"].iter().any(|end| name.ends_with(end)) && !names.contains(name));
    others.sort();
    for name in &others {
        out.push(weight(&without_hash(name), &read(name)?, false));
    }
    Ok(out)
}

fn weight(name: &str, plain: &[u8], first: bool) -> Weight {
    let mut packed = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: plain.len(), ..Default::default() };
    // Writing to a Vec does not fail.
    let _ = brotli::BrotliCompress(&mut &plain[..], &mut packed, &params);
    Weight { name: name.into(), plain: plain.len(), brotli: packed.len(), first }
}

/// `page-65cd2f16fa0b8223_bg.wasm` is `page_bg.wasm`.
fn without_hash(name: &str) -> String {
    let (stem, rest) = name.split_once('-').unwrap_or((name, ""));
    let kept = rest.trim_start_matches(|c: char| c.is_ascii_hexdigit());
    if rest.is_empty() { name.into() } else { format!("{stem}{kept}") }
}

/// How much a first visit downloads.
fn first_visit(weights: &[Weight]) -> usize {
    weights.iter().filter(|w| w.first).map(|w| w.brotli).sum()
}

/// What is heavier than it may be, in a sentence.
pub fn too_heavy(weights: &[Weight]) -> Option<String> {
    let extractor = weights.iter().filter(|w| w.name.starts_with("extractor")).map(|w| w.brotli).sum();
    let of = |what: &str, sum: usize, budget: usize| (sum > budget).then(|| format!("{what} is {sum} bytes, and the budget is {budget}"));
    of("what a first visit downloads", first_visit(weights), BUDGET).or_else(|| of("the extractor", extractor, EXTRACTOR_BUDGET))
}

/// The table of a README.
pub fn table(weights: &[Weight]) -> String {
    let mut out = String::from("| file | bytes | brotli 11 |\n| --- | ---: | ---: |\n");
    let row = |w: &Weight| format!("| `{}` | {} | {} |\n", w.name, w.plain, w.brotli);
    weights.iter().filter(|w| w.first).for_each(|w| out.push_str(&row(w)));
    let plain: usize = weights.iter().filter(|w| w.first).map(|w| w.plain).sum();
    out.push_str(&format!("| **all of a first visit** | **{plain}** | **{}** |\n", first_visit(weights)));
    if weights.iter().any(|w| !w.first) {
        out.push_str("| on demand: | | |\n");
    }
    weights.iter().filter(|w| !w.first).for_each(|w| out.push_str(&row(w)));
    out
}
