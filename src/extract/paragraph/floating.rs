//! Quotations that are sentences of their own: whose are they?

use super::Spoken;
use super::reader::Reader;
use crate::extract::attribute::How;
use crate::extract::found::Stretch;
use crate::extract::listed::{any_part, begins_so, first_at};
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
                self.say(How::Label, vec![content], Some(cue), Some(mention));
            }
            return;
        }
        if let Some((mention, cue)) = self.lead.take() {
            self.say(How::Label, vec![at], cue, Some(mention));
            return;
        }
        let known = |s: &Spoken| s.how != How::Near || s.mention.is_some();
        match self.told.spoken.get(self.here..).and_then(|f| f.iter().rposition(known)) {
            Some(speaker) => self.carry(at, Some((self.here + speaker) as u32)),
            None if opening || !self.waiting.is_empty() => self.waiting.push(at),
            None => self.carry(at, self.last),
        }
    }

    /// The speaker of the statement `from` goes on, if one is known.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn carry(&mut self, at: Stretch, from: Option<u32>) {
        self.say(How::Carried, vec![at], None, None);
        if let Some(said) = self.told.spoken.last_mut() {
            said.joins = from.is_some() && !self.apart;
            said.from = from;
        }
    }
}

/// The name in capitals, and the colon, with which a quotation of a transcript begins.
fn transcript(text: &str, at: Stretch) -> Option<(Stretch, Stretch)> {
    let words = at.of(text);
    let colon = words.bytes().take(NAME).position(|b| b == b':')?;
    let name = words.get(..colon)?;
    let mark = first_at(name, &char::is_alphanumeric);
    let name = name.get(mark..)?;
    let mut words = 0;
    let capital = !any_part(name, |c| c == ' ', &mut |word| {
        words += 1;
        words > 4 || !begins_so(word, char::is_uppercase)
    });
    let start = at.start as usize + mark;
    let end = at.start as usize + colon;
    (capital && name.len() > 1).then(|| (Stretch::new(start, end), Stretch::new(end, end + 1)))
}
