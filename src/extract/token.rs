//! Cuts a text into tokens, once, for every part of the extractor.
//!
//! A token is a word, a number or one other visible character; blanks are what lies between tokens. Positions are bytes.
//! A word keeps its hyphens and inner apostrophes (`Hyesan-based`, `wouldn’t`), but not a possessive or contracted ending
//! after the apostrophe where that ending is `s`: `Kim’s` is `Kim` and `’s`.
//!
//! ```text
//! word    = letter { letter | digit | mark } { ("-" | "’" | "'") letter { … } } ; and "." inside initials: U.S., Jan.
//! number  = digit { digit | "," digit | "." digit } [ letters ]                  ; 24th, 1,000, 3.5
//! other   = any other character that is not blank
//! ```

use super::eight::{alphanumeric, eight};
use super::lexicon::{LEXICON, Lex};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A word that begins with a lower-case letter, or one of a script without case.
    Lower,
    /// A word that begins with an upper-case letter.
    Upper,
    /// Digits, perhaps with letters after them.
    Number,
    /// Anything else, one character.
    Other,
}

/// A word, a number or a sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// First byte.
    pub start: u32,
    /// One after the last byte.
    pub end: u32,
    /// What it is.
    pub kind: Kind,
    /// Does a line begin here: is there a line end between the token before and this one?
    pub line: bool,
    /// Its place in the lexicon.
    pub lex: u16,
}

impl Token {
    /// Its characters.
    pub fn of<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.start as usize..self.end as usize).unwrap_or_default()
    }

    /// What the lexicon knows of it.
    pub fn known(&self) -> Lex {
        LEXICON.at(self.lex)
    }

    /// Is it a word?
    pub fn is_word(&self) -> bool {
        matches!(self.kind, Kind::Lower | Kind::Upper)
    }
}

fn apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// All tokens of a text, in order. The work is linear in the text's length.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::with_capacity(text.len() / 5);
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut line = true;
    let lexicon = &*LEXICON;
    while let Some(&byte) = bytes.get(at) {
        let start = at;
        at += 1;
        let kind = match byte {
            b'\n' | b'\r' => {
                line = true;
                continue;
            }
            ..=b' ' => continue,
            b'a'..=b'z' => {
                at = word_end(text, start);
                Kind::Lower
            }
            b'A'..=b'Z' => {
                at = word_end(text, start);
                Kind::Upper
            }
            b'0'..=b'9' => {
                at = number_end(bytes, at);
                Kind::Number
            }
            b'\'' => possessive(text, start, &mut at),
            _ if byte < 128 => Kind::Other,
            _ => {
                let first = char_at(text, start);
                at = start + first.len_utf8();
                if first.is_alphabetic() {
                    at = word_end(text, at);
                    if first.is_uppercase() { Kind::Upper } else { Kind::Lower }
                } else if first.is_whitespace() || invisible(first) {
                    line |= matches!(first, '\u{2028}' | '\u{2029}' | '\u{85}');
                    continue;
                } else if apostrophe(first) {
                    possessive(text, start, &mut at)
                } else {
                    Kind::Other
                }
            }
        };
        let lex = match kind {
            Kind::Lower | Kind::Upper => lexicon.find(bytes, start, at),
            _ => 0,
        };
        found.push(Token { start: start as u32, end: at as u32, kind, line, lex });
        line = false;
    }
    found
}

/// How many tokens begin before a byte. Tokens are about equally long, so the search begins where that would be.
pub fn count_before(tokens: &[Token], byte: u32) -> usize {
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return 0 };
    let before = |at: usize| tokens.get(at).is_some_and(|t| t.start < byte);
    let (way, whole) = (byte.saturating_sub(first.start), last.end - first.start + 1);
    let guess = ((u64::from(way) * tokens.len() as u64 / u64::from(whole)) as usize).min(tokens.len());
    let (mut from, mut to, mut step) = (guess, guess, 8);
    if before(guess) {
        while before(to) {
            (from, to, step) = (to, to + step, step * 2);
        }
    } else {
        while from > 0 && !before(from) {
            (from, to, step) = (from.saturating_sub(step), from, step * 2);
        }
    }
    let rest = tokens.get(from..to.min(tokens.len())).unwrap_or_default();
    from + rest.partition_point(|t| t.start < byte)
}

