//! A collection with its articles, its index and the fixed order of its filter values.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use super::frame::{Frame, all_events};
use super::suggest::Folded;
use super::words::{brief, language_name};
use super::{Holding, Selection, chips, parse};
use crate::index::{Clock, Dimension, Index, Key, Stock, Told};
use crate::model::{Article, Bundle, Edtf, Event, Form, Held, Region, Shelf, SourceKind, Span, free_id, sort_by};

/// Everything that the views read. Made once for a collection and never changed.
#[derive(Debug)]
pub struct Library {
    /// Title, topics, regions, the drawing, collections one click away.
    pub bundle: Rc<Bundle>,
    /// The articles; those that the reader added come last.
    pub articles: Shelf,
    /// How many of the articles the collection came with.
    pub bundled: usize,
    /// The index over all statements.
    pub index: Index,
    pub(super) stock: Option<Rc<Stock>>,
    /// The places of the articles, by id.
    by_id: Vec<u32>,
    facets: [Vec<FacetValue>; 8],
    frames: [OnceCell<Rc<Frame>>; 3],
    /// The stretch of time that was picked last.
    picked: RefCell<Option<(Clock, Edtf, Rc<Frame>)>>,
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

/// The id and the title of an article at a place, here or not.
fn head<'a>(articles: &'a Shelf, stock: &'a Option<Rc<Stock>>, at: usize) -> Option<(&'a str, &'a str)> {
    let columns = stock.as_ref().map(|stock| stock.columns());
    let (id, title) = match columns.and_then(|columns| columns.ids.get(at).zip(columns.titles.get(at))) {
        Some(stocked) => stocked,
        None => articles.staying(at).map(|held| (&held.article.id, &held.article.title))?,
    };
    Some((id, title))
}

impl Library {
    /// Puts a collection and the reader's own articles together. An own article with the id of another gets a new id.
    pub fn new(holding: &Holding, own: Vec<Article>) -> Library {
        let (stock, mut articles) = (holding.stock.clone(), holding.shelf.clone());
        let bundled = articles.len();
        for mut article in own {
            article.id =
                free_id(article.id, |id| (0..articles.len()).any(|at| head(&articles, &stock, at).is_some_and(|head| head.0 == id)));
            articles.push(article);
        }
        let id = |at: &u32| head(&articles, &stock, *at as usize).map(|head| head.0);
        let mut by_id: Vec<u32> = (0..articles.len() as u32).filter(|at| id(at).is_some()).collect();
        sort_by(&mut by_id, |a, b| id(a).cmp(&id(b)));
        let index = Index::build(holding.bundle.clone(), stock.clone(), &articles);
        let stocked = stock.iter().flat_map(|stock| &stock.columns().events);
        let events = all_events(stocked.chain(articles.own().flat_map(|(_, held)| &held.article.events)));
        let mut library = Library {
            bundle: holding.bundle.clone(),
            articles,
            bundled,
            index,
            stock,
            by_id,
            facets: Default::default(),
            folded: OnceCell::new(),
            ways: OnceCell::new(),
            frames: Default::default(),
            picked: RefCell::default(),
            events,
        };
        library.facets = Dimension::ALL.map(|d| library.arrange(d));
        library
    }

    /// What of a timeline no selection changes but the stretch of time that is picked.
    pub fn frame(&self, clock: Clock, zoom: Option<Edtf>) -> Rc<Frame> {
        let picked = zoom.and_then(|zoom| Some((zoom, zoom.span()?))).and_then(|(zoom, span)| Some((zoom, span.start?, span.end?)));
        let Some((zoom, first, last)) = picked else {
            return self.frames[clock as usize].get_or_init(|| Rc::new(Frame::of(&self.index, &self.events, clock))).clone();
        };
        let mut known = self.picked.borrow_mut();
        if let Some((.., frame)) = known.as_ref().filter(|(own, date, _)| (*own, *date) == (clock, zoom)) {
            return frame.clone();
        }
        let frame = Rc::new(Frame::between(&self.index, &self.events, clock, first, last));
        *known = Some((clock, zoom, frame.clone()));
        frame
    }

    /// Everything dated that the articles tell of, in order, with its days; both ends are known.
    pub fn events(&self) -> &[(Span, Event)] {
        &self.events
    }

    /// Selections to begin with: those that the collection offers, or its most frequent regions and topics.
    pub fn ways(&self) -> &[Way] {
        self.ways.get_or_init(|| {
            let mut offered: Vec<Selection> =
                self.bundle.collection.ways.iter().map(|way| parse(&["#/quotes?", way].concat()).0.selection).collect();
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
        self.bundle.collection.regions.iter().find(|r| r.code == code)
    }

    /// A region's name, or what the articles call it, or its code.
    pub fn region_name<'a>(&'a self, code: &'a str) -> &'a str {
        let place = || self.articles.own().flat_map(|(_, held)| &held.article.places).find(|p| p.code.as_deref() == Some(code));
        self.region(code).map(|r| r.name.as_str()).or_else(|| place().map(|p| p.name.as_str())).unwrap_or(code)
    }

    /// Has it a border on the map?
    pub fn is_drawn(&self, code: &str) -> bool {
        self.bundle.map.regions.iter().any(|r| r.code == code)
    }

    /// A statement and its article, by row, where they are here.
    pub fn statement(&self, row: u32) -> Option<Told> {
        self.index.statement(row)
    }

    /// The row of a statement that is here, by id.
    pub fn row_of(&self, id: &str) -> Option<u32> {
        let (article, statement) =
            self.articles.here().find_map(|(at, held)| held.ids.iter().position(|own| own == id).map(|n| (at, n as u32)))?;
        Some(self.index.rows_of(article).start + statement)
    }

    /// The place of an article, by id, here or not.
    pub fn article_place(&self, id: &str) -> Option<usize> {
        let own = |at: &u32| head(&self.articles, &self.stock, *at as usize).map(|head| head.0);
        let found = self.by_id.binary_search_by(|at| own(at).cmp(&Some(id))).ok();
        found.and_then(|found| self.by_id.get(found)).map(|at| *at as usize)
    }

    /// The title of an article, by id, here or not.
    pub fn title_of(&self, id: &str) -> Option<&str> {
        head(&self.articles, &self.stock, self.article_place(id)?).map(|head| head.1)
    }

    /// An article by id, with its place, where it is here.
    pub fn article(&self, id: &str) -> Option<(usize, Rc<Held>)> {
        let at = self.article_place(id)?;
        Some((at, self.articles.get(at)?))
    }

    /// The rows of an article's statements.
    pub fn rows_of(&self, article: usize) -> std::ops::Range<u32> {
        self.index.rows_of(article)
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
            Dimension::Topic => self.bundle.collection.topics.iter().find(|t| t.id == *value).map_or(value.clone(), |t| t.name.clone()),
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
