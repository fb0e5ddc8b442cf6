//! Who says what in one sentence: cue, source and content, by rules.
//!
//! A rule starts at a cue. Its subject is the source; what it takes (a quotation, that …, a clause, to …, an object) is
//! the content, or else what stands before it ("…, S said"). Nothing here looks beyond the sentence: speakers that
//! are carried over from elsewhere are the business of `paragraph`.

use super::lexicon::{cue, tag};
use super::phrase::{Range, Sentence, is_possessive};
use super::sentence::{Item, What};

/// How an attribution was recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// The source is the subject before the cue.
    Subject,
    /// The source follows the cue: said S.
    Inverted,
    /// According to S.
    According,
    /// S: …
    Label,
    /// “…” — S
    Signed,
    /// …, adding that …: the subject of the sentence goes on.
    Participle,
    /// and said …: the subject of the cue before goes on.
    Shared,
    /// A noun: the statement of S that …
    Noun,
    /// No cue: who is spoken of in the sentence.
    Near,
    /// No cue: the speaker before goes on.
    Carried,
}

/// An attribution, in items of its sentence.
#[derive(Clone, Debug)]
pub struct Attribution {
    /// The pieces of the content.
    pub content: Vec<Range>,
    /// The cue.
    pub cue: Option<Range>,
    /// The source.
    pub source: Option<Range>,
    /// How it was recognised.
    pub how: How,
    /// Does the cue only tell of an attitude?
    pub attitude: bool,
}

/// Finds the attributions of a sentence.
pub struct Reader<'a> {
    s: Sentence<'a>,
    end: usize,
    found: Vec<Attribution>,
    /// Subject of the cue or verb before.
    subject: Option<Range>,
    /// Where content that comes before its cue may begin.
    floor: usize,
    /// Where it was before the last attribution.
    earlier: usize,
}

/// What follows a cue.
struct Complement {
    content: Range,
    /// Where the sentence goes on after it.
    next: usize,
}

/// The attributions in a sentence, in the order of their cues.
pub fn attribute(s: Sentence<'_>) -> Vec<Attribution> {
    let end = s.items.len();
    let mut reader = Reader { s, end, found: Vec::new(), subject: None, floor: 0, earlier: 0 };
    reader.read();
    reader.found
}

