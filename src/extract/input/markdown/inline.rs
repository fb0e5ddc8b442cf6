//! The words of one paragraph of Markdown: emphasis, links, pictures, code and escapes are taken away.
//!
//! Brackets that are no link and stars that are no emphasis stay. Each character is looked at a fixed number of times.

use std::collections::BTreeSet;

/// What a paragraph holds.
#[derive(Debug, Default)]
pub struct Inline {
    /// Its words.
    pub words: String,
    /// What its pictures show.
    pub pictures: Vec<String>,
    /// Is there HTML or an entity in `words`?
    pub markup: bool,
    /// Is all of it one link?
    pub link: bool,
}

/// Links and code are no longer than this: each character is looked at a fixed number of times.
const REACH: usize = 1000;

struct Run {
    at: usize,
    length: usize,
}

struct Writer<'d> {
    out: String,
    /// What is taken away again: where in `out`, and how many bytes.
    removed: Vec<(usize, usize)>,
    /// Stars, underscores and tildes that may open emphasis, each kind by itself.
    runs: [Vec<Run>; 3],
    /// Where brackets opened in `out`, and whether a picture's.
    brackets: Vec<(usize, bool)>,
    pictures: Vec<String>,
    markup: bool,
    linked: usize,
    defined: &'d BTreeSet<String>,
}

/// Reads a paragraph as it is written. `defined` holds the names of links in lower case.
pub fn inline(text: &str, defined: &BTreeSet<String>) -> Inline {
    let mut w = Writer {
        out: String::with_capacity(text.len()),
        removed: Vec::new(),
        runs: [Vec::new(), Vec::new(), Vec::new()],
        brackets: Vec::new(),
        pictures: Vec::new(),
        markup: false,
        linked: 0,
        defined,
    };
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        at = match byte {
            b'\\' => w.escape(bytes, at),
            b'`' => w.code(text, at),
            b'*' | b'_' | b'~' => w.run(text, at),
            b'!' if bytes.get(at + 1) == Some(&b'[') => w.bracket(at + 1, true),
            b'[' => w.bracket(at, false),
            b']' => w.close(text, at),
            b'<' => w.angle(text, at),
            b'&' => {
                w.markup |= bytes.get(at + 1).is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'#');
                w.plain("&", at)
            }
            b'\n' => w.line_end(bytes, at),
            _ => {
                let rest = text.get(at..).unwrap_or_default();
                let length =
                    rest.bytes().position(|b| matches!(b, b'\\' | b'`' | b'*' | b'_' | b'~' | b'!' | b'[' | b']' | b'<' | b'&' | b'\n'));
                let length = length.unwrap_or(rest.len()).max(rest.chars().next().map_or(1, char::len_utf8));
                w.plain(rest.get(..length).unwrap_or_default(), at)
            }
        };
    }
    w.finish()
}

