//! The words that a date can hang on. A look at three letters and the length lets most other words pass.
//!
//! Does not look at what stands around a word: that is for the files beside this one.

use crate::extract::listed::{ANY_CASE, List, before, item_at};

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
    ShortWeekday,
    /// Yesterday 0, today 1, tomorrow 2.
    Near(u8),
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
    /// Morning, afternoon, evening: a part of a day.
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

const UNITS: [Unit; 11] = [
    Unit::Day,
    Unit::Days,
    Unit::Part,
    Unit::Night,
    Unit::Week,
    Unit::Weeks,
    Unit::Weekend,
    Unit::Month,
    Unit::Months,
    Unit::Year,
    Unit::Years,
];

/// Words by their first letter, each with its meaning; and which words there are with a first letter: a bit for
/// their second letter, the last one and the length, of words that are written small, and of all words. What is written
/// with a capital here begins with one wherever it stands.
pub(super) struct Words {
    lines: [&'static str; 26],
    shapes: [[u64; 26]; 2],
}

/// Words that a date can hang on: a letter for what one is, and a number.
pub(super) static DATES: Words = Words::new([
    "April M4 Apr m4 August M8 Aug m8 autumn S23 afternoon U2",
    "",
    "",
    "December M12 Dec m12 day U0 days U1",
    "evening U2",
    "February M2 Feb m2 Friday W4 Fri w fall S23",
    "",
    "half H6",
    "",
    "January M1 Jan m1 June M6 Jun m6 July M7 Jul m7",
    "",
    "",
    "March M3 Mar m3 May M5 Monday W0 Mon w month U7 months U8 morning U2",
    "November M11 Nov m11 night U3",
    "October M10 Oct m10",
    "",
    "quarter H3",
    "",
    "September M9 Sept m9 Sep m9 Saturday W5 Sat w Sunday W6 Sun w spring S21 summer S22",
    "Tuesday W1 Tues w Tue w Thursday W3 Thurs w Thur w Thu w today N1 tonight N1 tomorrow N2",
    "",
    "",
    "Wednesday W2 Wed w week U4 weeks U5 weekend U6 winter S24",
    "",
    "year U9 years U10 yesterday N0",
    "",
]);

/// Words that say when something is told to happen: `F` to come; `M` perhaps to come, where the date follows; `P` past;
/// `T` past, and somebody says something; `t` only that; `W` past, and a form of “be”; `B` only that.
pub(super) static TENSES: Words = Words::new([
    "ahead F are B announced t added t",
    "became P began P",
    "could M confirmed t claimed t came P",
    "due F did P",
    "expected F expects F expect F",
    "fell P found P",
    "going F gave P got P",
    "hopes F hope F had P held P",
    "intends F intend F is B",
    "",
    "",
    "left P lost P",
    "may M might M must M met P made P",
    "",
    "",
    "plans F plan F planned F planning F prepares F preparing F",
    "",
    "reported t rose P",
    "shall F scheduled F set F slated F should M said T says T stated t saw P sent P since P",
    "told T took P",
    "upcoming F",
    "",
    "will F would F was W were W wrote P went P won P",
    "",
    "",
    "",
]);

impl Words {
    const fn new(lines: [&'static str; 26]) -> Words {
        let mut shapes = [[0; 26]; 2];
        let mut letter = 0;
        while letter < 26 {
            let line = lines[letter].as_bytes();
            let (mut i, mut start, mut is_word) = (0, 0, true);
            while i < line.len() {
                if line[i] == b' ' {
                    if is_word {
                        let bit = shape(line.split_at(i).0.split_at(start).1);
                        shapes[1][letter] |= bit;
                        if line[start].is_ascii_lowercase() {
                            shapes[0][letter] |= bit;
                        }
                    }
                    (start, is_word) = (i + 1, !is_word);
                }
                i += 1;
            }
            letter += 1;
        }
        Words { lines, shapes }
    }

    /// Can it be one of the words? `upper`: it begins with a capital.
    #[inline]
    pub(super) fn may_have(&self, word: &[u8], upper: bool) -> bool {
        let shapes = word.first().and_then(|first| self.shapes.get(usize::from(upper))?.get(letter(*first)));
        shapes.is_some_and(|shapes| shapes & shape(word) != 0)
    }

    /// The meaning of a word; `upper`: it begins with a capital.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn meaning(&self, word: &str, upper: bool) -> Option<&'static str> {
        if !self.may_have(word.as_bytes(), upper) {
            return None;
        }
        let line = self.lines.get(letter(*word.as_bytes().first()?))?;
        let start = item_at(word, line, b' ', ANY_CASE)?;
        let known = line.get(start..)?;
        if before(line, b' ', start).is_multiple_of(2) && (upper || known.as_bytes().first()?.is_ascii_lowercase()) {
            known.get(word.len() + 1..)?.split(' ').next()
        } else {
            None
        }
    }
}

/// A letter's place in the alphabet.
fn letter(byte: u8) -> usize {
    usize::from((byte | 32).wrapping_sub(b'a'))
}

const fn shape(word: &[u8]) -> u64 {
    let [_, second, .., last] = word else { return 0 };
    1 << (((*second as usize | 32) * 7 + (*last as usize | 32) + word.len() * 34) % 64)
}

/// What a word may be; `upper`: it begins with a capital.
pub(super) fn lookup(word: &str, upper: bool) -> Option<Word> {
    DATES.meaning(word, upper).and_then(word_of)
}

#[cfg_attr(target_arch = "wasm32", inline(never))]
fn word_of(meaning: &str) -> Option<Word> {
    let (kind, number) = (meaning.get(..1)?, number(meaning.get(1..)?).unwrap_or_default() as u8);
    Some(match kind {
        "M" => Word::Month(number),
        "m" => Word::ShortMonth(number),
        "W" => Word::Weekday(number),
        "w" => Word::ShortWeekday,
        "N" => Word::Near(number),
        "S" => Word::Season(number),
        "H" => Word::Share(number),
        _ => Word::Unit(*UNITS.get(usize::from(number))?),
    })
}

/// Where a word stands in a list of words that are parted by blanks, from 0, be its letters small or not.
pub(super) fn place(list: &str, word: &str) -> Option<i32> {
    item_at(word, list, b' ', ANY_CASE).map(|at| before(list, b' ', at) as i32)
}

/// A number in figures and nothing else; one that is too large is as large as can be.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(in super::super) fn number(figures: &str) -> Option<i32> {
    let mut number = 0_i32;
    for figure in figures.bytes() {
        if !figure.is_ascii_digit() {
            return None;
        }
        number = number.saturating_mul(10).saturating_add(i32::from(figure - b'0'));
    }
    if figures.is_empty() { None } else { Some(number) }
}

