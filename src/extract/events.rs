//! Dated events: what the text tells of in its own words, outside of statements, in a clause with a date and a verb.
//!
//! Does not understand the clause. The title is the clause without the date, beginning with a capital; where a date belongs to a noun ("the 2018
//! summit", "last week’s talks") it does not date the clause, and there is no event.
//!
//! ```text
//! sentence = clause { border clause }
//! border   = ";" | ":" | dash | "," with a word that begins a clause: and, but, while, which, when, after, …
//! title    = clause − date − leading conjunction, at most 90 characters
//! ```

use super::listed::{List, listed, named};
use super::token::{Kind, Token};
use super::{DateHit, FoundDate, FoundEvent, Stretch};

/// Characters in a title.
const LONG: usize = 90;
/// Tokens that are looked at on each side of a date.
const REACH: usize = 60;

/// Words that begin a clause; after a comma they are a border.
static OPENERS: List = List::new("and|but|while|when|as|after|before|because|since|so|though|although|then|where|whereas|or|yet|until");
/// What a title does not begin with.
static LEADING: List = List::new("and|but|so|then|or|yet|also|however|meanwhile|later|earlier|still|only|even|just");
/// What a title does not end with.
static TRAILING: List = List::new(
    "a|an|the|of|in|on|at|to|and|or|but|with|for|by|from|that|which|who|as|his|her|its|their|into|was|were|is|are|has|have|had|\
     will|than|late|early|just|only|when|while|where|after|before|about|between|during|until|since",
);
/// Where a title that is too long can end, if no comma helps: before one of these.
static SOFT: List = List::new(
    "that|who|which|whose|to|for|with|in|at|on|by|from|after|before|as|because|while|when|where|during|about|over|against|into|through|\
     without|under|among|and|but",
);
/// Words that begin a clause inside of another, with a subject of its own.
const INNER: &str = "that|when|where|as|after|before|because|while|since|but|and";
/// Verbs that tell of something and do not end in "ed".
static VERBS: List = List::new(
    "are|arrives|attends|became|becomes|began|begin|begins|blew|bought|breaks|brings|broke|brought|builds|built|\
     burst|buys|came|closes|comes|crossed|crosses|cut|cuts|dealt|departs|did|dies|draws|drew|drives|drove|ends|expires|falls|fell|\
     fights|finds|fled|flees|flew|flies|fought|found|froze|gave|gets|gives|goes|got|grew|grows|had|has|have|held|hit|hits|holds|\
     hosts|is|keeps|kept|killed|launches|leads|leaves|led|left|loses|lost|made|makes|meet|meets|met|opens|overthrew|paid|pays|\
     plans|put|puts|ran|read|resumes|returns|rises|rode|rose|runs|sailed|sails|sank|sat|saw|sees|sells|sends|sent|set|sets|shot|\
     shut|shuts|signs|sinks|sits|sold|spent|spread|starts|stole|stood|strikes|struck|swore|takes|took|travels|underwent|visits|\
     votes|was|went|were|will|wins|withdrew|won|would|wrote",
);

/// Words in "ed" that are none.
static NO_VERBS: List = List::new(
    "need|indeed|hundred|speed|feed|seed|breed|exceed|proceed|succeed|sacred|naked|wicked|hatred|kindred|embed|shed|weed|deed|\
     greed|creed|steed|so-called|united|aged|limited|armed",
);

/// The events that dates date. `stretches` are sentences or paragraphs, `hits` the text's dates; where `spoken` lies (what
/// is said, and the words that report it), nothing is told by the text itself. All three are in order.
pub fn events(text: &str, tokens: &[Token], stretches: &[Stretch], hits: &[DateHit], spoken: &[Stretch]) -> Vec<FoundEvent> {
    let mut found: Vec<FoundEvent> = Vec::new();
    let (mut stretch, mut speech) = (0, 0);
    for hit in hits {
        pass(stretches, &mut stretch, hit.full.start);
        pass(spoken, &mut speech, hit.full.start);
        let nowhere = Stretch { start: u32::MAX, end: u32::MAX };
        let within = stretches.get(stretch).copied().unwrap_or(nowhere);
        let said = spoken.get(speech).copied().unwrap_or(nowhere);
        if hit.full.start < within.start || within.end < hit.full.end || said.start < hit.full.end {
            continue;
        }
        let after_speech = speech.checked_sub(1).and_then(|s| spoken.get(s)).map_or(0, |s| s.end);
        let room = Stretch { start: within.start.max(after_speech), end: within.end.min(said.start) };
        let clause = Clause { text, tokens, hit, verbs: Vec::new() };
        // One clause, one event: by its first date.
        if let Some(event) = clause.event(room)
            && found.last().is_none_or(|last| last.at != event.at)
        {
            found.push(event);
        }
    }
    found
}

