//! The user's directories by the XDG rules, on every system but Windows, which has its own.
//!
//! Written out instead of taken from `etcetera`, which reads the process environment itself and asks the password file
//! when `HOME` is unset: here an absent variable means an absent directory, and a test can fill the environment.

use std::path::{Path, PathBuf};

use super::env::Environment;

/// The name of the directory for what lasts as long as a program runs, where the system gives none.
const RUN: &str = "run";

/// Where the program may keep things for its user; absent where the machine gives no place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// Holds `config.toml`.
    pub config: Option<PathBuf>,
    /// What the user made: marks, notes, progress.
    pub data: Option<PathBuf>,
    /// What the user did: history.
    pub state: Option<PathBuf>,
    /// What can be made again: indexes.
    pub cache: Option<PathBuf>,
    /// What lasts as long as a program runs: the sockets by which a presenter's console finds its room.
    pub runtime: Option<PathBuf>,
}

impl Places {
    /// Returns the user's file of settings, whether it exists or not.
    pub fn config_file(&self) -> Option<PathBuf> {
        self.config
            .as_ref()
            .map(|folder| folder.join("config.toml"))
    }

    /// Resolves the directories.
    pub(super) fn resolve(environment: &Environment) -> Self {
        let Some(home) = environment.os("CASEBOOK_HOME") else {
            return if cfg!(windows) {
                Self::windows(environment)
            } else {
                Self::xdg(environment)
            };
        };
        let home = Path::new(home);
        let home = match &environment.working_directory {
            Some(directory) => directory.join(home),
            None => home.to_owned(),
        };
        Self {
            config: Some(home.join("config")),
            data: Some(home.join("data")),
            state: Some(home.join("state")),
            cache: Some(home.join("cache")),
            // Of the machine, not of the stick: what `home` lies on may know no sockets.
            runtime: Self::session(environment).or_else(|| Some(home.join(RUN))),
        }
    }

    /// Returns the directory that the system makes for a user who is logged in.
    fn session(environment: &Environment) -> Option<PathBuf> {
        let runtime = absolute(environment, "XDG_RUNTIME_DIR")?;
        Some(runtime.join("casebook"))
    }

    fn xdg(environment: &Environment) -> Self {
        let home = absolute(environment, "HOME");
        let place = |name: &str, default: &str| {
            absolute(environment, name)
                .or_else(|| Some(home.as_ref()?.join(default)))
                .map(|folder| folder.join("casebook"))
        };
        let state = place("XDG_STATE_HOME", ".local/state");
        let run = state.as_ref().map(|state| state.join(RUN));
        Self {
            config: place("XDG_CONFIG_HOME", ".config"),
            data: place("XDG_DATA_HOME", ".local/share"),
            cache: place("XDG_CACHE_HOME", ".cache"),
            runtime: Self::session(environment).or(run),
            state,
        }
    }

    fn windows(environment: &Environment) -> Self {
        let roaming = absolute(environment, "APPDATA").map(|folder| folder.join("casebook"));
        let local = absolute(environment, "LOCALAPPDATA")
            .map(|folder| folder.join("casebook"))
            .or_else(|| roaming.clone());
        let inside = |base: &Option<PathBuf>, name: &str| Some(base.as_ref()?.join(name));
        Self {
            config: inside(&roaming, "config"),
            data: inside(&roaming, "data"),
            state: inside(&local, "state"),
            cache: inside(&local, "cache"),
            runtime: inside(&local, RUN),
        }
    }
}

/// Returns the path a variable holds; a relative one is ignored, as the XDG rules ask.
fn absolute(environment: &Environment, name: &str) -> Option<PathBuf> {
    environment
        .os(name)
        .map(PathBuf::from)
        .filter(|path| path.is_absolute())
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;

    fn places(variables: &[(&str, &str)]) -> Places {
        Places::resolve(&Environment::of(variables))
    }

    #[test]
    fn follows_xdg_and_falls_back_to_the_home_directory() {
        let places = places(&[
            ("HOME", "/h"),
            ("XDG_CACHE_HOME", "/c"),
            ("XDG_DATA_HOME", "rel"),
        ]);
        assert_eq!(places.cache, Some("/c/casebook".into()));
        assert_eq!(places.data, Some("/h/.local/share/casebook".into()));
        assert_eq!(places.state, Some("/h/.local/state/casebook".into()));
        assert_eq!(
            places.config_file(),
            Some("/h/.config/casebook/config.toml".into())
        );
    }

    #[test]
    fn keeps_sockets_where_the_system_says_else_in_the_state() {
        let home = ("HOME", "/h");
        let runtime = |variables: &[(&str, &str)]| places(variables).runtime;
        let given = ("XDG_RUNTIME_DIR", "/run/user/7");
        assert_eq!(runtime(&[home, given]), Some("/run/user/7/casebook".into()));
        let own = Some("/h/.local/state/casebook/run".into());
        assert_eq!(runtime(&[home]), own);
        assert_eq!(runtime(&[home, ("XDG_RUNTIME_DIR", "run")]), own);
        let stick = ("CASEBOOK_HOME", "/stick");
        assert_eq!(
            runtime(&[stick, given]),
            Some("/run/user/7/casebook".into())
        );
        assert_eq!(runtime(&[stick]), Some("/stick/run".into()));
    }

    #[test]
    fn has_no_places_without_a_home_directory() {
        assert_eq!(places(&[]), Places::default());
        assert_eq!(places(&[("HOME", "")]), Places::default());
    }

    #[test]
    fn puts_everything_into_one_directory_when_told() {
        let places = places(&[
            ("CASEBOOK_HOME", "/stick"),
            ("HOME", "/h"),
            ("XDG_CACHE_HOME", "/c"),
        ]);
        assert_eq!(places.cache, Some("/stick/cache".into()));
        assert_eq!(
            places.config_file(),
            Some("/stick/config/config.toml".into())
        );
    }

    #[test]
    fn takes_a_relative_casebook_home_from_the_working_directory() {
        let mut environment = Environment::of(&[("CASEBOOK_HOME", "stick")]);
        environment.working_directory = Some("/w".into());
        assert_eq!(
            Places::resolve(&environment).data,
            Some("/w/stick/data".into())
        );
    }

    #[test]
    fn follows_the_roaming_and_local_folders_of_windows() {
        let environment = Environment::of(&[("APPDATA", "/r"), ("LOCALAPPDATA", "/l")]);
        let places = Places::windows(&environment);
        assert_eq!(places.config, Some("/r/casebook/config".into()));
        assert_eq!(places.cache, Some("/l/casebook/cache".into()));
    }
}
