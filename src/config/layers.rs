//! How the layers come together: default < user's file < environment < typed.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;
use toml::de::{DeTable, DeValue};

use super::choice::{Color, Depth, Pager, Theme};
use super::editor::Editor;
use super::env::Environment;
use super::paths::Places;
use super::{Settings, locale};
use crate::model::Language;
use crate::source::{LineIndex, nearest, salvage};

/// The key that says whether what is asked and read is remembered.
const HISTORY: &str = "history";

/// The key that says whether others look on.
const ROOM: &str = "room";

/// What was typed, as far as settings are concerned.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// `--library`.
    pub library: Option<PathBuf>,
    /// `--lang`.
    pub language: Option<String>,
    /// `--color`.
    pub color: Option<Color>,
    /// `--plain`.
    pub plain: bool,
    /// `--room`.
    pub room: bool,
}

/// Why settings could not be resolved.
#[derive(Debug, Error)]
pub enum ConfigError {
    /// The language typed is no language tag.
    #[error("`{0}` is not a language tag such as `en`, `lo` or `pt-BR`")]
    Language(String),
}

/// Something wrong in the user's file; the rest of the file holds all the same.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{}:{line}: {message}", path.display())]
pub struct ConfigFault {
    /// The file.
    pub path: PathBuf,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong, with the key.
    pub message: String,
}

/// The keys of a file.
const KEYS: [&str; 9] = [
    "language", "color", "theme", "plain", HISTORY, ROOM, "pager", "editor", "browser",
];

/// The settings a file can hold.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Layer {
    language: Option<Language>,
    color: Color,
    theme: Theme,
    plain: bool,
    history: bool,
    room: bool,
    pager: Vec<String>,
    editor: Vec<String>,
    browser: Vec<String>,
}

/// Resolves the layers.
pub(super) fn resolve(typed: &Typed, environment: &Environment) -> Result<Settings, ConfigError> {
    let places = Places::resolve(environment);
    let mut layer = Layer::standard();
    let faults = places
        .config_file()
        .map_or_else(Vec::new, |path| layer.read_file(&path));
    let plain = typed.plain || layer.plain;
    let epoch = environment.text("SOURCE_DATE_EPOCH");
    let epoch = epoch.and_then(|text| text.trim().parse().ok());
    let seconds: u64 = epoch.unwrap_or(environment.seconds);
    let color = match (plain, typed.color) {
        (_, Some(color)) => color,
        (true, None) => Color::Never,
        (false, None) => color_of(environment).unwrap_or(layer.color),
    };
    let library = typed
        .library
        .clone()
        .or_else(|| environment.os("CASEBOOK_LIBRARY").map(PathBuf::from));
    Ok(Settings {
        faults,
        library,
        working_directory: environment.working_directory.clone(),
        places,
        language: language_of(typed, environment, layer.language)?,
        typed_language: typed.language.as_deref().and_then(Language::parse),
        color,
        depth: depth_of(environment),
        theme: theme_of(environment, layer.theme, color),
        ascii: locale::is_ascii(environment),
        plain,
        history: layer.history && !layer.room && !typed.room,
        room: layer.room || typed.room,
        term: environment.text("TERM").map(str::to_owned),
        pager: Pager {
            words: command_of(environment, &["PAGER"], layer.pager),
            less_is_set: environment.is_set("LESS"),
        },
        editor: Editor::new(environment, layer.editor),
        browser: browser_of(environment, layer.browser),
        width: environment
            .text("COLUMNS")
            .and_then(|text| text.trim().parse().ok())
            .filter(|width| *width > 0),
        today: locale::day(seconds),
        seconds,
    })
}

fn language_of(
    typed: &Typed,
    environment: &Environment,
    file: Option<Language>,
) -> Result<Language, ConfigError> {
    if let Some(tag) = &typed.language {
        return Language::parse(tag).ok_or_else(|| ConfigError::Language(tag.clone()));
    }
    Ok(locale::language(environment)
        .or(file)
        .unwrap_or_else(Language::english))
}

