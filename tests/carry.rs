//! Links that carry articles: they come out as they went in, old ones open, broken ones are refused.
#![cfg(not(target_arch = "wasm32"))]
// A test that cannot go on has failed.
#![allow(clippy::expect_used, clippy::panic)]

use dateline::model::{Article, read_article};
use dateline::review::carry::{LIMIT, TooLong, pack, unpack};
use proptest::prelude::*;

fn article(file: &str) -> Article {
    let text = std::fs::read_to_string(file).expect("readable");
    let name = file.rsplit('/').next().unwrap_or_default();
    read_article(name, name.trim_end_matches(".json"), &text).expect("an article")
}

fn small(title: &str) -> Article {
    let text = r#"{"title": "x", "publisher": "Lower Sanne Weekly", "language": "en", "statements": []}"#;
    Article { title: title.into(), ..read_article("a", "pier", text).expect("an article") }
}

fn read(payload: &str) -> Vec<Article> {
    let files = unpack(payload).unwrap_or_else(|fault| panic!("{fault}"));
    let article = |(name, json): (String, String)| read_article(&name, name.trim_end_matches(".json"), &json).expect("an article");
    files.into_iter().map(article).collect()
}

const TWO: [&str; 2] = ["samples/velmara/20-one-sack-of-flour.json", "articles/north-koreans-hope-summit.json"];

#[test]
fn articles_come_out_as_they_went_in() {
    let articles = TWO.map(article);
    let payload = pack(&articles).expect("fits");
    assert!(payload.len() < 5_000, "{}", payload.len());
    assert!(payload.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_'));
    assert_eq!(read(&payload), articles);
}

/// `tests/carried.txt`: a payload a line, then the files that it carries. A released line is never changed.
#[test]
fn old_links_open() {
    let golden = std::fs::read_to_string("tests/carried.txt").expect("tests/carried.txt");
    let mut cases = 0;
    for case in golden.split("\n\n").filter(|c| !c.starts_with('#')) {
        let (payload, files) = case.split_once('\n').expect("a payload and files");
        let told: Vec<String> = unpack(payload).expect("opens").into_iter().map(|(name, json)| format!("{name} {json}")).collect();
        assert_eq!(told.join("\n"), files.trim_end());
        cases += 1;
    }
    assert!(cases >= 2, "{cases}");
}

/// What is packed today is what was packed on every machine before.
#[test]
fn packing_is_the_same_everywhere() {
    let golden = std::fs::read_to_string("tests/carried.txt").expect("tests/carried.txt");
    for payload in golden.split("\n\n").filter(|c| !c.starts_with('#')).filter_map(|c| c.lines().next()) {
        assert_eq!(pack(&read(payload)).expect("fits"), payload);
    }
}

#[test]
fn two_of_one_id_are_told_apart() {
    let files = unpack(&pack(&[small("One"), small("Two"), small("Three")]).expect("fits")).expect("opens");
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["pier.json", "pier-2.json", "pier-3.json"]);
}

#[test]
fn what_is_too_long_is_refused() {
    let noise =
        |length: u32| (0..length).map(|i| char::from(b'!' + (i.wrapping_mul(i).wrapping_mul(2_654_435_761) >> 25) as u8 % 90)).collect();
    let long = |text: String| pack(&[Article { text: Some(text), ..small("Long") }]);
    let refused = long(noise(40_000)).expect_err("too long");
    assert!(refused.bytes > LIMIT && refused.bytes < 200_000 && refused.limit == LIMIT, "{refused:?}");
    let refused = long("a".repeat(3_000_000)).expect_err("too long");
    assert!(refused.bytes > LIMIT, "{refused:?}");
    let told = TooLong { bytes: 33_000, limit: LIMIT }.to_string();
    assert_eq!(told, "This is too much for a link, about 3 times what programs pass on whole. Hand it on as a file.");
    assert!(long("ferry ".repeat(20_000)).is_ok());
}

#[test]
fn what_is_no_payload_is_refused_with_a_reason() {
    let payload = pack(&[small("Waiting at the pier")]).expect("fits");
    let table = [
        (String::new(), "later version"),
        ("2abc".into(), "later version"),
        ("1".into(), "not whole"),
        ("1é".into(), "not whole"),
        ("1A".into(), "not whole"),
        ("1AAAAAAAAAA".into(), "not whole"),
        ("1____________".into(), "not whole"),
        (payload[..payload.len() - 2].into(), "not whole"),
        (payload.replacen('1', "1A", 1), "not whole"),
        (format!("1{}", "A".repeat(20_000)), "longer"),
    ];
    for (payload, reason) in table {
        let fault = unpack(&payload).expect_err("refused");
        assert!(fault.reason.contains(reason), "{payload}: {fault}");
    }
    // Every payload that is cut is refused.
    for end in (0..payload.len()).step_by(7) {
        assert!(unpack(&payload[..end]).is_err(), "{end}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_words_come_out(title in "\\PC{1,60}", text in any::<String>(), id in any::<String>()) {
        prop_assume!(!title.trim().is_empty() && !text.trim().is_empty());
        let article = Article { id, text: Some(text), ..small(&title) };
        let again = read(&pack(std::slice::from_ref(&article)).expect("fits"));
        prop_assert_eq!(again.len(), 1);
        prop_assert_eq!(&again[0].title, &article.title);
        prop_assert_eq!(&again[0].text, &article.text);
    }

    #[test]
    fn noise_is_refused(noise in "[A-Za-z0-9_-]{0,80}") {
        prop_assert!(unpack(&noise).is_err());
        prop_assert!(unpack(&["1", &noise].concat()).is_err());
    }

    #[test]
    fn a_changed_payload_is_refused(at in 1usize..100, digit in "[A-Za-z0-9_-]") {
        let payload = pack(&[small("Waiting at the pier")]).expect("fits");
        let at = at.min(payload.len() - 2);
        let changed = [&payload[..at], &digit, &payload[at + 1..]].concat();
        prop_assert!(changed == payload || unpack(&changed).is_err());
    }
}
