//! Writes an article as JSON, in the order and the short forms in which people write it.

use super::Article;

/// How it is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// On one line, without blanks.
    Compact,
    /// A member a line, one blank a level, a line end at the end: as the files in `articles/`.
    Lines,
}

/// The article as JSON.
pub fn write_article(article: &Article, layout: Layout) -> String {
    let _ = (article, layout);
    String::new()
}
