//! Reads the bundled data of the gazetteer, and folds words so that every spelling of one word is one key.
//!
//! ```text
//! countries.tsv  = code TAB names TAB demonyms TAB capital
//! korea.tsv, regions.tsv = code TAB level TAB place { "," place }
//! place, names   = form { "=" form }                   ; the first is its name
//! form           = words { mark }
//! mark           = "?" support | "!" capitals | "<" given name | ">" family name | "&" joined | "^" after a comma | "$" short
//! level          = "P" province | "K" capital | "T" city | "O" county | "S" site | "D" demonym
//! words.tsv      = class TAB word { " " word } | "blocked" TAB phrase { "," phrase }
//! ```
//! A place of Korea whose first form is Hangul has all its spellings in Latin letters by rule.

use super::found::told;
use super::gazetteer::{Gazetteer, Level, Naming, need};
use super::hangul;

const COUNTRIES: &str = include_str!("gazetteer/countries.tsv");
const KOREA: &str = include_str!("gazetteer/korea.tsv");
const REGIONS: &str = include_str!("gazetteer/regions.tsv");
const WORDS: &str = include_str!("gazetteer/words.tsv");

/// Kinds of words, by the names of the data: their bits in order, and last what means no place.
const CLASSES: &str = "given|title|lead|day|near|province|city|county|dead-after|dead-before|plain-after|language|link|locates|\
    begins|who|lives|about|office|body|leaver|left|native|passed|assets|part|blocked";

/// Kinds of words.
pub(super) mod class {
    /// A given name, or a family name that comes first.
    pub const GIVEN: u32 = 1;
    /// Stands before a person's name.
    pub const TITLE: u32 = 1 << 1;
    /// With a capital letter only where a sentence or a headline gives it one, or part of a place's name.
    pub const LEAD: u32 = 1 << 2;
    /// A day or a month.
    pub const DAY: u32 = 1 << 3;
    /// What follows is a place.
    pub const NEAR: u32 = 1 << 4;
    /// The place before it is a province.
    pub const PROVINCE: u32 = 1 << 5;
    /// … a city.
    pub const CITY: u32 = 1 << 6;
    /// … a county.
    pub const COUNTY: u32 = 1 << 7;
    /// After a place's name: the name of something else.
    pub const DEAD_AFTER: u32 = 1 << 8;
    /// Before it: the name of something else.
    pub const DEAD_BEFORE: u32 = 1 << 9;
    /// After a name that could be a given name: it is none.
    pub const PLAIN_AFTER: u32 = 1 << 10;
    /// Before the name of a language.
    pub const LANGUAGE: u32 = 1 << 11;
    /// Cannot be described by an adjective before it.
    pub const LINK: u32 = 1 << 12;
    /// Whoever stands before it is at the place after it.
    pub const LOCATES: u32 = 1 << 13;
    /// Begins what describes the noun before it.
    pub const BEGINS: u32 = 1 << 14;
    /// Begins a clause about the noun before it.
    pub const WHO: u32 = 1 << 15;
    /// Whoever does so at a place is there.
    pub const LIVES: u32 = 1 << 16;
    /// What follows is what somebody deals with.
    pub const ABOUT: u32 = 1 << 17;
    /// Holds an office.
    pub const OFFICE: u32 = 1 << 18;
    /// No person.
    pub const BODY: u32 = 1 << 19;
    /// Has left the place that describes him or her.
    pub const LEAVER: u32 = 1 << 20;
    /// Did so.
    pub const LEFT: u32 = 1 << 21;
    /// Is at the place that describes him or her.
    pub const NATIVE: u32 = 1 << 22;
    /// Stands between "in" and the place's name.
    pub const PASSED: u32 = 1 << 23;
    /// After "the capital": money.
    pub const ASSETS: u32 = 1 << 24;
    /// After "the North": part of another name.
    pub const PART: u32 = 1 << 25;
}

/// Room for the longest name.
const LONGEST: usize = 64;

/// Folded words with single blanks between them, and their hash.
#[derive(Clone, Copy)]
pub(super) struct Key {
    bytes: [u8; LONGEST],
    len: usize,
    hash: u32,
    full: bool,
}

impl Default for Key {
    fn default() -> Key {
        Key { bytes: [0; LONGEST], len: 0, hash: 0x811c_9dc5, full: false }
    }
}

