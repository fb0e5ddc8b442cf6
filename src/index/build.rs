//! Builds the index of a collection's articles.

use std::cell::OnceCell;
use std::ops::Range;
use std::rc::Rc;

use super::column::{Gather, Laid};
use super::dates::{GatherDates, Sharp};
use super::search::Search;
use super::{Bits, Column, Dates, Dimension, Order, Stock, fold};
use crate::model::{Article, Bundle, Columns, Dated, Held, Region, Shelf, Statement, Values, sort_by};

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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// Which article.
    pub article: u32,
    /// Which of its statements.
    pub statement: u32,
}

/// A statement that is here, with its article: both stay as long as this does.
#[derive(Clone, Debug)]
pub struct Told {
    held: Rc<Held>,
    at: usize,
}

impl Told {
    /// The article, the statement, and the statement's id.
    #[inline(never)]
    pub fn parts(&self) -> (&Article, &Statement, &str) {
        (&self.held.article, &self.held.article.statements[self.at], &self.held.ids[self.at])
    }
}

/// Columns over all statements, in the order of articles and of statements within them.
#[derive(Clone, Debug)]
pub struct Index {
    /// The first row of each article; one more at the end.
    firsts: Vec<u32>,
    pub(super) columns: Vec<Column>,
    pub(super) dates: [Dates; 3],
    /// The collection, and its regions by code.
    bundle: Rc<Bundle>,
    regions: Vec<u32>,
    shelf: Shelf,
    /// The first statements, of which not everything may be here.
    pub(super) stock: Option<Rc<Stock>>,
    /// The columns in the order of each clock, laid out when it is first asked for.
    pub(super) by_clock: [OnceCell<ByClock>; 3],
    /// The words of the statements that are no stock, made when they are first asked for.
    pub(super) search: OnceCell<Rc<Search>>,
}

/// The columns in the order of one clock.
#[derive(Clone, Debug)]
pub(super) struct ByClock {
    pub(super) order: Rc<Order>,
    pub(super) columns: Vec<Laid>,
    pub(super) sharp: Sharp,
}

impl Index {
    /// Reads every statement: first those of the stock, then those of the articles after them.
    pub fn build(bundle: Rc<Bundle>, stock: Option<Rc<Stock>>, shelf: &Shelf) -> Index {
        let named = |at: &u32| bundle.collection.regions.get(*at as usize).map(|region| &region.code);
        let mut regions: Vec<u32> = (0..bundle.collection.regions.len() as u32).collect();
        sort_by(&mut regions, |a, b| named(a).cmp(&named(b)));
        let mut index = Index {
            bundle: bundle.clone(),
            regions,
            shelf: shelf.clone(),
            firsts: Vec::new(),
            columns: Vec::new(),
            dates: Default::default(),
            stock: None,
            by_clock: Default::default(),
            search: OnceCell::new(),
        };
        let columns = stock.as_ref().map(|stock| stock.columns());
        let own = || shelf.own().map(|(at, held)| (at, &held.article));
        let mut row = 0;
        let mut counts: Vec<u32> = columns.map_or(Vec::new(), |columns| columns.statements.clone());
        counts.resize(shelf.len(), 0);
        for (at, article) in own() {
            if let Some(count) = counts.get_mut(at) {
                *count = article.statements.len() as u32;
            }
        }
        index.firsts = Vec::with_capacity(counts.len() + 1);
        index.firsts.push(0);
        for count in counts {
            row += count;
            index.firsts.push(row);
        }
        let mut dates: [GatherDates; 3] = std::array::from_fn(|_| GatherDates::of(row as usize));
        columns.into_iter().for_each(|columns| take_dates(columns, &mut dates));
        for (clock, dates) in Clock::ALL.iter().zip(&mut dates) {
            for (_, article) in own() {
                article.statements.iter().for_each(|statement| dates.add(date_of(*clock, article, statement)));
            }
        }
        index.dates = dates.map(GatherDates::finish);
        // One dimension after the other: what is gathered takes more room than what is kept of it.
        let order = Order::of(&index.dates(Clock::Said).spans());
        let mut laid = Vec::with_capacity(Dimension::ALL.len());
        for dimension in Dimension::ALL {
            let mut gather = Gather::of(row as usize);
            columns.into_iter().for_each(|columns| index.take(columns, dimension, &mut gather));
            for (_, article) in own() {
                for statement in &article.statements {
                    values(dimension, article, statement, &|code| index.region(code), &mut |value| gather.add(value));
                    gather.next();
                }
            }
            let (column, values) = gather.finish(&order);
            index.columns.push(column);
            laid.push(values);
        }
        let said = ByClock { sharp: index.dates(Clock::Said).sharp(&order), columns: laid, order: Rc::new(order) };
        index.by_clock[Clock::Said as usize] = OnceCell::from(said);
        index.stock = stock;
        index
    }

