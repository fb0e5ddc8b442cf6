//! The words that a date can hang on. A table by first letter and length lets every other word pass in a few steps.
//!
//! Does not look at what stands around a word: that is for the files beside this one.

/// What a word may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// A month from 1, spelt out.
    Month(u8),
    /// A month from 1, shortened; a full stop may follow.
    ShortMonth(u8),
    /// A day of the week from 0, Monday.
    Weekday(u8),
    /// The same, shortened.
    ShortWeekday(u8),
    /// Yesterday, today, tomorrow: days from today.
    Near(i8),
    /// A length of time.
    Unit(Unit),
    /// Spring 21, summer 22, autumn 23, winter 24.
    Season(u8),
    /// Half or quarter of a year: how many months.
    Share(u8),
}

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Days,
    /// Morning, afternoon, evening, night: a part of a day.
    Part,
    Night,
    Week,
    Weeks,
    Weekend,
    Month,
    Months,
    Year,
    Years,
}

/// Words in the order of their first letter; the flag says that one begins with a capital wherever it stands.
const WORDS: &[(&str, bool, Word)] = &[
    ("april", true, Word::Month(4)),
    ("apr", true, Word::ShortMonth(4)),
    ("august", true, Word::Month(8)),
    ("aug", true, Word::ShortMonth(8)),
    ("autumn", false, Word::Season(23)),
    ("afternoon", false, Word::Unit(Unit::Part)),
    ("december", true, Word::Month(12)),
    ("dec", true, Word::ShortMonth(12)),
    ("day", false, Word::Unit(Unit::Day)),
    ("days", false, Word::Unit(Unit::Days)),
    ("evening", false, Word::Unit(Unit::Part)),
    ("february", true, Word::Month(2)),
    ("feb", true, Word::ShortMonth(2)),
    ("friday", true, Word::Weekday(4)),
    ("fri", true, Word::ShortWeekday(4)),
    ("fall", false, Word::Season(23)),
    ("half", false, Word::Share(6)),
    ("january", true, Word::Month(1)),
    ("jan", true, Word::ShortMonth(1)),
    ("june", true, Word::Month(6)),
    ("jun", true, Word::ShortMonth(6)),
    ("july", true, Word::Month(7)),
    ("jul", true, Word::ShortMonth(7)),
    ("march", true, Word::Month(3)),
    ("mar", true, Word::ShortMonth(3)),
    ("may", true, Word::Month(5)),
    ("monday", true, Word::Weekday(0)),
    ("mon", true, Word::ShortWeekday(0)),
    ("month", false, Word::Unit(Unit::Month)),
    ("months", false, Word::Unit(Unit::Months)),
    ("morning", false, Word::Unit(Unit::Part)),
    ("november", true, Word::Month(11)),
    ("nov", true, Word::ShortMonth(11)),
    ("night", false, Word::Unit(Unit::Night)),
    ("october", true, Word::Month(10)),
    ("oct", true, Word::ShortMonth(10)),
    ("quarter", false, Word::Share(3)),
    ("september", true, Word::Month(9)),
    ("sept", true, Word::ShortMonth(9)),
    ("sep", true, Word::ShortMonth(9)),
    ("saturday", true, Word::Weekday(5)),
    ("sat", true, Word::ShortWeekday(5)),
    ("sunday", true, Word::Weekday(6)),
    ("sun", true, Word::ShortWeekday(6)),
    ("spring", false, Word::Season(21)),
    ("summer", false, Word::Season(22)),
    ("tuesday", true, Word::Weekday(1)),
    ("tues", true, Word::ShortWeekday(1)),
    ("tue", true, Word::ShortWeekday(1)),
    ("thursday", true, Word::Weekday(3)),
    ("thurs", true, Word::ShortWeekday(3)),
    ("thur", true, Word::ShortWeekday(3)),
    ("thu", true, Word::ShortWeekday(3)),
    ("today", false, Word::Near(0)),
    ("tonight", false, Word::Near(0)),
    ("tomorrow", false, Word::Near(1)),
    ("wednesday", true, Word::Weekday(2)),
    ("wed", true, Word::ShortWeekday(2)),
    ("week", false, Word::Unit(Unit::Week)),
    ("weeks", false, Word::Unit(Unit::Weeks)),
    ("weekend", false, Word::Unit(Unit::Weekend)),
    ("winter", false, Word::Season(24)),
    ("year", false, Word::Unit(Unit::Year)),
    ("years", false, Word::Unit(Unit::Years)),
    ("yesterday", false, Word::Near(-1)),
];

