//! The entry of the reader of saved pages and article files: a program of its own, in a worker of the bench.

#![cfg_attr(not(target_arch = "wasm32"), allow(unused))]

fn main() {
    #[cfg(target_arch = "wasm32")]
    dateline::web::worker::serve_reader();
}
