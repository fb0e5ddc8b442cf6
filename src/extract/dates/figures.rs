//! Dates that begin with a number: years and decades, ISO 8601 and other figures, and "the 24th".

use super::date::{Date, Point};
use super::words::{COUNTED, FUNCTION};
use super::{Core, How, Kind, NONE, Reader, Step, Tense, number, place, split_figures};
use crate::model::Day;

/// Words after which four digits are a year, whichever.
const STRONG: &str = "in since until till before after during year circa mid late early fiscal";
/// Words after which they are one if it is of our time.
const WEAK: &str = "by of from between around through for throughout to";
const OWNER: &str = "the a an his her its their our ’s 's";
const DASHES: &str = "- – — ‑ /";

impl Reader<'_> {
    /// A number that may begin a date.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn number(&mut self, i: usize) {
        let next = self.tokens.get(i).and_then(|t| self.text.as_bytes().get(t.end as usize)).copied().unwrap_or_default();
        if next >= 128 && self.korean_number(i) {
            return;
        }
        let _ = match self.word(i).len() {
            0..=2 => self.slashed(i),
            4 if self.year_number(i).is_some() => self.iso(i).or_else(|| self.year(i)),
            3 | 4 => self.ordinal_day(i),
            5 => self.decade(i),
            _ => self.dotted(i),
        };
    }

    /// Two digits, perhaps one, and nothing else.
    fn small(&self, i: usize) -> Option<u8> {
        let word = self.word(i);
        let figures = word.strip_suffix('T').unwrap_or(word);
        number(figures).filter(|_| figures.len() <= 2).map(|number| number as u8)
    }

    /// A day of the calendar, in the words up to `last`.
    fn full(&mut self, first: usize, last: usize, year: i32, month: u8, day: u8) -> Option<()> {
        Day::new(year, u32::from(month), u32::from(day))?;
        self.stated(first, last, Date::at(Point::new(Some(year), month, day)))
    }

    /// Do so many tokens stand one right after another?
    fn run(&self, i: usize, many: usize) -> bool {
        (1..many).all(|n| self.touches(i + n))
    }

    /// Is the sign after the second part of a date the one after the first?
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn same_sign(&self, i: usize) -> bool {
        self.word(i + 1) == self.word(i + 3)
    }

    /// `2019-02-26`, `2019/02/26`, `2019-02`.
    fn iso(&mut self, i: usize) -> Option<()> {
        let year = self.year_number(i)?;
        if !self.is(i + 1, "- / ‑") || !self.run(i, 3) || (self.touches(i) && self.is(i.wrapping_sub(1), "-")) {
            return None;
        }
        let month = self.small(i + 2).filter(|m| (1..=12).contains(m))?;
        if self.same_sign(i) && self.run(i + 2, 3) {
            return self.full(i, i + 5, year, month, self.small(i + 4)?);
        }
        // `2009-11` may be two years; `2019-02` may not.
        let later = i32::from(month) > year % 100;
        let plain = self.is(i + 1, "-") && !later && self.word(i + 2).len() == 2;
        if plain { self.stated(i, i + 3, Date::at(Point::new(Some(year), month, 0))) } else { None }
    }

    /// `26/02/2019`, where it can be read in one way only.
    fn slashed(&mut self, i: usize) -> Option<()> {
        let (a, b, year) = (self.small(i)?, self.small(i + 2)?, self.year_number(i + 4)?);
        let parts = self.run(i, 5) && self.is(i + 1, "/ -") && self.same_sign(i);
        if !parts || (self.touches(i) && self.is(i.wrapping_sub(1), "/ -")) {
            return None;
        }
        let (day, month) = if a > 12 { (a, b) } else { (b, a) };
        if day > 12 || a == b { self.full(i, i + 5, year, month, day) } else { None }
    }

    /// `26.02.2019`, `2019.2.26`.
    fn dotted(&mut self, i: usize) -> Option<()> {
        let mut parts = self.word(i).split('.').map(|part| number(part).filter(|_| part.len() <= 4));
        let (a, b, c) = (parts.next()??, parts.next()??, parts.next()??);
        let (year, day) = if a > 31 { (a, c) } else { (c, a) };
        let told_apart = a > 31 || day > 12 || a == b;
        if parts.next().is_some() || !(1000..=2100).contains(&year) || !told_apart || b > 12 || day > 31 {
            return None;
        }
        self.full(i, i + 1, year, b as u8, day as u8)
    }

    /// `the 1990s`.
    fn decade(&mut self, i: usize) -> Option<()> {
        let (figures, s) = split_figures(self.word(i));
        let year = number(figures).filter(|year| (1000..=2090).contains(year) && year % 10 == 0)?;
        place("s", s)?;
        self.stated(self.before_skipped(i, "the"), i + 1, decade(year))
    }

    /// Four digits that the words around make a year, and perhaps the year to which it lasts.
    fn year(&mut self, i: usize) -> Option<()> {
        let year = self.year_number(i)?;
        let p = self.prev(i);
        let dashed = self.touches(i) && self.is(p, "-");
        if (self.touches(i) && !self.is(p, "( [ “ -")) || (dashed && !self.is(self.prev(p), "mid late early end")) {
            return None;
        }
        if self.years(i, year, p).is_some() {
            return Some(());
        }
        let possessive = self.is(i + 1, "’s 's") && self.closes(self.next(i + 1), ". , ; )");
        if year % 10 == 0 && self.is(p, "the") && self.touches(i + 1) && possessive {
            return self.stated(p, i + 2, decade(year));
        }
        if self.is_year(i, year, p) { self.stated(i, i + 1, Date::year(year)) } else { None }
    }

    /// Do the words around four digits, from the one before at `p`, make them a year?
    fn is_year(&self, i: usize, year: i32, p: usize) -> bool {
        let recent = (1900..2100).contains(&year);
        let counts = self.is_one(i + 1, &COUNTED);
        let counts_here = counts && self.here(i + 1) != NONE;
        let free = self.free_after(i + 1) && !counts_here && !self.more_figures(i);
        if free && self.is(p, STRONG) && year > 1100 {
            return true;
        }
        if !recent {
            return false;
        }
        let follows = p != NONE
            && p == self.free
            && self.is(p, "and or ,")
            && self.hits.last().is_some_and(|h| h.last as usize == p && h.date.len() == 4);
        let thing = self.tokens.get(i + 1).is_some_and(|t| t.is_word()) || self.is(i + 1, "“ \" ‘");
        let owned =
            self.is(p, OWNER) && thing && self.joined(i + 1) && !counts && !self.is_one(i + 1, &FUNCTION) && !self.is(i + 1, "year");
        let in_brackets = self.is(p, "(") && self.is(i + 1, ")");
        let tells = p == NONE && self.is(i + 1, "was saw brought is");
        let weak = free && self.is(p, WEAK) && (!self.is(p, "to") || self.is(self.prev(p), "up"));
        let adjective = self.is(p, "in since") && !counts && !free && year > 1950 && year % 10 != 0;
        owned || in_brackets || tells || weak || adjective || (follows && !counts_here)
    }

    /// Is it part of a longer number?
    fn more_figures(&self, i: usize) -> bool {
        self.touches(i + 1)
            && (self.is(i + 1, "% °") || (self.is(i + 1, ": - /") && self.kind(i + 2) == Kind::Number && self.touches(i + 2)))
    }

    /// `2009–2011`, `2009–11`, `from 2009 to 2011`, `between 2009 and 2011`.
    fn years(&mut self, i: usize, first: i32, p: usize) -> Option<()> {
        let sep = self.here(i + 1);
        let dash = self.is(sep, DASHES);
        let words = self.is(p, "from between") && self.is(sep, "to and until through till");
        let end = self.next(sep);
        if !(dash || words) || (self.is(sep, "/") && !self.touches(end)) {
            return None;
        }
        let last = match self.year_number(end) {
            Some(last) => last,
            None => {
                // The last two digits alone; after a hyphen only where they cannot be a month.
                let two = self.small(end).map(i32::from).filter(|_| dash && self.touches(end) && self.word(end).len() == 2)?;
                let hyphen = self.is(sep, "-") && two <= 12;
                (!hyphen || self.is(p, STRONG)).then_some(first / 100 * 100 + two)?
            }
        };
        let after = self.here(end + 1);
        let cut = (self.is(after, "- /") && self.touches(end + 1)) || self.is_one(after, &COUNTED);
        if cut || last <= first || last > 2100 || first < 1500 {
            return None;
        }
        self.stated(i, end + 1, Date::between(Date::year(first).from(), Date::year(last).from()))
    }

    /// "on the 24th": the month is that of the date before it, or the one that is nearest to publication.
    fn ordinal_day(&mut self, i: usize) -> Option<()> {
        let day = self.day_number(i).filter(|_| self.word(i).bytes().last().is_some_and(|b| b.is_ascii_lowercase()))?;
        let the = self.prev(i);
        let next = self.here(i + 1);
        // on the 24th of last month
        let of = self.next(next);
        if self.is(the, "the")
            && self.is(next, "of")
            && self.is(self.next(of), "month")
            && let Some(by) = self.step(of)
            && let Some(month) = self.anchor.and_then(|anchor| anchor.read(&Step::Month(by)))
        {
            let date = Date::at(in_month(month.from(), day)?);
            return self.finish(Core::new(the, self.next(of) + 1, date, How::Published));
        }
        if !self.is(the, "the")
            || !self.is(self.prev(the), "on until since till by before after from")
            || self.kind(next) == Kind::Upper
            || !self.free_after(i + 1)
            || self.is(next, "of and or - to")
            || (self.is(next, "in at with is are an a") && self.anchor.is_none() && self.month.is_none())
        {
            return None;
        }
        self.finish(self.day_of_month(the, i + 1, day)?)
    }

    /// A day of a month that is not named.
    pub(super) fn day_of_month(&self, first: usize, last: usize, day: u8) -> Option<Core> {
        let Some((named, on)) = self.named(self.month, first).and_then(|named| Some((named, in_month(named, day)?))) else {
            let date = self.anchor?.read(&Step::OfMonth(day, self.tense(first, last)))?;
            return Some(Core::new(first, last, date, How::Published));
        };
        let mut core = Core::new(first, last, Date::at(on), How::Before(named));
        self.fill_year(&mut core, Tense::Unknown);
        Some(core)
    }
}

/// The ten years from a year on.
fn decade(year: i32) -> Date {
    Date::at(Date::year(year).from().decade())
}

/// The day of a month, if it has so many; without the year's last digit, without the year.
fn in_month(month: Point, day: u8) -> Option<Point> {
    let on = Point::new(month.year(), month.month(), day);
    Day::new(month.year().unwrap_or(2000), u32::from(on.month()), u32::from(day)).map(|_| on)
}
