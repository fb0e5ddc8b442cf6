//! What of a collection that is cut into files is here.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use super::search::Search;
use crate::model::{Columns, Piece, Shelf, id_mark, read_articles, read_ids, read_postings, read_vocabulary};

/// So many pieces of articles stay, some ten thousand statements.
const ENOUGH: usize = 64;
/// So many are let go of at once.
const AT_ONCE: usize = 4;

/// The columns, and what has been put beside them so far. What is put here stays, but for articles: many are too large for the
/// memory of a phone.
#[derive(Debug)]
pub struct Stock {
    columns: Columns,
    shelf: Shelf,
    /// The pieces of articles that are here, the one that was needed last at the end.
    held: RefCell<Vec<u32>>,
    search: OnceCell<Rc<Search>>,
    ids: OnceCell<Vec<u32>>,
}

impl Stock {
    /// Nothing but the columns.
    pub fn new(columns: Columns) -> Stock {
        let shelf = Shelf::empty(columns.ids.len());
        Stock { shelf, columns, held: RefCell::default(), search: OnceCell::new(), ids: OnceCell::new() }
    }

    /// What every statement is filtered by.
    pub fn columns(&self) -> &Columns {
        &self.columns
    }

    /// The articles.
    pub fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    /// How many statements there are.
    pub fn rows(&self) -> u32 {
        self.columns.said.len() as u32
    }

    /// The piece that an article is in.
    pub fn piece_of(&self, article: usize) -> Option<Piece> {
        self.columns.pieces.get(article).map(|piece| Piece::Articles(*piece))
    }

    /// The words, where they are here.
    pub(super) fn search(&self) -> Option<&Rc<Search>> {
        self.search.get()
    }

    /// The statements that may have an id, where the ids are here.
    pub fn may_have(&self, id: &str) -> Option<Vec<u32>> {
        let mark = id_mark(id);
        let ids = self.ids.get()?;
        Some(ids.iter().zip(0..).filter(|(own, _)| **own == mark).map(|(_, row)| row).collect())
    }

    /// Are the articles of a piece here?
    pub fn has(&self, piece: Piece) -> bool {
        matches!(piece, Piece::Articles(number) if self.held.borrow().contains(&number))
    }

    /// Lets go of articles where more than enough are here: of some that have not been needed for longest, and of none that are.
    pub fn let_go(&self, needed: &[Piece]) {
        let mut held = self.held.borrow_mut();
        // Those that are needed go to the end.
        for piece in needed {
            if let Some(at) = held.iter().position(|number| Piece::Articles(*number) == *piece) {
                let number = held.remove(at);
                held.push(number);
            }
        }
        let gone = held.len().saturating_sub(ENOUGH.max(needed.len())).min(AT_ONCE);
        for _ in 0..gone {
            let number = held.remove(0);
            let places = self.columns.pieces.iter().zip(0..).filter(|(piece, _)| **piece == number);
            places.for_each(|(_, at)| self.shelf.let_go(at));
        }
    }

    /// Puts the text of a piece where it belongs; `None` where it is no such piece of this collection.
    pub fn put(&self, piece: Piece, text: &str) -> Option<()> {
        match piece {
            Piece::Columns => {}
            Piece::Articles(number) => {
                let articles = read_articles(text)?;
                let fits = |(at, article): &(usize, crate::model::Article)| {
                    let columns = &self.columns;
                    let statements = columns.statements.get(*at).map(|n| *n as usize);
                    (columns.ids.get(*at), columns.pieces.get(*at), statements)
                        == (Some(&article.id), Some(&number), Some(article.statements.len()))
                };
                if !articles.iter().all(fits) {
                    return None;
                }
                articles.into_iter().for_each(|(at, article)| self.shelf.put(at, article));
                let mut held = self.held.borrow_mut();
                if !held.contains(&number) {
                    held.push(number);
                }
            }
            Piece::Words => {
                let words = read_vocabulary(text).filter(|words| words.lengths.len() == self.columns.said.len())?;
                self.search.get_or_init(|| Rc::new(Search::of(words)));
            }
            Piece::Postings(number) => {
                let search = self.search.get()?;
                let entries = read_postings(text, search.counts_in(number)?, self.rows())?;
                search.put(number, entries);
            }
            Piece::Ids => {
                let ids = read_ids(text).filter(|ids| ids.len() == self.columns.said.len())?;
                self.ids.get_or_init(|| ids);
            }
        }
        Some(())
    }
}
