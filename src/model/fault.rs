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
                let plain = |c: char| if c.is_control() || matches!(c, '"' | '\\') { char::REPLACEMENT_CHARACTER } else { c };
                out.push_str("[\"");
                out.extend(short.chars().map(plain));
                out.push_str("\"]");
            }
        }
    }
    out
}

/// Line and column, from 1, of a byte offset.
pub fn line_column(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |i| i + 1);
    (before.matches('\n').count() + 1, before.get(line_start..).unwrap_or_default().chars().count() + 1)
}
