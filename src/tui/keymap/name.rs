//! Keys in words: as a keymap file writes them and as the footer shows them.

use std::fmt::Write as _;

use crate::tui::event::{Code, Key};

/// Keys that are no characters: as a file writes them, and as the screen shows them with and without arrows.
const NAMED: [(Code, &str, &str, &str); 14] = [
    (Code::Enter, "enter", "Enter", "Enter"),
    (Code::Esc, "esc", "Esc", "Esc"),
    (Code::Tab, "tab", "Tab", "Tab"),
    (Code::BackTab, "shift-tab", "Shift-Tab", "Shift-Tab"),
    (Code::Backspace, "backspace", "Backspace", "Backspace"),
    (Code::Delete, "delete", "Del", "Del"),
    (Code::Up, "up", "↑", "Up"),
    (Code::Down, "down", "↓", "Down"),
    (Code::Left, "left", "←", "Left"),
    (Code::Right, "right", "→", "Right"),
    (Code::Home, "home", "Home", "Home"),
    (Code::End, "end", "End", "End"),
    (Code::PageUp, "page-up", "PgUp", "PgUp"),
    (Code::PageDown, "page-down", "PgDn", "PgDn"),
];

/// Reads a key as a file writes it.
pub(super) fn parse(text: &str) -> Option<Key> {
    let mut rest = text;
    let (mut ctrl, mut alt) = (false, false);
    loop {
        if let Some(after) = rest.strip_prefix("ctrl-").filter(|after| !after.is_empty()) {
            (ctrl, rest) = (true, after);
        } else if let Some(after) = rest.strip_prefix("alt-").filter(|after| !after.is_empty()) {
            (alt, rest) = (true, after);
        } else {
            break;
        }
    }
    let named = NAMED.iter().find(|(_, name, ..)| *name == rest);
    let code = if let Some((code, ..)) = named {
        *code
    } else if rest == "space" {
        Code::Char(' ')
    } else if let Some(number) = rest.strip_prefix('f').and_then(|rest| rest.parse().ok()) {
        Code::F(Some(number).filter(|number| (1..=12).contains(number))?)
    } else {
        let mut characters = rest.chars();
        let character = characters
            .next()
            .filter(|character| !character.is_control())?;
        if characters.next().is_some() {
            return None;
        }
        // A terminal sends the same for Control with a small and a capital letter.
        let lower = character.to_lowercase().next().filter(|_| ctrl);
        Code::Char(lower.unwrap_or(character))
    };
    Some(Key { code, ctrl, alt })
}

/// How keys are written on the screen.
#[derive(Clone, Copy, Debug)]
pub struct KeyNames {
    /// Whether only ASCII may be shown.
    pub ascii: bool,
}

impl KeyNames {
    /// Returns a key as the screen shows it.
    pub fn of(self, key: Key) -> String {
        let mut out = String::new();
        if key.ctrl {
            out.push_str("Ctrl-");
        }
        if key.alt {
            out.push_str("Alt-");
        }
        match key.code {
            Code::Char(' ') => out.push_str("Space"),
            Code::Char(character) if key.ctrl => out.extend(character.to_uppercase()),
            Code::Char(character) => out.push(character),
            Code::F(number) => {
                let _ = write!(out, "F{number}");
            }
            code => {
                let named = NAMED.iter().find(|(named, ..)| *named == code);
                out.push_str(named.map_or("", |row| if self.ascii { row.3 } else { row.2 }));
            }
        }
        out
    }

    /// Returns keys as the screen shows them, with a space between them.
    pub fn all(self, keys: &[Key]) -> String {
        let names: Vec<String> = keys.iter().map(|key| self.of(*key)).collect();
        names.join(" ")
    }
}
