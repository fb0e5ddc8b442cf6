//! From a statement to the publisher's page at the very sentence, and whether the text at hand still has it there.
//!
//! A text directive is `#:~:text=[prefix-,]start[,end][,-suffix]` (WICG, URL Fragment Text Directives). A browser that
//! does not know it opens the page at its beginning.

use crate::model::{Anchor, Article, Statement, Wording};

/// Longer words are given by their beginning and end.
const LONG: usize = 300;
/// So many words of a beginning and an end.
const WORDS: usize = 6;

/// The address of the publisher's page, at the words of a statement where it has some that are the article's.
pub fn at_the_sentence(url: &str, statement: &Statement) -> String {
    let base = url.split_once(":~:").map_or(url, |(before, _)| before);
    let Some(directive) = directive(statement) else { return url.to_owned() };
    let joint = if base.contains('#') { ":~:text=" } else { "#:~:text=" };
    [base, joint, &directive].concat()
}

fn directive(statement: &Statement) -> Option<String> {
    let quote = statement.anchor.iter().find_map(|anchor| match anchor {
        Anchor::TextQuoteSelector { exact, prefix, suffix } => Some((exact.as_str(), prefix.as_deref(), suffix.as_deref())),
        Anchor::TextPositionSelector { .. } => None,
    });
    let (exact, prefix, suffix) = match quote {
        Some(quote) => quote,
        // Words in quotation marks stand in the article, whoever wrote what is around them.
        None => {
            let part = statement.content.iter().find(|part| part.is_quote());
            let plain = (statement.wording == Wording::Verbatim).then(|| statement.content.first()).flatten();
            (part.or(plain)?.text(), None, None)
        }
    };
    let words: Vec<&str> = exact.split_whitespace().collect();
    let mut out = String::new();
    let context = |text: Option<&str>, last: bool| {
        let words: Vec<&str> = text.unwrap_or_default().split_whitespace().collect();
        let some = if last { words.get(words.len().saturating_sub(3)..) } else { words.get(..words.len().min(3)) };
        some.unwrap_or_default().join(" ")
    };
    let before = context(prefix, true);
    if !before.is_empty() {
        encode(&before, &mut out);
        out.push_str("-,");
    }
    if exact.len() > LONG && words.len() > WORDS * 2 {
        encode(&words.get(..WORDS)?.join(" "), &mut out);
        out.push(',');
        encode(&words.get(words.len() - WORDS..)?.join(" "), &mut out);
    } else {
        encode(&words.join(" "), &mut out);
    }
    let after = context(suffix, false);
    if !after.is_empty() {
        out.push_str(",-");
        encode(&after, &mut out);
    }
    (!words.is_empty()).then_some(out)
}

/// Percent-encoded; `-`, `,` and `&` have a meaning in a directive.
fn encode(text: &str, out: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'~' | b'!' | b'*' | b'(' | b')') {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push(char::from(HEX[usize::from(byte >> 4)]));
            out.push(char::from(HEX[usize::from(byte & 15)]));
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
        (Some(exact), Some(_)) => if text.contains(exact) { Anchored::Moved } else { Anchored::NotFound },
        (Some(exact), None) => if text.contains(exact) { Anchored::Exact } else { Anchored::NotFound },
    })
}
