//! Why a statement's fields are what they are, and what else they could be.
//!
//! Says it in sentences and in edits to choose from; shows nothing.

use super::draft::{By, Draft, Item, Key};
use super::edit::{Choice, Edit, Speaker};
use crate::extract::{FoundRegion, Stretch, form_of};
use crate::model::{Bound, DatePart, Edtf, Form, Moment};

/// So many other values of a field are offered.
const OFFERED: usize = 4;

/// A field of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// How it was recognised at all.
    Statement,
    /// What the article made of it.
    Form,
    /// Who speaks.
    Source,
    /// Where the source is.
    Region,
    /// When it was said.
    Said,
    /// What it is about.
    About,
    /// Its topics.
    Topics,
}

/// Something else that a field could be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    /// What is shown.
    pub label: String,
    /// What choosing it does.
    pub edit: Edit,
}

/// What a field is, why, and what else it could be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    /// Which.
    pub field: Field,
    /// Its value in words; empty where it is not stated.
    pub value: String,
    /// Does the text not say so itself at this place?
    pub inferred: bool,
    /// Why, in sentences.
    pub hint: String,
    /// What else it could be.
    pub others: Vec<Other>,
}

/// Every field of a statement, in the order in which they are shown; nothing of a statement that is not there.
pub fn explain(draft: &Draft, key: Key) -> Vec<Explained> {
    let Some(item) = draft.item(key) else { return Vec::new() };
    let look = Look { draft, item, text: draft.text() };
    vec![look.statement(), look.form(), look.source(), look.region(), look.said(), look.about(), look.topics()]
}

struct Look<'d> {
    draft: &'d Draft,
    item: &'d Item,
    text: &'d str,
}

/// A sentence: a capital at the beginning, a full stop at the end.
fn sentence(words: &str) -> String {
    let words = words.trim();
    let mut chars = words.chars();
    let mut out: String = chars.next().into_iter().flat_map(char::to_uppercase).collect();
    out.push_str(chars.as_str());
    if !out.is_empty() && !out.ends_with(['.', '!', '?', '…']) {
        out.push('.');
    }
    out
}

fn other(label: impl Into<String>, edit: Edit) -> Other {
    Other { label: label.into(), edit }
}

const NOT_STATED: &str = "not stated";

