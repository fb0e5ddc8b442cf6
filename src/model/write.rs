//! Writes an article as JSON, in the order and the short forms in which people write it.
//!
//! By hand: the usual library would be a tenth of what a reader downloads. A test holds this to the types' own form.

use super::{Anchor, Article, Correction, Dated, Event, Part, Place, Source, Statement};

/// How it is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// On one line, without blanks.
    Compact,
    /// A member a line, one blank a level, a line end at the end: as the files in `articles/`.
    Lines,
}

/// The article as JSON.
pub fn write_article(article: &Article, layout: Layout) -> String {
    let mut w = Writer { out: String::new(), lines: layout == Layout::Lines, depth: 0, first: true };
    w.object(|w| {
        w.filled("id", &article.id);
        w.text("title", &article.title);
        w.text("publisher", &article.publisher);
        w.list("authors", &article.authors, |w, author| w.string(author));
        w.dated("published", article.published.as_ref());
        w.text("language", &article.language);
        w.maybe("url", article.url.as_ref());
        w.maybe("archived", article.archived.as_ref());
        w.maybe("summary", article.summary.as_ref());
        w.maybe("text", article.text.as_ref());
        w.list("corrections", &article.corrections, Writer::correction);
        w.list("sources", &article.sources, Writer::source);
        w.key("statements");
        w.items(&article.statements, Writer::statement);
        w.list("events", &article.events, Writer::event);
        w.list("places", &article.places, Writer::place);
    });
    if w.lines {
        w.out.push('\n');
    }
    w.out
}

struct Writer {
    out: String,
    lines: bool,
    depth: usize,
    /// Is nothing written yet in the object or list that is open?
    first: bool,
}

impl Writer {
    fn line(&mut self) {
        if self.lines {
            self.out.push('\n');
            self.out.extend(std::iter::repeat_n(' ', self.depth));
        }
    }

    /// Before a member or an item.
    fn item(&mut self) {
        if !self.first {
            self.out.push(',');
        }
        self.first = false;
        self.line();
    }

    fn within(&mut self, open: char, close: char, inside: impl FnOnce(&mut Self)) {
        self.out.push(open);
        self.depth += 1;
        self.first = true;
        inside(self);
        self.depth -= 1;
        if !self.first {
            self.line();
        }
        self.out.push(close);
        self.first = false;
    }

    fn object(&mut self, inside: impl FnOnce(&mut Self)) {
        self.within('{', '}', inside);
    }

    fn items<T>(&mut self, items: &[T], each: impl Fn(&mut Self, &T)) {
        self.within('[', ']', |w| {
            for item in items {
                w.item();
                each(w, item);
            }
        });
    }

    fn key(&mut self, key: &str) {
        self.item();
        self.string(key);
        self.out.push_str(if self.lines { ": " } else { ":" });
    }

    fn text(&mut self, key: &str, text: &str) {
        self.key(key);
        self.string(text);
    }

    fn filled(&mut self, key: &str, text: &str) {
        if !text.is_empty() {
            self.text(key, text);
        }
    }

    fn maybe(&mut self, key: &str, text: Option<&String>) {
        if let Some(text) = text {
            self.text(key, text);
        }
    }

    fn number(&mut self, key: &str, number: u32) {
        self.key(key);
        self.out.push_str(&number.to_string());
    }

    fn list<T>(&mut self, key: &str, items: &[T], each: impl Fn(&mut Self, &T)) {
        if !items.is_empty() {
            self.key(key);
            self.items(items, each);
        }
    }

