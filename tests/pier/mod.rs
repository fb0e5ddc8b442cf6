//! An invented article, and what an extractor would find in it or in what became of it.
// Each test file uses some of it.
#![allow(dead_code, missing_docs, clippy::panic)]

use dateline::extract::{
    About, Extraction, FoundDate, FoundPlace, FoundRegion, FoundSource, FoundStatement, Input, Paragraph, Role, Stretch,
};
use dateline::model::{Form, SourceKind};
use dateline::review::Draft;

/// An article that nobody wrote.
pub const PIER: &str = "The pier at Port Ansel has been closed since February.\n\n\
    “They put up a notice, and the wind took the notice,” said a net maker on Monday. “After that we had no news at all.”\n\n\
    The Harrow Ferry Company said that its engines were sound, but a stoker disputed that: wages were “two months behind,” he said.\n\n\
    “No ferry, no flour,” said a baker, and closed the shutters.";

/// Where words are.
pub fn find(text: &str, words: &str) -> Option<Stretch> {
    text.find(words).map(|start| Stretch::new(start, start + words.len()))
}

/// Where words are that are there.
pub fn at(text: &str, words: &str) -> Stretch {
    find(text, words).unwrap_or_else(|| panic!("{words:?} is in the text"))
}

/// A text with a paragraph a line.
pub fn input(text: &str) -> Input {
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
    Input { about: About { title: "Waiting".into(), ..About::default() }, text: text.into(), paragraphs }
}

/// A source, at its first mention.
pub fn source(text: &str, id: &str, name: &str, kind: SourceKind) -> FoundSource {
    FoundSource { id: id.into(), name: name.into(), kind, role: None, region: None, at: find(text, name).unwrap_or(Stretch::new(0, 0)) }
}

/// A region.
pub fn region(code: &str, name: &str) -> FoundRegion {
    FoundRegion { code: code.into(), name: name.into(), at: None, inferred: None }
}

/// What an extractor would find of PIER, or of what became of it.
pub fn found(text: &str) -> Extraction {
    let input = input(text);
    type Row<'t> = (Form, &'t [&'t str], Option<&'t str>, &'t str, &'t str);
    let table: &[Row] = &[
        (Form::Direct, &["“They put up a notice, and the wind took the notice,”"], Some("a net maker"), "said", "net-maker"),
        (Form::Direct, &["“After that we had no news at all.”"], None, "", "net-maker"),
        (Form::Indirect, &["that its engines were sound"], Some("The Harrow Ferry Company"), "said", "company"),
        (Form::Mixed, &["wages were “two months behind,”"], Some("a stoker"), "disputed", "stoker"),
        (Form::Direct, &["“No ferry, no flour,”"], Some("a baker"), "said", "baker"),
    ];
    let mut statements = Vec::new();
    for (form, content, mention, cue, id) in table {
        let content: Option<Vec<Stretch>> = content.iter().map(|c| find(text, c)).collect();
        let Some(content) = content else { continue };
        let paragraph = input.paragraphs.iter().take_while(|p| p.at.start <= content[0].start).count() as u32;
        statements.push(FoundStatement {
            form: *form,
            content,
            cue: find(text, cue).filter(|c| c.start < c.end),
            mention: mention.and_then(|m| find(text, m)),
            source: Some((*id).into()),
            carried: mention.is_none().then(|| "Carried over from the statement before".into()),
            region: None,
            about: Vec::new(),
            said: None,
            topics: Vec::new(),
            paragraph,
            why: "cue “said”".into(),
        });
    }
    let sources = [
        ("net-maker", "a net maker", SourceKind::Anonymous),
        ("company", "The Harrow Ferry Company", SourceKind::Organisation),
        ("stoker", "a stoker", SourceKind::Anonymous),
        ("baker", "a baker", SourceKind::Anonymous),
    ];
    let place = find(text, "Port Ansel").map(|at| FoundPlace { at, name: "Port Ansel".into(), code: "VM-HC".into(), inferred: None });
    Extraction {
        sources: sources.iter().map(|(id, name, kind)| source(text, id, name, *kind)).collect(),
        statements,
        places: place.into_iter().collect(),
        dates: find(text, "on Monday")
            .map(|at| FoundDate {
                date: "2017-03-13".into(),
                inferred: Some("date".into()),
                why: Some("“on Monday”, read from it".into()),
                at,
            })
            .into_iter()
            .collect(),
        input,
        ..Extraction::default()
    }
}

/// A draft of it.
pub fn pier() -> Draft {
    Draft::new(found(PIER))
}
