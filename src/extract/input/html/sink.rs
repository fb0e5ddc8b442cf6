//! What the tokenizer tells, handed on tag by tag and text by text.

use std::convert::Infallible;

use html5gum::{Emitter, Error, State};

use super::page::Page;

/// The attributes of the tag at hand.
#[derive(Default)]
pub struct Attributes {
    bytes: Vec<u8>,
    /// Where each name and each value ends.
    ends: Vec<(usize, usize)>,
}

impl Attributes {
    /// The first value of a name.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn get(&self, name: &str) -> Option<&str> {
        let mut start = 0;
        for (name_end, value_end) in &self.ends {
            if self.bytes.get(start..*name_end) == Some(name.as_bytes()) {
                return std::str::from_utf8(self.bytes.get(*name_end..*value_end)?).ok();
            }
            start = *value_end;
        }
        None
    }
}

/// Takes what the tokenizer tells.
pub struct Sink<'p> {
    page: &'p mut Page,
    pending: Vec<u8>,
    name: Vec<u8>,
    last: Vec<u8>,
    ends: bool,
    closed: bool,
    attributes: Attributes,
}

impl<'p> Sink<'p> {
    /// Hands on to a page.
    pub fn new(page: &'p mut Page) -> Sink<'p> {
        Sink {
            page,
            pending: Vec::new(),
            name: Vec::new(),
            last: Vec::new(),
            ends: false,
            closed: false,
            attributes: Attributes::default(),
        }
    }

    fn flush(&mut self) {
        if !self.pending.is_empty() {
            self.page.text(&String::from_utf8_lossy(&self.pending));
            self.pending.clear();
        }
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn begin(&mut self, ends: bool) {
        self.name.clear();
        self.attributes.bytes.clear();
        self.attributes.ends.clear();
        (self.ends, self.closed) = (ends, false);
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn finish_tag(&mut self) -> Option<State> {
        self.flush();
        if self.ends {
            self.page.close(&self.name);
            return None;
        }
        self.page.open(&self.name, &self.attributes, self.closed);
        self.last.clone_from(&self.name);
        html5gum::naive_next_state(&self.name)
    }
}

// No `inline`: each of the tokenizer's states would have its own copy.
impl Emitter for Sink<'_> {
    type Token = Infallible;

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn set_last_start_tag(&mut self, last: Option<&[u8]>) {
        self.last.clear();
        self.last.extend_from_slice(last.unwrap_or_default());
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn emit_eof(&mut self) {
        self.flush();
        self.page.end();
    }

    fn emit_error(&mut self, _: Error) {}

    fn should_emit_errors(&mut self) -> bool {
        false
    }

    fn pop_token(&mut self) -> Option<Infallible> {
        None
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn emit_string(&mut self, text: &[u8]) {
        self.pending.extend_from_slice(text);
    }

    fn init_start_tag(&mut self) {
        self.begin(false);
    }

    fn init_end_tag(&mut self) {
        self.begin(true);
    }

    fn emit_current_tag(&mut self) -> Option<State> {
        self.finish_tag()
    }

    fn set_self_closing(&mut self) {
        self.closed = true;
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn push_tag_name(&mut self, name: &[u8]) {
        self.name.extend_from_slice(name);
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn init_attribute(&mut self) {
        let end = self.attributes.bytes.len();
        self.attributes.ends.push((end, end));
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn push_attribute_name(&mut self, name: &[u8]) {
        self.attributes.bytes.extend_from_slice(name);
        let end = self.attributes.bytes.len();
        if let Some(last) = self.attributes.ends.last_mut() {
            *last = (end, end);
        }
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn push_attribute_value(&mut self, value: &[u8]) {
        self.attributes.bytes.extend_from_slice(value);
        let end = self.attributes.bytes.len();
        if let Some(last) = self.attributes.ends.last_mut() {
            last.1 = end;
        }
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        self.ends && !self.last.is_empty() && self.last == self.name
    }

    // Comments and document types say nothing of an article.
    fn init_comment(&mut self) {}
    fn push_comment(&mut self, _: &[u8]) {}
    fn emit_current_comment(&mut self) {}
    fn init_doctype(&mut self) {}
    fn push_doctype_name(&mut self, _: &[u8]) {}
    fn set_force_quirks(&mut self) {}
    fn set_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn set_doctype_system_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_system_identifier(&mut self, _: &[u8]) {}
    fn emit_current_doctype(&mut self) {}
}