impl Reader<'_> {
    fn read(&mut self) {
        self.label();
        self.dateline();
        let mut i = 0;
        while i < self.end {
            let item = self.s.get(i);
            if self.idiom(i) {
                self.at_cue(i, Item { cue: cue::SAY | cue::QUOTE | cue::PAST, ..item });
            } else if item.cue & (cue::COMPLEMENT | (u32::MAX << 12 & !cue::SAY)) != 0 && item.what == What::Lower {
                self.at_cue(i, item);
            } else if item.is_word() && item.end - item.start == 9 && self.s.word(i, "according") && self.s.word(i + 1, "to") {
                self.according(i, i, i + 2);
            } else if item.end - item.start <= 5
                && (self.s.word(i, "words") || self.s.word(i, "view") || self.s.word(i, "eyes"))
                && self.s.word(i + 1, "of")
                && i >= 2
                && self.s.word(i - 1, "the")
                && self.s.word(i - 2, "in")
            {
                self.according(i, i - 2, i + 2);
            } else if item.what == What::Dash {
                self.signed(i);
            } else if item.is(tag::SPEECH) && item.what == What::Lower {
                self.noun(i);
            } else if let Some(cue) = self.guessed(i) {
                self.at_cue(i, Item { cue, ..item });
            }
            i += 1;
        }
        self.unclaimed();
    }

    /// went on, put it
    fn idiom(&self, i: usize) -> bool {
        let s = &self.s;
        let item = s.get(i);
        if item.what != What::Lower || item.end - item.start > 4 {
            return false;
        }
        s.word(i, "went") && s.word(i + 1, "on") && !s.get(i + 2).is(tag::TO)
            || (s.word(i, "put") || s.word(i, "puts")) && s.word(i + 1, "it")
    }

    /// A word that the lists do not have, where only a cue can stand: “…,” the mayor harrumphed. She recollected that …
    fn guessed(&self, i: usize) -> Option<u32> {
        let s = &self.s;
        let item = s.get(i);
        if item.what != What::Lower || item.tags != 0 || item.cue != 0 || item.end - item.start < 4 {
            return None;
        }
        let word = item.of(s.text);
        let past = word.ends_with("ed");
        if !past && (!word.ends_with('s') || word.ends_with("ss") || word.ends_with("us") || word.ends_with("is")) {
            return None;
        }
        let bits = cue::SAY | cue::QUOTE | cue::THAT | if past { cue::PAST } else { cue::S };
        let (before, next) = (s.before(i), s.get(i + 1));
        let goes_on = |quote: Item| quote.what == What::Quote && matches!(quote.close, b',' | b'?' | b'!' | b'-');
        if goes_on(before) {
            let speaker = next.is(tag::DET | tag::POSS | tag::PRON) && !next.is(tag::OBJECT | tag::IT)
                || next.what == What::Upper && !next.is(tag::TIME);
            return speaker.then_some(bits);
        }
        let speaks = before.is(tag::PERSON | tag::PEOPLE | tag::SOURCE | tag::BODY | tag::PRESS | tag::DOCUMENT | tag::TITLE)
            || before.is(tag::PRON) && !before.is(tag::OBJECT | tag::WH)
            || matches!(before.what, What::Upper | What::Comma | What::Close);
        let reports = past && next.is(tag::THAT);
        if !(speaks || reports && s.nominal(i.wrapping_sub(1))) || before.is(tag::TIME) {
            return None;
        }
        let subject = self.subject_before(i)?;
        if !speaks && !s.get(subject.0).is(tag::DET | tag::POSS) {
            return None;
        }
        let after_quote = subject.0.checked_sub(1).is_some_and(|q| goes_on(s.get(q)));
        let ends = i + 1 >= self.end
            || !next.is_word() && next.what != What::Quote
            || next.is(tag::PREP | tag::ADV | tag::TIME | tag::SUB) && !next.is(tag::THAT);
        let quote_next = self.quote(i + 1) || matches!(next.what, What::Comma | What::Colon) && self.quote(i + 2);
        (after_quote && ends || past && next.is(tag::THAT) && !next.is(tag::PREP) || past && quote_next && before.what != What::Comma)
            .then_some(bits)
    }

    fn set_floor(&mut self, floor: usize) {
        self.earlier = self.floor;
        self.floor = floor;
    }

    fn quote(&self, i: usize) -> bool {
        self.s.get(i).what == What::Quote
    }

    /// "HYESAN, North Korea (Agency) — …": what is said begins after it.
    fn dateline(&mut self) {
        let s = self.s;
        let place = s.get(0);
        let capitals = place.what == What::Upper && place.end - place.start > 2 && place.of(s.text).chars().all(|c| !c.is_lowercase());
        let dash = (1..self.end.min(14)).find(|&i| s.get(i).what == What::Dash);
        if let Some(dash) = dash
            && (capitals || (0..dash).any(|i| s.get(i).what == What::Close))
            && (0..dash).all(|i| {
                matches!(s.get(i).what, What::Upper | What::Comma | What::Open | What::Close | What::Stop | What::Other | What::Number)
            })
        {
            let dash = (dash..self.end).take_while(|&i| s.get(i).what == What::Dash).last().unwrap_or(dash);
            self.floor = dash + 1;
            self.earlier = dash + 1;
        }
    }

    /// NAME: … at the beginning of a sentence.
    fn label(&mut self) {
        let colon = (0..self.end.min(9)).find(|&i| self.s.get(i).what == What::Colon);
        let Some(colon) = colon else { return };
        if colon == 0 || colon + 1 >= self.end {
            return;
        }
        let named = (0..colon).all(|i| {
            let item = self.s.get(i);
            !self.s.verb(i)
                && (item.what == What::Upper && !item.is(tag::AUX | tag::SUB | tag::WH)
                    || item.is(tag::PREP | tag::AND | tag::DET | tag::TITLE | tag::DOCUMENT | tag::PERSON)
                    || item.what == What::Stop
                    || is_possessive(&item, self.s.text))
        }) && self.s.get(0).is_word();
        let whole = colon + 1;
        if named && (self.quote(whole) || self.s.has_verb(whole, self.end)) {
            let content = if self.quote(whole) { self.quotes_from(whole, self.end) } else { (whole, self.trimmed(whole, self.end)) };
            self.found.push(Attribution {
                content: vec![content],
                cue: Some((colon, colon + 1)),
                source: Some((0, colon)),
                how: How::Label,
                attitude: false,
            });
        }
    }

    /// “…” — NAME
    fn signed(&mut self, i: usize) {
        if i == 0 || !self.quote(i - 1) || self.claimed(i - 1) {
            return;
        }
        let name = (i + 1..self.end).take_while(|&k| self.s.get(k).is_word() || self.s.get(k).what == What::Stop).count();
        if name > 0
            && name < 6
            && i + 1 + name >= self.end
            && self.s.get(i + 1).what == What::Upper
            && !(i + 1..self.end).any(|k| self.s.verb(k))
        {
            self.found.push(Attribution {
                content: vec![(i - 1, i)],
                cue: Some((i, i + 1)),
                source: Some((i + 1, self.trimmed(i + 1, self.end))),
                how: How::Signed,
                attitude: false,
            });
        }
    }

    fn claimed(&self, i: usize) -> bool {
        self.found.iter().any(|a| a.content.iter().any(|&(from, to)| from <= i && i < to))
    }

    /// The end of `from..to` without signs that end a clause.
    fn trimmed(&self, from: usize, to: usize) -> usize {
        let mut end = to;
        while end > from && matches!(self.s.get(end - 1).what, What::Stop | What::Comma | What::Semicolon | What::Dash | What::Colon) {
            end -= 1;
        }
        end
    }

    /// Quotations from `from` that belong together: “…” and “…”, “…,” “…”.
    fn quotes_from(&self, from: usize, to: usize) -> Range {
        let mut end = from + 1;
        loop {
            let item = self.s.get(end);
            if self.quote(end) && end < to {
                end += 1;
            } else if (item.is(tag::AND) || item.what == What::Comma) && self.quote(end + 1) && end + 1 < to {
                end += 2;
            } else {
                return (from, end);
            }
        }
    }

    fn at_cue(&mut self, i: usize, item: Item) {
        let form = item.cue & (cue::BASE | cue::S | cue::PAST | cue::ING);
        let ing = item.cue & cue::ING != 0;
        let base_only = form == cue::BASE;
        let before = self.s.before(i);
        // A noun, or an adjective: the report, his claim, in support.
        if before.is(tag::DET | tag::POSS) && !before.is(tag::IT | tag::PRON) && !is_possessive(&before, self.s.text) {
            return;
        }
        if before.is(tag::PREP) && !ing {
            return;
        }
        // Walk left over adverbs and auxiliaries.
        let mut left = i;
        let (mut passive, mut infinitive, mut helped, mut negated) = (false, false, false, false);
        while left > 0 {
            let word = self.s.get(left - 1);
            if is_possessive(&word, self.s.text) && !ing && self.s.before(left - 1).what == What::Upper && left == i {
                return;
            }
            if word.is(tag::AUX) || word.is(tag::NOT) && !word.is(tag::IT) {
                passive |= word.is(tag::BE) && item.cue & cue::PAST != 0;
                helped = true;
                negated |= word.is(tag::NOT) && !(self.s.word(left - 1, "hardly") || self.s.word(left - 1, "barely"));
            } else if word.is(tag::TO) {
                infinitive = true;
                break;
            } else if !(word.what == What::Lower && word.is(tag::ADV)) {
                break;
            }
            left -= 1;
        }
        if infinitive && !self.went_on(left - 1) {
            return;
        }
        if infinitive {
            left = self.left_of_going_on(left - 1);
        }
        if base_only && !helped && !infinitive && !self.plural_before(left) {
            return;
        }
        if passive && !self.passive_allowed(i) {
            return;
        }
        if ing && !self.ing_allowed(i, left) {
            return;
        }
        if self.as_said(i, item, left) {
            return;
        }
        // "who requested anonymity": the clause describes, and takes no quotation that stands before it.
        let relative = self.s.before(left).is(tag::REL) && !ing;
        if relative && item.cue & cue::SAY == 0 && !self.quote(i + 1) {
            return;
        }
        let complement = self.complement(i, item);
        let subject = if ing && !helped { None } else { self.subject_before(left) };
        // said S, between a quotation or a clause and the rest
        let preposed = matches!(self.s.before(left).what, What::Quote | What::Comma) || left == self.floor;
        if !ing
            && !helped
            && !infinitive
            && preposed
            && item.cue & cue::QUOTE != 0
            && (subject.is_none() || complement.is_none())
            && self.inverted(i, item)
        {
            return;
        }
        let how;
        let source = if ing && !helped {
            how = How::Participle;
            let named = before.what == What::Upper && !before.is(tag::TIME) || before.is(tag::PERSON | tag::PEOPLE | tag::OBJECT);
            let near = if named && left == i && before.is_word() { self.s.phrase_before(0, i - 1) } else { None };
            near.or_else(|| self.verb_subject(i)).or_else(|| self.first_phrase(i))
        } else if let Some(subject) = subject {
            how = How::Subject;
            Some(subject)
        } else if self.s.before(left).is(tag::AND | tag::BUT) || self.s.before(left).what == What::Comma {
            how = How::Shared;
            self.verb_subject(left)
        } else {
            return;
        };
        let Some(subject) = source else { return };
        // Nobody will say who paid
        if self.s.get(subject.0).is(tag::QUANT)
            && ["nobody", "none", "neither"].iter().any(|w| self.s.word(subject.0, w))
            && complement.as_ref().is_none_or(|c| !self.quote(c.content.0))
        {
            return;
        }
        if !ing {
            self.subject = Some(subject);
        }
        // "did not say when" tells of no statement; "did not believe that" does.
        if self.anonymity(item, complement.as_ref()) {
            return;
        }
        let silent = negated && item.cue & cue::SAY != 0;
        let attitude = item.cue & cue::ATTITUDE != 0 && complement.as_ref().is_none_or(|c| self.wish(c.content))
            || silent
            || self.anonymity(item, complement.as_ref());
        // “…,” S said / clause, S said
        let before_subject = source.map_or(left, |s| if how == How::Subject { s.0 } else { left });
        let pre = if item.cue & cue::QUOTE != 0 && how == How::Subject && !relative { self.preposed(before_subject) } else { None };
        let of_whom = |c: &Complement| self.s.before(c.content.0).is(tag::PREP);
        let complement = if pre.is_some() { complement.filter(|c| !of_whom(c)) } else { complement };
        let aside = |c: &Complement| self.s.get(c.content.0).is(tag::WH | tag::SUB) && !self.s.get(c.content.0).is(tag::THAT);
        let complement = if pre.is_some() { complement.filter(|c| !aside(c)) } else { complement };
        let complement = complement.filter(|c| !self.nothing(c.content));
        // wrote editorials that pledged to …: what the editorials pledge is what was written
        let (complement, cue_to) = match complement {
            Some(c) => match self.through_document(&c) {
                Some((inner, at)) => (Some(inner), at + 1),
                None => (Some(c), i + 1),
            },
            None => (None, i + 1),
        };
        match (pre, complement) {
            (Some(pre), rest) => {
                let mut content = vec![pre];
                // “…,” S said, “…”
                if let Some(rest) = rest
                    && (self.s.before(rest.content.0).what == What::Comma
                        || self.s.before(rest.content.0).what == What::Colon
                        || !self.quote(rest.content.0))
                {
                    content.push(rest.content);
                    self.set_floor(rest.next);
                } else if let Some(rest) = self.after_comma(i) {
                    self.set_floor(rest.1);
                    content.push(rest);
                } else {
                    self.set_floor(i + 1);
                }
                self.found.push(Attribution { content, cue: Some((i, cue_to)), source, how, attitude });
            }
            (None, Some(rest)) => {
                self.set_floor(rest.next);
                self.found.push(Attribution { content: vec![rest.content], cue: Some((i, cue_to)), source, how, attitude });
            }
            (None, None) => {}
        }
    }

    /// "As S reported, …", "…, as S put it."
    fn as_said(&mut self, i: usize, item: Item, left: usize) -> bool {
        let s = self.s;
        if item.cue & (cue::THAT | cue::QUOTE) == 0 || item.cue & cue::ING != 0 {
            return false;
        }
        let Some(source) = self.subject_before(left) else { return false };
        if source.0 == 0 || !s.word(source.0 - 1, "as") {
            return false;
        }
        let start = source.0 - 1;
        let after = s.get(i + 1);
        let ends = i + 1 >= self.end || !after.is_word() || after.is(tag::PREP | tag::TIME | tag::SPAN | tag::ADV);
        if !ends || after.is(tag::THAT) {
            return false;
        }
        let cue = Some((i, i + 1));
        if start == 0 || (start == self.floor) || s.before(start).is(tag::AND | tag::BUT) {
            let comma = (i + 1..self.end.min(i + 12)).find(|&k| matches!(s.get(k).what, What::Comma | What::Colon));
            let Some(from) = comma.map(|c| c + 1).filter(|&f| f < self.end) else { return false };
            let content = if self.quote(from) { self.quoted_clause(from) } else { (from, self.clause_end(from)) };
            self.set_floor(content.1);
            self.subject = Some(source);
            self.found.push(Attribution { content: vec![content], cue, source: Some(source), how: How::Subject, attitude: false });
            return true;
        }
        if s.before(start).what == What::Comma || self.quote(start - 1) {
            let last = if s.before(start).what == What::Comma { start - 1 } else { start };
            let from = if self.quote(last - 1) { self.quote_start(last - 1) } else { self.clause_from(self.floor) };
            if from < last && !(from..last).any(|k| self.claimed(k)) {
                self.set_floor(i + 1);
                self.subject = Some(source);
                self.found.push(Attribution { content: vec![(from, last)], cue, source: Some(source), how: How::Subject, attitude: false });
                return true;
            }
        }
        false
    }

    /// "a letter that asks for …": what a document says, and the word that says so.
    fn through_document(&self, object: &Complement) -> Option<(Complement, usize)> {
        let s = &self.s;
        let (from, to) = object.content;
        let noun = (from..to.min(from + 4)).find(|&k| s.get(k).is(tag::DOCUMENT | tag::SPEECH))?;
        let rel = (noun + 1..to.min(noun + 7)).find(|&k| s.get(k).is(tag::REL | tag::THAT))?;
        let verb = rel + 1;
        let item = s.get(verb);
        if item.cue & cue::COMPLEMENT == 0 || item.cue & (cue::PAST | cue::S | cue::BASE) == 0 || item.what != What::Lower {
            return None;
        }
        Some((self.complement(verb, item)?, verb))
    }

    /// said nothing, said so, said little
    fn nothing(&self, content: Range) -> bool {
        content.1 == content.0 + 1
            && ["nothing", "little", "so", "it", "this", "that", "no", "yes", "more", "much", "something"]
                .iter()
                .any(|w| self.s.word(content.0, w))
            || self.s.word(content.0, "nothing")
    }

    /// To do something, or a thing: an attitude that nobody need have voiced.
    fn wish(&self, content: Range) -> bool {
        let first = self.s.get(content.0);
        !(first.is(tag::THAT | tag::WH)
            || (content.0..content.1).any(|k| self.quote(k))
            || (content.0 + 1..content.1).any(|k| self.s.verb(k) && !first.is(tag::TO)))
    }

    /// asked not to be named, requested that the place be withheld
    fn anonymity(&self, item: Item, complement: Option<&Complement>) -> bool {
        const WORDS: &[&str] = &["named", "identified", "withheld", "anonymity", "anonymous", "quoted", "comment", "name", "questions"];
        let Some(complement) = complement else { return false };
        if item.cue & (cue::TO | cue::ADDRESS | cue::NOUN) == 0 || item.cue & cue::CLAUSE != 0 {
            return false;
        }
        (complement.content.0..complement.content.1.min(complement.content.0 + 12)).any(|k| WORDS.iter().any(|w| self.s.word(k, w)))
    }

    /// went on to say, continued to claim
    fn went_on(&self, to: usize) -> bool {
        let verb = self.s.before(to);
        (self.s.word(to.wrapping_sub(1), "on") && ["went", "goes", "going"].iter().any(|w| self.s.word(to.wrapping_sub(2), w)))
            || (verb.what == What::Lower
                && ["continued", "continues", "had", "has", "began", "likes", "liked", "used"]
                    .iter()
                    .any(|w| self.s.word(to.wrapping_sub(1), w)))
    }

    fn left_of_going_on(&self, to: usize) -> usize {
        if self.s.word(to.wrapping_sub(1), "on") { to.saturating_sub(2) } else { to.saturating_sub(1) }
    }

    /// "sources say", "they believe"
    fn plural_before(&self, left: usize) -> bool {
        let before = self.s.before(left);
        if before.is(tag::PRON) {
            return !self.s.word(left - 1, "he") && !self.s.word(left - 1, "she");
        }
        if before.is(tag::PEOPLE | tag::QUANT) || (before.is_word() && before.of(self.s.text).ends_with('s')) {
            return true;
        }
        // An apposition or a description may part a plural from its verb.
        self.subject_before(left).is_some_and(|(from, to)| (from..to).any(|k| self.s.get(k).is(tag::PEOPLE | tag::AND)))
    }

    /// is expected to, was asked about, is quoted as saying
    fn passive_allowed(&self, i: usize) -> bool {
        self.s.word(i, "concerned") || self.s.word(i, "convinced")
    }

    /// ", adding that", "by saying", "in arguing"; not "the following", "is saying" goes by its auxiliary.
    fn ing_allowed(&self, i: usize, left: usize) -> bool {
        if left < i && self.s.get(left).is(tag::AUX) {
            return true;
        }
        let before = self.s.before(i);
        before.what == What::Comma
            || before.what == What::Dash
            || before.what == What::Quote
            || self.s.word(i.wrapping_sub(1), "by")
            || self.s.word(i.wrapping_sub(1), "while")
            || self.s.word(i.wrapping_sub(1), "before")
            || self.s.word(i.wrapping_sub(1), "after")
            || self.s.word(i.wrapping_sub(1), "as")
            || before.is(tag::AND)
            || (before.is_word() && i > 0 && self.s.nominal(i - 1))
    }

    /// The subject of the verb before `at`: of a cue that was read, or else of the first verb of its clause.
    fn verb_subject(&self, at: usize) -> Option<Range> {
        // The last cue that does not stand in what another one reports.
        let within = |at: usize| self.found.iter().any(|a| a.content.iter().any(|&(from, to)| from <= at && at < to));
        let outer =
            self.found.iter().rev().find(|a| a.cue.is_some_and(|c| c.0 < at && !within(c.0)) && a.how != How::Near && a.how != How::Noun);
        if let Some(outer) = outer
            && outer.source.is_some()
        {
            return outer.source;
        }
        if let Some(subject) = self.subject {
            return Some(subject);
        }
        let s = &self.s;
        let mut verb = (0..at).find(|&v| s.verb(v) && !(s.before(v).is(tag::REL)))?;
        // The verb of "When asked, …" and "As S said, …" has a clause of its own.
        if s.get(0).is(tag::SUB) {
            let comma = (0..at).find(|&k| s.get(k).what == What::Comma);
            if let Some(comma) = comma {
                verb = (comma..at).find(|&v| s.verb(v)).unwrap_or(verb);
            }
        }
        let mut left = verb;
        while left > 0 && (s.before(left).is(tag::AUX | tag::NOT) || s.before(left).what == What::Lower && s.before(left).is(tag::ADV)) {
            left -= 1;
        }
        self.subject_before(left)
    }

    fn first_phrase(&self, before: usize) -> Option<Range> {
        let mut k = 0;
        while k < before {
            if self.s.get(k).is_word() && (self.s.nominal(k) || self.s.get(k).is(tag::DET | tag::PRON)) && !self.s.get(k).is(tag::TIME) {
                return self.s.phrase_after(k, before, true);
            }
            k += 1;
        }
        None
    }

    /// The subject whose verb begins at `left`.
    fn subject_before(&self, left: usize) -> Option<Range> {
        let s = &self.s;
        let mut j = left.checked_sub(1)?;
        // Trump on Monday said, Trump last week said
        let mut guard = 0;
        while guard < 6 {
            let item = s.get(j);
            if item.is(tag::TIME | tag::SPAN) || item.what == What::Number {
                let mut k = j;
                while k > 0 && (s.get(k).is(tag::TIME | tag::SPAN) || s.get(k).what == What::Number) {
                    k -= 1;
                }
                if s.get(k).is(tag::PREP | tag::DET) && k > 0 {
                    k -= 1;
                }
                if s.get(k).is(tag::PREP) && k > 0 {
                    k -= 1;
                }
                if k == j || s.get(k).what == What::Quote {
                    break;
                }
                j = k;
                guard += 1;
                continue;
            }
            break;
        }
        // A trader there said
        if (s.word(j, "there") || s.word(j, "here")) && j > 0 && s.nominal(j - 1) {
            j -= 1;
        }
        let item = s.get(j);
        if item.is(tag::AND | tag::BUT | tag::PREP | tag::SUB) {
            return None;
        }
        match item.what {
            What::Comma | What::Dash => {
                // NAME, apposition, said
                let mut from = j;
                for _ in 0..5 {
                    let open = (0..from).rev().take(40).find(|&k| s.get(k).what == item.what || s.get(k).what == What::Quote)?;
                    if s.get(open).what == What::Quote || open == 0 {
                        return None;
                    }
                    if let Some(found) = self.described(open, j) {
                        return Some(found);
                    }
                    from = open;
                }
                None
            }
            What::Close => s.phrase_before(0, j),
            _ if item.is(tag::REL) => {
                let k = if s.before(j).what == What::Comma { j.checked_sub(2)? } else { j.checked_sub(1)? };
                s.phrase_before(0, k)
            }
            _ if item.is(tag::PRON) => Some((j, j + 1)),
            _ if s.word(j, "there") => None,
            _ if item.is(tag::IT) && !item.is(tag::THAT | tag::WH) => Some((j, j + 1)),
            _ if item.is_word() => {
                // Also after a preposition: "In May NAME said".
                s.phrase_before(0, j)
            }
            _ => None,
        }
    }

    /// NAME, a trader, who …, said: the name before the comma at `open`, if what is between the commas describes it.
    fn described(&self, mut open: usize, j: usize) -> Option<Range> {
        let s = &self.s;
        let described = s.apposition(open + 1)
            || s.get(open + 1).is(tag::PREP)
            || s.get(open + 1).what == What::Upper
            || s.get(open + 1).what == What::Lower
                && (s.get(open + 1).of(s.text).ends_with("ing") || s.get(open + 1).of(s.text).ends_with("ed"));
        if !described {
            return None;
        }
        // NAME, a trader, who …, said
        let mut phrase = s.phrase_before(0, open - 1)?;
        for _ in 0..3 {
            let Some(earlier) = phrase.0.checked_sub(1) else { break };
            if s.get(earlier).what != What::Comma || earlier == 0 || !s.apposition(phrase.0) || s.get(earlier - 1).what != What::Upper {
                break;
            }
            open = earlier;
            let Some(more) = s.phrase_before(0, open - 1) else { break };
            phrase = more;
        }
        if s.get(phrase.0).is(tag::TIME | tag::SPAN) && phrase.1 - phrase.0 < 3 {
            return None;
        }
        let before = s.before(phrase.0);
        if before.is(tag::PREP) || s.verb(phrase.0.wrapping_sub(1)) {
            return None;
        }
        Some((phrase.0, j))
    }

    /// “…,” said S. / clause, said S.
    fn inverted(&mut self, i: usize, item: Item) -> bool {
        let s = self.s;
        let Some(source) = s.phrase_after(i + 1, self.end, true) else { return false };
        if s.get(i + 1).is(tag::OBJECT) || s.get(i + 1).is(tag::TIME) {
            return false;
        }
        // "said he would": a clause, not a speaker
        if s.verb(source.1) && s.get(source.1).what != What::Quote && !s.get(source.1).is(tag::REL) {
            return false;
        }
        let left = if s.before(i).is(tag::ADV) { i - 1 } else { i };
        let Some(pre) = self.preposed(left) else { return false };
        let mut content = vec![pre];
        let mut after = source.1;
        // said S on February 26, …
        while after < self.end
            && !matches!(s.get(after).what, What::Comma | What::Colon | What::Quote | What::Stop | What::Semicolon | What::Dash)
            && s.get(after).cue & cue::ING == 0
        {
            after += 1;
        }
        if matches!(s.get(after).what, What::Comma | What::Colon) && self.quote(after + 1) {
            let rest = self.quoted_clause(after + 1);
            content.push(rest);
            after = rest.1;
        }
        self.subject = Some(source);
        self.set_floor(after);
        self.found.push(Attribution {
            content,
            cue: Some((i, i + 1)),
            source: Some(source),
            how: How::Inverted,
            attitude: item.cue & cue::ATTITUDE != 0,
        });
        true
    }

    /// The content before a subject or an inverted cue at `at`.
    fn preposed(&self, at: usize) -> Option<Range> {
        let s = &self.s;
        let last = at.checked_sub(1)?;
        if last == self.floor && s.get(last).what == What::Comma && !self.quote(last - 1) {
            // What was just read is itself reported: "S1 wonders why …, S2 said"
            let from = self.clause_from(self.earlier);
            return (from < last && self.finite_clause(from, last) && !self.torn(from, last)).then_some((from, last));
        }
        if last < self.floor {
            return None;
        }
        if self.quote(last) {
            if self.claimed(last) {
                return None;
            }
            return Some((self.quote_start(last), last + 1));
        }
        if s.get(last).what == What::Comma && last > self.floor {
            if self.quote(last - 1) {
                if self.claimed(last - 1) {
                    return None;
                }
                return Some((self.quote_start(last - 1), last));
            }
            // clause, S said
            let from = self.clause_from(self.floor);
            if from < last && self.finite_clause(from, last) && !self.torn(from, last) {
                return Some((from, last));
            }
        }
        None
    }

    /// Does something in `from..to` belong to an attribution that is not wholly within?
    fn torn(&self, from: usize, to: usize) -> bool {
        self.found.iter().any(|a| {
            let inside = a.source.is_some_and(|s| from <= s.0 && s.1 <= to) && a.cue.is_some_and(|c| from <= c.0 && c.1 <= to);
            !inside && a.content.iter().any(|c| c.0 < to && from < c.1)
        })
    }

    /// Where a clause begins: after what joins it to the one before.
    fn clause_from(&self, from: usize) -> usize {
        let mut k = from;
        while k < self.end {
            let item = self.s.get(k);
            if matches!(item.what, What::Comma | What::Semicolon | What::Dash | What::Colon | What::Stop)
                || (k > 0 && item.is(tag::AND | tag::BUT))
                || (item.is(tag::AND | tag::BUT) && k == from)
            {
                k += 1;
            } else {
                break;
            }
        }
        k
    }

    /// A clause with a subject and a verb that is not itself a time or a condition ("When asked, …", "In 2016, …").
    fn finite_clause(&self, from: usize, to: usize) -> bool {
        let first = self.s.get(from);
        if first.is(tag::SUB) && !first.is(tag::PREP) && !self.s.word(from, "if") {
            // "While A, B" is one clause; "When asked," is none
            let comma = (from..to).find(|&k| self.s.get(k).what == What::Comma);
            if comma.is_none() {
                return false;
            }
        }
        if first.what == What::Upper
            && (first.of(self.s.text).ends_with("ing") || first.of(self.s.text).ends_with("ed"))
            && self.s.get(from + 1).is(tag::PREP | tag::DET | tag::POSS | tag::SUB | tag::WH | tag::TO)
        {
            return false;
        }
        if first.is(tag::PREP | tag::TO) && !(from..to).any(|k| self.s.get(k).what == What::Comma) {
            return false;
        }
        self.quote(from) || (from + 1..to).any(|k| self.s.verb(k) || self.quote(k))
    }

    /// Where the content that ends with the quotation at `q` begins: the quotation, or the clause that it completes.
    fn quote_start(&self, q: usize) -> usize {
        let s = &self.s;
        let mut start = q;
        // “…” and “…,”
        loop {
            if start >= 2
                && (s.before(start).is(tag::AND) || s.before(start).what == What::Comma)
                && self.quote(start - 2)
                && start - 2 >= self.floor
            {
                start -= 2;
            } else if start >= 1 && self.quote(start - 1) && start > self.floor {
                start -= 1;
            } else {
                break;
            }
        }
        let from = self.clause_from(self.floor);
        if start <= from || from >= q {
            return start;
        }
        let before = s.before(start);
        let capital = s.get(start).of(s.text).chars().find(|c| c.is_alphanumeric()).is_some_and(|c| c.is_uppercase() || c.is_numeric());
        if matches!(before.what, What::Comma | What::Colon) && capital {
            return start;
        }
        if (from..start).any(|k| self.claimed(k)) {
            return start;
        }
        // wages were “two months behind,” he said
        if (from..start).any(|k| s.verb(k)) || !capital {
            return from;
        }
        start
    }

    /// After “…,” S said: the comma and what goes on.
    fn after_comma(&self, i: usize) -> Option<Range> {
        let s = &self.s;
        let mut k = i + 1;
        while k < self.end && k < i + 14 {
            let item = s.get(k);
            if matches!(item.what, What::Comma | What::Colon | What::Dash) {
                if self.quote(k + 1) {
                    return Some(self.quoted_clause(k + 1));
                }
                if item.what == What::Comma
                    && s.get(k + 1).is_word()
                    && k == i + 1
                    && !s.get(k + 1).is(tag::AND | tag::BUT | tag::REL)
                    && s.get(k + 1).cue & cue::ING == 0
                    && self.s.has_verb(k + 1, self.end)
                {
                    let end = self.clause_end(k + 1);
                    return Some((k + 1, end));
                }
                return None;
            }
            if !item.is_word() && item.what != What::Stop {
                return None;
            }
            k += 1;
        }
        None
    }

    /// A quotation, with what goes on after it in the same clause.
    fn quoted_clause(&self, q: usize) -> Range {
        let (_, end) = self.quotes_from(q, self.end);
        let last = self.s.get(end - 1);
        let next = self.s.get(end);
        if end >= self.end || matches!(last.close, b'.' | b',' | b'?' | b'!') || !next.is_word() {
            // “…” and that “…”
            if next.is(tag::AND) && self.s.get(end + 1).is(tag::THAT) {
                return (q, self.clause_end(end));
            }
            return (q, end);
        }
        if next.cue & cue::ING != 0 || next.is(tag::SUB) && !next.is(tag::PREP) || self.s.occasion(end) {
            return (q, end);
        }
        (q, self.clause_end(end))
    }

    /// "According to S, …", "…, in the words of S": the cue is at `i`, its phrase begins at `start`, S at `who`.
    fn according(&mut self, i: usize, start: usize, who: usize) {
        let s = self.s;
        let Some(source) = s.phrase_after(who, self.end, true) else { return };
        let cue = Some((start.min(i), who));
        let i = start;
        let lead = i == self.floor || (i > 0 && i - 1 == self.floor && s.before(i).is(tag::AND | tag::BUT)) || s.before(i).is(tag::BUT);
        if lead {
            let comma = (source.1..self.end.min(source.1 + 12)).find(|&k| matches!(s.get(k).what, What::Comma | What::Quote | What::Colon));
            let from = comma.map_or(source.1, |c| if s.get(c).what == What::Quote { c } else { c + 1 });
            if from < self.end {
                let end = self.clause_end(from);
                if end > from {
                    self.set_floor(end);
                    self.found.push(Attribution {
                        content: vec![(from, end)],
                        cue,
                        source: Some(source),
                        how: How::According,
                        attitude: false,
                    });
                }
            }
            return;
        }
        let mut last = i;
        while last > self.floor && (matches!(s.before(last).what, What::Comma | What::Dash) || s.before(last).is(tag::ADV)) {
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
        let from = if self.quote(last - 1) && !self.claimed(last - 1) { self.quote_start(last - 1) } else { from };
        let mut content = vec![(from, last)];
        let verbless = !s.has_verb(from, last);
        let mut after = source.1;
        if s.get(after).what == What::Comma && after + 1 < self.end {
            let follows = s.get(after + 1);
            if verbless
                || !(follows.is(tag::REL | tag::AND | tag::BUT | tag::SUB) || follows.cue & cue::ING != 0)
                    && s.has_verb(after + 1, self.end)
                    && !s.apposition(after + 1)
            {
                let end = self.clause_end(after + 1);
                if end > after + 1 {
                    content.push((after + 1, end));
                    after = end;
                }
            }
        }
        self.set_floor(after);
        self.found.push(Attribution { content, cue, source: Some(source), how: How::According, attitude: false });
    }

    /// "his statement that …", "NAME's claim on Monday that …"
    fn noun(&mut self, i: usize) {
        let s = self.s;
        let mut owner = i;
        while owner > 0 && i - owner < 3 && !s.before(owner).is(tag::POSS) && s.nominal(owner - 1) {
            owner -= 1;
        }
        let Some(at) = owner.checked_sub(1) else { return };
        if !s.get(at).is(tag::POSS) {
            return;
        }
        let that = (i + 1..self.end.min(i + 6)).find(|&k| s.get(k).is(tag::THAT));
        let Some(that) = that else { return };
        if !(i + 1..that).all(|k| {
            s.get(k).is(tag::PREP | tag::TIME | tag::SPAN | tag::ADV | tag::DET)
                || s.get(k).what == What::Number
                || s.get(k).what == What::Comma
        }) {
            return;
        }
        let source =
            if is_possessive(&s.get(at), s.text) { at.checked_sub(1).and_then(|n| s.phrase_before(0, n)) } else { Some((at, at + 1)) };
        let end = self.clause_end(that);
        if !(that + 1..end).any(|k| s.verb(k)) {
            return;
        }
        self.found.push(Attribution { content: vec![(that, end)], cue: Some((i, i + 1)), source, how: How::Noun, attitude: false });
    }

    /// What the cue at `i` takes, after whom it speaks to and when.
    fn complement(&self, i: usize, item: Item) -> Option<Complement> {
        let s = &self.s;
        let bits = item.cue;
        let has = |bit: u32| bits & bit != 0;
        let mut k = i + 1;
        if s.word(i, "put") || s.word(i, "puts") {
            // put it, put it this way
            k += 1;
            while s.get(k).is(tag::DET | tag::IT) || ["way", "thus", "like", "so", "plainly"].iter().any(|w| s.word(k, w)) {
                k += 1;
            }
        }
        // wrote a day later that, said the day before yesterday that
        if has(cue::THAT | cue::SAY)
            && let Some(that) = (k..self.end.min(k + 7)).find(|&t| s.get(t).is(tag::THAT))
            && (k..that).all(|t| {
                s.get(t).is(tag::DET | tag::QUANT | tag::SPAN | tag::TIME | tag::ADV)
                    || s.get(t).what == What::Number
                    || ["before", "after"].iter().any(|w| s.word(t, w))
            })
        {
            k = that;
        }
        let mut addressed = false;
        let mut adjunct = false;
        let mut guard = 0;
        while k < self.end && guard < 12 {
            guard += 1;
            let it = s.get(k);
            match it.what {
                What::Quote => {
                    if has(cue::QUOTE) || has(cue::NOUN) {
                        let content = self.quoted_clause(k);
                        return Some(Complement { content, next: content.1 });
                    }
                    return None;
                }
                What::Colon => {
                    if !has(cue::QUOTE) {
                        return None;
                    }
                    let from = k + 1;
                    if from >= self.end {
                        return None;
                    }
                    let content = if self.quote(from) { self.quoted_clause(from) } else { (from, self.clause_end(from)) };
                    return Some(Complement { content, next: content.1 });
                }
                What::Comma => {
                    if self.quote(k + 1) && has(cue::QUOTE) {
                        let content = self.quoted_clause(k + 1);
                        return Some(Complement { content, next: content.1 });
                    }
                    // said, in an interview, that
                    if s.get(k + 1).is(tag::PREP | tag::ADV) && guard < 4 {
                        let close = (k + 2..self.end.min(k + 14)).find(|&c| matches!(s.get(c).what, What::Comma));
                        if let Some(close) = close
                            && (self.quote(close + 1) || s.get(close + 1).is(tag::THAT))
                        {
                            k = close;
                            if s.get(close + 1).is(tag::THAT) {
                                k += 1;
                            }
                            continue;
                        }
                    }
                    return None;
                }
                What::Lower | What::Upper | What::Number => {}
                _ => return None,
            }
            if it.is(tag::THAT) && (has(cue::THAT | cue::SAY) || addressed) {
                // "said that" and a clause; "criticized that plan" is an object
                return self.clause(k);
            }
            if it.is(tag::TO) {
                let bit = cue::PREPOSITION << 6;
                if has(cue::TO) {
                    return self.clause(k);
                }
                if has(bit) && !has(cue::QUOTE) {
                    return self.clause(k + 1);
                }
                if has(cue::QUOTE) {
                    // said to reporters
                    if let Some(phrase) = s.phrase_after(k + 1, self.end, false) {
                        k = phrase.1;
                        continue;
                    }
                }
                return None;
            }
            if it.is(tag::WH) && !it.is(tag::THAT) && has(cue::WH) && (!adjunct || addressed) {
                return self.clause(k);
            }
            if it.what == What::Lower && it.is(tag::ADV) && !it.is(tag::DET) {
                k += 1;
                continue;
            }
            if it.is(tag::PREP) {
                let quoted = has(cue::SAY)
                    && (k..self.end.min(k + 14)).any(|q| matches!(s.get(q).what, What::Comma | What::Colon) && self.quote(q + 1));
                if !adjunct
                    && !quoted
                    && let Some(index) = cue::PREPOSITIONS.iter().position(|p| s.word(k, p))
                    && has(cue::PREPOSITION << index)
                    && !(index == 4 && !has(cue::NOUN) && self.s.occasion(k))
                {
                    if s.get(k + 1).is(tag::THAT) && s.word(k, "out") {
                        return self.clause(k + 1);
                    }
                    if !s.occasion(k) || index == 0 {
                        return self.clause(k + 1);
                    }
                }
                if !has(cue::SAY | cue::THAT) {
                    return None;
                }
                let next = self.skip_adjunct(k);
                if next <= k {
                    return None;
                }
                k = next;
                adjunct = true;
                continue;
            }
            if it.is(tag::TIME)
                || (it.is(tag::SPAN) && (s.get(k + 1).is(tag::SPAN | tag::TIME)))
                || (s.word(k, "this") && s.get(k + 1).is(tag::SPAN))
            {
                let mut t = k + 1;
                while s.get(t).is(tag::TIME | tag::SPAN) || s.get(t).what == What::Number {
                    t += 1;
                }
                k = t;
                adjunct = true;
                continue;
            }
            if has(cue::ADDRESS)
                && !addressed
                && (it.is(tag::OBJECT) || s.nominal(k) || it.is(tag::DET | tag::POSS))
                && !(has(cue::CLAUSE) && it.is(tag::PRON) && !it.is(tag::OBJECT))
            {
                let phrase = self.addressee(k, bits)?;
                addressed = true;
                k = phrase;
                continue;
            }
            let object = it.is(tag::DET | tag::POSS | tag::OBJECT | tag::IT) || s.nominal(k) || it.is(tag::PRON);
            if object && (addressed || has(cue::CLAUSE | cue::NOUN)) {
                let end = self.clause_end(k);
                if has(cue::CLAUSE) || addressed {
                    // A clause needs a verb after its subject.
                    if (k + 1..end).any(|v| s.verb(v)) {
                        return Some(Complement { content: (k, end), next: end });
                    }
                    if !has(cue::NOUN) {
                        return None;
                    }
                }
                // An object ends where a clause with a subject of its own begins.
                let comma = (k + 1..end).find(|&c| s.get(c).what == What::Comma && self.own_clause(c + 1) && !s.get(c + 1).is(tag::REL));
                let end = comma.unwrap_or(end);
                if end > k {
                    return Some(Complement { content: (k, end), next: end });
                }
            }
            return None;
        }
        None
    }

    fn clause(&self, from: usize) -> Option<Complement> {
        let end = self.clause_end(from);
        (end > from + usize::from(self.s.get(from).is(tag::THAT))).then_some(Complement { content: (from, end), next: end })
    }

    /// One after the person spoken to.
    fn addressee(&self, k: usize, bits: u32) -> Option<usize> {
        let s = &self.s;
        if s.get(k).is(tag::OBJECT) {
            return Some(k + 1);
        }
        let of = bits & (cue::PREPOSITION << 2) != 0;
        let stop = if of { (k..self.end).find(|&i| s.word(i, "of")).unwrap_or(self.end) } else { self.end };
        let phrase = s.phrase_after(k, stop, false)?;
        let mut end = phrase.1;
        // CNN's NAME, reporters in Hanoi
        let own = |at: usize| cue::PREPOSITIONS.iter().enumerate().any(|(i, p)| bits & (cue::PREPOSITION << i) != 0 && s.word(at, p));
        while s.get(end).is(tag::PREP) && !s.get(end + 1).is(tag::THAT) && end < k + 12 && !own(end) {
            let next = self.skip_adjunct(end);
            if next <= end {
                break;
            }
            end = next;
        }
        Some(end)
    }

    /// One after "in an interview with NAME", "on Monday".
    fn skip_adjunct(&self, k: usize) -> usize {
        let s = &self.s;
        let mut i = k + 1;
        while s.get(i).is(tag::PREP | tag::ADV) {
            i += 1;
        }
        let mut nouns = 0;
        while i < self.end && i < k + 12 {
            let it = s.get(i);
            if it.is(tag::THAT) && nouns > 0 {
                break;
            }
            if it.is(tag::PRON) && nouns > 0 {
                break;
            }
            if it.is(tag::DET | tag::POSS | tag::IT) && nouns > 0 && !s.before(i).is(tag::PREP) && !is_possessive(&it, s.text) {
                break;
            }
            if it.is(tag::TO | tag::WH | tag::AND | tag::BUT) && nouns > 0 || !it.is_word() {
                break;
            }
            if it.is(tag::PREP) {
                return i;
            }
            if nouns > 0 && s.verb(i) {
                // "said on Monday Trump would": the clause's subject has been taken for the occasion's end
                return if s.before(i).what == What::Upper && !s.before(i).is(tag::TIME) { i - 1 } else { i };
            }
            if nouns > 0 && s.before(i).is(tag::TIME) && !it.is(tag::TIME | tag::SPAN) && it.what != What::Number {
                break;
            }
            nouns += 1;
            i += 1;
        }
        i
    }

    /// Where the clause that begins at `from` ends; signs that end it are left out.
    fn clause_end(&self, from: usize) -> usize {
        let s = &self.s;
        let mut k = from;
        while k < self.end {
            let it = s.get(k);
            let next = s.get(k + 1);
            match it.what {
                What::Semicolon => return self.trimmed(from, k),
                // “…,” adding that; “…,” but S; “…,” according to S
                What::Quote if it.close == b',' && k > from && self.parts_after(k + 1) => return k + 1,
                What::Comma if k > from => {
                    if next.cue & cue::ING != 0 && next.cue & cue::COMPLEMENT != 0 && next.what == What::Lower {
                        return k;
                    }
                    if s.word(k + 1, "according") || s.word(k + 1, "citing") {
                        return k;
                    }
                    if next.is(tag::BUT) && self.own_clause(k + 2) {
                        return k;
                    }
                    if (s.word(k + 1, "while") || s.word(k + 1, "whereas") || s.word(k + 1, "although") || s.word(k + 1, "though"))
                        && self.cue_ahead(k + 2)
                    {
                        return k;
                    }
                    if next.is(tag::AND) && self.cue_ahead(k + 2) {
                        return k;
                    }
                    // ", S said." after a clause
                    if self.says_who(k + 1) {
                        return k;
                    }
                }
                What::Lower if (it.is(tag::AND) || it.is(tag::BUT)) && k > from => {
                    let cue_next = next.cue & cue::COMPLEMENT != 0
                        && next.cue & (cue::PAST | cue::S) != 0
                        && next.what == What::Lower
                        && next.cue & cue::ING == 0;
                    let adverb = next.is(tag::ADV) && s.get(k + 2).cue & cue::SAY != 0;
                    if (cue_next && !next.is(tag::PEOPLE)) || adverb {
                        return self.trimmed(from, k);
                    }
                }
                What::Quote
                    if k > from && self.says_who(k + 1) && matches!(s.before(k).what, What::Colon | What::Semicolon | What::Dash) =>
                {
                    return self.trimmed(from, k);
                }
                What::Quote if k + 1 < self.end && matches!(it.close, b'.' | b'?' | b'!') && next.what == What::Upper => {
                    return k + 1;
                }
                _ => {}
            }
            k += 1;
        }
        self.trimmed(from, self.end)
    }

    /// After “…,” within a clause: does something begin that is no part of it?
    fn parts_after(&self, k: usize) -> bool {
        let next = self.s.get(k);
        next.cue & cue::ING != 0 && next.cue & cue::COMPLEMENT != 0
            || self.s.word(k, "according")
            || next.is(tag::BUT) && self.own_clause(k + 1)
            || self.says_who(k)
    }

    /// After ", but": a clause with a subject of its own.
    fn own_clause(&self, k: usize) -> bool {
        let first = self.s.get(k);
        (first.is(tag::PRON | tag::DET | tag::POSS | tag::IT) || first.what == What::Upper || self.s.nominal(k))
            && (k + 1..self.end.min(k + 14)).any(|v| self.s.verb(v))
    }

    /// A subject and a cue of speech within a few words.
    fn cue_ahead(&self, k: usize) -> bool {
        for i in k..self.end.min(k + 10) {
            let item = self.s.get(i);
            if item.cue & cue::SAY != 0 && item.cue & (cue::PAST | cue::S) != 0 && item.what == What::Lower && i > k && self.s.verb(i) {
                return true;
            }
            if !item.is_word() && !self.abbreviation(i) {
                return false;
            }
            if self.s.verb(i) && !item.is(tag::AUX) {
                return item.cue & cue::SAY != 0;
            }
        }
        false
    }

    /// "S said." or "S said," with nothing that the cue takes.
    fn says_who(&self, k: usize) -> bool {
        for i in k..self.end.min(k + 10) {
            let item = self.s.get(i);
            if item.cue & cue::SAY != 0 && item.what == What::Lower && i > k {
                let next = self.s.get(i + 1);
                return i + 1 >= self.end
                    || matches!(next.what, What::Stop | What::Comma)
                    || next.is(tag::PREP | tag::TIME) && !next.is(tag::THAT);
            }
            if !(item.is_word() || self.abbreviation(i)) || self.s.verb(i) {
                return false;
            }
        }
        false
    }

    /// The full stop of "Mr." and of initials.
    fn abbreviation(&self, i: usize) -> bool {
        self.s.get(i).what == What::Stop && i > 0 && self.s.before(i).what == What::Upper && self.s.before(i).end == self.s.get(i).start
    }

    /// Quotations that no cue has claimed, in a sentence with words of its own.
    fn unclaimed(&mut self) {
        let s = self.s;
        let mut k = 0;
        while k < self.end {
            if !self.quote(k) || self.claimed(k) {
                k += 1;
                continue;
            }
            let words = s.get(k).of(s.text).split_ascii_whitespace().count();
            let main = if s.before(k).what == What::Colon { self.verb_subject(k) } else { None };
            let Some(subject) = main.or_else(|| self.near(k)) else {
                k += 1;
                continue;
            };
            let next = s.get(k + 1);
            let adjective = words <= 3
                && s.get(k).close == 0
                && next.what == What::Lower
                && s.nominal(k + 1)
                && !s.before(k).is_word() | s.before(k).is(tag::DET | tag::POSS) | s.nominal(k.wrapping_sub(1));
            // In marks without a word that reports: only what is long enough to be somebody's words.
            let verb_before = (subject.1..k).rev().find(|&v| s.verb(v));
            let told = verb_before.is_some_and(|v| s.get(v).cue & cue::COMPLEMENT != 0);
            if (words >= 5 || words >= 2 && told) && !adjective {
                // The object around the quotation, after the verb before it.
                let verb = (subject.1..k).rev().find(|&v| s.verb(v));
                let from = verb.map_or(k, |v| v + 1);
                let alone = matches!(s.before(k).what, What::Colon | What::Dash);
                let (from, end) = if alone || from >= k || (from..k).any(|x| self.claimed(x)) {
                    self.quoted_clause(k)
                } else {
                    (from, self.clause_end(k))
                };
                self.found.push(Attribution {
                    content: vec![(from, end.max(k + 1))],
                    cue: verb.map(|v| (v, v + 1)),
                    source: Some(subject),
                    how: How::Near,
                    attitude: false,
                });
            }
            k += 1;
        }
    }

    /// The subject of the verb before an unclaimed quotation.
    fn near(&self, quote: usize) -> Option<Range> {
        let s = &self.s;
        for verb in (0..quote).rev().filter(|&v| s.verb(v)).take(6) {
            let mut left = verb;
            while left > 0 && (s.before(left).is(tag::AUX | tag::NOT) || s.before(left).what == What::Lower && s.before(left).is(tag::ADV))
            {
                left -= 1;
            }
            if s.before(left).is(tag::AND | tag::BUT | tag::TO | tag::SUB) {
                continue;
            }
            if let Some(subject) = self.subject_before(left)
                && !s.get(subject.0).is(tag::IT)
            {
                return Some(subject);
            }
        }
        None
    }
}
