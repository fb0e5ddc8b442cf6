//! A collection that is cut into files answers as one that is whole, whatever of it comes when; and what is damaged is
//! told from what is whole.
#![cfg(not(target_arch = "wasm32"))]
// A test that cannot go on has failed.
#![allow(clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use dateline::explore::{Edit, Holding, Library, Link, Page, Selection, Sort, Whereabouts, results, timeline};
use dateline::index::{Dimension, Stock};
use dateline::model::{Bundle, Edtf, Piece, hash_of, is_whole, read_articles, read_bundle, read_columns, read_postings, read_vocabulary};
use dateline::publish::{Generate, generate, read_folder, write_bundle};
use proptest::prelude::*;
use tempfile::TempDir;

/// A generated collection, bundled: whole and cut.
struct Both {
    out: TempDir,
    whole: Bundle,
    cut: Bundle,
}

fn bundled(articles: u32) -> Both {
    let folder = tempfile::tempdir().expect("a folder");
    generate(&Generate { articles, seed: 7, out: folder.path().into() }).expect("generated");
    let out = tempfile::tempdir().expect("a folder");
    let read = |name: &str, from: usize| {
        let out = out.path().join(name);
        let file = write_bundle(read_folder(folder.path()).expect("a folder"), Vec::new(), &out, from).expect("written");
        read_bundle("bundle", &fs::read_to_string(file).expect("a file")).expect("a bundle")
    };
    let (whole, cut) = (read("whole", usize::MAX), read("data", 0));
    Both { out, whole, cut }
}

impl Both {
    fn text(&self, file: &str) -> String {
        fs::read_to_string(self.out.path().join(file)).unwrap_or_else(|why| panic!("{file}: {why}"))
    }

    fn holding(&self) -> Holding {
        let pieces = self.cut.pieces.as_ref().expect("cut");
        Holding::cut(self.cut.clone(), Stock::new(read_columns(&self.text(&pieces.columns)).expect("columns")))
    }

    fn put(&self, holding: &Holding, piece: Piece) {
        let file = self.cut.pieces.as_ref().and_then(|pieces| pieces.file(piece)).expect("a file");
        assert!(holding.put(piece, &self.text(file)), "{file}");
    }
}

fn edits() -> Vec<Edit> {
    let date = |text: &str| Edtf::parse(text).ok();
    let words = ["b", "bra", "brain", "\"a b\"", "-bra", "che gu", "braim", "region:x", "zzzzzzzz"];
    words
        .iter()
        .map(|words| Edit::Words((*words).into()))
        .chain([Edit::Dates(date("2017-02"), date("2019-06-30")), Edit::Sort(Sort::Relevance), Edit::Sort(Sort::Region), Edit::Clear])
        .collect()
}

/// Loads what is needed until nothing is, and says which pieces that were.
fn settle(both: &Both, holding: &Holding, library: &Library, link: &Link) -> BTreeSet<Piece> {
    let mut loaded = BTreeSet::new();
    loop {
        let shown = results(library, &link.selection);
        let rows: Vec<u32> = shown.list(library).take(60).collect();
        let mut needs = library.needs(link, &shown, &mut rows.into_iter());
        needs.retain(|piece| !library.has(*piece));
        if needs.is_empty() {
            return loaded;
        }
        for piece in needs {
            assert!(loaded.insert(piece), "{piece:?} is here already");
            both.put(holding, piece);
        }
    }
}

