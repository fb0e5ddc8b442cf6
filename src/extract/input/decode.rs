//! From the bytes of a file to its characters, or to the reason why it is no text.
//!
//! UTF-8 first; then UTF-16 by its byte order mark; then Windows-1252, where nothing in the file is UTF-8 beyond ASCII and
//! its other bytes are as rare as accents and quotation marks are. Nothing is guessed beyond that, and no byte is dropped.

use std::borrow::Cow;

/// The largest file that is read.
pub const LARGEST: usize = 1 << 30;

/// First bytes of files that are no text, and what those files are.
const MAGIC: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive, as .docx, .odt and .epub files are"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"RIFF", "a picture or a recording (RIFF)"),
    (b"II*\0", "a picture (TIFF)"),
    (b"MM\0*", "a picture (TIFF)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"bplist", "a web archive (property list)"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\0asm", "a program (WebAssembly)"),
    (b"ID3", "a recording (MP3)"),
    (b"OggS", "a recording (Ogg)"),
    (b"SQLite format", "a database (SQLite)"),
];

/// Why these bytes are no text that can be read: what, where and what to do.
pub fn refuse(bytes: &[u8]) -> Option<String> {
    if bytes.len() > LARGEST {
        return Some("is larger than 1 GiB: cut it into several files".into());
    }
    if bytes.iter().all(u8::is_ascii_whitespace) || bytes == b"\xef\xbb\xbf" {
        return Some("is empty: there is no text in it".into());
    }
    if let Some((_, what)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Some(["is ", what, ", not a text: save its words as UTF-8 text, Markdown or HTML"].concat());
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        return Some("is a film or a picture, not a text: save its words as UTF-8 text, Markdown or HTML".into());
    }
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or(bytes);
    if find(head, b"\nMIME-Version:").is_some() && find(head, b"multipart/related").is_some() {
        return Some("is a web archive (MHTML): save the page as HTML instead".into());
    }
    None
}

/// Its characters, and a note where they were not UTF-8. `page` says that a declaration of the page is looked for.
pub fn decode(bytes: &[u8], page: bool) -> Result<(Cow<'_, str>, Option<&'static str>), String> {
    match bytes {
        [0xff, 0xfe, rest @ ..] => return utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => return utf16(rest, u16::from_be_bytes),
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
    let named = if page { charset(bytes) } else { None };
    let western = match named {
        Some(name) if WESTERN.iter().any(|w| name.eq_ignore_ascii_case(w)) => true,
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

const WESTERN: &[&str] = &["windows-1252", "iso-8859-1", "latin1", "iso-8859-15", "us-ascii", "cp1252"];

fn place(bytes: &[u8], at: usize, what: &str, what_to_do: &str) -> String {
    let line = bytes.iter().take(at).filter(|b| **b == b'\n').count() + 1;
    let (at, line) = (at.to_string(), line.to_string());
    ["byte ", &at, " (line ", &line, ", counted from 0 and 1) ", what, ": ", what_to_do].concat()
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<(Cow<'_, str>, Option<&'static str>), String> {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair.first().copied().unwrap_or(0), pair.get(1).copied().unwrap_or(0)]));
    let mut text = String::with_capacity(bytes.len() / 2);
    for c in char::decode_utf16(units) {
        match c {
            Ok(c) => text.push(c),
            Err(_) => {
                let at = 2 + text.chars().map(|c| c.len_utf16() * 2).sum::<usize>();
                return Err(["byte ", &at.to_string(), " is half of a UTF-16 pair: save the file as UTF-8 and try again"].concat());
            }
        }
    }
    if bytes.len() % 2 == 1 {
        return Err("ends in half a UTF-16 character: it is cut off, or not text".into());
    }
    Ok((Cow::Owned(text), Some("is not UTF-8: it was read as UTF-16")))
}

/// The declaration in the first kilobyte of a page.
fn charset(bytes: &[u8]) -> Option<&str> {
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or(bytes);
    let at = find(head, b"charset=")? + 8;
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
const HIGH: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘', '’', '“', '”', '•', '–', '—', '˜', '™',
    'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

fn windows_1252(bytes: &[u8]) -> Option<String> {
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 16);
    for &byte in bytes {
        let c = match byte {
            0x80..=0x9f => HIGH.get(usize::from(byte - 0x80)).copied().filter(|c| *c != '\0')?,
            _ => char::from(byte),
        };
        text.push(c);
    }
    Some(text)
}

/// Where the words stand, in any ASCII case.
pub fn find(bytes: &[u8], words: &[u8]) -> Option<usize> {
    let begins = |w: &[u8]| w.first().zip(words.first()).is_some_and(|(a, b)| a.eq_ignore_ascii_case(b));
    bytes.windows(words.len()).position(|w| begins(w) && w.eq_ignore_ascii_case(words))
}
