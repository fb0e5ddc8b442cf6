//! JSON (RFC 8259) with the place of every value, so that a fault can be pointed at.
//!
//! The usual library is four times as large in the browser (a tenth of what a reader downloads), most of it for
//! exact numbers that no file of ours has, and forgets where things stood. Numbers here are exact up to fifteen
//! digits. A key that stands twice in one object is a fault: one of the two would be lost.

use super::Tally;

/// A value and the byte offset at which it begins.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Node {
    /// Byte offset in the text.
    pub at: usize,
    /// The value.
    pub value: Json,
}

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Json {
    Null,
    Truth(bool),
    Number(f64),
    Text(String),
    List(Vec<Node>),
    /// Members in order, each with its key's place in the text.
    Object(Vec<(String, usize, Node)>),
}

/// Deeper nesting than this is refused.
const DEEPEST: u32 = 64;

/// Objects of fewer members than this are searched one by one.
const SMALL: usize = 32;

impl Node {
    /// A member of an object.
    pub fn get(&self, key: &str) -> Option<&Node> {
        match &self.value {
            Json::Object(members) => members.iter().find(|(k, _, _)| k == key).map(|(_, _, node)| node),
            _ => None,
        }
    }

    /// The items of a list; none of anything else.
    pub fn items(&self) -> &[Node] {
        match &self.value {
            Json::List(items) => items,
            _ => &[],
        }
    }

    /// The text of a string.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Json::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// Reads a text, or says at which byte it is not JSON and why.
pub(crate) fn parse(text: &str) -> Result<Node, (usize, String)> {
    let mut parser = Parser { text, bytes: text.as_bytes(), at: 0 };
    let node = parser.value(0)?;
    parser.space();
    match parser.peek() {
        None => Ok(node),
        Some(_) => parser.fail("there is something after the end"),
    }
}

struct Parser<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
}

type Parsed<T> = Result<T, (usize, String)>;

