//! Finishes the page that Trunk built: readable HTML before any wasm, one stylesheet, a security policy that allows
//! nothing else, and the same page as one self-contained file.

use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use futures::executor::block_on;
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use yew::LocalServerRenderer;

use super::offline::offline;
use super::programs::{Program, Programs};
use super::site::{How, Written, esc, write_site};
use crate::explore::Holding;
use crate::index::Stock;
use crate::model::{Bundle, Day, read_articles, read_bundle, read_columns};
use crate::share::{DATA, FEW, LIVE, borders_of};
use crate::ui::{App, AppProps, Same, State};

/// Marks the page as one that answers, and one that opens with the bench or embedded, before it is painted.
const MARK: &str = "const c=document.documentElement.classList;c.add('js');/^#\\/bench/.test(location.hash)&&c.add('bench');\
/^#\\/share/.test(location.hash)&&c.add('share');/[?&]embed/.test(location.search)&&c.add('embed')";

/// Starts what the address asks for: the explorer, or the bench with `#/bench…` and `#/d/…`, or what shares a selection with
/// `#/share/…`, which the explorer then does not hear of. Says so where one cannot start. Before the page is printed the
/// explorer hears the key that prints, so that it sets all of its list; what it does for that later is done at once, since
/// Firefox prints what is there then. The last click before the explorer is there is made again when it is, at the same
/// place, if that has the same name. Where a click takes away what had the focus, as *Clear all* does, the focus goes to what
/// is in force, so that a keyboard goes on from there.
const BOOT: &str = "const say=t=>{const e=document.getElementById('trouble');e.textContent=t;e.hidden=false},\
fail=t=>e=>{say(t+' could not be started. Check the connection and load it again, or try another browser.');console.error(e)};let page,bench,share,late=[],said;\
const name=n=>n.textContent+n.getAttribute('aria-label');\
onclick=({target:n})=>{if(n.closest('#host')&&!n.closest('a'))for(said=name(n),late=[];n.id!='host';n=n.parentNode)late.push([...n.parentNode.children].indexOf(n))};\
const go=e=>{const at=p=>p.test(location.hash);if(at(/^#\\/(bench|d\\/)/)){e&&e.stopImmediatePropagation();\
bench=bench||BENCH.catch(e=>{bench=0;fail('The bench')(e)})}\
else if(at(/^#\\/share/)){e&&e.stopImmediatePropagation();share=share||SHARE.catch(e=>{share=0;fail('What shares a selection')(e)})}\
else page=page||START.then(()=>{onclick=null;let n=late[0]+1&&document.getElementById('host');while(n&&late.length)n=n.children[late.pop()];\
n&&name(n)==said&&n.dispatchEvent(new MouseEvent('click',{bubbles:true}))}).catch(fail('The page can be read, but not filtered: its program'))};\
if(typeof WebAssembly!=='object')say('This browser has no WebAssembly: the page can be read, but not filtered.');\
else addEventListener('popstate',go),go();\
addEventListener('click',({target:n})=>setTimeout(()=>n.isConnected||document.activeElement!=document.body||\
document.querySelector('.chips button')?.focus({preventScroll:true})));\
onbeforeprint=()=>{const own=queueMicrotask,q=[];queueMicrotask=f=>q.push(f);\
document.dispatchEvent(new KeyboardEvent('keydown',{key:'p',ctrlKey:true}));for(const f of q)f();queueMicrotask=own}";

/// On a host: what works without a network is set up once the page is there, and an embedded page is told of.
const LATER: &str = ";if(c.contains('embed'))import('./EMBED').then(m=>m.open()).catch(e=>{c.remove('embed');fail('The embedded view')(e)});else onload=()=>navigator.serviceWorker&&import('./OFFLINE')";

/// Bytes from the base64 text of an element of the page.
const BYTES: &str = "Uint8Array.from(atob(document.getElementById('ID').textContent),c=>c.charCodeAt(0)).buffer";

/// A bundle of up to this many bytes stands in the page itself: beside the HTML that says the same it compresses
/// better than as a file of its own, and is there without another request.
const WITHIN: usize = 150_000;

/// The page that everything is put into, without what Trunk reads of it.
const SKELETON: &str = include_str!("../../index.html");

/// Finishes what Trunk built, and writes the static pages beside it.
pub fn finish_page(dist: &Path, base: Option<&str>) -> Result<(), String> {
    let html = read(&dist.join("index.html"))?;
    let first = read(&dist.join("data/first.txt"))?;
    let styles = take_styles(dist, &html)?;
    let programs = Programs::find(dist, &styles)?;
    fs::remove_file(dist.join("data/first.txt")).map_err(|e| format!("data/first.txt: cannot be removed: {e}"))?;
    let site = Site { base: base_of(base)?, ..Site::default() };
    write_pages(dist, first.trim(), &programs, &site).map(|_| ())
}

