//! Dates that name a month: day and month in either order, month and year, and ranges of them.
//!
//! ```text
//! item  = month day [ sep day ] [ year ] | day [ sep day ] month [ year ] | month [ year ]
//! range = item ( "to" | "through" | "until" | "–" | "and" after "between" ) item
//! year  = [ "," | "of" ] 4 digits | [ "of" ] ( "last" | "this" | "next" ) "year"
//! ```

use super::resolve::{at, in_year, interval, moment, soften, year};
use super::words::{COUNTED, FUNCTION, Word};
use super::{Core, How, Kind, NONE, Reader};
use crate::model::{Edtf, Moment};

/// One date of a range, or a range within a month.
#[derive(Clone, Copy, Debug)]
struct Item {
    first: usize,
    last: usize,
    from: Moment,
    to: Option<Moment>,
    /// A second day of the same month that is no neighbour of the first: its token.
    also: Option<(usize, u8)>,
    /// The year that "last year" stands for, as years from publication.
    by: Option<i32>,
}

/// Words before a month that leave no doubt that it is one.
#[rustfmt::skip]
const CUES: &[&str] = &[
    "in", "since", "until", "till", "by", "of", "last", "next", "this", "early", "late", "mid", "during", "from", "through",
    "throughout", "before", "after", "between", "around", "every", "each",
];
const DASHES: &[&str] = &["-", "–", "—", "‑", "~", "to", "through", "until", "till", "thru"];
/// What is named after a day: streets, works, stadiums.
#[rustfmt::skip]
const NAMED: &[&str] = &[
    "street", "road", "avenue", "square", "bridge", "university", "factory", "hotel", "stadium", "complex", "mine", "hospital",
    "school", "park", "station", "company", "brigade", "regiment", "army", "movement", "committee", "coalition", "farm", "museum",
    "theatre", "theater", "division", "unit", "college", "plant", "mill", "works", "enterprise", "prize", "revolution",
];

