//! What leaves a collection: tables, JSON, regions, annotations, dossiers; the link to the sentence; what points at a person.
#![cfg(not(target_arch = "wasm32"))]
// A test that cannot go on has failed.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

use dateline::explore::{Holding, Library, Link, parse};
use dateline::model::{Bundle, read_article, read_bundle, read_collection};
use dateline::share::{
    Anchored, COLUMNS, Made, Record, Shapes, annotations, at_the_sentence, csv, dossier, geojson, json, json_lines, pointing, record,
    slice, state_of,
};
use serde_json::{Value, json};

fn library(collection: &Value, articles: &[Value]) -> std::rc::Rc<Library> {
    let collection = read_collection("collection.json", &collection.to_string()).expect("a collection");
    let read =
        |(nth, article): (usize, &Value)| read_article("article.json", &format!("a{nth}"), &article.to_string()).expect("an article");
    let articles = articles.iter().enumerate().map(read).collect();
    Holding::whole(Bundle { format: 1, collection, articles, map: Default::default(), others: Vec::new(), pieces: None }).library()
}

fn collection() -> Value {
    json!({
        "id": "pier", "title": "Voices from the pier", "invented": true, "topics": [{ "id": "boats", "name": "boats" }],
        "regions": [{ "code": "VM", "name": "Velmara" }, { "code": "VM-HC", "name": "Harrow Coast", "parent": "VM" }, { "code": "VM-TA", "name": "Tarn", "parent": "VM" }]
    })
}

fn article(statements: Vec<Value>) -> Value {
    json!({
        "title": "Waiting, \"at\" the pier", "publisher": "The Sanne Courier", "published": "2017-03", "language": "en", "url": "https://courier.example/pier",
        "sources": [
            { "id": "porter", "name": "=HYPERLINK(\"http://x\")", "kind": "anonymous" },
            { "id": "mayor", "name": "Ada Quell", "kind": "person" }
        ],
        "statements": statements
    })
}

fn said(words: &str, source: &str, region: Option<&str>, date: Option<&str>) -> Value {
    let mut all =
        json!({ "form": "direct", "wording": "verbatim", "content": [{ "quote": words }], "source": source, "topics": ["boats"] });
    if let Some(region) = region {
        all["region"] = json!(region);
    }
    if let Some(date) = date {
        all["said"] = json!(date);
    }
    all
}

fn all(library: &Library, fragment: &str) -> (Made, Vec<u32>, Vec<Record>) {
    let (link, unread) = parse(fragment);
    assert!(unread.is_empty(), "{unread:?}");
    let (made, rows) = Made::of(library, &link, "0123456789ab", "https://example.org/q/", "2026-01-02");
    let records = rows.iter().filter_map(|row| record(library, &made, *row)).collect();
    (made, rows, records)
}

/// Reads CSV as RFC 4180 has it.
fn table(csv: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut chars = csv.chars().peekable();
    while let Some(c) = chars.next() {
        match (c, quoted) {
            ('"', true) if chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            ('"', _) => quoted = !quoted,
            (',', false) => row.push(std::mem::take(&mut cell)),
            ('\r', false) => {}
            ('\n', false) => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            (c, _) => cell.push(c),
        }
    }
    assert!(!quoted && cell.is_empty() && row.is_empty());
    rows
}

#[test]
fn a_table_holds_exactly_the_selection_and_no_formula() {
    let words = ["=1+1", "+1", "-1", "@SUM(A1)", " =2", "\t=3", "one, \"two\"\nthree", "＝4", "plain"];
    let statements = words
        .iter()
        .map(|words| said(words, "porter", Some("VM-HC"), Some("2017-03-14~")))
        .chain([said("other", "mayor", None, None)])
        .collect();
    let library = library(&collection(), &[article(statements)]);
    let (made, _, records) = all(&library, "#/quotes?region=VM-HC");
    assert_eq!((made.count, made.of, made.selection.as_str()), (9, 10, "source in Harrow Coast"));
    let rows = table(&csv(&records, false));
    assert_eq!(rows.first().expect("a head"), &COLUMNS.map(String::from).to_vec());
    assert_eq!(rows.len(), 10);
    for row in &rows {
        assert_eq!(row.len(), COLUMNS.len());
        for cell in row {
            assert!(!cell.trim_start().starts_with(['=', '+', '-', '@', '＝']), "{cell:?} would be a formula");
        }
    }
    let of = |name: &str| COLUMNS.iter().position(|column| *column == name).expect("a column");
    assert!(
        rows.iter().skip(1).all(|row| row[of("said")] == "2017-03-14~" && row[of("published")] == "2017-03"),
        "a date is as it is stated"
    );
    assert!(rows.iter().skip(1).all(|row| row[of("selection")].contains("9 of 10") && row[of("version")] == "0123456789ab"));
    assert!(rows.iter().any(|row| row[of("words")].contains("one, \"two\"\nthree")));
    assert!(csv(&records, true).starts_with('\u{feff}'));
}

