//! The state of the whole screen: the stack of screens, the status line, what all screens share.
//!
//! A state machine without channel, thread, clock, file or environment: an event goes in, effects come out, and the loop
//! carries them out.

use std::sync::Arc;

use ratatui::Frame;

use super::action::Action;
use super::ahead::Composed;
use super::editor::Manner;
use super::effect::Effect;
use super::event::{Event, Signal};
use super::kept::Kept;
use super::keymap::Keymap;
use super::screens::desk::Shown;
use super::screens::help::Help;
use super::screens::library::Library;
use super::screens::present::Wanted;
use super::screens::{Context, Go, Outcome, Screen, Tickets};
use super::stage::Talk;
use super::theme::Theme;
use crate::library::worker::State;
use crate::model::{PartialDate, Tables};

mod atlas;
mod bottom;
mod explaining;
mod exporting;
mod following;
mod keeping;
mod keys;
mod leading;
mod learning;
mod message;
mod pointer;
mod presenting;
mod prompt;
mod searching;
mod staging;
mod standards;
mod tray;

use bottom::divide;
pub(super) use bottom::plain_signs;
use exporting::Exporting;
use following::{Aside, Quitting};
pub use presenting::Company;
pub(crate) use presenting::NOT_IN_A_ROOM;
use presenting::strong;
use prompt::Prompt;

/// The place at the bottom of the stack.
const LIBRARY: u8 = 1;

/// The place of instruments and countries.
const STANDARDS: u8 = 2;
/// The place of the modules.
const LEARN: u8 = 3;
/// The place from which the library is seen as a whole.
const ATLAS: u8 = 4;

/// The place where what is kept for the user lies.
const DESK: u8 = 5;

/// What an app begins with.
#[derive(Clone, Debug)]
pub struct Start {
    /// The colours.
    pub theme: Theme,
    /// The keys.
    pub keymap: Keymap,
    /// The language of names, as a tag.
    pub language: String,
    /// The query to begin with.
    pub query: String,
    /// Today; running practices extend to its year.
    pub today: PartialDate,
    /// Whether the wheel of the mouse is taken.
    pub mouse: bool,
    /// Who looks on.
    pub company: Company,
    /// What is wrong in the settings.
    pub faults: Vec<String>,
    /// What is presented from the beginning.
    pub presents: Option<Wanted>,
}

/// The state of the whole screen.
pub struct App {
    theme: Theme,
    keymap: Keymap,
    language: String,
    tables: Option<Arc<Tables>>,
    /// The page composed last, until the next frame.
    composed: Option<Composed>,
    stack: Vec<Box<dyn Screen>>,
    tickets: Tickets,
    state: Option<State>,
    progress: Option<(usize, usize)>,
    /// What the worker told; it stays until one steps back.
    notice: Option<String>,
    /// What came of the last key; it goes with the next.
    told: Option<String>,
    mouse: bool,
    company: Company,
    /// The theme before slides were shown.
    before: Option<Theme>,
    editor: Manner,
    /// Whether the key that interrupts was pressed just now; pressed again it leaves.
    is_leaving: bool,
    today: PartialDate,
    /// What is kept for the user.
    kept: Kept,
    /// The Atlas as it was left.
    atlas: Option<Box<dyn Screen>>,
    /// The agenda whose session goes on while one is elsewhere.
    agenda: Option<Box<dyn Screen>>,
    /// What the presenters' consoles were told last.
    staged: Option<Box<Talk>>,
    /// What a wall must not see, while an agenda is open or its session runs.
    aside: Option<Aside>,
    /// Whether one is asked about the session that runs before the program ends.
    quitting: Quitting,
    /// The file that is being written.
    exporting: Option<Exporting>,
    /// What is wrong in the settings.
    faults: Vec<String>,
    /// The line commands are typed into, while it is open.
    prompt: Option<Prompt>,
}

impl std::fmt::Debug for App {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let names: Vec<&str> = self.stack.iter().map(|screen| screen.name()).collect();
        write!(formatter, "App({})", names.join(" > "))
    }
}

impl App {
    /// Returns the app in the Library.
    pub fn new(start: Start) -> Self {
        let library = Library::new(&start.query, &start.language, start.today.year);
        let mut app = Self {
            theme: start.theme,
            keymap: start.keymap,
            language: start.language,
            tables: None,
            composed: None,
            stack: vec![Box::new(library)],
            tickets: Tickets::default(),
            state: None,
            progress: None,
            notice: None,
            told: None,
            mouse: start.mouse,
            company: start.company,
            before: None,
            editor: Manner::Absent,
            is_leaving: false,
            today: start.today,
            kept: Kept::default(),
            atlas: None,
            agenda: None,
            staged: None,
            aside: None,
            quitting: Quitting::Unasked,
            exporting: None,
            faults: start.faults,
            prompt: None,
        };
        if start.company == Company::Room {
            app.theme = strong(app.theme);
        } else {
            app.notice = app.told_faults();
        }
        if let Some(wanted) = start.presents {
            app.push_slides(wanted);
        }
        app
    }

    /// Takes what the user's editor is like, once it was looked for; until then there is none.
    pub fn set_editor(&mut self, editor: Manner) {
        self.editor = editor;
    }

    /// Takes an event; returns what the loop shall do.
    pub fn update(&mut self, event: &Event) -> Vec<Effect> {
        let effects = self.take(event);
        let mut effects = self.in_room(effects);
        effects.extend(self.mind_session());
        effects
    }

