//! What is typed into the search becomes filters where it names them.
#![cfg(not(target_arch = "wasm32"))]
// A test that cannot go on has failed.
#![allow(clippy::expect_used, clippy::panic)]

use dateline::explore::{Holding, Library, Selection, absorbed, parse, results};
use dateline::model::{Bundle, MapData};
use dateline::publish::{Generate, generated_article, generated_collection};
use proptest::prelude::*;

fn library(articles: u32) -> Library {
    let how = Generate { articles, seed: 2, out: "nowhere".into() };
    let articles = (0..how.articles).map(|n| generated_article(how.seed, n)).collect();
    Library::new(
        &Holding::whole(Bundle {
            format: 1,
            collection: generated_collection(&how),
            articles,
            map: MapData::default(),
            others: Vec::new(),
            pieces: None,
        }),
        Vec::new(),
    )
}

fn typed(words: &str) -> Selection {
    Selection { words: words.into(), ..Selection::default() }
}

#[test]
fn a_field_is_the_filter_that_a_click_sets() {
    let library = library(60);
    let name = library.bundle.collection.regions[1].name.clone();
    for (words, link) in [
        (format!("region:{name}"), "region=ZZ-01"),
        (format!("region:\"{} province\"", name.to_lowercase()), "region=ZZ-01"),
        ("region:zz-03 about:ZZ-02".into(), "region=ZZ-03&about=ZZ-02"),
        ("form:quoted".into(), "form=direct"),
        ("form:indirect topic:\"ice roads\"".into(), "form=indirect&topic=ice-roads"),
        ("topic:ice".into(), "topic=ice-roads"),
        ("kind:document".into(), ""),
        ("after:2019-12 before:2021".into(), "from=2020-01-01&to=2020-12-31"),
        ("language:ko kela".into(), "language=ko&q=kela"),
    ] {
        let (selection, told) = absorbed(&library, &typed(&words));
        if link.is_empty() {
            assert_eq!((selection.words.as_str(), told.len()), (words.as_str(), 1), "{words}");
            assert_eq!(results(&library, &selection).found, library.index.len(), "what names nothing filters nothing");
            continue;
        }
        assert_eq!((selection, told), (parse(&format!("#/quotes?{link}")).0.selection, Vec::new()), "{words}");
    }
}

proptest! {
    #[test]
    fn any_text_can_be_typed(words in "(region:|before:|\"|-|:|[a-z]{1,3}| |\\PC){0,20}") {
        let library = library(2);
        let (selection, _) = absorbed(&library, &typed(&words));
        let (again, _) = absorbed(&library, &selection);
        prop_assert_eq!(&again, &selection);
        results(&library, &selection);
    }
}
