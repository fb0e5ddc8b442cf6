//! The state of the bench, the actions on it, and the one reducer.
//!
//! What the browser has to do about a new state (read, keep, go somewhere) is said here as a value and done in `does`.

use std::rc::Rc;

use serde::{Deserialize, Serialize};
use web_sys::File;
use yew::{Reducible, UseReducerDispatcher};

use super::place::{Place, slug};
use crate::extract::{About, Extraction};
use crate::model::{Bundle, Collection, free_id};
use crate::review::{AboutField, Draft, Edit, Key, Session, Standing};
use crate::ui::Same;
use crate::web::clock;

/// What components send actions with.
pub type Dispatch = UseReducerDispatcher<State>;

/// A text that is to be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// Its file's name, or what it is called.
    pub name: String,
    /// Where it is.
    pub from: From,
    /// What the reader says of it.
    pub said: Vec<(AboutField, String)>,
}

/// Where a text is.
#[derive(Clone, Debug, PartialEq)]
pub enum From {
    /// It was pasted.
    Words(Rc<str>),
    /// In a file.
    File(File),
    /// On the bench: an article, by id, is to be read again.
    Draft(String),
}

/// How far a text is.
#[derive(Clone, Debug, PartialEq)]
pub enum Stage {
    /// Its turn has not come.
    Waiting,
    /// It is being read.
    Running,
    /// On the bench, by id, with so many statements.
    Found(String, u32),
    /// Not read, and why.
    Failed(String),
}

/// Texts that are read one after the other.
#[derive(Clone, Debug, PartialEq)]
pub struct Batch {
    /// Which batch.
    pub number: u32,
    /// The texts.
    pub texts: Rc<Vec<Text>>,
    /// How far each is.
    pub stages: Vec<Stage>,
}

impl Batch {
    /// Is there something to do yet?
    pub fn is_running(&self) -> bool {
        self.stages.iter().any(|s| matches!(s, Stage::Waiting | Stage::Running))
    }

    /// How many are read, or could not be.
    pub fn done(&self) -> usize {
        self.stages.iter().filter(|s| matches!(s, Stage::Found(..) | Stage::Failed(_))).count()
    }
}

/// A line of the list of what is on the bench.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Its id.
    pub id: String,
    /// The file that it came from.
    pub name: String,
    /// The headline.
    pub title: String,
    /// How many statements are decided.
    pub done: u32,
    /// How many there are.
    pub total: u32,
    /// When it was last changed, in milliseconds since 1970.
    pub changed: f64,
}

/// An article on the bench, as it is kept: the fields of its [`Entry`], and the article.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Kept {
    /// Its id.
    pub id: String,
    /// The file that it came from.
    pub name: String,
    /// The headline.
    pub title: String,
    /// How many statements are decided.
    pub done: u32,
    /// How many there are.
    pub total: u32,
    /// When it was last changed.
    pub changed: f64,
    /// The statement under review.
    pub current: Option<Key>,
    /// The article.
    pub draft: Draft,
}

/// An article that was opened.
#[derive(Clone, Debug)]
pub struct Held {
    /// Its id.
    pub id: String,
    /// The file that it came from.
    pub name: String,
    /// The draft and its steps.
    pub session: Rc<Session>,
    /// The statement under review.
    pub current: Option<Key>,
    /// Counts changes.
    pub turn: u32,
    /// When it was last changed.
    pub changed: f64,
}

impl Held {
    /// The draft.
    pub fn draft(&self) -> &Draft {
        self.session.draft()
    }

    /// The headline, or else the file's name.
    pub fn title(&self) -> &str {
        let title = self.draft().about.title.as_str();
        if title.is_empty() { &self.name } else { title }
    }

    /// As a line of the list.
    pub fn entry(&self) -> Entry {
        let (done, total) = self.draft().progress();
        Entry { id: self.id.clone(), name: self.name.clone(), title: self.title().into(), done, total, changed: self.changed }
    }

    /// As it is kept.
    pub fn kept(&self) -> Kept {
        let Entry { id, name, title, done, total, changed } = self.entry();
        Kept { id, name, title, done, total, changed, current: self.current, draft: self.draft().clone() }
    }

    fn touch(&mut self) {
        self.turn += 1;
        self.changed = clock::date();
    }
}

/// What stands beside the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// The statement under review.
    Review,
    /// What is known of the article.
    Details,
    /// How to take it away from the bench.
    Export,
    /// The keys.
    Keys,
}

