//! What the extractor's worker is asked, read by hand.
//!
//! `serde-wasm-bindgen` writes these messages. Reading them with it would bring the printing of floats and messages about
//! every other type along, and the extractor is weighed.

use js_sys::{Array, Reflect};
use wasm_bindgen::JsValue;

use super::worker::{Job, Known};
use crate::extract::{About, Input, Paragraph, Role, Stretch};

fn get(value: &JsValue, name: &str) -> JsValue {
    Reflect::get(value, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

fn text(value: &JsValue, name: &str) -> String {
    get(value, name).as_string().unwrap_or_default()
}

fn list(value: &JsValue) -> Vec<JsValue> {
    if Array::is_array(value) { Array::from(value).to_vec() } else { Vec::new() }
}

fn texts(value: &JsValue) -> Vec<String> {
    list(value).iter().filter_map(JsValue::as_string).collect()
}

fn number(value: &JsValue, name: &str) -> u32 {
    get(value, name).as_f64().map_or(0, |n| n as u32)
}

/// What the page knows that texts do not say.
pub(super) fn known(value: &JsValue) -> Known {
    let nth = |parts: &[JsValue], n: usize| parts.get(n).cloned().unwrap_or(JsValue::UNDEFINED);
    let region = |value: JsValue| {
        let parts = list(&value);
        Some((nth(&parts, 0).as_string()?, nth(&parts, 1).as_string()?, nth(&parts, 2).as_string(), texts(&nth(&parts, 3))))
    };
    let topic = |value: JsValue| {
        let parts = list(&value);
        Some((nth(&parts, 0).as_string()?, nth(&parts, 1).as_string()?, texts(&nth(&parts, 2))))
    };
    Known {
        regions: list(&get(value, "regions")).into_iter().filter_map(region).collect(),
        topics: list(&get(value, "topics")).into_iter().filter_map(topic).collect(),
    }
}

/// A job; nothing where it is none.
pub(super) fn job(value: &JsValue) -> Option<Job> {
    let input = get(value, "input");
    Some(Job {
        name: get(value, "name").as_string()?,
        about: about(&get(value, "about")),
        input: input.is_object().then(|| Input {
            about: About::default(),
            text: text(&input, "text"),
            paragraphs: list(&get(&input, "paragraphs")).iter().map(paragraph).collect(),
        }),
    })
}

fn about(value: &JsValue) -> About {
    About {
        title: text(value, "title"),
        publisher: text(value, "publisher"),
        authors: texts(&get(value, "authors")),
        published: get(value, "published").as_string(),
        language: text(value, "language"),
        url: get(value, "url").as_string(),
        country: get(value, "country").as_string(),
    }
}

fn paragraph(value: &JsValue) -> Paragraph {
    let at = get(value, "at");
    let role = match text(value, "role").as_str() {
        "title" => Role::Title,
        "heading" => Role::Heading,
        "byline" => Role::Byline,
        "caption" => Role::Caption,
        "biography" => Role::Biography,
        "boilerplate" => Role::Boilerplate,
        _ => Role::Body,
    };
    Paragraph { at: Stretch { start: number(&at, "start"), end: number(&at, "end") }, role }
}
