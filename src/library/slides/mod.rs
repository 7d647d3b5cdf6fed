//! What is told in front of a room: talks of records, comparisons, queries and views of the Atlas.
//!
//! How a talk is divided into slides is left to the room `slides`. A draft is in none: it is hidden in front of a room.

mod bare;
mod record;
mod sides;
mod views;

use super::worker::Opened;
use super::{Library, LibraryError};
use crate::atlas;
use crate::export::compose::{items, paragraph, text};
use crate::model::{
    Field, Language, PartialDate, Period, Record, RecordPath, Status, View, figure,
};
use crate::search::{Listed, Request};
use crate::slides::{Chapter, Cover, Face, Talk};
use crate::source::hash::hash;

/// What names of views begin with.
const VIEW: &str = "view:";

/// The most records a query is presented with.
const MOST_FOUND: usize = 12;

/// What is presented.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Presented {
    /// Records by their slugs or paths, or views by their names, one after the other; those of the Atlas with `view:` before.
    Records(Vec<String>),
    /// Records side by side, by their slugs or paths.
    Comparison(Vec<String>),
    /// What a query finds.
    Query(String),
    /// A view of the Atlas, and the query it follows.
    Atlas(atlas::View, String),
}

impl Presented {
    /// Returns the view of a name as agendas write it, such as `view:matrix` or `view:country/tgo`.
    pub fn of_view(name: &str) -> Option<Self> {
        let name = name.trim().strip_prefix(VIEW)?;
        if let Some(view) = atlas::View::parse(name) {
            return Some(Self::Atlas(view, String::new()));
        }
        let view = View::parse(name)?;
        Some(Self::Records(vec![view.to_string()]))
    }

    /// Tells whether a name is meant to be that of a view.
    pub fn is_view(name: &str) -> bool {
        name.trim().starts_with(VIEW)
    }
}

/// A talk, and what tells whether it would be another one by now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// The talk.
    pub talk: Talk,
    /// A figure that is another one as soon as a file of the talk has changed.
    pub stamp: u128,
}

/// For whom and when a talk is made.
#[derive(Clone, Copy, Debug)]
pub struct Hearers<'a> {
    /// The language records and labels are wanted in.
    pub language: &'a Language,
    /// Today.
    pub today: PartialDate,
}

impl Library {
    /// Returns the talk of what is presented, from an index that is up to date.
    pub fn talk(&self, what: &Presented, hearers: Hearers<'_>) -> Result<Told, LibraryError> {
        self.settle()?;
        self.talk_now(what, hearers)
    }

    /// Returns the talk of what is presented, with the index as it stands.
    pub(super) fn talk_now(
        &self,
        what: &Presented,
        hearers: Hearers<'_>,
    ) -> Result<Told, LibraryError> {
        let stamp = self.stamp(what, hearers);
        let talk = match what {
            Presented::Records(names) => self.talk_of_records(names, hearers)?,
            Presented::Comparison(names) => self.talk_of_comparison(names, hearers)?,
            Presented::Query(query) => self.talk_of_query(query, hearers)?,
            Presented::Atlas(view, query) => self.talk_of_view(*view, query, hearers)?,
        };
        Ok(Told { talk, stamp })
    }

    /// Returns a figure that changes with the files of named records; of what follows a query it stays the same.
    pub(super) fn stamp(&self, what: &Presented, hearers: Hearers<'_>) -> u128 {
        let (Presented::Records(names) | Presented::Comparison(names)) = what else {
            return 0;
        };
        let read = |name: &String| {
            let listed = self.presented(name, hearers.language).ok()?;
            let original = RecordPath::parse(&listed.path)?.original();
            // What a translation leaves out is taken from its original.
            let paths = [listed.path, original];
            let bytes = paths.iter().filter_map(|path| self.root.read(path).ok());
            Some(hash(&bytes.collect::<Vec<_>>().concat()))
        };
        let all = names.iter().filter_map(read);
        let all: Vec<u8> = all.flat_map(u128::to_le_bytes).collect();
        hash(&all)
    }

    /// Returns the record of a name in a language.
    fn presented(&self, name: &str, language: &Language) -> Result<Listed, LibraryError> {
        let found = self.find(name).map_err(|_| LibraryError::NoRecord {
            name: name.to_owned(),
        })?;
        let is_file = name.contains('/');
        Ok(if is_file {
            found
        } else {
            self.in_language(found, language)
        })
    }

    /// Opens what is presented under a name, a record or a view; nothing where it is a draft.
    fn open_presented(
        &self,
        name: &str,
        language: &Language,
    ) -> Result<Option<Opened>, LibraryError> {
        let opened = match View::parse(name) {
            // A view lists records that nobody named: no draft must be among them.
            Some(view) => match self.in_room()? {
                Some(room) => room.view_now(&view, language)?,
                None => self.view_now(&view, language)?,
            },
            None => self.open_record(&self.presented(name, language)?.path)?,
        };
        Ok(Some(opened).filter(|opened| !self.is_draft(&opened.record)))
    }

