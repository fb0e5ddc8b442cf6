//! Where a statement stands: the text around it, or, where the text is not at hand, the statements around it.

use super::Library;
use crate::model::{Anchor, Article, Statement};

/// What surrounds a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Context {
    /// The text around, cut at words: before, the statement's own words, after.
    Text(String, String, String),
    /// The rows of the statements before and after in the article.
    Neighbours(Option<u32>, Option<u32>),
}

/// Code points of text on each side.
const AROUND: usize = 280;

/// What surrounds a statement of the library.
pub fn context(library: &Library, row: u32) -> Option<Context> {
    let told = library.statement(row)?;
    let (article, statement, _) = told.parts();
    if let Some(found) = in_text(article, statement) {
        return Some(found);
    }
    let same = |other: u32| {
        let (a, b) = (library.index.row(row)?, library.index.row(other)?);
        (a.article == b.article).then_some(other)
    };
    Some(Context::Neighbours(row.checked_sub(1).and_then(same), same(row + 1)))
}

fn in_text(article: &Article, statement: &Statement) -> Option<Context> {
    let text: Vec<char> = article.text.as_ref()?.chars().collect();
    let (start, end) = statement.anchor.iter().find_map(|anchor| match anchor {
        Anchor::TextPositionSelector { start, end } => {
            let (start, end) = (*start as usize, *end as usize);
            (start < end && end <= text.len()).then_some((start, end))
        }
        Anchor::TextQuoteSelector { .. } => None,
    })?;
    let mut from = start.saturating_sub(AROUND);
    while from > 0 && from < start && !text[from - 1].is_whitespace() {
        from += 1;
    }
    let mut to = (end + AROUND).min(text.len());
    while to < text.len() && to > end && !text[to].is_whitespace() {
        to -= 1;
    }
    let piece = |a: usize, b: usize| text[a..b].iter().collect::<String>();
    let before = if from > 0 { format!("… {}", piece(from, start)) } else { piece(from, start) };
    let after = if to < text.len() { format!("{} …", piece(end, to)) } else { piece(end, to) };
    Some(Context::Text(before, piece(start, end), after))
}
