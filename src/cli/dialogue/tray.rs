//! The tray: records picked to be compared.

use super::Session;
use super::library::counted;
use super::reading::Reading;
use super::words::numbers;
use crate::compare::{FEWEST, MOST};
use crate::search::Listed;

impl Session<'_, '_> {
    /// Picks records to be compared, or undoes that; without a number the one that is read.
    pub(super) fn pick(&mut self, rest: &str) -> anyhow::Result<()> {
        let numbers = numbers(rest).unwrap_or_default();
        if numbers.is_empty() {
            let path = self.reading().and_then(Reading::opened);
            let path = path.map(|opened| opened.record.path.clone());
            let found = match path {
                Some(path) => self.resolve(&path)?,
                None => None,
            };
            return match found {
                Some(listed) => self.pick_one(&listed),
                None => self.tell_tray(),
            };
        }
        for number in numbers {
            match self.listed(number) {
                Some(listed) => self.pick_one(&listed)?,
                None => self.say(&format!("{number} is no record of the list."))?,
            }
        }
        Ok(())
    }

    fn pick_one(&mut self, listed: &Listed) -> anyhow::Result<()> {
        let at = self.tray.iter().position(|other| other.id == listed.id);
        let done = if let Some(at) = at {
            self.tray.remove(at);
            "No longer picked"
        } else if self.tray.len() == MOST {
            let words = format!(
                "{MOST} records are to compare already; c and its number undoes it for one."
            );
            return self.say(&words);
        } else {
            self.tray.push(listed.clone());
            "Picked"
        };
        let next = match self.tray.len() {
            0 => String::new(),
            count if count < FEWEST => format!(" {count} of {MOST} to compare."),
            count => format!(" {count} of {MOST} to compare; C compares them."),
        };
        self.say(&format!(
            "{done}: {}.{next}",
            listed.title.trim_end_matches('.')
        ))
    }

    /// Compares what has these numbers, else what was picked.
    pub(super) fn compare(&mut self, rest: &str) -> anyhow::Result<()> {
        let mut records = Vec::new();
        for number in numbers(rest).unwrap_or_default() {
            let Some(listed) = self.listed(number) else {
                return self.say(&format!("{number} is no record of the list."));
            };
            if !records.iter().any(|other: &Listed| other.id == listed.id) {
                records.push(listed);
            }
        }
        if records.is_empty() {
            records.clone_from(&self.tray);
        }
        if (FEWEST..=MOST).contains(&records.len()) {
            return self.compare_records(records);
        }
        self.tell_tray()
    }

    /// Says what is picked, and what to do to compare.
    fn tell_tray(&mut self) -> anyhow::Result<()> {
        let titles: Vec<String> = self
            .tray
            .iter()
            .map(|listed| listed.title.clone())
            .collect();
        if !titles.is_empty() {
            let count = counted(titles.len(), "record", "records");
            self.say(&format!("{count} to compare: {}", titles.join("; ")))?;
        }
        self.say(&format!(
            "{FEWEST} to {MOST} records are compared. c and a number picks one, or undoes that; C compares them."
        ))
    }
}
