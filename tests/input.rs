//! From files to inputs: formats, front matter, roles of paragraphs, what is refused, and hostile files.
//!
//! Each file in `tests/input` but `*.out` is read, and what comes of it stands in `NAME.out`; a new case needs no Rust.
//! `DATELINE_CASES=write cargo test --test input` writes what comes of them, to be read before it is kept.
#![cfg(not(target_arch = "wasm32"))]
// A test that cannot go on has failed.
#![allow(clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::PathBuf;

use dateline::extract::{About, Input, Role, dateline, read_file, read_input};
use proptest::prelude::*;

fn told(name: &str, bytes: &[u8]) -> String {
    let reading = match read_file(name, bytes, About::default()) {
        Ok(reading) => reading,
        Err(fault) => return format!("{fault}\n"),
    };
    let mut out = format!("{:?}\n", reading.format);
    let about = &reading.input.about;
    let mut line = |key: &str, value: &str| {
        if !value.is_empty() {
            out.push_str(&format!("{key}: {value}\n"));
        }
    };
    line("note", reading.note.unwrap_or_default());
    line("title", &about.title);
    line("publisher", &about.publisher);
    line("authors", &about.authors.join("; "));
    line("published", about.published.as_deref().unwrap_or_default());
    line("language", &about.language);
    line("url", about.url.as_deref().unwrap_or_default());
    line("country", about.country.as_deref().unwrap_or_default());
    for paragraph in &reading.input.paragraphs {
        let words = paragraph.at.of(&reading.input.text);
        out.push_str(&format!("\n[{}] {}\n", serde_json::to_value(paragraph.role).expect("a word").as_str().expect("a word"), words));
    }
    out
}

#[test]
fn files_are_read_as_their_out_files_say() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/input");
    let mut files: Vec<PathBuf> = fs::read_dir(&folder).expect("tests/input").map(|e| e.expect("readable").path()).collect();
    files.retain(|f| f.extension().is_none_or(|e| e != "out"));
    files.sort();
    assert!(files.len() >= 12, "{} files", files.len());
    for file in files {
        let name = file.file_name().expect("a name").to_string_lossy().into_owned();
        let told = told(&name, &fs::read(&file).expect("readable"));
        let out = folder.join(format!("{name}.out"));
        if std::env::var_os("DATELINE_CASES").is_some_and(|v| v == "write") {
            fs::write(&out, &told).expect("writable");
        }
        assert_eq!(told, fs::read_to_string(&out).unwrap_or_default(), "{name}");
    }
}

/// Bytes of a file, and a part of the reason why it is refused.
const REFUSED: &[(&[u8], &str)] = &[
    (b"", "is empty"),
    (b" \r\n\t", "is empty"),
    (b"\xef\xbb\xbf", "is empty"),
    (b"%PDF-1.7 ...", "PDF"),
    (b"PK\x03\x04....", ".docx"),
    (b"\x89PNG\r\n", "picture"),
    (b"\xff\xd8\xff\xe0", "picture"),
    (b"{\\rtf1 words}", "RTF"),
    (b"From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;", "MHTML"),
    (b"One line.\nAnd a \0 in it.", "byte 16 (line 2"),
    (b"One line.\nSk\xc3\xa5ne and \xe5 in it.", "byte 21 (line 2"),
    (b"\xc7\xfd\xbb\xea \xbd\xc3\xc0\xe5 \xc7\xfd\xbb\xea", "byte 0 (line 1"),
    (b"\xff\xfeA\0B", "cut off"),
    (b"\xff\xfeA\0\x00\xd8B\0", "byte 4 is half"),
    (b"\xe2\x80\x8b\n", "has no words"),
];

#[test]
fn what_is_no_text_is_refused_with_place_and_advice() {
    for (bytes, reason) in REFUSED {
        let fault = read_input("a.txt", bytes, About::default()).expect_err(reason);
        assert!(fault.reason.contains(reason), "{reason}: {}", fault.reason);
        assert!(fault.to_string().starts_with("a.txt: "), "{fault}");
    }
    let korean = b"<html><meta charset=euc-kr><p>\xc7\xfd\xbb\xea";
    let fault = read_input("a.html", korean, About::default()).expect_err("euc-kr");
    assert!(fault.reason.contains("“euc-kr”"), "{}", fault.reason);
}

