//! `dateline publish`: from a folder of articles to a folder that any static host serves.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;
use rayon::prelude::*;

use super::bundle::{CUT_FROM, is_data, write_bundle};
use super::page::{Site, base_of, write_pages};
use super::programs::Programs;
use super::{Folder, read_folder};

/// Make a site of a folder of articles: the explorer, a page for each statement, article, source, region and topic, feeds,
/// a sitemap, pictures for previews, and what works without a network.
#[derive(Args, Debug)]
pub struct Publish {
    /// The folder of article JSON.
    pub dir: PathBuf,
    /// Where to write.
    #[arg(short, long)]
    pub out: PathBuf,
    /// The address at which the site will be, such as https://example.org/quotes/: for previews, canonical addresses, the
    /// sitemap and feeds.
    #[arg(long, env = "DATELINE_BASE_URL")]
    pub base_url: Option<String>,
    /// The page that `trunk build --release` or ./serve made.
    #[arg(long, default_value = "dist", value_name = "DIST")]
    pub explorer: PathBuf,
    /// Another folder of articles, to be one click away; may be given several times.
    #[arg(long)]
    pub beside: Vec<PathBuf>,
    /// Draw a picture for each statement, however many there are.
    #[arg(long, conflicts_with = "no_cards")]
    pub cards: bool,
    /// Draw no pictures.
    #[arg(long)]
    pub no_cards: bool,
    /// A folder with more fonts for the pictures.
    #[arg(long, value_name = "DIR")]
    pub fonts: Option<PathBuf>,
    /// Write a .br and a .gz beside each file that is worth it, for hosts that send these.
    #[arg(long)]
    pub compress: bool,
    /// The register of what was published, by which a removed statement keeps a page that says so; OUT/register.json if left out.
    #[arg(long, value_name = "FILE")]
    pub register: Option<PathBuf>,
    /// The day of publication, if not today: 2026-11-26.
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub on: Option<String>,
    /// Cut a collection of more statements into files that are loaded as they are looked at.
    #[arg(long, env = "DATELINE_CUT_FROM", default_value_t = CUT_FROM, value_name = "STATEMENTS")]
    pub cut_from: usize,
}

fn day(text: &str) -> Result<String, String> {
    match crate::model::Edtf::parse(text).ok().and_then(|date| date.span()).and_then(|span| span.day()) {
        Some(day) => Ok(day.to_string()),
        None => Err("a day is given like 2026-11-26".into()),
    }
}

/// Publishes; says what it did in lines.
pub fn publish(how: &Publish, tell: &dyn Fn(&Folder)) -> Result<Vec<String>, String> {
    let base = base_of(how.base_url.as_deref())?;
    let folder = read_folder(&how.dir).inspect(tell)?;
    if folder.articles.is_empty() {
        return Err(format!("{}: there is nothing to publish", how.dir.display()));
    }
    let others = how.beside.iter().map(|dir| read_folder(dir).inspect(tell)).collect::<Result<Vec<_>, _>>()?;
    let mut ids: Vec<&str> = others.iter().chain([&folder]).map(|folder| folder.collection.id.as_str()).collect();
    ids.sort_unstable();
    if let Some(twice) = ids.windows(2).find(|pair| pair[0] == pair[1]) {
        return Err(format!("two collections have the id `{}`: give one of them another in its collection.json", twice[0]));
    }
    const OURS: [&str; 8] = ["statement", "article", "source", "region", "topic", "card", "feed", "data"];
    if let Some(taken) = others.iter().map(|folder| &folder.collection.id).find(|id| OURS.contains(&id.as_str())) {
        return Err(format!("a collection beside another cannot have the id `{taken}`, which is a folder of the site"));
    }
    if how.out.canonicalize().ok().is_some_and(|out| how.dir.canonicalize().ok() == Some(out)) {
        return Err(format!("{}: the site cannot be written into the folder of its articles", how.out.display()));
    }
    let mut lines: Vec<String> = others.iter().chain([&folder]).flat_map(super::protect::cautions).collect();
    let programs = Programs::there(&how.explorer)?;
    fs::create_dir_all(&how.out).map_err(|e| format!("{}: cannot be made: {e}", how.out.display()))?;
    // What would stop it later stops it before anything is changed.
    let register = how.register.clone().unwrap_or_else(|| how.out.join("register.json"));
    super::site::can_register(&register)?;
    bring(&how.explorer, &how.out, &programs)?;
    let first = write_bundle(folder, others, &how.out.join("data"), how.cut_from)?;
    let first = first.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    fs::remove_file(how.out.join("data/first.txt")).map_err(|e| format!("data/first.txt: cannot be removed: {e}"))?;
    let cards = if how.cards {
        Some(true)
    } else if how.no_cards {
        Some(false)
    } else {
        None
    };
    let site = Site { base, cards, fonts: how.fonts.clone(), register: Some(register), on: how.on.clone(), all: true };
    let written = write_pages(&how.out, &first, &programs, &site)?;
    lines.extend(written.notes.iter().cloned());
    if how.compress {
        lines.push(format!("{} compressed copies written", compress(&how.out)?));
    } else {
        stale(&how.out)?;
    }
    if site.base.is_none() {
        lines.push("no --base-url: there is no sitemap, and chats show no preview of a page".into());
    }
    let removed =
        if written.removed > 0 { format!(", {} of them of statements that were removed", written.removed) } else { String::new() };
    lines.push(format!(
        "{}: {} pages{removed}, {} pictures; {} files new or changed",
        how.out.display(),
        written.pages,
        written.cards,
        written.changed
    ));
    Ok(lines)
}

