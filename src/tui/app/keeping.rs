//! What the app does with what is kept for the user: marks, the record read last, the Desk, and what is kept when screens
//! go.

use super::presenting::NOT_IN_A_ROOM;
use super::{App, Company};
use crate::library::worker::Request;
use crate::model::View;
use crate::personal::{News, Order};
use crate::session::Session;
use crate::tui::action::Action;
use crate::tui::editor::{CLOSED, Manner, NO_EDITOR};
use crate::tui::effect::Effect;
use crate::tui::screens::atlas;
use crate::tui::screens::desk::{self, Desk, Shown};
use crate::tui::screens::present;
use crate::tui::screens::workbench::{self, Workbench};
use crate::tui::screens::{Go, Outcome, Screen};

/// What is told where no record is meant.
const NOTHING_SELECTED: &str = "select a record first, or open one";

impl App {
    /// Returns what is to be kept now that the program ends.
    pub fn leave(&mut self) -> Vec<Effect> {
        let effects = self.cut(0);
        self.in_room(effects)
    }

    /// Leaves all screens but so many.
    pub(super) fn cut(&mut self, kept: usize) -> Vec<Effect> {
        let left = self.stack.drain(kept.min(self.stack.len())..);
        let left: Vec<Box<dyn Screen>> = left.collect();
        let mut effects = Vec::new();
        for (at, mut screen) in left.into_iter().enumerate().rev() {
            effects.extend(screen.leave());
            // What stands in the Library at the bottom was there before the session.
            if kept + at > 0 {
                effects.extend(self.note_searched(screen.as_ref()));
            }
            if screen.name() == present::NAME {
                self.theme = self.before.take().unwrap_or(self.theme);
            }
            let is_running = screen.session().is_some_and(Session::is_running);
            if is_running {
                // The session goes on; one comes back to it as it was left.
                self.agenda = Some(screen);
            } else if screen.name() == atlas::NAME {
                // One comes back to it as it was left.
                self.atlas = Some(screen);
            }
        }
        effects
    }

    /// Takes what the keeper says.
    pub(super) fn take_news(&mut self, news: &News) -> Vec<Effect> {
        if self.put_aside(news) {
            return Vec::new();
        }
        // What the user has marked is nobody else's.
        if self.company == Company::Room && matches!(news, News::Marks(_) | News::Picks(_)) {
            return Vec::new();
        }
        match news {
            News::Told(words) => self.told = Some(words.clone()),
            News::Trouble(words) => self.notice = Some(words.clone()),
            _ => self.kept.take(news),
        }
        self.spread(news);
        match news {
            // Reports are made of them where records are read.
            News::Answers(answers) if !answers.is_empty() => {
                vec![Effect::Ask(Request::Answers(answers.clone()))]
            }
            _ => Vec::new(),
        }
    }

    /// Asks which of the records that are kept the library has, once it can tell.
    pub(super) fn look_for_kept(&mut self) -> Option<Effect> {
        if self.state.as_ref().is_none_or(|state| state.syncing) {
            return None;
        }
        let records = self.kept.to_look_for()?;
        Some(Effect::Ask(Request::Look(records)))
    }

    /// Shows lists of what is kept; there is one Desk in the stack, so that going to and fro leads back in a few steps.
    pub(super) fn open_desk(&mut self, shown: Shown) -> Vec<Effect> {
        if self.company() == Company::Room {
            self.tell(NOT_IN_A_ROOM);
            return Vec::new();
        }
        let mut names = self.stack.iter().map(|screen| screen.name());
        let below = names.position(|name| name == desk::NAME);
        let mut effects = self.cut(below.unwrap_or(self.stack.len()));
        let desk = Desk::new(shown, &self.language, self.today.year);
        self.stack.push(Box::new(desk));
        effects.push(Effect::Keep(Order::Look));
        effects
    }

    /// Shows the saved answers of the workbench; there is one list of them in the stack.
    pub(super) fn open_workbench(&mut self) -> Vec<Effect> {
        if self.company() == Company::Room {
            self.tell(NOT_IN_A_ROOM);
            return Vec::new();
        }
        let mut names = self.stack.iter().map(|screen| screen.name());
        let below = names.position(|name| name == workbench::NAME);
        let mut effects = self.cut(below.unwrap_or(self.stack.len()));
        self.stack.push(Box::new(Workbench::default()));
        effects.push(Effect::Keep(Order::Look));
        effects
    }

