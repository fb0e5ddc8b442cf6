//! What a first visit downloads, file by file, compressed as hosts compress it.

use std::fs;
use std::path::Path;

/// A first visit downloads at most this many bytes.
pub const BUDGET: usize = 200_000;

/// One file of a first visit.
#[derive(Debug, PartialEq, Eq)]
pub struct Weight {
    /// What it is; its name without the hash.
    pub name: String,
    /// Bytes as they are.
    pub plain: usize,
    /// Bytes after brotli at its strongest.
    pub brotli: usize,
}

/// Weighs the files that `dist/index.html` asks for, itself first.
pub fn weigh(dist: &Path) -> Result<Vec<Weight>, String> {
    let read = |name: &str| fs::read(dist.join(name)).map_err(|e| format!("{}: cannot be read: {e}", dist.join(name).display()));
    let index = read("index.html")?;
    let html = String::from_utf8_lossy(&index).into_owned();
    let mut names: Vec<String> = Vec::new();
    for tag in html.split("<link ").skip(1).filter_map(|t| t.split('>').next()) {
        let href = tag.split("href=\"./").nth(1).and_then(|t| t.split('"').next());
        names.extend(href.map(String::from));
    }
    let mut out = vec![weight("index.html", &index)];
    for name in names {
        let plain = read(&name)?;
        out.push(weight(&without_hash(&name), &plain));
    }
    Ok(out)
}

fn weight(name: &str, plain: &[u8]) -> Weight {
    let mut packed = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: plain.len(), ..Default::default() };
    // Writing to a Vec does not fail.
    let _ = brotli::BrotliCompress(&mut &plain[..], &mut packed, &params);
    Weight { name: name.into(), plain: plain.len(), brotli: packed.len() }
}

/// `page-65cd2f16fa0b8223_bg.wasm` is `page_bg.wasm`.
fn without_hash(name: &str) -> String {
    let (stem, rest) = name.split_once('-').unwrap_or((name, ""));
    let kept = rest.trim_start_matches(|c: char| c.is_ascii_hexdigit());
    if rest.is_empty() { name.into() } else { format!("{stem}{kept}") }
}

/// The table of a README.
pub fn table(weights: &[Weight]) -> String {
    let mut out = String::from("| file | bytes | brotli 11 |\n| --- | ---: | ---: |\n");
    for w in weights {
        out.push_str(&format!("| `{}` | {} | {} |\n", w.name, w.plain, w.brotli));
    }
    let sum = |of: fn(&Weight) -> usize| weights.iter().map(of).sum::<usize>();
    out.push_str(&format!("| **all of a first visit** | **{}** | **{}** |\n", sum(|w| w.plain), sum(|w| w.brotli)));
    out
}
