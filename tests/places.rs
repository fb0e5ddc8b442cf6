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
            ("MANCHESTER, N.H. — Rain.", "MANCHESTER=US-NH | N.H.=US-NH"),
            ("Dalton, La Romana", ""),
            ("Montgomery County", ""),
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
            ("a skin costs 18,000 won (US$2), or US$ 3 a pair", ""),
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
        ("a South Hamgyong Province-based source", "KP-08 South Hamgyong"),
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
        ("A source in the provincial people’s committee of North Hamgyong Province", "KP-09 North Hamgyong"),
        ("An official of the salt bureau in Nampho", "KP-14 Nampo"),
        ("A net maker in the small port of Kimchaek", "KP-09 Kimchaek"),
        ("an old captain of Massawa", "ER-SK Massawa"),
        ("a member of the committee of experts on Hyesan", ""),
        ("a defector from North Korea living in Seoul", "KR-11 Seoul"),
        ("a trader who goes between Hyesan and Changbai", ""),
        ("the ambassador of North Korea", ""),
        ("North Koreans who fled", ""),
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

/// The lines of a data file, by cells.
fn data(name: &str) -> Vec<Vec<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/extract/gazetteer").join(name);
    let text = fs::read_to_string(path).expect("the gazetteer's data");
    let lines = text.lines().filter(|l| !l.starts_with('#'));
    lines.map(|l| l.split('\t').map(str::to_owned).collect()).collect()
}

/// A form without its marks.
fn bare(form: &str) -> &str {
    form.trim_end_matches(['?', '!', '<', '>', '&', '^', '$'])
}

#[test]
fn every_country_is_there() {
    let all = Gazetteer::bundled();
    let iso = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("borders/iso3166.tsv")).expect("the list of countries");
    for code in iso.lines().filter_map(|l| l.split('\t').nth(1)) {
        let (name, parent, level) = all.region(code).unwrap_or_else(|| panic!("{code} is missing"));
        assert!(!name.is_empty() && parent.is_none() && level == Level::Country, "{code}");
        assert_eq!(all.country_of(code), Some(code));
    }
    for cells in data("countries.tsv") {
        assert_eq!(cells.len(), 4, "{cells:?}");
        let code = cells[0].as_str();
        assert!(code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase()), "{code}");
        assert!(code == "XK" || iso.contains(&format!("\t{code}")), "{code} is no code");
        for (cell, how) in [(1, Naming::Name), (2, Naming::Demonym), (3, Naming::Name)] {
            for form in cells[cell].split('=').filter(|f| !f.is_empty()).map(bare) {
                assert!(all.named(form).iter().any(|n| n.code == code && n.how == how), "{form} is not of {code}");
            }
        }
        if !cells[3].is_empty() {
            assert_eq!(all.capital_of(code).map(|c| c.0), Some(code), "the capital of {code}");
        }
    }
    for (country, code, capital) in [
        ("KP", "KP-01", "Pyongyang"),
        ("KR", "KR-11", "Seoul"),
        ("CN", "CN-BJ", "Beijing"),
        ("RU", "RU-MOW", "Moscow"),
        ("JP", "JP-13", "Tokyo"),
        ("US", "US-DC", "Washington"),
        ("GB", "GB-ENG", "London"),
        ("VN", "VN", "Hanoi"),
        ("MM", "MM-18", "Naypyidaw"),
    ] {
        assert_eq!(all.capital_of(country), Some((code, capital)));
    }
}

#[test]
fn every_line_of_the_regions_is_sound() {
    let all = Gazetteer::bundled();
    let mut counties = 0;
    for cells in data("korea.tsv").into_iter().chain(data("regions.tsv")) {
        let [code, level, places] = cells.as_slice() else { panic!("{cells:?}") };
        let (country, part) = code.split_once('-').unwrap_or((code, "A"));
        let fine = part.len() <= 3 && !part.is_empty() && part.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
        assert!(fine && all.region(country).is_some(), "{code}");
        assert_eq!(all.country_of(code), Some(country));
        let (name, parent, _) = all.region(code).expect("it is there");
        assert!(!name.is_empty() && (code == country || parent == Some(country)), "{code}");
        assert!(["P", "K", "T", "O", "S", "D"].contains(&level.as_str()), "{cells:?}");
        if level == "O" {
            counties += 1;
            assert_ne!(code, country, "a county has a province: {places}");
        }
        for form in places.split([',', '=']) {
            let name = bare(form);
            assert!(!name.is_empty() && name.trim() == name, "{form:?} of {code}");
            assert!(all.named(name).iter().any(|n| n.code == code), "{name} is not in {code}");
        }
    }
    assert!(counties >= 15, "{counties}");
}

