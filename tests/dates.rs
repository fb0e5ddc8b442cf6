//! Dates: parse and print, what days they mean, how they are set.
#![cfg(not(target_arch = "wasm32"))]
// A test that cannot go on has failed.
#![allow(clippy::expect_used, clippy::panic)]

use dateline::explore::date_words;
use dateline::model::{Dated, Day, Edtf, Inferred, Span};
use proptest::prelude::*;

fn moment() -> impl Strategy<Value = String> {
    let year = prop_oneof![
        (0..=9999_u32).prop_map(|y| format!("{y:04}")),
        (0..=999_u32).prop_map(|y| format!("{y:03}X")),
        Just("XXXX".to_owned())
    ];
    let rest = prop_oneof![
        Just(String::new()),
        (1..=12_u32).prop_map(|m| format!("-{m:02}")),
        (21..=24_u32).prop_map(|m| format!("-{m:02}")),
        (1..=12_u32, 1..=28_u32).prop_map(|(m, d)| format!("-{m:02}-{d:02}")),
        (1..=12_u32).prop_map(|m| format!("-{m:02}-XX")),
        Just("-XX".to_owned()),
        Just("-XX-XX".to_owned()),
    ];
    (year, rest, prop::sample::select(vec!["", "~", "?", "%"])).prop_map(|(y, r, q)| format!("{y}{r}{q}"))
}

fn date() -> impl Strategy<Value = String> {
    let bound = prop_oneof![4 => moment(), 1 => Just("..".to_owned()), 1 => Just(String::new())];
    prop_oneof![
        moment(),
        (moment(), bound.clone()).prop_map(|(a, b)| format!("{a}/{b}")),
        (bound, moment()).prop_map(|(a, b)| format!("{a}/{b}"))
    ]
}

proptest! {
    #[test]
    fn what_is_printed_parses_to_the_same(text in date()) {
        if let Ok(parsed) = Edtf::parse(&text) {
            prop_assert_eq!(parsed.to_string(), text.clone());
            prop_assert_eq!(Edtf::parse(&parsed.to_string()), Ok(parsed));
        } else {
            // Of the dates made here only an interval can be wrong: one that ends before it begins.
            prop_assert!(text.contains('/'), "{} did not parse", text);
        }
    }

    #[test]
    fn no_text_panics(text in "\\PC{0,24}|[0-9X/~?%.-]{0,24}") {
        if let Ok(date) = Edtf::parse(&text) {
            let _ = date.span();
            let _ = date_words(&Dated { date, inferred: Some(Inferred::Year), why: None });
        }
    }

    #[test]
    fn a_day_is_its_civil_date(n in -719_528..2_932_896_i32) {
        let (year, month, day) = Day(n).civil();
        prop_assert_eq!(Day::new(year, month, day), Some(Day(n)));
    }

    #[test]
    fn a_span_is_as_long_as_the_date_is_vague(year in 1..9998_i32, month in 1..=12_u32, day in 1..=28_u32) {
        let span = |text: String| Edtf::parse(&text).expect("a date").span().expect("a span");
        let exact = span(format!("{year:04}-{month:02}-{day:02}"));
        let in_month = span(format!("{year:04}-{month:02}"));
        let in_year = span(format!("{year:04}"));
        prop_assert_eq!(exact.day(), Day::new(year, month, day));
        prop_assert!(in_month.start <= exact.start && exact.end <= in_month.end);
        prop_assert!(in_year.start <= in_month.start && in_month.end <= in_year.end);
        prop_assert!(exact.meets(in_month) && in_month.meets(in_year));
    }
}

#[test]
fn a_year_that_nobody_stated_has_no_place() {
    assert_eq!(Edtf::parse("XXXX-02-25").expect("a date").span(), None);
    assert_eq!(Edtf::parse("../2019-03-10").expect("a date").span(), Some(Span { start: None, end: Day::new(2019, 3, 10) }));
}

#[test]
fn what_is_no_date_is_refused_with_a_reason() {
    for (text, reason) in [
        ("2019-13", "no month"),
        ("2019-02-29", "no day"),
        ("2019-2-3", "not a date in EDTF"),
        ("../..", "at least one side"),
        ("2019-03-02/2019-03-01", "ends before it begins"),
        ("20X9", "not a date in EDTF"),
        ("", "not a date in EDTF"),
        ("2019-XX-03", "needs its month"),
    ] {
        let why = Edtf::parse(text).expect_err(text);
        assert!(why.contains(reason), "{text}: {why}");
    }
}

#[test]
fn dates_in_words_say_exactly_what_was_said() {
    // Inferred words stand in brackets.
    let set = |text: &str, inferred| {
        let dated = Dated { date: Edtf::parse(text).expect(text), inferred, why: None };
        date_words(&dated).into_iter().map(|w| if w.inferred { format!("[{}]", w.text) } else { w.text }).collect::<String>()
    };
    assert_eq!(set("2019-02-26", None), "26 Feb 2019");
    assert_eq!(set("2019-02-26", Some(Inferred::Year)), "26 Feb [2019]");
    assert_eq!(set("2019-02-25~", Some(Inferred::Date)), "about [25 Feb 2019]");
    assert_eq!(set("2017-03-03/2017-03-16", None), "3–16 Mar 2017");
    assert_eq!(set("2017-02-27/2017-03-02", None), "27 Feb–2 Mar 2017");
    assert_eq!(set("2016-12-30/2017-01-02", None), "30 Dec 2016–2 Jan 2017");
    assert_eq!(set("../2019-03-10", None), "until 10 Mar 2019");
    assert_eq!(set("2017-03-20/..", None), "from 20 Mar 2017");
    assert_eq!(set("XXXX-02-25", None), "25 Feb, year not stated");
    assert_eq!(set("2019-02", None), "Feb 2019");
    assert_eq!(set("2018", None), "2018");
    assert_eq!(set("201X", None), "2010s");
    assert_eq!(set("2018-24?", None), "perhaps winter 2018");
    assert_eq!(set("2016/2017", None), "2016–2017");
}
