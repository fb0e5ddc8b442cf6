//! What `dateline export` writes, read back.
#![cfg(not(target_arch = "wasm32"))]
// A test that cannot go on has failed.
#![allow(clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::Path;

use clap::Parser;
use dateline::publish::{Export, export};
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::{Field, Row};
use serde_json::json;

#[derive(Parser)]
struct Cli {
    #[command(flatten)]
    export: Export,
}

/// Articles of two statements: one long ago, one in a month.
fn folder(dir: &Path) {
    fs::create_dir_all(dir).expect("a folder");
    let collection =
        json!({ "id": "pier", "title": "Voices from the pier", "invented": true, "regions": [{ "code": "VM", "name": "Velmara" }] });
    let said = |words: &str, date: &str| {
        json!({
            "form": "indirect", "wording": "verbatim", "content": [words], "source": "clerk", "region": "VM", "said": date, "paragraph": 3
        })
    };
    let article = json!({
        "title": "Waiting", "publisher": "The Sanne Courier", "language": "en",
        "sources": [{ "id": "clerk", "name": "Ada Quell", "kind": "person" }],
        "statements": [said("The first boat came.", "0000-05"), said("The boat is \"late\", again.", "2017-03")]
    });
    fs::write(dir.join("collection.json"), collection.to_string()).expect("written");
    fs::write(dir.join("waiting.json"), article.to_string()).expect("written");
}

fn written(dir: &Path, name: &str, more: &[&str]) -> std::path::PathBuf {
    let out = dir.with_file_name(name);
    let mut words = vec!["export", dir.to_str().expect("a path"), "--out", out.to_str().expect("a path")];
    words.extend(more);
    export(&Cli::parse_from(words).export, &|_| {}).expect("exported");
    out
}

fn of<'r>(row: &'r Row, column: &str) -> &'r Field {
    row.get_column_iter().find(|(name, _)| *name == column).map(|(_, field)| field).expect("a column")
}

#[test]
fn parquet_has_the_rows_with_dates_as_stated_and_days_that_others_can_read() {
    let scratch = tempfile::tempdir().expect("a folder");
    let dir = scratch.path().join("articles");
    folder(&dir);
    let out = written(&dir, "all.parquet", &["--format", "parquet"]);
    let reader = SerializedFileReader::try_from(out.as_path()).expect("Parquet");
    let told = reader.metadata().file_metadata().key_value_metadata().expect("what it is of");
    let told = |key: &str| told.iter().find(|pair| pair.key == key).and_then(|pair| pair.value.as_deref());
    assert_eq!((told("dateline.collection"), told("dateline.count")), (Some("pier"), Some("2")));
    let mut rows: Vec<Row> = reader.get_row_iter(None).expect("rows").map(|row| row.expect("a row")).collect();
    rows.sort_by_key(|row| of(row, "said").to_string());
    let text = |row: &Row, column: &str| match of(row, column) {
        Field::Str(text) => text.clone(),
        other => panic!("{column} is {other}"),
    };
    let [long_ago, month] = rows.as_slice() else { panic!("{} rows", rows.len()) };
    // The year 0 is in no calendar of a program that reads this; the date as stated is.
    assert_eq!((text(long_ago, "said").as_str(), of(long_ago, "said_first")), ("0000-05", &Field::Null));
    assert_eq!(text(month, "words"), "The boat is \"late\", again.");
    assert_eq!((of(month, "said_first"), of(month, "said_last")), (&Field::Date(17_226), &Field::Date(17_256)));
    assert_eq!(of(month, "paragraph"), &Field::Int(3));
}

#[test]
fn every_kind_of_file_is_written_and_none_where_the_selection_is_none() {
    let scratch = tempfile::tempdir().expect("a folder");
    let dir = scratch.path().join("articles");
    folder(&dir);
    for (kind, part) in [
        ("csv", "\"The boat is \"\"late\"\", again.\""),
        ("csv-spreadsheet", "\u{feff}"),
        ("json", "\"collection\""),
        ("jsonl", "\"said\":\"0000-05\""),
        ("geojson", "\"FeatureCollection\""),
        ("annotations", "\"AnnotationCollection\""),
        ("csl-json", "\"Waiting\""),
        ("bibtex", "Waiting"),
        ("ris", "TY  - "),
        ("articles-csl-json", "\"Waiting\""),
    ] {
        let text = fs::read_to_string(written(&dir, kind, &["--format", kind])).expect("a text");
        assert!(text.contains(part), "{kind}: {text}");
    }
    let refused = |select: &str| {
        let words = ["export", dir.to_str().expect("a path"), "--select", select];
        export(&Cli::parse_from(words).export, &|_| {}).expect_err("refused")
    };
    assert!(refused("region=XX").contains("XX"));
    assert!(refused("from=soon").contains("soon"));
}
