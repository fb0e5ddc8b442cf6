//! Publishing: addresses that hold, pages that say so, and nothing finer than a collection allows.
#![cfg(not(target_arch = "wasm32"))]
// A test that cannot go on has failed.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use clap::Parser;
use dateline::publish::{Publish, publish};
use serde_json::{Value, json};

#[derive(Parser)]
struct Cli {
    #[command(flatten)]
    publish: Publish,
}

/// Files that stand for the programs of a page; what is in them does not matter here.
fn explorer(folder: &Path) {
    fs::create_dir_all(folder).expect("a folder");
    for stem in ["page", "bench", "extractor", "reader", "sharer", "embedder"] {
        fs::write(folder.join(format!("{stem}-0123456789ab.js")), "export default 1;").expect("written");
        fs::write(folder.join(format!("{stem}-0123456789ab_bg.wasm")), "\0asm").expect("written");
    }
    for name in
        ["styles-0123456789ab.css", "bench-0123456789ab.css", "share-0123456789ab.css", "embed-0123456789ab.css", "offline-0123456789ab.js"]
    {
        fs::write(folder.join(name), "a{b:c}").expect("written");
    }
}

fn articles(folder: &Path, collection: &Value, articles: &[(&str, Value)]) {
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder).expect("a folder");
    fs::write(folder.join("collection.json"), collection.to_string()).expect("written");
    for (name, article) in articles {
        fs::write(folder.join(format!("{name}.json")), article.to_string()).expect("written");
    }
}

fn run(folder: &Path, out: &Path, more: &[&str]) -> Vec<String> {
    let explorer_at = folder.with_file_name("explorer");
    explorer(&explorer_at);
    let mut words = vec!["publish", folder.to_str().unwrap(), "--out", out.to_str().unwrap(), "--explorer", explorer_at.to_str().unwrap()];
    words.extend(more);
    publish(&Cli::parse_from(words).publish, &|_| {}).expect("published")
}

/// Every file of a folder, by its path within.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(now) = open.pop() {
        for path in fs::read_dir(now).expect("a folder").map(|e| e.expect("an entry").path()) {
            if path.is_dir() {
                open.push(path);
            } else {
                all.insert(path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned(), fs::read(&path).expect("read"));
            }
        }
    }
    all
}

fn text<'a>(files: &'a BTreeMap<String, Vec<u8>>, name: &str) -> &'a str {
    std::str::from_utf8(files.get(name).unwrap_or_else(|| panic!("there is no {name}: {:?}", files.keys().collect::<Vec<_>>())))
        .expect("UTF-8")
}

fn collection() -> Value {
    json!({
        "id": "pier", "title": "Voices from the pier", "invented": true,
        "topics": [{ "id": "boats", "name": "boats" }],
        "regions": [{ "code": "VM", "name": "Velmara" }, { "code": "VM-HC", "name": "Harrow Coast", "parent": "VM" }]
    })
}

fn statement(words: &str) -> Value {
    json!({
        "form": "direct", "wording": "verbatim", "content": [{ "quote": words }], "source": "porter", "region": "VM-HC",
        "said": "2017-03-14", "topics": ["boats"], "paragraph": 2
    })
}

fn article(statements: Vec<Value>) -> Value {
    json!({
        "title": "Waiting at the pier", "publisher": "The Sanne Courier", "published": "2017-03-16", "language": "en",
        "url": "https://courier.example/pier", "archived": "https://archive.example/pier",
        "sources": [{ "id": "porter", "name": "a porter at the pier", "kind": "anonymous" }],
        "statements": statements
    })
}

const BASE: [&str; 4] = ["--base-url", "https://example.org/q", "--on", "2026-01-02"];

