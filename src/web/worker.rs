//! The extractor in its worker: what is asked of it, and what it answers.
//!
//! ```text
//! to the worker:    where its program is (an address, or its bytes); then, after "ready", [job, bytes of the file]
//! from the worker:  "ready"; then for each job what was found, or a sentence on why nothing was
//! ```

use js_sys::{Array, Promise, Uint8Array};
use serde::{Deserialize, Serialize};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, DedicatedWorkerGlobalScope, MessageEvent, Url, Worker};

use super::page::{document, element, window};
use crate::extract::{About, Extraction, Input};

/// What is asked of the extractor.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Job {
    /// The file's name, which tells its format.
    pub name: String,
    /// What the reader knows of the article; goes before what the file says.
    pub about: About,
    /// The text, where it was read before; then the file's bytes are not looked at.
    pub input: Option<Input>,
}

const READY: &str = "ready";

/// Answers in the worker, for as long as there is one.
pub fn serve() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let answering = scope.clone();
    let answer = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let message = Array::from(&event.data());
        let answer = match serde_wasm_bindgen::from_value::<Job>(message.get(0)) {
            Ok(job) => {
                let found = perform(job, &Uint8Array::new(&message.get(1)).to_vec());
                serde_wasm_bindgen::to_value(&found).unwrap_or(JsValue::NULL)
            }
            Err(_) => JsValue::NULL,
        };
        let _ = answering.post_message(&answer);
    });
    scope.set_onmessage(Some(answer.as_ref().unchecked_ref()));
    answer.forget();
    let _ = scope.post_message(&READY.into());
}

fn perform(job: Job, bytes: &[u8]) -> Extraction {
    let mut input = job.input.unwrap_or_else(|| stub::read_input(&job.name, bytes));
    let (known, about) = (job.about, &mut input.about);
    let fill = |slot: &mut String, known: String| {
        if !known.is_empty() {
            *slot = known;
        }
    };
    fill(&mut about.title, known.title);
    fill(&mut about.publisher, known.publisher);
    fill(&mut about.language, known.language);
    if !known.authors.is_empty() {
        about.authors = known.authors;
    }
    about.published = known.published.or(about.published.take());
    about.url = known.url.or(about.url.take());
    about.country = known.country.or(about.country.take());
    stub::extract(input)
}

/// A worker with the extractor in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Extractor(Worker);

impl Extractor {
    /// Starts it, and waits until it is ready.
    pub async fn start() -> Result<Extractor, String> {
        let none = |_: JsValue| String::from("This browser does not start the extractor: it needs Web Workers.");
        let (worker, program) = create().map_err(none)?;
        let extractor = Extractor(worker);
        let ready = extractor.answer();
        extractor.0.post_message(&program).map_err(none)?;
        match ready.await?.as_string() {
            Some(text) if text == READY => Ok(extractor),
            why => Err(format!("The extractor could not be started ({}).", why.unwrap_or_default())),
        }
    }

