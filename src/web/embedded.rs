//! An embedded page: it shows one view, says how high it is and what is selected, and does what the page around it says.
//!
//! ```text
//! to the page around:    { type: "dateline", height, link, selection }    whenever one of them changes
//! from the page around:  { type: "dateline", selection } or { type: "dateline", link }
//! ```
//! A selection is a plain object, with the words of the link: `{ region: ["KP-10"], from: "2019-02-25", q: "trade" }`;
//! `null` among the values of a filter is "not stated".

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use js_sys::{Function, Reflect};
use serde::{Deserialize, Serialize};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::MessageEvent;

use super::page::{document, element, window};
use super::{clock, location};
use crate::explore::{Link, parse, print};

/// One value of a filter, or several.
#[derive(Debug, Serialize, Deserialize)]
#[serde(untagged)]
enum Value {
    Several(Vec<Option<String>>),
    One(String),
    Truth(bool),
}

/// A selection as a plain object.
type Plain = BTreeMap<String, Value>;

/// A link's query as a plain object.
fn plain(link: &Link) -> Plain {
    let fragment = print(link);
    let query = fragment.split_once('?').map_or("", |(_, query)| query);
    let mut out = Plain::new();
    for (name, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
        let text = decoded(value);
        let filter = matches!(name, "region" | "about" | "form" | "source" | "kind" | "topic" | "article" | "language");
        match out.get_mut(name) {
            Some(Value::Several(all)) => all.push(stated(text)),
            _ if filter => _ = out.insert(name.to_owned(), Value::Several(vec![stated(text)])),
            _ if text == "yes" => _ = out.insert(name.to_owned(), Value::Truth(true)),
            _ => _ = out.insert(name.to_owned(), Value::One(text)),
        }
    }
    out
}

/// `~` is "not stated", and `~~…` a value that begins with `~`.
fn stated(text: String) -> Option<String> {
    match text.strip_prefix('~') {
        Some("") => None,
        Some(rest) => Some(rest.to_owned()),
        None => Some(text),
    }
}

fn decoded(value: &str) -> String {
    let spaced = value.replace('+', " ");
    js_sys::decode_uri_component(&spaced).map_or(spaced, String::from)
}

/// A plain object as a link.
fn link_of(plain: &Plain) -> Link {
    let mut pairs: Vec<String> = Vec::new();
    let encoded = |text: &str| String::from(js_sys::encode_uri_component(text));
    for (name, value) in plain {
        match value {
            Value::One(text) => pairs.push([name, "=", &encoded(text)].concat()),
            Value::Truth(true) => pairs.push([name, "=yes"].concat()),
            Value::Truth(false) => {}
            Value::Several(all) => pairs.extend(all.iter().map(|text| match text {
                None => [name, "=~"].concat(),
                Some(text) if text.starts_with('~') => [name, "=~", &encoded(text)].concat(),
                Some(text) => [name, "=", &encoded(text)].concat(),
            })),
        }
    }
    parse(&["#/quotes?", &pairs.join("&")].concat()).0
}

/// So many milliseconds after a change the page has settled.
const SETTLED: i32 = 60;

/// What was told last: height, and fragment.
type Told = Rc<RefCell<(f64, String)>>;

