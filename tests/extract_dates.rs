//! Dates in invented sentences: which words are one, what they say, what is inferred; and the events they date.
#![cfg(not(target_arch = "wasm32"))]
// A test that cannot go on has failed.
#![allow(clippy::expect_used, clippy::panic)]

use dateline::extract::{DateHit, Stretch, dates, events, tokens};
use dateline::model::{Edtf, Inferred};
use proptest::prelude::*;

/// A Tuesday.
const PUBLISHED: &str = "2019-03-05";

fn found(text: &str, published: &str) -> Vec<DateHit> {
    let published = (!published.is_empty()).then(|| Edtf::parse(published).expect("a date of publication"));
    dates(text, &tokens(text), published.as_ref())
}

/// `words = date`, with `y` where the year and `d` where all of it is inferred.
fn shown(text: &str, published: &str) -> String {
    let mut shown = Vec::new();
    for hit in found(text, published) {
        let mark = match hit.inferred {
            Some(Inferred::Year) => " y",
            Some(Inferred::Date) => " d",
            None => "",
        };
        shown.push(format!("{} = {}{mark}", hit.at.of(text), hit.date));
    }
    shown.join("; ")
}

fn table(published: &str, rows: &[(&str, &str)]) {
    let wrong: Vec<String> = rows
        .iter()
        .map(|(text, expected)| (text, expected, shown(text, published)))
        .filter(|(_, expected, got)| *expected != got)
        .map(|(text, expected, got)| format!("{text}\n   expected {expected}\n   got      {got}"))
        .collect();
    assert!(wrong.is_empty(), "{} of {} wrong:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

#[test]
fn what_the_words_state_in_full() {
    table(
        "",
        &[
            ("The pier closed on February 26, 2019.", "February 26, 2019 = 2019-02-26"),
            ("The pier closed on 26 February 2019 for good.", "26 February 2019 = 2019-02-26"),
            ("The pier closed on Feb. 26, 2019, at noon.", "Feb. 26, 2019 = 2019-02-26"),
            ("The pier closed on the 26th of February, 2019.", "the 26th of February, 2019 = 2019-02-26"),
            ("The pier closed on Tuesday, February 26, 2019.", "Tuesday, February 26, 2019 = 2019-02-26"),
            ("The pier closed on Tues., Feb. 26, 2019.", "Tues., Feb. 26, 2019 = 2019-02-26"),
            ("FEBRUARY 26, 2019 – The pier is closed.", "FEBRUARY 26, 2019 = 2019-02-26"),
            ("Opened 2019-02-26, closed 2019-02.", "2019-02-26 = 2019-02-26; 2019-02 = 2019-02"),
            ("Opened 26/02/2019, closed 2/26/2019.", "26/02/2019 = 2019-02-26; 2/26/2019 = 2019-02-26"),
            ("Opened 26.02.2019, closed 2019.3.2.", "26.02.2019 = 2019-02-26; 2019.3.2 = 2019-03-02"),
            ("It opened in February 2019.", "February 2019 = 2019-02"),
            ("It opened in February of 2019.", "February of 2019 = 2019-02"),
            ("It opened in Sept. 2018, then shut.", "Sept. 2018 = 2018-09"),
            ("It opened in 2018, and the 2016 fire was forgotten.", "2018 = 2018; 2016 = 2016"),
            ("The harbour of the 1990s was larger.", "the 1990s = 199X"),
            ("The harbour of the 1980’s, he said, was larger.", "the 1980’s = 198X"),
            ("In his 1994 “Pier Book” he said so.", "1994 = 1994"),
            ("Set right on October 2, 2016, Sunday.", "October 2, 2016, Sunday = 2016-10-02"),
            ("The ferry ran in the late 1990s.", "the late 1990s = 199X~"),
            ("The weir broke in the winter of 2017.", "the winter of 2017 = 2017-24"),
            ("Sales fell in the first quarter of 2018.", "the first quarter of 2018 = 2018-01/2018-03"),
            ("Sales fell in the second half of 2018.", "the second half of 2018 = 2018-07/2018-12"),
        ],
    );
}

#[test]
fn a_year_that_is_not_stated_stays_so_without_publication() {
    table(
        "",
        &[
            ("The council met on February 25.", "February 25 = XXXX-02-25"),
            ("The council met on Feb. 25th.", "Feb. 25th = XXXX-02-25"),
            ("The council met on 25 Feb and left.", "25 Feb = XXXX-02-25"),
            ("It votes until the end of the count in March.", "March = XXXX-03"),
            ("It has been shut since February.", "since February = XXXX-02/.."),
            ("It was said on Monday, yesterday, last week and two days ago.", ""),
            ("A net maker said on the 24th that it was over.", ""),
            ("It was shut on February 25. The following day it opened.", "February 25 = XXXX-02-25; The following day = XXXX-02-26 d"),
            ("It was shut on February 28. The following day it opened.", "February 28 = XXXX-02-28"),
            ("It was shut on February 25. It opened on the 27th.", "February 25 = XXXX-02-25; the 27th = XXXX-02-27 d"),
            ("She left in 2009. The following year he came.", "2009 = 2009; The following year = 2010 d"),
        ],
    );
}

#[test]
fn a_year_that_is_not_stated_is_the_nearest() {
    table(
        PUBLISHED,
        &[
            ("The council met on February 25.", "February 25 = 2019-02-25 y"),
            ("The council met on December 27.", "December 27 = 2018-12-27 y"),
            ("The council will meet on October 3.", "October 3 = 2019-10-03 y"),
            ("The council met on October 3.", "October 3 = 2018-10-03 y"),
            ("The council meets on March 20.", "March 20 = 2019-03-20 y"),
            ("The boats came in November.", "November = 2018-11 y"),
            ("The boats came between December 28 and January 3.", "December 28 and January 3 = 2018-12-28/2019-01-03 y"),
            ("It was on February 26 last year that it sank.", "February 26 last year = 2018-02-26 y"),
            ("It sank in June of last year.", "June of last year = 2018-06 y"),
            ("It sank last December and will sail next April.", "last December = 2018-12 y; next April = 2019-04 y"),
            ("In January, Gov. Orrin of the Outer Isles resigned.", "January = 2019-01 y"),
            ("If she were to win in November, it would end.", "November = 2019-11 y"),
            ("The September 11 attacks were long past.", "September 11 = XXXX-09-11"),
        ],
    );
    table("2019-02", &[("It met on February 25, yesterday.", "February 25 = 2019-02-25 y")]);
    table("2019", &[("It met on June 25, last year.", "June 25 = XXXX-06-25; last year = 2018 d")]);
    table("2019-02-26/2019-02-28", &[("It met on February 25 and last month.", "February 25 = 2019-02-25 y; last month = 2019-01 d")]);
}

#[test]
fn from_one_date_to_another() {
    table(
        "",
        &[
            ("The fair runs September 16-19, 2016.", "September 16-19, 2016 = 2016-09-16/2016-09-19"),
            ("The fair runs Sept. 16–19.", "Sept. 16–19 = XXXX-09-16/XXXX-09-19"),
            ("The fair ran from 3 to 16 March.", "3 to 16 March = XXXX-03-03/XXXX-03-16"),
            ("The fair ran 3–16 March 2017.", "3–16 March 2017 = 2017-03-03/2017-03-16"),
            ("It ran between March 3 and March 16.", "March 3 and March 16 = XXXX-03-03/XXXX-03-16"),
            ("It ran from February 25 to March 2, 2019.", "February 25 to March 2, 2019 = 2019-02-25/2019-03-02"),
            ("It ran from 25 February until 2 March 2019.", "25 February until 2 March 2019 = 2019-02-25/2019-03-02"),
            ("It ran from December 30 to January 2, 2017.", "December 30 to January 2, 2017 = 2016-12-30/2017-01-02"),
            ("They meet on February 27 and 28 in Vess.", "February 27 and 28 = XXXX-02-27/XXXX-02-28"),
            ("They meet on February 25 and 28.", "February 25 = XXXX-02-25; 28 = XXXX-02-28"),
            ("They met on 25 and 28 February 2018.", "25 = 2018-02-25; 28 February 2018 = 2018-02-28"),
            ("It sold from January to June 2018.", "January to June 2018 = 2018-01/2018-06"),
            ("It sold in January–June.", "January–June = XXXX-01/XXXX-06"),
            ("He served 2009–2011 in Vess.", "2009–2011 = 2009/2011"),
            ("He served from 2009 to 2011.", "2009 to 2011 = 2009/2011"),
            ("He served between 2009 and 2011.", "2009 and 2011 = 2009/2011"),
            ("The school year 2016-17 was short.", "2016-17 = 2016/2017"),
            ("Of 2016 and 2017, he said little; in 2016 and 2017 more.", "2016 = 2016; 2017 = 2017; 2016 = 2016; 2017 = 2017"),
        ],
    );
}

#[test]
fn about_then_and_never_a_day_that_nobody_stated() {
    table(
        PUBLISHED,
        &[
            ("It will reopen at the end of March.", "the end of March = 2019-03~ y"),
            ("It closed in late February.", "late February = 2019-02~ y"),
            ("It closed in mid-February.", "mid-February = 2019-02~ y"),
            ("It closed in mid-February 2018.", "mid-February 2018 = 2018-02~"),
            ("It closed in early 2019.", "early 2019 = 2019~"),
            ("It closed around 10 March.", "around 10 March = 2019-03-10~ y"),
            ("It closed about March 10.", "about March 10 = 2019-03-10~ y"),
            ("They talked about 10 March.", "10 March = 2019-03-10 y"),
            ("They asked about last year.", "last year = 2018 d"),
            ("It has been shut since the middle of February.", "since the middle of February = 2019-02~/.. y"),
            ("It closed at the end of last year.", "the end of last year = 2018~ d"),
            ("It closes by the end of the year.", "by the end of the year = ../2019~ d"),
            ("It closed in mid-2018.", "mid-2018 = 2018~"),
        ],
    );
}

#[test]
fn open_at_one_end() {
    table(
        PUBLISHED,
        &[
            ("It has been shut since February.", "since February = 2019-02/.. y"),
            ("It has been shut since 2017.", "since 2017 = 2017/.."),
            ("It is shut until March 10.", "until March 10 = ../2019-03-10 y"),
            ("It must open by March 10.", "by March 10 = ../2019-03-10 y"),
            ("It sank before March 3, 2018.", "before March 3, 2018 = ../2018-03-03"),
            ("Nothing came after February 20.", "after February 20 = 2019-02-20/.. y"),
            ("After Sunday’s storm nothing came.", "Sunday = 2019-03-03 d"),
            ("From March 10 on it will be open.", "From March 10 = 2019-03-10/.. y"),
        ],
    );
}

#[test]
fn read_from_the_date_of_publication() {
    table(
        PUBLISHED,
        &[
            ("It closed yesterday.", "yesterday = 2019-03-04 d"),
            ("It closed yesterday morning.", "yesterday morning = 2019-03-04 d"),
            ("It closed the day before yesterday.", "the day before yesterday = 2019-03-03 d"),
            ("Today it is open; tomorrow it is not.", "Today = 2019-03-05 d; tomorrow = 2019-03-06 d"),
            ("It closed last night.", "last night = 2019-03-04 d"),
            ("He spoke on Monday.", "Monday = 2019-03-04 d"),
            ("He spoke on Tuesday.", "Tuesday = 2019-03-05 d"),
            ("He spoke on Wednesday.", "Wednesday = 2019-02-27 d"),
            ("He said on Wednesday that the ferry will sail.", "Wednesday = 2019-02-27 d"),
            ("The council will meet on Wednesday.", "Wednesday = 2019-03-06 d"),
            ("On Wednesday, the council will meet.", "Wednesday = 2019-03-06 d"),
            ("The vote takes place this Sunday.", "this Sunday = 2019-03-10 d"),
            ("He spoke last Sunday.", "last Sunday = 2019-03-03 d"),
            ("He spoke last Tuesday.", "last Tuesday = 2019-02-26 d"),
            ("He speaks next Tuesday.", "next Tuesday = 2019-03-12 d"),
            ("He spoke on Monday last week.", "Monday last week = 2019-02-25 d"),
            ("He spoke Sunday night in Vess.", "Sunday night = 2019-03-03 d"),
            ("He spoke last week.", "last week = 2019-02-25/2019-03-03 d"),
            ("He speaks next week.", "next week = 2019-03-11/2019-03-17 d"),
            ("It rained this month and last month.", "this month = 2019-03 d; last month = 2019-02 d"),
            ("It sank last year.", "last year = 2018 d"),
            ("Earlier this year it sank.", "Earlier this year = 2019 d"),
            ("It sank two days ago.", "two days ago = 2019-03-03 d"),
            ("It sank 3 weeks ago.", "3 weeks ago = 2019-02-12~ d"),
            ("It sank a month ago.", "a month ago = 2019-02~ d"),
            ("It sank ten years ago.", "ten years ago = 2009~ d"),
            ("It rained over the weekend.", "the weekend = 2019-03-02/2019-03-03 d"),
            ("The mayor told them this weekend of it.", "this weekend = 2019-03-02/2019-03-03 d"),
            ("It lasted until nearly 2 a.m. Friday in Vess.", "Friday = 2019-03-01 d"),
            ("It rained last summer.", "last summer = 2018-22 d"),
            ("It will rain next summer.", "next summer = 2019-22 d"),
            ("It rained in the second half of last year.", "the second half of last year = 2018-07/2018-12 d"),
            ("A source said on the 24th that it was so.", "the 24th = 2019-02-24 d"),
            ("It will open on the 24th.", "the 24th = 2019-03-24 d"),
            ("Prices rose in recent weeks and over the last year.", ""),
        ],
    );
    table(
        "2019-03-09",
        &[
            ("We’ll be meeting on Monday in Vess.", "Monday = 2019-03-11 d"),
            ("It rained this past week.", "this past week = 2019-03-04/2019-03-10 d"),
            ("They sing on Saturday evenings.", ""),
        ],
    );
    table("2017-03-19", &[("said Sela Orrin, a nurse, last Sunday.", "last Sunday = 2017-03-12 d")]);
    let why = found("He spoke last Sunday.", "2017-03-19").remove(0).why.expect("a reason");
    assert_eq!(why, "“last Sunday”, read from the date of publication, 2017-03-19");
    let why = found("He spoke on February  26.", PUBLISHED).remove(0).why.expect("a reason");
    assert_eq!(why, "“February 26” states no year; 2019 puts it nearest to the date of publication, 2019-03-05");
}

#[test]
fn read_from_the_date_before_it() {
    table(
        PUBLISHED,
        &[
            ("It sank on February 10. That evening nobody came.", "February 10 = 2019-02-10 y; That evening = 2019-02-10 d"),
            ("It sank on May 3, 2016. The same day it rose.", "May 3, 2016 = 2016-05-03; The same day = 2016-05-03 d"),
            ("It sank on May 3, 2016. Two days later it rose.", "May 3, 2016 = 2016-05-03; Two days later = 2016-05-05 d"),
            ("It sank in May 2016. Three months earlier it had leaked.", "May 2016 = 2016-05; Three months earlier = 2016-02~ d"),
            ("It sank on May 3, 2016. On the 24th it rose.", "May 3, 2016 = 2016-05-03; the 24th = 2016-05-24 d"),
            ("It sank on May 3, 2016. The following Monday it rose.", "May 3, 2016 = 2016-05-03; The following Monday = 2016-05-09 d"),
            ("It sank on May 3, 2016. It had leaked the day before.", "May 3, 2016 = 2016-05-03; the day before = 2016-05-02 d"),
            ("It sank in 2016. Later that year it rose.", "2016 = 2016; Later that year = 2016 d"),
        ],
    );
    let why = found("It sank on May 3, 2016. Two days later it rose.", "").remove(1).why.expect("a reason");
    assert_eq!(why, "“Two days later”, read from a date before it in the text, 2016-05-03");
}

#[test]
fn no_dates() {
    for text in [
        "You may go, and 10 may stay.",
        "May 10 people come in?",
        "Theresa May said that May was tired, and by May it was told.",
        "The march went on; they march at 10.",
        "The March on Vess drew thousands; March on!",
        "August Wendel and April Orrin spoke with June Tarn.",
        "An august house.",
        "Some 2,000 people and 1984 sheep.",
        "He read “1984” by candle.",
        "The 24th Army crossed the 38th parallel.",
        "He read it in the Sun; the cat sat with mon ami.",
        "He wrote in the Sunday Times and USA Today.",
        "He lives at 15 February Street.",
        "The May 10 Factory made nets.",
        "She is 26, and her No. 26 March band plays.",
        "Call 555-2018 or 020 2018 1999 at 10:30.",
        "On the 18th floor, for the 20th time.",
        "It opens every Sunday and on Mondays.",
        "The other day, one day, these days, day after day.",
        "In 2000 homes there is no light; of 2016 people none came.",
        "The next day care closed.",
        "A second half; the first quarter; the fall of the house; a spring of water.",
        "They hope for a brighter tomorrow on “Isles This Morning” and “Vess Sunday”.",
        "Version 2.0.1, 10.0.0.1, 3/4 of it, 1/2/3.",
    ] {
        assert_eq!(shown(text, PUBLISHED), "", "{text}");
    }
}

#[test]
fn names_beside_dates() {
    table(
        PUBLISHED,
        &[
            ("Sara May said in May that it was over.", ""),
            ("In May it was over.", "May = 2018-05 y"),
            ("It was over on May 3, said Sara May.", "May 3 = 2018-05-03 y"),
            ("On February 26 Harrow Square was empty.", "February 26 = 2019-02-26 y"),
            ("The ministry said Tuesday it was over.", "Tuesday = 2019-03-05 d"),
            ("The February fair and the March fair are one.", "February = 2019-02 y; March = 2019-03 y"),
            ("In March 10 people came.", "March = 2019-03 y"),
            ("On March 2, 2000 people came.", "March 2 = 2019-03-02 y"),
        ],
    );
}

#[test]
fn korean() {
    table(
        PUBLISHED,
        &[
            ("2019년 2월 26일 평양에서 열렸다.", "2019년 2월 26일 = 2019-02-26"),
            ("2월 26일에 열렸다.", "2월 26일 = 2019-02-26 y"),
            ("2월26일에 열렸다.", "2월26일 = 2019-02-26 y"),
            ("2018년에 시작했다.", "2018년 = 2018"),
            ("2월 말부터 시작했다.", "2월 말 = 2019-02~ y"),
            ("지난달 시작했다.", "지난달 = 2019-02 d"),
            ("소식통은 26일 전했다.", "26일 = 2019-02-26 d"),
            ("3일간 계속됐다. 3개월 동안 3년 걸렸다.", ""),
            ("2월 27~28일 열린다.", "2월 27~28일 = 2019-02-27/2019-02-28 y"),
            ("2월 25일부터 3월 2일까지 열린다.", "2월 25일부터 3월 2일까지 = 2019-02-25/2019-03-02 y"),
            ("지난해 12월에 열렸다.", "지난해 12월 = 2018-12 y"),
            ("어제 말했다. 오늘날은 다르다.", "어제 = 2019-03-04 d"),
            ("지난 월요일 말했다.", "지난 월요일 = 2019-03-04 d"),
        ],
    );
    table("", &[("2월 26일에 열렸다.", "2월 26일 = XXXX-02-26"), ("지난달 어제 26일", "")]);
}

#[test]
fn the_words_with_and_without_their_preposition() {
    let text = "It sank on February 26, and as of March 1 it lay there since the end of last week.";
    let hits: Vec<_> = found(text, PUBLISHED).iter().map(|h| (h.at.of(text), h.full.of(text), h.stated.clone())).collect();
    assert_eq!(
        hits,
        [
            ("February 26", "on February 26", "XXXX-02-26".into()),
            ("March 1", "as of March 1", "XXXX-03-01".into()),
            ("since the end of last week", "since the end of last week", String::new())
        ]
    );
}

/// `title = date`; what stands between `{` and `}` is spoken.
fn told(marked: &str) -> String {
    let mut text = String::new();
    let mut spoken = Vec::new();
    for c in marked.chars() {
        match c {
            '{' => spoken.push(Stretch::new(text.len(), text.len())),
            '}' => spoken.last_mut().expect("an opening brace").end = text.len() as u32,
            _ => text.push(c),
        }
    }
    let published = Edtf::parse(PUBLISHED).expect("a date");
    let tokens = tokens(&text);
    let hits = dates(&text, &tokens, Some(&published));
    let found = events(&text, &tokens, &[Stretch::new(0, text.len())], &hits, &spoken);
    found.iter().map(|e| format!("{} = {}", e.title, e.date.date)).collect::<Vec<_>>().join("; ")
}

#[test]
fn what_is_told_is_an_event() {
    let rows = [
        ("The ferry Oriole departed for Vess on February 23.", "The ferry Oriole departed for Vess = 2019-02-23"),
        ("On February 23, the ferry departed for Vess.", "The ferry departed for Vess = 2019-02-23"),
        ("The pier has been closed since mid-February.", "The pier has been closed = 2019-02~/.."),
        ("The ferry left on 3 March, and the pier was shut.", "The ferry left = 2019-03-03"),
        ("The pier was shut, but on 3 March it opened again.", "It opened again = 2019-03-03"),
        ("The pier, which burned in 2016, was rebuilt by hand.", "The pier, which burned, was rebuilt by hand = 2016"),
        ("Ivo Marrenden is a stoker who fled the isles in 2009.", "Ivo Marrenden is a stoker who fled the isles = 2009"),
        ("The Council of Sanne meets on 22 March.", "The Council of Sanne meets = 2019-03-22"),
        ("In 2016 there was a fire. In 2017, none.", "There was a fire = 2016"),
        ("The 2016 fire was bad, and last week’s talks failed.", ""),
        ("Tickets for March. A report, 2016.", ""),
        (
            "The harbour office of Port Ansel, which keeps the books of every boat in the isles, found that the Oriole sank in 2016.",
            "The Oriole sank = 2016",
        ),
        ("The mayor weighed in Friday about the pier.", "The mayor weighed in about the pier = 2019-03-01"),
        ("PORT ANSEL, March 3 (IW) – The pier is closed.", ""),
        ("Was the pier closed on 3 March?", ""),
        ("After the fire, the pier was rebuilt in 2017.", "After the fire, the pier was rebuilt = 2017"),
        ("If the weir breaks on 3 March, all is lost.", ""),
        ("{“It broke on 3 March,”} {said a clerk on 4 March}. He left on 5 March.", "He left = 2019-03-05"),
        (
            "On 3 March the oldest of the harbour families of Port Ansel carried their nets, their lamps and everything else that they had up the hill.",
            "The oldest of the harbour families of Port Ansel carried their nets = 2019-03-03",
        ),
        (
            "The oldest of the harbour families of Port Ansel carried on 3 March whatever they still had up the hill to the chapel.",
            "The oldest of the harbour families of Port Ansel carried whatever they still had up = 2019-03-03",
        ),
    ];
    for (text, expected) in rows {
        assert_eq!(told(text), expected, "{text}");
    }
}

const PIECES: &[&str] = &[
    "February",
    "Feb",
    ".",
    "26",
    "26th",
    "the",
    "of",
    ",",
    "2019",
    "2018",
    "-",
    "–",
    "to",
    "and",
    "from",
    "between",
    "late",
    "mid-March",
    "the end of",
    "since",
    "until",
    "on",
    "Monday",
    "last",
    "next",
    "week",
    "year",
    "month",
    "day",
    "two",
    "ago",
    "later",
    "that",
    "same",
    "following",
    "yesterday",
    "today",
    "May",
    "March",
    "31",
    "30",
    "9999",
    "1000",
    "0",
    "1990s",
    "summer",
    "half",
    "first",
    "\n",
    "\n\n",
    "’s",
    "년",
    "2월",
    "26일",
    "2019년",
    "지난달",
    "월요일",
    "지난",
    "말",
    "부터",
    "까지",
    "~",
    "/",
    "02",
    "“",
    "the 31st",
    "about",
    "by",
    "before",
    "after",
    "weekend",
    "quarter",
    "this",
    "night",
    "\u{200b}",
    "é",
    "29",
    "January-June",
    "999",
    "years",
    "weeks",
    "earlier",
];

fn sound(text: &str, published: &str) -> Result<(), TestCaseError> {
    let all = tokens(text);
    let hits = found(text, published);
    let half = text.len() / 2;
    let stretches = [Stretch::new(0, half), Stretch::new(half, text.len())];
    for event in
        events(text, &all, &[Stretch::new(0, text.len())], &hits, &[]).iter().chain(&events(text, &all, &stretches, &hits, &stretches[1..]))
    {
        prop_assert!(!event.title.is_empty() && event.title.chars().count() <= 90, "{}", event.title);
        prop_assert!(event.at.start <= event.date.at.start && event.date.at.end <= event.at.end && !event.at.of(text).is_empty());
    }
    let mut end = 0;
    for hit in hits {
        prop_assert!(hit.full.start <= hit.at.start && hit.at.start < hit.at.end && hit.at.end <= hit.full.end);
        prop_assert!(end <= hit.full.start, "{:?} overlaps", hit);
        end = hit.full.end;
        prop_assert!(!hit.at.of(text).is_empty() && !hit.full.of(text).is_empty());
        prop_assert!(hit.first < hit.last && hit.last as usize <= all.len());
        prop_assert_eq!(all.get(hit.first as usize).map(|t| t.start), Some(hit.full.start));
        prop_assert!(Edtf::parse(&hit.date).is_ok(), "{:?}", hit);
        prop_assert!(hit.stated.is_empty() || Edtf::parse(&hit.stated).is_ok(), "{:?}", hit);
        prop_assert_eq!(hit.inferred.is_some(), hit.why.is_some());
        prop_assert!(hit.relative || !hit.stated.is_empty());
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn whatever_is_found_is_sound(
        pieces in proptest::collection::vec((prop::sample::select(PIECES), prop::sample::select(vec![" ", " ", " ", ""])), 0..24),
        published in prop::sample::select(vec!["", PUBLISHED, "2020-02-29", "2019-02", "0000-01-01", "9999-12-31", "2019~", "XXXX-02-02"]),
    ) {
        let text: String = pieces.iter().flat_map(|(piece, gap)| [*piece, *gap]).collect();
        sound(&text, published)?;
    }

    #[test]
    fn no_text_panics(text in "\\PC{0,80}") {
        sound(&text, PUBLISHED)?;
    }
}
