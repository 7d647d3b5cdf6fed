//! The environment of the process, read once and in one place.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

/// The variables the program knows; no other is read.
const NAMES: [&str; 30] = [
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
    "PATH",
    "SOURCE_DATE_EPOCH",
    "TERM",
    "VISUAL",
    "WAYLAND_DISPLAY",
    "XDG_CACHE_HOME",
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "XDG_RUNTIME_DIR",
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

    /// Tells whether a program of this name is in one of the directories that `PATH` names.
    pub(super) fn has_program(&self, name: &str) -> bool {
        let Some(path) = self.os("PATH") else {
            return false;
        };
        let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
        let mut folders = std::env::split_paths(path).filter(|folder| folder.is_absolute());
        folders.any(|folder| is_program(&folder.join(&file)))
    }

    /// Tells whether a variable is set, be it to nothing.
    pub(super) fn is_set(&self, name: &str) -> bool {
        self.variables.contains_key(name)
    }
}

/// Tells whether a file can be run.
fn is_program(file: &Path) -> bool {
    let Ok(found) = file.metadata() else {
        return false;
    };
    #[cfg(unix)]
    let may_run = std::os::unix::fs::PermissionsExt::mode(&found.permissions()) & 0o111 != 0;
    #[cfg(not(unix))]
    let may_run = true;
    found.is_file() && may_run
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;

    #[test]
    fn a_program_is_a_file_that_can_be_run_in_a_directory_of_the_path() {
        let own = env!("CARGO_MANIFEST_DIR");
        let path = format!("bin:/nowhere:{own}:/bin");
        let environment = Environment::of(&[("PATH", &path)]);
        assert!(environment.has_program("sh"));
        assert!(!environment.has_program("Cargo.toml"), "cannot be run");
        assert!(!environment.has_program("src"), "no file");
        assert!(!Environment::of(&[("PATH", "bin")]).has_program("sh"));
        assert!(!Environment::of(&[]).has_program("sh"));
    }
}
