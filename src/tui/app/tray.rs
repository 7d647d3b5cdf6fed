//! The tray: the records that were put aside to be compared, and the way to their comparison.

use super::App;
use crate::compare::{FEWEST, MOST};
use crate::tui::action::Action;
use crate::tui::keymap::KeyNames;
use crate::tui::screens::compare::Comparison;

/// The name of the screen of a comparison.
const COMPARISON: &str = "comparison";

impl App {
    /// Puts the selected record on the tray, or takes it off.
    pub(super) fn toggle_tray(&mut self) {
        let Some(top) = self.stack.last() else {
            return;
        };
        let Some(id) = top.record().cloned() else {
            self.tell("no record is selected");
            return;
        };
        let is_comparison = top.name() == COMPARISON;
        if let Some(at) = self.tray.iter().position(|other| *other == id) {
            self.tray.remove(at);
        } else if self.tray.len() == MOST {
            let words = format!(
                "{MOST} records are to compare already; take one off with {}",
                self.key(Action::Tray)
            );
            self.tell(&words);
            return;
        } else {
            self.tray.push(id);
        }
        let words = match self.tray.len() {
            0 => "no record to compare".to_owned(),
            count if count < FEWEST => format!("{count} of {MOST} to compare"),
            count => format!(
                "{count} of {MOST} to compare: {}",
                self.key(Action::Compare)
            ),
        };
        self.tell(&words);
        if is_comparison {
            self.stack.pop();
            if self.tray.len() >= FEWEST {
                self.push_comparison();
            }
        }
    }

    /// Opens the comparison of what is on the tray; one that is open already gives way to it.
    pub(super) fn open_comparison(&mut self) {
        if self.tray.len() < FEWEST {
            let words = format!(
                "{FEWEST} to {MOST} records are compared; {} puts the selected one to them",
                self.key(Action::Tray)
            );
            self.tell(&words);
            return;
        }
        let open = self
            .stack
            .iter()
            .position(|screen| screen.name() == COMPARISON);
        if let Some(at) = open.filter(|at| *at > 0) {
            self.stack.truncate(at);
        }
        self.push_comparison();
    }

    /// Returns what the status line tells of the tray.
    pub(super) fn tray_news(&self) -> Option<String> {
        let count = self.tray.len();
        (count > 0 && self.told.is_none()).then(|| format!("{count} to compare"))
    }

    /// Tells whether the key that compares is worth a place in the footer.
    pub(super) fn can_compare(&self, screen: &str) -> bool {
        self.tray.len() >= FEWEST && screen != COMPARISON && Action::Compare.is_of(screen)
    }

    fn push_comparison(&mut self) {
        let names = self.tray.iter().map(|id| id.slug.clone()).collect();
        self.stack
            .push(Box::new(Comparison::new(names, &self.language)));
    }

    /// Returns the key of an action on the top screen as it is written.
    fn key(&self, action: Action) -> String {
        let screen = self.stack.last().map_or("library", |screen| screen.name());
        let names = KeyNames {
            ascii: self.theme.ascii(),
        };
        let keys = self.keymap.keys(screen, action);
        keys.first()
            .map_or_else(|| format!(":{}", action.about().name), |key| names.of(*key))
    }
}
