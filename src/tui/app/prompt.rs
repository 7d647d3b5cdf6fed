//! The line that commands are typed into: `save NAME`, `forget NAME`, or an action by its name.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Span;

use super::App;
use crate::personal::{Order, SavedSearch};
use crate::source::{SafeText, nearest};
use crate::tui::action::{ACTIONS, Action};
use crate::tui::effect::Effect;
use crate::tui::event::{Code, Key, Typed};
use crate::tui::text;
use crate::tui::theme::Role;
use crate::tui::widgets::input::Input;
use crate::tui::widgets::put;

/// Its name where footer and keymap ask for a screen.
pub(super) const NAME: &str = "prompt";

/// What the footer tells of it.
pub(super) const HINTS: [Action; 2] = [Action::Open, Action::Back];

/// Commands that take a name and are no actions.
const NAMING: [&str; 2] = ["forget", "save"];

/// The line commands are typed into.
#[derive(Debug, Default)]
pub(super) struct Prompt {
    input: Input,
}

impl Prompt {
    /// Takes pasted text; its line breaks run nothing.
    pub(super) fn paste(&mut self, text: &str) {
        self.input.edit(&Typed::Paste(text.to_owned()));
    }
}

/// What a line asks for.
#[derive(Debug, PartialEq, Eq)]
enum Asked {
    Nothing,
    Save(String),
    Forget(String),
    Act(Action),
    /// What is wrong with it.
    Wrong(String),
}

impl App {
    /// Takes a key while the line is open.
    pub(super) fn press_in_prompt(&mut self, key: Key) -> Vec<Effect> {
        let Some(prompt) = &mut self.prompt else {
            return Vec::new();
        };
        let is_empty = prompt.input.text().is_empty();
        if key == Key::new(Code::Backspace) && is_empty {
            self.prompt = None;
        } else if key == Key::new(Code::Tab) {
            self.complete_command();
        } else if let Some(typed) = Typed::of(key) {
            prompt.input.edit(&typed);
        } else {
            match self.keymap.action(NAME, key) {
                Some(Action::Open) => return self.run_command(),
                Some(Action::Back) => self.prompt = None,
                // What leads out of the program or redraws it does so everywhere.
                Some(action @ (Action::Quit | Action::Suspend | Action::Redraw)) => {
                    return self.act(action);
                }
                _ => {}
            }
        }
        Vec::new()
    }

    /// Draws the line over the status line, or over the last row where there is none; returns where its cursor stands.
    pub(super) fn draw_prompt(&self, frame: &mut Frame<'_>, status: Rect) -> Option<Position> {
        let prompt = self.prompt.as_ref()?;
        let all = frame.area();
        let area = if status.area() > 0 {
            status
        } else {
            Rect {
                y: all.bottom().checked_sub(1)?,
                height: 1,
                ..all
            }
        };
        let columns = usize::from(area.width).checked_sub(1)?;
        let (shown, column) = prompt.input.view(columns);
        let style = self.theme.style(Role::Text);
        let line = vec![
            Span::styled(":", self.theme.style(Role::Accent)),
            Span::styled(shown.to_owned(), style),
        ];
        let buffer = frame.buffer_mut();
        let blank = Span::styled(" ".repeat(area.width.into()), style);
        put(buffer, area, 0, vec![blank]);
        put(buffer, area, 0, line);
        self.tell_in_prompt(buffer, area, 1 + text::width(shown));
        let x = area.x.checked_add(1 + u16::try_from(column).ok()?)?;
        (x < area.right()).then_some(Position { x, y: area.y })
    }

    /// Draws what came of the last key at the right end of the line, as far as there is room.
    fn tell_in_prompt(&self, buffer: &mut Buffer, area: Rect, used: usize) {
        let told = self.told.as_deref().unwrap_or_default();
        // Two columns for the cursor and a blank.
        let room = usize::from(area.width).saturating_sub(used + 2);
        let told = text::cut(SafeText::line(told).as_str(), room);
        let gap = usize::from(area.width) - text::width(&told).min(area.width.into());
        let x = area.x + u16::try_from(gap).unwrap_or(0);
        let right = Rect {
            x,
            width: area.right() - x,
            ..area
        };
        let told = Span::styled(told, self.theme.style(Role::Dim));
        put(buffer, right, 0, vec![told]);
    }

    fn run_command(&mut self) -> Vec<Effect> {
        let Some(prompt) = self.prompt.take() else {
            return Vec::new();
        };
        let screen = self.stack.last().map_or("library", |screen| screen.name());
        match asked(prompt.input.text(), screen) {
            Asked::Nothing => Vec::new(),
            Asked::Act(action) => self.act(action),
            Asked::Forget(name) => vec![Effect::Keep(Order::Forget(name))],
            Asked::Save(name) => self.save(name),
            Asked::Wrong(words) => {
                self.tell(&words);
                Vec::new()
            }
        }
    }

    /// Saves the query of the Library, wherever one is.
    fn save(&mut self, name: String) -> Vec<Effect> {
        let query = self.stack.iter().find_map(|screen| screen.query());
        let query = query.unwrap_or_default().trim().to_owned();
        if query.is_empty() {
            self.tell("nothing is searched for that could be saved");
            return Vec::new();
        }
        vec![Effect::Keep(Order::Save(SavedSearch { name, query }))]
    }

