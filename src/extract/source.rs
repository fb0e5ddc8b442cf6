//! Whom a mention means: one list of sources for an article, and which statement is whose.
//!
//! Two anonymous descriptions become one source only where the text says so: by "the source", "he", "the source in …".
//! "A source", "another source" is always somebody new. A name is the same as an earlier one whose words it repeats.

use super::found::Stretch;
use super::lexicon::tag;
use super::mention::{Mention, Point, Pronoun, Sort, mention};
use super::token::Token;
use crate::model::SourceKind;

/// Somebody who can speak.
#[derive(Clone, Debug)]
pub struct Entity {
    /// The name, or the whole description.
    pub at: Stretch,
    /// Names beside the first one, where several speak jointly.
    pub names: Vec<Stretch>,
    /// The whole of the first mention.
    pub first: Stretch,
    /// What kind.
    pub kind: SourceKind,
    /// Office or role as described.
    pub role: Option<Stretch>,
    /// Whom the text calls he or she.
    sex: Option<Pronoun>,
    plural: bool,
    person: bool,
    /// The noun of a description.
    head: Stretch,
    /// Byte of the last mention.
    last: u32,
    /// The words of the name or description in small letters; of a description those before "of", "in" and the like.
    words: Vec<Box<str>>,
    /// The noun of a description in small letters.
    noun: Box<str>,
    /// The region that the first mention states.
    home: Option<String>,
}

/// So many of the last are looked at, that the work stays linear.
const WINDOW: usize = 256;

/// The words of a name in small letters.
fn name_words(name: &str) -> Vec<Box<str>> {
    let word = |w: &str| w.trim_matches(|c: char| !c.is_alphanumeric()).to_ascii_lowercase().into_boxed_str();
    name.split_whitespace().map(word).filter(|w| !w.is_empty() && **w != *"the" && **w != *"a").collect()
}

/// The words of a phrase in small letters, up to the first that leads away from its noun.
fn own_words(phrase: &str) -> Vec<Box<str>> {
    let lower = phrase.to_ascii_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    words.take_while(|w| !matches!(*w, "of" | "in" | "from" | "at" | "who" | "for" | "near" | "which")).map(Into::into).collect()
}

/// Whom a mention was found to mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meant {
    /// Index of the entity.
    pub entity: usize,
    /// Do the words at this place not say so themselves?
    pub carried: bool,
}

/// The people and bodies of one article.
pub struct Cast<'a> {
    text: &'a str,
    tokens: &'a [Token],
    /// In the order of first mention.
    pub entities: Vec<Entity>,
    /// Regions of a stretch, to tell "the source in A" from "the source in B".
    region: &'a dyn Fn(Stretch) -> Option<String>,
    /// Is a stretch a people's name and nothing else: North Koreans?
    folk: &'a dyn Fn(Stretch) -> bool,
    /// Is a stretch the name of a place?
    place: &'a dyn Fn(Stretch) -> bool,
}

