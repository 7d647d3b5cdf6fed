//! Keys as a table: which key means which action on which screen.
//!
//! The defaults are a file of the same form as a user's. Footer and help are made from the table. What an action
//! does is left to the screens.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use toml::de::{DeTable, DeValue};

use super::action::{ACTIONS, Action};
use super::event::{Code, Key};
use crate::source::{LineIndex, nearest, salvage};

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
const SECTIONS: [&str; 18] = [
    EVERYWHERE,
    "library",
    "reader",
    "comparison",
    "standards",
    "atlas",
    "desk",
    "workbench",
    "questions",
    "learn",
    "training",
    "present",
    "agenda",
    "console",
    "help",
    "choice",
    "explanation",
    "prompt",
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
    sections: [BTreeMap<Key, Action>; SECTIONS.len()],
    /// Keys in the order of the file, for display: the first is the one shown.
    shown: BTreeMap<(Section, Action), Vec<Key>>,
}

/// The place of a section among [`SECTIONS`].
type Section = usize;

impl Keymap {
    /// Reads the default keys.
    ///
    /// The file is our own and plainer than TOML may be: a list on each line. To read it as TOML would take longer than to
    /// draw the first screen; a test compares the two.
    pub fn standard() -> Result<Self, KeymapError> {
        let mut keymap = Self::default();
        let mut section = 0;
        for (line, text) in (1..).zip(DEFAULT.lines()) {
            let fault = |message| KeymapError {
                file: DEFAULT_NAME.to_owned(),
                line,
                message,
            };
            if let Some(name) = text.strip_prefix('[') {
                let name = name.trim_end_matches(']');
                section = section_of(name).ok_or_else(|| fault(unknown_section(name)))?;
            } else if let Some((action, keys)) = text.split_once(" = ") {
                let meant = Action::parse(action);
                let meant = meant.ok_or_else(|| fault(format!("`{action}` is no action")))?;
                for written in keys.split('"').skip(1).step_by(2) {
                    let row = Row {
                        section,
                        action: meant,
                        written,
                        at: 0,
                    };
                    keymap.bind(&row).map_err(fault)?;
                }
            }
        }
        Ok(keymap)
    }

    /// Reads a keymap file as far as it is sound; the name is for messages.
    ///
    /// What is faulty binds nothing, and everything else does what it says.
    pub fn parse(file: &str, text: &str) -> (Self, Vec<KeymapError>) {
        let (sound, broken) = salvage(text);
        let mut faults: Vec<(usize, String)> = Vec::new();
        faults.extend(broken.into_iter().map(|fault| (fault.at, fault.message)));
        let (table, _) = DeTable::parse_recoverable(&sound);
        let mut keymap = Self::default();
        for row in rows(table.get_ref(), &mut faults) {
            if let Err(message) = keymap.bind(&row) {
                faults.push((row.at, message));
            }
        }
        faults.sort_by_key(|(at, _)| *at);
        let lines = LineIndex::new(text);
        let told = faults.into_iter().map(|(at, message)| KeymapError {
            file: file.to_owned(),
            line: lines.line(at),
            message,
        });
        (keymap, told.collect())
    }

    /// Returns the keymap with another laid over it: an action the other names has the other's keys alone, and a key it
    /// names means what it says there.
    #[must_use]
    pub fn with(mut self, other: &Self) -> Self {
        for ((section, action), keys) in &other.shown {
            if let Some(old) = self.shown.insert((*section, *action), Vec::new()) {
                self.sections[*section].retain(|key, _| !old.contains(key));
            }
            for key in keys {
                self.take(*section, *action, *key);
            }
        }
        self
    }

