//! The reader's own articles, kept in IndexedDB until they are removed. They never leave the machine.

use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    IdbDatabase, IdbObjectStore, IdbObjectStoreParameters, IdbOpenDbRequest, IdbRequest, IdbRequestReadyState, IdbTransactionMode,
};

use super::page::window;

/// A database with one store, whose records are found by one of their fields.
pub(super) struct Cabinet {
    pub database: &'static str,
    pub store: &'static str,
    pub key: &'static str,
}

static ARTICLES: Cabinet = Cabinet { database: "dateline", store: "articles", key: "name" };

/// A file as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its name; a file of the same name takes its place.
    pub name: String,
    /// Its text, as it was.
    pub text: String,
}

/// Waits for a request's success or error.
pub(super) async fn done(request: &IdbRequest) -> Result<JsValue, JsValue> {
    if request.ready_state() == IdbRequestReadyState::Done {
        return request.result();
    }
    let promise = js_sys::Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    JsFuture::from(promise).await.map_err(|_| request.error().ok().flatten().map_or(JsValue::NULL, JsValue::from))?;
    request.result()
}

async fn open(cabinet: &'static Cabinet) -> Result<IdbDatabase, JsValue> {
    let factory = window().and_then(|w| w.indexed_db().ok().flatten()).ok_or(JsValue::NULL)?;
    let request: IdbOpenDbRequest = factory.open_with_u32(cabinet.database, 1)?;
    let opening = request.clone();
    // Mostly it is not called: it goes with the request, which it holds.
    let make = Closure::once(move || {
        if let Ok(database) = opening.result().map(JsCast::unchecked_into::<IdbDatabase>) {
            let by_key = IdbObjectStoreParameters::new();
            by_key.set_key_path(&cabinet.key.into());
            let _ = database.create_object_store_with_optional_parameters(cabinet.store, &by_key);
        }
    });
    request.set_onupgradeneeded(Some(make.as_ref().unchecked_ref()));
    Ok(done(&request).await?.unchecked_into())
}

pub(super) async fn store(cabinet: &'static Cabinet, mode: IdbTransactionMode) -> Result<IdbObjectStore, JsValue> {
    open(cabinet).await?.transaction_with_str_and_mode(cabinet.store, mode)?.object_store(cabinet.store)
}

pub(super) fn sentence(error: JsValue) -> String {
    let why = error.dyn_ref::<js_sys::Error>().map_or("it refuses".into(), |e| String::from(e.message()));
    format!("This browser does not keep articles for the next visit ({why}).")
}

/// Everything that is kept, by name.
pub async fn all() -> Result<Vec<Kept>, String> {
    let read = async { done(&store(&ARTICLES, IdbTransactionMode::Readonly).await?.get_all()?).await };
    let values = js_sys::Array::from(&read.await.map_err(sentence)?);
    // By hand, not by `from_value`: the library's messages about other types would bring the printing of floats along.
    let field = |value: &JsValue, name: &str| js_sys::Reflect::get(value, &name.into()).ok()?.as_string();
    Ok(values.iter().filter_map(|v| Some(Kept { name: field(&v, "name")?, text: field(&v, "text")? })).collect())
}

/// Keeps files. All of them are asked for before the first is waited for, so that they are one transaction.
pub async fn keep(files: &[Kept]) -> Result<(), String> {
    let write = async {
        let store = store(&ARTICLES, IdbTransactionMode::Readwrite).await?;
        let mut requests = Vec::with_capacity(files.len());
        for file in files {
            // By hand, too: the library's writer is a kilobyte that every reader of the page would load for two texts.
            let record = js_sys::Object::new();
            js_sys::Reflect::set(&record, &"name".into(), &file.name.as_str().into())?;
            js_sys::Reflect::set(&record, &"text".into(), &file.text.as_str().into())?;
            requests.push(store.put(&record)?);
        }
        for request in &requests {
            done(request).await?;
        }
        Ok::<_, JsValue>(())
    };
    write.await.map_err(sentence)
}

/// Forgets files by name.
pub async fn forget(names: &[String]) -> Result<(), String> {
    let write = async {
        let store = store(&ARTICLES, IdbTransactionMode::Readwrite).await?;
        let mut requests = Vec::with_capacity(names.len());
        for name in names {
            requests.push(store.delete(&name.as_str().into())?);
        }
        for request in &requests {
            done(request).await?;
        }
        Ok::<_, JsValue>(())
    };
    write.await.map_err(sentence)
}
