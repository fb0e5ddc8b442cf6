//! Small questions to a text: is it one of a list, does it begin with one of a list, where does a sign stand in it?
//!
//! A list is one text with a bar between its items: "of|in|at". It takes far less room in the program than a table of its
//! items or a test for each, and so does one reader for all of the lists.

/// Is it one of the list's items, letter for letter? The empty word is in no list.
#[inline(never)]
pub fn listed(word: &str, list: &str) -> bool {
    is_item(word.as_bytes(), list.as_bytes(), 0, <[u8]>::eq)
}

/// The same, in any ASCII case.
#[inline(never)]
pub fn named(word: &str, list: &str) -> bool {
    is_item(word.as_bytes(), list.as_bytes(), 0x20, <[u8]>::eq_ignore_ascii_case)
}

/// Is it an item that is the same? `case` is the bit of the first letter that tells nothing.
#[inline(always)]
fn is_item(word: &[u8], list: &[u8], case: u8, same: impl Fn(&[u8], &[u8]) -> bool) -> bool {
    let Some(first) = word.first().map(|b| b | case) else { return false };
    let mut rest = list;
    while let Some(byte) = rest.first() {
        // Nearly all differ in their first letter.
        if byte | case == first
            && let Some((item, after)) = rest.split_at_checked(word.len())
            && matches!(after.first(), None | Some(b'|'))
            && same(item, word)
        {
            return true;
        }
        let Some(next) = rest.iter().position(|b| *b == b'|') else { return false };
        rest = rest.get(next + 1..).unwrap_or_default();
    }
    false
}

/// The same, letter for letter, for a long list whose items stand in the order of their bytes.
pub fn in_order(word: &str, list: &str) -> bool {
    !word.is_empty() && last_not_after(word, list) == word
}

/// Does a text begin with an item of such a list, in any ASCII case? No item may begin with another.
pub fn begins_in_order(text: &str, list: &str) -> bool {
    let item = last_not_after(&text.to_ascii_lowercase(), list);
    !item.is_empty() && begins(text, item)
}

/// The last item of an ordered list that is not after a text; empty where all are.
#[inline(never)]
fn last_not_after<'l>(text: &str, list: &'l str) -> &'l str {
    let (mut low, mut high, mut found) = (0, list.len(), "");
    while low < high {
        let middle = low.midpoint(high);
        let before = list.as_bytes().get(low..middle).unwrap_or_default();
        let after = list.as_bytes().get(middle..high).unwrap_or_default();
        let start = before.iter().rposition(|b| *b == b'|').map_or(low, |at| low + at + 1);
        let end = after.iter().position(|b| *b == b'|').map_or(high, |at| middle + at);
        let item = list.get(start..end).unwrap_or_default();
        if item <= text {
            (found, low) = (item, end + 1);
        } else {
            high = start.saturating_sub(1);
        }
    }
    found
}

/// Do the items stand in order? Asked when the program is built.
pub const fn is_ordered(list: &str) -> bool {
    let bytes = list.as_bytes();
    let (mut above, mut at) = (0, 0);
    while at < bytes.len() {
        if bytes[at] == b'|' {
            let (next, mut same) = (at + 1, 0);
            while above + same < at && next + same < bytes.len() && bytes[above + same] == bytes[next + same] {
                same += 1;
            }
            let ends = next + same == bytes.len() || bytes[next + same] == b'|';
            if above + same < at && (ends || bytes[above + same] > bytes[next + same]) {
                return false;
            }
            above = next;
        }
        at += 1;
    }
    true
}

/// The first item that passes a test against the text.
#[inline(never)]
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
#[inline(never)]
pub fn place(word: &str, list: &str) -> Option<usize> {
    list.as_bytes().split(|b| *b == b'|').position(|item| item.eq_ignore_ascii_case(word.as_bytes()))
}

/// How long the item is with which a text begins, in any ASCII case.
#[inline(never)]
pub fn beginning(text: &str, list: &str) -> Option<usize> {
    list.as_bytes().split(|b| *b == b'|').find(|item| begins_at(text.as_bytes(), 0, item)).map(<[u8]>::len)
}

