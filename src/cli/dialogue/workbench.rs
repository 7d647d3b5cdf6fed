//! The workbench: the answers that are saved, their questions one by one, their reports.
//!
//! The questions are those of the command, asked by the same `interview`; here the answers are always saved under a name.

use super::list::{Choice, Item};
use super::place::Place;
use super::words::numbers;
use super::{Session, Then};
use crate::cli::workbench::interview::{self, Interview};
use crate::library::answers::{self, Shared};
use crate::model::View;
use crate::personal::{Order, SavedAnswers};
use crate::workbench::{Answers, CAUTION};

/// Questions on answers of a name.
#[derive(Clone, Debug)]
pub(super) struct Asking {
    shared: Shared,
    interview: Interview,
}

impl Session<'_, '_> {
    /// Lists the saved answers.
    pub(super) fn announce_workbench(&mut self) -> anyhow::Result<()> {
        self.say(&format!(
            "Workbench: a country held against Convention 102. {CAUTION}"
        ))?;
        let saved = self.keeping.kept().answers.clone();
        let items: Vec<Item> = saved.iter().map(|one| self.item(one)).collect();
        if items.is_empty() {
            self.list = super::List::default();
            return self.say("No answers are saved yet. Type begin and a name for them.");
        }
        self.say(
            "The saved answers: a number goes on with the questions, report and a number tells what follows, report and two \
             numbers what has changed from the first to the second. begin and a name begins new ones.",
        )?;
        self.show(items)
    }

    fn item(&self, saved: &SavedAnswers) -> Item {
        let choice = Choice::Kept {
            leads_to: Box::new(Choice::Answers(saved.name.clone())),
            removal: Order::RemoveAnswers(saved.name.clone()),
            title: saved.name.clone(),
        };
        let about = answers::about(saved, &self.tables.countries, self.labels());
        Item::of(saved.name.clone(), choice).and(&about)
    }

    /// Begins new answers of a name, or goes on with those that have it.
    pub(super) fn begin_answers(&mut self, name: &str) -> anyhow::Result<()> {
        let name = name.trim();
        if !answers::is_name(name) {
            let words = "Type begin and a name for the answers, without a slash; what ends in .toml is a file.";
            return self.say(words);
        }
        let mut kept = self.keeping.kept().answers.iter();
        let known = kept.find(|one| one.name == name);
        let answers = known.map_or_else(Answers::default, |known| {
            answers::readable(known, &self.tables.countries)
        });
        self.go(Place::Questions(Box::new(Asking {
            shared: Shared::new(name, &answers),
            interview: Interview::new(answers),
        })))
    }

    /// Says what the questions are and what may be typed.
    pub(super) fn announce_questions(&mut self) -> anyhow::Result<()> {
        Interview::welcome(self.output)
    }

    /// Puts the next question; where there is none left, reports.
    pub(super) fn ask_question(&mut self) -> anyhow::Result<bool> {
        let Some(Place::Questions(asking)) = self.place() else {
            return Ok(false);
        };
        let mut asking = asking.clone();
        let is_asked = asking.interview.ask(self.output)?;
        self.put_back(asking);
        if !is_asked {
            self.end_questions()?;
        }
        Ok(is_asked)
    }

    /// Takes what was typed to a question.
    pub(super) fn answer_question(&mut self, line: &str) -> anyhow::Result<Then> {
        let Some(Place::Questions(asking)) = self.place() else {
            return Ok(Then::Ask);
        };
        let mut asking = asking.clone();
        let countries = &self.tables.countries;
        let then = asking.interview.take(line, countries, self.output)?;
        let change = asking.shared.change(asking.interview.answers());
        self.put_back(asking);
        if then == interview::Then::End {
            self.end_questions()?;
        } else if change.now.count > 0 || self.is_saved(&change.now.name) {
            self.keeping.order(Order::SaveAnswers(change));
            self.tell()?;
            self.take_up()?;
        }
        Ok(Then::Ask)
    }

    /// Takes up what another program has saved under the name.
    fn take_up(&mut self) -> anyhow::Result<()> {
        let Some(Place::Questions(asking)) = self.place() else {
            return Ok(());
        };
        let mut asking = asking.clone();
        let mut kept = self.keeping.kept().answers.iter();
        if let Some(saved) = kept.find(|one| one.name == asking.shared.name()) {
            let Asking { shared, interview } = &mut *asking;
            interview.take_up(shared, saved, &self.tables.countries, self.output)?;
        }
        self.put_back(asking);
        Ok(())
    }

    fn is_saved(&self, name: &str) -> bool {
        let mut saved = self.keeping.kept().answers.iter();
        saved.any(|one| one.name == name)
    }

    fn put_back(&mut self, asking: Box<Asking>) {
        if let Some(place) = self.place_mut() {
            *place = Place::Questions(asking);
        }
    }

    /// Leaves the questions for the report on what was answered.
    fn end_questions(&mut self) -> anyhow::Result<()> {
        let left = match self.place() {
            Some(Place::Questions(asking)) => asking.shared.name().to_owned(),
            _ => return Ok(()),
        };
        self.leave();
        if !self.is_saved(&left) {
            self.say("Nothing was answered, so nothing is saved.")?;
            return self.announce();
        }
        self.say(&format!("The answers are saved as {left}."))?;
        self.open_report(&left, None)
    }

    /// Opens the report on answers of a number, or on what has changed between two.
    pub(super) fn report(&mut self, rest: &str) -> anyhow::Result<()> {
        let numbers = numbers(rest).unwrap_or_default();
        let chosen = numbers
            .iter()
            .map(|number| match self.list.choice(*number) {
                Some(Choice::Kept { leads_to, .. }) => match &**leads_to {
                    Choice::Answers(name) => Some(name.clone()),
                    _ => None,
                },
                _ => None,
            });
        let names: Option<Vec<String>> = chosen.collect();
        match names.as_deref() {
            Some([name]) => self.open_report(name, None),
            Some([since, name]) if since != name => self.open_report(name, Some(since.clone())),
            _ => self
                .say("Type report and the number of answers, or of two to hear what has changed."),
        }
    }

    fn open_report(&mut self, name: &str, since: Option<String>) -> anyhow::Result<()> {
        let saved = self.keeping.kept().answers.clone();
        self.library.learn_answers(saved);
        let name = name.to_owned();
        self.open(&View::Report { name, since }.to_string(), None)
    }
}
