//! The words of a Markdown text without the markup, in paragraphs.
//!
//! The blocks that articles are written in: paragraphs, headings, quotations, lists, fences, tables, reference definitions,
//! HTML. What is nested is flattened: an item of a list and a paragraph in a quotation are paragraphs. A library that
//! knows all of CommonMark weighs half of what the whole extractor may.

mod inline;

use std::collections::BTreeSet;

use super::super::layout::{Block, Hint};
use super::html::words_of;
use crate::extract::Stretch;
use inline::inline;

struct Reader {
    words: String,
    blocks: Vec<Block>,
    /// The paragraph at hand, as it is written.
    paragraph: String,
    /// Names of links that are defined somewhere in the text.
    defined: BTreeSet<String>,
    titled: bool,
}

/// Reads a text: its words, and its paragraphs with what their markup says of them.
pub fn read_markdown(text: &str) -> (String, Vec<Block>) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut defined = BTreeSet::new();
    text.lines().filter_map(|line| definition(line.trim_start())).for_each(|name| _ = defined.insert(name));
    let mut reader = Reader { words: String::new(), blocks: Vec::new(), paragraph: String::new(), defined, titled: false };
    let mut fence: Option<(char, usize)> = None;
    let mut until: Option<&str> = None;
    for line in text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line)) {
        // Inside of a fence, a comment or a script.
        if let Some((mark, length)) = fence {
            if fence_of(line.trim()).is_some_and(|(m, l, rest)| m == mark && l >= length && rest.is_empty()) {
                fence = None;
            } else {
                reader.verbatim(line.trim());
            }
            continue;
        }
        if let Some(end) = until {
            if line.contains(end) {
                until = None;
            }
            continue;
        }
        let line = reader.unquoted(line);
        let trimmed = line.trim();
        if trimmed.is_empty() {
            reader.end(Hint::None);
        } else if let Some((mark, length, _)) = fence_of(trimmed) {
            reader.end(Hint::None);
            fence = Some((mark, length));
        } else if let Some(end) = raw(trimmed) {
            reader.end(Hint::None);
            until = (!trimmed.get(4..).is_some_and(|rest| rest.contains(end))).then_some(end);
        } else if let Some((level, words)) = heading(trimmed) {
            reader.end(Hint::None);
            reader.paragraph.push_str(words);
            reader.end_heading(level);
        } else if let Some(level) = underline(trimmed).filter(|_| !reader.paragraph.is_empty()) {
            reader.end_heading(level);
        } else if rule(trimmed) {
            reader.end(Hint::None);
        } else if definition(trimmed).is_none() {
            reader.add(line, trimmed);
        }
    }
    reader.end(Hint::None);
    (reader.words, reader.blocks)
}

impl Reader {
    /// The line without the marks of quotations and of an item of a list, which begins a paragraph of its own.
    fn unquoted<'l>(&mut self, line: &'l str) -> &'l str {
        let mut rest = line;
        while let Some(inner) = rest.trim_start_matches([' ', '\t']).strip_prefix('>') {
            rest = inner;
        }
        while let Some(inner) = item(rest.trim_start_matches([' ', '\t'])) {
            self.end(Hint::None);
            rest = inner;
        }
        rest
    }

    fn add(&mut self, line: &str, trimmed: &str) {
        let table = trimmed.starts_with('|') && trimmed.len() > 1;
        if table {
            self.end(Hint::None);
            if trimmed.bytes().all(|b| matches!(b, b'|' | b'-' | b':' | b' ')) {
                return;
            }
            self.paragraph.push_str(&trimmed.replace('|', " "));
            return self.end(Hint::None);
        }
        if !self.paragraph.is_empty() {
            self.paragraph.push('\n');
        }
        self.paragraph.push_str(line.trim_start());
    }

    fn end_heading(&mut self, level: usize) {
        let title = level == 1 && !self.titled;
        self.titled |= title;
        self.end(if title { Hint::Title } else { Hint::Heading });
    }

    /// The paragraph at hand is complete.
    fn end(&mut self, hint: Hint) {
        let written = std::mem::take(&mut self.paragraph);
        if written.is_empty() {
            return;
        }
        let found = inline(&written, &self.defined);
        let words = if found.markup { words_of(&found.words) } else { found.words };
        let words = words.trim();
        let hint = if hint == Hint::None && found.link && words.len() < 150 { Hint::Link } else { hint };
        self.block(words, hint);
        for picture in found.pictures {
            self.block(picture.trim(), Hint::Caption);
        }
    }

    fn verbatim(&mut self, line: &str) {
        self.block(line, Hint::None);
    }

    fn block(&mut self, words: &str, hint: Hint) {
        if words.is_empty() {
            return;
        }
        if !self.words.is_empty() {
            self.words.push_str("\n\n");
        }
        let start = self.words.len();
        self.words.push_str(words);
        self.blocks.push(Block { at: Stretch::new(start, self.words.len()), hint });
    }
}

