//! The state of the page, the actions on it, and the one reducer.
//!
//! What the browser has to do about a new state (write the address, load, keep) is said here as a value and done in
//! `app`. Results are derived from the collection and the selection, and only when one of the two has changed.

use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::rc::Rc;

use yew::{Callback, Event, Reducible, UseReducerDispatcher};

use super::Same;
use super::own::article;
use super::sight::{FIRST, MORE, in_window};
use crate::explore::{
    Edit, Holding, Library, Link, Page, Results, Selection, Timeline, Whereabouts, absorbed, missing, parse, print, results, results_after,
    timeline,
};
use crate::model::{Day, Fault, Piece};
use crate::web::clock;
use crate::web::store::Kept;

/// What components send actions with.
pub type Dispatch = UseReducerDispatcher<State>;

/// How a change of the link shows in the browser's history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A new entry: Back undoes it.
    Push,
    /// No entry: typing and dragging, until they are committed.
    Passing,
}

/// What has to come into sight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sight {
    /// What is there stays.
    Same,
    /// The beginning of the page.
    Top,
    /// A statement, by id.
    Statement(String),
}

/// Something to tell the reader, until dismissed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// A sentence.
    pub text: String,
    /// Details, one a line.
    pub lines: Vec<String>,
    /// Is it about the link? Then the next link takes it away.
    pub of_link: bool,
}

/// An article that the reader brought.
#[derive(Clone, Debug)]
pub struct Own {
    /// Its file. It is read again for each collection: code that copies articles would be downloaded by everybody.
    pub file: Kept,
    /// Its title.
    pub title: String,
    /// How many statements it has.
    pub statements: usize,
}

/// Everything that the page shows depends on this.
#[derive(Clone, Debug)]
pub struct State {
    /// The bundles loaded so far, the page's own first.
    bundles: Vec<Same<Holding>>,
    /// The collection in view.
    pub library: Same<Library>,
    /// Where one is and what is selected.
    pub link: Link,
    /// What that shows.
    pub results: Same<Results>,
    /// And its timeline.
    pub timeline: Same<Timeline>,
    /// The reader's own articles.
    pub own: Same<Vec<Own>>,
    /// What to tell.
    pub notices: Vec<Notice>,
    /// The file of a collection that has to be loaded for the link.
    pub wanted: Option<String>,
    /// What has to be loaded for what is shown, the most urgent first.
    pub needs: Vec<Piece>,
    /// What of what the search lacked has come since; when all has, it is asked again.
    pub taken: Vec<Piece>,
    /// What could not be loaded, each with a sentence.
    pub failed: Vec<(Piece, String)>,
    /// The address before typing or dragging began.
    before: Option<String>,
    /// The addresses that the browser's history has not been told yet, and how each is to be told. One for all states: another
    /// deed may come before the last one was told.
    untold: Rc<RefCell<Vec<(Step, String)>>>,
    /// Which statements of the list are set.
    pub window: Range<usize>,
    /// The statements that are shown whole, however long.
    pub whole: Vec<u32>,
    /// What has to come into sight.
    pub sight: Sight,
    /// Counts changes.
    pub turn: u32,
    /// Counts what a person or the browser did, and what of it the sight has followed. What the page does by itself may come
    /// between.
    deed: u32,
    followed: Rc<Cell<u32>>,
    /// When the last action came, in milliseconds since navigation.
    pub acted: f64,
    /// What the frame that comes first does not show yet.
    pub late: Option<Late>,
}

/// What follows in the next frame: what is out of sight, at least.
#[derive(Clone, Debug)]
pub struct Late {
    /// How it was before.
    before: Rc<State>,
    /// So is the timeline, where nobody moves anything on it.
    line: bool,
    /// So are all counts, where somebody types or draws.
    all: bool,
}

