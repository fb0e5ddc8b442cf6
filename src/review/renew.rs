//! What is found anew, under what the reader has made of what was found before.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::apply::NOWHERE;
use super::draft::{AboutField, By, Draft, Item, Key, Lost, Standing, Voice};
use super::moved::{Moved, Sought};
use crate::extract::{About, Extraction, FoundStatement, Stretch, around};

/// The draft after the text or the guide changed: whatever the reader accepted, rejected, changed or made stays, found by
/// its words where they are now; everything else is as it is found now. A correction whose words are gone is in `lost`.
///
/// Where a finding that was not there before overlaps a statement that stays, it gives way. Under a rejected one it gives way where at least half
/// of it was rejected.
pub fn renew(old: &Draft, found: Extraction) -> Draft {
    let mut next = Draft::new(found);
    next.next = old.next;
    next.set.clone_from(&old.set);
    next.about = Rc::new(about(old, &next.about));
    let fresh = std::mem::take(&mut next.items);

    let input = next.input.clone();
    let mut moved = Moved::new(old.text(), &input.text);
    let mut ids = voices(old, &mut next, &mut moved);
    keep(old, &mut next, &mut moved, &mut ids.old);

    let firm = Cover::new(next.items.iter().filter(|i| i.standing != Standing::Rejected));
    let refused = Cover::new(next.items.iter().filter(|i| i.standing == Standing::Rejected));
    let mut keys = untouched(old, &moved);
    for item in fresh {
        let mut statement = item.statement.clone();
        // What stood beside the reader's statements before, untouched, still does: one may lie inside another.
        let known = keys.get_mut(&statement.content).and_then(Vec::pop);
        let length: u32 = statement.content.iter().map(|c| c.end.saturating_sub(c.start)).sum();
        let gives_way = firm.shared(&statement.content) > 0 || refused.shared(&statement.content) * 2 >= length.max(1);
        if known.is_none() && gives_way {
            continue;
        }
        ids.follow(&mut statement);
        let key = known.unwrap_or_else(|| next.new_key());
        next.items.push(Rc::new(Item { key, standing: Standing::Open, by: By::Found, form_chosen: false, statement }));
    }
    next.order();
    next
}

/// What is known of the article: what the reader set stays.
fn about(old: &Draft, new: &About) -> About {
    let mut about = new.clone();
    for field in &old.set {
        match field {
            AboutField::Title => about.title.clone_from(&old.about.title),
            AboutField::Publisher => about.publisher.clone_from(&old.about.publisher),
            AboutField::Authors => about.authors.clone_from(&old.about.authors),
            AboutField::Published => about.published.clone_from(&old.about.published),
            AboutField::Language => about.language.clone_from(&old.about.language),
            AboutField::Url => about.url.clone_from(&old.about.url),
            AboutField::Country => about.country.clone_from(&old.about.country),
        }
    }
    about
}

/// What sources are called now.
struct Ids {
    /// From the ids of the old draft.
    old: BTreeMap<String, String>,
    /// From the ids under which they are found, where the reader's source is another, with the region as found.
    found: BTreeMap<String, (Rc<Voice>, Option<String>)>,
}

impl Ids {
    /// A new finding speaks by the reader's source, and is where that one is.
    fn follow(&self, statement: &mut FoundStatement) {
        let Some((voice, was)) = statement.source.as_ref().and_then(|id| self.found.get(id)) else { return };
        statement.source = Some(voice.source.id.clone());
        if statement.region.as_ref().map(|r| &r.code) == was.as_ref() {
            statement.region.clone_from(&voice.source.region);
        }
    }
}

