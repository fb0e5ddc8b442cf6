//! Reads a page once, front to back, into its elements and its pieces of text.
//!
//! The tokenizer is the one that the HTML standard describes; the tree is less than the standard's: elements that matter
//! (`tags.rs`), each with its parent, which is enough to ask where the article is. Whatever a page leaves open or closes
//! twice, each tag is looked at a fixed number of times, and nothing recurs.

use super::facts::Facts;
use super::reader::Bytes;
use super::sink::{Attributes, Sink};
use super::tags::{Named, TAGS, Tag, named, tag};

/// An element.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    /// The element around it; its own place for the first.
    pub parent: u32,
    /// What it is.
    pub tag: Tag,
    /// Does it say that it stands beside the article?
    pub beside: bool,
    /// Does it say that it holds the article's text?
    pub text: bool,
}

/// A piece of text that no block's border runs through.
#[derive(Clone, Copy, Debug)]
pub struct Piece {
    /// First byte in `words`.
    pub start: u32,
    /// One after the last.
    pub end: u32,
    /// The element that it stands in.
    pub node: u32,
    /// What for: `H1`, `Heading` and `Caption` hold for everything inside of them.
    pub tag: Tag,
    /// It stands in what is called a byline.
    pub byline: bool,
    /// How many of its bytes are a link's.
    pub linked: u32,
}

/// What a page holds.
pub struct Page {
    /// Its elements; each comes after the one around it.
    pub nodes: Vec<Node>,
    /// Its pieces of text, in order.
    pub pieces: Vec<Piece>,
    /// The words of all pieces.
    pub words: String,
    /// What the page says of itself.
    pub facts: Facts,
    open: Vec<Open>,
    /// How many elements of each name are open.
    count: [u32; TAGS],
    /// How many open elements show no words.
    silent: u32,
    /// Where the piece at hand begins, and how much of it is a link's.
    start: usize,
    linked: usize,
    /// How many elements were open when the link at hand began.
    link: Option<usize>,
    /// What stands between the last word and the next.
    space: bool,
    line: bool,
}

#[derive(Clone, Copy)]
struct Open {
    name: u8,
    tag: Tag,
    node: u32,
    /// The kind that pieces in it have.
    holds: Tag,
    byline: bool,
    pre: bool,
}

impl Page {
    /// Reads a page.
    pub fn read(text: &str) -> Page {
        let mut page = Page {
            nodes: vec![Node { parent: 0, tag: Tag::Block, beside: false, text: false }],
            pieces: Vec::new(),
            words: String::new(),
            facts: Facts::default(),
            open: Vec::new(),
            count: [0; TAGS],
            silent: 0,
            start: 0,
            linked: 0,
            link: None,
            space: false,
            line: false,
        };
        // The tokenizer cannot fail: its reader cannot.
        let _ = html5gum::Tokenizer::<Bytes, Sink>::new_with_emitter(Bytes(text.as_bytes()), Sink::new(&mut page)).finish();
        page
    }

    fn top(&self) -> Open {
        let outside = Open { name: 0, tag: Tag::Block, node: 0, holds: Tag::Block, byline: false, pre: false };
        self.open.last().copied().unwrap_or(outside)
    }

    /// A start tag.
    pub(super) fn open(&mut self, name: &[u8], attributes: &Attributes, closed: bool) {
        match name {
            b"br" => return self.line_end(),
            b"hr" => return self.flush(),
            b"a" => self.link = self.link.or(Some(self.open.len())),
            _ => {}
        }
        self.facts.tag(name, attributes, self.silent > 0);
        let Some((name, tag)) = tag(name) else { return };
        if tag == Tag::Silent {
            if !closed {
                self.silent += 1;
                self.push(name, tag, self.top());
            }
            return;
        }
        self.flush();
        self.close_implied(tag);
        let around = self.top();
        let (found, named) = self.node(tag, attributes, around.node);
        let at = self.nodes.len() as u32;
        self.nodes.push(found);
        let caption = tag == Tag::Caption || named.caption;
        let holds = match around.holds {
            Tag::H1 | Tag::Heading | Tag::Caption => around.holds,
            _ if caption => Tag::Caption,
            _ => tag,
        };
        let inside = Open { name, tag, node: at, holds, byline: around.byline || named.byline, pre: around.pre || tag == Tag::Pre };
        self.push(name, tag, inside);
    }

