//! A sentence as the rules see it: items with whole quotations among them, and what each word can be.
//!
//! No parser: whether a word is a verb or a noun is told by the lexicon and by the word before it.

mod cut;
mod end;
mod item;
mod part;
mod title;

use super::lexicon::{cue, tag};
use super::listed::named;
pub use cut::items;
pub use end::sentence_end;
pub use item::{Item, NOTHING, Range, What};
pub use part::counted_noun;
use part::{NOMINAL, VERB, find_parts};

/// A sentence, with whole quotations as items.
#[derive(Clone, Copy)]
pub struct Sentence<'a> {
    /// The article's text.
    pub text: &'a str,
    /// Its items.
    pub items: &'a [Item],
}

impl<'a> Sentence<'a> {
    /// Reads a sentence: finds what each of its words can be.
    pub fn new(text: &'a str, items: &'a mut [Item]) -> Sentence<'a> {
        find_parts(text, items);
        Sentence { text, items }
    }

    /// The item at `i`, or nothing.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn get(&self, i: usize) -> &'a Item {
        self.items.get(i).unwrap_or(&NOTHING)
    }

    /// The item before `i`, or nothing.
    pub fn before(&self, i: usize) -> &'a Item {
        self.get(i.wrapping_sub(1))
    }

    /// Has the item at `i` one of these tags?
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn tagged(&self, i: usize, tags: u32) -> bool {
        self.get(i).is(tags)
    }

    /// Has the item before `i` one of these tags?
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn tagged_before(&self, i: usize, tags: u32) -> bool {
        self.before(i).is(tags)
    }

    /// Is the item at `i` one of these words, in any case?
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn word(&self, i: usize, words: &str) -> bool {
        let item = self.get(i);
        item.is_word() && named(item.of(self.text), words)
    }

    /// The bit, in a cue, of the preposition at `i`; 0 for another word.
    pub fn preposition(&self, i: usize) -> u32 {
        let item = self.get(i);
        if item.is(tag::PREP | tag::TO) { cue::preposition(item.of(self.text)) } else { 0 }
    }

    /// Is the item at `i` a quotation?
    pub fn quote(&self, i: usize) -> bool {
        self.get(i).what == What::Quote
    }

    /// Does a quotation stand before the item at `i`?
    pub fn quote_before(&self, i: usize) -> bool {
        self.quote(i.wrapping_sub(1))
    }

    /// Is the item at `i` `'s`, as an owner has it?
    pub fn possessive(&self, i: usize) -> bool {
        let item = self.get(i);
        item.is(tag::POSS) && named(item.of(self.text), "'s|’s")
    }

    /// Can the item be a noun, a name or an adjective?
    pub fn nominal(&self, i: usize) -> bool {
        self.get(i).part & NOMINAL != 0
    }

    /// Is the item a verb that has a subject, as far as its neighbours tell?
    pub fn verb(&self, i: usize) -> bool {
        self.get(i).part & VERB != 0
    }

    /// Is there a verb in `from..to`?
    pub fn has_verb(&self, from: usize, to: usize) -> bool {
        (from..to).any(|i| self.verb(i) || self.get(i).what == What::Quote)
    }
}
