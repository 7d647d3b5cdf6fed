//! The way to the modules, what is learned in them, and their worksheets.

use super::App;
use crate::model::Progress;
use crate::personal::{News, Order};
use crate::tui::action::Action;
use crate::tui::editor::{CLOSED_SHEETS, Manner};
use crate::tui::effect::Effect;
use crate::tui::screens::learn::Learn;

impl App {
    /// Goes to the modules; whatever stood above the Library is left.
    pub(super) fn open_learn(&mut self) -> Vec<Effect> {
        let effects = self.cut_to_library();
        let mut learn = Learn::new(&self.language, self.today, self.company().records());
        let room = Progress::default();
        let is_room = self.aside.is_some();
        learn.set_progress(if is_room {
            Some(&room)
        } else {
            self.kept.learned.progress()
        });
        self.stack.push(Box::new(learn));
        effects
    }

    /// Lets all screens know at once of what was learned, if some of these effects keep that.
    pub(super) fn learn(&mut self, effects: &[Effect]) {
        if self.aside.is_some() {
            // In front of a room nothing is learned for oneself.
            return;
        }
        for effect in effects {
            if let Effect::Keep(Order::Learn(deeds)) = effect {
                self.kept.learned.order(deeds);
                self.spread_learned();
            }
        }
    }

    /// Tells all screens what the keeper said.
    pub(super) fn spread(&mut self, news: &News) {
        if let News::Learned(_) = news {
            return self.spread_learned();
        }
        for screen in &mut self.stack {
            screen.kept(news);
        }
    }

    /// Tells all screens what was learned, with what was ordered to be kept since the keeper told it.
    fn spread_learned(&mut self) {
        let Some(progress) = self.kept.learned.progress() else {
            return;
        };
        let news = News::Learned(progress.clone());
        for screen in &mut self.stack {
            screen.kept(&news);
        }
    }

    /// Opens the user's own copy of a worksheet, where there is an editor for it.
    pub(super) fn edit_worksheet(&mut self) -> Vec<Effect> {
        if !self.company().records() {
            self.tell(CLOSED_SHEETS);
            return Vec::new();
        }
        match self.editor {
            Manner::Absent => {
                self.tell(
                    "set EDITOR to an editor, such as nano; `casebook learn worksheet` writes a copy",
                );
            }
            Manner::Vi => {
                // From now on one knows the way out.
                self.editor = Manner::Telling;
                let key = self.key(Action::Worksheet);
                self.tell(&format!("{key} again opens vi; :wq leaves it"));
            }
            Manner::Telling => {
                let Some(screen) = self.stack.last_mut() else {
                    return Vec::new();
                };
                let outcome = screen.act(Action::Worksheet, &mut self.tickets);
                return self.follow(outcome);
            }
        }
        Vec::new()
    }
}
