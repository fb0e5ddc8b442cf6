//! The extractor against texts that nobody would write: soups of words, marks and signs that break what rules expect.
//!
//! Asks for no meaning, only that everything found holds: no panic, positions at the borders of characters and inside of
//! the text, order, ids that resolve, the same again when read again, and an article file that is accepted.
#![cfg(not(target_arch = "wasm32"))]
// A test that cannot go on has failed.
#![allow(clippy::expect_used, clippy::panic)]

use dateline::extract::{About, Export, Extraction, Guide, Stretch, extract, read_input, to_article};
use dateline::model::{Edtf, Layout, read_article, write_article};
use proptest::prelude::*;

/// Words that rules start at, and those that stand around them.
#[rustfmt::skip]
const WORDS: &[&str] = &[
    "said", "says", "saying", "told", "asked", "warned that", "according to", "in the words of", "adding", "claims", "wrote", "put it",
    "went on", "went on to say", "denied", "believes", "wants to", "quoted", "reported", "harrumphed", "recollected that", "as", "that",
    "who", "which", "whose", "what", "whether", "when", "because", "if", "and", "or", "but", "not", "n't", "never", "had", "was", "is",
    "would", "to", "of", "in", "on", "from", "with", "for", "about", "the", "a", "another", "this", "his", "their", "he", "she", "they",
    "it", "we", "them", "both", "one", "several", "nobody", "many", "source", "sources", "a source in", "trader", "residents", "official",
    "miller", "letter", "report", "poll", "statement", "newspaper", "ministry", "spokesman", "the second source", "the other",
    "the province", "there", "also", "later", "quietly", "rains", "closed the mill", "there is", "along with", "one of the", "nothing",
];
const NAMES: &[&str] = &[
    "Orrin",
    "Sela Orrin",
    "Mr. Orrin",
    "Dr. Ada Venn",
    "President",
    "Sen.",
    "The Harbour Authority",
    "Varn Post",
    "ZVA",
    "J. Venn",
    "Éloïse",
    "Öwezow",
    "North Korea",
    "Hyesan",
    "Georgia",
    "Paris",
    "North Koreans",
    "U.S.",
    "Seoul-based",
    "Ann's",
    "Venn’s",
    "Company",
];
const MARKS: &[&str] = &[
    "“", "”", "„", "‟", "«", "»", "「", "」", "『", "』", "\"", "'", "‘", "’", "‚", "`", "``", "''", "“‘", "’”", "″", "〝", "〞", "＂",
    "‹", "›", "(", ")", "[", "]", ",", ".", ";", ":", "—", "–", "-", "--", "?", "!", "…", "...", "。", "，", "：", "！", ".”", ",”", "?”",
    "” — ", "/", "&", "@", "#", "$", "%", "*", "_", "|", "<", ">", "&amp;", "\\", "~", "=",
];
const SPACES: &[&str] = &[
    "\n", "\n\n", "\r\n", "\r", "\t", "\u{a0}", "\u{2028}", "\u{2029}", "\u{85}", "\u{b}", "\u{200b}", "\u{200d}", "\u{feff}", "\u{202e}",
    "\u{202c}", "\u{2066}", "\u{2069}", "\u{ad}", "\u{3000}", "\n\n* ", "\n---\n", "\n# ",
];
const FOREIGN: &[&str] = &[
    "😀",
    "👩‍👩‍👧",
    "🏳️‍🌈",
    "e\u{301}",
    "\u{301}",
    "한국",
    "말했다",
    "평양의 소식통은",
    "지난달 3일",
    "قال",
    "المصدر",
    "שלום",
    "中国",
    "日本",
    "ﬁ",
    "İ",
    "ß",
    "Ǆ",
    "ⓐ",
    "𝐀",
    "\u{10ffff}",
    "\u{fffd}",
    "Α",
    "Д",
];
const DATES: &[&str] = &[
    "on Monday",
    "last week",
    "May",
    "3 May",
    "May 3, 2019",
    "2019",
    "in 1999",
    "31 February",
    "the 30th",
    "yesterday",
    "two days later",
    "99999999999999999999",
    "0",
    "00:00",
    "12/31/9999",
    "2019-02-30",
    "the 1990s",
    "spring",
    "since the end of",
    "between May and June",
    "a hundred years ago",
    "late",
    "next month",
    "1st",
    "-1",
    "1,000,000",
];

fn one(list: &'static [&'static str]) -> impl Strategy<Value = String> {
    proptest::sample::select(list).prop_map(str::to_owned)
}

fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => one(WORDS),
        3 => one(NAMES),
        6 => one(MARKS),
        2 => one(SPACES),
        1 => one(FOREIGN),
        2 => one(DATES),
        1 => any::<char>().prop_map(String::from),
    ]
}

/// Pieces with or without blanks between them.
fn soup(longest: usize) -> impl Strategy<Value = String> {
    let spaced = (piece(), prop_oneof![4 => Just(" "), 1 => Just("")]);
    proptest::collection::vec(spaced, 0..longest).prop_map(|pieces| pieces.into_iter().flat_map(|(p, s)| [p, s.to_owned()]).collect())
}

