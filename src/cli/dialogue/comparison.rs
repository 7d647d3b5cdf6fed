//! Records side by side, told row by row.

use super::Session;
use super::place::Place;
use super::reading::{Compared, Reading, Subject};
use super::text::Text;
use super::words::numbers;
use crate::cli::compare::plain;
use crate::cli::flow::{Margin, flow};
use crate::cli::output::{Line, Role};
use crate::compare::{FEWEST, Table};
use crate::library::LibraryError;
use crate::personal::Order;
use crate::search::Listed;

impl Session<'_, '_> {
    /// Opens the comparison of some records, each in the reader's language where it is there in it.
    pub(super) fn compare_records(&mut self, records: Vec<Listed>) -> anyhow::Result<()> {
        let language = &self.settings.language;
        let records = records.into_iter();
        let records = records.map(|listed| self.library.in_language(listed, language));
        let compared = Compared {
            records: records.collect(),
            ..Compared::default()
        };
        match self.compared(compared)? {
            Some(reading) => self.go(Place::Text(Box::new(reading))),
            None => Ok(()),
        }
    }

    /// Makes the rows columns and the columns rows.
    pub(super) fn flip(&mut self) -> anyhow::Result<()> {
        self.change(|compared| compared.is_flipped = !compared.is_flipped)
    }

    /// Tells only what differs, or all again.
    pub(super) fn differences(&mut self) -> anyhow::Result<()> {
        self.change(|compared| compared.is_differing = !compared.is_differing)
    }

    /// Takes the records of these numbers out of the comparison.
    pub(super) fn take_out(&mut self, rest: &str) -> anyhow::Result<()> {
        let Some(Subject::Comparison(compared)) = self.reading().map(|reading| &reading.subject)
        else {
            return Ok(());
        };
        let mut records = compared.records.clone();
        let numbers = numbers(rest).unwrap_or_default();
        if numbers.is_empty() {
            return self.say("Type c and the number of a record; o lists them.");
        }
        for number in numbers {
            match self.listed(number) {
                Some(listed) => records.retain(|one| one.id != listed.id),
                None => return self.say(&format!("{number} is no record of the list.")),
            }
        }
        if records.len() < FEWEST {
            let words = format!("{FEWEST} records at least are compared. b leads back.");
            return self.say(&words);
        }
        let is_left = |one: &&Listed| !records.iter().any(|left| left.id == one.id);
        let left = compared.records.iter().filter(is_left);
        let left: Vec<Listed> = left.cloned().collect();
        for one in left {
            self.say(&format!("Taken out: {}", one.title))?;
            self.keeping.order(Order::TakeBack(one.path));
        }
        self.change(|compared| compared.records = records)
    }

    fn change(&mut self, change: impl FnOnce(&mut Compared)) -> anyhow::Result<()> {
        let Some(Subject::Comparison(compared)) = self.reading().map(|reading| &reading.subject)
        else {
            return Ok(());
        };
        let mut compared = compared.clone();
        change(&mut compared);
        let Some(reading) = self.compared(compared)? else {
            return Ok(());
        };
        if let Some(place) = self.place_mut() {
            *place = Place::Text(Box::new(reading));
        }
        self.announce()
    }

    /// Lays records side by side; `None` where that cannot be done, which is said.
    fn compared(&mut self, compared: Compared) -> anyhow::Result<Option<Reading>> {
        let table = match self.table_of(&compared) {
            Ok(table) => table,
            Err(error) => {
                self.trouble(&error)?;
                return Ok(None);
            }
        };
        let text = text(&table, &compared, self.width());
        Ok(Some(Reading::new(Subject::Comparison(compared), text)))
    }

    /// Returns the table of a comparison, with the rows that are told.
    pub(super) fn table_of(&self, compared: &Compared) -> Result<Table, LibraryError> {
        let language = &self.settings.language;
        let mut table = self.library.compare(&compared.records, language)?;
        if compared.is_differing {
            table.keep_differences();
        }
        Ok(table)
    }
}

/// Returns a comparison as a text: a section per row.
fn text(table: &Table, compared: &Compared, width: usize) -> Text {
    let mut text = Text::new(head(table, compared, width));
    let view = table.view(compared.is_flipped);
    for (row, label) in view.rows().into_iter().enumerate() {
        let same = if label.differs { "" } else { " (the same)" };
        let heading = format!("{}{same}", label.name);
        text.add(&heading, label.key, &plain::section(view, row, width));
    }
    text
}

/// Returns what is compared: which records, by which names they are told apart, and how.
fn head(table: &Table, compared: &Compared, width: usize) -> Vec<Line> {
    let mut words = format!("Comparison of {} records", table.heads.len());
    if compared.is_flipped {
        words.push_str(", record by record");
    }
    if compared.is_differing {
        words.push_str(", only what differs");
    }
    let mut lines = flow(&[(Role::Title, words)], width, &Margin::default());
    for head in &table.heads {
        let name = [
            (Role::Key, head.id.slug.clone()),
            (Role::Text, format!(": {}", head.title)),
        ];
        lines.extend(flow(&name, width, &Margin::of("  ")));
    }
    lines
}
