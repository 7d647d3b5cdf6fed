//! The answers between the screen and where they are kept: read, saved, and what another program has saved taken up.

use super::Questions;
use super::rows::Row;
use crate::library::answers::{self, Shared};
use crate::library::worker::Request;
use crate::personal::{Order, SavedAnswers};
use crate::tui::effect::Effect;
use crate::tui::screens::{Context, Outcome};

impl Questions {
    /// Reads the answers, once the countries they may name are known, and stands at the first question that is open.
    pub(super) fn read(&mut self, context: &Context<'_>) {
        let (Some(tables), Some(saved)) = (context.tables, &self.unread) else {
            return;
        };
        self.countries = tables.countries.clone();
        self.answers = answers::readable(saved, &self.countries);
        self.shared = Shared::new(&saved.name, &self.answers);
        self.unread = None;
        self.follow();
        let is_open = |row: &Row| {
            let question = row.question();
            question.is_some_and(|one| self.answers.get(one.section, one.key).is_none())
        };
        self.at
            .select(self.rows.iter().position(is_open).unwrap_or(0));
    }

    /// Takes up what another program has saved under the name, beside what was answered here.
    pub(super) fn take_up(&mut self, all: &[SavedAnswers]) {
        let Some(told) = all.iter().find(|one| one.name == self.shared.name()) else {
            return;
        };
        if let Some(unread) = &mut self.unread {
            unread.clone_from(told);
            return;
        }
        let (shared, answers) = (&mut self.shared, &mut self.answers);
        self.taken_up = shared.take_up(told, answers, &self.countries);
        if self.taken_up == 0 {
            return;
        }
        let row = self.row();
        self.follow();
        if self.row() != row {
            // The question that is being answered is not asked any more.
            self.leave_line();
        }
    }

    /// Saves the answers, and tells the worker, which makes reports of them.
    pub(super) fn keep(&self) -> Outcome {
        let change = self.shared.change(&self.answers);
        let known = Effect::Ask(Request::Answers(vec![change.now.clone()]));
        Outcome::effect(Effect::Keep(Order::SaveAnswers(change))).with(known)
    }
}
