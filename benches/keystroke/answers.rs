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
    let mut first = None;
    for sort in &SORTS {
        let (ours, mut references) = type_all(&both, sort, rounds, slowest);
        for (asked, samples) in sort.references.iter().zip(&references) {
            let work = format!("{}, {}", sort.name, library.name);
            let goal = library.goal([
                "p50 ≤ 1, p99 ≤ 4 ms; ≤ 1×",
                "p50 ≤ 3, p99 ≤ 16 ms; ≤ 1×",
                "≤ 1×",
            ]);
            table.compare(&work, &ours, (asked.name(), samples), goal);
        }
        first.get_or_insert(references.swap_remove(0));
    }
    first.unwrap_or_default()
}

/// Types the queries of one sort and returns what we took and what each reference took.
fn type_all(both: &Both, sort: &Sort, rounds: usize, slowest: bool) -> (Samples, Vec<Samples>) {
    let mut ours = Samples::default();
    let mut references: Vec<Samples> = Vec::new();
    references.resize_with(sort.references.len(), Samples::default);
    let mut costs: BTreeMap<&str, Samples> = BTreeMap::new();
    let mut showing = 0;
    for round in 0..rounds {
        for query in sort.queries {
            for text in typed(query) {
                let answer = ours.time(|| ask(both, text, (true, true)));
                assert!(answer.hits.len() <= HITS);
                for (asked, samples) in sort.references.iter().zip(&mut references) {
                    samples.time(|| both.plain.search(text, *asked));
                }
                costs.entry(text).or_default().put(ours.last());
                let is_shown = round == 0 && text == *query && (sort.shows)(&answer);
                showing += usize::from(is_shown);
            }
        }
    }
    let all = sort.queries.len();
    println!("{}: {showing} of {all} queries show it", sort.name);
    assert!(
        showing * 2 > all,
        "the queries do not show what is measured"
    );
    if slowest {
        print_slowest(&costs, both);
    }
    (ours, references)
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

/// Prints the inputs that cost most and what of it goes to facets and to snippets, to know where to look.
fn print_slowest(costs: &BTreeMap<&str, Samples>, both: &Both) {
    let mut slowest: Vec<(&str, f64)> = costs
        .iter()
        .map(|(text, samples)| (*text, samples.median()))
        .collect();
    slowest.sort_by(|one, other| other.1.total_cmp(&one.1));
    println!("   whole     bare   facets snippets  (medians of 5, milliseconds)");
    for (text, _) in slowest.iter().take(25) {
        let parts = [(true, true), (false, false), (true, false), (false, true)];
        let mut samples = parts.map(|_| Samples::default());
        for _ in 0..5 {
            for (part, samples) in parts.iter().zip(&mut samples) {
                samples.time(|| ask(both, text, *part).total);
            }
        }
        let [whole, bare, facets, snippets] = samples.map(|samples| samples.median());
        let cells = [whole, bare, facets - bare, snippets - bare].map(short);
        println!(
            "{:>8} {:>8} {:>8} {:>8}  {text:?}",
            cells[0], cells[1], cells[2], cells[3]
        );
    }
}