    fn take(&mut self, event: &Event) -> Vec<Effect> {
        match event {
            Event::Key(key) => self.press(*key),
            Event::Paste(text) => self.paste(text),
            Event::Wheel(turns, at) => self.wheel(*turns, *at),
            Event::Click(at) => self.click(*at),
            Event::Reply(reply) => self.reply(reply),
            Event::Composed(composed, reply) => {
                self.composed = Some(composed.clone());
                self.reply(reply)
            }
            Event::Kept(news) => self.take_news(news),
            Event::Second(passed) => self.tell_second(*passed),
            Event::Trouble(words) => {
                self.tell(words);
                Vec::new()
            }
            Event::Tick(now) => {
                self.tick(*now);
                Vec::new()
            }
            Event::Asked(command) => self.steer(*command),
            Event::Signal(Signal::Stop) => vec![Effect::Suspend],
            Event::Signal(Signal::Continue) => self.look_at_files(),
            // The loop draws after every event, and leaves on some of these without asking; a console hears of rooms.
            Event::Resize(..)
            | Event::Heard(_)
            | Event::WorkerGone
            | Event::InputClosed
            | Event::Signal(Signal::End(_)) => Vec::new(),
        }
    }

    /// Returns what the top screen has to ask, now that all events that waited are taken.
    pub fn settle(&mut self) -> Vec<Effect> {
        let Some(screen) = self.stack.last_mut() else {
            return Vec::new();
        };
        let mut effects = screen.settle(&mut self.tickets);
        effects.extend(self.look_for_kept());
        let mut effects = self.in_room(effects);
        effects.extend(self.tell_consoles());
        effects
    }

    /// Tells something in the status line until the next key.
    pub fn tell(&mut self, notice: &str) {
        self.told = Some(notice.to_owned());
    }

    /// Lays out and draws one frame.
    pub fn frame(&mut self, frame: &mut Frame<'_>) {
        let wants_all = self.stack.last().is_some_and(|screen| screen.wants_all());
        let wants_all = wants_all && !self.is_leaving && self.prompt.is_none();
        let (body, status, footer) = divide(frame.area(), wants_all);
        let body = self.draw_band(body, frame.buffer_mut());
        // In a low terminal, and where the screen takes all, they are cut.
        let (messages, body) = if status.height > 0 {
            self.lay_out_messages(body)
        } else {
            (Vec::new(), body)
        };
        let context = Context {
            theme: &self.theme,
            tables: self.tables.as_deref(),
            composed: self.composed.as_ref(),
            language: &self.language,
            keymap: &self.keymap,
            kept: &self.kept,
        };
        let Some((screen, below)) = self.stack.split_last_mut() else {
            return;
        };
        let below = below.last_mut().filter(|_| screen.is_window());
        for seen in below.into_iter().chain([&mut *screen]) {
            if body.area() > 0 {
                seen.layout(body, &context);
                seen.draw(frame, &context);
            }
        }
        let cursor = screen.cursor().filter(|position| body.contains(*position));
        self.draw_messages(frame.buffer_mut(), body, &messages);
        let news = self.news(status.width, messages.is_empty());
        self.draw_bottom(frame.buffer_mut(), (status, footer), news);
        let cursor = self.draw_prompt(frame, status).or(cursor);
        if let Some(position) = cursor {
            frame.set_cursor_position(position);
        }
        if self.theme.ascii() {
            plain_signs(frame.buffer_mut());
        }
        self.composed = None;
    }

    fn act(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Quit => return self.quit(),
            Action::Agenda => return self.go_to_agenda(),
            Action::Suspend => return vec![Effect::Suspend],
            Action::Redraw => return self.look_at_files(),
            Action::Theme => self.set_theme(Some(self.theme.next())),
            Action::Mouse => return self.set_mouse(!self.mouse),
            Action::Resume => return self.resume(),
            Action::Library => return self.follow(Outcome::go(Go::Place(LIBRARY))),
            Action::Mark => return self.toggle_mark(),
            Action::Note => return self.edit_note(),
            Action::Edit => return self.edit_record(),
            Action::CommandLine => self.open_prompt(),
            Action::Marks => return self.open_desk(Shown::Marks),
            Action::Saved => return self.open_desk(Shown::Searches),
            Action::Standards => return self.follow(Outcome::go(Go::Place(STANDARDS))),
            Action::Learn => return self.follow(Outcome::go(Go::Place(LEARN))),
            Action::Worksheet => return self.edit_worksheet(),
            Action::Atlas => return self.follow(Outcome::go(Go::Place(ATLAS))),
            Action::Desk => return self.follow(Outcome::go(Go::Place(DESK))),
            Action::Workbench => return self.open_workbench(),
            Action::Present => return self.present(),
            Action::Tray => return self.toggle_tray(),
            Action::Compare => return self.open_comparison(),
            Action::Help => {
                let screen = self.screen_name();
                if screen != "help" {
                    let faults = self.shown_faults();
                    self.stack.push(Box::new(Help::new(screen, faults)));
                }
            }
            _ => {
                if action == Action::Back {
                    self.notice = None;
                }
                let Some(screen) = self.stack.last_mut() else {
                    return vec![Effect::Quit];
                };
                let outcome = screen.act(action, &mut self.tickets);
                return self.follow(outcome);
            }
        }
        Vec::new()
    }

    /// Returns the name of the screen one looks at.
    fn screen_name(&self) -> &'static str {
        self.stack.last().map_or("library", |screen| screen.name())
    }

    /// Takes a theme, on the terminal there is.
    fn set_theme(&mut self, theme: Option<Theme>) {
        if let Some(theme) = theme {
            self.theme = self.theme.with_scheme_of(theme);
            self.told = Some(format!("theme {}", self.theme.name()));
        }
    }
}

#[cfg(test)]
mod tests;