/// Brings the old draft's sources over: those that the reader touched, and those of statements that stay.
fn voices(old: &Draft, next: &mut Draft, moved: &mut Moved) -> Ids {
    let mut ids = Ids { old: BTreeMap::new(), found: BTreeMap::new() };
    let kept = old.items.iter().filter(|i| i.is_kept()).map(|i| i.as_ref()).chain(old.lost.iter().map(|l| l.item.as_ref()));
    let used: std::collections::BTreeSet<&str> = kept.filter_map(|i| i.statement.source.as_deref()).collect();
    for voice in &old.voices {
        let id = voice.source.id.as_str();
        if voice.by == By::Found && !used.contains(id) {
            continue;
        }
        let named = |v: &Rc<Voice>| v.by == By::Found && (v.source.name == voice.source.name || voice.was.contains(&v.source.name));
        let mut same: Vec<Rc<Voice>> = next.voices.iter().filter(|v| named(v)).cloned().collect();
        // Of several with one name, the one that has the same id too; all of them only where the reader merged them.
        same.sort_by_key(|v| v.source.id != id);
        if voice.was.is_empty() {
            same.truncate(1);
        }
        let own = same.first().map_or_else(
            || if next.voice(id).is_none() { id.to_owned() } else { next.free_id(&voice.source.name) },
            |v| v.source.id.clone(),
        );
        ids.old.insert(id.to_owned(), own.clone());
        if voice.by == By::Found && !same.is_empty() {
            continue;
        }
        let mut source = voice.source.clone();
        source.id = own.clone();
        source.at = same.first().map(|v| v.source.at).or_else(|| moved.find(source.at)).unwrap_or(NOWHERE);
        if let Some(region) = &mut source.region {
            region.at = region.at.and_then(|at| moved.find(at));
        }
        let brought = Rc::new(Voice { source, by: voice.by, was: voice.was.clone() });
        for other in &same {
            ids.found.insert(other.source.id.clone(), (brought.clone(), other.source.region.as_ref().map(|r| r.code.clone())));
        }
        let place = next.voices.iter().position(|v| v.source.id == own);
        next.voices.retain(|v| v.source.id == own || same.iter().all(|s| s.source.id != v.source.id));
        match place.and_then(|_| next.voices.iter_mut().find(|v| v.source.id == own)) {
            Some(here) => *here = brought,
            None => next.voices.push(brought),
        }
    }
    ids
}

/// Brings the statements over that the reader has touched, and those of which the words were lost.
fn keep(old: &Draft, next: &mut Draft, moved: &mut Moved, ids: &mut BTreeMap<String, String>) {
    let renamed = |item: &Item| {
        let mut item = item.clone();
        item.statement.source = item.statement.source.as_ref().and_then(|id| ids.get(id)).cloned();
        item
    };
    for item in old.items.iter().filter(|i| i.is_kept()) {
        let content: Option<Vec<Stretch>> = item.statement.content.iter().map(|at| moved.find(*at)).collect();
        let mut new = renamed(item);
        match content {
            Some(content) => {
                let s = &mut new.statement;
                s.content = content;
                s.cue = s.cue.and_then(|at| moved.find(at));
                s.mention = s.mention.and_then(|at| moved.find(at));
                remap(s, |at| moved.find(at));
                settle(next, new);
            }
            None => {
                let words = |at: Stretch| at.of(old.text()).to_owned();
                let s = &item.statement;
                next.lost.push(Rc::new(Lost {
                    words: s.content.iter().map(|at| words(*at)).collect(),
                    around: s.content.iter().map(|at| around(old.text(), *at)).map(|(b, a)| (b.into(), a.into())).collect(),
                    cue: s.cue.map(words),
                    mention: s.mention.map(words),
                    item: Rc::new(new),
                }));
            }
        }
    }
    for lost in &old.lost {
        let mut item = renamed(&lost.item);
        let mut near = 0;
        let mut seek = |words: &str, (before, after): &(String, String)| {
            let found = moved.seek(Sought { words, before, after, near })?;
            near = found.end as usize;
            Some(found)
        };
        let content: Option<Vec<Stretch>> = lost.words.iter().zip(&lost.around).map(|(words, around)| seek(words, around)).collect();
        match content.filter(|c| !c.is_empty()) {
            Some(content) => {
                let beside = |words: &Option<String>| {
                    let first = content.first()?;
                    let last = content.last()?;
                    near_by(&next.input.text, words.as_deref()?, *first, *last)
                };
                item.statement.cue = beside(&lost.cue);
                item.statement.mention = beside(&lost.mention);
                item.statement.content = content;
                remap(&mut item.statement, |_| None);
                settle(next, item);
            }
            None => next.lost.push(Rc::new(Lost { item: Rc::new(item), ..(**lost).clone() })),
        }
    }
}

