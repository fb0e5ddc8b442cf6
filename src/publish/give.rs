//! `dateline export` and `dateline dossier`: what leaves a collection, of exactly one selection.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::bundle::{CUT_FROM, write_bundle};
use super::page::{base_of, hex, parsed, read, today, version, whole};
use super::parquet::parquet;
use super::programs::BUILD;
use super::{Folder, read_folder};
use crate::explore::{Holding, Library, Link, missing, parse};
use crate::share::cite::{bibtex, csl_json, ris};
use crate::share::{
    FEW, Made, Pointing, Record, Shapes, annotations, article_work, borders_of, csv, dossier, geojson, json, json_lines, pointing, record,
    statement_work,
};

/// A selection of a folder of articles.
#[derive(Args, Debug)]
pub struct Select {
    /// The folder of article JSON.
    pub dir: PathBuf,
    /// The selection: a link of the explorer, or what stands in it after "?", such as "region=KP-10&from=2019-02". All
    /// statements if left out.
    #[arg(long, default_value = "")]
    pub select: String,
    /// Where to write; standard output if left out.
    #[arg(short, long)]
    pub out: Option<PathBuf>,
    /// The address of the site, for links in what is written.
    #[arg(long, env = "DATELINE_BASE_URL")]
    pub base_url: Option<String>,
    /// Another folder that is published beside it, which makes it the same version as on the site.
    #[arg(long)]
    pub beside: Vec<PathBuf>,
    /// Write it although it points at few anonymous statements of one region and day.
    #[arg(long)]
    pub anyway: bool,
}

/// Write the selected statements as a file for other programs.
#[derive(Args, Debug)]
pub struct Export {
    #[command(flatten)]
    select: Select,
    /// What kind of file.
    #[arg(long, value_enum, default_value_t = Kind::Csv)]
    format: Kind,
}

/// Kinds of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// A table, RFC 4180, UTF-8.
    Csv,
    /// The same with a byte order mark, by which spreadsheets know UTF-8.
    CsvSpreadsheet,
    /// One object: collection, selection, statements.
    Json,
    /// An object a line.
    Jsonl,
    /// Regions with counts.
    Geojson,
    /// W3C Web Annotations, JSON-LD.
    Annotations,
    /// For DuckDB, pandas, Spark.
    Parquet,
    /// Citations of the statements.
    CslJson,
    /// Citations of the statements.
    Bibtex,
    /// Citations of the statements.
    Ris,
    /// Citations of the articles.
    ArticlesCslJson,
}

/// Write the selected statements as one self-contained page, with its filters.
#[derive(Args, Debug)]
pub struct Dossier {
    #[command(flatten)]
    select: Select,
    /// The page that `trunk build --release` or ./serve made.
    #[arg(long, default_value = "dist", value_name = "DIST")]
    explorer: PathBuf,
}

/// What was selected.
struct Selected {
    library: std::rc::Rc<Library>,
    made: Made,
    rows: Vec<u32>,
    outlines: String,
}

/// Exports; says what it did in lines.
pub fn export(how: &Export, tell: &dyn Fn(&Folder)) -> Result<Vec<String>, String> {
    let (selected, mut lines) = select(&how.select, tell)?;
    let Selected { library, made, rows, outlines } = &selected;
    let records = || -> Vec<Record> { rows.iter().filter_map(|row| record(library, made, *row)).collect() };
    let works = || -> Vec<_> { rows.iter().filter_map(|row| statement_work(library, *row, made, None)).collect() };
    let bytes = match how.format {
        Kind::Csv => csv(&records(), false).into_bytes(),
        Kind::CsvSpreadsheet => csv(&records(), true).into_bytes(),
        Kind::Json => json(made, &records()).into_bytes(),
        Kind::Jsonl => json_lines(&records()).into_bytes(),
        Kind::Geojson => geojson(library, made, rows, &Shapes::read(outlines)).into_bytes(),
        Kind::Annotations => {
            let records: Vec<(u32, Record)> = rows.iter().filter_map(|row| Some((*row, record(library, made, *row)?))).collect();
            annotations(library, made, &records).into_bytes()
        }
        Kind::Parquet => parquet(library, made, rows)?,
        Kind::CslJson => csl_json(&works()).into_bytes(),
        Kind::Bibtex => bibtex(&works()).into_bytes(),
        Kind::Ris => ris(&works()).into_bytes(),
        Kind::ArticlesCslJson => {
            let mut places: Vec<u32> = rows.iter().filter_map(|row| library.index.row(*row)).map(|row| row.article).collect();
            places.sort_unstable();
            places.dedup();
            let articles = places.iter().filter_map(|at| library.articles.get(*at as usize));
            csl_json(&articles.map(|held| article_work(&held.article, made)).collect::<Vec<_>>()).into_bytes()
        }
    };
    lines.extend(put(how.select.out.as_deref(), &bytes, made)?);
    Ok(lines)
}

/// Makes a dossier; says what it did in lines.
pub fn make_dossier(how: &Dossier, tell: &dyn Fn(&Folder)) -> Result<Vec<String>, String> {
    let single = read(&how.explorer.join("dateline.html")).map_err(|why| format!("{why}. {BUILD}"))?;
    let (selected, mut lines) = select(&how.select, tell)?;
    let Selected { library, made, rows, outlines } = &selected;
    let text = dossier(&single, library, made, rows, outlines, &|json| hex(json.as_bytes()))?;
    lines.extend(put(how.select.out.as_deref(), text.as_bytes(), made)?);
    Ok(lines)
}

