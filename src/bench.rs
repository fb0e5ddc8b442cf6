//! The bench's entry: a program of its own, loaded when the bench is opened.

#![cfg_attr(not(target_arch = "wasm32"), allow(unused))]

fn main() {
    #[cfg(target_arch = "wasm32")]
    dateline::ui::start_bench();
}
