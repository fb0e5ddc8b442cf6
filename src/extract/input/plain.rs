//! The paragraphs of a plain text.
//!
//! A line is a paragraph, unless the file was wrapped by hand or by a program: then the lines of a paragraph run on until a
//! blank line. A file was wrapped if most of its lines end where the next line's first word would not have fitted any more.
//!
//! Line ends are LF, CR LF, CR, NEL, VT, FF and the Unicode separators. Nothing of the text is changed or left out.

use super::super::layout::{Block, Hint};
use crate::extract::Stretch;

/// Lines longer than this are not the result of wrapping.
const WIDEST: usize = 100;
/// Lines shorter than this are not, either.
const NARROWEST: usize = 40;

#[derive(Clone, Copy)]
struct Line {
    start: u32,
    end: u32,
    /// Blanks before its first word.
    indent: u16,
    /// Its length in characters, or a number beyond `WIDEST`.
    width: u16,
    /// The length of its first word.
    first: u16,
    /// Does a blank line stand before it?
    apart: bool,
}

/// The paragraphs of `text` from `start` on, without the blanks around them.
pub fn paragraphs(text: &str, start: usize) -> Vec<Block> {
    let lines = lines(text, start);
    let width = wrapped(&lines);
    let mut blocks: Vec<Block> = Vec::new();
    let mut before: Option<Line> = None;
    for line in lines {
        let joins = match (before, width) {
            (Some(above), Some(width)) => !line.apart && runs_on(text, above, line, width),
            _ => false,
        };
        match blocks.last_mut() {
            Some(block) if joins => block.at.end = line.end,
            _ => blocks.push(Block { at: Stretch { start: line.start, end: line.end }, hint: Hint::None }),
        }
        before = Some(line);
    }
    blocks
}

/// Does a wrapped paragraph go on from one line to the next?
fn runs_on(text: &str, above: Line, line: Line, width: usize) -> bool {
    let full = usize::from(above.width + 1 + line.first) > width * 3 / 4;
    let ends = text.get(above.start as usize..above.end as usize).is_some_and(|words| words.ends_with(['.', '!', '?', '”', '"', ':']));
    (full || !ends) && line.indent <= above.indent + 1
}

/// The width at which the lines were wrapped, if they were.
fn wrapped(lines: &[Line]) -> Option<usize> {
    let pairs = || lines.windows(2).filter_map(|pair| <&[Line; 2]>::try_from(pair).ok()).filter(|[_, next]| !next.apart);
    let mut counts = [0_usize; WIDEST + 1];
    let (mut inner, mut wide) = (0_usize, 0_usize);
    for [line, _] in pairs() {
        inner += 1;
        match counts.get_mut(usize::from(line.width)) {
            Some(count) => *count += 1,
            None => wide += 1,
        }
    }
    if inner < 3 || wide * 20 > inner {
        return None;
    }
    // The widest lines but one in fifty, which may hold an address.
    let mut left = inner / 50;
    let width = counts.iter().enumerate().rev().find_map(|(width, count)| {
        let enough = *count > left;
        left = left.saturating_sub(*count);
        enough.then_some(width)
    })?;
    // Who wraps by hand does not fill every line to the last column.
    let full = pairs().filter(|[line, next]| usize::from(line.width + 1 + next.first) > width * 9 / 10).count();
    (width >= NARROWEST && full * 4 >= inner * 3).then_some(width)
}

fn lines(text: &str, start: usize) -> Vec<Line> {
    let mut found = Vec::new();
    let bytes = text.as_bytes();
    let mut at = start;
    let mut apart = true;
    while at < bytes.len() {
        let (end, next) = line_end(bytes, at);
        match line(text, at, end) {
            Some(mut line) => {
                line.apart = apart;
                apart = false;
                found.push(line);
            }
            None => apart = true,
        }
        at = next;
    }
    found
}

/// Where the line that begins at a byte ends, and where the next begins.
fn line_end(bytes: &[u8], start: usize) -> (usize, usize) {
    let mut at = start;
    loop {
        at += bytes.get(at..).unwrap_or_default().iter().take_while(|b| matches!(b, b' '..=b'~')).count();
        let width = match bytes.get(at..).unwrap_or_default() {
            [] => 0,
            [b'\r', b'\n', ..] => 2,
            [b'\n' | b'\r' | 0x0b | 0x0c, ..] => 1,
            [0xc2, 0x85, ..] => 2,
            [0xe2, 0x80, 0xa8 | 0xa9, ..] => 3,
            _ => {
                at += 1;
                continue;
            }
        };
        return (at, at + width);
    }
}

/// Signs that show nothing, beside the blanks.
fn unseen(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}')
}

fn line(text: &str, start: usize, end: usize) -> Option<Line> {
    let whole = text.get(start..end)?;
    let from_first = whole.trim_start_matches(unseen);
    let words = from_first.trim_end_matches(unseen);
    let first = words.split(char::is_whitespace).next().filter(|w| !w.is_empty())?;
    let indent = whole.len() - from_first.len();
    let start = start + indent;
    // Beyond the widest line, nobody asks how wide it is.
    let width = |words: &str| if words.len() > WIDEST * 4 { WIDEST * 4 } else { words.chars().count() };
    Some(Line {
        start: start as u32,
        end: (start + words.len()) as u32,
        indent: indent.min(1000) as u16,
        width: width(words) as u16,
        first: width(first) as u16,
        apart: false,
    })
}
