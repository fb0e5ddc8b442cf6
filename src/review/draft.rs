//! A draft: what was found in one text, and what a reader has made of it so far.
//!
//! A draft never changes; an edit gives another one that shares with it whatever stayed the same. Keeps itself nowhere.

use std::collections::BTreeSet;
use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::extract::{About, Extraction, FoundDate, FoundEvent, FoundName, FoundPlace, FoundSource, FoundStatement, Input, Stretch};

/// The form in which drafts are kept; a draft of a later form is refused.
pub const VERSION: u32 = 1;

/// Which statement: stays the same for as long as the draft is kept.
pub type Key = u32;

/// Why an edit was refused: a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why(pub String);

impl std::fmt::Display for Why {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// What the reader decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Nothing yet.
    Open,
    /// It is one.
    Accepted,
    /// It is no statement.
    Rejected,
}

/// Whose it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum By {
    /// As it was found.
    Found,
    /// Found, and changed by the reader.
    Changed,
    /// Made by the reader.
    Made,
}

/// A statement under review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Which.
    pub key: Key,
    /// What the reader decided.
    pub standing: Standing,
    /// Whose it is.
    pub by: By,
    /// Did the reader choose the form? Then moving an edge leaves it as it is.
    pub form_chosen: bool,
    /// The statement. A topic or date that the reader set has an empty stretch.
    pub statement: FoundStatement,
}

impl Item {
    /// Has the reader touched it? Then nothing found later takes its place.
    pub fn is_kept(&self) -> bool {
        self.standing != Standing::Open || self.by != By::Found
    }
}

/// A source under review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Voice {
    /// The source; its `at` is empty where the reader made it without a mention.
    pub source: FoundSource,
    /// Whose it is.
    pub by: By,
    /// Other names under which it is found: from before it was renamed, and of sources that were merged into it.
    pub was: Vec<String>,
}

/// A correction whose words are no longer in the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lost {
    /// As it was; its stretches mean nothing.
    pub item: Rc<Item>,
    /// The words of its content, piece by piece.
    pub words: Vec<String>,
    /// What stood before and after each piece.
    pub around: Vec<(String, String)>,
    /// The words of the cue.
    pub cue: Option<String>,
    /// The words of the mention.
    pub mention: Option<String>,
}

/// A field of the article that the reader can set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AboutField {
    /// The headline.
    Title,
    /// Who published it.
    Publisher,
    /// Who wrote it, parted by commas.
    Authors,
    /// When it was published, as EDTF.
    Published,
    /// BCP 47.
    Language,
    /// The publisher's page.
    Url,
    /// The country that is meant where nothing else is said.
    Country,
}

/// An extraction under review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// [`VERSION`].
    pub version: u32,
    /// The key of the next statement that is made.
    pub next: Key,
    /// The text and its paragraphs. What is known of the article is in `about`.
    pub input: Rc<Input>,
    /// What is known of the article, with what the reader set.
    pub about: Rc<About>,
    /// Which fields of `about` the reader set.
    pub set: BTreeSet<AboutField>,
    /// Who speaks.
    pub voices: Vec<Rc<Voice>>,
    /// The statements, in the order of the text.
    pub items: Vec<Rc<Item>>,
    /// Corrections whose words are gone.
    pub lost: Vec<Rc<Lost>>,
    /// Every date.
    pub dates: Rc<Vec<FoundDate>>,
    /// Every place.
    pub places: Rc<Vec<FoundPlace>>,
    /// Every person and organisation.
    pub names: Rc<Vec<FoundName>>,
    /// What is dated.
    pub events: Rc<Vec<FoundEvent>>,
}

impl Draft {
    /// A draft of what was found, with nothing decided.
    pub fn new(found: Extraction) -> Draft {
        let mut draft = Draft {
            version: VERSION,
            next: 1,
            about: Rc::new(found.input.about.clone()),
            input: Rc::new(found.input),
            set: BTreeSet::new(),
            voices: found.sources.into_iter().map(|source| Rc::new(Voice { source, by: By::Found, was: Vec::new() })).collect(),
            items: Vec::with_capacity(found.statements.len()),
            lost: Vec::new(),
            dates: Rc::new(found.dates),
            places: Rc::new(found.places),
            names: Rc::new(found.names),
            events: Rc::new(found.events),
        };
        for statement in found.statements {
            let key = draft.new_key();
            draft.items.push(Rc::new(Item { key, standing: Standing::Open, by: By::Found, form_chosen: false, statement }));
        }
        draft.order();
        draft
    }

