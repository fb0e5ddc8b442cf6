//! Static pages beside the explorer: one for each statement, article, source, region and topic, with what search engines,
//! chats, reference managers and feed readers read of them.
//!
//! Every address is derived from content and holds: see `register`. A page that has not changed is not written again.

mod feed;
mod html;
mod meta;
mod pages;
mod register;
mod shown;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;

use super::card::{Card, Fonts, Painter};
use super::page::{hex, squeeze};
use crate::model::{Bundle, Wording};
use feed::{Entry, Feed};
pub(super) use html::esc;
use register::Register;
use shown::{Row, Shown};

/// Cards are drawn by default for so many statements; for more on request, since each takes some hundredths of a second.
pub const CARDS: usize = 2000;

/// What the pages have in common.
pub(super) struct Look<'a> {
    /// The address of the site, where it is known; ends in a slash.
    base: Option<&'a str>,
    /// The stylesheet.
    style: String,
    /// The card of a page, by the page's path; by a collection's folder its own.
    cards: BTreeMap<String, String>,
}

/// How a site is written.
pub(super) struct How<'a> {
    /// The address of the site; ends in a slash.
    pub base: Option<&'a str>,
    /// Are cards wanted? Left out: where there are few statements.
    pub cards: Option<bool>,
    /// Where more fonts are.
    pub fonts: Option<&'a Path>,
    /// Where the register is.
    pub register: PathBuf,
    /// The day of publication.
    pub on: &'a str,
}

/// What was written.
#[derive(Debug, Default)]
pub struct Written {
    /// How many pages there are.
    pub pages: usize,
    /// How many of these, and of their feeds and cards, were not there yet, or were other.
    pub changed: usize,
    /// How many cards there are.
    pub cards: usize,
    /// How many addresses say that something was removed.
    pub removed: usize,
    /// The card of the site.
    pub card: Option<String>,
    /// What has to be told.
    pub notes: Vec<String>,
}

const STYLES: [&str; 4] = [
    include_str!("../../../styles/tokens.css"),
    include_str!("../../../styles/base.css"),
    include_str!("../../../styles/statement.css"),
    include_str!("../../../styles/pages.css"),
];

/// The folders of pages, in the folder of a collection.
const FOLDERS: [&str; 5] = ["statement", "article", "source", "region", "topic"];

/// Writes the pages of some collections: the first at the top of the site, others in folders of their own.
pub(super) fn write_site(out: &Path, bundles: &[(Bundle, String)], how: &How) -> Result<Written, String> {
    let mut register = Register::read(&how.register)?;
    for (bundle, _) in bundles {
        let ids: Vec<Vec<String>> = bundle.articles.iter().map(crate::model::statement_ids).collect();
        let protected = bundle.collection.protect.is_some_and(|protect| protect.place.is_some() || protect.time.is_some());
        register.enter(&bundle.collection.id, &bundle.articles, &ids, how.on, protected);
    }
    let folder = |nth: usize, id: &str| if nth == 0 { String::new() } else { format!("{id}/") };
    let shown: Vec<Shown> = bundles
        .iter()
        .enumerate()
        .map(|(nth, (bundle, version))| Shown::new(bundle, version.clone(), folder(nth, &bundle.collection.id), &register))
        .collect();
    let styles: String = STYLES.iter().map(|css| squeeze(css)).collect();
    let style = format!("pages-{}.css", &hex(styles.as_bytes())[..12]);
    let files = Files { out, changed: AtomicUsize::new(0), pages: Mutex::default(), put: Mutex::default() };
    files.put(&style, styles.as_bytes())?;
    files.put("icon.svg", ICON.as_bytes())?;
    let mut look = Look { base: how.base, style, cards: BTreeMap::new() };
    let total: usize = shown.iter().flat_map(|shown| &shown.ids).map(Vec::len).sum();
    for kind in FOLDERS.iter().flat_map(|kind| shown.iter().map(move |shown| [&shown.prefix, *kind].concat())) {
        folder_at(out, &kind)?;
    }
    shown.iter().try_for_each(|shown| folder_at(out, &[&shown.prefix, "feed"].concat()))?;
    let mut notes = Vec::new();
    if how.cards.unwrap_or(total <= CARDS) {
        let fonts = Fonts::load(how.fonts);
        for shown in &shown {
            cards(shown, &fonts, &files, &mut look, &mut notes)?;
        }
    }
    let bar = bar("pages", total as u64)?;
    for shown in &shown {
        write_collection(shown, &look, &files, &bar)?;
    }
    bar.finish_and_clear();
    files.put("robots.txt", feed::robots(how.base).as_bytes())?;
    files.put("404.html", lost(&shown, &look, &styles).as_bytes())?;
    let mut pages = std::mem::take(&mut *files.pages.lock().map_err(|_| "a thread failed")?);
    pages.sort();
    let removed = register.collections.values().flat_map(BTreeMap::values).filter(|entry| entry.removed.is_some()).count();
    let count = pages.len();
    pages.retain(|(_, day)| day.as_deref() != Some(REMOVED));
    if let Some(base) = how.base {
        pages.insert(0, (String::new(), None));
        feed::sitemaps(base, &pages).iter().try_for_each(|(name, text)| files.put(name, text.as_bytes()))?;
    }
    register.write(&how.register)?;
    files.sweep(register.collections.keys())?;
    let changed = files.changed.load(Ordering::Relaxed);
    let card = look.cards.get("").cloned();
    Ok(Written { pages: count, changed, cards: look.cards.len(), removed, card, notes })
}

