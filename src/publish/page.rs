//! Finishes the page that Trunk built: readable HTML before any wasm, one stylesheet, a security policy that allows
//! nothing else, and the same page as one self-contained file.

use std::fs;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use futures::executor::block_on;
use sha2::{Digest, Sha256};
use yew::LocalServerRenderer;

use super::programs::Programs;
use crate::explore::Holding;
use crate::index::Stock;
use crate::model::{Bundle, read_bundle, read_columns};
use crate::ui::{App, AppProps, Same, State};

/// Marks the page as one that answers, and one that opens with the bench, before it is painted.
const MARK: &str = "const c=document.documentElement.classList;c.add('js');/^#\\/bench/.test(location.hash)&&c.add('bench')";

/// Starts what the address asks for: the explorer, or the bench with `#/bench…` and `#/d/…`, which the explorer then
/// does not hear of. Says so where one cannot start.
const BOOT: &str = "const say=t=>{const e=document.getElementById('trouble');e.textContent=t;e.hidden=false},\
fail=t=>e=>{say(t+' could not be started. Load it again, or try another browser.');console.error(e)};let page,bench;\
const go=e=>{if(/^#\\/(bench|d\\/)/.test(location.hash)){e&&e.stopImmediatePropagation();\
bench=bench||BENCH.catch(e=>{bench=0;fail('The bench')(e)})}\
else page=page||START.catch(fail('The page can be read, but not filtered: its program'))};\
if(typeof WebAssembly!=='object')say('This browser has no WebAssembly: the page can be read, but not filtered.');\
else addEventListener('popstate',go),go()";

/// Bytes from the base64 text of an element of the page.
const BYTES: &str = "Uint8Array.from(atob(document.getElementById('ID').textContent),c=>c.charCodeAt(0)).buffer";

/// A bundle of up to this many bytes stands in the page itself: beside the HTML that says the same it compresses
/// better than as a file of its own, and is there without another request.
const WITHIN: usize = 150_000;

/// Finishes `dist/index.html` and writes `dist/dateline.html`.
pub fn finish_page(dist: &Path) -> Result<(), String> {
    let index = dist.join("index.html");
    let html = read(&index)?;
    let first = read(&dist.join("data/first.txt"))?;
    let data = format!("data/{}", first.trim());
    let text = read(&dist.join(&data))?;
    let bundle = read_bundle(&data, &text).map_err(|f| f.first().map(ToString::to_string).unwrap_or_default())?;
    let styles = take_styles(dist, &html)?;
    let style_name = format!("styles-{}.css", &hex(styles.as_bytes())[..12]);
    write(&dist.join(&style_name), &styles)?;
    let programs = Programs::find(dist)?;
    let (holding, soon) = begin(dist, &bundle)?;
    let before = before_wasm(holding);
    let page = Page { html: &html, bundle: &bundle, data: &data, json: &text, before: &before, soon: &soon };
    write(&index, &page.hosted(&style_name, &programs)?)?;
    write(&dist.join("dateline.html"), &page.single(dist, &styles, &programs)?)?;
    fs::remove_file(dist.join("data/first.txt")).map_err(|e| format!("data/first.txt: cannot be removed: {e}"))
}

/// A collection as the page begins with it, and the files that it needs for that beside the bundle.
fn begin(dist: &Path, bundle: &Bundle) -> Result<(Holding, Vec<String>), String> {
    let Some(pieces) = &bundle.pieces else { return Ok((Holding::whole(bundle.clone()), Vec::new())) };
    let whole = |file: &str| format!("{file}: it is not what its name says");
    let columns = read_columns(&read(&dist.join(&pieces.columns))?).ok_or_else(|| whole(&pieces.columns))?;
    let holding = Holding::cut(bundle.clone(), Stock::new(columns));
    let mut soon = vec![pieces.columns.clone()];
    for piece in State::new(Same::new(holding.clone()), "").needs {
        let Some(file) = pieces.file(piece) else { continue };
        if !holding.put(piece, &read(&dist.join(file))?) {
            return Err(whole(file));
        }
        soon.push(file.to_owned());
    }
    Ok((holding, soon))
}

/// The page as it looks before anything runs: the app itself, rendered here.
fn before_wasm(holding: Holding) -> String {
    let props = AppProps { bundle: Same::new(holding), fragment: "".into() };
    block_on(LocalServerRenderer::<App>::with_props(props).hydratable(false).render())
}

fn preload(file: &str) -> String {
    format!("<link rel=\"preload\" href=\"./{file}\" as=\"fetch\" type=\"application/json\" crossorigin>")
}