/// Sentences that report, with a soup where a phrase belongs.
fn sentences() -> impl Strategy<Value = String> {
    let sentence = (soup(5), soup(5), 0..8_u8).prop_map(|(a, b, form)| match form {
        0 => format!("“{a},” he said. “{b}” "),
        1 => format!("According to {a}, {b}. "),
        2 => format!("A source in {a} said that {b}.\n\n"),
        3 => format!("{a}: “{b}\n\n"),
        4 => format!("“{a}” — {b}\n\n"),
        5 => format!("The {a}, a trader who {b}, told reporters on Monday: \"{a}\". "),
        6 => format!("``{a},'' {b} said, adding that {a}. "),
        _ => format!("{a} ({b}) said '{b}'. "),
    });
    proptest::collection::vec(sentence, 1..8).prop_map(|s| s.concat())
}

fn guide() -> &'static Guide {
    static GUIDE: std::sync::LazyLock<Guide> = std::sync::LazyLock::new(|| Guide::of(&[], &[]));
    &GUIDE
}

fn read(name: &str, text: &str) -> Option<Extraction> {
    let input = read_input(name, text.as_bytes(), About::default()).ok()?;
    Some(extract(input, guide()))
}

/// Everything that must hold of whatever was found.
fn holds(found: &Extraction) {
    let text = &found.input.text;
    let inside = |at: Stretch, what: &str| {
        assert!(at.start <= at.end && text.get(at.start as usize..at.end as usize).is_some(), "{what}: {at:?} in {text:?}");
    };
    let date = |date: &str| assert!(Edtf::parse(date).is_ok(), "{date} in {text:?}");
    let mut before = 0;
    for paragraph in &found.input.paragraphs {
        inside(paragraph.at, "paragraph");
        assert!(before <= paragraph.at.start, "paragraphs ascend in {text:?}");
        before = paragraph.at.end;
    }
    for source in &found.sources {
        inside(source.at, "source");
        assert!(!source.name.trim().is_empty(), "a source has a name in {text:?}");
        assert_eq!(found.sources.iter().filter(|s| s.id == source.id).count(), 1, "an id is one source's in {text:?}");
        source.region.iter().filter_map(|r| r.at).for_each(|at| inside(at, "region"));
    }
    let mut first = None;
    for statement in &found.statements {
        let mut end = 0;
        assert!(!statement.content.is_empty(), "a statement says something in {text:?}");
        for piece in &statement.content {
            inside(*piece, "content");
            assert!(piece.start < piece.end, "a piece has words in {text:?}");
            assert!(end <= piece.start, "pieces ascend: {:?} in {text:?}", statement.content);
            end = piece.end;
        }
        assert!(first <= statement.content.first().copied(), "statements are in order in {text:?}");
        first = statement.content.first().copied();
        statement.cue.iter().for_each(|at| inside(*at, "cue"));
        statement.mention.iter().for_each(|at| inside(*at, "mention"));
        statement.region.iter().chain(&statement.about).filter_map(|r| r.at).for_each(|at| inside(at, "region"));
        statement.topics.iter().for_each(|t| inside(t.at, "topic"));
        if let Some(said) = &statement.said {
            inside(said.at, "said");
            date(&said.date);
        }
        if let Some(id) = &statement.source {
            assert!(found.sources.iter().any(|s| s.id == *id), "{id} is a source in {text:?}");
        }
        let paragraph = statement.paragraph as usize;
        assert!(paragraph >= 1 && paragraph <= found.input.paragraphs.len(), "paragraph {paragraph} in {text:?}");
    }
    for when in &found.dates {
        inside(when.at, "date");
        date(&when.date);
    }
    found.places.iter().for_each(|p| inside(p.at, "place"));
    found.names.iter().flat_map(|n| &n.at).for_each(|at| inside(*at, "name"));
    for event in &found.events {
        inside(event.at, "event");
        inside(event.date.at, "date of an event");
        date(&event.date.date);
    }
    for text in [true, false] {
        let article = to_article(found, &Export { id: "a".into(), text });
        if let Err(faults) = read_article("a.json", "a", &write_article(&article, Layout::Lines)) {
            panic!("{faults:?} in {:?}", found.input.text);
        }
    }
}

fn check(text: &str) {
    for name in ["a.txt", "a.md", "a.html"] {
        let found = read(name, text);
        if let Some(found) = &found {
            holds(found);
        }
        assert_eq!(found, read(name, text), "the same again for {text:?}");
    }
    // Where a headline and an end stand, more is body.
    if let Some(found) = read("a.txt", &format!("The tide\n\nOrrin said the pier holds.\n\n{text}\n\nThe mill closed on Monday.\n")) {
        holds(&found);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_soup_of_tokens(text in soup(60)) {
        check(&text);
    }

    #[test]
    fn sentences_with_soup_in_them(text in sentences()) {
        check(&text);
    }

    #[test]
    fn any_characters(text in proptest::collection::vec(any::<char>(), 0..80).prop_map(String::from_iter)) {
        check(&text);
    }
}

#[test]
fn one_thing_over_and_over() {
    for one in WORDS.iter().chain(NAMES).chain(MARKS).chain(SPACES).chain(FOREIGN).chain(DATES) {
        for between in ["", " ", ", ", "\n\n"] {
            check(&[*one, between].concat().repeat(40));
        }
    }
}

#[test]
fn a_sentence_longer_than_is_read_at_once() {
    for one in
        ["said, warned that, ", "“A,” he said, ", "trader who ", "(a ", "and A ", "of the source in ", "not to ", "“a ", "a man who says "]
    {
        check(&one.repeat(400));
    }
}