/// Stands for the day of a page that is none for a sitemap.
const REMOVED: &str = "removed";

/// The mark of the page, as in `index.html`.
const ICON: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 16 16\"><rect width=\"16\" height=\"16\" fill=\"#fbfaf7\"/><path d=\"M2 8h12\" stroke=\"#27377a\" stroke-width=\"3\"/></svg>\n";

fn copy_of(path: &Path, end: &str) -> PathBuf {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    path.with_file_name([&name, ".", end].concat())
}

/// Can the register be read and written? Says why not.
pub(super) fn can_register(path: &Path) -> Result<(), String> {
    Register::read(path)?;
    let new = !path.exists();
    fs::OpenOptions::new().append(true).create(true).open(path).map_err(|e| format!("{}: cannot be written: {e}", path.display()))?;
    if new {
        fs::remove_file(path).map_err(|e| format!("{}: cannot be removed: {e}", path.display()))?;
    }
    Ok(())
}

fn folder_at(out: &Path, name: &str) -> Result<(), String> {
    if out.join(name).is_symlink() {
        return Err(format!("{}: is a link to another folder, into which nothing is written", out.join(name).display()));
    }
    fs::create_dir_all(out.join(name)).map_err(|e| format!("{}: cannot be made: {e}", out.join(name).display()))
}

fn bar(message: &'static str, count: u64) -> Result<ProgressBar, String> {
    let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}").map_err(|e| e.to_string())?;
    Ok(ProgressBar::new(count).with_style(style).with_message(message))
}

/// The files of a site.
struct Files<'a> {
    out: &'a Path,
    changed: AtomicUsize,
    /// Every page with the day of its last change.
    pages: Mutex<Vec<(String, Option<String>)>>,
    /// Everything that was put.
    put: Mutex<BTreeSet<String>>,
}

impl Files<'_> {
    /// Writes a file, where it is another than the one that is there.
    fn put(&self, name: &str, bytes: &[u8]) -> Result<(), String> {
        let path = self.out.join(name);
        self.put.lock().map_err(|_| "a thread failed")?.insert(name.to_owned());
        let same =
            fs::metadata(&path).is_ok_and(|known| known.len() == bytes.len() as u64) && fs::read(&path).is_ok_and(|known| known == bytes);
        if same {
            return Ok(());
        }
        self.changed.fetch_add(1, Ordering::Relaxed);
        // A link would lead out of the site; a compressed copy would be of what was.
        for old in [path.is_symlink().then(|| path.clone()), Some(copy_of(&path, "gz")), Some(copy_of(&path, "br"))].into_iter().flatten() {
            let _ = fs::remove_file(old);
        }
        fs::write(&path, bytes).map_err(|e| format!("{}: cannot be written: {e}", path.display()))
    }

    fn page(&self, (name, html): (String, String), day: Option<&str>) -> Result<(), String> {
        self.put(&name, html.as_bytes())?;
        self.pages.lock().map_err(|_| "a thread failed")?.push((name, day.map(str::to_owned)));
        Ok(())
    }

    /// Takes away the pages, cards and feeds of an earlier time that are none any more; nothing that is not ours. `collections`
    /// are the ids of all that were ever published here.
    fn sweep<'c>(&self, collections: impl Iterator<Item = &'c String>) -> Result<(), String> {
        let put = self.put.lock().map_err(|_| "a thread failed")?;
        let prefixes = std::iter::once(String::new()).chain(collections.map(|id| format!("{id}/")));
        let folders = prefixes.flat_map(|prefix| FOLDERS.iter().chain(&["feed", "card", ""]).map(move |kind| [&prefix, *kind].concat()));
        for folder in folders {
            let folder = folder.trim_end_matches('/');
            let entries = fs::read_dir(self.out.join(folder)).into_iter().flatten().flatten();
            for path in entries.map(|entry| entry.path()).filter(|path| path.is_file() && !path.is_symlink()) {
                let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                let name = if folder.is_empty() { file.clone() } else { [folder, "/", &file].concat() };
                if !put.contains(&name) && is_ours(&path, folder, &file) {
                    for old in [path.clone(), copy_of(&path, "gz"), copy_of(&path, "br")].into_iter().filter(|old| old.exists()) {
                        fs::remove_file(&old).map_err(|e| format!("{}: cannot be removed: {e}", old.display()))?;
                    }
                }
            }
            // A folder of a collection that is gone.
            if !folder.is_empty() {
                let _ = fs::remove_dir(self.out.join(folder));
            }
        }
        Ok(())
    }
}

