//! The extractor's entry: a program of its own, in a worker of the bench.

#![cfg_attr(not(target_arch = "wasm32"), allow(unused))]

use std::cell::RefCell;

use dateline::extract::Guide;
use dateline::web::worker;
use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    static GUIDE: RefCell<Option<Guide>> = const { RefCell::new(None) };
}

/// Takes up what the page knows.
#[wasm_bindgen]
pub fn know(known: &str) {
    GUIDE.with_borrow_mut(|guide| *guide = Some(worker::guide(known)));
}

/// What is found in a text.
#[wasm_bindgen]
pub fn answer(job: &str, bytes: &[u8]) -> String {
    GUIDE.with_borrow_mut(|guide| worker::extracted(job, bytes, guide.get_or_insert_with(|| worker::guide(""))))
}

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {}