#[test]
fn a_cut_collection_answers_as_a_whole_one() {
    let both = bundled(120);
    let (whole, holding) = (Library::new(&Holding::whole(both.whole.clone()), Vec::new()), both.holding());
    let cut = Library::new(&holding, Vec::new());
    assert_eq!(cut.index.len(), whole.index.len());
    assert!(whole.index.len() > 900 && cut.statement(0).is_none());
    for dimension in Dimension::ALL {
        assert_eq!(cut.facet(dimension), whole.facet(dimension), "{dimension:?}");
    }
    let mut selection = Selection::default();
    let toggles = Dimension::ALL.iter().flat_map(|d| [0, 1, 4].map(|n| (d, n))).filter_map(|(d, n)| Some((d, whole.facet(*d).get(n)?)));
    let toggles: Vec<Edit> = toggles.map(|(d, value)| Edit::Toggle(*d, value.key.clone())).collect();
    for edit in edits().into_iter().chain(toggles).chain(edits()) {
        selection = selection.edited(edit);
        let link = Link { selection: selection.clone(), ..Link::default() };
        settle(&both, &holding, &cut, &link);
        let (a, b) = (results(&whole, &selection), results(&cut, &selection));
        assert_eq!((a.found, &a.answer.counts, &a.answer.terms), (b.found, &b.answer.counts, &b.answer.terms), "{selection:?}");
        assert_eq!(timeline(&whole, &selection, &a), timeline(&cut, &selection, &b), "{selection:?}");
        let rows = |library: &Library, list: Vec<u32>| {
            list.into_iter()
                .map(|row| library.statement(row).map(|told| (told.parts().2.to_owned(), told.parts().1.clone())))
                .collect::<Vec<_>>()
        };
        let (a, b) = (a.list(&whole).take(60).collect(), b.list(&cut).take(60).collect());
        assert_eq!(rows(&whole, a), rows(&cut, b), "{selection:?}");
    }
}

#[test]
fn only_what_is_looked_at_is_loaded() {
    let both = bundled(400);
    let holding = both.holding();
    let library = Library::new(&holding, Vec::new());
    let files = both.cut.pieces.as_ref().map_or(0, |pieces| pieces.files().count());
    let first = settle(&both, &holding, &library, &Link::default());
    assert!(first.len() < 6 && files > 12, "{first:?} of {files}");
    assert!(first.iter().all(|piece| matches!(piece, Piece::Articles(_))));

    let typed = Link { selection: Selection::default().edited(Edit::Words("brain".into())), ..Link::default() };
    let word = settle(&both, &holding, &library, &typed);
    assert!(word.contains(&Piece::Words) && word.iter().filter(|p| matches!(p, Piece::Postings(_))).count() <= 2, "{word:?}");

    // An article that is not here, and a statement of which only the id is known.
    let far = both.whole.articles.iter().rev().find(|a| library.article(&a.id).is_none() && !a.statements.is_empty()).expect("one");
    let link = Link { page: Page::Article(far.id.clone()), ..Link::default() };
    assert_eq!(library.title_of(&far.id), Some(far.title.as_str()));
    let other = both
        .whole
        .articles
        .iter()
        .rev()
        .find(|a| a.id != far.id && library.article(&a.id).is_none() && !a.statements.is_empty())
        .expect("one");
    assert_eq!(settle(&both, &holding, &library, &link).len(), 1);
    assert!(library.article(&far.id).is_some());
    let id = dateline::model::statement_ids(other).remove(0);
    let link = Link { open: Some(id.clone()), ..Link::default() };
    if library.row_of(&id).is_none() {
        assert!(settle(&both, &holding, &library, &link).contains(&Piece::Ids));
    }
    assert!(matches!(library.locate(&id), Whereabouts::Row(_)));
    assert_eq!(library.locate("nobody-knows-it"), Whereabouts::Nowhere);
}

