//! The page's entry: takes over the HTML that is already on the screen.

#![cfg_attr(not(target_arch = "wasm32"), allow(unused))]

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {
    #[cfg(target_arch = "wasm32")]
    wasm_bindgen_futures::spawn_local(start::start());
}

#[cfg(target_arch = "wasm32")]
mod start {
    use dateline::ui::{App, AppProps, holding, prepare};
    use dateline::web::{load, location, page};

    /// Loads the articles and starts the app; what is on the screen stays there until then.
    pub async fn start() {
        let Some(host) = page::element("host") else { return };
        let Some(path) = load::first() else { return page::say("The page does not say where its articles are. Build it again.") };
        match holding(&path).await {
            Ok(bundle) => {
                let fragment = location::fragment();
                prepare(&bundle, &fragment).await;
                let props = AppProps { bundle, fragment: fragment.into() };
                yew::Renderer::<App>::with_root_and_props(host, props).render();
            }
            Err(why) => page::say(&why),
        }
    }
}
