//! Applies an edit to a draft: gives another draft, or says in a sentence why it cannot be.
//!
//! Never does half of a thing. After every edit each statement has content, in order, on borders of characters; its
//! source is one of the draft's; and the statements stand in the order of the text.

use std::rc::Rc;

use super::draft::{By, Draft, Item, Key, Standing, Why};
use super::edit::{Choice, Edge, Edit, Side, Speaker};
use super::pieces::{cut, merged, move_end, move_start, snap};
use crate::extract::{FoundDate, FoundRegion, FoundStatement, FoundTopic, Stretch, form_of};
use crate::model::{Edtf, Form};

/// Why a value is what it is, where the reader set it and the text does not state it.
pub(super) const BY_HAND: &str = "Set by hand";

/// No stretch of the text: what the reader set.
pub(super) const NOWHERE: Stretch = Stretch { start: 0, end: 0 };

/// Longer names and other words than this, in bytes, are refused.
const LONGEST: usize = 2_000;

type Done = Result<(), Why>;

pub(super) fn refuse<T>(why: &str) -> Result<T, Why> {
    Err(Why(why.to_owned()))
}

impl Draft {
    /// The draft after an edit, or why it cannot be.
    pub fn apply(&self, edit: &Edit) -> Result<Draft, Why> {
        let mut next = self.clone();
        match edit {
            Edit::Accept(key) => next.stand(*key, Standing::Accepted)?,
            Edit::Reject(key) => next.stand(*key, Standing::Rejected)?,
            Edit::Reopen(key) => next.stand(*key, Standing::Open)?,
            Edit::AcceptOpen => {
                for item in next.items.iter_mut().filter(|i| i.standing == Standing::Open) {
                    Rc::make_mut(item).standing = Standing::Accepted;
                }
            }
            Edit::Form(key, form) => next.with(*key, |_, item| {
                item.form_chosen = true;
                item.statement.form = *form;
                Ok(())
            })?,
            Edit::Source(key, speaker) => next.speaker(*key, speaker)?,
            Edit::Mention(key, at) => next.with(*key, |text, item| {
                item.statement.mention = words(text, *at)?;
                Ok(())
            })?,
            Edit::Cue(key, at) => next.with(*key, |text, item| {
                item.statement.cue = words(text, *at)?;
                Ok(())
            })?,
            Edit::Region(key, choice) => {
                let known = self.item(*key).and_then(|i| i.statement.source.as_deref()).and_then(|id| self.voice(id));
                let stated = known.and_then(|v| v.source.region.clone());
                let region = choice.as_ref().map(|c| stated.filter(|r| r.code == c.code).map_or_else(|| by_hand(c), Ok)).transpose()?;
                next.with(*key, |_, item| {
                    item.statement.region = region.clone();
                    Ok(())
                })?;
            }
            Edit::Said(key, date) => {
                let said = date.as_deref().map(|d| self.said(*key, d)).transpose()?;
                next.with(*key, |_, item| {
                    item.statement.said = said.clone();
                    Ok(())
                })?;
            }
            Edit::Topics(key, ids) => next.with(*key, |_, item| {
                let old = std::mem::take(&mut item.statement.topics);
                for id in ids {
                    let id = name(id)?;
                    if !item.statement.topics.iter().any(|t| t.id == id) {
                        let same = old.iter().find(|t| t.id == id).cloned();
                        item.statement.topics.push(same.unwrap_or(FoundTopic { id, at: NOWHERE }));
                    }
                }
                Ok(())
            })?,
            Edit::About(key, choices) => next.with(*key, |_, item| {
                let old = std::mem::take(&mut item.statement.about);
                for choice in choices {
                    if !item.statement.about.iter().any(|r| r.code == choice.code) {
                        let same = old.iter().find(|r| r.code == choice.code).cloned();
                        item.statement.about.push(same.map_or_else(|| by_hand(choice), Ok)?);
                    }
                }
                Ok(())
            })?,
            Edit::Move(key, piece, edge, side) => next.content(*key, |text, s| moved(text, s, *piece, *edge, *side))?,
            Edit::Place(key, piece, at) => next.content(*key, |text, s| {
                let at = words(text, Some(*at))?;
                match (s.content.get_mut(*piece as usize), at) {
                    (Some(old), Some(at)) => *old = at,
                    _ => return refuse("The statement has no such piece."),
                }
                s.content = merged(text, std::mem::take(&mut s.content));
                Ok(())
            })?,
            Edit::AddFragment(key, at) => next.content(*key, |text, s| {
                s.content.extend(words(text, Some(*at))?);
                s.content = merged(text, std::mem::take(&mut s.content));
                Ok(())
            })?,
            Edit::RemoveFragment(key, piece) => next.content(*key, |_, s| {
                if s.content.len() < 2 {
                    return refuse("It is the only piece of this statement; reject the statement instead.");
                }
                if *piece as usize >= s.content.len() {
                    return refuse("The statement has no such piece.");
                }
                s.content.remove(*piece as usize);
                Ok(())
            })?,
            Edit::Split(key, at) => next.split(*key, *at)?,
            Edit::Join(key) => next.join(*key)?,
            Edit::Mark(at) => next.mark(*at)?,
            Edit::Remove(key) => {
                let item = next.find(*key)?;
                if item.by != By::Made {
                    return refuse("Only a statement that you made can be taken away; reject this one instead.");
                }
                next.items.retain(|i| i.key != *key);
            }
            Edit::Forget(key) => {
                let before = next.lost.len();
                next.lost.retain(|l| l.item.key != *key);
                if next.lost.len() == before {
                    return refuse("There is no such correction among those whose words are gone.");
                }
            }
            Edit::Article(field, value) => next.set_about(*field, value)?,
            Edit::RenameSource(id, new) => next.rename(id, new)?,
            Edit::SourceKind(id, kind) => next.with_voice(id, |v| v.source.kind = *kind)?,
            Edit::SourceRole(id, role) => {
                let role = if role.trim().is_empty() { None } else { Some(name(role)?) };
                next.with_voice(id, |v| v.source.role = role.clone())?;
            }
            Edit::SourceRegion(id, choice) => next.source_region(id, choice.as_ref().map(by_hand).transpose()?)?,
            Edit::MergeSources(from, into) => next.merge(from, into)?,
        }
        next.order();
        Ok(next)
    }

