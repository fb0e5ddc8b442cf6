//! Lengths of time that lead from one date to another: "last week", "two days ago", "the following month", "that night".

use super::resolve::{at, back_to, between, days_after, moment, month, month_of, on, soften, week, year};
use super::words::{Unit, counted};
use super::{Core, Kind, Named, Reader, Tense};
use crate::model::{Day, Edtf, Moment};

impl Reader<'_> {
    /// A day, week, month, year or part of a day, with the word before or after it that says which.
    pub(super) fn unit(&mut self, i: usize, unit: Unit) -> Option<Core> {
        let (p, next) = (self.prev(i), self.here(i + 1));
        if self.any(next, &["ago", "earlier", "later", "previously", "prior"]) && !self.any(self.next(next), &["than"]) {
            return self.counted_back(i, unit);
        }
        let pp = self.prev(p);
        if self.kind(i) == Kind::Upper && self.kind(p) == Kind::Upper && !self.begins_sentence(p) {
            return None; // the name of a broadcast
        }
        let (the, this) = (self.any(pp, &["the", "very"]), self.is(pp, "this"));
        match () {
            () if self.is(p, "last") => (!the).then(|| self.by(p, i + 1, unit, -1))?,
            () if self.is(p, "past") && this && unit == Unit::Week => self.past_week(pp, i + 1),
            () if self.is(p, "past") => this.then(|| self.by(pp, i + 1, unit, -1))?,
            () if self.is(p, "next") && the => self.after_named(pp, i + 1, unit, 1),
            () if self.is(p, "next") => self.by(p, i + 1, unit, 1),
            () if self.is(p, "coming") => (this || the).then(|| self.by(pp, i + 1, unit, 1))?,
            () if self.any(p, &["current", "present"]) => (the && unit != Unit::Day).then(|| self.by(pp, i + 1, unit, 0))?,
            () if self.is(p, "this") => (unit != Unit::Day).then(|| self.by(p, i + 1, unit, 0))?,
            () if self.is(p, "following") => the.then(|| self.after_named(pp, i + 1, unit, 1))?,
            () if self.any(p, &["previous", "preceding"]) => the.then(|| self.after_named(pp, i + 1, unit, -1))?,
            () if self.is(p, "same") => (the || self.any(pp, &["that", "this"])).then(|| self.after_named(pp, i + 1, unit, 0))?,
            () if self.is(p, "that") => self.that(p, i, unit),
            () if self.is(p, "the") => self.the(p, i, unit),
            () => None,
        }
    }

    /// "this past week": from Friday on, the week that ends.
    fn past_week(&self, first: usize, last: usize) -> Option<Core> {
        self.published(first, last, |day| week(day, if super::resolve::weekday(day) < 4 { -1 } else { 0 }))
    }

    /// From publication: last −1, this 0, next 1.
    fn by(&self, first: usize, last: usize, unit: Unit, by: i32) -> Option<Core> {
        let tense = if unit == Unit::Weekend { self.tense(first, last) } else { Tense::Unknown };
        self.published(first, last, |day| match unit {
            Unit::Day => None,
            Unit::Part | Unit::Night => on(Day(day.0 + by)),
            Unit::Week => week(day, by),
            Unit::Weekend => {
                // Early in the week, "this weekend" is the last one of which somebody tells.
                let told = by == 0 && super::resolve::weekday(day) < 3 && tense == Tense::Past;
                let by = if told { -1 } else { by };
                let saturday = Day(back_to(day, 0).0 + 5 + by * 7);
                between(saturday, Day(saturday.0 + 1))
            }
            Unit::Month => month(day, by),
            Unit::Year => year(day, by),
            Unit::Days | Unit::Weeks | Unit::Months | Unit::Years => None,
        })
    }

    /// From the date before it in the text.
    fn after_named(&self, first: usize, last: usize, unit: Unit, by: i32) -> Option<Core> {
        match unit {
            Unit::Day | Unit::Part | Unit::Night => self.before(self.day, first, last, |m| Some(Edtf::At(days_after(m, by)?))),
            Unit::Week => self.before(self.day, first, last, |m| Reader::week_of(m, by)),
            Unit::Weekend => self.before(self.day, first, last, |m| {
                let saturday = Day(back_to(super::resolve::day(m)?, 0).0 + 5 + by * 7);
                between(saturday, Day(saturday.0 + 1))
            }),
            Unit::Month => self.before(self.month, first, last, |m| months_after(m, by)),
            Unit::Year => self.before(self.year, first, last, |m| Some(at(m.full_year()?.checked_add(by)?, 0, 0))),
            Unit::Days | Unit::Weeks | Unit::Months | Unit::Years => None,
        }
    }

    /// "that day", "that evening": the date before it. Not "that day care is dear".
    fn that(&self, p: usize, i: usize, unit: Unit) -> Option<Core> {
        let singular = !matches!(unit, Unit::Days | Unit::Weeks | Unit::Months | Unit::Years | Unit::Weekend);
        let verb_before = self.any(self.prev(p), &["said", "say", "says", "told", "reported", "added", "so", "believes", "hope", "hopes"]);
        let sure = matches!(unit, Unit::Part | Unit::Night) || self.begins_sentence(p) || self.free_after(i + 1);
        (singular && !verb_before && sure).then(|| self.after_named(p, i + 1, unit, 0))?
    }

    /// "the day before", "the end of the year", "over the weekend", "earlier in the week".
    fn the(&self, p: usize, i: usize, unit: Unit) -> Option<Core> {
        let (before, next) = (self.prev(p), self.here(i + 1));
        let ends = matches!(self.word(self.next(next)), "" | "." | "," | ";" | ")" | "”" | "\"");
        if unit == Unit::Day && self.any(next, &["before", "after"]) && ends {
            let by = if self.is(next, "before") { -1 } else { 1 };
            return self.before(self.day, p, i + 2, |m| Some(Edtf::At(days_after(m, by)?)));
        }
        let within = self.is(before, "in") && self.any(self.prev(before), &["earlier", "later", "early", "late"]);
        let part = self.is(before, "of") && self.any(self.prev(before), &["end", "beginning", "start", "middle"]);
        match unit {
            Unit::Month | Unit::Year if (within || part) && !self.is(next, "of") => self.by(p, i + 1, unit, 0),
            Unit::Week if within => self.by(p, i + 1, unit, 0),
            Unit::Weekend if self.any(before, &["over", "at", "on", "during"]) => {
                let future = self.tense(p, i + 1) == Tense::Future;
                self.published(p, i + 1, |day| {
                    let saturday = back_to(day, 5);
                    let saturday = if future && day.0 - saturday.0 > 1 { Day(saturday.0 + 7) } else { saturday };
                    between(saturday, Day(saturday.0 + 1))
                })
            }
            _ => None,
        }
    }

    /// "two days ago", "a year later".
    fn counted_back(&self, i: usize, unit: Unit) -> Option<Core> {
        const MANY: i32 = 1000;
        let p = self.prev(i);
        let word = self.word(p);
        let count = counted(word).or_else(|| word.parse().ok()).filter(|n| (1..MANY).contains(n))?;
        let (next, last) = (self.here(i + 1), i + 2);
        if self.any(self.prev(p), &["half", "or", "to", "and", "-", "–", "than", "over", "nearly", "almost"])
            && self.is(next, "ago")
            && matches!(unit, Unit::Days | Unit::Day)
        {
            return None;
        }
        if self.is(next, "ago") {
            let shift = move |day: Day| shifted(day, unit, -count);
            return self.published(p, last, shift);
        }
        let by = if self.is(next, "later") { count } else { -count };
        let days = |named: Option<Named>, each: i32| {
            self.before(named, p, last, |m| {
                let date = Edtf::At(days_after(m, by * each)?);
                Some(if each > 1 { soften(date) } else { date })
            })
        };
        match unit {
            Unit::Day | Unit::Days => days(self.day, 1),
            Unit::Week | Unit::Weeks => days(self.day, 7),
            Unit::Month | Unit::Months => self.before(self.month, p, last, |m| Some(soften(months_after(m, by)?))),
            Unit::Year | Unit::Years => self.before(self.year, p, last, |m| year_after(m, by)),
            Unit::Part | Unit::Night | Unit::Weekend => None,
        }
    }
}

