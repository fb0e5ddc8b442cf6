//! The articles of a collection in their order, of which some may not be here yet.

use std::cell::OnceCell;
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

/// Articles in their order. A copy shares them: what is put into one is in the other.
#[derive(Clone, Debug, Default)]
pub struct Shelf(Vec<Rc<OnceCell<Box<Held>>>>);

impl Shelf {
    /// Room for so many articles, none of which is here.
    pub fn empty(articles: usize) -> Shelf {
        Shelf((0..articles).map(|_| Rc::default()).collect())
    }

    /// How many there are, here or not.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Is there none?
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// One of them, where it is here.
    pub fn get(&self, at: usize) -> Option<&Held> {
        self.0.get(at)?.get().map(Box::as_ref)
    }

    /// Puts an article into its place; one that is there stays.
    pub fn put(&self, at: usize, article: Article) {
        if let Some(place) = self.0.get(at) {
            place.get_or_init(|| Box::new(Held { ids: statement_ids(&article), article }));
        }
    }

    /// Adds an article at the end.
    pub fn push(&mut self, article: Article) {
        self.0.push(Rc::default());
        self.put(self.len() - 1, article);
    }

    /// Those that are here, each with its place.
    pub fn here(&self) -> impl Iterator<Item = (usize, &Held)> {
        self.0.iter().enumerate().filter_map(|(at, place)| Some((at, place.get()?.as_ref())))
    }
}
