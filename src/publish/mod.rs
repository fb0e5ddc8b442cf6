//! What is written to disk as static files, and what is read from folders of articles and texts. Native only.

mod borders;
mod bundle;
mod card;
mod command;
mod cut;
mod extract;
mod folder;
mod generate;
mod give;
mod inputs;
mod jsonl;
mod offline;
mod page;
mod parquet;
mod programs;
mod protect;
mod quiet;
mod schema;
mod shorten;
mod site;
mod tighten;
mod weight;

pub use bundle::{CUT_FROM, write_bundle};
pub use command::{Publish, publish};
pub use extract::{Extract, Extracted, extract_files};
pub use folder::{Folder, read_folder};
pub use generate::{Generate, generate, generated_article, generated_collection};
pub use give::{Dossier, Export, export, make_dossier};
pub use page::finish_page;
pub use schema::{SCHEMAS, schema};
pub use site::Written;
pub use weight::{Weight, table, too_heavy, weigh};
