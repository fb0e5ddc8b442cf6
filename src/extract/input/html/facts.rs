//! What a page says of itself: its `title`, `meta` and `link` elements, its JSON-LD, its `time` elements.
//!
//! Where several say the same thing, the one that is made for it wins: JSON-LD, then `meta`, then what is on the screen.

use super::super::date;
use super::sink::Attributes;
use crate::extract::About;
use crate::model::{Json, Node, parse_json};

/// A page with more JSON-LD than this is not describing an article.
const LARGEST: usize = 1 << 20;

/// What is said, each by whom it is said; empty where it is not.
#[derive(Debug, Default)]
pub struct Facts {
    /// What JSON-LD says.
    json: About,
    /// What `meta` says.
    meta: About,
    site: String,
    title: String,
    language: String,
    /// The first `time`.
    time: Option<String>,
    capture: Capture,
    captured: String,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Capture {
    #[default]
    Nothing,
    Title,
    Json,
}

impl Facts {
    /// A start tag; `silent` says that it stands in something that shows no words.
    pub fn tag(&mut self, name: &[u8], attributes: &Attributes, silent: bool) {
        let get = |name: &str| attributes.get(name).unwrap_or_default();
        match name {
            b"title" if !silent && self.title.is_empty() => self.capture = Capture::Title,
            b"script" if get("type").eq_ignore_ascii_case("application/ld+json") => self.capture = Capture::Json,
            b"html" if self.language.is_empty() => self.language = language(get("lang")),
            b"link" if get("rel").eq_ignore_ascii_case("canonical") => set_address(&mut self.meta.url, get("href")),
            b"time" if self.time.is_none() => self.time = date::of_timestamp(get("datetime")),
            b"meta" => {
                let key = [get("property"), get("name"), get("itemprop")].into_iter().find(|k| !k.is_empty());
                self.meta(key.unwrap_or_default(), get("content").trim());
            }
            _ => {}
        }
    }

    fn meta(&mut self, key: &str, value: &str) {
        let meta = &mut self.meta;
        let set = |field: &mut String| {
            if field.is_empty() {
                *field = one_line(value);
            }
        };
        let mut lower = [0; 32];
        let Some(lower) = lower.get_mut(..key.len()) else { return };
        lower.copy_from_slice(key.as_bytes());
        lower.make_ascii_lowercase();
        match &*lower {
            b"og:title" | b"twitter:title" | b"dc.title" => set(&mut meta.title),
            b"og:site_name" | b"application-name" => set(&mut self.site),
            b"publisher" | b"dc.publisher" | b"citation_publisher" => set(&mut meta.publisher),
            b"author" | b"article:author" | b"dc.creator" | b"parsely-author" | b"sailthru.author" | b"byl" if meta.authors.is_empty() => {
                meta.authors = date::authors(value)
            }
            b"article:published_time"
            | b"datepublished"
            | b"date"
            | b"pubdate"
            | b"dc.date"
            | b"dcterms.created"
            | b"publish-date"
            | b"parsely-pub-date"
            | b"sailthru.date" => meta.published = meta.published.take().or_else(|| date::of_timestamp(value)),
            b"og:url" => set_address(&mut meta.url, value),
            b"content-language" | b"og:locale" if meta.language.is_empty() => meta.language = language(value),
            _ => {}
        }
    }

    /// Text that is not shown.
    pub fn text(&mut self, text: &str) {
        if self.capture != Capture::Nothing && self.captured.len() + text.len() <= LARGEST {
            self.captured.push_str(text);
        }
    }

    /// What is not shown ends.
    pub fn end(&mut self) {
        match self.capture {
            Capture::Title => self.title = one_line(&self.captured),
            Capture::Json => {
                if let Ok(node) = parse_json(self.captured.trim()) {
                    self.json(&node, 0);
                }
            }
            Capture::Nothing => {}
        }
        self.capture = Capture::Nothing;
        self.captured.clear();
    }