/// What a person, or the browser, does.
#[derive(Clone, Debug)]
pub enum Action {
    /// Another selection.
    Select(Edit, Step),
    /// The beginning (`true`) or end of the range moves by so many bins of the timeline.
    Move(bool, i32),
    /// Typing or dragging has come to its end.
    Commit,
    /// Another place: page, collection or opened statement.
    Go(Box<Link>),
    /// The browser shows another fragment.
    Arrive(String),
    /// A collection has been loaded.
    Load(Same<Holding>),
    /// A piece of a collection, by the collection's id, has been loaded or could not be.
    Take(String, Piece, Result<String, String>),
    /// What could not be loaded is tried again.
    Again,
    /// A collection could not be loaded.
    Fail(String),
    /// Files were read; with the faults of those that are no articles.
    Bring(Vec<Own>, Vec<Fault>),
    /// Own articles are taken away, by file name.
    Remove(Vec<String>),
    /// Something to tell.
    Tell(Notice),
    /// These statements of the list are to be set.
    Window(Range<usize>),
    /// A long statement is shown whole.
    Unfold(u32),
    /// A statement is opened, or none is.
    Open(Option<String>),
    /// The page of an article is opened.
    Read(String),
    /// A notice is put away.
    Dismiss(usize),
    /// The frame that comes first has been shown.
    Settle,
}

impl State {
    /// The page as it begins.
    pub fn new(first: Same<Holding>, fragment: &str) -> State {
        let library = library_of(&first, &[]);
        let selection = Selection::default();
        let shown = Same::new(results(&library, &selection));
        let line = Same::new(timeline(&library, &selection, &shown));
        let state = State {
            bundles: vec![first],
            library,
            link: Link::default(),
            results: shown,
            timeline: line,
            own: Same::new(Vec::new()),
            notices: Vec::new(),
            wanted: None,
            needs: Vec::new(),
            taken: Vec::new(),
            failed: Vec::new(),
            before: None,
            untold: Rc::default(),
            window: 0..MORE,
            whole: Vec::new(),
            sight: Sight::Same,
            turn: 0,
            deed: 1,
            followed: Rc::new(Cell::new(0)),
            acted: 0.0,
            late: None,
        };
        if fragment.is_empty() { state.look_ahead() } else { state.arrive(fragment) }
    }

    /// What the counts show.
    pub fn counted(&self) -> &State {
        self.late.as_ref().filter(|late| late.all).map_or(self, |late| &late.before)
    }

    /// Do the counts follow where they are out of sight, and only there?
    pub fn counts_in_part(&self) -> bool {
        self.late.as_ref().is_some_and(|late| !late.all)
    }

    /// What the timeline shows.
    pub fn timed(&self) -> &State {
        self.late.as_ref().filter(|late| late.line).map_or(self, |late| &late.before)
    }

    /// What is shown out of sight.
    pub fn unseen(&self) -> &State {
        self.late.as_ref().map_or(self, |late| &late.before)
    }

    /// Has the sight followed it?
    pub fn is_followed(&self) -> bool {
        self.followed.get() == self.deed
    }

    /// It has now.
    pub fn follow(&self) {
        self.followed.set(self.deed);
    }

    /// Tells each address that has not been told, and how.
    pub fn tell_history(&self, tell: impl Fn(Step, &str)) {
        self.untold.take().iter().for_each(|(step, address)| tell(*step, address));
    }

    /// The address is another one now.
    fn stepped(self, step: Step) -> State {
        self.untold.borrow_mut().push((step, print(&self.link)));
        self
    }

    /// The present entry of the history gets back the address that it had before typing or dragging.
    fn put_back(&self, before: String) {
        self.untold.borrow_mut().push((Step::Passing, before));
    }

    /// The id of the collection that the page came with; links leave it out.
    pub fn first_collection(&self) -> &str {
        self.bundles.first().map_or("", |b| b.bundle.collection.id.as_str())
    }

    fn arrive(mut self, fragment: &str) -> State {
        let (link, unread) = parse(fragment);
        self.notices.retain(|n| !n.of_link);
        self.tell_of_link(unread);
        self.before = None;
        self.untold.take();
        self.settle(link)
    }

