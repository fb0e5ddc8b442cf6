//! Reads an article paragraph by paragraph: sentences, their attributions, and speakers that go on.

use super::attribute::{Attribution, How, attribute};
use super::found::Stretch;
use super::lexicon::tag;
use super::marks::{Run, opens, runs, singles};
use super::phrase::Sentence;
use super::sentence::{Item, What, items, sentence_end};
use super::token::Token;

/// An attribution in its text.
#[derive(Clone, Debug)]
pub struct Spoken {
    /// The pieces of the content.
    pub content: Vec<Stretch>,
    /// The cue.
    pub cue: Option<Stretch>,
    /// Who, in the words at this place.
    pub mention: Option<Stretch>,
    /// How it was recognised.
    pub how: How,
    /// Index of the paragraph.
    pub paragraph: u32,
    /// Index, in the result, of the statement whose speaker goes on here.
    pub from: Option<u32>,
    /// Only an attitude?
    pub attitude: bool,
    /// Its sentence.
    pub sentence: Stretch,
    /// Does it go on with the statement before without a word between?
    pub joins: bool,
}

/// What was read in an article.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// Everything that is said, in the order in which it was found.
    pub spoken: Vec<Spoken>,
    /// Who the reporter's own sentences are about: their first phrases.
    pub subjects: Vec<Stretch>,
}

/// Everything that is said in the paragraphs, with their places in the article.
pub fn spoken(text: &str, tokens: &[Token], paragraphs: &[(u32, Stretch)]) -> Told {
    let singles = singles(text, tokens);
    let mut reader = Reading {
        text,
        found: Vec::new(),
        subjects: Vec::new(),
        last: None,
        lead: None,
        paragraph: 0,
        sentence: Stretch::new(0, 0),
        open: false,
        apart: true,
    };
    let mut buffer = Vec::new();
    let mut quotes: Vec<Run> = Vec::new();
    let mut first = 0;
    let ranges: Vec<(u32, usize, usize)> = paragraphs
        .iter()
        .map(|&(index, at)| {
            while tokens.get(first).is_some_and(|t| t.start < at.start) {
                first += 1;
            }
            let mut last = first;
            while tokens.get(last).is_some_and(|t| t.start < at.end) {
                last += 1;
            }
            let range = (index, first, last);
            first = last;
            range
        })
        .collect();
    for (n, &(index, from, to)) in ranges.iter().enumerate() {
        if from == to {
            continue;
        }
        let next_opens = ranges.get(n + 1).is_some_and(|&(_, next, _)| opens(text, tokens, next, singles));
        quotes.clear();
        runs(text, tokens, from, to, singles, next_opens, &mut quotes);
        items(text, tokens, from, to, &quotes, &mut buffer);
        reader.paragraph = index;
        reader.read(&buffer);
        reader.open = quotes.last().is_some_and(|q| !q.closed);
    }
    Told { spoken: reader.found, subjects: reader.subjects }
}

struct Reading<'a> {
    text: &'a str,
    found: Vec<Spoken>,
    /// The statement whose speaker goes on.
    last: Option<u32>,
    /// The source of a sentence that ended with a colon.
    lead: Option<(Stretch, Option<Stretch>)>,
    paragraph: u32,
    sentence: Stretch,
    subjects: Vec<Stretch>,
    /// Did the paragraph before end within a quotation?
    open: bool,
    /// Has the reporter said something of their own since the last statement?
    apart: bool,
}

