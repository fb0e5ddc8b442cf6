//! Dates and languages in words.

use crate::model::{Bound, DatePart, Dated, Day, Edtf, Inferred, Moment, Qualifier};

/// Words of which a part is inferred.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// The words.
    pub text: String,
    /// Does the article not say this?
    pub inferred: bool,
}

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const SEASONS: [&str; 4] = ["spring", "summer", "autumn", "winter"];

/// A date as it is set: `26 Feb 2019`, `about 25 Feb 2019`, `3–16 Mar 2017`, `until 10 Mar 2019`, `25 Feb, year not stated`.
/// Exactly the inferred words are marked.
pub fn date_words(dated: &Dated) -> Vec<Words> {
    let (lead, body, year) = match dated.date {
        Edtf::At(moment) => {
            let (body, year) = split(&moment);
            (lead(moment.qualifier), body, year)
        }
        Edtf::Between(Bound::At(from), Bound::At(to)) => {
            let sure = if from.qualifier == Qualifier::Exact { to.qualifier } else { from.qualifier };
            let ((first, first_year), (last, last_year)) = (split(&from), split(&to));
            let body = if first_year != last_year || first.is_empty() || last.is_empty() {
                format!("{}–{}", join(&first, &first_year), last)
            } else {
                same_month(&from, &to).unwrap_or_else(|| format!("{first}–{last}"))
            };
            (lead(sure), body, last_year)
        }
        Edtf::Between(Bound::At(from), _) => {
            let (body, year) = split(&from);
            ("from ", body, year)
        }
        Edtf::Between(_, Bound::At(to)) => {
            let (body, year) = split(&to);
            ("until ", body, year)
        }
        Edtf::Between(..) => ("", String::new(), String::new()),
    };
    let words = |text: String, inferred| Words { text, inferred };
    let mut out = vec![words(lead.into(), false)];
    match dated.inferred {
        Some(Inferred::Year) => {
            out.push(words(if body.is_empty() { body } else { format!("{body} ") }, false));
            out.push(words(year, true));
        }
        inferred => out.push(words(join(&body, &year), inferred.is_some())),
    }
    out.retain(|w| !w.text.is_empty());
    out
}

fn lead(qualifier: Qualifier) -> &'static str {
    match qualifier {
        Qualifier::Exact => "",
        Qualifier::Approximate => "about ",
        Qualifier::Uncertain => "perhaps ",
        Qualifier::Both => "perhaps about ",
    }
}

fn join(body: &str, year: &str) -> String {
    match (body.is_empty(), year.starts_with(',')) {
        (true, _) => year.trim_start_matches([',', ' ']).to_owned(),
        (_, true) => format!("{body}{year}"),
        _ if body.ends_with('–') => format!("{body}{year}"),
        _ => format!("{body} {year}"),
    }
}

/// Day and month, and the year.
fn split(moment: &Moment) -> (String, String) {
    let digits: String = moment.year.iter().map(|b| char::from(*b)).collect();
    let year = match digits.find('X') {
        None => digits.trim_start_matches('0').to_owned(),
        Some(0) => ", year not stated".into(),
        Some(1) => [digits.get(..1).unwrap_or_default(), "000s"].concat(),
        Some(2) => [digits.get(..2).unwrap_or_default(), "00s"].concat(),
        Some(_) => [digits.get(..3).unwrap_or_default(), "0s"].concat(),
    };
    let month = match moment.month {
        Some(DatePart::Stated(m @ 1..=12)) => MONTHS[usize::from(m) - 1],
        Some(DatePart::Stated(s @ 21..=24)) => SEASONS[usize::from(s) - 21],
        _ => "",
    };
    match moment.day {
        Some(DatePart::Stated(day)) if !month.is_empty() => (format!("{day} {month}"), year),
        _ => (month.into(), year),
    }
}

fn same_month(from: &Moment, to: &Moment) -> Option<String> {
    match (from.day, to.day, from.month == to.month) {
        (Some(DatePart::Stated(first)), Some(DatePart::Stated(_)), true) => Some(format!("{first}–{}", split(to).0)),
        _ => None,
    }
}

/// A day: `26 Feb 2019`.
pub fn day_words(day: Day) -> String {
    let (year, month, day) = day.civil();
    format!("{day} {} {year}", MONTHS.get(month as usize - 1).copied().unwrap_or_default())
}

/// Days from one to another: `3–16 Mar 2017`, `from 3 Mar 2017`, `until 16 Mar 2017`.
pub fn range_words(from: Option<Day>, to: Option<Day>) -> String {
    match (from, to) {
        (None, None) => String::new(),
        (Some(from), None) => format!("from {}", day_words(from)),
        (None, Some(to)) => format!("until {}", day_words(to)),
        (Some(from), Some(to)) if from == to => day_words(from),
        (Some(from), Some(to)) => {
            let ((y1, m1, d1), (y2, m2, _)) = (from.civil(), to.civil());
            match (y1 == y2, m1 == m2) {
                (true, true) => format!("{d1}–{}", day_words(to)),
                (true, false) => format!("{d1} {}–{}", MONTHS.get(m1 as usize - 1).copied().unwrap_or_default(), day_words(to)),
                _ => format!("{}–{}", day_words(from), day_words(to)),
            }
        }
    }
}

/// A name, or its beginning where it is absurdly long: no name that people have is cut.
pub fn brief(text: &str) -> String {
    const LONG: usize = 240;
    match text.char_indices().nth(LONG) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}… ({} characters)", text.get(..end).unwrap_or_default(), text.chars().count()),
    }
}

/// The English name of a language, or its tag.
pub fn language_name(tag: &str) -> String {
    const NAMES: &[(&str, &str)] = &[
        ("ar", "Arabic"),
        ("bn", "Bengali"),
        ("cs", "Czech"),
        ("de", "German"),
        ("el", "Greek"),
        ("en", "English"),
        ("es", "Spanish"),
        ("fa", "Persian"),
        ("fr", "French"),
        ("he", "Hebrew"),
        ("hi", "Hindi"),
        ("hu", "Hungarian"),
        ("id", "Indonesian"),
        ("it", "Italian"),
        ("ja", "Japanese"),
        ("km", "Khmer"),
        ("ko", "Korean"),
        ("lo", "Lao"),
        ("mn", "Mongolian"),
        ("my", "Burmese"),
        ("nl", "Dutch"),
        ("pl", "Polish"),
        ("ps", "Pashto"),
        ("pt", "Portuguese"),
        ("ro", "Romanian"),
        ("ru", "Russian"),
        ("sv", "Swedish"),
        ("sw", "Swahili"),
        ("th", "Thai"),
        ("tr", "Turkish"),
        ("uk", "Ukrainian"),
        ("ur", "Urdu"),
        ("vi", "Vietnamese"),
        ("zh", "Chinese"),
    ];
    let (base, rest) = tag.split_once('-').unwrap_or((tag, ""));
    match NAMES.iter().find(|(code, _)| base.eq_ignore_ascii_case(code)) {
        Some((_, name)) if rest.is_empty() => (*name).into(),
        Some((_, name)) => format!("{name} ({rest})"),
        None => tag.into(),
    }
}
