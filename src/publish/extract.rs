//! Extracts articles from files and folders: one article JSON a file, or one line of statements a file.
//!
//! Files are read on all cores and told of in the order in which they were given; a folder's in the order of their names.
//! A file with a fault is named and does not keep the others from being written. What is there already is not overwritten
//! unless that is asked for, and an input never is.

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;
use std::{fs, io};

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;

use super::inputs::{Target, find_files, targets};
use super::jsonl::statements_line;
use crate::extract::{About, Export, Extraction, Guide, extract, read_file, to_article};
use crate::model::{Edtf, Form, NO_ADDRESS, is_address, read_collection};

/// What is read, what is written, and what is known of it.
#[derive(Args, Clone, Debug, Default)]
pub struct Extract {
    /// Texts (.txt), Markdown (.md), saved pages (.html, .htm), article JSON with a text (.json), and folders of them.
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// The folder into which one article JSON a file is written. Left out, the article of a single file is printed.
    #[arg(short, long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Overwrite article JSON that is there already. An input is never overwritten.
    #[arg(long)]
    pub force: bool,
    /// Print one JSON object a line: a file's statements, as offsets in Unicode code points of its text.
    #[arg(long)]
    pub statements_jsonl: bool,
    /// A collection.json's folder, whose regions and topics are looked for.
    #[arg(long, value_name = "DIR")]
    pub collection: Option<PathBuf>,
    /// The headline, instead of the one that the file gives.
    #[arg(long)]
    pub title: Option<String>,
    /// Who published it.
    #[arg(long)]
    pub publisher: Option<String>,
    /// Who wrote it; may be given several times.
    #[arg(long)]
    pub author: Vec<String>,
    /// When it was published, as EDTF: 2019-02-26, 2019-02, 2019.
    #[arg(long, value_parser = edtf)]
    pub published: Option<String>,
    /// BCP 47: en, ko, pt-BR.
    #[arg(long, value_parser = language)]
    pub language: Option<String>,
    /// The publisher's page.
    #[arg(long, value_parser = address)]
    pub url: Option<String>,
    /// ISO 3166-1 code of the country that is meant where the text says no more: whose capital is "the capital".
    #[arg(long, value_parser = country)]
    pub country: Option<String>,
}

fn edtf(text: &str) -> Result<String, String> {
    Edtf::parse(text).map(|date| date.to_string())
}

fn language(text: &str) -> Result<String, String> {
    crate::extract::language(text).map(String::from).ok_or_else(|| "no language tag: write en, ko, pt-BR".into())
}

fn address(text: &str) -> Result<String, String> {
    if is_address(text) { Ok(text.into()) } else { Err(NO_ADDRESS.into()) }
}

fn country(text: &str) -> Result<String, String> {
    let fits = text.len() == 2 && text.bytes().all(|b| b.is_ascii_alphabetic());
    if fits { Ok(text.to_ascii_uppercase()) } else { Err("a country is two letters: KP, CN".into()) }
}

/// What was done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extracted {
    /// Files that were read.
    pub files: usize,
    /// Articles that were made.
    pub articles: usize,
    /// Statements by form, in the order of `Form::ALL`.
    pub statements: Vec<usize>,
    /// Sources.
    pub sources: usize,
    /// Bytes that were read.
    pub bytes: u64,
    /// What is wrong, a line each, with the file's name.
    pub faults: Vec<String>,
}

/// Files that are worked on at once before what was found in them is written in order.
const AT_ONCE: usize = 256;

/// Extracts; what is printed goes to `out`.
pub fn extract_files(how: &Extract, out: &mut dyn Write) -> Result<Extracted, String> {
    let started = Instant::now();
    let mut done = Extracted { statements: vec![0; Form::ALL.len()], ..Extracted::default() };
    let files = find_files(&how.files, &mut done.faults);
    if how.out.is_none() && !how.statements_jsonl && files.len() > 1 {
        return Err(format!("{} files: say with -o into which folder their articles are to be written", files.len()));
    }
    let guide = guide(how.collection.as_deref())?;
    if let Some(dir) = &how.out {
        fs::create_dir_all(dir).map_err(|e| format!("{}: cannot be made: {e}", dir.display()))?;
    }
    let targets = targets(how, &files);
    let bar = progress(files.len());
    let print = |line: &str, out: &mut dyn Write| out.write_all(line.as_bytes()).map_err(|e| format!("cannot print: {e}"));
    for (files, targets) in files.chunks(AT_ONCE).zip(targets.chunks(AT_ONCE)) {
        let work = |(file, target): (&PathBuf, &Target)| {
            let result = one(how, &guide, file, target);
            bar.inc(1);
            result
        };
        let results: Vec<One> = files.par_iter().zip(targets).map(work).collect();
        for result in results {
            done.files += usize::from(result.bytes > 0);
            done.bytes += result.bytes;
            done.faults.extend(result.faults);
            let Some(found) = result.found else { continue };
            done.articles += 1;
            done.sources += found.sources;
            done.statements.iter_mut().zip(found.statements).for_each(|(sum, n)| *sum += n);
            print(&found.print, out)?;
        }
    }
    bar.finish_and_clear();
    out.flush().map_err(|e| format!("cannot print: {e}"))?;
    for fault in &done.faults {
        eprintln!("{fault}");
    }
    eprintln!("{}", summary(&done, started.elapsed().as_secs_f64()));
    Ok(done)
}

