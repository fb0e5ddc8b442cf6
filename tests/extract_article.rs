//! From what was found to an article file: what stands in it, and that the reader of files accepts whatever is written.
#![cfg(not(target_arch = "wasm32"))]
// A test that cannot go on has failed.
#![allow(clippy::expect_used, clippy::panic)]

use dateline::extract::{
    About, Export, Extraction, FoundDate, FoundEvent, FoundPlace, FoundRegion, FoundSource, FoundStatement, FoundTopic, Gazetteer, Guide,
    Input, Paragraph, Role, Stretch, Topics, extract, form_of, to_article,
};
use dateline::model::{Anchor, Article, Form, Layout, Part, SourceKind, read_article, write_article};
use proptest::prelude::*;
use serde_json::Value;

fn export(text: bool) -> Export {
    Export { id: "pier".into(), text }
}

/// A text with a paragraph a line.
fn input(text: &str) -> Input {
    let mut paragraphs = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        if !words.is_empty() {
            let from = start + line.find(words).unwrap_or(0);
            paragraphs.push(Paragraph { at: Stretch::new(from, from + words.len()), role: Role::Body });
        }
        start += line.len();
    }
    Input { about: About::default(), text: text.into(), paragraphs }
}

fn at(text: &str, words: &str) -> Stretch {
    let start = text.find(words).unwrap_or_else(|| panic!("{words:?} is in the text"));
    Stretch::new(start, start + words.len())
}

fn said(form: Form, content: &[Stretch]) -> FoundStatement {
    FoundStatement::of(form, content.to_vec(), "")
}

fn printed(parts: &[Part]) -> String {
    parts.iter().map(|p| if p.is_quote() { format!("[{}]", p.text()) } else { p.text().to_owned() }).collect::<Vec<_>>().join("|")
}

