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

use super::token::{Kind, Token};
use super::{DateHit, FoundDate, FoundEvent, Stretch};
use crate::model::sort_by;

/// Characters in a title.
const LONG: usize = 90;
/// Tokens that are looked at on each side of a date.
const REACH: usize = 60;

/// Words that begin a clause; after a comma they are a border.
#[rustfmt::skip]
const OPENERS: &[&str] = &[
    "and", "but", "while", "when", "as", "after", "before", "because", "since", "so", "though", "although", "then", "where", "whereas",
    "or", "yet", "until",
];
/// What a title does not begin with.
#[rustfmt::skip]
const LEADING: &[&str] = &[
    "and", "but", "so", "then", "or", "yet", "also", "however", "meanwhile", "later", "earlier", "still", "only", "even", "just",
];
/// What a title does not end with.
#[rustfmt::skip]
const TRAILING: &[&str] = &[
    "a", "an", "the", "of", "in", "on", "at", "to", "and", "or", "but", "with", "for", "by", "from", "that", "which", "who", "as", "his",
    "her", "its", "their", "into", "was", "were", "is", "are", "has", "have", "had", "will", "than", "late", "early", "just", "only",
    "when", "while", "where", "after", "before", "about", "between", "during", "until", "since",
];
/// Where a title that is too long can end, if no comma helps: before one of these.
#[rustfmt::skip]
const SOFT: &[&str] = &[
    "that", "who", "which", "whose", "to", "for", "with", "in", "at", "on", "by", "from", "after", "before", "as", "because", "while",
    "when", "where", "during", "about", "over", "against", "into", "through", "without", "under", "among", "and", "but",
];
/// Words that begin a clause inside of another, with a subject of its own.
const INNER: &[&str] = &["that", "when", "where", "as", "after", "before", "because", "while", "since", "but", "and"];
/// Verbs that tell of something and do not end in "ed", sorted.
#[rustfmt::skip]
const VERBS: &[&str] = &[
    "are", "arrives", "attends", "became", "becomes", "began", "begin", "begins", "blew", "bought", "breaks", "brings", "broke",
    "brought", "builds", "built", "burst", "buys", "came", "closes", "comes", "crossed", "crosses", "cut", "cuts", "dealt", "departs",
    "did", "dies", "draws", "drew", "drives", "drove", "ends", "expires", "falls", "fell", "fights", "finds", "fled", "flees", "flew",
    "flies", "fought", "found", "froze", "gave", "gets", "gives", "goes", "got", "grew", "grows", "had", "has", "have", "held", "hit",
    "hits", "holds", "hosts", "is", "keeps", "kept", "killed", "launches", "leads", "leaves", "led", "left", "loses", "lost", "made",
    "makes", "meet", "meets", "met", "opens", "overthrew", "paid", "pays", "plans", "put", "puts", "ran", "read", "resumes", "returns",
    "rises", "rode", "rose", "runs", "sailed", "sails", "sank", "sat", "saw", "sees", "sells", "sends", "sent", "set", "sets", "shot",
    "shut", "shuts", "signs", "sinks", "sits", "sold", "spent", "spread", "starts", "stole", "stood", "strikes", "struck", "swore",
    "takes", "took", "travels", "underwent", "visits", "votes", "was", "went", "were", "will", "wins", "withdrew", "won", "would",
    "wrote",
];
const _: () = assert!(sorted(VERBS)); // they are searched by halves

const fn sorted(words: &[&str]) -> bool {
    let mut i = 1;
    while i < words.len() {
        let (a, b) = (words[i - 1].as_bytes(), words[i].as_bytes());
        let mut n = 0;
        while n < a.len() && n < b.len() && a[n] == b[n] {
            n += 1;
        }
        if n == b.len() || (n < a.len() && a[n] > b[n]) {
            return false;
        }
        i += 1;
    }
    true
}

