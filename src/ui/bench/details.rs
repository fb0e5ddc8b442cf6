//! What is known of the article, to be put right; and reading its text again with that.

use yew::prelude::*;

use super::field::Field;
use super::state::{Action, Beside, Dispatch, From, Held, State, Text};
use super::text::date_text;
use crate::review::{AboutField, Edit};

/// A field of the article: its input, its name, how to fill it in.
pub(super) const FIELDS: &[(AboutField, &str, &str, &str)] = &[
    (AboutField::Title, "a-title", "Title", "the headline"),
    (AboutField::Publisher, "a-publisher", "Publisher", "who published it"),
    (AboutField::Authors, "a-authors", "Authors", "parted by commas"),
    (AboutField::Published, "a-published", "Published", "such as 2019-02-26"),
    (AboutField::Language, "a-language", "Language", "such as en or ko"),
    (AboutField::Country, "a-country", "Country", "whose capital is “the capital”, such as KP"),
    (AboutField::Url, "a-url", "Link", "the publisher’s page"),
];

/// The fields beside the text.
pub(super) fn details(state: &State, held: &Held, dispatch: &Dispatch) -> Html {
    let about = &held.draft().about;
    let field = |(field, id, name, how): &(AboutField, &'static str, &'static str, &'static str)| {
        let (dispatch, which) = (dispatch.clone(), *field);
        let change = Callback::from(move |value: String| dispatch.dispatch(Action::Edit(Edit::Article(which, value))));
        let value = match which {
            AboutField::Title => about.title.clone(),
            AboutField::Publisher => about.publisher.clone(),
            AboutField::Authors => about.authors.join(", "),
            AboutField::Published => about.published.clone().unwrap_or_default(),
            AboutField::Language => about.language.clone(),
            AboutField::Country => about.country.clone().unwrap_or_default(),
            AboutField::Url => about.url.clone().unwrap_or_default(),
        };
        let hint = match which {
            AboutField::Published if !value.is_empty() => format!("{}. Days such as “last Sunday” are read from it.", date_text(&value)),
            AboutField::Published => "Without it, days such as “last Sunday” stay open, and dates have no year.".into(),
            _ => String::new(),
        };
        html! { <Field {id} {name} {value} {hint} placeholder={*how} {change} /> }
    };
    let again = {
        let (dispatch, id, name) = (dispatch.clone(), held.id.clone(), held.name.clone());
        Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Action::Read(vec![Text { name: name.clone(), from: From::Draft(id.clone()), said: Vec::new() }]));
        })
    };
    let back = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Beside(Beside::Review)))
    };
    let cancel = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Cancel))
    };
    let reading = state.batch.as_ref().is_some_and(|b| b.is_running());
    html! {
        <section class="rev" aria-label="What is known of the article" tabindex="0">
            <div class="rh"><h2>{"What is known of the article"}</h2><button class="way" onclick={back}>{"Back to the statement"}</button></div>
            <div class="fields known">{ for FIELDS.iter().map(field) }</div>
            <div class="go">
                if reading {
                    <button class="btn" onclick={cancel}>{"Cancel"}</button><span class="hint" role="status">{"Reading the text again …"}</span>
                } else {
                    <button class="btn" onclick={again}>{"Read the text again with this"}</button>
                    <span class="hint">{"What you accepted, rejected, changed or made stays as it is."}</span>
                }
            </div>
        </section>
    }
}
