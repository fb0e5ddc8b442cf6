//! Files that people write: what is read, what is refused and where, the schema, and the folders that ship.
#![cfg(not(target_arch = "wasm32"))]
// A test that cannot go on has failed.
#![allow(clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};

use dateline::model::{Article, Wording, check_references, read_article, read_bundle, read_collection};
use dateline::publish::{CUT_FROM, SCHEMAS, read_folder, schema, write_bundle};
use proptest::prelude::*;
use serde_json::Value;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn articles() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for folder in ["articles", "samples/velmara"] {
        for entry in fs::read_dir(root().join(folder)).expect("a folder").map(|e| e.expect("readable").path()) {
            let name = entry.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            if name.ends_with(".json") && !name.ends_with(".topo.json") && name != "collection.json" {
                found.push((name, fs::read_to_string(&entry).expect("readable")));
            }
        }
    }
    assert!(found.len() > 20);
    found
}

/// Each `tests/faults/NAME.json` is refused with the lines of `NAME.txt`. A new case needs no Rust.
#[test]
fn broken_files_are_refused_with_place_and_reason() {
    let mut cases = 0;
    for path in fs::read_dir(root().join("tests/faults")).expect("tests/faults").map(|e| e.expect("readable").path()) {
        if path.extension().is_none_or(|x| x != "json") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("readable");
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let faults =
            if name.starts_with("collection") { read_collection(&name, &text).err() } else { read_article(&name, "x", &text).err() };
        let told = faults.map(|f| f.iter().map(|f| format!("{f}\n")).collect::<String>()).unwrap_or_else(|| "accepted\n".into());
        let wanted = fs::read_to_string(path.with_extension("txt")).unwrap_or_default();
        assert_eq!(told, wanted, "{name}");
        cases += 1;
    }
    assert!(cases >= 6, "{cases} cases");
}

#[test]
fn the_schemas_in_the_folder_are_those_of_the_types() {
    for name in SCHEMAS {
        let file = root().join("schema").join(format!("{name}.json"));
        let stands = fs::read_to_string(&file).expect("schema/");
        assert_eq!(Some(stands), schema(name), "write it anew: cargo run -- schema {name} > schema/{name}.json");
    }
}

#[test]
fn schema_and_reader_accept_the_same_files() {
    let schema: Value = serde_json::from_str(&schema("article").expect("a schema")).expect("JSON");
    let valid = jsonschema::validator_for(&schema).expect("a schema");
    let collection: Value = serde_json::from_str(&dateline::publish::schema("collection").expect("a schema")).expect("JSON");
    let valid_collection = jsonschema::validator_for(&collection).expect("a schema");
    for folder in ["articles", "samples/velmara"] {
        let text = fs::read_to_string(root().join(folder).join("collection.json")).expect("readable");
        assert!(read_collection("c", &text).is_ok());
        assert!(valid_collection.is_valid(&serde_json::from_str(&text).expect("JSON")), "{folder}/collection.json");
    }
    let mut refused = 0;
    for (name, text) in articles() {
        let json: Value = serde_json::from_str(&text).expect("JSON");
        assert!(valid.is_valid(&json), "{name}: {:?}", valid.iter_errors(&json).next().map(|e| e.to_string()));
        // Take away, rename and retype each field of the article and of its first statement: both have to say the same.
        for at in ["", "/statements/0", "/sources/0"] {
            let Some(Value::Object(members)) = json.pointer(at).cloned() else { continue };
            for key in members.keys().filter(|k| *k != "$schema") {
                for change in 0..3 {
                    let mut changed = json.clone();
                    let Some(Value::Object(object)) = changed.pointer_mut(at) else { continue };
                    let old = object.remove(key).expect("it is there");
                    match change {
                        0 => {}
                        1 => drop(object.insert(format!("{key}x"), old)),
                        _ => drop(object.insert(key.clone(), Value::Bool(true))),
                    }
                    let by_schema = valid.is_valid(&changed);
                    let by_reader = read_article("f", "f", &changed.to_string());
                    // A source that statements refer to may go by the schema, which knows no references.
                    let dangling =
                        by_reader.as_ref().err().is_some_and(|f| f.iter().all(|f| f.reason.contains("no source of this article")));
                    assert!(
                        by_schema == by_reader.is_ok() || dangling,
                        "{name} {at} {key} {change}: schema {by_schema}, reader {:?}",
                        by_reader.err()
                    );
                    refused += usize::from(!by_schema);
                }
            }
        }
    }
    assert!(refused > 500, "{refused} changes were refused");
}

