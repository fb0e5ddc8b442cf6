//! The extractor in its worker: what is asked of it, and what it answers.
//!
//! ```text
//! to the worker:    where its program is (an address, or its bytes); after "ready" [what the page knows]; then, each time
//!                   after the last answer, [job, bytes of the file]
//! from the worker:  "ready"; then for each job what was found, as JSON, or "!" and a sentence on why nothing was
//! ```

use js_sys::{Array, Promise, Uint8Array};
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, MessageEvent, Url, Worker};

use super::page::{element, window};
use super::told::told;
use crate::extract::{About, Extraction, Guide, Input, extract, is_marked, read_input, read_text};
use crate::model::{Region, Topic};

/// What the page knows that texts do not say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// Its own regions: code, name, the code that each is part of, other names.
    pub regions: Vec<(String, String, Option<String>, Vec<String>)>,
    /// Its topics: id, name, and phrases of which one gives it.
    pub topics: Vec<(String, String, Vec<String>)>,
}

impl From<Known> for Guide {
    fn from(known: Known) -> Guide {
        let region = |(code, name, parent, aliases)| Region { code, name, listed: None, aliases, parent };
        let regions: Vec<Region> = known.regions.into_iter().map(region).collect();
        let topics: Vec<Topic> = known.topics.into_iter().map(|(id, name, phrases)| Topic { id, name, phrases }).collect();
        Guide::of(&regions, &topics)
    }
}

/// What is asked of the extractor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Job {
    /// The file's name, which tells its format.
    pub name: String,
    /// What the reader knows of the article; goes before what the file says.
    pub about: About,
    /// The text, where it was read before; then the file's bytes are not looked at.
    pub input: Option<Input>,
}

const READY: &str = "ready";

/// What the extractor's worker answers: the JSON of what was found, or `!` and a sentence on why nothing was.
pub fn extracted(job: &str, bytes: &[u8], guide: &Guide) -> String {
    let job = Job::of_text(job, &|| String::from_utf8_lossy(bytes).into_owned());
    let input = match job.input {
        Some(input) => Ok(Input { about: job.about, ..input }),
        None => read_text(&job.name, bytes, job.about).map_err(|fault| fault.reason),
    };
    match input {
        Ok(input) => told(&extract(input, guide)),
        Err(why) => ["!", &why].concat(),
    }
}

/// What the worker of the reader of pages and article files answers, likewise.
pub fn read_marked(job: &str, bytes: &[u8]) -> String {
    let job = Job::of_text(job, &String::new);
    match read_input(&job.name, bytes, job.about) {
        Ok(input) => told(&input),
        Err(fault) => ["!", &fault.reason].concat(),
    }
}

/// What the extractor goes by, from what the bench wrote of it.
pub fn guide(known: &str) -> Guide {
    Known::of_text(known).into()
}

/// A worker with the extractor in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Extractor(Worker);

impl Extractor {
    /// Starts it with what the page knows, and waits until it is ready.
    pub async fn start(known: &Known) -> Result<Extractor, String> {
        Self::begin("extractor", known).await
    }

    async fn begin(program: &str, known: &Known) -> Result<Extractor, String> {
        let none = |_: JsValue| String::from("This browser does not start the extractor: it needs Web Workers.");
        let (worker, program) = create(program).map_err(none)?;
        let extractor = Extractor(worker);
        let ready = extractor.answer();
        extractor.0.post_message(&program).map_err(none)?;
        match ready.await?.as_string() {
            Some(text) if text == READY => {
                extractor.0.post_message(&Array::of1(&known.to_text().into())).map_err(none)?;
                Ok(extractor)
            }
            why => Err(format!("The extractor could not be started ({}).", why.unwrap_or_default())),
        }
    }

    /// What is found in a text, read from the bytes of its file.
    pub async fn extract(&self, job: &Job, bytes: &Uint8Array) -> Result<Extraction, String> {
        let head = bytes.slice(0, 2048).to_vec();
        if job.input.is_none() && is_marked(&job.name, &head) {
            // A page or an article file is read by a program of its own, which plain text does without.
            let reader = Self::begin("reader", &Known::default()).await?;
            let input = reader.ask::<Input>(job, bytes).await;
            reader.0.terminate();
            let input = input?;
            let read = Job { name: job.name.clone(), about: input.about.clone(), input: Some(input) };
            return self.ask(&read, &Uint8Array::new_with_length(0)).await;
        }
        self.ask(job, bytes).await
    }

    async fn ask<T: DeserializeOwned>(&self, job: &Job, bytes: &Uint8Array) -> Result<T, String> {
        let none = "The text could not be given to the extractor.";
        let held = job.input.as_ref().map(|input| Uint8Array::from(input.text.as_bytes()));
        let found = self.answer();
        let bytes = held.as_ref().unwrap_or(bytes);
        self.0.post_message(&Array::of2(&job.to_text().into(), bytes)).map_err(|_| none)?;
        let found = found.await?.as_string().unwrap_or_default();
        let unread = "The extractor’s answer could not be read.";
        match found.strip_prefix('!') {
            Some(why) => Err(why.to_owned()),
            None => {
                js_sys::JSON::parse(&found).ok().and_then(|found| serde_wasm_bindgen::from_value(found).ok()).ok_or_else(|| unread.into())
            }
        }
    }

    /// Ends it, whatever it does; who waits for an answer is told.
    pub fn stop(&self) {
        self.0.terminate();
        if let Some(failed) = self.0.onerror() {
            let _ = failed.call0(&JsValue::NULL);
        }
    }

    /// The data of the next message, which is listened for from now on.
    fn answer(&self) -> impl Future<Output = Result<JsValue, String>> + use<> {
        let promise = Promise::new(&mut |resolve, reject| {
            self.0.set_onmessage(Some(&resolve));
            self.0.set_onerror(Some(&reject));
        });
        async {
            let event = JsFuture::from(promise).await;
            let event = event.map_err(|_| "The extractor stopped: it could not be loaded, or the text is too large for this browser.")?;
            Ok(event.unchecked_into::<MessageEvent>().data())
        }
    }
}

/// A worker, and what its first message has to be: from files beside the page, or from inside of it.
fn create(name: &str) -> Result<(Worker, JsValue), JsValue> {
    if let (Some(script), Some(program)) = (inside(&format!("js-{name}")), inside(&format!("wasm-{name}"))) {
        let options = BlobPropertyBag::new();
        options.set_type("text/javascript");
        let url = Url::create_object_url_with_blob(&Blob::new_with_u8_array_sequence_and_options(&Array::of1(&script), &options)?)?;
        return Ok((Worker::new(&url)?, program.buffer().into()));
    }
    let files = js_sys::Reflect::get(&js_sys::global(), &format!("dateline-{name}").into())?;
    let files = files.as_string().unwrap_or_default();
    let (script, program) = files.split_once(' ').ok_or(JsValue::NULL)?;
    Ok((Worker::new(script)?, program.into()))
}

/// The bytes that an element of the page holds as base64.
fn inside(id: &str) -> Option<Uint8Array> {
    let text = element(id)?.text_content()?;
    let binary = window()?.atob(&text).ok()?;
    let bytes: Vec<u8> = binary.chars().map(|c| c as u8).collect();
    Some(Uint8Array::from(bytes.as_slice()))
}
