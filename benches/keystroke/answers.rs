//! A keystroke to a full answer: hits, exact facets, snippets.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use casebook::content::{self, Root};
use casebook::model::Tables;
use casebook::search::{Answer, Index, Place, Request};
use tempfile::TempDir;

use crate::measure::{
    Asked, FOREIGN, Library, MISTYPED, Plain, QUERIES, Rounds, Samples, Table, short, typed,
};

/// The number of the pass in which the index was prepared.
const PREPARED: usize = 2;
/// How many hits an answer holds.
const HITS: usize = 20;

/// Queries of one sort, and what plain tantivy has for them.
struct Sort {
    name: &'static str,
    queries: &'static [&'static str],
    references: &'static [Asked],
    /// Tells whether an answer shows what the sort is about.
    shows: fn(&Answer) -> bool,
}

/// All sorts. Plain tantivy has nothing for the third: it looks for the words as typed, and mostly finds none.
const SORTS: [Sort; 3] = [
    Sort {
        name: "key to full answer",
        queries: &QUERIES,
        references: &[Asked::Begun, Asked::Whole],
        shows: |answer| !answer.hits.is_empty(),
    },
    Sort {
        name: "key to full answer, a word mistyped",
        queries: &MISTYPED,
        references: &[Asked::Fuzzy],
        shows: |answer| answer.corrected.is_some(),
    },
    Sort {
        name: "key to full answer, a concept in another language",
        queries: &FOREIGN,
        references: &[Asked::Begun],
        shows: |answer| answer.hits.iter().any(|hit| !hit.because.is_empty()),
    },
];

/// An index of ours and one of plain tantivy over the same library.
struct Both {
    tables: Arc<Tables>,
    /// Where ours is.
    place: PathBuf,
    plain: Plain,
    _places: [TempDir; 2],
}

/// Types every query into the index of a library and into plain tantivy, in turn at every key; returns how long plain
/// tantivy took for sound queries with the last word as the beginning of one.
pub(crate) fn measure(
    library: &Library,
    rounds: usize,
    slowest: bool,
    table: &mut Table,
) -> Samples {
    let root = library.root();
    let tables = Arc::new(content::tables(&root).0);
    let places = [(); 2].map(|()| TempDir::new().unwrap());
    let place = places[0].path().to_path_buf();
    write(&root, &tables, &place);
    let both = Both {
        plain: Plain::build(places[1].path(), &root, &tables),
        place,
        tables,
        _places: places,
    };
    let mut begun = Samples::default();
    for (number, sort) in SORTS.iter().enumerate() {
        for (state, times) in type_all(&both, sort, rounds, slowest) {
            for (asked, reference) in sort.references.iter().zip(&times.references) {
                let work = format!("{}, {state}, {}", sort.name, library.name);
                let goal = library.goal([
                    "≤ 1×",
                    "p50 ≤ 1, p99 ≤ 4 ms; ≤ 1×",
                    "p50 ≤ 3, p99 ≤ 16 ms; ≤ 1×",
                    "≤ 1×",
                ]);
                let (ours, reference) = (times.ours.medians(), reference.medians());
                table.compare(&work, &ours, (asked.name(), &reference), goal);
            }
            if number == 0 {
                begun = times.references[0].medians();
            }
        }
    }
    begun
}

/// What we took and what each reference took for the same queries.
struct Times {
    ours: Rounds,
    references: Vec<Rounds>,
}

impl Times {
    fn of(sort: &Sort) -> Self {
        let mut references = Vec::new();
        references.resize_with(sort.references.len(), Rounds::default);
        Self {
            ours: Rounds::default(),
            references,
        }
    }

    fn begin(&mut self) {
        self.ours.begin();
        self.references.iter_mut().for_each(Rounds::begin);
    }
}

