//! Does a selection point at a person? Few anonymous statements of one region and one day do; a coarser selection does not.

use super::rows_of;
use crate::explore::{Library, Link, Page, Selection};
use crate::index::{Dimension, Key, Keys};
use crate::model::{Day, Edtf, SourceKind};

/// Fewer anonymous statements than this of one region and day are few, where a collection does not say.
pub const FEW: u32 = 3;

/// What a selection points at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pointing {
    /// How many anonymous statements.
    pub statements: u32,
    /// The region's name.
    pub region: String,
    /// The day.
    pub day: Day,
    /// A coarser selection that does not point.
    pub wider: Option<Wider>,
}

/// A coarser selection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wider {
    /// What it is, in words.
    pub words: &'static str,
    /// It.
    pub link: Link,
    /// How many statements it shows.
    pub found: u32,
}

/// What a link points at: at anonymous statements of one or two places and days, of each fewer than `few`.
pub fn pointing(library: &Library, link: &Link, few: u32) -> Option<Pointing> {
    let (statements, region, day) = few_of_one(library, &rows_of(library, link), few)?;
    let wider = coarser(&link.selection, day, &region, library).into_iter().find_map(|(words, selection)| {
        let link = Link { selection, open: None, page: Page::default(), ..link.clone() };
        let rows = rows_of(library, &link);
        (!rows.is_empty() && few_of_one(library, &rows, few).is_none()).then_some(Wider { words, found: rows.len() as u32, link })
    });
    Some(Pointing { statements, region: library.region_name(&region).to_owned(), day, wider })
}

/// More places and days than this are no longer a person's.
const CELLS: usize = 2;

/// The anonymous statements among rows, where they are few of few places and days; those of the place and day of most.
fn few_of_one(library: &Library, rows: &[u32], few: u32) -> Option<(u32, String, Day)> {
    let mut cells: Vec<(Option<(String, Day)>, u32)> = Vec::new();
    for told in rows.iter().filter_map(|row| library.statement(*row)) {
        let (article, statement, _) = told.parts();
        let kind = article.source_of(statement).map(|source| source.kind);
        if !matches!(kind, Some(SourceKind::Anonymous | SourceKind::AnonymousSeveral)) {
            continue;
        }
        let day = statement.said.as_ref().and_then(|said| said.date.span()).and_then(|span| span.day());
        // Those that lack one of the two are together, as somewhere and some day.
        let own = statement.region.as_ref().map(|region| region.code.clone()).zip(day);
        match cells.iter_mut().find(|(cell, _)| *cell == own) {
            Some((_, count)) => *count += 1,
            None => cells.push((own, 1)),
        }
        if cells.len() > CELLS || cells.iter().any(|(_, count)| *count >= few) {
            return None;
        }
    }
    let (cell, count) = cells.into_iter().filter(|(cell, _)| cell.is_some()).max_by_key(|(_, count)| *count)?;
    cell.map(|(region, day)| (count, region, day))
}

/// Coarser selections, the nearest first.
fn coarser(selection: &Selection, day: Day, region: &str, library: &Library) -> Vec<(&'static str, Selection)> {
    let (year, month, _) = day.civil();
    let month = Edtf::parse(&format!("{year:04}-{month:02}")).ok();
    let year = Edtf::parse(&format!("{year:04}")).ok();
    let during = |date: Option<Edtf>| Selection { from: date, to: date, zoom: None, ..selection.clone() };
    let place = |region: Option<&str>, selection: Selection| {
        let mut next = selection;
        let mut keys = Keys::default();
        if let Some(code) = region {
            keys.insert(Key::Is(code.to_owned()));
        }
        next.values[Dimension::Region as usize] = keys;
        next
    };
    // A word, a topic or a source may be what points; without them, place and time alone are left.
    let bare = Selection { clock: selection.clock, sort: selection.sort, ..Selection::default() };
    let bare = |date: Option<Edtf>, region: Option<&str>| place(region, Selection { from: date, to: date, ..bare.clone() });
    let outer = library.region(region).and_then(|r| r.parent.clone());
    let mut all = vec![("the whole month", during(month)), ("the whole year", during(year))];
    if let Some(outer) = &outer {
        all.push(("the region around", place(Some(outer), selection.clone())));
    }
    all.push(("every region", place(None, selection.clone())));
    all.push(("this region in the whole month", bare(month, Some(region))));
    all.push(("this region in the whole year", bare(year, Some(region))));
    all.push(("every region in the whole month", bare(month, None)));
    all.push(("this region, whenever", bare(None, Some(region))));
    all.push(("everything", bare(None, None)));
    all
}
