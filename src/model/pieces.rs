//! A collection that is too large for one file: which files it is cut into, and what the first of them holds.
//!
//! ```text
//! bundle     collection, map, and the names of the files        loaded first
//! columns    what every statement is filtered by, no words      loaded first
//! articles   articles whole, a few hundred statements a file    when they come into sight
//! words      every word of the statements, in order             when something is typed
//! postings   which statements have a word, some words a file    when such a word is typed
//! ids        the beginning of each statement's id               when a link opens a statement that is not here
//! ```
//! A file's name ends in the hash of what is in it, so one that was cut short, changed or swapped is told from a whole one.

use dateline_bitset::Runs;
use serde::Serialize;

use super::id::hash_of;
use super::json::{Node, parse};
use super::numbers::{next_number, read_numbers, unzigzag};
use super::read::{Reader, article, event};
use super::{Article, Edtf, Event};

/// The files, relative to the page.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Pieces {
    /// What statements are filtered by.
    pub columns: String,
    /// The words of all statements.
    pub words: String,
    /// The beginnings of all ids.
    pub ids: String,
    /// Articles, some a file.
    pub articles: Vec<String>,
    /// Which statements have which words, some words a file.
    pub postings: Vec<String>,
}

/// One of the files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Piece {
    /// What statements are filtered by.
    Columns,
    /// The words of all statements.
    Words,
    /// The beginnings of all ids.
    Ids,
    /// Some articles.
    Articles(u32),
    /// Which statements have some words.
    Postings(u32),
}

impl Pieces {
    /// Where a piece is, relative to the page.
    pub fn file(&self, piece: Piece) -> Option<&str> {
        let file = match piece {
            Piece::Columns => Some(&self.columns),
            Piece::Words => Some(&self.words),
            Piece::Ids => Some(&self.ids),
            Piece::Articles(n) => self.articles.get(n as usize),
            Piece::Postings(n) => self.postings.get(n as usize),
        };
        file.map(String::as_str)
    }

    /// All of the files.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        [&self.columns, &self.words, &self.ids].into_iter().chain(&self.articles).chain(&self.postings).map(String::as_str)
    }
}

/// Is this what a file of that name holds? Its name says so by its end.
pub fn is_whole(file: &str, text: &str) -> bool {
    file.strip_suffix(".json").is_some_and(|stem| stem.ends_with(&hash_of(text)))
}

/// What every statement is filtered by: statement by statement, article by article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Columns {
    /// The articles' ids.
    pub ids: Vec<String>,
    /// The articles' titles.
    pub titles: Vec<String>,
    /// How many statements each article has.
    pub statements: Vec<u32>,
    /// In which piece each article is.
    pub pieces: Vec<u32>,
    /// The language of each article.
    pub language: Values,
    /// Regions, subject regions, forms, sources, kinds, topics of each statement.
    pub values: [Values; 6],
    /// Each distinct date; is a part of it inferred?
    pub dates: Vec<(Edtf, bool)>,
    /// The date of each article's publication, from 1; 0 where there is none.
    pub published: Vec<u32>,
    /// When each statement was said.
    pub said: Vec<u32>,
    /// When what it tells of happened.
    pub happened: Vec<u32>,
    /// Everything dated that the articles tell of.
    pub events: Vec<Event>,
}

/// The values of one dimension.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Values {
    /// The values.
    pub keys: Vec<String>,
    /// For each row how many values it has, then these by their numbers, as `numbers` has them.
    rows: String,
}

impl Values {
    fn read(node: &Node, rows: usize) -> Option<Values> {
        let (keys, values) = (texts(node, "keys")?, node.get("rows")?.text()?);
        let mut left = values.as_bytes();
        for _ in 0..rows {
            for _ in 0..next_number(&mut left)? {
                if next_number(&mut left)? as usize >= keys.len() {
                    return None;
                }
            }
        }
        left.is_empty().then(|| Values { keys, rows: values.to_owned() })
    }

    /// Calls with the values of each row.
    pub fn each_row(&self, call: &mut dyn FnMut(&[u32])) {
        let (mut left, mut own) = (self.rows.as_bytes(), Vec::new());
        while let Some(count) = next_number(&mut left) {
            own.clear();
            own.extend((0..count).map_while(|_| next_number(&mut left)));
            call(&own);
        }
    }
}

fn texts(node: &Node, key: &str) -> Option<Vec<String>> {
    node.get(key)?.items().iter().map(|item| item.text().map(str::to_owned)).collect()
}

fn numbers(node: &Node, key: &str) -> Option<Vec<u32>> {
    read_numbers(node.get(key)?.text()?)
}