#[test]
fn articles_that_nobody_looks_at_any_more_are_let_go() {
    let both = bundled(1_100);
    let holding = both.holding();
    let own = both.whole.articles[3].clone();
    let (library, whole) = (Library::new(&holding, vec![own.clone()]), Library::new(&Holding::whole(both.whole.clone()), vec![own]));
    let link = Link::default();
    let (shown, list) = {
        let shown = results(&library, &link.selection);
        let list: Vec<u32> = shown.list(&library).collect();
        (shown, list)
    };
    let here = || library.articles.here().count();
    let (mut most, mut loaded) = (0, 0);
    // From the beginning to the end, back again, and all at once.
    let windows: Vec<&[u32]> = list.chunks(90).collect();
    for rows in windows.iter().chain(windows.iter().rev()).copied().chain([list.as_slice(), windows[0]]) {
        let needs = library.needs(&link, &shown, &mut rows.iter().copied());
        library.let_go(&needs);
        for piece in needs.into_iter().filter(|piece| !library.has(*piece)) {
            both.put(&holding, piece);
            loaded += 1;
        }
        let told = |library: &Library, row: u32| library.statement(row).map(|told| (told.parts().2.to_owned(), told.parts().1.clone()));
        assert!(rows.iter().all(|row| told(&library, *row).is_some_and(|told_here| told(&whole, *row) == Some(told_here))));
        if rows.len() < list.len() {
            most = most.max(here());
        }
    }
    let pieces = both.cut.pieces.as_ref().map_or(0, |pieces| pieces.articles.len());
    assert!(pieces > 70 && loaded > pieces, "{loaded} of {pieces}");
    assert!(most < both.whole.articles.len(), "{most}");
    // What was needed all at once goes little by little.
    let needs = library.needs(&link, &shown, &mut windows[0].iter().copied());
    (0..pieces).for_each(|_| library.let_go(&needs));
    assert!(here() < most, "{} of {most}", here());
    assert!(needs.iter().all(|piece| library.has(*piece)));
    assert!(library.articles.own().all(|(at, _)| library.articles.get(at).is_some()));
}

#[test]
fn own_articles_stand_beside_a_cut_collection() {
    let both = bundled(40);
    let mut own = both.whole.articles[3].clone();
    own.title = "Quagmire of the quartermasters".into();
    let holding = both.holding();
    let library = Library::new(&holding, vec![own.clone()]);
    let whole = Library::new(&Holding::whole(both.whole.clone()), vec![own.clone()]);
    assert_eq!(library.index.len(), whole.index.len());
    let selection = Selection::default().edited(Edit::Words("quagmire".into()));
    settle(&both, &holding, &library, &Link { selection: selection.clone(), ..Link::default() });
    let found = results(&library, &selection);
    assert_eq!((found.found as usize, results(&whole, &selection).found), (own.statements.len(), found.found));
    assert!(library.article_place(&format!("{}-2", own.id)).is_some(), "an id of its own");
}

#[test]
fn the_same_articles_make_the_same_files() {
    let folder = tempfile::tempdir().expect("a folder");
    generate(&Generate { articles: 60, seed: 3, out: folder.path().into() }).expect("generated");
    let out = tempfile::tempdir().expect("a folder");
    let write = |out: &Path| write_bundle(read_folder(folder.path()).expect("a folder"), Vec::new(), out, 0).expect("written");
    let files = |folder: &Path| -> BTreeSet<(String, String)> {
        let named = |e: fs::DirEntry| (e.file_name().to_string_lossy().into_owned(), fs::read_to_string(e.path()).expect("text"));
        fs::read_dir(folder).expect("a folder").flatten().map(named).collect()
    };
    let first = write(out.path());
    let before = files(&out.path().join("generated"));
    for (name, text) in &before {
        assert!(is_whole(name, text) && !is_whole(name, &text[..text.len() - 1]), "{name}");
    }
    let other = tempfile::tempdir().expect("a folder");
    assert_eq!(write(other.path()).file_name(), first.file_name());
    assert_eq!(files(&other.path().join("generated")), before);

    // One article less: most files stay, those of no use go.
    fs::remove_file(folder.path().join("a0000005.json")).expect("there");
    write(out.path());
    let after = files(&out.path().join("generated"));
    assert_ne!(after, before);
    let text = fs::read_to_string(write(out.path())).expect("text");
    let bundle = read_bundle("bundle", &text).expect("a bundle");
    let known: BTreeSet<String> = bundle.pieces.expect("cut").files().filter_map(|f| f.rsplit('/').next().map(str::to_owned)).collect();
    assert_eq!(after.into_iter().map(|(name, _)| name).collect::<BTreeSet<_>>(), known);
}