    /// The statements of which the columns are known.
    fn take(&self, columns: &Columns, dimension: Dimension, gather: &mut Gather) {
        let own = match dimension {
            Dimension::Region => Some(0),
            Dimension::About => Some(1),
            Dimension::Form => Some(2),
            Dimension::Source => Some(3),
            Dimension::Kind => Some(4),
            Dimension::Topic => Some(5),
            Dimension::Article | Dimension::Language => None,
        };
        let regional = matches!(dimension, Dimension::Region | Dimension::About);
        let number = |key: &String, gather: &mut Gather| {
            let parent = if regional { self.region(key).and_then(|r| r.parent.as_deref()) } else { None };
            std::iter::once(key.as_str()).chain(parent).map(|key| gather.number(key)).collect::<Vec<u32>>()
        };
        let put = |values: &Values, gather: &mut Gather, times: &mut dyn FnMut() -> u32| {
            let numbers: Vec<Vec<u32>> = values.keys.iter().map(|key| number(key, gather)).collect();
            values.each_row(&mut |row| {
                for _ in 0..times() {
                    let own = row.iter().filter_map(|value| numbers.get(*value as usize));
                    own.flatten().for_each(|number| gather.add_number(*number));
                    gather.next();
                }
            });
        };
        let mut counts = columns.statements.iter().copied();
        match own.and_then(|place| columns.values.get(place)) {
            Some(values) => put(values, gather, &mut || 1),
            None if dimension == Dimension::Language => put(&columns.language, gather, &mut || counts.next().unwrap_or(0)),
            None => {
                for (id, count) in columns.ids.iter().zip(counts) {
                    let number = gather.number(id);
                    for _ in 0..count {
                        gather.add_number(number);
                        gather.next();
                    }
                }
            }
        }
    }

    /// What the collection says of a region.
    fn region(&self, code: &str) -> Option<&Region> {
        let region = |at: &u32| self.bundle.collection.regions.get(*at as usize);
        let found = self.regions.binary_search_by(|at| region(at).map(|r| r.code.as_str()).cmp(&Some(code))).ok()?;
        self.regions.get(found).and_then(region)
    }

    /// A statement and its article, where they are here.
    pub fn statement(&self, row: u32) -> Option<Told> {
        let Row { article, statement } = self.row(row)?;
        let (held, at) = (self.shelf.get(article as usize)?, statement as usize);
        (at < held.article.statements.len().min(held.ids.len())).then_some(Told { held, at })
    }

    /// The folded text that the search looks through, where the statement is here.
    pub(super) fn text(&self, row: u32) -> Option<String> {
        let told = self.statement(row)?;
        let (article, statement, _) = told.parts();
        Some(fold(&searchable(article, statement, &|code| self.region(code))))
    }

    /// The words: those of the stock, where they are here, and those of the other statements.
    pub(super) fn searches(&self) -> impl Iterator<Item = &Search> {
        let stocked = self.stock.as_ref().map_or(0, |stock| stock.rows());
        let rest = (stocked < self.len()).then(|| {
            self.search.get_or_init(|| Rc::new(Search::build(stocked, (stocked..self.len()).map(|row| self.text(row).unwrap_or_default()))))
        });
        self.stock.iter().filter_map(|stock| stock.search()).chain(rest).map(Rc::as_ref)
    }

    /// The columns in the order of a clock.
    pub(super) fn by(&self, clock: Clock) -> &ByClock {
        self.by_clock[clock as usize].get_or_init(|| {
            let dates = self.dates(clock);
            let order = Order::of(&dates.spans());
            let said = self.by_clock[Clock::Said as usize].get();
            let columns = said.map_or(Vec::new(), |said| said.columns.iter().map(|laid| laid.moved(&said.order, &order)).collect());
            ByClock { columns, sharp: dates.sharp(&order), order: Rc::new(order) }
        })
    }

    /// The values of a statement, in order.
    pub fn values(&self, dimension: Dimension, row: u32) -> Vec<u32> {
        let by = self.by(Clock::Said);
        let laid = by.columns.get(dimension as usize).zip(by.order.place(row));
        laid.map_or(Vec::new(), |(laid, place)| laid.at(place))
    }

    /// The dates by a clock.
    pub fn dates(&self, clock: Clock) -> &Dates {
        &self.dates[clock as usize]
    }

    /// How many of some places have each date, by its number; the undated count nowhere.
    pub fn count_dates(&self, clock: Clock, under: &Bits) -> Vec<u32> {
        let mut counts = vec![0; self.dates(clock).len()];
        under.tally(self.order(clock).rows(), self.dates(clock).numbers(), &mut counts);
        counts
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
        self.firsts.last().copied().unwrap_or(0)
    }

    /// Is there no statement at all?
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// One statement's place.
    pub fn row(&self, row: u32) -> Option<Row> {
        let article = self.firsts.partition_point(|first| *first <= row).checked_sub(1)?;
        let first = self.firsts.get(article)?;
        (row < self.len()).then_some(Row { article: article as u32, statement: row - first })
    }

    /// The rows of an article's statements.
    pub fn rows_of(&self, article: usize) -> Range<u32> {
        self.firsts.get(article).zip(self.firsts.get(article + 1)).map_or(0..0, |(from, to)| *from..*to)
    }

    /// The values of a dimension.
    pub fn column(&self, dimension: Dimension) -> &Column {
        &self.columns[dimension as usize]
    }
}

/// The dates of statements of which the columns are known.
fn take_dates(columns: &Columns, dates: &mut [GatherDates; 3]) {
    let [said, happened, published] = dates;
    said.take(&columns.dates, columns.said.iter().copied());
    happened.take(&columns.dates, columns.happened.iter().copied());
    let each = columns.published.iter().zip(&columns.statements);
    published.take(&columns.dates, each.flat_map(|(date, count)| std::iter::repeat_n(*date, *count as usize)));
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
