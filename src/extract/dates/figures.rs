//! Dates that begin with a number: years and decades, ISO 8601 and other figures, and "the 24th".

use super::resolve::{at, back_to, decade, moment, month_of, nearest, on_to};
use super::words::{COUNTED, FUNCTION};
use super::{Core, How, Kind, NONE, Reader, Tense};
use crate::model::{Bound, Day, Edtf};

/// Words after which four digits are a year, whichever.
const STRONG: &[&str] = &["in", "since", "until", "till", "before", "after", "during", "year", "circa", "mid", "late", "early", "fiscal"];
/// Words after which they are one if it is of our time.
const WEAK: &[&str] = &["by", "of", "from", "between", "around", "through", "for", "throughout", "to"];
const OWNER: &[&str] = &["the", "a", "an", "his", "her", "its", "their", "our", "’s", "'s"];
const DASHES: &[&str] = &["-", "–", "—", "‑", "/"];

impl Reader<'_> {
    /// A number that may begin a date.
    pub(super) fn number(&mut self, i: usize) {
        let bytes = self.word(i).as_bytes();
        let next = self.tokens.get(i).and_then(|t| self.text.as_bytes().get(t.end as usize)).copied().unwrap_or_default();
        if next >= 128 && self.korean_number(i) {
            return;
        }
        let core = match bytes {
            [_, _, _, _] if bytes.iter().all(u8::is_ascii_digit) => self.iso(i).or_else(|| self.year(i)),
            [a, b, c, b'0', b's' | b'S'] if a.is_ascii_digit() && b.is_ascii_digit() && c.is_ascii_digit() => self.decade(i),
            [_] | [_, _] => self.slashed(i),
            [_, _, b'a'..=b'z'] | [_, _, _, b'a'..=b'z'] => self.ordinal_day(i),
            [_, _, .., b'.', _, _, _, _] | [_, _, _, _, b'.', ..] => self.dotted(i),
            _ => None,
        };
        if let Some(core) = core {
            self.finish(core);
        }
    }

    fn stated(&self, first: usize, last: usize, date: Edtf) -> Option<Core> {
        Some(Core { first, last, stated: Some(date), date, how: How::Stated })
    }

    /// Two digits, perhaps one, and nothing else.
    fn small(&self, i: usize) -> Option<u8> {
        let word = self.word(i).strip_suffix('T').unwrap_or(self.word(i));
        if word.len() > 2 { None } else { word.parse().ok() }
    }

    fn full(&self, year: i32, month: u8, day: u8) -> Option<Edtf> {
        Day::new(year, u32::from(month), u32::from(day))?;
        Some(at(year, month, day))
    }

    /// `2019-02-26`, `2019/02/26`, `2019-02`.
    fn iso(&self, i: usize) -> Option<Core> {
        let year = self.year_number(i)?;
        let sep = self.word(i + 1);
        if !matches!(sep, "-" | "/" | "‑") || !self.touches(i + 1) || !self.touches(i + 2) || (self.touches(i) && self.is(i - 1, "-")) {
            return None;
        }
        let month = self.small(i + 2).filter(|m| (1..=12).contains(m))?;
        if self.word(i + 3) == sep && self.touches(i + 3) && self.touches(i + 4) {
            return self.stated(i, i + 5, self.full(year, month, self.small(i + 4)?)?);
        }
        // `2009-11` may be two years; `2019-02` may not.
        let later = i32::from(month) > year % 100;
        (sep == "-" && !later && self.word(i + 2).len() == 2).then(|| self.stated(i, i + 3, at(year, month, 0)))?
    }

    /// `26/02/2019`, where it can be read in one way only.
    fn slashed(&self, i: usize) -> Option<Core> {
        let sep = self.word(i + 1);
        let parts = (1..=4).all(|n| self.touches(i + n)) && matches!(sep, "/" | "-") && self.word(i + 3) == sep;
        let before = self.touches(i) && matches!(self.word(i.wrapping_sub(1)), "/" | "-");
        let (a, b, year) = (self.small(i)?, self.small(i + 2)?, self.year_number(i + 4)?);
        if !parts || before {
            return None;
        }
        match (a, b) {
            (13.., _) => self.stated(i, i + 5, self.full(year, b, a)?),
            (_, 13..) => self.stated(i, i + 5, self.full(year, a, b)?),
            _ if a == b => self.stated(i, i + 5, self.full(year, a, b)?),
            _ => None,
        }
    }

    /// `26.02.2019`, `2019.2.26`.
    fn dotted(&self, i: usize) -> Option<Core> {
        let mut parts = self.word(i).split('.').map(|p| p.parse::<i32>().ok().filter(|_| p.len() <= 4));
        let (a, b, c) = (parts.next()??, parts.next()??, parts.next()??);
        let (year, day) = if a > 31 { (a, c) } else { (c, a) };
        let (month, day) = (u8::try_from(b).ok()?, u8::try_from(day).ok()?);
        if parts.next().is_some() || !(1000..=2100).contains(&year) || (a <= 31 && day <= 12 && i32::from(month) != a) {
            return None;
        }
        self.stated(i, i + 1, self.full(year, month, day)?)
    }

    /// `the 1990s`.
    fn decade(&self, i: usize) -> Option<Core> {
        let year = self.word(i).get(..4)?.parse().ok().filter(|y| (1000..=2090).contains(y))?;
        let the = self.prev(i);
        let first = if self.is(the, "the") { the } else { i };
        self.stated(first, i + 1, Edtf::At(decade(year)))
    }

    /// Four digits that the words around make a year, and perhaps the year to which it lasts.
    fn year(&self, i: usize) -> Option<Core> {
        let year = self.year_number(i)?;
        let p = self.prev(i);
        if self.touches(i) && !matches!(self.word(p), "(" | "[" | "“" | "-") {
            return None;
        }
        let recent = (1900..2100).contains(&year);
        let dashed = self.is(p, "-") && self.touches(i);
        if dashed && !self.any(self.prev(p), &["mid", "late", "early", "end"]) {
            return None;
        }
        if let Some(core) = self.years(i, year, p) {
            return Some(core);
        }
        let possessive = matches!(self.word(i + 1), "’s" | "'s") && matches!(self.word(self.next(i + 1)), "" | "." | "," | ";" | ")");
        if year % 10 == 0 && self.is(p, "the") && self.touches(i + 1) && possessive {
            return self.stated(p, i + 2, Edtf::At(decade(year)));
        }
        let free = self.free_after(i + 1) && !self.any(self.here(i + 1), COUNTED) && !self.more_figures(i);
        let follows = p != NONE
            && p == self.free
            && self.any(p, &["and", "or", ","])
            && self.hits.last().is_some_and(|h| h.last as usize == p && h.date.len() == 4);
        let owner = self.any(p, OWNER)
            && self.tokens.get(i + 1).is_some_and(|t| t.is_word() || matches!(t.of(self.text), "“" | "\"" | "‘"))
            && self.joined(i + 1);
        let named = owner && recent && !self.any(i + 1, COUNTED) && !self.any(i + 1, FUNCTION) && !self.is(i + 1, "year");
        let in_brackets = self.is(p, "(") && self.is(i + 1, ")") && recent;
        let tells = recent && p == NONE && self.any(i + 1, &["was", "saw", "brought", "is"]);
        let strong = free && self.any(p, STRONG) && (recent || year > 1100);
        let weak = free && recent && self.any(p, WEAK) && (!self.is(p, "to") || self.is(self.prev(p), "up"));
        let adjective = recent && self.any(p, &["in", "since"]) && !self.any(i + 1, COUNTED) && !free && year > 1950 && year % 10 != 0;
        if !(named || in_brackets || tells || strong || weak || adjective || (follows && recent && !self.any(self.here(i + 1), COUNTED))) {
            return None;
        }
        self.stated(i, i + 1, at(year, 0, 0))
    }

    /// Is it part of a longer number?
    fn more_figures(&self, i: usize) -> bool {
        let after = self.word(i + 1);
        self.touches(i + 1)
            && (matches!(after, "%" | "°") || (matches!(after, ":" | "-" | "/") && self.kind(i + 2) == Kind::Number && self.touches(i + 2)))
    }

    /// `2009–2011`, `2009–11`, `from 2009 to 2011`, `between 2009 and 2011`.
    fn years(&self, i: usize, first: i32, p: usize) -> Option<Core> {
        let sep = self.here(i + 1);
        let dash = self.any(sep, DASHES);
        let words = self.any(p, &["from", "between"]) && self.any(sep, &["to", "and", "until", "through", "till"]);
        let end = self.next(sep);
        if !(dash || words) || (self.word(sep) == "/" && !self.touches(end)) {
            return None;
        }
        let last = match self.year_number(end) {
            Some(last) => last,
            None => {
                // The last two digits alone; after a hyphen only where they cannot be a month.
                let two = self.small(end).map(i32::from).filter(|_| dash && self.touches(end) && self.word(end).len() == 2)?;
                let hyphen = self.word(sep) == "-" && two <= 12;
                (!hyphen || self.any(p, STRONG)).then_some(first / 100 * 100 + two)?
            }
        };
        let cut = (self.any(self.here(end + 1), &["-", "/"]) && self.touches(end + 1)) || self.any(self.here(end + 1), COUNTED);
        if cut || last <= first || last > 2100 || first < 1500 {
            return None;
        }
        self.stated(i, end + 1, Edtf::Between(Bound::At(moment(Some(first), 0, 0)), Bound::At(moment(Some(last), 0, 0))))
    }

    /// "on the 24th": the month is that of the date before it, or the one that is nearest to publication.
    fn ordinal_day(&mut self, i: usize) -> Option<Core> {
        let day = self.day_number(i).filter(|_| self.is_ordinal(i))?;
        let the = self.prev(i);
        let cue = self.prev(the);
        let on = self.any(cue, &["on", "until", "since", "till", "by", "before", "after", "from"]);
        let next = self.here(i + 1);
        if !self.is(the, "the")
            || !on
            || self.kind(next) == Kind::Upper
            || !self.free_after(i + 1)
            || self.any(next, &["of", "and", "or", "-", "to"])
        {
            return None;
        }
        if self.any(next, &["in", "at", "with", "is", "are", "an", "a"]) && self.anchor.is_none() && self.month.is_none() {
            return None;
        }
        self.day_of_month(the, i + 1, day)
    }

    /// A day of a month that is not named.
    pub(super) fn day_of_month(&self, first: usize, last: usize, day: u8) -> Option<Core> {
        let in_month = |m: &crate::model::Moment| {
            let date = Edtf::At(crate::model::Moment { day: moment(None, 1, day).day, ..moment(m.full_year(), month_of(m)?, 0) });
            Edtf::parse(&date.to_string()).ok()
        };
        if let Some(mut core) = self.before(self.month, first, last, in_month) {
            if let (Edtf::At(m), Some(anchor), None) = (core.date, self.anchor, self.month.and_then(|n| n.moment.full_year())) {
                core.date = anchor.read(|d| nearest(Edtf::At(m), d, Tense::Unknown)).unwrap_or(core.date);
            }
            return Some(core);
        }
        let tense = self.tense(first, last);
        self.published(first, last, |published| {
            // The latest such day that is not to come, or the next one.
            let start = published.month_start(0);
            let days = [-1, 0, 1].map(|by| start.month_start(by)).map(|s| {
                let (year, month, _) = s.civil();
                Day::new(year, month, u32::from(day))
            });
            let days = || days.iter().flatten().copied();
            let found = if tense == Tense::Future { days().find(|d| *d >= published) } else { days().rfind(|d| *d <= published) };
            super::resolve::on(found?)
        })
    }

    /// Day of the week, read from publication.
    pub(super) fn nearest_weekday(published: Day, wanted: i32, tense: Tense) -> Day {
        if tense == Tense::Future { on_to(published, wanted) } else { back_to(published, wanted) }
    }
}
