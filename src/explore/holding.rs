//! A collection as far as it is here, and what else of it is needed for what is shown.

use std::cell::OnceCell;
use std::rc::Rc;

use super::{Library, Link, Page, Results};
use crate::index::Stock;
use crate::model::{Bundle, Piece, Pieces, Shelf};

/// A bundle with what of it has been loaded.
#[derive(Clone, Debug)]
pub struct Holding {
    /// The bundle, without its articles.
    pub bundle: Rc<Bundle>,
    /// Its articles.
    pub(super) shelf: Shelf,
    /// The rest, where it is cut into files.
    pub(super) stock: Option<Rc<Stock>>,
    /// Its library, with nobody's own articles.
    library: OnceCell<Rc<Library>>,
}

impl Holding {
    /// A bundle that has everything in it.
    pub fn whole(mut bundle: Bundle) -> Holding {
        let mut shelf = Shelf::default();
        std::mem::take(&mut bundle.articles).into_iter().for_each(|article| shelf.push(article));
        Holding { bundle: Rc::new(bundle), shelf, stock: None, library: OnceCell::new() }
    }

    /// A bundle that is cut into files, with its columns.
    pub fn cut(bundle: Bundle, stock: Stock) -> Holding {
        Holding { bundle: Rc::new(bundle), shelf: stock.shelf().clone(), stock: Some(Rc::new(stock)), library: OnceCell::new() }
    }

    /// The library of the collection alone, made once: what of it has been loaded by then makes no difference to it.
    pub fn library(&self) -> Rc<Library> {
        self.library.get_or_init(|| Rc::new(Library::new(self, Vec::new()))).clone()
    }

    /// The files, where it is cut into some.
    pub fn pieces(&self) -> Option<&Pieces> {
        self.bundle.pieces.as_ref()
    }

    /// Takes up the text of a piece; `false` where it is none of this collection.
    pub fn put(&self, piece: Piece, text: &str) -> bool {
        self.stock.as_ref().is_some_and(|stock| stock.put(piece, text).is_some())
    }
}

/// Where a statement is of which only the id is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whereabouts {
    /// In this row.
    Row(u32),
    /// That takes some pieces that are not here.
    Needs(Vec<Piece>),
    /// The collection does not have it.
    Nowhere,
}

impl Library {
    /// Where the statement of an id is.
    pub fn locate(&self, id: &str) -> Whereabouts {
        if let Some(row) = self.row_of(id) {
            return Whereabouts::Row(row);
        }
        let Some(stock) = &self.stock else { return Whereabouts::Nowhere };
        let Some(rows) = stock.may_have(id) else { return Whereabouts::Needs(vec![Piece::Ids]) };
        let pieces: Vec<Piece> = rows.into_iter().filter_map(|row| self.piece_of(row)).collect();
        if pieces.is_empty() { Whereabouts::Nowhere } else { Whereabouts::Needs(pieces) }
    }

    /// The piece in which a statement is that is not here.
    pub fn piece_of(&self, row: u32) -> Option<Piece> {
        self.absent(self.index.row(row)?.article as usize)
    }

    /// The piece in which an article is that is not here.
    pub fn absent(&self, article: usize) -> Option<Piece> {
        self.piece(article).filter(|piece| !self.has(*piece))
    }

    /// The piece in which an article is.
    fn piece(&self, article: usize) -> Option<Piece> {
        self.stock.as_ref()?.piece_of(article)
    }

    /// Are the articles of a piece here?
    pub fn has(&self, piece: Piece) -> bool {
        self.stock.as_ref().is_some_and(|stock| stock.has(piece))
    }

    /// Lets go of articles where more than enough are here, but of none of those that are needed.
    pub fn let_go(&self, needs: &[Piece]) {
        self.stock.iter().for_each(|stock| stock.let_go(needs));
    }

    /// What is needed for what is shown, here or not, in the order in which it should come; `rows` are those of the list that
    /// are in sight or soon will be.
    pub fn needs(&self, link: &Link, results: &Results, rows: &mut dyn Iterator<Item = u32>) -> Vec<Piece> {
        let mut needs = results.answer.lacking.clone();
        if self.stock.is_none() {
            return needs;
        }
        let opened = link.open.as_ref().map(|id| self.locate(id));
        if let Page::Article(id) = &link.page {
            needs.extend(self.article_place(id).and_then(|at| self.piece(at)));
        } else {
            let row = if let Some(Whereabouts::Row(row)) = opened { Some(row) } else { None };
            needs.extend(rows.chain(row).filter_map(|row| self.piece(self.index.row(row)?.article as usize)));
        }
        if let Some(Whereabouts::Needs(pieces)) = opened {
            needs.extend(pieces);
        }
        let mut once: Vec<Piece> = Vec::with_capacity(needs.len());
        for piece in needs {
            if !once.contains(&piece) {
                once.push(piece);
            }
        }
        once
    }
}
