//! Cuts a paragraph into sentences of items. A quotation is one item: nothing in it is read as the reporter's own words.
//!
//! A sentence ends at a full stop that belongs to no abbreviation, and after a quotation that ends with one, unless what
//! follows says who spoke.

use super::lexicon::{cue, tag};
use super::marks::Run;
use super::token::{Kind, Token};

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A word with a small letter.
    Lower,
    /// A word with a capital letter.
    Upper,
    /// Digits.
    Number,
    /// A comma.
    Comma,
    /// A full stop, a question or an exclamation mark.
    Stop,
    /// A colon.
    Colon,
    /// A semicolon.
    Semicolon,
    /// A dash between blanks, or a long one.
    Dash,
    /// An opening bracket.
    Open,
    /// A closing bracket.
    Close,
    /// A quotation.
    Quote,
    /// Any other sign; also what lies outside of the sentence.
    Other,
}

/// A word, a sign or a whole quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// First byte.
    pub start: u32,
    /// One after the last byte.
    pub end: u32,
    /// Index of its first token.
    pub token: u32,
    /// What it is.
    pub what: What,
    /// Tags of the word.
    pub tags: u32,
    /// What it is as a cue.
    pub cue: u32,
    /// Of a quotation: its last sign before the closing mark.
    pub close: u8,
}

/// What stands outside of a sentence.
pub const NOTHING: Item = Item { start: 0, end: 0, token: 0, what: What::Other, tags: 0, cue: 0, close: 0 };

impl Item {
    /// Has it one of these tags?
    pub fn is(&self, tags: u32) -> bool {
        self.tags & tags != 0
    }

    /// Is it a word or a number?
    pub fn is_word(&self) -> bool {
        matches!(self.what, What::Lower | What::Upper | What::Number)
    }

    /// Its characters.
    pub fn of<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}

/// The items of one paragraph: `first..last` in `tokens`, with the quotations in it.
pub fn items(text: &str, tokens: &[Token], first: usize, last: usize, runs: &[Run], found: &mut Vec<Item>) {
    found.clear();
    let mut quotes = runs.iter();
    let mut quote = quotes.next();
    let bytes = text.as_bytes();
    let mut i = first;
    while i < last {
        if let Some(run) = quote
            && run.first as usize == i
        {
            let (from, to) = (run.first as usize, run.last as usize);
            let start = tokens.get(from).map_or(0, |t| t.start);
            let mut end = tokens.get(to - 1).map_or(start, |t| t.end);
            let mut to = to;
            // '', and a ' of the quotation within
            if tokens.get(to).is_some_and(|t| t.start == end && matches!(t.of(text), "'" | "’")) {
                end = tokens.get(to).map_or(end, |t| t.end);
                to += 1;
            }
            let mut close = 0;
            for token in tokens.get(from..to).unwrap_or_default().iter().rev() {
                let byte = bytes.get(token.start as usize).copied().unwrap_or_default();
                if token.kind != Kind::Other {
                    break;
                }
                if matches!(byte, b'.' | b',' | b'?' | b'!' | b';' | b':' | b'-') {
                    close = byte;
                    break;
                }
                match token.of(text) {
                    "…" => close = b'.',
                    "—" | "–" => close = b'-',
                    _ => continue,
                }
                break;
            }
            let what = if titled(text, tokens, run, found, close) { What::Upper } else { What::Quote };
            found.push(Item { start, end, token: from as u32, what, tags: 0, cue: 0, close });
            i = to;
            quote = quotes.next();
            continue;
        }
        if let Some(token) = tokens.get(i) {
            let mut made = item(text, bytes, token, i);
            // "he's" has a verb, "Kim's" an owner.
            if made.is(tag::POSS) && made.is(tag::BE) {
                let owner = !found.last().is_some_and(|b: &Item| b.is(tag::PRON | tag::IT | tag::WH));
                made.tags = if owner { tag::POSS } else { tag::AUX | tag::BE };
            }
            found.push(made);
        }
        i += 1;
    }
}

/// Is the quotation the title of a book, a song, a programme, rather than something said?
///
/// All of its longer words have capitals, and what stands before it ("the book", "on ABC's") takes a name.
fn titled(text: &str, tokens: &[Token], run: &Run, found: &[Item], close: u8) -> bool {
    let Some(mut before) = found.last() else { return false };
    // In his book, “…”
    if before.what == What::Comma
        && let Some(noun) = found.len().checked_sub(2).and_then(|i| found.get(i))
        && (noun.is(tag::DOCUMENT) || TITLED.contains(&noun.of(text)))
    {
        before = noun;
    }
    if run.last - run.first > 12 || close == b'?' || close == b'!' {
        return false;
    }
    let takes_name = before.is(tag::POSS | tag::PREP | tag::DOCUMENT | tag::PRESS)
        || before.is(tag::DET) && !before.is(tag::IT)
        || before.what == What::Upper && !before.is(tag::PRON | tag::AUX | tag::SUB)
        || before.what == What::Lower && TITLED.contains(&before.of(text));
    if !takes_name {
        return false;
    }
    let (mut words, mut capitals) = (0_usize, 0);
    for token in tokens.get(run.first as usize..run.last as usize).unwrap_or_default() {
        match token.kind {
            Kind::Upper | Kind::Number => (words, capitals) = (words + 1, capitals + 1),
            Kind::Lower if token.end - token.start > 3 => words += 1,
            _ => {}
        }
    }
    let named = before.what == What::Lower && TITLED.contains(&before.of(text));
    words > usize::from(!named) && words == capitals
}

