//! The link: one selection has one link, and every text can be read as one.
#![cfg(not(target_arch = "wasm32"))]
// A test that cannot go on has failed.
#![allow(clippy::expect_used, clippy::panic)]

use dateline::explore::{Link, Page, Selection, Sort, View, parse, print, tidy};
use dateline::index::{Clock, Key};
use dateline::model::Edtf;
use proptest::prelude::*;

fn key() -> impl Strategy<Value = Key> {
    prop_oneof![1 => Just(Key::NotStated), 3 => "\\PC{1,12}|~\\PC{0,5}|[A-Z]{2}-[0-9]{2}".prop_map(Key::Is)]
}

fn date() -> impl Strategy<Value = Option<Edtf>> {
    proptest::option::of("20[0-2][0-9](-0[1-9](-[01][1-9])?)?".prop_map(|d| Edtf::parse(&d).expect("a date")))
}

fn selection() -> impl Strategy<Value = Selection> {
    let values = proptest::collection::vec(proptest::collection::vec(key(), 0..3), 8);
    let clock = prop::sample::select(Clock::ALL.to_vec());
    let sort = prop::sample::select(vec![Sort::Date, Sort::Article, Sort::Region, Sort::Relevance]);
    (values, clock, date(), date(), any::<(bool, bool)>(), "\\PC{0,30}", sort).prop_map(
        |(values, clock, from, to, (certain, undated), words, sort)| {
            let mut selection = Selection { clock, from, to, certain, undated, words: tidy(&words), sort, ..Selection::default() };
            for (slot, keys) in selection.values.iter_mut().zip(values) {
                keys.into_iter().for_each(|k| slot.insert(k));
            }
            selection
        },
    )
}

fn link() -> impl Strategy<Value = Link> {
    let page = prop_oneof![
        prop::sample::select(View::ALL.to_vec()).prop_map(Page::Explore),
        "[a-z0-9-]{1,20}|\\PC{1,10}"
            .prop_filter("an id", |id| !id.trim_matches('/').is_empty() && id.trim_matches('/') == id)
            .prop_map(Page::Article)
    ];
    let id = || proptest::option::of("\\PC{1,12}");
    (page, selection(), any::<bool>(), id(), id()).prop_map(|(page, selection, mapped_about, open, collection)| Link {
        page,
        selection,
        mapped_about,
        open,
        collection,
    })
}

proptest! {
    #[test]
    fn what_is_printed_parses_to_the_same(link in link()) {
        let text = print(&link);
        prop_assert_eq!(parse(&text), (link, Vec::new()), "{}", text);
    }

    #[test]
    fn a_browser_that_encodes_the_fragment_changes_nothing(link in link()) {
        // Browsers hand letters beyond ASCII back percent-encoded.
        let encoded: String = print(&link).chars().map(|c| {
            let mut bytes = [0; 4];
            if c.is_ascii() { c.to_string() } else { c.encode_utf8(&mut bytes).bytes().map(|b| format!("%{b:02X}")).collect() }
        }).collect();
        prop_assert_eq!(parse(&encoded).0, link);
    }

    #[test]
    fn every_text_can_be_read(text in "\\PC{0,200}|(#/)?[a-z/]{0,9}\\?([a-z]{1,8}=[%0-9A-F~+&=]{0,20}&?){0,9}") {
        let (link, _) = parse(&text);
        prop_assert_eq!(parse(&print(&link)).0, link);
    }
}

#[test]
fn defaults_are_left_out() {
    assert_eq!(print(&Link::default()), "#/quotes");
    assert_eq!(parse(""), (Link::default(), Vec::new()));
    assert_eq!(parse("#"), (Link::default(), Vec::new()));
}

/// Links of released versions open for ever. Add to this list; change nothing in it.
#[test]
fn old_links_still_open() {
    let golden = include_str!("links.txt");
    let mut count = 0;
    for line in golden.lines().filter(|l| !l.is_empty() && !l.starts_with("# ")) {
        let (link, unread) = parse(line);
        assert_eq!(unread, Vec::<String>::new(), "{line}");
        assert_eq!(print(&link), line);
        count += 1;
    }
    assert!(count >= 10);
}

#[test]
fn what_is_not_understood_is_said_and_the_rest_honoured() {
    let (link, unread) = parse("#/quotes?region=KP-10&colour=red&from=soon&%zz=%&q=trade");
    assert_eq!(unread.len(), 3, "{unread:?}");
    assert_eq!(print(&link), "#/quotes?region=KP-10&q=trade");
    let (_, unread) = parse("#/nowhere");
    assert_eq!(unread, vec!["The link leads to “nowhere”, which is no page here."]);
    let (_, unread) = parse(&format!("#/quotes?q={}", "x".repeat(100_000)));
    assert!(unread[0].contains("too long"));
}