fn read_back(article: &Article) -> Article {
    let text = write_article(article, Layout::Lines);
    read_article("a.json", "other", &text)
        .unwrap_or_else(|faults| panic!("{}\n{text}", faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")))
}

/// Text, pieces, form as found → form as written, content.
#[test]
fn pieces_become_parts_by_their_marks() {
    let table: &[(&str, &[&str], Form, Form, &str)] = &[
        ("“No ferry, no flour,” said a baker.", &["“No ferry, no flour,”"], Form::Direct, Form::Direct, "[No ferry, no flour,]"),
        (
            "\"No ferry,\" he said, \"no flour.\"",
            &["\"No ferry,\"", "\"no flour.\""],
            Form::Direct,
            Form::Direct,
            "[No ferry,]|[no flour.]",
        ),
        (
            "‘Nothing came,’ she said. ‘It’s the dogs’ fault.’",
            &["‘It’s the dogs’ fault.’"],
            Form::Direct,
            Form::Direct,
            "[It’s the dogs’ fault.]",
        ),
        (
            "He said wages were “two months behind,” or more.",
            &["wages were “two months behind,” or more"],
            Form::Mixed,
            Form::Mixed,
            "wages were |[two months behind,]| or more",
        ),
        (
            "‘We wait,’ and so ‘they wait’ too, he said",
            &["‘We wait,’ and so ‘they wait’ too"],
            Form::Mixed,
            Form::Mixed,
            "[We wait,]| and so |[they wait]| too",
        ),
        (
            "She said that cattle had\nbeen booked.",
            &["that cattle had\nbeen booked"],
            Form::Indirect,
            Form::Indirect,
            "that cattle had been booked",
        ),
        ("He called it a “plan” once.", &["it a “plan” once"], Form::Indirect, Form::Indirect, "it a “plan” once"),
        ("“All of it,” he said.", &["“All of it,”"], Form::Mixed, Form::Direct, "[All of it,]"),
        ("that nothing moved, he said", &["that nothing moved"], Form::Mixed, Form::Indirect, "that nothing moved"),
        ("“It goes on", &["“It goes on"], Form::Direct, Form::Direct, "[It goes on]"),
        (
            "wages were ``two months behind,'' he said",
            &["wages were ``two months behind,''"],
            Form::Mixed,
            Form::Mixed,
            "wages were |[two months behind,]",
        ),
        (
            "wages were 'two months behind', he said",
            &["wages were 'two months behind'"],
            Form::Mixed,
            Form::Mixed,
            "wages were |[two months behind]",
        ),
        ("„Kein Schiff“, sagte er.", &["„Kein Schiff“"], Form::Direct, Form::Direct, "[Kein Schiff]"),
        ("«Pas de bateau», dit-il.", &["«Pas de bateau»"], Form::Direct, Form::Direct, "[Pas de bateau]"),
        (
            "the pier, she said, “is shut” and so on",
            &["the pier", "“is shut” and so on"],
            Form::Mixed,
            Form::Mixed,
            "the pier |[is shut]| and so on",
        ),
        ("she said “no”, then that all was well", &["“no”", "that all was well"], Form::Mixed, Form::Mixed, "[no]| that all was well"),
    ];
    for (text, pieces, form, wanted, content) in table {
        let pieces: Vec<Stretch> = pieces.iter().map(|p| at(text, p)).collect();
        let found = Extraction { input: input(text), statements: vec![said(*form, &pieces)], ..Extraction::default() };
        let article = read_back(&to_article(&found, &export(true)));
        let statement = article.statements.first().expect("a statement");
        assert_eq!((statement.form, printed(&statement.content).as_str()), (*wanted, *content), "{text}");
    }
}

#[test]
fn the_form_follows_the_marks() {
    let table = [
        ("“No ferry,” he said.", "“No ferry,”", Form::Direct),
        ("“No ferry,” he said.", "No ferry", Form::Direct),
        ("“No ferry,” he said.", "“No ferry,” he", Form::Mixed),
        ("He said that “no” ferry came.", "that “no” ferry came", Form::Mixed),
        ("He said that no ferry came.", "that no ferry came", Form::Indirect),
        ("He’s sure the dogs’ food is gone.", "the dogs’ food is gone", Form::Indirect),
        ("\"No.\" He left. \"Yes.\"", "He left", Form::Indirect),
        ("\"No.\" He left. \"Yes.\"", "\"Yes.\"", Form::Direct),
        ("“One goes on\n“and two ends.” Three.", "“One goes on\n“and two ends.”", Form::Direct),
        ("“One goes on\nand no more", "and no more", Form::Indirect),
    ];
    for (text, words, form) in table {
        assert_eq!(form_of(&input(text), &[at(text, words)]), form, "{words} in {text}");
        let bare = Input { text: text.into(), ..Input::default() };
        assert_eq!(form_of(&bare, &[at(text, words)]), form, "{words} in {text}, without paragraphs");
    }
}

#[test]
fn an_article_says_all_that_was_found() {
    let text = "Über den Kai 🚢 in Ansel.\n“No ferry, no flour,” said a baker on Monday, and closed the shutters.";
    let quote = at(text, "“No ferry, no flour,”");
    let region = |inferred: Option<&str>| FoundRegion {
        code: "VM-HC".into(),
        name: "Harrow Coast".into(),
        at: None,
        inferred: inferred.map(String::from),
    };
    let mut statement = said(Form::Direct, &[quote]);
    statement.cue = Some(at(text, "said"));
    statement.mention = Some(at(text, "a baker"));
    statement.source = Some("Baker 1".into());
    statement.carried = Some("Carried over".into());
    statement.region = Some(region(Some("From “Ansel”")));
    statement.about = vec![region(None), region(None)];
    let date =
        FoundDate { date: "2017-03-13".into(), inferred: Some("date".into()), why: Some("“on Monday”".into()), at: at(text, "Monday") };
    statement.said = Some(date.clone());
    statement.topics =
        vec![FoundTopic { id: "food".into(), at: at(text, "flour") }, FoundTopic { id: "food".into(), at: at(text, "flour") }];
    statement.paragraph = 2;
    let source = |id: &str| FoundSource {
        id: id.into(),
        name: "a baker".into(),
        kind: SourceKind::Anonymous,
        role: Some("  ".into()),
        region: None,
        at: at(text, "a baker"),
    };
    let place = FoundPlace { at: at(text, "Ansel"), name: "Port Ansel".into(), code: "VM-HC".into(), inferred: None };
    let mut found = Extraction {
        input: input(text),
        sources: vec![source("Baker 1"), source("silent")],
        statements: vec![statement],
        places: vec![place.clone(), place],
        events: vec![FoundEvent { title: "the shutters\nclosed".into(), date, region: Some(region(None)), at: quote }],
        ..Extraction::default()
    };
    found.input.about =
        About { title: "Waiting".into(), url: Some("file:///x".into()), published: Some("soon".into()), ..About::default() };
    let article = read_back(&to_article(&found, &export(false)));
    let wanted = r#"{
 "id": "pier",
 "title": "Waiting",
 "publisher": "publisher not stated",
 "language": "und",
 "sources": [
  {
   "id": "baker-1",
   "name": "a baker",
   "kind": "anonymous"
  }
 ],
 "statements": [
  {
   "form": "direct",
   "wording": "verbatim",
   "content": [
    {
     "quote": "No ferry, no flour,"
    }
   ],
   "cue": "said",
   "source": {
    "id": "baker-1",
    "inferred": "Carried over"
   },
   "region": {
    "code": "VM-HC",
    "inferred": "From “Ansel”"
   },
   "about": [
    "VM-HC"
   ],
   "said": {
    "date": "2017-03-13",
    "inferred": "date",
    "why": "“on Monday”"
   },
   "topics": [
    "food"
   ],
   "paragraph": 2,
   "anchor": [
    {
     "type": "TextQuoteSelector",
     "exact": "“No ferry, no flour,”",
     "prefix": "Über den Kai 🚢 in Ansel.\n",
     "suffix": " said a baker on Monday, and"
    },
    {
     "type": "TextPositionSelector",
     "start": 25,
     "end": 46
    }
   ]
  }
 ],
 "events": [
  {
   "title": "the shutters closed",
   "date": {
    "date": "2017-03-13",
    "inferred": "date",
    "why": "“on Monday”"
   },
   "region": "VM-HC"
  }
 ],
 "places": [
  {
   "name": "Port Ansel",
   "code": "VM-HC"
  }
 ]
}
"#;
    assert_eq!(write_article(&article, Layout::Lines), wanted);
    assert_eq!(to_article(&found, &export(true)).text.as_deref(), Some(text));
}

/// `{"id": "x"}` and `"x"` are one thing.
fn short_forms(value: Value) -> Value {
    match value {
        Value::Object(map) if map.len() == 1 && ["id", "code", "date"].iter().any(|k| map.contains_key(*k)) => {
            map.into_iter().next().map(|(_, v)| v).unwrap_or_default()
        }
        Value::Object(map) => map.into_iter().map(|(k, v)| (k, short_forms(v))).collect(),
        Value::Array(items) => items.into_iter().map(short_forms).collect(),
        other => other,
    }
}

#[test]
fn files_that_ship_are_written_as_the_types_are() {
    for folder in ["articles", "samples/velmara"] {
        for entry in std::fs::read_dir(folder).expect("a folder").map(|e| e.expect("readable").path()) {
            let text = std::fs::read_to_string(&entry).expect("readable");
            if let Ok(article) = read_article("a", "stem", &text) {
                agree(&article);
            }
        }
    }
}

/// What is written says the same as the types' own form, and reads as the same article.
fn agree(article: &Article) {
    let own = short_forms(serde_json::to_value(article).expect("JSON"));
    for layout in [Layout::Compact, Layout::Lines] {
        let text = write_article(article, layout);
        let written: Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(written, own);
        let again = if layout == Layout::Compact { written.to_string() } else { lines(&written) };
        let sorted: Value = serde_json::from_str(&again).expect("JSON");
        assert_eq!(sorted, written);
        assert_eq!(again.len(), text.len(), "laid out alike");
    }
    assert_eq!(read_back(article), *article);
}

fn lines(value: &Value) -> String {
    let mut out = Vec::new();
    let mut printer = serde_json::Serializer::with_formatter(&mut out, serde_json::ser::PrettyFormatter::with_indent(b" "));
    serde::Serialize::serialize(value, &mut printer).expect("JSON");
    String::from_utf8(out).expect("UTF-8") + "\n"
}

fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec![
            "“", "”", "\"", "‘", "’", "ferry", "said", "Ünter", "배", "🚢", "\u{301}", "\n", "\n\n", ",", ".", "—", "«", "»", "\\",
            "\u{1}", "\u{a0}", "\u{200b}"
        ])
        .prop_map(String::from),
        "[a-z ]{0,6}",
        any::<String>(),
    ]
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(word(), 0..40).prop_map(|words| words.concat())
}