/// The address of a site, ending in a slash.
pub(super) fn base_of(base: Option<&str>) -> Result<Option<String>, String> {
    let Some(base) = base.map(str::trim).filter(|base| !base.is_empty()) else { return Ok(None) };
    let plain = (base.starts_with("https://") || base.starts_with("http://"))
        && !base.contains(['?', '#', '"', '<', '>', ' '])
        && base.split("://").nth(1).is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/'));
    if !plain {
        return Err(format!("the base URL “{base}” is no address of a site: give one like https://example.org/quotes/"));
    }
    Ok(Some(if base.ends_with('/') { base.to_owned() } else { [base, "/"].concat() }))
}

/// How a site is published.
#[derive(Default)]
pub(super) struct Site {
    /// Its address; ends in a slash.
    pub base: Option<String>,
    /// Are cards wanted?
    pub cards: Option<bool>,
    /// Where more fonts are.
    pub fonts: Option<PathBuf>,
    /// Where the register is, if not in the site.
    pub register: Option<PathBuf>,
    /// The day of publication; today if left out.
    pub on: Option<String>,
    /// Are there pages for however many statements?
    pub all: bool,
}

/// Writes everything but the data and the programs: the page, the single file, the static pages, and what makes the site work
/// without a network. `first` is the file of the bundle in `data/`.
pub(super) fn write_pages(dist: &Path, first: &str, programs: &Programs, site: &Site) -> Result<Written, String> {
    let data = format!("data/{first}");
    let text = read(&dist.join(&data))?;
    let bundle = parsed(&data, &text)?;
    let (holding, soon) = begin(dist, &bundle)?;
    let before = before_wasm(holding);
    let mut bundles = vec![(whole(dist, bundle.clone())?, version(first))];
    for other in &bundle.others {
        let path = &other.data;
        bundles.push((whole(dist, parsed(path, &read(&dist.join(path))?)?)?, version(path)));
    }
    let statements: usize = bundles.iter().flat_map(|(bundle, _)| &bundle.articles).map(|article| article.statements.len()).sum();
    let mut written = Written::default();
    let pages = site.all || statements <= PAGES;
    if pages {
        let today = today();
        let how = How {
            base: site.base.as_deref(),
            cards: site.cards,
            fonts: site.fonts.as_deref(),
            register: site.register.clone().unwrap_or_else(|| dist.join("register.json")),
            on: site.on.as_deref().unwrap_or(&today),
        };
        written = write_site(dist, &bundles, &how)?;
    } else {
        written.notes.push(format!("{statements} statements: `dateline publish` writes a page for each; the page built here has none"));
    }
    let page = Page {
        html: SKELETON,
        bundle: &bundle,
        data: &data,
        json: &text,
        before: &before,
        soon: &soon,
        base: site.base.as_deref(),
        card: written.card.as_deref(),
        pages,
    };
    write(&dist.join("dateline.html"), &page.single(dist, programs)?)?;
    let index = page.hosted(programs)?;
    write(&dist.join("index.html"), &index)?;
    offline(dist, &bundle.collection, &index, programs)?;
    Ok(written)
}

/// More statements than this have no pages but by `dateline publish`.
const PAGES: usize = 3000;

pub(super) fn parsed(path: &str, text: &str) -> Result<Bundle, String> {
    read_bundle(path, text).map_err(|f| f.first().map(ToString::to_string).unwrap_or_default())
}

/// The version of a collection, from the name of its bundle: the beginning of the SHA-256 of what is in that.
pub(super) fn version(file: &str) -> String {
    let stem = file.trim_end_matches(".json");
    stem.rsplit('-').next().unwrap_or(stem).to_owned()
}

/// A bundle with all its articles.
pub(super) fn whole(dist: &Path, mut bundle: Bundle) -> Result<Bundle, String> {
    let Some(pieces) = bundle.pieces.take() else { return Ok(bundle) };
    let read_one = |file: &String| {
        let text = read(&dist.join(file))?;
        read_articles(&text).ok_or_else(|| format!("{file}: it is not what its name says"))
    };
    let read_all: Result<Vec<_>, String> = pieces.articles.par_iter().map(read_one).collect();
    let mut placed: Vec<(usize, crate::model::Article)> = read_all?.into_iter().flatten().collect();
    placed.sort_by_key(|(place, _)| *place);
    bundle.articles = placed.into_iter().map(|(_, article)| article).collect();
    Ok(bundle)
}

/// Today, in the calendar of UTC; the day of `SOURCE_DATE_EPOCH` where that is set, so that a build can be repeated.
pub(super) fn today() -> String {
    let now = || std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let seconds = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|epoch| epoch.parse().ok()).unwrap_or_else(now);
    Day((seconds / 86_400) as i32).to_string()
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
    let html = block_on(LocalServerRenderer::<App>::with_props(props).hydratable(false).render());
    html.replace(forbidden, "")
}