    /// A statement, or that there is none.
    pub(super) fn find(&self, key: Key) -> Result<&Item, Why> {
        self.item(key).ok_or_else(|| Why("There is no such statement.".into()))
    }

    fn stand(&mut self, key: Key, standing: Standing) -> Done {
        self.find(key)?;
        for item in self.items.iter_mut().filter(|i| i.key == key) {
            Rc::make_mut(item).standing = standing;
        }
        Ok(())
    }

    /// Changes a statement; what differs afterwards is the reader's.
    pub(super) fn with(&mut self, key: Key, change: impl Fn(&str, &mut Item) -> Done) -> Done {
        let mut item = self.find(key)?.clone();
        let before = item.statement.clone();
        change(&self.input.text, &mut item)?;
        if item.by == By::Found && item.statement != before {
            item.by = By::Changed;
        }
        for old in self.items.iter_mut().filter(|i| i.key == key && ***i != item) {
            *old = Rc::new(item.clone());
        }
        Ok(())
    }

    /// Changes the content of a statement; its form follows unless the reader chose it, and so does its paragraph.
    fn content(&mut self, key: Key, change: impl Fn(&str, &mut FoundStatement) -> Done) -> Done {
        let input = self.input.clone();
        let mut changed = self.find(key)?.statement.clone();
        change(&input.text, &mut changed)?;
        self.with(key, |_, item| {
            item.statement = changed.clone();
            Ok(())
        })?;
        self.refit(key)
    }

