//! Cuts a paragraph into items: a quotation is one item, so that nothing in it is read as the reporter's own words.

use super::item::{Item, NOTHING, What};
use super::title::titled;
use crate::extract::lexicon::tag;
use crate::extract::listed::listed;
use crate::extract::marks::Run;
use crate::extract::token::{Kind, Token, char_at};

/// The items of one paragraph: `first..last` in `tokens`, with the quotations in it.
pub fn items(text: &str, tokens: &[Token], first: usize, last: usize, runs: &[Run], found: &mut Vec<Item>) {
    found.clear();
    let mut quotes = runs.iter();
    let mut quote = quotes.next();
    let mut i = first;
    while i < last {
        if let Some(run) = quote
            && run.first as usize == i
        {
            let (from, mut to) = (run.first as usize, run.last as usize);
            let start = tokens.get(from).map_or(0, |t| t.start);
            let mut end = tokens.get(to - 1).map_or(start, |t| t.end);
            // The mark of a quotation within: 'We left,' she said. "He told me 'no'"
            if let Some(token) = tokens.get(to).filter(|t| t.start == end && listed(t.of(text), "'|’")) {
                end = token.end;
                to += 1;
            }
            let close = last_sign(text, tokens.get(from..to).unwrap_or_default());
            let what = if titled(text, tokens, run, found, close) { What::Upper } else { What::Quote };
            found.push(Item { start, end, what, close, ..NOTHING });
            i = to;
            quote = quotes.next();
            continue;
        }
        if let Some(token) = tokens.get(i) {
            let mut made = item(text, token);
            // "he's" has a verb, "Kim's" an owner.
            if made.is(tag::POSS) && made.is(tag::BE) {
                let owner = !found.last().is_some_and(|b: &Item| b.is(tag::PRON | tag::IT | tag::WH));
                made.tags = if owner { tag::POSS } else { tag::AUX | tag::BE };
            }
            // Nov. 5
            let dated = made.what == What::Stop && tokens.get(i + 1).is_some_and(|t| t.kind == Kind::Number);
            match found.last_mut() {
                Some(month) if dated && month.is(tag::TIME) && month.is(tag::ABBR) && month.end == made.start => month.end = made.end,
                _ => found.push(made),
            }
        }
        i += 1;
    }
}

/// The last sign of punctuation in a quotation, before its closing marks; 0 where a word stands there.
fn last_sign(text: &str, quotation: &[Token]) -> u8 {
    for token in quotation.iter().rev().take_while(|t| t.kind == Kind::Other) {
        match char_at(text, token.start as usize) {
            c @ ('.' | ',' | '?' | '!' | ';' | ':' | '-') => return c as u8,
            '…' => return b'.',
            '—' | '–' => return b'-',
            _ => {}
        }
    }
    0
}

fn item(text: &str, token: &Token) -> Item {
    let known = token.known();
    let what = match token.kind {
        Kind::Lower => What::Lower,
        Kind::Upper => What::Upper,
        Kind::Number => What::Number,
        Kind::Other => sign(text, token),
    };
    Item { start: token.start, end: token.end, what, tags: known.tags, cue: known.cue, ..NOTHING }
}

fn sign(text: &str, token: &Token) -> What {
    match char_at(text, token.start as usize) {
        ',' | '，' | '、' => What::Comma,
        '.' | '?' | '!' | '…' | '。' | '！' | '？' => What::Stop,
        ':' | '：' => What::Colon,
        ';' => What::Semicolon,
        '(' | '[' => What::Open,
        ')' | ']' => What::Close,
        '-' if text.as_bytes().get(token.end as usize).is_none_or(|b| matches!(b, b' ' | b'-' | b'"')) => What::Dash,
        '—' | '–' | '―' => What::Dash,
        _ => What::Other,
    }
}