/// Types the queries of one sort into a newly opened index, once more into the same, and into one that was prepared as the
/// interface does it when nobody waits; so many rounds. Returns the times of all three.
fn type_all(both: &Both, sort: &Sort, rounds: usize, slowest: bool) -> [(&'static str, Times); 3] {
    let states_of_index = ["first asked", "asked again", "first asked, prepared"];
    let mut out = states_of_index.map(|state| (state, Times::of(sort)));
    let mut showing = 0;
    let mut prepared = Samples::default();
    for round in 0..rounds {
        let mut index = Index::open(Place::Directory(both.place.clone()));
        for (pass, (_, times)) in out.iter_mut().enumerate() {
            if pass == PREPARED {
                index = Index::open(Place::Directory(both.place.clone()));
                prepared.time(|| index.prepare(&|| true).unwrap());
            }
            times.begin();
            for (query, text) in states(sort) {
                let ask = || ask(&index, &both.tables, text, (true, true));
                let answer = times.ours.time(ask);
                assert!(answer.hits.len() <= HITS);
                for (asked, samples) in sort.references.iter().zip(&mut times.references) {
                    samples.time(|| both.plain.search(text, *asked));
                }
                let is_shown = (round, pass) == (0, 0) && text == query && (sort.shows)(&answer);
                showing += usize::from(is_shown);
            }
        }
    }
    let all = sort.queries.len();
    println!("{}: {showing} of {all} queries show it", sort.name);
    println!("an index was prepared in {}", prepared.cell());
    assert!(
        rounds == 0 || showing * 2 > all,
        "the queries do not show what is measured"
    );
    if slowest {
        print_slowest(sort, &out, both);
    }
    out
}

/// Returns every state of the input while the queries are typed, each behind its query.
fn states(sort: &Sort) -> impl Iterator<Item = (&'static str, &'static str)> {
    let queries = sort.queries.iter().copied();
    queries.flat_map(|query| typed(query).map(move |text| (query, text)))
}

/// Writes an index as the interface does. It is opened from there anew for every round, so that the first keys find nothing
/// that was kept of others; its files are in memory, as they are just after they were written.
fn write(root: &Root, tables: &Arc<Tables>, place: &Path) {
    let written = Index::open(Place::Directory(place.to_path_buf()))
        .sync(root, tables, false, &mut |_, _| {})
        .unwrap();
    assert!(
        written.written,
        "the index was not written: {:?}",
        written.notice
    );
}

/// Asks for a page with or without facets and snippets.
fn ask(
    index: &Index,
    tables: &Arc<Tables>,
    text: &str,
    (facets, snippets): (bool, bool),
) -> Answer {
    let request = Request {
        limit: HITS,
        facets,
        snippets,
        ..Request::typed(text, 2026)
    };
    index.search(&request, &|| Arc::clone(tables)).unwrap()
}

/// Prints the inputs that cost most when first asked of a prepared index, what they cost when asked again and again at once
/// (which finds what is kept of the last answers), and what of the latter goes to facets and to snippets, to know where to
/// look.
fn print_slowest(sort: &Sort, times: &[(&'static str, Times); 3], both: &Both) {
    let [first, again, prepared] = times.each_ref().map(|(_, times)| times.ours.medians());
    let costs = first.values().iter().zip(again.values());
    let costs = costs.zip(prepared.values());
    let mut slowest: Vec<_> = states(sort).zip(costs).collect();
    slowest.sort_by(|(_, (_, one)), (_, (_, other))| other.total_cmp(one));
    let index = Index::open(Place::Directory(both.place.clone()));
    println!(
        "   first    again prepared  at once     bare   facets snippets  (medians, milliseconds)"
    );
    for ((_, text), ((first, again), prepared)) in slowest.into_iter().take(25) {
        let parts = [(true, true), (false, false), (true, false), (false, true)];
        let mut samples = parts.map(|_| Samples::default());
        for _ in 0..5 {
            for (part, samples) in parts.iter().zip(&mut samples) {
                samples.time(|| ask(&index, &both.tables, text, *part).total);
            }
        }
        let [whole, bare, facets, snippets] = samples.map(|samples| samples.median());
        let parts = [whole, bare, facets - bare, snippets - bare];
        let times = [*first, *again, *prepared]
            .into_iter()
            .chain(parts)
            .map(short);
        let cells: Vec<_> = times.map(|time| format!("{time:>8}")).collect();
        println!("{}  {text:?}", cells.join(" "));
    }
}
