//! What is wrong with a file, and where: line, column and JSON path.

use std::fmt;

/// One fault of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The file's name, as the person gave it.
    pub file: String,
    /// Line, from 1; 0 where the fault is of the file as a whole.
    pub line: usize,
    /// Column in code points, from 1.
    pub column: usize,
    /// JSON path, such as `$.statements[3].form`.
    pub path: String,
    /// What is wrong and what to do, as a sentence without its full stop.
    pub reason: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line == 0 {
            return write!(f, "{}: {}", self.file, self.reason);
        }
        write!(f, "{}:{}:{}: {}: {}", self.file, self.line, self.column, self.path, self.reason)
    }
}

/// One step of a path into JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A member of an object.
    Key(String),
    /// An item of an array.
    Item(usize),
}

/// Writes a path as JSONPath: `$.statements[3].form`; a key that is no plain name is quoted.
pub fn print_path(path: &[Step]) -> String {
    let mut out = String::from("$");
    for step in path {
        match step {
            Step::Item(i) => out.push_str(&format!("[{i}]")),
            Step::Key(k) if !k.is_empty() && k.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_') => {
                out.push('.');
                out.push_str(k);
            }
            Step::Key(k) => {
                let short: String = k.chars().take(60).collect();
                out.push_str(&format!("[\"{}\"]", short.escape_default()));
            }
        }
    }
    out
}

/// Line and column (from 1, in code points) of the value that `path` leads to in `text`, which is valid JSON.
/// Where the path ends early, the place is that of the deepest part that exists.
pub fn locate(text: &str, path: &[Step]) -> (usize, usize) {
    let bytes = text.as_bytes();
    let mut at = skip_space(bytes, 0);
    for step in path {
        match enter(bytes, at, step) {
            Some(inside) => at = inside,
            None => break,
        }
    }
    line_column(text, at)
}

/// Line and column, from 1, of a byte offset.
pub fn line_column(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |i| i + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}

fn enter(bytes: &[u8], at: usize, step: &Step) -> Option<usize> {
    let open = *bytes.get(at)?;
    let mut i = skip_space(bytes, at + 1);
    let mut item = 0;
    let mut found = None;
    while !matches!(bytes.get(i), None | Some(b']' | b'}')) {
        match (open, step) {
            (b'[', Step::Item(wanted)) => {
                if item == *wanted {
                    return Some(i);
                }
            }
            (b'{', Step::Key(wanted)) => {
                let end = skip_value(bytes, i);
                let key = serde_json::from_slice::<String>(bytes.get(i..end)?).ok()?;
                i = skip_space(bytes, skip_space(bytes, end) + 1);
                if key == *wanted {
                    found = Some(i); // of two equal keys the last one counts, as it does when the file is read
                }
            }
            _ => return None,
        }
        i = skip_space(bytes, skip_value(bytes, i));
        if bytes.get(i) == Some(&b',') {
            i = skip_space(bytes, i + 1);
        }
        item += 1;
    }
    found
}

fn skip_space(bytes: &[u8], mut i: usize) -> usize {
    while matches!(bytes.get(i), Some(b' ' | b'\t' | b'\r' | b'\n')) {
        i += 1;
    }
    i
}

/// The offset after the value at `i`, or the end of the text.
fn skip_value(bytes: &[u8], mut i: usize) -> usize {
    let mut depth = 0_usize;
    while let Some(byte) = bytes.get(i) {
        match byte {
            b'"' => {
                i += 1;
                while !matches!(bytes.get(i), None | Some(b'"')) {
                    i += if bytes.get(i) == Some(&b'\\') { 2 } else { 1 };
                }
            }
            b'[' | b'{' => depth += 1,
            b']' | b'}' if depth == 0 => return i,
            b']' | b'}' => depth -= 1,
            b',' if depth == 0 => return i,
            b':' if depth == 0 => return i,
            _ => {}
        }
        i += 1;
        if depth == 0 && matches!(byte, b'"' | b']' | b'}') {
            return i;
        }
    }
    bytes.len()
}