/// What can be before a title.
const TITLED: &[&str] = &[
    "book",
    "novel",
    "song",
    "film",
    "movie",
    "show",
    "series",
    "program",
    "programme",
    "album",
    "play",
    "documentary",
    "memoir",
    "poem",
    "hit",
    "comedy",
    "musical",
    "podcast",
    "drama",
    "sitcom",
    "titled",
    "entitled",
    "called",
    "named",
    "headlined",
    "magazine",
    "column",
];

fn item(text: &str, bytes: &[u8], token: &Token, i: usize) -> Item {
    let mut made = Item { start: token.start, end: token.end, token: i as u32, ..NOTHING };
    match token.kind {
        Kind::Lower | Kind::Upper => {
            made.what = if token.kind == Kind::Lower { What::Lower } else { What::Upper };
            let known = token.known();
            made.tags = known.tags;
            made.cue = known.cue;
        }
        Kind::Number => made.what = What::Number,
        Kind::Other => {
            made.what = match bytes.get(token.start as usize).copied().unwrap_or_default() {
                b',' => What::Comma,
                b'.' | b'?' | b'!' => What::Stop,
                b':' => What::Colon,
                b';' => What::Semicolon,
                b'(' | b'[' => What::Open,
                b')' | b']' => What::Close,
                b'-' if bytes.get(token.end as usize).is_none_or(|b| matches!(b, b' ' | b'-' | b'"')) => What::Dash,
                b if b < 128 => What::Other,
                _ => match token.of(text) {
                    "—" | "–" | "―" => What::Dash,
                    "…" | "。" | "！" | "？" => What::Stop,
                    "，" | "、" => What::Comma,
                    "：" => What::Colon,
                    _ => What::Other,
                },
            };
        }
    }
    made
}

/// The end of the sentence that begins at `from`: one after its last item.
pub fn sentence_end(text: &str, items: &[Item], from: usize) -> usize {
    let get = |i: usize| items.get(i).copied().unwrap_or(NOTHING);
    let mut depth = 0_u32;
    let mut i = from;
    let longest = items.len().min(from + LONGEST);
    while i < longest {
        let item = get(i);
        let next = get(i + 1);
        let begins =
            |n: &Item| matches!(n.what, What::Upper | What::Number | What::Quote | What::Open) || n.what == What::Other && n.end > 0;
        match item.what {
            What::Open => depth += 1,
            What::Close => depth = depth.saturating_sub(1),
            What::Stop => {
                // Three dots, and a stop inside of brackets, go on.
                let stop = item.of(text);
                let again = next.what == What::Stop && next.start == item.end;
                let inside = depth > 0 && i - from < 60 && next.what == What::Close;
                if !again
                    && !inside
                    && (i + 1 >= items.len() || begins(&next) || stop == "。")
                    && !(stop == "." && abbreviated(text, items, i))
                {
                    return i + 1;
                }
            }
            What::Quote | What::Upper if matches!(item.close, b'.' | b'?' | b'!') && i + 1 < items.len() => {
                let speaker = if item.close == b'.' { false } else { speaker_follows(items, i + 1) };
                let capital = matches!(next.what, What::Upper | What::Number | What::Quote);
                if capital && !speaker {
                    return i + 1;
                }
            }
            _ => {}
        }
        i += 1;
    }
    longest
}

/// No sentence is read further than this, so that a text without full stops is still read in linear time.
const LONGEST: usize = 500;

/// Is the full stop at `i` that of an abbreviation or of initials?
fn abbreviated(text: &str, items: &[Item], i: usize) -> bool {
    let Some(before) = i.checked_sub(1).and_then(|b| items.get(b)) else { return false };
    if before.end != items.get(i).map_or(0, |s| s.start) {
        return false;
    }
    if before.is(tag::ABBR) && before.what == What::Upper {
        // "Co." and "Jr." may end a sentence as well: then a word follows that begins one.
        let next = items.get(i + 1).copied().unwrap_or(NOTHING);
        let begins = next.is(tag::DET | tag::PRON | tag::IT | tag::SUB | tag::PREP | tag::BUT | tag::AND);
        return !begins || before.is(tag::TITLE);
    }
    // J. Smith
    before.what == What::Upper && before.end - before.start == 1 && before.of(text) != "I"
}

/// After “…?” and “…!”: do a name or a description and a cue follow, and then the end, a blank or a clause of time?
fn speaker_follows(items: &[Item], from: usize) -> bool {
    for i in from..(from + 9).min(items.len()) {
        let Some(item) = items.get(i) else { return false };
        if item.cue & cue::QUOTE != 0 && item.cue & cue::ATTITUDE == 0 && item.what == What::Lower && i > from {
            let after = items.get(i + 1).copied().unwrap_or(NOTHING);
            if after.is(tag::THAT | tag::PRON | tag::IT) && !after.is(tag::DET) || matches!(after.what, What::Quote | What::Colon) {
                return false;
            }
            // What the cue takes has no verb: it is who was asked, or when.
            let rest = items.get(i + 1..(i + 16).min(items.len())).unwrap_or_default();
            return !rest
                .iter()
                .take_while(|r| r.is_word())
                .any(|r| r.is(tag::AUX | tag::THAT) || r.is(tag::VERB) && r.cue & (cue::S | cue::PAST) != 0 && !r.is(tag::NOUNISH));
        }
        let initial = item.what == What::Stop && i > from && items.get(i - 1).is_some_and(|b| b.is(tag::TITLE) || b.end - b.start == 1);
        let aside = item.what == What::Comma;
        if !(item.is_word() || initial || aside)
            || item.is(tag::AUX)
            || item.is(tag::VERB) && item.what == What::Lower && !item.is(tag::NOUNISH)
        {
            return false;
        }
    }
    false
}
