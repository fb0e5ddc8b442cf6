//! Cuts a collection into files that the page loads as they are looked at; which they are says `model::Pieces`.
//!
//! A file's name ends in the hash of what is in it: the same content has the same name, and is not written again.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::rc::Rc;

use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use serde_json::json;

use crate::index::Index;
use crate::model::{
    Article, Bundle, Dated, Pieces, Shelf, Statement, hash_of, id_mark, is_whole, print_numbers, put_number, statement_ids, zigzag,
};

/// About so many statements stand in a file of articles.
const STATEMENTS: usize = 150;
/// And no more than about so many bytes.
const BYTES: usize = 600_000;
/// About so many entries stand in a file of postings.
const ENTRIES: usize = 30_000;

/// Writes the articles of a bundle into files of a folder, which are then gone from the bundle. `base` is where that
/// folder is, relative to the page.
pub(super) fn cut(mut bundle: Bundle, folder: &Path, base: &str) -> Result<Bundle, String> {
    fs::create_dir_all(folder).map_err(|e| format!("{}: cannot be made: {e}", folder.display()))?;
    let articles = std::mem::take(&mut bundle.articles);
    let groups = grouped(&articles);
    let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}").map_err(|e| e.to_string())?;
    let bar = ProgressBar::new(groups.len() as u64 + 3).with_style(style).with_message("bundling");
    let put = |name: String, text: String| -> Result<String, String> {
        let file = format!("{name}-{}.json", hash_of(&text));
        let path = folder.join(&file);
        if !fs::read_to_string(&path).is_ok_and(|known| known == text) {
            fs::write(&path, text).map_err(|e| format!("{}: cannot be written: {e}", path.display()))?;
        }
        bar.inc(1);
        Ok(format!("{base}/{file}"))
    };
    let one = |(number, group): (usize, &Vec<usize>)| {
        let held: Vec<&Article> = group.iter().filter_map(|at| articles.get(*at)).collect();
        let text = json!({ "places": print_numbers(group.iter().map(|at| *at as u32)), "articles": held }).to_string();
        put(format!("articles-{number}"), text)
    };
    let names: Result<Vec<String>, String> = groups.par_iter().enumerate().map(one).collect();
    let mut pieces = Pieces { articles: names?, ..Pieces::default() };
    pieces.columns = put("columns".into(), columns(&articles, &groups))?;
    let marks = articles.iter().flat_map(statement_ids).map(|id| id_mark(&id));
    pieces.ids = put("ids".into(), json!({ "ids": print_numbers(marks) }).to_string())?;
    let (words, postings) = words(&bundle, articles);
    bar.inc_length(postings.len() as u64);
    pieces.words = put("words".into(), words)?;
    let names: Result<Vec<String>, String> =
        postings.into_par_iter().enumerate().map(|(number, text)| put(format!("postings-{number}"), text)).collect();
    pieces.postings = names?;
    bar.finish_and_clear();
    bundle.pieces = Some(pieces);
    Ok(bundle)
}

/// Takes away the pieces in a folder that are of no use any more; nothing else, and nothing of a folder that is none of
/// pieces.
pub(super) fn sweep_pieces(folder: &Path, kept: &BTreeSet<String>) -> Result<(), String> {
    const KINDS: [&str; 5] = ["columns-", "articles-", "words-", "postings-", "ids-"];
    let names = || fs::read_dir(folder).into_iter().flatten().flatten().map(|e| e.file_name().to_string_lossy().into_owned());
    let whole = |name: &String| name.starts_with(KINDS[0]) && fs::read_to_string(folder.join(name)).is_ok_and(|text| is_whole(name, &text));
    if !names().any(|name| whole(&name)) {
        return Ok(());
    }
    sweep(folder, &|name| kept.contains(name) || !KINDS.iter().any(|kind| name.starts_with(kind)))
}

/// Takes away the JSON files of a folder that are not to be kept.
pub(super) fn sweep(folder: &Path, kept: &dyn Fn(&str) -> bool) -> Result<(), String> {
    for old in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = old.file_name().to_string_lossy().into_owned();
        if name.ends_with(".json") && !kept(&name) {
            fs::remove_file(old.path()).map_err(|e| format!("{}: cannot be removed: {e}", old.path().display()))?;
        }
    }
    Ok(())
}

/// Which articles stand in a file together: those that are looked at together, the latest first.
fn grouped(articles: &[Article]) -> Vec<Vec<usize>> {
    let day = |dated: &Option<Dated>| dated.as_ref().and_then(|d| d.date.span()).and_then(|span| span.start);
    let latest = |article: &Article| article.statements.iter().filter_map(|s| day(&s.said)).max().or(day(&article.published));
    let mut order: Vec<(Reverse<Option<crate::model::Day>>, usize)> =
        articles.iter().enumerate().map(|(at, article)| (Reverse(latest(article)), at)).collect();
    order.sort();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let (mut statements, mut bytes) = (STATEMENTS, 0);
    for (_, at) in order {
        let Some(article) = articles.get(at) else { continue };
        let length = article.text.as_ref().map_or(0, String::len) + article.statements.iter().map(length).sum::<usize>();
        if statements >= STATEMENTS || bytes + length > BYTES {
            groups.push(Vec::new());
            (statements, bytes) = (0, 0);
        }
        statements += article.statements.len();
        bytes += length;
        groups.last_mut().into_iter().for_each(|group| group.push(at));
    }
    groups
}

fn length(statement: &Statement) -> usize {
    statement.content.iter().map(|part| part.text().len()).sum::<usize>() + 400
}