    fn node(&self, tag: Tag, attributes: &Attributes, parent: u32) -> (Node, Named) {
        let mut names = Named::default();
        let get = |name: &str| attributes.get(name);
        for value in [get("class"), get("id")].into_iter().flatten() {
            named(value, &mut names);
        }
        let role = get("role").unwrap_or_default();
        let property = get("itemprop").unwrap_or_default();
        names.byline |= property == "author" || get("rel") == Some("author");
        let article = tag == Tag::Article;
        let beside = tag == Tag::Beside
            || (!article && tag != Tag::Main && names.beside && !names.text)
            || (article && self.inside(b"article"))
            || matches!(role, "navigation" | "complementary" | "banner" | "contentinfo" | "search" | "dialog" | "menu" | "alert")
            || get("hidden").is_some()
            || get("aria-hidden") == Some("true")
            || get("style").is_some_and(|s| s.split(';').any(|s| s.split_ascii_whitespace().collect::<String>() == "display:none"));
        let tag = if role == "main" {
            Tag::Main
        } else if role == "article" {
            Tag::Article
        } else {
            tag
        };
        (Node { parent, tag, beside, text: names.text || property == "articleBody" }, names)
    }

    fn inside(&self, name: &[u8]) -> bool {
        tag(name).and_then(|(name, _)| self.count.get(usize::from(name))).is_some_and(|count| *count > 0)
    }

    fn push(&mut self, name: u8, tag: Tag, mut inside: Open) {
        (inside.name, inside.tag) = (name, tag);
        self.open.push(inside);
        if let Some(count) = self.count.get_mut(usize::from(name)) {
            *count += 1;
        }
    }

    /// A paragraph ends where another block begins, an item where the next one does.
    fn close_implied(&mut self, tag: Tag) {
        if matches!(self.top().tag, Tag::P | Tag::H1 | Tag::Heading) {
            self.pop();
        }
        if tag == Tag::Item {
            let upper = self.open.iter().rev().take(8).take_while(|o| o.tag != Tag::List);
            let depth = upper.map(|o| o.tag).collect::<Vec<_>>();
            if let Some(at) = depth.iter().position(|t| *t == Tag::Item) {
                (0..=at).for_each(|_| self.pop());
            }
        }
    }

    /// An end tag: closes the element and whatever in it is open; nothing where no such element is open.
    pub(super) fn close(&mut self, name: &[u8]) {
        if name == b"a" {
            self.link = None;
        }
        let Some((name, tag)) = tag(name) else { return };
        if self.count.get(usize::from(name)).is_none_or(|count| *count == 0) {
            return;
        }
        if tag != Tag::Silent {
            self.flush();
        }
        while let Some(top) = self.open.last().copied() {
            if top.tag != Tag::Silent {
                self.flush();
            }
            self.pop();
            if top.name == name {
                break;
            }
        }
    }

    fn pop(&mut self) {
        let Some(top) = self.open.pop() else { return };
        if let Some(count) = self.count.get_mut(usize::from(top.name)) {
            *count = count.saturating_sub(1);
        }
        if top.tag == Tag::Silent {
            self.silent = self.silent.saturating_sub(1);
            self.facts.end();
        }
        if self.link.is_some_and(|depth| self.open.len() < depth) {
            self.link = None;
        }
    }

    /// Text between tags.
    pub(super) fn text(&mut self, text: &str) {
        if self.silent > 0 {
            return self.facts.text(text);
        }
        let pre = self.top().pre;
        let mut rest = text;
        while !rest.is_empty() {
            let word = rest.bytes().position(|b| b.is_ascii_whitespace()).unwrap_or(rest.len());
            let (found, after) = rest.split_at_checked(word).unwrap_or((rest, ""));
            if !found.is_empty() {
                self.word(found);
            }
            let blanks = after.bytes().take_while(u8::is_ascii_whitespace);
            let mut count = 0;
            for blank in blanks {
                count += 1;
                self.space = true;
                if pre && blank == b'\n' {
                    self.line_end();
                }
            }
            rest = after.get(count..).unwrap_or_default();
        }
    }

    fn word(&mut self, word: &str) {
        let before = self.words.len();
        if before > self.start {
            if self.line {
                self.words.push('\n');
            } else if self.space {
                self.words.push(' ');
            }
        }
        (self.space, self.line) = (false, false);
        self.words.push_str(word);
        if self.link.is_some() {
            self.linked += self.words.len() - before;
        }
    }

    /// One line end is one in the text; two part paragraphs.
    fn line_end(&mut self) {
        if self.silent == 0 {
            if self.line {
                self.flush();
            } else {
                self.line = true;
            }
        }
    }

    /// The piece at hand is complete.
    fn flush(&mut self) {
        (self.space, self.line) = (false, false);
        if self.silent > 0 {
            return;
        }
        let end = self.words.len();
        if self.words.get(self.start..).is_some_and(|words| words.chars().any(|c| !c.is_whitespace())) {
            let top = self.top();
            self.pieces.push(Piece {
                start: self.start as u32,
                end: end as u32,
                node: top.node,
                tag: top.holds,
                byline: top.byline,
                linked: self.linked as u32,
            });
        } else {
            self.words.truncate(self.start);
        }
        (self.start, self.linked) = (self.words.len(), 0);
    }

    /// The end of the page.
    pub(super) fn end(&mut self) {
        self.silent = 0;
        self.flush();
        self.facts.end();
        self.open = Vec::new();
    }
}