    /// A draft that was kept, if it can be gone on with: of a form that is known, and every part of it in order.
    pub fn opened(self) -> Result<Draft, Why> {
        if self.version > VERSION {
            return Err(Why("This draft was kept by a later version of Dateline; open it with that one.".into()));
        }
        let text = &self.input.text;
        let inside = |at: &Stretch| text.get(at.start as usize..at.end as usize).is_some();
        let ids: BTreeSet<&str> = self.voices.iter().map(|v| v.source.id.as_str()).collect();
        let mut keys = BTreeSet::new();
        let fits = |i: &Item| {
            let s = &i.statement;
            let pieces = !s.content.is_empty() && s.content.iter().all(|c| c.start < c.end && inside(c));
            pieces && s.cue.iter().chain(&s.mention).all(inside) && s.source.as_deref().is_none_or(|id| ids.contains(id))
        };
        let numbered = self.items.iter().chain(self.lost.iter().map(|l| &l.item)).all(|i| i.key < self.next && keys.insert(i.key));
        if !numbered || ids.len() != self.voices.len() || !self.items.iter().all(|i| fits(i)) {
            return Err(Why("This draft is damaged and cannot be gone on with; its text can be read anew.".into()));
        }
        Ok(self)
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.input.text
    }

    /// A statement.
    pub fn item(&self, key: Key) -> Option<&Item> {
        self.items.iter().find(|i| i.key == key).map(Rc::as_ref)
    }

    /// A source.
    pub fn voice(&self, id: &str) -> Option<&Voice> {
        self.voices.iter().find(|v| v.source.id == id).map(Rc::as_ref)
    }

    /// How many statements are decided, and how many there are.
    pub fn progress(&self) -> (u32, u32) {
        let decided = self.items.iter().filter(|i| i.standing != Standing::Open).count();
        (decided as u32, self.items.len() as u32)
    }

    /// The statement after (or before) one, in the order of the text; the first (or last) after none.
    pub fn beside(&self, key: Option<Key>, back: bool) -> Option<Key> {
        self.walk(key, back, |_| true)
    }

    /// The next (or previous) undecided statement after one, going on at the other end of the text; never itself.
    pub fn open_beside(&self, key: Option<Key>, back: bool) -> Option<Key> {
        let open = |i: &Item| i.standing == Standing::Open && Some(i.key) != key;
        self.walk(key, back, open).or_else(|| self.walk(None, back, open))
    }

    fn walk(&self, key: Option<Key>, back: bool, fits: impl Fn(&Item) -> bool) -> Option<Key> {
        let here = key.and_then(|k| self.items.iter().position(|i| i.key == k));
        let fits = |i: &&Rc<Item>| fits(i);
        let found = match (here, back) {
            (Some(at), false) => self.items.iter().skip(at + 1).find(fits),
            (None, false) => self.items.iter().find(fits),
            (Some(at), true) => self.items.iter().take(at).rev().find(fits),
            (None, true) => self.items.iter().rev().find(fits),
        };
        found.map(|i| i.key)
    }

    /// A number for a new statement.
    pub(super) fn new_key(&mut self) -> Key {
        let key = self.next;
        self.next = self.next.saturating_add(1);
        key
    }

    /// Puts the statements into the order of the text.
    pub(super) fn order(&mut self) {
        self.items.sort_by_key(|i| (i.statement.content.first().copied().unwrap_or(Stretch { start: 0, end: 0 }), i.key));
    }

    /// The paragraph of a place in the text, from 1: the last that begins at or before it.
    pub(super) fn paragraph_at(&self, at: u32) -> u32 {
        (self.input.paragraphs.partition_point(|p| p.at.start <= at) as u32).max(1)
    }
}
