//! One collection of a site, and what of it each page lists.

use std::collections::BTreeMap;

use super::feed::short_hash;
use super::register::{Entry, Register};
use crate::explore::{Link, Page, Selection, print};
use crate::index::{Dimension, Key};
use crate::model::{Article, Bundle, Collection, Region, SourceKind, Statement, plain_id, statement_ids};

/// A statement by its article and its place in that.
pub(super) type Row = (usize, usize);

/// What lists statements: its slug, its name, and they.
pub(super) struct Group {
    pub slug: String,
    pub name: String,
    pub rows: Vec<Row>,
}

/// A collection, the latest statements first in every list.
pub(super) struct Shown<'a> {
    pub collection: &'a Collection,
    pub articles: &'a [Article],
    pub ids: Vec<Vec<String>>,
    pub version: String,
    /// Where its pages are within the site: nowhere in particular, or a folder of its own.
    pub prefix: String,
    /// From its pages to the top of the site.
    pub root: String,
    pub register: &'a Register,
    /// By description, region and topic.
    pub sources: BTreeMap<(String, SourceKind), Group>,
    pub regions: BTreeMap<String, Group>,
    pub topics: BTreeMap<String, Group>,
    about: BTreeMap<String, usize>,
    names: BTreeMap<&'a str, &'a str>,
}

/// A name as a file may have it.
pub(super) fn slug(name: &str, otherwise: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'-';
    // Names of devices, and names that differ in case alone, are not files everywhere.
    let device = ["con", "prn", "aux", "nul"].contains(&name.to_lowercase().as_str());
    let case =
        if otherwise == "region" { !name.bytes().any(|b| b.is_ascii_lowercase()) } else { !name.bytes().any(|b| b.is_ascii_uppercase()) };
    if !name.is_empty() && name.len() <= 40 && name.bytes().all(plain) && !device && case {
        return name.to_owned();
    }
    let words: String = plain_id(name, otherwise).chars().take(48).collect();
    [words.trim_end_matches('-'), "-", &short_hash(name)].concat()
}