/// Does it begin with these words, in any ASCII case?
#[inline(never)]
pub fn begins(text: &str, words: &str) -> bool {
    begins_at(text.as_bytes(), 0, words.as_bytes())
}

fn begins_at(text: &[u8], at: usize, words: &[u8]) -> bool {
    // Nearly all differ in their first letter; a capital and its small letter differ in this bit alone.
    let first = |bytes: Option<&u8>| bytes.map(|b| b | 0x20);
    first(text.get(at)) == first(words.first()) && text.get(at..at + words.len()).is_some_and(|head| head.eq_ignore_ascii_case(words))
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
#[inline(never)]
pub fn find(text: &str, words: &str) -> Option<usize> {
    let (first, bytes) = (words.as_bytes().first()?, text.as_bytes());
    (0..bytes.len()).find(|&at| bytes.get(at) == Some(first) && bytes.get(at..).is_some_and(|rest| rest.starts_with(words.as_bytes())))
}

/// Where these words stand first, in any ASCII case.
#[inline(never)]
pub fn find_any(text: &[u8], words: &[u8]) -> Option<usize> {
    (0..text.len()).find(|at| begins_at(text, *at, words))
}

/// Where the first of the items stands in a text, and how long that item is.
#[inline(never)]
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
#[inline(never)]
pub fn parted<'t>(text: &'t str, words: &str) -> Option<(&'t str, &'t str)> {
    let (before, rest) = text.split_at_checked(find(text, words)?)?;
    Some((before, rest.get(words.len()..)?))
}

/// How many bytes at the beginning are so. Sixteen are looked at at once, since most texts go on so for long; for that, the
/// test must ask all of its questions and not stop at one.
#[inline(always)]
pub fn passed(bytes: &[u8], so: impl Fn(u8) -> bool) -> usize {
    const MANY: usize = 16;
    let all = |bytes: &[u8; MANY]| bytes.iter().fold(true, |all, b| all & so(*b));
    let passed = MANY * bytes.as_chunks().0.iter().take_while(|bytes| all(bytes)).count();
    passed + bytes.iter().skip(passed).take_while(|b| so(**b)).count()
}

/// Most characters are letters, and no sign is one.
fn is_sign(c: char, signs: &str) -> bool {
    !c.is_ascii_alphabetic() && holds(signs, c)
}

/// Is the character one of the signs? `str::contains` would look for its bytes, by all that finds words in words.
#[inline(never)]
pub fn holds(signs: &str, c: char) -> bool {
    signs.chars().any(|sign| sign == c)
}

/// Where one of the signs stands first; at the end of the text where there is none.
pub fn sign_at(text: &str, signs: &str) -> usize {
    first_at(text, &|c| is_sign(c, signs))
}

/// Where the first such character stands; at the end of the text where there is none.
#[inline(never)]
pub fn first_at(text: &str, kind: &dyn Fn(char) -> bool) -> usize {
    text.find(kind).unwrap_or(text.len())
}

/// Does it end in one of the signs?
#[inline(never)]
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
#[inline(never)]
pub fn from_first<'t>(text: &'t str, kind: &dyn Fn(char) -> bool) -> &'t str {
    text.get(first_at(text, kind)..).unwrap_or_default()
}

/// The text up to the last such character.
#[inline(never)]
pub fn to_last<'t>(text: &'t str, kind: &dyn Fn(char) -> bool) -> &'t str {
    text.trim_end_matches(|c| !kind(c))
}

/// Is one of the parts between such characters so?
#[inline(never)]
pub fn any_part(text: &str, border: fn(char) -> bool, so: &mut dyn FnMut(&str) -> bool) -> bool {
    text.split(border).any(so)
}

/// Has it a character of this kind?
#[inline(never)]
pub fn has(text: &str, kind: fn(char) -> bool) -> bool {
    text.chars().any(kind)
}

/// Does it begin with a character of this kind?
#[inline(never)]
pub fn begins_so(text: &str, kind: fn(char) -> bool) -> bool {
    text.chars().next().is_some_and(kind)
}
