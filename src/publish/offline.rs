//! What makes a site work without a network, and what an installed page needs: the service worker, the web manifest, icons.

use std::fs;
use std::path::Path;

use serde_json::json;

use super::card::icon;
use super::page::{hex, write};
use super::programs::{Programs, without_comments};
use crate::model::Collection;

/// Writes them. `index` is the page that begins.
pub(super) fn offline(dist: &Path, collection: &Collection, index: &str, programs: &Programs) -> Result<(), String> {
    // What the page asks for at once; the rest is kept when it is seen.
    let mut files = vec![programs.style.clone(), programs.page.js.clone(), programs.page.wasm.clone(), programs.offline.clone()];
    files.extend(preloads(index));
    let version = &hex([index, &files.join(" ")].concat().as_bytes())[..12];
    let list: Vec<String> = files.iter().map(|file| format!("'./{file}'")).collect();
    let worker = without_comments(include_str!("offline/worker.js"));
    write(&dist.join("sw.js"), &worker.replace("VERSION", version).replace("FILES", &list.join(",")))?;
    let manifest = json!({
        "name": format!("{} — Dateline", collection.title),
        "short_name": "Dateline",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": "#fbfaf7",
        "theme_color": "#fbfaf7",
        "icons": [
            { "src": "icon-192.png", "sizes": "192x192", "type": "image/png" },
            { "src": "icon-512.png", "sizes": "512x512", "type": "image/png" },
            { "src": "icon-maskable.png", "sizes": "512x512", "type": "image/png", "purpose": "maskable" },
        ],
    });
    write(&dist.join("dateline-explorer.js"), include_str!("embed/element.js"))?;
    write(&dist.join("manifest.webmanifest"), &manifest.to_string())?;
    for (name, size, maskable) in [("icon-192.png", 192, false), ("icon-512.png", 512, false), ("icon-maskable.png", 512, true)] {
        fs::write(dist.join(name), icon(size, maskable)?).map_err(|e| format!("{name}: cannot be written: {e}"))?;
    }
    Ok(())
}

/// The data that a page preloads.
fn preloads(index: &str) -> Vec<String> {
    let tags = index.split("<link rel=\"preload\" href=\"./").skip(1).filter_map(|tag| tag.split('"').next());
    tags.filter(|file| file.ends_with(".json")).map(str::to_owned).collect()
}
