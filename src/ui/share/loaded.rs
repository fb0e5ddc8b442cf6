//! Loads a whole selection: the collection, the reader's own articles, and of a collection that is cut into files those that
//! the selected statements are in.

use std::rc::Rc;

use wasm_bindgen_futures::{JsFuture, future_to_promise};

use super::super::loading::holding;
use super::super::own::article;
use crate::explore::{Holding, Library, Link, Page, results};
use crate::model::{Piece, hash_of};
use crate::share::{FEW, version_of};
use crate::web::{clock, load as web_load, location, page, store};

/// A library in which the selected statements are.
#[derive(Debug)]
pub(super) struct Loaded {
    pub library: Rc<Library>,
    /// Where the bundle is.
    pub path: String,
    pub version: String,
    /// The address of the site, without a fragment.
    pub base: String,
    pub on: String,
    /// Fewer anonymous statements than this point at a person.
    pub few: u32,
    /// Are there static pages?
    pub pages: bool,
}

/// So many files at once.
const AT_ONCE: usize = 6;

/// Loads what a link selects, and tells how far it is.
pub(super) async fn load(link: &Link, tell: &dyn Fn(String)) -> Result<Loaded, String> {
    let first = web_load::first().ok_or("The page does not say where its articles are. Build it again.")?;
    let mut path = first.clone();
    let mut held = holding(&path).await?;
    if let Some(wanted) = link.collection.as_ref().filter(|wanted| **wanted != held.bundle.collection.id) {
        let other = held.bundle.others.iter().find(|other| other.id == *wanted).map(|other| other.data.clone());
        path = other.ok_or("The link names a collection that this site does not have.")?;
        held = holding(&path).await?;
    }
    let kept = store::all().await.unwrap_or_default();
    let own: Vec<_> = kept.iter().filter_map(|kept| article(kept).ok()).collect();
    // What was added on this machine makes it another version.
    let dossier = page::element("manifest").and_then(|manifest| version_of(&manifest.text_content()?));
    let mut version = dossier.unwrap_or_else(|| path.trim_end_matches(".json").rsplit('-').next().unwrap_or_default().to_owned());
    if !own.is_empty() {
        let mine: String = own.iter().map(|article| crate::model::write_article(article, crate::model::Layout::Compact)).collect();
        version = [&version, "+", &hash_of(&mine)].concat();
    }
    let library = Rc::new(Library::new(&held, own));
    if held.pieces().is_some() {
        bring(&held, &library, link, tell).await?;
    }
    let (few, pages) = page::meta("dateline-share").map_or((FEW, false), |said| {
        let few = said.split(' ').next().and_then(|few| few.parse().ok()).unwrap_or(FEW);
        (few, said.ends_with("pages"))
    });
    let address = location::address("");
    let base = address.split('?').next().unwrap_or_default().to_owned();
    Ok(Loaded { library, path, version, base, on: clock::today(), few, pages })
}

/// Brings the files that the selection takes.
async fn bring(held: &Holding, library: &Library, link: &Link, tell: &dyn Fn(String)) -> Result<(), String> {
    // The search may lack files, which may show that it lacks others.
    for _ in 0..8 {
        let shown = results(library, &link.selection);
        let mut needs = shown.answer.lacking.clone();
        if needs.is_empty() {
            let open = link.open.as_ref().map(|id| library.locate(id));
            match (open, &link.page) {
                (Some(crate::explore::Whereabouts::Needs(pieces)), _) => needs = pieces,
                (None, Page::Article(id)) => needs = library.article_place(id).and_then(|at| library.absent(at)).into_iter().collect(),
                (None, Page::Explore(_)) => {
                    needs = shown.list(library).filter_map(|row| library.piece_of(row)).collect();
                    needs.sort_unstable_by_key(|piece| match piece {
                        Piece::Articles(number) => *number,
                        _ => 0,
                    });
                    needs.dedup();
                }
                _ => {}
            }
        }
        if needs.is_empty() {
            return Ok(());
        }
        let count = needs.len();
        for (nth, some) in needs.chunks(AT_ONCE).enumerate() {
            tell(format!("Loading the selected statements: file {} of {count}…", nth * AT_ONCE + 1));
            let files: Vec<(Piece, String)> =
                some.iter().filter_map(|piece| Some((*piece, held.pieces()?.file(*piece)?.to_owned()))).collect();
            let asked: js_sys::Array = files
                .iter()
                .map(|(_, file)| {
                    let file = file.clone();
                    future_to_promise(async move { web_load::piece(&file).await.map(Into::into).map_err(Into::into) })
                })
                .collect();
            let texts = JsFuture::from(js_sys::Promise::all(&asked)).await.map_err(|why| why.as_string().unwrap_or_default())?;
            for ((piece, file), text) in files.iter().zip(js_sys::Array::from(&texts).iter()) {
                if !held.put(*piece, &text.as_string().unwrap_or_default()) {
                    return Err(web_load::not_whole(file));
                }
            }
        }
    }
    Ok(())
}