    /// Lays a file of the user over the keymap; returns what is wrong in the file.
    pub fn lay_over(&mut self, name: &str, text: &str) -> Vec<String> {
        let (own, wrong) = Self::parse(name, text);
        *self = std::mem::take(self).with(&own);
        wrong.iter().map(ToString::to_string).collect()
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
            let keys = self.shown.get(&(section_of(section)?, action))?;
            Some(keys.iter().copied())
        };
        of(screen)
            .into_iter()
            .chain(of(EVERYWHERE))
            .flatten()
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
        let of = |section: &str| self.sections[section_of(section)?].get(&key).copied();
        of(screen).or_else(|| of(EVERYWHERE))
    }

    fn bind(&mut self, row: &Row<'_>) -> Result<(), String> {
        let (section, action, written) = (row.section, row.action, row.written);
        let name = action.about().name;
        let key =
            name::parse(written).ok_or_else(|| format!("`{written}` of `{name}` is no key"))?;
        match self.sections[section].entry(key) {
            Entry::Vacant(free) => free.insert(action),
            Entry::Occupied(taken) => {
                let (other, section) = (taken.get().about().name, SECTIONS[section]);
                return Err(format!(
                    "key `{written}` of `{name}` is taken by `{other}` in [{section}]"
                ));
            }
        };
        self.shown.entry((section, action)).or_default().push(key);
        Ok(())
    }

    /// Gives a key to an action, whoever had it.
    fn take(&mut self, section: Section, action: Action, key: Key) {
        if let Some(other) = self.sections[section].insert(key, action)
            && let Some(keys) = self.shown.get_mut(&(section, other))
        {
            keys.retain(|had| *had != key);
        }
        self.shown.entry((section, action)).or_default().push(key);
    }
}

/// Returns the section of a screen, or the one of all screens.
fn section_of(name: &str) -> Option<Section> {
    SECTIONS.iter().position(|section| *section == name)
}

/// A key of a file, with what it shall mean.
struct Row<'a> {
    section: Section,
    action: Action,
    written: &'a str,
    /// The byte at which it is written.
    at: usize,
}

/// Returns the keys of a file in their order; what is none is a fault.
fn rows<'a>(table: &'a DeTable<'_>, faults: &mut Vec<(usize, String)>) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    for (section, actions) in table {
        let (name, at) = (section.get_ref().as_ref(), section.span().start);
        let DeValue::Table(actions) = actions.get_ref() else {
            faults.push((at, format!("`{name}` stands under no section")));
            continue;
        };
        let Some(section) = section_of(name) else {
            faults.push((at, unknown_section(name)));
            continue;
        };
        for (word, keys) in actions {
            match keys_of(name, word.get_ref(), keys.get_ref()) {
                Ok((action, keys)) => {
                    rows.extend(keys.into_iter().map(|(written, at)| Row {
                        section,
                        action,
                        written,
                        at,
                    }));
                }
                Err(message) => faults.push((word.span().start, message)),
            }
        }
    }
    rows.sort_by_key(|row| row.at);
    rows
}

/// A key as it is written, and where.
type Written<'a> = (&'a str, usize);

/// Returns what a row of a section binds: the action, and the keys.
fn keys_of<'a>(
    section: &str,
    word: &str,
    keys: &'a DeValue<'_>,
) -> Result<(Action, Vec<Written<'a>>), String> {
    let is_known = |action: Action| section == EVERYWHERE || action.is_of(section);
    let action = Action::parse(word).filter(|action| is_known(*action));
    let action = action.ok_or_else(|| {
        let known = ACTIONS.iter().filter(|about| is_known(about.action));
        let told = format!("`{word}` is no action of [{section}]");
        with_nearest(told, word, known.map(|about| about.name))
    })?;
    let keys: Option<Vec<Written<'_>>> = keys.as_array().and_then(|keys| {
        let key =
            |key: &'a toml::Spanned<DeValue<'_>>| Some((key.get_ref().as_str()?, key.span().start));
        keys.iter().map(key).collect()
    });
    let keys = keys.ok_or_else(|| format!("`{word}` takes a list such as [\"x\", \"ctrl-x\"]"))?;
    Ok((action, keys))
}

fn unknown_section(name: &str) -> String {
    let told = format!(
        "unknown section `{name}`, known are {}",
        SECTIONS.join(", ")
    );
    with_nearest(told, name, SECTIONS.into_iter())
}

fn with_nearest<'a>(told: String, word: &str, known: impl Iterator<Item = &'a str>) -> String {
    match nearest(word, known) {
        Some(name) => format!("{told}; did you mean `{name}`?"),
        None => told,
    }
}

#[cfg(test)]
mod tests;
