//! A statement with everything about it: what it is about, when it was said, and why all of that is thought.

use super::Reading;
use super::draft::Draft;
use crate::extract::attribute::How;
use crate::extract::dates::DateHit;
use crate::extract::found::{FoundDate, FoundRegion, FoundSource, FoundStatement, Stretch, told};
use crate::extract::listed::mentions;
use crate::extract::paragraph::Spoken;
use crate::extract::source::Entity;
use crate::model::{SourceKind, numbered};

impl Reading<'_> {
    /// One of the drafts with everything about it; `source` is whom it means.
    pub(super) fn statement(
        &self,
        i: usize,
        draft: &Draft,
        drafts: &[Draft],
        entity: Option<&Entity>,
        source: Option<&FoundSource>,
    ) -> FoundStatement {
        let spoken = &draft.spoken;
        let mut carried = None;
        if let Some(entity) = entity.filter(|_| draft.meant.is_some_and(|m| m.carried)) {
            let mention = spoken.mention.map(|mention| self.tidied(mention)).unwrap_or_default();
            let pattern = match (spoken.mention, draft.from) {
                (Some(_), _) => "“3” read as “1”, paragraph 2",
                (None, Some(_)) => "no speaker is named here; the one before goes on: “1”",
                (None, None) => "no speaker is named here; the last to be spoken of is “1”",
            };
            carried = Some(self.told_of(entity, pattern, &mention));
        }
        let mut region = source.and_then(|source| source.region.clone());
        if let (Some(region), Some(entity)) = (&mut region, entity) {
            let here = spoken.mention.is_some_and(|m| region.at.is_some_and(|r| m.start <= r.start && r.end <= m.end));
            let again = || spoken.mention.and_then(|m| self.region_of(m)).is_some_and(|r| r.code == region.code);
            // What was understood from where the report is keeps that reason.
            let stated = region.at.is_none_or(|r| entity.first.start <= r.start && r.end <= entity.first.end);
            if stated && !here && !again() {
                region.inferred = Some(self.told_of(entity, "from “1”, paragraph 2", ""));
            }
        }
        // Statements of the same sentence stand beside it.
        let near = drafts.get(i.saturating_sub(12)..(i + 12).min(drafts.len())).unwrap_or_default();
        let mut about: Vec<FoundRegion> = Vec::new();
        for &piece in &spoken.content {
            for hit in self.hits_in(piece) {
                if !about.iter().any(|a| a.code == hit.code) {
                    about.push(self.region(hit));
                }
            }
        }
        FoundStatement {
            form: draft.form,
            content: spoken.content.clone(),
            cue: spoken.cue,
            mention: spoken.mention,
            source: source.map(|source| source.id.clone()),
            carried,
            region,
            about,
            said: self.said(spoken, near, entity.is_some_and(|e| e.kind == SourceKind::Document)),
            topics: self.topics.of(self.text, self.tokens, &spoken.content),
            paragraph: spoken.paragraph + 1,
            why: self.why(spoken),
        }
    }

    /// A sentence with the name of somebody as 1, the paragraph of the first mention as 2, and other words as 3.
    fn told_of(&self, entity: &Entity, pattern: &str, words: &str) -> String {
        let paragraph = self.input.paragraphs.partition_point(|p| p.at.start <= entity.first.start);
        told(pattern, &[&self.tidied(entity.at), &numbered("", paragraph), words])
    }

    /// The date in the sentence of the cue, outside of what was said.
    fn said(&self, spoken: &Spoken, drafts: &[Draft], document: bool) -> Option<FoundDate> {
        let cue = spoken.cue?;
        let first = self.dates.partition_point(|d| d.at.start < spoken.sentence.start);
        let mut nearest: Option<(u32, &DateHit)> = None;
        for date in self.dates.get(first..)?.iter().take_while(|d| d.at.end <= spoken.sentence.end) {
            let inside = |s: &Stretch| s.start <= date.at.start && date.at.end <= s.end;
            // A paper's date is when it says so; "a bride who married on Monday" does not speak on Monday.
            let theirs = |m: &Stretch| {
                inside(m) && self.text.get(m.start as usize..date.at.start as usize).is_some_and(|t| mentions(t, " who | that | which "))
            };
            if !document && spoken.mention.as_ref().is_some_and(theirs) {
                continue;
            }
            let says = |d: &Draft| d.spoken.paragraph == spoken.paragraph && d.spoken.sentence == spoken.sentence;
            let far = date.at.start.abs_diff(cue.end).min(cue.start.abs_diff(date.at.end));
            if nearest.is_none_or(|(least, _)| far < least) && !drafts.iter().any(|d| says(d) && d.spoken.content.iter().any(inside)) {
                nearest = Some((far, date));
            }
        }
        let (_, near) = nearest?;
        // Further away than a clause, it dates something else.
        let gap = if near.at.start >= cue.end { cue.end..near.at.start } else { near.at.end..cue.start };
        let between = self.text.get(gap.start as usize..gap.end as usize)?;
        (between.len() < 70 || near.full.start <= spoken.sentence.start + 1 && between.len() < 160).then(|| FoundDate::from(near))
    }

    fn why(&self, spoken: &Spoken) -> String {
        let words = |at: Option<Stretch>| at.map(|at| self.tidied(at)).unwrap_or_default();
        let (cue, who) = (words(spoken.cue), words(spoken.mention));
        let pattern = match spoken.how {
            How::Subject => "cue “1”, subject “2”",
            How::Inverted => "cue “1”, after it its subject “2”",
            How::According => "cue “1”, then the source “2”",
            How::Label => "“2” before a colon",
            How::Signed => "signed “2”",
            How::Participle => "cue “1”; its subject is that of the clause before, “2”",
            How::Shared => "cue “1”, which shares the subject “2”",
            How::Noun => "“1” of “2”",
            How::Near if cue.is_empty() => "in quotation marks without a reporting word; the sentence is about “2”",
            How::Near => "in quotation marks after “1”; the subject is “2”",
            How::Carried => "a quotation with no reporting word beside it",
        };
        told(pattern, &[&cue, &who])
    }
}
