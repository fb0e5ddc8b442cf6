//! The gazetteer and the finder of places: invented sentences, and every line of the data.
#![cfg(not(target_arch = "wasm32"))]
// A test that cannot go on has failed.
#![allow(clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::Path;

use dateline::extract::{Gazetteer, Level, Naming, PlaceHit, Stretch, places, region_of, tokens};
use dateline::model::Region;
use proptest::prelude::*;

fn found(text: &str, country: Option<&str>) -> String {
    let all = Gazetteer::bundled();
    let hits = places(text, &tokens(text), &all, country);
    hits.iter().map(|h| format!("{}={}", h.at.of(text), h.code)).collect::<Vec<_>>().join(" | ")
}

fn check(country: Option<&str>, cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter(|(text, want)| found(text, country) != *want)
        .map(|(text, want)| format!("{text}\n  wanted {want}\n  found  {}", found(text, country)))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn provinces_counties_and_cities() {
    check(
        None,
        &[
            ("Rain fell in Ryanggang Province and in Yanggang.", "Ryanggang Province=KP-10 | Yanggang=KP-10"),
            ("Rain fell in Hyesan, Ryanggang Province.", "Hyesan=KP-10 | Ryanggang Province=KP-10"),
            ("a North Hamgyong Province-based trader", "North Hamgyong Province=KP-09"),
            ("the province of South Hamgyeong", "South Hamgyeong=KP-08"),
            ("North P’yŏngan, Hamgyŏng-bukto, Phyongan", "North P’yŏngan=KP-03 | Hamgyŏng-bukto=KP-09 | Phyongan=KP"),
            ("North and South Hamgyong provinces", "North=KP-09 | South Hamgyong provinces=KP-08"),
            ("N. Hwanghae had snow", "N. Hwanghae=KP-06"),
            ("JAGANG PROVINCE, CHAGANG", "JAGANG PROVINCE=KP-04 | CHAGANG=KP-04"),
            ("Rajin-Sonbong, Rason and Najin", "Rajin-Sonbong=KP-13 | Rason=KP-13 | Najin=KP-13"),
            ("a clerk in Ch’ŏngjin, then in Cheongjin", "Ch’ŏngjin=KP-09 | Cheongjin=KP-09"),
            ("Musan County is cold; Musan Mine is closed", "Musan County=KP-09 | Musan Mine=KP-09"),
            ("the ferry at Nampo City", "Nampo City=KP-14"),
            ("Kim Jong Suk County lies by the river", "Kim Jong Suk County=KP-10"),
            ("Sinuiju’s market; Shinuiju", "Sinuiju=KP-03 | Shinuiju=KP-03"),
            ("snow in Samjiyon, Taehongdan, Paegam and Pochon", "Samjiyon=KP-10 | Taehongdan=KP-10 | Paegam=KP-10 | Pochon=KP-10"),
            ("Kaesong and Panmunjom", "Kaesong=KP-15 | Panmunjom=KP-15"),
            ("Yongbyon, Nyongbyon", "Yongbyon=KP-03 | Nyongbyon=KP-03"),
            ("Ryongchon, Yongchon, Rinsan", "Ryongchon=KP-03 | Yongchon=KP-03 | Rinsan=KP-06"),
            ("Sunchon", "Sunchon=KP-02"),
            ("Suncheon", "Suncheon=KR-46"),
            ("Sinuiju and Suncheon", "Sinuiju=KP-03 | Suncheon=KP-02"),
            ("Kangwon", "Kangwon=KP-07"),
            ("Gangwon", "Gangwon=KR-42"),
            ("Dandong, Yanji, Hunchun and Ji’an", "Dandong=CN-LN | Yanji=CN-JL | Hunchun=CN-JL | Ji’an=CN-JL"),
            ("Changbai in Jilin Province, Jilin City", "Changbai=CN-JL | Jilin Province=CN-JL | Jilin City=CN-JL"),
            ("Vladivostok, Khasan and Primorsky Krai", "Vladivostok=RU-PRI | Khasan=RU-PRI | Primorsky Krai=RU-PRI"),
        ],
    );
}

#[test]
fn korean_text() {
    check(
        None,
        &[
            ("양강도의 한 주민", "양강도=KP-10"),
            ("량강도 혜산시에서", "량강도=KP-10 | 혜산시=KP-10"),
            ("혜산에서는 눈이 왔다", "혜산=KP-10"),
            ("함경북도 무산군과 함북 회령", "함경북도=KP-09 | 무산군=KP-09 | 함북=KP-09 | 회령=KP-09"),
            ("평안남도 소식통은", "평안남도=KP-02"),
            ("과일은 달다. 과일군에서", "과일군=KP-05"),
            ("조선일보는 썼다", ""),
            ("북한은 중국과", "북한=KP | 중국=CN"),
            ("북한인", "북한=KP"),
        ],
    );
}

#[test]
fn countries_demonyms_and_compounds() {
    check(
        None,
        &[
            ("the second US-DPRK talks", "US=US | DPRK=KP"),
            ("U.S. and UK officials; it told us so", "U.S.=US | UK=GB"),
            ("a U.S.-led plan", "U.S.=US"),
            ("Sino-North Korean trade", "Sino=CN | North Korean=KP"),
            ("North Koreans, Britons, Filipinos and Chinese", "North Koreans=KP | Britons=GB | Filipinos=PH | Chinese=CN"),
            ("pro-Beijing voices, inter-Korean talks", "Beijing=CN-BJ"),
            ("Côte d’Ivoire and São Paulo", "Côte d’Ivoire=CI | São Paulo=BR"),
            ("the Democratic Republic of Congo and the Republic of Congo", "Democratic Republic of Congo=CD | Republic of Congo=CG"),
            ("Papua New Guinea, Guinea-Bissau, Equatorial Guinea", "Papua New Guinea=PG | Guinea-Bissau=GW | Equatorial Guinea=GQ"),
            ("New Mexico and Mexico City", "New Mexico=US-NM | Mexico City=MX"),
            ("NORTH KOREA OPENS A PORT", "NORTH KOREA=KP"),
            ("The South China Sea and the Korean Peninsula", ""),
            ("US–China", "US=US | China=CN"),
            ("Seoul in Gyeonggi", "Seoul=KR-11 | Gyeonggi=KR-41"),
            ("A Frenchwoman and two Irishmen", "Frenchwoman=FR | Irishmen=IE"),
            ("Korea and Japan", "Korea=KR | Japan=JP"),
            ("north korea is written wrongly", ""),
        ],
    );
}

#[test]
fn states_and_towns() {
    check(
        None,
        &[
            ("Washington state and Washington, D.C.", "Washington state=US-WA | Washington=US-DC | D.C.=US-DC"),
            ("She moved to Paris, Texas, in May.", "Paris=US-TX | Texas=US-TX"),
            ("the mayor of Portland, Maine", "Portland=US-ME | Maine=US-ME"),
            ("a shop in Scranton, Pa., and one in Austin, TX.", "Scranton=US-PA | Pa=US-PA | Austin=US-TX | TX=US-TX"),
            ("Atlanta, Ga., and Georgia", "Atlanta=US-GA | Ga=US-GA | Georgia=US-GA"),
            ("Tbilisi, the Georgian coast, Georgia", "Tbilisi=GE | Georgian=GE | Georgia=GE"),
        ],
    );
}

#[test]
fn what_is_no_place() {
    check(
        None,
        &[
            ("Jack London wrote a book. London read it aloud.", ""),
            ("Judge Washington ruled", ""),
            ("the singer Nola Washington sang", ""),
            ("He read the Washington Post and the China Daily", ""),
            ("Paris Hilton and Georgia Ostrander", ""),
            ("Jordan Vale spoke; Jordan laughed", ""),
            ("he flew to Jordan", "Jordan=JO"),
            ("Chad Brook met Virginia Moss", ""),
            ("the turkey, the china and the nice reading", ""),
            ("Reading is nice. Nice is the word. Orange juice", ""),
            ("They met in Nice, France.", "Nice=FR | France=FR"),
            ("the Jordan River and Lake Geneva", ""),
            ("Mr. Kim Musan", ""),
            ("he spoke in Chinese, and she learned French", ""),
            ("in Chinese waters", "Chinese=CN"),
            ("Tumen River, Tumen City", "Tumen City=CN-JL"),
            ("Latin American and African American", ""),
            ("THEY TOLD US ABOUT IT", ""),
        ],
    );
}

fn only(text: &str, country: Option<&str>, words: &str) -> Option<PlaceHit<'static>> {
    let all: &'static Gazetteer = Box::leak(Box::new(Gazetteer::bundled()));
    places(text, &tokens(text), all, country).into_iter().find(|h| h.at.of(text) == words)
}

