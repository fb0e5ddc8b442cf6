//! Builds the index of a collection's articles.

use std::cell::OnceCell;
use std::rc::Rc;

use super::column::{Gather, Laid};
use super::dates::{GatherDates, Sharp};
use super::search::Search;
use super::{Column, Dates, Dimension, Order, fold};
use crate::model::{Article, Collection, Dated, Region, Statement, sort_by, statement_ids};

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
    pub(super) dates: [Dates; 3],
    pub(super) texts: Vec<String>,
    /// The columns in the order of each clock, laid out when it is first asked for.
    pub(super) by_clock: [OnceCell<ByClock>; 3],
    /// The words, made when they are first asked for.
    pub(super) search: OnceCell<Search>,
}

/// The columns in the order of one clock.
#[derive(Clone, Debug)]
pub(super) struct ByClock {
    pub(super) order: Rc<Order>,
    pub(super) columns: Vec<Laid>,
    pub(super) sharp: Sharp,
}

impl Index {
    /// Reads every statement of the articles.
    pub fn build(collection: &Collection, articles: &[Article]) -> Index {
        let mut regions: Vec<&Region> = collection.regions.iter().collect();
        sort_by(&mut regions, |a, b| a.code.cmp(&b.code));
        let region = |code: &str| regions.binary_search_by(|r| r.code.as_str().cmp(code)).ok().and_then(|i| regions.get(i)).copied();
        let mut gathered: [Gather; 8] = Default::default();
        let mut dates: [GatherDates; 3] = Default::default();
        let mut index = Index::default();
        for (article, a) in articles.iter().zip(0_u32..) {
            for (statement, (id, n)) in article.statements.iter().zip(statement_ids(article).into_iter().zip(0_u32..)) {
                for (dimension, gather) in Dimension::ALL.iter().zip(&mut gathered) {
                    values(*dimension, article, statement, &region, &mut |value| gather.add(value));
                    gather.next();
                }
                for (clock, dates) in Clock::ALL.iter().zip(&mut dates) {
                    dates.add(date_of(*clock, article, statement));
                }
                index.texts.push(fold(&searchable(article, statement, &region)));
                index.rows.push(Row { article: a, statement: n, id });
            }
        }
        index.columns = gathered.into_iter().map(Gather::finish).collect();
        index.dates = dates.map(GatherDates::finish);
        index
    }

    /// The columns in the order of a clock.
    pub(super) fn by(&self, clock: Clock) -> &ByClock {
        self.by_clock[clock as usize].get_or_init(|| {
            let dates = self.dates(clock);
            let order = Order::of(&dates.spans());
            let columns = self.columns.iter().map(|c| Laid::of(c, &order)).collect();
            ByClock { columns, sharp: dates.sharp(&order), order: Rc::new(order) }
        })
    }

    pub(super) fn search(&self) -> &Search {
        self.search.get_or_init(|| Search::build(&self.texts))
    }

    /// The dates by a clock.
    pub fn dates(&self, clock: Clock) -> &Dates {
        &self.dates[clock as usize]
    }

    /// Which places have a date that a bin holds whole.
    pub fn sharp(&self, clock: Clock) -> &Sharp {
        &self.by(clock).sharp
    }

    /// The statements in the order of a clock.
    pub fn order(&self, clock: Clock) -> &Order {
        &self.by(clock).order
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
}

/// The values that a statement has in a dimension; a region brings the one that it is part of.
fn values<'c>(
    dimension: Dimension,
    article: &Article,
    statement: &Statement,
    region: &dyn Fn(&str) -> Option<&'c Region>,
    add: &mut dyn FnMut(&str),
) {
    let mut lineage = |code: &str| {
        add(code);
        region(code).and_then(|r| r.parent.as_deref()).into_iter().for_each(&mut *add);
    };
    let source = article.source_of(statement);
    match dimension {
        Dimension::Region => statement.region.iter().for_each(|r| lineage(&r.code)),
        Dimension::About => statement.about.iter().for_each(|code| lineage(code)),
        Dimension::Form => add(statement.form.word()),
        Dimension::Source => source.into_iter().for_each(|s| add(&s.name)),
        Dimension::Kind => source.into_iter().for_each(|s| add(s.kind.word())),
        Dimension::Topic => statement.topics.iter().for_each(|topic| add(topic)),
        Dimension::Article => add(&article.id),
        Dimension::Language => add(&article.language),
    }
}

fn date_of<'a>(clock: Clock, article: &'a Article, statement: &'a Statement) -> Option<&'a Dated> {
    match clock {
        Clock::Said => statement.said.as_ref(),
        Clock::Happened => statement.happened.as_ref(),
        Clock::Published => article.published.as_ref(),
    }
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