impl Look<'_> {
    fn words(&self, at: Option<Stretch>) -> &str {
        at.map_or("", |at| at.of(self.text)).trim()
    }

    /// Does it stand in the paragraph of the statement?
    fn beside(&self, at: Stretch) -> bool {
        self.draft.paragraph_at(at.start) == self.item.statement.paragraph
    }

    fn statement(&self) -> Explained {
        let mut hint = sentence(&self.item.statement.why);
        if self.item.by == By::Changed {
            hint.push_str(if hint.is_empty() { "Changed by you." } else { " Changed by you." });
        }
        Explained { field: Field::Statement, value: String::new(), inferred: false, hint, others: Vec::new() }
    }

    fn form(&self) -> Explained {
        let statement = &self.item.statement;
        let by_marks = form_of(&self.draft.input, &statement.content);
        let mut hint = String::from(match by_marks {
            Form::Direct => "All of it stands in quotation marks.",
            Form::Mixed => "Part of it stands in quotation marks.",
            Form::Indirect => "None of it stands in quotation marks.",
        });
        if by_marks != statement.form {
            hint.push_str(if self.item.form_chosen { " You chose otherwise." } else { " It reads otherwise as a whole." });
        }
        let others = Form::ALL.iter().filter(|f| **f != statement.form).map(|f| other(f.label(), Edit::Form(self.item.key, *f)));
        Explained { field: Field::Form, value: statement.form.label().into(), inferred: false, hint, others: others.collect() }
    }

    fn source(&self) -> Explained {
        let statement = &self.item.statement;
        let key = self.item.key;
        let voice = statement.source.as_deref().and_then(|id| self.draft.voice(id));
        let mention = self.words(statement.mention);
        let mut value = String::new();
        let mut hint = String::from("The text does not say who speaks.");
        if let Some(voice) = voice {
            let source = &voice.source;
            value.clone_from(&source.name);
            if let Some(role) = source.role.as_ref().filter(|r| !source.name.contains(r.as_str())) {
                value.push_str(", ");
                value.push_str(role);
            }
            hint = sentence(source.kind.label());
            hint.push(' ');
            let alone = !self.draft.voices.iter().any(|v| v.source.name == source.name && v.source.id != source.id);
            match &statement.carried {
                Some(why) => hint.push_str(&sentence(why)),
                None if voice.by != By::Found => hint.push_str("As you describe this source."),
                None if !mention.is_empty() && mention != source.name && !source.name.contains(mention) => {
                    hint.push_str(&["“", mention, "” is this source."].concat());
                }
                None if alone => hint.push_str("As the article describes this source; nobody else in this text is described so."),
                None => hint.push_str("As the article describes this source; another in this text is described so, too."),
            }
        }
        // The nearest ones first: those that are mentioned before the statement before those after.
        let here = statement.content.first().map_or(0, |c| c.start);
        let mut near: Vec<_> = self.draft.voices.iter().filter(|v| Some(&v.source.id) != statement.source.as_ref()).collect();
        let speaks_beside = |id: &str| {
            self.draft
                .items
                .iter()
                .filter(|i| i.statement.source.as_deref() == Some(id))
                .map(|i| i.statement.content.first().map_or(0, |c| c.start).abs_diff(here))
                .min()
        };
        near.sort_by_cached_key(|v| {
            let mentioned = v.source.at.start.abs_diff(here);
            speaks_beside(&v.source.id).map_or(mentioned, |d| d.min(mentioned))
        });
        let mut others: Vec<Other> =
            near.iter().take(OFFERED).map(|v| other(&v.source.name, Edit::Source(key, Speaker::Known(v.source.id.clone())))).collect();
        if voice.is_some() {
            others.push(other(NOT_STATED, Edit::Source(key, Speaker::Nobody)));
        }
        Explained { field: Field::Source, value, inferred: statement.carried.is_some(), hint, others }
    }

    /// Regions that are named in this paragraph, and that of the source.
    fn regions(&self) -> Vec<Choice> {
        let source = self.item.statement.source.as_deref().and_then(|id| self.draft.voice(id)).and_then(|v| v.source.region.as_ref());
        let places = self.draft.places.iter().filter(|p| self.beside(p.at)).map(|p| (&p.code, &p.name));
        let mut out: Vec<Choice> = Vec::new();
        for (code, name) in source.map(|r| (&r.code, &r.name)).into_iter().chain(places) {
            if !code.is_empty() && !out.iter().any(|c| c.code == *code) {
                out.push(Choice { code: code.clone(), name: name.clone() });
            }
        }
        out
    }

    fn why_region(&self, region: &FoundRegion) -> String {
        let words = self.words(region.at);
        let from =
            if words.is_empty() || words == region.name { String::new() } else { ["From “", words, "”, in ", &region.name].concat() };
        match (&region.inferred, from.is_empty()) {
            (Some(why), true) => sentence(why),
            (Some(why), false) => [&from, ". ", &sentence(why)].concat(),
            (None, true) => "As the text says.".into(),
            (None, false) => sentence(&from),
        }
    }

    fn region(&self) -> Explained {
        let key = self.item.key;
        let region = self.item.statement.region.as_ref();
        let code = region.map_or("", |r| r.code.as_str());
        let choices = self.regions().into_iter().filter(|c| c.code != code).take(OFFERED);
        let mut others: Vec<Other> = choices.map(|c| other(c.name.clone(), Edit::Region(key, Some(c)))).collect();
        if region.is_some() {
            others.push(other(NOT_STATED, Edit::Region(key, None)));
        }
        Explained {
            field: Field::Region,
            value: region.map(|r| r.name.clone()).unwrap_or_default(),
            inferred: region.is_some_and(|r| r.inferred.is_some()),
            hint: region.map_or("The text does not say where the source is.".into(), |r| self.why_region(r)),
            others,
        }
    }

    fn said(&self) -> Explained {
        let key = self.item.key;
        let said = self.item.statement.said.as_ref();
        let mut dates: Vec<String> = said.map(|d| coarser(&d.date, d.inferred.as_deref() == Some("year"))).unwrap_or_default();
        dates.extend(self.draft.dates.iter().filter(|d| self.beside(d.at)).map(|d| d.date.clone()));
        dates.extend(self.draft.about.published.clone());
        let mut others: Vec<Other> = Vec::new();
        for date in dates {
            if said.is_none_or(|d| d.date != date)
                && others.len() < OFFERED
                && !others.iter().any(|o| o.label == date)
                && Edtf::parse(&date).is_ok()
            {
                others.push(other(date.clone(), Edit::Said(key, Some(date))));
            }
        }
        if said.is_some() {
            others.push(other(NOT_STATED, Edit::Said(key, None)));
        }
        let hint = match said {
            None => "The text does not say when.".into(),
            Some(date) => {
                let words = self.words(Some(date.at));
                let quoted = if words.is_empty() { String::new() } else { ["“", words, "”"].concat() };
                match date.why.as_deref().filter(|why| !why.trim().is_empty()) {
                    // A reason that quotes the words itself says them once.
                    Some(why) if quoted.is_empty() || why.contains(&quoted) => sentence(why),
                    Some(why) => [&quoted, ". ", &sentence(why)].concat(),
                    None if date.inferred.is_some() => {
                        [quoted.as_str(), if quoted.is_empty() { "Not" } else { "; not" }, " all of it is stated."].concat()
                    }
                    None if quoted.is_empty() => "As the text says.".into(),
                    None => [&quoted, ", as the text says."].concat(),
                }
            }
        };
        let inferred = said.is_some_and(|d| d.inferred.is_some());
        Explained { field: Field::Said, value: said.map(|d| d.date.clone()).unwrap_or_default(), inferred, hint, others }
    }

    fn about(&self) -> Explained {
        let (key, about) = (self.item.key, &self.item.statement.about);
        let choice = |r: &FoundRegion| Choice { code: r.code.clone(), name: r.name.clone() };
        let now: Vec<Choice> = about.iter().map(choice).collect();
        let more = self.regions().into_iter().filter(|c| !now.contains(c) && !about.iter().any(|r| r.code == c.code)).take(OFFERED);
        let with = |c: Choice| other(["and ", &c.name].concat(), Edit::About(key, now.iter().cloned().chain([c]).collect()));
        let without = |c: &Choice| {
            other(["without ", &c.name].concat(), Edit::About(key, now.iter().filter(|o| o.code != c.code).cloned().collect()))
        };
        let others = more.map(with).chain(now.iter().map(without)).collect();
        let named: Vec<String> = about.iter().map(|r| self.words(r.at)).filter(|w| !w.is_empty()).map(|w| ["“", w, "”"].concat()).collect();
        let hint = match (about.is_empty(), named.is_empty()) {
            (true, _) => "No place is named in it.".into(),
            (false, true) => String::new(),
            (false, false) => ["It names ", &named.join(", "), "."].concat(),
        };
        let value = about.iter().map(|r| r.name.as_str()).collect::<Vec<_>>().join(", ");
        Explained { field: Field::About, value, inferred: false, hint, others }
    }

    fn topics(&self) -> Explained {
        let (key, topics) = (self.item.key, &self.item.statement.topics);
        let ids: Vec<&str> = topics.iter().map(|t| t.id.as_str()).collect();
        let without = |id: &&str| {
            other(["without ", *id].concat(), Edit::Topics(key, ids.iter().filter(|o| *o != id).map(|o| (*o).to_owned()).collect()))
        };
        let why = |t: &crate::extract::FoundTopic| match self.words(Some(t.at)) {
            "" => [&t.id, ": chosen by you"].concat(),
            words => [&t.id, ": “", words, "”"].concat(),
        };
        let hint = if topics.is_empty() {
            "No phrase of a topic stands in it.".into()
        } else {
            sentence(&topics.iter().map(why).collect::<Vec<_>>().join("; "))
        };
        Explained { field: Field::Topics, value: ids.join(", "), inferred: false, hint, others: ids.iter().map(without).collect() }
    }
}

/// The same date with less in it: the month, the year; without the year where nobody stated it.
fn coarser(date: &str, year_inferred: bool) -> Vec<String> {
    let Ok(Edtf::At(moment)) = Edtf::parse(date) else {
        return match Edtf::parse(date) {
            Ok(Edtf::Between(Bound::At(from), Bound::At(to))) => [from, to].iter().map(|m| Edtf::At(*m).to_string()).collect(),
            _ => Vec::new(),
        };
    };
    let stated = |part: Option<DatePart>| matches!(part, Some(DatePart::Stated(_)));
    let mut out = Vec::new();
    let mut push = |moment: Moment| out.push(Edtf::At(moment).to_string());
    if year_inferred {
        push(Moment { year: *b"XXXX", ..moment });
    }
    if stated(moment.day) {
        push(Moment { day: None, ..moment });
    }
    if stated(moment.month) {
        push(Moment { month: None, day: None, ..moment });
    }
    out
}
