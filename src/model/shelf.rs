//! The articles of a collection in their order, of which some may not be here yet, or no more.

use std::cell::RefCell;
use std::rc::Rc;

use super::{Article, statement_ids};

/// An article with the ids of its statements.
#[derive(Debug)]
pub struct Held {
    /// The article.
    pub article: Article,
    /// The ids of its statements, in order.
    pub ids: Vec<String>,
}

impl Held {
    fn of(article: Article) -> Rc<Held> {
        Rc::new(Held { ids: statement_ids(&article), article })
    }
}

/// Articles in their order: first places for those that come and go, then those that stay. A copy shares the places: what is
/// put into one is in the other.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    places: Rc<RefCell<Vec<Option<Rc<Held>>>>>,
    own: Vec<Rc<Held>>,
}

impl Shelf {
    /// Places for so many articles, none of which is here.
    pub fn empty(articles: usize) -> Shelf {
        Shelf { places: Rc::new(RefCell::new(vec![None; articles])), own: Vec::new() }
    }

    fn places(&self) -> usize {
        self.places.borrow().len()
    }

    /// How many there are, here or not.
    pub fn len(&self) -> usize {
        self.places() + self.own.len()
    }

    /// Is there none?
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// One of them, where it is here.
    pub fn get(&self, at: usize) -> Option<Rc<Held>> {
        match at.checked_sub(self.places()) {
            None => self.places.borrow().get(at)?.clone(),
            Some(own) => self.own.get(own).cloned(),
        }
    }

    /// Puts an article into its place; one that is there stays.
    pub fn put(&self, at: usize, article: Article) {
        if let Some(place) = self.places.borrow_mut().get_mut(at) {
            place.get_or_insert_with(|| Held::of(article));
        }
    }

    /// Empties a place.
    pub fn let_go(&self, at: usize) {
        if let Some(place) = self.places.borrow_mut().get_mut(at) {
            *place = None;
        }
    }

    /// Adds an article at the end, that stays.
    pub fn push(&mut self, article: Article) {
        self.own.push(Held::of(article));
    }

    /// One of those that stay, by its place.
    pub fn staying(&self, at: usize) -> Option<&Held> {
        self.own.get(at.checked_sub(self.places())?).map(Rc::as_ref)
    }

    /// Those that stay, each with its place.
    pub fn own(&self) -> impl Iterator<Item = (usize, &Held)> {
        (self.places()..).zip(self.own.iter().map(Rc::as_ref))
    }

    /// Those that are here, each with its place.
    pub fn here(&self) -> impl Iterator<Item = (usize, Rc<Held>)> {
        (0..self.len()).filter_map(|at| Some((at, self.get(at)?)))
    }
}
