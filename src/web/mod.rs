//! The only door to the browser: address, storage, files, clipboard, loading, clock.
//!
//! Every access can fail, and says so with an `Option` or a `Result`; nothing here panics when the browser refuses.
//! In a native build the types exist, so that pages can be rendered without a browser, and nothing here is called.

mod asked;
pub mod clipboard;
pub mod clock;
pub mod download;
pub mod drafts;
#[cfg(target_arch = "wasm32")]
pub mod embedded;
pub mod files;
pub mod handover;
pub mod load;
pub mod location;
pub mod page;
pub mod scroll;
pub mod selected;
pub mod store;
mod told;
pub mod worker;
