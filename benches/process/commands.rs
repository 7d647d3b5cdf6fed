//! Whole processes that end by themselves, beside an empty process and ripgrep.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::measure::{Samples, Table};

/// The word searched for.
const WORD: &str = "interoperability";

/// The programs to start.
pub(crate) struct Programs {
    /// Ours.
    pub(crate) casebook: PathBuf,
    /// One that does nothing.
    pub(crate) empty: PathBuf,
    /// One that draws a frame and waits.
    pub(crate) empty_tui: PathBuf,
    /// ripgrep, where it is installed.
    pub(crate) ripgrep: Option<PathBuf>,
}

impl Programs {
    /// Builds the empty programs and finds the others.
    pub(crate) fn ready() -> Self {
        let casebook = PathBuf::from(env!("CARGO_BIN_EXE_casebook"));
        let examples = ["--example", "empty", "--example", "empty_tui"];
        let built = Command::new(env!("CARGO"))
            .args(["build", "--release", "--quiet"])
            .args(examples)
            .status();
        assert!(built.unwrap().success(), "the empty programs do not build");
        let folder = casebook.parent().unwrap().join("examples");
        Self {
            empty: folder.join("empty"),
            empty_tui: folder.join("empty_tui"),
            ripgrep: ripgrep(),
            casebook,
        }
    }

    /// Returns a run of our program in a home of its own, where no library is around.
    pub(crate) fn casebook(&self, home: &Path, words: &[&str]) -> Command {
        let mut command = Command::new(&self.casebook);
        command
            .args(words)
            .current_dir(home)
            .env_clear()
            .env("HOME", home)
            .env("LANG", "C.UTF-8");
        command
    }
}

/// Returns the first `rg` of the path, or of the folder named with `--tools`.
fn ripgrep() -> Option<PathBuf> {
    let tools = std::env::args()
        .skip_while(|word| word != "--tools")
        .nth(1)
        .map(PathBuf::from);
    let programs = tools.map_or_else(|| PathBuf::from("rg"), |folder| folder.join("rg"));
    let works = Command::new(&programs)
        .arg("--version")
        .output()
        .is_ok_and(|output| output.status.success());
    works.then_some(programs)
}

/// Measures a search as a whole process, in a library given by its words on the command line and its folder.
pub(crate) fn search(
    programs: &Programs,
    home: &Path,
    library: Option<&Path>,
    rounds: usize,
    table: &mut Table,
) {
    let named = library.map(|folder| folder.to_string_lossy().into_owned());
    let mut words = vec!["search", WORD];
    words.extend(
        named
            .as_deref()
            .into_iter()
            .flat_map(|folder| ["--library", folder]),
    );
    let name = library.map_or_else(|| "built-in library".to_owned(), folder_name);
    let content = library.map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("content"),
        |folder| folder.join("content"),
    );
    let hits = run(&mut programs.casebook(home, &words));
    println!(
        "{name}: `casebook search {WORD}` prints {} lines",
        lines(&hits)
    );
    let (mut ours, mut empty, mut others) =
        (Samples::default(), Samples::default(), Samples::default());
    for _ in 0..rounds {
        empty.time(|| run(&mut Command::new(&programs.empty)));
        ours.time(|| run(&mut programs.casebook(home, &words)));
        if let Some(ripgrep) = &programs.ripgrep {
            others.time(|| {
                run(Command::new(ripgrep)
                    .args(["--ignore-case", WORD])
                    .arg(&content))
            });
        }
    }
    let work = format!("`casebook search`, whole process, warm, {name}");
    table.medians(&work, &ours, ("empty process", &empty), "≤ 2.5×, ≤ 10 ms");
    if others.len() > 0 {
        table.medians(&work, &ours, ("ripgrep, same files", &others), "");
    } else {
        println!("no `rg` on the path: nothing to compare with");
    }
}

fn run(command: &mut Command) -> Output {
    let output = command.output().unwrap();
    assert!(
        output.status.success(),
        "{command:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    output
}

fn lines(output: &Output) -> usize {
    String::from_utf8_lossy(&output.stdout).lines().count()
}

/// Returns the words by which the table names a made library.
pub(crate) fn folder_name(folder: &Path) -> String {
    let name = folder
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    name.split('-')
        .nth(1)
        .map_or(name.clone(), |records| format!("{records} records"))
}