/// The figures at the beginning, and the rest.
pub(in super::super) fn split_figures(text: &str) -> (&str, &str) {
    let figures = text.bytes().take_while(u8::is_ascii_digit).count();
    text.split_at_checked(figures).unwrap_or_default()
}

/// A number in words, up to twenty.
pub(super) fn counted(word: &str) -> Option<i32> {
    const NUMBERS: &str = "a one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen \
                           seventeen eighteen nineteen twenty";
    if word.eq_ignore_ascii_case("an") { Some(1) } else { place(NUMBERS, word).map(|n| n.max(1)) }
}

/// What stands after a number of things, not after a year.
pub(super) static COUNTED: List = List::new(
    "people|men|women|children|soldiers|troops|workers|residents|households|families|homes|houses|votes|dollars|euros|pounds|won|\
     yuan|yen|meters|metres|kilometers|kilometres|km|miles|feet|tons|tonnes|kilograms|kg|kilos|liters|litres|calories|hours|\
     points|times|percent|per|copies|words|pages|seats|jobs|years|days|guests|students|members|protesters|refugees|square|or",
);

/// What may stand right after a whole date or number: words that are not a thing that is counted.
pub(super) static FUNCTION: List = List::new(
    "a|about|after|against|an|and|are|as|at|because|before|but|by|during|following|for|from|had|has|have|he|her|his|i|if|in|into|\
     is|it|its|last|local|next|not|of|on|or|our|over|said|she|since|so|that|the|their|then|there|these|they|this|those|through|\
     to|under|until|via|was|we|were|when|where|which|while|who|will|with|without|would",
);