fn put(out: Option<&Path>, bytes: &[u8], made: &Made) -> Result<Option<String>, String> {
    match out {
        Some(path) => {
            fs::write(path, bytes).map_err(|e| format!("{}: cannot be written: {e}", path.display()))?;
            Ok(Some(format!("{}: {} of {} statements, version {}", path.display(), made.count, made.of, made.version)))
        }
        None => {
            std::io::stdout().lock().write_all(bytes).map_err(|e| format!("standard output: {e}"))?;
            Ok(None)
        }
    }
}

/// Reads what a person gave as a selection.
fn link_of(words: &str) -> Result<Link, String> {
    let fragment = match (words.split_once('#'), words.split_once('?')) {
        (Some((_, fragment)), _) => ["#", fragment.strip_prefix("/share").unwrap_or(fragment)].concat(),
        (None, Some((_, query))) => ["#/quotes?", query].concat(),
        (None, None) => ["#/quotes?", words].concat(),
    };
    let (link, unread) = parse(&fragment);
    match unread.first() {
        Some(why) => Err(why.replace("The link", "The selection")),
        None => Ok(link),
    }
}

fn select(how: &Select, tell: &dyn Fn(&Folder)) -> Result<(Selected, Vec<String>), String> {
    let base = base_of(how.base_url.as_deref())?.unwrap_or_default();
    let mut link = link_of(&how.select)?;
    let quiet = how.out.is_none();
    let read_one = |dir: &PathBuf| {
        read_folder(dir).inspect(|folder| {
            if !quiet {
                tell(folder)
            }
        })
    };
    let folder = read_one(&how.dir)?;
    if folder.articles.is_empty() {
        return Err(format!("{}: holds no article", how.dir.display()));
    }
    let others = how.beside.iter().map(read_one).collect::<Result<Vec<_>, _>>()?;
    let few = folder.collection.protect.and_then(|protect| protect.few).unwrap_or(FEW);
    // By way of the bundle, so that it is the same version and just as coarse as what is published.
    let scratch = Scratch::new()?;
    let first = write_bundle(folder, others, &scratch.0.join("data"), CUT_FROM)?;
    let name = first.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let data = format!("data/{name}");
    let bundle = whole(&scratch.0, parsed(&data, &read(&first)?)?)?;
    let outlines = read(&scratch.0.join(borders_of(&data)))?;
    let library = Holding::whole(bundle).library();
    if let Some(other) = link.collection.take().filter(|id| *id != library.bundle.collection.id) {
        return Err(format!(
            "The selection is of the collection `{other}`, and {} is another: `{}`.",
            how.dir.display(),
            library.bundle.collection.id
        ));
    }
    if let crate::explore::Page::Article(id) = &link.page
        && library.article_place(id).is_none()
    {
        return Err(format!("The selection leads to the article “{id}”, which this collection does not have."));
    }
    if let Some(why) = missing(&library, &mut link.selection).into_iter().next() {
        return Err(why.replace("The link", "The selection"));
    }
    if let Some(id) = link.open.as_ref().filter(|id| library.row_of(id).is_none()) {
        return Err(format!("The selection opens the statement “{id}”, which this collection does not have."));
    }
    let mut lines = Vec::new();
    if let Some(pointing) = pointing(&library, &link, few) {
        let why = pointed(&pointing);
        match how.anyway {
            true => lines.push(format!("warning: {why}")),
            false => return Err(format!("{why} To write it all the same, add --anyway")),
        }
    }
    let (made, rows) = Made::of(&library, &link, &version(&name), &base, &today());
    Ok((Selected { library, made, rows, outlines }, lines))
}

fn pointed(pointing: &Pointing) -> String {
    let coarser = pointing.wider.as_ref().map_or(String::new(), |wider| {
        let fragment = crate::explore::print(&wider.link);
        format!(
            " A coarser selection is --select \"{}\" ({}, {} statements).",
            fragment.split_once('?').map_or("", |(_, q)| q),
            wider.words,
            wider.found
        )
    });
    format!(
        "the selection points at {} anonymous statement{} of {} on {}: whoever knows who was there may know who spoke.{coarser}",
        pointing.statements,
        if pointing.statements == 1 { "" } else { "s" },
        pointing.region,
        pointing.day
    )
}

/// A folder that is gone when it is no longer needed.
struct Scratch(PathBuf);

impl Scratch {
    /// One that nobody else has: its name is taken if it is there.
    fn new() -> Result<Scratch, String> {
        let all = std::env::temp_dir();
        for nth in 0..1000 {
            let folder = all.join(format!("dateline-{}-{nth}", std::process::id()));
            match fs::create_dir(&folder) {
                Ok(()) => {
                    let scratch = Scratch(folder);
                    return match fs::create_dir(scratch.0.join("data")) {
                        Ok(()) => Ok(scratch),
                        Err(why) => Err(format!("{}: cannot be made: {why}", scratch.0.display())),
                    };
                }
                Err(why) if why.kind() == std::io::ErrorKind::AlreadyExists => {}
                Err(why) => return Err(format!("{}: cannot be made: {why}", folder.display())),
            }
        }
        Err(format!("{}: has no room for another folder of this program", all.display()))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