    /// Completes what was typed as far as it is certain; several ways on are told.
    fn complete_command(&mut self) {
        let Some(prompt) = &mut self.prompt else {
            return;
        };
        let screen = self.stack.last().map_or("library", |screen| screen.name());
        let text = prompt.input.text().trim_start();
        let candidates: Vec<String> = match text.strip_prefix("forget ") {
            Some(_) => {
                let names = self.kept.searches.iter().map(|search| &search.name);
                names.map(|name| format!("forget {name}")).collect()
            }
            None => commands(screen)
                .map(|name| {
                    let space = if NAMING.contains(&name) { " " } else { "" };
                    format!("{name}{space}")
                })
                .collect(),
        };
        let begun: Vec<&String> = candidates
            .iter()
            .filter(|name| name.starts_with(text))
            .collect();
        let Some(first) = begun.first() else {
            return;
        };
        let certain = begun
            .iter()
            .fold(first.as_str(), |certain, name| common(certain, name));
        if certain.len() > text.len() {
            let certain = certain.to_owned();
            prompt.input.set(&certain);
        } else if begun.len() > 1 {
            let names: Vec<&str> = begun.iter().map(|name| name.trim()).collect();
            self.told = Some(names.join("  "));
        }
    }
}

/// Reads a line, with the actions of a screen.
fn asked(line: &str, screen: &str) -> Asked {
    let line = line.trim();
    let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let rest = rest.trim();
    match (word, rest) {
        ("", _) => Asked::Nothing,
        ("save" | "forget", "") => Asked::Wrong(format!("a name is missing: {word} NAME")),
        ("save", name) => Asked::Save(name.to_owned()),
        ("forget", name) => Asked::Forget(name.to_owned()),
        _ => {
            let begun: Vec<&str> = commands(screen)
                .filter(|name| name.starts_with(word))
                .collect();
            let meant = match begun.as_slice() {
                [name] => Some(*name),
                names => names.iter().find(|name| **name == word).copied(),
            };
            match meant.and_then(Action::parse) {
                Some(_) if !rest.is_empty() => {
                    Asked::Wrong(format!("{word} takes nothing after it"))
                }
                Some(action) => Asked::Act(action),
                None => Asked::Wrong(wrong(word, &begun, screen)),
            }
        }
    }
}

/// Returns what is told of a word that is no command.
fn wrong(word: &str, begun: &[&str], screen: &str) -> String {
    if begun.len() > 1 {
        return format!("{word} could be {}", begun.join(", "));
    }
    if let [name] = begun {
        return format!("a name is missing: {name} NAME");
    }
    if Action::parse(word).is_some() {
        return format!("{word} does nothing here");
    }
    match nearest(word, commands(screen)) {
        Some(name) => format!("no command is called {word}; did you mean {name}?"),
        None => format!("no command is called {word}"),
    }
}

/// Returns the names of what can be run on a screen.
fn commands(screen: &str) -> impl Iterator<Item = &'static str> {
    let actions = ACTIONS
        .iter()
        .filter(move |about| about.action.is_of(screen))
        .map(|about| about.name);
    NAMING.into_iter().chain(actions)
}

/// Returns the beginning that two names share.
fn common<'a>(one: &'a str, other: &str) -> &'a str {
    let differs = |((_, a), b): &((usize, char), char)| a != b;
    let pairs = || one.char_indices().zip(other.chars());
    let end = pairs()
        .find(differs)
        .map_or(one.len().min(other.len()), |((at, _), _)| at);
    one.get(..end).unwrap_or(one)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_commands_by_name_or_beginning() {
        let read = |line| asked(line, "library");
        assert_eq!(read("  "), Asked::Nothing);
        assert_eq!(read(" theme "), Asked::Act(Action::Theme));
        assert_eq!(read("clea"), Asked::Act(Action::ClearInput));
        assert_eq!(read("back"), Asked::Act(Action::Back));
        assert_eq!(read("saved"), Asked::Act(Action::Saved));
        assert_eq!(read("save  养老 金 "), Asked::Save("养老 金".to_owned()));
        assert_eq!(read("forget a b"), Asked::Forget("a b".to_owned()));
    }

    #[test]
    fn says_what_is_wrong_with_a_line() {
        for (line, words) in [
            ("save", "a name is missing: save NAME"),
            ("forg", "a name is missing: forget NAME"),
            ("page", "page could be page-up, page-down"),
            ("quitt", "no command is called quitt; did you mean quit?"),
            ("xyzzy", "no command is called xyzzy"),
            ("outline", "outline does nothing here"),
            ("theme dark", "theme takes nothing after it"),
        ] {
            let wrong = Asked::Wrong(words.to_owned());
            assert_eq!(asked(line, "library"), wrong, "{line}");
        }
    }

    #[test]
    fn knows_what_two_names_share() {
        assert_eq!(common("page-up", "page-down"), "page-");
        assert_eq!(common("养老", "养a"), "养");
        assert_eq!(common("save", "saved"), "save");
        assert_eq!(common("a", ""), "");
    }
}
