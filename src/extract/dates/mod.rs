//! Dates in a text, as EDTF, with the words that state them and what had to be inferred.
//!
//! English, some Korean, and dates in figures. Nothing is padded to a day that nobody stated: "late February" is
//! `2019-02~`, about that month, and "last week" the seven days of that week. A year that is not stated is the one that
//! puts the date nearest to publication; without a date of publication it stays unstated (`XXXX-02-26`), and an
//! expression that is only relative ("yesterday") gives nothing. Feasts and wars are not dates.
//!
//! ```text
//! date      = [ since | until | before | after | by ] [ about | late | end of … ] ( day | month | year | relative )
//! "since"   = from then on `2019-02/..` ; "until", "before", "by" = up to then `../2019-02`, the named date inside
//! range     = date ( "to" | "–" | … ) date
//! relative  = to publication: yesterday, on Monday, last week, two days ago
//!           | to the date before it in the text: the same day, that evening, three months earlier, the 24th
//! ```

mod absolute;
mod around;
mod figures;
mod korean;
mod relative;
mod resolve;
mod units;
mod words;

use super::token::{Kind, Token};
use super::{FoundDate, Stretch};
use crate::model::{Bound, Edtf, Inferred, Moment, Qualifier};
use resolve::Anchor;
use words::{Word, lookup};

/// A date that the text names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateHit {
    /// The words: with what makes it a different date ("since February", "late 2018"), without a mere "on" or "in".
    pub at: Stretch,
    /// The words with their preposition: what to leave out so that the sentence still reads.
    pub full: Stretch,
    /// The first token of `full`.
    pub first: u32,
    /// One after its last token.
    pub last: u32,
    /// EDTF, resolved as far as can be.
    pub date: String,
    /// EDTF of what the words alone say (`XXXX-02-26`); empty where they say nothing without another date.
    pub stated: String,
    /// What of it the words do not say.
    pub inferred: Option<Inferred>,
    /// How it was resolved, in a sentence.
    pub why: Option<String>,
    /// Do the words point to another date: publication, or the one before it in the text?
    pub relative: bool,
}

impl From<&DateHit> for FoundDate {
    fn from(hit: &DateHit) -> FoundDate {
        FoundDate {
            date: hit.date.clone(),
            inferred: hit.inferred.map(|inferred| inferred.word().to_owned()),
            why: hit.why.clone(),
            at: hit.at,
        }
    }
}

/// Every date in a text, in order; none overlaps another. `tokens` are the text's own.
pub fn dates(text: &str, tokens: &[Token], published: Option<&Edtf>) -> Vec<DateHit> {
    let mut reader = Reader {
        text,
        tokens,
        anchor: published.and_then(Anchor::of),
        published,
        hits: Vec::new(),
        free: 0,
        may_is_a_person: false,
        day: None,
        month: None,
        year: None,
    };
    let bytes = text.as_bytes();
    for (i, token) in tokens.iter().enumerate() {
        if token.kind == Kind::Other || i < reader.free {
            continue;
        }
        let (start, end) = (token.start as usize, token.end as usize);
        let Some(&first) = bytes.get(start) else { continue };
        if token.kind == Kind::Number {
            let next = bytes.get(end).copied().unwrap_or_default();
            if end - start > 2 || matches!(next, b'/' | b'-') || next >= 128 {
                reader.number(i);
            }
        } else if first >= 128 {
            if matches!(first, 0xea..=0xed) {
                reader.korean_word(i);
            }
        } else if let Some(word) = bytes.get(start..end) {
            let upper = token.kind == Kind::Upper;
            match lookup(word, upper) {
                Some(meaning) => reader.word_read(i, meaning),
                None if word.len() > 7 && matches!(first | 32, b'm' | b'l' | b'e') || upper && word.len() > 6 => reader.joined_word(i),
                None => {}
            }
        }
    }
    reader.hits
}

/// Is what is told past, or to come?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tense {
    Past,
    Future,
    Unknown,
}

/// A number that stands for no token.
const NONE: usize = usize::MAX;

/// What leads from the words to the date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum How {
    /// The words alone.
    Stated,
    /// The words and the date of publication.
    Published,
    /// The words, and the year nearest to publication.
    Nearest,
    /// A date before it in the text.
    Before(Moment),
}

/// What was read, before the words around it are looked at.
#[derive(Clone, Copy, Debug)]
struct Core {
    /// First token.
    first: usize,
    /// One after the last.
    last: usize,
    /// What the words alone say.
    stated: Option<Edtf>,
    /// The date; where it lacks its year, that is still to be found.
    date: Edtf,
    how: How,
}

/// A date that the text named last, and where.
#[derive(Clone, Copy, Debug)]
struct Named {
    moment: Moment,
    end: u32,
}

struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
    anchor: Option<Anchor>,
    published: Option<&'a Edtf>,
    hits: Vec<DateHit>,
    /// Tokens before this one belong to a date already.
    free: usize,
    /// Has somebody of that name been met?
    may_is_a_person: bool,
    /// The last day, month, year that was named.
    day: Option<Named>,
    month: Option<Named>,
    year: Option<Named>,
}