/// A bundle inside the page, where `load` finds it by the path that it would have.
fn within(path: &str, json: &str) -> String {
    let json = json.replace("</", "<\\/").replace("<!--", "<\\u0021--");
    format!("<script type=\"application/json\" id=\"inline:{path}\">{json}</script>\n")
}

struct Page<'a> {
    html: &'a str,
    bundle: &'a Bundle,
    data: &'a str,
    json: &'a str,
    before: &'a str,
    /// Files that are needed at once.
    soon: &'a [String],
}

impl Page<'_> {
    /// The page for a host, with its files beside it.
    fn hosted(&self, style: &str, programs: &Programs) -> Result<String, String> {
        let Programs { page, bench, .. } = programs;
        let start = format!("import('./{}').then(m=>m.default({{module_or_path:'./{}'}}))", page.js, page.wasm);
        let open = format!("import('./{}').then(m=>m.open())", bench.js);
        let boot = BOOT.replace("START", &start).replace("BENCH", &open);
        let policy = policy(&[MARK, &boot], "'self'", "'self'");
        let mut head = format!(
            "{policy}<script>{MARK}</script><link rel=\"stylesheet\" href=\"./{style}\">\
             <link rel=\"modulepreload\" href=\"./{}\"><link rel=\"preload\" href=\"./{}\" as=\"fetch\" type=\"application/wasm\" crossorigin>",
            page.js, page.wasm
        );
        let mut foot = format!("<script type=\"module\">{boot}</script>");
        if self.json.len() <= WITHIN {
            foot.insert_str(0, &within(self.data, self.json));
        } else {
            head.push_str(&preload(self.data));
        }
        // After what can be read, so that it does not have to wait for these.
        foot.insert_str(0, &self.soon.iter().map(|file| preload(file)).collect::<String>());
        self.assemble(&head, &foot)
    }

    /// The page as one file that also opens from a disk.
    fn single(&self, dist: &Path, styles: &str, programs: &Programs) -> Result<String, String> {
        let Programs { page, bench, extractor, reader, bench_style } = programs;
        let glue = |name: &str| read(&dist.join(name)).map(|glue| glue.replace("</script", "<\\/script"));
        let bytes = |id: &str| BYTES.replace("ID", id);
        let start = format!("Promise.resolve().then(()=>__wbg_init({{module_or_path:{}}}))", bytes("wasm"));
        let open = "Promise.resolve().then(datelineBench)";
        let page_glue = glue(&page.js)?;
        let program = format!("{page_glue}\n{}", BOOT.replace("START", &start).replace("BENCH", open));
        let bench_program =
            format!("{}\nglobalThis.datelineBench=()=>__wbg_init({{module_or_path:{}}});", glue(&bench.js)?, bytes("wasm-bench"));
        let mut held = String::new();
        for path in std::iter::once(self.data).chain(self.bundle.others.iter().map(|o| o.data.as_str())) {
            let json = read(&dist.join(path))?;
            held.push_str(&within(path, &json));
            let bundle = read_bundle(path, &json).map_err(|f| f.first().map(ToString::to_string).unwrap_or_default())?;
            for file in bundle.pieces.iter().flat_map(|pieces| pieces.files()) {
                held.push_str(&within(file, &read(&dist.join(file))?));
            }
        }
        let parts = [
            ("wasm", &page.wasm),
            ("wasm-bench", &bench.wasm),
            ("wasm-extractor", &extractor.wasm),
            ("js-extractor", &extractor.js),
            ("wasm-reader", &reader.wasm),
            ("js-reader", &reader.js),
        ];
        for (id, name) in parts {
            let bytes = fs::read(dist.join(name)).map_err(|e| format!("{name}: cannot be read: {e}"))?;
            held.push_str(&format!("<script type=\"text/plain\" id=\"{id}\">{}</script>\n", BASE64.encode(bytes)));
        }
        held.push_str(&format!("<script type=\"module\">{bench_program}</script>\n<script type=\"module\">{program}</script>"));
        let styles = format!("{styles}{}", read(&dist.join(bench_style))?);
        let policy = policy(&[MARK, &bench_program, &program], &hash(&styles), "blob:");
        let head = format!("{policy}<script>{MARK}</script><style>{styles}</style>");
        self.assemble(&head, &held)
    }

    /// Title, description, head, what can be read, and what starts the app.
    fn assemble(&self, head: &str, foot: &str) -> Result<String, String> {
        let collection = &self.bundle.collection;
        let description = collection.description.as_deref().unwrap_or("Who said it, where, and when?");
        let head = format!(
            "<meta name=\"description\" content=\"{}\"><meta name=\"dateline-data\" content=\"{}\">{head}</head>",
            escape(description),
            escape(self.data)
        );
        let (top, rest) = self.html.split_once("<head>").ok_or("index.html has no <head>")?;
        let (old_head, body) = rest.split_once("</head>").ok_or("index.html has no </head>")?;
        let title = format!("<title>{} — Dateline</title>", escape(&collection.title));
        let kept: String = old_head.replace("<title>Dateline</title>", &title);
        let kept = without_tags(&kept, &["link rel=\"stylesheet\"", "link rel=\"modulepreload\"", "link rel=\"preload\""]);
        let kept = without_scripts(&kept);
        let body = without_scripts(body);
        let host = "<div id=\"host\"></div>";
        if !body.contains(host) {
            return Err("index.html has no <div id=\"host\"></div>".into());
        }
        // The policy stands before everything that it has to cover.
        let (charset, after) = kept.split_once('>').map_or(("", kept.as_str()), |(a, b)| (a, b));
        let charset = if charset.is_empty() { String::new() } else { format!("{charset}>") };
        let body = body.replacen(host, &format!("<div id=\"host\">{}</div>\n{foot}", self.before), 1);
        Ok(format!("{top}<head>{charset}{after}{head}{body}"))
    }
}