/// So many days, weeks, months, years from a day: about then, unless they are days.
fn shifted(day: Day, unit: Unit, by: i32) -> Option<Edtf> {
    match unit {
        Unit::Day | Unit::Days => on(Day(day.0 + by)),
        Unit::Week | Unit::Weeks => on(Day(day.0 + by * 7)).map(soften),
        Unit::Month | Unit::Months => month(day, by).map(soften),
        Unit::Year | Unit::Years => year(day, by).map(soften),
        Unit::Part | Unit::Night | Unit::Weekend => None,
    }
}

/// The month `by` months after one that states at least its month.
fn months_after(named: &Moment, by: i32) -> Option<Edtf> {
    let month_of = i32::from(month_of(named).filter(|m| *m <= 12)?) - 1 + by;
    let month = month_of.rem_euclid(12) as u8 + 1;
    match named.full_year() {
        Some(year) => Some(at(year.checked_add(month_of.div_euclid(12)).filter(|y| (0..=9999).contains(y))?, month, 0)),
        None => Some(Edtf::At(moment(None, month, 0))),
    }
}

fn year_after(named: &Moment, by: i32) -> Option<Edtf> {
    let year = named.full_year()?.checked_add(by).filter(|y| (0..=9999).contains(y))?;
    Some(soften(at(year, 0, 0)))
}
