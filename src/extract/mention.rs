//! What the words that name a speaker say about it: a pronoun, a name with its role, or a description.
//!
//! Looks at the words alone; whom they mean is the business of `source`.

use super::found::Stretch;
use super::lexicon::{Lex, tag};
use super::token::{Kind, Token};

/// Whom a pronoun can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pronoun {
    /// He, his.
    He,
    /// She, her.
    She,
    /// They, both.
    They,
    /// It.
    It,
    /// I, we.
    Self_,
}

/// How a description points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Point {
    /// A, another, one of: somebody new.
    New,
    /// The, this, the same: somebody who was mentioned, if anybody was.
    Known,
    /// Neither: sources in the capital, residents.
    Bare,
}

/// What a mention says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mention {
    /// A pronoun.
    Pronoun(Pronoun),
    /// A name: where it stands, and the role as described.
    Name {
        /// The name without title.
        name: Stretch,
        /// Title before it or apposition after it.
        role: Option<Stretch>,
        /// What sort of bearer.
        sort: Sort,
        /// From Mr., Ms. and the like.
        sex: Option<Pronoun>,
    },
    /// Two names or more.
    Names(Vec<Stretch>),
    /// A description.
    Description {
        /// The whole of it.
        at: Stretch,
        /// The noun that says who: source, trader, report.
        head: Stretch,
        /// How it points.
        point: Point,
        /// More than one?
        plural: bool,
        /// Tags of the noun.
        tags: u32,
    },
}

/// What sort of bearer a name has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A person.
    Person,
    /// An organisation.
    Body,
    /// A newspaper, an agency, a broadcaster.
    Press,
}

struct Word<'a> {
    at: Stretch,
    text: &'a str,
    kind: Kind,
    lex: Lex,
}

/// Analyses the words of a mention.
pub fn mention(text: &str, tokens: &[Token], at: Stretch) -> Mention {
    let first = tokens.partition_point(|t| t.start < at.start);
    let words: Vec<Word<'_>> = tokens
        .get(first..)
        .unwrap_or_default()
        .iter()
        .take_while(|t| t.start < at.end)
        .take(80)
        .map(|t| {
            let word = t.of(text);
            Word { at: Stretch { start: t.start, end: t.end }, text: word, kind: t.kind, lex: t.known() }
        })
        .collect();
    if let Some(pronoun) = pronoun(&words) {
        return Mention::Pronoun(pronoun);
    }
    let core = core(&words);
    let inside = words.get(core.0..core.1).unwrap_or_default();
    if let Some(names) = names(&words) {
        return Mention::Names(names);
    }
    if let Some(found) = name(text, &words, core, at) {
        return found;
    }
    // The mine's deputy manager, NAME, …
    if let Some(comma) = words.get(core.1)
        && comma.text == ","
    {
        let after = words.get(core.1 + 1..).unwrap_or_default();
        let count = after.iter().take_while(|w| w.kind == Kind::Upper && !is(w, tag::DET | tag::PEOPLE | tag::TIME)).count();
        let ends = after.get(count).is_none_or(|w| w.text == ",");
        let office = inside.iter().any(|w| w.kind == Kind::Lower && is(w, tag::PERSON | tag::TITLE))
            || count >= 2
                && inside.first().is_some_and(|w| is(w, tag::DET | tag::POSS))
                && inside.last().is_some_and(|w| w.kind == Kind::Lower);
        if let (Some(first), Some(last)) = (after.first(), after.get(count.wrapping_sub(1)))
            && count >= 1
            && ends
            && office
        {
            let name = Stretch { start: first.at.start, end: last.at.end };
            let front: Vec<&Word<'_>> = inside.iter().skip_while(|w| is(w, tag::DET)).collect();
            let role = front.first().zip(front.last()).map(|(a, b)| Stretch { start: a.at.start, end: b.at.end });
            return Mention::Name { name, role, sort: Sort::Person, sex: None };
        }
    }
    let whole = described(text, &words, at);
    describe(inside, whole)
}