/// Words in "ed" that are none.
#[rustfmt::skip]
const NO_VERBS: &[&str] = &[
    "need", "indeed", "hundred", "speed", "feed", "seed", "breed", "exceed", "proceed", "succeed", "sacred", "naked", "wicked", "hatred",
    "kindred", "embed", "shed", "weed", "deed", "greed", "creed", "steed", "so-called", "united", "aged", "limited", "armed",
];

/// The events that dates date. `stretches` are sentences or paragraphs, `hits` the text's dates, both in order; where
/// `spoken` lies (what is said, and the words that report it), nothing is told by the text itself.
pub fn events(text: &str, tokens: &[Token], stretches: &[Stretch], hits: &[DateHit], spoken: &[Stretch]) -> Vec<FoundEvent> {
    let mut spoken: Vec<Stretch> = spoken.to_vec();
    sort_by(&mut spoken, Ord::cmp);
    let mut found: Vec<FoundEvent> = Vec::new();
    let (mut stretch, mut speech) = (0, 0);
    for hit in hits {
        while stretches.get(stretch).is_some_and(|s| s.end <= hit.full.start) {
            stretch += 1;
        }
        while spoken.get(speech).is_some_and(|s| s.end <= hit.full.start) {
            speech += 1;
        }
        let Some(within) = stretches.get(stretch).filter(|s| s.start <= hit.full.start && hit.full.end <= s.end) else { continue };
        if spoken.get(speech).is_some_and(|s| s.start < hit.full.end) {
            continue;
        }
        let after_speech = speech.checked_sub(1).and_then(|s| spoken.get(s)).map_or(0, |s| s.end);
        let before_speech = spoken.get(speech).map_or(u32::MAX, |s| s.start);
        let room = Stretch { start: within.start.max(after_speech), end: within.end.min(before_speech) };
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

/// The clause around one date.
struct Clause<'a> {
    text: &'a str,
    tokens: &'a [Token],
    hit: &'a DateHit,
    /// The verbs of the sentence, outside of the date, in order.
    verbs: Vec<usize>,
}

impl Clause<'_> {
    fn word(&self, i: usize) -> &str {
        self.tokens.get(i).map(|t| t.of(self.text)).unwrap_or_default()
    }

    fn any(&self, i: usize, words: &[&str]) -> bool {
        let word = self.word(i);
        words.iter().any(|w| w.eq_ignore_ascii_case(word))
    }

    fn event(mut self, room: Stretch) -> Option<FoundEvent> {
        let (first, last) = (self.hit.first as usize, self.hit.last as usize);
        if self.belongs_to_a_noun(first, last) {
            return None;
        }
        let inside = |i: usize| self.tokens.get(i).is_some_and(|t| room.start <= t.start && t.end <= room.end);
        let (mut start, mut end) = (first, last);
        // To the borders of the sentence; on the way, the nearest borders of the clause.
        let (mut near_start, mut near_end) = (None, None);
        while start > first.saturating_sub(REACH) && start > 0 && inside(start - 1) && !self.ends_sentence(start - 1) {
            start -= 1;
            if near_start.is_none() && self.is_border(start) {
                near_start = Some(start + 1);
            }
        }
        while end < last + REACH && inside(end) && !self.ends_sentence(end) {
            if near_end.is_none() && self.is_border(end) {
                near_end = Some(end);
            }
            end += 1;
        }
        self.verbs = (start..first).chain(last..end).filter(|i| self.is_verb(*i)).collect();
        // As much as it takes for a verb: the clause, with what follows it, with what goes before it.
        let (a, z) = (near_start.unwrap_or(start), near_end.unwrap_or(end));
        let leads = first == a;
        let narrow = self.has_subject(a, z).then_some((a, z));
        let (a, z) = narrow
            .or_else(|| (leads || near_start.is_none()).then(|| self.wider_after(a, z, end)).flatten())
            .or_else(|| self.tells(start, z).then_some((start, z)))
            .or_else(|| self.tells(start, end).then_some((start, end)))?;
        let a = self.nearer(a, z);
        let asks = self.word(end) == "?" || self.any(a, &["if", "unless", "whether", "that", "who", "which", "to"]);
        if asks || self.is_dateline(start) {
            return None;
        }
        let title = self.title(a, z, near_start == Some(a))?;
        let at = Stretch { start: self.tokens.get(a)?.start, end: self.tokens.get(z.checked_sub(1)?)?.end };
        Some(FoundEvent { title, date: FoundDate::from(self.hit), region: None, at })
    }

    /// Where a title would be cut before it comes to the date: the beginning of the inner clause that has the date.
    fn nearer(&self, start: usize, end: usize) -> usize {
        let first = self.hit.first as usize;
        let begin = |i: usize| self.tokens.get(i).map_or(0, |t| t.start);
        let long = self.tokens.get(end.wrapping_sub(1)).is_some_and(|t| t.end - begin(start) > LONG as u32);
        if !long || begin(first) - begin(start) < LONG as u32 {
            return start;
        }
        let inner = (start..first).rev().find(|i| self.any(*i, INNER) && self.has_subject(i + 1, end));
        inner.map_or(start, |i| i + 1)
    }

    /// "the 2018 summit", "last week’s talks", "the summit of 2018".
    fn belongs_to_a_noun(&self, first: usize, last: usize) -> bool {
        let before = self.tokens.get(first.wrapping_sub(1)).map(|_| first - 1).unwrap_or(usize::MAX);
        let with_article = self.any(before, &["the", "a", "an", "his", "her", "its", "their", "this", "’s", "'s"]);
        let possessed =
            matches!(self.word(last), "’s" | "'s" | "’" | "'") && self.tokens.get(last).is_some_and(|t| t.start == self.hit.at.end);
        let next_word = self.tokens.get(last).is_some_and(Token::is_word);
        possessed || (with_article && next_word) || self.word(first).eq_ignore_ascii_case("of")
    }

    /// "PORT ANSEL, March 3 –": when and where it was written.
    fn is_dateline(&self, start: usize) -> bool {
        const PLACE: usize = 8;
        let (first, last) = (self.hit.first as usize, self.hit.last as usize);
        let place = self.tokens.get(start..first).unwrap_or_default();
        matches!(self.word(last), "(" | "—" | "–" | "-") && place.len() <= PLACE && place.iter().all(|t| t.kind != Kind::Lower)
    }

    fn ends_sentence(&self, i: usize) -> bool {
        match self.word(i) {
            "!" | "?" | "…" | "。" | "“" | "”" | "\"" => true,
            "." => !self.abbreviates(i),
            _ => self.tokens.get(i + 1).is_some_and(|t| t.line) && self.paragraph_ends(i),
        }
    }

    fn paragraph_ends(&self, i: usize) -> bool {
        match (self.tokens.get(i), self.tokens.get(i + 1)) {
            (Some(a), Some(b)) => {
                Stretch { start: a.end, end: b.start }.of(self.text).bytes().take(200).filter(|b| *b == b'\n').count() > 1
            }
            _ => true,
        }
    }

    /// Is the full stop part of "Gov.", "J.", "Feb. 26"?
    fn abbreviates(&self, i: usize) -> bool {
        let (Some(before), Some(stop)) = (self.tokens.get(i.wrapping_sub(1)), self.tokens.get(i)) else { return false };
        let next = self.tokens.get(i + 1);
        let joined = before.end == stop.start && next.is_some_and(|n| !n.line);
        let short = before.kind == Kind::Upper && before.end - before.start < 5;
        joined && (next.is_some_and(|n| n.kind == Kind::Lower) || (short && next.is_some_and(|n| n.kind != Kind::Other)))
    }

    /// Does one clause end and another begin at the token?
    fn is_border(&self, i: usize) -> bool {
        match self.word(i) {
            ";" | ":" | "—" | "(" | ")" => true,
            "–" => self.tokens.get(i).is_some_and(|t| self.text.as_bytes().get(t.end as usize) == Some(&b' ')),
            "," => self.any(i + 1, OPENERS),
            _ => false,
        }
    }

    fn is_verb(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| self.is_verb_token(t))
    }

    fn is_verb_token(&self, token: &Token) -> bool {
        let word = token.of(self.text);
        let regular = || word.len() > 3 && word.ends_with("ed") && !word.contains('-') && !NO_VERBS.contains(&word);
        token.kind == Kind::Lower && (VERBS.binary_search(&word).is_ok() || regular())
    }

    /// The first verb of some tokens.
    fn verb(&self, start: usize, end: usize) -> Option<usize> {
        self.verbs.iter().copied().find(|i| (start..end).contains(i))
    }

    fn tells(&self, start: usize, end: usize) -> bool {
        self.verb(start, end).is_some()
    }

    /// A verb, and something before it that can be its subject.
    fn has_subject(&self, start: usize, end: usize) -> bool {
        let (first, last) = (self.hit.first as usize, self.hit.last as usize);
        self.verb(start, end).is_some_and(|verb| {
            (start..verb)
                .filter(|i| !(first..last).contains(i))
                .any(|i| self.tokens.get(i).is_some_and(Token::is_word) && !self.any(i, LEADING) && !self.any(i, OPENERS))
        })
    }

    /// "In 2018, and against advice, he left": the clause goes on until it has a verb.
    fn wider_after(&self, start: usize, end: usize, last: usize) -> Option<(usize, usize)> {
        let next = (end + 1..last).find(|i| self.is_border(*i)).unwrap_or(last);
        self.has_subject(start, next).then_some((start, next))
    }

    /// The clause in its own words, without the date, of readable length; `subordinate`: another clause goes before it.
    fn title(&self, start: usize, end: usize, subordinate: bool) -> Option<String> {
        let (first, last) = (self.hit.first as usize, self.hit.last as usize);
        let mut words: Vec<&Token> = self.tokens.get(start..first)?.iter().collect();
        // The commas around a date go with it.
        let alone = words.last().is_none_or(|t| t.of(self.text) == ",") && self.word(last) == ",";
        words.extend(self.tokens.get(last + usize::from(alone)..end).unwrap_or_default());
        let skip = words.iter().take_while(|t| !t.is_word() && t.kind != Kind::Number || self.leads(t, subordinate)).count();
        let words = words.get(skip..)?;
        let mut title = String::new();
        let mut cut = words.len();
        let mut length = 0;
        let (mut told, mut border, mut soft) = (None, None, None);
        for (n, token) in words.iter().enumerate() {
            length += token.of(self.text).chars().count() + usize::from(n > 0);
            if length > LONG {
                cut = border.or(soft).unwrap_or(n);
                break;
            }
            if told.is_some_and(|told| told + 1 < n) {
                match token.of(self.text) {
                    "," | ";" | "(" | "–" | "—" if length > LONG / 2 => border = Some(n),
                    word if SOFT.contains(&word) => soft = Some(n),
                    _ => {}
                }
            }
            if told.is_none() && self.is_verb_token(token) {
                told = Some(n);
            }
        }
        let mut words = words.get(..cut)?;
        while let Some((last, rest)) = words.split_last() {
            let end = !last.is_word() && last.kind != Kind::Number && !matches!(last.of(self.text), ")" | "%");
            if !end && !TRAILING.contains(&last.of(self.text)) {
                break;
            }
            words = rest;
        }
        let mut before: Option<&Token> = None;
        for token in words {
            if let Some(before) = before
                && before.end != token.start
                && !matches!(token.of(self.text), "," | "." | ";" | ":" | ")")
            {
                title.push(' ');
            }
            let word = token.of(self.text);
            match word.chars().next().filter(|_| before.is_none()) {
                Some(first) => {
                    title.push(first.to_ascii_uppercase());
                    title.push_str(word.get(first.len_utf8()..).unwrap_or_default());
                }
                None => title.push_str(word),
            }
            before = Some(token);
        }
        (words.iter().filter(|t| t.is_word()).count() > 1).then_some(title)
    }

    fn leads(&self, token: &Token, subordinate: bool) -> bool {
        let is = |w: &&str| w.eq_ignore_ascii_case(token.of(self.text));
        LEADING.iter().any(is) || (subordinate && OPENERS.iter().any(is))
    }
}