#[test]
fn a_page_for_everything_and_the_same_bytes_again() {
    let scratch = tempfile::tempdir().expect("a folder");
    let (dir, out) = (scratch.path().join("articles"), scratch.path().join("site"));
    articles(&dir, &collection(), &[("pier", article(vec![statement("The boat is <b>late</b> & cold")]))]);
    run(&dir, &out, &BASE);
    let first = files(&out);
    let ids: Vec<&String> = first.keys().filter(|name| name.starts_with("statement/")).collect();
    assert_eq!(ids.len(), 1);
    let page = text(&first, ids[0]);
    for part in [
        "The boat is &lt;b&gt;late&lt;/b&gt; &amp; cold",
        "<link rel=\"canonical\" href=\"https://example.org/q/statement/",
        "property=\"og:image\" content=\"https://example.org/q/card/",
        "\"@type\":\"Quotation\"",
        "citation_title",
        "class=\"Z3988\"",
        "https://courier.example/pier#:~:text=The%20boat%20is",
        "https://archive.example/pier",
        "rel=\"noopener noreferrer\"",
        "Invented collection",
    ] {
        assert!(page.contains(part), "{part} is not in {page}");
    }
    assert!(!page.contains("<b>late"), "markup of an article is markup of the page");
    assert!(!page.contains("<script>") && !page.contains("<script type=\"module\""), "a page runs nothing");
    for name in [
        "article/pier.html",
        "region/VM-HC.html",
        "region/VM.html",
        "topic/boats.html",
        "pages.html",
        "404.html",
        "sw.js",
        "manifest.webmanifest",
        "feed/region-VM-HC.xml",
        "feed/topic-boats.xml",
        "dateline-explorer.js",
    ] {
        text(&first, name);
    }
    assert!(first.keys().any(|name| name.starts_with("source/a-porter-at-the-pier-")));
    assert!(text(&first, "sitemap.xml").contains("<loc>https://example.org/q/article/pier.html</loc><lastmod>2026-01-02</lastmod>"));
    // The data of the collection is where its page says, and covers the days that its page says.
    let contents = text(&first, "pages.html");
    let data = contents.split("application/ld+json\">").nth(1).and_then(|rest| rest.split("</script>").next()).expect("JSON-LD");
    let data: Value = serde_json::from_str(data).expect("JSON");
    let url = data["distribution"]["contentUrl"].as_str().expect("an address");
    assert!(first.contains_key(url.trim_start_matches("https://example.org/q/")), "{url}");
    assert_eq!(data["temporalCoverage"], "2017-03-14/2017-03-14");
    assert!(text(&first, "robots.txt").contains("Sitemap: https://example.org/q/sitemap.xml"));
    assert!(text(&first, "feed.xml").contains("<updated>2026-01-02T00:00:00Z</updated>"));
    // On another day, from nothing but the register, the same bytes.
    let lines = run(&dir, &out, &["--base-url", "https://example.org/q/", "--on", "2026-05-05"]);
    assert_eq!(files(&out), first);
    assert!(lines.last().expect("a line").ends_with("0 files new or changed"), "{lines:?}");
}

#[test]
fn a_link_of_json_ld_holds_json() {
    let scratch = tempfile::tempdir().expect("a folder");
    let (dir, out) = (scratch.path().join("articles"), scratch.path().join("site"));
    let words = "</script><script>alert(1)</script> \u{2028} \"quoted\"";
    articles(&dir, &collection(), &[("pier", article(vec![statement(words)]))]);
    run(&dir, &out, &["--no-cards"]);
    for (name, bytes) in
        files(&out).iter().filter(|(name, _)| name.ends_with(".html") && !name.contains("index.html") && *name != "dateline.html")
    {
        let page = String::from_utf8(bytes.clone()).expect("UTF-8");
        assert!(!page.contains("<script>"), "{name}");
        for data in page.split("<script type=\"application/ld+json\">").skip(1).filter_map(|rest| rest.split("</script>").next()) {
            let data: Value = serde_json::from_str(data).unwrap_or_else(|why| panic!("{name}: {why}: {data}"));
            assert_eq!(data["@context"], "https://schema.org");
            if data["@type"] == "Quotation" {
                assert_eq!(
                    data["text"].as_str().expect("words").replace(['“', '”'], ""),
                    words.split_whitespace().collect::<Vec<_>>().join(" ")
                );
            }
        }
    }
}

