//! A collection with its articles, its index and the fixed order of its filter values.

use std::cell::OnceCell;
use std::rc::Rc;

use super::frame::{Frame, all_events};
use super::suggest::Folded;
use super::words::{brief, language_name};
use super::{Holding, Selection, chips, parse};
use crate::index::{Clock, Dimension, Index, Key, Stock};
use crate::model::{Article, Collection, Event, Form, MapData, Other, Region, Shelf, SourceKind, Span, Statement, free_id, sort_by};

/// Everything that the views read. Made once for a collection and never changed.
#[derive(Debug)]
pub struct Library {
    /// Title, topics, regions.
    pub collection: Collection,
    /// The articles; those that the reader added come last.
    pub articles: Shelf,
    /// How many of the articles the collection came with.
    pub bundled: usize,
    /// The drawing.
    pub map: MapData,
    /// Collections one click away.
    pub others: Vec<Other>,
    /// The index over all statements.
    pub index: Index,
    pub(super) stock: Option<Rc<Stock>>,
    /// The articles by id, with their titles, each with its place.
    heads: Vec<(String, String, usize)>,
    facets: [Vec<FacetValue>; 8],
    frames: [Frame; 3],
    pub(super) folded: OnceCell<Vec<Folded>>,
    ways: OnceCell<Vec<Way>>,
    events: Vec<(Span, Event)>,
}

/// A selection to begin with: its name, the selection, and how many statements it shows.
pub type Way = (String, Selection, u32);

/// A value of a filter, with its count over the whole collection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetValue {
    /// The value.
    pub key: Key,
    /// Where its count is found in an answer.
    pub column: Option<usize>,
    /// Its words.
    pub label: String,
    /// How many statements of the whole collection have it.
    pub total: u32,
    /// Is it part of the value above it?
    pub inner: bool,
}

impl Library {
    /// Puts a collection and the reader's own articles together. An own article with the id of another gets a new id.
    pub fn new(holding: &Holding, own: Vec<Article>) -> Library {
        let (stock, mut articles) = (holding.stock.clone(), holding.shelf.clone());
        let bundled = articles.len();
        let mut heads: Vec<(String, String, usize)> = match &stock {
            Some(stock) => stock
                .columns()
                .ids
                .iter()
                .zip(&stock.columns().titles)
                .zip(0..)
                .map(|((id, title), at)| (id.clone(), title.clone(), at))
                .collect(),
            None => articles.here().map(|(at, held)| (held.article.id.clone(), held.article.title.clone(), at)).collect(),
        };
        for mut article in own {
            article.id = free_id(article.id, |id| heads.iter().any(|(known, ..)| known == id));
            heads.push((article.id.clone(), article.title.clone(), articles.len()));
            articles.push(article);
        }
        sort_by(&mut heads, |a, b| a.0.cmp(&b.0));
        let bundle = &holding.bundle;
        let index = Index::build(&bundle.collection, stock.clone(), &articles);
        let stocked = stock.iter().flat_map(|stock| &stock.columns().events);
        let first = stock.as_ref().map_or(0, |_| bundled);
        let events = all_events(stocked.chain(articles.here().filter(|(at, _)| *at >= first).flat_map(|(_, held)| &held.article.events)));
        let frames = Clock::ALL.map(|clock| Frame::of(&index, &events, clock));
        let mut library = Library {
            collection: bundle.collection.clone(),
            articles,
            bundled,
            map: bundle.map.clone(),
            others: bundle.others.clone(),
            index,
            stock,
            heads,
            facets: Default::default(),
            folded: OnceCell::new(),
            ways: OnceCell::new(),
            frames,
            events,
        };
        library.facets = Dimension::ALL.map(|d| library.arrange(d));
        library
    }

    /// What of a timeline no selection changes.
    pub fn frame(&self, clock: Clock) -> &Frame {
        &self.frames[clock as usize]
    }

    /// Everything dated that the articles tell of, in order, with its days; both ends are known.
    pub fn events(&self) -> &[(Span, Event)] {
        &self.events
    }

    /// Selections to begin with: those that the collection offers, or its most frequent regions and topics.
    pub fn ways(&self) -> &[Way] {
        self.ways.get_or_init(|| {
            let mut offered: Vec<Selection> =
                self.collection.ways.iter().map(|way| parse(&["#/quotes?", way].concat()).0.selection).collect();
            if offered.is_empty() {
                for dimension in [Dimension::Region, Dimension::Topic, Dimension::Kind] {
                    let values = self.facet(dimension).iter().filter(|v| v.key != Key::NotStated && v.total > 0 && !v.inner).take(2);
                    offered.extend(values.map(|v| Selection::default().toggled(dimension, &v.key)));
                }
            }
            let named = |selection: Selection| {
                let name = chips(self, &selection).into_iter().map(|c| c.value).collect::<Vec<_>>().join(", ");
                let found = self.index.answer(&selection.query()).found;
                (name, selection, found)
            };
            offered.into_iter().map(named).filter(|(name, _, found)| !name.is_empty() && *found > 0).collect()
        })
    }

    /// The values of a filter, in the order in which they are always shown.
    pub fn facet(&self, dimension: Dimension) -> &[FacetValue] {
        &self.facets[dimension as usize]
    }

    /// What the collection says of a region.
    pub fn region(&self, code: &str) -> Option<&Region> {
        self.collection.regions.iter().find(|r| r.code == code)
    }

    /// A region's name, or what the articles call it, or its code.
    pub fn region_name<'a>(&'a self, code: &'a str) -> &'a str {
        let place = || self.articles.here().flat_map(|(_, held)| &held.article.places).find(|p| p.code.as_deref() == Some(code));
        self.region(code).map(|r| r.name.as_str()).or_else(|| place().map(|p| p.name.as_str())).unwrap_or(code)
    }