    /// Takes up a link: another collection first, then what of it the collection has.
    fn settle(mut self, mut link: Link) -> State {
        self.late = None;
        let first = self.first_collection().to_owned();
        if link.collection.as_deref() == Some(first.as_str()) {
            link.collection = None;
        }
        let id = link.collection.clone().unwrap_or(first);
        let moved = self.library.bundle.collection.id != id;
        if moved {
            if let Some(bundle) = self.holding(&id) {
                self.library = library_of(bundle, &self.own);
                self.failed.clear();
                self.whole.clear();
            } else {
                let known = self.bundles.first().and_then(|b| b.bundle.others.iter().find(|o| o.id == id).map(|o| o.data.clone()));
                if let Some(data) = known {
                    self.wanted = Some(data);
                    self.link = link;
                    return self;
                }
                self.tell_of_link(vec![format!("The link asks for the collection “{}”, which is not here.", short(&id))]);
                link.collection = self.link.collection.clone();
                if self.library.bundle.collection.id != self.first_collection() && link.collection.is_none() {
                    link.collection = Some(self.library.bundle.collection.id.clone());
                }
            }
        }
        self.wanted = None;
        let (selection, unnamed) = absorbed(&self.library, &link.selection);
        link.selection = selection;
        self.tell_of_link(unnamed);
        let gone = missing(&self.library, &mut link.selection);
        self.tell_of_link(gone);
        if let Page::Article(article) = &link.page
            && self.library.article_place(article).is_none()
        {
            self.tell_of_link(vec![format!("The link leads to the article “{}”, which this collection does not have.", short(article))]);
            link.page = Page::default();
        }
        if let Some(statement) = &link.open
            && self.library.locate(statement) == Whereabouts::Nowhere
        {
            self.tell_of_link(vec![nowhere(statement)]);
            link.open = None;
        }
        self.sight = match &link.open {
            Some(id) if self.link.open != link.open => Sight::Statement(id.clone()),
            _ if moved || self.link.page != link.page => Sight::Top,
            _ => self.sight,
        };
        self.link = link;
        let mut next = self.derive();
        next.show_opened();
        next.look_ahead()
    }

    /// The opened statement is one of those that are set.
    fn show_opened(&mut self) {
        let row = self.link.open.as_ref().and_then(|id| self.library.row_of(id)).filter(|row| self.results.answer.has(*row));
        let at = row.and_then(|row| self.results.list(&self.library).position(|other| other == row));
        if let Some(at) = at.filter(|at| !self.window.contains(at)) {
            self.window = if at < MORE * 2 { 0..at + FIRST } else { at - FIRST / 2..at + FIRST };
        }
    }

    fn derive(mut self) -> State {
        let shown = results_after(&self.library, &self.link.selection, Some(&self.results));
        self.timeline = Same::new(timeline(&self.library, &self.link.selection, &shown));
        // Another list begins at its beginning again.
        if shown.lists_other_than(&self.results) {
            self.window = 0..in_window();
        }
        self.results = Same::new(shown);
        self.taken.clear();
        self.look_ahead()
    }

    /// What is needed for what is in sight, and for what comes after it.
    fn look_ahead(mut self) -> State {
        let mut rows = self.results.list(&self.library).skip(self.window.start).take(self.window.len() + FIRST);
        let mut needs = self.library.needs(&self.link, &self.results, &mut rows);
        drop(rows);
        // What words are in may have to be looked up in many articles at once.
        if self.results.answer.terms.is_empty() {
            self.library.let_go(&needs);
        }
        needs.retain(|piece| !self.library.has(*piece) && !self.taken.contains(piece) && !self.has_failed(*piece));
        self.needs = needs;
        self
    }

    /// Could a piece not be loaded?
    pub fn has_failed(&self, piece: Piece) -> bool {
        self.failed.iter().any(|(failed, _)| *failed == piece)
    }

    /// A collection that is here, by its id.
    pub fn holding(&self, id: &str) -> Option<&Same<Holding>> {
        self.bundles.iter().find(|b| b.bundle.collection.id == id)
    }

