//! The tray: the records that were picked to be compared, and the way to their comparison.

use super::App;
use crate::compare::{FEWEST, MOST};
use crate::model::RecordPath;
use crate::personal::{Order, Spot};
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::keymap::KeyNames;
use crate::tui::screens::compare::{Comparison, NAME};

impl App {
    /// Puts the selected record on the tray, or takes it off.
    pub(super) fn toggle_tray(&mut self) -> Vec<Effect> {
        let Some(selected) = self.pick_meant() else {
            self.tell("select a record first, or open one");
            return Vec::new();
        };
        let picks = &mut self.kept.picks;
        let is_undone = picks.take_back(&selected.record);
        if !is_undone && picks.all().len() >= MOST {
            let key = self.key(Action::Desk);
            self.tell(&format!(
                "no more than {MOST} can be picked; {key} lists them"
            ));
            return Vec::new();
        }
        let order = if is_undone {
            Order::TakeBack(selected.record)
        } else {
            picks.pick(&selected);
            Order::Pick(selected)
        };
        let mut effects = vec![Effect::Keep(order)];
        let count = self.kept.picks.all().len();
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
        let undone = if is_undone { "removed; " } else { "" };
        self.tell(&format!("{undone}{words}"));
        if self.stack.last().is_some_and(|top| top.name() == NAME) {
            // The comparison one looks at is another one now.
            effects.extend(self.cut(self.stack.len() - 1));
            if count >= FEWEST {
                self.push_comparison();
            }
        }
        effects
    }

    /// Opens the comparison of what is on the tray; one that is open already gives way to it.
    pub(super) fn open_comparison(&mut self) -> Vec<Effect> {
        let count = self.kept.picks.all().len();
        if !(FEWEST..=MOST).contains(&count) {
            let key = self.key(Action::Tray);
            self.tell(&match count {
                0 => format!("pick {FEWEST} to {MOST} records to compare; {key} picks one"),
                _ if count < FEWEST => format!("{count} picked; {key} picks one more"),
                // Another program has picked as well.
                _ => format!(
                    "{count} picked, {MOST} at most; {} lists them",
                    self.key(Action::Desk)
                ),
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
        let count = self.kept.picks.all().len();
        (count > 0 && self.told.is_none()).then(|| match (count, self.is_picked()) {
            (1, true) => "picked".to_owned(),
            (_, true) => format!("{count} picked, this among them"),
            (_, false) => format!("{count} picked"),
        })
    }

    /// Tells whether the selected record is picked; of the comparison, where all are, it is not told.
    pub(super) fn is_picked(&self) -> bool {
        let selected = self.selected_record();
        let selected = selected.filter(|_| self.screen_name() != NAME);
        selected.is_some_and(|spot| self.kept.picks.has(&spot.record))
    }

    /// Returns the place of the record that is read or selected on the top screen.
    fn selected_record(&self) -> Option<Spot> {
        let spot = self.stack.last().and_then(|screen| screen.spot());
        spot.filter(|spot| RecordPath::parse(&spot.record).is_some())
    }

    /// Tells whether the key that compares is worth a place in the footer.
    pub(super) fn can_compare(&self, screen: &str) -> bool {
        self.kept.picks.all().len() >= FEWEST && screen != NAME && Action::Compare.is_of(screen)
    }

    /// Returns the record that the key of the tray picks or takes back.
    fn pick_meant(&self) -> Option<Spot> {
        let spot = self.stack.last().and_then(|screen| screen.pick());
        spot.filter(|spot| RecordPath::parse(&spot.record).is_some())
    }

    fn push_comparison(&mut self) {
        let picked = self.kept.picks.all();
        let comparison = Comparison::of_picks(picked, &self.language);
        self.stack.push(Box::new(comparison));
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