fn maybe(inner: impl Strategy<Value = String>) -> impl Strategy<Value = Option<String>> {
    prop::option::of(inner)
}

fn stretch() -> impl Strategy<Value = Stretch> {
    (0u32..200, 0u32..60).prop_map(|(start, length)| Stretch { start, end: start + length })
}

fn date() -> impl Strategy<Value = FoundDate> {
    let date = prop_oneof![Just("2019-02-26".to_owned()), Just("XXXX-02-25".to_owned()), Just("2018~".to_owned()), any::<String>()];
    let inferred = maybe(prop_oneof![Just("year".to_owned()), Just("date".to_owned()), any::<String>()]);
    (date, inferred, maybe(word()), stretch()).prop_map(|(date, inferred, why, at)| FoundDate { date, inferred, why, at })
}

fn region() -> impl Strategy<Value = FoundRegion> {
    (word(), word(), maybe(word())).prop_map(|(code, name, inferred)| FoundRegion { code, name, at: None, inferred })
}

fn statement() -> impl Strategy<Value = FoundStatement> {
    let who = (prop::option::of(stretch()), maybe("[ab ]{0,2}"), maybe(word()), prop::option::of(region()), prop::option::of(date()));
    let what = (prop::sample::select(Form::ALL.to_vec()), prop::collection::vec(stretch(), 0..4), 0u32..5);
    let more = (prop::collection::vec(region(), 0..3), prop::collection::vec(word(), 0..3));
    (who, what, more).prop_map(|((cue, source, carried, region, said), (form, content, paragraph), (about, topics))| FoundStatement {
        form,
        content,
        cue,
        mention: None,
        source,
        carried,
        region,
        about,
        said,
        topics: topics.into_iter().map(|id| FoundTopic { id, at: Stretch::new(0, 0) }).collect(),
        paragraph,
        why: String::new(),
    })
}