/// Takes away compressed copies of files that have changed since, and of data that is no longer there: a host would send
/// them in the place of what is.
fn stale(out: &Path) -> Result<(), String> {
    let time = |path: &Path| path.metadata().and_then(|known| known.modified()).ok();
    let mut folders = vec![out.to_owned()];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(&folder).map_err(|e| format!("{}: cannot be read: {e}", folder.display()))?.flatten().map(|e| e.path()) {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            if path.is_dir() && !path.is_symlink() {
                folders.push(path);
            } else if let Some(plain) = name.strip_suffix(".br").or(name.strip_suffix(".gz")) {
                let own = path.with_file_name(plain);
                let old = match own.exists() {
                    true => time(&own) > time(&path),
                    false => is_data(plain),
                };
                if old {
                    fs::remove_file(&path).map_err(|e| format!("{name}: cannot be removed: {e}"))?;
                }
            }
        }
    }
    Ok(())
}

/// Copies the programs to where they are not, and takes away those of another time.
fn bring(from: &Path, to: &Path, programs: &Programs) -> Result<(), String> {
    let same = from.canonicalize().ok() == to.canonicalize().ok();
    for name in programs.files() {
        let (source, target) = (from.join(name), to.join(name));
        // The name says what is in it.
        if !same && !target.exists() {
            fs::copy(&source, &target).map_err(|e| format!("{}: cannot be copied: {e}", source.display()))?;
        }
    }
    let kept = programs.files();
    for entry in fs::read_dir(to).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let plain = name.trim_end_matches(".br").trim_end_matches(".gz");
        if Programs::is_one(plain) && !plain.starts_with("pages-") && !kept.contains(&plain) {
            fs::remove_file(entry.path()).map_err(|e| format!("{name}: cannot be removed: {e}"))?;
        }
    }
    Ok(())
}

/// A smaller file is not worth a copy.
const WORTH: u64 = 1024;

/// Writes a `.br` and a `.gz` beside each file that is worth it. Those of files that have not changed stay.
fn compress(out: &Path) -> Result<usize, String> {
    let mut files = Vec::new();
    let mut folders = vec![out.to_owned()];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(&folder).map_err(|e| format!("{}: cannot be read: {e}", folder.display()))?.flatten().map(|e| e.path()) {
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let packs =
                [".html", ".js", ".css", ".wasm", ".json", ".xml", ".svg", ".txt", ".webmanifest"].iter().any(|end| name.ends_with(end));
            if packs && path.metadata().is_ok_and(|known| known.len() >= WORTH) {
                files.push(path);
            }
        }
    }
    stale(out)?;
    let one = |path: &PathBuf| -> Result<usize, String> {
        let with =
            |end: &str| path.with_file_name([path.file_name().map(|n| n.to_string_lossy()).unwrap_or_default().as_ref(), end].concat());
        let time = |path: &Path| path.metadata().and_then(|known| known.modified()).ok();
        let fresh = |copy: &Path| matches!((time(copy), time(path)), (Some(copy), Some(own)) if copy >= own);
        let (br, gz) = (with(".br"), with(".gz"));
        if fresh(&br) && fresh(&gz) {
            return Ok(0);
        }
        let fail = |e: std::io::Error| format!("{}: cannot be compressed: {e}", path.display());
        let plain = fs::read(path).map_err(fail)?;
        let mut packed = Vec::new();
        let params = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: plain.len(), ..Default::default() };
        brotli::BrotliCompress(&mut plain.as_slice(), &mut packed, &params).map_err(fail)?;
        fs::write(br, packed).map_err(fail)?;
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(&plain).map_err(fail)?;
        fs::write(gz, encoder.finish().map_err(fail)?).map_err(fail)?;
        Ok(2)
    };
    files.par_iter().map(one).sum()
}