    /// What is found in a text, read from the bytes of its file.
    pub async fn extract(&self, job: &Job, bytes: &Uint8Array) -> Result<Extraction, String> {
        let none = "The text could not be given to the extractor.";
        let job = serde_wasm_bindgen::to_value(job).map_err(|_| none)?;
        let found = self.answer();
        self.0.post_message(&Array::of2(&job, bytes)).map_err(|_| none)?;
        serde_wasm_bindgen::from_value(found.await?).map_err(|_| "The extractor’s answer could not be read.".into())
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
fn create() -> Result<(Worker, JsValue), JsValue> {
    if let (Some(script), Some(program)) = (inside("js-extractor"), inside("wasm-extractor")) {
        let options = BlobPropertyBag::new();
        options.set_type("text/javascript");
        let url = Url::create_object_url_with_blob(&Blob::new_with_u8_array_sequence_and_options(&Array::of1(&script), &options)?)?;
        return Ok((Worker::new(&url)?, program.buffer().into()));
    }
    let meta = document().and_then(|d| d.query_selector("meta[name=dateline-extractor]").ok().flatten());
    let content = meta.and_then(|m| m.get_attribute("content")).unwrap_or_default();
    let (script, program) = content.split_once(' ').ok_or(JsValue::NULL)?;
    Ok((Worker::new(script)?, program.into()))
}

/// The bytes that an element of the page holds as base64.
fn inside(id: &str) -> Option<Uint8Array> {
    let text = element(id)?.text_content()?;
    let binary = window()?.atob(&text).ok()?;
    let bytes: Vec<u8> = binary.chars().map(|c| c as u8).collect();
    Some(Uint8Array::from(bytes.as_slice()))
}

mod stub {
    use crate::extract::*;
    use crate::model::{Form, SourceKind};
    pub fn read_input(_name: &str, bytes: &[u8]) -> Input {
        let text = String::from_utf8_lossy(bytes).into_owned();
        let mut paragraphs = Vec::new();
        let mut at = 0;
        for piece in text.split('\n') {
            if !piece.trim().is_empty() {
                let start = at + (piece.len() - piece.trim_start().len());
                let role = if paragraphs.is_empty() { Role::Title } else { Role::Body };
                paragraphs.push(Paragraph { at: Stretch::new(start, start + piece.trim().len()), role });
            }
            at += piece.len() + 1;
        }
        let title = paragraphs.first().map(|p| p.at.of(&text).to_owned()).unwrap_or_default();
        Input { about: About { title, language: "en".into(), ..About::default() }, text, paragraphs }
    }
    pub fn extract(input: Input) -> Extraction {
        let text = input.text.clone();
        let mut out = Extraction::default();
        for (n, p) in input.paragraphs.iter().enumerate() {
            let (from, to) = (p.at.start as usize, p.at.end as usize);
            let Some(body) = text.get(from..to) else { continue };
            let mut at = 0;
            while let Some(open) = body.get(at..).and_then(|b| b.find('\u{201c}')) {
                let start = at + open;
                let Some(close) = body.get(start..).and_then(|b| b.find('\u{201d}')) else { break };
                let end = start + close + 3;
                at = end;
                let rest = body.get(end..).unwrap_or_default();
                let mut cue = None;
                let mut mention = None;
                let mut source = None;
                if let Some(said) = rest.find(" said ").filter(|i| *i < 3) {
                    cue = Some(Stretch::new(from + end + said + 1, from + end + said + 5));
                    let m = from + end + said + 6;
                    let len = text.get(m..).and_then(|t| t.find(['.', ','])).unwrap_or(0);
                    let words = Stretch::new(m, m + len);
                    mention = Some(words);
                    let name = words.of(&text).to_owned();
                    let id = format!("s{}", out.sources.len() + 1);
                    let id = match out.sources.iter().find(|s: &&FoundSource| s.name == name) {
                        Some(s) => s.id.clone(),
                        None => {
                            out.sources.push(FoundSource { id: id.clone(), name, kind: SourceKind::Anonymous, role: None, region: None, at: words });
                            id
                        }
                    };
                    source = Some(id);
                }
                out.statements.push(FoundStatement {
                    form: Form::Direct,
                    content: vec![Stretch::new(from + start, from + end)],
                    cue,
                    mention,
                    source,
                    carried: None,
                    region: text.contains("Ryanggang").then(|| FoundRegion { code: "KP-10".into(), name: "Ryanggang".into(), at: None, inferred: Some("the only place that the text names".into()) }),
                    about: Vec::new(),
                    said: None,
                    topics: Vec::new(),
                    paragraph: n as u32 + 1,
                    why: "cue “said”, subject".into(),
                });
            }
        }
        for (word, date) in [("on Monday", "2017-03-13"), ("last Sunday", "2017-03-12")] {
            for (i, w) in text.match_indices(word) {
                out.dates.push(FoundDate { date: date.into(), inferred: Some("date".into()), why: Some("from the date of publication".into()), at: Stretch::new(i, i + w.len()) });
            }
        }
        for (i, w) in text.match_indices("Port Ansel") {
            out.places.push(FoundPlace { at: Stretch::new(i, i + w.len()), name: w.into(), code: "VM-HC".into(), inferred: None });
        }
        out.input = input;
        out
    }
}