impl Reader<'_> {
    /// A month, with whatever belongs to it. The months of a range are read at its first.
    pub(super) fn month_read(&mut self, i: usize) -> Option<Core> {
        if self.is(i, "May") && self.follows_name(i) {
            self.may_is_a_person = true;
            return None;
        }
        let item = self.item(i, false)?;
        if self.names_a_thing(&item) {
            return None;
        }
        if let Some(core) = self.range(&item) {
            return Some(core);
        }
        if let Some((token, day)) = item.also {
            // "25 and 28 February": two dates, parted at the "and".
            let day = Moment { day: moment(None, 1, day).day, ..item.from };
            let second = Item { first: token, from: day, also: None, ..item };
            self.finish(self.core(&Item { last: token - 1, also: None, ..item })?);
            return self.core(&second);
        }
        self.month_from_publication(&item).or_else(|| self.core(&self.with_weekday_after(item)))
    }

    /// "last December", "next March".
    fn month_from_publication(&self, item: &Item) -> Option<Core> {
        let p = self.prev(item.first);
        let by = self.step(p).filter(|_| item.from.full_year().is_none() && item.by.is_none() && !self.is(self.prev(p), "the"))?;
        let core = self.core(&Item { first: p, ..*item })?;
        let date = self.anchor.and_then(|anchor| {
            anchor.read(|day| {
                let years = [-1, 0, 1].map(|by| in_year(core.date, day.civil().0 + by));
                let start = |date: &Edtf| date.span().and_then(|span| span.start);
                let mut years = years.iter().flatten().copied();
                match by {
                    -1 => years.rfind(|date| start(date) < Some(day.month_start(0))),
                    0 => years.nth(1),
                    _ => years.find(|date| start(date) >= Some(day.month_start(1))),
                }
            })
        });
        Some(date.map_or(core, |date| Core { date, how: How::Published, ..core }))
    }

    /// "October 2, 2016, Sunday."
    fn with_weekday_after(&self, item: Item) -> Item {
        let comma = self.here(item.last);
        let weekday = self.next(comma);
        let closes = matches!(self.word(self.next(weekday)), "" | "." | "," | ")" | ";");
        match self.meaning(weekday) {
            Some(Word::Weekday(_)) if item.from.day.is_some() && self.is(comma, ",") && closes => Item { last: weekday + 1, ..item },
            _ => item,
        }
    }

    /// A day of the week before a date: it belongs to the date. `i` is the token after the day of the week.
    pub(super) fn after_weekday(&mut self, weekday: usize, i: usize) -> Option<Core> {
        let mut i = self.here(i);
        if self.is(i, ",") {
            i = self.next(i);
        }
        if self.is(i, "the") {
            i = self.next(i);
        }
        let month = self.month_after_day(i).unwrap_or(i);
        if !matches!(self.meaning(month), Some(Word::Month(_) | Word::ShortMonth(_))) {
            return None;
        }
        let item = self.item(month, false).filter(|item| item.from.day.is_some() && item.also.is_none() && item.first >= weekday)?;
        let item = Item { first: weekday, ..item };
        self.range(&item).or_else(|| self.core(&item))
    }

    /// The month after a day: "26 February", "26th of February".
    fn month_after_day(&self, i: usize) -> Option<usize> {
        self.day_number(i)?;
        let next = self.next(i);
        let month = if self.is(next, "of") { self.next(next) } else { next };
        matches!(self.meaning(month), Some(Word::Month(_) | Word::ShortMonth(_))).then_some(month)
    }

    fn core(&self, item: &Item) -> Option<Core> {
        let stated = match item.to {
            None => Edtf::At(item.from),
            Some(to) => interval(item.from, to)?,
        };
        self.with_year(item.first, item.last, stated, item.by)
    }

    /// "last year" after a month and day gives the year.
    fn with_year(&self, first: usize, last: usize, stated: Edtf, by: Option<i32>) -> Option<Core> {
        let mut core = Core { first, last, stated: Some(stated), date: stated, how: How::Stated };
        if let Some(by) = by {
            let year = self.anchor?.read(|day| year(day, by))?;
            let Edtf::At(Moment { year, .. }) = year else { return None };
            core.date = in_year(stated, Moment { year, ..moment(None, 0, 0) }.full_year()?)?;
            core.how = How::Published;
        }
        Some(core)
    }

    /// From one date to another.
    fn range(&self, item: &Item) -> Option<Core> {
        if item.to.is_some() || item.also.is_some() {
            return None;
        }
        let sep = self.here(item.last);
        let between = self.is(self.prev(item.first), "between");
        if !(self.any(sep, DASHES) || (between && self.is(sep, "and"))) {
            return None;
        }
        let mut n = self.next(sep);
        if self.is(n, "the") {
            n = self.next(n);
        }
        if let Some(Word::Weekday(_)) = self.meaning(n) {
            n = self.next(n);
            n = if self.is(n, ",") { self.next(n) } else { n };
        }
        let month = self.month_after_day(n).unwrap_or(n);
        if !matches!(self.meaning(month), Some(Word::Month(_) | Word::ShortMonth(_))) {
            return None;
        }
        let end = self.item(month, true).filter(|end| end.first >= sep && end.to.is_none() && end.also.is_none())?;
        if end.from.day.is_some() != item.from.day.is_some() {
            return None;
        }
        let stated = interval(item.from, end.from)?;
        self.with_year(item.first, end.last, stated, item.by.or(end.by))
    }

    /// The date around the month at `i`; `sure`: it is one even if it stands alone.
    fn item(&self, i: usize, sure: bool) -> Option<Item> {
        let (month, short) = match self.meaning(i)? {
            Word::Month(month) => (month, false),
            Word::ShortMonth(month) => (month, true),
            _ => return None,
        };
        let mut last = i + 1;
        if short && self.is(last, ".") && self.touches(last) {
            last += 1;
        }
        let valid = |day: &u8| in_year(Edtf::At(moment(None, month, *day)), 2020).is_some();
        let mut item = Item { first: i, last, from: moment(None, month, 0), to: None, also: None, by: None };
        let p = self.prev(i);
        let p = if self.is(p, "of") { self.prev(p) } else { p };
        if let Some(day) = self.day_number(p).filter(valid).filter(|_| self.starts_number(p) && (p + 1 == i || self.is_ordinal(p))) {
            item.from = moment(None, month, day);
            item.first = p;
            let (sep, start) = (self.prev(p), self.prev(self.prev(p)));
            if let Some(before) = self.day_number(start).filter(|before| *before < day && self.starts_number(start)) {
                let and = self.any(sep, &["and", "&", "or"]);
                if self.any(sep, DASHES) || (and && before + 1 == day) {
                    (item.first, item.from, item.to) = (start, moment(None, month, before), Some(item.from));
                } else if and {
                    (item.first, item.from, item.also) = (start, moment(None, month, before), Some((p, day)));
                }
            }
            if self.is(self.prev(item.first), "the") && self.is_ordinal(item.first) {
                item.first = self.prev(item.first);
            }
        } else if let Some(day) = self.day_number(self.here(last)).filter(valid).filter(|_| self.is_day_after(i, last)) {
            item.from = moment(None, month, day);
            item.last = last + 1;
            let (sep, end) = (self.here(item.last), self.next(self.here(item.last)));
            if let Some(after) = self.day_number(end).filter(valid).filter(|after| *after > day && self.ends_number(end)) {
                let and = self.any(sep, &["and", "&", "or"]);
                if (self.any(sep, DASHES) && (self.touches(end) || self.free_after(end + 1)))
                    || (and && day + 1 == after && self.free_after(end + 1))
                {
                    (item.to, item.last) = (Some(moment(None, month, after)), end + 1);
                } else if and && self.free_after(end + 1) && self.month_after_day(end).is_none() {
                    (item.also, item.last) = (Some((end, after)), end + 1);
                }
            }
        }
        self.year_after(&mut item);
        let bare = item.from.day.is_none() && item.from.full_year().is_none() && item.by.is_none();
        (sure || !bare || self.is_month(i, month, short, &mut item)).then_some(item)
    }

    /// Does a day of the month begin here: no amount, no time of day, no number of a thing?
    fn starts_number(&self, i: usize) -> bool {
        let before = self.prev(i);
        let before = if self.is(before, ".") && self.any(self.prev(before), &["no", "nos"]) { self.prev(before) } else { before };
        let number_before = self.kind(self.prev(before)) == Kind::Number;
        match self.word(before) {
            "$" | "£" | "€" | "#" | "/" | "." | ":" => !self.touches(i),
            "-" | "–" => !self.touches(i) || number_before,
            _ => !self.any(before, &["no", "nos", "number", "article", "page", "room", "flight"]),
        }
    }

    fn ends_number(&self, i: usize) -> bool {
        let after = self.next(i);
        let more = matches!(self.word(after), "%" | ":" | "/" | "." | "-") && self.touches(after);
        !(self.any(after, &["%", "percent", "million", "billion"])
            || (more && self.kind(self.next(after)) == Kind::Number && self.touches(after + 1)))
    }

    /// Is the number after a month its day? "In March 10 people" has none, nor has "In May 200".
    fn is_day_after(&self, month: usize, number: usize) -> bool {
        let range = self.any(self.next(number), DASHES) && self.kind(self.next(self.next(number))) == Kind::Number;
        let in_month = number == month + 1 && self.is(self.prev(month), "in");
        let counts = !self.free_after(number + 1) && (in_month || self.any(self.next(number), COUNTED));
        (range || self.ends_number(number)) && !counts
    }

    /// The year after a month or day, if there is one.
    fn year_after(&self, item: &mut Item) {
        let next = self.here(item.last);
        let mut y = next;
        if self.any(y, &[",", "of"]) || (self.is(y, "in") && item.from.day.is_some()) {
            y = self.next(y);
        }
        if let Some(year) = self.year_number(y) {
            let after = self.next(y);
            let counts = self.any(after, COUNTED) || (self.is(next, ",") && !self.free_after(y + 1));
            if !counts && self.ends_number(y) {
                let digits = moment(Some(year), 0, 0).year;
                item.from.year = digits;
                if let Some(to) = &mut item.to {
                    to.year = digits;
                }
                item.last = y + 1;
            }
            return;
        }
        if self.is(self.next(y), "year") && !self.is(next, ",") {
            item.by = match () {
                () if self.is(y, "last") => Some(-1),
                () if self.is(y, "this") => Some(0),
                () if self.is(y, "next") => Some(1),
                () => return,
            };
            item.last = y + 2;
        }
    }

    /// Is a month without day and year a month, and neither a verb nor a person?
    fn is_month(&self, i: usize, month: u8, short: bool, item: &mut Item) -> bool {
        let p = self.prev(i);
        let (before, next) = (self.kind(p), self.here(item.last));
        let cue = self.any(p, CUES) || self.follows_month(p);
        if short {
            // "Jan" and "Mar" are names too.
            return cue && (item.last > i + 1 || matches!(month, 9 | 10 | 11)) && !matches!(month, 1 | 3);
        }
        let named_after = self.kind(next) == Kind::Upper && !self.touches_end(i);
        let name_before = before == Kind::Upper && !self.any(p, CUES);
        match month {
            5 if self.may_is_a_person => false,
            5 if self.any(p, &["by", "of", "after", "before", "from"]) => self.free_after(next) && !named_after,
            4 | 6 | 8 if named_after => false,
            3 if !cue => {
                self.any(p, &["the", "a", "his", "her", "their", "its"]) && self.kind(next) == Kind::Lower && !self.any(next, FUNCTION)
            }
            3..=6 | 8 => cue,
            _ => cue || !(name_before || named_after || self.any(p, &["named", "called"])),
        }
    }

    /// "Sara May", "Mrs. May".
    fn follows_name(&self, i: usize) -> bool {
        let p = self.prev(i);
        let p = if self.is(p, ".") && self.any(self.prev(p), &["mrs", "ms", "mr", "dr"]) { self.prev(p) } else { p };
        self.kind(p) == Kind::Upper
            && !self.any(p, CUES)
            && !self.any(p, FUNCTION)
            && self.meaning(p).is_none()
            && self.kind(self.next(i)) != Kind::Number
    }

    /// Does a sentence end right after the token?
    fn touches_end(&self, i: usize) -> bool {
        matches!(self.word(self.next(i)), "" | "." | "," | "!" | "?" | ";" | ":")
    }

    /// "February and March", "in February or in March": after a date that is a month.
    fn follows_month(&self, joint: usize) -> bool {
        // Dates before `free` belong to the last hit.
        joint != NONE
            && joint == self.free
            && self.any(joint, &["and", "or", ",", "to", "-", "–", "&"])
            && self.hits.last().is_some_and(|h| h.last as usize == joint && h.date.len() <= 8)
    }

    /// "8 February Street", "the May 10 Factory": a place that bears the name of a day.
    fn names_a_thing(&self, item: &Item) -> bool {
        let on = self.is(self.prev(item.first), "on");
        let mut n = self.here(item.last);
        for _ in 0..4 {
            if self.kind(n) != Kind::Upper {
                return false;
            }
            if self.any(n, NAMED) {
                return !on || n == item.last;
            }
            n = self.next(n);
        }
        false
    }

    /// `mid-March`, `late-2018`, `January-June`: two words in one token.
    pub(super) fn joined_word(&mut self, i: usize) {
        let Some((left, right)) = self.word(i).split_once(['-', '‑']) else { return };
        let month = |word: &str| match super::lookup(word.as_bytes(), true) {
            Some(Word::Month(month) | Word::ShortMonth(month)) => Some(month),
            _ => None,
        };
        let mut last = i + 1;
        let stated = match (month(left), month(right)) {
            (Some(from), Some(to)) => {
                let mut end = moment(None, to, 0);
                if let Some(year) = self.year_number(self.here(last)) {
                    end = moment(Some(year), to, 0);
                    last += 1;
                }
                interval(moment(None, from, 0), end)
            }
            (None, right_month) if ["mid", "late", "early", "end"].iter().any(|w| w.eq_ignore_ascii_case(left)) => {
                let year = right.parse().ok().filter(|y| right.len() == 4 && (1000..=2100).contains(y));
                match (right_month, year) {
                    (Some(month), _) => {
                        let mut item = Item { first: i, last, from: moment(None, month, 0), to: None, also: None, by: None };
                        self.year_after(&mut item);
                        last = item.last;
                        Some(soften(Edtf::At(item.from)))
                    }
                    (None, Some(year)) => Some(soften(at(year, 0, 0))),
                    _ => None,
                }
            }
            _ => None,
        };
        if let Some(stated) = stated {
            self.finish(Core { first: i, last, stated: Some(stated), date: stated, how: How::Stated });
        }
    }
}
