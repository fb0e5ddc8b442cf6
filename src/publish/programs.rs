//! The programs that Trunk compiled: the page's own, and those that are loaded only when the bench is opened or asked.
//!
//! Trunk gives no hash to what it does not start itself; here they get one, so that a host may keep them for ever.

use std::fs;
use std::path::Path;

use super::page::{hex, read, squeeze, write};
use super::shorten::shorten;
use super::tighten::tighten;

/// How a worker works: its first message says where its program is; then one text is what the page knows, and a text with
/// bytes is a job.
const WORKER: &str = "onmessage=({data})=>{onmessage=({data:[a,b]})=>b?postMessage(wasm_bindgen.answer(a,b)):wasm_bindgen.know(a);\
wasm_bindgen({module_or_path:data}).then(()=>postMessage('ready'),e=>postMessage(String(e&&e.message||e)))};\n";

/// How a host's page opens the bench: its stylesheet first, so that nothing is seen without it.
const OPEN: &str = "export const open=()=>{const w=fetch('./WASM');globalThis['dateline-extractor']='EXTRACTOR';globalThis['dateline-reader']='READER';\
return new Promise((y,n)=>document.head.append(Object.assign(document.createElement('link'),{rel:'stylesheet',\
href:'./STYLE',onload:y,onerror:n}))).then(()=>__wbg_init({module_or_path:w}))};\n";

/// A program and the script that starts it, by file name.
pub(super) struct Program {
    pub js: String,
    pub wasm: String,
}

/// All of them, and the stylesheet of the bench.
pub(super) struct Programs {
    pub page: Program,
    pub bench: Program,
    pub extractor: Program,
    pub reader: Program,
    pub bench_style: String,
}

impl Programs {
    /// Finds them, names those of the bench by what they hold, and joins its stylesheets.
    pub fn find(dist: &Path) -> Result<Programs, String> {
        let names = names(dist)?;
        let find = |start: &str, end: &str| {
            let found = names.iter().find(|n| n.starts_with(start) && n.ends_with(end)).cloned();
            found.ok_or_else(|| format!("{}: holds no {start}…{end}; run `trunk build`", dist.display()))
        };
        let page = named(dist, "page", [find("page-", ".js")?, find("page-", "_bg.wasm")?], |_| String::new())?;
        let mut style = String::new();
        for name in names.iter().filter(|n| n.starts_with("bench") && n.ends_with(".css")) {
            style.push_str(&squeeze(&read(&dist.join(name))?));
            remove(&dist.join(name))?;
        }
        let bench_style = format!("bench-{}.css", &hex(style.as_bytes())[..12]);
        write(&dist.join(&bench_style), &style)?;
        let files = |stem: &str| [format!("{stem}.js"), format!("{stem}_bg.wasm")];
        let extractor = named(dist, "extractor", files("extractor"), |_| WORKER.into())?;
        let reader = named(dist, "reader", files("reader"), |_| WORKER.into())?;
        let bench = named(dist, "bench", files("bench"), |wasm| {
            OPEN.replace("STYLE", &bench_style)
                .replace("WASM", wasm)
                .replace("EXTRACTOR", &format!("./{} ./{}", extractor.js, extractor.wasm))
                .replace("READER", &format!("./{} ./{}", reader.js, reader.wasm))
        })?;
        Ok(Programs { page, bench, extractor, reader, bench_style })
    }
}

fn names(dist: &Path) -> Result<Vec<String>, String> {
    let entries = fs::read_dir(dist).map_err(|e| format!("{}: cannot be read: {e}", dist.display()))?;
    let mut names: Vec<String> = entries.flatten().map(|e| e.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    Ok(names)
}

/// Takes a script and its program, shortens what they call each other by, puts something at the end of the script, told the
/// program's name, and names both by what they hold.
fn named(dist: &Path, stem: &str, files: [String; 2], end: impl FnOnce(&str) -> String) -> Result<Program, String> {
    let [js, wasm] = files.map(|file| dist.join(file));
    let bytes = fs::read(&wasm).map_err(|e| format!("{}: cannot be read: {e}", wasm.display()))?;
    let (script, bytes) = shorten(&without_comments(&read(&js)?), &bytes);
    let bytes = tighten(&bytes);
    let wasm_name = format!("{stem}-{}_bg.wasm", &hex(&bytes)[..12]);
    let script = script + &end(&wasm_name);
    if script.contains("/snippets/") {
        return Err(format!("{}: needs another file, which it cannot have", js.display()));
    }
    let js_name = format!("{stem}-{}.js", &hex(script.as_bytes())[..12]);
    remove(&js)?;
    remove(&wasm)?;
    write(&dist.join(&js_name), &script)?;
    fs::write(dist.join(&wasm_name), bytes).map_err(|e| format!("{wasm_name}: cannot be written: {e}"))?;
    Ok(Program { js: js_name, wasm: wasm_name })
}

/// A script of wasm-bindgen without the comments that have lines of their own, and without indentation.
fn without_comments(script: &str) -> String {
    let mut out = String::with_capacity(script.len());
    let mut inside = false;
    for line in script.lines().map(str::trim) {
        inside |= line.starts_with("/*");
        if !inside && !line.is_empty() && !line.starts_with("//") {
            out.push_str(line);
            out.push('\n');
        }
        inside &= !line.ends_with("*/");
    }
    out
}

fn remove(file: &Path) -> Result<(), String> {
    fs::remove_file(file).map_err(|e| format!("{}: cannot be removed: {e}", file.display()))
}