#[test]
fn a_province_of_north_korea_is_known_by_every_spelling() {
    let all = Gazetteer::bundled();
    for (code, names) in [
        ("KP-01", "Pyongyang, P’yŏngyang, Pyeongyang, Phyongyang, 평양"),
        ("KP-02", "South Pyongan, South P’yŏngan, South Pyeongan, South Phyongan, P’yŏngan-namdo, Pyeongannam-do, 평안남도, 평남"),
        ("KP-03", "North Pyongan, North Phyongan, P’yŏngan-bukto, 평안북도"),
        ("KP-04", "Chagang, Jagang, Jagang-do, 자강도"),
        ("KP-05", "South Hwanghae, Hwanghae-namdo, 황해남도"),
        ("KP-06", "North Hwanghae, Hwanghae-bukto, 황해북도"),
        ("KP-07", "Kangwon, Kangwŏn, Gangwon, 강원도"),
        ("KP-08", "South Hamgyong, South Hamgyŏng, South Hamgyeong, Hamgyŏng-namdo, 함경남도, 함남"),
        ("KP-09", "North Hamgyong, North Hamgyeong, Hamgyŏng-bukto, Hamgyeongbuk-do, 함경북도, 함북"),
        ("KP-10", "Ryanggang, Yanggang, Ryanggang-do, Yanggang-do, 량강도, 양강도"),
        ("KP-13", "Rason, Rasŏn, Rajin-Sonbong, Raseon, Naseon, 라선, 나선"),
        ("KP-14", "Nampo, Nampho, Namp’o, 남포"),
        ("KP-15", "Kaesong, Kaesŏng, Gaeseong, 개성"),
    ] {
        for name in names.split(", ") {
            // 도 is a province's ending, which the finder takes off.
            let stem = name.strip_suffix('도').unwrap_or(name);
            assert!(all.named(stem).iter().any(|n| n.code == code), "{name} is not {code}: {:?}", all.named(name));
        }
    }
}

#[test]
fn a_name_of_two_places_is_meant_to_be_one() {
    let all = Gazetteer::bundled();
    let mut double: Vec<String> = Vec::new();
    let cells = data("countries.tsv")
        .into_iter()
        .map(|c| c[1..].join("="))
        .chain(data("korea.tsv").into_iter().chain(data("regions.tsv")).map(|c| c[2].clone()));
    for form in cells.flat_map(|c| c.split([',', '=']).map(str::to_owned).collect::<Vec<_>>()) {
        let name = bare(&form);
        let mut codes: Vec<&str> = all.named(name).iter().map(|n| n.code).collect();
        codes.sort_unstable();
        codes.dedup();
        if codes.len() > 1 {
            double.push(format!("{name} {}", codes.join(" ")));
        }
    }
    double.sort();
    double.dedup();
    // The first meaning is the usual one; the country in question, "Province" or "state" decide for another.
    let known = "Alexandria EG US-VA, Cheongju KP-03 KR-43, Cheorwon KP-07 KR-42, Gangnam KP-01 KR-11, Gangwon KP-07 KR-42, \
        Georgia GE US-GA, Goseong KP-07 KR-42, Icheon KP-07 KR-41, San Jose CR US-CA, Suncheon KP-02 KR-46, Sunchon KP-02 KR-46, \
        Washington US-DC US-WA, 강원 KP-07 KR-42, 고성 KP-07 KR-42, 순천 KP-02 KR-46, 이천 KP-07 KR-41, 철원 KP-07 KR-42";
    assert_eq!(double.join(", "), known);
}