impl<'a> Reader<'a> {
    fn word(&self, i: usize) -> &'a str {
        self.tokens.get(i).map(|t| t.of(self.text)).unwrap_or_default()
    }

    fn is(&self, i: usize, word: &str) -> bool {
        self.word(i).eq_ignore_ascii_case(word)
    }

    fn any(&self, i: usize, words: &[&str]) -> bool {
        let word = self.word(i);
        !word.is_empty() && words.iter().any(|w| w.eq_ignore_ascii_case(word))
    }

    fn kind(&self, i: usize) -> Kind {
        self.tokens.get(i).map_or(Kind::Other, |t| t.kind)
    }

    /// What the word at `i` may be.
    fn meaning(&self, i: usize) -> Option<Word> {
        let token = self.tokens.get(i).filter(|t| t.is_word())?;
        lookup(token.of(self.text).as_bytes(), token.kind == Kind::Upper)
    }

    /// Do the token and the one before it belong to one paragraph?
    fn joined(&self, i: usize) -> bool {
        const WIDE: usize = 100;
        let (Some(before), Some(token)) = (i.checked_sub(1).and_then(|b| self.tokens.get(b)), self.tokens.get(i)) else { return false };
        let gap = (token.start - before.end) as usize;
        gap < WIDE && (!token.line || Stretch { start: before.end, end: token.start }.of(self.text).matches('\n').count() < 2)
    }

    fn touches(&self, i: usize) -> bool {
        let before = i.checked_sub(1).and_then(|b| self.tokens.get(b));
        matches!((before, self.tokens.get(i)), (Some(a), Some(b)) if a.end == b.start)
    }

    /// The token before, or `NONE` at the beginning of a paragraph and where another date ends.
    fn prev(&self, i: usize) -> usize {
        if i != NONE && i > self.free && self.joined(i) { i - 1 } else { NONE }
    }

    /// The token after, or `NONE` at the end of a paragraph.
    fn next(&self, i: usize) -> usize {
        if i != NONE && self.joined(i + 1) { i + 1 } else { NONE }
    }

    /// `i` itself, unless a paragraph begins there.
    fn here(&self, i: usize) -> usize {
        if i != NONE && self.joined(i) { i } else { NONE }
    }

    /// A number of one or two digits that can be a day of a month.
    fn day_number(&self, i: usize) -> Option<u8> {
        let word = self.word(i).as_bytes();
        let digits = word.iter().take_while(|b| b.is_ascii_digit()).count();
        let suffix = word.get(digits..)?;
        let plain = suffix.is_empty() || [b"st", b"nd", b"rd", b"th"].iter().any(|s| s.eq_ignore_ascii_case(suffix));
        let day = word.iter().take(digits).fold(0_u8, |n, d| n.saturating_mul(10).saturating_add(d - b'0'));
        (matches!(digits, 1 | 2) && plain && (1..=31).contains(&day)).then_some(day)
    }

    fn is_ordinal(&self, i: usize) -> bool {
        self.kind(i) == Kind::Number && self.word(i).as_bytes().last().is_some_and(u8::is_ascii_alphabetic)
    }

    /// A number of four digits that can be a year.
    fn year_number(&self, i: usize) -> Option<i32> {
        let word = self.word(i).as_bytes();
        if word.len() != 4 || !word.iter().all(u8::is_ascii_digit) {
            return None;
        }
        let year = word.iter().fold(0, |n, d| n * 10 + i32::from(d - b'0'));
        (1000..=2100).contains(&year).then_some(year)
    }

    /// Can a number end here, or is what follows a thing that it counts?
    fn free_after(&self, i: usize) -> bool {
        let next = self.here(i);
        self.kind(next) != Kind::Lower || self.any(next, words::FUNCTION) || self.word(next).starts_with(['\'', '’'])
    }

    fn word_read(&mut self, i: usize, word: Word) {
        let core = match word {
            Word::Month(_) | Word::ShortMonth(_) => self.month_read(i),
            Word::Weekday(day) => self.weekday(i, day),
            Word::ShortWeekday(_) => self.weekday_before_date(i),
            Word::Near(days) => self.near(i, days),
            Word::Unit(unit) => self.unit(i, unit),
            Word::Season(season) => self.season(i, season),
            Word::Share(months) => self.share(i, months),
        };
        if let Some(core) = core {
            self.finish(core);
        }
    }

    /// Publication leads to a date.
    fn published(&self, first: usize, last: usize, date: impl Fn(crate::model::Day) -> Option<Edtf>) -> Option<Core> {
        let date = self.anchor?.read(date)?;
        Some(Core { first, last, stated: None, date, how: How::Published })
    }

    /// A date named before leads to a date, if it is not too far back.
    fn before(&self, named: Option<Named>, first: usize, last: usize, date: impl Fn(&Moment) -> Option<Edtf>) -> Option<Core> {
        const FAR: u32 = 1500;
        let named = named.filter(|n| self.tokens.get(first).is_some_and(|t| t.start.saturating_sub(n.end) < FAR))?;
        Some(Core { first, last, stated: None, date: date(&named.moment)?, how: How::Before(named.moment) })
    }

    /// Keeps a date, and remembers it for what is read from it.
    fn keep(&mut self, hit: DateHit, date: &Edtf) {
        let named = |moment: &Moment| Some(Named { moment: *moment, end: hit.full.end });
        let moment = match date {
            Edtf::At(moment) => Some(moment),
            Edtf::Between(Bound::At(moment), Bound::Open) | Edtf::Between(Bound::Open, Bound::At(moment)) => Some(moment),
            Edtf::Between(Bound::At(from), _) => {
                self.month = named(from);
                self.year = named(from);
                None
            }
            Edtf::Between(..) => None,
        };
        if let Some(moment) = moment {
            if moment.day.is_some() && moment.qualifier == Qualifier::Exact {
                self.day = named(moment);
            }
            if resolve::month_of(moment).is_some_and(|m| m <= 12) {
                self.month = named(moment);
            }
            self.year = named(moment);
        }
        self.free = hit.last as usize;
        self.hits.push(hit);
    }
}
