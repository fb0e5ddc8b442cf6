//! Builds the index of a collection's articles.

use std::collections::BTreeMap;

use super::{Bits, Column, Dimension, fold};
use crate::model::{Article, Collection, Edtf, Region, Span, Statement, statement_ids};

/// Which of a statement's dates is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Clock {
    /// When it was said.
    #[default]
    Said,
    /// When what it tells of happened.
    Happened,
    /// When its article was published.
    Published,
}

impl Clock {
    /// All three.
    pub const ALL: [Clock; 3] = [Clock::Said, Clock::Happened, Clock::Published];
}

/// One statement's place in the collection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Which article.
    pub article: u32,
    /// Which of its statements.
    pub statement: u32,
    /// Its id.
    pub id: String,
}

/// Columns over all statements, in the order of articles and of statements within them.
#[derive(Clone, Debug, Default)]
pub struct Index {
    pub(super) rows: Vec<Row>,
    pub(super) columns: Vec<Column>,
    pub(super) spans: [Vec<Option<Span>>; 3],
    pub(super) texts: Vec<String>,
}

impl Index {
    /// Reads every statement of the articles.
    pub fn build(collection: &Collection, articles: &[Article]) -> Index {
        let pairs: Vec<(&Article, &Statement)> = articles.iter().flat_map(|a| a.statements.iter().map(move |s| (a, s))).collect();
        let len = u32::try_from(pairs.len()).unwrap_or(u32::MAX);
        let mut places: BTreeMap<String, u32> = BTreeMap::new();
        for (region, i) in collection.regions.iter().zip(0_u32..) {
            places.insert(region.code.clone(), i);
        }
        let region = |code: &str| places.get(code).and_then(|i| collection.regions.get(*i as usize));
        let lineage = |code: &str| -> Vec<String> {
            let parent = region(code).and_then(|r| r.parent.as_deref()).filter(|p| *p != code);
            [Some(code), parent].into_iter().flatten().map(String::from).collect()
        };
        let values = |dimension: Dimension, article: &Article, statement: &Statement| -> Vec<String> {
            let source = || article.source_of(statement);
            match dimension {
                Dimension::Region => statement.region.iter().flat_map(|r| lineage(&r.code)).collect(),
                Dimension::About => statement.about.iter().flat_map(|code| lineage(code)).collect(),
                Dimension::Form => vec![statement.form.word().into()],
                Dimension::Source => source().map(|s| s.name.clone()).into_iter().collect(),
                Dimension::Kind => source().map(|s| s.kind.word().into()).into_iter().collect(),
                Dimension::Topic => statement.topics.clone(),
                Dimension::Article => vec![article.id.clone()],
                Dimension::Language => vec![article.language.clone()],
            }
        };
        let columns = Dimension::ALL.iter().map(|d| Column::build(len, pairs.iter().map(|(a, s)| values(*d, a, s)))).collect();
        let spans = Clock::ALL.map(|clock| pairs.iter().map(|(a, s)| date_of(clock, a, s).and_then(Edtf::span)).collect());
        let texts = pairs.iter().map(|(a, s)| fold(&searchable(a, s, &region))).collect();
        let mut rows = Vec::with_capacity(pairs.len());
        for (article, a) in articles.iter().zip(0_u32..) {
            rows.extend(statement_ids(article).into_iter().zip(0_u32..).map(|(id, statement)| Row { article: a, statement, id }));
        }
        Index { rows, columns, spans, texts }
    }

    /// How many statements there are.
    pub fn len(&self) -> u32 {
        self.rows.len() as u32
    }

    /// Is there no statement at all?
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Every statement's place, in order.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// One statement's place.
    pub fn row(&self, row: u32) -> Option<&Row> {
        self.rows.get(row as usize)
    }

    /// The values of a dimension.
    pub fn column(&self, dimension: Dimension) -> &Column {
        &self.columns[dimension as usize]
    }

    /// The days that a statement's date may mean; `None` where it has none.
    pub fn span(&self, clock: Clock, row: u32) -> Option<Span> {
        self.spans[clock as usize].get(row as usize).copied().flatten()
    }

    /// All statements.
    pub fn everything(&self) -> Bits {
        Bits::all(self.len())
    }
}

fn date_of<'a>(clock: Clock, article: &'a Article, statement: &'a Statement) -> Option<&'a Edtf> {
    match clock {
        Clock::Said => statement.said.as_ref(),
        Clock::Happened => statement.happened.as_ref(),
        Clock::Published => article.published.as_ref(),
    }
    .map(|dated| &dated.date)
}

/// What the search looks through: the words, the source, the title and the places, each on a line of its own.
fn searchable<'c>(article: &Article, statement: &Statement, region: &dyn Fn(&str) -> Option<&'c Region>) -> String {
    let mut text = String::new();
    for part in &statement.content {
        text.push_str(part.text());
    }
    if let Some(source) = article.source_of(statement) {
        for line in [Some(&source.name), source.role.as_ref()].into_iter().flatten() {
            text.push('\n');
            text.push_str(line);
        }
    }
    text.push('\n');
    text.push_str(&article.title);
    for code in statement.region.iter().map(|r| &r.code).chain(&statement.about) {
        for name in region(code).map_or(vec![code], |r| std::iter::once(&r.name).chain(&r.aliases).collect()) {
            text.push('\n');
            text.push_str(name);
        }
    }
    text
}