    /// Sets what follows from the content: the form, unless it was chosen, and the paragraph.
    fn refit(&mut self, key: Key) -> Done {
        let item = self.find(key)?;
        let form = if item.form_chosen { item.statement.form } else { form_of(&self.input, &item.statement.content) };
        let paragraph = self.paragraph_at(item.statement.content.first().map_or(0, |c| c.start));
        self.with(key, |_, item| {
            item.statement.form = form;
            item.statement.paragraph = paragraph;
            Ok(())
        })
    }

    fn speaker(&mut self, key: Key, speaker: &Speaker) -> Done {
        let statement = self.find(key)?.statement.clone();
        let id = match speaker {
            Speaker::Nobody => None,
            Speaker::Known(id) => match self.voice(id) {
                Some(_) => Some(id.clone()),
                None => return refuse("There is no such source in this text."),
            },
            Speaker::New { name: new, kind } => {
                Some(self.new_voice(&name(new)?, *kind, statement.mention.or(statement.content.first().copied()).unwrap_or(NOWHERE)))
            }
        };
        if id == statement.source && statement.carried.is_none() {
            return Ok(());
        }
        // A region that came with the old source goes with it; the new one brings its own.
        let old = statement.source.as_deref().and_then(|id| self.voice(id)).and_then(|v| v.source.region.clone());
        let new = id.as_deref().and_then(|id| self.voice(id)).and_then(|v| v.source.region.clone());
        let came = statement.region.is_none() || statement.region.as_ref().map(|r| &r.code) == old.as_ref().map(|r| &r.code);
        self.with(key, |_, item| {
            // Where no words say who speaks, it is the reader who does.
            item.statement.carried = (id.is_some() && item.statement.mention.is_none()).then(|| BY_HAND.into());
            if came && id != item.statement.source {
                item.statement.region.clone_from(&new);
            }
            item.statement.source.clone_from(&id);
            Ok(())
        })?;
        self.drop_unheard();
        Ok(())
    }

    /// A date as the reader says; of the text where it has one that says so.
    fn said(&self, key: Key, date: &str) -> Result<FoundDate, Why> {
        let date = date.trim();
        if let Err(why) = Edtf::parse(date) {
            return Err(Why(format!("“{}”: {why}.", date.chars().take(60).collect::<String>())));
        }
        let statement = &self.find(key)?.statement;
        if let Some(old) = statement.said.as_ref().filter(|d| d.date == date) {
            return Ok(old.clone());
        }
        let paragraph = |at: Stretch| self.paragraph_at(at.start);
        if let Some(found) = self.dates.iter().find(|d| d.date == date && paragraph(d.at) == statement.paragraph) {
            return Ok(found.clone());
        }
        let at = statement.said.as_ref().map_or(NOWHERE, |d| d.at);
        let words = at.of(self.text());
        let why = if words.is_empty() { BY_HAND.into() } else { format!("“{words}”; set by hand") };
        Ok(FoundDate { date: date.into(), inferred: Some("date".into()), why: Some(why), at })
    }

    fn mark(&mut self, at: Stretch) -> Done {
        let Some(at) = snap(self.text(), at) else { return refuse("There are no words in this selection.") };
        let statement = FoundStatement {
            form: Form::Indirect,
            content: vec![at],
            cue: None,
            mention: None,
            source: None,
            carried: None,
            region: None,
            about: Vec::new(),
            said: None,
            topics: Vec::new(),
            paragraph: 1,
            why: "Marked by hand".into(),
        };
        let key = self.new_key();
        self.items.push(Rc::new(Item { key, standing: Standing::Open, by: By::Made, form_chosen: false, statement }));
        self.refit(key)
    }

    fn split(&mut self, key: Key, at: u32) -> Done {
        let item = self.find(key)?.clone();
        let text = self.text();
        let at = cut(text, at);
        let part = |keep: fn(Stretch, u32) -> Stretch| -> Vec<Stretch> {
            item.statement.content.iter().map(|c| keep(*c, at)).filter(|c| c.start < c.end).filter_map(|c| snap(text, c)).collect()
        };
        let left = part(|c, at| Stretch { start: c.start, end: c.end.min(at) });
        let right = part(|c, at| Stretch { start: c.start.max(at), end: c.end });
        if left.is_empty() || right.is_empty() {
            return refuse("There are no words of the statement on one side of this place.");
        }
        let made = self.new_key();
        let mut second = Item { key: made, by: By::Made, ..item.clone() };
        second.statement.content = right;
        self.items.push(Rc::new(second));
        self.with(key, |_, item| {
            item.statement.content.clone_from(&left);
            Ok(())
        })?;
        self.refit(key)?;
        self.refit(made)
    }

