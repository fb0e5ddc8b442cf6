//! What the keys do while an article is under review.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, KeyboardEvent};
use yew::Callback;
use yew::prelude::MouseEvent;

use super::place::Place;
use super::state::{Action, Beside, Dispatch, State};
use crate::extract::{Role, Stretch};
use crate::model::Form;
use crate::review::{Draft, Edge, Edit, Item, Key, Side, Standing};
use crate::web::{page, selected};

/// What there is to press, and what it does: the help shows it in this order.
pub(super) const KEYS: &[(&[&str], &str)] = &[
    (&["j", "k"], "next statement, previous statement"),
    (&["↵"], "accept it, and on to the next that is open"),
    (&["x"], "not a statement; again: open"),
    (&["1", "2", "3"], "quoted, part quoted, reported"),
    (&["s", "r", "d", "t", "b"], "go to the source, the region, the date, the topics, what it is about"),
    (&["[", "]"], "it begins a word earlier, a word later"),
    (&["{", "}"], "it ends a word earlier, a word later"),
    (&["m"], "join it with the next"),
    (&["p"], "split it: at the caret, or at the end of its first sentence"),
    (&["n"], "the selected words, or the next sentence, are a new statement"),
    (&["a"], "the selected words are one more part of it"),
    (&["z", "Z"], "undo, redo"),
    (&["i", "e"], "what is known of the article, export"),
    (&["?"], "these keys"),
    (&["Esc"], "out of a field; out of these keys"),
];

/// What a key does, as a button that does the same can say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Press {
    Next,
    Previous,
    Accept,
    Reject,
    Form(Form),
    Focus(&'static str),
    Edge(Edge, Side),
    Join,
    Split,
    New,
    Add,
    Undo,
    Redo,
    Beside(Beside),
}

fn meant(key: &str) -> Option<Press> {
    Some(match key {
        "j" | "ArrowDown" => Press::Next,
        "k" | "ArrowUp" => Press::Previous,
        "Enter" => Press::Accept,
        "x" => Press::Reject,
        "1" => Press::Form(Form::Direct),
        "2" => Press::Form(Form::Mixed),
        "3" => Press::Form(Form::Indirect),
        "s" => Press::Focus("f-source"),
        "r" => Press::Focus("f-region"),
        "d" => Press::Focus("f-said"),
        "t" => Press::Focus("f-topics"),
        "b" => Press::Focus("f-about"),
        "[" => Press::Edge(Edge::Start, Side::Back),
        "]" => Press::Edge(Edge::Start, Side::On),
        "{" => Press::Edge(Edge::End, Side::Back),
        "}" => Press::Edge(Edge::End, Side::On),
        "m" => Press::Join,
        "p" => Press::Split,
        "n" => Press::New,
        "a" => Press::Add,
        "z" => Press::Undo,
        "Z" => Press::Redo,
        "i" => Press::Beside(Beside::Details),
        "e" => Press::Beside(Beside::Export),
        "?" => Press::Beside(Beside::Keys),
        _ => return None,
    })
}

/// A key was pressed somewhere on the page.
pub(super) fn on_key(state: &State, dispatch: &Dispatch, event: &KeyboardEvent) {
    if !matches!(state.place, Place::Draft(_)) || state.open().is_none() || event.alt_key() {
        return;
    }
    let key = event.key();
    let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
    let radio =
        target.as_ref().and_then(|t| t.dyn_ref::<HtmlInputElement>()).is_some_and(|i| matches!(i.type_().as_str(), "radio" | "checkbox"));
    if page::is_typing(event) && !radio {
        // Enter and Escape leave a field of one line; Escape leaves it as it was.
        let field = target.as_ref().and_then(|t| t.dyn_ref::<HtmlInputElement>());
        if let (Some(field), "Enter" | "Escape") = (field, key.as_str()) {
            if key == "Escape" {
                field.set_value(&field.default_value());
            }
            event.prevent_default();
            page::leave_field();
        }
        return;
    }
    if event.ctrl_key() || event.meta_key() {
        match (key.to_ascii_lowercase().as_str(), event.shift_key()) {
            ("z", false) => press(state, dispatch, Press::Undo),
            ("z", true) | ("y", false) => press(state, dispatch, Press::Redo),
            _ => return,
        }
        event.prevent_default();
        return;
    }
    if key == "Escape" {
        if state.beside != Beside::Review {
            dispatch.dispatch(Action::Beside(state.beside));
        }
        return;
    }
    // What has the focus and answers to Enter itself is not passed over; the mark of a statement has no answer of its own.
    let itself =
        target.as_ref().is_some_and(|t| matches!(t.tag_name().as_str(), "BUTTON" | "A" | "SUMMARY") && !t.class_list().contains("mark"));
    let arrow = key.starts_with("Arrow");
    if (key == "Enter" && itself)
        || (radio && (arrow || key == "Enter"))
        || (arrow && !on_text(target.as_ref()))
        || !(state.keys || key == "Enter")
    {
        return;
    }
    if let Some(what) = meant(&key) {
        event.prevent_default();
        press(state, dispatch, what);
    }
}

/// Arrows walk through the statements only from one of their marks; elsewhere they scroll.
fn on_text(target: Option<&Element>) -> bool {
    target.is_some_and(|t| t.class_list().contains("mark"))
}

/// A button that does what a key does. It leaves the selection as it is.
pub(super) fn pressing(state: &State, dispatch: &Dispatch, what: Press) -> Callback<MouseEvent> {
    let (state, dispatch) = (state.clone(), dispatch.clone());
    Callback::from(move |_| press(&state, &dispatch, what))
}