#[test]
fn a_collection_adds_its_own() {
    let region = |code: &str, name: &str, aliases: &[&str], parent: Option<&str>| Region {
        code: code.into(),
        name: name.into(),
        listed: None,
        aliases: aliases.iter().map(|a| (*a).to_owned()).collect(),
        parent: parent.map(str::to_owned),
    };
    let all = Gazetteer::bundled().with(&[
        region("QV-N", "Upper Velmara", &["Velmara Hills"], None),
        region("QV", "Velmara", &["the Isles"], None),
        region("QV-K", "Port Elsen", &["the capital"], Some("QV")),
        region("KP-10", "Yanggang", &["Yanggang-do", "량강도"], None),
        region("VN", "Vietnam", &["Hanoi"], None),
        region("XX", "Ring", &[], Some("XY")),
        region("XY", "Rang", &[], Some("XX")),
    ]);
    let show = |text: &str| {
        let hits = places(text, &tokens(text), &all, Some("QV"));
        hits.iter().map(|h| format!("{}={}", h.at.of(text), h.code)).collect::<Vec<_>>().join(" | ")
    };
    assert_eq!(show("Rain in Upper Velmara and the Velmara Hills"), "Upper Velmara=QV-N | Velmara Hills=QV-N");
    assert_eq!(show("Snow on the Isles and in the capital"), "Isles=QV | the capital=QV-K");
    assert_eq!(show("Ryanggang, Hanoi"), "Ryanggang=KP-10 | Hanoi=VN");
    assert_eq!(all.region("KP-10"), Some(("Yanggang", Some("KP"), Level::Province)));
    assert_eq!(all.region("QV-N"), Some(("Upper Velmara", Some("QV"), Level::Province)));
    assert_eq!(all.country_of("QV-N"), Some("QV"));
    assert!(all.country_of("XX").is_some(), "a ring of parents ends");
    assert_eq!(all.capital_of("QV"), Some(("QV-K", "Port Elsen")));
}

/// Words that the finder has rules for, to be thrown together.
const PIECES: &[&str] = &[
    "the",
    "The",
    "capital",
    "North",
    "South",
    "Hamgyong",
    "Province",
    "province",
    "of",
    "and",
    "US",
    "-",
    "’s",
    "'s",
    ",",
    ".",
    " ",
    "\n",
    "Korea",
    "Korean",
    "Koreans",
    "Hyesan",
    "-based",
    "source",
    "in",
    "Georgia",
    "Jordan",
    "Washington",
    "D.C.",
    "Paris",
    "Texas",
    "혜산",
    "양강도",
    "에서",
    "시",
    "St",
    "Petersburg",
    "Sino",
    "inter-",
    "China",
    "Chinese",
    "é",
    "\u{301}",
    "\u{200b}",
    "“",
    "‐",
    "\u{ad}",
    "P’",
    "yŏngyang",
    "country",
    "Kim",
    "County",
    "DPRK",
    "N",
    "who",
    "from",
    "a",
];

proptest! {
    #[test]
    fn no_text_breaks_it(text in "\\PC{0,60}", from in 0..60_u32, to in 0..200_u32, country in proptest::option::of("[A-Z]{2}")) {
        holds(&text, from, to, country.as_deref())?;
    }

    #[test]
    fn no_heap_of_names_breaks_it(picks in proptest::collection::vec((0..PIECES.len(), any::<bool>()), 0..24), from in 0..60_u32, to in 0..200_u32) {
        let text: String = picks.iter().map(|(i, blank)| format!("{}{}", PIECES[*i], if *blank { " " } else { "" })).collect();
        holds(&text, from, to, Some("KP"))?;
        holds(&text, from, to, None)?;
    }
}

fn holds(text: &str, from: u32, to: u32, country: Option<&str>) -> Result<(), TestCaseError> {
    let all = Gazetteer::bundled();
    let tokens = tokens(text);
    let hits = places(text, &tokens, &all, country);
    let mut end = 0;
    for hit in &hits {
        let (start, stop) = (hit.at.start as usize, hit.at.end as usize);
        prop_assert!(end <= start && start < stop, "{:?} in {:?}", hit, text);
        prop_assert!(text.is_char_boundary(start) && text.is_char_boundary(stop), "{:?} in {:?}", hit, text);
        let (first, last) = (hit.first as usize, hit.last as usize);
        prop_assert!(first < last && last <= tokens.len(), "{:?} in {:?}", hit, text);
        prop_assert!(tokens[first].start <= hit.at.start && hit.at.end <= tokens[last - 1].end, "{:?} in {:?}", hit, text);
        prop_assert!(all.region(hit.code).is_some() && !hit.name.is_empty(), "{:?}", hit);
        end = stop;
    }
    prop_assert_eq!(&places(text, &tokens, &all, country), &hits);
    region_of(text, &tokens, &hits, Stretch { start: from, end: to }, &all);
    Ok(())
}
