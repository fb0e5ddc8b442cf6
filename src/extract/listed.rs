//! Small questions to a text: is it one of a list, does it begin with one of a list, where does a sign stand in it?
//!
//! A list is one text with a bar between its items: "of|in|at". It takes far less room in the program than a table of its
//! items or a test for each, and so does one reader for all of the lists. Where much is asked of one, it is a `List`.

use std::sync::OnceLock;

/// Is it one of the list's items, letter for letter? The empty word is in no list.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub fn listed(word: &str, list: &str) -> bool {
    item_at(word, list, b'|', 0).is_some()
}

/// The same, in any ASCII case.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub fn named(word: &str, list: &str) -> bool {
    item_at(word, list, b'|', ANY_CASE).is_some()
}

/// The bit in which a letter and its capital differ.
pub const ANY_CASE: u8 = 0x20;

/// Where an item begins that is the same, in a list with such bars. `case`: 0 for letter for letter, or `ANY_CASE`.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub fn item_at(word: &str, list: &str, bar: u8, case: u8) -> Option<usize> {
    let (word, list) = (word.as_bytes(), list.as_bytes());
    let first = word.first()? | case;
    if !may_hold(list, first, bar, case) {
        return None;
    }
    let same = |item: &[u8]| if case == 0 { item == word } else { item.eq_ignore_ascii_case(word) };
    let mut at = 0;
    loop {
        let rest = list.get(at..)?;
        // Nearly all differ in their first letter.
        if rest.first()? | case == first
            && let Some((item, after)) = rest.split_at_checked(word.len())
            && after.first().is_none_or(|b| *b == bar)
            && same(item)
        {
            return Some(at);
        }
        at += rest.iter().position(|b| *b == bar)? + 1;
    }
}

/// Can an item of the list begin with this letter? Most cannot, and sixteen places are looked at at once for that; the page's
/// program has no instruction for so many.
#[inline(always)]
fn may_hold(list: &[u8], first: u8, bar: u8, case: u8) -> bool {
    const MANY: usize = 16;
    if cfg!(target_arch = "wasm32") || list.len() <= MANY {
        return true;
    }
    let begins = |(letter, before): (&u8, &u8)| (*letter | case == first) & (*before == bar);
    let some = |letters: &[u8; MANY], before: &[u8; MANY]| letters.iter().zip(before).fold(false, |some, both| some | begins(both));
    let (letters, before) = (list.get(1..).unwrap_or_default(), list.get(..list.len() - 1).unwrap_or_default());
    let ((many, rest), (many_before, rest_before)) = (letters.as_chunks::<MANY>(), before.as_chunks::<MANY>());
    list.first().is_some_and(|letter| letter | case == first)
        || many.iter().zip(many_before).any(|(letters, before)| some(letters, before))
        || rest.iter().zip(rest_before).any(begins)
}

/// A list of which much is asked. Nearly every question is answered by a bit that a few letters of a word give, which is
/// set if an item has such letters; for the others, only the part of the list is read where items have the first letter.
pub struct List {
    items: &'static str,
    /// Which letter of a beginning counts beside its first two; 0 in a list of whole words.
    letter: usize,
    /// Found at the first question: as a table it would weigh more than the list. By the low bits of the first letter,
    /// which are the same for a small letter and its capital.
    parts: OnceLock<Vec<Part>>,
}

/// What is known of the items with one first letter.
#[derive(Clone, Copy, Default)]
struct Part {
    /// Where the first of them begins.
    start: u16,
    /// Where the last one ends.
    end: u16,
    /// The bits that they set.
    bits: u32,
}

impl List {
    /// Of whole words.
    pub const fn new(items: &'static str) -> List {
        List::beginnings(items, 0)
    }

    /// Of beginnings of texts, all of which have such a letter, counted from 0.
    pub const fn beginnings(items: &'static str, letter: usize) -> List {
        List { items, letter, parts: OnceLock::new() }
    }