fn preload(file: &str) -> String {
    format!("<link rel=\"preload\" href=\"./{file}\" as=\"fetch\" type=\"application/json\" crossorigin>")
}

/// A bundle inside the page, where `load` finds it by the path that it would have.
fn within(path: &str, json: &str) -> String {
    let json = json.replace("</", "<\\/").replace("<!--", "<\\u0021--");
    format!("<script type=\"application/json\" id=\"inline:{path}\">{}</script>\n", escaped(&json))
}

/// JSON as it may stand in a script element of HTML.
pub(super) fn plain_json(json: &str) -> String {
    escaped(&json.replace('<', "\\u003c"))
}

/// Is it a character that HTML does not allow?
fn forbidden(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t' | '\r')) || (c as u32) & 0xfffe == 0xfffe || ('\u{fdd0}'..='\u{fdef}').contains(&c)
}

/// JSON with those characters escaped.
fn escaped(json: &str) -> String {
    if !json.contains(forbidden) {
        return json.to_owned();
    }
    let one = |c: char| {
        if forbidden(c) { c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")).collect() } else { c.to_string() }
    };
    json.chars().map(one).collect()
}

struct Page<'a> {
    html: &'a str,
    bundle: &'a Bundle,
    data: &'a str,
    json: &'a str,
    before: &'a str,
    /// Files that are needed at once.
    soon: &'a [String],
    /// The address of the site, where it is known.
    base: Option<&'a str>,
    /// The card of the site.
    card: Option<&'a str>,
    /// Are there static pages beside it?
    pages: bool,
}

