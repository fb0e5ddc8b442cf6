//! What is on the bench, kept in IndexedDB: a database of its own, so that the reader's articles are never in its way.

use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;
use web_sys::IdbTransactionMode;

use super::store::{Cabinet, done, sentence, store};

static DRAFTS: Cabinet = Cabinet { database: "dateline-bench", store: "drafts", key: "id" };

/// Everything that is kept; of each no more is read than `T` has. What cannot be read as one is passed over.
pub async fn all<T: DeserializeOwned>() -> Result<Vec<T>, String> {
    let read = async { done(&store(&DRAFTS, IdbTransactionMode::Readonly).await?.get_all()?).await };
    let values = js_sys::Array::from(&read.await.map_err(sentence)?);
    Ok(values.iter().filter_map(|v| serde_wasm_bindgen::from_value(v).ok()).collect())
}

/// One of them, by id; nothing where it is not there or cannot be read.
pub async fn get<T: DeserializeOwned>(id: &str) -> Result<Option<T>, String> {
    let read = async { done(&store(&DRAFTS, IdbTransactionMode::Readonly).await?.get(&id.into())?).await };
    Ok(serde_wasm_bindgen::from_value(read.await.map_err(sentence)?).ok())
}

/// Keeps one; another of the same `id` gives way.
pub async fn keep(record: &impl Serialize) -> Result<(), String> {
    let record = serde_wasm_bindgen::to_value(record).map_err(|e| sentence(e.into()))?;
    let write = async {
        done(&store(&DRAFTS, IdbTransactionMode::Readwrite).await?.put(&record)?).await?;
        Ok::<_, JsValue>(())
    };
    write.await.map_err(sentence)
}

/// Forgets one by id.
pub async fn forget(id: &str) -> Result<(), String> {
    let write = async {
        done(&store(&DRAFTS, IdbTransactionMode::Readwrite).await?.delete(&id.into())?).await?;
        Ok::<_, JsValue>(())
    };
    write.await.map_err(sentence)
}