    /// Tells whether a record is a draft; a translation is one with its original.
    pub(super) fn is_draft(&self, record: &Record) -> bool {
        let original = RecordPath::parse(&record.path).filter(|path| path.tag.is_some());
        let original = original.and_then(|path| self.read(&path.original()).ok());
        let both = original.iter().chain([record]);
        both.into_iter().any(|one| one.status == Status::Draft)
    }

    fn talk_of_records(
        &self,
        names: &[String],
        hearers: Hearers<'_>,
    ) -> Result<Talk, LibraryError> {
        let mut talk = Talk::default();
        let mut drafts = Vec::new();
        for name in names {
            let name = match Presented::of_view(name) {
                Some(Presented::Atlas(view, query)) => {
                    let told = self.talk_of_view(view, &query, hearers)?;
                    if talk.title.is_empty() {
                        talk.title = told.title;
                    }
                    talk.chapters.extend(told.chapters);
                    continue;
                }
                Some(Presented::Records(views)) => &views.concat(),
                _ => name,
            };
            let Some(opened) = self.open_presented(name, hearers.language)? else {
                let path = RecordPath::parse(name);
                drafts.push(path.map_or_else(|| name.clone(), |path| path.id.slug));
                continue;
            };
            if talk.title.is_empty() {
                talk.title.clone_from(&opened.record.title.value);
            }
            talk.chapters.extend(self.chapters(&opened));
        }
        if talk.chapters.is_empty() {
            let names = drafts.join(", ");
            return Err(LibraryError::Draft { names });
        }
        Ok(talk)
    }

    fn talk_of_query(&self, query: &str, hearers: Hearers<'_>) -> Result<Talk, LibraryError> {
        let request = Request {
            live: false,
            limit: MOST_FOUND * 2,
            reader: Some(hearers.language.clone()),
            ..Request::typed(query, hearers.today.year)
        };
        let answer = self.index().search(&request, &|| self.tables())?;
        let mut opened = Vec::new();
        for hit in answer.hits.iter().filter(|hit| hit.left_out.is_empty()) {
            let found = self.open_presented(&hit.path, hearers.language)?;
            opened.extend(found);
            if opened.len() == MOST_FOUND {
                break;
            }
        }
        if opened.is_empty() {
            let query = query.to_owned();
            return Err(LibraryError::NothingFound { query });
        }
        let title = match query.trim() {
            "" => "All records".to_owned(),
            query => format!("Records found by: {query}"),
        };
        let titles = opened.iter().map(|one| {
            let about = self.about(one);
            vec![text(&format!("{} ({about})", one.record.title.value))]
        });
        let mut blocks = vec![items(titles)];
        if answer.total > opened.len() {
            let total = figure::written(&answer.total.to_string(), hearers.language);
            let told = format!("The first {} of {total}.", opened.len());
            blocks.push(paragraph(vec![text(&told)]));
        }
        let mut chapters = vec![Chapter {
            name: "found".to_owned(),
            of: String::new(),
            heading: title.clone(),
            face: Face::Text(blocks),
            notes: Vec::new(),
        }];
        chapters.extend(opened.iter().flat_map(|one| self.short_chapters(one)));
        Ok(Talk { title, chapters })
    }

    /// Returns what a record is, in short: its kind, its country, its years, its outcome.
    fn about(&self, opened: &Opened) -> String {
        let record = &opened.record;
        super::page::brief(record, &self.tables(), record.language.tag())
    }

    /// Returns the beginning of a talk on a record.
    fn cover(&self, opened: &Opened) -> Cover {
        let record = &opened.record;
        let tables = self.tables();
        let tag = record.language.tag();
        let label = |field, id: &str| tables.label(field, id, tag).to_owned();
        let countries = record
            .countries()
            .iter()
            .map(|id| label(Field::Country, id));
        let mut first = vec![countries.collect::<Vec<_>>().join(", ")];
        first.extend(record.period().map(Period::in_words));
        first.extend(record.outcome().map(|id| label(Field::Outcome, id)));
        first.retain(|one| !one.is_empty());
        if first.is_empty() {
            first.push(self.about(opened));
        }
        let mut about = vec![first.join(" · ")];
        about.push(record.organisations().join(", "));
        about.extend(opened.original_title().map(str::to_owned));
        about.retain(|line| !line.is_empty());
        Cover {
            title: record.title.value.clone(),
            about,
        }
    }
}

#[cfg(test)]
mod tests;
