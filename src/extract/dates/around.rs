//! The words around a date: about, late, the end of; since, until, before; on, in. And the verb: past, or to come?

use super::resolve::{day_of, from, nearest, possible, soften, until, yearless};
use super::{Core, DateHit, How, Kind, NONE, Reader, Stretch, Tense};
use crate::model::{Bound, Edtf, Inferred};

const ABOUT: &[&str] = &["around", "about", "approximately", "circa", "roughly"];
const PART: &[&str] = &["end", "beginning", "start", "middle", "close", "half"];
const NEUTRAL: &[&str] =
    &["on", "in", "at", "during", "of", "for", "from", "between", "through", "throughout", "over", "within", "as", "dated", "to"];
/// What cannot be talked "about" in the sense of "approximately".
const TALK: &[&str] =
    &["talk", "talks", "talked", "talking", "ask", "asked", "know", "knew", "think", "thought", "hear", "heard", "worried"];
#[rustfmt::skip]
const FUTURE: &[&str] = &[
    "will", "shall", "would", "plans", "plan", "planned", "planning", "scheduled",
    "expected", "expects", "expect", "due", "set", "slated", "hopes", "hope", "intends", "intend", "going", "prepares", "preparing",
    "upcoming", "ahead",
];
/// Verbs that point ahead only where the date follows them.
const PERHAPS: &[&str] = &["could", "should", "may", "might", "must"];
const TELL: &[&str] = &["said", "says", "told", "announced", "reported", "added", "confirmed", "stated", "claimed"];
const PAST: &[&str] = &[
    "was", "were", "had", "did", "said", "told", "says", "wrote", "met", "came", "went", "took", "gave", "held", "saw", "became", "began",
    "left", "made", "sent", "got", "fell", "rose", "won", "lost", "found", "since",
];

