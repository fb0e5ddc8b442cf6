//! From a statement to the publisher's page at the very sentence, and whether the text at hand still has it there.
//!
//! A text directive is `#:~:text=[prefix-,]start[,end][,-suffix]` (WICG, URL Fragment Text Directives). A browser that
//! does not know it opens the page at its beginning.

use crate::model::{Anchor, Article, Statement, Wording};

/// Longer words are given by their beginning and end.
const LONG: usize = 300;

/// The words of a statement that stand in the article: those of its anchor, or those in quotation marks, whoever wrote what
/// is around them. Empty where it has none.
pub fn sentence(statement: &Statement) -> &str {
    let exact = statement.anchor.iter().find_map(|anchor| match anchor {
        Anchor::TextQuoteSelector { exact, .. } => Some(exact.as_str()),
        Anchor::TextPositionSelector { .. } => None,
    });
    let part = || statement.content.iter().find(|part| part.is_quote() || statement.wording == Wording::Verbatim);
    exact.or_else(|| part().map(|part| part.text())).unwrap_or_default()
}

/// The address of the publisher's page, at the words of a statement where it has some that are the article's.
pub fn at_the_sentence(url: &str, statement: &Statement) -> String {
    let mut out = String::from(url);
    let around = statement.anchor.iter().find_map(|anchor| match anchor {
        Anchor::TextQuoteSelector { prefix, suffix, .. } => {
            Some((prefix.as_deref().unwrap_or_default(), suffix.as_deref().unwrap_or_default()))
        }
        Anchor::TextPositionSelector { .. } => None,
    });
    let (before, after) = around.unwrap_or_default();
    let words = sentence(statement).trim();
    if words.is_empty() || url.contains(":~:") {
        return out;
    }
    out.push_str(if url.contains('#') { ":~:text=" } else { "#:~:text=" });
    let (before, after) = (last(before, 3), first(after, 3));
    if !before.is_empty() {
        encode(before, &mut out);
        out.push_str("-,");
    }
    if words.len() > LONG {
        encode(first(words, 6), &mut out);
        out.push(',');
        encode(last(words, 6), &mut out);
    } else {
        encode(words, &mut out);
    }
    if !after.is_empty() {
        out.push_str(",-");
        encode(after, &mut out);
    }
    out
}

/// The first words of a text.
fn first(text: &str, count: usize) -> &str {
    let text = text.trim();
    let end = text.bytes().enumerate().filter(|(_, byte)| *byte == b' ').nth(count - 1);
    end.and_then(|(at, _)| text.get(..at)).unwrap_or(text)
}

/// The last words of a text.
fn last(text: &str, count: usize) -> &str {
    let text = text.trim();
    let start = text.bytes().enumerate().rev().filter(|(_, byte)| *byte == b' ').nth(count - 1);
    start.and_then(|(at, _)| text.get(at + 1..)).unwrap_or(text)
}

/// Percent-encoded, with one space for any blank; `-`, `,` and `&` have a meaning in a directive.
fn encode(text: &str, out: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() {
            out.push(char::from(byte));
        } else if byte > b' ' {
            out.push('%');
            out.push(char::from(HEX[usize::from(byte >> 4)]));
            out.push(char::from(HEX[usize::from(byte & 15)]));
        } else if !out.ends_with("%20") {
            out.push_str("%20");
        }
    }
}

/// Where the text at hand has the words of an anchor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchored {
    /// At its position, word for word.
    Exact,
    /// At another position.
    Moved,
    /// Nowhere.
    NotFound,
}

impl Anchored {
    /// In words.
    pub fn label(self) -> &'static str {
        match self {
            Anchored::Exact => "exact: the text at hand has these words at this place",
            Anchored::Moved => "moved: the text at hand has these words at another place",
            Anchored::NotFound => "not found: the text at hand does not have these words",
        }
    }

    /// In a word.
    pub fn word(self) -> &'static str {
        match self {
            Anchored::Exact => "exact",
            Anchored::Moved => "moved",
            Anchored::NotFound => "not found",
        }
    }
}

/// The state of a statement's anchor against the article's text; none where there is no text, or no anchor.
pub fn state_of(article: &Article, statement: &Statement) -> Option<Anchored> {
    let text = article.text.as_deref()?;
    let exact = statement.anchor.iter().find_map(|anchor| match anchor {
        Anchor::TextQuoteSelector { exact, .. } => Some(exact.as_str()),
        Anchor::TextPositionSelector { .. } => None,
    });
    let place = statement.anchor.iter().find_map(|anchor| match anchor {
        Anchor::TextPositionSelector { start, end } => Some((*start as usize, *end as usize)),
        Anchor::TextQuoteSelector { .. } => None,
    });
    let at = |(start, end): (usize, usize)| text.chars().skip(start).take(end.saturating_sub(start)).collect::<String>();
    Some(match (exact, place) {
        (None, None) => return None,
        // Without the words, the statement's own are what has to stand there.
        (None, Some(place)) => {
            let there = at(place);
            let own = statement.content.iter().all(|part| there.contains(part.text().trim()));
            if own && !there.is_empty() || statement.wording == Wording::Digest && !there.is_empty() {
                Anchored::Exact
            } else if statement.content.iter().all(|part| text.contains(part.text().trim())) {
                Anchored::Moved
            } else {
                Anchored::NotFound
            }
        }
        (Some(exact), Some(place)) if at(place) == exact => Anchored::Exact,
        (Some(exact), Some(_)) => {
            if text.contains(exact) {
                Anchored::Moved
            } else {
                Anchored::NotFound
            }
        }
        (Some(exact), None) => {
            if text.contains(exact) {
                Anchored::Exact
            } else {
                Anchored::NotFound
            }
        }
    })
}
