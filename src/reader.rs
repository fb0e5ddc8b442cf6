//! The entry of the reader of saved pages and article files: a program of its own, in a worker of the bench.

#![cfg_attr(not(target_arch = "wasm32"), allow(unused))]

use dateline::web::worker;
use wasm_bindgen::prelude::wasm_bindgen;

/// Pages need no knowledge.
#[wasm_bindgen]
pub fn know(_known: &str) {}

/// What stands in a page or an article file.
#[wasm_bindgen]
pub fn answer(job: &str, bytes: &[u8]) -> String {
    worker::read_marked(job, bytes)
}

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {}
