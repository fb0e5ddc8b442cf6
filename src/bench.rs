//! The bench's entry: a program of its own, loaded when the bench is opened.

#![cfg_attr(not(target_arch = "wasm32"), allow(unused))]

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {
    #[cfg(target_arch = "wasm32")]
    start::start();
}

#[cfg(target_arch = "wasm32")]
mod start {
    use dateline::ui::{Bench, BenchPlace, BenchProps};
    use dateline::web::{location, page};

    /// Starts the bench at the place that the address says.
    pub fn start() {
        let Some(host) = page::element("bench") else { return };
        let props = BenchProps { place: BenchPlace::parse(&location::fragment()) };
        yew::Renderer::<Bench>::with_root_and_props(host, props).render();
    }
}
