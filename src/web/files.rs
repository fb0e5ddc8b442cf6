//! Files that a person chose or dropped, folders included.

use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DataTransfer, File, FileList, FileSystemDirectoryEntry, FileSystemEntry, FileSystemFileEntry};

use crate::model::sort_by;

/// Larger files are not read: a page that holds them would not answer any more.
const LARGEST: f64 = 20_000_000.0;
/// Longer texts are not read on the bench, where all of a text is on the screen.
const LARGEST_TEXT: f64 = 5_000_000.0;
/// No more files than this at once.
const MOST: usize = 5_000;

/// A file by name, and its text or a sentence on why it has none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// Its name, with its folder where it came from one.
    pub name: String,
    /// Its text.
    pub text: Result<String, String>,
}

/// The files of a field.
pub fn chosen(list: Option<FileList>) -> Vec<(String, File)> {
    let list = list.into_iter().flat_map(|l| (0..l.length()).filter_map(move |i| l.get(i)));
    list.map(|f| (f.name(), f)).collect()
}

/// What was dropped. Has to be called while the event is handled; entries are gone afterwards.
pub fn dropped(transfer: &DataTransfer) -> (Vec<FileSystemEntry>, Vec<(String, File)>) {
    let items = transfer.items();
    let entries: Vec<FileSystemEntry> =
        (0..items.length()).filter_map(|i| items.get(i)).filter_map(|item| item.webkit_get_as_entry().ok().flatten()).collect();
    let files = if entries.is_empty() { chosen(transfer.files()) } else { Vec::new() };
    (entries, files)
}

/// Every file in dropped entries, folders opened.
pub async fn open(entries: Vec<FileSystemEntry>) -> Vec<(String, File)> {
    let mut todo = entries;
    let mut files = Vec::new();
    while let Some(entry) = todo.pop() {
        if files.len() >= MOST {
            break;
        }
        if let Some(file) = entry.dyn_ref::<FileSystemFileEntry>().filter(|_| entry.is_file()) {
            if let Some(found) = answer(|done, failed| file.file_with_callback_and_callback(done, failed)).await {
                files.push((entry.full_path().trim_start_matches('/').to_owned(), found.unchecked_into()));
            }
        } else if let Some(folder) = entry.dyn_ref::<FileSystemDirectoryEntry>() {
            let reader = folder.create_reader();
            // A reader gives a hundred at a time, until it gives none.
            while let Some(batch) = answer(|done, failed| {
                let _ = reader.read_entries_with_callback_and_callback(done, failed);
            })
            .await
            {
                let batch: Vec<FileSystemEntry> = js_sys::Array::from(&batch).iter().map(JsCast::unchecked_into).collect();
                if batch.is_empty() {
                    break;
                }
                todo.extend(batch);
            }
        }
    }
    sort_by(&mut files, |a, b| a.0.cmp(&b.0));
    files
}

/// Waits for one of two callbacks; `None` if it is the second.
async fn answer(call: impl FnOnce(&js_sys::Function, &js_sys::Function)) -> Option<JsValue> {
    let mut call = Some(call);
    let promise = js_sys::Promise::new(&mut |resolve, reject| {
        let failed = Closure::once_into_js(move |_: JsValue| {
            let _ = reject.call0(&JsValue::NULL);
        });
        if let Some(call) = call.take() {
            call(&resolve, failed.unchecked_ref());
        }
    });
    JsFuture::from(promise).await.ok()
}

/// The bytes of a text for the bench, or a sentence on why there are none.
pub async fn bytes(file: &File) -> Result<js_sys::Uint8Array, String> {
    if file.size() > LARGEST_TEXT {
        return Err(format!(
            "has {} MB, and the bench reads texts of up to {} MB: use the command `dateline extract`",
            (file.size() / 1e6) as u64,
            (LARGEST_TEXT / 1e6) as u64
        ));
    }
    let bytes = JsFuture::from(file.array_buffer()).await.map_err(|_| "cannot be read: was it moved or changed?")?;
    Ok(js_sys::Uint8Array::new(&bytes))
}

/// Reads the JSON files among these. What is not one is passed over, and counted.
pub async fn read(files: Vec<(String, File)>) -> (Vec<Read>, usize) {
    let all = files.len();
    let wanted = |name: &str| {
        let name = name.rsplit('/').next().unwrap_or(name);
        name.to_ascii_lowercase().ends_with(".json") && !name.ends_with(".topo.json") && name != "collection.json"
    };
    let mut out = Vec::new();
    for (name, file) in files.into_iter().filter(|(name, _)| wanted(name)).take(MOST) {
        let text = if file.size() > LARGEST {
            Err(format!(
                "has {} MB, and the page reads files of up to {} MB: split it, or bundle it with the command `dateline`",
                (file.size() / 1e6) as u64,
                (LARGEST / 1e6) as u64
            ))
        } else {
            match JsFuture::from(file.array_buffer()).await.map(|bytes| String::from_utf8(js_sys::Uint8Array::new(&bytes).to_vec())) {
                Ok(Ok(text)) => Ok(text),
                Ok(Err(e)) => Err(format!("is not UTF-8 text: byte {} cannot be read", e.utf8_error().valid_up_to() + 1)),
                Err(_) => Err("cannot be read: was it moved or changed?".into()),
            }
        };
        out.push(Read { name, text });
    }
    let passed = all - out.len();
    (out, passed)
}
