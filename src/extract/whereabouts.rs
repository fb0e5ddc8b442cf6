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
use super::places::PlaceHit;
use super::token::{Kind, Token};

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
    let first = tokens.partition_point(|t| t.end <= mention.start);
    let last = tokens.partition_point(|t| t.start < mention.end);
    let from = hits.partition_point(|h| (h.last as usize) <= first);
    let to = hits.partition_point(|h| (h.first as usize) < last);
    let hits = hits.get(from..to).filter(|h| !h.is_empty())?;
    let reader = Reader { text, tokens, hits, all: gazetteer, first, last };
    let hit = reader.best()?;
    let region = gazetteer.region(hit.code).map_or("", |r| r.0);
    Some(Whereabouts { code: hit.code, region, place: hit.name, level: hit.level, at: hit.at, inferred: hit.inferred.clone() })
}

struct Reader<'a, 'g> {
    text: &'a str,
    tokens: &'a [Token],
    hits: &'a [PlaceHit<'g>],
    all: &'g Gazetteer,
    first: usize,
    last: usize,
}

impl<'a, 'g> Reader<'a, 'g> {
    fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |t| t.of(self.text))
    }

    fn class(&self, at: usize) -> u32 {
        let mut key = Key::default();
        // What a compound ends in is what it is: "co-worker", "vice-president".
        let word = self.word(at).rsplit('-').next().unwrap_or_default();
        if key.word(word) { self.all.find(&key).map_or(0, |e| e.class) } else { 0 }
    }

    fn hit_at(&self, token: usize) -> Option<&'a PlaceHit<'g>> {
        self.hits.iter().find(|h| (h.first as usize..h.last as usize).contains(&token))
    }

    fn is_word(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(Token::is_word)
    }

    fn is_possessive(&self, at: usize) -> bool {
        matches!(self.word(at), "’s" | "'s" | "’S" | "'S" | "’" | "'")
    }

    /// Where the noun and what stands before it end: at what describes it further.
    fn noun_end(&self) -> usize {
        (self.first..self.last)
            .find(|at| {
                let outside = self.hit_at(*at).is_none();
                let sign = !self.is_word(*at) && !self.is_possessive(*at) && self.tokens.get(*at).is_some_and(|t| t.kind == Kind::Other);
                let quote = matches!(self.word(*at), "“" | "”" | "\"" | "‘");
                outside && ((sign && !quote) || (*at > self.first && self.class(*at) & class::BEGINS != 0))
            })
            .unwrap_or(self.last)
    }

    fn best(&self) -> Option<&'a PlaceHit<'g>> {
        let end = self.noun_end();
        let noun = (self.first..end).rev().find(|at| {
            let kind = self.tokens.get(*at).map(|t| t.kind);
            let low = kind == Some(Kind::Lower) || (kind == Some(Kind::Upper) && *at == self.first);
            low && self.hit_at(*at).is_none_or(|h| self.is_compound(h)) && !self.is_possessive(*at) && self.class(*at) & class::LEAD == 0
        });
        let noun_class = noun.map_or(0, |at| self.class(at));
        let all = (self.first..end).filter(|at| self.hit_at(*at).is_none()).fold(0, |all, at| all | self.class(at));
        let gone = (end..self.last).any(|at| self.class(at) & class::LEFT != 0);
        let mut best: Option<(u8, Level, &PlaceHit)> = None;
        for hit in self.hits {
            let rank = if self.is_based(hit) {
                6
            } else if hit.first as usize >= end {
                self.rank_after(hit, end, noun_class)
            } else {
                self.rank_before(hit, noun, end, noun_class, all, gone)
            };
            if rank > 0 && best.is_none_or(|(r, level, _)| rank > r || (rank == r && hit.level > level)) {
                best = Some((rank, hit.level, hit));
            }
        }
        best.map(|(_, _, hit)| hit)
    }

    /// Is there more in the token than the name?
    fn is_compound(&self, hit: &PlaceHit) -> bool {
        let end = (hit.last as usize).checked_sub(1).and_then(|t| self.tokens.get(t)).map_or(0, |t| t.end);
        hit.at.end < end
    }

    /// "X-based".
    fn is_based(&self, hit: &PlaceHit) -> bool {
        let rest = self.text.get(hit.at.end as usize..).unwrap_or_default();
        ["-based", "‑based", "‐based", " based ", "–based"].iter().any(|b| rest.starts_with(b)) && hit.how == Naming::Name
            || (rest.starts_with("-based") && hit.how != Naming::Demonym)
    }

    /// A place after the noun.
    fn rank_after(&self, hit: &PlaceHit, end: usize, noun_class: u32) -> u8 {
        if matches!(hit.how, Naming::Demonym | Naming::People) {
            return 0;
        }
        // Back over what can stand between the preposition and the name.
        let mut at = hit.first as usize;
        let preposition = loop {
            let Some(before) = at.checked_sub(1).filter(|b| *b >= end) else { return 0 };
            at = before;
            let skipped = self.hit_at(at).is_some() || self.is_possessive(at) || self.class(at) & class::PASSED != 0;
            let of = self.word(at) == "of" && self.class(at.saturating_sub(1)) & class::PASSED == 0;
            if !skipped || of {
                break at;
            }
            if (hit.first as usize) - at > 8 {
                return 0;
            }
        };
        let word = self.word(preposition);
        let between = preposition.checked_sub(1).filter(|b| *b >= end);
        if self.class(preposition) & class::LOCATES != 0 {
            let Some(before) = between else { return 5 };
            if self.class(before) & class::LIVES != 0 || self.hit_at(before).is_some() || self.word(before) == "," {
                return 5;
            }
            let words = end..preposition;
            let who = words.clone().any(|at| self.class(at) & class::WHO != 0);
            let about = words.clone().any(|at| {
                self.class(at) & class::ABOUT != 0 && !(self.word(at) == "with" && self.word(at.saturating_sub(1)) == "familiar")
            });
            let comma = words.clone().rev().find(|at| self.word(*at) == ",");
            // A new description after a comma begins anew.
            let fresh = comma.is_some_and(|c| !(c..preposition).any(|at| self.class(at) & (class::WHO | class::ABOUT) != 0));
            return if (who || about) && !fresh { 0 } else { 5 };
        }
        let direct = between.is_none();
        let leaver = noun_class & (class::LEAVER | class::OFFICE | class::BODY) != 0;
        if word == "from" && direct && !leaver {
            return 4;
        }
        if word == "of" && direct && noun_class & class::NATIVE != 0 {
            return 4;
        }
        0
    }

    /// A place before the noun.
    fn rank_before(&self, hit: &PlaceHit, noun: Option<usize>, end: usize, noun_class: u32, all: u32, gone: bool) -> u8 {
        let korean = self.tokens.get(hit.first as usize).is_some_and(|t| t.of(self.text).as_bytes().first().is_some_and(|b| *b >= 0xea));
        if korean && hit.how == Naming::Name {
            return 3;
        }
        let Some(noun) = noun.filter(|n| *n + 1 >= hit.last as usize) else {
            // "North Koreans", "the Chinese"
            let people = matches!(hit.how, Naming::People | Naming::Demonym) && hit.last as usize == end && !self.is_compound(hit);
            let bare = hit.how == Naming::People || self.first < hit.first as usize;
            return u8::from(people && bare && !gone && all & (class::OFFICE | class::BODY) == 0);
        };
        if noun_class & (class::BODY | class::LEAVER) != 0 || all & class::OFFICE != 0 || noun < hit.first as usize {
            return 0;
        }
        let possessive = self.is_possessive(hit.last as usize);
        let initials = self.text.get(hit.at.start as usize..hit.at.end as usize).is_some_and(|w| !w.contains(|c: char| c.is_lowercase()));
        match hit.how {
            Naming::Demonym => u8::from(!gone),
            Naming::Name if hit.level > Level::Country => 3,
            Naming::Name if possessive || (initials && noun_class & class::NATIVE == 0) => u8::from(!gone),
            Naming::Name if noun_class & class::NATIVE != 0 => 2,
            Naming::Capital | Naming::Direction => 2,
            _ => 0,
        }
    }
}
