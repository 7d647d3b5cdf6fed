//! A keystroke to a full answer: hits, exact facets, snippets.

use std::collections::BTreeMap;
use std::sync::Arc;

use casebook::content::{self, Root};
use casebook::model::Tables;
use casebook::search::{Index, Order, Place, Reach, Request};
use tempfile::TempDir;

use crate::measure::{Row, Samples, Table, short};
use crate::plain::Plain;
use crate::queries::{QUERIES, typed};

/// How many hits an answer holds.
const HITS: usize = 20;

/// Types every query into the index of a library and into plain tantivy, in turn at every key; returns how long plain
/// tantivy took with the last word as the beginning of one.
pub(crate) fn measure(
    name: &str,
    root: &Root,
    rounds: usize,
    slowest: bool,
    table: &mut Table,
) -> Samples {
    let tables = Arc::new(content::tables(root).0);
    let (place, plain_place) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let index = open(root, &tables, &place);
    let plain = Plain::build(plain_place.path(), root, &tables);
    let (mut ours, mut whole, mut begins) =
        (Samples::default(), Samples::default(), Samples::default());
    let mut costs: BTreeMap<&str, Samples> = BTreeMap::new();
    for _ in 0..rounds {
        for text in QUERIES.iter().flat_map(|query| typed(query)) {
            let answer = ours.time(|| ask(&index, text, &tables));
            whole.time(|| show(&plain, text, false));
            begins.time(|| show(&plain, text, true));
            costs.entry(text).or_default().add(ours.last());
            assert!(answer.hits.len() <= HITS);
        }
    }
    report(name, [&ours, &whole, &begins], table);
    if slowest {
        print_slowest(&costs, &index, &tables);
    }
    begins
}

/// Opens an index as the interface does: from a generation that was written before.
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

fn ask(index: &Index, text: &str, tables: &Arc<Tables>) -> casebook::search::Answer {
    ask_for(index, text, tables, (true, true))
}

/// Asks with or without facets and snippets.
fn ask_for(
    index: &Index,
    text: &str,
    tables: &Arc<Tables>,
    (facets, snippets): (bool, bool),
) -> casebook::search::Answer {
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
    index.search(&request, &|| Arc::clone(tables)).unwrap()
}

fn show(plain: &Plain, text: &str, begins: bool) -> usize {
    let answer = plain.search(text, begins);
    answer.total + answer.shown.len() + answer.values
}

fn report(name: &str, [ours, whole, begins]: [&Samples; 3], table: &mut Table) {
    let goal = match name {
        "10000 records" => "p50 ≤ 1, p99 ≤ 4 ms; ≤ 1×",
        "100000 records" => "p50 ≤ 3, p99 ≤ 16 ms; ≤ 1×",
        _ => "≤ 1×",
    };
    for (reference, samples) in [
        ("last word as a beginning", begins),
        ("whole words only", whole),
    ] {
        let told = format!("{} (plain tantivy, {reference})", samples.spread());
        let ratio = ours.percentile(99) / samples.percentile(99);
        let work = format!("key to full answer, {name}");
        table.line(&Row {
            work: &work,
            ours: &ours.spread(),
            reference: &told,
            ratio: Some(ratio),
            goal,
        });
    }
}

/// Prints the inputs that cost most and what of it goes to facets and to snippets, to know where to look.
fn print_slowest(costs: &BTreeMap<&str, Samples>, index: &Index, tables: &Arc<Tables>) {
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
                samples.time(|| ask_for(index, text, tables, *part).total);
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
