//! How the layers come together: default < user's file < environment < typed.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;
use toml::de::{DeTable, DeValue};

use super::choice::{Color, Depth, Pager, Theme};
use super::env::Environment;
use super::paths::Places;
use super::{Settings, locale};
use crate::model::Language;
use crate::source::LineIndex;

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
}

/// Why settings could not be resolved.
#[derive(Debug, Error)]
pub enum ConfigError {
    /// The user's file exists but cannot be read.
    #[error("cannot read the settings in {}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// Something in the user's file is wrong.
    #[error("{}:{line}: {message}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What is wrong, with the key.
        message: String,
    },
    /// The language typed is no language tag.
    #[error("`{0}` is not a language tag such as `en`, `lo` or `pt-BR`")]
    Language(String),
}

/// The settings a file can hold.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Layer {
    language: Option<Language>,
    color: Color,
    theme: Theme,
    plain: bool,
    history: bool,
    pager: Vec<String>,
    editor: Vec<String>,
}

/// Resolves the layers.
pub(super) fn resolve(typed: &Typed, environment: &Environment) -> Result<Settings, ConfigError> {
    let places = Places::resolve(environment);
    let mut layer = Layer::standard();
    if let Some(path) = places.config_file() {
        match std::fs::read(&path) {
            Ok(bytes) => layer.read(&String::from_utf8_lossy(&bytes), &path)?,
            Err(error) if is_absent(&error) => {}
            Err(source) => return Err(ConfigError::Read { path, source }),
        }
    }
    let plain = typed.plain || layer.plain;
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
        history: layer.history,
        term: environment.text("TERM").map(str::to_owned),
        pager: Pager {
            words: command_of(environment, &["PAGER"], layer.pager),
            less_is_set: environment.is_set("LESS"),
        },
        editor: command_of(environment, &["VISUAL", "EDITOR"], layer.editor),
        width: environment
            .text("COLUMNS")
            .and_then(|text| text.trim().parse().ok())
            .filter(|width| *width > 0),
        today: locale::day(
            environment
                .text("SOURCE_DATE_EPOCH")
                .and_then(|text| text.trim().parse().ok())
                .unwrap_or(environment.seconds),
        ),
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
fn command_of(environment: &Environment, names: &[&str], file: Vec<String>) -> Vec<String> {
    let set = names.iter().find(|name| environment.is_set(name));
    match set {
        Some(name) => words(environment.text(name).unwrap_or_default()),
        None => file,
    }
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
            pager: vec!["less".to_owned()],
            editor: Vec::new(),
        }
    }

    /// Puts what a file says over what stood before.
    fn read(&mut self, text: &str, path: &Path) -> Result<(), ConfigError> {
        let lines = LineIndex::new(text);
        let fail = |at: usize, message: String| ConfigError::File {
            path: path.to_owned(),
            line: lines.line(at),
            message,
        };
        let table = DeTable::parse(text).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            fail(at, error.message().to_owned())
        })?;
        for (key, value) in table.get_ref() {
            self.set(key.get_ref(), value.get_ref())
                .map_err(|message| fail(key.span().start, message))?;
        }
        Ok(())
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
            "history" => self.history = truth(key, value)?,
            "pager" => self.pager = words(string(key, value)?),
            "editor" => self.editor = words(string(key, value)?),
            _ => {
                return Err(format!(
                    "unknown key `{key}`; there are `language`, `color`, `theme`, `plain`, `history`, `pager` and `editor`"
                ));
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
            pager: Vec::new(),
            editor: vec!["ed".to_owned()],
        };
        let text = include_str!("default.toml");
        read.read(text, Path::new("default.toml")).unwrap();
        assert_eq!(read, Layer::standard());
    }
}
