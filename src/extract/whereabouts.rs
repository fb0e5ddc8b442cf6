//! Where a source is, by the words that describe it: "a source in Ryanggang Province", "a Hyesan trader".
//!
//! What somebody deals with ("an expert on North Korea"), governs ("the US president") or has left ("a North Korean
//! defector") says nothing of where he or she is. What is nearest to a statement wins:
//!
//! ```text
//! based     X-based source                         anybody
//! in        source in X, at X, inside X            anybody, unless the words between are about something else
//! from, of  trader from X, resident of X           nobody who has left
//! before    X source, X resident                   provinces and below; a country only before "source", "resident"
//! people    Chinese traders, North Koreans         nobody with an office, no body
//! ```

use super::atlas::{Key, class};
use super::found::Stretch;
use super::gazetteer::{Gazetteer, Level, Naming};
use super::listed::{beginning, has, listed, parted_last};
use super::places::PlaceHit;
use super::token::{Kind, Token, count_before};

/// Where a source is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whereabouts<'g> {
    /// The region's code.
    pub code: &'g str,
    /// The region's name.
    pub region: &'g str,
    /// The place's own name: a city, a county, or the region.
    pub place: &'g str,
    /// What the place is.
    pub level: Level,
    /// The words that name it.
    pub at: Stretch,
    /// Why, where these words alone do not say so.
    pub inferred: Option<String>,
}

/// The region where a source is, as its mention says; `hits` are the places of the whole text.
pub fn region_of<'g>(
    text: &str,
    tokens: &[Token],
    hits: &[PlaceHit<'g>],
    mention: Stretch,
    gazetteer: &'g Gazetteer,
) -> Option<Whereabouts<'g>> {
    let begun = count_before(tokens, mention.start);
    let first = begun - usize::from(begun > 0 && tokens.get(begun - 1).is_some_and(|t| t.end > mention.start));
    let words = tokens.get(first..).unwrap_or_default().iter().take(LONG);
    let last = first + words.take_while(|t| t.start < mention.end).count();
    let from = hits.partition_point(|h| (h.last as usize) <= first);
    let to = hits.partition_point(|h| (h.first as usize) < last);
    let hits = hits.get(from..to).filter(|h| !h.is_empty())?;
    let reader = Reader { text, tokens, hits, all: gazetteer, first, last };
    let hit = reader.best()?;
    let region = gazetteer.region(hit.code).map_or("", |r| r.0);
    Some(Whereabouts { code: hit.code, region, place: hit.name, level: hit.level, at: hit.at, inferred: hit.inferred.clone() })
}

/// How many tokens before a name its preposition can be, and how long a mention is read.
const FAR: usize = 8;
const LONG: usize = 120;

struct Reader<'a, 'g> {
    text: &'a str,
    tokens: &'a [Token],
    hits: &'a [PlaceHit<'g>],
    all: &'g Gazetteer,
    first: usize,
    last: usize,
}

/// What is described, before any place in it is looked at.
struct Noun {
    /// Where it is; nowhere where the words are names and signs only.
    at: Option<usize>,
    /// One after the noun and what stands before it.
    end: usize,
    /// Its class.
    class: u32,
    /// The classes of all words up to the noun's end that are no places.
    all: u32,
    /// Has somebody left?
    gone: bool,
}

impl Noun {
    fn is(&self, class: u32) -> bool {
        self.class & class != 0
    }
}

impl<'a, 'g> Reader<'a, 'g> {
    fn kind(&self, at: usize) -> Option<Kind> {
        self.tokens.get(at).map(|t| t.kind)
    }

    fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |t| t.of(self.text))
    }

    /// Is the word one of a list?
    fn any(&self, at: usize, list: &str) -> bool {
        listed(self.word(at), list)
    }

    fn class(&self, at: usize) -> u32 {
        let mut key = Key::default();
        // What a compound ends in is what it is: "co-worker", "vice-president".
        let word = parted_last(self.word(at), b'-').map_or(self.word(at), |(_, end)| end);
        if key.word(word) { self.all.find(&key).map_or(0, |e| e.class) } else { 0 }
    }

    fn is(&self, at: usize, class: u32) -> bool {
        self.class(at) & class != 0
    }

    fn hit_at(&self, token: usize) -> Option<&'a PlaceHit<'g>> {
        self.hits.iter().find(|h| (h.first as usize..h.last as usize).contains(&token))
    }

    fn is_possessive(&self, at: usize) -> bool {
        self.word(at).starts_with(['’', '\'']) && self.any(at, "’s|'s|’S|'S|’|'")
    }

    /// Is it neither a word nor a possessive ending?
    fn is_sign(&self, at: usize) -> bool {
        matches!(self.kind(at), Some(Kind::Other | Kind::Number)) && !self.is_possessive(at)
    }

    /// Does what describes the noun further begin here?
    fn ends_noun(&self, at: usize) -> bool {
        let sign = self.kind(at) == Some(Kind::Other) && !self.is_possessive(at) && !self.any(at, "“|”|\"|‘");
        self.hit_at(at).is_none() && (sign || (at > self.first && self.is(at, class::BEGINS)))
    }

    /// Can the noun be this word?
    fn is_noun(&self, at: usize) -> bool {
        let kind = self.kind(at);
        (kind == Some(Kind::Lower) || (kind == Some(Kind::Upper) && at == self.first))
            && self.hit_at(at).is_none_or(|h| self.is_compound(h))
            && !self.is_possessive(at)
            && !self.is(at, class::LEAD)
    }

    fn noun(&self) -> Noun {
        let end = (self.first..self.last).find(|at| self.ends_noun(*at)).unwrap_or(self.last);
        let at = (self.first..end).rev().find(|at| self.is_noun(*at));
        let mut all = 0;
        for at in self.first..end {
            if self.hit_at(at).is_none() {
                all |= self.class(at);
            }
        }
        let gone = (end..self.last).any(|at| self.is(at, class::LEFT));
        Noun { at, end, class: at.map_or(0, |at| self.class(at)), all, gone }
    }

    fn best(&self) -> Option<&'a PlaceHit<'g>> {
        let noun = self.noun();
        let mut best: Option<&PlaceHit> = None;
        let mut highest = 0;
        for hit in self.hits {
            let rank = if self.is_based(hit) {
                6
            } else if hit.first as usize >= noun.end {
                self.rank_after(hit, &noun)
            } else {
                self.rank_before(hit, &noun)
            };
            if rank > highest || (rank > 0 && rank == highest && best.is_some_and(|best| hit.level > best.level)) {
                best = Some(hit);
                highest = rank;
            }
        }
        best
    }

    /// Is there more in the token than the name?
    fn is_compound(&self, hit: &PlaceHit) -> bool {
        let end = (hit.last as usize).checked_sub(1).and_then(|t| self.tokens.get(t)).map_or(0, |t| t.end);
        hit.at.end < end
    }

    /// "X-based".
    fn is_based(&self, hit: &PlaceHit) -> bool {
        let rest = self.text.get(hit.at.end as usize..).unwrap_or_default();
        (hit.how == Naming::Name && beginning(rest, "-based|‑based|‐based| based |–based").is_some())
            || (hit.how != Naming::Demonym && rest.starts_with("-based"))
    }

    /// A place after the noun.
    fn rank_after(&self, hit: &PlaceHit, noun: &Noun) -> u8 {
        if matches!(hit.how, Naming::Demonym | Naming::People) {
            return 0;
        }
        // Back over what can stand between the preposition and the name; "in the port of X" is in X.
        let nearest = noun.end.max((hit.first as usize).saturating_sub(FAR));
        let mut at = hit.first as usize;
        let mut of = None;
        let found = loop {
            if at <= nearest {
                break false;
            }
            at -= 1;
            if self.any(at, "of|de") {
                of = of.or(Some(at));
                if !self.is(at.saturating_sub(1), class::PASSED) {
                    break false;
                }
            } else if self.is_sign(at) || self.is(at, class::BEGINS) {
                break true;
            }
        };
        if found && self.is(at, class::LOCATES) {
            return if self.is_located(noun.end, at) { 5 } else { 0 };
        }
        let leaver = noun.is(class::LEAVER | class::OFFICE | class::BODY);
        if found && at == noun.end && !leaver && self.any(at, "from|aus") {
            return 4;
        }
        self.rank_of(of, hit, noun)
    }

    /// Does a preposition tell where the noun is, and not something of which the words between tell?
    fn is_located(&self, end: usize, preposition: usize) -> bool {
        let before = preposition.saturating_sub(1);
        if preposition == end || self.is(before, class::LIVES) || self.hit_at(before).is_some() || self.any(before, ",") {
            return true;
        }
        // A new description after a comma begins anew.
        let mut anew = true;
        for at in (end..preposition).rev() {
            let tells = self.is(at, class::WHO | class::ABOUT);
            if tells && !(self.any(at, "with") && self.any(at.saturating_sub(1), "familiar")) {
                return false;
            }
            anew &= !tells;
            if anew && self.any(at, ",") {
                return true;
            }
        }
        true
    }

    /// "a resident of X", "an old captain of X"; "a member of the committee of X", where X is no country.
    fn rank_of(&self, of: Option<usize>, hit: &PlaceHit, noun: &Noun) -> u8 {
        let Some(of) = of else { return 0 };
        let province = hit.level > Level::Country && !noun.is(class::LEAVER);
        if of == noun.end {
            return if noun.is(class::NATIVE) || (province && !noun.is(class::BODY)) { 4 } else { 0 };
        }
        let about = |at: usize| self.is(at, class::WHO | class::ABOUT) || self.any(at, "to|from|,|by");
        if province && !(noun.end..of).any(about) { 3 } else { 0 }
    }

    /// A place before the noun.
    fn rank_before(&self, hit: &PlaceHit, noun: &Noun) -> u8 {
        let (first, last) = (hit.first as usize, hit.last as usize);
        if hit.how == Naming::Name && self.word(first).as_bytes().first().is_some_and(|b| *b >= 0xea) {
            return 3; // It is in Hangul.
        }
        let office = noun.all & class::OFFICE != 0;
        let Some(at) = noun.at.filter(|at| *at + 1 >= last) else {
            // "North Koreans", "the Chinese"
            let people = hit.how == Naming::People || (hit.how == Naming::Demonym && self.first < first);
            let body = office || noun.all & class::BODY != 0;
            return u8::from(people && last == noun.end && !self.is_compound(hit) && !noun.gone && !body);
        };
        if office || noun.is(class::BODY | class::LEAVER) || at < first {
            return 0;
        }
        let native = noun.is(class::NATIVE);
        let initials = || !has(hit.at.of(self.text), char::is_lowercase);
        match hit.how {
            Naming::Demonym => u8::from(!noun.gone),
            Naming::Name if hit.level > Level::Country => 3,
            Naming::Name if self.is_possessive(last) || (!native && initials()) => u8::from(!noun.gone),
            Naming::Name if native => 2,
            Naming::Capital | Naming::Direction => 2,
            _ => 0,
        }
    }
}