#[test]
fn an_address_holds_when_words_are_corrected_or_a_statement_is_removed() {
    let scratch = tempfile::tempdir().expect("a folder");
    let (dir, out) = (scratch.path().join("articles"), scratch.path().join("site"));
    let kept = |words: &str| {
        let mut kept = statement(words);
        kept["id"] = json!("kept");
        kept
    };
    let mut secret = statement("A secret of the harbour master");
    secret["paragraph"] = json!(7);
    articles(&dir, &collection(), &[("pier", article(vec![kept("Thirty boats"), statement("Two boats came"), secret.clone()]))]);
    run(&dir, &out, &BASE);
    let before = files(&out);
    let with = |files: &BTreeMap<String, Vec<u8>>, words: &str| -> String {
        let found = files.iter().find(|(name, bytes)| name.starts_with("statement/") && String::from_utf8_lossy(bytes).contains(words));
        found.unwrap_or_else(|| panic!("no page says {words}")).0.clone()
    };
    let (changed, removed) = (with(&before, "Two boats came"), with(&before, "A secret"));
    // The words of one are corrected under its id, those of another without; one is gone.
    articles(&dir, &collection(), &[("pier", article(vec![kept("Thirteen boats"), statement("Three boats came")]))]);
    run(&dir, &out, &["--base-url", "https://example.org/q/", "--on", "2026-02-03"]);
    let after = files(&out);
    let page = text(&after, "statement/kept.html");
    assert!(page.contains("Thirteen boats") && page.contains("Corrected 3 Feb 2026"), "{page}");
    let page = text(&after, &changed);
    assert!(page.contains("was corrected") && page.contains(&with(&after, "Three boats came")) && page.contains("noindex"), "{page}");
    let page = text(&after, &removed);
    assert!(page.contains("was removed") && page.contains("3 Feb 2026"), "{page}");
    for (name, bytes) in &after {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("A secret of the harbour") && !text.contains("Two boats came"), "{name} still has words that were removed");
        if name.starts_with("card/") && !name.contains("collection") {
            let id = name.trim_start_matches("card/").rsplit_once('-').expect("a hash").0;
            assert!(!removed.contains(id), "{name} is a picture of what was removed");
        }
    }
    assert!(!text(&after, "sitemap.xml").contains(&removed));
    // What comes back has its page again.
    articles(&dir, &collection(), &[("pier", article(vec![kept("Thirteen boats"), statement("Three boats came"), secret]))]);
    run(&dir, &out, &["--base-url", "https://example.org/q/", "--on", "2026-03-04"]);
    assert!(text(&files(&out), &removed).contains("A secret of the harbour"));
}

#[test]
fn nothing_finer_than_a_collection_allows_is_in_the_bytes() {
    let scratch = tempfile::tempdir().expect("a folder");
    let (dir, out) = (scratch.path().join("articles"), scratch.path().join("site"));
    let mut collection = json!({
        "id": "border", "title": "Voices from the border", "invented": true, "description": "What invented people said on 26 February 2019",
        "regions": [
            { "code": "KP-10", "name": "Ryanggang" },
            { "code": "KP-10-07", "name": "Quellhaven", "aliases": ["Quell Haven"], "parent": "KP-10" }
        ],
        "ways": ["region=KP-10-07"]
    });
    collection["protect"] = json!({ "place": "province", "time": "month" });
    let article = json!({
        "id": "hyesan-2019-02-26", "title": "Traders in Hyesan wait", "publisher": "The Invented Gazette", "published": "2019-02-27", "language": "en",
        "url": "https://gazette.example/2019/02/27/hyesan-traders", "summary": "On February 26, a trader in Hyesan spoke.",
        "text": "On February 26, a trader in Hyesan said that rice was dear.",
        "sources": [{ "id": "hyesan-trader", "name": "a trader in Hyesan", "kind": "anonymous", "role": "porter in Quellhaven since 3 May 2017" }],
        "statements": [{
            "form": "indirect", "wording": "verbatim", "content": ["Rice was dear in Hyesan on February 26, 2019, and in Quell Haven too."],
            "source": { "id": "hyesan-trader", "inferred": "The paragraph before names Hyesan" }, "region": "KP-10-07", "about": ["KP-10-07", "KP-10"],
            "said": { "date": "2019-02-26", "inferred": "year", "why": "The article gives 26 February" }, "happened": "2019-02-24/2019-02-25",
            "anchor": [{ "type": "TextQuoteSelector", "exact": "rice was dear", "prefix": "a trader in Hyesan said that " }],
            "correction": { "date": "2019-03-05", "note": "Hyesan, not Quellhaven", "was": "Rice was dear in Quellhaven." }
        }],
        "events": [{ "title": "Market of Hyesan opens", "date": "2019-02-20", "region": "KP-10-07" }],
        "places": [{ "name": "Hyesan", "code": "KP-10" }, { "name": "Ryanggang", "code": "KP-10" }]
    });
    articles(&dir, &collection, &[("hyesan-2019-02-26", article)]);
    let lines = run(&dir, &out, &["--base-url", "https://example.org/q/", "--on", "2026-01-02"]);
    assert!(lines.iter().any(|line| line.contains("made coarser")), "{lines:?}");
    for (name, bytes) in files(&out) {
        // The page says how a date is typed, by one.
        let text = String::from_utf8_lossy(&bytes).to_lowercase().replace("2019-02-26, 2019-02 or 26 feb 2019", "");
        for finer in [
            "hyesan",
            "quell",
            "kp-10-07",
            "2019-02-20",
            "2019-02-24",
            "2019-02-25",
            "2019-02-26",
            "2019-02-27",
            "26 feb",
            "february 26",
            "february 27",
            "24 feb",
            "25 feb",
            "2019/02/",
            "2019-03-05",
            "3 may",
        ] {
            assert!(!text.contains(finer) && !name.contains(finer), "{name} says {finer}");
        }
    }
    let all = files(&out);
    let page = all
        .iter()
        .find(|(name, _)| name.starts_with("statement/"))
        .map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned())
        .expect("a page");
    for coarse in ["Rice was dear in [a place in Ryanggang] on [February 2019]", "Ryanggang", "Feb"] {
        assert!(page.contains(coarse), "{coarse} is not in {page}");
    }
    // Without the rule everything is there: the test would see it.
    collection.as_object_mut().expect("an object").remove("protect");
    fs::write(dir.join("collection.json"), collection.to_string()).expect("written");
    let open = scratch.path().join("open");
    run(&dir, &open, &["--no-cards"]);
    let all = files(&open).values().map(|bytes| String::from_utf8_lossy(bytes).to_lowercase()).collect::<String>();
    for finer in ["hyesan", "quell", "kp-10-07", "2019-02-26", "26 feb"] {
        assert!(all.contains(finer), "{finer} is nowhere");
    }
}

