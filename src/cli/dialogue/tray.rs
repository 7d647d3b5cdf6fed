//! The tray: records picked to be compared.

use super::Session;
use super::library::{counted, sentence};
use super::list::Choice;
use super::reading::Reading;
use super::words::numbers;
use crate::compare::{FEWEST, MOST};
use crate::personal::{Order, Spot};
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
            if let Some(Choice::Kept { removal, title, .. }) = self.list.choice(number)
                && matches!(removal, Order::TakeBack(_))
            {
                // Of another library it may be.
                let (removal, title) = (removal.clone(), title.clone());
                self.keeping.order(removal);
                self.say_picked("No longer picked", &title)?;
                continue;
            }
            match self.listed(number) {
                Some(listed) => self.pick_one(&listed)?,
                None => self.say(&format!("{number} is no record of the list."))?,
            }
        }
        Ok(())
    }

    fn pick_one(&mut self, listed: &Listed) -> anyhow::Result<()> {
        let picks = &self.keeping.kept().picks;
        let (order, done) = if picks.has(&listed.path) {
            let order = Order::TakeBack(listed.path.clone());
            (order, "No longer picked")
        } else if picks.all().len() >= MOST {
            let words = format!(
                "{MOST} records are to compare already; c and its number undoes it for one."
            );
            return self.say(&words);
        } else {
            let spot = Spot {
                record: listed.path.clone(),
                title: listed.title.clone(),
                ..Spot::default()
            };
            (Order::Pick(spot), "Picked")
        };
        self.keeping.order(order);
        self.say_picked(done, &listed.title)
    }

    /// Says that a record was picked or is not any more, and what to do then.
    fn say_picked(&mut self, done: &str, title: &str) -> anyhow::Result<()> {
        for trouble in self.keeping.troubles() {
            self.say(&sentence(&trouble))?;
        }
        let next = match self.keeping.kept().picks.all().len() {
            0 => String::new(),
            count if count < FEWEST => format!(" {count} of {MOST} to compare."),
            count => format!(" {count} of {MOST} to compare; C compares them."),
        };
        self.say(&format!("{done}: {}.{next}", title.trim_end_matches('.')))
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
            records = self.picked()?;
        }
        if (FEWEST..=MOST).contains(&records.len()) {
            return self.compare_records(records);
        }
        if records.len() < FEWEST && self.keeping.kept().picks.all().len() >= FEWEST {
            let words = format!("Fewer than {FEWEST} of the picked records are in this library.");
            self.say(&words)?;
        }
        self.tell_tray()
    }

    /// Returns what is picked and in this library; of what is not that is said, and how it is taken out.
    fn picked(&mut self) -> anyhow::Result<Vec<Listed>> {
        let picked = self.keeping.kept().picks.all().to_vec();
        let names: Vec<String> = picked.iter().map(|spot| spot.slug().to_owned()).collect();
        let (records, missing) = match self.library.there(&names) {
            Ok(found) => found,
            Err(error) => {
                self.trouble(&error)?;
                return Ok(Vec::new());
            }
        };
        for spot in picked
            .iter()
            .filter(|spot| missing.iter().any(|name| name == spot.slug()))
        {
            let title = spot.title.trim_end_matches('.');
            self.say(&format!(
                "Not in this library: {title}. On the Desk (:desk), c and its number takes it out."
            ))?;
        }
        Ok(records)
    }

    /// Says what is picked, and what to do to compare.
    fn tell_tray(&mut self) -> anyhow::Result<()> {
        let picked = self.keeping.kept().picks.all().iter();
        let titles: Vec<String> = picked.map(|spot| spot.title.clone()).collect();
        if !titles.is_empty() {
            let count = counted(titles.len(), "record", "records");
            self.say(&format!("{count} to compare: {}", titles.join("; ")))?;
        }
        self.say(&format!(
            "{FEWEST} to {MOST} records are compared. c and a number picks one, or undoes that; C compares them."
        ))
    }
}
