//! How fast the extractor is on one core, how much memory it takes, and how much it finds.
//!
//! `cargo bench --bench extract -- [MB] [FOLDER]`: an invented corpus of that size (16 unless told), the same in every run,
//! in each of the formats and shapes below; then the articles of a folder of yours; then the cases in `tests/extract`. Rates
//! are of one run on one machine, to be compared within the run. The invented corpus has as many statements a kilobyte as news
//! has, three and a half, and the last of its shapes twice as many.
// A benchmark that cannot go on has failed.
#![allow(clippy::expect_used, clippy::panic)]

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use dateline::extract::{About, Guide, dates, extract, places, read_input, tokens};

// As the command has it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Numbers that look like chance and are the same in every run.
struct Chance(u64);

impl Chance {
    fn of(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % count.max(1)
    }

    fn pick<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words.get(self.of(words.len())).copied().unwrap_or_default()
    }
}

const WHO: &[&str] = &[
    "a trader in Hyesan",
    "a source in Ryanggang Province",
    "Ada Vesk, a baker in Osk,",
    "the harbour master",
    "she",
    "he",
    "the source",
    "the Ministry of Ferries",
    "two drivers from Sinuiji",
    "a South Hamgyong Province-based source",
];
const SAYS: &[&str] = &["said", "said on March 3", "told The Osk Lantern", "added", "explained last week", "reported", "wrote"];
const WHAT: &[&str] = &[
    "the price of rice has doubled since the bridge was closed",
    "nobody has seen flour since the spring",
    "the guards count every crate twice and the people once",
    "the buses stand in the yard until the frost is over",
    "fuel arrives on the 24th and is gone by the evening of the same day",
    "the office will look into it at the end of March",
];
const PLAIN: &[&str] = &[
    "The board above the window still gives the sailings for Sunday.",
    "In Musan County the river froze in the first week of January 2021.",
    "Nobody has taken the sheet of paper down from the gate.",
    "The market opens at ten, and at noon there is nothing left to sell.",
];

/// Four of so many sentences are statements, as in news; and in a text that is little else.
const NEWS: usize = 13;
const DENSE: usize = 6;

fn paragraph(chance: &mut Chance, sentences: usize) -> String {
    let mut out = String::new();
    for _ in 0..=chance.of(4) {
        let (who, says, what) = (chance.pick(WHO), chance.pick(SAYS), chance.pick(WHAT));
        let sentence = match chance.of(sentences) {
            0 => format!("“{what},” {says} {who}. "),
            1 => format!("“{what},” {who} {says}. “And {}.” ", chance.pick(WHAT)),
            2 => format!("{who} {says} that {what}. "),
            3 => format!("According to {who}, {what}, which is “more than {} can bear.” ", chance.pick(WHO)),
            _ => format!("{} ", chance.pick(PLAIN)),
        };
        let mut letters = sentence.chars();
        out.extend(letters.next().into_iter().flat_map(char::to_uppercase));
        out.push_str(letters.as_str());
    }
    out.trim_end().to_owned()
}

