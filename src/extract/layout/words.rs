//! Small questions about the words of a paragraph, asked of short ones only.

use super::super::listed::{self, List, any_part, beginning, begins_so, has, holds, listed, parted};

/// Where these words stand first, in any ASCII case.
pub fn find(text: &str, words: &str) -> Option<usize> {
    listed::find_any(text.as_bytes(), words.as_bytes())
}

/// Is there a quotation mark in it?
pub fn quoted(text: &str) -> bool {
    has(text, |c| matches!(c, '“' | '”' | '"' | '«' | '»' | '„' | '「' | '『'))
}

/// Words that report.
static REPORTING: List = List::new(
    "according|added|adds|announced|argued|asked|asks|believes|claimed|claims|confirmed|continued|declared|denied|\
     explained|explains|hopes|insisted|noted|notes|recalled|replied|reported|said|saying|says|stated|states|suggested|tells|testified|\
     thinks|told|tweeted|urged|warned|warns|wrote",
);

/// Does it report what somebody says?
pub fn reports(text: &str) -> bool {
    any_part(text, |c| !c.is_alphanumeric(), &mut |word| word.len() > 3 && REPORTING.has(word))
}

/// Does it quote what somebody is said to have said?
pub fn tells(text: &str) -> bool {
    quoted(text) && reports(text)
}

/// Letters and digits only, in lower case: two paragraphs that differ in marks and blanks are alike.
pub fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphanumeric()).map(small)
}

/// The small letter, in the alphabets whose small letters stand at one distance from the capitals.
fn small(c: char) -> char {
    let distance = match c {
        'A'..='Z' | 'À'..='Þ' | 'Α'..='Ω' | 'А'..='Я' => 32,
        'Ѐ'..='Џ' => 80,
        _ => 0,
    };
    char::from_u32(u32::from(c) + distance).unwrap_or(c)
}

/// Small words in a person's name.
const PARTICLES: &str = "al|bin|da|de|del|der|di|dos|el|ibn|la|le|ter|van|von";

/// Does it look like a person's name: two to five words with capitals?
pub fn is_name(text: &str) -> bool {
    let mut words = 0;
    let mut other = |word: &str| {
        words += 1;
        let sign = has(word, |c| !(c.is_alphabetic() || holds("-'’.", c)));
        sign || !(begins_so(word, char::is_uppercase) || (words > 1 && listed(word, PARTICLES)))
    };
    text.len() <= 60 && !any_part(text, |c| c == ' ', &mut other) && (2..=5).contains(&words) && !text.ends_with('.')
}

/// Can a text begin with a name? Its second word tells.
pub fn begins_as_name(text: &str) -> bool {
    let second = parted(text, " ").map_or("", |(_, second)| second);
    begins_so(second, char::is_uppercase) || beginning(second, PARTICLES).is_some()
}

/// The text up to a byte, or to one soon after it where that is within a character.
pub fn beginning_of(text: &str, end: usize) -> &str {
    (end..end + 4).find_map(|end| text.get(..end)).unwrap_or(text)
}

/// How many words.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub fn count(text: &str) -> usize {
    text.split_whitespace().count()
}

/// The share of its longer words, in tenths, that begin with a capital.
pub fn capitals(text: &str) -> usize {
    let (mut upper, mut all) = (0_usize, 0);
    any_part(text, char::is_whitespace, &mut |word| {
        if word.chars().filter(|c| c.is_alphabetic()).count() >= 4 {
            all += 1;
            let first = word.chars().find(|c| c.is_alphanumeric());
            upper += usize::from(first.is_some_and(|c| c.is_uppercase() || c.is_numeric()));
        }
        false
    });
    (upper * 10).checked_div(all).unwrap_or(0)
}
