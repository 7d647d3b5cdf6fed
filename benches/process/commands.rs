//! Whole processes that end by themselves, beside an empty process and ripgrep.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::measure::{Library, Samples, Table};

/// The word searched for.
const WORD: &str = "interoperability";

/// The programs to start, each a copy of what was built, as `cargo install` makes one: what a linker has just written is
/// cached by the system in small pieces, and starts half a millisecond later.
pub(crate) struct Programs {
    /// Ours.
    pub(crate) casebook: PathBuf,
    /// One that does nothing.
    pub(crate) empty: PathBuf,
    /// One that draws a frame and waits.
    pub(crate) empty_tui: PathBuf,
    /// This bench, which is plain tantivy where its words say so.
    pub(crate) plain: PathBuf,
    /// ripgrep, where it is installed.
    pub(crate) ripgrep: Option<PathBuf>,
    _copies: TempDir,
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
        let copies = TempDir::new_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        let installed = |program: &Path| {
            let copy = copies.path().join(program.file_name().unwrap());
            std::fs::copy(program, &copy).unwrap();
            copy
        };
        Self {
            empty: installed(&folder.join("empty")),
            empty_tui: installed(&folder.join("empty_tui")),
            plain: installed(&std::env::current_exe().unwrap()),
            ripgrep: ripgrep(),
            casebook: installed(&casebook),
            _copies: copies,
        }
    }

    /// Returns a run of our program in a home of its own, where no library is around.
    pub(crate) fn casebook(&self, home: &Path, words: &[String]) -> Command {
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

/// Measures a search as a whole process.
pub(crate) fn search(programs: &Programs, library: &Library, rounds: usize, table: &mut Table) {
    let home = TempDir::new().unwrap();
    let mut words = vec!["search".to_owned(), WORD.to_owned()];
    words.extend(named(library));
    let built_in = Path::new(env!("CARGO_MANIFEST_DIR"));
    let content = library
        .folder
        .as_deref()
        .unwrap_or(built_in)
        .join("content");
    let hits = run(&mut programs.casebook(home.path(), &words));
    let name = &library.name;
    println!(
        "{name}: `casebook search {WORD}` prints {} lines",
        lines(&hits)
    );
    let [mut ours, mut empty, mut others] = [(); 3].map(|()| Samples::default());
    for _ in 0..rounds {
        empty.time(|| run(&mut Command::new(&programs.empty)));
        ours.time(|| run(&mut programs.casebook(home.path(), &words)));
        if let Some(ripgrep) = &programs.ripgrep {
            others.time(|| {
                run(Command::new(ripgrep)
                    .args(["--ignore-case", WORD])
                    .arg(&content))
            });
        }
    }
    let work = format!("`casebook search`, whole process, warm, {name}");
    let goal = library.goal(["≤ 2.5×, ≤ 10 ms", "", "≤ 2.5×, ≤ 15 ms", ""]);
    table.compare(&work, &ours, ("empty process", &empty), goal);
    if others.is_empty() {
        println!("no `rg` on the path: nothing to compare with");
    } else {
        table.compare(&work, &ours, ("ripgrep, same files", &others), "");
    }
}

/// Returns the words by which the command line names a library.
pub(crate) fn named(library: &Library) -> Vec<String> {
    let folder = library.folder.iter();
    folder
        .flat_map(|folder| ["--library".to_owned(), folder.display().to_string()])
        .collect()
}

/// Runs a program to its end, which must be a good one.
pub(crate) fn run(command: &mut Command) -> Output {
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
