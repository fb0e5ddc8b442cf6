//! Korean dates: `2019년 2월 26일`, `2월 말`, `지난달`, `어제`, `월요일`. Endings stand on the word; the date ends before them.
//!
//! Does not read numbers in words.

use super::date::{Date, Point};
use super::resolve::{in_year, interval};
use super::words::split_figures;
use super::{Core, How, Reader, Step, Stretch, Tense, number, place};

/// Words that are read from publication, from the one that leads back furthest on: different ones parted by a stroke,
/// different spellings by a comma.
const DAYS: &str = "그제|어제|오늘|내일|모레";
const WEEKS: &str = "지난주,지난 주|이번주,이번 주|다음주,다음 주";
const MONTHS: &str = "지난달,지난 달|이달,이번달,이번 달|다음달,다음 달";
const YEARS: &str = "작년,지난해|올해,금년|내년";
const WEEKDAYS: &str = "월요일|화요일|수요일|목요일|금요일|토요일|일요일";

/// A date in figures, and where it ends.
struct Figures {
    point: Point,
    /// `27~28일`: the last day.
    to: Option<Point>,
    end: usize,
}

/// Does a text begin with one of the words: how long is it, and which is it?
fn begins(text: &str, words: &str) -> Option<(usize, i32)> {
    for (spellings, place) in words.split('|').zip(0..) {
        for word in spellings.split(',') {
            if text.starts_with(word) {
                return Some((word.len(), place));
            }
        }
    }
    None
}

/// The word of publication with which a text begins: how long it is, and what it leads to.
fn step(text: &str) -> Option<(usize, Step)> {
    if let Some((length, day)) = begins(text, DAYS) {
        return Some((length, Step::Days(day - 2)));
    }
    if let Some((length, week)) = begins(text, WEEKS) {
        return Some((length, Step::Week((week - 1) * 7)));
    }
    if let Some((length, month)) = begins(text, MONTHS) {
        return Some((length, Step::Month(month - 1)));
    }
    begins(text, YEARS).map(|(length, year)| (length, Step::Year(year - 1)))
}

/// `~28일` after the first day: the last one, and what follows.
fn last_day(after: &str) -> Option<(i32, &str)> {
    let (figures, after) = split_figures(after.strip_prefix(['~', '-', '–', '∼', '～'])?);
    let day = number(figures).filter(|day| (1..=31).contains(day))?;
    Some((day, after.strip_prefix('일')?))
}

/// How many blanks there are at the beginning, up to so many.
fn blanks(text: &str, most: usize) -> usize {
    text.bytes().take(most).take_while(|b| *b == b' ').count()
}

