//! A date in words, its inferred part marked.

use yew::prelude::*;

use crate::explore::date_words;
use crate::model::Dated;

/// The words of a date. Exactly what the article does not say has a dotted line; the reason is its title.
pub(super) fn date(dated: &Dated) -> Html {
    let why = dated.why.clone().map(AttrValue::from);
    date_words(dated)
        .into_iter()
        .map(|w| {
            if w.inferred {
                html! { <span class="inf" title={why.clone()}>{w.text}</span> }
            } else {
                html! { {w.text} }
            }
        })
        .collect()
}

/// Words that are inferred as a whole.
pub(super) fn inferred(text: Html, why: Option<&str>) -> Html {
    match why {
        Some(why) => html! { <span class="inf" title={why.to_owned()}>{text}</span> },
        None => text,
    }
}
