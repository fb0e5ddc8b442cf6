//! A draft as an article file.

use super::draft::{Draft, Standing};
use crate::extract::{self, Extraction, Input};
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

/// The article that a draft makes; `dateline check` accepts it. Corrections whose words are gone are not in it.
pub fn to_article(draft: &Draft, how: &Export) -> Article {
    let wanted = |standing| standing == Standing::Accepted || (standing == Standing::Open && how.open);
    let input = Input { about: (*draft.about).clone(), text: draft.input.text.clone(), paragraphs: draft.input.paragraphs.clone() };
    let found = Extraction {
        input,
        sources: draft.voices.iter().map(|v| v.source.clone()).collect(),
        statements: draft.items.iter().filter(|i| wanted(i.standing)).map(|i| i.statement.clone()).collect(),
        places: (*draft.places).clone(),
        events: (*draft.events).clone(),
        ..Extraction::default()
    };
    extract::to_article(&found, &extract::Export { id: how.id.clone(), text: how.text })
}