/// Returns what the environment says of colour: `NO_COLOR` before `CLICOLOR_FORCE` before `CLICOLOR` and `TERM`.
fn color_of(environment: &Environment) -> Option<Color> {
    let off = |value: &str| value == "0";
    if environment.os("NO_COLOR").is_some() {
        Some(Color::Never)
    } else if environment
        .text("CLICOLOR_FORCE")
        .is_some_and(|value| !off(value))
    {
        Some(Color::Always)
    } else if environment.text("CLICOLOR").is_some_and(off)
        || environment.text("TERM") == Some("dumb")
    {
        Some(Color::Never)
    } else {
        None
    }
}

fn depth_of(environment: &Environment) -> Depth {
    if matches!(environment.text("COLORTERM"), Some("truecolor" | "24bit")) {
        Depth::Rgb
    } else if environment
        .text("TERM")
        .is_some_and(|term| term.contains("256color"))
    {
        Depth::Palette
    } else {
        Depth::Sixteen
    }
}

/// Returns the theme; `COLORFGBG` ends with the number of the background among the sixteen colours.
fn theme_of(environment: &Environment, wanted: Theme, color: Color) -> Theme {
    if color == Color::Never {
        return Theme::None;
    }
    if wanted != Theme::Auto {
        return wanted;
    }
    let background = environment
        .text("COLORFGBG")
        .and_then(|text| text.rsplit(';').next());
    match background.and_then(|number| number.parse::<u8>().ok()) {
        Some(7 | 9..=15) => Theme::Light,
        _ => Theme::Dark,
    }
}

/// Returns the words of the first variable that is set; one that is set to nothing asks for no command.
pub(super) fn command_of(
    environment: &Environment,
    names: &[&str],
    file: Vec<String>,
) -> Vec<String> {
    let set = names.iter().find(|name| environment.is_set(name));
    match set {
        Some(name) => words(environment.text(name).unwrap_or_default()),
        None => file,
    }
}

/// Returns the words of the command that opens an address: the first that `BROWSER` names, that of the file, that of the
/// system. Without a desktop there is none: a browser in the terminal would write over the screen.
fn browser_of(environment: &Environment, file: Vec<String>) -> Vec<String> {
    if environment.is_set("BROWSER") {
        let named = environment.text("BROWSER").unwrap_or_default();
        let first = if cfg!(windows) {
            named
        } else {
            named.split(':').next().unwrap_or_default()
        };
        return words(first);
    }
    let system = if cfg!(windows) {
        "rundll32 url.dll,FileProtocolHandler"
    } else if cfg!(target_os = "macos") {
        "open"
    } else if environment.is_set("DISPLAY") || environment.is_set("WAYLAND_DISPLAY") {
        "xdg-open"
    } else {
        ""
    };
    if file.is_empty() { words(system) } else { file }
}

/// Cuts a command into words at spaces; it is never given to a shell.
fn words(command: &str) -> Vec<String> {
    command.split_whitespace().map(str::to_owned).collect()
}

/// Tells whether a file is not there, or is in a home that is not this user's (`sudo` keeps `HOME`).
fn is_absent(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory | io::ErrorKind::PermissionDenied
    )
}

impl Layer {
    /// Returns what `default.toml` says, which a test compares: to parse it at every start would take longer than to draw
    /// the screen.
    fn standard() -> Self {
        Self {
            language: None,
            color: Color::Auto,
            theme: Theme::Auto,
            plain: false,
            history: true,
            room: false,
            pager: vec!["less".to_owned()],
            editor: Vec::new(),
            browser: Vec::new(),
        }
    }

    /// Puts what the user's file says over what stood before; returns what is wrong in it.
    fn read_file(&mut self, path: &Path) -> Vec<ConfigFault> {
        let fault = |(line, message)| ConfigFault {
            path: path.to_owned(),
            line,
            message,
        };
        match std::fs::read(path) {
            Ok(bytes) => {
                let faults = self.read(&String::from_utf8_lossy(&bytes));
                faults.into_iter().map(fault).collect()
            }
            Err(error) if is_absent(&error) => Vec::new(),
            Err(error) => {
                (self.history, self.room) = (false, true);
                vec![fault((1, format!("cannot be read: {error}")))]
            }
        }
    }

