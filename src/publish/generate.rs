//! Makes invented collections of any size, for tests and benchmarks.
//!
//! An article depends on the seed and its number alone: the same bytes on every machine, and a larger collection begins
//! with the smaller one. Words, regions and topics follow Zipf's law; dates crowd around some weeks; some are partial, some
//! approximate, some without a year, some missing. Numbers are whole throughout: no machine rounds them otherwise.

use std::fs;
use std::path::Path;

use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;

use crate::model::{
    Article, Collection, Dated, Day, Edtf, Event, Form, Part, Place, Quote, Region, RegionRef, Source, SourceKind, SourceRef, Statement,
    Topic, Wording,
};

/// What to generate.
#[derive(Clone, Debug, clap::Args)]
pub struct Generate {
    /// How many articles; each has about ten statements.
    #[arg(long)]
    pub articles: u32,
    /// Another number gives another collection.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// The folder to write to: a file an article, and `collection.json`.
    #[arg(short, long)]
    pub out: std::path::PathBuf,
}

/// Numbers that look like chance and follow from a seed (SplitMix64).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Below `count`, which is at least 1.
    fn below(&mut self, count: u32) -> u32 {
        (self.next() % u64::from(count.max(1))) as u32
    }

    /// True in so many of a hundred.
    fn percent(&mut self, percent: u32) -> bool {
        self.below(100) < percent
    }

    /// Below `count`, 0 the most often: each doubling of the rank is met as often as the one before it.
    fn zipf(&mut self, count: u32) -> u32 {
        let doublings = u32::BITS - count.leading_zeros();
        loop {
            let low = 1_u32 << self.below(doublings.max(1));
            let rank = low + self.below(low);
            if rank <= count {
                return rank - 1;
            }
        }
    }

    fn pick<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> Option<&'a T> {
        of.get(self.below(of.len() as u32) as usize).copied()
    }
}

/// How many words the language has.
const WORDS: u32 = 20_000;
const REGIONS: u32 = 24;
const TOPICS: &[&str] = &[
    "ferries",
    "flour",
    "frost",
    "fuel cards",
    "harbours",
    "hospitals",
    "ice roads",
    "lamps",
    "letters",
    "lighthouses",
    "markets",
    "mills",
    "mines",
    "nets",
    "orchards",
    "passes",
    "pensions",
    "quarries",
    "rationing",
    "rents",
    "salt",
    "schools",
    "sheep",
    "storms",
    "tariffs",
    "timber",
    "tolls",
    "wages",
    "water",
    "wells",
];
/// The first day that anything is published, and for how many days on.
const FIRST: i32 = 16_801; // 2016-01-01
const DAYS: u32 = 3653;
/// How many weeks are crowded.
const CROWDED: u32 = 60;

const STARTS: &[&str] =
    &["b", "br", "c", "ch", "d", "dr", "f", "g", "gr", "h", "j", "k", "l", "m", "n", "p", "r", "s", "sh", "t", "tr", "v", "w", "z"];
const VOWELS: &[&str] = &["a", "e", "i", "o", "u", "ai", "ea", "ou"];
const ENDS: &[&str] = &["", "", "", "n", "r", "s", "t", "l", "d", "k"];

/// The word of a rank: the more frequent, the shorter.
fn word(rank: u32) -> String {
    let mut chance = Chance(u64::from(rank).wrapping_mul(0x2545_f491_4f6c_dd1d));
    let syllables = 1 + (rank + 8).ilog(10).min(3);
    let mut word = String::new();
    for _ in 0..syllables {
        word.push_str(chance.pick(STARTS).unwrap_or_default());
        word.push_str(chance.pick(VOWELS).unwrap_or_default());
    }
    word.push_str(chance.pick(ENDS).unwrap_or_default());
    word
}

/// The same in Hangul, of two or three syllables, with a particle at times.
fn korean(rank: u32, chance: &mut Chance) -> String {
    let mut own = Chance(u64::from(rank).wrapping_mul(0xda94_2042_e4dd_58b5));
    let syllable =
        |own: &mut Chance| char::from_u32(0xac00 + own.below(19) * 588 + own.below(21) * 28 + [0, 0, 4, 8, 16, 21][own.below(6) as usize]);
    let mut word: String = (0..2 + own.below(2)).filter_map(|_| syllable(&mut own)).collect();
    if chance.percent(40) {
        word.push_str(chance.pick(&["에", "은", "을", "에서", "의"]).unwrap_or_default());
    }
    word
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|c| c.to_ascii_uppercase().to_string() + letters.as_str()).unwrap_or_default()
}

