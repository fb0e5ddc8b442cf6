//! The command `dateline extract`, run as a person runs it.
#![cfg(not(target_arch = "wasm32"))]
// A test that cannot go on has failed.
#![allow(clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

const REPORT: &str =
    "Ferry tax returns\n\nÉva waits — 평양.\n\n“They count the crates twice,” said a trader in Osk. “Then they count us.”\n";

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_dateline")).arg("extract").args(arguments).current_dir(folder).output().expect("it runs")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("written");
    }
    folder
}

#[test]
fn one_file_is_printed_with_what_is_given_by_hand() {
    let folder = folder(&[("a.txt", REPORT)]);
    let output =
        run(folder.path(), &["a.txt", "--publisher", "The Lantern", "--published", "2021-03", "--language", "en", "--author", "Ada Vesk"]);
    assert!(output.status.success(), "{}", said(&output));
    let json: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    for (key, value) in [("id", "a"), ("title", "Ferry tax returns"), ("publisher", "The Lantern"), ("text", REPORT)] {
        assert_eq!(json[key], value, "{key}");
    }
    assert_eq!(json["published"]["date"], "2021-03");
    assert_eq!(json["statements"].as_array().map(Vec::len), Some(1), "{json}");
    assert!(said(&output).contains("1 file read, 1 article, 1 statement (1 direct"), "{}", said(&output));
}

#[test]
fn a_folder_becomes_a_folder_that_check_accepts() {
    let page = "<html><title>Osk</title><article><h1>Osk waits for a ferry</h1><p>“It will come,” said a clerk in Osk, who has said so since March.</p></article>";
    let folder = folder(&[
        ("in/b.md", "# Flour goes up\n\nA baker in Osk said that *flour* had gone up.\n"),
        ("in/deep/a.txt", REPORT),
        ("in/page.html", page),
        ("in/.hidden.txt", REPORT),
        ("in/collection.json", "{}"),
        ("in/picture.png", "no text"),
    ]);
    let output = run(folder.path(), &["in", "-o", "out"]);
    assert!(output.status.success(), "{}", said(&output));
    assert!(output.stdout.is_empty());
    let mut names: Vec<String> = fs::read_dir(folder.path().join("out"))
        .expect("out")
        .map(|e| e.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    assert_eq!(names, ["a.json", "b.json", "page.json"]);
    let check = Command::new(env!("CARGO_BIN_EXE_dateline")).arg("check").arg(folder.path().join("out")).output().expect("it runs");
    assert!(check.status.success(), "{}", String::from_utf8_lossy(&check.stderr));
    // The same bytes again, and from what was written.
    let first = fs::read(folder.path().join("out/a.json")).expect("written");
    let again = run(folder.path(), &["out/a.json"]);
    assert_eq!(String::from_utf8_lossy(&again.stdout), String::from_utf8_lossy(&first));
}

#[test]
fn a_fault_is_named_and_the_others_are_written() {
    let folder = folder(&[("a.txt", REPORT), ("b.txt", "words\0"), ("c.txt", REPORT)]);
    let output = run(folder.path(), &["a.txt", "b.txt", "missing.txt", "c.txt", "-o", "out"]);
    assert_eq!(output.status.code(), Some(1));
    let told = said(&output);
    assert!(told.contains("b.txt: byte 5 (line 1") && told.contains("missing.txt: cannot be read") && told.contains("2 faults"), "{told}");
    assert!(folder.path().join("out/a.json").is_file() && folder.path().join("out/c.json").is_file());
}

#[test]
fn nothing_is_overwritten_unless_asked_and_an_input_never() {
    let folder = folder(&[("a.txt", REPORT), ("b/a.txt", REPORT), ("out/a.json", "mine")]);
    let kept = |wanted: &str| assert_eq!(fs::read_to_string(folder.path().join("out/a.json")).expect("there"), wanted);
    let output = run(folder.path(), &["a.txt", "-o", "out"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("--force"), "{}", said(&output));
    kept("mine");
    let output = run(folder.path(), &["a.txt", "b/a.txt", "-o", "out", "--force"]);
    assert!(said(&output).contains("b/a.txt: its article would be") && said(&output).contains("as that of a.txt is"), "{}", said(&output));
    let written = fs::read_to_string(folder.path().join("out/a.json")).expect("there");
    assert!(written.contains("“They count"));
    let output = run(folder.path(), &["out/a.json", "-o", "out", "--force"]);
    assert!(said(&output).contains("which is an input"), "{}", said(&output));
    kept(&written);
}

#[test]
fn statements_are_told_in_code_points_of_the_file() {
    let folder = folder(&[("b.txt", REPORT), ("a.txt", REPORT)]);
    let output = run(folder.path(), &["b.txt", "a.txt", "--statements-jsonl"]);
    assert!(output.status.success(), "{}", said(&output));
    let lines: Vec<Value> = String::from_utf8_lossy(&output.stdout).lines().map(|l| serde_json::from_str(l).expect("JSON")).collect();
    assert_eq!(lines.iter().map(|l| l["doc"].as_str().unwrap_or_default()).collect::<Vec<_>>(), ["b", "a"]);
    let points: Vec<char> = REPORT.chars().collect();
    let words = |from: &Value, to: &Value| -> String {
        let place = |v: &Value| v.as_u64().expect("a number") as usize;
        points[place(from)..place(to)].iter().collect()
    };
    let statement = &lines[0]["statements"][0];
    assert_eq!(statement["kind"], "direct");
    let fragments: Vec<String> = statement["fragments"].as_array().expect("a list").iter().map(|f| words(&f[0], &f[1])).collect();
    assert_eq!(fragments, ["“They count the crates twice,”", "“Then they count us.”"]);
    assert_eq!(words(&statement["start"], &statement["end"]), "“They count the crates twice,” said a trader in Osk. “Then they count us.”");
    assert_eq!(words(&statement["cue_start"], &statement["cue_end"]), "said");
    assert_eq!(words(&statement["source_start"], &statement["source_end"]), "a trader in Osk");
}

/// Arguments that cannot be followed, and what is said of them.
const REFUSED: &[(&[&str], &str)] = &[
    (&["a.txt", "b.txt"], "say with -o"),
    (&["a.txt", "--published", "soon"], "EDTF"),
    (&["a.txt", "--language", "a language"], "language tag"),
    (&["a.txt", "--url", "example.org"], "https://"),
    (&["a.txt", "--country", "Velmara"], "two letters"),
    (&["a.txt", "--collection", "nowhere"], "collection.json"),
    (&["empty"], "holds no"),
];

#[test]
fn what_cannot_be_done_is_said() {
    let folder = folder(&[("a.txt", REPORT), ("b.txt", REPORT), ("empty/x.bin", "")]);
    for (arguments, reason) in REFUSED {
        let output = run(folder.path(), arguments);
        assert!(!output.status.success() && said(&output).contains(reason), "{arguments:?}: {}", said(&output));
    }
}
