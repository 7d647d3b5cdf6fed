//! The tray: the records that were picked to be compared, and the way to their comparison.

use super::App;
use crate::compare::{FEWEST, MOST};
use crate::model::{RecordId, RecordPath};
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::keymap::KeyNames;
use crate::tui::screens::compare::{Comparison, NAME};

impl App {
    /// Puts the selected record on the tray, or takes it off.
    pub(super) fn toggle_tray(&mut self) -> Vec<Effect> {
        let Some(selected) = self.selected_record() else {
            self.tell("select a record first, or open one");
            return Vec::new();
        };
        let picked = self.tray.iter().position(|id| *id == selected);
        if let Some(at) = picked {
            self.tray.remove(at);
        } else if self.tray.len() == MOST {
            let key = self.key(Action::Tray);
            self.tell(&format!(
                "no more than {MOST} can be picked; {key} on one undoes it"
            ));
            return Vec::new();
        } else {
            self.tray.push(selected);
        }
        let count = self.tray.len();
        let words = match count {
            0 => "no record is picked".to_owned(),
            _ if count < FEWEST => format!(
                "{count} of {MOST} picked; {} picks another",
                self.key(Action::Tray)
            ),
            _ => format!(
                "{count} of {MOST} picked; {} compares them",
                self.key(Action::Compare)
            ),
        };
        let undone = if picked.is_some() { "removed; " } else { "" };
        self.tell(&format!("{undone}{words}"));
        if self.stack.last().is_none_or(|top| top.name() != NAME) {
            return Vec::new();
        }
        // The comparison one looks at is another one now.
        let effects = self.cut(self.stack.len() - 1);
        if count >= FEWEST {
            self.push_comparison();
        }
        effects
    }

    /// Opens the comparison of what is on the tray; one that is open already gives way to it.
    pub(super) fn open_comparison(&mut self) -> Vec<Effect> {
        if self.tray.len() < FEWEST {
            let key = self.key(Action::Tray);
            self.tell(&match self.tray.len() {
                0 => format!("pick {FEWEST} to {MOST} records to compare; {key} picks one"),
                count => format!("{count} picked; {key} picks one more"),
            });
            return Vec::new();
        }
        let mut names = self.stack.iter().map(|screen| screen.name());
        let open = names.position(|name| name == NAME);
        let effects = self.cut(open.unwrap_or(self.stack.len()));
        self.push_comparison();
        effects
    }

    /// Returns what the status line tells of the tray.
    pub(super) fn tray_news(&self) -> Option<String> {
        let count = self.tray.len();
        let selected = self.selected_record();
        // All records of the comparison are.
        let selected = selected.filter(|_| self.screen_name() != NAME);
        let is_picked = selected.is_some_and(|selected| self.tray.contains(&selected));
        (count > 0 && self.told.is_none()).then(|| match (count, is_picked) {
            (1, true) => "picked".to_owned(),
            (_, true) => format!("{count} picked, this one too"),
            (_, false) => format!("{count} picked"),
        })
    }

    /// Returns the record that is read or selected on the top screen.
    fn selected_record(&self) -> Option<RecordId> {
        let spot = self.stack.last().and_then(|screen| screen.spot())?;
        RecordPath::parse(&spot.record).map(|path| path.id)
    }

    /// Tells whether the key that compares is worth a place in the footer.
    pub(super) fn can_compare(&self, screen: &str) -> bool {
        self.tray.len() >= FEWEST && screen != NAME && Action::Compare.is_of(screen)
    }

    fn push_comparison(&mut self) {
        let names = self.tray.iter().map(|id| id.slug.clone()).collect();
        self.stack
            .push(Box::new(Comparison::new(names, &self.language)));
    }

    /// Returns the key of an action on the top screen as it is written.
    pub(super) fn key(&self, action: Action) -> String {
        let screen = self.screen_name();
        let names = KeyNames {
            ascii: self.theme.ascii(),
        };
        let keys = self.keymap.keys(screen, action);
        keys.first()
            .map_or_else(|| format!(":{}", action.about().name), |key| names.of(*key))
    }
}
