//! The id of a statement, derived from its content: it survives reordering and re-reading.

use super::{Article, Statement, Tally};

/// Ids for the statements of one article, in order. A statement that brings its own id keeps it.
/// Two statements with the same words, form and source get `-2`, `-3` … in order.
pub fn statement_ids(article: &Article) -> Vec<String> {
    let mut seen = Tally::default();
    let id = |statement: &Statement| {
        let base = statement.id.clone().unwrap_or_else(|| derive(article, statement));
        let nth = seen.add(&base) as usize;
        if nth == 1 { base } else { numbered(&[&base, "-"].concat(), nth) }
    };
    article.statements.iter().map(id).collect()
}

fn derive(article: &Article, statement: &Statement) -> String {
    let mut hash = Hash::new();
    hash.field(&article.id);
    hash.field(statement.form.word());
    hash.field(article.source_of(statement).map_or("", |s| s.name.as_str()));
    for part in &statement.content {
        hash.field(if part.is_quote() { "q" } else { "p" });
        hash.field(part.text());
    }
    hash.print()
}

/// The hash of a text, in ten characters.
pub fn hash_of(text: &str) -> String {
    let mut hash = Hash::new();
    hash.field(text);
    hash.print()
}

/// A name for what has no address, derived from what it is: a UUID of version 8 (RFC 9562).
pub fn urn_of(what: &str) -> String {
    let half = |salt: &str| {
        let mut hash = Hash::new();
        hash.field(salt);
        hash.field(what);
        hash.mixed()
    };
    let hex = [half("a"), half("b")].map(|half| format!("{half:016x}")).concat();
    let part = |from: usize, to: usize| hex.get(from..to).unwrap_or_default();
    ["urn:uuid:", part(0, 8), "-", part(8, 12), "-8", part(13, 16), "-8", part(17, 20), "-", part(20, 32)].concat()
}

/// A number from an id's hash, small enough that a list of them is short: tells nearly all ids apart.
pub fn id_mark(id: &str) -> u32 {
    let mut hash = Hash::new();
    hash.field(id);
    (hash.mixed() & 0xf_ffff) as u32
}

/// FNV-1a, 64 bits, with a last mix so that all of the printed bits depend on all of the input.
struct Hash(u64);

impl Hash {
    fn new() -> Self {
        Hash(0xcbf2_9ce4_8422_2325)
    }

    fn field(&mut self, text: &str) {
        for byte in text.bytes().chain([0xff]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn mixed(&self) -> u64 {
        let mut x = self.0;
        x = (x ^ (x >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
        x = (x ^ (x >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
        x ^ (x >> 33)
    }

    /// Ten characters of 5 bits: two statements in a million share one with a chance of about 1 in 2,000.
    fn print(self) -> String {
        let x = self.mixed();
        const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
        (0..10).map(|i| char::from(ALPHABET[(x >> (i * 5)) as usize & 31])).collect()
    }
}

/// Words as an id: their first hundred characters in lower case, other ones than letters and digits of ASCII as hyphens;
/// `otherwise` where nothing is left.
pub fn plain_id(words: &str, otherwise: &str) -> String {
    let mut id = String::new();
    for c in words.chars().take(100) {
        if c.is_ascii_alphanumeric() {
            id.push(c.to_ascii_lowercase());
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    let id = id.trim_matches('-');
    if id.is_empty() { otherwise.into() } else { id.into() }
}

/// The id, with a number at its end where it is taken.
pub fn free_id(id: String, taken: impl Fn(&str) -> bool) -> String {
    let mut free = id.clone();
    let mut nth = 1;
    while taken(&free) {
        nth += 1;
        free = numbered(&[&id, "-"].concat(), nth);
    }
    free
}

/// Words with a number right after them.
pub fn numbered(words: &str, number: usize) -> String {
    let mut all = String::with_capacity(words.len() + 20);
    all.push_str(words);
    push_number(&mut all, number);
    all
}

/// The figures of a number.
fn push_number(words: &mut String, number: usize) {
    if number >= 10 {
        push_number(words, number / 10);
    }
    words.push(char::from(b'0' + (number % 10) as u8));
}
