//! A keystroke to a full answer: hits, exact facets, snippets.

use std::collections::BTreeMap;
use std::sync::Arc;

use casebook::content::{self, Root};
use casebook::model::Tables;
use casebook::search::{Answer, Index, Order, Place, Reach, Request};
use tempfile::TempDir;

use crate::measure::{
    Asked, FOREIGN, Library, MISTYPED, Plain, QUERIES, Samples, Table, short, typed,
};

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
    index: Index,
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
    let both = Both {
        index: open(&root, &tables, &places[0]),
        plain: Plain::build(places[1].path(), &root, &tables),
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
                table.compare(&work, &times.ours, (asked.name(), reference), goal);
            }
            if number == 0 {
                begun.join(&times.references[0]);
            }
        }
    }
    begun
}

/// What we took and what each reference took for the same queries.
struct Times {
    ours: Samples,
    references: Vec<Samples>,
}

impl Times {
    fn of(sort: &Sort) -> Self {
        let mut references = Vec::new();
        references.resize_with(sort.references.len(), Samples::default);
        Self {
            ours: Samples::default(),
            references,
        }
    }
}

/// Types the queries of one sort; returns the times of the first round and of the later ones, if there are any.
fn type_all(both: &Both, sort: &Sort, rounds: usize, slowest: bool) -> Vec<(&'static str, Times)> {
    let mut costs: BTreeMap<&str, Samples> = BTreeMap::new();
    let mut showing = 0;
    let mut out: Vec<(&'static str, Times)> = Vec::new();
    for round in 0..rounds {
        if let Some(state) = ["first asked", "asked again"].get(round) {
            out.push((state, Times::of(sort)));
        }
        let Some((_, times)) = out.last_mut() else {
            continue;
        };
        for (query, text) in states(sort) {
            let answer = times.ours.time(|| ask(both, text, (true, true)));
            assert!(answer.hits.len() <= HITS);
            costs.entry(text).or_default().put(times.ours.last());
            for (asked, samples) in sort.references.iter().zip(&mut times.references) {
                samples.time(|| both.plain.search(text, *asked));
            }
            let is_shown = round == 0 && text == query && (sort.shows)(&answer);
            showing += usize::from(is_shown);
        }
    }
    let all = sort.queries.len();
    println!("{}: {showing} of {all} queries show it", sort.name);
    assert!(
        rounds == 0 || showing * 2 > all,
        "the queries do not show what is measured"
    );
    if slowest {
        print_slowest(&costs, both);
    }
    out
}

/// Returns every state of the input while the queries are typed, each behind its query.
fn states(sort: &Sort) -> impl Iterator<Item = (&'static str, &'static str)> {
    let queries = sort.queries.iter().copied();
    queries.flat_map(|query| typed(query).map(move |text| (query, text)))
}

/// Opens an index as the interface does: from a generation that was written to disk before. Nothing was asked of it yet, so
/// the first keys find its caches empty; its files are in memory, as they are just after they were written.
fn open(root: &Root, tables: &Arc<Tables>, place: &TempDir) -> Index {
    let at = Place::Directory(place.path().to_path_buf());
    let written = Index::open(at.clone())
        .sync(root, tables, false, &mut |_, _| {})
        .unwrap();
    assert!(
        written.written,
        "the index was not written: {:?}",
        written.notice
    );
    Index::open(at)
}

/// Asks for a page with or without facets and snippets.
fn ask(both: &Both, text: &str, (facets, snippets): (bool, bool)) -> Answer {
    let request = Request {
        text: text.to_owned(),
        live: true,
        reach: Reach::Meaning,
        order: Order::Rank,
        offset: 0,
        limit: HITS,
        facets,
        snippets,
        this_year: 2026,
    };
    let tables = || Arc::clone(&both.tables);
    both.index.search(&request, &tables).unwrap()
}

/// Prints the inputs that cost most, as typed and asked again at once (which finds what is kept of the last answers), and
/// what of the latter goes to facets and to snippets, to know where to look.
fn print_slowest(costs: &BTreeMap<&str, Samples>, both: &Both) {
    let mut slowest: Vec<(&str, f64)> = costs
        .iter()
        .map(|(text, samples)| (*text, samples.median()))
        .collect();
    slowest.sort_by(|one, other| other.1.total_cmp(&one.1));
    println!("as typed;  again     bare   facets snippets  (medians, milliseconds)");
    for (text, typed) in slowest.into_iter().take(25) {
        let parts = [(true, true), (false, false), (true, false), (false, true)];
        let mut samples = parts.map(|_| Samples::default());
        for _ in 0..5 {
            for (part, samples) in parts.iter().zip(&mut samples) {
                samples.time(|| ask(both, text, *part).total);
            }
        }
        let [whole, bare, facets, snippets] = samples.map(|samples| samples.median());
        let times = [typed, whole, bare, facets - bare, snippets - bare].map(short);
        let cells = times.map(|time| format!("{time:>8}")).join(" ");
        println!("{cells}  {text:?}");
    }
}
