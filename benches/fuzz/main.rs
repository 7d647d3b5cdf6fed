//! Asks millions of queries that nobody would write, on a small stack; fails on a panic, tells of every wait.
//!
//! `cargo bench --bench fuzz -- --queries N --seed S --from K`: a query is decided by the seed and its number, so what
//! broke can be asked again by its number alone.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a bench is a program for developers: it prints, and it stops at the first thing that fails"
)]

#[path = "../measure/mod.rs"]
mod measure;
mod pieces;

use std::fs;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use casebook::content;
use casebook::model::Tables;
use casebook::search::{
    Answer, Completing, Index, Order, Place, Reach, Request, completions, filters, verbatim,
};
use measure::{Arguments, Library, Random, Samples, short};
use pieces::Pieces;

/// How many queries are asked where nothing else is said.
const QUERIES: usize = 20_000;
/// How many records the library has.
const RECORDS: usize = 300;
/// The stack a query is answered on.
const STACK: usize = 2 << 20;
/// What takes longer is told of.
const WAIT: Duration = Duration::from_millis(50);
/// What takes longer is told of while it runs.
const HANG: Duration = Duration::from_secs(10);
/// How many of the slowest are told of in the end.
const SLOWEST: usize = 10;
/// So many other queries make the index forget one.
const OTHERS: u64 = 40;

/// Asks queries of one index.
struct Asker {
    index: Index,
    tables: Arc<Tables>,
    pieces: Pieces,
    now: Arc<Mutex<(u64, String)>>,
    samples: Samples,
    asked: u64,
    slowest: Vec<(Duration, u64, String)>,
}

fn main() {
    let arguments = Arguments::read();
    let number =
        |flag: &str, usual: usize| u64::try_from(arguments.number(flag).unwrap_or(usual)).unwrap();
    let (queries, seed, from) = (
        number("--queries", QUERIES),
        number("--seed", 1),
        number("--from", 0),
    );
    let records = arguments.number("--records").unwrap_or(RECORDS);
    let now = Arc::new(Mutex::new((0, String::new())));
    let (done, is_done) = channel::<()>();
    let told = Arc::clone(&now);
    let work = move || {
        let mut asker = Asker::new(records, seed, told);
        asker.run(from..from + queries);
        asker.report();
        drop(done);
    };
    let worker = thread::Builder::new()
        .stack_size(STACK)
        .spawn(work)
        .unwrap();
    watch(&now, &is_done);
    if worker.join().is_err() {
        let (number, text) = now.lock().unwrap().clone();
        panic!("query {number} of seed {seed} broke: {text:?}");
    }
}

/// Returns how long this thread has had a processor so far; only Linux tells.
fn worked() -> Option<Duration> {
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds = told.split(' ').next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}

/// Waits for the end and tells of a query that does not come to one.
fn watch(now: &Mutex<(u64, String)>, is_done: &Receiver<()>) {
    let mut before = u64::MAX;
    while let Err(RecvTimeoutError::Timeout) = is_done.recv_timeout(HANG) {
        let (number, text) = now.lock().unwrap().clone();
        if number == before {
            println!("query {number} is still being answered: {text:?}");
        }
        before = number;
        eprintln!("{number} …");
    }
}

impl Asker {
    fn new(records: usize, seed: u64, now: Arc<Mutex<(u64, String)>>) -> Self {
        let library = Library::made(records);
        let root = library.root();
        let tables = Arc::new(content::tables(&root).0);
        let index = Index::open(Place::Memory);
        index.sync(&root, &tables, false, &mut |_, _| {}).unwrap();
        let pieces = Pieces::of(&library.folder.unwrap().join("content"), seed);
        Self {
            index,
            tables,
            pieces,
            now,
            samples: Samples::default(),
            asked: 0,
            slowest: Vec::new(),
        }
    }

    fn run(&mut self, numbers: std::ops::Range<u64>) {
        for number in numbers {
            let (text, mut random) = self.pieces.query(number);
            *self.now.lock().unwrap() = (number, text.clone());
            let request = request(&text, &mut random);
            let start = Instant::now();
            let answer = self.ask(&request);
            let mut took = start.elapsed();
            check(&request, &answer);
            self.edit(&text, &answer, &mut random);
            if took > WAIT {
                took = self.again(number, &request).min(took);
            }
            if took > WAIT {
                println!(
                    "query {number}, {} ms: {}",
                    short(milliseconds(took)),
                    told(&text)
                );
            }
            self.samples.add(took);
            self.asked += 1;
            self.keep(took, number, text);
        }
    }