    /// Takes up a piece that was loaded.
    fn take(mut self, piece: Piece, loaded: Result<String, String>) -> State {
        let damaged = || "it is not what the collection says it is; publish the collection again".to_owned();
        let here = |text: String, holding: &Holding| if holding.put(piece, &text) { Ok(()) } else { Err(damaged()) };
        let Some(holding) = self.holding(&self.library.bundle.collection.id) else { return self };
        let was_here = self.link.open.as_ref().is_some_and(|id| self.library.row_of(id).is_some());
        if let Err(why) = loaded.and_then(|text| here(text, holding)) {
            self.failed.push((piece, why));
            return self.search_again(piece);
        }
        // A statement that a link opens, of which only the id was known.
        if let Some(id) =
            self.link.open.clone().filter(|_| !was_here && self.wanted.is_none() && matches!(piece, Piece::Articles(_) | Piece::Ids))
        {
            match self.library.locate(&id) {
                Whereabouts::Row(_) if self.needs.contains(&piece) => {
                    self.show_opened();
                    self.deed += 1;
                    (self.acted, self.sight) = (0.0, Sight::Statement(id));
                }
                Whereabouts::Nowhere => {
                    self.tell_of_link(vec![nowhere(&id)]);
                    self.link.open = None;
                }
                _ => {}
            }
        }
        self.search_again(piece)
    }

    /// Asks the search again once what it lacked is here, or cannot be had; each file by itself would set the list anew.
    fn search_again(mut self, piece: Piece) -> State {
        let lacking = &self.results.answer.lacking;
        if !lacking.contains(&piece) {
            return self.look_ahead();
        }
        self.taken.push(piece);
        let all = lacking.iter().all(|piece| self.taken.contains(piece) || self.has_failed(*piece));
        if all { self.derive() } else { self.look_ahead() }
    }

    /// Fields that were typed become filters.
    fn absorb(mut self) -> State {
        let (selection, unnamed) = absorbed(&self.library, &self.link.selection);
        self.tell_of_link(unnamed);
        if selection == self.link.selection {
            return self;
        }
        self.link.selection = selection;
        self.derive()
    }

    fn regroup(mut self) -> State {
        let id = self.library.bundle.collection.id.clone();
        if let Some(bundle) = self.holding(&id) {
            self.library = library_of(bundle, &self.own);
        }
        let link = self.link.clone();
        self.settle(link)
    }

    /// What a link asks for that is not there: one notice, however much it is.
    fn tell_of_link(&mut self, mut lines: Vec<String>) {
        if let Some(notice) = self.notices.iter_mut().find(|n| n.of_link) {
            if notice.lines.is_empty() {
                notice.lines.push(std::mem::replace(&mut notice.text, "Not all of the link could be honoured:".into()));
            }
            notice.lines.append(&mut lines);
        } else if lines.len() == 1 {
            self.notices.push(Notice { text: lines.remove(0), lines, of_link: true });
        } else if !lines.is_empty() {
            self.notices.push(Notice { text: "Not all of the link could be honoured:".into(), lines, of_link: true });
        }
    }

    fn tell(&mut self, text: String, lines: Vec<String>) {
        self.notices.push(Notice { text, lines, of_link: false });
    }

