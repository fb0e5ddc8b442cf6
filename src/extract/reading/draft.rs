//! Statements before their details are known: those of one breath joined, each with whom its mention means.

use super::Reading;
use crate::extract::found::{Stretch, sorted};
use crate::extract::paragraph::{Spoken, Told};
use crate::extract::quoted::Marks;
use crate::extract::source::{Cast, Meant};
use crate::model::{Form, sort_by};

/// A statement, and what it goes on from.
pub(super) struct Draft {
    pub(super) spoken: Spoken,
    pub(super) form: Form,
    pub(super) meant: Option<Meant>,
    /// Does the speaker of the statement before go on here? Its number among those that were found.
    pub(super) from: Option<usize>,
}

impl Reading<'_> {
    /// Statements with their forms, those of one breath joined, each with whom its mention means; in the order of the text.
    pub(super) fn speakers(&self, told: Told, cast: &mut Cast<'_>) -> Vec<Draft> {
        let mut drafts: Vec<Draft> = Vec::with_capacity(told.spoken.len());
        // Where each statement that was found has gone.
        let mut place: Vec<Option<usize>> = Vec::with_capacity(told.spoken.len());
        let mut marks = Marks::new(self.text);
        for spoken in told.spoken {
            if spoken.attitude {
                place.push(None);
                continue;
            }
            let paragraph = self.input.paragraphs.get(spoken.paragraph as usize).map_or(Stretch::new(0, 0), |p| p.at);
            let form = marks.form_in(paragraph, &spoken.content);
            let from = spoken.from.and_then(|f| place.get(f as usize).copied().flatten());
            if let Some(from) = from
                && spoken.joins
                && form == Form::Direct
                && let Some(before) = drafts.get_mut(from)
                && before.form == Form::Direct
            {
                // In order already, unless a quotation waited for its speaker: sorting each time would not be linear.
                let ordered = before.spoken.content.last() <= spoken.content.first();
                before.spoken.content.extend(spoken.content);
                if !ordered {
                    sorted(&mut before.spoken.content);
                }
                place.push(Some(from));
                continue;
            }
            place.push(Some(drafts.len()));
            drafts.push(Draft { spoken, form, meant: None, from });
        }
        // Mentions and subjects in the order of the text, so that "he" is whoever came before.
        let subjects = told.subjects.len();
        let mut starts: Vec<(u32, usize)> = told.subjects.iter().enumerate().map(|(i, s)| (s.start, i)).collect();
        for (i, draft) in drafts.iter().enumerate() {
            if let Some(mention) = draft.spoken.mention {
                starts.push((mention.start, subjects + i));
            }
        }
        sort_by(&mut starts, Ord::cmp);
        for (_, i) in starts {
            if let Some(subject) = told.subjects.get(i) {
                cast.note(*subject);
            } else if let Some(draft) = drafts.get_mut(i - subjects)
                && let Some(mention) = draft.spoken.mention
            {
                draft.meant = cast.mean(mention);
            }
        }
        for i in 0..drafts.len() {
            let carried = drafts.get(i).and_then(|d| d.from).and_then(|f| drafts.get(f)).and_then(|d| d.meant);
            if let Some(draft) = drafts.get_mut(i)
                && draft.meant.is_none()
            {
                draft.meant = match (carried, draft.spoken.content.first()) {
                    (Some(meant), _) => Some(Meant { carried: true, ..meant }),
                    (None, Some(content)) if draft.spoken.mention.is_none() => cast.before(content.start),
                    _ => None,
                };
            }
        }
        sort_by(&mut drafts, |a, b| a.spoken.content.first().cmp(&b.spoken.content.first()));
        drafts
    }
}