/// Values by their numbers, the most frequent first.
fn values<'a>(rows: &[Vec<&'a str>]) -> serde_json::Value {
    let mut totals: BTreeMap<&'a str, u32> = BTreeMap::new();
    rows.iter().flatten().for_each(|value| *totals.entry(value).or_default() += 1);
    let mut keys: Vec<(&str, u32)> = totals.into_iter().collect();
    keys.sort_by_key(|(key, total)| (Reverse(*total), *key));
    let numbers: BTreeMap<&str, u32> = keys.iter().zip(0..).map(|((key, _), number)| (*key, number)).collect();
    let mut text = String::new();
    for row in rows {
        put_number(&mut text, row.len() as u32);
        row.iter().filter_map(|value| numbers.get(value)).for_each(|number| put_number(&mut text, *number));
    }
    json!({ "keys": keys.iter().map(|(key, _)| *key).collect::<Vec<_>>(), "rows": text })
}

fn columns(articles: &[Article], groups: &[Vec<usize>]) -> String {
    let all = || articles.iter().flat_map(|article| article.statements.iter().map(move |statement| (article, statement)));
    let mut pieces = vec![0; articles.len()];
    for (group, number) in groups.iter().zip(0_u32..) {
        group.iter().for_each(|at| pieces[*at] = number);
    }
    let mut last = 0;
    let pieces = pieces.into_iter().map(|piece| zigzag(std::mem::replace(&mut last, piece), piece));
    let dated = |date: &Dated| format!("{}{}", if date.inferred.is_some() { "i" } else { "" }, date.date);
    let dates: BTreeSet<(String, String)> = all()
        .flat_map(|(_, s)| [&s.said, &s.happened])
        .chain(articles.iter().map(|a| &a.published))
        .flatten()
        .map(|date| (date.date.to_string(), dated(date)))
        .collect();
    let places: BTreeMap<&str, u32> = dates.iter().zip(1..).map(|((_, date), place)| (date.as_str(), place)).collect();
    let clock = |of: &mut dyn Iterator<Item = Option<&Dated>>| {
        let mut last = 0;
        let step = |date: Option<&Dated>| match date.and_then(|date| places.get(dated(date).as_str())) {
            Some(place) => 1 + zigzag(std::mem::replace(&mut last, *place), *place),
            None => 0,
        };
        print_numbers(of.map(step))
    };
    let rows = |of: &dyn for<'s> Fn(&'s Article, &'s Statement) -> Vec<&'s str>| values(&all().map(|(a, s)| of(a, s)).collect::<Vec<_>>());
    let mut events: BTreeMap<(&str, String), &crate::model::Event> = BTreeMap::new();
    articles.iter().flat_map(|a| &a.events).for_each(|e| {
        events.entry((&e.title, e.date.date.to_string())).or_insert(e);
    });
    json!({
        "ids": articles.iter().map(|a| &a.id).collect::<Vec<_>>(),
        "titles": articles.iter().map(|a| &a.title).collect::<Vec<_>>(),
        "statements": print_numbers(articles.iter().map(|a| a.statements.len() as u32)),
        "pieces": print_numbers(pieces),
        "language": values(&articles.iter().map(|a| vec![a.language.as_str()]).collect::<Vec<_>>()),
        "values": [
            rows(&|_, s| s.region.iter().map(|r| r.code.as_str()).collect()),
            rows(&|_, s| s.about.iter().map(String::as_str).collect()),
            rows(&|_, s| vec![s.form.word()]),
            rows(&|a, s| a.source_of(s).iter().map(|source| source.name.as_str()).collect()),
            rows(&|a, s| a.source_of(s).iter().map(|source| source.kind.word()).collect()),
            rows(&|_, s| s.topics.iter().map(String::as_str).collect()),
        ],
        "dates": dates.iter().map(|(_, date)| date).collect::<Vec<_>>(),
        "published": clock(&mut articles.iter().map(|a| a.published.as_ref())),
        "said": clock(&mut all().map(|(_, s)| s.said.as_ref())),
        "happened": clock(&mut all().map(|(_, s)| s.happened.as_ref())),
        "events": events.values().collect::<Vec<_>>(),
    })
    .to_string()
}

/// The words of all statements, and the files that say which statements have them.
fn words(bundle: &Bundle, articles: Vec<Article>) -> (String, Vec<String>) {
    let mut shelf = Shelf::default();
    articles.into_iter().for_each(|article| shelf.push(article));
    let index = Index::build(Rc::new(bundle.clone()), None, &shelf);
    let (mut lines, mut last) = (String::new(), String::new());
    let (mut counts, mut first, mut files) = (Vec::new(), Vec::new(), Vec::new());
    let (mut rows, mut entries) = (String::new(), 0);
    index.each_word(&mut |word, own| {
        let shared = last.char_indices().zip(word.chars()).take_while(|((_, a), b)| a == b).map(|((at, a), _)| at + a.len_utf8()).last();
        put_number(&mut lines, shared.unwrap_or(0) as u32);
        lines.push_str(&word[shared.unwrap_or(0)..]);
        lines.push('\n');
        word.clone_into(&mut last);
        if entries >= ENTRIES || counts.is_empty() {
            if !counts.is_empty() {
                files.push(json!({ "rows": std::mem::take(&mut rows) }).to_string());
            }
            first.push(counts.len() as u32);
            entries = 0;
        }
        counts.push(own.len() as u32);
        entries += own.len();
        let mut before = 0;
        for (row, times) in own.iter().map(|(row, times)| (*row, u32::from(*times))) {
            put_number(&mut rows, (row - before) * 2 + u32::from(times > 1));
            if times > 1 {
                put_number(&mut rows, times);
            }
            before = row;
        }
    });
    if !counts.is_empty() {
        files.push(json!({ "rows": rows }).to_string());
    }
    let words = json!({ "words": lines, "counts": print_numbers(counts), "lengths": print_numbers(index.lengths()), "first": print_numbers(first) });
    (words.to_string(), files)
}