#[test]
fn what_is_read_can_be_written_and_read_again() {
    for (name, text) in articles() {
        let first = read_article(&name, "stem", &text).expect("valid");
        let again = serde_json::to_string_pretty(&first).expect("writable");
        assert_eq!(read_article(&name, "stem", &again).expect("valid"), first, "{name}");
    }
}

#[test]
fn a_reference_that_leads_nowhere_is_named_with_its_place() {
    let collection =
        read_collection("collection.json", "{\"id\": \"c\", \"title\": \"C\", \"regions\": [{\"code\": \"A\", \"name\": \"A\"}]}")
            .expect("valid");
    let text = "{\"title\": \"t\", \"publisher\": \"p\", \"language\": \"en\", \"statements\": [\n {\"form\": \"direct\", \"wording\": \"digest\", \"content\": [\"x\"],\n  \"region\": \"B\", \"about\": [\"A\", \"C\"], \"topics\": [\"no\"]}]}";
    let article = read_article("f.json", "f", text).expect("valid");
    let told: Vec<String> =
        check_references("f.json", text, &article, &collection).iter().map(|f| format!("{}:{} {}", f.line, f.column, f.path)).collect();
    assert_eq!(told, ["3:13 $.statements[0].region", "3:33 $.statements[0].about[1]", "3:50 $.statements[0].topics[0]"]);
}

proptest! {
    #[test]
    fn no_text_makes_the_reader_panic(text in "\\PC{0,80}|[\\[\\]{}\":,0-9eE+.\\\\-]{0,60}") {
        let _ = read_article("f", "f", &text);
        let _ = read_collection("f", &text);
        let _ = read_bundle("f", &text);
    }

    #[test]
    fn json_is_read_as_the_usual_library_reads_it(value in json()) {
        // The content of a statement goes through the reader's strings, numbers and lists.
        let text = serde_json::json!({ "title": value.to_string(), "publisher": "p", "language": "en", "statements": [] }).to_string();
        let article = read_article("f", "f", &text).expect("valid");
        prop_assert_eq!(article.title, value.to_string());
    }

    #[test]
    fn a_cut_file_is_refused_where_it_ends(cut in 1..4000_usize) {
        let (_, text) = &articles()[0];
        let mut cut = cut.min(text.trim_end().len() - 1);
        while !text.is_char_boundary(cut) {
            cut -= 1;
        }
        let faults = read_article("f", "f", &text[..cut]).expect_err("a cut file is no article");
        prop_assert_eq!(faults.len(), 1);
        prop_assert!(faults[0].line > 0 && faults[0].reason.starts_with("not valid JSON"), "{}", faults[0]);
    }
}

fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        "\\PC{0,12}|[\\x00-\\x1f\"\\\\]{0,6}".prop_map(Value::from)
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::hash_map("\\PC{0,6}", inner, 0..4).prop_map(|m| Value::Object(m.into_iter().collect()))
        ]
    })
}

#[test]
fn both_folders_are_without_fault() {
    for (folder, articles, statements) in [("articles", 1, 15), ("samples/velmara", 25, 200)] {
        let read = read_folder(&root().join(folder)).expect("a folder");
        assert!(read.faults.is_empty(), "{:?}", read.faults);
        assert_eq!(read.articles.len(), articles);
        let count: usize = read.articles.iter().map(|a| a.statements.len()).sum();
        assert!(count >= statements, "{folder} has {count} statements");
    }
}