    fn ask(&self, request: &Request) -> Answer {
        self.index
            .search(request, &|| Arc::clone(&self.tables))
            .unwrap()
    }

    /// Returns how long a query takes that the index has forgotten; the time in which other programs have the processor
    /// does not count where the system tells it.
    fn again(&self, number: u64, request: &Request) -> Duration {
        let one = |turn: u64| {
            for other in 0..OTHERS {
                let (text, mut random) = self.pieces.query(number + 1 + turn * OTHERS + other);
                self.ask(&self::request(&text, &mut random));
            }
            let (start, before) = (Instant::now(), worked());
            self.ask(request);
            let took = start.elapsed();
            let both = before.zip(worked());
            both.map_or(took, |(before, after)| {
                took.min(after.saturating_sub(before))
            })
        };
        (0..3).map(one).min().unwrap_or_default()
    }

    /// Does with a query what the input does while it is typed.
    fn edit(&self, text: &str, answer: &Answer, random: &mut Random) {
        let by = Completing {
            tables: &self.tables,
            facets: &answer.facets,
            language: "en",
        };
        if random.percent(10) {
            let cursor = random.between(0, text.len());
            for offered in completions(text, cursor, by) {
                assert!(text.get(offered.range).is_some());
            }
        }
        if random.percent(10) {
            for filter in filters(text, Some(&self.tables), "en") {
                assert!(text.get(filter.range).is_some());
            }
        }
        if let Some(corrected) = &answer.corrected {
            verbatim(&corrected.typed, &corrected.shown);
        }
    }

    fn keep(&mut self, took: Duration, number: u64, text: String) {
        let is_slow = self
            .slowest
            .last()
            .is_none_or(|(least, _, _)| took > *least);
        if is_slow || self.slowest.len() < SLOWEST {
            self.slowest.push((took, number, text));
            self.slowest
                .sort_by_key(|(took, number, _)| (std::cmp::Reverse(*took), *number));
            self.slowest.truncate(SLOWEST);
        }
    }

    fn report(&self) {
        let times = [50, 99, 100].map(|percent| short(self.samples.percentile(percent)));
        println!(
            "\n{} queries; p50 / p99 / longest: {} ms",
            self.asked,
            times.join(" / ")
        );
        for (took, number, text) in &self.slowest {
            println!(
                "{} ms, query {number}: {}",
                short(milliseconds(*took)),
                told(text)
            );
        }
    }
}

fn request(text: &str, random: &mut Random) -> Request {
    let limit = *random.one(&[0, 1, 20, 20, 20, 20, 50]);
    Request {
        text: text.to_owned(),
        live: random.percent(70),
        reach: if random.percent(85) {
            Reach::Meaning
        } else {
            Reach::Literal
        },
        order: if random.percent(90) {
            Order::Rank
        } else {
            Order::Listing
        },
        offset: *random.one(&[0, 0, 0, 0, 0, 0, 1, 20, usize::MAX]),
        limit,
        facets: random.percent(90),
        snippets: random.percent(90),
        reader: None,
        this_year: 2026,
    }
}

/// Fails where an answer does not agree with itself or points outside a text.
fn check(request: &Request, answer: &Answer) {
    assert!(answer.complete <= answer.total && answer.hits.len() <= request.limit);
    for note in &answer.notes {
        assert!(request.text.get(note.span.range()).is_some());
    }
    for hit in &answer.hits {
        let mut end = 0;
        for mark in &hit.snippet.marks {
            assert!(mark.start >= end && hit.snippet.text.get(mark.clone()).is_some());
            end = mark.end;
        }
        assert!(
            hit.title_marks
                .iter()
                .all(|mark| hit.title.get(mark.clone()).is_some())
        );
        assert!(hit.score.is_finite());
    }
}

/// Returns a query as it can be printed: without control characters, and not all of a long one.
fn told(text: &str) -> String {
    let first: String = text.chars().take(200).collect();
    let more = if first.len() < text.len() {
        format!(" … of {} bytes", text.len())
    } else {
        String::new()
    };
    format!("{first:?}{more}")
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
