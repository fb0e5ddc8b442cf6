//! Quotations that are sentences of their own: whose are they?

use super::Spoken;
use super::reader::Reader;
use crate::extract::attribute::How;
use crate::extract::found::Stretch;
use crate::extract::sentence::Item;

/// So many bytes a name in a transcript has at most, with its colon and the mark before it.
const NAME: usize = 48;

impl Reader<'_> {
    /// A quotation that is a sentence of its own; `opening`: does its paragraph begin with it?
    pub(super) fn floating(&mut self, quote: Item, opening: bool) {
        let at = Stretch { start: quote.start, end: quote.end };
        if !self.says(at) {
            return;
        }
        // A transcript in marks: “NAME: …
        if let Some((mention, cue)) = transcript(self.text, at) {
            let content = Stretch { start: cue.end, ..at };
            // “Related:” is a label of the page, and says nothing.
            if self.says(content) {
                self.told.spoken.push(Spoken { content: vec![content], cue: Some(cue), mention: Some(mention), ..self.said(How::Label) });
            }
            return;
        }
        if let Some((mention, cue)) = self.lead.take() {
            self.told.spoken.push(Spoken { content: vec![at], cue, mention: Some(mention), ..self.said(How::Label) });
            return;
        }
        let known = |s: &Spoken| s.how != How::Near || s.mention.is_some();
        match self.told.spoken.get(self.here..).and_then(|f| f.iter().rposition(known)) {
            Some(speaker) => self.carry(vec![at], (self.here + speaker) as u32),
            None if opening || !self.waiting.is_empty() => self.waiting.push(at),
            None => self.carried(at),
        }
    }

    /// The speaker of the paragraph before goes on.
    pub(super) fn carried(&mut self, at: Stretch) {
        match self.last {
            Some(last) => self.carry(vec![at], last),
            None => self.told.spoken.push(Spoken { content: vec![at], ..self.said(How::Carried) }),
        }
    }

    /// The speaker of the statement `from` goes on.
    pub(super) fn carry(&mut self, quotes: Vec<Stretch>, from: u32) {
        for at in quotes {
            let joins = !self.apart;
            self.told.spoken.push(Spoken { content: vec![at], from: Some(from), joins, ..self.said(How::Carried) });
        }
    }
}

/// The name in capitals, and the colon, with which a quotation of a transcript begins.
fn transcript(text: &str, at: Stretch) -> Option<(Stretch, Stretch)> {
    let words = at.of(text);
    let colon = words.bytes().take(NAME).position(|b| b == b':')?;
    let name = words.get(..colon)?;
    let mark = name.find(|c: char| c.is_alphanumeric())?;
    let name = name.get(mark..)?;
    let capital = name.split(' ').all(|w| w.chars().next().is_some_and(char::is_uppercase)) && name.split(' ').count() < 5;
    let start = at.start as usize + mark;
    let end = at.start as usize + colon;
    (capital && name.len() > 1).then(|| (Stretch::new(start, end), Stretch::new(end, end + 1)))
}