/// Was a file written by this program? Pages and feeds say so; a card has a hash in its name and lies among cards. At the top
/// only what lists everything is meant.
fn is_ours(path: &Path, folder: &str, file: &str) -> bool {
    if folder == "card" || folder.ends_with("/card") {
        let hash = file.strip_suffix(".png").and_then(|stem| stem.rsplit_once('-')).map_or("", |(_, hash)| hash);
        return hash.len() == 12 && hash.bytes().all(|b| b.is_ascii_hexdigit());
    }
    let named = match FOLDERS.contains(&folder.rsplit('/').next().unwrap_or(folder)) {
        true => file.ends_with(".html"),
        false => file.ends_with(".xml") || file.starts_with("pages") && file.ends_with(".html"),
    };
    const MARKS: [&str; 2] = ["<meta name=\"generator\" content=\"Dateline\">", "<generator>Dateline</generator>"];
    named && fs::read_to_string(path).is_ok_and(|text| MARKS.iter().any(|mark| text.contains(mark)))
}

fn write_collection(shown: &Shown, look: &Look, files: &Files, bar: &ProgressBar) -> Result<(), String> {
    let day = |row: &Row| shown.entry(shown.at(*row).2).map(|entry| entry.updated().to_owned());
    let latest = |rows: &[Row]| rows.iter().filter_map(day).max();
    let each = |pages: Vec<(String, String)>, day: Option<&str>| pages.into_iter().try_for_each(|page| files.page(page, day));
    (0..shown.articles.len()).into_par_iter().try_for_each(|at| {
        let rows: Vec<Row> = (0..shown.ids[at].len()).map(|s| (at, s)).collect();
        rows.iter().try_for_each(|row| files.page(pages::statement_page(shown, *row, look), day(row).as_deref()))?;
        bar.inc(rows.len() as u64);
        each(pages::article_pages(shown, at, look), latest(&rows).as_deref())
    })?;
    shown
        .sources
        .par_iter()
        .try_for_each(|((_, kind), group)| each(pages::source_pages(shown, *kind, group, look), latest(&group.rows).as_deref()))?;
    shown
        .regions
        .par_iter()
        .try_for_each(|(code, group)| each(pages::region_pages(shown, code, group, look), latest(&group.rows).as_deref()))?;
    shown.topics.par_iter().try_for_each(|(id, group)| each(pages::topic_pages(shown, id, group, look), latest(&group.rows).as_deref()))?;
    each(pages::contents_pages(shown, look), None)?;
    let known = shown.register.collections.get(&shown.collection.id);
    let gone = known.into_iter().flatten().filter(|(_, entry)| entry.removed.is_some());
    gone.filter_map(|(id, _)| pages::removed_page(shown, id, look)).try_for_each(|page| files.page(page, Some(REMOVED)))?;
    feeds(shown, look, files)
}

