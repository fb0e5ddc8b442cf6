//! A file's statements as one line of JSON, for programs that compare extractors.
//!
//! Offsets are Unicode code points of the text: of a plain text file the whole file as it stands.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::extract::{Extraction, Stretch};

#[derive(Serialize)]
struct Line<'a> {
    doc: &'a str,
    statements: Vec<Said>,
}

#[derive(Serialize)]
struct Said {
    start: u32,
    end: u32,
    fragments: Vec<[u32; 2]>,
    source_start: Option<u32>,
    source_end: Option<u32>,
    cue_start: Option<u32>,
    cue_end: Option<u32>,
    kind: &'static str,
}

/// The line of a file, with its end.
pub fn statements_line(doc: &str, found: &Extraction) -> Result<String, String> {
    let mentions = mentions(found);
    let places = found.statements.iter().flat_map(|s| s.content.iter().chain(&s.cue)).chain(mentions.iter().flatten());
    let points = Points::new(&found.input.text, places.flat_map(|p| [p.start, p.end]).collect());
    let pair = |at: &Stretch| [points.of(at.start), points.of(at.end)];
    let statements = found.statements.iter().zip(&mentions).map(|(s, mention)| {
        let fragments: Vec<[u32; 2]> = s.content.iter().map(pair).collect();
        let (source, cue) = (mention.as_ref().map(pair), s.cue.as_ref().map(pair));
        Said {
            start: fragments.first().map_or(0, |f| f[0]),
            end: fragments.last().map_or(0, |f| f[1]),
            fragments,
            source_start: source.map(|s| s[0]),
            source_end: source.map(|s| s[1]),
            cue_start: cue.map(|c| c[0]),
            cue_end: cue.map(|c| c[1]),
            kind: s.form.word(),
        }
    });
    let line = Line { doc, statements: statements.collect() };
    serde_json::to_string(&line).map(|text| text + "\n").map_err(|e| format!("{doc}: cannot be written as JSON: {e}"))
}

/// The words that name the speaker of each statement: where it has none, those of the one whose speaker goes on.
fn mentions(found: &Extraction) -> Vec<Option<Stretch>> {
    let mut last: BTreeMap<&str, Stretch> = BTreeMap::new();
    let mut mentions = Vec::with_capacity(found.statements.len());
    for statement in &found.statements {
        let source = statement.source.as_deref().unwrap_or_default();
        if let Some(mention) = statement.mention {
            last.insert(source, mention);
        }
        mentions.push(statement.mention.or_else(|| last.get(source).copied()));
    }
    // A quotation before its speaker is named: the next mention.
    let mut next: BTreeMap<&str, Stretch> = BTreeMap::new();
    for (statement, mention) in found.statements.iter().zip(&mut mentions).rev() {
        let source = statement.source.as_deref().unwrap_or_default();
        match mention {
            Some(mention) => _ = next.insert(source, *mention),
            None => *mention = next.get(source).copied().or_else(|| found.sources.iter().find(|s| s.id == source).map(|s| s.at)),
        }
    }
    mentions
}

/// Bytes and the code points before them, found in one walk through the text.
struct Points(Vec<(u32, u32)>);

impl Points {
    fn new(text: &str, mut bytes: Vec<u32>) -> Points {
        bytes.sort_unstable();
        bytes.dedup();
        let (mut at, mut count) = (0_usize, 0_u32);
        let points = bytes.into_iter().map(|byte| {
            count += text.get(at..byte as usize).map_or(0, |part| part.chars().count()) as u32;
            at = byte as usize;
            (byte, count)
        });
        Points(points.collect())
    }

    fn of(&self, byte: u32) -> u32 {
        self.0.binary_search_by_key(&byte, |(b, _)| *b).ok().and_then(|at| self.0.get(at)).map_or(0, |(_, count)| *count)
    }
}