#[test]
fn other_encodings_are_read_and_said() {
    let western = b"The caf\xe9 in Osk has closed for the winter, its owner says.\n\n\x93We have no coal,\x94 she said.";
    let reading = read_file("a.txt", western, About::default()).expect("read");
    assert!(reading.input.text.contains("café") && reading.input.text.contains("“We have no coal,”"), "{}", reading.input.text);
    assert!(reading.note.is_some_and(|n| n.contains("Windows-1252")));
    for big in [false, true] {
        let unit = |u: u16| if big { u.to_be_bytes() } else { u.to_le_bytes() };
        let bytes: Vec<u8> = "\u{feff}“Nein,” said a clerk. 평양 𝄞".encode_utf16().flat_map(unit).collect();
        let reading = read_file("a.txt", &bytes, About::default()).expect("read");
        assert_eq!(reading.input.text, "“Nein,” said a clerk. 평양 𝄞");
        assert!(reading.note.is_some_and(|n| n.contains("UTF-16")));
    }
}

#[test]
fn a_plain_text_is_kept_character_by_character() {
    let ends = ["\n", "\r\n", "\r", "\u{85}", "\u{2028}", "\u{c}"];
    for end in ends {
        let text = ["\u{feff}Osk waits", "", "  “One,” said Ada.\t", "", "“Two,” said Bo, and went on about it. "].join(end);
        let input = read_input("a.txt", text.as_bytes(), About::default()).expect("read");
        assert_eq!(input.text, text, "{end:?}");
        let words: Vec<&str> = input.paragraphs.iter().map(|p| p.at.of(&input.text)).collect();
        assert_eq!(words, ["Osk waits", "“One,” said Ada.", "“Two,” said Bo, and went on about it."], "{end:?}");
    }
}

#[test]
fn what_is_given_by_hand_wins() {
    let text = "---\ntitle: From the front\npublisher: The Front\nauthor: Ann Front\n---\nFrom the text\n\nBy Tessa Text\n\nA body of words that goes on.";
    let about = About { title: "By hand".into(), authors: vec!["Hana Hand".into()], ..About::default() };
    let about = read_input("a.txt", text.as_bytes(), about).expect("read").about;
    assert_eq!((about.title.as_str(), about.publisher.as_str(), about.authors), ("By hand", "The Front", vec!["Hana Hand".to_owned()]));
}

/// A paragraph, its place and its agency.
const DATELINES: &[(&str, Option<(&str, &str)>)] = &[
    ("HYESAN, North Korea (Lantern) — Snow fell.", Some(("HYESAN, North Korea", "Lantern"))),
    ("PORT ANSEL. The board gives the sailings.", Some(("PORT ANSEL", ""))),
    ("SEOUL, March 3 (Lantern) -- Snow fell.", Some(("SEOUL", "Lantern"))),
    ("Sanne (Lantern) – Snow fell.", Some(("Sanne", "Lantern"))),
    ("The town — and its mayor — waited.", None),
    ("“OSK — never,” he said.", None),
    ("He said. OSK — never.", None),
    ("", None),
];

#[test]
fn datelines_are_found() {
    for (text, wanted) in DATELINES {
        let at = dateline::extract::Stretch::new(0, text.len());
        let found = dateline(text, at).map(|d| (d.place.of(text), d.agency.map(|a| a.of(text)).unwrap_or_default()));
        assert_eq!(found, *wanted, "{text}");
    }
}

/// What every input keeps to.
fn holds(input: &Input) {
    let mut end = 0;
    for paragraph in &input.paragraphs {
        assert!(paragraph.at.start >= end && paragraph.at.end > paragraph.at.start, "{paragraph:?} after {end}");
        assert!(input.text.get(paragraph.at.start as usize..paragraph.at.end as usize).is_some(), "{paragraph:?}: no border");
        end = paragraph.at.end;
    }
}