/// Does what a key or its button says.
pub(super) fn press(state: &State, dispatch: &Dispatch, what: Press) {
    match what {
        Press::Next => return dispatch.dispatch(Action::Step(false)),
        Press::Previous => return dispatch.dispatch(Action::Step(true)),
        Press::Undo => return dispatch.dispatch(Action::Undo),
        Press::Redo => return dispatch.dispatch(Action::Redo),
        Press::Beside(beside) => return dispatch.dispatch(Action::Beside(beside)),
        _ => {}
    }
    let Some(held) = state.open() else { return };
    let draft = held.draft();
    if what == Press::New {
        return match selection().or_else(|| next_sentence(draft, held.current)) {
            Some(words) => {
                selected::clear();
                dispatch.dispatch(Action::Edit(Edit::Mark(words)));
            }
            None => dispatch.dispatch(Action::Tell("Select the words of the new statement in the text first.".into())),
        };
    }
    let Some((key, item)) = held.current.and_then(|key| Some((key, draft.item(key)?))) else { return };
    let edit = match what {
        Press::Accept => return dispatch.dispatch(Action::Decide(Edit::Accept(key))),
        Press::Reject if item.standing == Standing::Rejected => Edit::Reopen(key),
        Press::Reject => return dispatch.dispatch(Action::Decide(Edit::Reject(key))),
        Press::Form(form) => Edit::Form(key, form),
        Press::Focus(id) => {
            if state.beside != Beside::Review || state.text_first {
                dispatch.dispatch(Action::To(key));
                dispatch.dispatch(Action::TextFirst(false));
            }
            return page::focus_field(id);
        }
        Press::Edge(edge, side) => {
            let last = item.statement.content.len().saturating_sub(1) as u32;
            Edit::Move(key, if edge == Edge::Start { 0 } else { last }, edge, side)
        }
        Press::Join => Edit::Join(key),
        Press::Split => match split_at(draft, item) {
            Some(at) => Edit::Split(key, at),
            None => return dispatch.dispatch(Action::Tell("It is too short to be split.".into())),
        },
        Press::Add => match selection() {
            Some(words) => {
                selected::clear();
                Edit::AddFragment(key, words)
            }
            None => return dispatch.dispatch(Action::Tell("Select the words in the text first.".into())),
        },
        _ => return,
    };
    dispatch.dispatch(Action::Edit(edit));
}

fn selection() -> Option<Stretch> {
    selected::range().filter(|(start, end)| start < end).map(|(start, end)| Stretch { start, end })
}

/// Where a statement is split: at the caret, if that is in it; where its second piece begins; after its first sentence;
/// in its middle.
fn split_at(draft: &Draft, item: &Item) -> Option<u32> {
    let pieces = &item.statement.content;
    let inside = |at: u32| pieces.iter().any(|p| p.start < at && at < p.end);
    if let Some((caret, _)) = selected::range().filter(|(start, _)| inside(*start)) {
        return Some(caret);
    }
    if let Some(second) = pieces.get(1) {
        return Some(second.start);
    }
    let piece = pieces.first()?;
    let words = piece.of(draft.text());
    let sentence = sentence_ends(words).find(|at| *at < words.len());
    let middle = || words.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(i, _)| i).min_by_key(|i| i.abs_diff(words.len() / 2));
    sentence.or_else(middle).map(|at| piece.start + at as u32).filter(|at| inside(*at))
}

/// Where sentences end: after a full stop, question or exclamation mark that a blank follows.
fn sentence_ends(words: &str) -> impl Iterator<Item = usize> + '_ {
    let mut stopped = false;
    words.char_indices().filter_map(move |(i, c)| {
        let ends = stopped && c.is_whitespace();
        stopped = matches!(c, '.' | '?' | '!' | '。' | '…') || (stopped && matches!(c, '”' | '’' | '"' | '\'' | ')'));
        ends.then_some(i)
    })
}

/// The first sentence after a statement that is in none; after the last one, the first of the text.
fn next_sentence(draft: &Draft, after: Option<Key>) -> Option<Stretch> {
    let from = after.and_then(|k| draft.item(k)).and_then(|i| i.statement.content.last()).map_or(0, |p| p.end);
    free_sentence(draft, from).or_else(|| free_sentence(draft, 0))
}

/// The first sentence from a place on that is in no statement.
fn free_sentence(draft: &Draft, from: u32) -> Option<Stretch> {
    let taken = |at: Stretch| draft.items.iter().flat_map(|i| &i.statement.content).any(|p| p.start < at.end && at.start < p.end);
    let text = draft.text();
    for paragraph in draft.input.paragraphs.iter().filter(|p| p.role == Role::Body && p.at.end > from) {
        let words = paragraph.at.of(text);
        let mut start = 0;
        for end in sentence_ends(words).chain([words.len()]) {
            let raw = words.get(start..end).unwrap_or_default();
            let lead = raw.len() - raw.trim_start().len();
            let at = Stretch { start: paragraph.at.start + (start + lead) as u32, end: paragraph.at.start + end as u32 };
            if at.start >= from && at.start < at.end && !taken(at) {
                return Some(at);
            }
            start = end;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::sentence_ends;

    #[test]
    fn sentences_end() {
        let ends = |words: &str| sentence_ends(words).collect::<Vec<_>>();
        assert_eq!(ends("One. Two? Three"), [4, 9]);
        assert_eq!(ends("“One.” Two."), [10]);
        assert_eq!(ends("3.5 litres"), [] as [usize; 0]);
    }
}
