//! A date in words, its inferred part marked.

use super::el::{Content, El, row, span};
use crate::explore::date_words;
use crate::model::Dated;

/// The words of a date. Exactly what the article does not say has a dotted line; the reason is its title.
pub(super) fn date(dated: &Dated) -> El {
    let mut all = row();
    for words in date_words(dated) {
        all = if words.inferred { all.with(span("inf", words.text).set("title", dated.why.clone())) } else { all.with(words.text) };
    }
    all
}

/// Words that are inferred as a whole.
pub(super) fn inferred(text: impl Content, why: Option<&str>) -> El {
    match why {
        Some(why) => span("inf", text).set("title", why.to_owned()),
        None => row().with(text),
    }
}
