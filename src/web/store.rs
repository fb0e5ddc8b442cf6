//! The reader's own articles, kept in IndexedDB until they are removed. They never leave the machine.

use idb::{Database, DatabaseEvent, Error, Factory, KeyPath, ObjectStoreParams, TransactionMode};
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

const DATABASE: &str = "dateline";
const STORE: &str = "articles";

/// A file as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// Its name; a file of the same name takes its place.
    pub name: String,
    /// Its text, as it was.
    pub text: String,
}

async fn open() -> Result<Database, Error> {
    let mut request = Factory::new()?.open(DATABASE, Some(1))?;
    request.on_upgrade_needed(|event| {
        if let Ok(database) = event.database() {
            let mut by_name = ObjectStoreParams::new();
            by_name.key_path(Some(KeyPath::new_single("name")));
            let _ = database.create_object_store(STORE, by_name);
        }
    });
    request.await
}

fn sentence(error: impl std::fmt::Display) -> String {
    format!("This browser does not keep the articles for the next visit ({error}).")
}

/// Everything that is kept, by name.
pub async fn all() -> Result<Vec<Kept>, String> {
    let read = async {
        let database = open().await?;
        let transaction = database.transaction(&[STORE], TransactionMode::ReadOnly)?;
        let values = transaction.object_store(STORE)?.get_all(None, None)?.await?;
        transaction.await?;
        Ok::<_, Error>(values)
    };
    let values = read.await.map_err(sentence)?;
    Ok(values.into_iter().filter_map(|v| serde_wasm_bindgen::from_value(v).ok()).collect())
}

/// Keeps files.
pub async fn keep(files: &[Kept]) -> Result<(), String> {
    let mut values = Vec::with_capacity(files.len());
    for file in files {
        values.push(serde_wasm_bindgen::to_value(file).map_err(sentence)?);
    }
    let write = async {
        let database = open().await?;
        let transaction = database.transaction(&[STORE], TransactionMode::ReadWrite)?;
        let store = transaction.object_store(STORE)?;
        for value in &values {
            store.put(value, None)?.await?;
        }
        transaction.commit()?.await?;
        Ok::<_, Error>(())
    };
    write.await.map_err(sentence)
}

/// Forgets files by name.
pub async fn forget(names: &[String]) -> Result<(), String> {
    let write = async {
        let database = open().await?;
        let transaction = database.transaction(&[STORE], TransactionMode::ReadWrite)?;
        let store = transaction.object_store(STORE)?;
        for name in names {
            store.delete(JsValue::from(name.as_str()))?.await?;
        }
        transaction.commit()?.await?;
        Ok::<_, Error>(())
    };
    write.await.map_err(sentence)
}