    /// Opens the record read last.
    pub(super) fn resume(&mut self) -> Vec<Effect> {
        if self.company() == Company::Room {
            self.tell(NOT_IN_A_ROOM);
            return Vec::new();
        }
        let Some(last) = self.kept.last_read() else {
            self.tell("no record of this library was read yet");
            return Vec::new();
        };
        self.follow(Outcome::go(Go::OpenRecord {
            name: last.record.clone(),
            anchor: None,
            words: Vec::new(),
        }))
    }

    /// Opens the note on the record that is read or selected.
    pub(super) fn edit_note(&mut self) -> Vec<Effect> {
        if !self.company().records() {
            self.tell(CLOSED);
            return Vec::new();
        }
        let Some(spot) = self.stack.last().and_then(|screen| screen.spot()) else {
            self.tell(NOTHING_SELECTED);
            return Vec::new();
        };
        if View::parse(&spot.record).is_some() {
            self.tell("a note is on a record; this page is made anew each time");
            return Vec::new();
        }
        let slug = spot.slug().to_owned();
        if self.editor == Manner::Absent {
            self.open_note_prompt(slug);
            return Vec::new();
        }
        self.edit(Action::Note, Effect::EditNote(slug))
    }

    /// Opens the file of the record that is read or selected.
    pub(super) fn edit_record(&mut self) -> Vec<Effect> {
        if self.company() == Company::Room {
            self.tell(NOT_IN_A_ROOM);
            return Vec::new();
        }
        let Some(file) = self.stack.last().and_then(|screen| screen.file()) else {
            self.tell(NOTHING_SELECTED);
            return Vec::new();
        };
        if View::parse(&file).is_some() {
            self.tell("this page has no file; it is made anew each time");
            return Vec::new();
        }
        if self.editor == Manner::Absent {
            self.tell(NO_EDITOR);
            return Vec::new();
        }
        self.edit(Action::Edit, Effect::EditRecord(file))
    }

    /// Opens the editor, or first tells the way out of one that does not tell it.
    fn edit(&mut self, action: Action, effect: Effect) -> Vec<Effect> {
        if self.editor == Manner::Vi {
            // From now on one knows the way out.
            self.editor = Manner::Telling;
            let key = self.key(action);
            self.tell(&format!("{key} again opens vi; :wq leaves it"));
            return Vec::new();
        }
        vec![effect]
    }

    /// Brings the list and what is read up to date with the files, which may have changed while nobody looked.
    pub(super) fn look_at_files(&mut self) -> Vec<Effect> {
        let mut effects = vec![Effect::Redraw, Effect::Ask(Request::Sync)];
        effects.extend(self.reload());
        effects
    }

    /// Has what is read shown as its file is now.
    pub fn reload(&mut self) -> Vec<Effect> {
        let screen = self.stack.last_mut();
        screen.map_or_else(Vec::new, |screen| screen.reload(&mut self.tickets))
    }

    /// Tells whether what a key means is refused now: in front of a room nothing of one's own is shown or kept.
    pub(super) fn is_refused(&self, action: Action) -> bool {
        let company = self.company();
        match action {
            Action::Desk | Action::Note | Action::Worksheet => !company.records(),
            Action::Mark
            | Action::Edit
            | Action::Marks
            | Action::Saved
            | Action::Resume
            | Action::Workbench => company == Company::Room,
            _ => false,
        }
    }

    /// Marks what is read or selected, or takes its mark away.
    pub(super) fn toggle_mark(&mut self) -> Vec<Effect> {
        if self.is_refused(Action::Mark) {
            self.tell(NOT_IN_A_ROOM);
            return Vec::new();
        }
        let Some(spot) = self.stack.last().and_then(|screen| screen.spot()) else {
            self.tell(NOTHING_SELECTED);
            return Vec::new();
        };
        let order = if self.kept.is_marked(&spot) {
            Order::Unmark(spot)
        } else {
            Order::Mark(spot)
        };
        vec![Effect::Keep(order)]
    }
}