/// Begins: marks the page with the view that it shows, tells, and listens.
pub fn start() {
    let (Some(window), Some(root)) = (window(), document().and_then(|document| document.document_element())) else { return };
    let search = window.location().search().unwrap_or_default();
    let wanted = search.trim_start_matches('?').split('&').find_map(|pair| pair.strip_prefix("embed=")).unwrap_or("list").to_owned();
    let view = ["list", "map", "timeline", "quote"].into_iter().find(|view| *view == wanted).unwrap_or("list");
    let _ = root.set_attribute("data-embed", view);
    open_out();
    let told: Told = Rc::default();
    // The address follows what is drawn; many changes are one.
    let asked = Rc::new(Cell::new(false));
    let look: Closure<dyn FnMut()> = Closure::new({
        let told = told.clone();
        move || {
            if !asked.replace(true) {
                let (told, asked) = (told.clone(), asked.clone());
                let settled = move || {
                    asked.set(false);
                    tell(&told);
                };
                clock::later(SETTLED, Box::new(settled));
            }
        }
    });
    let look: Function = look.into_js_value().unchecked_into();
    // Whatever changes the page changes something in it.
    if let (Some(host), Ok(observer)) = (element("host"), web_sys::MutationObserver::new(&look)) {
        let what = web_sys::MutationObserverInit::new();
        what.set_subtree(true);
        what.set_child_list(true);
        what.set_attributes(true);
        what.set_character_data(true);
        let _ = observer.observe_with_options(&host, &what);
        // It observes for as long as there is a page.
        std::mem::forget(observer);
    }
    let _ = window.add_event_listener_with_callback("resize", &look);
    let heard: Closure<dyn FnMut(MessageEvent)> = Closure::new(move |event: MessageEvent| hear(&event));
    let _ = window.add_event_listener_with_callback("message", heard.into_js_value().unchecked_ref());
    tell(&told);
}

/// Links of the explorer that lead somewhere else open there.
fn open_out() {
    let Some(document) = document() else { return };
    let Ok(link) = document.create_element("a") else { return };
    let _ = link.set_attribute(
        "href",
        &location::address("").split('?').next().map(|base| [base, &location::fragment()].concat()).unwrap_or_default(),
    );
    let _ = link.set_attribute("target", "_blank");
    let _ = link.set_attribute("rel", "noopener");
    let _ = link.set_attribute("class", "embed-out");
    link.set_text_content(Some("Open in Dateline"));
    let follow: Closure<dyn FnMut()> = Closure::new({
        let link = link.clone();
        move || {
            let base = location::address("");
            let base = base.split('?').next().unwrap_or_default();
            let _ = link.set_attribute("href", &[base, &location::fragment()].concat());
        }
    });
    let follow: Function = follow.into_js_value().unchecked_into();
    for event in ["focus", "pointerenter"] {
        let _ = link.add_event_listener_with_callback(event, &follow);
    }
    if let Some(body) = document.body() {
        let _ = body.append_child(&link);
    }
}

/// Tells the page around what has changed.
fn tell(told: &Told) {
    let Some(window) = window() else { return };
    let Some(around) = window.parent().ok().flatten().filter(|around| *around != window) else { return };
    let height = element("app").map_or(0.0, |app| f64::from(app.scroll_height())) + 32.0;
    let fragment = location::fragment();
    if *told.borrow() == (height, fragment.clone()) {
        return;
    }
    let (link, _) = parse(&fragment);
    let message = js_sys::Object::new();
    let put = |name: &str, value: &JsValue| _ = Reflect::set(&message, &name.into(), value);
    put("type", &"dateline".into());
    put("height", &height.into());
    put("link", &print(&link).into());
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    if let Ok(selection) = plain(&link).serialize(&serializer) {
        put("selection", &selection);
    }
    // To whoever embeds it: what is told is what that page shows.
    if around.post_message(&message, "*").is_ok() {
        *told.borrow_mut() = (height, fragment);
    }
}

/// Does what the page around says; nobody else is heard.
fn hear(event: &MessageEvent) {
    let Some(window) = window() else { return };
    let around: JsValue = window.parent().ok().flatten().map_or(JsValue::NULL, JsValue::from);
    let from: JsValue = event.source().map_or(JsValue::NULL, JsValue::from);
    let data = event.data();
    let of = |name: &str| Reflect::get(&data, &name.into()).unwrap_or(JsValue::NULL);
    if from != around || of("type").as_string().as_deref() != Some("dateline") {
        return;
    }
    let link = match of("link").as_string() {
        Some(link) => parse(&link).0,
        None => match serde_wasm_bindgen::from_value::<Plain>(of("selection")) {
            Ok(plain) => link_of(&plain),
            Err(_) => return,
        },
    };
    let fragment = print(&link);
    if fragment != location::fragment() {
        location::go_instead(&fragment);
    }
}
