//! Pairs quotation marks into quoted runs, in a text whose marks may be of any style, mixed or broken.
//!
//! A run lies within one paragraph, marks included. A mark that finds no partner is let go, unless the quotation plainly
//! runs on to the paragraph's end: it stands at its beginning, or the next paragraph opens with a mark again.
//!
//! ```text
//! “ ” „ ‟ « » 「 」 『 』   tell by themselves whether they open      " '' ``   by what stands beside them
//! ‘ ’ '                    only in a text that has no double marks
//! ```

use super::token::{Kind, Token, char_at};

/// A quotation: from its opening mark to after its closing one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// Index of the token that opens.
    pub first: u32,
    /// One after the token that closes.
    pub last: u32,
    /// Did a mark close it?
    pub closed: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Open,
    Close,
    Straight,
}

/// What a token is as a mark, and how many tokens it takes.
fn mark_at(text: &str, tokens: &[Token], i: usize, singles: bool) -> Option<(Mark, usize)> {
    let token = tokens.get(i)?;
    if token.kind != Kind::Other {
        return None;
    }
    let bytes = text.as_bytes();
    let at = token.start as usize;
    let doubled = |b: u8| bytes.get(at + 1) == Some(&b) && tokens.get(i + 1).is_some_and(|t| t.start as usize == at + 1);
    match char_at(text, at) {
        '"' => Some((Mark::Straight, 1)),
        '`' if doubled(b'`') => Some((Mark::Open, 2)),
        '\'' if doubled(b'\'') => Some((Mark::Straight, 2)),
        '\'' if singles => Some((Mark::Straight, 1)),
        '“' | '„' | '‟' | '«' | '「' | '『' => Some((Mark::Open, 1)),
        '”' | '»' | '」' | '』' => Some((Mark::Close, 1)),
        '‘' if singles => Some((Mark::Open, 1)),
        '’' if singles => Some((Mark::Close, 1)),
        _ => None,
    }
}

/// Has the text no double marks, so that single ones are its quotation marks?
pub fn singles(text: &str, tokens: &[Token]) -> bool {
    let mut open = false;
    for (i, token) in tokens.iter().enumerate() {
        if token.kind == Kind::Other {
            if mark_at(text, tokens, i, false).is_some() {
                return false;
            }
            open |= matches!(char_at(text, token.start as usize), '‘' | '\'');
        }
    }
    open
}

/// The runs of one paragraph, `first..last` in `tokens`. `next_opens`: does the paragraph after it begin with a mark?
pub fn runs(text: &str, tokens: &[Token], first: usize, last: usize, singles: bool, next_opens: bool, found: &mut Vec<Run>) {
    let bytes = text.as_bytes();
    let mut open: Option<usize> = None;
    let mut i = first;
    while i < last {
        let sign = tokens.get(i).is_some_and(|t| t.kind == Kind::Other);
        let Some((mark, width)) = (if sign { mark_at(text, tokens, i, singles) } else { None }) else {
            i += 1;
            continue;
        };
        let start = tokens.get(i).map_or(0, |t| t.start as usize);
        let end = tokens.get(i + width - 1).map_or(0, |t| t.end as usize);
        let before = start.checked_sub(1).and_then(|b| bytes.get(b)).copied().unwrap_or(b' ');
        let after = bytes.get(end).copied().unwrap_or(b' ');
        let (loose_before, loose_after) = (before.is_ascii_whitespace() || i == first, after.is_ascii_whitespace() || i + width >= last);
        let word_after = after.is_ascii_alphanumeric() || after >= 128;
        match (mark, open) {
            (Mark::Open, None) => open = Some(i),
            // An opening mark where only a closing one can stand: behave,“ she said
            (Mark::Open, Some(opening)) if loose_after && !loose_before => {
                found.push(Run { first: opening as u32, last: (i + width) as u32, closed: true });
                open = None;
            }
            (Mark::Straight, None) if !loose_after && (!singles || opens_single(before)) => open = Some(i),
            (Mark::Straight, Some(_)) if loose_before && word_after => open = Some(i),
            // Within single marks, an apostrophe after a word's s may be a possessive.
            (Mark::Close | Mark::Straight, Some(opening)) if !(singles && word_after) => {
                found.push(Run { first: opening as u32, last: (i + width) as u32, closed: true });
                open = None;
            }
            _ => {}
        }
        i += width;
    }
    if let Some(opening) = open
        && (next_opens || opening == first)
    {
        found.push(Run { first: opening as u32, last: last as u32, closed: false });
    }
}

fn opens_single(before: u8) -> bool {
    before.is_ascii_whitespace() || matches!(before, b'(' | b'[') || before >= 128
}

/// Does a mark open at this token?
pub fn opens(text: &str, tokens: &[Token], i: usize, singles: bool) -> bool {
    matches!(mark_at(text, tokens, i, singles), Some((Mark::Open | Mark::Straight, _)))
}
