//! Articles in a link: packed into its fragment, so that nobody's server holds them.
//!
//! ```text
//! payload = "1" base64url( length check squeezed )    "1" is the version: an old link opens for ever
//! length  = 3 bytes, the low one first                of what was squeezed
//! check   = 4 bytes, the low one first                its FNV-1a
//! squeezed: for each article  id LF json LF           without the id, on one line
//! ```
//! Says nothing of what is in the articles: whoever opens a link reads them as any other file.

use std::collections::BTreeSet;

use super::squeeze::{squeeze, unsqueeze};
use crate::model::{Article, Fault, Layout, plain_id, write_article};

/// A payload of more characters is refused. The page reads no longer links than 16,000 characters, what stands before the
/// payload included. Browsers open several times as many; mail and other programs that hand links on begin to cut them
/// there.
pub const LIMIT: u32 = 15_900;
/// Up to so many characters a link also goes through chats that cut long messages.
pub const CHAT: u32 = 2_000;
/// More bytes of articles than this are in no link. Real ones take about a fifth to a quarter of their length.
const MOST: usize = 500_000;
/// Bytes before what is squeezed.
const HEAD: usize = 7;

const VERSION: char = '1';
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Too much for a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong {
    /// About so many characters it would have.
    pub bytes: u32,
    /// So many it may have.
    pub limit: u32,
}

impl std::fmt::Display for TooLong {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let times = self.bytes.div_ceil(self.limit.max(1));
        write!(f, "This is too much for a link, about {times} times what programs pass on whole. Hand it on as a file.")
    }
}

/// The payload of a link that carries these articles.
pub fn pack(articles: &[Article]) -> Result<String, TooLong> {
    let mut plain = String::new();
    let mut ids = BTreeSet::new();
    for article in articles {
        let id = plain_id(&article.id, "article");
        let mut own = id.clone();
        let mut nth: u32 = 1;
        while !ids.insert(own.clone()) {
            nth += 1;
            own = [id.get(..id.len().min(80)).unwrap_or_default(), "-", &nth.to_string()].concat();
        }
        let article = Article { id: String::new(), ..article.clone() };
        for line in [own.as_str(), &write_article(&article, Layout::Compact)] {
            plain.push_str(line);
            plain.push('\n');
        }
        if plain.len() > MOST {
            break;
        }
    }
    let most = LIMIT as usize / 4 * 3;
    let too_long = |done: usize| {
        let chars = u64::from(LIMIT) * plain.len() as u64 / done.max(1) as u64 + 1;
        Err(TooLong { bytes: chars.try_into().unwrap_or(u32::MAX), limit: LIMIT })
    };
    if plain.len() > MOST {
        return too_long(most * 4);
    }
    match squeeze(plain.as_bytes(), most) {
        Ok(squeezed) => {
            let length = (plain.len() as u32).to_le_bytes();
            let bytes: Vec<u8> = length.into_iter().take(3).chain(check(plain.as_bytes()).to_le_bytes()).chain(squeezed).collect();
            let payload = text(&bytes);
            if payload.len() > LIMIT as usize { too_long(plain.len() - 1) } else { Ok(payload) }
        }
        Err(done) => too_long(done.min(plain.len() - 1)),
    }
}

/// The files that a payload carries, each with its name, or what is wrong with it.
pub fn unpack(payload: &str) -> Result<Vec<(String, String)>, Fault> {
    if !payload.starts_with(VERSION) {
        return fault("the articles in it are of a form that this page does not know; perhaps of a later version of Dateline");
    }
    if payload.len() > LIMIT as usize {
        return fault("it is longer than a link that carries articles can be");
    }
    let whole = open(payload);
    let Some(plain) = whole else {
        return fault("the articles in it are not whole: it was cut or changed on its way; ask for it again, or for the file");
    };
    let mut lines = plain.split_terminator('\n');
    let mut files = Vec::new();
    while let (Some(id), Some(json)) = (lines.next(), lines.next()) {
        files.push((plain_id(id, "article") + ".json", json.to_owned()));
    }
    if files.is_empty() { fault("there is no article in it") } else { Ok(files) }
}

fn open(payload: &str) -> Option<String> {
    let bytes = bytes(payload.strip_prefix(VERSION)?)?;
    let (head, squeezed) = bytes.split_at_checked(HEAD)?;
    let [a, b, c, check_bytes @ ..] = head else { return None };
    let length = u32::from_le_bytes([*a, *b, *c, 0]) as usize;
    let wanted = u32::from_le_bytes(check_bytes.try_into().ok()?);
    if length > MOST {
        return None;
    }
    let plain = unsqueeze(squeezed, length)?;
    if check(&plain) != wanted {
        return None;
    }
    String::from_utf8(plain).ok()
}

fn fault<T>(reason: &str) -> Result<T, Fault> {
    Err(Fault { file: "the link".into(), line: 0, column: 0, path: "$".into(), reason: reason.into() })
}

fn check(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |sum, byte| (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

/// Base64 for addresses, without padding.
fn text(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() / 3 * 4 + 5);
    out.push(VERSION);
    for three in bytes.chunks(3) {
        let all = three.iter().chain([0, 0].iter()).take(3).fold(0_u32, |sum, byte| sum << 8 | u32::from(*byte));
        for i in 0..=three.len() {
            out.push(char::from(DIGITS[(all >> (18 - 6 * i)) as usize & 63]));
        }
    }
    out
}

fn bytes(text: &str) -> Option<Vec<u8>> {
    let digit = |c: &u8| match c {
        b'A'..=b'Z' => Some(c - b'A'),
        b'a'..=b'z' => Some(c - b'a' + 26),
        b'0'..=b'9' => Some(c - b'0' + 52),
        b'-' => Some(62),
        b'_' => Some(63),
        _ => None,
    };
    let mut out = Vec::with_capacity(text.len() / 4 * 3 + 2);
    for four in text.as_bytes().chunks(4) {
        let mut all = 0_u32;
        for i in 0..4 {
            all = all << 6 | u32::from(four.get(i).map_or(Some(0), digit)?);
        }
        let [_, first, second, third] = all.to_be_bytes();
        match four.len() {
            4 => out.extend([first, second, third]),
            3 => out.extend([first, second]),
            2 => out.push(first),
            _ => return None,
        }
    }
    Some(out)
}
