//! Which stretches of a text stand in quotation marks, and what form that gives to content.
//!
//! For content that is known already: looks at marks only, not at who speaks. Marks end with their paragraph; a mark that
//! is never closed holds to the end of it, as a quotation of several paragraphs has it.

use super::listed::passed;
use super::{Input, Stretch};
use crate::model::Form;

/// Everything in quotation marks, marks included, in order and without overlap. The work is linear in the text's length.
pub(super) fn quoted(input: &Input) -> Vec<Stretch> {
    let mut found = Vec::new();
    let straight = straight(&input.text);
    let mut from = 0;
    for paragraph in &input.paragraphs {
        // Paragraphs are in order; what is not is passed over.
        if paragraph.at.start >= from {
            scan(&input.text, paragraph.at, straight, &mut found);
            from = paragraph.at.end;
        }
    }
    if input.paragraphs.is_empty() {
        let mut start = 0;
        for line in input.text.split_inclusive('\n') {
            scan(&input.text, Stretch::new(start, start + line.len()), straight, &mut found);
            start += line.len();
        }
    }
    found
}

/// The form that the marks in and around content give it.
pub fn form_of(input: &Input, content: &[Stretch]) -> Form {
    let mut found = Vec::new();
    let straight = straight(&input.text);
    let mut done = 0;
    for piece in content {
        let first = input.paragraphs.partition_point(|p| p.at.end <= piece.start);
        for paragraph in input.paragraphs.iter().skip(first).take_while(|p| p.at.start < piece.end) {
            if paragraph.at.start >= done {
                scan(&input.text, paragraph.at, straight, &mut found);
                done = paragraph.at.end;
            }
        }
        if input.paragraphs.is_empty() && piece.start >= done {
            let before = input.text.get(..piece.start as usize).unwrap_or_default();
            let start = before.rfind('\n').map_or(0, |at| at + 1);
            let after = input.text.get(piece.end as usize..).unwrap_or_default();
            let end = after.find('\n').map_or(input.text.len(), |at| piece.end as usize + at);
            scan(&input.text, Stretch::new(start, end), straight, &mut found);
            done = end as u32;
        }
    }
    form_in(&input.text, &found, content)
}

/// The form of content, where the text's `marks` are known.
fn form_in(text: &str, marks: &[Stretch], content: &[Stretch]) -> Form {
    let (mut inside, mut outside) = (false, false);
    for piece in content {
        for (at, is_quote) in runs(marks, *piece) {
            let words = at.of(text).chars().any(char::is_alphanumeric);
            inside |= words && is_quote;
            outside |= words && !is_quote;
        }
    }
    match (inside, outside) {
        (true, false) => Form::Direct,
        (true, true) => Form::Mixed,
        (false, _) => Form::Indirect,
    }
}

/// A piece cut where marks begin and end; `true` for what stands in them. `marks` are in order.
pub(super) fn runs(marks: &[Stretch], piece: Stretch) -> Vec<(Stretch, bool)> {
    let mut out = Vec::new();
    let mut at = piece.start;
    let first = marks.partition_point(|m| m.end <= piece.start);
    for mark in marks.iter().skip(first).take_while(|m| m.start < piece.end) {
        if mark.start > at {
            out.push((Stretch { start: at, end: mark.start }, false));
            at = mark.start;
        }
        let end = mark.end.min(piece.end);
        out.push((Stretch { start: at, end }, true));
        at = end;
    }
    if at < piece.end {
        out.push((Stretch { start: at, end: piece.end }, false));
    }
    out
}

/// Words without the quotation marks and blanks at their ends.
pub(super) fn unmarked(words: &str) -> &str {
    let mark = |c: char| is_mark(c) || matches!(c, '‘' | '‚' | '‹' | '\'' | '`');
    let words = words.trim();
    let start = words.trim_start_matches(mark);
    // An apostrophe at the end belongs to the word unless a mark stood at the beginning.
    let had = start.len() < words.len();
    start.trim_end_matches(|c| is_mark(c) || (had && matches!(c, '’' | '›' | '\''))).trim()
}

/// The marks of a text, of one paragraph at a time.
pub(super) struct Marks<'a> {
    text: &'a str,
    straight: bool,
    paragraph: Stretch,
    found: Vec<Stretch>,
}

