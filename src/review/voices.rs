//! Edits of who speaks and of what is known of the article.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::apply::{name, refuse};
use super::draft::{AboutField, By, Draft, Voice, Why};
use crate::extract::{FoundRegion, FoundSource, Stretch};
use crate::model::{Edtf, SourceKind, free_id, plain_id};

impl Draft {
    /// A new source; its id. Where there is one of this name and kind already, it is that one.
    pub(super) fn new_voice(&mut self, name: &str, kind: SourceKind, at: Stretch) -> String {
        if let Some(known) = self.voices.iter().find(|v| v.source.name == name && v.source.kind == kind) {
            return known.source.id.clone();
        }
        let id = self.free_id(name);
        let source = FoundSource { id: id.clone(), name: name.into(), kind, role: None, region: None, at };
        self.voices.push(Rc::new(Voice { source, by: By::Made, was: Vec::new() }));
        id
    }

    /// Drops sources that the reader made and that no longer speak.
    pub(super) fn drop_unheard(&mut self) {
        let statements = self.items.iter().map(|i| &i.statement).chain(self.lost.iter().map(|l| &l.item.statement));
        let speaking: BTreeSet<String> = statements.filter_map(|s| s.source.clone()).collect();
        self.voices.retain(|v| v.by != By::Made || speaking.contains(&v.source.id));
    }

    /// An id that no source has, made of a name.
    pub(super) fn free_id(&self, name: &str) -> String {
        let taken: BTreeSet<&str> = self.voices.iter().map(|v| v.source.id.as_str()).collect();
        let base: String = plain_id(name, "source").chars().take(40).collect();
        free_id(base.trim_end_matches('-').to_owned(), |id| taken.contains(id))
    }

    /// Changes a source; it is the reader's then.
    pub(super) fn with_voice(&mut self, id: &str, change: impl Fn(&mut Voice)) -> Result<(), Why> {
        let Some(voice) = self.voices.iter_mut().find(|v| v.source.id == id) else {
            return refuse("There is no such source in this text.");
        };
        let mut new = (**voice).clone();
        change(&mut new);
        if new != **voice {
            if new.by == By::Found {
                new.by = By::Changed;
            }
            *voice = Rc::new(new);
        }
        Ok(())
    }

    pub(super) fn rename(&mut self, id: &str, new: &str) -> Result<(), Why> {
        let new = name(new)?;
        if let Some(same) = self.voices.iter().find(|v| v.source.name == new && v.source.id != id) {
            return Err(Why(format!("Another source has this name already: merge the two ({}).", same.source.id)));
        }
        self.with_voice(id, |v| {
            if v.source.name != new && v.by != By::Made && !v.was.contains(&v.source.name) {
                v.was.push(v.source.name.clone());
            }
            v.source.name.clone_from(&new);
        })
    }

    /// Sets where a source is; statements whose region was its old one follow.
    pub(super) fn source_region(&mut self, id: &str, region: Option<FoundRegion>) -> Result<(), Why> {
        let old = self.voice(id).and_then(|v| v.source.region.as_ref()).map(|r| r.code.clone());
        self.with_voice(id, |v| v.source.region.clone_from(&region))?;
        let follows =
            |s: &crate::extract::FoundStatement| s.source.as_deref() == Some(id) && s.region.as_ref().map(|r| &r.code) == old.as_ref();
        let keys: Vec<_> = self.items.iter().filter(|i| follows(&i.statement)).map(|i| i.key).collect();
        for key in keys {
            self.with(key, |_, item| {
                item.statement.region.clone_from(&region);
                Ok(())
            })?;
        }
        Ok(())
    }

    pub(super) fn merge(&mut self, from: &str, into: &str) -> Result<(), Why> {
        if from == into {
            return refuse("A source cannot be merged with itself.");
        }
        let (Some(gone), Some(_)) = (self.voice(from).cloned(), self.voice(into)) else {
            return refuse("There is no such source in this text.");
        };
        self.with_voice(into, |v| {
            for name in gone.was.iter().chain([&gone.source.name]) {
                if !v.was.contains(name) && v.source.name != *name {
                    v.was.push(name.clone());
                }
            }
            v.source.role = v.source.role.take().or_else(|| gone.source.role.clone());
            v.source.region = v.source.region.take().or_else(|| gone.source.region.clone());
            // Merged is changed, even where both had one name.
            v.by = if v.by == By::Found { By::Changed } else { v.by };
        })?;
        self.voices.retain(|v| v.source.id != from);
        for item in self.items.iter_mut().filter(|i| i.statement.source.as_deref() == Some(from)) {
            // Not a correction of the statement: what is found anew under the old name goes to the new one, too.
            Rc::make_mut(item).statement.source = Some(into.into());
        }
        for lost in self.lost.iter_mut().filter(|l| l.item.statement.source.as_deref() == Some(from)) {
            Rc::make_mut(&mut Rc::make_mut(lost).item).statement.source = Some(into.into());
        }
        Ok(())
    }

    /// Sets a field of the article; empty clears it.
    pub(super) fn set_about(&mut self, field: AboutField, value: &str) -> Result<(), Why> {
        let value = if value.trim().is_empty() { None } else { Some(name(value)?) };
        let mut about = (*self.about).clone();
        match (field, value) {
            (AboutField::Title, value) => about.title = value.unwrap_or_default(),
            (AboutField::Publisher, value) => about.publisher = value.unwrap_or_default(),
            (AboutField::Authors, value) => {
                let names = value.unwrap_or_default();
                about.authors = names.split([',', ';']).map(str::trim).filter(|n| !n.is_empty()).map(String::from).collect();
            }
            (AboutField::Published, value) => {
                if let Some(Err(why)) = value.as_deref().map(Edtf::parse) {
                    return Err(Why(format!("The date of publication is {why}.")));
                }
                about.published = value;
            }
            (AboutField::Language, value) => {
                let tag = value.unwrap_or_default();
                if !tag.is_empty() && crate::extract::language(&tag).is_none() {
                    return refuse("That is no language tag: write en, ko, pt-BR.");
                }
                about.language = tag;
            }
            (AboutField::Url, value) => {
                if value.as_deref().is_some_and(|url| !crate::model::is_address(url)) {
                    return refuse("An address begins with https:// or http:// and a name, and has no blank in it.");
                }
                about.url = value;
            }
            (AboutField::Country, value) => about.country = value,
        }
        self.set.insert(field);
        if about != *self.about {
            self.about = Rc::new(about);
        }
        Ok(())
    }
}