    /// Puts what a text says over what stood before; returns what is wrong in it, each with its line.
    fn read(&mut self, text: &str) -> Vec<(usize, String)> {
        let lines = LineIndex::new(text);
        let (sound, broken) = salvage(text);
        let mut faults = Vec::new();
        for fault in broken {
            let line = lines.line(fault.at);
            let written = text.lines().nth(line - 1).unwrap_or_default();
            // Whoever wrote of it may have meant to hide something, as in front of a room.
            if written.trim_start().starts_with(HISTORY) {
                self.history = false;
            }
            self.room |= written.trim_start().starts_with(ROOM);
            faults.push((line, fault.message));
        }
        let (table, _) = DeTable::parse_recoverable(&sound);
        for (key, value) in table.get_ref() {
            if let Err(message) = self.set(key.get_ref(), value.get_ref()) {
                if key.get_ref() == HISTORY {
                    self.history = false;
                }
                self.room |= key.get_ref() == ROOM;
                faults.push((lines.line(key.span().start), message));
            }
        }
        faults.sort_by_key(|(line, _)| *line);
        faults
    }

    fn set(&mut self, key: &str, value: &DeValue<'_>) -> Result<(), String> {
        match key {
            "language" => {
                let tag = string(key, value)?;
                let sound = Language::parse(tag);
                if tag != "auto" && sound.is_none() {
                    return Err(format!("`language`: `{tag}` is not a language tag"));
                }
                self.language = sound.filter(|_| tag != "auto");
            }
            "color" => self.color = choice(key, value, &Color::ALL)?,
            "theme" => self.theme = choice(key, value, &Theme::ALL)?,
            "plain" => self.plain = truth(key, value)?,
            ROOM => self.room = truth(key, value)?,
            HISTORY => self.history = truth(key, value)?,
            "pager" => self.pager = words(string(key, value)?),
            "editor" => self.editor = words(string(key, value)?),
            "browser" => self.browser = words(string(key, value)?),
            _ => {
                let known = KEYS.map(|key| format!("`{key}`")).join(", ");
                let meant = nearest(key, KEYS.into_iter());
                let meant = meant.map_or(String::new(), |key| format!("; did you mean `{key}`?"));
                return Err(format!("unknown key `{key}`, there are {known}{meant}"));
            }
        }
        Ok(())
    }
}

fn string<'a>(key: &str, value: &'a DeValue<'_>) -> Result<&'a str, String> {
    value
        .as_str()
        .ok_or_else(|| format!("`{key}` must be a text in quotes"))
}

fn truth(key: &str, value: &DeValue<'_>) -> Result<bool, String> {
    value
        .as_bool()
        .ok_or_else(|| format!("`{key}` must be true or false"))
}

fn choice<T: Copy>(key: &str, value: &DeValue<'_>, all: &[(&str, T)]) -> Result<T, String> {
    let word = string(key, value)?;
    let found = all.iter().find(|(name, _)| *name == word);
    found.map(|(_, choice)| *choice).ok_or_else(|| {
        let names: Vec<String> = all.iter().map(|(name, _)| format!("`{name}`")).collect();
        format!("`{key}`: `{word}` is none of {}", names.join(", "))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_of_defaults_says_them() {
        // What no file says differs in every key, so that each has to be read.
        let mut read = Layer {
            language: Language::parse("fr"),
            color: Color::Never,
            theme: Theme::None,
            plain: true,
            history: false,
            room: true,
            pager: Vec::new(),
            editor: vec!["ed".to_owned()],
            browser: vec!["lynx".to_owned()],
        };
        assert!(read.read(include_str!("default.toml")).is_empty());
        assert_eq!(read, Layer::standard());
    }
}