impl<'a> Marks<'a> {
    /// Those of no paragraph yet.
    pub fn new(text: &'a str) -> Marks<'a> {
        Marks { text, straight: straight(text), paragraph: Stretch::new(0, 0), found: Vec::new() }
    }

    /// The form of content that stands in a paragraph.
    pub fn form_in(&mut self, paragraph: Stretch, content: &[Stretch]) -> Form {
        if self.paragraph != paragraph {
            self.paragraph = paragraph;
            self.found.clear();
            scan(self.text, paragraph, self.straight, &mut self.found);
        }
        form_in(self.text, &self.found, content)
    }
}

/// Has the text no double marks, so that straight single ones are its quotation marks?
fn straight(text: &str) -> bool {
    let mut from = 0;
    while let Some((at, c)) = next_sign(text, from) {
        if is_mark(c) {
            return false;
        }
        from = at + c.len_utf8();
    }
    true
}

fn is_mark(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '「' | '」' | '『' | '』' | '〝' | '〞' | '＂')
}

/// The marks that close what `open` opens.
fn closes(open: char, c: char) -> bool {
    match open {
        '"' | '“' | '‟' | '`' => matches!(c, '”' | '"'),
        '„' => matches!(c, '“' | '”' | '"'),
        '«' => c == '»',
        '»' => c == '«',
        '「' => c == '」',
        '『' => c == '』',
        '〝' => c == '〞',
        '＂' => c == '＂',
        '‘' | '‚' => matches!(c, '’' | '‘'),
        _ => c == open,
    }
}

/// Finds what stands in marks in one paragraph.
fn scan(text: &str, paragraph: Stretch, straight: bool, found: &mut Vec<Stretch>) {
    let base = paragraph.start as usize;
    let words = paragraph.of(text);
    let mut open: Option<(usize, char)> = None;
    // Single marks that nothing closes are apostrophes: once one is found open, no other is looked for.
    let mut singles = true;
    let mut from = 0;
    while let Some((at, c)) = next_sign(words, from) {
        from = at + c.len_utf8();
        let last = || words.get(..at).and_then(|before| before.chars().next_back()).unwrap_or(' ');
        let twice = || words.get(at + 1..).is_some_and(|rest| rest.starts_with(c));
        match open {
            // Typed as ``two and two''.
            Some((start, '`')) if c == '\'' && twice() => {
                found.push(Stretch::new(base + start, base + at + 2));
                (open, from) = (None, at + 2);
            }
            None if c == '`' && twice() => (open, from) = (Some((at, c)), at + 2),
            // A straight mark before a word, after a blank, opens again: the one before was never closed.
            Some((start, mark)) if closes(mark, c) && !(c == '"' && opens_here(last(), words, at + 1)) => {
                found.push(Stretch::new(base + start, base + from));
                open = None;
            }
            Some(_) => {}
            None if (matches!(c, '‘' | '‚') || (straight && c == '\'')) && singles && !last().is_alphanumeric() => {
                match single_end(words, from) {
                    Some(end) => {
                        found.push(Stretch::new(base + at, base + end));
                        from = end;
                    }
                    None => singles = false,
                }
            }
            None if is_mark(c) && (!matches!(c, '”' | '»' | '」' | '』' | '〞') || c == '»' && opens_here(last(), words, at + 2)) => {
                open = Some((at, c));
            }
            None => {}
        }
    }
    if let Some((start, _)) = open {
        found.push(Stretch::new(base + start, base + words.len()));
    }
}

/// The next character from `from` on that may be a mark: a straight one, or one beyond ASCII.
fn next_sign(words: &str, from: usize) -> Option<(usize, char)> {
    let passed = passed(words.as_bytes().get(from..)?, |b| (b != b'"') & (b != b'\'') & (b != b'`') & (b < 128));
    words.get(from + passed..)?.chars().next().map(|c| (from + passed, c))
}

fn opens_here(last: char, words: &str, after: usize) -> bool {
    (last.is_whitespace() || matches!(last, '(' | '[' | '—' | '–'))
        && words.get(after..).and_then(|w| w.chars().next()).is_some_and(|c| c.is_alphanumeric())
}

/// Where a quotation in single marks ends: after the first closing mark with a sign of punctuation before it, else after
/// the first that no letter follows.
fn single_end(words: &str, from: usize) -> Option<usize> {
    let rest = words.get(from..)?;
    let mut fallback = None;
    let mut last = ' ';
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if matches!(c, '’' | '\'') && chars.peek().is_none_or(|(_, next)| !next.is_alphanumeric()) {
            let end = from + at + c.len_utf8();
            if matches!(last, '.' | ',' | '!' | '?' | '…' | ';' | ':') {
                return Some(end);
            }
            fallback = fallback.or(Some(end));
        }
        if fallback.is_some() && (matches!(c, '‘' | '‚') || (c == '\'' && !last.is_alphanumeric())) {
            break;
        }
        last = c;
    }
    fallback
}