/// A name that no frequent word is.
fn name(number: u32) -> String {
    capital(&word(WORDS + number))
}

fn code(region: u32) -> String {
    format!("ZZ-{:02}", region + 1)
}

fn dated(text: &str) -> Option<Dated> {
    Edtf::parse(text).ok().map(|date| Dated { date, inferred: None, why: None })
}

/// The collection's own file.
pub fn generated_collection(how: &Generate) -> Collection {
    let country = Region { code: "ZZ".into(), name: name(9_000), listed: None, aliases: Vec::new(), parent: None };
    let region = |r: u32| Region {
        code: code(r),
        name: name(r),
        listed: None,
        aliases: vec![format!("{} Province", name(r))],
        parent: Some("ZZ".into()),
    };
    Collection {
        id: "generated".into(),
        title: format!("{} generated articles", how.articles),
        description: Some(format!("Invented by a program from the seed {}: no such country, people or papers.", how.seed)),
        invented: true,
        note: None,
        topics: TOPICS.iter().map(|topic| Topic { id: topic.replace(' ', "-"), name: (*topic).into(), phrases: Vec::new() }).collect(),
        regions: std::iter::once(country).chain((0..REGIONS).map(region)).collect(),
        map: None,
        protect: None,
        ways: Vec::new(),
    }
}

/// One article of a collection.
pub fn generated_article(seed: u64, number: u32) -> Article {
    let mut chance = Chance(seed.wrapping_mul(0x1000_0001).wrapping_add(u64::from(number)));
    chance.next();
    let day = published(seed, &mut chance);
    let korean = chance.percent(5);
    let home = chance.zipf(REGIONS);
    let sources: Vec<(Source, u32)> = (0..1 + chance.below(4)).map(|n| source(n, home, &mut chance)).collect();
    let statements = (0..4 + chance.below(13)).map(|n| statement(n, day, home, &sources, korean, &mut chance)).collect();
    let event = |chance: &mut Chance| {
        let when = dated(&Day(day.0 - chance.below(40) as i32).to_string())?;
        Some(Event { title: sentence(3, 6, false, chance).trim_end_matches('.').into(), date: when, region: Some(code(home)) })
    };
    Article {
        id: format!("a{number:07}"),
        title: sentence(4, 9, korean, &mut chance).trim_end_matches('.').into(),
        publisher: format!(
            "The {} {}",
            name(60 + chance.zipf(40)),
            chance.pick(&["Lantern", "Post", "Tide", "Courier"]).unwrap_or_default()
        ),
        authors: vec![format!("{} {}", name(200 + chance.zipf(300)), name(600 + chance.zipf(300)))],
        published: dated(&day.to_string()),
        language: if korean { "ko" } else { "en" }.into(),
        url: None,
        archived: None,
        summary: None,
        text: None,
        corrections: Vec::new(),
        statements,
        events: (0..chance.below(2)).filter_map(|_| event(&mut chance)).collect(),
        places: vec![Place { name: name(home), code: Some(code(home)) }],
        sources: sources.into_iter().map(|(source, _)| source).collect(),
    }
}

/// Half of what is published is published around a few crowded weeks.
fn published(seed: u64, chance: &mut Chance) -> Day {
    let any = chance.below(DAYS);
    if chance.percent(45) {
        return Day(FIRST + any as i32);
    }
    let crowd = Chance(seed ^ u64::from(chance.zipf(CROWDED)).wrapping_mul(0x9e37)).below(DAYS);
    // Three throws added lie around their middle.
    let around = (0..3).map(|_| chance.below(15)).sum::<u32>() as i32 - 21;
    Day(FIRST + (crowd as i32 + around).clamp(0, DAYS as i32 - 1))
}

fn source(n: u32, home: u32, chance: &mut Chance) -> (Source, u32) {
    let region = if chance.percent(70) { home } else { chance.zipf(REGIONS) };
    let place = name(region);
    let (name, kind, role) = match chance.below(10) {
        0..=2 => {
            (format!("{} {}", name(200 + chance.zipf(2000)), name(2600 + chance.zipf(2000))), SourceKind::Person, Some("harbour master"))
        }
        3 => (format!("the Ministry of {}", capital(chance.pick(TOPICS).unwrap_or_default())), SourceKind::Office, None),
        4 => (format!("{} Ferries", name(5000 + chance.zipf(200))), SourceKind::Organisation, None),
        5 => (format!("residents of {place}"), SourceKind::Group, None),
        6 => (format!("sources in {place}"), SourceKind::AnonymousSeveral, None),
        _ => {
            let who = chance.pick(&["source", "trader", "driver", "baker", "nurse", "miner"]).unwrap_or_default();
            (format!("a {who} in {place} Province"), SourceKind::Anonymous, None)
        }
    };
    (Source { id: format!("s{}", n + 1), name, kind, role: role.map(String::from) }, region)
}

