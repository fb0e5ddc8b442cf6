//! Places by name: the bundled gazetteer, and what a collection adds to it.
//!
//! A region has a code and a border on the map; a place has a name and lies in a region. All names stand in one table, by
//! their folded words, which the finder walks from word to word. It does not decide whether a name in a text means the place.

use super::atlas::{self, Key};

/// What a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// A country, or a territory with a code of its own.
    Country,
    /// A province, a state, a city of that rank; a part of a country that people name.
    Province,
    /// A city or town.
    City,
    /// A county or district.
    County,
    /// A mine, a crossing, a mountain, a camp.
    Site,
}

/// Naming a name means its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Naming {
    /// It is the place's name.
    Name,
    /// An adjective, or the name of one of its people: "Chinese", "a North Korean".
    Demonym,
    /// The name of its people in the plural: "North Koreans".
    People,
    /// "the capital".
    Capital,
    /// "the North", "the South".
    Direction,
}

/// What has to be so for a name to mean the place.
pub(super) mod need {
    /// A word before it or after it has to say that it is a place.
    pub const SUPPORT: u8 = 1;
    /// All in capitals.
    pub const CAPITALS: u8 = 2;
    /// It is also a given name.
    pub const GIVEN: u8 = 4;
    /// It is also a family name.
    pub const FAMILY: u8 = 8;
    /// The first part of a compound: `Sino-`.
    pub const JOINED: u8 = 16;
    /// After the name of a town and a comma: `Pa.`.
    pub const AFTER: u8 = 32;
    /// Short for another name: `Korea`.
    pub const SHORT: u8 = 64;
    /// It means no place.
    pub const BLOCKED: u8 = 128;
}

/// Nothing.
pub(super) const NONE: u32 = u32::MAX;

#[derive(Clone, Copy, Debug, Default)]
struct Span {
    start: u32,
    len: u32,
}

#[derive(Clone, Debug)]
struct RegionData {
    code: Span,
    name: Span,
    parent: u32,
    level: Level,
    capital: u32,
}

#[derive(Clone, Debug)]
pub(super) struct PlaceData {
    name: Span,
    pub region: u32,
    pub level: Level,
    pub capital: bool,
}

/// A sequence of words that is a name, begins one, or has a class.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    key: Span,
    /// What kind of word it is: bits of `atlas::class`.
    pub class: u32,
    /// Its first meaning.
    pub first: u32,
    /// Does a longer name begin with it?
    pub more: bool,
}

/// One meaning of a name.
#[derive(Clone, Debug)]
pub(super) struct Meaning {
    pub place: u32,
    pub need: u8,
    pub how: Naming,
    next: u32,
}

/// Places by name.
#[derive(Clone, Debug, Default)]
pub struct Gazetteer {
    text: String,
    regions: Vec<RegionData>,
    /// Regions in the order of their codes.
    by_code: Vec<u32>,
    places: Vec<PlaceData>,
    entries: Vec<Entry>,
    meanings: Vec<Meaning>,
    /// Entries by the hash of their key; a power of two, at most half full.
    slots: Vec<u32>,
    /// A bit for the first three letters of each name: most words are ruled out by it.
    begins: Vec<u64>,
}

impl Gazetteer {
    /// The one that comes with the program.
    pub fn bundled() -> Gazetteer {
        atlas::read()
    }

    /// This one, with a collection's regions. A code that is there already gets the collection's name and more aliases; a
    /// name that meant something else means the collection's region. An alias "the capital" makes a region the capital of
    /// its country.
    pub fn with(self, regions: &[crate::model::Region]) -> Gazetteer {
        let mut all = self;
        for region in regions {
            let name = all.store(&region.name);
            let at = match all.region_at(&region.code) {
                Some(at) => at,
                None => all.add_region(&region.code, Level::Province),
            };
            if let Some(data) = all.regions.get_mut(at as usize) {
                data.name = name;
            }
        }
        for region in regions {
            let Some(at) = all.region_at(&region.code) else { continue };
            all.link(at, region.parent.as_deref().or(region.code.split_once('-').map(|(country, _)| country)));
            let level = all.regions.get(at as usize).map_or(Level::Province, |r| r.level);
            let place = all.add_place(&region.name, at, level);
            all.put(&region.name, place, 0, Naming::Name, true);
            for alias in &region.aliases {
                if alias == "the capital" {
                    all.set_capital(at, place);
                } else if !all.named(alias).iter().any(|m| m.code == region.code) {
                    all.put(alias.trim_start_matches("the "), place, 0, Naming::Name, true);
                }
            }
        }
        all
    }

    /// A region's name, the code of the region that it is part of, and what it is.
    pub fn region(&self, code: &str) -> Option<(&str, Option<&str>, Level)> {
        let data = self.regions.get(self.region_at(code)? as usize)?;
        Some((self.span(data.name), self.regions.get(data.parent as usize).map(|r| self.span(r.code)), data.level))
    }

