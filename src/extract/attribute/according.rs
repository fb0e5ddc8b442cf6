//! "According to S, …", "…, in the words of S".

use super::{How, Reader};
use crate::extract::lexicon::{cue, tag};
use crate::extract::sentence::{Range, What};

impl Reader<'_> {
    /// The cue begins at `i`, S at `who`.
    pub(super) fn according(&mut self, i: usize, who: usize) {
        let s = self.s;
        let his = s.word(who, "his|her|their") && s.word(who + 1, "words");
        let source = if his { Some(Range::one(who)) } else { s.phrase_after(who, self.end, true) };
        let Some(source) = source else { return };
        let (cue, past) = if his { (Range::new(i, who + 2), who + 2) } else { (Range::new(i, who), source.to()) };
        let cue = Some(cue);
        let lead =
            i == self.floor && !s.quote_before(i) || i == self.floor + 1 && s.tagged_before(i, tag::AND) || s.tagged_before(i, tag::BUT);
        if lead {
            let comma = (past..self.end.min(past + 12)).find(|&k| matches!(s.get(k).what, What::Comma | What::Quote | What::Colon));
            // According to a notice that hangs there, seen by the source, …
            let seen = comma.filter(|&c| s.word(c + 1, "seen|dated|obtained|shown|published|issued"));
            let after = seen.and_then(|c| (c + 1..self.end.min(c + 12)).find(|&k| s.get(k).what == What::Comma));
            let comma = after.or(comma);
            let from = comma.map_or(past, |c| if s.get(c).what == What::Quote { c } else { c + 1 });
            if from < self.end {
                let end = self.clause_end(from);
                if end > from {
                    self.set_floor(end);
                    self.found(How::According, cue, Some(source), Range::new(from, end));
                }
            }
            return;
        }
        let mut last = i;
        while last > self.floor && (matches!(s.before(last).what, What::Comma | What::Dash) || s.tagged_before(last, tag::ADV)) {
            last -= 1;
        }
        let mut from = self.clause_from(self.floor);
        if from >= last {
            // What was just read is itself reported.
            from = self.clause_from(self.earlier);
            if from >= last || self.torn(from, last) {
                return;
            }
        }
        let from = if self.s.quote_before(last) && !self.claimed(last - 1) { self.quote_start(last - 1) } else { from };
        let content = Range::new(from, last);
        let mut rest = None;
        let verbless = !s.has_verb(from, last);
        let mut after = past;
        if s.get(after).what == What::Comma && after + 1 < self.end {
            let follows = s.get(after + 1);
            if verbless
                || !(follows.is(tag::REL | tag::AND | tag::BUT | tag::SUB) || follows.cue & cue::ING != 0)
                    && s.has_verb(after + 1, self.end)
                    && !s.apposition(after + 1)
            {
                let end = self.clause_end(after + 1);
                if end > after + 1 {
                    rest = Some(Range::new(after + 1, end));
                    after = end;
                }
            }
        }
        self.set_floor(after);
        self.found_more(How::According, cue, Some(source), (content, rest), false);
    }
}
