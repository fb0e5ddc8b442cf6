//! The programs that Trunk compiled: the page's own, and those that are loaded only when the bench is opened or asked.
//!
//! Trunk gives no hash to what it does not start itself; here they get one, so that a host may keep them for ever.

use std::fs;
use std::path::Path;

use super::page::{hex, read, squeeze, write};
use super::quiet::quiet;
use super::shorten::shorten;
use super::tighten::tighten;

/// How a worker works: its first message says where its program is; then one text is what the page knows, and a text with
/// bytes is a job.
const WORKER: &str = "onmessage=({data})=>{onmessage=({data:[a,b]})=>b?postMessage(wasm_bindgen.answer(a,b)):wasm_bindgen.know(a);\
wasm_bindgen({module_or_path:data}).then(()=>postMessage('ready'),e=>postMessage(String(e&&e.message||e)))};\n";

/// How a host's page opens a program on demand: its stylesheet first, so that nothing is seen without it.
const OPEN: &str = "export const open=()=>{const w=fetch('./WASM');WITH\
return new Promise((y,n)=>document.head.append(Object.assign(document.createElement('link'),{rel:'stylesheet',\
href:'./STYLE',onload:y,onerror:n}))).then(()=>__wbg_init({module_or_path:w}))};\n";

/// Where the bench finds the programs of its workers.
const WORKERS: &str = "globalThis['dateline-extractor']='EXTRACTOR';globalThis['dateline-reader']='READER';";

/// A program and the script that starts it, by file name.
pub(super) struct Program {
    pub js: String,
    pub wasm: String,
}

/// All of them, and what goes with them.
pub(super) struct Programs {
    pub page: Program,
    pub bench: Program,
    pub extractor: Program,
    pub reader: Program,
    pub sharer: Program,
    pub embedder: Program,
    pub style: String,
    pub bench_style: String,
    pub share_style: String,
    pub embed_style: String,
    /// The script that sets up what works without a network.
    pub offline: String,
}

/// The stems of the programs, in the order in which they stand above.
const STEMS: [&str; 6] = ["page", "bench", "extractor", "reader", "sharer", "embedder"];

/// What to do where there is no built page.
pub(super) const BUILD: &str = "Build the page first, with ./serve or `trunk build --release`, or name it with --explorer";

impl Programs {
    /// Finds what Trunk built, names everything by what it holds, and joins the stylesheets. `styles` is that of the page.
    pub fn find(dist: &Path, styles: &str) -> Result<Programs, String> {
        let all = names(dist)?;
        let find = |start: &str, end: &str| {
            let found = all.iter().find(|n| n.starts_with(start) && n.ends_with(end)).cloned();
            found.ok_or_else(|| format!("{}: holds no {start}…{end}; run `trunk build`", dist.display()))
        };
        let put = |stem: &str, end: &str, text: &str| -> Result<String, String> {
            let name = format!("{stem}-{}.{end}", &hex(text.as_bytes())[..12]);
            write(&dist.join(&name), text).map(|()| name)
        };
        let style = put("styles", "css", styles)?;
        let page = named(dist, "page", [find("page-", ".js")?, find("page-", "_bg.wasm")?], |_| String::new())?;
        let joined = |stem: &str| -> Result<String, String> {
            let mut style = String::new();
            for name in all.iter().filter(|n| n.starts_with(stem) && n.ends_with(".css")) {
                style.push_str(&squeeze(&read(&dist.join(name))?));
                remove(&dist.join(name))?;
            }
            put(stem, "css", &style)
        };
        let (bench_style, share_style, embed_style) = (joined("bench")?, joined("share")?, joined("embed")?);
        let files = |stem: &str| [format!("{stem}.js"), format!("{stem}_bg.wasm")];
        let extractor = named(dist, "extractor", files("extractor"), |_| WORKER.into())?;
        let reader = named(dist, "reader", files("reader"), |_| WORKER.into())?;
        let workers = WORKERS
            .replace("EXTRACTOR", &format!("./{} ./{}", extractor.js, extractor.wasm))
            .replace("READER", &format!("./{} ./{}", reader.js, reader.wasm));
        let on_demand = |stem: &str, style: &str, with: &str| {
            named(dist, stem, files(stem), |wasm| OPEN.replace("STYLE", style).replace("WASM", wasm).replace("WITH", with))
        };
        let bench = on_demand("bench", &bench_style, &workers)?;
        let sharer = on_demand("sharer", &share_style, "")?;
        let embedder = on_demand("embedder", &embed_style, "")?;
        let offline = put("offline", "js", &without_comments(include_str!("offline/page.js")))?;
        Ok(Programs { page, bench, extractor, reader, sharer, embedder, style, bench_style, share_style, embed_style, offline })
    }

