//! Words as the gazetteer has them: the parts of tokens between hyphens, what stands beside them, and the longest name.

use super::Finder;
use crate::extract::atlas::Key;
use crate::extract::eight::{eight, has};
use crate::extract::gazetteer::{Entry, NONE};
use crate::extract::listed::begins_so;
use crate::extract::token::Kind;

/// A part of a token: what lies between its hyphens.
#[derive(Clone, Copy)]
pub(super) struct Part {
    pub token: usize,
    pub start: usize,
    pub end: usize,
}

/// The words of a name in the text.
pub(super) struct Match<'g> {
    pub entry: &'g Entry,
    pub first: Part,
    pub last: Part,
}

impl<'a, 'g> Finder<'a, 'g> {
    /// The longest name that begins at this part.
    pub(super) fn longest(&self, first: Part) -> Option<Match<'g>> {
        let mut key = Key::default();
        let mut found = None;
        let mut last = first;
        while key.word(self.word(last)) {
            let Some(entry) = self.all.find(&key) else { break };
            if entry.first != NONE {
                found = Some(Match { entry, first, last });
            }
            if !entry.more {
                break;
            }
            match self.next(last) {
                Some(next) => last = next,
                None => break,
            }
        }
        found
    }

    pub(super) fn word(&self, part: Part) -> &'a str {
        self.text.get(part.start..part.end).unwrap_or_default()
    }

    pub(super) fn end_of(&self, token: usize) -> u32 {
        self.tokens.get(token).map_or(0, |t| t.end)
    }

    /// The part of a token that begins at `start`, or at its beginning.
    pub(super) fn part(&self, token: usize, start: Option<usize>) -> Option<Part> {
        let t = self.tokens.get(token)?;
        let start = start.unwrap_or(t.start as usize);
        let bytes = self.text.as_bytes();
        let rest = bytes.get(start..t.end as usize).filter(|r| !r.is_empty())?;
        let next = eight(bytes.get(start..).unwrap_or_default());
        if rest.len() <= 8 && !has(next, b'-') && !has(next, 0xe2) {
            return Some(Part { token, start, end: start + rest.len() });
        }
        let mut len = 0;
        while let Some(&byte) = rest.get(len) {
            // U+2010 and U+2011 are hyphens too.
            if byte == b'-' || (byte == 0xe2 && matches!(rest.get(len + 1..len + 3), Some([0x80, 0x90 | 0x91]))) {
                break;
            }
            len += 1;
        }
        Some(Part { token, start, end: start + len })
    }

    /// The next part of the same token.
    pub(super) fn in_token(&self, part: Part) -> Option<Part> {
        let width = match self.text.as_bytes().get(part.end) {
            Some(b'-') => 1,
            Some(0xe2) => 3,
            _ => return None,
        };
        if part.end + width >= self.end_of(part.token) as usize {
            return None;
        }
        self.part(part.token, Some(part.end + width))
    }

    /// The next part, where nothing but a blank, a line end, a hyphen or the full stop of an abbreviation is between.
    pub(super) fn next(&self, part: Part) -> Option<Part> {
        if let Some(next) = self.in_token(part) {
            return Some(next);
        }
        let mut at = part.token + 1;
        let mut end = part.end;
        let mut next = self.tokens.get(at)?;
        if part.end - part.start <= 2 && next.start as usize == end && next.of(self.text) == "." {
            at += 1;
            end = next.end as usize;
            next = self.tokens.get(at)?;
        }
        let gap = self.text.as_bytes().get(end..next.start as usize).filter(|g| g.len() <= 16)?;
        if next.kind == Kind::Other || (next.line && gap.iter().filter(|b| **b == b'\n').count() != 1) {
            return None;
        }
        self.part(at, None)
    }

    /// The word right before a part, where only blanks are between. In a compound, the part before the hyphen.
    pub(super) fn before(&self, part: Part) -> Option<Part> {
        let token = self.tokens.get(part.token)?;
        if part.start > token.start as usize {
            let head = self.text.get(token.start as usize..part.start)?.trim_end_matches(['-', '\u{2010}', '\u{2011}']);
            let end = token.start as usize + head.len();
            let start = head.rfind(['-', '\u{2010}', '\u{2011}']).map_or(token.start as usize, |h| token.start as usize + h + 1);
            return Some(Part { token: part.token, start, end }).filter(|p| self.text.is_char_boundary(p.start));
        }
        let before = self.tokens.get(part.token.checked_sub(1)?)?;
        if token.line || !before.is_word() || token.start - before.end > 4 {
            return None;
        }
        Some(Part { token: part.token - 1, start: before.start as usize, end: before.end as usize })
    }

    /// What kind of word a part is; 0 for none that matters.
    pub(super) fn class(&self, part: Option<Part>) -> u32 {
        let mut key = Key::default();
        match part {
            Some(part) if key.word(self.word(part)) => self.all.find(&key).map_or(0, |e| e.class),
            _ => 0,
        }
    }

    pub(super) fn is_upper(&self, part: Part) -> bool {
        begins_so(self.word(part), char::is_uppercase)
    }

    /// The token before, as it stands.
    pub(super) fn token_before(&self, token: usize) -> &'a str {
        token.checked_sub(1).and_then(|t| self.tokens.get(t)).map_or("", |t| t.of(self.text))
    }

    pub(super) fn token_text(&self, token: usize) -> &'a str {
        self.tokens.get(token).map_or("", |t| t.of(self.text))
    }
}
