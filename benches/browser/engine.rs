//! The index for the benchmark in a browser: reads the files of a collection that is cut, changes the selection, and
//! answers with everything that a change of a filter makes the page show.

#![cfg_attr(not(target_arch = "wasm32"), allow(unused))]

use dateline::explore::{Edit, Holding, Library, Results, Selection, results, results_after, timeline};
use dateline::index::{Answer, Clock, Dimension, Key, Stock};
use dateline::model::{Day, Edtf, Piece, read_bundle, read_columns};
use wasm_bindgen::prelude::wasm_bindgen;

// As the page has it.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// A collection and what is selected of it.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Engine {
    holding: Holding,
    library: Library,
    selection: Selection,
    /// The answers before, of which only what has changed is counted.
    answered: Option<Answer>,
    shown: Option<Results>,
}

#[wasm_bindgen]
impl Engine {
    /// Reads the bundle and its columns.
    #[wasm_bindgen(constructor)]
    pub fn new(bundle: &str, columns: &str) -> Result<Engine, String> {
        let bundle = read_bundle("bundle", bundle).map_err(|faults| faults.first().map(ToString::to_string).unwrap_or_default())?;
        let columns = read_columns(columns).ok_or("the columns cannot be read")?;
        let holding = Holding::cut(bundle, Stock::new(columns));
        let library = Library::new(&holding, Vec::new());
        Ok(Engine { library, holding, selection: Selection::default(), answered: None, shown: None })
    }

    /// The words of all statements.
    pub fn put_words(&self, text: &str) -> bool {
        self.holding.put(Piece::Words, text)
    }

    /// Which statements have some words.
    pub fn put_postings(&self, number: u32, text: &str) -> bool {
        self.holding.put(Piece::Postings(number), text)
    }

    /// Chooses a value of a dimension, by the place of both, or no longer.
    pub fn toggle(&mut self, dimension: usize, key: &str) {
        if let Some(dimension) = Dimension::ALL.get(dimension) {
            self.selection = self.selection.edited(Edit::Toggle(*dimension, Key::Is(key.into())));
        }
    }

    /// Dates from and to; empty where there is no bound.
    pub fn brush(&mut self, from: &str, to: &str) {
        let date = |text: &str| Edtf::parse(text).ok();
        self.selection = self.selection.edited(Edit::Dates(date(from), date(to)));
    }

    /// Words that are looked for.
    pub fn words(&mut self, words: &str) {
        self.selection = self.selection.edited(Edit::Words(words.into()));
    }

    /// Everything is taken away.
    pub fn clear(&mut self) {
        self.selection = self.selection.edited(Edit::Clear);
    }

    /// The values of a dimension, in the order of its counts.
    pub fn keys(&self, dimension: usize) -> Vec<String> {
        let column = Dimension::ALL.get(dimension).map(|d| self.library.index.column(*d));
        let word = |key: &Key| if let Key::Is(word) = key { word.clone() } else { String::new() };
        column.map(|column| column.keys().iter().map(word).collect()).unwrap_or_default()
    }

    /// How many match, the counts of all dimensions one after the other, so many months from one on, the first fifty rows.
    pub fn answer(&mut self, month: i32, months: i32) -> Vec<u32> {
        let index = &self.library.index;
        let answer = index.answer_after(&self.selection.query(), self.answered.as_ref());
        let mut out = vec![answer.found];
        answer.counts.iter().for_each(|counts| out.extend(counts));
        let order = index.order(Clock::Said);
        let mut shown = answer.any_time().clone();
        shown.and(&index.sharp(Clock::Said).within[1]);
        let start = Day(month);
        for n in 0..months {
            let (from, to) = order.between(start.month_start(n), start.month_start(n + 1));
            out.push(shown.count_and_within(&shown, from, to));
        }
        out.extend(answer.latest().take(50));
        self.answered = Some(answer);
        out
    }

    /// The same as the page works it out: with its timeline. The greatest of its numbers, so that none is left out.
    pub fn page(&mut self) -> u32 {
        let shown = results_after(&self.library, &self.selection, self.shown.as_ref());
        let line = timeline(&self.library, &self.selection, &shown);
        let rows = shown.list(&self.library).take(50).count() as u32;
        let greatest = shown.found.max(line.bins.len() as u32).max(rows);
        self.shown = Some(shown);
        greatest
    }

    /// The statements by relevance: how many, and the first.
    pub fn ranked(&self) -> Vec<u32> {
        let selection = self.selection.edited(Edit::Sort(dateline::explore::Sort::Relevance));
        let shown = results(&self.library, &selection);
        shown.list(&self.library).take(50).collect()
    }
}

fn main() {}
