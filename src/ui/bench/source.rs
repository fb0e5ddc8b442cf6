//! What is known of the source of the statement under review: its name everywhere, its kind, role and region.

use yew::prelude::*;

use super::field::Field;
use super::review::choice;
use super::state::{Action, Dispatch};
use crate::model::SourceKind;
use crate::review::{Draft, Edit, Item, Voice};
use crate::web::page;

/// Folded away until it is asked for; nothing where the source is not stated.
pub(super) fn about_source(draft: &Draft, item: &Item, dispatch: &Dispatch, regions: &[(String, String)]) -> Html {
    let Some(voice) = item.statement.source.as_ref().and_then(|id| draft.voice(id)) else { return Html::default() };
    let source = &voice.source;
    let count = draft.items.iter().filter(|i| i.statement.source.as_ref() == Some(&source.id)).count();
    let with = |make: fn(String, String) -> Edit| {
        let (dispatch, id) = (dispatch.clone(), source.id.clone());
        Callback::from(move |value: String| dispatch.dispatch(Action::Edit(make(id.clone(), value))))
    };
    let region = {
        let (dispatch, id, regions) = (dispatch.clone(), source.id.clone(), regions.to_vec());
        Callback::from(move |name: String| {
            let choice = choice(&name, &regions);
            dispatch.dispatch(match (name.is_empty(), choice) {
                (false, None) => Action::Tell(format!("“{name}” is no region that this page or this text knows.")),
                (_, choice) => Action::Edit(Edit::SourceRegion(id.clone(), choice)),
            });
        })
    };
    let kind = {
        let (dispatch, id) = (dispatch.clone(), source.id.clone());
        Callback::from(move |event: Event| {
            if let Some(kind) = page::chosen_of(&event).and_then(|word| SourceKind::from_word(&word)) {
                dispatch.dispatch(Action::Edit(Edit::SourceKind(id.clone(), kind)));
            }
        })
    };
    let merge = {
        let (dispatch, id) = (dispatch.clone(), source.id.clone());
        Callback::from(move |event: Event| {
            if let Some(other) = page::chosen_of(&event).filter(|other| !other.is_empty()) {
                dispatch.dispatch(Action::Edit(Edit::MergeSources(id.clone(), other)));
            }
        })
    };
    let place = source.region.as_ref().map_or(String::new(), |r| if r.name.is_empty() { r.code.clone() } else { r.name.clone() });
    let others: Vec<&Voice> = draft.voices.iter().map(AsRef::as_ref).filter(|v| v.source.id != source.id).collect();
    html! {
        <details class="of-source">
            <summary>{format!("This source: {}, {count} statement{}", source.kind.label(), if count == 1 { "" } else { "s" })}</summary>
            <Field id="f-name" name="Name" value={source.name.clone()} change={with(Edit::RenameSource)} hint="For all of its statements." />
            <div class="fld"><label for="f-kind">{"Kind"}</label>
                <div class="in"><select id="f-kind" onchange={kind}>
                    { for SourceKind::ALL.iter().map(|k| html! { <option key={k.word()} value={k.word()} selected={*k == source.kind}>{k.label()}</option> }) }
                </select></div>
            </div>
            <Field id="f-role" name="Role" value={source.role.clone().unwrap_or_default()} placeholder="as described" change={with(Edit::SourceRole)} />
            <Field id="f-home" name="Where" value={place} list="l-regions" placeholder="not stated" change={region} />
            if !others.is_empty() {
                <div class="fld"><label for="f-same">{"Same as"}</label>
                    <div class="in"><select id="f-same" onchange={merge}>
                        <option value="" selected=true>{"nobody else in this text"}</option>
                        { for others.iter().map(|v| html! { <option key={v.source.id.clone()} value={v.source.id.clone()}>{&v.source.name}</option> }) }
                    </select></div>
                </div>
            }
        </details>
    }
}