    /// The part of the list where such a word can be; empty if it is in none.
    fn part(&self, word: &str) -> &'static str {
        let (place, bit) = self.bit(word);
        let parts = self.parts.get_or_init(|| self.look());
        let part = parts.get(place).filter(|part| part.bits & bit != 0);
        part.and_then(|part| self.items.get(part.start.into()..part.end.into())).unwrap_or_default()
    }

    /// Reads the list.
    #[cold]
    fn look(&self) -> Vec<Part> {
        let mut parts = vec![Part::default(); 32];
        let mut start = 0;
        for item in self.items.split('|') {
            let end = start + item.len() as u16;
            let (place, bit) = self.bit(item);
            if let Some(part) = parts.get_mut(place) {
                let first = if part.bits == 0 { start } else { part.start };
                *part = Part { start: first, end, bits: part.bits | bit };
            }
            start = end + 1;
        }
        parts
    }

    /// The low bits of the first letter of a word, and the bit that it sets by its others: the same in any case.
    fn bit(&self, word: &str) -> (usize, u32) {
        let word = word.as_bytes();
        let letter = |at: usize| word.get(at).map_or(0, |b| usize::from(b & 31));
        let (second, other) = if self.letter == 0 { (word.len(), word.len().wrapping_sub(1)) } else { (letter(1), self.letter) };
        (letter(0), 1 << ((second * 11 + letter(other) * 5) % 32))
    }

    /// Is it one of the items, letter for letter?
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn has(&self, word: &str) -> bool {
        let part = self.part(word);
        !part.is_empty() && listed(word, part)
    }

    /// Is it one of them, in any ASCII case?
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn names(&self, word: &str) -> bool {
        let part = self.part(word);
        !part.is_empty() && named(word, part)
    }

    /// How long the item is with which a text begins, in any ASCII case.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn begins(&self, text: &str) -> Option<usize> {
        let part = self.part(text);
        if part.is_empty() { None } else { beginning(text, part) }
    }
}

/// The first item that passes a test against the text.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub fn item<'l>(list: &'l str, text: &str, test: fn(&str, &str) -> bool) -> Option<&'l str> {
    let mut rest = list;
    loop {
        let end = rest.bytes().position(|b| b == b'|').unwrap_or(rest.len());
        let item = rest.get(..end)?;
        if test(text, item) {
            return Some(item);
        }
        rest = rest.get(end + 1..)?;
    }
}

/// Which of the list's items it is, in any ASCII case.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub fn place(word: &str, list: &str) -> Option<usize> {
    Some(before(list, b'|', item_at(word, list, b'|', ANY_CASE)?))
}

/// How many bars stand before a place in a list.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub fn before(list: &str, bar: u8, at: usize) -> usize {
    list.bytes().take(at).filter(|b| *b == bar).count()
}

/// How long the item is with which a text begins, in any ASCII case.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub fn beginning(text: &str, list: &str) -> Option<usize> {
    let first = text.as_bytes().first()? | ANY_CASE;
    let mut rest = list.as_bytes();
    loop {
        let same = rest.first()? | ANY_CASE == first;
        let end = rest.iter().position(|b| *b == b'|').unwrap_or(rest.len());
        if same && begins_with(text, rest.get(..end)?) {
            return Some(end);
        }
        rest = rest.get(end + 1..)?;
    }
}

/// Does it begin with these words, in any ASCII case?
pub fn begins(text: &str, words: &str) -> bool {
    begins_with(text, words.as_bytes())
}

#[cfg_attr(target_arch = "wasm32", inline(never))]
fn begins_with(text: &str, words: &[u8]) -> bool {
    text.as_bytes().get(..words.len()).is_some_and(|head| head.eq_ignore_ascii_case(words))
}

/// Does it have one of the list's items in it?
pub fn mentions(text: &str, list: &str) -> bool {
    item(list, text, |text, item| find(text, item).is_some()).is_some()
}

/// The same, in any ASCII case.
pub fn mentions_any(text: &str, list: &str) -> bool {
    item(list, text, |text, item| find_any(text.as_bytes(), item.as_bytes()).is_some()).is_some()
}

/// Where these words stand first.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub fn find(text: &str, words: &str) -> Option<usize> {
    find_in(text.as_bytes(), words.as_bytes(), 0)
}

/// Where these words stand first, in any ASCII case.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub fn find_any(text: &[u8], words: &[u8]) -> Option<usize> {
    find_in(text, words, ANY_CASE)
}

/// The same; `case` is as for `item_at`.
fn find_in(text: &[u8], words: &[u8], case: u8) -> Option<usize> {
    let (first, others) = words.split_first()?;
    let same = |(a, b): (&u8, &u8)| a == b || case != 0 && a.eq_ignore_ascii_case(b);
    // Nearly all differ in their first letters.
    let begins = |at: usize| text.get(at..).is_some_and(|rest| rest.len() >= others.len() && rest.iter().zip(others).all(same));
    text.iter().enumerate().find(|(at, b)| *b | case == first | case && begins(at + 1)).map(|(at, _)| at)
}

/// Where the first of the items stands in a text, and how long that item is.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub fn first_of(text: &str, list: &str) -> Option<(usize, usize)> {
    let mut found = None;
    for item in list.split('|') {
        if let Some(at) = find(text, item)
            && found.is_none_or(|(first, _)| at < first)
        {
            found = Some((at, item.len()));
        }
    }
    found
}

/// The text before the words where they stand first, and the text after them.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub fn parted<'t>(text: &'t str, words: &str) -> Option<(&'t str, &'t str)> {
    let (before, rest) = text.split_at_checked(find(text, words)?)?;
    Some((before, rest.get(words.len()..)?))
}