    fn string(&mut self, text: &str) {
        self.out.push('"');
        let mut plain = 0;
        for (at, byte) in text.bytes().enumerate() {
            let short = match byte {
                b'"' => "\\\"",
                b'\\' => "\\\\",
                b'\n' => "\\n",
                b'\r' => "\\r",
                b'\t' => "\\t",
                0x8 => "\\b",
                0xc => "\\f",
                0..0x20 => "",
                _ => continue,
            };
            self.out.push_str(text.get(plain..at).unwrap_or_default());
            plain = at + 1;
            self.out.push_str(short);
            if short.is_empty() {
                self.out.push_str(if byte < 16 { "\\u000" } else { "\\u001" });
                self.out.push(char::from_digit(u32::from(byte % 16), 16).unwrap_or('0'));
            }
        }
        self.out.push_str(text.get(plain..).unwrap_or_default());
        self.out.push('"');
    }

    /// A plain string, or an object where there is more to say.
    fn named(&mut self, key: &str, own: &str, name: &str, inferred: Option<&String>) {
        self.key(key);
        match inferred {
            None => self.string(name),
            Some(_) => self.object(|w| {
                w.text(own, name);
                w.maybe("inferred", inferred);
            }),
        }
    }

    fn dated(&mut self, key: &str, dated: Option<&Dated>) {
        let Some(dated) = dated else { return };
        let date = dated.date.to_string();
        self.key(key);
        if dated.inferred.is_none() && dated.why.is_none() {
            return self.string(&date);
        }
        self.object(|w| {
            w.text("date", &date);
            w.filled("inferred", dated.inferred.map_or("", |i| i.word()));
            w.maybe("why", dated.why.as_ref());
        });
    }

    fn correction(&mut self, correction: &Correction) {
        self.object(|w| {
            w.text("date", &correction.date.to_string());
            w.text("note", &correction.note);
            w.maybe("was", correction.was.as_ref());
        });
    }

    fn source(&mut self, source: &Source) {
        self.object(|w| {
            w.text("id", &source.id);
            w.text("name", &source.name);
            w.text("kind", source.kind.word());
            w.maybe("role", source.role.as_ref());
        });
    }

    fn statement(&mut self, statement: &Statement) {
        self.object(|w| {
            w.maybe("id", statement.id.as_ref());
            w.text("form", statement.form.word());
            w.text("wording", statement.wording.word());
            w.key("content");
            w.items(&statement.content, |w, part| match part {
                Part::Plain(text) => w.string(text),
                Part::Quote(quote) => w.object(|w| w.text("quote", &quote.quote)),
            });
            w.maybe("cue", statement.cue.as_ref());
            if let Some(source) = &statement.source {
                w.named("source", "id", &source.id, source.inferred.as_ref());
            }
            if let Some(region) = &statement.region {
                w.named("region", "code", &region.code, region.inferred.as_ref());
            }
            w.list("about", &statement.about, |w, code| w.string(code));
            w.dated("said", statement.said.as_ref());
            w.dated("happened", statement.happened.as_ref());
            w.list("topics", &statement.topics, |w, id| w.string(id));
            if let Some(paragraph) = statement.paragraph {
                w.number("paragraph", paragraph);
            }
            w.list("anchor", &statement.anchor, Writer::anchor);
            if let Some(correction) = &statement.correction {
                w.key("correction");
                w.correction(correction);
            }
        });
    }

    fn anchor(&mut self, anchor: &Anchor) {
        self.object(|w| match anchor {
            Anchor::TextQuoteSelector { exact, prefix, suffix } => {
                w.text("type", "TextQuoteSelector");
                w.text("exact", exact);
                w.maybe("prefix", prefix.as_ref());
                w.maybe("suffix", suffix.as_ref());
            }
            Anchor::TextPositionSelector { start, end } => {
                w.text("type", "TextPositionSelector");
                w.number("start", *start);
                w.number("end", *end);
            }
        });
    }

    fn event(&mut self, event: &Event) {
        self.object(|w| {
            w.text("title", &event.title);
            w.dated("date", Some(&event.date));
            w.maybe("region", event.region.as_ref());
        });
    }

    fn place(&mut self, place: &Place) {
        self.object(|w| {
            w.text("name", &place.name);
            w.maybe("code", place.code.as_ref());
        });
    }
}