fn extraction() -> impl Strategy<Value = Extraction> {
    let about = (word(), word(), prop::collection::vec(word(), 0..3), maybe(word()), word(), maybe(word())).prop_map(
        |(title, publisher, authors, published, language, url)| About {
            title,
            publisher,
            authors,
            published,
            language,
            url,
            country: None,
        },
    );
    let source = ("[ab ]{0,2}", word(), maybe(word())).prop_map(|(id, name, role)| FoundSource {
        id,
        name,
        kind: SourceKind::Group,
        role,
        region: None,
        at: Stretch::new(0, 0),
    });
    let place = (word(), word()).prop_map(|(name, code)| FoundPlace { at: Stretch::new(0, 0), name, code, inferred: None });
    let event = (word(), date(), prop::option::of(region())).prop_map(|(title, date, region)| FoundEvent {
        title,
        date,
        region,
        at: Stretch::new(0, 0),
    });
    let lists = (
        prop::collection::vec(source, 0..5),
        prop::collection::vec(statement(), 0..6),
        prop::collection::vec(place, 0..4),
        prop::collection::vec(event, 0..3),
    );
    (about, text(), any::<bool>(), lists).prop_map(|(about, text, cut, (sources, statements, places, events))| {
        let mut input = if cut { input(&text) } else { Input { text, ..Input::default() } };
        input.about = about;
        Extraction { input, sources, statements, places, events, ..Extraction::default() }
    })
}

/// The invented articles of `tests/extract`: what is found in them makes a file, and every statement of it is there.
#[test]
fn what_is_found_in_articles_makes_files() {
    let guide = Guide { gazetteer: Gazetteer::bundled(), topics: Topics::none() };
    let mut statements = 0;
    for path in std::fs::read_dir("tests/extract").expect("tests/extract").map(|e| e.expect("readable").path()) {
        if path.extension().is_none_or(|x| x != "txt") {
            continue;
        }
        let case = std::fs::read_to_string(&path).expect("readable");
        let text = case.split("\n---\n").nth(1).and_then(|rest| rest.split("\n===\n").next()).expect("a text");
        let found = extract(input(text), &guide);
        let article = to_article(&found, &export(true));
        agree(&article);
        assert_eq!(article.statements.len(), found.statements.len(), "{}", path.display());
        for (written, found) in article.statements.iter().zip(&found.statements) {
            let words: Vec<&str> = found.content.iter().map(|c| c.of(text)).collect();
            assert_eq!(written.form, found.form, "{}: {words:?}", path.display());
        }
        statements += article.statements.len();
    }
    assert!(statements > 50, "{statements}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever was found: the file is read, says the same, and its anchors hold the words.
    #[test]
    fn every_extraction_makes_an_article(found in extraction(), id in any::<String>(), with in any::<bool>()) {
        let article = to_article(&found, &Export { id, text: with });
        agree(&article);
        prop_assert_eq!(article.text.is_some(), with && !found.input.text.trim().is_empty());
        let points: Vec<char> = found.input.text.chars().collect();
        for statement in &article.statements {
            for pair in statement.anchor.chunks(2) {
                let [Anchor::TextQuoteSelector { exact, prefix, suffix }, Anchor::TextPositionSelector { start, end }] = pair else {
                    panic!("a pair of selectors");
                };
                let (start, end) = (*start as usize, *end as usize);
                prop_assert_eq!(points[start..end].iter().collect::<String>(), exact.clone());
                let before: String = points[..start].iter().collect();
                let after: String = points[end..].iter().collect();
                prop_assert!(before.ends_with(prefix.as_deref().unwrap_or_default()));
                prop_assert!(after.starts_with(suffix.as_deref().unwrap_or_default()));
                prop_assert!(prefix.iter().chain(suffix).all(|around| around.chars().count() <= 32));
            }
        }
    }
}

/// Marks that nothing closes, or that close far away, cost no more than others.
#[test]
fn marks_without_end_are_no_trouble() {
    for mark in ["\"", "“", "‘a ", "‘ ’", "’", "a’ ", "„", "«", "'", "'a ", "'a' ", "a' ", "``a ", "``", "''", "‚a’ ", "‘a’b ", "“a” "]
    {
        let text = mark.repeat(100_000);
        let whole = Stretch::new(0, text.len());
        let found = Extraction { input: input(&text), statements: vec![said(Form::Mixed, &[whole])], ..Extraction::default() };
        to_article(&found, &export(true));
    }
}