impl Reader<'_> {
    fn text_from(&self, at: usize) -> &str {
        self.text.get(at..).unwrap_or_default()
    }

    /// A number with 년, 월 or 일 after it; whether it was a date.
    pub(super) fn korean_number(&mut self, i: usize) -> bool {
        self.korean_figures(i).is_some()
    }

    fn korean_figures(&mut self, i: usize) -> Option<()> {
        let Figures { point, to, mut end } = self.figures(self.tokens.get(i)?.start as usize)?;
        let mut core = if point.month() == 0 && point.day() != 0 {
            self.day_of_month(i, i + 1, point.day())?
        } else {
            Core::new(i, i + 1, Date::at(point), How::Stated)
        };
        let second = match to {
            Some(to) => Some((to, end)),
            None => self.second(end),
        };
        if core.stated.is_some()
            && let Some((to, after)) = second
            && let Some(date) = interval(point, to)
        {
            (core.stated, core.date, end) = (Some(date), date, after);
        }
        if let Some((token, date)) = self.year_before(i, core.stated) {
            (core.first, core.date, core.how) = (token, date, How::Published);
        } else {
            self.fill_year(&mut core, Tense::Unknown);
        }
        let (soft, open, end) = self.ending(point, end);
        core.shape(soft, open);
        self.push_until(core, end)
    }

    /// What stands after a date: is it part of a month; does it open the date, and where does it end?
    fn ending(&self, point: Point, end: usize) -> (bool, Option<bool>, usize) {
        let rest = self.text_from(end);
        let blank = blanks(rest, 1);
        let after = self.text_from(end + blank);
        if point.day() == 0 && begins(after, "말|초|중순|하순|상순").is_some() {
            let mut end = end + blank;
            while let Some((length, _)) = begins(self.text_from(end), "말|초|중|하|상|순") {
                end += length;
            }
            (true, None, end)
        } else if let Some((length, word)) = begins(rest, "부터|까지") {
            (false, Some(word == 0), end + length)
        } else if let Some((length, _)) = begins(after, "이후") {
            (false, Some(true), end + blank + length)
        } else {
            (false, None, end)
        }
    }

    /// `25일부터 3월 2일까지`: the second date, and where it ends; `end`: where the first one does.
    fn second(&self, end: usize) -> Option<(Point, usize)> {
        let after = self.text_from(end).strip_prefix("부터")?;
        let blank = blanks(after, 3);
        let second = self.figures(end + "부터".len() + blank).filter(|_| blank < 3)?;
        self.text_from(second.end).starts_with("까지").then_some((second.point, second.end + "까지".len()))
    }

    /// `2019년 2월 26일`, from any of its parts on.
    fn figures(&self, start: usize) -> Option<Figures> {
        let (mut year, mut month, mut day, mut last) = (None, 0, 0, 0);
        let mut end = start;
        for sign in ['년', '월', '일'] {
            let blank = if end == start { 0 } else { blanks(self.text_from(end), 2) };
            let (figures, after) = split_figures(self.text_from(end + blank));
            let value = number(figures).unwrap_or_default();
            let mut rest = after.strip_prefix(sign);
            if sign == '일'
                && let Some((to, after)) = last_day(after)
                && (1..to).contains(&value)
            {
                (last, rest) = (to, Some(after));
            }
            let Some(rest) = rest.filter(|_| (1..=5).contains(&figures.len())) else { continue };
            match sign {
                '년' if figures.len() == 4 && (1000..=2100).contains(&value) && begins(rest.trim_start(), "간|동안|째|차|대").is_none() =>
                {
                    year = Some(value);
                }
                '월' if (1..=12).contains(&value) => month = value as u8,
                '일' if (1..=31).contains(&value) && (month != 0 || year.is_none() || last != 0) => day = value as u8,
                _ => return None,
            }
            end = self.text.len() - rest.len();
        }
        let lasts = day != 0 && month == 0 && begins(self.text_from(end), "간|동안|째|만| 동안| 만|치|분").is_some();
        if end == start || lasts {
            return None;
        }
        let point = Point::new(year, month, day);
        let to = (last != 0).then(|| point.on(last as u8));
        let valid = |point: Point| month == 0 || in_year(Date::at(point), year.unwrap_or(2020)).is_some();
        (valid(point) && to.is_none_or(valid)).then_some(Figures { point, to, end })
    }

    /// `지난해 12월`: the year before a month, from publication.
    fn year_before(&self, i: usize, stated: Option<Date>) -> Option<(usize, Date)> {
        let p = self.prev(i);
        let word = self.word(p);
        let (length, year) = begins(word, YEARS)?;
        let point = stated?.one()?;
        if length != word.len() || point.year().is_some() {
            return None;
        }
        Some((p, in_year(Date::at(point), self.year_from_publication(year - 1)?)?))
    }

    /// Keeps what was read up to a byte.
    fn push_until(&mut self, mut core: Core, end: usize) -> Option<()> {
        while self.tokens.get(core.last).is_some_and(|token| (token.start as usize) < end) {
            core.last += 1;
        }
        let start = self.tokens.get(core.first)?.start as usize;
        self.push(&core, Stretch::new(start, end));
        Some(())
    }

    /// A word that is read from publication.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn korean_word(&mut self, i: usize) {
        let _ = self.korean_step(i);
    }

    fn korean_step(&mut self, i: usize) -> Option<()> {
        let word = self.word(i);
        if let Some((_, day)) = begins(word, WEEKDAYS) {
            return self.korean_weekday(i, day);
        }
        begins(word, "그|어|오|내|모|지|이|다|작|올|금")?;
        let start = self.tokens.get(i)?.start as usize;
        let rest = self.text_from(start);
        let (length, step) = step(rest)?;
        let after = rest.get(length..)?;
        let another = match step {
            // `지난해 12월`, `다음 주 월요일`
            Step::Year(_) => !split_figures(after.get(blanks(after, 1)..)?).0.is_empty(),
            Step::Week(_) => self.word(self.next(i)).chars().nth(1) == Some('요'),
            _ => false,
        };
        if another || begins(rest, "오늘날|내년도").is_some() {
            return None;
        }
        let core = Core::new(i, i, self.anchor?.read(&step)?, How::Published);
        self.push_until(core, start + length)
    }

    /// `월요일`, `지난 월요일`, `다음 주 월요일`.
    fn korean_weekday(&mut self, i: usize, wanted: i32) -> Option<()> {
        let mut p = self.prev(i);
        let in_week = self.word(p).ends_with('주');
        if self.word(p) == "주" {
            p = self.prev(p);
        }
        let named = self.word(p);
        if named == "매주" {
            return None;
        }
        let week = place("지난 이번 다음", named.trim_end_matches('주'));
        let step = match week {
            Some(week) if in_week => Step::InWeek((week - 1) * 7, wanted),
            Some(0) => Step::UpTo(-1, wanted),
            Some(2) => Step::UpTo(7, wanted),
            _ => Step::UpTo(0, wanted),
        };
        let first = if week.is_some() { p } else { i };
        let core = Core::new(first, i, self.anchor?.read(&step)?, How::Published);
        self.push_until(core, self.tokens.get(i)?.start as usize + "월요일".len())
    }
}
