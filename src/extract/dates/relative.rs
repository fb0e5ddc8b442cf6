//! Dates that are read from another date by a word: yesterday, on Monday, next summer, the first quarter of last year.

use super::resolve::{at, back_to, moment, on, on_to, season, week, year};
use super::words::ordinal;
use super::{Core, How, Kind, NONE, Reader, Tense};
use crate::model::{Bound, Day, Edtf, Moment};

const DAYTIME: &[&str] = &["morning", "afternoon", "evening", "night", "noon", "midnight", "lunchtime"];
/// Days that bear a name of their own, and what is not a day at all.
#[rustfmt::skip]
const NAMED_BEFORE: &[&str] = &[
    "black", "good", "ash", "easter", "bloody", "super", "palm", "cyber", "maundy", "whit", "sheffield", "ruby", "giving", "holy",
    "shrove", "fat", "taco", "casual", "every", "each", "any", "any", "most", "some", "one", "another", "per", "no",
];
#[rustfmt::skip]
const NAMED_AFTER: &[&str] = &[
    "times", "telegraph", "mirror", "mail", "express", "herald", "mass", "school", "night", "review", "post", "world", "star",
    "journal", "today", "politics", "roundtable", "addams", "independent", "tribune", "club",
];

impl Reader<'_> {
    /// Does a sentence begin at the token?
    pub(super) fn begins_sentence(&self, i: usize) -> bool {
        let p = self.prev(i);
        p == NONE || self.kind(p) == Kind::Other && !matches!(self.word(p), "," | "-" | "&")
    }

    /// Takes "morning", "night" with the day before it.
    fn with_daytime(&self, last: usize) -> usize {
        let next = self.here(last);
        if self.kind(next) == Kind::Lower && self.any(next, DAYTIME) { last + 1 } else { last }
    }

    /// Yesterday, today, tonight, tomorrow.
    pub(super) fn near(&mut self, i: usize, days: i8) -> Option<Core> {
        if self.kind(i) == Kind::Upper && !self.begins_sentence(i) {
            return None; // the name of a newspaper, a broadcast
        }
        let (mut first, mut by) = (i, i32::from(days));
        let (before, day) = (self.prev(i), self.prev(self.prev(i)));
        if self.any(before, &["a", "better", "brighter"]) || (days == 1 && self.any(before, &["the", "of"])) {
            return None;
        }
        if days != 0 && self.is(before, if days < 0 { "before" } else { "after" }) && self.is(day, "day") {
            first = if self.is(self.prev(day), "the") { self.prev(day) } else { day };
            by *= 2;
        }
        let last = self.with_daytime(i + 1);
        self.published(first, last, |day| on(Day(day.0 + by)))
    }

    /// "Mon., Feb. 25": a shortened day of the week counts only before a date.
    pub(super) fn weekday_before_date(&mut self, i: usize) -> Option<Core> {
        let mut next = i + 1;
        if self.is(next, ".") {
            next += 1;
        }
        self.after_weekday(i, next)
    }

    /// Monday to Sunday, from 0.
    pub(super) fn weekday(&mut self, i: usize, wanted: u8) -> Option<Core> {
        if let Some(core) = self.after_weekday(i, i + 1) {
            return Some(core);
        }
        let wanted = i32::from(wanted);
        let (p, next) = (self.prev(i), self.here(i + 1));
        let title = self.kind(p) == Kind::Upper && matches!(self.word(next), "”" | "\"");
        if title || self.any(p, NAMED_BEFORE) || (self.kind(next) == Kind::Upper && self.any(next, NAMED_AFTER)) {
            return None;
        }
        let (pp, mut last) = (self.prev(p), self.with_daytime(i + 1));
        if self.is(p, "a") && self.any(pp, &["on", "of"])
            || self.any(next, &["through", "thru", "mornings", "afternoons", "evenings", "nights"])
        {
            return None; // some such day; opening hours
        }
        // "Monday last week", "Monday of next week"
        let after = self.here(last);
        let of = if self.is(after, "of") { self.next(after) } else { after };
        if self.is(self.next(of), "week")
            && let Some(weeks) = self.step(of)
        {
            last = self.next(of) + 1;
            return self.published(i, last, |day| on(Day(back_to(day, 0).0 + weeks * 7 + wanted)));
        }
        let text_relative =
            self.is(p, "that") || (self.any(p, &["following", "previous", "preceding", "next", "same"]) && self.is(pp, "the"));
        if text_relative {
            let first = if self.is(p, "that") { p } else { pp };
            let back = self.any(p, &["previous", "preceding"]);
            let same = self.any(p, &["same", "that"]);
            return self.before(self.day, first, last, |named| {
                let day = super::resolve::day(named)?;
                match (same, back) {
                    (true, _) => (super::resolve::weekday(day) == wanted).then(|| on(day))?,
                    (_, true) => on(back_to(Day(day.0 - 1), wanted)),
                    _ => on(on_to(Day(day.0 + 1), wanted)),
                }
            });
        }
        let this = if self.is(p, "this") {
            p
        } else if self.is(pp, "this") {
            pp
        } else {
            NONE
        };
        let first = if this != NONE && self.any(p, &["this", "past", "coming"]) {
            this
        } else if self.any(p, &["last", "next", "coming"]) {
            p
        } else {
            i
        };
        let way = match () {
            () if self.any(p, &["last", "past"]) => -2,
            () if self.any(p, &["next", "coming"]) => 2,
            () => 0,
        };
        let tense = match self.tense(first, last) {
            Tense::Unknown if this != NONE => Tense::Future,
            tense => tense,
        };
        self.published(first, last, |day| match way {
            -2 => on(back_to(Day(day.0 - 1), wanted)),
            2 => on(on_to(Day(day.0 + 1), wanted)),
            _ => on(Reader::nearest_weekday(day, wanted, tense)),
        })
    }

    /// Last −1, this 0, next 1.
    pub(super) fn step(&self, i: usize) -> Option<i32> {
        match () {
            () if self.is(i, "last") => Some(-1),
            () if self.is(i, "this") => Some(0),
            () if self.is(i, "next") => Some(1),
            () => None,
        }
    }

    /// "last summer", "the spring of 2017", "winter 2018".
    pub(super) fn season(&mut self, i: usize, wanted: u8) -> Option<Core> {
        let (p, next) = (self.prev(i), self.here(i + 1));
        let of = if self.is(next, "of") { self.next(next) } else { next };
        if let Some(year) = self.year_number(of).filter(|y| (1500..2100).contains(y)) {
            let date = at(year, wanted, 0);
            let first = if self.is(p, "the") { p } else { i };
            return Some(Core { first, last: of + 1, stated: Some(date), date, how: How::Stated });
        }
        if self.is(self.next(of), "year")
            && let Some(by) = self.step(of)
        {
            return self.published(i, self.next(of) + 1, |day| with_season(year(day, by)?, wanted));
        }
        let by = self.step(p)?;
        if self.is(self.prev(p), "the") || self.meaning(self.here(i + 1)).is_some() {
            return None;
        }
        self.published(p, i + 1, |day| season(day, wanted, by))
    }

    /// "the second half of 2018", "the first quarter of last year".
    pub(super) fn share(&mut self, i: usize, months: u8) -> Option<Core> {
        let (p, of) = (self.prev(i), self.here(i + 1));
        let n = ordinal(self.word(p)).filter(|n| n * months <= 12)?;
        if !self.is(of, "of") {
            return None;
        }
        let first = if self.is(self.prev(p), "the") { self.prev(p) } else { p };
        let part = move |year: i32| {
            let end = |month| Bound::At(moment(Some(year), month, 0));
            Edtf::Between(end((n - 1) * months + 1), end(n * months))
        };
        let y = self.next(of);
        if let Some(year) = self.year_number(y).filter(|y| (1800..2100).contains(y)) {
            let date = part(year);
            return Some(Core { first, last: y + 1, stated: Some(date), date, how: How::Stated });
        }
        let by = if self.is(y, "the") { 0 } else { self.step(y)? };
        if !self.is(self.next(y), "year") {
            return None;
        }
        self.published(first, self.next(y) + 1, |day| match year(day, by)? {
            Edtf::At(m) => m.full_year().map(part),
            other => Some(other),
        })
    }

    /// A week around a day that the text named.
    pub(super) fn week_of(named: &Moment, by: i32) -> Option<Edtf> {
        week(super::resolve::day(named)?, by)
    }
}

fn with_season(year: Edtf, season: u8) -> Option<Edtf> {
    match year {
        Edtf::At(m) => Some(at(m.full_year()?, season, 0)),
        other => Some(other),
    }
}