/// Words on the line of content that was found again.
fn near_by(text: &str, words: &str, first: Stretch, last: Stretch) -> Option<Stretch> {
    let before = text.get(..first.start as usize)?;
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let after = text.get(last.end as usize..)?;
    if let Some(at) = after.get(..after.find('\n').unwrap_or(after.len()))?.find(words) {
        return Some(Stretch::new(last.end as usize + at, last.end as usize + at + words.len()));
    }
    let at = start + before.get(start..)?.rfind(words)?;
    Some(Stretch::new(at, at + words.len()))
}

/// The stretches of what a statement's fields were read from; a field keeps its value where its words are gone.
fn remap(s: &mut FoundStatement, mut find: impl FnMut(Stretch) -> Option<Stretch>) {
    for region in s.region.iter_mut().chain(&mut s.about) {
        region.at = region.at.and_then(&mut find);
    }
    if let Some(date) = &mut s.said {
        date.at = if date.at == NOWHERE { NOWHERE } else { find(date.at).unwrap_or(NOWHERE) };
    }
    for topic in &mut s.topics {
        topic.at = if topic.at == NOWHERE { NOWHERE } else { find(topic.at).unwrap_or(NOWHERE) };
    }
}

/// Puts a statement into the new draft.
fn settle(next: &mut Draft, mut item: Item) {
    item.statement.content = apart(std::mem::take(&mut item.statement.content));
    item.statement.paragraph = next.paragraph_at(item.statement.content.first().map_or(0, |c| c.start));
    next.items.push(Rc::new(item));
}

/// The keys of statements that the reader has not touched, by where their content is now.
fn untouched(old: &Draft, moved: &Moved) -> BTreeMap<Vec<Stretch>, Vec<Key>> {
    let mut keys: BTreeMap<Vec<Stretch>, Vec<Key>> = BTreeMap::new();
    for item in old.items.iter().rev().filter(|i| !i.is_kept()) {
        if let Some(content) = item.statement.content.iter().map(|at| moved.shifted(*at)).collect() {
            keys.entry(content).or_default().push(item.key);
        }
    }
    keys
}

/// Stretches in order; those that overlap, as pieces can after what stood between them went, are one.
fn apart(mut pieces: Vec<Stretch>) -> Vec<Stretch> {
    pieces.sort();
    let mut out: Vec<Stretch> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        match out.last_mut() {
            Some(last) if last.end > piece.start => last.end = last.end.max(piece.end),
            _ => out.push(piece),
        }
    }
    out
}

/// What some statements cover: stretches in order, none of which overlap.
struct Cover(Vec<Stretch>);

impl Cover {
    fn new<'i>(items: impl Iterator<Item = &'i Rc<Item>>) -> Cover {
        Cover(apart(items.flat_map(|i| i.statement.content.iter().copied()).collect()))
    }

    /// So many bytes of these pieces are covered.
    fn shared(&self, pieces: &[Stretch]) -> u32 {
        let of = |piece: &Stretch| -> u32 {
            let first = self.0.partition_point(|c| c.end <= piece.start);
            let meets = self.0.iter().skip(first).take_while(|c| c.start < piece.end);
            meets.map(|c| c.end.min(piece.end).saturating_sub(c.start.max(piece.start))).sum()
        };
        pieces.iter().map(of).sum()
    }
}