impl Reader<'_> {
    /// From what was read to a date that is kept, if the words around allow one.
    pub(super) fn finish(&mut self, mut core: Core) {
        if core.first < self.free {
            return;
        }
        let mut soft = false;
        let mut first = core.first;
        if let Some(wider) = self.softened(first, &core.date) {
            (first, soft) = wider;
        }
        let bound = self.prev(first);
        let open = self.bound(bound, core.last);
        if open.is_some() {
            first = bound;
        }
        let mut inferred = match core.how {
            How::Stated => None,
            _ if core.stated.is_some() => Some(Inferred::Year),
            _ => Some(Inferred::Date),
        };
        if yearless(&core.date)
            && let Some(anchor) = self.anchor
            && !self.stays_yearless(&core)
            && let tense = self.bound_tense(open, bound, first, core.last)
            && let Some(date) = anchor.read(|day| nearest(core.date, day, tense))
        {
            core.date = date;
            if inferred.is_none() {
                (core.how, inferred) = (How::Nearest, Some(Inferred::Year));
            }
        }
        let shape = |date: Edtf| {
            let date = if soft { soften(date) } else { date };
            match open {
                Some(true) => from(date),
                Some(false) => until(date),
                None => date,
            }
        };
        let date = shape(core.date);
        let mut full = first;
        let prep = self.prev(first);
        // "weighed in Friday": the "in" is the verb's.
        let verb = self.is(prep, "in") && matches!(core.date, Edtf::At(m) if day_of(&m).is_some());
        if self.any(prep, NEUTRAL) && !verb {
            full = prep;
            let before = self.prev(prep);
            if (self.is(prep, "of") && self.is(before, "as"))
                || (self.any(prep, &["in", "on"]) && self.any(before, &["early", "late"]))
                || (self.is(before, "from") && self.any(prep, &["over", "around", "at"]))
            {
                full = before;
            }
        }
        let (Some(a), Some(b), Some(z)) = (self.tokens.get(first), self.tokens.get(full), self.tokens.get(core.last.wrapping_sub(1)))
        else {
            return;
        };
        let at = Stretch { start: a.start, end: z.end };
        let full = (full, Stretch { start: b.start, end: z.end });
        let stated = core.stated.map(shape);
        self.push(at, full, core.last, stated, date, inferred, core.how);
    }

    /// The tense of what is told, where the word before the date says it too.
    fn bound_tense(&self, open: Option<bool>, bound: usize, first: usize, last: usize) -> Tense {
        if open == Some(true) {
            return Tense::Past;
        }
        match self.tense(first, last) {
            Tense::Unknown if self.any(bound, &["until", "till", "by"]) => Tense::Future,
            tense => tense,
        }
    }

    #[allow(clippy::too_many_arguments)] // the members of one hit
    pub(super) fn push(
        &mut self,
        at: Stretch,
        full: (usize, Stretch),
        last: usize,
        stated: Option<Edtf>,
        date: Edtf,
        inferred: Option<Inferred>,
        how: How,
    ) {
        let relative = matches!(how, How::Published | How::Before(_));
        let why = self.why(at, how, &date);
        // 29 February of a year that has none is a slip, not a date.
        if !possible(&date) || stated.as_ref().is_some_and(|stated| !possible(stated)) {
            return;
        }
        let words = date.to_string();
        let stated = match stated {
            Some(stated) if stated == date => words.clone(),
            stated => stated.map(|s| s.to_string()).unwrap_or_default(),
        };
        let hit = DateHit { at, full: full.1, first: full.0 as u32, last: last as u32, date: words, stated, inferred, why, relative };
        self.keep(hit, &date);
    }

    /// The sentence that says how a date was resolved.
    fn why(&self, at: Stretch, how: How, date: &Edtf) -> Option<String> {
        let other = match how {
            How::Stated => return None,
            How::Published | How::Nearest => self.published?.to_string(),
            How::Before(moment) => moment.to_string(),
        };
        let mut why = String::from("“");
        for (n, word) in at.of(self.text).split_whitespace().enumerate() {
            if n > 0 {
                why.push(' ');
            }
            why.push_str(word);
        }
        why.push('”');
        if how == How::Nearest {
            why.push_str(" states no year; ");
            let year = match date {
                Edtf::At(m) | Edtf::Between(_, Bound::At(m)) | Edtf::Between(Bound::At(m), _) => m.year,
                Edtf::Between(..) => return None,
            };
            why.extend(year.map(char::from));
            why.push_str(" puts it nearest to the date of publication, ");
        } else if how == How::Published {
            why.push_str(", read from the date of publication, ");
        } else {
            why.push_str(", read from a date before it in the text, ");
        }
        why.push_str(&other);
        Some(why)
    }

    /// Words before a date that blur it: where they begin, and whether they do.
    fn softened(&self, first: usize, date: &Edtf) -> Option<(usize, bool)> {
        let one_day = matches!(date, Edtf::At(m) if day_of(m).is_some());
        let blurs = !one_day && matches!(date, Edtf::At(_));
        let p = self.prev(first);
        let word = self.word(p);
        if self.any(p, &["late", "early", "mid", "later", "earlier"]) || (blurs && self.is(p, "-") && self.is(self.prev(p), "mid")) {
            let mut start = if word == "-" { self.prev(p) } else { p };
            if self.is(self.prev(start), "to") && self.any(self.prev(self.prev(start)), &["mid", "early", "late"]) {
                start = self.prev(self.prev(start));
            }
            if self.is(self.prev(start), "the") && matches!(date, Edtf::At(m) if m.year[3] == b'X') {
                start = self.prev(start);
            }
            return Some((start, blurs && !self.any(p, &["later", "earlier"])));
        }
        if self.is(p, "of") && !one_day {
            let part = self.prev(p);
            if self.any(part, PART) {
                let mut start = part;
                while self.any(self.prev(start), &["the", "very", "latter", "first", "second"]) {
                    start = self.prev(start);
                }
                return Some((start, blurs));
            }
        }
        if self.any(p, ABOUT) {
            let figures = matches!(date, Edtf::At(m) if m.month.is_some()) && self.kind(first) == Kind::Number || one_day;
            let talk = self.is(p, "about") && (!figures || self.any(self.prev(p), TALK));
            return (!talk).then_some((p, true));
        }
        None
    }

    /// Does the word open the date: from then on (`true`), or up to then (`false`)?
    fn bound(&self, i: usize, last: usize) -> Option<bool> {
        let next = self.here(last);
        let own = |s: &str| s.starts_with(['\'', '’']);
        match () {
            () if self.is(i, "since") => Some(true),
            () if self.is(i, "after") && !own(self.word(next)) => Some(true),
            () if self.is(i, "from") && self.any(next, &["on", "onward", "onwards"]) => Some(true),
            () if self.any(i, &["until", "till"]) => Some(false),
            () if self.any(i, &["before", "by"]) && !own(self.word(next)) => Some(false),
            () => None,
        }
    }

    /// An anniversary of old is named by its day alone: it has no year near to publication.
    fn stays_yearless(&self, core: &Core) -> bool {
        self.any(self.here(core.last), &["attack", "attacks", "terror", "terrorist", "hijackers", "anniversary"])
            || self.any(self.prev(core.first), &["every", "each"])
    }

    /// Is what is told around a date past, or to come? The nearest verb that tells decides.
    pub(super) fn tense(&self, first: usize, last: usize) -> Tense {
        let mut i = self.prev(first);
        for steps in 0..14 {
            if steps > 2 && self.any(i, TELL) {
                return Tense::Unknown; // what was said has its own time
            }
            match self.tense_of(i) {
                Some(tense) => return tense,
                None if PERHAPS.contains(&self.word(i)) => return Tense::Future,
                None if self.ends_clause(i) => break,
                None => i = self.prev(i),
            }
        }
        let mut i = self.here(last);
        if self.is(i, ",") {
            i = self.next(i);
        }
        for _ in 0..14 {
            match self.tense_of(i) {
                Some(tense) => return tense,
                None if self.ends_clause(i) => break,
                None => i = self.next(i),
            }
        }
        Tense::Unknown
    }

    fn ends_clause(&self, i: usize) -> bool {
        let title = self.is(i, ".") && self.kind(self.prev(i)) == Kind::Upper && self.word(self.prev(i)).len() < 5 && self.touches(i);
        i == NONE || !title && matches!(self.word(i), "." | "!" | "?" | ";" | ":" | "," | "“" | "”" | "\"" | "(" | ")" | "—" | "–")
    }

    fn tense_of(&self, i: usize) -> Option<Tense> {
        let word = self.word(i);
        if word.ends_with("’ll") || word.ends_with("'ll") {
            return Some(Tense::Future);
        }
        if self.kind(i) != Kind::Lower {
            return None;
        }
        if FUTURE.contains(&word) || (matches!(word, "is" | "are" | "was" | "were") && self.is(self.next(i), "to")) {
            return Some(Tense::Future);
        }
        let adjective = self.any(self.prev(i), &["a", "an", "the", "his", "her", "its", "their"]);
        let past = PAST.contains(&word)
            || (!adjective && word.len() > 4 && word.ends_with("ed") && !matches!(word, "need" | "indeed" | "hundred"));
        match past {
            true if self.is(self.prev(i), "be") => Some(Tense::Future),
            true => Some(Tense::Past),
            false => None,
        }
    }
}