#[test]
fn the_capital_and_the_north() {
    for (text, country, words, code, says) in [
        ("sources in the capital", Some("KP"), "the capital", "KP-01", "the country this article is about"),
        ("Snow in Sinuiju and Hyesan. China was dry. Sources in the capital agree.", None, "the capital", "KP-01", "most often"),
        ("It snowed in the capital. Laos is warm.", None, "the capital", "LA", "Vientiane"),
        ("The North Korean capital was calm", Some("VN"), "North Korean capital", "KP-01", "the capital of North Korea"),
        ("Vietnam’s capital was calm", Some("KP"), "Vietnam’s capital", "VN", "Hanoi"),
        ("the capital of the Philippines", Some("KP"), "the capital of the Philippines", "PH", "Manila"),
        ("the capital, Hanoi, was calm", Some("KP"), "the capital", "VN", "Hanoi"),
        ("the country’s capital city was calm", Some("KR"), "the country’s capital city", "KR-11", "Seoul"),
        ("the North fired nothing", Some("KP"), "the North", "KP", "North Korea"),
        ("officials in the South", Some("KP"), "the South", "KR", "South Korea"),
    ] {
        let hit = only(text, country, words).unwrap_or_else(|| panic!("{text}: {}", found(text, country)));
        assert_eq!(hit.code, code, "{text}");
        assert!(hit.inferred.as_deref().is_some_and(|why| why.contains(says)), "{text}: {:?}", hit.inferred);
    }
    for (text, country) in [
        ("the North lost the war", Some("US")),
        ("the capital gains tax and the capital of the firm", Some("KP")),
        ("capital punishment; a capital idea", Some("KP")),
        ("the North Side, the South Pacific, the north", Some("KP")),
        ("it snowed in the capital", None),
    ] {
        assert_eq!(found(text, country), "", "{text}");
    }
}

