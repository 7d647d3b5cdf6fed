//! Keys as a table: which key means which action on which screen.
//!
//! The defaults are a file of the same form as a user's. Footer and help are made from the table. What an action
//! does is left to the screens.

use std::collections::BTreeMap;

use super::action::{ACTIONS, Action};
use super::event::{Code, Key};

mod name;
mod position;

pub use name::KeyNames;

/// The keys of the program.
const DEFAULT: &str = include_str!("default-keymap.toml");

/// The name of the file of defaults, for messages.
const DEFAULT_NAME: &str = "default-keymap.toml";

/// The section of keys that every screen knows.
const EVERYWHERE: &str = "everywhere";

/// The sections a file may have.
const SECTIONS: [&str; 6] = [
    EVERYWHERE,
    "library",
    "reader",
    "comparison",
    "desk",
    "help",
];

/// Something wrong in a keymap file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {message}")]
pub struct KeymapError {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
}

/// Which keys mean what.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Keymap {
    sections: BTreeMap<String, BTreeMap<Key, Action>>,
    /// Keys in the order of the file, for display: the first is the one shown.
    shown: BTreeMap<(String, Action), Vec<Key>>,
}

type Section = BTreeMap<toml::Spanned<String>, Vec<toml::Spanned<String>>>;

impl Keymap {
    /// Reads the default keys.
    ///
    /// The file is our own and plainer than TOML may be: a list on each line. To read it as TOML would take longer than to
    /// draw the first screen; a test compares the two.
    pub fn standard() -> Result<Self, KeymapError> {
        let mut keymap = Self::default();
        let mut section = EVERYWHERE;
        for (line, text) in (1..).zip(DEFAULT.lines()) {
            let fault = |message| KeymapError {
                file: DEFAULT_NAME.to_owned(),
                line,
                message,
            };
            if let Some(name) = text.strip_prefix('[') {
                section = name.trim_end_matches(']');
            } else if let Some((action, keys)) = text.split_once(" = ") {
                let meant = Action::parse(action);
                let meant = meant.ok_or_else(|| fault(format!("`{action}` is no action")))?;
                for written in keys.split('"').skip(1).step_by(2) {
                    keymap.bind(section, meant, written).map_err(fault)?;
                }
            }
        }
        Ok(keymap)
    }

    /// Reads a keymap file; the name is for messages.
    pub fn parse(file: &str, text: &str) -> Result<Self, KeymapError> {
        let fault = |start: usize, message: String| KeymapError {
            file: file.to_owned(),
            line: text.get(..start).unwrap_or(text).matches('\n').count() + 1,
            message,
        };
        let sections: BTreeMap<toml::Spanned<String>, Section> =
            toml::from_str(text).map_err(|error| {
                let start = error.span().map_or(0, |span| span.start);
                fault(start, error.message().to_owned())
            })?;
        let mut keymap = Self::default();
        for (section, rows) in &sections {
            let name = section.get_ref().as_str();
            if !SECTIONS.contains(&name) {
                let known = SECTIONS.join(", ");
                return Err(fault(
                    section.span().start,
                    format!("unknown section `{name}`, known are {known}"),
                ));
            }
            for (action, keys) in rows {
                let word = action.get_ref().as_str();
                let meant = Action::parse(word)
                    .filter(|meant| name == EVERYWHERE || meant.is_of(name))
                    .ok_or_else(|| {
                        let message = format!("`{word}` is no action of [{name}]");
                        fault(action.span().start, message)
                    })?;
                for written in keys {
                    keymap
                        .bind(name, meant, written.get_ref())
                        .map_err(|message| fault(written.span().start, message))?;
                }
            }
        }
        Ok(keymap)
    }

    /// Returns the keymap with another laid over it: an action the other names has the other's keys alone, and a key it
    /// names means what it says there.
    #[must_use]
    pub fn with(mut self, other: &Self) -> Self {
        for ((section, action), keys) in &other.shown {
            if let Some(old) = self.shown.insert((section.clone(), *action), Vec::new()) {
                let bound = self.sections.entry(section.clone()).or_default();
                bound.retain(|key, _| !old.contains(key));
            }
            for key in keys {
                self.take(section, *action, *key);
            }
        }
        self
    }

    /// Returns what a key means on a screen; a Cyrillic letter without a meaning of its own stands for the Latin letter
    /// at its place on the keyboard.
    pub fn action(&self, screen: &str, key: Key) -> Option<Action> {
        self.exact(screen, key).or_else(|| {
            let Code::Char(character) = key.code else {
                return None;
            };
            let code = Code::Char(position::latin(character)?);
            self.exact(screen, Key { code, ..key })
        })
    }

    /// Returns the keys that mean an action on a screen, the one to be shown first.
    pub fn keys(&self, screen: &str, action: Action) -> Vec<Key> {
        let of = |section: &str| {
            self.shown
                .get(&(section.to_owned(), action))
                .into_iter()
                .flatten()
                .copied()
        };
        of(screen)
            .chain(of(EVERYWHERE))
            .filter(|key| self.exact(screen, *key) == Some(action))
            .fold(Vec::new(), |mut keys, key| {
                if !keys.contains(&key) {
                    keys.push(key);
                }
                keys
            })
    }

    /// Returns the actions of a screen with their keys, in the order of the table of actions.
    pub fn rows(&self, screen: &str) -> Vec<(Action, Vec<Key>)> {
        ACTIONS
            .iter()
            .filter(|about| about.action.is_of(screen))
            .map(|about| (about.action, self.keys(screen, about.action)))
            .filter(|(_, keys)| !keys.is_empty())
            .collect()
    }

    fn exact(&self, screen: &str, key: Key) -> Option<Action> {
        let of = |section: &str| self.sections.get(section)?.get(&key).copied();
        of(screen).or_else(|| of(EVERYWHERE))
    }

    fn bind(&mut self, section: &str, action: Action, written: &str) -> Result<(), String> {
        let key = name::parse(written).ok_or_else(|| format!("`{written}` is no key"))?;
        let bound = self.sections.entry(section.to_owned()).or_default();
        if let Some(other) = bound.insert(key, action) {
            return Err(format!(
                "key `{written}` of `{}` is taken by `{}` in [{section}]",
                action.about().name,
                other.about().name,
            ));
        }
        let shown = self.shown.entry((section.to_owned(), action)).or_default();
        shown.push(key);
        Ok(())
    }

    /// Gives a key to an action, whoever had it.
    fn take(&mut self, section: &str, action: Action, key: Key) {
        let bound = self.sections.entry(section.to_owned()).or_default();
        if let Some(other) = bound.insert(key, action)
            && let Some(keys) = self.shown.get_mut(&(section.to_owned(), other))
        {
            keys.retain(|had| *had != key);
        }
        let shown = self.shown.entry((section.to_owned(), action)).or_default();
        shown.push(key);
    }
}

#[cfg(test)]
mod tests;
