//! A text cut into runs: each is of one statement or none, and is or is not a source's, a place's, a date's name.

use crate::extract::{Role, Stretch};
use crate::review::{Draft, Key, Standing};

/// A stretch of the text of which all is the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// Where.
    pub at: Stretch,
    /// The statement that it is part of, by number from 0 in the draft's order.
    pub of: Option<usize>,
    /// Does the statement begin here?
    pub begins: bool,
    /// Is it a name of a source?
    pub source: bool,
    /// Is it the name of a place?
    pub place: bool,
    /// Is it a date?
    pub date: bool,
}

/// A statement, as its mark in the text shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// Which.
    pub key: Key,
    /// Its number, from 1.
    pub number: usize,
    /// What the reader decided.
    pub standing: Standing,
    /// Is it under review?
    pub current: bool,
}

/// A paragraph in runs.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Cut {
    /// What it is for.
    pub role: Role,
    /// Its runs.
    pub runs: Vec<Run>,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Statement(usize),
    Source,
    Place,
    Date,
}

/// Every paragraph, in order.
pub(super) fn cut(draft: &Draft) -> Vec<Cut> {
    let mut all: Vec<(Stretch, Kind)> = Vec::new();
    for (n, item) in draft.items.iter().enumerate() {
        all.extend(item.statement.content.iter().map(|p| (*p, Kind::Statement(n))));
        all.extend(item.statement.mention.map(|p| (p, Kind::Source)));
    }
    all.extend(draft.voices.iter().map(|v| (v.source.at, Kind::Source)));
    all.extend(draft.places.iter().map(|p| (p.at, Kind::Place)));
    all.extend(draft.dates.iter().map(|d| (d.at, Kind::Date)));
    all.retain(|(at, _)| at.start < at.end);
    all.sort_by_key(|(at, _)| *at);
    let mut first = 0;
    let mut begun = vec![false; draft.items.len()];
    let mut out = Vec::with_capacity(draft.input.paragraphs.len());
    for paragraph in &draft.input.paragraphs {
        let here = paragraph.at;
        // What ended before this paragraph is not looked at again.
        while all.get(first).is_some_and(|(at, _)| at.end <= here.start) {
            first += 1;
        }
        let touching: Vec<(Stretch, Kind)> =
            all.iter().skip(first).take_while(|(at, _)| at.start < here.end).filter(|(at, _)| at.end > here.start).copied().collect();
        out.push(Cut { role: paragraph.role, runs: runs(draft.text(), here, &touching, &mut begun) });
    }
    out
}

fn runs(text: &str, here: Stretch, touching: &[(Stretch, Kind)], begun: &mut [bool]) -> Vec<Run> {
    let mut borders: Vec<u32> = touching.iter().flat_map(|(at, _)| [at.start, at.end]).chain([here.start, here.end]).collect();
    borders.retain(|b| (here.start..=here.end).contains(b) && text.is_char_boundary(*b as usize));
    borders.sort_unstable();
    borders.dedup();
    let mut out = Vec::with_capacity(borders.len());
    let (mut first, mut open): (usize, Vec<(Stretch, Kind)>) = (0, Vec::new());
    for pair in borders.windows(2) {
        let (Some(start), Some(end)) = (pair.first().copied(), pair.last().copied()) else { continue };
        open.retain(|(at, _)| at.end > start);
        while let Some((at, kind)) = touching.get(first).filter(|(at, _)| at.start <= start) {
            if at.end > start {
                open.push((*at, *kind));
            }
            first += 1;
        }
        let of = open.iter().filter_map(|(_, kind)| if let Kind::Statement(n) = kind { Some(*n) } else { None }).max();
        let is = |wanted: Kind| open.iter().any(|(_, kind)| *kind == wanted);
        let begins = of.and_then(|n| begun.get_mut(n)).is_some_and(|b| !std::mem::replace(b, true));
        let at = Stretch { start, end };
        out.push(Run { at, of, begins, source: is(Kind::Source), place: is(Kind::Place), date: is(Kind::Date) });
    }
    out
}

#[cfg(test)]
mod tests {
    // A test that cannot go on has failed.
    #![allow(clippy::expect_used, clippy::panic)]

    use super::cut;
    use crate::extract::{Extraction, FoundPlace, FoundStatement, Input, Paragraph, Role, Stretch};
    use crate::model::Form;
    use crate::review::Draft;

    fn draft() -> Draft {
        let text = "In Vess a baker said: “No flour in Vess.” Nobody\nelse did.".to_owned();
        let mention = Some(Stretch::new(8, 15));
        let statement = FoundStatement { mention, ..FoundStatement::of(Form::Direct, vec![Stretch::new(22, 45)], "") };
        let places = text.match_indices("Vess").map(|(i, w)| FoundPlace {
            at: Stretch::new(i, i + w.len()),
            name: w.into(),
            code: "VS".into(),
            inferred: None,
        });
        let places = places.collect();
        let body = |start, end| Paragraph { at: Stretch::new(start, end), role: Role::Body };
        let end = text.find('\n').expect("two paragraphs");
        let paragraphs = vec![body(0, end), body(end + 1, text.len())];
        Draft::new(Extraction {
            input: Input { paragraphs, text, ..Input::default() },
            statements: vec![statement],
            places,
            ..Extraction::default()
        })
    }

    #[test]
    fn runs_are_the_whole_text_in_order() {
        let draft = draft();
        let cut = cut(&draft);
        let words: Vec<String> = cut.iter().map(|c| c.runs.iter().map(|r| r.at.of(draft.text())).collect::<String>()).collect();
        assert_eq!(words, ["In Vess a baker said: “No flour in Vess.” Nobody", "else did."]);
    }

    #[test]
    fn a_run_is_all_that_it_is() {
        let draft = draft();
        let cut = cut(&draft);
        let first = &cut.first().expect("a paragraph").runs;
        let of = |words: &str| first.iter().filter(|r| r.at.of(draft.text()) == words).collect::<Vec<_>>();
        assert!(of("a baker").iter().all(|r| r.source && r.of.is_none()));
        assert_eq!(of("Vess").iter().map(|r| (r.place, r.of)).collect::<Vec<_>>(), [(true, None), (true, Some(0))]);
        assert_eq!(first.iter().filter(|r| r.begins).count(), 1);
        assert!(of("“No flour in ").iter().all(|r| r.begins));
    }
}