impl Writer<'_> {
    fn plain(&mut self, words: &str, at: usize) -> usize {
        self.out.push_str(words);
        at + words.len().max(1)
    }

    /// A character that is not to be taken for markup.
    fn literal(&mut self, c: char) {
        match c {
            '<' => self.out.push_str("&lt;"),
            '&' => self.out.push_str("&amp;"),
            c => return self.out.push(c),
        }
        self.markup = true;
    }

    fn escape(&mut self, bytes: &[u8], at: usize) -> usize {
        match bytes.get(at + 1) {
            Some(b'\n') => {
                self.out.push('\n');
                at + 2
            }
            Some(c) if c.is_ascii_punctuation() => {
                self.literal(char::from(*c));
                at + 2
            }
            _ => self.plain("\\", at),
        }
    }

    /// A line end is a blank, unless two blanks stand before it.
    fn line_end(&mut self, bytes: &[u8], at: usize) -> usize {
        let hard = at >= 2 && bytes.get(at - 2..at) == Some(b"  ");
        let kept = self.out.trim_end_matches(' ').len();
        self.out.truncate(kept);
        self.plain(if hard { "\n" } else { " " }, at)
    }

    fn code(&mut self, text: &str, at: usize) -> usize {
        let rest = text.get(at..).unwrap_or_default();
        let length = rest.bytes().take_while(|b| *b == b'`').count();
        let (ticks, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
        let near = (REACH..REACH + 4).find_map(|end| after.get(..end)).unwrap_or(after);
        let Some(end) = near.find(ticks) else { return self.plain(ticks, at) };
        let inner = after.get(..end).unwrap_or_default();
        inner.chars().for_each(|c| if c == '\n' { self.out.push(' ') } else { self.literal(c) });
        at + length * 2 + end
    }

    /// Stars and underscores: emphasis where they touch a word on the right side, and find their partner.
    fn run(&mut self, text: &str, at: usize) -> usize {
        let rest = text.get(at..).unwrap_or_default();
        let mark = rest.bytes().next().unwrap_or(b'*');
        let length = rest.bytes().take_while(|b| *b == mark).count();
        let before = text.get(..at).and_then(|t| t.chars().next_back()).unwrap_or(' ');
        let after = rest.get(length..).and_then(|t| t.chars().next()).unwrap_or(' ');
        let inside_word = mark == b'_' && before.is_alphanumeric() && after.is_alphanumeric();
        let opens = !after.is_whitespace() && !inside_word;
        let closes = !before.is_whitespace() && !inside_word;
        let start = self.out.len();
        self.out.push_str(rest.get(..length).unwrap_or_default());
        let which = match mark {
            b'*' => 0,
            b'_' => 1,
            _ => 2,
        };
        let Some(runs) = self.runs.get_mut(which) else { return at + length };
        let mut used = 0;
        if closes && (mark != b'~' || length == 2) {
            while used < length
                && let Some(opener) = runs.last_mut()
            {
                let pair = opener.length.min(length - used);
                self.removed.push((opener.at + opener.length - pair, pair));
                self.removed.push((start + used, pair));
                used += pair;
                opener.length -= pair;
                if opener.length == 0 {
                    runs.pop();
                }
            }
        }
        if opens && used < length && (mark != b'~' || length == 2) {
            runs.push(Run { at: start + used, length: length - used });
        }
        at + length
    }

    fn bracket(&mut self, at: usize, picture: bool) -> usize {
        self.brackets.push((self.out.len(), picture));
        self.out.push_str(if picture { "![" } else { "[" });
        at + 1
    }

    /// A bracket closes: a link, a picture, or brackets.
    fn close(&mut self, text: &str, at: usize) -> usize {
        let Some((open, picture)) = self.brackets.pop() else { return self.plain("]", at) };
        let mark = if picture { 2 } else { 1 };
        if self.out.len() - open > REACH {
            return self.plain("]", at);
        }
        let words = self.out.get(open + mark..).unwrap_or_default().to_owned();
        let rest = text.get(at + 1..).unwrap_or_default();
        let after = match rest.bytes().next() {
            Some(b'(') => address(rest),
            Some(b'[') => reference(rest, &words, self.defined),
            _ => None,
        };
        let after = after.or_else(|| (words.len() <= 200 && self.defined.contains(&words.trim().to_lowercase())).then_some(0));
        let Some(after) = after else { return self.plain("]", at) };
        if picture {
            self.removed.push((open, self.out.len() - open));
            self.pictures.push(words);
        } else {
            self.removed.push((open, mark));
            self.linked += words.len();
        }
        at + 1 + after
    }

    /// `<https://…>` is its address; anything else is HTML.
    fn angle(&mut self, text: &str, at: usize) -> usize {
        let rest = text.get(at + 1..).unwrap_or_default();
        if rest.starts_with("http://") || rest.starts_with("https://") {
            let end = rest.bytes().take(REACH).position(|b| b == b'>' || b.is_ascii_whitespace());
            if let Some(end) = end.filter(|end| rest.as_bytes().get(*end) == Some(&b'>')) {
                self.linked += end;
                self.plain(rest.get(..end).unwrap_or_default(), at);
                return at + end + 2;
            }
        }
        self.markup |= rest.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
        self.plain("<", at)
    }

    fn finish(mut self) -> Inline {
        self.removed.sort_unstable();
        let mut words = String::with_capacity(self.out.len());
        let mut at = 0;
        for (start, length) in self.removed {
            words.push_str(self.out.get(at..start).unwrap_or_default());
            at = at.max(start + length);
        }
        words.push_str(self.out.get(at..).unwrap_or_default());
        let link = self.linked > 0 && self.linked + 4 >= words.trim().len();
        Inline { words, pictures: self.pictures, markup: self.markup, link }
    }
}

/// `(address "title")`: how long it is.
fn address(rest: &str) -> Option<usize> {
    let mut depth = 0_i32;
    for (at, byte) in rest.bytes().enumerate().take(REACH) {
        match byte {
            b'(' => depth += 1,
            b')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(at + 1);
        }
    }
    None
}

/// `[name]`, or `[]` for the words themselves: how long it is, where that name is defined.
fn reference(rest: &str, words: &str, defined: &BTreeSet<String>) -> Option<usize> {
    let end = rest.bytes().take(202).position(|b| b == b']')?;
    let name = rest.get(1..end)?;
    let name = if name.is_empty() { words } else { name };
    (name.len() <= 200 && defined.contains(&name.trim().to_lowercase())).then_some(end + 1)
}