impl Parser<'_> {
    fn fail<T>(&self, reason: &str) -> Parsed<T> {
        Err((self.at, if self.at >= self.bytes.len() { format!("{reason}; the file ends here") } else { reason.to_owned() }))
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\r' | b'\n')) {
            self.at += 1;
        }
    }

    fn value(&mut self, depth: u32) -> Parsed<Node> {
        self.space();
        let at = self.at;
        if depth > DEEPEST {
            return self.fail("the nesting is too deep");
        }
        let value = match self.peek() {
            Some(b'"') => Json::Text(self.string()?),
            Some(b'[') => Json::List(self.list(depth)?),
            Some(b'{') => Json::Object(self.object(depth)?),
            Some(b'-' | b'0'..=b'9') => Json::Number(self.number()?),
            _ => {
                let words = [("null", Json::Null), ("true", Json::Truth(true)), ("false", Json::Truth(false))];
                match words.into_iter().find(|(word, _)| self.bytes[self.at..].starts_with(word.as_bytes())) {
                    Some((word, value)) => {
                        self.at += word.len();
                        value
                    }
                    None => return self.fail("expected a value: a string, a number, a list, an object, true, false or null"),
                }
            }
        };
        Ok(Node { at, value })
    }

    /// After an item: `true` for a comma with another item to come, `false` for the end.
    fn further(&mut self, close: u8) -> Parsed<bool> {
        self.space();
        match self.peek() {
            Some(b',') => {
                self.at += 1;
                self.space();
                if self.peek() == Some(close) { self.fail("a comma stands after the last item") } else { Ok(true) }
            }
            Some(byte) if byte == close => {
                self.at += 1;
                Ok(false)
            }
            _ if close == b']' => self.fail("expected `,` or `]`"),
            _ => self.fail("expected `,` or `}`"),
        }
    }

    /// Steps into a list or object; `false` if it is empty.
    fn enter(&mut self, close: u8) -> bool {
        self.at += 1;
        self.space();
        let empty = self.peek() == Some(close);
        self.at += usize::from(empty);
        !empty
    }

    fn list(&mut self, depth: u32) -> Parsed<Vec<Node>> {
        let mut items = Vec::new();
        let mut more = self.enter(b']');
        while more {
            items.push(self.value(depth + 1)?);
            more = self.further(b']')?;
        }
        Ok(items)
    }

    fn object(&mut self, depth: u32) -> Parsed<Vec<(String, usize, Node)>> {
        let mut members: Vec<(String, usize, Node)> = Vec::new();
        // The names of a large object; a small one is looked through faster.
        let mut names = Tally::default();
        let mut more = self.enter(b'}');
        while more {
            self.space();
            let at = self.at;
            if self.peek() != Some(b'"') {
                return self.fail("expected a field’s name in quotation marks");
            }
            let key = self.string()?;
            let twice = match members.len() {
                0..SMALL => members.iter().any(|(other, _, _)| *other == key),
                length => {
                    if length == SMALL {
                        for (other, _, _) in &members {
                            names.add(other);
                        }
                    }
                    names.add(&key) > 1
                }
            };
            if twice {
                self.at = at;
                return self.fail("this field stands twice in one object");
            }
            self.space();
            if self.peek() != Some(b':') {
                return self.fail("expected `:` after the field’s name");
            }
            self.at += 1;
            members.push((key, at, self.value(depth + 1)?));
            more = self.further(b'}')?;
        }
        Ok(members)
    }

    fn string(&mut self) -> Parsed<String> {
        let start = self.at;
        self.at += 1;
        let mut out = String::new();
        loop {
            let plain = self.bytes[self.at..].iter().take_while(|b| **b >= 0x20 && **b != b'"' && **b != b'\\').count();
            out.push_str(self.text.get(self.at..self.at + plain).unwrap_or_default());
            self.at += plain;
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(out);
                }
                Some(b'\\') => out.push(self.escape()?),
                Some(b'\n' | b'\r') => return self.fail("a string goes on past the end of its line: close it, or write \\n"),
                Some(_) => return self.fail("a string has a control character in it"),
                None => {
                    self.at = start;
                    return self.fail("this string has no end");
                }
            }
        }
    }

    fn escape(&mut self) -> Parsed<char> {
        let short = [(b'"', '"'), (b'\\', '\\'), (b'/', '/'), (b'b', '\u{8}'), (b'f', '\u{c}'), (b'n', '\n'), (b'r', '\r'), (b't', '\t')];
        let next = self.bytes.get(self.at + 1).copied();
        if let Some((_, c)) = short.into_iter().find(|(byte, _)| Some(*byte) == next) {
            self.at += 2;
            return Ok(c);
        }
        let unit = |at: usize| -> Option<u32> {
            let digits = self.bytes.get(at..at + 6).filter(|d| d.starts_with(b"\\u"))?;
            digits[2..].iter().try_fold(0, |n, d| Some(n * 16 + char::from(*d).to_digit(16)?))
        };
        let Some(first) = unit(self.at) else { return self.fail("`\\` does not stand before anything that it can escape") };
        let (code, length) = match (first, unit(self.at + 6)) {
            (0xd800..=0xdbff, Some(second @ 0xdc00..=0xdfff)) => (0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00), 12),
            _ => (first, 6),
        };
        match char::from_u32(code) {
            Some(c) => {
                self.at += length;
                Ok(c)
            }
            None => self.fail("half of a surrogate pair stands alone"),
        }
    }

    /// `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?`
    fn number(&mut self) -> Parsed<f64> {
        let negative = self.peek() == Some(b'-');
        self.at += usize::from(negative);
        let zero = self.peek() == Some(b'0');
        let mut value = 0.0;
        let mut power = 0_i32;
        let whole = self.digits(&mut value);
        if whole == 0 || (zero && whole > 1) {
            return self.fail("not a number");
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            let digits = self.digits(&mut value);
            if digits == 0 {
                return self.fail("expected a digit after the point");
            }
            power -= digits;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            let down = self.peek() == Some(b'-');
            self.at += usize::from(matches!(self.peek(), Some(b'+' | b'-')));
            let mut exponent = 0.0;
            if self.digits(&mut exponent) == 0 {
                return self.fail("expected a digit in the exponent");
            }
            let exponent = exponent.min(400.0) as i32;
            power += if down { -exponent } else { exponent };
        }
        let scale = 10_f64.powi(power.abs());
        let value = if power < 0 { value / scale } else { value * scale };
        Ok(if negative { -value } else { value })
    }

    /// Reads digits on top of a value; how many there were.
    fn digits(&mut self, value: &mut f64) -> i32 {
        let mut count = 0;
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            *value = *value * 10.0 + f64::from(digit - b'0');
            self.at += 1;
            count += 1;
        }
        count
    }
}
