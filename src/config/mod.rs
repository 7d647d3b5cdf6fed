//! Settings: everything the program is told by its user and his machine, resolved into plain values.
//!
//! Four layers, each over the one before: `default.toml`, the user's file of the same form, the environment, what was
//! typed. The environment is read in this room only, through [`Environment`], which a test fills by hand. Settings know
//! no screen and no command; finding the library is left to the room `library`.

mod choice;
mod clock;
mod editor;
mod env;
mod layers;
mod locale;
mod paths;
#[cfg(test)]
mod tests;

pub use choice::{Color, Depth, Pager, Theme};
pub use clock::{Clock, ahead};
pub use editor::Editor;
pub use env::Environment;
pub use layers::{ConfigError, ConfigFault, Typed};
pub use locale::day;
pub use paths::Places;

use std::path::PathBuf;

use crate::model::{Language, PartialDate};

/// What the program is told, resolved.
#[derive(Clone, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of its own, as in the file of settings"
)]
pub struct Settings {
    /// What is wrong in the user's file; where it is, the layers below hold.
    pub faults: Vec<ConfigFault>,
    /// The library asked for, typed or by `CASEBOOK_LIBRARY`; where it is absent the library is looked for.
    pub library: Option<PathBuf>,
    /// The directory the program was started in, from which a library is looked for upwards.
    pub working_directory: Option<PathBuf>,
    /// The user's directories.
    pub places: Places,
    /// The language of the interface and of labels.
    pub language: Language,
    /// The language that was typed, on which what a program reads may depend.
    pub typed_language: Option<Language>,
    /// Whether output is coloured.
    pub color: Color,
    /// How many colours the terminal shows.
    pub depth: Depth,
    /// The theme of the interface; never [`Theme::Auto`].
    pub theme: Theme,
    /// Whether only ASCII signs are drawn, because the locale promises no more.
    pub ascii: bool,
    /// Whether only plain lines are wanted: no colour, no pager, no screen.
    pub plain: bool,
    /// Whether the queries asked and the records read are remembered and offered again.
    pub history: bool,
    /// Whether others look on: no drafts, nothing of the user's own, nothing recorded.
    pub room: bool,
    /// The kind of terminal, as `TERM` tells.
    pub term: Option<String>,
    /// The command that shows long texts.
    pub pager: Pager,
    /// The command that edits a file.
    pub editor: Editor,
    /// The words of the command that opens an address; empty for none.
    pub browser: Vec<String>,
    /// The width asked for by `COLUMNS`; where it is absent the terminal is asked.
    pub width: Option<usize>,
    /// Today, or the day of `SOURCE_DATE_EPOCH`.
    pub today: PartialDate,
    /// What the clock showed when the program began, or `SOURCE_DATE_EPOCH`, in seconds since 1970.
    pub seconds: u64,
}

impl Settings {
    /// Resolves the settings; an error names what is wrong in what was typed.
    pub fn resolve(typed: &Typed, environment: &Environment) -> Result<Self, ConfigError> {
        layers::resolve(typed, environment)
    }

    /// Tells whether the terminal can draw a screen, as far as its kind tells.
    pub fn can_draw(&self) -> bool {
        cfg!(windows) || self.term.as_deref().is_some_and(|term| term != "dumb")
    }

    /// Returns the year of today, to which running practices extend.
    pub fn year(&self) -> u16 {
        self.today.year
    }
}
