//! What shares a selection: a program of its own, loaded when something is shared.

#![cfg_attr(not(target_arch = "wasm32"), allow(unused))]

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {
    #[cfg(target_arch = "wasm32")]
    if let Some(host) = dateline::web::page::element("share") {
        yew::Renderer::<dateline::ui::Share>::with_root(host).render();
    }
}
