//! Edits that make more or fewer statements, or move the edges of one.

use std::rc::Rc;

use super::apply::{Done, refuse};
use super::draft::{By, Draft, Item, Key, Standing};
use super::edit::{Edge, Side};
use super::pieces::{cut, has_words, merged, move_end, move_start, snap};
use crate::extract::{FoundStatement, Stretch};
use crate::model::Form;

impl Draft {
    pub(super) fn mark(&mut self, at: Stretch) -> Done {
        let Some(at) = snap(self.text(), at) else { return refuse("There are no words in this selection.") };
        let statement = FoundStatement::of(Form::Indirect, vec![at], "Marked by hand");
        let key = self.new_key();
        self.items.push(Rc::new(Item { key, standing: Standing::Open, by: By::Made, form_chosen: false, statement }));
        self.refit(key)
    }

    pub(super) fn split(&mut self, key: Key, at: u32) -> Done {
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

    pub(super) fn join(&mut self, key: Key) -> Done {
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

/// Moves one edge of one piece by one word.
pub(super) fn moved(text: &str, statement: &mut FoundStatement, piece: u32, edge: Edge, side: Side) -> Done {
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
    if at.start >= at.end || !has_words(text, at) {
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
