//! A shared value that is equal only to itself: comparing properties never compares contents.

use std::ops::Deref;
use std::rc::Rc;

/// A shared value, compared by its address.
#[derive(Debug)]
pub struct Same<T>(Rc<T>);

impl<T> Same<T> {
    /// Shares a value.
    pub fn new(value: T) -> Self {
        Same(Rc::new(value))
    }

    /// Its address, which no other value has as long as this one is held.
    pub(super) fn address(&self) -> u32 {
        Rc::as_ptr(&self.0) as usize as u32
    }
}

impl<T> From<Rc<T>> for Same<T> {
    fn from(shared: Rc<T>) -> Self {
        Same(shared)
    }
}

impl<T> Clone for Same<T> {
    fn clone(&self) -> Self {
        Same(Rc::clone(&self.0))
    }
}

impl<T> PartialEq for Same<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Deref for Same<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}