/// Joins the stylesheets in the page's order and takes them from the folder.
fn take_styles(dist: &Path, html: &str) -> Result<String, String> {
    let mut styles = String::new();
    for tag in html.split("<link ").skip(1).filter_map(|t| t.split('>').next()).filter(|t| t.contains("rel=\"stylesheet\"")) {
        let href = tag.split("href=\"").nth(1).and_then(|t| t.split('"').next()).unwrap_or_default();
        let file = dist.join(href.trim_start_matches("./"));
        styles.push_str(&squeeze(&read(&file)?));
        fs::remove_file(&file).map_err(|e| format!("{}: cannot be removed: {e}", file.display()))?;
    }
    Ok(styles)
}

/// Takes comments, line ends and the blanks that say nothing from a stylesheet; what stands in quotes stays as it is.
pub(super) fn squeeze(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    let mut packed = String::with_capacity(out.len());
    for (nth, part) in out.split('"').enumerate() {
        if nth > 0 {
            packed.push('"');
        }
        if nth % 2 == 1 {
            packed.push_str(part);
            continue;
        }
        for c in part.chars() {
            let last = packed.chars().next_back();
            match c {
                c if c.is_whitespace() => {
                    if !matches!(last, None | Some(' ' | '{' | '}' | ';' | ':' | ',')) {
                        packed.push(' ');
                    }
                }
                '{' | '}' | ';' => {
                    packed.truncate(packed.trim_end_matches(if c == '}' { &[' ', ';'][..] } else { &[' '] }).len());
                    packed.push(c);
                }
                _ => packed.push(c),
            }
        }
    }
    packed
}

/// No request leaves the page's own host; no script or style runs but those that are here.
fn policy(scripts: &[&str], style: &str, worker: &str) -> String {
    let scripts: Vec<String> = scripts.iter().map(|s| hash(s)).collect();
    format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {}; style-src {style}; \
         worker-src {worker}; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'\">",
        scripts.join(" ")
    )
}

fn hash(text: &str) -> String {
    format!("'sha256-{}'", BASE64.encode(Sha256::digest(text.as_bytes())))
}

pub(super) fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}

fn without_tags(html: &str, starts: &[&str]) -> String {
    let mut out = String::new();
    for (i, piece) in html.split('<').enumerate() {
        match starts.iter().any(|s| piece.starts_with(s)) {
            true => out.push_str(piece.split_once('>').map_or("", |(_, after)| after)),
            false => {
                if i > 0 {
                    out.push('<');
                }
                out.push_str(piece);
            }
        }
    }
    out
}

/// Trunk's own starting script gives way to one that can say what went wrong.
fn without_scripts(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once("<script") {
        out.push_str(before);
        rest = after.split_once("</script>").map_or("", |(_, after)| after);
    }
    out + rest
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

pub(super) fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|e| format!("{}: cannot be read: {e}", path.display()))
}

pub(super) fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|e| format!("{}: cannot be written: {e}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::squeeze;

    #[test]
    fn a_stylesheet_loses_only_what_says_nothing() {
        let css = "/* a: b */\n.a > .b :hover,\n.c {\n  margin: calc(1px + 2px) -3px;\n  color: red;\n}\n@media (max-width: 9px) and (hover) { .d::before { content: \"a ; } b\"; } }\n";
        let packed =
            ".a > .b :hover,.c{margin:calc(1px + 2px) -3px;color:red}@media (max-width:9px) and (hover){.d::before{content:\"a ; } b\"}}";
        assert_eq!(squeeze(css), packed);
    }
}