fn progress(files: usize) -> ProgressBar {
    if files < 2 || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} files, {per_sec}, {eta} left");
    ProgressBar::new(files as u64).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

fn summary(done: &Extracted, seconds: f64) -> String {
    let count = |n: usize, word: &str| format!("{n} {word}{}", if n == 1 { "" } else { "s" });
    let forms: Vec<String> = Form::ALL.iter().zip(&done.statements).map(|(form, n)| format!("{n} {}", form.word())).collect();
    format!(
        "{} read, {}, {} ({}), {}, {:.1} MB/s, {}",
        count(done.files, "file"),
        count(done.articles, "article"),
        count(done.statements.iter().sum(), "statement"),
        forms.join(", "),
        count(done.sources, "source"),
        done.bytes as f64 / 1e6 / seconds.max(1e-9),
        count(done.faults.len(), "fault"),
    )
}

/// What came of one file.
#[derive(Default)]
struct One {
    bytes: u64,
    faults: Vec<String>,
    found: Option<Found>,
}

struct Found {
    statements: Vec<usize>,
    sources: usize,
    print: String,
}

fn one(how: &Extract, guide: &Guide, file: &Path, target: &Target) -> One {
    let mut one = One::default();
    let name = file.display().to_string();
    if let Target::Refused(why) = target {
        one.faults.push(format!("{name}: {why}"));
        return one;
    }
    let bytes = match fs::read(file) {
        Ok(bytes) => bytes,
        Err(e) => {
            one.faults.push(format!("{name}: cannot be read: {e}"));
            return one;
        }
    };
    one.bytes = bytes.len() as u64;
    let reading = match read_file(&name, &bytes, about(how)) {
        Ok(reading) => reading,
        Err(fault) => {
            one.faults.push(fault.to_string());
            return one;
        }
    };
    drop(bytes);
    if let Some(note) = reading.note {
        eprintln!("{name}: {note}");
    }
    let found = extract(reading.input, guide);
    let stem = file.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    match write(how, &found, &stem, target) {
        Ok(print) => {
            let of = |form: &Form| found.statements.iter().filter(|s| s.form == *form).count();
            one.found = Some(Found { statements: Form::ALL.iter().map(of).collect(), sources: found.sources.len(), print });
        }
        Err(why) => one.faults.push(why),
    }
    one
}

fn about(how: &Extract) -> About {
    About {
        title: how.title.clone().unwrap_or_default(),
        publisher: how.publisher.clone().unwrap_or_default(),
        authors: how.author.clone(),
        published: how.published.clone(),
        language: how.language.clone().unwrap_or_default(),
        url: how.url.clone(),
        country: how.country.clone(),
    }
}

/// Writes an article to its file; gives what is to be printed.
fn write(how: &Extract, found: &Extraction, stem: &str, target: &Target) -> Result<String, String> {
    let article = || {
        let article = to_article(found, &Export { id: stem.to_owned(), text: true });
        serde_json::to_string_pretty(&article).map(|text| text + "\n").map_err(|e| format!("{stem}: cannot be written as JSON: {e}"))
    };
    let mut print = String::new();
    match target {
        Target::Print => print = article()?,
        Target::File(path) => {
            let fail = |e: io::Error| format!("{}: cannot be written: {e}", path.display());
            let mut file = if how.force { fs::File::create(path) } else { fs::File::create_new(path) }.map_err(fail)?;
            file.write_all(article()?.as_bytes()).map_err(fail)?;
        }
        Target::Nowhere | Target::Refused(_) => {}
    }
    if how.statements_jsonl {
        print.push_str(&statements_line(stem, found)?);
    }
    Ok(print)
}

/// What extraction goes by: the bundled gazetteer and topics, and what a collection says instead.
fn guide(collection: Option<&Path>) -> Result<Guide, String> {
    let Some(dir) = collection else { return Ok(Guide::of(&[], &[])) };
    let path = dir.join("collection.json");
    let text = fs::read_to_string(&path).map_err(|e| format!("{}: cannot be read: {e}", path.display()))?;
    let collection = read_collection(&path.display().to_string(), &text)
        .map_err(|faults| faults.iter().map(|f| f.to_string()).collect::<Vec<_>>().join("\n"))?;
    Ok(Guide::of(&collection.regions, &collection.topics))
}