/// For each first letter: which lengths there are, and where its words are in the table.
#[derive(Clone, Copy)]
struct Entry {
    lower: u16,
    upper: u16,
    from: u8,
    to: u8,
}

static ENTRIES: [Entry; 26] = entries();

const fn entries() -> [Entry; 26] {
    let mut all = [Entry { lower: 0, upper: 0, from: 0, to: 0 }; 26];
    let mut i = 0;
    while i < WORDS.len() {
        let word = WORDS[i].0.as_bytes();
        let entry = &mut all[(word[0] - b'a') as usize];
        if entry.to == 0 {
            entry.from = i as u8;
        }
        entry.to = i as u8 + 1;
        entry.upper |= 1 << word.len();
        if !WORDS[i].1 {
            entry.lower |= 1 << word.len();
        }
        i += 1;
    }
    all
}

/// What a word may be; `upper`: it begins with a capital.
#[inline]
pub(super) fn lookup(word: &[u8], upper: bool) -> Option<Word> {
    let first = (word.first()? | 0x20).wrapping_sub(b'a');
    let entry = ENTRIES.get(usize::from(first))?;
    let lengths = if upper { entry.upper } else { entry.lower };
    if word.len() > 9 || lengths >> word.len() & 1 == 0 {
        return None;
    }
    WORDS
        .get(usize::from(entry.from)..usize::from(entry.to))?
        .iter()
        .find(|(known, capital, _)| (upper || !capital) && known.as_bytes().eq_ignore_ascii_case(word))
        .map(|(_, _, meaning)| *meaning)
}

/// A number in words, up to twenty.
pub(super) fn counted(word: &str) -> Option<i32> {
    const NUMBERS: [&str; 20] = [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];
    if word.eq_ignore_ascii_case("a") || word.eq_ignore_ascii_case("an") {
        return Some(1);
    }
    NUMBERS.iter().position(|n| n.eq_ignore_ascii_case(word)).map(|n| n as i32 + 1)
}

/// `first` to `fourth`.
pub(super) fn ordinal(word: &str) -> Option<u8> {
    ["first", "second", "third", "fourth"].iter().position(|n| n.eq_ignore_ascii_case(word)).map(|n| n as u8 + 1)
}

/// What stands after a number of things, not after a year.
#[rustfmt::skip]
pub(super) const COUNTED: &[&str] = &[
    "people", "men", "women", "children", "soldiers", "troops", "workers", "residents", "households", "families", "homes", "houses",
    "votes", "dollars", "euros", "pounds", "won", "yuan", "yen", "meters", "metres", "kilometers", "kilometres", "km", "miles", "feet",
    "tons", "tonnes", "kilograms", "kg", "kilos", "liters", "litres", "calories", "hours", "points", "times", "percent", "per",
    "copies", "words", "pages", "seats", "jobs", "years", "days", "guests", "students", "members", "protesters", "refugees", "square",
    "or",
];

/// What may stand right after a whole date or number: words that are not a thing that is counted.
#[rustfmt::skip]
pub(super) const FUNCTION: &[&str] = &[
    "a", "about", "after", "against", "an", "and", "are", "as", "at", "because", "before", "but", "by", "during", "following", "for",
    "from", "had", "has", "have", "he", "her", "his", "i", "if", "in", "into", "is", "it", "its", "last", "local", "next", "not", "of",
    "on", "or", "our", "over", "said", "she", "since", "so", "that", "the", "their", "then", "there", "these", "they", "this", "those",
    "through", "to", "under", "until", "via", "was", "we", "were", "when", "where", "which", "while", "who", "will", "with", "without",
    "would",
];