/// Goes on to the first of the stretches that does not end before a byte.
fn pass(stretches: &[Stretch], at: &mut usize, start: u32) {
    while stretches.get(*at).is_some_and(|s| s.end <= start) {
        *at += 1;
    }
}

/// The clause around one date.
struct Clause<'a> {
    text: &'a str,
    tokens: &'a [Token],
    hit: &'a DateHit,
    /// The verbs of the sentence, outside of the date, in order.
    verbs: Vec<usize>,
}

impl Clause<'_> {
    /// The token at a place; one without words where there is none.
    fn token(&self, i: usize) -> Token {
        self.tokens.get(i).copied().unwrap_or(Token { start: 0, end: 0, kind: Kind::Other, line: false, lex: 0 })
    }

    fn word(&self, i: usize) -> &str {
        self.token(i).of(self.text)
    }

    fn is_sign(&self, i: usize) -> bool {
        self.token(i).kind == Kind::Other
    }

    /// Is the word one of a list, in any case?
    fn any(&self, i: usize, list: &str) -> bool {
        named(self.word(i), list)
    }

    /// The tokens of the date, the last one outside of it.
    fn date(&self) -> (usize, usize) {
        (self.hit.first as usize, self.hit.last as usize)
    }

    fn event(mut self, room: Stretch) -> Option<FoundEvent> {
        let (first, last) = self.date();
        if self.belongs_to_a_noun() {
            return None;
        }
        let (mut start, mut end) = (first, last);
        // To the borders of the sentence; on the way, the nearest borders of the clause.
        let (mut near_start, mut near_end) = (None, None);
        while start > first.saturating_sub(REACH) && self.goes_on(start - 1, room) {
            start -= 1;
            if near_start.is_none() && self.is_border(start) {
                near_start = Some(start + 1);
            }
        }
        while end < last + REACH && self.goes_on(end, room) {
            if near_end.is_none() && self.is_border(end) {
                near_end = Some(end);
            }
            end += 1;
        }
        for i in start..end {
            if (i < first || i >= last) && self.is_verb(self.token(i)) {
                self.verbs.push(i);
            }
        }
        // As much as it takes for a verb: the clause, with what follows it, with what goes before it.
        let (a, z) = (near_start.unwrap_or(start), near_end.unwrap_or(end));
        let next = (z + 1..end).find(|i| self.is_border(*i)).unwrap_or(end);
        let (a, z) = match () {
            () if self.has_subject(a, z) => (a, z),
            // "In 2018, and against advice, he left": the clause goes on until it has a verb.
            () if (first == a || near_start.is_none()) && self.has_subject(a, next) => (a, next),
            () if self.verb(start, z).is_some() => (start, z),
            () if self.verb(start, end).is_some() => (start, end),
            () => return None,
        };
        let a = self.nearer(a, z);
        if self.word(end) == "?" || self.any(a, "if|unless|whether|that|who|which|to") || self.is_dateline(start) {
            return None;
        }
        let title = self.title(a, z, near_start == Some(a))?;
        let at = Stretch { start: self.token(a).start, end: self.token(z.checked_sub(1)?).end };
        Some(FoundEvent { title, date: FoundDate::from(self.hit), region: None, at })
    }

    /// Is the token in the room of the sentence, and not its end?
    fn goes_on(&self, i: usize, room: Stretch) -> bool {
        let token = self.token(i);
        i < self.tokens.len() && room.start <= token.start && token.end <= room.end && !self.ends_sentence(i)
    }

    /// Where a title would be cut before it comes to the date: the beginning of the inner clause that has the date.
    fn nearer(&self, start: usize, end: usize) -> usize {
        let (first, _) = self.date();
        let begin = self.token(start).start;
        let long = self.token(end.wrapping_sub(1)).end > begin + LONG as u32;
        if !long || self.token(first).start - begin < LONG as u32 {
            return start;
        }
        let inner = (start..first).rev().find(|i| self.any(*i, INNER) && self.has_subject(i + 1, end));
        inner.map_or(start, |i| i + 1)
    }

    /// "the 2018 summit", "last week’s talks", "the summit of 2018".
    fn belongs_to_a_noun(&self) -> bool {
        let (first, last) = self.date();
        let with_article = self.any(first.wrapping_sub(1), "the|a|an|his|her|its|their|this|’s|'s");
        let next = self.token(last);
        let possessed = listed(next.of(self.text), "’s|'s|’|'") && next.start == self.hit.at.end;
        possessed || (with_article && next.is_word()) || self.any(first, "of")
    }

    /// "PORT ANSEL, March 3 –": when and where it was written.
    fn is_dateline(&self, start: usize) -> bool {
        const PLACE: usize = 8;
        let (first, last) = self.date();
        let place = self.tokens.get(start..first).unwrap_or_default();
        listed(self.word(last), "(|—|–|-") && place.len() <= PLACE && place.iter().all(|t| t.kind != Kind::Lower)
    }

    fn ends_sentence(&self, i: usize) -> bool {
        match self.word(i) {
            "." => !self.abbreviates(i),
            word => self.is_sign(i) && listed(word, "!|?|…|。|“|”|\"") || (self.token(i + 1).line && self.paragraph_ends(i)),
        }
    }

    fn paragraph_ends(&self, i: usize) -> bool {
        let between = Stretch { start: self.token(i).end, end: self.token(i + 1).start };
        between.of(self.text).bytes().take(200).filter(|b| *b == b'\n').count() > 1
    }

    /// Is the full stop part of "Gov.", "J.", "Feb. 26"?
    fn abbreviates(&self, i: usize) -> bool {
        let (before, next) = (self.token(i.wrapping_sub(1)), self.token(i + 1));
        let short = before.kind == Kind::Upper && before.end - before.start < 5;
        let joined = i > 0 && before.end == self.token(i).start && !next.line;
        joined && (next.kind == Kind::Lower || (short && next.kind != Kind::Other))
    }

    /// Does one clause end and another begin at the token?
    fn is_border(&self, i: usize) -> bool {
        match self.word(i) {
            "–" => self.text.as_bytes().get(self.token(i).end as usize) == Some(&b' '),
            "," => OPENERS.names(self.word(i + 1)),
            word => self.is_sign(i) && listed(word, ";|:|—|(|)"),
        }
    }

    fn is_verb(&self, token: Token) -> bool {
        let word = token.of(self.text);
        let regular = || word.len() > 3 && word.ends_with("ed") && !word.as_bytes().contains(&b'-') && !NO_VERBS.has(word);
        token.kind == Kind::Lower && (regular() || VERBS.has(word))
    }

    /// The first verb of some tokens.
    fn verb(&self, start: usize, end: usize) -> Option<usize> {
        self.verbs.iter().copied().find(|i| (start..end).contains(i))
    }

    /// A verb, and something before it that can be its subject.
    fn has_subject(&self, start: usize, end: usize) -> bool {
        let (first, last) = self.date();
        let verb = self.verb(start, end).unwrap_or(start);
        (start..verb)
            .any(|i| (i < first || i >= last) && self.token(i).is_word() && !LEADING.names(self.word(i)) && !OPENERS.names(self.word(i)))
    }

    /// The clause in its own words, without the date, of readable length; `subordinate`: another clause goes before it.
    fn title(&self, start: usize, end: usize, subordinate: bool) -> Option<String> {
        let (first, last) = self.date();
        let mut words = self.tokens.get(start..first)?.to_vec();
        // The commas around a date go with it.
        let alone = self.word(last) == "," && words.last().is_none_or(|t| t.of(self.text) == ",");
        words.extend_from_slice(self.tokens.get(last + usize::from(alone)..end).unwrap_or_default());
        let mut words = words.as_slice();
        while let Some((first, rest)) = words.split_first()
            && (is_sign(first) || self.leads(first, subordinate))
        {
            words = rest;
        }
        words = words.get(..self.readable(words))?;
        while let Some((last, rest)) = words.split_last()
            && (TRAILING.has(last.of(self.text)) || (is_sign(last) && !listed(last.of(self.text), ")|%")))
        {
            words = rest;
        }
        let mut title = String::new();
        let mut before = words.first()?.start;
        for token in words {
            let word = token.of(self.text);
            if before != token.start && !listed(word, ",|.|;|:|)") {
                title.push(' ');
            }
            title.push_str(word);
            before = token.end;
        }
        if let Some(first) = title.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        (words.iter().filter(|t| t.is_word()).count() > 1).then_some(title)
    }

    /// How many of the words fit into a title: up to the last border after the verb, if there are too many.
    fn readable(&self, words: &[Token]) -> usize {
        let mut length = 0;
        let (mut told, mut border, mut soft) = (usize::MAX, None, None);
        for (n, token) in words.iter().enumerate() {
            let word = token.of(self.text);
            length += word.chars().count() + usize::from(n > 0);
            if length > LONG {
                return border.or(soft).unwrap_or(n);
            }
            if told < n.saturating_sub(1) {
                if length > LONG / 2 && listed(word, ",|;|(|–|—") {
                    border = Some(n);
                } else if SOFT.has(word) {
                    soft = Some(n);
                }
            }
            if told == usize::MAX && self.is_verb(*token) {
                told = n;
            }
        }
        words.len()
    }

    fn leads(&self, token: &Token, subordinate: bool) -> bool {
        let word = token.of(self.text);
        LEADING.names(word) || (subordinate && OPENERS.names(word))
    }
}

fn is_sign(token: &Token) -> bool {
    !token.is_word() && token.kind != Kind::Number
}