fn statement(n: u32, published: Day, home: u32, sources: &[(Source, u32)], korean: bool, chance: &mut Chance) -> Statement {
    let form = match chance.below(100) {
        0..55 => Form::Indirect,
        55..88 => Form::Direct,
        _ => Form::Mixed,
    };
    let text = sentence(8, 40, korean, chance);
    let content = match form {
        Form::Mixed => {
            vec![Part::Plain(text), Part::Quote(Quote { quote: sentence(2, 4, korean, chance).trim_end_matches('.').to_lowercase() })]
        }
        Form::Direct => vec![Part::Quote(Quote { quote: text })],
        Form::Indirect => vec![Part::Plain(text)],
    };
    let source = sources.get(chance.below(sources.len() as u32) as usize).filter(|_| chance.percent(96));
    let region = source.filter(|_| chance.percent(85)).map(|(_, region)| RegionRef { code: code(*region), inferred: None });
    let mut about: Vec<String> = (0..chance.below(3)).map(|_| code(if chance.percent(60) { home } else { chance.zipf(REGIONS) })).collect();
    about.sort();
    about.dedup();
    let mut topics: Vec<String> = (0..1 + chance.below(3))
        .filter_map(|_| TOPICS.get(chance.zipf(TOPICS.len() as u32) as usize))
        .map(|t| t.replace(' ', "-"))
        .collect();
    topics.sort();
    topics.dedup();
    Statement {
        id: None,
        form,
        wording: if form == Form::Direct { Wording::Verbatim } else { Wording::Digest },
        content,
        cue: chance.pick(&["said", "told", "added", "wrote"]).map(String::from),
        source: source.map(|(source, _)| SourceRef { id: source.id.clone(), inferred: None }),
        region,
        about,
        said: date(published, chance),
        happened: if chance.percent(30) { date(Day(published.0 - 20), chance) } else { None },
        topics,
        paragraph: Some(n / 2 + 1),
        anchor: Vec::new(),
        correction: None,
    }
}

/// A date as articles state it: mostly a day, at times less, at times none.
fn date(published: Day, chance: &mut Chance) -> Option<Dated> {
    let day = Day(published.0 - chance.below(6) as i32).to_string();
    let part = |end: usize| day.get(..end).unwrap_or_default();
    match chance.below(100) {
        0..62 => dated(&day),
        62..72 => dated(part(7)),
        72..75 => dated(part(4)),
        75..80 => dated(&format!("{day}~")),
        80..85 => dated(&format!("{}/{day}", Day(published.0 - 8 - chance.below(20) as i32))),
        85..87 => dated(&format!("../{day}")),
        87..90 => dated(&format!("XXXX{}", day.get(4..).unwrap_or_default())),
        _ => None,
    }
}

fn sentence(least: u32, most: u32, in_korean: bool, chance: &mut Chance) -> String {
    let mut text = String::new();
    for i in 0..least + chance.below(most - least + 1) {
        let rank = chance.zipf(WORDS);
        let word = if in_korean { korean(rank, chance) } else { word(rank) };
        match i {
            0 => text.push_str(&capital(&word)),
            _ => {
                text.push(' ');
                text.push_str(&word);
            }
        }
    }
    text.push('.');
    text
}

/// Writes a collection: a file an article, on all cores, with progress on a terminal.
pub fn generate(how: &Generate) -> Result<(), String> {
    let fail = |path: &Path, e: std::io::Error| format!("{}: cannot be written: {e}", path.display());
    fs::create_dir_all(&how.out).map_err(|e| fail(&how.out, e))?;
    let write = |name: String, text: Result<String, serde_json::Error>| {
        let path = how.out.join(name);
        let text = text.map_err(|e| format!("{}: cannot be written as JSON: {e}", path.display()))?;
        fs::write(&path, text + "\n").map_err(|e| fail(&path, e))
    };
    write("collection.json".into(), serde_json::to_string_pretty(&generated_collection(how)))?;
    let bar = ProgressBar::new(u64::from(how.articles));
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos} of {len} articles") {
        bar.set_style(style);
    }
    (0..how.articles).into_par_iter().try_for_each(|number| {
        let article = generated_article(how.seed, number);
        bar.inc(1);
        write(format!("{}.json", article.id), serde_json::to_string_pretty(&article))
    })?;
    bar.finish_and_clear();
    Ok(())
}