    /// Finds those of a page that is finished.
    pub fn there(dist: &Path) -> Result<Programs, String> {
        let all = names(dist).map_err(|why| format!("{why}. {BUILD}"))?;
        let find = |stem: &str, end: &str| {
            let of =
                |n: &&String| n.strip_prefix(stem).and_then(|n| n.strip_prefix('-')).and_then(|n| n.strip_suffix(end)).is_some_and(is_hash);
            let found: Vec<&String> = all.iter().filter(of).collect();
            match found.as_slice() {
                [one] => Ok((*one).clone()),
                [] => Err(format!("{}: holds no {stem}-…{end}. {BUILD}", dist.display())),
                _ => Err(format!("{}: holds more than one {stem}-…{end}. Build the page again into an empty folder", dist.display())),
            }
        };
        let program = |stem: &str| Ok::<Program, String>(Program { js: find(stem, ".js")?, wasm: find(stem, "_bg.wasm")? });
        let [page, bench, extractor, reader, sharer, embedder] = STEMS.map(program);
        Ok(Programs {
            page: page?,
            bench: bench?,
            extractor: extractor?,
            reader: reader?,
            sharer: sharer?,
            embedder: embedder?,
            style: find("styles", ".css")?,
            bench_style: find("bench", ".css")?,
            share_style: find("share", ".css")?,
            embed_style: find("embed", ".css")?,
            offline: find("offline", ".js")?,
        })
    }

    /// The names of all their files.
    pub fn files(&self) -> Vec<&str> {
        let programs = [&self.page, &self.bench, &self.extractor, &self.reader, &self.sharer, &self.embedder];
        let others = [&self.style, &self.bench_style, &self.share_style, &self.embed_style, &self.offline];
        programs.iter().flat_map(|program| [&program.js, &program.wasm]).chain(others).map(String::as_str).collect()
    }

    /// Is it the name of a file of a program, of this time or another?
    pub fn is_one(name: &str) -> bool {
        let stems = STEMS.into_iter().chain(["styles", "share", "embed", "offline", "pages"]);
        let rest = stems.filter_map(|stem| name.strip_prefix(stem)?.strip_prefix('-')).next();
        rest.and_then(|rest| [".js", "_bg.wasm", ".css"].into_iter().find_map(|end| rest.strip_suffix(end))).is_some_and(is_hash)
    }
}

fn is_hash(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|b| b.is_ascii_hexdigit())
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
    let mut bytes = tighten(&bytes);
    quiet(&mut bytes);
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
pub(super) fn without_comments(script: &str) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_has_not_built_the_page_is_told_to() {
        let empty = std::env::temp_dir().join(format!("dateline-unbuilt-{}", std::process::id()));
        let told = |folder: &Path| Programs::there(folder).err().unwrap_or_default();
        assert!(told(&empty).ends_with(BUILD), "{}", told(&empty));
        assert!(fs::create_dir_all(&empty).is_ok());
        let of_empty = told(&empty);
        let _ = fs::remove_dir_all(&empty);
        assert!(of_empty.ends_with(BUILD), "{of_empty}");
    }
}
