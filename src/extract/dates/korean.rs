//! Korean dates: `2019년 2월 26일`, `2월 말`, `지난달`, `어제`, `월요일`. Endings stand on the word; the date ends before them.
//!
//! Does not read numbers in words.

use super::resolve::{back_to, from, in_year, interval, moment, month, nearest, on, on_to, soften, until, week, year};
use super::{Core, How, Inferred, NONE, Reader, Stretch, Tense};
use crate::model::{Day, Edtf, Moment};

/// What a word leads to from the date of publication.
enum Step {
    Days(i32),
    Week(i32),
    Month(i32),
    Year(i32),
}

const WORDS: &[(&str, Step)] = &[
    ("그제", Step::Days(-2)),
    ("어제", Step::Days(-1)),
    ("오늘", Step::Days(0)),
    ("내일", Step::Days(1)),
    ("모레", Step::Days(2)),
    ("지난주", Step::Week(-1)),
    ("지난 주", Step::Week(-1)),
    ("이번 주", Step::Week(0)),
    ("이번주", Step::Week(0)),
    ("다음 주", Step::Week(1)),
    ("다음주", Step::Week(1)),
    ("지난달", Step::Month(-1)),
    ("지난 달", Step::Month(-1)),
    ("이달", Step::Month(0)),
    ("이번 달", Step::Month(0)),
    ("이번달", Step::Month(0)),
    ("다음 달", Step::Month(1)),
    ("다음달", Step::Month(1)),
    ("작년", Step::Year(-1)),
    ("지난해", Step::Year(-1)),
    ("올해", Step::Year(0)),
    ("금년", Step::Year(0)),
    ("내년", Step::Year(1)),
];
const WEEKDAYS: [char; 7] = ['월', '화', '수', '목', '금', '토', '일'];

/// A date in figures, and where it ends.
struct Figures {
    moment: Moment,
    /// `27~28일`: the last day.
    to: Option<u8>,
    end: usize,
}

/// `~28일` after the first day: the last one, and the length of that.
fn last_day(after: &str) -> Option<(u8, usize)> {
    let sign = after.chars().next().filter(|c| matches!(c, '~' | '-' | '–' | '∼' | '～'))?;
    let rest = after.get(sign.len_utf8()..)?;
    let digits = rest.bytes().take(3).take_while(u8::is_ascii_digit).count();
    let (number, after) = rest.split_at_checked(digits)?;
    let day = number.parse().ok().filter(|day| (1..=31).contains(day))?;
    after.starts_with('일').then_some((day, sign.len_utf8() + digits + '일'.len_utf8()))
}

