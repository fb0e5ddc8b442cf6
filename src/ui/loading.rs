//! Loads what the page shows: a collection, and of one that is cut into files the pieces that are looked at.

use std::cell::RefCell;
use std::rc::Rc;

use super::Same;
use super::state::{Action, Dispatch, State};
use crate::explore::Holding;
use crate::index::Stock;
use crate::model::{Piece, read_columns};
use crate::web::load;

/// A collection with what has to be there from the beginning, or a sentence on why it cannot be had.
pub async fn holding(path: &str) -> Result<Same<Holding>, String> {
    let bundle = load::bundle(path).await?;
    let Some(file) = bundle.pieces.as_ref().map(|pieces| pieces.columns.clone()) else { return Ok(Same::new(Holding::whole(bundle))) };
    let columns = read_columns(&load::piece(&file).await?).ok_or_else(|| load::not_whole(&file))?;
    Ok(Same::new(Holding::cut(bundle, Stock::new(columns))))
}

/// Loads what a page needs before it can show what its address asks for. What cannot be had, the page says itself.
pub async fn prepare(holding: &Same<Holding>, fragment: &str) {
    let Some(pieces) = holding.pieces() else { return };
    for piece in State::new(holding.clone(), fragment).needs {
        let Some(file) = pieces.file(piece) else { continue };
        if let Ok(text) = load::piece(file).await {
            holding.put(piece, &text);
        }
    }
}

/// Pieces that are on their way, each with its collection.
pub(super) type Asked = Rc<RefCell<Vec<(String, Piece)>>>;

/// So many at once.
const AT_ONCE: usize = 6;

/// Loads what is needed, the most urgent first.
pub(super) fn fetch(state: &State, asked: &Asked, dispatch: &Dispatch) {
    let collection = &state.library.bundle.collection.id;
    let Some(pieces) = state.holding(collection).and_then(|holding| holding.pieces()) else { return };
    for piece in &state.needs {
        let key = (collection.clone(), *piece);
        if asked.borrow().len() >= AT_ONCE || asked.borrow().contains(&key) {
            continue;
        }
        let Some(file) = pieces.file(*piece).map(str::to_owned) else { continue };
        asked.borrow_mut().push(key.clone());
        let (asked, dispatch) = (asked.clone(), dispatch.clone());
        wasm_bindgen_futures::spawn_local(async move {
            let loaded = load::piece(&file).await;
            asked.borrow_mut().retain(|other| *other != key);
            dispatch.dispatch(Action::Take(key.0, key.1, loaded));
        });
    }
}