impl<'a> Shown<'a> {
    /// `prefix` is empty for the collection that the site begins with.
    pub fn new(bundle: &'a Bundle, version: String, prefix: String, register: &'a Register) -> Shown<'a> {
        let (collection, articles) = (&bundle.collection, bundle.articles.as_slice());
        let ids: Vec<Vec<String>> = articles.iter().map(statement_ids).collect();
        let mut rows: Vec<Row> =
            articles.iter().enumerate().flat_map(|(a, article)| (0..article.statements.len()).map(move |s| (a, s))).collect();
        let start = |(a, s): &Row| articles[*a].statements[*s].said.as_ref().and_then(|said| said.date.span()).and_then(|span| span.start);
        rows.sort_by_key(|row| std::cmp::Reverse(start(row)));
        let region = |code: &str| collection.regions.iter().find(|region| region.code == code);
        let mut names: BTreeMap<&str, &str> = BTreeMap::new();
        let places = articles.iter().flat_map(|article| &article.places);
        places.for_each(|place| _ = place.code.as_deref().map(|code| names.entry(code).or_insert(&place.name)));
        names.extend(collection.regions.iter().map(|region| (region.code.as_str(), region.name.as_str())));
        let mut shown = Shown {
            collection,
            articles,
            ids,
            version,
            root: if prefix.is_empty() { "../".into() } else { "../../".into() },
            prefix,
            register,
            sources: BTreeMap::new(),
            regions: BTreeMap::new(),
            topics: BTreeMap::new(),
            about: BTreeMap::new(),
            names,
        };
        for row in rows {
            let (article, statement) = (&articles[row.0], &articles[row.0].statements[row.1]);
            if let Some(source) = article.source_of(statement) {
                let group = shown.sources.entry((source.name.clone(), source.kind)).or_insert_with(|| {
                    let words: String = plain_id(&source.name, "source").chars().take(60).collect();
                    let hash = short_hash(&[&source.name, "\u{1}", source.kind.word()].concat());
                    Group { slug: [words.trim_end_matches('-'), "-", &hash].concat(), name: source.name.clone(), rows: Vec::new() }
                });
                group.rows.push(row);
            }
            let own = statement.region.as_ref().map(|region| region.code.as_str());
            let outer = own.and_then(region).and_then(|region| region.parent.as_deref());
            for code in own.into_iter().chain(outer) {
                let name = shown.names.get(code).copied().unwrap_or(code).to_owned();
                let group = shown.regions.entry(code.to_owned());
                group.or_insert_with(|| Group { slug: slug(code, "region"), name, rows: Vec::new() }).rows.push(row);
            }
            for code in &statement.about {
                *shown.about.entry(code.clone()).or_default() += 1;
                let name = shown.names.get(code.as_str()).copied().unwrap_or(code).to_owned();
                // A region that is only spoken of has a page too.
                let group = shown.regions.entry(code.clone());
                group.or_insert_with(|| Group { slug: slug(code, "region"), name, rows: Vec::new() });
            }
            for id in &statement.topics {
                let name = collection.topics.iter().find(|topic| topic.id == *id).map_or(id, |topic| &topic.name).clone();
                let group = shown.topics.entry(id.clone());
                group.or_insert_with(|| Group { slug: slug(id, "topic"), name, rows: Vec::new() }).rows.push(row);
            }
        }
        shown
    }

    pub fn at(&self, row: Row) -> (&'a Article, &'a Statement, &str) {
        let article = &self.articles[row.0];
        (article, &article.statements[row.1], &self.ids[row.0][row.1])
    }

    pub fn entry(&self, id: &str) -> Option<&Entry> {
        self.register.entry(&self.collection.id, id)
    }

    pub fn region_name<'n>(&'n self, code: &'n str) -> &'n str {
        self.names.get(code).copied().unwrap_or(code)
    }

    pub fn region(&self, code: &str) -> Option<&Region> {
        self.collection.regions.iter().find(|region| region.code == code)
    }

    pub fn topic_name<'n>(&'n self, id: &'n str) -> &'n str {
        self.topics.get(id).map_or(id, |group| &group.name)
    }

    /// How many statements are about a region.
    pub fn about(&self, code: &str) -> usize {
        self.about.get(code).copied().unwrap_or(0)
    }

    /// Where a page is within the site.
    pub fn path(&self, kind: &str, slug: &str) -> String {
        [&self.prefix, kind, "/", slug, ".html"].concat()
    }

    /// A later page of a list.
    pub fn path_of(&self, kind: &str, slug: &str, nth: usize) -> String {
        if nth == 0 { self.path(kind, slug) } else { self.path(kind, &format!("{slug}.{}", nth + 1)) }
    }

    pub fn statement_path(&self, row: Row) -> String {
        self.path("statement", &self.ids[row.0][row.1])
    }

    /// The explorer at a link, from the top of the site.
    pub fn explorer(&self, link: Link) -> String {
        let collection = (!self.prefix.is_empty()).then(|| self.collection.id.clone());
        ["index.html", &print(&Link { collection, ..link })].concat()
    }

    /// The explorer with one value chosen.
    pub fn chosen(&self, dimension: Dimension, value: &str) -> String {
        let selection = Selection::default().toggled(dimension, &Key::Is(value.to_owned()));
        self.explorer(Link { selection, ..Link::default() })
    }

    /// The explorer with a statement opened.
    pub fn opened(&self, id: &str) -> String {
        self.explorer(Link { open: Some(id.to_owned()), ..Link::default() })
    }

    /// The explorer's page of an article.
    pub fn read(&self, id: &str) -> String {
        self.explorer(Link { page: Page::Article(id.to_owned()), ..Link::default() })
    }
}
