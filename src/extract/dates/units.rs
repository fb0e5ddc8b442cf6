//! Lengths of time that lead from one date to another: "last week", "two days ago", "the following month", "that night".

use super::resolve::units_after;
use super::words::{Unit, counted};
use super::{Core, How, Kind, Named, Reader, Step, Tense, number};

impl Reader<'_> {
    /// A day, week, month, year or part of a day, with the word before or after it that says which.
    pub(super) fn unit(&mut self, i: usize, unit: Unit) -> Option<()> {
        let (p, next) = (self.prev(i), self.here(i + 1));
        if self.is(next, "ago earlier later previously prior") && !self.is(self.next(next), "than") {
            return self.counted_back(i, unit);
        }
        let pp = self.prev(p);
        if self.kind(i) == Kind::Upper && self.kind(p) == Kind::Upper && !self.begins_sentence(p) {
            return None; // the name of a broadcast
        }
        let (the, this) = (self.is(pp, "the very"), self.is(pp, "this"));
        let last = i + 1;
        match self.word(p) {
            _ if self.is(p, "last") => {
                if the {
                    None
                } else {
                    self.by(p, last, unit, -1)
                }
            }
            _ if self.is(p, "past") => match unit {
                _ if !this => None,
                // From Friday on, the week that ends.
                Unit::Week => self.published(pp, last, Step::Week(-4)),
                _ => self.by(pp, last, unit, -1),
            },
            _ if self.is(p, "next") && the => self.after_named(pp, last, unit, 1),
            _ if self.is(p, "next") => self.by(p, last, unit, 1),
            _ if self.is(p, "coming") && (this || the) => self.by(pp, last, unit, 1),
            _ if self.is(p, "current present") && the => self.by(pp, last, unit, 0),
            _ if self.is(p, "this") => self.by(p, last, unit, 0),
            _ if self.is(p, "following") && the => self.after_named(pp, last, unit, 1),
            _ if self.is(p, "previous preceding") && the => self.after_named(pp, last, unit, -1),
            _ if self.is(p, "same") && (the || this || self.is(pp, "that")) => self.after_named(pp, last, unit, 0),
            _ if self.is(p, "that") => self.that(p, i, unit),
            _ if self.is(p, "the") => self.the(p, i, unit),
            _ => None,
        }
    }

    /// From publication: last −1, this 0, next 1.
    fn by(&mut self, first: usize, last: usize, unit: Unit, by: i32) -> Option<()> {
        let step = match unit {
            Unit::Part | Unit::Night => Step::Days(by),
            Unit::Week => Step::Week(by * 7),
            // Early in the week, "this weekend" is the last one of which somebody tells.
            Unit::Weekend if by == 0 && self.tense(first, last) == Tense::Past => Step::Weekend(-3),
            Unit::Weekend => Step::Weekend(by * 7),
            Unit::Month => Step::Month(by),
            Unit::Year => Step::Year(by),
            Unit::Day | Unit::Days | Unit::Weeks | Unit::Months | Unit::Years => return None,
        };
        self.published(first, last, step)
    }

    /// The date before it in the text from which one reads so many units.
    fn last_named(&self, unit: Unit) -> Option<Named> {
        match unit {
            Unit::Month | Unit::Months => self.month,
            Unit::Year | Unit::Years => self.year,
            _ => self.day,
        }
    }

    /// From the date before it in the text.
    fn after_named(&mut self, first: usize, last: usize, unit: Unit, by: i32) -> Option<()> {
        if matches!(unit, Unit::Days | Unit::Weeks | Unit::Months | Unit::Years) {
            return None;
        }
        let named = self.named(self.last_named(unit), first)?;
        self.finish(Core::new(first, last, units_after(named, unit, by)?, How::Before(named)))
    }

    /// "that day", "that evening": the date before it. Not "that day care is dear".
    fn that(&mut self, p: usize, i: usize, unit: Unit) -> Option<()> {
        let verb_before = self.is(self.prev(p), "said say says told reported added so believes hope hopes");
        let sure = matches!(unit, Unit::Part | Unit::Night) || self.begins_sentence(p) || self.free_after(i + 1);
        if unit == Unit::Weekend || verb_before || !sure { None } else { self.after_named(p, i + 1, unit, 0) }
    }

    /// "the day before", "the end of the year", "over the weekend", "earlier in the week".
    fn the(&mut self, p: usize, i: usize, unit: Unit) -> Option<()> {
        let (before, next) = (self.prev(p), self.here(i + 1));
        if unit == Unit::Day
            && let Some(after) = self.which(next, "before after")
            && self.closes(self.next(next), ". , ; ) ” \"")
        {
            return self.after_named(p, i + 2, unit, after * 2 - 1);
        }
        let within = self.is(before, "in") && self.is(self.prev(before), "earlier later early late");
        let part = self.is(before, "of") && self.is(self.prev(before), "end beginning start middle");
        match unit {
            Unit::Month | Unit::Year if (within || part) && !self.is(next, "of") => self.by(p, i + 1, unit, 0),
            Unit::Week if within => self.by(p, i + 1, unit, 0),
            Unit::Weekend if self.is(before, "over at on during") => {
                // The one that has begun, or else the last one.
                let by = if self.tense(p, i + 1) == Tense::Future { 0 } else { -5 };
                self.published(p, i + 1, Step::Weekend(by))
            }
            _ => None,
        }
    }

    /// "two days ago", "a year later".
    fn counted_back(&mut self, i: usize, unit: Unit) -> Option<()> {
        let p = self.prev(i);
        let word = self.word(p);
        let count = counted(word).or_else(|| number(word)).filter(|n| (1..1000).contains(n))?;
        let (unit, each) = match unit {
            Unit::Day | Unit::Days => (Unit::Days, 1),
            Unit::Week | Unit::Weeks => (Unit::Days, 7),
            Unit::Month | Unit::Months => (Unit::Month, 1),
            Unit::Year | Unit::Years => (Unit::Year, 1),
            Unit::Part | Unit::Night | Unit::Weekend => return None,
        };
        let exact = unit == Unit::Days && each == 1;
        let (next, last) = (self.here(i + 1), i + 2);
        let by = if self.is(next, "later") { count * each } else { -count * each };
        let (date, how) = if !self.is(next, "ago") {
            let named = self.named(self.last_named(unit), p)?;
            (units_after(named, unit, by)?, How::Before(named))
        } else if exact && self.is(self.prev(p), "half or to and - – than over nearly almost") {
            return None;
        } else {
            let step = match unit {
                Unit::Month => Step::Month(by),
                Unit::Year => Step::Year(by),
                _ => Step::Days(by),
            };
            (self.anchor?.read(&step)?, How::Published)
        };
        self.finish(Core::new(p, last, if exact { date } else { date.about() }, how))
    }
}
