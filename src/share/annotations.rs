//! A selection as W3C Web Annotations (JSON-LD): each statement a span of the publisher's page, with who, where and when.

use serde_json::{Value, json};

use super::{Made, Record};
use crate::explore::Library;
use crate::model::{Anchor, Statement, Wording, urn_of};

/// The selection as an annotation collection of one page.
pub fn annotations(library: &Library, made: &Made, records: &[(u32, Record)]) -> String {
    let items: Vec<Value> = records.iter().filter_map(|(row, record)| annotation(library, *row, record)).collect();
    let page = json!({
        "id": urn_of(&[&made.collection, " ", &made.version, " ", &made.link].concat()),
        "type": "AnnotationPage",
        "startIndex": 0,
        "items": items,
    });
    let collection = json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": made.link,
        "type": "AnnotationCollection",
        "label": format!("{}: {}", made.title, made.selection),
        "summary": format!("{} of {} statements; version {} of the collection {}", made.count, made.of, made.version, made.collection),
        "generated": format!("{}T00:00:00Z", made.on),
        "total": items.len(),
        "first": page,
    });
    serde_json::to_string(&collection).unwrap_or_default() + "\n"
}

fn annotation(library: &Library, row: u32, record: &Record) -> Option<Value> {
    let told = library.statement(row)?;
    let statement = told.parts().1;
    let selectors = selectors(statement);
    // What has no page of a publisher is annotated where the explorer shows it.
    let page = record.url.as_deref().and_then(|url| url.split('#').next()).unwrap_or(&record.link);
    let mut target = json!({ "source": page });
    if !selectors.is_empty() {
        target = json!({ "type": "SpecificResource", "source": page, "selector": selectors });
    }
    if let Some(archived) = &record.archived {
        target = json!([target, archived]);
    }
    let tag = |value: &str| json!({ "type": "TextualBody", "purpose": "tagging", "format": "text/plain", "value": value });
    let mut bodies = vec![json!({
        "type": "TextualBody",
        "purpose": "describing",
        "format": "text/plain",
        "language": record.language,
        "value": described(record),
    })];
    bodies.extend(record.topic_names.iter().map(|topic| tag(topic)));
    bodies.extend(record.region_name.iter().map(|region| tag(region)));
    bodies.push(tag(record.form));
    Some(json!({
        "id": record.link,
        "type": "Annotation",
        "motivation": "describing",
        "body": bodies,
        "target": target,
    }))
}

/// Where in the page: as the data says, or, of words that are the article's, by these.
fn selectors(statement: &Statement) -> Vec<Value> {
    let given: Vec<Value> = statement.anchor.iter().filter_map(|anchor| serde_json::to_value(anchor).ok()).collect();
    let quotes = statement.anchor.iter().any(|anchor| matches!(anchor, Anchor::TextQuoteSelector { .. }));
    let words = |part: &crate::model::Part| json!({ "type": "TextQuoteSelector", "exact": part.text() });
    let quoted: Vec<Value> = if quotes || statement.wording == Wording::Digest {
        Vec::new()
    } else {
        statement.content.iter().filter(|part| part.is_quote()).map(words).take(1).collect()
    };
    given.into_iter().chain(quoted).collect()
}

/// Who, where and when, and the words.
fn described(record: &Record) -> String {
    let place = record.region_name.as_deref().unwrap_or("no place given");
    let said = record.said.as_deref().unwrap_or("undated");
    let source = record.source.as_deref().unwrap_or("source not stated");
    let ours = if record.wording == Wording::Digest.word() { " (the collection’s wording)" } else { "" };
    [&record.words, ours, " — ", source, ", ", place, ", ", said].concat()
}
