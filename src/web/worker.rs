//! The extractor in its worker: what is asked of it, and what it answers.
//!
//! ```text
//! to the worker:    where its program is (an address, or its bytes); after "ready" what the page knows; then, each
//!                   time after the last answer, [job, bytes of the file]
//! from the worker:  "ready"; then for each job what was found, or a sentence on why nothing was
//! ```

use std::cell::RefCell;

use js_sys::{Array, Promise, Uint8Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, DedicatedWorkerGlobalScope, MessageEvent, Url, Worker};

use super::asked;
use super::page::{element, window};
use crate::extract::{About, Extraction, Guide, Input, extract, is_marked, read_input, read_text};
use crate::model::{Region, Topic};

/// What the page knows that texts do not say.
#[derive(Clone, Debug, Default, Serialize)]
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
#[derive(Clone, Debug, Default, Serialize)]
pub struct Job {
    /// The file's name, which tells its format.
    pub name: String,
    /// What the reader knows of the article; goes before what the file says.
    pub about: About,
    /// The text, where it was read before; then the file's bytes are not looked at.
    pub input: Option<Input>,
}

const READY: &str = "ready";

/// Answers in the extractor's worker, for as long as there is one.
pub fn serve_extractor() {
    serve(|job, bytes, guide| {
        let input = match job.input {
            Some(input) => Input { about: job.about, ..input },
            None => read_text(&job.name, bytes, job.about).map_err(|fault| fault.reason)?,
        };
        Ok(serde_wasm_bindgen::to_value(&extract(input, guide)).unwrap_or(JsValue::NULL))
    });
}

/// Answers in the worker of the reader of pages and article files.
pub fn serve_reader() {
    serve(|job, bytes, _| {
        let input = read_input(&job.name, bytes, job.about).map_err(|fault| fault.reason)?;
        Ok(serde_wasm_bindgen::to_value(&input).unwrap_or(JsValue::NULL))
    });
}

fn serve(perform: fn(Job, &[u8], &Guide) -> Result<JsValue, String>) {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let answering = scope.clone();
    let guide = RefCell::new(None::<Guide>);
    let answer = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let mut guide = guide.borrow_mut();
        let Some(guide) = guide.as_ref() else {
            *guide = Some(asked::known(&event.data()).into());
            return;
        };
        let message = Array::from(&event.data());
        let found = match asked::job(&message.get(0)) {
            Some(job) => perform(job, &Uint8Array::new(&message.get(1)).to_vec(), guide),
            None => Err("The extractor could not read what it was asked.".into()),
        };
        let answer = found.unwrap_or_else(JsValue::from);
        let _ = answering.post_message(&answer);
    });
    scope.set_onmessage(Some(answer.as_ref().unchecked_ref()));
    answer.forget();
    let _ = scope.post_message(&READY.into());
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
                let known = serde_wasm_bindgen::to_value(known).unwrap_or(JsValue::NULL);
                extractor.0.post_message(&known).map_err(none)?;
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
        let job = serde_wasm_bindgen::to_value(job).map_err(|_| none)?;
        let found = self.answer();
        self.0.post_message(&Array::of2(&job, bytes)).map_err(|_| none)?;
        let found = found.await?;
        match found.as_string() {
            Some(why) => Err(why),
            None => serde_wasm_bindgen::from_value(found).map_err(|_| "The extractor’s answer could not be read.".into()),
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
