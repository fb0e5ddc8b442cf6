//! The paragraphs of a plain text.
//!
//! A line is a paragraph, unless the file was wrapped by hand or by a program: then the lines of a paragraph run on until a
//! blank line. A file was wrapped if most of its lines end where the next line's first word would not have fitted any more.
//!
//! Line ends are LF, CR LF, CR, NEL, VT, FF and the Unicode separators. Nothing of the text is changed or left out.

use super::super::layout::{Block, Hint};
use crate::extract::Stretch;
use crate::extract::listed::{ends_in, from_first, passed, to_last};

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
    let mut above: Option<Line> = None;
    for line in lines {
        let joins = above.is_some_and(|above| width > 0 && !line.apart && runs_on(text, above, line, width));
        match blocks.last_mut() {
            Some(block) if joins => block.at.end = line.end,
            _ => blocks.push(Block { at: Stretch { start: line.start, end: line.end }, hint: Hint::None }),
        }
        above = Some(line);
    }
    blocks
}

/// Does a wrapped paragraph go on from one line to the next?
fn runs_on(text: &str, above: Line, line: Line, width: usize) -> bool {
    let full = fitting(above, line) > width * 3 / 4;
    let ends = ends_in(Stretch { start: above.start, end: above.end }.of(text), ".!?”\":");
    (full || !ends) && line.indent <= above.indent + 1
}

/// How wide a line would be with the first word of the next one.
fn fitting(above: Line, line: Line) -> usize {
    usize::from(above.width + 1 + line.first)
}

/// The width at which the lines were wrapped; 0 if they were not.
fn wrapped(lines: &[Line]) -> usize {
    let mut counts = [0_usize; WIDEST + 1];
    let (mut inner, mut wide) = (0_usize, 0_usize);
    for (line, next) in lines.iter().zip(lines.iter().skip(1)) {
        if !next.apart {
            inner += 1;
            match counts.get_mut(usize::from(line.width)) {
                Some(count) => *count += 1,
                None => wide += 1,
            }
        }
    }
    if inner < 3 || wide * 20 > inner {
        return 0;
    }
    // The widest lines but one in fifty, which may hold an address.
    let mut left = inner / 50;
    let mut width = WIDEST;
    while width > 0
        && let Some(count) = counts.get(width).filter(|count| **count <= left)
    {
        left -= count;
        width -= 1;
    }
    // Who wraps by hand does not fill every line to the last column.
    let mut full = 0;
    for (line, next) in lines.iter().zip(lines.iter().skip(1)) {
        full += usize::from(!next.apart && fitting(*line, *next) > width * 9 / 10);
    }
    if width < NARROWEST || full * 4 < inner * 3 { 0 } else { width }
}

fn lines(text: &str, start: usize) -> Vec<Line> {
    let mut found = Vec::new();
    let mut at = start;
    let mut apart = true;
    while at < text.len() {
        let (end, next) = line_end(text.as_bytes(), at);
        let words = Stretch::new(at, end).of(text);
        match line(words, at, apart) {
            Some(line) => {
                found.push(line);
                apart = false;
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
        at += passed(bytes.get(at..).unwrap_or_default(), |b| matches!(b, b' '..=b'~'));
        let width = match bytes.get(at..).unwrap_or_default() {
            [] => return (bytes.len(), bytes.len()),
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

/// Is it neither a blank nor one of the signs that show nothing?
fn seen(c: char) -> bool {
    !c.is_whitespace() && !matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}')
}

/// A line without the blanks around it; nothing where there is nothing else.
fn line(whole: &str, start: usize, apart: bool) -> Option<Line> {
    let rest = from_first(whole, &seen);
    let words = to_last(rest, &seen);
    let first = words.split(char::is_whitespace).next().filter(|w| !w.is_empty())?;
    let indent = whole.len() - rest.len();
    let start = start + indent;
    Some(Line {
        start: start as u32,
        end: (start + words.len()) as u32,
        indent: indent.min(1000) as u16,
        width: width(words),
        first: width(first),
        apart,
    })
}

/// How many characters; beyond the widest line, nobody asks how wide it is.
fn width(words: &str) -> u16 {
    if words.len() > WIDEST * 4 { WIDEST as u16 * 4 } else { words.chars().count() as u16 }
}