    /// Looks for what has a headline, in lists and graphs.
    fn json(&mut self, node: &Node, depth: u32) {
        if depth > 3 {
            return;
        }
        node.items().iter().for_each(|item| self.json(item, depth + 1));
        for key in ["@graph", "mainEntity"] {
            node.get(key).into_iter().for_each(|inner| self.json(inner, depth + 1));
        }
        let Some(headline) = node.get("headline").and_then(Node::text) else { return };
        if !self.json.title.is_empty() {
            return;
        }
        let found = &mut self.json;
        found.title = one_line(headline);
        found.published = node.get("datePublished").and_then(Node::text).and_then(date::of_timestamp);
        found.publisher = node.get("publisher").map(|p| names(p).into_iter().next().unwrap_or_default()).unwrap_or_default();
        found.authors = node.get("author").map(names).unwrap_or_default();
        found.language = node.get("inLanguage").and_then(Node::text).map(language).unwrap_or_default();
        for key in ["url", "mainEntityOfPage"] {
            let address = node.get(key).and_then(|n| n.text().or_else(|| n.get("@id").and_then(Node::text)));
            set_address(&mut found.url, address.unwrap_or_default());
        }
    }

    /// Does the page's title begin with these words?
    pub fn begins_title(&self, words: &str) -> bool {
        words.len() >= 10 && (self.title.starts_with(words) || self.meta.title.starts_with(words))
    }

    /// Fills what is not known yet. `headline` is the page's headline on the screen.
    pub fn tell(self, about: &mut About, headline: &str) {
        let fill = |field: &mut String, values: [String; 4]| {
            if field.is_empty() {
                *field = values.into_iter().find(|v| !v.is_empty()).unwrap_or_default();
            }
        };
        let site = &self.site;
        let meta_title = without_site(&self.meta.title, site);
        let title = without_site(&self.title, site);
        fill(&mut about.title, [self.json.title, headline.to_owned(), meta_title, title]);
        fill(&mut about.publisher, [self.json.publisher, self.site, self.meta.publisher, String::new()]);
        fill(&mut about.language, [self.json.language, self.language, self.meta.language, String::new()]);
        if about.authors.is_empty() {
            about.authors = if self.json.authors.is_empty() { self.meta.authors } else { self.json.authors };
        }
        about.published = about.published.take().or(self.json.published).or(self.meta.published).or(self.time);
        about.url = about.url.take().or(self.meta.url).or(self.json.url);
    }
}

/// Names of people or organisations: a string, an object with a name, or a list of them.
fn names(node: &Node) -> Vec<String> {
    match &node.value {
        Json::Text(text) => date::authors(text),
        Json::Object(_) => node.get("name").map(names).unwrap_or_default(),
        Json::List(items) => items.iter().take(20).flat_map(names).collect(),
        _ => Vec::new(),
    }
}

fn set_address(field: &mut Option<String>, value: &str) {
    let value = value.trim();
    if field.is_none() && (value.starts_with("https://") || value.starts_with("http://")) && value.len() < 2000 {
        *field = Some(value.to_owned());
    }
}

/// `en_US` is `en-US`; anything that is no language tag is nothing.
fn language(value: &str) -> String {
    let value = value.trim().replace('_', "-");
    let mut parts = value.split('-');
    let first = parts.next().unwrap_or_default();
    let fits = (2..=8).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_alphabetic());
    let rest = parts.all(|p| (1..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()));
    if fits && rest { value } else { String::new() }
}

fn one_line(text: &str) -> String {
    let mut out = String::new();
    for word in text.split_whitespace() {
        if out.len() > 400 {
            break;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// A title without “ | The Site” at its end.
fn without_site(title: &str, site: &str) -> String {
    for mark in [" | ", " – ", " — ", " - ", " :: "] {
        if let Some((head, tail)) = title.rsplit_once(mark)
            && (tail == site || (site.is_empty() && mark == " | " && head.len() > tail.len()))
        {
            return head.to_owned();
        }
    }
    title.to_owned()
}