/// A description without what a comma adds: "a source in A, speaking on condition …" is a source in A.
fn described(text: &str, words: &[Word<'_>], at: Stretch) -> Stretch {
    let Some(i) = words.iter().position(|w| matches!(w.text, "," | "—" | "(" | "–")) else { return at };
    let place = words.get(i + 1).is_some_and(|w| matches!(w.text, "in" | "at" | "near" | "of" | "from"));
    let named = words.get(i + 2).is_some_and(|w| w.kind == Kind::Upper && !is(w, tag::TIME));
    let mut end = words.get(i.wrapping_sub(1)).map_or(at.end, |w| w.at.end);
    if place && named {
        end = words.iter().skip(i + 2).take_while(|w| w.kind == Kind::Upper).last().map_or(end, |w| w.at.end);
    }
    let _ = text;
    Stretch { start: at.start, end }
}

fn is(word: &Word<'_>, tags: u32) -> bool {
    word.lex.tags & tags != 0
}

fn pronoun(words: &[Word<'_>]) -> Option<Pronoun> {
    let [only] = words else { return None };
    let short = if only.text.len() <= 5 { only.text.to_ascii_lowercase() } else { return None };
    let found = match short.as_str() {
        "he" | "him" | "his" => Pronoun::He,
        "she" | "her" | "hers" => Pronoun::She,
        "they" | "them" | "their" | "both" | "these" | "those" => Pronoun::They,
        "it" | "its" | "which" | "this" | "that" => Pronoun::It,
        "i" | "we" | "you" | "my" | "our" | "me" | "us" => Pronoun::Self_,
        "who" => Pronoun::They,
        _ => return None,
    };
    Some(found)
}

/// The phrase itself: before its first comma, relative clause or preposition.
fn core(words: &[Word<'_>]) -> (usize, usize) {
    let mut from = 0;
    while words.get(from).is_some_and(|w| {
        is(w, tag::ADV | tag::AND | tag::BUT | tag::SUB) && w.kind != Kind::Upper
            || !matches!(w.kind, Kind::Lower | Kind::Upper | Kind::Number)
    }) {
        from += 1;
    }
    let mut to = from;
    while let Some(word) = words.get(to) {
        let sign = word.kind == Kind::Other && !matches!(word.text, "&" | "-" | "." | "/" | "'" | "’" | "\"" | "“" | "”" | "‘");
        let stop = word.text == "."
            && !words.get(to.wrapping_sub(1)).is_some_and(|b| is(b, tag::TITLE | tag::ABBR) || b.text.chars().count() == 1);
        if to > from
            && (sign || stop || is(word, tag::PREP | tag::REL) && !is(word, tag::DET) || (is(word, tag::AUX) && !is(word, tag::POSS)))
        {
            break;
        }
        // a woman living in, a man named, an official involved
        if to > from && word.kind == Kind::Lower && !is(word, tag::PERSON | tag::SPEECH | tag::DOCUMENT) {
            let described = words.get(to - 1).is_some_and(|b| is(b, tag::PERSON | tag::PEOPLE | tag::SOURCE | tag::DOCUMENT));
            if described
                && (word.text.ends_with("ing")
                    || word.text.ends_with("ed")
                    || is(word, tag::ADV)
                    || matches!(word.text, "close" | "familiar" | "from" | "who" | "known"))
            {
                break;
            }
        }
        to += 1;
    }
    (from, to)
}

/// "Batyr Ataliyew and Merdan Öwezow", "A along with B and C".
fn names(words: &[Word<'_>]) -> Option<Vec<Stretch>> {
    let mut found: Vec<Stretch> = Vec::new();
    let mut open: Option<Stretch> = None;
    let mut joined = false;
    let mut lower = 0;
    for word in words {
        let part =
            word.kind == Kind::Upper && !is(word, tag::TITLE | tag::DET | tag::BODY | tag::PRESS | tag::PERSON | tag::PEOPLE | tag::PREP);
        if part {
            open = Some(open.map_or(word.at, |o| Stretch { start: o.start, end: word.at.end }));
            continue;
        }
        if is(word, tag::TITLE | tag::PERSON) || word.kind == Kind::Upper && is(word, tag::BODY) {
            // What stood before a title was not yet a name.
            open = None;
            continue;
        }
        let joint = is(word, tag::AND) || word.text == "along" || word.text == ",";
        if joint || word.text == "with" {
            joined |= is(word, tag::AND) || word.text == "along";
            found.extend(open.take());
            continue;
        }
        if word.kind == Kind::Lower && is(word, tag::PREP | tag::REL | tag::DET) {
            // An apposition: what follows are no further names.
            if found.len() + usize::from(open.is_some()) < 2 {
                return None;
            }
            break;
        }
        if word.kind == Kind::Lower {
            lower += 1;
        }
    }
    found.extend(open.take());
    // Two words or more a name, so that "Moon and Sun Company" is none.
    let full = found.iter().filter(|f| f.end - f.start > 6).count();
    (joined && found.len() >= 2 && full == found.len() && lower < 4 && words.first().is_some_and(|w| !is(w, tag::DET))).then_some(found)
}

fn name(text: &str, words: &[Word<'_>], core: (usize, usize), at: Stretch) -> Option<Mention> {
    let inside = words.get(core.0..core.1)?;
    let last = inside.iter().rposition(|w| w.kind != Kind::Other)?;
    let tail = inside.get(last)?;
    // A name ends the phrase, or a number does, as in "Factory 7".
    if tail.kind != Kind::Upper || is(tail, tag::PEOPLE | tag::SOURCE | tag::QUANT | tag::DET) || is(tail, tag::PERSON) && last == 0 {
        return None;
    }
    // "Passengers on …": the first word of a sentence has a capital anyway.
    let plain = last == 0 && tail.text.ends_with('s') && words.get(core.1).is_some_and(|w| is(w, tag::PREP | tag::REL));
    if plain || inside.first().is_some_and(|w| is(w, tag::QUANT)) && last < 2 {
        return None;
    }
    let mut from = last;
    while from > 0 {
        let Some(before) = inside.get(from - 1) else { break };
        let part = before.kind == Kind::Upper && !is(before, tag::TITLE | tag::PERSON | tag::DET | tag::AUX)
            || matches!(
                before.text,
                "de" | "von" | "van" | "bin" | "al" | "el" | "la" | "da" | "del" | "der" | "ibn" | "&" | "." | "“" | "”" | "\""
            )
            || before.kind == Kind::Upper && before.text.chars().count() == 1;
        if !part {
            break;
        }
        from -= 1;
    }
    while inside.get(from).is_some_and(|w| w.kind == Kind::Other) {
        from += 1;
    }
    let own = inside.get(from..=last)?;
    let start = own.first()?.at;
    let name = Stretch { start: start.start, end: tail.at.end };
    let before = inside.get(..from).unwrap_or_default();
    let press = own.iter().any(|w| is(w, tag::PRESS))
        || own.iter().any(|w| PRESS.contains(&w.text))
        || own.last().is_some_and(|w| PRESS_ENDS.iter().any(|e| w.text.ends_with(e)));
    let body = own.iter().any(|w| is(w, tag::BODY) && w.kind == Kind::Upper);
    let acronym = own.len() == 1
        && tail.text.len() > 1
        && tail.text.chars().all(|c| c.is_uppercase() || c == '.' || c == '-' || c.is_ascii_digit())
        && before.is_empty();
    let article = before.iter().any(|w| is(w, tag::DET) && w.text.eq_ignore_ascii_case("the"))
        && !before.iter().any(|w| is(w, tag::TITLE | tag::PERSON));
    let titled = before.iter().any(|w| is(w, tag::TITLE | tag::PERSON));
    // "the Zorbian mayor Ann Lee" has a title; "Zorbian mayors" ended above.
    let sort = if titled && !press {
        Sort::Person
    } else if press {
        Sort::Press
    } else if body || acronym || article {
        Sort::Body
    } else {
        Sort::Person
    };
    let sex = before.iter().rev().find_map(|w| match w.text.trim_end_matches('.').to_ascii_lowercase().as_str() {
        "mr" | "king" | "prince" | "chairman" | "congressman" | "spokesman" | "mayor-elect" => Some(Pronoun::He),
        "mrs" | "ms" | "miss" | "queen" | "princess" | "chairwoman" | "congresswoman" | "spokeswoman" => Some(Pronoun::She),
        _ => None,
    });
    // The role: what stands before the name without articles and courtesy, or the apposition after it.
    let courtesy = |w: &Word<'_>| {
        matches!(w.text.trim_end_matches('.').to_ascii_lowercase().as_str(), "mr" | "mrs" | "ms" | "miss" | "the" | "a" | "an")
    };
    let mut front = before;
    while front.first().is_some_and(|w| courtesy(w) || w.kind == Kind::Other) {
        front = front.get(1..).unwrap_or_default();
    }
    let mut role = None;
    if sort == Sort::Person {
        if let (Some(a), Some(b)) = (front.first(), front.iter().rev().find(|w| w.kind != Kind::Other))
            && !front.iter().all(courtesy)
        {
            role = Some(Stretch { start: a.at.start, end: b.at.end });
        }
        if role.is_none()
            && let Some(comma) = words.get(core.1)
            && (comma.text == "," || comma.text == "—" || comma.text == "(")
            && comma.at.end < at.end
        {
            let end = at.end.min(words.last().map_or(at.end, |w| w.at.end));
            let span = Stretch { start: comma.at.end, end };
            let words = span.of(text);
            let trimmed = words.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '—' | '(' | ')'));
            let lead = words.find(trimmed).unwrap_or(0) as u32;
            let made = Stretch { start: span.start + lead, end: span.start + lead + trimmed.len() as u32 };
            if !trimmed.is_empty() && !trimmed.chars().all(|c| c.is_ascii_digit()) {
                role = Some(made);
            }
        }
    }
    Some(Mention::Name { name, role, sort, sex })
}

fn describe(inside: &[Word<'_>], at: Stretch) -> Mention {
    let noun =
        |w: &&Word<'_>| matches!(w.kind, Kind::Lower | Kind::Upper) && !is(w, tag::DET | tag::POSS | tag::AND | tag::ADV | tag::PREP);
    let head = inside.iter().rev().find(noun).or_else(|| inside.last());
    let first = inside.iter().find(|w| w.kind != Kind::Other);
    let lower = first.map(|w| w.text.to_ascii_lowercase()).unwrap_or_default();
    let head_text = head.map(|w| w.text.to_ascii_lowercase()).unwrap_or_default();
    let tags = head.map_or(0, |w| w.lex.tags);
    let counted = inside.iter().any(|w| w.kind == Kind::Number || NUMBERS.contains(&w.text.to_ascii_lowercase().as_str()));
    let plural = tags & tag::PEOPLE != 0
        || matches!(
            head_text.as_str(),
            "many" | "several" | "some" | "few" | "both" | "others" | "people" | "everybody" | "everyone" | "all"
        )
        || (tags & (tag::PERSON | tag::BODY | tag::DOCUMENT) == 0 && head_text.ends_with('s') && !head_text.ends_with("ss"))
        || counted && !matches!(lower.as_str(), "one" | "a" | "an" | "another");
    let point = match lower.as_str() {
        "the" | "this" | "that" | "these" | "those" | "said" | "his" | "her" | "their" | "its" => Point::Known,
        "both" | "former" => Point::Known,
        "a" | "an" | "another" | "one" | "some" | "several" | "two" | "three" | "four" | "many" | "other" | "few" => Point::New,
        _ if plural => Point::Bare,
        _ => Point::New,
    };
    Mention::Description { at, head: head.map_or(at, |w| w.at), point, plural, tags }
}

const NUMBERS: &[&str] = &[
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozen", "dozens", "multiple", "several", "some", "few", "many",
];

const PRESS: &[&str] = &[
    "Reuters",
    "AP",
    "AFP",
    "CNN",
    "KCNA",
    "Yonhap",
    "BBC",
    "NPR",
    "CBS",
    "NBC",
    "ABC",
    "MSNBC",
    "Xinhua",
    "TASS",
    "Kyodo",
    "NHK",
    "KBS",
    "MBC",
    "Bloomberg",
    "Politico",
    "Breitbart",
    "Guardian",
    "Economist",
    "Telegraph",
    "Independent",
    "Spiegel",
    "Monde",
    "Asahi",
    "Mainichi",
    "Yomiuri",
    "Associated",
    "Al-Jazeera",
    "Interfax",
    "Axios",
    "Vox",
    "Slate",
    "Buzzfeed",
    "HuffPost",
    "Univision",
    "Newsweek",
    "Time",
];

const PRESS_ENDS: &[&str] = &["Sinmun", "Shinmun", "Ilbo", "Shimbun", "Pravda", "Zeitung", "News", "Times", "Post", "TV", "Radio"];
