//! The environment of the process, read once and in one place.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

/// The variables the program knows; no other is read.
const NAMES: [&str; 28] = [
    "APPDATA",
    "BROWSER",
    "CASEBOOK_HOME",
    "CASEBOOK_LIBRARY",
    "CLICOLOR",
    "CLICOLOR_FORCE",
    "COLORFGBG",
    "COLORTERM",
    "COLUMNS",
    "DISPLAY",
    "EDITOR",
    "HOME",
    "LANG",
    "LC_ALL",
    "LC_CTYPE",
    "LC_MESSAGES",
    "LESS",
    "LOCALAPPDATA",
    "NO_COLOR",
    "PAGER",
    "SOURCE_DATE_EPOCH",
    "TERM",
    "VISUAL",
    "WAYLAND_DISPLAY",
    "XDG_CACHE_HOME",
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "XDG_STATE_HOME",
];

/// What the process was given: variables, working directory, clock.
#[derive(Clone, Debug, Default)]
pub struct Environment {
    variables: BTreeMap<String, OsString>,
    /// The working directory, where it exists.
    pub working_directory: Option<PathBuf>,
    /// Seconds since 1970.
    pub seconds: u64,
}

impl Environment {
    /// Reads the environment of the process.
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that reads the environment"
    )]
    pub fn of_process() -> Self {
        let variables = NAMES
            .into_iter()
            .filter_map(|name| Some((name.to_owned(), std::env::var_os(name)?)))
            .collect();
        let since = SystemTime::now().duration_since(UNIX_EPOCH);
        Self {
            variables,
            working_directory: std::env::current_dir().ok(),
            seconds: since.map_or(0, |since| since.as_secs()),
        }
    }

    /// Returns an environment of these variables and nothing else.
    pub fn of(variables: &[(&str, &str)]) -> Self {
        let pair = |(name, value): &(&str, &str)| ((*name).to_owned(), OsString::from(value));
        Self {
            variables: variables.iter().map(pair).collect(),
            ..Self::default()
        }
    }

    /// Returns a variable that is set and not empty.
    pub(super) fn os(&self, name: &str) -> Option<&OsStr> {
        self.variables
            .get(name)
            .map(OsString::as_os_str)
            .filter(|value| !value.is_empty())
    }

    /// Returns a variable that is set, not empty and readable text.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.os(name).and_then(OsStr::to_str)
    }

    /// Tells whether a variable is set, be it to nothing.
    pub(super) fn is_set(&self, name: &str) -> bool {
        self.variables.contains_key(name)
    }
}
