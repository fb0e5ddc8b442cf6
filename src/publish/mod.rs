//! What is written to disk as static files, and what is read from a folder of articles. Native only.

mod borders;
mod bundle;
mod folder;
mod page;
mod programs;
mod schema;
mod weight;

pub use bundle::write_bundle;
pub use folder::{Folder, read_folder};
pub use page::finish_page;
pub use schema::{SCHEMAS, schema};
pub use weight::{BUDGET, Weight, first_visit, table, weigh};