impl Key {
    #[inline]
    fn byte(&mut self, byte: u8) {
        match self.bytes.get_mut(self.len) {
            Some(place) => {
                *place = byte;
                self.len += 1;
                self.hash = (self.hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
            }
            None => self.full = true,
        }
    }

    /// Adds what is folded already.
    pub fn raw(&mut self, text: &str) {
        text.bytes().for_each(|b| self.byte(b));
    }

    #[inline]
    pub fn bytes(&self) -> &[u8] {
        self.bytes.get(..self.len).unwrap_or_default()
    }

    pub fn as_str(&self) -> &str {
        std::str::from_utf8(self.bytes()).unwrap_or_default()
    }

    pub fn hash(&self) -> u32 {
        self.hash ^ self.hash >> 15
    }

    /// Adds a word; false where it has no room or nothing of it is left.
    pub fn word(&mut self, word: &str) -> bool {
        if self.len > 0 {
            self.byte(b' ');
        }
        let before = self.len;
        self.fold(word);
        self.len > before && !self.full
    }

    /// Adds all words of a name.
    pub fn name(&mut self, name: &str) -> bool {
        words(name).all(|word| self.word(word)) && self.len > 0
    }

    fn fold(&mut self, word: &str) {
        let bytes = word.as_bytes();
        let mut at = 0;
        while let Some(&byte) = bytes.get(at).filter(|_| !self.full) {
            match byte {
                b'A'..=b'Z' => self.byte(byte | 0x20),
                b'\'' | b'.' => {}
                0..128 => self.byte(byte),
                _ => {
                    let c = word.get(at..).and_then(|w| w.chars().next()).unwrap_or(' ');
                    self.letter(c);
                    at += c.len_utf8();
                    continue;
                }
            }
            at += 1;
        }
    }

    fn letter(&mut self, c: char) {
        let code = u32::from(c);
        match c {
            // Apostrophes, marks above and below a letter, soft hyphens.
            '’' | '‘' | 'ʼ' | '`' | '\u{ad}' | '\u{300}'..='\u{36f}' => {}
            'ǒ' | 'Ǒ' | 'ơ' | 'Ơ' => self.byte(b'o'),
            'ǔ' | 'Ǔ' | 'ư' | 'Ư' => self.byte(b'u'),
            '\u{c0}'..='\u{17f}' => match LATIN.get(code as usize - 0xc0) {
                Some(&base) if base != b'.' => self.byte(base),
                _ => self.raw(c.encode_utf8(&mut [0; 4])),
            },
            _ => self.raw(c.encode_utf8(&mut [0; 4])),
        }
    }
}

/// U+00C0 to U+017F by base letter; `.` where there is none.
const LATIN: &[u8; 192] = b"aaaaaaaceeeeiiiidnooooo.ouuuuytsaaaaaaaceeeeiiiidnooooo.ouuuuytyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnn.nnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// The words of a name: what lies between blanks and hyphens.
pub(super) fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split([' ', '-', '\u{2010}', '\u{2011}']).filter(|w| !w.is_empty())
}

/// The whole gazetteer.
pub(super) fn read() -> Gazetteer {
    let mut all = Gazetteer::default();
    for line in lines(COUNTRIES) {
        let mut cells = line.split('\t');
        let mut cell = || cells.next().unwrap_or_default();
        let (code, names, demonyms, capital) = (cell(), cell(), cell(), cell());
        let region = all.add_region(code, Level::Country);
        let place = add(&mut all, code, region, Level::Country, names);
        all.set_region_name(region, form(names.split('=').next().unwrap_or_default()).0);
        add_demonyms(&mut all, place, demonyms);
        if !capital.is_empty() {
            let place = add(&mut all, code, region, Level::City, capital);
            all.set_capital(region, place);
        }
    }
    for list in [KOREA, REGIONS] {
        for line in lines(list) {
            let mut cells = line.split('\t');
            let mut cell = || cells.next().unwrap_or_default();
            let (code, kind, items) = (cell(), cell(), cell());
            for item in items.split(',') {
                add_item(&mut all, code, kind, item);
            }
        }
    }
    for line in lines(WORDS) {
        let Some((name, list)) = line.split_once('\t') else { continue };
        match CLASSES.split('|').position(|class| class == name) {
            Some(26) => list.split(',').for_each(|phrase| block(&mut all, phrase)),
            Some(bit) => list.split(' ').for_each(|word| all.class(word, 1 << bit)),
            None => {}
        }
    }
    all
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').filter(|line| !line.is_empty())
}

fn add_item(all: &mut Gazetteer, code: &str, kind: &str, item: &str) {
    let new = all.region_at(code).is_none();
    let region = all.region_at(code).unwrap_or_else(|| all.add_region(code, Level::Province));
    if kind == "D" {
        let place = all.add_place(all.name_at(region).to_owned().as_str(), region, Level::Province);
        return add_demonyms(all, place, item);
    }
    let level = match kind {
        "P" => Level::Province,
        "O" => Level::County,
        "S" => Level::Site,
        _ => Level::City,
    };
    let place = add(all, code, region, level, item);
    if new {
        let name = all.place_name(place).to_owned();
        all.set_region_name(region, &name);
    }
    if kind == "K" {
        all.set_capital(region, place);
    }
}