/// The mark of a fence, how often it stands, and what follows.
fn fence_of(line: &str) -> Option<(char, usize, &str)> {
    let mark = line.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let rest = line.trim_start_matches(mark);
    let length = line.len() - rest.len();
    (length >= 3 && !(mark == '`' && rest.contains('`'))).then_some((mark, length, rest.trim()))
}

/// What ends the HTML that begins here and shows no words.
fn raw(line: &str) -> Option<&'static str> {
    let begins = |words: &str| line.get(..words.len()).is_some_and(|l| l.eq_ignore_ascii_case(words));
    if line.starts_with("<!--") {
        Some("-->")
    } else if begins("<script") {
        Some("</script>")
    } else if begins("<style") {
        Some("</style>")
    } else {
        None
    }
}

fn heading(line: &str) -> Option<(usize, &str)> {
    let rest = line.trim_start_matches('#');
    let level = line.len() - rest.len();
    if !(1..=6).contains(&level) || !rest.starts_with([' ', '\t']) {
        return None;
    }
    let words = rest.trim();
    let open = words.trim_end_matches('#');
    Some((level, if open.is_empty() || open.ends_with(' ') { open.trim_end() } else { words }))
}

/// A line of `=` or `-` makes the paragraph above it a heading.
fn underline(line: &str) -> Option<usize> {
    let first = line.bytes().next().filter(|b| matches!(b, b'=' | b'-'))?;
    line.bytes().all(|b| b == first).then_some(if first == b'=' { 1 } else { 2 })
}

fn rule(line: &str) -> bool {
    let Some(first) = line.bytes().next().filter(|b| matches!(b, b'-' | b'*' | b'_')) else { return false };
    line.bytes().filter(|b| *b == first).count() >= 3 && line.bytes().all(|b| b == first || b == b' ')
}

/// What follows the mark of an item.
fn item(line: &str) -> Option<&str> {
    if rule(line) {
        return None;
    }
    let digits = line.bytes().take(10).take_while(u8::is_ascii_digit).count();
    let rest = match digits {
        0 => line.strip_prefix(['-', '*', '+'])?,
        1..=3 => line.get(digits..)?.strip_prefix(['.', ')'])?,
        _ => return None,
    };
    rest.starts_with([' ', '\t']).then(|| rest.trim_start_matches([' ', '\t']))
}

/// The name that `[name]: address` defines.
fn definition(line: &str) -> Option<String> {
    let (name, rest) = line.strip_prefix('[')?.split_once("]:")?;
    let fits = !name.is_empty() && name.len() <= 200 && !name.starts_with('^') && !name.contains(['[', ']']) && rest.len() < 2000;
    let address = |a: &str| a.contains("://") || a.starts_with(['/', '#', '<']) || a.starts_with("./") || a.starts_with("mailto:");
    (fits && rest.split_whitespace().next().is_some_and(address)).then(|| name.trim().to_ascii_lowercase())
}
