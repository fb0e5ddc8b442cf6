//! The page rendered without a browser: what a reader has before wasm, and that nothing of a file becomes markup.
#![cfg(not(target_arch = "wasm32"))]
// A test that cannot go on has failed.
#![allow(clippy::expect_used, clippy::panic)]

use dateline::explore::Holding;
use dateline::model::{Bundle, read_article, read_bundle};
use dateline::publish::{CUT_FROM, read_folder, write_bundle};
use dateline::ui::{App, AppProps, Same};
use futures::executor::block_on;
use std::path::PathBuf;

fn bundle(folder: &str) -> Bundle {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let out = tempfile::tempdir().expect("a folder");
    let file = write_bundle(read_folder(&root.join(folder)).expect("a folder"), Vec::new(), out.path(), CUT_FROM).expect("written");
    read_bundle("b", &std::fs::read_to_string(file).expect("readable")).expect("it reads back")
}

fn render(bundle: Bundle, fragment: &str) -> String {
    let props = AppProps { bundle: Same::new(Holding::whole(bundle)), fragment: fragment.to_owned().into() };
    block_on(yew::LocalServerRenderer::<App>::with_props(props).hydratable(false).render())
}

#[test]
fn the_page_reads_well_before_anything_runs() {
    let html = render(bundle("articles"), "");
    assert!(html.contains("What North Koreans expect of the Hanoi summit"));
    assert_eq!(html.matches("<article").count(), 15);
    assert!(html.contains("aria-label=\"Ryanggang, 5 statements\""));
    assert!(html.contains("</b> of 15 statements"));
}

#[test]
fn a_link_with_what_is_not_there_opens_with_a_notice() {
    let html = render(bundle("articles"), "#/quotes?region=XX-1&topic=trade&open=gone");
    assert!(html.contains("asks for the region “XX-1”"));
    assert!(html.contains("opens the statement “gone”"));
    assert!(html.contains("<b class=\"n\">6</b> of 15"));
}

#[test]
fn every_view_of_both_collections_renders() {
    for folder in ["articles", "samples/velmara"] {
        let bundle = bundle(folder);
        let ids: Vec<String> = bundle.articles.iter().map(|a| a.id.clone()).collect();
        for fragment in [
            "#/map?mapped=about",
            "#/timeline?clock=happened",
            "#/timeline?clock=published",
            "#/filters?q=nothing+at+all&region=~",
            "#/quotes?undated=yes&sort=region",
        ] {
            assert!(render(bundle.clone(), fragment).contains("role=\"status\""), "{folder} {fragment}");
        }
        for id in ids {
            assert!(render(bundle.clone(), &format!("#/article/{id}")).contains("The article"), "{id}");
        }
    }
}

#[test]
fn nothing_of_a_file_becomes_markup() {
    let bad = "<script>window.hacked=1</script><img src=x onerror=alert(1)>\u{202e}\"'&";
    let long = "x".repeat(10_000);
    let json = serde_json::json!({
        "title": bad, "publisher": bad, "authors": [bad, long], "language": "en", "summary": bad, "text": format!("{bad}\n\n{bad}"),
        "corrections": [{"date": "2017", "note": bad}],
        "sources": [{"id": "s", "name": format!("{bad}{long}"), "kind": "person", "role": bad}],
        "statements": [{"form": "mixed", "wording": "verbatim", "content": [bad, {"quote": bad}], "cue": bad, "source": {"id": "s", "inferred": bad},
            "region": {"code": bad, "inferred": bad}, "about": [bad], "said": {"date": "2017-02-03", "inferred": "date", "why": bad}, "topics": [bad],
            "correction": {"date": "2017", "note": bad, "was": bad}}],
        "events": [{"title": bad, "date": "2017-02-03"}], "places": [{"name": bad, "code": bad}]
    });
    let article = read_article("bad.json", "bad", &json.to_string()).expect("it is an article");
    let mut bundle = bundle("articles");
    bundle.collection.title = bad.into();
    bundle.collection.note = Some(bad.into());
    bundle.articles.push(article);
    let id = dateline::model::statement_ids(&bundle.articles[1]).remove(0);
    for fragment in ["".to_owned(), format!("#/quotes?open={id}"), "#/article/bad".into(), format!("#/quotes?q={}", "%3Cscript%3E")] {
        let html = render(bundle.clone(), &fragment);
        assert!(!html.contains("<script>window"), "{fragment}");
        assert!(!html.contains("<img"), "{fragment}");
    }
}
