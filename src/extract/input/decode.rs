//! From the bytes of a file to its characters, or to the reason why it is no text.
//!
//! UTF-8 first; then UTF-16 by its byte order mark; then Windows-1252, where nothing in the file is UTF-8 beyond ASCII and
//! its other bytes are as rare as accents and quotation marks are. Nothing is guessed beyond that, and no byte is dropped.

use std::borrow::Cow;

use crate::extract::listed::{find_any, named};
use crate::model::numbered;

/// The largest file that is read.
pub const LARGEST: usize = 1 << 30;

/// First bytes of files that are no text, and what those files are.
const MAGIC: &[u8] = b"%PDF-\ta PDF file
PK\x03\x04\ta ZIP archive, as .docx, .odt and .epub files are
\xd0\xcf\x11\xe0\tan old Office document
{\\rtf\tan RTF document
\x89PNG\ta picture (PNG)
\xff\xd8\xff\ta picture (JPEG)
GIF8\ta picture (GIF)
RIFF\ta picture or a recording (RIFF)
II*\0\ta picture (TIFF)
MM\0*\ta picture (TIFF)
\x1f\x8b\ta gzip archive
7z\xbc\xaf\ta 7-Zip archive
Rar!\ta RAR archive
bplist\ta web archive (property list)
\x7fELF\ta program
MZ\x90\ta program
\0asm\ta program (WebAssembly)
ID3\ta recording (MP3)
OggS\ta recording (Ogg)
SQLite format\ta database (SQLite)";

/// What a file is that begins so, if it is none of text.
fn magic(bytes: &[u8]) -> Option<&'static str> {
    MAGIC.split(|b| *b == b'\n').find_map(|line| {
        let (head, what) = line.split_at_checked(line.iter().position(|b| *b == b'\t')?)?;
        if bytes.starts_with(head) { std::str::from_utf8(what).ok() } else { None }
    })
}

/// Why these bytes are no text that can be read: what, where and what to do.
pub fn refuse(bytes: &[u8]) -> Option<String> {
    if bytes.len() > LARGEST {
        return Some("is larger than 1 GiB: cut it into several files".into());
    }
    if bytes.iter().all(u8::is_ascii_whitespace) || bytes == b"\xef\xbb\xbf" {
        return Some("is empty: there is no text in it".into());
    }
    if let Some(what) = magic(bytes) {
        return Some(["is ", what.trim_start(), ", not a text: save its words as UTF-8 text, Markdown or HTML"].concat());
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        return Some("is a film or a picture, not a text: save its words as UTF-8 text, Markdown or HTML".into());
    }
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or(bytes);
    if find_any(head, b"\nMIME-Version:").is_some() && find_any(head, b"multipart/related").is_some() {
        return Some("is a web archive (MHTML): save the page as HTML instead".into());
    }
    None
}

/// Its characters, and a note where they were not UTF-8. `page` says that a declaration of the page is looked for.
pub fn decode(bytes: &[u8], page: bool) -> Result<(Cow<'_, str>, Option<&'static str>), String> {
    match bytes {
        [0xff, 0xfe, ..] => return utf16(bytes, 0),
        [0xfe, 0xff, ..] => return utf16(bytes, 1),
        _ => {}
    }
    if bytes.contains(&0) {
        let at = bytes.iter().position(|b| *b == 0).unwrap_or_default();
        return Err(place(bytes, at, "is NUL, which no text has", "is this a binary file? Save its words as UTF-8 text, Markdown or HTML"));
    }
    let bad = match std::str::from_utf8(bytes) {
        Ok(text) => return Ok((Cow::Borrowed(text), None)),
        Err(e) => e.valid_up_to(),
    };
    let declared = if page { charset(bytes) } else { None };
    let western = match declared {
        Some(name) if named(name, WESTERN) => true,
        Some(name) if !name.eq_ignore_ascii_case("utf-8") => {
            return Err(["is written in “", name, "”, as it says itself: save it as UTF-8 and try again"].concat());
        }
        _ => looks_western(bytes),
    };
    if western && let Some(text) = windows_1252(bytes) {
        return Ok((Cow::Owned(text), Some("is not UTF-8: it was read as Windows-1252")));
    }
    Err(place(bytes, bad, "is not UTF-8", "save the file as UTF-8 and try again"))
}

const WESTERN: &str = "windows-1252|iso-8859-1|latin1|iso-8859-15|us-ascii|cp1252";

fn place(bytes: &[u8], at: usize, what: &str, what_to_do: &str) -> String {
    let line = bytes.iter().take(at).filter(|b| **b == b'\n').count() + 1;
    [&numbered("byte ", at), &numbered(" (line ", line), ", counted from 0 and 1) ", what, ": ", what_to_do].concat()
}

/// UTF-16 after its byte order mark; `low` says which of two bytes is the low one.
fn utf16(bytes: &[u8], low: usize) -> Result<(Cow<'_, str>, Option<&'static str>), String> {
    let unit = |at: usize| Some(u32::from(u16::from_le_bytes([*bytes.get(at + low)?, *bytes.get(at + 1 - low)?])));
    let mut text = String::with_capacity(bytes.len() / 2);
    let mut at = 2;
    while let Some(first) = unit(at) {
        let code = match (first, unit(at + 2)) {
            (0xd800..=0xdbff, Some(second @ 0xdc00..=0xdfff)) => 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00),
            _ => first,
        };
        let Some(c) = char::from_u32(code) else {
            return Err(numbered("byte ", at) + " is half of a UTF-16 pair: save the file as UTF-8 and try again");
        };
        text.push(c);
        at += c.len_utf16() * 2;
    }
    if at < bytes.len() {
        return Err("ends in half a UTF-16 character: it is cut off, or not text".into());
    }
    Ok((Cow::Owned(text), Some("is not UTF-8: it was read as UTF-16")))
}

/// The declaration in the first kilobyte of a page.
fn charset(bytes: &[u8]) -> Option<&str> {
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or(bytes);
    let at = find_any(head, b"charset=")? + 8;
    let rest = head.get(at..)?;
    let rest = rest.strip_prefix(b"\"").or(rest.strip_prefix(b"'")).unwrap_or(rest);
    let end = rest.iter().position(|b| !(b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))).unwrap_or(rest.len());
    std::str::from_utf8(rest.get(..end)?).ok().filter(|name| !name.is_empty())
}

/// No two bytes that UTF-8 would read as one character, and few bytes beyond ASCII.
fn looks_western(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    let mut high = 0;
    loop {
        match std::str::from_utf8(rest) {
            Ok(text) => return text.is_ascii() && high * 8 <= bytes.len(),
            Err(e) => {
                let (fine, bad) = rest.split_at(e.valid_up_to());
                if !fine.is_ascii() {
                    return false;
                }
                high += 1;
                rest = bad.get(1..).unwrap_or_default();
            }
        }
    }
}

/// What the bytes 0x80 to 0x9f stand for; `\0` where for nothing.
const HIGH: &str = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";

fn windows_1252(bytes: &[u8]) -> Option<String> {
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 16);
    for &byte in bytes {
        let c = match byte {
            0x80..=0x9f => HIGH.chars().nth(usize::from(byte - 0x80)).filter(|c| *c != '\0')?,
            _ => char::from(byte),
        };
        text.push(c);
    }
    Some(text)
}