impl Reading<'_> {
    fn read(&mut self, items: &[Item]) {
        let mut from = 0;
        let mut opening = true;
        let goes_on = self.open;
        self.apart = !goes_on;
        let here = self.found.len();
        // Quotations at the paragraph's beginning that wait for their speaker.
        let mut waiting: Vec<Stretch> = Vec::new();
        while from < items.len() {
            let to = sentence_end(self.text, items, from).max(from + 1);
            let sentence = items.get(from..to).unwrap_or_default();
            let ends = sentence.first().zip(sentence.last());
            self.sentence = ends.map_or(self.sentence, |(a, b)| Stretch { start: a.start, end: b.end });
            let alone = sentence.iter().all(|i| matches!(i.what, What::Quote | What::Stop | What::Comma | What::Dash | What::Other));
            if alone {
                for quote in sentence.iter().filter(|i| i.what == What::Quote) {
                    self.floating(*quote, opening, here, &mut waiting);
                }
            } else {
                let s = Sentence { text: self.text, items: sentence };
                let found = attribute(s);
                let first = self.found.len();
                // A turn of an interview goes on to the end of its paragraph.
                if let Some(turn) = found.first()
                    && opening
                    && turn.how == How::Label
                    && turn.content.first().is_some_and(|c| s.get(c.0).what != What::Quote)
                    && to < items.len()
                {
                    self.keep(s, turn);
                    if let (Some(kept), Some(last)) = (self.found.last_mut(), items.last())
                        && let Some(content) = kept.content.first_mut()
                    {
                        content.end = last.end;
                    }
                    break;
                }
                for attribution in &found {
                    self.keep(s, attribution);
                }
                let begins_quoted = sentence.first().is_some_and(|i| i.what == What::Quote);
                if !waiting.is_empty() && begins_quoted && self.found.len() > first {
                    let quotes = std::mem::take(&mut waiting);
                    self.carry(quotes, first as u32);
                }
                self.lead = self.lead_in(s, &found);
                self.subjects.extend(subject(s).map(|r| self.stretch(s, r)));
                // “…,” S said. ends with S: a quotation right after it goes on. A sentence without a quotation parts.
                self.apart = !sentence.iter().any(|i| i.what == What::Quote);
            }
            opening = false;
            from = to;
        }
        for quote in std::mem::take(&mut waiting) {
            self.carried(quote);
        }
        if let Some(last) = self.found.get(here..).and_then(|f| f.iter().rposition(|s| s.mention.is_some() || s.from.is_some())) {
            self.last = Some((here + last) as u32);
        }
    }

    fn stretch(&self, s: Sentence<'_>, range: (usize, usize)) -> Stretch {
        Stretch { start: s.get(range.0).start, end: s.get(range.1.saturating_sub(1)).end.max(s.get(range.0).start) }
    }

    fn keep(&mut self, s: Sentence<'_>, attribution: &Attribution) {
        let content: Vec<Stretch> = attribution.content.iter().filter(|r| r.1 > r.0).map(|&r| self.stretch(s, r)).collect();
        if content.is_empty() {
            return;
        }
        self.found.push(Spoken {
            content,
            cue: attribution.cue.map(|r| self.stretch(s, r)),
            mention: attribution.source.map(|r| self.stretch(s, r)),
            how: attribution.how,
            paragraph: self.paragraph,
            from: None,
            attitude: attribution.attitude,
            sentence: self.sentence,
            joins: false,
        });
    }

    /// The subject of a sentence that ends with a colon, for the quotation after it.
    fn lead_in(&self, s: Sentence<'_>, found: &[Attribution]) -> Option<(Stretch, Option<Stretch>)> {
        let last = s.items.last()?;
        if last.what != What::Colon {
            return None;
        }
        let subject = found.last().and_then(|a| a.source).or_else(|| {
            let verb = (0..s.items.len()).rev().find(|&v| s.verb(v))?;
            let before = (0..verb).rev().find(|&k| !s.get(k).is(tag::AUX | tag::ADV | tag::NOT))?;
            s.phrase_before(0, before)
        })?;
        let cue =
            (0..s.items.len()).rev().find(|&k| s.get(k).cue & super::lexicon::cue::COMPLEMENT != 0).map(|k| self.stretch(s, (k, k + 1)));
        Some((self.stretch(s, subject), cue))
    }

    /// A quotation that is a sentence of its own.
    fn floating(&mut self, quote: Item, opening: bool, here: usize, waiting: &mut Vec<Stretch>) {
        let mut at = Stretch { start: quote.start, end: quote.end };
        // A transcript in marks: “NAME: …
        if let Some((mention, cue)) = transcript(self.text, at) {
            at.start = cue.end;
            self.found.push(Spoken {
                content: vec![at],
                cue: Some(cue),
                mention: Some(mention),
                how: How::Label,
                paragraph: self.paragraph,
                from: None,
                attitude: false,
                sentence: self.sentence,
                joins: false,
            });
            return;
        }
        if let Some((mention, cue)) = self.lead.take() {
            self.found.push(Spoken {
                content: vec![at],
                cue,
                mention: Some(mention),
                how: How::Label,
                paragraph: self.paragraph,
                from: None,
                attitude: false,
                sentence: self.sentence,
                joins: false,
            });
            return;
        }
        let speaker = self
            .found
            .get(here..)
            .and_then(|f| f.iter().rposition(|s| s.how != How::Near || s.mention.is_some()))
            .map(|i| (here + i) as u32);
        match speaker {
            Some(speaker) => self.carry(vec![at], speaker),
            None if opening || !waiting.is_empty() => waiting.push(at),
            None => self.carried(at),
        }
    }

    /// The speaker of the paragraph before goes on.
    fn carried(&mut self, at: Stretch) {
        match self.last {
            Some(last) => self.carry(vec![at], last),
            None => self.found.push(Spoken {
                content: vec![at],
                cue: None,
                mention: None,
                how: How::Carried,
                paragraph: self.paragraph,
                from: None,
                attitude: false,
                sentence: self.sentence,
                joins: false,
            }),
        }
    }

    fn carry(&mut self, quotes: Vec<Stretch>, from: u32) {
        let joins = !self.apart;
        for at in quotes {
            self.found.push(Spoken {
                content: vec![at],
                cue: None,
                mention: None,
                how: How::Carried,
                paragraph: self.paragraph,
                from: Some(from),
                attitude: false,
                sentence: self.sentence,
                joins,
            });
        }
    }
}

