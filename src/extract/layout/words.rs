//! Small questions about the words of a paragraph, asked of short ones only.

/// Does it begin with these words, in any ASCII case?
pub fn begins(text: &str, words: &str) -> bool {
    // Nearly all differ in their first letter; a capital and its small letter differ in this bit alone.
    let first = |of: &str| of.bytes().next().map(|b| b | 0x20);
    first(text) == first(words) && text.as_bytes().get(..words.len()).is_some_and(|head| head.eq_ignore_ascii_case(words.as_bytes()))
}

/// Where these words stand first, in any ASCII case.
pub fn find(text: &str, words: &str) -> Option<usize> {
    text.as_bytes().windows(words.len().max(1)).position(|w| w.eq_ignore_ascii_case(words.as_bytes()))
}

/// Is there a quotation mark in it?
pub fn quoted(text: &str) -> bool {
    text.contains(['“', '”', '"', '«', '»', '„', '「', '『'])
}

const REPORTING: &[&str] = &[
    "added",
    "adds",
    "announced",
    "argued",
    "asked",
    "asks",
    "believes",
    "claimed",
    "claims",
    "confirmed",
    "continued",
    "declared",
    "denied",
    "explained",
    "explains",
    "hopes",
    "insisted",
    "noted",
    "notes",
    "recalled",
    "replied",
    "reported",
    "said",
    "saying",
    "says",
    "stated",
    "states",
    "suggested",
    "testified",
    "thinks",
    "told",
    "tells",
    "tweeted",
    "urged",
    "warned",
    "warns",
    "wrote",
    "according",
];

/// Does it report what somebody says?
pub fn reports(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).any(|word| REPORTING.contains(&word))
}

/// Letters and digits only, in lower case: two paragraphs that differ in marks and blanks are alike.
pub fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}

const PARTICLES: &[&str] = &["al", "bin", "da", "de", "del", "der", "di", "dos", "el", "ibn", "la", "le", "ter", "van", "von"];

/// Does it look like a person's name: two to five words with capitals?
pub fn is_name(text: &str) -> bool {
    let mut words = 0;
    let mut first = true;
    if text.len() > 60 {
        return false;
    }
    for word in text.split(' ') {
        let letters = word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.'));
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        if !letters || !(capital || (!first && PARTICLES.contains(&word))) {
            return false;
        }
        words += 1;
        first = false;
    }
    (2..=5).contains(&words) && !text.ends_with('.')
}

/// The share of its longer words, in tenths, that begin with a capital.
pub fn capitals(text: &str) -> usize {
    let long = || text.split_whitespace().filter(|w| w.chars().filter(|c| c.is_alphabetic()).count() >= 4);
    let upper = long().filter(|w| w.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| c.is_uppercase() || c.is_numeric())).count();
    let all = long().count();
    (upper * 10).checked_div(all).unwrap_or(0)
}
