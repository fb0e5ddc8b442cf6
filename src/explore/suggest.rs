//! What may be meant while somebody types: regions, topics, sources and words that begin like the last word typed.
//!
//! A value's count is the one beside its box, with the words before the last one and all other filters.

use super::{Library, Selection};
use crate::index::{Dimension, Key, Terms, fold};
use crate::model::sort_by;

/// Something that may be meant.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// Its words.
    pub label: String,
    /// What it is: a region, a topic, a source, a word.
    pub what: &'static str,
    /// How many statements have it under all other filters.
    pub count: u32,
    /// The selection that choosing it makes.
    pub selection: Selection,
}

/// A value that can be suggested, folded, with where it is among the values of its filter.
pub(super) type Folded = (String, Dimension, usize);

const KINDS: [(Dimension, &str); 3] = [(Dimension::Region, "region"), (Dimension::Topic, "topic"), (Dimension::Source, "source")];

/// So many of a kind at the most.
const EACH: usize = 3;

/// What was typed before its last word, and that word; nothing where that is part of a phrase or a field.
fn last_word(typed: &str) -> Option<(&str, &str)> {
    if typed.chars().filter(|c| *c == '"').count() % 2 == 1 || typed.ends_with(char::is_whitespace) {
        return None;
    }
    let at = typed.rfind(char::is_whitespace).map_or(0, |at| at + typed.get(at..).and_then(|t| t.chars().next()).map_or(1, char::len_utf8));
    let (before, last) = typed.split_at_checked(at)?;
    (!last.is_empty() && !last.starts_with(['-', '"']) && !last.contains(':')).then_some((before, last))
}

/// Does a word of a folded text begin so?
fn has_beginning(folded: &str, with: &str) -> bool {
    let mut rest = folded;
    loop {
        if rest.starts_with(with) {
            return true;
        }
        let Some(at) = rest.bytes().position(|b| matches!(b, b' ' | b'-' | b'\n')) else { return false };
        rest = rest.get(at + 1..).unwrap_or_default();
    }
}

/// What may be meant by what is typed, the most frequent of a kind first.
pub fn suggestions(library: &Library, selection: &Selection) -> Vec<Suggestion> {
    let Some((before, last)) = last_word(&selection.words) else { return Vec::new() };
    let with = fold(last);
    if with.is_empty() {
        return Vec::new();
    }
    let without = Selection { words: before.trim_end().into(), ..selection.clone() };
    let answer = library.index.answer(&without.query());
    let mut all = Vec::new();
    for (dimension, what) in KINDS {
        let values = library.facet(dimension);
        let fits = |(folded, of, at): &Folded| {
            let value = values.get(*at).filter(|_| *of == dimension && has_beginning(folded, &with))?;
            let count = answer.counts.get(dimension as usize)?.get(value.column?).copied()?;
            (count > 0 && !selection.of(dimension).contains(&value.key)).then_some((count, value))
        };
        let mut found: Vec<_> = library.folded().iter().filter_map(fits).collect();
        sort_by(&mut found, |a, b| b.0.cmp(&a.0).then_with(|| a.1.label.cmp(&b.1.label)));
        all.extend(found.into_iter().take(EACH).map(|(count, value)| Suggestion {
            label: value.label.clone(),
            what,
            count,
            selection: without.toggled(dimension, &value.key),
        }));
    }
    for word in library.index.words_beginning(&with, EACH) {
        let selection = Selection { words: [before, &word].concat(), ..selection.clone() };
        let found = library.index.answer(&selection.query());
        if found.found > 0 {
            all.push(Suggestion { label: word, what: "word", count: found.found, selection });
        }
    }
    all
}

impl Library {
    /// The folded names of everything that can be suggested, made when first asked for.
    pub(super) fn folded(&self) -> &[Folded] {
        self.folded.get_or_init(|| {
            let mut all = Vec::new();
            for (dimension, _) in KINDS {
                for (at, value) in self.facet(dimension).iter().enumerate() {
                    let Key::Is(code) = &value.key else { continue };
                    let mut names = fold(&value.label);
                    for alias in self.region(code).filter(|_| dimension == Dimension::Region).iter().flat_map(|r| &r.aliases) {
                        names.push('\n');
                        names.push_str(&fold(alias));
                    }
                    all.push((names, dimension, at));
                }
            }
            all
        })
    }
}

/// Why a statement is among the matches: for each term where it stands, in words; the first place counts.
pub fn why(library: &Library, row: u32, terms: &Terms) -> Vec<String> {
    let Some(told) = library.statement(row) else { return Vec::new() };
    let (article, statement, _) = told.parts();
    let source = article.source_of(statement);
    let mut places: Vec<(&str, String)> = vec![("the words", statement.content.iter().map(|part| part.text()).collect())];
    places.extend(source.iter().map(|source| ("the source", source.name.clone())));
    places.extend(source.iter().filter_map(|source| Some(("the source's role", source.role.clone()?))));
    places.push(("the article's title", article.title.clone()));
    let codes = statement
        .region
        .iter()
        .map(|r| ("where the source is", &r.code))
        .chain(statement.about.iter().map(|code| ("what it is about", code)));
    for (place, code) in codes {
        places.push((place, library.region_name(code).to_owned()));
        let aliases = library.region(code).into_iter().flat_map(|region| &region.aliases);
        places.extend(aliases.map(|alias| (place, [library.region_name(code), ", also ", alias].concat())));
    }
    let found = |one: &Terms| {
        places.iter().find_map(|(place, text)| {
            let (from, to) = *one.hits(text).first()?;
            let hit = text.get(from..to)?;
            let whole = if text.len() < 80 && hit.len() < text.len() { [" in “", text, "”"].concat() } else { String::new() };
            Some(["“", hit, "”", &whole, ", ", place].concat())
        })
    };
    terms.each().filter_map(|one| found(&one)).collect()
}
