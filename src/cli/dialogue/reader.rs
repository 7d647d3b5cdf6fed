//! Opening records: by name, from a list, where one stopped, in another language; marking them.

use super::Session;
use super::list::{Choice, Item};
use super::place::Place;
use super::reading::{Reading, Subject};
use super::text::Text;
use super::words::numbers;
use crate::cli::output::Line;
use crate::cli::plain_page::{Page, Sheet};
use crate::library::worker::Opened;
use crate::library::{LibraryError, Unresolved};
use crate::model::{Language, RecordPath, View};
use crate::personal::{Order, Spot};
use crate::search::Listed;

/// What is said of the languages of a view.
const MADE_ANEW: &str = "This is made in your language, as far as records are there in it.";

/// The heading of what stands before the first one of a record.
const TOP: &str = "Summary and facts";

impl Session<'_, '_> {
    /// Opens the record of a name that was typed, in the reader's language.
    pub(super) fn open_name(&mut self, name: &str) -> anyhow::Result<()> {
        if name.is_empty() {
            return self.say("Type open and the id of a record.");
        }
        self.open(name, None)
    }

    /// Opens the record of a slug or a path, at a section of it.
    pub(super) fn open(&mut self, name: &str, anchor: Option<&str>) -> anyhow::Result<()> {
        if let Some(view) = View::parse(name) {
            return self.open_view(&view, anchor);
        }
        let Some(listed) = self.resolve(name)? else {
            return Ok(());
        };
        // A file that is named is shown as it is.
        let listed = match RecordPath::parse(name) {
            Some(_) => listed,
            None => self.library.in_language(listed, &self.settings.language),
        };
        self.open_listed(&listed, anchor)
    }

    fn open_listed(&mut self, listed: &Listed, anchor: Option<&str>) -> anyhow::Result<()> {
        match self.read_record(&listed.path)? {
            Some(reading) => self.begin_reading(reading, anchor),
            None => Ok(()),
        }
    }

    /// Opens a view, in the reader's language.
    pub(super) fn open_view(&mut self, view: &View, anchor: Option<&str>) -> anyhow::Result<()> {
        match self.library.view(view, &self.settings.language) {
            Ok(opened) => {
                let reading = self.reading_of(opened);
                self.begin_reading(reading, anchor)
            }
            Err(error) => self.trouble(&error),
        }
    }

    /// Goes to a text, at a section of it or where one stopped.
    fn begin_reading(&mut self, mut reading: Reading, anchor: Option<&str>) -> anyhow::Result<()> {
        let path = reading.spot().map_or_else(String::new, |spot| spot.record);
        let section = anchor.and_then(|anchor| reading.text.at(anchor));
        if let Some(section) = section {
            reading.aim(section, "Enter reads from");
        } else if let Some(spot) = self.keeping.kept().stopped_in(&path) {
            let section = reading.text.at(&spot.section).unwrap_or(spot.number);
            reading.aim(section, "Enter goes on where you stopped, in");
        }
        // That it was opened is remembered, and where one stopped stays as it was.
        let spot = reading.spot().map(|spot| {
            let before = self.keeping.kept().stopped_in(&spot.record);
            before.cloned().unwrap_or(spot)
        });
        self.go(Place::Text(Box::new(reading)))?;
        self.note(spot, false)
    }

    /// Reads a record; `None` where that cannot be done, which is said.
    fn read_record(&mut self, path: &str) -> anyhow::Result<Option<Reading>> {
        match self.library.open_record(path) {
            Ok(opened) => Ok(Some(self.reading_of(opened))),
            Err(error) => {
                self.trouble(&error)?;
                Ok(None)
            }
        }
    }

    pub(super) fn reading_of(&self, opened: Opened) -> Reading {
        let sheet = Sheet {
            room: self.settings.room,
            ..Sheet::new(self.width(), self.labels())
        };
        let text = text(&Page::of_text(&opened, &self.tables, sheet));
        let note = self.note_lines(&opened.record.id.slug);
        let subject = Subject::Record(Box::new(opened));
        let mut reading = Reading::new(subject, text);
        reading.set_note(&note);
        reading
    }

    /// Finds the record of a name; where there is none, says so and lists what could be meant.
    pub(super) fn resolve(&mut self, name: &str) -> anyhow::Result<Option<Listed>> {
        let (words, near) = match self.library.resolve(name) {
            Ok(Ok(listed)) => return Ok(Some(listed)),
            Ok(Err(Unresolved::None { near })) => (format!("No record is called {name}."), near),
            Ok(Err(Unresolved::Several(records))) => (
                format!("{} records begin with {name}:", records.len()),
                records,
            ),
            Err(LibraryError::SetAside { path }) => {
                let words =
                    format!("{path} cannot be read as a record; `casebook check` says why.");
                (words, Vec::new())
            }
            Err(error) => {
                self.trouble(&error)?;
                return Ok(None);
            }
        };
        self.say(&words)?;
        if !near.is_empty() {
            self.show(near.iter().map(listed).collect())?;
        }
        Ok(None)
    }