/// Articles that a link carried.
#[derive(Clone, Debug, PartialEq)]
pub struct Carried {
    /// Names and texts of their files.
    pub files: Rc<Vec<(String, String)>>,
    /// Titles and how many statements.
    pub titles: Vec<String>,
    /// How many statements they have together.
    pub statements: usize,
    /// The payload.
    pub payload: String,
    /// Are they kept on this machine by now?
    pub kept: bool,
}

/// Everything that the bench shows depends on this.
#[derive(Clone, Debug)]
pub struct State {
    /// Where one is.
    pub place: Place,
    /// What the page's collection knows: regions, topics.
    pub bundle: Option<Same<Bundle>>,
    /// What the browser keeps.
    pub shelf: Vec<Entry>,
    /// What was opened in this visit.
    pub held: Vec<Held>,
    /// What is being read.
    pub batch: Option<Batch>,
    /// How many batches there were.
    batches: u32,
    /// What stands beside the text.
    pub beside: Beside,
    /// Where there is room for only one: the text, or what stands beside it?
    pub text_first: bool,
    /// Do single keys do something?
    pub keys: bool,
    /// What to tell.
    pub told: Vec<String>,
    /// An article that is to be removed, once that is said twice.
    pub doomed: Option<String>,
    /// Articles that a link carried.
    pub carried: Option<Carried>,
    /// Where to go.
    pub go: Option<String>,
    /// Counts changes.
    pub turn: u32,
}

/// What a person, or the browser, does.
#[derive(Debug)]
pub enum Action {
    /// The browser shows another fragment.
    Arrive(Place),
    /// The page's collection.
    Known(Same<Bundle>),
    /// What the browser keeps.
    Shelf(Vec<Entry>),
    /// Texts are to be read.
    Read(Vec<Text>),
    /// The text of that batch and number has its turn.
    Turn(u32, usize),
    /// And this was found in it.
    Found(u32, usize, Result<Box<Extraction>, String>),
    /// Nothing more is to be read.
    Cancel,
    /// The list of what is read is put away.
    Done,
    /// An article of an earlier visit.
    Open(Box<Kept>),
    /// An edit.
    Edit(Edit),
    /// An edit that decides; on to the next statement that is open.
    Decide(Edit),
    /// Takes a step back.
    Undo,
    /// Takes it again.
    Redo,
    /// Another statement.
    To(Key),
    /// The next statement, or the one before.
    Step(bool),
    /// Something else beside the text; the same again: the statement.
    Beside(Beside),
    /// The text, or what stands beside it.
    TextFirst(bool),
    /// Single keys do something, or nothing.
    Keys(bool),
    /// Something to tell.
    Tell(String),
    /// A notice is put away.
    Dismiss(usize),
    /// An article is to be removed, once that is said twice.
    Doom(Option<String>),
    /// It is removed.
    Remove(String),
    /// What a link carried.
    Carry(Option<Carried>),
}

impl State {
    /// The bench as it begins.
    pub fn new(place: Place) -> State {
        State {
            place,
            bundle: None,
            shelf: Vec::new(),
            held: Vec::new(),
            batch: None,
            batches: 0,
            beside: Beside::Review,
            text_first: true,
            keys: true,
            told: Vec::new(),
            doomed: None,
            carried: None,
            go: None,
            turn: 0,
        }
    }

    /// What the page's collection is.
    pub fn collection(&self) -> Option<&Collection> {
        self.bundle.as_ref().map(|b| &b.collection)
    }

    /// The article under review.
    pub fn open(&self) -> Option<&Held> {
        match &self.place {
            Place::Draft(id) => self.held.iter().find(|h| h.id == *id),
            _ => None,
        }
    }

    /// Everything on the bench, what was changed last first.
    pub fn entries(&self) -> Vec<Entry> {
        let mut all: Vec<Entry> = self.held.iter().map(Held::entry).collect();
        all.extend(self.shelf.iter().filter(|e| !self.held.iter().any(|h| h.id == e.id)).cloned());
        all.sort_by(|a, b| b.changed.total_cmp(&a.changed).then_with(|| a.id.cmp(&b.id)));
        all
    }

    fn is_taken(&self, id: &str) -> bool {
        let bundled = self.bundle.as_ref().is_some_and(|b| b.articles.iter().any(|a| a.id == id));
        bundled || self.held.iter().any(|h| h.id == id) || self.shelf.iter().any(|e| e.id == id)
    }

