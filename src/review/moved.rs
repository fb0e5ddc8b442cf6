//! Where the words of one text stand in another version of it.
//!
//! What lies before the first difference or after the last is shifted. Everything else is looked for by its words and
//! what stood around them; the kind of blanks, quotation marks and dashes does not matter. It does not guess: short words
//! without anything of what stood around them are not found.

use crate::extract::{Stretch, around};

/// Words shorter than this, folded and in bytes, are only found together with something of what stood around them.
const DISTINCT: usize = 24;
/// So much of what stood around them.
const CONTEXT: usize = 8;
/// So many places that have the same words are weighed.
const CANDIDATES: usize = 2_000;
/// A place of the original is remembered every so many bytes.
const STEP: usize = 1_024;

/// An old text, a new one, and what they share.
pub(super) struct Moved<'t> {
    old: &'t str,
    new: &'t str,
    /// So many bytes are alike at the beginning, and at the end.
    start: usize,
    end: usize,
    folded: Option<Folded>,
}

/// Words to look for.
#[derive(Clone, Copy)]
pub(super) struct Sought<'w> {
    pub words: &'w str,
    pub before: &'w str,
    pub after: &'w str,
    /// About where, in bytes of the new text.
    pub near: usize,
}

impl<'t> Moved<'t> {
    pub(super) fn new(old: &'t str, new: &'t str) -> Moved<'t> {
        let alike = |(a, b): &(u8, u8)| a == b;
        let mut start = old.bytes().zip(new.bytes()).take_while(alike).count();
        while !old.is_char_boundary(start) || !new.is_char_boundary(start) {
            start -= 1;
        }
        let mut end = old.bytes().rev().zip(new.bytes().rev()).take_while(alike).count();
        while !old.is_char_boundary(old.len() - end) || !new.is_char_boundary(new.len() - end) {
            end -= 1;
        }
        Moved { old, new, start, end, folded: None }
    }

    /// Where a stretch is that lies in what both texts begin or end with.
    pub(super) fn shifted(&self, at: Stretch) -> Option<Stretch> {
        let (from, to) = (at.start as usize, at.end as usize);
        if to <= self.start {
            return Some(at);
        }
        let ends = from >= self.old.len() - self.end && to <= self.old.len();
        ends.then(|| Stretch::new(from + self.new.len() - self.old.len(), to + self.new.len() - self.old.len()))
    }

    /// Where the words of a stretch of the old text are.
    pub(super) fn find(&mut self, at: Stretch) -> Option<Stretch> {
        if let Some(shifted) = self.shifted(at) {
            return Some(shifted);
        }
        let (before, after) = around(self.old, at);
        // As far from the end as it was, if it was nearer to the end.
        let near = if (at.start as usize) < self.old.len() / 2 {
            at.start as usize
        } else {
            (at.start as usize + self.new.len()).saturating_sub(self.old.len())
        };
        self.seek(Sought { words: at.of(self.old), before, after, near })
    }

    /// Where words are in the new text.
    pub(super) fn seek(&mut self, sought: Sought) -> Option<Stretch> {
        let new = self.new;
        let folded = self.folded.get_or_insert_with(|| Folded::new(new));
        let words = fold(sought.words);
        if words.is_empty() {
            return None;
        }
        let (before, after) = (fold(sought.before), fold(sought.after));
        let context = |at: usize| {
            let (left, right) = (folded.text.as_bytes().get(..at), folded.text.as_bytes().get(at + words.len()..));
            let same = |a: &[u8], b: &[u8], back: bool| match back {
                true => a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count(),
                false => a.iter().zip(b).take_while(|(a, b)| a == b).count(),
            };
            // A blank at the ends is no evidence, and may be on either side.
            let left = same(trim_end(left.unwrap_or_default()), before.as_bytes(), true);
            left + same(trim_start(right.unwrap_or_default()), after.as_bytes(), false)
        };
        let near = folded.about_at(sought.near);
        let best = folded
            .text
            .match_indices(&words)
            .take(CANDIDATES)
            .map(|(at, _)| (context(at), at))
            .max_by_key(|(context, at)| (*context, std::cmp::Reverse(at.abs_diff(near))));
        let (context, at) = best?;
        // Words that stand at the very beginning or end have less around them.
        let enough = CONTEXT.min(before.len() + after.len());
        (words.len() >= DISTINCT || context >= enough.max(1)).then(|| folded.original(new, at, at + words.len()))
    }
}

fn trim_end(bytes: &[u8]) -> &[u8] {
    bytes.strip_suffix(b" ").unwrap_or(bytes)
}

fn trim_start(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b" ").unwrap_or(bytes)
}

/// What a character is compared as; a blank for every kind of blank.
fn folded(c: char, mut put: impl FnMut(char)) {
    match c {
        '“' | '”' | '„' | '‟' | '«' | '»' | '＂' => put('"'),
        '‘' | '’' | '‚' | '‛' | '`' | '´' | 'ʼ' => put('\''),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => put('-'),
        '…' => "...".chars().for_each(put),
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
        c if c.is_whitespace() => put(' '),
        c => put(c),
    }
}

fn push(out: &mut String, c: char) {
    folded(c, |c| {
        if c != ' ' || !out.ends_with(' ') {
            out.push(c);
        }
    });
}

fn fold(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.trim().chars() {
        push(&mut out, c);
    }
    out
}

/// A text as it is compared, and the way back.
struct Folded {
    text: String,
    /// Places of the folded text and of the original that mean the same, in order.
    places: Vec<(usize, usize)>,
}

impl Folded {
    fn new(original: &str) -> Folded {
        let mut text = String::with_capacity(original.len());
        let mut places = vec![(0, 0)];
        let mut next = STEP;
        for (at, c) in original.char_indices() {
            if at >= next && !c.is_whitespace() {
                places.push((text.len(), at));
                next = at + STEP;
            }
            push(&mut text, c);
        }
        Folded { text, places }
    }

    /// About where a byte of the original is.
    fn about_at(&self, at: usize) -> usize {
        let before = self.places.partition_point(|(_, original)| *original <= at);
        let (folded, original) = before.checked_sub(1).and_then(|i| self.places.get(i)).copied().unwrap_or_default();
        folded + (at - original.min(at))
    }

    /// The stretch of the original that a stretch of the folded text stands for.
    fn original(&self, original: &str, start: usize, end: usize) -> Stretch {
        let (mut from, mut to) = (None, 0);
        let before = self.places.partition_point(|(folded, _)| *folded <= start);
        let (at, begin) = before.checked_sub(1).and_then(|i| self.places.get(i)).copied().unwrap_or_default();
        let mut here = String::new();
        for (offset, c) in original.get(begin..).unwrap_or_default().char_indices() {
            let first = at + here.len();
            if first >= end {
                break;
            }
            push(&mut here, c);
            let last = at + here.len();
            if last > start && last > first {
                from = from.or(Some(begin + offset));
                to = begin + offset + c.len_utf8();
            }
        }
        Stretch::new(from.unwrap_or(to), to)
    }
}
