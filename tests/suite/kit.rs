//! A library made for one test, and the program run on it: environment cleared, day and width fixed.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// The files that every library needs, with just the values that the records below use.
const TABLES: [(&str, &str); 15] = [
    ("library.toml", include_str!("fixtures/library.toml")),
    (
        "data/countries.toml",
        include_str!("fixtures/countries.toml"),
    ),
    (
        "vocabulary/languages.toml",
        "[[language]]\ntag = \"en\"\nendonym = \"English\"\nname = \"English\"\n",
    ),
    (
        "vocabulary/topics.toml",
        "[[group]]\nid = \"money\"\nlabels = { en = \"Money\" }\n\n[[topic]]\nid = \"digital-payments\"\ngroup = \"money\"\nlabels = { en = \"Digital payments\" }\nnote = \"n\"\n",
    ),
    (
        "vocabulary/branches.toml",
        "[[branch]]\nid = \"family\"\nlabels = { en = \"Family benefit\" }\n",
    ),
    (
        "vocabulary/stages.toml",
        "[[stage]]\nid = \"planning\"\nlabels = { en = \"Planning\" }\n",
    ),
    (
        "vocabulary/delivery.toml",
        "[[delivery]]\nid = \"payment\"\nlabels = { en = \"Payment\" }\n",
    ),
    (
        "vocabulary/technologies.toml",
        "[[technology]]\nid = \"mobile-money\"\nlabels = { en = \"Mobile money\" }\n",
    ),
    (
        "vocabulary/population.toml",
        "[[population]]\nid = \"informal-workers\"\nlabels = { en = \"Informal workers\" }\n",
    ),
    (
        "vocabulary/dimensions.toml",
        "[[dimension]]\nid = \"data\"\nlabels = { en = \"Data\" }\n",
    ),
    (
        "vocabulary/outcomes.toml",
        "[[outcome]]\nid = \"success\"\nlabels = { en = \"Success\" }\n",
    ),
    (
        "vocabulary/forms.toml",
        "[[form]]\nid = \"project\"\nlabels = { en = \"Project\" }\n",
    ),
    (
        "vocabulary/modalities.toml",
        "[[modality]]\nid = \"south-south\"\nlabels = { en = \"South-South\" }\n",
    ),
    (
        "vocabulary/states.toml",
        "[[state]]\nid = \"active\"\nlabels = { en = \"Active\" }\n",
    ),
    (
        "vocabulary/regions.toml",
        include_str!("fixtures/regions.toml"),
    ),
];

/// A case without a fault.
pub(crate) const CASE: &str = include_str!("fixtures/case.md");

/// A project without a fault.
pub(crate) const PROJECT: &str = include_str!("fixtures/project.md");

/// Noon on 22 November 2026, in seconds since 1970.
const NOW: &str = "1795348800";

/// A directory with a library and a home in it.
pub(crate) struct Base {
    directory: TempDir,
    variables: Vec<(String, String)>,
}

/// What the program did.
#[derive(Debug)]
pub(crate) struct Run {
    /// The exit status; absent where a signal ended it.
    pub(crate) status: Option<i32>,
    /// What it answered.
    pub(crate) out: String,
    /// What it said beside the answer.
    pub(crate) talk: String,
}

impl Base {
    /// Makes a library of two sound records: case `tgo-novissi` and project `lao-kenya`.
    pub(crate) fn new() -> Self {
        let base = Self::empty();
        base.write("cases/tgo-novissi.md", CASE);
        base.write("projects/lao-kenya.md", PROJECT);
        base
    }

    /// Makes a library without records.
    pub(crate) fn empty() -> Self {
        let base = Self::bare();
        for (path, text) in TABLES {
            base.write(path, text);
        }
        base
    }

    /// Makes a directory without a library.
    pub(crate) fn bare() -> Self {
        let directory = tempfile::tempdir().unwrap();
        fs::create_dir(directory.path().join("home")).unwrap();
        Self {
            directory,
            variables: Vec::new(),
        }
    }

