//! The extractor against text that nobody would write: it finds what it finds, and what it finds holds together.
#![cfg(not(target_arch = "wasm32"))]
// A test that cannot go on has failed.
#![allow(clippy::expect_used, clippy::panic)]

use dateline::extract::{About, Export, Extraction, Guide, Stretch, extract, read_input, to_article};
use dateline::model::{Edtf, Layout, read_article, write_article};
use proptest::prelude::*;

const SOUP: &[&str] = &[
    "said",
    "says",
    "told",
    "according",
    "to",
    "that",
    "who",
    "which",
    "he",
    "she",
    "they",
    "it",
    "there",
    "a",
    "the",
    "source",
    "sources",
    "in",
    "of",
    "Hyesan",
    "Ryanggang",
    "Province",
    "the capital",
    "Ada",
    "Vesk",
    "Mr.",
    "U.S.",
    "and",
    "but",
    "or",
    "not",
    "nobody",
    "one",
    "the other",
    "first",
    "asked",
    "adding",
    "put",
    "words",
    "went",
    "on",
    "letter",
    "editorials",
    "pledged",
    "is",
    "was",
    "trader",
    "market",
    "February",
    "26",
    "2019",
    "Monday",
    "last year",
    "on the 24th",
    "“",
    "”",
    "\"",
    "''",
    "``",
    "‘",
    "’",
    "'",
    "«",
    "»",
    "„",
    "「",
    "」",
    ",",
    ".",
    "?",
    "!",
    ":",
    ";",
    "—",
    "-",
    "(",
    ")",
    "…",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    " ",
    "\u{200b}",
    "\u{202e}",
    "\u{feff}",
    "\u{301}",
    "🙂",
    "혜산",
    "양강도의",
    "소식통은",
    "말했다",
    "مصدر",
    "قال",
    "Photo: X",
    "By Ada Vesk",
    "# Title",
    "---",
    "title: x",
    "'s",
    "’s",
    "n't",
    "\u{0}x",
];

fn soup() -> impl Strategy<Value = String> {
    let word = prop::sample::select(SOUP);
    prop::collection::vec((word, any::<bool>()), 0..160)
        .prop_map(|words| words.into_iter().map(|(w, blank)| if blank { format!("{w} ") } else { w.to_owned() }).collect())
}

fn holds(found: &Extraction) {
    let text = &found.input.text;
    let lies = |at: &Stretch| {
        assert!(at.start <= at.end && text.get(at.start as usize..at.end as usize).is_some(), "{at:?} lies outside or across a character");
    };
    let mut last = 0;
    for statement in &found.statements {
        assert!(!statement.content.is_empty());
        statement.content.iter().chain(&statement.cue).chain(&statement.mention).for_each(lies);
        for pair in statement.content.windows(2) {
            assert!(pair[0].end <= pair[1].start, "pieces ascend: {:?}", statement.content);
        }
        let first = statement.content.first().map_or(0, |s| s.start);
        assert!(first >= last, "statements ascend");
        last = first;
        if let Some(id) = &statement.source {
            assert!(found.sources.iter().any(|s| s.id == *id), "source {id}");
        }
        assert!((1..=found.input.paragraphs.len()).contains(&(statement.paragraph as usize)));
        for date in statement.said.iter() {
            Edtf::parse(&date.date).expect("EDTF");
        }
    }
    for date in &found.dates {
        lies(&date.at);
        Edtf::parse(&date.date).expect("EDTF");
    }
    found.places.iter().for_each(|p| lies(&p.at));
    found.names.iter().flat_map(|n| &n.at).for_each(lies);
    found.events.iter().for_each(|e| lies(&e.at));
}

fn read(name: &str, text: &str) {
    let guide = Guide::of(&[], &[]);
    let about = About { published: Some("2019-03-02".into()), country: Some("KP".into()), ..About::default() };
    // What is refused has been told so; that is not the matter here.
    let Ok(input) = read_input(name, text.as_bytes(), about) else { return };
    let found = extract(input.clone(), &guide);
    holds(&found);
    assert_eq!(found, extract(input, &guide), "the same text gives the same");
    for text in [true, false] {
        let article = to_article(&found, &Export { id: "soup".into(), text });
        let json = write_article(&article, Layout::Lines);
        if let Err(faults) = read_article("soup.json", "soup", &json) {
            panic!("{faults:?}\n{json}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn soup_of_words_and_marks_is_read(text in soup()) {
        read("soup.txt", &text);
    }

    #[test]
    fn soup_is_read_as_markdown_and_as_a_page(text in soup()) {
        read("soup.md", &text);
        read("soup.html", &format!("<article><p>{text}</p></article>"));
    }

    #[test]
    fn any_text_is_read(text in "\\PC{0,300}") {
        read("any.txt", &text);
    }
}

#[test]
fn long_lines_of_one_sign_are_read() {
    for sign in ["\"", "“", "'", "who ", "and ", "said ", "(", "“A,” he said. ", "a source in Hyesan said, ", "February 2019 "] {
        read("long.txt", &format!("Osk\n\n{}\n", sign.repeat(20_000)));
    }
}