impl Reader<'_> {
    /// A number with 년, 월 or 일 after it; whether it was a date.
    pub(super) fn korean_number(&mut self, i: usize) -> bool {
        self.korean_figures(i).is_some()
    }

    fn korean_figures(&mut self, i: usize) -> Option<()> {
        let start = self.tokens.get(i)?.start as usize;
        let Figures { moment: first, to, end } = self.figures(start)?;
        let mut end = end;
        let mut core = match (first.month.is_none(), first.day) {
            (true, Some(_)) => self.day_of_month(i, i + 1, super::resolve::day_of(&first)?)?,
            _ => Core { first: i, last: i + 1, stated: Some(Edtf::At(first)), date: Edtf::At(first), how: How::Stated },
        };
        let rest = |at: usize| self.text.get(at..).unwrap_or_default();
        let to = to.map(|day| Moment { day: moment(None, 1, day).day, ..first });
        if core.stated.is_some()
            && let Some(date) = to.and_then(|to| interval(first, to))
        {
            (core.stated, core.date) = (Some(date), date);
        } else if core.stated.is_some() {
            // `25일부터 3월 2일까지`
            let second = rest(end).strip_prefix("부터").and_then(|after| {
                let blank = after.bytes().take_while(|b| *b == b' ').count();
                self.figures(end + "부터".len() + blank).filter(|_| blank < 3)
            });
            let closed = second.filter(|s| rest(s.end).starts_with("까지"));
            if let Some(date) = closed.as_ref().and_then(|s| interval(first, s.moment)) {
                (core.stated, core.date) = (Some(date), date);
                end = closed.map_or(end, |s| s.end + "까지".len());
            }
        }
        let mut inferred = (core.how != How::Stated).then_some(Inferred::Date);
        let stated_year = self.year_before(i, core.stated);
        let mut begin = start;
        let mut first_token = i;
        if let Some((token, date)) = stated_year {
            (first_token, begin) = (token, self.tokens.get(token)?.start as usize);
            (core.date, core.how, inferred) = (date, How::Published, Some(Inferred::Year));
        } else if super::resolve::yearless(&core.date)
            && let Some(date) = self.anchor.and_then(|a| a.read(|day| nearest(core.date, day, Tense::Unknown)))
        {
            core.date = date;
            if inferred.is_none() {
                (core.how, inferred) = (How::Nearest, Some(Inferred::Year));
            }
        }
        let mut shape: fn(Edtf) -> Edtf = |date| date;
        let blank = rest(end).bytes().take_while(|b| *b == b' ').count().min(1);
        if first.day.is_none() && ["말", "초", "중순", "하순", "상순"].iter().any(|part| rest(end + blank).starts_with(part)) {
            end += blank + rest(end + blank).chars().take_while(|c| "말초중하상순".contains(*c)).map(char::len_utf8).sum::<usize>();
            shape = soften;
        } else if rest(end).starts_with("부터") {
            (end, shape) = (end + "부터".len(), from);
        } else if rest(end + blank).starts_with("이후") {
            (end, shape) = (end + blank + "이후".len(), from);
        } else if rest(end).starts_with("까지") {
            (end, shape) = (end + "까지".len(), until);
        }
        let at = Stretch::new(begin, end);
        self.push(at, (first_token, at), self.token_after(i, end), core.stated.map(shape), shape(core.date), inferred, core.how);
        Some(())
    }

    /// `2019년 2월 26일`, from any of its parts on.
    fn figures(&self, start: usize) -> Option<Figures> {
        let (mut y, mut m, mut d, mut to) = (None, 0_u8, 0_u8, None);
        let mut end = start;
        for (part, sign) in ['년', '월', '일'].into_iter().enumerate() {
            let rest = self.text.get(end..).unwrap_or_default();
            let blank = if end == start { 0 } else { rest.bytes().take_while(|b| *b == b' ').count().min(2) };
            let rest = rest.get(blank..).unwrap_or_default();
            let digits = rest.bytes().take(5).take_while(u8::is_ascii_digit).count();
            let (number, after) = rest.split_at_checked(digits)?;
            if part == 2
                && let Some((last, length)) = last_day(after)
                && let Some(day) = number.parse().ok().filter(|day| (1..last).contains(day))
            {
                (d, to) = (day, Some(last));
                end += blank + digits + length;
                continue;
            }
            if digits == 0 || !after.starts_with(sign) {
                continue;
            }
            let value: u32 = number.parse().ok()?;
            match part {
                0 if digits == 4 && (1000..=2100).contains(&value) => y = Some(value as i32),
                1 if (1..=12).contains(&value) => m = value as u8,
                2 if (1..=31).contains(&value) && (m != 0 || y.is_none()) => d = value as u8,
                _ => return None,
            }
            end += blank + digits + sign.len_utf8();
            if m == 0
                && part == 0
                && ["간", "동안", "째", "차", "대"]
                    .iter()
                    .any(|s| after.get(sign.len_utf8()..).unwrap_or_default().trim_start().starts_with(s))
            {
                return None;
            }
        }
        let after = self.text.get(end..).unwrap_or_default();
        let lasts = ["간", "동안", "째", "만", " 동안", " 만", "치", "분"];
        if end == start || (d != 0 && m == 0 && lasts.iter().any(|s| after.starts_with(s))) {
            return None;
        }
        let moment = moment(y, m, d);
        let valid =
            m == 0 || [d, to.unwrap_or(d)].iter().all(|d| in_year(Edtf::At(super::resolve::moment(y, m, *d)), y.unwrap_or(2020)).is_some());
        valid.then_some(Figures { moment, to, end })
    }

    /// `지난해 12월`: the year before a month, from publication.
    fn year_before(&self, i: usize, stated: Option<Edtf>) -> Option<(usize, Edtf)> {
        let p = self.prev(i);
        let (_, step) = WORDS.iter().find(|(word, _)| self.word(p) == *word)?;
        let (Step::Year(by), Edtf::At(m)) = (step, stated?) else { return None };
        if m.full_year().is_some() {
            return None;
        }
        let Edtf::At(of) = self.anchor?.read(|day| year(day, *by))? else { return None };
        Some((p, in_year(Edtf::At(m), of.full_year()?)?))
    }

    /// The first token that begins at or after a byte.
    fn token_after(&self, from: usize, end: usize) -> usize {
        let beyond = |t: &super::Token| t.start as usize >= end;
        from + self.tokens.get(from..).and_then(|rest| rest.iter().position(beyond)).unwrap_or(self.tokens.len() - from)
    }

    /// A word that is read from publication.
    pub(super) fn korean_word(&mut self, i: usize) {
        let _ = self.korean_step(i);
    }

    fn korean_step(&mut self, i: usize) -> Option<()> {
        let word = self.word(i);
        let mut letters = word.chars();
        let first = letters.next()?;
        if letters.next() == Some('요') && letters.next() == Some('일') {
            return self.korean_weekday(i, WEEKDAYS.iter().position(|w| *w == first)? as i32);
        }
        if !"그어오내모지이다작올금".contains(first) {
            return None;
        }
        let start = self.tokens.get(i)?.start as usize;
        let rest = self.text.get(start..)?;
        let (words, step) = WORDS.iter().find(|(words, _)| rest.starts_with(words))?;
        let after = rest.get(words.len()..).unwrap_or_default();
        let more = after.chars().next();
        let number = after.strip_prefix(' ').unwrap_or(after).bytes().next().is_some_and(|b| b.is_ascii_digit());
        let weekday = self.word(self.next(i)).chars().nth(1) == Some('요') && matches!(step, Step::Week(_));
        if (matches!(step, Step::Year(_)) && number) || weekday || (*words == "오늘" && more == Some('날')) || word.starts_with("내년도")
        {
            return None;
        }
        let end = start + words.len();
        let date = self.anchor?.read(|day| match step {
            Step::Days(by) => on(Day(day.0 + by)),
            Step::Week(by) => week(day, *by),
            Step::Month(by) => month(day, *by),
            Step::Year(by) => year(day, *by),
        })?;
        let at = Stretch::new(start, end);
        self.push(at, (i, at), self.token_after(i, end), None, date, Some(Inferred::Date), How::Published);
        Some(())
    }

    /// `월요일`, `지난 월요일`, `다음 주 월요일`.
    fn korean_weekday(&mut self, i: usize, wanted: i32) -> Option<()> {
        let p = self.prev(i);
        let (p, in_week) = if self.word(p) == "주" { (self.prev(p), true) } else { (p, self.word(p).ends_with('주')) };
        let named = self.word(p);
        let weeks = match named.trim_end_matches('주') {
            "지난" => Some(-1),
            "이번" => Some(0),
            "다음" => Some(1),
            _ => None,
        };
        if named == "매주" {
            return None;
        }
        let date = self.anchor?.read(|day| match (weeks, in_week) {
            (Some(by), true) => on(Day(back_to(day, 0).0 + by * 7 + wanted)),
            (Some(-1), _) => on(back_to(Day(day.0 - 1), wanted)),
            (Some(1), _) => on(on_to(Day(day.0 + 1), wanted)),
            _ => on(back_to(day, wanted)),
        })?;
        let (start, token) = (self.tokens.get(i)?.start as usize, self.tokens.get(if weeks.is_some() && p != NONE { p } else { i })?.start);
        let at = Stretch::new(token as usize, start + "월요일".len());
        let first = if weeks.is_some() && p != NONE { p } else { i };
        self.push(at, (first, at), i + 1, None, date, Some(Inferred::Date), How::Published);
        Some(())
    }
}