#[test]
fn json_and_lines_and_annotations_read_back() {
    let library = library(
        &collection(),
        &[article(vec![said("Late", "porter", Some("VM-HC"), Some("XXXX-03-14")), said("Cold", "mayor", Some("VM-TA"), None)])],
    );
    let (made, rows, records) = all(&library, "#/quotes?topic=boats");
    let read: Value = serde_json::from_str(&json(&made, &records)).expect("JSON");
    assert_eq!(read["selection"]["count"], 2);
    assert_eq!(read["statements"].as_array().expect("a list").len(), 2);
    let lines: Vec<Value> = json_lines(&records).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert!(lines.iter().any(|line| line["said"] == "XXXX-03-14"), "a year that nobody stated is not made up");
    let paired: Vec<(u32, Record)> = rows.iter().copied().zip(records).collect();
    let read: Value = serde_json::from_str(&annotations(&library, &made, &paired)).expect("JSON");
    assert_eq!(read["@context"], "http://www.w3.org/ns/anno.jsonld");
    assert_eq!((&read["type"], &read["total"]), (&json!("AnnotationCollection"), &json!(2)));
    let page = read["first"]["id"].as_str().expect("an IRI");
    assert!(page.starts_with("urn:uuid:") && page.len() == 45, "{page}");
    for item in read["first"]["items"].as_array().expect("items") {
        assert_eq!(item["type"], "Annotation");
        assert!(item["id"].as_str().expect("an IRI").starts_with("https://example.org/q/#/"));
        assert_eq!(item["target"]["source"], "https://courier.example/pier");
        assert_eq!(item["target"]["selector"][0]["type"], "TextQuoteSelector");
    }
}

#[test]
fn regions_have_their_counts_and_no_invented_place() {
    let mut spoken = said("Late", "porter", Some("VM-HC"), None);
    spoken["about"] = json!(["VM-HC", "VM-TA"]);
    let library = library(&collection(), &[article(vec![spoken, said("Cold", "mayor", None, None)])]);
    let (made, rows, _) = all(&library, "");
    let shapes = Shapes::read("{\"VM-HC\":{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,0]]]}}");
    let read: Value = serde_json::from_str(&geojson(&library, &made, &rows, &shapes)).expect("JSON");
    let features = read["features"].as_array().expect("features");
    let of = |code: &str| features.iter().find(|f| f["id"] == code).unwrap_or_else(|| panic!("{code}"));
    assert_eq!(of("VM-HC")["geometry"]["type"], "Polygon");
    assert!(of("VM-TA")["geometry"].is_null());
    let counts = |code: &str| (of(code)["properties"]["statements_from"].as_u64(), of(code)["properties"]["statements_about"].as_u64());
    assert_eq!((counts("VM-HC"), counts("VM-TA"), counts("VM")), ((Some(1), Some(1)), (Some(0), Some(1)), (Some(1), Some(1))));
    assert_eq!(read["dateline"]["no_place_given"], 1);
}

#[test]
fn a_dossier_holds_its_statements_and_no_others() {
    let statements =
        vec![said("Late </script> boat", "porter", Some("VM-HC"), Some("2017-03-14")), said("Cold harbour", "mayor", Some("VM-TA"), None)];
    let library = library(&collection(), &[article(statements)]);
    let (made, rows, _) = all(&library, "#/quotes?region=VM-HC");
    let bundle = read_bundle("slice", &slice(&library, &made, &rows)).expect("a bundle");
    assert_eq!(bundle.articles.iter().map(|a| a.statements.len()).sum::<usize>(), 1);
    assert_eq!(bundle.articles[0].sources.len(), 1, "who is not quoted is not named");
    let own = library.statement(rows[0]).expect("here").parts().2.to_owned();
    assert_eq!(
        Holding::whole(bundle).library().statement(0).expect("here").parts().2,
        own,
        "an address of the site is an address of the dossier"
    );
    let single = "<!doctype html><html lang=\"en\" class=\"js share\"><head><title>x — Dateline</title><meta name=\"description\" content=\"x\"><meta name=\"dateline-data\" content=\"data/x.json\"></head><body>\
        <!--live--><div id=\"host\">Cold harbour</div><!--/live--><!--data--><script type=\"application/json\" id=\"inline:data/x.json\">Cold harbour</script><!--/data--></body></html>";
    let sums = std::cell::RefCell::new(Vec::new());
    let page = dossier(single, &library, &made, &rows, "{}", &|json| {
        sums.borrow_mut().push(json.to_owned());
        "f00".into()
    });
    let page = page.expect("a dossier");
    assert!(!page.contains("Cold harbour"), "{page}");
    assert!(page.contains("Late &lt;/script&gt; boat") && page.contains("Late <\\/script> boat") && page.contains("<html lang=\"en\">"));
    let manifest = page.split("id=\"manifest\">").nth(1).and_then(|rest| rest.split("</script>").next()).expect("a manifest");
    let manifest: Value = serde_json::from_str(manifest).expect("JSON");
    assert_eq!(
        (&manifest["count"], &manifest["of"], &manifest["sha256"], &manifest["version"]),
        (&json!(1), &json!(2), &json!("f00"), &json!("0123456789ab"))
    );
    assert!(page.contains(&sums.borrow()[0]), "what is hashed is what stands there");
    assert!(dossier("<html></html>", &library, &made, &rows, "{}", &|_| String::new()).is_err());
}

