//! The way to the slides, and what is different in front of a room: drafts, notes, history and paths stay out of sight,
//! contrast is strong, and what is searched for is told in large letters.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::App;
use crate::library::Presented;
use crate::library::worker::Reply;
use crate::model::Language;
use crate::model::figure;
use crate::source::SafeText;
use crate::tui::big::{self, Big};
use crate::tui::effect::Effect;
use crate::tui::screens::present::{DISCREET, NAME, Present, Wanted, names_file};
use crate::tui::text;
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::{put, split_rows};

/// What is told where something of the user's own would be shown.
pub(crate) const NOT_IN_A_ROOM: &str = "in front of a room nothing of your own is shown";

/// From so many columns and rows on there is room for large letters above a list.
const ROOMY: (u16, u16) = (80, 22);

/// Who looks on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Company {
    /// Nobody: what is asked and read is recorded and offered again.
    Alone,
    /// Perhaps somebody: nothing is recorded, and nothing of it shown.
    Silent,
    /// A room: neither that, nor drafts, nor paths.
    Room,
}

impl Company {
    /// Tells whether what is asked and read is recorded.
    pub fn records(self) -> bool {
        self == Self::Alone
    }
}

/// Returns a theme of strong contrast for the background there is; one of the user's choice for another background, or
/// without colours, stays.
pub(super) fn strong(theme: Theme) -> Theme {
    if theme.name() == Theme::dark().name() {
        theme.with_scheme_of(Theme::high_contrast())
    } else {
        theme
    }
}

impl App {
    /// Returns who looks on: a room while slides are shown, an agenda is open or its session runs, whatever was before.
    pub(super) fn company(&self) -> Company {
        if self.aside.is_some() || self.stack.iter().any(|screen| screen.name() == NAME) {
            Company::Room
        } else {
            self.company
        }
    }

    /// Presents what is read or selected.
    pub(super) fn present(&mut self) -> Vec<Effect> {
        let Some(what) = self.stack.last().and_then(|screen| screen.presented()) else {
            self.tell("select a record first, or open one");
            return Vec::new();
        };
        self.show_slides(what)
    }

    /// Shows slides of something.
    pub(super) fn show_slides(&mut self, what: Presented) -> Vec<Effect> {
        let mut names = self.stack.iter().map(|screen| screen.name());
        let below = names.position(|name| name == NAME);
        let effects = self.cut(below.unwrap_or(self.stack.len()));
        self.push_slides(Wanted {
            what,
            language: self.language.clone(),
            today: self.today,
            minutes: None,
            is_alone: false,
        });
        effects
    }

    /// Shows slides; the theme of before comes back when they are left.
    pub(super) fn push_slides(&mut self, wanted: Wanted) {
        self.before = Some(self.theme);
        self.theme = strong(self.theme);
        self.stack.push(Box::new(Present::new(wanted)));
    }

    /// Counts so many minutes down, or the time up again.
    pub(super) fn set_timer(&mut self, minutes: Option<u64>) -> Vec<Effect> {
        if let Some(screen) = self.stack.last_mut() {
            screen.set_timer(minutes);
        }
        Vec::new()
    }

    /// Takes the second of the clock of a talk.
    pub(super) fn tell_second(&mut self, now: u64) -> Vec<Effect> {
        let tickets = &mut self.tickets;
        let screens = self.stack.iter_mut();
        screens
            .flat_map(|screen| screen.tick(now, tickets))
            .collect()
    }

    /// Returns what is wrong in the settings, which names their file; nothing in front of a room.
    pub(super) fn shown_faults(&self) -> Vec<String> {
        match self.company() {
            Company::Room => Vec::new(),
            _ => self.faults.clone(),
        }
    }

    /// Returns what a room may hear instead of a reply that names a file.
    pub(super) fn discreet(&self, reply: &Reply) -> Option<Reply> {
        match reply {
            // Slides are discreet themselves.
            Reply::Failed(ticket, why)
                if self.company() == Company::Room
                    && self.screen_name() != NAME
                    && names_file(why) =>
            {
                Some(Reply::Failed(*ticket, DISCREET.to_owned()))
            }
            _ => None,
        }
    }

    /// Draws in front of a room what is searched for and how many records are found, in large letters; returns what is
    /// left below.
    pub(super) fn draw_band(&self, body: Rect, buffer: &mut Buffer) -> Rect {
        let found = self.stack.last().and_then(|screen| screen.found());
        let is_roomy = body.width >= ROOMY.0 && body.height >= ROOMY.1;
        let Some((query, count)) = found.filter(|_| self.company() == Company::Room && is_roomy)
        else {
            return body;
        };
        let language = Language::parse(&self.language).unwrap_or_else(Language::english);
        let count = figure::written(&count.to_string(), &language);
        let words = SafeText::line(&format!("{} {count}", query.trim())).into_string();
        let columns = usize::from(body.width) - 2;
        let style = self.theme.style(Role::Title);
        let area = Rect {
            x: body.x + 1,
            width: body.width - 2,
            ..body
        };
        let large = Big::of(&words, columns, big::ROWS).filter(|_| !self.theme.ascii());
        let rows = if let Some(large) = &large {
            large.draw(area, buffer, style);
            large.rows()
        } else {
            let line = text::cut(words.trim(), columns);
            put(buffer, area, 0, vec![Span::styled(line, style)]);
            1
        };
        split_rows(body, u16::try_from(rows + 1).unwrap_or(u16::MAX)).1
    }
}
