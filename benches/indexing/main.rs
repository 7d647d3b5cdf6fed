//! From files to an index: everything, nothing new, one file changed; beside plain tantivy on the same files.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a bench is a program for developers: it prints, and it stops at the first thing that fails"
)]

#[path = "../measure/mod.rs"]
mod measure;

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use casebook::content::{self, Root};
use casebook::model::Tables;
use casebook::search::{Index, Order, Place, Reach, Request, SyncReport};
use measure::{Arguments, Library, Plain, Samples, Table};
use tempfile::TempDir;

/// How many times a file is changed for each full index.
const EDITS: usize = 10;
/// What the new word stands behind.
const LAST: &str = "\nOne more word: ";

fn main() {
    let arguments = Arguments::read();
    let mut table = Table::default();
    for library in arguments.libraries() {
        let few = library.goal(["", "5", "2", "10"]).parse().unwrap_or(1);
        let rounds = arguments.number("--rounds").unwrap_or(few);
        Bench::new(library).run(rounds, &mut table);
    }
    table.print("Indexing");
}

/// One library, and the file of it that is changed.
struct Bench {
    library: Library,
    root: Root,
    tables: Tables,
    /// Relative to `content/`.
    path: String,
    before: String,
}

/// What was measured.
#[derive(Default)]
struct Measured {
    full: [Samples; 3],
    unchanged: [Samples; 2],
    edited: [Samples; 4],
}

impl Bench {
    fn new(library: Library) -> Self {
        let root = library.root();
        let tables = content::tables(&root).0;
        let entries = root.entries().unwrap().into_iter();
        let mut paths = entries.map(|entry| entry.path);
        let path = paths.find(|path| path.starts_with("cases/")).unwrap();
        let text = String::from_utf8(root.read(&path).unwrap().into_owned()).unwrap();
        // A run that was broken off may have left its word.
        let before = text.split(LAST).next().unwrap_or_default().to_owned();
        Self {
            library,
            root,
            tables,
            path,
            before,
        }
    }

    fn run(&self, rounds: usize, table: &mut Table) {
        let mut measured = Measured::default();
        let mut sizes = [(); 2].map(|()| Samples::of("MB"));
        for round in 0..rounds {
            let places = [(); 2].map(|()| TempDir::new().unwrap());
            let [ours, plain, parsing] = &mut measured.full;
            parsing.time(|| self.parse());
            let mut reference =
                plain.time(|| Plain::build(places[1].path(), &self.root, &self.tables));
            let index = ours.time(|| self.index(places[0].path()));
            if round == 0 {
                for (samples, place) in sizes.iter_mut().zip(&places) {
                    samples.put(megabytes(place.path()));
                }
            }
            for edit in 0..EDITS {
                let word = format!("changed{round}x{edit}");
                self.edit(&index, &mut reference, &word, &mut measured);
            }
        }
        self.write(&self.before);
        self.report(&measured, &sizes, table);
    }

    /// Measures what it takes when nothing has changed, and when a file has got a new word.
    fn edit(&self, index: &Index, plain: &mut Plain, word: &str, measured: &mut Measured) {
        let [unchanged, walk] = &mut measured.unchanged;
        walk.time(|| self.root.entries().unwrap().len());
        unchanged.time(|| assert!(!self.sync(index, &mut |_, _| {}).written));
        self.write(&format!("{}{LAST}{word}.\n", self.before));
        let [searchable, after_seen, on_disk, reference] = &mut measured.edited;
        thread::scope(|scope| {
            let start = Instant::now();
            let waiting = scope.spawn(|| self.wait_for(index, word));
            let mut seen = start;
            // What is to be read is known, but nothing of it is read yet.
            let mut progress = |done, _| {
                if done == 0 {
                    seen = Instant::now();
                }
            };
            let report = on_disk.time(|| self.sync(index, &mut progress));
            assert_eq!(report.changed, 1);
            let found = waiting.join().unwrap();
            searchable.add(found - start);
            after_seen.add(found - seen);
        });
        reference.time(|| plain.update(&self.root, &self.path, &self.tables));
    }

    fn report(&self, measured: &Measured, [here, there]: &[Samples; 2], table: &mut Table) {
        let name = |work: &str| format!("{work}, {}", self.library.name);
        let [ours, plain, parsing] = &measured.full;
        let goal = self.library.goal(["", "≤ 1.25×", "≤ 1.25×", ""]);
        let work = name("full index");
        table.compare(&work, ours, ("plain tantivy and parsing", plain), goal);
        table.compare(&work, ours, ("parsing alone, one thread", parsing), "");
        table.compare(&name("index on disk"), here, ("plain tantivy", there), "");
        let [unchanged, walk] = &measured.unchanged;
        let work = name("nothing changed");
        table.compare(&work, unchanged, ("a walk with `stat`", walk), "");
        let [searchable, after_seen, on_disk, reference] = &measured.edited;
        let reference = ("plain tantivy, its writer kept open", reference);
        let goal = self.library.goal(["", "≤ 30 ms", "", ""]);
        let work = name("one file changed, searchable after it is seen");
        table.compare(&work, after_seen, reference, goal);
        let work = name("one file changed, searchable, the walk that sees it included");
        table.compare(&work, searchable, reference, "");
        table.compare(&name("one file changed, on disk"), on_disk, reference, "");
    }

    fn index(&self, place: &Path) -> Index {
        let index = Index::open(Place::Directory(place.to_path_buf()));
        let report = self.sync(&index, &mut |_, _| {});
        let found = (Some(report.added), report.set_aside);
        assert_eq!(found, (self.library.records, 0));
        index
    }

    fn sync(&self, index: &Index, progress: &mut dyn FnMut(usize, usize)) -> SyncReport {
        let report = index.sync(&self.root, &self.tables, false, progress);
        report.unwrap()
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

    /// Waits until an answer holds a word and returns when that was, to a quarter of a millisecond.
    #[expect(
        clippy::disallowed_methods,
        reason = "the index tells nobody when it changes; asking without a pause would take the time of what is measured"
    )]
    fn wait_for(&self, index: &Index, word: &str) -> Instant {
        let request = Request {
            reach: Reach::Literal,
            text: format!("\"{word}\""),
            live: false,
            order: Order::Rank,
            offset: 0,
            limit: 1,
            facets: false,
            snippets: false,
            reader: None,
            this_year: 2026,
        };
        let tables = Arc::new(self.tables.clone());
        let answers = || index.search(&request, &|| Arc::clone(&tables)).unwrap();
        while answers().complete == 0 {
            thread::sleep(Duration::from_micros(250));
        }
        Instant::now()
    }

    /// Writes the file that is changed, as an editor would.
    fn write(&self, text: &str) {
        let folder = self.library.folder.as_ref().unwrap();
        fs::write(folder.join("content").join(&self.path), text).unwrap();
    }
}

fn megabytes(folder: &Path) -> f64 {
    let sizes = fs::read_dir(folder).unwrap().map(|entry| {
        let entry = entry.unwrap();
        if entry.path().is_dir() {
            megabytes(&entry.path())
        } else {
            f64::from(u32::try_from(entry.metadata().unwrap().len()).unwrap()) / 1e6
        }
    });
    sizes.sum()
}