/// What ships of somebody else's reporting is told in our words: no more than four quoted words in a row.
#[test]
fn the_digest_quotes_four_words_at_most() {
    let folder = read_folder(&root().join("articles")).expect("a folder");
    for statement in folder.articles.iter().flat_map(|a: &Article| &a.statements) {
        assert_eq!(statement.wording, Wording::Digest);
        for part in statement.content.iter().filter(|p| p.is_quote()) {
            assert!(part.text().split_whitespace().count() <= 4, "{}", part.text());
        }
    }
    assert!(folder.articles.iter().all(|a| a.text.is_none()));
}

#[test]
fn the_invented_collection_shows_what_the_data_can_hold() {
    let folder = read_folder(&root().join("samples/velmara")).expect("a folder");
    assert!(folder.collection.invented);
    let statements: Vec<_> = folder.articles.iter().flat_map(|a| &a.statements).collect();
    for form in dateline::model::Form::ALL {
        assert!(statements.iter().any(|s| s.form == *form), "{form:?}");
    }
    let mut languages: Vec<&str> = folder.articles.iter().map(|a| a.language.as_str()).collect();
    languages.sort_unstable();
    languages.dedup();
    assert_eq!(languages, ["ar", "en", "ko"]);
    assert!(folder.collection.regions.iter().any(|r| r.parent.is_some()), "two levels of region");
    assert!(statements.iter().any(|s| !s.about.is_empty()), "subject regions");
    assert!(statements.iter().any(|s| s.said.as_ref().is_some_and(|d| d.date.to_string().contains('/'))), "spans");
    assert!(statements.iter().any(|s| s.said.as_ref().is_some_and(|d| d.date.to_string().len() == 7)), "partial dates");
    assert!(statements.iter().any(|s| s.correction.is_some()), "a correction");
}

#[test]
fn a_bundle_is_the_same_bytes_each_time_and_reads_back() {
    let write = |out: &Path| {
        let first = read_folder(&root().join("articles")).expect("a folder");
        let other = read_folder(&root().join("samples/velmara")).expect("a folder");
        let file = write_bundle(first, vec![other], out, CUT_FROM).expect("written");
        (file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default(), fs::read_to_string(&file).expect("readable"))
    };
    let (a, b) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let (first, second) = (write(a.path()), write(b.path()));
    assert_eq!(first, second);
    let bundle = read_bundle(&first.0, &first.1).expect("it reads back");
    assert_eq!(bundle.articles.iter().map(|a| a.statements.len()).sum::<usize>(), 15);
    assert_eq!(bundle.map.regions.len(), 11);
    assert!(bundle.map.regions.iter().all(|r| r.path.starts_with('M')));
    assert_eq!(bundle.others.len(), 1);
    assert!(a.path().join(bundle.others[0].data.trim_start_matches("data/")).is_file());
}

/// A folder without a `collection.json` is explored on the map of the world.
#[test]
fn a_folder_of_articles_alone_gets_the_world() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = "{\"title\": \"t\", \"publisher\": \"p\", \"language\": \"en\", \"statements\": [{\"form\": \"indirect\", \"wording\": \"verbatim\", \"content\": [\"x\"], \"region\": \"FR-75\", \"about\": [\"JP\"]}], \"places\": [{\"name\": \"Paris\", \"code\": \"FR-75\"}]}";
    fs::write(folder.path().join("one.json"), text).expect("written");
    let out = tempfile::tempdir().expect("a folder");
    let read = read_folder(folder.path()).expect("a folder");
    assert!(read.faults.is_empty());
    let file = write_bundle(read, Vec::new(), out.path(), CUT_FROM).expect("written");
    let bundle = read_bundle("b", &fs::read_to_string(file).expect("readable")).expect("it reads back");
    assert!(bundle.map.regions.len() > 150);
    let paris = bundle.collection.regions.iter().find(|r| r.code == "FR-75").expect("Paris");
    assert_eq!((paris.name.as_str(), paris.parent.as_deref()), ("Paris", Some("FR")));
}