#[test]
fn every_field_is_looked_at_and_every_spelling_of_a_day_that_is_known() {
    let scratch = tempfile::tempdir().expect("a folder");
    let (dir, out) = (scratch.path().join("articles"), scratch.path().join("site"));
    let collection = json!({
        "id": "hyesan-feb26", "title": "Voices", "invented": true, "protect": { "place": "province", "time": "month" },
        "topics": [{ "id": "hyesan-market", "name": "market of Hyesan" }],
        "regions": [{ "code": "KP-10", "name": "Ryanggang", "listed": "Ryanggang (Hyesan)", "aliases": ["혜산", "량강도"] }]
    });
    let spoken = [
        "in hyesan",
        "HYESAN market",
        "혜산시에서",
        "on february 26",
        "지난 26일",
        "2019. 2. 26.",
        "the 26th",
        "2/26/2019",
        "20190226",
        "2월 26일",
        "2月26日",
        "last Tuesday",
        "yesterday",
        "어제",
        "화요일에",
        "26.2.2019",
    ];
    let statements: Vec<Value> = spoken
        .iter()
        .map(|words| json!({ "form": "indirect", "wording": "verbatim", "content": [format!("Rice was dear {words} he said")], "cue": "said in Hyesan", "topics": ["hyesan-market"], "region": "KP-10" }))
        .collect();
    let article = json!({
        "title": "Rice", "publisher": "The Hyesan Gazette", "authors": ["Ada Quell in Hyesan"], "published": "2019-02-27", "language": "en",
        "url": "https://gazette.example/feb-26/rice", "archived": "https://archive.example/%ED%98%9C%EC%82%B0", "statements": statements
    });
    articles(&dir, &collection, &[("rice", article)]);
    run(&dir, &out, &["--no-cards"]);
    for (name, bytes) in files(&out) {
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        for finer in ["hyesan", "혜산", "%ed%98", "26", "tuesday", "yesterday", "어제", "화요일"] {
            // Outlines, hashes and addresses of files hold figures of their own.
            let own = finer == "26" && !name.starts_with("statement/");
            let text = if finer == "26" {
                text.split("class=\"words\"").nth(1).and_then(|rest| rest.split("</blockquote>").next()).unwrap_or_default().to_owned()
            } else {
                text.clone()
            };
            assert!(own || !text.contains(finer) && !name.contains(finer), "{name} says {finer}: {text}");
        }
    }
}