impl<'a> Cast<'a> {
    /// Nobody yet.
    pub fn new(
        text: &'a str,
        tokens: &'a [Token],
        region: &'a dyn Fn(Stretch) -> Option<String>,
        folk: &'a dyn Fn(Stretch) -> bool,
        place: &'a dyn Fn(Stretch) -> bool,
    ) -> Cast<'a> {
        Cast { text, tokens, entities: Vec::new(), region, folk, place }
    }

    /// Somebody is the subject of a sentence: a pronoun after it may mean them.
    pub fn note(&mut self, at: Stretch) {
        let found = self.look(at);
        match &found {
            Mention::Pronoun(_) | Mention::Names(_) => {}
            Mention::Name { name, .. } if (self.place)(*name) => {}
            Mention::Name { sort: Sort::Person, .. } => {
                self.means(at, found, None);
            }
            Mention::Name { .. } => {}
            Mention::Description { tags, point, plural, .. }
                if tags & (tag::PERSON | tag::SOURCE | tag::PEOPLE) != 0 && tags & tag::SPAN == 0 =>
            {
                if *point != Point::Bare || !plural {
                    self.means(at, found, None);
                }
            }
            Mention::Description { .. } => {}
        }
    }

    /// What a mention says; a people's name is a description of several, and with an article of one.
    fn look(&self, at: Stretch) -> Mention {
        let found = mention(self.text, self.tokens, at);
        match found {
            Mention::Name { name, .. } if (self.folk)(name) => {
                let plural = name.of(self.text).ends_with('s') || name.of(self.text).ends_with("ese");
                let first = at.of(self.text).split_whitespace().next().unwrap_or_default().to_ascii_lowercase();
                let counted = ["some", "many", "several", "most", "few"].contains(&first.as_str());
                let point = if matches!(first.as_str(), "a" | "an" | "another" | "one") || counted { Point::New } else { Point::Bare };
                let tags = if plural { tag::PEOPLE } else { tag::PERSON };
                Mention::Description { at, head: name, point, plural, tags }
            }
            found => found,
        }
    }

    /// Whom the mention at `at` means. `avoid`: an entity that it cannot be, because it is spoken of in the statement.
    pub fn mean(&mut self, at: Stretch, avoid: Option<usize>) -> Option<Meant> {
        let found = self.look(at);
        self.means(at, found, avoid)
    }

    fn means(&mut self, at: Stretch, found: Mention, avoid: Option<usize>) -> Option<Meant> {
        // What was noted as the subject of a sentence, now with all that describes it.
        let noted = self.entities.iter().rev().take(8).position(|e| e.first.start == at.start);
        if let Some(entity) = noted.map(|n| self.entities.len() - 1 - n)
            && !matches!(found, Mention::Pronoun(_))
        {
            let home = if matches!(found, Mention::Description { .. }) { (self.region)(at) } else { None };
            if let (Some(e), Mention::Description { at: whole, .. }) = (self.entities.get_mut(entity), &found)
                && e.kind != SourceKind::Person
                && whole.end > e.at.end
            {
                e.at = *whole;
                e.first = at;
                e.words = own_words(whole.of(self.text));
                e.home = home;
            }
            return Some(Meant { entity, carried: false });
        }
        let meant = match found {
            Mention::Pronoun(pronoun) => {
                let entity = self.antecedent(pronoun, at.start, avoid)?;
                if matches!(pronoun, Pronoun::He | Pronoun::She)
                    && let Some(e) = self.entities.get_mut(entity)
                {
                    e.sex.get_or_insert(pronoun);
                }
                Meant { entity, carried: true }
            }
            Mention::Name { name, role, sort, sex } => self.named(at, name, role, sort, sex),
            Mention::Names(names) => self.several(at, names),
            Mention::Description { at: whole, head, point, plural, tags } => self.described(whole, head, point, plural, tags),
        };
        if let Some(entity) = self.entities.get_mut(meant.entity) {
            entity.last = at.start;
        }
        Some(meant)
    }

    /// The last person to be spoken of before a quotation that names nobody.
    pub fn before(&self, at: u32) -> Option<Meant> {
        let people = self.recent().filter(|(_, e)| e.person && e.last < at);
        people.max_by_key(|(_, e)| e.last).map(|(entity, _)| Meant { entity, carried: true })
    }

    fn recent(&self) -> impl Iterator<Item = (usize, &Entity)> {
        self.entities.iter().enumerate().skip(self.entities.len().saturating_sub(WINDOW))
    }

    fn lower(&self, at: Stretch) -> String {
        at.of(self.text).to_ascii_lowercase()
    }

    /// The last entity that a pronoun can mean.
    fn antecedent(&self, pronoun: Pronoun, before: u32, avoid: Option<usize>) -> Option<usize> {
        let fits = |e: &Entity| match pronoun {
            Pronoun::He => e.person && !e.plural && e.sex != Some(Pronoun::She),
            Pronoun::She => e.person && !e.plural && e.sex != Some(Pronoun::He),
            Pronoun::They => e.plural || !e.person,
            Pronoun::It => !e.person,
            Pronoun::Self_ => false,
        };
        let pick = |test: &dyn Fn(&Entity) -> bool| {
            let fitting = self.recent().filter(|(i, e)| e.last < before && Some(*i) != avoid && test(e));
            fitting.max_by_key(|(_, e)| e.last).map(|(i, _)| i)
        };
        pick(&fits).or_else(|| if pronoun == Pronoun::They { pick(&|e: &Entity| e.person) } else { None })
    }

    fn named(&mut self, at: Stretch, name: Stretch, role: Option<Stretch>, sort: Sort, sex: Option<Pronoun>) -> Meant {
        let words = name_words(name.of(self.text));
        let same = self.recent().find(|(_, e)| {
            if e.names.is_empty() {
                e.head == e.at && e.person == (sort == Sort::Person) && same_name(&words, &e.words)
            } else {
                std::iter::once(&e.at).chain(&e.names).any(|n| same_name(&words, &name_words(n.of(self.text))))
            }
        });
        if let Some(entity) = same.map(|(i, _)| i) {
            let longer = self.entities.get(entity).is_some_and(|e| e.names.is_empty() && e.words.len() < words.len());
            if let Some(e) = self.entities.get_mut(entity) {
                if longer {
                    e.at = name;
                    e.head = name;
                    e.words = words;
                }
                if e.role.is_none() && e.names.is_empty() {
                    e.role = role;
                }
                e.sex = e.sex.or(sex);
            }
            return Meant { entity, carried: false };
        }
        let kind = match sort {
            Sort::Person => SourceKind::Person,
            Sort::Body => SourceKind::Organisation,
            Sort::Press => SourceKind::Publication,
        };
        // An organisation keeps its article: The Harbour Authority.
        let shown = if sort == Sort::Person { name } else { Stretch { start: at.start.min(name.start), end: name.end } };
        let (shown, head) = (shown, shown);
        self.add(Entity {
            at: shown,
            names: Vec::new(),
            first: at,
            kind,
            role,
            sex,
            plural: false,
            person: sort == Sort::Person,
            head,
            last: at.start,
            words,
            noun: Box::default(),
            home: None,
        })
    }

    fn several(&mut self, at: Stretch, names: Vec<Stretch>) -> Meant {
        let first = names.first().copied().unwrap_or(at);
        self.add(Entity {
            at: first,
            names: names.get(1..).unwrap_or_default().to_vec(),
            first: at,
            kind: SourceKind::People,
            role: None,
            sex: None,
            plural: true,
            person: true,
            head: first,
            last: at.start,
            words: Vec::new(),
            noun: Box::default(),
            home: None,
        })
    }

    fn described(&mut self, at: Stretch, head: Stretch, point: Point, plural: bool, tags: u32) -> Meant {
        let noun = self.lower(head);
        // one, the other: of the several who were spoken of last
        let words = self.lower(at);
        if matches!(words.as_str(), "one" | "another" | "the other" | "the others" | "some" | "both" | "all" | "others" | "each")
            && let Some(entity) = self.antecedent(Pronoun::They, at.start, None)
            && self.entities.get(entity).is_some_and(|e| e.plural)
        {
            return Meant { entity, carried: true };
        }
        if point == Point::Known
            && let Some(entity) = self.ordinal(&words, at)
        {
            return Meant { entity, carried: true };
        }
        if point == Point::Known
            && let Some(entity) = self.known(at, head, &noun, plural, tags)
        {
            // A description that repeats the place says by itself who is meant.
            return Meant { entity, carried: (self.region)(at).is_none() };
        }
        if point == Point::Bare {
            let same = self.recent().find(|(_, e)| e.plural && e.at.end - e.at.start == at.end - at.start && self.lower(e.at) == words);
            if let Some((entity, _)) = same {
                return Meant { entity, carried: false };
            }
        }
        let kind = kind_of(&noun, tags, point, plural, at.of(self.text));
        // One of the nurses: the noun by which she is known later is theirs.
        let head = if tags & tag::QUANT != 0 { self.partitive(at).unwrap_or(head) } else { head };
        let person = matches!(kind, SourceKind::Anonymous | SourceKind::AnonymousSeveral | SourceKind::Office | SourceKind::Group);
        self.add(Entity {
            at,
            names: Vec::new(),
            first: at,
            kind,
            role: None,
            sex: sex_of(&noun),
            plural,
            person,
            head,
            last: at.start,
            words: own_words(at.of(self.text)),
            noun: self.lower(head).into(),
            home: (self.region)(at),
        })
    }

    /// "the first source", "the second one".
    fn ordinal(&self, words: &str, at: Stretch) -> Option<usize> {
        let nth = words.split(' ').nth(1)?;
        let n = match nth {
            "first" => 0,
            "second" | "other" => 1,
            "third" => 2,
            _ => return None,
        };
        let anonymous = |e: &(usize, &Entity)| e.1.kind == SourceKind::Anonymous && e.1.at.end <= at.start;
        let says = |w: &str| w == nth && n > 0 || n == 1 && w == "another";
        let said = self.recent().filter(anonymous).find(|(_, e)| e.words.iter().any(|w| says(w)));
        said.or_else(|| self.recent().filter(anonymous).nth(n)).map(|(i, _)| i)
    }

    /// The entity that "the source", "the trader", "the source in …" points back to.
    fn known(&self, at: Stretch, head: Stretch, noun: &str, plural: bool, tags: u32) -> Option<usize> {
        let region = (self.region)(at);
        let singular = |w: &str| w.strip_suffix('s').unwrap_or(w).len();
        let alike = |a: &str, b: &str| a == b || singular(a) == singular(b) && a.get(..singular(a)) == b.get(..singular(b));
        let generic = tags & tag::SOURCE != 0
            || matches!(noun, "man" | "woman" | "person" | "informant" | "interviewee" | "interlocutor" | "speaker" | "latter");
        let fits = |e: &Entity| {
            if e.plural != plural {
                return false;
            }
            if e.at.end > at.start {
                return false;
            }
            let same = !e.noun.is_empty() && alike(&e.noun, noun);
            let described = e.head != e.at;
            // "the minister" after "NAME, the minister": the role says so.
            let by_role = !described && e.role.is_some_and(|r| own_words(r.of(self.text)).last().is_some_and(|w| **w == *noun));
            let anonymous = described && matches!(e.kind, SourceKind::Anonymous | SourceKind::AnonymousSeveral);
            let sex = match noun {
                "man" => e.sex != Some(Pronoun::She),
                "woman" => e.sex != Some(Pronoun::He),
                _ => true,
            };
            let place = match (&region, &e.home) {
                (Some(here), Some(there)) => here == there,
                (Some(_), None) => false,
                _ => true,
            };
            let whole = e.words.iter().any(|w| **w == *noun);
            // the charity, after its name
            let body = tags & (tag::BODY | tag::PRESS) != 0
                && !described
                && matches!(e.kind, SourceKind::Organisation | SourceKind::Publication)
                && !e.person;
            let doctor = noun == "doctor" && !described && e.role.is_some_and(|r| self.lower(r).starts_with("dr"));
            place
                && sex
                && (body || doctor || same && (described || e.kind != SourceKind::Person) || by_role || anonymous && (generic || whole))
        };
        let last = self.recent().filter(|(_, e)| e.last < head.start && fits(e)).max_by_key(|(_, e)| e.last);
        last.map(|(i, _)| i)
    }

    /// The noun after "of the" in "one of the nurses".
    fn partitive(&self, at: Stretch) -> Option<Stretch> {
        let words = at.of(self.text);
        let of = words.find(" of ")? + 4;
        let rest = words.get(of..)?;
        let rest = rest.strip_prefix("the ").or_else(|| rest.strip_prefix("these ")).or_else(|| rest.strip_prefix("his ")).unwrap_or(rest);
        let start = at.start as usize + words.len() - rest.len();
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '-').unwrap_or(rest.len());
        let start = start.max(at.start as usize + of);
        (end > 0).then(|| Stretch::new(start, start + end))
    }

    fn add(&mut self, entity: Entity) -> Meant {
        self.entities.push(entity);
        Meant { entity: self.entities.len() - 1, carried: false }
    }
}

