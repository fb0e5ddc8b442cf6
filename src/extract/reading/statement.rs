//! A statement with everything about it: what it is about, when it was said, and why all of that is thought.

use super::Reading;
use super::draft::Draft;
use crate::extract::attribute::How;
use crate::extract::dates::DateHit;
use crate::extract::found::{FoundDate, FoundRegion, FoundStatement, Stretch, tidy};
use crate::extract::paragraph::Spoken;
use crate::extract::source::{Cast, Entity};

impl Reading<'_> {
    pub(super) fn statement(
        &self,
        i: usize,
        drafts: &[Draft],
        cast: &Cast<'_>,
        ids: &[String],
        homes: &[Option<FoundRegion>],
    ) -> Option<FoundStatement> {
        let draft = drafts.get(i)?;
        let spoken = &draft.spoken;
        let entity = draft.meant.and_then(|m| cast.entities.get(m.entity));
        let name = || entity.map(|e| tidy(e.at.of(self.text)));
        let carried = draft.meant.filter(|m| m.carried).and_then(|_| name()).map(|name| {
            match (spoken.mention, draft.from.and_then(|f| drafts.get(f))) {
                (Some(mention), _) => {
                    format!("“{}” read as “{name}”, paragraph {}", tidy(mention.of(self.text)), self.paragraph_of(entity))
                }
                (None, Some(_)) => format!("no speaker is named here; the one before goes on: “{name}”"),
                (None, None) => format!("no speaker is named here; the last to be spoken of is “{name}”"),
            }
        });
        let region = draft.meant.and_then(|m| homes.get(m.entity)).cloned().flatten().map(|region| {
            let here = spoken.mention.is_some_and(|m| region.at.is_some_and(|r| m.start <= r.start && r.end <= m.end));
            let again = || spoken.mention.and_then(|m| self.region_of(m)).is_some_and(|r| r.code == region.code);
            let inferred = if here || again() {
                region.inferred.clone()
            } else {
                name().map(|n| format!("from “{n}”, paragraph {}", self.paragraph_of(entity)))
            };
            FoundRegion { inferred, ..region }
        });
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
        Some(FoundStatement {
            form: draft.form,
            content: spoken.content.clone(),
            cue: spoken.cue,
            mention: spoken.mention,
            source: draft.meant.and_then(|m| ids.get(m.entity)).cloned(),
            carried,
            region,
            about,
            said: self.said(spoken, near),
            topics: self.topics.of(self.text, self.tokens, &spoken.content),
            paragraph: spoken.paragraph + 1,
            why: self.why(spoken),
        })
    }

    fn paragraph_of(&self, entity: Option<&Entity>) -> usize {
        let at = entity.map_or(0, |e| e.first.start);
        self.input.paragraphs.partition_point(|p| p.at.start <= at)
    }

    /// The date in the sentence of the cue, outside of what was said.
    fn said(&self, spoken: &Spoken, drafts: &[Draft]) -> Option<FoundDate> {
        let cue = spoken.cue?;
        let first = self.dates.partition_point(|d| d.at.start < spoken.sentence.start);
        let within = self.dates.get(first..)?.iter().take_while(|d| d.at.end <= spoken.sentence.end);
        let outside = |d: &&DateHit| {
            let inside = |s: &Stretch| s.start <= d.at.start && d.at.end <= s.end;
            let others = drafts.iter().filter(|o| o.spoken.paragraph == spoken.paragraph && o.spoken.sentence == spoken.sentence);
            !spoken.content.iter().any(inside) && !others.flat_map(|o| &o.spoken.content).any(inside)
        };
        let near = within.filter(outside).min_by_key(|d| d.at.start.abs_diff(cue.end).min(cue.start.abs_diff(d.at.end)))?;
        // Further away than a clause, it dates something else.
        let gap = if near.at.start >= cue.end { cue.end..near.at.start } else { near.at.end..cue.start };
        let between = self.text.get(gap.start as usize..gap.end as usize)?;
        (between.len() < 70 || near.full.start <= spoken.sentence.start + 1 && between.len() < 160).then(|| FoundDate::from(near))
    }

    fn why(&self, spoken: &Spoken) -> String {
        let words = |at: Option<Stretch>| at.map(|s| tidy(s.of(self.text))).unwrap_or_default();
        let (cue, who) = (words(spoken.cue), words(spoken.mention));
        match spoken.how {
            How::Subject => ["cue “", &cue, "”, subject “", &who, "”"].concat(),
            How::Inverted => ["cue “", &cue, "”, after it its subject “", &who, "”"].concat(),
            How::According => ["cue “", &cue, "”, then the source “", &who, "”"].concat(),
            How::Label => ["“", &who, "” before a colon"].concat(),
            How::Signed => ["signed “", &who, "”"].concat(),
            How::Participle => ["cue “", &cue, "”; its subject is that of the clause before, “", &who, "”"].concat(),
            How::Shared => ["cue “", &cue, "”, which shares the subject “", &who, "”"].concat(),
            How::Noun => ["“", &cue, "” of “", &who, "”"].concat(),
            How::Near if cue.is_empty() => ["in quotation marks without a reporting word; the sentence is about “", &who, "”"].concat(),
            How::Near => ["in quotation marks after “", &cue, "”; the subject is “", &who, "”"].concat(),
            How::Carried => "a quotation with no reporting word beside it".to_owned(),
        }
    }
}