    /// The code of the country that a region is in; a country is in itself.
    pub fn country_of(&self, code: &str) -> Option<&str> {
        self.regions.get(self.country_at(self.region_at(code)?) as usize).map(|r| self.span(r.code))
    }

    /// The code of the region that a country's capital is, or is in, and the capital's name.
    pub fn capital_of(&self, country: &str) -> Option<(&str, &str)> {
        let place = self.places.get(self.capital_at(self.region_at(country)?)? as usize)?;
        Some((self.code_at(place.region), self.span(place.name)))
    }

    /// Everything that a name can mean, the usual meaning first.
    pub fn named(&self, name: &str) -> Vec<Named<'_>> {
        let mut key = Key::default();
        let known = key.name(name).then(|| self.find(&key)).flatten();
        let all = known.map(|e| self.meanings_of(e)).into_iter().flatten().filter(|m| m.need & need::BLOCKED == 0);
        all.filter_map(|m| self.places.get(m.place as usize).map(|place| (m, place)))
            .map(|(m, place)| Named { code: self.code_at(place.region), name: self.span(place.name), level: place.level, how: m.how })
            .collect()
    }

    /// The names of all places as they are usually written.
    pub fn names(&self) -> impl Iterator<Item = Named<'_>> {
        let named = |place: &'_ PlaceData| Named {
            code: self.code_at(place.region),
            name: self.span(place.name),
            level: place.level,
            how: Naming::Name,
        };
        self.places.iter().map(named)
    }

    fn span(&self, span: Span) -> &str {
        self.text.get(span.start as usize..(span.start + span.len) as usize).unwrap_or_default()
    }

    fn bytes(&self, span: Span) -> &[u8] {
        self.text.as_bytes().get(span.start as usize..(span.start + span.len) as usize).unwrap_or_default()
    }

    /// Can a name begin with this word?
    pub(super) fn may_begin(&self, word: &[u8]) -> bool {
        match first_letters(word) {
            Some(bit) => self.begins.get(bit / 64).is_some_and(|bits| bits >> (bit % 64) & 1 == 1),
            None => true,
        }
    }

    fn store(&mut self, text: &str) -> Span {
        let start = self.text.len() as u32;
        self.text.push_str(text);
        Span { start, len: text.len() as u32 }
    }

    pub(super) fn region_at(&self, code: &str) -> Option<u32> {
        let code_of = |at: &u32| self.regions.get(*at as usize).map_or("", |r| self.span(r.code));
        self.by_code.binary_search_by(|at| code_of(at).cmp(code)).ok().and_then(|at| self.by_code.get(at)).copied()
    }

    pub(super) fn code_at(&self, region: u32) -> &str {
        self.regions.get(region as usize).map_or("", |r| self.span(r.code))
    }

    pub(super) fn name_at(&self, region: u32) -> &str {
        self.regions.get(region as usize).map_or("", |r| self.span(r.name))
    }

    pub(super) fn region_level(&self, region: u32) -> Level {
        self.regions.get(region as usize).map_or(Level::Country, |r| r.level)
    }

    pub(super) fn country_at(&self, mut region: u32) -> u32 {
        // A collection's parents can form a ring.
        for _ in 0..8 {
            match self.regions.get(region as usize) {
                Some(data) if data.parent != NONE => region = data.parent,
                _ => break,
            }
        }
        region
    }

    pub(super) fn capital_at(&self, region: u32) -> Option<u32> {
        self.regions.get(region as usize).map(|r| r.capital).filter(|c| *c != NONE)
    }

    pub(super) fn regions_len(&self) -> usize {
        self.regions.len()
    }

    pub(super) fn place(&self, place: u32) -> Option<&PlaceData> {
        self.places.get(place as usize)
    }

    pub(super) fn place_name(&self, place: u32) -> &str {
        self.places.get(place as usize).map_or("", |p| self.span(p.name))
    }

    /// A new region; its parent is the one before the hyphen of its code, where there is one.
    pub(super) fn add_region(&mut self, code: &str, level: Level) -> u32 {
        let at = self.regions.len() as u32;
        let span = self.store(code);
        self.regions.push(RegionData { code: span, name: span, parent: NONE, level, capital: NONE });
        let place = self.by_code.partition_point(|other| self.code_at(*other) < code);
        self.by_code.insert(place, at);
        self.link(at, code.split_once('-').map(|(country, _)| country));
        at
    }

    pub(super) fn set_region_name(&mut self, region: u32, name: &str) {
        let name = self.store(name);
        if let Some(data) = self.regions.get_mut(region as usize) {
            data.name = name;
        }
    }

    fn link(&mut self, region: u32, parent: Option<&str>) {
        let parent = parent.and_then(|p| self.region_at(p)).filter(|p| *p != region);
        if let (Some(data), Some(parent)) = (self.regions.get_mut(region as usize), parent) {
            data.parent = parent;
        }
    }

    pub(super) fn add_place(&mut self, name: &str, region: u32, level: Level) -> u32 {
        let name = self.store(name);
        self.places.push(PlaceData { name, region, level, capital: false });
        self.places.len() as u32 - 1
    }

    pub(super) fn set_capital(&mut self, region: u32, place: u32) {
        let country = self.country_at(region);
        if let Some(data) = self.regions.get_mut(country as usize) {
            data.capital = place;
        }
        if let Some(data) = self.places.get_mut(place as usize) {
            data.capital = true;
        }
    }

    /// Adds a meaning to a name; `usual` puts it before the others.
    pub(super) fn put(&mut self, name: &str, place: u32, need: u8, how: Naming, usual: bool) {
        let mut key = Key::default();
        let mut entry = None;
        for word in atlas::words(name) {
            if let Some(at) = entry.and_then(|at: u32| self.entries.get_mut(at as usize)) {
                at.more = true;
            }
            if !key.word(word) {
                return;
            }
            entry = Some(self.entry(&key));
        }
        let Some(entry) = entry else { return };
        if let Some(bit) = first_letters(key.bytes()) {
            self.begins.resize(BEGINS / 64, 0);
            if let Some(bits) = self.begins.get_mut(bit / 64) {
                *bits |= 1 << (bit % 64);
            }
        }
        let first = self.entries.get(entry as usize).map_or(NONE, |e| e.first);
        // The same meaning twice is one, and what is enough for either is enough.
        let mut last = NONE;
        let mut at = first;
        while let Some(meaning) = self.meanings.get_mut(at as usize) {
            if meaning.place == place && meaning.how == how {
                meaning.need &= need;
                return;
            }
            last = at;
            at = meaning.next;
        }
        let new = self.meanings.len() as u32;
        let front = usual || last == NONE;
        self.meanings.push(Meaning { place, need, how, next: if front { first } else { NONE } });
        if front {
            if let Some(e) = self.entries.get_mut(entry as usize) {
                e.first = new;
            }
        } else if let Some(meaning) = self.meanings.get_mut(last as usize) {
            meaning.next = new;
        }
    }

    /// Gives a word a class.
    pub(super) fn class(&mut self, word: &str, class: u32) {
        let mut key = Key::default();
        if key.name(word) {
            let at = self.entry(&key);
            if let Some(entry) = self.entries.get_mut(at as usize) {
                entry.class |= class;
            }
        }
    }

    /// The entry of a key, made where there is none.
    fn entry(&mut self, key: &Key) -> u32 {
        if self.entries.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let slot = self.slot(key);
        if let Some(at) = self.slots.get(slot).copied().filter(|at| *at != NONE) {
            return at;
        }
        let at = self.entries.len() as u32;
        let span = self.store(key.as_str());
        self.entries.push(Entry { key: span, class: 0, first: NONE, more: false });
        if let Some(place) = self.slots.get_mut(slot) {
            *place = at;
        }
        at
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(1 << 14);
        self.slots = vec![NONE; size];
        for at in 0..self.entries.len() {
            let mut key = Key::default();
            if let Some(entry) = self.entries.get(at) {
                key.raw(self.span(entry.key));
            }
            let slot = self.slot(&key);
            if let Some(place) = self.slots.get_mut(slot) {
                *place = at as u32;
            }
        }
    }

    /// Where a key is, or would be.
    fn slot(&self, key: &Key) -> usize {
        let mask = self.slots.len().wrapping_sub(1);
        let mut slot = key.hash() as usize & mask;
        while let Some(&at) = self.slots.get(slot) {
            match self.entries.get(at as usize) {
                Some(entry) if self.bytes(entry.key) != key.bytes() => slot = (slot + 1) & mask,
                _ => break,
            }
        }
        slot
    }

    pub(super) fn find(&self, key: &Key) -> Option<&Entry> {
        self.slots.get(self.slot(key)).and_then(|at| self.entries.get(*at as usize))
    }

    pub(super) fn meanings_of(&self, entry: &Entry) -> impl Iterator<Item = &Meaning> {
        let mut at = entry.first;
        std::iter::from_fn(move || {
            let meaning = self.meanings.get(at as usize)?;
            at = meaning.next;
            Some(meaning)
        })
    }
}

const BEGINS: usize = 1 << 14;

/// The bit of a word's first three letters, where it has three of ASCII.
fn first_letters(word: &[u8]) -> Option<usize> {
    let [a, b, c] = word.first_chunk::<3>()?;
    let letters = a.is_ascii_alphabetic() && b.is_ascii_alphabetic() && c.is_ascii_alphabetic();
    let bit = ((usize::from(a & 31) * 29 + usize::from(b & 31)) * 29 + usize::from(c & 31)) % BEGINS;
    letters.then_some(bit)
}

/// One thing that a name can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named<'g> {
    /// The code of the region that it is, or is in.
    pub code: &'g str,
    /// Its name.
    pub name: &'g str,
    /// What it is.
    pub level: Level,
    /// Naming the name means it.
    pub how: Naming,
}