    /// Has it a border on the map?
    pub fn is_drawn(&self, code: &str) -> bool {
        self.map.regions.iter().any(|r| r.code == code)
    }

    /// A statement and its article, by row, where they are here.
    pub fn statement(&self, row: u32) -> Option<(&Article, &Statement, &str)> {
        self.index.statement(row)
    }

    /// The row of a statement that is here, by id.
    pub fn row_of(&self, id: &str) -> Option<u32> {
        let (article, statement) =
            self.articles.here().find_map(|(at, held)| held.ids.iter().position(|own| own == id).map(|n| (at as u32, n as u32)))?;
        let rows = self.index.rows();
        rows.binary_search_by(|row| (row.article, row.statement).cmp(&(article, statement))).ok().map(|row| row as u32)
    }

    /// The place of an article, by id, here or not.
    pub fn article_place(&self, id: &str) -> Option<usize> {
        self.head(id).map(|(_, _, at)| *at)
    }

    fn head(&self, id: &str) -> Option<&(String, String, usize)> {
        self.heads.binary_search_by(|head| head.0.as_str().cmp(id)).ok().and_then(|at| self.heads.get(at))
    }

    /// The title of an article, by id, here or not.
    pub fn title_of(&self, id: &str) -> Option<&str> {
        self.head(id).map(|(_, title, _)| title.as_str())
    }

    /// An article by id, with its place, where it is here.
    pub fn article(&self, id: &str) -> Option<(usize, &Article)> {
        let at = self.article_place(id)?;
        self.articles.get(at).map(|held| (at, &held.article))
    }

    /// The rows of an article's statements.
    pub fn rows_of(&self, article: usize) -> std::ops::Range<u32> {
        let rows = self.index.rows();
        let from = |article: usize| rows.partition_point(|row| (row.article as usize) < article) as u32;
        from(article)..from(article + 1)
    }

    /// The words for a value.
    pub fn label(&self, dimension: Dimension, key: &Key) -> String {
        let Key::Is(value) = key else { return "not stated".into() };
        brief(&match dimension {
            Dimension::Region | Dimension::About => {
                let listed = self.region(value).and_then(|r| r.listed.clone());
                listed.unwrap_or_else(|| self.region_name(value).into())
            }
            Dimension::Form => Form::from_word(value).map_or(value.clone(), |f| f.label().into()),
            Dimension::Kind => SourceKind::from_word(value).map_or(value.clone(), |k| k.label().into()),
            Dimension::Topic => self.collection.topics.iter().find(|t| t.id == *value).map_or(value.clone(), |t| t.name.clone()),
            Dimension::Article => self.title_of(value).unwrap_or(value).to_owned(),
            Dimension::Language => language_name(value),
            Dimension::Source => value.clone(),
        })
    }

    fn arrange(&self, dimension: Dimension) -> Vec<FacetValue> {
        let column = self.index.column(dimension);
        let value = |(i, (key, total)): (usize, (&Key, &u32))| FacetValue {
            key: key.clone(),
            column: Some(i),
            label: self.label(dimension, key),
            total: *total,
            inner: false,
        };
        let mut values: Vec<FacetValue> = column.keys().iter().zip(column.totals()).enumerate().map(value).collect();
        let fixed: Vec<&str> = match dimension {
            Dimension::Form => Form::ALL.iter().map(|f| f.word()).collect(),
            Dimension::Kind => SourceKind::ALL.iter().map(|k| k.word()).collect(),
            _ => Vec::new(),
        };
        if dimension == Dimension::Form {
            for word in &fixed {
                let key = Key::Is((*word).into());
                if !values.iter().any(|v| v.key == key) {
                    values.push(FacetValue { label: self.label(dimension, &key), key, column: None, total: 0, inner: false });
                }
            }
        }
        // Most frequent first, by name where equal, regions without a border and "not stated" last: never moved by a filter.
        let place = |v: &FacetValue| match &v.key {
            Key::NotStated => (2, 0),
            Key::Is(word) if !fixed.is_empty() => (0, fixed.iter().position(|w| w == word).unwrap_or(fixed.len())),
            Key::Is(code) if matches!(dimension, Dimension::Region | Dimension::About) => (usize::from(!self.is_on_map(code)), 0),
            Key::Is(_) => (0, 0),
        };
        sort_by(&mut values, |a, b| place(a).cmp(&place(b)).then(b.total.cmp(&a.total)).then_with(|| a.label.cmp(&b.label)));
        if !matches!(dimension, Dimension::Region | Dimension::About) {
            return values;
        }
        let parent = |v: &FacetValue| match &v.key {
            Key::Is(code) => self.region(code).and_then(|r| r.parent.clone()),
            Key::NotStated => None,
        };
        let (inner, outer): (Vec<_>, Vec<_>) = values.into_iter().partition(|v| parent(v).is_some());
        let mut arranged = Vec::with_capacity(inner.len() + outer.len());
        for value in outer {
            let key = value.key.clone();
            arranged.push(value);
            arranged.extend(
                inner.iter().filter(|v| parent(v).map(Key::Is).as_ref() == Some(&key)).map(|v| FacetValue { inner: true, ..v.clone() }),
            );
        }
        arranged
    }

    /// Has the region, or the one that it is part of, a border on the map?
    pub fn is_on_map(&self, code: &str) -> bool {
        self.is_drawn(code) || self.region(code).and_then(|r| r.parent.as_deref()).is_some_and(|p| self.is_drawn(p))
    }
}