/// An apostrophe right after a word, with `s` after it, is one token with the `s`.
fn possessive(text: &str, start: usize, at: &mut usize) -> Kind {
    let bytes = text.as_bytes();
    let after_word = text.get(..start).and_then(|t| t.chars().next_back()).is_some_and(char::is_alphanumeric);
    if after_word && matches!(bytes.get(*at), Some(b's' | b'S')) && !next_is_letter(text, *at + 1) {
        *at += 1;
        return Kind::Lower;
    }
    Kind::Other
}

fn next_is_letter(text: &str, at: usize) -> bool {
    text.as_bytes().get(at).is_some_and(|&b| if b < 128 { b.is_ascii_alphanumeric() } else { char_at(text, at).is_alphanumeric() })
}

/// The character that begins at a place; a blank where none does.
pub fn char_at(text: &str, at: usize) -> char {
    text.get(at..).and_then(|t| t.chars().next()).unwrap_or(' ')
}

/// Signs that steer the setting of text and show nothing: zero-width, bidirectional, the byte order mark.
fn invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Where the word ends that goes on at `at`.
fn word_end(text: &str, mut at: usize) -> usize {
    let bytes = text.as_bytes();
    loop {
        let more = alphanumeric(eight(bytes.get(at..).unwrap_or_default()));
        at += more;
        if more == 8 {
            continue;
        }
        let width = match bytes.get(at) {
            Some(b'-' | b'.' | b'\'' | 128..) => joint(text, at),
            _ => 0,
        };
        if width == 0 {
            return at;
        }
        at += width;
    }
}

/// The width of the character at `at` if the word goes on with it, or else 0.
#[cold]
fn joint(text: &str, at: usize) -> usize {
    let c = char_at(text, at);
    let width = c.len_utf8();
    let goes_on = match c {
        '-' | '\u{ad}' | '\u{2010}' | '\u{2011}' => next_is_letter(text, at + width),
        // Initials: a full stop between single letters belongs to them, and so does the one after the last.
        '.' => initials(text.as_bytes(), at),
        '\'' | '’' => inner_apostrophe(text, at, width),
        _ => c.is_alphanumeric() || combining(c),
    };
    if goes_on { width } else { 0 }
}

fn combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

/// A letter on both sides, and more after it than a possessive `s`.
fn inner_apostrophe(text: &str, at: usize, width: usize) -> bool {
    let bytes = text.as_bytes();
    let after = at + width;
    next_is_letter(text, after) && (!matches!(bytes.get(after), Some(b's' | b'S')) || next_is_letter(text, after + 1))
}

/// Is the full stop at `at` part of `U.S.`, `a.m.`?
fn initials(bytes: &[u8], at: usize) -> bool {
    let letter = |i: Option<usize>| i.and_then(|i| bytes.get(i)).is_some_and(u8::is_ascii_alphabetic);
    let single_before = letter(at.checked_sub(1)) && (at < 2 || !bytes.get(at - 2).is_some_and(u8::is_ascii_alphanumeric));
    let single_after = letter(Some(at + 1)) && bytes.get(at + 2) == Some(&b'.');
    let last = at >= 3 && bytes.get(at - 2) == Some(&b'.') && letter(Some(at - 3)) && letter(at.checked_sub(1));
    single_before && (single_after || last)
}

fn number_end(bytes: &[u8], mut at: usize) -> usize {
    let digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
    loop {
        match bytes.get(at) {
            Some(b) if b.is_ascii_digit() => at += 1,
            Some(b',' | b'.') if digit(at + 1) => at += 1,
            _ => break,
        }
    }
    while bytes.get(at).is_some_and(u8::is_ascii_alphabetic) {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_counted_before_every_byte() {
        for text in [
            "",
            "a",
            "  one two",
            "x, y",
            "a very-long-word-that-has-no-end 1 2 3 4 5 6 7 8 9 . . . . . . . . . . . . . . . . . . . . . end",
        ] {
            let all = tokens(text);
            for byte in 0..text.len() as u32 + 3 {
                assert_eq!(count_before(&all, byte), all.iter().filter(|t| t.start < byte).count(), "{text:?} at {byte}");
            }
        }
    }
}