fn feeds(shown: &Shown, look: &Look, files: &Files) -> Result<(), String> {
    let mut all: Vec<Row> = (0..shown.articles.len()).flat_map(|a| (0..shown.ids[a].len()).map(move |s| (a, s))).collect();
    let title = &shown.collection.title;
    let subtitle = shown.collection.description.clone().unwrap_or_default();
    let write = |path: String, root: &str, title: String, subtitle: String, page: String, rows: &mut Vec<Row>| -> Result<(), String> {
        let updated = |row: &Row| shown.entry(shown.at(*row).2).map_or("", |entry| entry.updated());
        let said = |row: &Row| shown.at(*row).1.said.as_ref().and_then(|said| said.date.span()).and_then(|span| span.start);
        rows.sort_by(|a, b| updated(b).cmp(updated(a)).then(said(b).cmp(&said(a))).then(a.cmp(b)));
        let entries = rows.iter().take(feed::ENTRIES).map(|row| entry(shown, *row)).collect();
        files.put(&path, Feed { path: path.clone(), root, base: look.base, title, subtitle, page, entries }.xml().as_bytes())
    };
    let up = if shown.prefix.is_empty() { "" } else { "../" };
    write([&shown.prefix, "feed.xml"].concat(), up, title.clone(), subtitle, [&shown.prefix, "pages.html"].concat(), &mut all)?;
    for (kind, groups) in [("region", &shown.regions), ("topic", &shown.topics)] {
        groups.values().filter(|group| !group.rows.is_empty()).collect::<Vec<_>>().par_iter().try_for_each(|group| {
            let path = [&shown.prefix, "feed/", kind, "-", &group.slug, ".xml"].concat();
            let page = shown.path(kind, &group.slug);
            write(path, &shown.root, format!("{} — {title}", group.name), String::new(), page, &mut group.rows.clone())
        })?;
    }
    Ok(())
}

fn entry(shown: &Shown, row: Row) -> Entry {
    let (article, statement, id) = shown.at(row);
    let known = shown.entry(id);
    let correction = statement.correction.as_ref().map(|c| format!("<p>Corrected {}: {}</p>", c.date, esc(&c.note))).unwrap_or_default();
    let who = pages::source_text(article, statement);
    Entry {
        path: shown.statement_path(row),
        title: format!("{} — {who}", html::short(&pages::line(statement), 80)),
        html: format!(
            "<blockquote lang=\"{}\"><p>{}</p></blockquote><p>{}, {}, {}. <cite>{}</cite>, {}</p>{correction}",
            esc(&article.language),
            html::words(statement),
            esc(who),
            esc(pages::place_text(shown, statement)),
            esc(&pages::when_text(statement)),
            esc(&article.title),
            esc(&article.publisher),
        ),
        since: known.map_or_else(|| "1970-01-01".into(), |entry| entry.since.clone()),
        updated: known.map_or_else(|| "1970-01-01".into(), |entry| entry.updated().to_owned()),
        author: article.publisher.clone(),
        topics: statement.topics.iter().map(|id| shown.topic_name(id).to_owned()).collect(),
    }
}