#[test]
fn a_name_is_seen_over_the_edge_of_a_quotation_and_a_day_in_words() {
    let scratch = tempfile::tempdir().expect("a folder");
    let (dir, out) = (scratch.path().join("articles"), scratch.path().join("site"));
    let quote = |words: &str| json!({ "quote": words });
    let contents = [
        json!(["Rice was dear in Hye", quote("san market"), ", he said"]),
        json!(["It was on the 26th of ", quote("February 2019, at dawn")]),
        json!(["The boats came on the twenty-sixth of February and left"]),
        json!(["The boats came on February the twenty-sixth"]),
        json!([quote("We waited until the fifteenth"), " and ", quote("she came first")]),
        json!(["In winter it is cold, and last month was worse"]),
        json!(["Haesan is where the second car was; the twenty-first century began"]),
        json!(["恵山の市場"]),
    ];
    let statements: Vec<Value> = contents
        .iter()
        .map(|content| {
            let form = if content.as_array().is_some_and(|parts| parts.iter().any(Value::is_object)) { "mixed" } else { "indirect" };
            json!({ "form": form, "wording": "verbatim", "content": content, "region": "KP-10" })
        })
        .collect();
    let article = json!({ "title": "Rice", "publisher": "The Invented Gazette", "published": "2019-02-27", "language": "en", "statements": statements });
    let at = |time: &str| {
        json!({
            "id": "voices", "title": "Voices", "invented": true, "protect": { "place": "province", "time": time },
            "regions": [{ "code": "KP-10", "name": "Ryanggang" }]
        })
    };
    let words = |out: &Path| -> String {
        let pages = files(out).into_iter().filter(|(name, _)| name.starts_with("article/"));
        let pages = pages.map(|(_, bytes)| String::from_utf8_lossy(&bytes).into_owned()).collect::<String>();
        let bare = pages.split('<').map(|part| part.split_once('>').map_or("", |(_, text)| text)).collect::<String>();
        bare.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    articles(&dir, &at("month"), &[("rice", article.clone())]);
    let lines = run(&dir, &out, &["--no-cards"]);
    let told = |what: &str| lines.iter().any(|line| line.contains(what));
    assert!(told("“Haesan”") && told("1 statement is in a script"), "{lines:?}");
    let shown = words(&out);
    for finer in ["Hye", "san market”, he", "26th", "twenty-sixth", "fifteenth"] {
        assert!(!shown.contains(finer), "{finer} is in {shown}");
    }
    for kept in ["market", "at dawn", "she came first", "In winter", "the second car", "twenty-first century", "and left"] {
        assert!(shown.contains(kept), "{kept} is not in {shown}");
    }
    articles(&dir, &at("year"), &[("rice", article)]);
    run(&dir, &out, &["--no-cards"]);
    let shown = words(&out);
    for finer in ["February", "winter", "last month", "fifteenth"] {
        assert!(!shown.contains(finer), "{finer} is in {shown}");
    }
}

#[test]
fn what_is_no_longer_published_is_gone_and_what_is_not_ours_stays() {
    let scratch = tempfile::tempdir().expect("a folder");
    let (dir, out) = (scratch.path().join("articles"), scratch.path().join("site"));
    let mut secret = statement("Secret words of the master");
    (secret["topics"], secret["paragraph"]) = (json!(["quay"]), json!(9));
    let mut with = collection();
    with["topics"] = json!([{ "id": "boats", "name": "boats" }, { "id": "quay", "name": "quay" }]);
    articles(&dir, &with, &[("pier", article(vec![statement("Late"), secret]))]);
    let beside = scratch.path().join("beside");
    let mut other = collection();
    (other["id"], other["title"]) = (json!("other"), json!("Other voices"));
    articles(&beside, &other, &[("quay", article(vec![statement("Words of the other collection")]))]);
    run(&dir, &out, &["--no-cards", "--compress", "--beside", beside.to_str().unwrap()]);
    for (name, text) in
        [("data/mine.json", "{}"), ("card-mine.png", "png"), ("topic/mine.txt", "mine"), ("mine.html", "mine"), ("topic/mine.html", "mine")]
    {
        fs::write(out.join(name), text).expect("written");
    }
    articles(&dir, &with, &[("pier", article(vec![statement("Late")]))]);
    run(&dir, &out, &["--no-cards"]);
    let all = files(&out);
    for (name, bytes) in &all {
        let mut text = String::from_utf8_lossy(bytes).into_owned();
        if name.ends_with(".gz") {
            text.clear();
            let _ = std::io::Read::read_to_string(&mut flate2::read::GzDecoder::new(bytes.as_slice()), &mut text);
        }
        assert!(!text.contains("Secret words") && !text.contains("Words of the other"), "{name} still has what was removed");
    }
    assert!(!all.contains_key("topic/quay.html") && !all.contains_key("topic/quay.html.gz"));
    for mine in ["data/mine.json", "card-mine.png", "topic/mine.txt", "mine.html", "topic/mine.html"] {
        assert!(all.contains_key(mine), "{mine} is gone");
    }
    // What cannot be registered changes nothing.
    fs::write(out.join("register.json"), "{").expect("written");
    let before = files(&out);
    let explorer = scratch.path().join("explorer");
    let words = ["publish", dir.to_str().unwrap(), "--out", out.to_str().unwrap(), "--explorer", explorer.to_str().unwrap()];
    publish(&Cli::parse_from(words).publish, &|_| {}).expect_err("refused");
    assert_eq!(files(&out), before);
}

#[test]
fn two_statements_with_one_address_are_a_fault() {
    let scratch = tempfile::tempdir().expect("a folder");
    let dir = scratch.path().join("articles");
    let mut one = statement("Late");
    one["id"] = json!("same");
    articles(&dir, &collection(), &[("a", article(vec![one.clone()])), ("b", article(vec![one]))]);
    let folder = dateline::publish::read_folder(&dir).expect("a folder");
    assert!(folder.faults.iter().any(|fault| fault.reason.contains("two statements have the id `same`")), "{:?}", folder.faults);
}

#[test]
fn faults_are_told_with_what_to_do() {
    let scratch = tempfile::tempdir().expect("a folder");
    let (dir, out) = (scratch.path().join("articles"), scratch.path().join("site"));
    articles(&dir, &collection(), &[("pier", article(vec![statement("Late")]))]);
    let told = |words: &[&str]| {
        let mut all = vec!["publish", dir.to_str().unwrap(), "--out", out.to_str().unwrap()];
        all.extend(words);
        publish(&Cli::parse_from(all).publish, &|_| {}).expect_err("refused")
    };
    assert!(told(&["--explorer", "/nowhere"]).contains("/nowhere"));
    assert!(told(&["--base-url", "ftp://x"]).contains("give one like https://"));
    explorer(&scratch.path().join("explorer"));
    fs::write(scratch.path().join("register.json"), "{").expect("written");
    let register = scratch.path().join("register.json");
    let explorer = scratch.path().join("explorer");
    let why = told(&["--explorer", explorer.to_str().unwrap(), "--register", register.to_str().unwrap()]);
    assert!(why.contains("is no register"), "{why}");
    let beside = dir.to_str().unwrap();
    assert!(told(&["--explorer", explorer.to_str().unwrap(), "--beside", beside]).contains("two collections have the id"));
}

#[test]
fn a_long_list_goes_over_several_pages_and_compressed_copies_match() {
    let scratch = tempfile::tempdir().expect("a folder");
    let (dir, out) = (scratch.path().join("articles"), scratch.path().join("site"));
    let many: Vec<Value> = (0..230).map(|n| statement(&format!("Boat number {n} is late"))).collect();
    articles(&dir, &collection(), &[("pier", article(many))]);
    run(&dir, &out, &["--no-cards", "--compress"]);
    let all = files(&out);
    let page = |name: &str| text(&all, name).matches("class=\"st ").count();
    assert_eq!((page("topic/boats.html"), page("topic/boats.2.html"), page("topic/boats.3.html")), (100, 100, 30));
    assert!(text(&all, "topic/boats.2.html").contains("rel=\"next\" href=\"../topic/boats.3.html\""));
    let plain = all.get("topic/boats.html").expect("a page");
    let mut unpacked = Vec::new();
    std::io::Read::read_to_end(&mut flate2::read::GzDecoder::new(all["topic/boats.html.gz"].as_slice()), &mut unpacked).expect("gzip");
    assert_eq!(&unpacked, plain);
    let mut unpacked = Vec::new();
    brotli::BrotliDecompress(&mut all["topic/boats.html.br"].as_slice(), &mut unpacked).expect("brotli");
    assert_eq!(&unpacked, plain);
    // Fewer statements, fewer pages.
    articles(&dir, &collection(), &[("pier", article(vec![statement("Boat number 1 is late")]))]);
    run(&dir, &out, &["--no-cards", "--compress"]);
    let all = files(&out);
    assert!(!all.contains_key("topic/boats.2.html") && !all.contains_key("topic/boats.2.html.gz"));
}