#[test]
fn hostile_files_are_read_in_one_go() {
    let words = "The ferry was late again, said a trader in Osk who had waited since noon for it.";
    let deep = ["<div>".repeat(100_000), words.to_owned(), "</section></p>".repeat(100_000)].concat();
    let items = ["<ul>", &"<div>".repeat(50_000), &"<li>a".repeat(50_000), "</ul>"].concat();
    let attributes: String = (0..50_000).map(|n| format!(" a{n}=b")).collect();
    let keys: Vec<String> = (0..40_000).map(|n| format!("\"k{n}\":1")).collect();
    let json = format!("<script type=application/ld+json>{{{}}}</script><p>{words}", keys.join(","));
    let files = [
        ("a.txt", "\"".repeat(1_000_000)),
        ("a.txt", "“".repeat(300_000)),
        ("a.txt", "a\n".repeat(300_000)),
        ("a.txt", "---\nk: v\n".repeat(100_000)),
        ("a.html", deep),
        ("a.html", items),
        ("a.html", ["<div", &attributes, ">", words].concat()),
        ("a.html", ["<a href=x>".repeat(100_000), words.to_owned()].concat()),
        ("a.html", ["<!--".repeat(200_000), words.to_owned()].concat()),
        ("a.html", "&".repeat(300_000)),
        ("a.html", "<".repeat(300_000)),
        ("a.html", json),
        ("a.md", "[".repeat(300_000)),
        ("a.md", "![a](b".repeat(50_000)),
        ("a.md", "*a **b ".repeat(100_000)),
        ("a.md", "`a".repeat(200_000)),
        ("a.md", [&">".repeat(300_000), " words"].concat()),
        ("a.md", "- ".repeat(200_000)),
        ("a.json", "[".repeat(300_000)),
    ];
    for (name, text) in files {
        if let Ok(input) = read_input(name, text.as_bytes(), About::default()) {
            holds(&input);
        }
    }
}

#[test]
fn nothing_of_a_script_is_read() {
    for name in ["a.html", "a.md"] {
        let text = "<script>\nvar a = '<p>Alert</p>';\n\nAlert();\n</script>\n\n<style>Alert</style>\n\n<!-- Alert\n\nAlert -->\n\n<p onclick=\"Alert()\">The ferry was late again, said a trader.</p>";
        let input = read_input(name, text.as_bytes(), About::default()).expect("read");
        assert!(!input.text.contains("Alert") && input.text.contains("ferry"), "{name}: {}", input.text);
    }
}

#[test]
fn a_report_keeps_its_body() {
    let text = "Osk waits\n\n“Image: nothing,” said Ada Vesk.\n\n“The photo: none was taken,” a clerk said.\n\nShare prices fell, said a trader.\n\nBy Friday the town had no bread left, and the bakers said so.\n\n“I am a reporter,” said Bo Lind. Bo Lind is a fisherman.\n\nBo Lind is a fisherman, and he said that the sea was cold.";
    let input = read_input("a.txt", text.as_bytes(), About::default()).expect("read");
    let body = input.paragraphs.iter().filter(|p| p.role == Role::Body).count();
    assert_eq!(body, 6, "{:?}", input.paragraphs.iter().map(|p| (p.role, p.at.of(&input.text))).collect::<Vec<_>>());
}

/// Pieces of which files are made up.
const PIECES: &[&str] = &[
    "<p>",
    "</p>",
    "<div class=\"byline\">",
    "</div>",
    "<article>",
    "</article>",
    "<script>",
    "</script>",
    "<a href=\"x\">",
    "</a>",
    "<br>",
    "<h1>",
    "</h1>",
    "<li>",
    "<table>",
    "<!--",
    "-->",
    "&amp;",
    "&#x80;",
    "<title>",
    "<meta name=\"author\" content=\"",
    "\">",
    "# ",
    "> ",
    "- ",
    "1. ",
    "**",
    "_",
    "`",
    "```",
    "[",
    "](",
    ")",
    "![",
    "---\n",
    "title: x\n",
    "\n",
    "\n\n",
    "\r",
    "\u{85}",
    "\u{2028}",
    "“",
    "”",
    "\"",
    "By Ada Vesk",
    " said ",
    "Osk",
    "평양",
    "é",
    "\u{200b}",
    "\u{202e}",
    "Photo: ",
    "3 March 2021",
    ". ",
    "|",
    "Ada Vesk is a reporter",
    "{\"title\":",
    "}",
];

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400), format in 0..5_usize) {
        let name = ["a.txt", "a.md", "a.html", "a.json", "a"][format];
        if let Ok(input) = read_input(name, &bytes, About::default()) {
            holds(&input);
        }
    }

    #[test]
    fn any_pieces_are_read(pieces in prop::collection::vec(0..PIECES.len(), 0..60), format in 0..5_usize) {
        let text: String = pieces.into_iter().map(|n| PIECES[n]).collect();
        let name = ["a.txt", "a.md", "a.html", "a.json", "a"][format];
        if let Ok(input) = read_input(name, text.as_bytes(), About::default()) {
            holds(&input);
            if format == 0 {
                prop_assert_eq!(&input.text, &text);
            }
        }
    }
}