    /// Returns the base with a variable in the environment of the program.
    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Writes a file of the library.
    pub(crate) fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.content(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Returns the path of a file of the library.
    pub(crate) fn content(&self, path: &str) -> PathBuf {
        self.root().join("content").join(path)
    }

    /// Returns the library.
    pub(crate) fn root(&self) -> PathBuf {
        self.path().join("library")
    }

    /// Returns the directory that holds the library and the home.
    pub(crate) fn path(&self) -> &Path {
        self.directory.path()
    }

    /// Returns the files of the home with what stands in them.
    pub(crate) fn kept(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut files = BTreeMap::new();
        let mut folders = vec![self.path().join("home")];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let text = fs::read(&path).unwrap();
                    files.insert(path, text);
                }
            }
        }
        files
    }

    /// Returns the program on this library, to be started by the test.
    pub(crate) fn command<A: AsRef<OsStr>>(&self, arguments: &[A]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_casebook"));
        let library = self.root();
        command
            .args(arguments)
            .current_dir(if library.is_dir() {
                &library
            } else {
                self.path()
            })
            .env_clear()
            .env("HOME", self.path().join("home"))
            .env("SOURCE_DATE_EPOCH", NOW)
            .env("COLUMNS", "80")
            .env("TERM", "xterm")
            .stdin(Stdio::null());
        for (name, value) in &self.variables {
            command.env(name, value);
        }
        command
    }

    /// Runs the program on this library.
    pub(crate) fn run<A: AsRef<OsStr>>(&self, arguments: &[A]) -> Run {
        Run::of(self.command(arguments).output().unwrap())
    }

    /// Runs the program with a text on its standard input.
    pub(crate) fn feed<A: AsRef<OsStr>>(&self, arguments: &[A], text: impl AsRef<[u8]>) -> Run {
        let mut command = self.command(arguments);
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let written = child.stdin.take().unwrap().write_all(text.as_ref());
        drop(written);
        Run::of(child.wait_with_output().unwrap())
    }

    /// Runs the program on a terminal of so many columns, on which it is left to itself, and returns what it drew.
    #[cfg(unix)]
    pub(crate) fn on_terminal(&self, columns: u16, arguments: &[&str]) -> (u32, String) {
        use std::io::Read;

        use portable_pty::{CommandBuilder, PtySize, native_pty_system};

        let size = PtySize {
            rows: 24,
            cols: columns,
            ..PtySize::default()
        };
        let terminal = native_pty_system().openpty(size).unwrap();
        let program = self.command(arguments);
        let mut command = CommandBuilder::new(program.get_program());
        command.args(arguments);
        command.cwd(program.get_current_dir().unwrap());
        command.env_clear();
        for (name, value) in program.get_envs().filter(|(name, _)| *name != "COLUMNS") {
            command.env(name, value.unwrap());
        }
        command.env("PATH", "/usr/bin:/bin");
        let mut child = terminal.slave.spawn_command(command).unwrap();
        drop(terminal.slave);
        let mut drawn = Vec::new();
        let mut buffer = [0; 4096];
        let mut reader = terminal.master.try_clone_reader().unwrap();
        // The end of a terminal is an error on some systems.
        while let Ok(length @ 1..) = reader.read(&mut buffer) {
            drawn.extend_from_slice(&buffer[..length]);
        }
        let status = child.wait().unwrap().exit_code();
        (
            status,
            String::from_utf8(drawn).unwrap().replace("\r\n", "\n"),
        )
    }

    /// Runs a line of the shell, in which `$casebook` is the program.
    #[cfg(unix)]
    pub(crate) fn shell(&self, line: &str) -> Run {
        let program = self.command::<&str>(&[]);
        let mut command = Command::new("/bin/sh");
        command
            .arg("-c")
            .arg(line)
            .current_dir(self.root())
            .env_clear()
            .stdin(Stdio::null());
        for (name, value) in program.get_envs() {
            command.env(name, value.unwrap());
        }
        command
            .env("PATH", "/usr/bin:/bin")
            .env("casebook", program.get_program());
        Run::of(command.output().unwrap())
    }
}

impl Run {
    /// Returns what a program that ended did.
    pub(crate) fn of(output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("output is UTF-8");
        Self {
            status: output.status.code(),
            out: text(output.stdout),
            talk: text(output.stderr),
        }
    }

    /// Returns the run if it ended with a status.
    #[track_caller]
    pub(crate) fn ended(self, status: i32) -> Self {
        assert_eq!(self.status, Some(status), "{self:#?}");
        self
    }

    /// Returns the answer as JSON.
    #[track_caller]
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:#?}"))
    }
}
