//! A draft as an article file.

use super::draft::Draft;
use crate::model::Article;

/// What goes into the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// The article's id; what does not fit an id is made to.
    pub id: String,
    /// With the text; else stand-off: the statements and their anchors only.
    pub text: bool,
    /// With statements that nobody has decided on yet; else only the accepted ones. Rejected ones never.
    pub open: bool,
}

/// The article that a draft makes.
pub fn to_article(draft: &Draft, how: &Export) -> Article {
    let found = crate::extract::Extraction { input: (*draft.input).clone(), ..Default::default() };
    crate::extract::to_article(&found, &crate::extract::Export { id: how.id.clone(), text: how.text })
}