    /// Goes on reading the record read last.
    pub(super) fn resume(&mut self) -> anyhow::Result<()> {
        match self.last_read() {
            Some(last) => self.open(&last.record, None),
            None => self.say("No record of this library was read yet."),
        }
    }

    /// Returns where one stopped in the record read last of those that this library has.
    pub(super) fn last_read(&self) -> Option<Spot> {
        let read = &self.keeping.kept().read;
        let records: Vec<String> = read.iter().map(|spot| spot.record.clone()).collect();
        let lacking = self.library.lacking(&records);
        let mut read = read.iter().rev();
        read.find(|spot| !lacking.contains(&spot.record)).cloned()
    }

    /// Reads on in another language: that of a tag, else the next there is, and round.
    pub(super) fn language(&mut self, tag: &str) -> anyhow::Result<()> {
        let Some(opened) = self.reading().and_then(Reading::opened) else {
            return Ok(());
        };
        let wanted = Language::parse(tag);
        let version = if tag.is_empty() {
            opened.next_version()
        } else {
            let mut versions = opened.versions.iter();
            versions.find(|version| Some(&version.language) == wanted.as_ref())
        };
        let Some(path) = version.map(|version| version.path.clone()) else {
            let words = languages(opened);
            return self.say(&words);
        };
        let section = self.reading().and_then(Reading::section);
        let Some(mut reading) = self.read_record(&path)? else {
            return Ok(());
        };
        if let Some(section) = section {
            reading.aim(section, "Enter reads from");
        }
        if let Some(place) = self.place_mut() {
            *place = Place::Text(Box::new(reading));
        }
        self.announce()
    }

    /// Marks what has these numbers, or what is read; takes the mark away where there is one.
    pub(super) fn mark(&mut self, rest: &str) -> anyhow::Result<()> {
        let spots = self.spots(rest);
        if spots.is_empty() {
            return self.say("Type m and the number of a record, or open one first.");
        }
        for spot in spots {
            let is_marked = self.keeping.kept().is_marked(&spot);
            let order = if is_marked {
                Order::Unmark
            } else {
                Order::Mark
            };
            self.keeping.order(order(spot));
        }
        self.tell()
    }

    /// Returns the places of what has these numbers, or the place that is read where none was typed.
    fn spots(&self, rest: &str) -> Vec<Spot> {
        let numbers = numbers(rest).unwrap_or_default();
        if numbers.is_empty() {
            return self.reading().and_then(Reading::spot).into_iter().collect();
        }
        let spot = |listed: Listed| Spot {
            record: listed.path,
            title: listed.title,
            ..Spot::default()
        };
        let listed = numbers.into_iter().filter_map(|number| self.listed(number));
        listed.map(spot).collect()
    }

    /// Returns the record that a number of the list leads to.
    pub(super) fn listed(&self, number: usize) -> Option<Listed> {
        let name = match self.list.choice(number)? {
            Choice::Record { name, .. } | Choice::Explain(name) => name,
            Choice::Kept { leads_to, .. } => match leads_to.as_ref() {
                Choice::Record { name, .. } => name,
                _ => return None,
            },
            _ => return None,
        };
        self.library.resolve(name).ok()?.ok()
    }
}

/// Returns a record as an item of a list.
pub(super) fn listed(listed: &Listed) -> Item {
    let name = listed.path.clone();
    let choice = Choice::Record { name, anchor: None };
    let about = match View::parse(&listed.path) {
        Some(view) => view.word().to_owned(),
        None => format!("{} ({}, {})", listed.id, listed.id.kind, listed.language),
    };
    Item::of(listed.title.clone(), choice).and(&about)
}

/// Returns in which languages a record is there, for who asked for another.
fn languages(opened: &Opened) -> String {
    let record = &opened.record;
    if record.view().is_some() {
        return MADE_ANEW.to_owned();
    }
    let versions = opened.versions.iter();
    let others: Vec<&str> = versions.map(|version| version.language.tag()).collect();
    if others.is_empty() {
        let id = &record.id;
        return format!(
            "Only in {}; translate it by `casebook new {} {} --lang TAG`.",
            record.language, id.kind, id.slug
        );
    }
    format!(
        "This is {}; it is there in {} as well.",
        record.language,
        others.join(", ")
    )
}

/// Returns a page as a text: its title apart, each heading a section.
fn text(page: &Page) -> Text {
    let mut parts = page.parts();
    let first = parts.next().map_or(&[][..], |(_, lines)| lines);
    let (head, below) = split(first);
    let mut text = Text::new(head.to_vec());
    text.add(TOP, "", below);
    for (heading, lines) in parts {
        // The heading is said before the text, not in it.
        let (_, below) = split(lines);
        text.add(heading.text, heading.anchor, below);
    }
    text
}

/// Splits lines at the first empty one.
fn split(lines: &[Line]) -> (&[Line], &[Line]) {
    let is_empty = |line: &Line| line.plain().trim().is_empty();
    let at = lines.iter().position(is_empty).unwrap_or(lines.len());
    lines.split_at(at)
}