/// The first phrase of a sentence, after what stands before its first comma if that is no subject.
fn subject(s: Sentence<'_>) -> Option<(usize, usize)> {
    let mut k = 0;
    let first = s.get(0);
    if first.is(tag::PREP | tag::SUB | tag::ADV) && !first.is(tag::DET) {
        k = (1..s.items.len().min(24)).find(|&i| s.get(i).what == What::Comma)? + 1;
    }
    let item = s.get(k);
    if !item.is_word() || item.is(tag::PRON | tag::IT | tag::AUX | tag::WH) && !item.is(tag::DET) {
        return None;
    }
    // The subject of the first verb that does not belong to "who …".
    let mut relative = false;
    for i in k..s.items.len().min(k + 40) {
        if s.get(i).is(tag::REL) && i > k {
            relative = true;
        } else if s.verb(i) {
            if relative {
                relative = s.get(i + 1).is(tag::TO) || s.get(i).is(tag::AUX);
                continue;
            }
            let mut last = i.checked_sub(1)?;
            while last > k
                && (s.get(last).is(tag::NOT | tag::TIME | tag::SPAN)
                    || s.get(last).what == What::Lower && s.get(last).is(tag::ADV)
                    || matches!(s.get(last).what, What::Comma | What::Number))
            {
                last -= 1;
            }
            if s.get(last).is(tag::PREP) && last > k {
                last -= 1;
            }
            return s.phrase_before(k, last);
        }
    }
    s.phrase_after(k, s.items.len(), false)
}

/// The name in capitals, and the colon, with which a quotation of a transcript begins.
fn transcript(text: &str, at: Stretch) -> Option<(Stretch, Stretch)> {
    let words = at.of(text);
    let colon = words.bytes().take(48).position(|b| b == b':')?;
    let name = words.get(..colon)?;
    let mark = name.find(|c: char| c.is_alphanumeric())?;
    let name = name.get(mark..)?;
    let capital = name.split(' ').all(|w| w.chars().next().is_some_and(char::is_uppercase)) && name.split(' ').count() < 5;
    let start = at.start as usize + mark;
    let end = at.start as usize + colon;
    (capital && name.len() > 1).then(|| (Stretch::new(start, end), Stretch::new(end, end + 1)))
}