#[test]
fn what_is_no_piece_is_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    generate(&Generate { articles: 20, seed: 3, out: folder.path().join("articles") }).expect("generated");
    let write = || write_bundle(read_folder(&folder.path().join("articles")).expect("a folder"), Vec::new(), folder.path(), 0);
    let mine = folder.path().join("articles/a0000003.json");
    let notes = [folder.path().join("other/columns-of-mine.json"), folder.path().join("generated/notes.json")];
    write().expect("written");
    fs::create_dir(folder.path().join("other")).expect("a folder");
    notes.iter().for_each(|note| fs::write(note, "{}").expect("written"));
    // A collection that is no longer there: its pieces go, and what else is in its folder stays.
    let old = folder.path().join("generated/ids-0000000000.json");
    fs::write(&old, "{}").expect("written");
    write().expect("written");
    assert!(mine.is_file() && notes.iter().all(|note| note.is_file()) && !old.exists());
}

#[test]
fn a_piece_that_is_damaged_on_the_disk_is_written_again() {
    let folder = tempfile::tempdir().expect("a folder");
    generate(&Generate { articles: 20, seed: 3, out: folder.path().join("articles") }).expect("generated");
    let out = folder.path().join("out");
    let write = || write_bundle(read_folder(&folder.path().join("articles")).expect("a folder"), Vec::new(), &out, 0).expect("written");
    write();
    let file = fs::read_dir(out.join("generated")).expect("a folder").flatten().next().expect("a piece").path();
    let text = fs::read_to_string(&file).expect("text");
    fs::write(&file, text.replace('a', "b")).expect("written");
    write();
    assert_eq!(fs::read_to_string(&file).expect("text"), text);
}

#[test]
fn a_piece_of_something_else_is_refused() {
    let (both, other) = (bundled(60), bundled(61));
    let holding = both.holding();
    let pieces = both.cut.pieces.clone().expect("cut");
    let foreign = other.cut.pieces.clone().expect("cut");
    let articles = both.text(&pieces.articles[0]);
    assert!(!holding.put(Piece::Articles(1), &articles), "another piece");
    assert!(!holding.put(Piece::Words, &other.text(&foreign.words)), "of another collection");
    assert!(!holding.put(Piece::Ids, &other.text(&foreign.ids)));
    assert!(!holding.put(Piece::Postings(0), &both.text(&pieces.postings[0])), "before the words");
    assert!(!holding.put(Piece::Articles(0), "{}") && !holding.put(Piece::Words, "[") && !holding.put(Piece::Ids, ""));
    assert!(holding.put(Piece::Words, &both.text(&pieces.words)));
    assert!(holding.put(Piece::Articles(0), &articles) && holding.put(Piece::Articles(0), &articles), "twice is once");
    assert!(!is_whole(&pieces.articles[0], &both.text(&pieces.words)));
    assert!(is_whole(&format!("x-{}.json", hash_of("{}")), "{}"));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 300, ..ProptestConfig::default() })]

    /// Nothing that stands in a file makes reading it panic.
    #[test]
    fn damaged_pieces_are_read_without_panic(which in 0_usize..4, at in 0_usize..40_000, with in "[\u{0}-\u{ff}\"{}\\[\\]0-9#~]{0,6}", cut in 0_usize..8) {
        thread_local! {
            static BOTH: Both = bundled(12);
        }
        BOTH.with(|both| {
            let pieces = both.cut.pieces.as_ref().expect("cut");
            let file = [&pieces.columns, &pieces.words, &pieces.articles[0], &pieces.postings[0]][which];
            let mut text = both.text(file);
            let border = |at: usize| (0..=at % text.len()).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(0);
            let (from, to) = (border(at), border((at % text.len()).saturating_add(cut)));
            text.replace_range(from.min(to)..to.max(from), &with);
            if let Some(columns) = read_columns(&text) {
                let holding = Holding::cut(both.cut.clone(), Stock::new(columns));
                let library = Library::new(&holding, Vec::new());
                results(&library, &Selection::default());
            }
            let _ = (read_articles(&text), read_vocabulary(&text), read_postings(&text, &[3, 1], 9));
            let holding = both.holding();
            for piece in [Piece::Words, Piece::Articles(0), Piece::Postings(0), Piece::Ids] {
                holding.put(piece, &text);
            }
            let library = Library::new(&holding, Vec::new());
            results(&library, &Selection::default().edited(Edit::Words("bra".into())));
        });
    }
}
