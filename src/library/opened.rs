//! What is asked of a record that was opened: its versions, the terms it is filed under, who uses it.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::worker::Opened;
use crate::model::{Field, Kind, Language, Record, RecordPath};
use crate::search::Listed;
use crate::session::Plan;

impl Opened {
    /// Returns a record with nothing around it.
    pub fn alone(record: Record) -> Self {
        Self {
            record,
            said: None,
            related: Vec::new(),
            alike: Vec::new(),
            back_links: Vec::new(),
            named: Vec::new(),
            links: Vec::new(),
            headings: Vec::new(),
            versions: Vec::new(),
            changed: None,
            terms: Vec::new(),
            hidden: BTreeSet::new(),
            parties: None,
            goes_on: false,
            glossary: Arc::default(),
        }
    }

    /// Returns the language of its page: that of the record; a view is told in English, whoever reads it.
    pub fn page_language(&self) -> Language {
        match self.record.view() {
            Some(_) => Language::english(),
            None => self.record.language.clone(),
        }
    }

    /// Returns an agenda as a session follows it in front of a room, which sees no drafts; nothing where it is none.
    pub fn plan(&self) -> Option<Plan> {
        Plan::of(&self.record.clone().without(&self.hidden))
    }

    /// Returns what a page says of a translation: its version, who made it, and whether the original was changed since.
    pub fn of_version(&self) -> Option<String> {
        let translation = self.record.translation.as_ref()?;
        let (of, by) = (translation.of, &translation.by);
        let changed = self
            .changed
            .map(|date| format!("; the original was changed on {date}"));
        let changed = changed.unwrap_or_default();
        Some(format!(
            "Translation of the version of {of}, by {by}{changed}"
        ))
    }

    /// Returns the version after the one that is shown: the original comes first, the others by their tags, then round.
    pub fn next_version(&self) -> Option<&Listed> {
        let tag = |path: &str| RecordPath::parse(path).and_then(|path| path.tag);
        let shown = tag(&self.record.path);
        let mut versions: Vec<&Listed> = self.versions.iter().collect();
        versions.sort_by_key(|version| tag(&version.path));
        let after = versions.iter().find(|version| tag(&version.path) > shown);
        after.or_else(|| versions.first()).copied()
    }

    /// Returns the term that stands for a value it is filed under.
    pub fn term(&self, field: Field, value: &str) -> Option<&Listed> {
        let is_it = |one: &&(Field, String, Listed)| one.0 == field && one.1 == value;
        self.terms.iter().find(is_it).map(|(_, _, term)| term)
    }

    /// Returns the title of the original of a translation.
    pub fn original_title(&self) -> Option<&str> {
        let path = RecordPath::parse(&self.record.path).filter(|path| path.tag.is_some())?;
        let original = path.original();
        let version = self.versions.iter().find(|one| one.path == original)?;
        Some(&version.title)
    }

    /// Returns the records that name this one and that it does not name, in two lists: those that use it, which for a
    /// worksheet are the modules and agendas, and the others.
    pub fn users(&self) -> (Vec<&Listed>, Vec<&Listed>) {
        let is_worksheet = self.record.id.kind == Kind::Worksheet;
        let is_new = |other: &&Listed| !self.related.iter().any(|one| one.listed.id == other.id);
        self.back_links
            .iter()
            .filter(is_new)
            .partition(|other| is_worksheet && matches!(other.id.kind, Kind::Module | Kind::Agenda))
    }
}