impl Page<'_> {
    /// The page for a host, with its files beside it.
    fn hosted(&self, programs: &Programs) -> Result<String, String> {
        let Programs { page, bench, sharer, embedder, offline, style, .. } = programs;
        let start = format!("import('./{}').then(m=>m.default({{module_or_path:'./{}'}}))", page.js, page.wasm);
        let open = |program: &Program| format!("import('./{}').then(m=>m.open())", program.js);
        let later = LATER.replace("EMBED", &embedder.js).replace("OFFLINE", offline);
        let boot = BOOT.replace("START", &start).replace("BENCH", &open(bench)).replace("SHARE", &open(sharer)) + &later;
        let policy = policy(&[MARK, &boot], "'self'", "'self'");
        let mut head = format!(
            "{policy}<script>{MARK}</script><link rel=\"stylesheet\" href=\"./{style}\">\
             <link rel=\"modulepreload\" href=\"./{}\"><link rel=\"preload\" href=\"./{}\" as=\"fetch\" type=\"application/wasm\" crossorigin>\
             <link rel=\"manifest\" href=\"manifest.webmanifest\">{}",
            page.js,
            page.wasm,
            self.preview()
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

    /// What a chat shows of the site.
    fn preview(&self) -> String {
        let Some(base) = self.base else { return String::new() };
        let collection = &self.bundle.collection;
        let description = collection.description.as_deref().unwrap_or(ASKED);
        let card = self.card.map_or(String::new(), |card| {
            let image = esc(&[base, card].concat());
            format!("<meta property=\"og:image\" content=\"{image}\"><meta property=\"og:site_name\" content=\"Dateline\"><meta name=\"twitter:card\" content=\"summary_large_image\"><meta name=\"twitter:image\" content=\"{image}\">")
        });
        let feed = if self.pages { "<link rel=\"alternate\" type=\"application/atom+xml\" href=\"feed.xml\">" } else { "" };
        format!(
            "<link rel=\"canonical\" href=\"{0}\"><meta property=\"og:url\" content=\"{0}\"><meta property=\"og:title\" content=\"{1}\">\
             <meta property=\"og:description\" content=\"{2}\"><meta property=\"og:type\" content=\"website\">{card}{feed}",
            esc(base),
            esc(&collection.title),
            esc(description)
        )
    }

    /// The page as one file that also opens from a disk.
    fn single(&self, dist: &Path, programs: &Programs) -> Result<String, String> {
        let Programs { page, bench, extractor, reader, sharer, bench_style, share_style, style, .. } = programs;
        let glue = |name: &str| read(&dist.join(name)).map(|glue| glue.replace("</script", "<\\/script"));
        let bytes = |id: &str| BYTES.replace("ID", id);
        let start = format!("Promise.resolve().then(()=>__wbg_init({{module_or_path:{}}}))", bytes("wasm"));
        let open = |name: &str| format!("Promise.resolve().then({name})");
        let boot = BOOT.replace("START", &start).replace("BENCH", &open("datelineBench")).replace("SHARE", &open("datelineShare"));
        let program = format!("{}\n{boot}", glue(&page.js)?);
        let on_demand = |program: &Program, name: &str, id: &str| -> Result<String, String> {
            Ok(format!("{}\nglobalThis.{name}=()=>__wbg_init({{module_or_path:{}}});", glue(&program.js)?, bytes(id)))
        };
        let scripts = [on_demand(bench, "datelineBench", "wasm-bench")?, on_demand(sharer, "datelineShare", "wasm-sharer")?, program];
        let mut data = String::new();
        for path in std::iter::once(self.data).chain(self.bundle.others.iter().map(|o| o.data.as_str())) {
            let json = read(&dist.join(path))?;
            data.push_str(&within(path, &json));
            if let Ok(borders) = read(&dist.join(borders_of(path))) {
                data.push_str(&within(&borders_of(path), &borders));
            }
            for file in parsed(path, &json)?.pieces.iter().flat_map(|pieces| pieces.files()) {
                data.push_str(&within(file, &read(&dist.join(file))?));
            }
        }
        let mut held = [DATA.0, data.as_str(), DATA.1].concat();
        let parts = [
            ("wasm", &page.wasm),
            ("wasm-bench", &bench.wasm),
            ("wasm-sharer", &sharer.wasm),
            ("wasm-extractor", &extractor.wasm),
            ("js-extractor", &extractor.js),
            ("wasm-reader", &reader.wasm),
            ("js-reader", &reader.js),
        ];
        for (id, name) in parts {
            let bytes = fs::read(dist.join(name)).map_err(|e| format!("{name}: cannot be read: {e}"))?;
            held.push_str(&format!("<script type=\"text/plain\" id=\"{id}\">{}</script>\n", BASE64.encode(bytes)));
        }
        let script = |text: &String| format!("<script type=\"module\">{text}</script>\n");
        held.push_str(&scripts.iter().map(script).collect::<String>());
        let styles: Result<Vec<String>, String> = [style, bench_style, share_style].iter().map(|name| read(&dist.join(name))).collect();
        let styles = styles?.concat();
        let run: Vec<&str> = std::iter::once(MARK).chain(scripts.iter().map(String::as_str)).collect();
        let policy = policy(&run, &hash(&styles), "blob:");
        let head = format!("{policy}<script>{MARK}</script><style>{styles}</style>");
        self.assemble(&head, &held)
    }

    /// Title, description, head, what can be read, and what starts the app.
    fn assemble(&self, head: &str, foot: &str) -> Result<String, String> {
        let collection = &self.bundle.collection;
        let description = collection.description.as_deref().unwrap_or(ASKED);
        let few = collection.protect.and_then(|protect| protect.few).unwrap_or(FEW);
        let pages = if self.pages { " pages" } else { "" };
        let head = format!(
            "<meta name=\"description\" content=\"{}\"><meta name=\"dateline-data\" content=\"{}\"><meta name=\"dateline-share\" content=\"{few}{pages}\">{head}</head>",
            esc(description),
            esc(self.data)
        );
        let (top, rest) = self.html.split_once("<head>").ok_or("index.html has no <head>")?;
        let (old_head, body) = rest.split_once("</head>").ok_or("index.html has no </head>")?;
        let title = format!("<title>{} — Dateline</title>", esc(&collection.title));
        let kept: String = old_head.replace("<title>Dateline</title>", &title);
        let kept = without_tags(&kept, &["link data-trunk"]);
        let (host, end) = ("<div id=\"host\"></div>", "<div id=\"share\"></div>");
        if !body.contains(host) || !body.contains(end) {
            return Err("index.html has no <div id=\"host\"></div>, or no <div id=\"share\"></div>".into());
        }
        // The policy stands before everything that it has to cover.
        let (charset, after) = kept.split_once('>').map_or(("", kept.as_str()), |(a, b)| (a, b));
        let charset = if charset.is_empty() { String::new() } else { format!("{charset}>") };
        let body = body.replacen(host, &format!("{}<div id=\"host\">{}</div>", LIVE.0, self.before), 1);
        let body = body.replacen(end, &format!("{end}{}\n{foot}", LIVE.1), 1);
        let body = match self.pages {
            true => body.replacen("but not filtered.</p>", "but not filtered. <a href=\"pages.html\">All pages</a></p>", 1),
            false => body,
        };
        let lines = |text: &str| text.lines().filter(|line| !line.trim().is_empty()).collect::<Vec<_>>().join("\n");
        Ok(format!("{top}<head>{}{head}{body}", lines(&[charset.as_str(), after].concat())))
    }
}

/// What the page asks, where its collection does not say what it is.
const ASKED: &str = "Who said it, where, and when?";

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
         worker-src {worker}; connect-src 'self'; img-src 'self' data:; manifest-src 'self'; base-uri 'none'; form-action 'none'\">",
        scripts.join(" ")
    )
}

pub(super) fn hash(text: &str) -> String {
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