/// A shape of corpus.
struct Shape {
    name: &'static str,
    file: &'static str,
    /// Of how many sentences four are statements.
    sentences: usize,
    /// What stands around each paragraph, and what around all of them.
    around: [&'static str; 2],
    whole: [&'static str; 2],
}

const TEXT: Shape = Shape { name: "text", file: "a.txt", sentences: NEWS, around: ["", "\n\n"], whole: ["Osk waits\n\n", ""] };
const PAGE: Shape = Shape {
    name: "page",
    file: "a.html",
    sentences: NEWS,
    around: ["<p class=\"text\">", " <a href=\"/x\">More</a></p>\n"],
    whole: ["<html><title>Osk waits</title><article>", "</article></html>"],
};
const SHAPES: &[Shape] = &[
    TEXT,
    Shape { name: "one line", around: ["", " "], whole: ["", ""], ..TEXT },
    Shape { name: "Markdown", file: "a.md", around: ["> *", "*\n\n"], whole: ["# Osk waits\n\n", ""], ..TEXT },
    PAGE,
    Shape { name: "dense text", sentences: DENSE, ..TEXT },
];

fn corpus(size: usize, shape: &Shape) -> String {
    let Shape { sentences, around, whole, .. } = shape;
    let mut chance = Chance(7);
    let mut out = whole[0].to_owned();
    while out.len() < size {
        out.push_str(around[0]);
        out.push_str(&paragraph(&mut chance, *sentences));
        out.push_str(around[1]);
    }
    out + whole[1]
}

/// Kilobytes that a line of this process's status tells; nothing where there is none.
fn status(key: &str) -> Option<u64> {
    let text = fs::read_to_string("/proc/self/status").ok()?;
    text.lines()
        .find_map(|line| line.strip_prefix(key))
        .and_then(|rest| rest.split_whitespace().nth(1).or(rest.split_whitespace().next())?.parse().ok())
}

fn timed<T>(size: usize, work: impl FnOnce() -> T) -> (T, f64) {
    let started = Instant::now();
    let result = black_box(work());
    (result, size as f64 / 1e6 / started.elapsed().as_secs_f64().max(1e-9))
}

fn main() {
    // Cargo adds `--bench`.
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let megabytes = arguments.iter().find_map(|a| a.parse::<usize>().ok()).unwrap_or(16);
    let guide = Guide::of(&[], &[]);
    println!("MB/s on one core      read   tokens    dates   places  extract  statements  memory");
    for shape in SHAPES {
        let (name, file) = (shape.name, shape.file);
        let text = corpus(megabytes * 1_000_000, shape);
        let size = text.len();
        let before = status("VmRSS:").unwrap_or(0);
        let (input, reading) = timed(size, || read_input(file, text.as_bytes(), About::default()).expect("a text"));
        let (cut, cutting) = timed(size, || tokens(&input.text));
        let (when, dating) = timed(size, || dates(&input.text, &cut, None));
        let (where_, placing) = timed(size, || places(&input.text, &cut, &guide.gazetteer, None));
        drop((cut, when, where_));
        let (found, all) = timed(size, || extract(input, &guide));
        let memory =
            status("VmHWM:").map_or(String::new(), |high| format!("{:.1}×", (high.saturating_sub(before) as f64 * 1024.0) / size as f64));
        println!("{name:<16} {reading:>9.1}{cutting:>9.1}{dating:>9.1}{placing:>9.1}{all:>9.1}{:>12}{memory:>8}", found.statements.len());
    }
    for path in arguments.iter().map(Path::new).filter(|path| path.is_dir()) {
        folder(path, &guide);
    }
    quality(&guide);
}

/// How often a folder is read: other work on the machine slows some of the passes.
const PASSES: usize = 9;

/// The articles of a folder, each read and extracted.
fn folder(path: &Path, guide: &Guide) {
    let mut files: Vec<_> = fs::read_dir(path).expect("a folder").flatten().map(|e| e.path()).filter(|p| p.is_file()).collect();
    files.sort();
    let texts: Vec<(String, Vec<u8>)> =
        files.iter().map(|f| (f.file_name().unwrap_or_default().to_string_lossy().into_owned(), fs::read(f).expect("readable"))).collect();
    let size = texts.iter().map(|(_, bytes)| bytes.len()).sum::<usize>();
    let mut passes: Vec<(f64, usize)> = (0..PASSES)
        .map(|_| {
            let (statements, rate) = timed(size, || {
                let read = texts.iter().filter_map(|(name, bytes)| read_input(name, bytes, About::default()).ok());
                read.map(|input| extract(input, guide).statements.len()).sum::<usize>()
            });
            (rate, statements)
        })
        .collect();
    passes.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (median, best) = (passes.get(PASSES / 2), passes.last());
    if let (Some((median, statements)), Some((best, _))) = (median, best) {
        let what = format!("{}: {} articles, {:.1} MB, {statements} statements", path.display(), texts.len(), size as f64 / 1e6);
        println!("{what}, {median:.1} MB/s, the best of {PASSES} passes {best:.1}");
    }
}

/// How many of the contents that careful readers found are found to the character, and how much is found beyond them.
fn quality(guide: &Guide) {
    let (mut wanted, mut met, mut made, mut bytes) = (0, 0, 0, 0);
    let started = Instant::now();
    for folder in ["tests/extract", "tests/extract/unseen"] {
        let Ok(entries) = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)) else { continue };
        let mut files: Vec<_> = entries.flatten().map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == "txt")).collect();
        files.sort();
        for file in files {
            let case = fs::read_to_string(&file).expect("readable");
            let Some((text, findings)) = case.split_once("\n===\n") else { continue };
            bytes += text.len();
            let input = read_input("case.txt", format!("---\n{text}").as_bytes(), About::default()).expect("a text");
            let found = extract(input, guide);
            let said: Vec<&str> = found.statements.iter().flat_map(|s| &s.content).map(|at| at.of(&found.input.text)).collect();
            made += said.len();
            for content in findings.lines().filter_map(|line| line.strip_prefix("content: ")) {
                wanted += 1;
                let (first, last) = content.split_once(" [...] ").unwrap_or((content, content));
                met += usize::from(said.iter().any(|s| s.starts_with(first) && s.ends_with(last)));
            }
        }
    }
    let seconds = started.elapsed().as_secs_f64();
    println!("cases: {met} of {wanted} pieces of content met, {made} made, {:.1} MB/s", bytes as f64 / 1e6 / seconds.max(1e-9));
}