/// A form without its marks, and what they ask for.
fn form(form: &str) -> (&str, u8) {
    let mut needs = 0;
    let bare = form.trim_end_matches(|c| {
        needs |= match c {
            '?' => need::SUPPORT,
            '!' => need::CAPITALS,
            '<' => need::GIVEN,
            '>' => need::FAMILY,
            '&' => need::JOINED,
            '^' => need::AFTER,
            '$' => need::SHORT,
            _ => return false,
        };
        true
    });
    (bare, needs)
}

/// Adds a place under all its forms.
fn add(all: &mut Gazetteer, code: &str, region: u32, level: Level, item: &str) -> u32 {
    let first = form(item.split('=').next().unwrap_or_default()).0;
    let by_rule = hangul::is_hangul(first) && level != Level::Site;
    let spelled = if by_rule { spellings(first, level) } else { Vec::new() };
    let latin = item.split('=').map(|f| form(f).0).find(|f| !hangul::is_hangul(f));
    let shown = latin.or(spelled.first().map(String::as_str)).unwrap_or(first);
    let place = all.add_place(shown, region, level);
    for (name, needs) in item.split('=').map(form) {
        // Of two places of one name the one that is spelled so is meant first: Ichon in the north, Icheon in the south.
        all.put(name, place, needs, Naming::Name, by_rule && name == shown && code.starts_with("KR"));
        if code.starts_with("US-") && level == Level::Province && needs == 0 {
            all.put(code.get(3..).unwrap_or_default(), place, need::AFTER | need::CAPITALS, Naming::Name, false);
        }
    }
    for spelling in &spelled {
        all.put(spelling, place, 0, Naming::Name, false);
    }
    if by_rule {
        hangul_forms(all, place, first, level);
    }
    place
}

/// How the halves of a province are called, and a whole one.
const NORTHERN: &str = "North 1|N 1|1-bukto|1-bukdo|1buk|1buk-do";
const SOUTHERN: &str = "South 1|S 1|1-namdo|1nam|1nam-do";
const WHOLE: &str = "1|1-do";

/// All spellings in Latin letters; the first is the usual one.
fn spellings(name: &str, level: Level) -> Vec<String> {
    let half = |side, patterns| name.strip_suffix(side).filter(|base| base.chars().count() == 2).map(|base| (base, patterns));
    let (base, patterns) = match level {
        Level::Province => half('북', NORTHERN).or_else(|| half('남', SOUTHERN)).unwrap_or((name, WHOLE)),
        _ => (name, "1"),
    };
    let mut all = Vec::new();
    for mut spelling in hangul::spellings(base) {
        if let Some(first) = spelling.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        for pattern in patterns.split('|') {
            all.push(told(pattern, &[&spelling]));
        }
    }
    all
}

/// The name in Hangul as the south spells it, and the short forms of provinces: 함북.
fn hangul_forms(all: &mut Gazetteer, place: u32, name: &str, level: Level) {
    if let Some(southern) = hangul::southern(name) {
        all.put(&southern, place, 0, Naming::Name, false);
    }
    let mut chars = name.chars();
    if let (Level::Province, Some(first), Some(last), 3) = (level, chars.next(), chars.next_back(), name.chars().count()) {
        all.put(&String::from_iter([first, last]), place, 0, Naming::Name, false);
    }
}

fn add_demonyms(all: &mut Gazetteer, place: u32, demonyms: &str) {
    for (name, needs) in demonyms.split('=').filter(|d| !d.is_empty()).map(form) {
        all.put(name, place, needs, Naming::Demonym, false);
        let needs = needs & !(need::GIVEN | need::FAMILY);
        match name.strip_suffix("man") {
            Some(stem) if stem.ends_with('h') => {
                for (pattern, how) in [("1men", Naming::People), ("1women", Naming::People), ("1woman", Naming::Demonym)] {
                    all.put(&told(pattern, &[stem]), place, needs, how, false);
                }
            }
            _ if name.ends_with(['s', 'h', 'x', 'z']) || name.ends_with("ese") => {}
            _ => all.put(&told("1s", &[name]), place, needs, Naming::People, false),
        }
    }
}

/// A phrase that holds a place's name and means no place, in the singular and the plural.
fn block(all: &mut Gazetteer, phrase: &str) {
    let place = all.add_place(phrase, super::gazetteer::NONE, Level::Site);
    all.put(phrase, place, need::BLOCKED, Naming::Name, true);
    all.put(&told("1s", &[phrase]), place, need::BLOCKED, Naming::Name, true);
}
