//! The words around a date: about, late, the end of; since, until, before; on, in. And the verb: past, or to come?

use super::date::{Date, Point};
use super::resolve::possible;
use super::words::TENSES;
use super::{Core, DateHit, How, Kind, NONE, Reader, Step, Stretch, Tense};
use crate::extract::found::{tidy, told};
use crate::model::Inferred;

const ABOUT: &str = "around about approximately circa roughly";
const PART: &str = "end beginning start middle close half";
const NEUTRAL: &str = "on in at during of for from between through throughout over within as dated to";
/// What cannot be talked "about" in the sense of "approximately".
const TALK: &str = "talk talks talked talking ask asked know knew think thought hear heard worried";

impl Core {
    /// Blurs the date, and makes it one from which on (`true`) or up to which (`false`) something lasts.
    pub(super) fn shape(&mut self, soft: bool, open: Option<bool>) {
        let shaped = |date: Date| {
            let date = if soft { date.about() } else { date };
            match open {
                Some(true) => date.onwards(),
                Some(false) => date.until(),
                None => date,
            }
        };
        (self.stated, self.date) = (self.stated.map(shaped), shaped(self.date));
    }
}

impl Reader<'_> {
    /// From what was read to a date that is kept, if the words around allow one.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn finish(&mut self, mut core: Core) -> Option<()> {
        if core.first < self.free {
            return Some(());
        }
        let (first, soft) = self.softened(core.first, core.date).unwrap_or((core.first, false));
        let bound = self.prev(first);
        let open = self.bound(bound, core.last);
        let first = if open.is_some() { bound } else { first };
        if core.date.lacks_year() && self.anchor.is_some() && !self.stays_yearless(&core) {
            let tense = self.bound_tense(open, bound, first, core.last);
            self.fill_year(&mut core, tense);
        }
        // "weighed in Friday": the "in" is the verb's.
        let prep = self.prev(first);
        let verb = self.is(prep, "in") && core.date.is_day();
        core.shape(soft, open);
        core.first = first;
        if self.is(prep, NEUTRAL) && !verb {
            core.first = self.preposition(prep);
        }
        if let Some((from, to)) = self.tokens.get(first).zip(self.tokens.get(core.last.wrapping_sub(1))) {
            self.push(&core, Stretch { start: from.start, end: to.end });
        }
        Some(())
    }

    /// Where the words of a preposition begin: "as of", "early in", "from over".
    fn preposition(&self, prep: usize) -> usize {
        let before = self.prev(prep);
        let two = (self.is(prep, "of") && self.is(before, "as"))
            || (self.is(prep, "in on") && self.is(before, "early late"))
            || (self.is(before, "from") && self.is(prep, "over around at"));
        if two { before } else { prep }
    }

    /// The year that a date lacks: the one that puts it nearest to publication.
    pub(super) fn fill_year(&self, core: &mut Core, tense: Tense) {
        if core.date.lacks_year()
            && let Some(date) = self.anchor.and_then(|anchor| anchor.read(&Step::Nearest(core.date, tense)))
        {
            core.date = date;
            if core.how == How::Stated {
                core.how = How::Nearest;
            }
        }
    }

    /// The tense of what is told, where the word before the date says it too.
    fn bound_tense(&self, open: Option<bool>, bound: usize, first: usize, last: usize) -> Tense {
        if open == Some(true) {
            return Tense::Past;
        }
        match self.tense(first, last) {
            Tense::Unknown if self.is(bound, "until till by") => Tense::Future,
            tense => tense,
        }
    }

    /// Keeps what was read, from the first token of its preposition on; `at`: the words of the date.
    pub(super) fn push(&mut self, core: &Core, at: Stretch) {
        // 29 February of a year that has none is a slip, not a date.
        if !possible(core.date) || core.stated.is_some_and(|stated| !possible(stated)) {
            return;
        }
        let Some(first) = self.tokens.get(core.first) else { return };
        let hit = DateHit {
            at,
            full: Stretch { start: first.start, end: at.end },
            first: core.first as u32,
            last: core.last as u32,
            date: core.date.text(),
            stated: core.stated.map(Date::text).unwrap_or_default(),
            inferred: match core.how {
                How::Stated => None,
                _ if core.stated.is_some() => Some(Inferred::Year),
                _ => Some(Inferred::Date),
            },
            why: self.why(at, core),
            relative: matches!(core.how, How::Published | How::Before(_)),
        };
        self.keep(hit, core.date);
    }

    /// The sentence that says how a date was resolved.
    fn why(&self, at: Stretch, core: &Core) -> Option<String> {
        let (pattern, other) = match core.how {
            How::Stated => return None,
            How::Nearest => {
                let point = core.date.to().filter(|to| *to != Point::OPEN).unwrap_or(core.date.from());
                ("“1” states no year; 2 puts it nearest to the date of publication, 3", Date::year(point.year()?).text())
            }
            How::Published => ("“1”, read from the date of publication, 3", String::new()),
            How::Before(point) => ("“1”, read from a date before it in the text, 2", Date::at(point).text()),
        };
        Some(told(pattern, &[&tidy(at.of(self.text)), &other, self.published.as_deref().unwrap_or_default()]))
    }

    /// Words before a date that blur it: where they begin, and whether they do.
    fn softened(&self, first: usize, date: Date) -> Option<(usize, bool)> {
        let p = self.prev(first);
        let one = date.one();
        let blurs = one.is_some() && !date.is_day();
        let mid = blurs && self.is(p, "-") && self.is(self.prev(p), "mid");
        if mid || self.is(p, "late early mid later earlier") {
            let mut start = if mid { self.prev(p) } else { p };
            if self.is(self.prev(start), "to") && self.is(self.prev(self.prev(start)), "mid early late") {
                start = self.prev(self.prev(start));
            }
            if one.is_some_and(|point| point.year().is_none()) {
                start = self.before_skipped(start, "the");
            }
            return Some((start, blurs && !self.is(p, "later earlier")));
        }
        if self.is(p, "of") && !date.is_day() {
            let mut start = self.prev(p);
            if self.is(start, PART) {
                while self.is(self.prev(start), "the very latter first second") {
                    start = self.prev(start);
                }
                return Some((start, blurs));
            }
        }
        let figures = date.is_day() || (self.kind(first) == Kind::Number && one.is_some_and(|point| point.month() != 0));
        let talk = self.is(p, "about") && (!figures || self.is(self.prev(p), TALK));
        (self.is(p, ABOUT) && !talk).then_some((p, true))
    }

    /// Does the word open the date: from then on (`true`), or up to then (`false`)?
    fn bound(&self, i: usize, last: usize) -> Option<bool> {
        let next = self.here(last);
        let open =
            self.is(i, "since") || (self.is(i, "after") && !self.owns(next)) || (self.is(i, "from") && self.is(next, "on onward onwards"));
        let close = self.is(i, "until till") || (self.is(i, "before by") && !self.owns(next));
        (open || close).then_some(open)
    }

    /// An anniversary of old is named by its day alone: it has no year near to publication.
    fn stays_yearless(&self, core: &Core) -> bool {
        self.is(self.here(core.last), "attack attacks terror terrorist hijackers anniversary")
            || self.is(self.prev(core.first), "every each")
    }

    /// Is what is told around a date past, or to come? The nearest verb that tells decides.
    pub(super) fn tense(&self, first: usize, last: usize) -> Tense {
        let mut i = self.prev(first);
        for steps in 0..14 {
            let verb = self.verb(i);
            if steps > 2 && matches!(verb, "T" | "t") {
                return Tense::Unknown; // what was said has its own time
            }
            match self.tense_of(i, verb) {
                Some(tense) => return tense,
                None if verb == "M" && self.kind(i) == Kind::Lower => return Tense::Future,
                None if self.ends_clause(i) => break,
                None => i = self.prev(i),
            }
        }
        let mut i = self.skip(self.here(last), ",");
        for _ in 0..14 {
            match self.tense_of(i, self.verb(i)) {
                Some(tense) => return tense,
                None if self.ends_clause(i) => break,
                None => i = self.next(i),
            }
        }
        Tense::Unknown
    }

    /// What the word says about when something happens.
    fn verb(&self, i: usize) -> &'static str {
        TENSES.meaning(self.word(i), true).unwrap_or_default()
    }

    fn ends_clause(&self, i: usize) -> bool {
        if self.kind(i) != Kind::Other {
            return false;
        }
        let p = self.prev(i);
        let title = self.is(i, ".") && self.kind(p) == Kind::Upper && self.word(p).len() < 5 && self.touches(i);
        i == NONE || !title && self.is(i, ". ! ? ; : , “ ” \" ( ) — –")
    }

    fn tense_of(&self, i: usize, verb: &str) -> Option<Tense> {
        let word = self.word(i);
        if word.ends_with("’ll") || word.ends_with("'ll") {
            return Some(Tense::Future);
        }
        if self.kind(i) != Kind::Lower {
            return None;
        }
        // The plan for July tells nothing of when; what was to be may be past.
        if verb == "F" && self.is(self.prev(i), "a the his her its their") || verb == "W" && self.is(self.next(i), "to") {
            return None;
        }
        if verb == "F" || verb == "B" && self.is(self.next(i), "to") {
            return Some(Tense::Future);
        }
        let ended =
            word.len() > 4 && word.ends_with("ed") && !self.is(i, "indeed hundred") && !self.is(self.prev(i), "a an the his her its their");
        if !ended && !matches!(verb, "P" | "T" | "W") {
            return None;
        }
        Some(if self.is(self.prev(i), "be") { Tense::Future } else { Tense::Past })
    }
}
