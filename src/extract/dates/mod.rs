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
mod date;
mod figures;
mod korean;
mod names;
mod relative;
mod resolve;
mod units;
mod words;

use super::listed::List;
use super::token::{Kind, Token};
use super::{FoundDate, Stretch};
use crate::model::{Edtf, Inferred};
use date::{Date, Point};
use resolve::{Anchor, Step};
use words::{DATES, Word, lookup, place};
pub(super) use words::{number, split_figures};

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
        published: published.map(Edtf::text),
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
        } else {
            let (word, upper) = (bytes.get(start..end).unwrap_or_default(), token.kind == Kind::Upper);
            if DATES.may_have(word, upper)
                && let Some(meaning) = lookup(token.of(text), upper)
            {
                reader.word_read(i, meaning);
            } else if word.len() > 6 && (upper || matches!(first, b'm' | b'l' | b'e')) && word.contains(&b'-') {
                reader.joined_word(i); // `mid-March`, `January-June`
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
    Before(Point),
}

/// What was read, before the words around it are looked at.
#[derive(Clone, Copy, Debug)]
struct Core {
    /// First token.
    first: usize,
    /// One after the last.
    last: usize,
    /// What the words alone say.
    stated: Option<Date>,
    /// The date; where it lacks its year, that is still to be found.
    date: Date,
    how: How,
}

impl Core {
    fn new(first: usize, last: usize, date: Date, how: How) -> Core {
        Core { first, last, stated: (how == How::Stated).then_some(date), date, how }
    }
}

/// A date that the text named last, and where.
#[derive(Clone, Copy, Debug)]
struct Named {
    point: Point,
    end: u32,
}

struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
    anchor: Option<Anchor>,
    /// The date of publication in EDTF.
    published: Option<String>,
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

    /// Which of the words (parted by blanks) is the token, from 0?
    fn which(&self, i: usize, words: &str) -> Option<i32> {
        place(words, self.word(i))
    }

    /// Is the token one of the words?
    fn is(&self, i: usize, words: &str) -> bool {
        self.which(i, words).is_some()
    }

    /// The same, of a longer list.
    fn is_one(&self, i: usize, words: &List) -> bool {
        words.names(self.word(i))
    }

    /// Is the token one of the signs, or is there none?
    fn closes(&self, i: usize, signs: &str) -> bool {
        self.word(i).is_empty() || self.is(i, signs)
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn kind(&self, i: usize) -> Kind {
        self.tokens.get(i).map_or(Kind::Other, |t| t.kind)
    }

    /// What the word at `i` may be.
    fn meaning(&self, i: usize) -> Option<Word> {
        let token = self.tokens.get(i).filter(|t| t.is_word())?;
        lookup(token.of(self.text), token.kind == Kind::Upper)
    }

    fn is_month_name(&self, i: usize) -> bool {
        matches!(self.meaning(i), Some(Word::Month(_) | Word::ShortMonth(_)))
    }

    /// The token and the one before it.
    fn pair(&self, i: usize) -> Option<(&Token, &Token)> {
        Some((self.tokens.get(i.checked_sub(1)?)?, self.tokens.get(i)?))
    }

    /// Do the token and the one before it belong to one paragraph?
    fn joined(&self, i: usize) -> bool {
        const WIDE: u32 = 100;
        let Some((before, token)) = self.pair(i) else { return false };
        let gap = Stretch { start: before.end, end: token.start };
        gap.end - gap.start < WIDE && (!token.line || gap.of(self.text).bytes().filter(|b| *b == b'\n').count() < 2)
    }

    fn touches(&self, i: usize) -> bool {
        self.pair(i).is_some_and(|(before, token)| before.end == token.start)
    }

    /// The token before, or `NONE` at the beginning of a paragraph and where another date ends.
    fn prev(&self, i: usize) -> usize {
        if i != NONE && i > self.free && self.joined(i) { i - 1 } else { NONE }
    }

    /// The token after, or `NONE` at the end of a paragraph.
    fn next(&self, i: usize) -> usize {
        self.here(i.saturating_add(1))
    }

    /// `i` itself, unless a paragraph begins there.
    fn here(&self, i: usize) -> usize {
        if i != NONE && self.joined(i) { i } else { NONE }
    }

    /// The token before, if it is one of the words; otherwise `i` itself.
    fn before_skipped(&self, i: usize, words: &str) -> usize {
        let p = self.prev(i);
        if self.is(p, words) { p } else { i }
    }

    /// The token after, if this one is one of the words; otherwise `i` itself.
    fn skip(&self, i: usize, words: &str) -> usize {
        if self.is(i, words) { self.next(i) } else { i }
    }

    /// A number of one or two digits that can be a day of a month.
    fn day_number(&self, i: usize) -> Option<u8> {
        let (figures, suffix) = split_figures(self.word(i));
        let day = number(figures).filter(|day| (1..=31).contains(day) && figures.len() <= 2)?;
        (suffix.is_empty() || place("st nd rd th", suffix).is_some()).then_some(day as u8)
    }

    fn is_ordinal(&self, i: usize) -> bool {
        self.kind(i) == Kind::Number && self.word(i).as_bytes().last().is_some_and(u8::is_ascii_alphabetic)
    }

    /// A number of four digits that can be a year.
    fn year_number(&self, i: usize) -> Option<i32> {
        year_number(self.word(i))
    }

    /// Can a number end here, or is what follows a thing that it counts?
    fn free_after(&self, i: usize) -> bool {
        let next = self.here(i);
        self.kind(next) != Kind::Lower || self.is_one(next, &words::FUNCTION) || self.owns(next)
    }

    /// Is it the ending of a possessive?
    fn owns(&self, i: usize) -> bool {
        self.word(i).starts_with(['\'', '’'])
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn word_read(&mut self, i: usize, word: Word) {
        let _ = match word {
            Word::Month(_) | Word::ShortMonth(_) => self.month_read(i),
            Word::Weekday(day) => self.weekday(i, i32::from(day)),
            Word::ShortWeekday => self.weekday_before_date(i),
            Word::Near(day) => self.near(i, i32::from(day) - 1),
            Word::Unit(unit) => self.unit(i, unit),
            Word::Season(season) => self.season(i, season),
            Word::Share(months) => self.share(i, months),
        };
    }

    /// The words alone say a date.
    fn stated(&mut self, first: usize, last: usize, date: Date) -> Option<()> {
        self.finish(Core::new(first, last, date, How::Stated))
    }

    /// Publication leads to a date.
    fn published(&mut self, first: usize, last: usize, step: Step) -> Option<()> {
        let date = self.anchor?.read(&step)?;
        self.finish(Core::new(first, last, date, How::Published))
    }

    /// The year so many years from publication.
    fn year_from_publication(&self, by: i32) -> Option<i32> {
        self.anchor?.read(&Step::Year(by))?.from().year()
    }

    /// The moment that was named before, if it is not too far back.
    fn named(&self, named: Option<Named>, first: usize) -> Option<Point> {
        const FAR: u32 = 1500;
        let (named, token) = (named?, self.tokens.get(first)?);
        (token.start.saturating_sub(named.end) < FAR).then_some(named.point)
    }

    /// Keeps a date, and remembers it for what is read from it.
    fn keep(&mut self, hit: DateHit, date: Date) {
        let end = hit.full.end;
        let (from, to) = (date.from(), date.to().unwrap_or(Point::OPEN));
        let both = from != Point::OPEN && to != Point::OPEN;
        let point = if from == Point::OPEN { to } else { from };
        let named = Some(Named { point, end });
        if !both && point.day() != 0 && !point.is_about() {
            self.day = named;
        }
        if both || point.has_month() {
            self.month = named;
        }
        self.year = named;
        self.free = hit.last as usize;
        self.hits.push(hit);
    }
}

/// The month that a word names, from 1.
pub(super) fn month_of(word: &str) -> Option<i32> {
    match lookup(word, true) {
        Some(Word::Month(month) | Word::ShortMonth(month)) => Some(i32::from(month)),
        _ => None,
    }
}

/// A day, or a month, as EDTF, if the calendar has it.
pub(super) fn written(year: i32, month: i32, day: Option<i32>) -> Option<String> {
    crate::model::Day::new(year, month as u32, day.unwrap_or(1) as u32)?;
    Some(Date::at(Point::new(Some(year), month as u8, day.unwrap_or_default() as u8)).text())
}

/// Four digits that can be a year.
fn year_number(word: &str) -> Option<i32> {
    number(word).filter(|year| word.len() == 4 && (1000..=2100).contains(year))
}