#[test]
fn where_a_source_is() {
    let all = Gazetteer::bundled();
    let mut wrong = Vec::new();
    for (mention, want) in [
        ("a source in Ryanggang Province", "KP-10 Ryanggang"),
        ("a North Hamgyong Province-based source", "KP-09 North Hamgyong"),
        ("a Hyesan source", "KP-10 Hyesan"),
        ("sources in the capital", "KP-01 Pyongyang"),
        ("a trader in Hyesan who asked not to be named", "KP-10 Hyesan"),
        ("a resident of Musan County", "KP-09 Musan"),
        ("North Korean sources", "KP North Korea"),
        ("Sources", ""),
        ("an expert on North Korea", ""),
        ("a North Korea expert", ""),
        ("a Seoul-based expert on North Korea", "KR-11 Seoul"),
        ("an expert on North Korea in Seoul", "KR-11 Seoul"),
        ("the US president", ""),
        ("U.S. President Ada Lowe", ""),
        ("the Chinese foreign minister", ""),
        ("the Chinese Foreign Ministry", ""),
        ("a spokesman for the Chinese foreign ministry", ""),
        ("a South Korean official", "KR South Korea"),
        ("a South Korean unification ministry official", "KR South Korea"),
        ("Chinese traders", "CN China"),
        ("North Koreans", "KP North Korea"),
        ("some North Koreans", "KP North Korea"),
        ("North Korean defectors", ""),
        ("North Korean defectors in Seoul", "KR-11 Seoul"),
        ("a defector from Hyesan", ""),
        ("a trader from Hyesan", "KP-10 Hyesan"),
        ("a source with contacts in North Korea", ""),
        ("a source familiar with the matter in Hyesan", "KP-10 Hyesan"),
        ("a source inside North Korea", "KP North Korea"),
        ("sources in North Korea’s Ryanggang Province", "KP-10 Ryanggang"),
        ("a merchant in the Chinese border city of Dandong", "CN-LN Dandong"),
        ("a merchant in the border town of Namyang, Onsong County", "KP-09 Namyang"),
        ("workers at the Musan Mine", "KP-09 Musan Mine"),
        ("North Korean workers in Russia", "RU Russia"),
        ("an official at the South Korean embassy in Beijing", "CN-BJ Beijing"),
        ("a trader who recently visited China", ""),
        ("a woman who lives in Sariwon", "KP-06 Sariwon"),
        ("Kim Un-a, a trader in Hyesan", "KP-10 Hyesan"),
        ("a Chinese businessman in Dandong", "CN-LN Dandong"),
        ("the North Korean authorities", ""),
        ("North Korean state media", ""),
        ("Pyongyang", ""),
        ("양강도 소식통", "KP-10 Ryanggang"),
        ("a U.S. official", "US United States"),
        ("Hyesan’s residents", "KP-10 Hyesan"),
        ("a resident of the capital", "KP-01 Pyongyang"),
        ("a source close to the military in Kangwon Province", "KP-07 Kangwon"),
        ("Residents of Hoeryong", "KP-09 Hoeryong"),
        ("a man in his 50s in Chongjin", "KP-09 Chongjin"),
        ("Britons", "GB United Kingdom"),
        ("a Pyongyang resident surnamed Choe", "KP-01 Pyongyang"),
        ("sources based in South Pyongan", "KP-02 South Pyongan"),
    ] {
        let text = format!("It was cold in the hills, {mention} said.");
        let start = text.find(mention).expect("it is in there");
        let at = Stretch::new(start, start + mention.len());
        let tokens = tokens(&text);
        let hits = places(&text, &tokens, &all, Some("KP"));
        let got = region_of(&text, &tokens, &hits, at, &all).map(|w| format!("{} {}", w.code, w.place)).unwrap_or_default();
        if got != want {
            wrong.push(format!("{mention}: wanted {want:?}, got {got:?}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
