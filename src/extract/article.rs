//! What was found, as an article file.

use super::Extraction;
use crate::model::Article;

/// What goes into the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// The article's id; what does not fit an id is made to.
    pub id: String,
    /// With the text; else stand-off: the statements and their anchors only.
    pub text: bool,
}

/// The article that an extraction makes; `dateline check` accepts it.
pub fn to_article(found: &Extraction, how: &Export) -> Article {
    Article {
        id: how.id.clone(),
        title: found.input.about.title.clone(),
        publisher: String::new(),
        authors: Vec::new(),
        published: None,
        language: String::new(),
        url: None,
        summary: None,
        text: None,
        corrections: Vec::new(),
        sources: Vec::new(),
        statements: Vec::new(),
        events: Vec::new(),
        places: Vec::new(),
    }
}