    fn open_mut(&mut self) -> Option<&mut Held> {
        let Place::Draft(id) = &self.place else { return None };
        self.held.iter_mut().find(|h| h.id == *id)
    }

    fn tell(&mut self, text: String) {
        if !self.told.contains(&text) {
            self.told.push(text);
        }
    }

    /// Makes an edit of the open article; what it refuses is told.
    fn edit(&mut self, edit: &Edit) -> bool {
        let Some(held) = self.open_mut() else { return false };
        let mut session = Session::clone(&held.session);
        match session.apply(edit) {
            Ok(key) => {
                held.session = Rc::new(session);
                held.current = key.or(held.current).filter(|k| held.session.draft().item(*k).is_some());
                held.touch();
                self.told.clear();
                true
            }
            Err(why) => {
                let why = why.to_string();
                self.told.clear();
                self.tell(why);
                false
            }
        }
    }

    fn step(&mut self, step: fn(&mut Session) -> bool) {
        let Some(held) = self.open_mut() else { return };
        let mut session = Session::clone(&held.session);
        if !step(&mut session) {
            return;
        }
        // The statement that the step changed is the one to look at.
        let (before, after) = (held.session.draft(), session.draft());
        let changed = after.items.iter().find(|i| before.item(i.key) != Some(i)).map(|i| i.key);
        held.current = changed.or(held.current).filter(|k| after.item(*k).is_some()).or_else(|| after.beside(None, false));
        held.session = Rc::new(session);
        held.touch();
        self.told.clear();
    }

    /// A text was read: an article of its own, or under what was made of the one that is there.
    fn settle(&mut self, text: &Text, found: Extraction) -> (String, u32) {
        let total = found.statements.len() as u32;
        if let From::Draft(id) = &text.from {
            if let Some(held) = self.held.iter_mut().find(|h| h.id == *id) {
                let mut session = Session::clone(&held.session);
                session.renew(found);
                held.current =
                    held.current.filter(|k| session.draft().item(*k).is_some()).or_else(|| session.draft().open_beside(None, false));
                held.session = Rc::new(session);
                held.touch();
            }
            return (id.clone(), total);
        }
        let mut draft = Draft::new(found);
        for (field, value) in &text.said {
            if let Ok(next) = draft.apply(&Edit::Article(*field, value.clone())) {
                draft = next;
            }
        }
        let stem = text.name.rsplit('/').next().unwrap_or_default();
        let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
        let named =
            if matches!(text.from, From::Words(_)) && !draft.about.title.is_empty() { draft.about.title.clone() } else { stem.into() };
        let id = free_id(slug(&named), |id| self.is_taken(id));
        let current = draft.open_beside(None, false);
        let session = Rc::new(Session::new(draft));
        self.held.push(Held { id: id.clone(), name: text.name.clone(), session, current, turn: 1, changed: clock::date() });
        (id, total)
    }

