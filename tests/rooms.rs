//! The rooms of the house: what each may import, and what it may never name.
#![cfg(not(target_arch = "wasm32"))]
// A test that cannot go on has failed.
#![allow(clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};

/// Room, rooms that it may import, crates that it may never name.
const TABLE: &[(&str, &[&str], &[&str])] = &[
    ("model", &[], &["yew", "web_sys", "js_sys", "gloo", "wasm_bindgen"]),
    ("extract", &["model"], &["yew", "web_sys", "js_sys", "gloo", "wasm_bindgen"]),
    ("review", &["model", "extract"], &["yew", "web_sys", "js_sys", "gloo", "wasm_bindgen"]),
    ("index", &["model"], &["yew", "web_sys", "js_sys", "gloo", "wasm_bindgen"]),
    ("explore", &["model", "index"], &["yew", "web_sys", "js_sys", "gloo", "wasm_bindgen"]),
    ("share", &["model", "index", "explore"], &["yew", "web_sys", "js_sys", "gloo", "wasm_bindgen"]),
    ("web", &["model", "extract", "explore"], &["yew"]),
    ("ui", &["model", "extract", "review", "index", "explore", "share", "web"], &[]),
    ("publish", &["model", "extract", "index", "explore", "share", "ui"], &["web_sys", "js_sys", "gloo", "wasm_bindgen"]),
];

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for path in fs::read_dir(folder).expect("a room is a folder").map(|e| e.expect("readable").path()) {
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
    found
}

/// Names that follow `prefix` in the code; comments and string literals do not count.
fn named_after(code: &str, prefix: &str) -> Vec<String> {
    let word = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(prefix)
        .filter(|(at, _)| !code[..*at].ends_with(word))
        .map(|(at, _)| code[at + prefix.len()..].chars().take_while(|c| word(*c)).collect())
        .collect()
}

fn code_of(path: &Path) -> String {
    let text = fs::read_to_string(path).expect("readable");
    text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

#[test]
fn each_room_imports_only_what_it_may() {
    let mut broken = Vec::new();
    for (room, may, never) in TABLE {
        for path in files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(room)) {
            let code = code_of(&path);
            for other in named_after(&code, "crate::").into_iter().filter(|o| TABLE.iter().any(|(name, _, _)| name == o)) {
                if other != *room && !may.contains(&other.as_str()) {
                    broken.push(format!("{}: {room} imports {other}", path.display()));
                }
            }
            for krate in *never {
                if code.contains(&format!("{krate}::")) || code.contains(&format!("use {krate}")) {
                    broken.push(format!("{}: {room} names {krate}", path.display()));
                }
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn every_room_is_in_the_table() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for entry in fs::read_dir(src).expect("src").map(|e| e.expect("readable").path()).filter(|p| p.is_dir()) {
        let name = entry.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        assert!(TABLE.iter().any(|(room, _, _)| *room == name), "src/{name} is not in the table of rooms");
    }
}

#[test]
fn a_component_has_its_stylesheet() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("index.html")).expect("index.html");
    let own = [
        "app",
        "article",
        "chips",
        "emptied",
        "facet",
        "filters",
        "header",
        "map",
        "notices",
        "own",
        "quotations",
        "regions",
        "statement",
        "tabs",
        "timeline",
    ];
    for name in ["bench", "bench-start", "bench-text", "bench-review"] {
        assert!(page.contains(&format!("rel=\"copy-file\" href=\"styles/{name}.css\"")), "index.html brings styles/{name}.css along");
    }
    for name in own {
        assert!(root.join("src/ui").join(format!("{name}.rs")).is_file(), "src/ui/{name}.rs");
        assert!(page.contains(&format!("href=\"styles/{name}.css\"")), "index.html links styles/{name}.css");
    }
}