/// Dates by their numbers, each from the one before it.
fn dates(node: &Node, key: &str, rows: usize, known: usize) -> Option<Vec<u32>> {
    let mut last = 0;
    let step = |by: u32| match by.checked_sub(1) {
        None => 0,
        Some(by) => {
            last = unzigzag(last, by);
            last
        }
    };
    let dates: Vec<u32> = numbers(node, key)?.into_iter().map(step).collect();
    (dates.len() == rows && dates.iter().all(|date| *date as usize <= known)).then_some(dates)
}

/// Reads the columns; `None` where they do not fit together.
pub fn read_columns(text: &str) -> Option<Columns> {
    let node = parse(text).ok()?;
    let (ids, titles, statements) = (texts(&node, "ids")?, texts(&node, "titles")?, numbers(&node, "statements")?);
    let articles = ids.len();
    let rows = statements.iter().try_fold(0_u32, |sum, n| sum.checked_add(*n))? as usize;
    let mut first = 0;
    let pieces = numbers(&node, "pieces")?;
    let pieces = pieces.into_iter().map(|by| {
        first = unzigzag(first, by);
        first
    });
    let pieces: Vec<u32> = pieces.collect();
    if [titles.len(), statements.len(), pieces.len()] != [articles; 3] {
        return None;
    }
    let mut values: [Values; 6] = Default::default();
    for (values, node) in values.iter_mut().zip(node.get("values")?.items()) {
        *values = Values::read(node, rows)?;
    }
    let date = |text: String| {
        let date = text.strip_prefix('i');
        Edtf::parse(date.unwrap_or(&text)).ok().map(|known| (known, date.is_some()))
    };
    let known: Vec<(Edtf, bool)> = texts(&node, "dates")?.into_iter().map(date).collect::<Option<_>>()?;
    let mut r = Reader::new("", "");
    let events = node.get("events")?.items().iter().filter_map(|node| event(&mut r, node)).collect();
    Some(Columns {
        language: Values::read(node.get("language")?, articles)?,
        values,
        published: dates(&node, "published", articles, known.len())?,
        said: dates(&node, "said", rows, known.len())?,
        happened: dates(&node, "happened", rows, known.len())?,
        dates: known,
        ids,
        titles,
        statements,
        pieces,
        events,
    })
}

/// Reads a piece of articles: each with its place in the collection.
pub fn read_articles(text: &str) -> Option<Vec<(usize, Article)>> {
    let mut r = Reader::new("", "");
    let node = parse(text).ok()?;
    let places = numbers(&node, "places")?;
    let articles = node.get("articles")?.items();
    if places.len() != articles.len() {
        return None;
    }
    let one = |(place, node)| Some((place as usize, article(&mut r, node, "")?));
    places.into_iter().zip(articles).map(one).collect()
}

/// Every word of the statements.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Vocabulary {
    /// The words, in order.
    pub words: Vec<String>,
    /// How many statements have each.
    pub counts: Vec<u32>,
    /// How many words each statement has.
    pub lengths: Vec<u32>,
    /// The first word of each file of postings.
    pub first: Vec<u32>,
}

/// Reads the words: each says how many of its letters it shares with the one before it.
pub fn read_vocabulary(text: &str) -> Option<Vocabulary> {
    let node = parse(text).ok()?;
    let mut words: Vec<String> = Vec::new();
    for line in node.get("words")?.text()?.split_terminator('\n') {
        let mut rest = line.as_bytes();
        let shared = next_number(&mut rest)? as usize;
        let rest = line.get(line.len() - rest.len()..)?;
        let before = words.last().map_or("", String::as_str).get(..shared)?;
        words.push([before, rest].concat());
    }
    let (counts, lengths, first) = (numbers(&node, "counts")?, numbers(&node, "lengths")?, numbers(&node, "first")?);
    (counts.len() == words.len() && first.iter().all(|w| *w as usize <= words.len())).then_some(Vocabulary {
        words,
        counts,
        lengths,
        first,
    })
}

/// Reads which statements have some words, that have so many each: statements in order.
pub fn read_postings(text: &str, counts: &[u32], rows: u32) -> Option<Runs> {
    let node = parse(text).ok()?;
    let mut left = node.get("rows")?.text()?.as_bytes();
    let mut found = Runs::default();
    for count in counts {
        let mut row = 0_u32;
        for _ in 0..*count {
            let number = next_number(&mut left)?;
            row = row.checked_add(number / 2)?;
            found.push(row, if number % 2 == 1 { next_number(&mut left)?.min(MOST_TIMES) as u8 } else { 1 });
            if row >= rows {
                return None;
            }
        }
        found.end();
    }
    found.shrink();
    left.is_empty().then_some(found)
}

/// That a word is in a statement more often than this counts no more.
pub const MOST_TIMES: u32 = 16;

/// Reads the beginnings of all statements' ids, as numbers.
pub fn read_ids(text: &str) -> Option<Vec<u32>> {
    let node = parse(text).ok()?;
    numbers(&node, "ids")
}