    fn join(&mut self, key: Key) -> Done {
        let first = self.find(key)?.clone();
        let after = self.items.iter().skip_while(|i| i.key != key).skip(1);
        let Some(second) = after.into_iter().find(|i| i.standing != Standing::Rejected).cloned() else {
            return refuse("There is no statement after this one to join it with.");
        };
        self.items.retain(|i| i.key != second.key);
        let both = |s: Standing| first.standing == s && second.standing == s;
        let standing = if both(Standing::Accepted) { Standing::Accepted } else { Standing::Open };
        self.with(key, |text, item| {
            let (one, two) = (&mut item.statement, &second.statement);
            one.content.extend(&two.content);
            one.content = merged(text, std::mem::take(&mut one.content));
            one.cue = one.cue.or(two.cue);
            if one.source.is_none() || (one.carried.is_some() && one.source == two.source) {
                one.source.clone_from(&two.source);
                one.carried.clone_from(&two.carried);
                one.mention = one.mention.or(two.mention);
            }
            one.region = one.region.take().or_else(|| two.region.clone());
            one.said = one.said.take().or_else(|| two.said.clone());
            one.topics.extend(two.topics.iter().filter(|t| first.statement.topics.iter().all(|o| o.id != t.id)).cloned());
            one.about.extend(two.about.iter().filter(|t| first.statement.about.iter().all(|o| o.code != t.code)).cloned());
            item.standing = standing;
            item.form_chosen = false;
            Ok(())
        })?;
        self.refit(key)
    }
}

/// A stretch on the borders of words; nothing of nothing.
fn words(text: &str, at: Option<Stretch>) -> Result<Option<Stretch>, Why> {
    match at.map(|at| snap(text, at)) {
        Some(None) => refuse("There are no words in this selection."),
        Some(found) => Ok(found),
        None => Ok(None),
    }
}

/// Words that name something: trimmed, some, and not too many.
pub(super) fn name(words: &str) -> Result<String, Why> {
    let words = words.trim();
    if words.is_empty() {
        return refuse("There has to be at least one word.");
    }
    if words.len() > LONGEST {
        return refuse("That is too long.");
    }
    Ok(words.to_owned())
}

fn by_hand(choice: &Choice) -> Result<FoundRegion, Why> {
    let code = name(&choice.code)?;
    let name = if choice.name.trim().is_empty() { code.clone() } else { name(&choice.name)? };
    Ok(FoundRegion { code, name, at: None, inferred: Some(BY_HAND.into()) })
}

fn moved(text: &str, statement: &mut FoundStatement, piece: u32, edge: Edge, side: Side) -> Done {
    let piece = piece as usize;
    let Some(mut at) = statement.content.get(piece).copied() else { return refuse("The statement has no such piece.") };
    let back = side == Side::Back;
    let old = at;
    match edge {
        Edge::Start => at.start = move_start(text, at.start, back),
        Edge::End => at.end = move_end(text, at.end, back),
    }
    if at == old {
        return refuse(if back { "The text begins here." } else { "The text ends here." });
    }
    if at.start >= at.end {
        return refuse("No words of this piece would be left.");
    }
    let before = piece.checked_sub(1).and_then(|i| statement.content.get(i)).is_some_and(|b| b.end > at.start);
    let after = statement.content.get(piece + 1).is_some_and(|a| a.start < at.end);
    if before || after {
        return refuse("Another piece of this statement is in the way.");
    }
    if let Some(place) = statement.content.get_mut(piece) {
        *place = at;
    }
    Ok(())
}
