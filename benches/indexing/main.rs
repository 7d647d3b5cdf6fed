//! From files to an index: everything, nothing new, one file changed; beside plain tantivy on the same files.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a bench is a program for developers: it prints, and it stops at the first thing that fails"
)]

#[path = "../generate/mod.rs"]
mod generate;
#[path = "../measure/mod.rs"]
mod measure;
#[path = "../plain/mod.rs"]
mod plain;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use casebook::content::{self, Root};
use casebook::model::Tables;
use casebook::search::{Index, Order, Place, Reach, Request};
use measure::{Arguments, Row, Samples, Table};
use plain::Plain;
use tempfile::TempDir;

fn main() {
    let arguments = Arguments::read();
    let mut table = Table::new();
    for records in arguments.sizes() {
        let rounds = arguments
            .number("--rounds")
            .unwrap_or(if records > 10_000 { 2 } else { 5 });
        Bench::new(records).run(rounds, &mut table);
    }
    table.print("Indexing");
}

/// One library, which is copied so that a file of it can be changed.
struct Bench {
    records: usize,
    root: Root,
    folder: PathBuf,
    tables: Tables,
}

impl Bench {
    fn new(records: usize) -> Self {
        let folder = generate::measured_library(records);
        let root = Root::directory(&folder).unwrap();
        let tables = content::tables(&root).0;
        Self {
            records,
            root,
            folder,
            tables,
        }
    }

    fn run(&self, rounds: usize, table: &mut Table) {
        let (mut ours, mut reference, mut parsing) =
            (Samples::default(), Samples::default(), Samples::default());
        let (mut nothing, mut walk) = (Samples::default(), Samples::default());
        let (mut changed, mut updated) = (Samples::default(), Samples::default());
        let mut found = Samples::default();
        let mut sizes = [0, 0];
        for round in 0..rounds {
            parsing.time(|| self.parse());
            let (place, plain_place) = (TempDir::new().unwrap(), TempDir::new().unwrap());
            let plain =
                reference.time(|| Plain::build(plain_place.path(), &self.root, &self.tables));
            let index = ours.time(|| self.index(place.path()));
            sizes = [bytes(place.path()), bytes(plain_place.path())];
            for turn in 0..3 {
                nothing.time(|| assert!(!self.sync(&index).written));
                walk.time(|| self.root.entries().unwrap().len());
                let word = format!("changed{round}x{turn}");
                let path = self.touch(&word);
                thread::scope(|scope| {
                    let waiting = scope.spawn(|| self.wait_for(&index, &word));
                    changed.time(|| assert_eq!(self.sync(&index).changed, 1));
                    found.add(waiting.join().unwrap());
                });
                updated.time(|| plain.update(&self.root, &path, &self.tables));
            }
        }
        self.report(table, [&ours, &reference, &parsing], sizes);
        let size = self.records;
        table.medians(
            &format!("{size} records, nothing changed"),
            &nothing,
            ("a walk with `stat`", &walk),
            "",
        );
        let goal = if size == 10_000 { "≤ 30 ms" } else { "" };
        for (state, times, goal) in [("searchable", &found, goal), ("on disk", &changed, "")] {
            let work = format!("{size} records, one file changed, {state}");
            table.medians(&work, times, ("plain tantivy", &updated), goal);
        }
    }

    fn report(
        &self,
        table: &mut Table,
        [ours, reference, parsing]: [&Samples; 3],
        sizes: [u64; 2],
    ) {
        let size = self.records;
        let goal = if size >= 10_000 { "≤ 1.25×" } else { "" };
        table.medians(
            &format!("{size} records, full index"),
            ours,
            ("plain tantivy and parsing", reference),
            goal,
        );
        table.medians(
            &format!("{size} records, full index"),
            ours,
            ("parsing alone, one thread", parsing),
            "",
        );
        let [here, there] = sizes.map(|bytes| format!("{:.1} MB", megabytes(bytes)));
        let work = format!("{size} records, index on disk");
        let ratio = Some(megabytes(sizes[0]) / megabytes(sizes[1]));
        table.line(&Row {
            work: &work,
            ours: &here,
            reference: &there,
            ratio,
            goal: "",
        });
    }

    fn index(&self, place: &Path) -> Index {
        let index = Index::open(Place::Directory(place.to_path_buf()));
        let report = self.sync(&index);
        assert_eq!((report.added, report.set_aside), (self.records, 0));
        index
    }

    fn sync(&self, index: &Index) -> casebook::search::SyncReport {
        index
            .sync(&self.root, &self.tables, false, &mut |_, _| {})
            .unwrap()
    }

    fn parse(&self) -> usize {
        let entries = self.root.entries().unwrap();
        let parse =
            |path: &str| content::parse_record(path, &self.root.read(path).unwrap(), &self.tables);
        entries
            .iter()
            .filter_map(|entry| parse(&entry.path))
            .count()
    }

    /// Waits until an answer holds a word and returns how long it took, to a quarter of a millisecond.
    #[expect(
        clippy::disallowed_methods,
        reason = "the index tells nobody when it changes; asking without a pause would take the time of what is measured"
    )]
    fn wait_for(&self, index: &Index, word: &str) -> Duration {
        let start = Instant::now();
        let request = Request {
            reach: Reach::Literal,
            text: format!("\"{word}\""),
            live: false,
            order: Order::Rank,
            offset: 0,
            limit: 1,
            facets: false,
            snippets: false,
            this_year: 2026,
        };
        let tables = Arc::new(self.tables.clone());
        let answers = || index.search(&request, &|| Arc::clone(&tables)).unwrap();
        while answers().complete == 0 {
            thread::sleep(Duration::from_micros(250));
        }
        start.elapsed()
    }

    /// Changes one file as an editor would, so that it ends with a word, and returns its path.
    fn touch(&self, word: &str) -> String {
        const LAST: &str = "\nOne more word: ";
        let is_case = |path: &str| path.starts_with("cases/");
        let path = self
            .root
            .entries()
            .unwrap()
            .into_iter()
            .map(|entry| entry.path)
            .find(|path| is_case(path))
            .unwrap();
        let file = self.folder.join("content").join(&path);
        let text = fs::read_to_string(&file).unwrap();
        let before = text.split(LAST).next().unwrap_or_default();
        fs::write(&file, format!("{before}{LAST}{word}.\n")).unwrap();
        path
    }
}

fn bytes(folder: &Path) -> u64 {
    let sizes = fs::read_dir(folder).unwrap().map(|entry| {
        let entry = entry.unwrap();
        if entry.path().is_dir() {
            bytes(&entry.path())
        } else {
            entry.metadata().unwrap().len()
        }
    });
    sizes.sum()
}

#[allow(
    clippy::cast_precision_loss,
    reason = "a size in megabytes needs few digits"
)]
fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}