/// How many bytes at the beginning are so. Sixteen are looked at at once, since most texts go on so for long; for that, the
/// test must ask all of its questions and not stop at one. The page's program has no instruction for so many.
#[inline(always)]
pub fn passed(bytes: &[u8], so: impl Fn(u8) -> bool) -> usize {
    const MANY: usize = 16;
    let mut passed = 0;
    if cfg!(not(target_arch = "wasm32")) {
        let all = |bytes: &[u8; MANY]| bytes.iter().fold(true, |all, b| all & so(*b));
        passed = MANY * bytes.as_chunks().0.iter().take_while(|bytes| all(bytes)).count();
    }
    while bytes.get(passed).is_some_and(|b| so(*b)) {
        passed += 1;
    }
    passed
}

/// The text before the last of such signs of ASCII, and the text after it.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub fn parted_last(text: &str, sign: u8) -> Option<(&str, &str)> {
    let at = text.bytes().rposition(|b| b == sign)?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

/// Most characters are letters, and no sign is one.
fn is_sign(c: char, signs: &str) -> bool {
    !c.is_ascii_alphabetic() && holds(signs, c)
}

/// Is the character one of the signs? `str::contains` would look for its bytes, by all that finds words in words.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub fn holds(signs: &str, c: char) -> bool {
    signs.chars().any(|sign| sign == c)
}

/// Where one of the signs stands first; at the end of the text where there is none.
pub fn sign_at(text: &str, signs: &str) -> usize {
    first_at(text, &|c| is_sign(c, signs))
}

/// Where the first such character stands; at the end of the text where there is none.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub fn first_at(text: &str, kind: &dyn Fn(char) -> bool) -> usize {
    text.find(kind).unwrap_or(text.len())
}

/// Does it end in one of the signs?
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub fn ends_in(text: &str, signs: &str) -> bool {
    text.chars().next_back().is_some_and(|c| is_sign(c, signs))
}

/// The text without these signs at its beginning.
pub fn without_before<'t>(text: &'t str, signs: &str) -> &'t str {
    from_first(text, &|c| !is_sign(c, signs))
}

/// The text without these signs at its end.
pub fn without_after<'t>(text: &'t str, signs: &str) -> &'t str {
    to_last(text, &|c| !is_sign(c, signs))
}

/// The text from the first such character on.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub fn from_first<'t>(text: &'t str, kind: &dyn Fn(char) -> bool) -> &'t str {
    text.get(first_at(text, kind)..).unwrap_or_default()
}

/// The text up to the last such character.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub fn to_last<'t>(text: &'t str, kind: &dyn Fn(char) -> bool) -> &'t str {
    text.trim_end_matches(|c| !kind(c))
}

/// Is one of the parts between such characters so? No letter of ASCII parts any.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub fn any_part(text: &str, border: fn(char) -> bool, so: &mut dyn FnMut(&str) -> bool) -> bool {
    text.split(|c: char| !c.is_ascii_alphabetic() && border(c)).any(so)
}

/// Has it a character of this kind?
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub fn has(text: &str, kind: fn(char) -> bool) -> bool {
    text.chars().any(kind)
}

/// Does it begin with a character of this kind?
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub fn begins_so(text: &str, kind: fn(char) -> bool) -> bool {
    text.chars().next().is_some_and(kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Texts of few letters, so that much is nearly the same; some are longer than what is looked at at once.
    fn each_text(call: &mut dyn FnMut(&str)) {
        let mut chance = 7_u32;
        for length in 0..90 {
            for _ in 0..20 {
                let text: String = (0..length)
                    .map(|_| {
                        chance = chance.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                        char::from(b"aAbB|| ,"[chance as usize >> 29])
                    })
                    .collect();
                call(&text);
            }
        }
    }

    #[test]
    fn an_item_is_found_wherever_it_stands() {
        each_text(&mut |list| {
            for word in ["a", "B", "ab", "aB", "b a", "abba"] {
                for case in [0, ANY_CASE] {
                    let same = |item: &&str| if case == 0 { *item == word } else { item.eq_ignore_ascii_case(word) };
                    let before = list.split('|').take_while(|item| !same(item)).map(|item| item.len() + 1).sum();
                    let known = list.split('|').any(|item| same(&item)).then_some(before);
                    assert_eq!(item_at(word, list, b'|', case), known, "{word} in {list}");
                }
            }
        });
    }

    #[test]
    fn words_are_found_wherever_they_stand() {
        each_text(&mut |text| {
            for words in ["a", "|", "ab", "A|", "ba|", "a|b", "||||"] {
                assert_eq!(find(text, words), text.find(words), "{words} in {text}");
                let small = text.to_ascii_lowercase();
                assert_eq!(find_any(text.as_bytes(), words.as_bytes()), small.find(&words.to_ascii_lowercase()), "{words} in {text}");
            }
        });
    }
}
