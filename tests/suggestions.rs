//! What is offered while somebody types, and why a statement was found.
#![cfg(not(target_arch = "wasm32"))]
// A test that cannot go on has failed.
#![allow(clippy::expect_used, clippy::panic)]

use dateline::explore::{Edit, Holding, Library, Selection, results, suggestions, why};
use dateline::index::{Dimension, Key, Terms, fold};
use dateline::model::{Bundle, MapData};
use dateline::publish::{Generate, generated_article, generated_collection};

fn library(articles: u32) -> Library {
    let how = Generate { articles, seed: 5, out: "nowhere".into() };
    let articles = (0..articles).map(|n| generated_article(5, n)).collect();
    let mut collection = generated_collection(&how);
    collection.regions[1].aliases.push("Qwertania".into());
    Library::new(
        &Holding::whole(Bundle { format: 1, collection, articles, map: MapData::default(), others: Vec::new(), pieces: None }),
        Vec::new(),
    )
}

fn typed(words: &str) -> Selection {
    Selection::default().edited(Edit::Words(words.into()))
}

#[test]
fn what_is_offered_shows_as_many_as_it_says() {
    let library = library(150);
    let mut kinds = std::collections::BTreeSet::new();
    let region = library.facet(Dimension::Region).iter().find(|v| matches!(v.key, Key::Is(_))).expect("a region").key.clone();
    for under in [Selection::default(), Selection::default().toggled(Dimension::Region, &region)] {
        for words in ["b", "br", "che", "f", "fl", "nat", "brai gu", "gu m", "zagr", "m", "official"] {
            let selection = under.edited(Edit::Words(words.into()));
            let last = fold(words.rsplit(' ').next().expect("a word"));
            for one in suggestions(&library, &selection) {
                kinds.insert(one.what);
                assert!(fold(&one.label).split([' ', '-']).any(|word| word.starts_with(&last)), "{words}: {}", one.label);
                // A second region is one more that will do: its count is its own, as beside its box.
                let alone = one.what != "region" || under.of(Dimension::Region).is_empty();
                let shown = results(&library, &one.selection).found;
                assert!(shown == one.count || (!alone && shown > one.count), "{words}: {} shows {shown}, not {}", one.label, one.count);
                assert!(one.count > 0 && one.selection != selection);
            }
        }
    }
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), ["region", "source", "topic", "word"]);
}

#[test]
fn nothing_is_offered_where_nothing_is_meant() {
    let library = library(20);
    for words in ["", "b ", "\"bra che", "-bra", "region:b", "zzzzzzz", "…"] {
        assert_eq!(suggestions(&library, &typed(words)), [], "{words:?}");
    }
}

#[test]
fn another_name_of_a_region_offers_it_and_says_why() {
    let library = library(150);
    let offered = suggestions(&library, &typed("qwert"));
    let region = offered.iter().find(|one| one.what == "region").expect("the region");
    assert_eq!(region.label, library.label(Dimension::Region, &Key::Is(library.bundle.collection.regions[1].code.clone())));
    let shown = results(&library, &typed("qwertania"));
    let row = shown.list(&library).next().expect("a statement");
    let reasons = why(&library, row, &shown.answer.terms);
    assert!(reasons.len() == 1 && reasons[0].contains("“Qwertania”") && reasons[0].contains("also Qwertania"), "{reasons:?}");
}

#[test]
fn each_word_is_said_to_be_found_somewhere() {
    let library = library(60);
    for words in ["bra", "che bra", "gu -zagr", "\"a\"", "harbour", "braim"] {
        let shown = results(&library, &typed(words));
        for row in shown.list(&library).take(40) {
            let wanted = shown.answer.terms.all().iter().filter(|term| !term.not).count();
            assert_eq!(why(&library, row, &shown.answer.terms).len(), wanted, "{words}");
        }
    }
    assert_eq!(why(&library, 0, &Terms::default()), Vec::<String>::new());
}