    fn reduced(mut self, action: Action) -> State {
        match action {
            Action::Select(edit, step) => {
                self.notices.retain(|n| !n.of_link);
                let before = self.before.take();
                match (step, before) {
                    (Step::Push, Some(before)) => self.put_back(before),
                    (Step::Push, None) => {}
                    (Step::Passing, before) => self.before = before.or_else(|| Some(print(&self.link))),
                }
                self.link.selection = self.link.selection.edited(edit);
                self.derive().stepped(step)
            }
            Action::Move(first, by) => {
                let (line, selection) = (&self.timeline, &self.link.selection);
                let day =
                    if first { selection.first_day().unwrap_or(line.start) } else { selection.last_day().unwrap_or(Day(line.end.0 - 1)) };
                let date = line.moved(day, by);
                self.reduced(Action::Select(if first { Edit::From(date) } else { Edit::To(date) }, Step::Passing))
            }
            Action::Commit => {
                self = self.absorb();
                match self.before.take().filter(|before| *before != print(&self.link)) {
                    Some(before) => {
                        self.put_back(before);
                        self.stepped(Step::Push)
                    }
                    None => self,
                }
            }
            Action::Go(link) => {
                self.notices.retain(|n| !n.of_link);
                self.before = None;
                self.settle(*link).stepped(Step::Push)
            }
            Action::Arrive(fragment) => self.arrive(&fragment),
            Action::Load(bundle) => {
                if self.holding(&bundle.bundle.collection.id).is_none() {
                    self.bundles.push(bundle);
                }
                let link = self.link.clone();
                self.settle(link)
            }
            Action::Take(collection, piece, loaded) if collection == self.library.bundle.collection.id => self.take(piece, loaded),
            Action::Take(..) => self,
            Action::Again => {
                self.failed.clear();
                self.look_ahead()
            }
            Action::Fail(why) => {
                self.wanted = None;
                let first = self.first_collection().to_owned();
                self.link.collection = (self.library.bundle.collection.id != first).then(|| self.library.bundle.collection.id.clone());
                self.tell(why, Vec::new());
                self.derive()
            }
            Action::Bring(own, faults) => {
                let count = own.len();
                let mut all = Vec::clone(&self.own);
                for one in own {
                    all.retain(|o| o.file.name != one.file.name);
                    all.push(one);
                }
                self.own = Same::new(all);
                if !faults.is_empty() {
                    let mut names: Vec<&str> = faults.iter().map(|f| f.file.as_str()).collect();
                    names.dedup();
                    let files = names.len();
                    let text = format!("{files} {} could not be added:", if files == 1 { "file" } else { "files" });
                    self.tell(text, faults.iter().map(ToString::to_string).collect());
                }
                if count > 0 { self.regroup() } else { self }
            }
            Action::Remove(names) => {
                self.own = Same::new(self.own.iter().filter(|o| !names.contains(&o.file.name)).cloned().collect());
                self.regroup()
            }
            Action::Tell(notice) => {
                self.notices.retain(|n| *n != notice);
                self.notices.push(notice);
                self
            }
            Action::Window(window) => {
                self.window = window;
                self.look_ahead()
            }
            Action::Unfold(row) => {
                self.whole.push(row);
                self
            }
            Action::Open(open) => {
                let link = Link { open, ..self.link.clone() };
                self.reduced(Action::Go(Box::new(link)))
            }
            Action::Read(article) => {
                let link = Link { page: Page::Article(article), open: None, ..self.link.clone() };
                self.reduced(Action::Go(Box::new(link)))
            }
            Action::Dismiss(which) => {
                if which < self.notices.len() {
                    self.notices.remove(which);
                }
                self
            }
            Action::Settle => {
                self.late = None;
                self
            }
        }
    }
}

/// A click that selects.
pub(super) fn select(dispatch: &Dispatch, edit: Edit) -> Callback<Event> {
    let dispatch = dispatch.clone();
    Callback::from(move |_| dispatch.dispatch(Action::Select(edit.clone(), Step::Push)))
}

/// A click that leads somewhere; on a link, instead of the browser.
pub(super) fn go(dispatch: &Dispatch, link: Link) -> Callback<Event> {
    let dispatch = dispatch.clone();
    Callback::from(move |event: Event| {
        event.prevent_default();
        dispatch.dispatch(Action::Go(Box::new(link.clone())));
    })
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        // What the page does by itself is no action of a person.
        let own = matches!(action, Action::Window(_) | Action::Take(..) | Action::Again | Action::Settle);
        let acted = clock::now();
        if matches!(&action, Action::Select(edit, Step::Passing) if self.link.selection.edited(edit.clone()) == self.link.selection) {
            return self;
        }
        let mut next = State::clone(&self);
        next.turn += 1;
        if !own {
            if self.is_followed() {
                next.sight = Sight::Same;
            }
            next.deed += 1;
            next.acted = acted;
        }
        if matches!(action, Action::Select(..) | Action::Move(..)) {
            let before = self.late.as_ref().map_or(&self, |late| &late.before).clone();
            let all = matches!(action, Action::Select(_, Step::Passing) | Action::Move(..));
            let line = matches!(action, Action::Select(Edit::Toggle(..) | Edit::Words(_) | Edit::Sort(_), _));
            next.late = Some(Late { before, line, all });
        }
        Rc::new(next.reduced(action))
    }
}

fn library_of(holding: &Holding, own: &[Own]) -> Same<Library> {
    if own.is_empty() {
        return holding.library().into();
    }
    Same::new(Library::new(holding, own.iter().filter_map(|o| article(&o.file).ok()).collect()))
}

fn nowhere(statement: &str) -> String {
    format!("The link opens the statement “{}”, which this collection does not have.", short(statement))
}

fn short(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(80).collect()
}