fn sex_of(noun: &str) -> Option<Pronoun> {
    match noun {
        "man" | "father" | "husband" | "son" | "brother" | "grandfather" | "uncle" | "boy" | "spokesman" | "businessman" | "fisherman"
        | "policeman" | "monk" => Some(Pronoun::He),
        "woman" | "mother" | "wife" | "daughter" | "sister" | "grandmother" | "aunt" | "girl" | "spokeswoman" | "businesswoman"
        | "policewoman" | "widow" => Some(Pronoun::She),
        _ => None,
    }
}

/// Do the words of one name repeat those of the other: "Kim" and "Kim Jong Un", "Orrin" and "Sela Orrin"?
fn same_name(a: &[Box<str>], b: &[Box<str>]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    !short.is_empty() && (long.ends_with(short) || long.starts_with(short))
}

fn kind_of(noun: &str, tags: u32, point: Point, plural: bool, whole: &str) -> SourceKind {
    let lower = whole.to_ascii_lowercase();
    if tags & tag::SOURCE != 0 {
        return if plural { SourceKind::AnonymousSeveral } else { SourceKind::Anonymous };
    }
    if tags & tag::DOCUMENT != 0 && tags & (tag::PERSON | tag::PEOPLE) == 0 {
        return SourceKind::Document;
    }
    if tags & tag::PRESS != 0 && tags & tag::PERSON == 0
        || matches!(noun, "television" | "radio" | "broadcast")
        || noun == "agency" && lower.contains("news")
    {
        return SourceKind::Publication;
    }
    if tags & tag::BODY != 0 && tags & tag::PERSON == 0 {
        return SourceKind::Organisation;
    }
    if plural {
        let individuals = point != Point::Bare && !matches!(noun, "many" | "people" | "everybody" | "everyone" | "others")
            || matches!(
                noun,
                "officials" | "aides" | "advisers" | "advisors" | "diplomats" | "investigators" | "witnesses" | "officers" | "insiders"
            );
        if (!individuals || noun.contains(' '))
            && lower.split(' ').next().is_some_and(|w| matches!(w, "some" | "many" | "most"))
            && noun.ends_with('s')
            && tags & (tag::TITLE | tag::SOURCE) == 0
        {
            return SourceKind::Group;
        }
        let counted = lower.split(' ').take(3).any(|w| NUMBERS.contains(&w));
        let general = matches!(noun, "many" | "others" | "everybody" | "everyone" | "all")
            || lower.starts_with("many ")
            || lower.starts_with("other ");
        return if (individuals || counted) && !general { SourceKind::AnonymousSeveral } else { SourceKind::Group };
    }
    if matches!(noun, "everybody" | "everyone" | "nobody") {
        return SourceKind::Group;
    }
    let office =
        tags & tag::TITLE != 0 || matches!(noun, "dean" | "secretary" | "mayor" | "governor" | "principal" | "headmaster" | "abbot");
    if office && point == Point::Known || noun.starts_with("spokes") && lower.contains(" for ") {
        return SourceKind::Office;
    }
    SourceKind::Anonymous
}

const NUMBERS: &[&str] = &["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "several", "multiple", "some"];