    fn reduced(mut self, action: Action) -> State {
        match action {
            Action::Arrive(place) => {
                if place != self.place {
                    self.beside = Beside::Review;
                    self.text_first = true;
                    self.doomed = None;
                    // What the bench had to tell is not the explorer's; what is wrong with a link is told there.
                    if place == Place::Away && !matches!(self.place, Place::Carried(_)) {
                        self.told.clear();
                    }
                }
                self.place = place;
            }
            Action::Known(bundle) => self.bundle = Some(bundle),
            Action::Shelf(entries) => self.shelf = entries,
            Action::Read(texts) => {
                self.batches += 1;
                self.told.clear();
                let stages = vec![Stage::Waiting; texts.len()];
                self.batch = Some(Batch { number: self.batches, texts: Rc::new(texts), stages });
            }
            Action::Turn(number, at) => {
                if let Some(stage) = self.batch.as_mut().filter(|b| b.number == number).and_then(|b| b.stages.get_mut(at)) {
                    *stage = Stage::Running;
                }
            }
            Action::Found(number, at, found) => self.found(number, at, found),
            Action::Cancel => {
                if let Some(batch) = &mut self.batch {
                    for stage in &mut batch.stages {
                        if matches!(stage, Stage::Waiting | Stage::Running) {
                            *stage = Stage::Failed("cancelled".into());
                        }
                    }
                    // Reading an article again has no line in a list.
                    if batch.texts.iter().any(|t| matches!(t.from, From::Draft(_))) {
                        self.batch = None;
                    }
                }
            }
            Action::Done => self.batch = None,
            Action::Open(kept) => {
                let Kept { id, name, changed, current, draft, .. } = *kept;
                if !self.held.iter().any(|h| h.id == id) {
                    let current = current.filter(|k| draft.item(*k).is_some()).or_else(|| draft.open_beside(None, false));
                    let session = Rc::new(Session::new(draft));
                    self.held.push(Held { id, name, session, current, turn: 0, changed });
                }
            }
            Action::Edit(edit) => {
                self.edit(&edit);
            }
            Action::Decide(edit) => {
                if self.edit(&edit)
                    && let Some(held) = self.open_mut()
                {
                    let next = held.draft().open_beside(edit.key(), false);
                    held.current = next.or(held.current);
                }
            }
            Action::Undo => self.step(Session::undo),
            Action::Redo => self.step(Session::redo),
            Action::To(key) => self.look_at(Some(key)),
            Action::Step(back) => {
                let next = self.open().and_then(|held| held.draft().beside(held.current, back));
                self.look_at(next);
            }
            Action::Beside(beside) => {
                self.beside = if self.beside == beside { Beside::Review } else { beside };
                self.text_first = false;
            }
            Action::TextFirst(first) => self.text_first = first,
            Action::Keys(on) => self.keys = on,
            Action::Tell(text) => self.tell(text),
            Action::Dismiss(at) => {
                if at < self.told.len() {
                    self.told.remove(at);
                }
            }
            Action::Doom(id) => self.doomed = id,
            Action::Remove(id) => {
                self.held.retain(|h| h.id != id);
                self.shelf.retain(|e| e.id != id);
                self.doomed = None;
            }
            Action::Carry(carried) => self.carried = carried,
        }
        self
    }

    fn found(&mut self, number: u32, at: usize, found: Result<Box<Extraction>, String>) {
        let Some(batch) = self.batch.clone().filter(|b| b.number == number) else { return };
        if !matches!(batch.stages.get(at), Some(Stage::Waiting | Stage::Running)) {
            return;
        }
        let Some(text) = batch.texts.get(at) else { return };
        let stage = match found {
            Ok(found) => {
                let (id, total) = self.settle(text, *found);
                Stage::Found(id, total)
            }
            Err(why) => Stage::Failed(why),
        };
        let again = matches!(text.from, From::Draft(_));
        if let (true, Stage::Failed(why)) = (again, &stage) {
            self.tell(why.clone());
            self.batch = None;
            return;
        }
        let Some(batch) = &mut self.batch else { return };
        if let Some(slot) = batch.stages.get_mut(at) {
            *slot = stage;
        }
        // One text alone is opened at once.
        if let [Stage::Found(id, _)] = batch.stages.as_slice() {
            if !again {
                self.go = Some(Place::of(id));
            }
            self.batch = None;
        }
    }

    fn look_at(&mut self, key: Option<Key>) {
        self.beside = Beside::Review;
        if let Some(held) = self.open_mut()
            && let Some(key) = key.filter(|k| held.draft().item(*k).is_some())
            && held.current != Some(key)
        {
            held.current = Some(key);
            held.turn += 1;
            self.told.clear();
        }
    }
}

/// How many statements an export would hold: accepted ones, and those that are open.
pub fn counts(draft: &Draft) -> (usize, usize) {
    let of = |standing: Standing| draft.items.iter().filter(|i| i.standing == standing).count();
    (of(Standing::Accepted), of(Standing::Open))
}

/// What the reader says of an article, as the extractor takes it.
pub fn about(said: &[(AboutField, String)]) -> About {
    let mut about = About::default();
    for (field, value) in said {
        let value = value.trim().to_owned();
        match field {
            AboutField::Title => about.title = value,
            AboutField::Publisher => about.publisher = value,
            AboutField::Authors => about.authors = value.split(',').map(|a| a.trim().to_owned()).filter(|a| !a.is_empty()).collect(),
            AboutField::Published => about.published = Some(value).filter(|v| !v.is_empty()),
            AboutField::Language => about.language = value,
            AboutField::Url => about.url = Some(value).filter(|v| !v.is_empty()),
            AboutField::Country => about.country = Some(value).filter(|v| !v.is_empty()),
        }
    }
    about
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = State::clone(&self);
        next.turn += 1;
        next.go = None;
        Rc::new(next.reduced(action))
    }
}
