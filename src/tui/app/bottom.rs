//! The two lines below every screen: what they say, and where they stand.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::prompt;
use super::{App, Company};
use crate::source::SafeText;
use crate::tui::action::Action;
use crate::tui::event::{Key, Typed};
use crate::tui::keymap::KeyNames;
use crate::tui::screens::present::ROOM;
use crate::tui::widgets::facets::capitalised;
use crate::tui::widgets::status::{self, Hint, News, Standing};

/// Below this width what is told has the status line to itself.
pub(super) const NARROW: u16 = 60;

impl App {
    /// Draws the status line and the footer.
    pub(super) fn draw_bottom(
        &self,
        buffer: &mut Buffer,
        (status, footer): (Rect, Rect),
        news: Vec<News>,
    ) {
        let Some(screen) = self.stack.last() else {
            return;
        };
        let told = |text: &str| SafeText::line(text).into_string();
        let mut left = Standing {
            screen: capitalised(screen.name()),
            state: told(&screen.status()),
            subject: screen.subject().as_deref().map(told),
        };
        if self.told.is_some() && status.width < NARROW {
            // What came of the key is worth more than how things stand.
            (left.state, left.subject) = (String::new(), None);
        }
        status::draw_status(buffer, status, &left, news, &self.theme);
        status::draw_footer(buffer, footer, &self.footer_keys(), &self.theme);
    }

    /// Returns the keys of the footer: for each action the first key that is valid now, with its word.
    fn footer_keys(&self) -> Vec<Hint> {
        let Some(screen) = self.stack.last() else {
            return Vec::new();
        };
        let (name, mut hints) = match &self.prompt {
            Some(prompt) => (prompt::NAME, prompt.hints()),
            None => (screen.name(), screen.hints()),
        };
        if self.prompt.is_none() && self.can_compare(name) {
            hints.insert(1.min(hints.len()), Action::Compare);
        }
        if self.prompt.is_none() && self.session_news().is_some() {
            hints.insert(1.min(hints.len()), Action::Agenda);
        }
        let is_typing = self.prompt.is_some() || screen.wants_text();
        let is_valid = |key: &Key| !is_typing || Typed::of(*key).is_none();
        hints
            .into_iter()
            .filter(|action| self.prompt.is_some() || !self.is_refused(*action))
            .filter_map(|action| {
                let keys = self.keymap.keys(name, action);
                let key = keys.into_iter().find(is_valid)?;
                let own = match &self.prompt {
                    Some(prompt) => prompt.word_of(action),
                    None => screen.word_of(action),
                };
                let word = match action {
                    Action::Tray if self.is_picked() => "unpick",
                    _ => action.told_on(name).0,
                };
                let word = own.unwrap_or_else(|| word.to_owned());
                Some(Hint { key, action, word })
            })
            .collect()
    }

    /// Returns what is told of faults in the settings, and the key that tells more.
    pub(super) fn told_faults(&self) -> Option<String> {
        let faults = match self.faults.len() {
            0 => return None,
            1 => "1 mistake".to_owned(),
            count => format!("{count} mistakes"),
        };
        let keys = self.keymap.keys(self.screen_name(), Action::Help);
        let key = keys.into_iter().find(|key| !key.is_text());
        let names = KeyNames {
            ascii: self.theme.ascii(),
        };
        let told = key.map_or_else(String::new, |key| format!("; {} shows more", names.of(key)));
        Some(format!("{faults} in your settings{told}"))
    }

    /// Returns what goes on, the most urgent first, for a status line of so many columns; messages that are too long for
    /// it only where they stand nowhere else.
    pub(super) fn news(&self, columns: u16, with_long: bool) -> Vec<News> {
        let in_room = self.company() == Company::Room;
        let messages = self.messages().into_iter();
        let mut news: Vec<News> = messages
            .filter(|message| with_long || !self.is_long(message, columns))
            .map(News::from)
            .collect();
        news.extend(self.session_news().map(News::from));
        news.extend(self.tray_news().map(News::from));
        if self.mouse && self.told.is_none() {
            news.push("mouse on".to_owned().into());
        }
        match (self.progress, &self.state) {
            (Some((done, all)), _) => {
                news.push(format!("preparing the search: {done} of {all}").into());
            }
            (None, Some(state)) if state.syncing => {
                news.push("preparing the search".to_owned().into());
            }
            _ => {}
        }
        let set_aside = self.state.as_ref().map_or(0, |state| state.set_aside);
        if in_room {
            news.push(News::fixed(ROOM.to_owned()));
        } else if set_aside > 0 {
            let check = self.state.as_ref().and_then(|state| state.check.as_deref());
            news.push(told_set_aside(set_aside, check.unwrap_or("casebook check")));
        }
        news
    }
}

/// Returns what is told of files that cannot be read as records, for as long as they cannot.
fn told_set_aside(count: usize, check: &str) -> News {
    let (files, records) = match count {
        1 => ("file", "a record"),
        _ => ("files", "records"),
    };
    News::lasting(vec![
        format!("{count} {files} cannot be read as {records}: `{check}` tells why"),
        format!("{count} {files} faulty: `{check}` tells why"),
        format!("{count} {files} faulty: {check}"),
        format!("{count} faulty: {check}"),
        format!("{count} faulty"),
    ])
}

/// Divides the screen into body, status line and footer; in very low terminals the body goes before.
pub(super) fn divide(area: Rect, body_wants_all: bool) -> (Rect, Rect, Rect) {
    let below = match area.height {
        _ if body_wants_all => 0,
        0..=3 => 0,
        4..=6 => 1,
        _ => 2,
    };
    let body = Rect {
        height: area.height - below,
        ..area
    };
    let line = |row: u16| Rect {
        y: body.bottom() + row.min(below),
        height: u16::from(row < below),
        ..area
    };
    // With one line left for both, the keys are worth more.
    match below {
        1 => (body, line(1), line(0)),
        _ => (body, line(0), line(1)),
    }
}

/// Puts signs of ASCII in the place of those of print, which a terminal that has no others shows as rubbish.
pub(in crate::tui) fn plain_signs(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        let plain = match cell.symbol() {
            "…" => "~",
            "–" | "—" | "‑" | "−" | "·" => "-",
            "‘" | "’" => "'",
            "“" | "”" => "\"",
            "×" => "x",
            _ => continue,
        };
        cell.set_symbol(plain);
    }
}