/// Draws the cards of a collection: of each statement and article, and one of the collection itself.
fn cards(shown: &Shown, fonts: &Fonts, files: &Files, look: &mut Look, notes: &mut Vec<String>) -> Result<(), String> {
    folder_at(files.out, &[&shown.prefix, "card"].concat())?;
    let total: usize = shown.ids.iter().map(Vec::len).sum();
    let bar = bar("cards", total as u64)?;
    let title = &shown.collection.title;
    let invented = shown.collection.invented;
    let draw = |name: &str, key: String, painted: &mut dyn FnMut() -> Result<Vec<u8>, String>| -> Result<String, String> {
        let path = format!("{}card/{name}-{}.png", shown.prefix, &hex(key.as_bytes())[..12]);
        // The name says what is on it: one that is there is it.
        match files.out.join(&path).exists() {
            true => _ = files.put.lock().map_err(|_| "a thread failed")?.insert(path.clone()),
            false => files.put(&path, &painted()?)?,
        }
        Ok(path)
    };
    let lacking: Mutex<BTreeSet<char>> = Mutex::default();
    let of_article = |painter: &mut Painter, at: usize| -> Result<Vec<(String, String)>, String> {
        let article = &shown.articles[at];
        let published = article.published.as_ref().map_or_else(String::new, |date| format!(", {}", html::date_text(date)));
        let from = [&article.publisher, published.as_str()].concat();
        let mut done = Vec::new();
        for s in 0..article.statements.len() {
            let (_, statement, id) = shown.at((at, s));
            let words: Vec<(bool, &str)> = statement.content.iter().map(|part| (part.is_quote(), part.text())).collect();
            let (form, date) = (html::form_words(statement), pages::when_text(statement));
            let card = Card {
                words: &words,
                digest: statement.wording == Wording::Digest,
                form: &form,
                source: pages::source_text(article, statement),
                place: pages::place_text(shown, statement),
                date: &date,
                from: &from,
                collection: title,
                invented,
                rtl: pages::direction(&article.language) == "rtl",
            };
            let key = format!("{VERSION} {:?} {form} {} {} {date} {from} {title} {invented}", words, card.source, card.place);
            let missing = fonts.lacking(&pages::line(statement));
            if !missing.is_empty() {
                lacking.lock().map_err(|_| "a thread failed")?.extend(missing.chars());
            }
            let path = draw(id, key, &mut || painter.card(&card))?;
            done.push((shown.statement_path((at, s)), path));
            bar.inc(1);
        }
        let count = format!("{} quotations. {from}", article.statements.len());
        let key = format!("{VERSION} {} {count} {title} {invented}", article.title);
        let path = draw(&article.id, key, &mut || painter.title_card("Article", &article.title, &count, title, invented))?;
        done.push((shown.path("article", &article.id), path));
        Ok(done)
    };
    let done: Result<Vec<Vec<(String, String)>>, String> =
        (0..shown.articles.len()).into_par_iter().map_init(|| Painter::new(fonts), |painter, at| of_article(painter, at)).collect();
    look.cards.extend(done?.into_iter().flatten());
    let under = shown.collection.description.clone().unwrap_or_else(|| format!("{total} quotations: who said it, where, and when"));
    let key = format!("{VERSION} {title} {under} {invented}");
    let own = draw("collection", key, &mut || Painter::new(fonts).title_card("Quotations", title, &under, title, invented))?;
    look.cards.insert(shown.prefix.clone(), own);
    bar.finish_and_clear();
    let lacking = lacking.into_inner().map_err(|_| "a thread failed")?;
    if !lacking.is_empty() {
        let some: String = lacking.iter().take(20).collect();
        notes.push(format!(
            "no font is at hand for {} characters of {}, such as {some}: their cards show boxes. Install a font that has them (on Debian fonts-noto-cjk), or name its folder with --fonts",
            lacking.len(),
            shown.collection.id
        ));
    }
    Ok(())
}

/// Cards of another version are other cards.
const VERSION: &str = "1";

/// What a host shows for an address that is none: it stands at any depth, so that it names no file of the site but by the
/// site's address.
fn lost(shown: &[Shown], look: &Look, styles: &str) -> String {
    let title = shown.first().map_or("Dateline", |shown| &shown.collection.title);
    let ways = match look.base {
        Some(base) => format!(
            "<p class=\"does\"><a class=\"btn\" href=\"{0}\">The explorer</a><a class=\"btn\" href=\"{0}pages.html\">All pages</a></p>\n",
            esc(base)
        ),
        None => "<p class=\"std\">The explorer is where this site begins.</p>\n".into(),
    };
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src {}; img-src data:; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1, viewport-fit=cover\">\n<meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"robots\" content=\"noindex\">\n<meta name=\"generator\" content=\"Dateline\">\n<link rel=\"icon\" href=\"data:,\">\n\
         <title>Nothing is here — {title}</title>\n<style>{styles}</style>\n</head>\n<body>\n\
         <header class=\"top top--page\"><span class=\"name\">Dateline<i aria-hidden=\"true\">—</i></span></header>\n\
         <main class=\"page\" id=\"main\">\n<p class=\"label\">{title}</p>\n<h1 class=\"of\">Nothing is here</h1>\n\
         <p class=\"std\">No page of this site has this address. A quotation that was removed keeps a page that says so.</p>\n{ways}</main>\n</body>\n</html>\n",
        super::page::hash(styles),
        title = esc(title),
    )
}

/// How many anonymous statements stand alone: fewer than `few` of one region and day.
pub(super) fn alone(bundle: &Bundle, few: u32) -> u32 {
    let mut cells: BTreeMap<(&str, crate::model::Day), u32> = BTreeMap::new();
    for article in &bundle.articles {
        for statement in &article.statements {
            let anonymous = article.source_of(statement).is_some_and(|source| {
                matches!(source.kind, crate::model::SourceKind::Anonymous | crate::model::SourceKind::AnonymousSeveral)
            });
            let day = statement.said.as_ref().and_then(|said| said.date.span()).and_then(|span| span.day());
            if let (true, Some(region), Some(day)) = (anonymous, &statement.region, day) {
                *cells.entry((&region.code, day)).or_default() += 1;
            }
        }
    }
    cells.values().filter(|count| **count < few).sum()
}