#[test]
fn the_link_leads_to_the_sentence() {
    let of = |statement: Value| {
        let read = read_article("a", "a", &article(vec![statement]).to_string()).expect("an article");
        at_the_sentence("https://courier.example/pier", &read.statements[0])
    };
    assert_eq!(
        of(said("Late, again - and cold", "porter", None, None)),
        "https://courier.example/pier#:~:text=Late%2C%20again%20%2D%20and%20cold"
    );
    let mut anchored = said("Late", "porter", None, None);
    anchored["anchor"] = json!([{ "type": "TextQuoteSelector", "exact": "“Late”", "prefix": "the porter said: ", "suffix": " and went" }]);
    assert_eq!(
        of(anchored),
        "https://courier.example/pier#:~:text=porter%20said%3A-,%E2%80%9CLate%E2%80%9D,-and%20went"
            .replace("porter%20said", "the%20porter%20said")
    );
    let mut digest = said("x", "porter", None, None);
    (digest["wording"], digest["form"], digest["content"]) = (json!("digest"), json!("indirect"), json!(["Our words"]));
    assert_eq!(of(digest), "https://courier.example/pier", "our words are not looked for in the article");
    let long = (0..120).map(|n| format!("word{n}")).collect::<Vec<_>>().join(" ");
    let link = of(said(&long, "porter", None, None));
    assert!(link.contains("word0%20word1%20word2%20word3%20word4%20word5,word114") && link.len() < 200, "{link}");
}

#[test]
fn an_anchor_says_whether_it_holds() {
    let state = |text: &str, anchor: Value| {
        let mut statement = said("Late", "porter", None, None);
        statement["anchor"] = anchor;
        let mut article = article(vec![statement]);
        article["text"] = json!(text);
        let read = read_article("a", "a", &article.to_string()).expect("an article");
        state_of(&read, &read.statements[0])
    };
    let at = |start: u32| json!([{ "type": "TextQuoteSelector", "exact": "Late" }, { "type": "TextPositionSelector", "start": start, "end": start + 4 }]);
    assert_eq!(state("학교 Late, he said", at(3)), Some(Anchored::Exact));
    assert_eq!(state("학교 Late, he said", at(4)), Some(Anchored::Moved));
    assert_eq!(state("Nothing of it", at(0)), Some(Anchored::NotFound));
    assert_eq!(state("Late", json!([])), None);
}

#[test]
fn few_anonymous_statements_of_one_place_and_day_point_at_somebody() {
    let day = Some("2017-03-14");
    let statements = vec![
        said("One", "porter", Some("VM-HC"), day),
        said("Two", "porter", Some("VM-HC"), Some("2017-03-20")),
        said("Three", "porter", Some("VM-HC"), Some("2017-03-21")),
        said("Four", "mayor", Some("VM-HC"), day),
        said("Five", "porter", None, day),
    ];
    let library = library(&collection(), &[article(statements)]);
    let of = |fragment: &str| pointing(&library, &parse(fragment).0, 3);
    let found = of("#/quotes?region=VM-HC&from=2017-03-14&to=2017-03-14").expect("it points");
    assert_eq!((found.statements, found.region.as_str(), found.day.to_string().as_str()), (1, "Harrow Coast", "2017-03-14"));
    let wider = found.wider.expect("a coarser selection");
    assert_eq!(wider.words, "the whole month");
    assert!(pointing(&library, &wider.link, 3).is_none(), "the coarser selection does not point");
    assert!(of("#/quotes?region=VM-HC").is_none(), "several days");
    assert!(of("#/quotes?source=Ada+Quell").is_none(), "a named person");
    assert!(of("").is_none());
    let one = library.statement(0).map(|told| told.parts().2.to_owned()).expect("a statement");
    let opened = Link { open: Some(one), ..Link::default() };
    let told = library.statement(0).expect("here");
    let row = told.parts().1;
    assert_eq!(pointing(&library, &opened, 3).is_some(), row.region.is_some() && row.said.is_some());
}
