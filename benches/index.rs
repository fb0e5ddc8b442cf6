//! How fast the index answers, natively: each filter changed, then the number of matches, every count, the timeline and the
//! first fifty statements.
//!
//! `cargo bench --bench index -- [STATEMENTS] [SEED]`: a generated collection of about that size (100,000 unless told).
//! Beside each figure stands its ratio to a plain loop over columns of the same rows in the same run, which does the
//! same work row by row and whose counts are asserted to be the same.
// A benchmark that cannot go on has failed.
#![allow(clippy::expect_used, clippy::panic)]

use std::hint::black_box;
use std::time::Instant;

use dateline::explore::{Edit, Holding, Library, Selection, results, results_after, timeline};
use dateline::index::{Dimension, Key};
use dateline::model::{Bundle, Edtf, MapData};
use dateline::publish::{Generate, generated_article, generated_collection};

/// The work by brute force: the values of each row as numbers, one pass with a mask of the clauses that fail.
struct Plain {
    values: Vec<[Vec<u32>; 8]>,
    spans: Vec<Option<(i32, i32)>>,
    sizes: [usize; 8],
}

impl Plain {
    fn of(library: &Library) -> Plain {
        let index = &library.index;
        let rows = 0..index.len();
        let values = rows.clone().map(|row| Dimension::ALL.map(|d| index.values(d, row))).collect();
        let span = |row| {
            let told = library.statement(row)?;
            let statement = told.parts().1;
            let span = statement.said.as_ref()?.date.span()?;
            Some((span.start.map_or(i32::MIN, |d| d.0), span.end.map_or(i32::MAX, |d| d.0)))
        };
        Plain { values, spans: rows.map(span).collect(), sizes: Dimension::ALL.map(|d| index.column(d).keys().len()) }
    }

    fn counts(&self, library: &Library, selection: &Selection) -> (u32, Vec<Vec<u32>>) {
        let wanted: Vec<Vec<bool>> = Dimension::ALL
            .iter()
            .map(|d| {
                let keys = selection.of(*d);
                let column = library.index.column(*d);
                if keys.is_empty() { Vec::new() } else { column.keys().iter().map(|k| keys.contains(k)).collect() }
            })
            .collect();
        let ranged = selection.from.is_some() || selection.to.is_some();
        let (from, to) = (selection.first_day().map_or(i32::MIN, |d| d.0), selection.last_day().map_or(i32::MAX, |d| d.0));
        let mut counts: Vec<Vec<u32>> = self.sizes.iter().map(|n| vec![0; *n]).collect();
        let mut found = 0;
        for (values, span) in self.values.iter().zip(&self.spans) {
            let mut fails = 0_u32;
            for (d, (values, wanted)) in values.iter().zip(&wanted).enumerate() {
                if !wanted.is_empty() && !values.iter().any(|v| wanted[*v as usize]) {
                    fails |= 1 << d;
                }
            }
            if ranged && !span.is_some_and(|(a, b)| a <= to && b >= from) {
                fails |= 1 << 8;
            }
            found += u32::from(fails == 0);
            for (d, values) in values.iter().enumerate().filter(|(d, _)| fails & !(1 << d) == 0) {
                values.iter().for_each(|v| counts[d][*v as usize] += 1);
            }
        }
        (found, counts)
    }
}

fn library(statements: u32, seed: u64) -> Library {
    let how = Generate { articles: (statements / 10).max(1), seed, out: "nowhere".into() };
    let articles = (0..how.articles).map(|n| generated_article(seed, n)).collect();
    let bundle =
        Bundle { format: 1, collection: generated_collection(&how), articles, map: MapData::default(), others: Vec::new(), pieces: None };
    Library::new(&Holding::whole(bundle), Vec::new())
}

fn median(mut times: Vec<f64>) -> (f64, f64) {
    times.sort_by(f64::total_cmp);
    (times[times.len() / 2], times[times.len() * 95 / 100])
}

/// The edits of a kind, one after the other, each from the selection before it.
fn edits(library: &Library, kind: &str) -> Vec<Edit> {
    let toggle = |d: Dimension, n: usize| {
        let keys: Vec<&Key> = library.facet(d).iter().map(|v| &v.key).collect();
        Edit::Toggle(d, keys[n % keys.len()].clone())
    };
    let date = |text: String| Edtf::parse(&text).ok();
    match kind {
        "a region" => (0..24).map(|n| toggle(Dimension::Region, n)).collect(),
        "a topic" => (0..24).map(|n| toggle(Dimension::Topic, n)).collect(),
        "a brush" => (0..60)
            .map(|n| Edit::Dates(date(format!("{}-{:02}-01", 2016 + n / 12, n % 12 + 1)), date(format!("{}-06-30", 2018 + n / 12))))
            .collect(),
        "a word" => ["b", "br", "bra", "brai", "brain", "che", "chea", "cheag"].map(|w| Edit::Words(w.into())).to_vec(),
        _ => (0..12).flat_map(|n| [toggle(Dimension::Region, n), Edit::Clear]).collect(),
    }
}

fn main() {
    let numbers: Vec<u64> = std::env::args().skip(1).filter_map(|a| a.parse().ok()).collect();
    let (statements, seed) = (numbers.first().copied().unwrap_or(100_000) as u32, numbers.get(1).copied().unwrap_or(1));
    let started = Instant::now();
    let library = library(statements, seed);
    black_box(results(&library, &Selection::default()));
    println!(
        "{} statements of {} articles, indexed in {:.1} s",
        library.index.len(),
        library.articles.len(),
        started.elapsed().as_secs_f64()
    );
    let plain = Plain::of(&library);
    println!("ms, median / p95      answer          with timeline and 50 rows     plain loop   ratio");
    for kind in ["a region", "a topic", "a brush", "a word", "clear all"] {
        let mut selection = Selection::default();
        let mut before = results(&library, &selection);
        let (mut answers, mut alls, mut loops) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..3 {
            for edit in edits(&library, kind) {
                selection = selection.edited(edit);
                let started = Instant::now();
                let shown = black_box(results_after(&library, &selection, Some(&before)));
                answers.push(started.elapsed().as_secs_f64() * 1000.0);
                black_box((timeline(&library, &selection, &shown), shown.list(&library).take(50).collect::<Vec<_>>()));
                alls.push(started.elapsed().as_secs_f64() * 1000.0);
                if selection.words.is_empty() {
                    let started = Instant::now();
                    let (found, counts) = black_box(plain.counts(&library, &selection));
                    loops.push(started.elapsed().as_secs_f64() * 1000.0);
                    assert!(found == shown.found && counts == shown.answer.counts, "the plain loop counts otherwise under {selection:?}");
                }
                before = shown;
            }
            selection = Selection::default();
        }
        let ((answer, slow), (all, slow_all)) = (median(answers), median(alls));
        let beside = if loops.is_empty() {
            String::new()
        } else {
            let (plain, _) = median(loops);
            format!("{plain:>10.2}{:>9.0}×", plain / all)
        };
        println!("{kind:<18}{answer:>8.3} /{slow:>7.3}{all:>18.3} /{slow_all:>7.3}{beside:>20}");
    }
}
