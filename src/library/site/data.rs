//! What the search of a site reads: files of script that hold data alone, since a page from a disk may load nothing else.

use serde_json::{Value, json};

use super::{SiteFile, Whole, worth};
use crate::model::Detail;
use crate::search::portable::{self, Letters, Portable};
use crate::source::{SafeText, json};

/// What the card of a country counts against records that hold its name.
const COUNTRY: f32 = 2.0;

/// Returns the files.
pub(super) fn files(whole: &Whole<'_>) -> Vec<SiteFile> {
    let mut concepts: Vec<Vec<String>> = Vec::new();
    let mut terms: Vec<usize> = Vec::new();
    for (at, piece) in whole.pieces.iter().enumerate() {
        if let Detail::Term(term) = &piece.record.detail
            && piece.is_original()
        {
            let names = term.labels.values().chain(term.synonyms.values().flatten());
            concepts.push(names.cloned().collect());
            terms.push(at);
        }
    }
    let mut index = Portable::new(&concepts);
    for piece in &whole.pieces {
        index.add_record(&piece.record, whole.tables);
    }
    for card in &whole.around.cards {
        index.add_record(&card.found_by, whole.tables);
    }
    let written = index.finish();
    let letters = Letters::written();
    let starts: Vec<&str> = written
        .shards
        .iter()
        .map(|(first, _)| first.as_str())
        .collect();
    let base = json!({
        "records": records(whole),
        "starts": starts,
        "terms": terms,
        "names": written.names,
        "concepts": written.concepts,
        "folded": letters.folded,
        "words": letters.words,
        "clusters": letters.clusters,
        "idle": portable::idle(),
        "elided": portable::elided(),
    });
    let forms = json!({ "groups": written.forms, "roots": written.roots });
    let mut files = vec![
        file("base", &json!("base"), &base),
        file("forms", &json!("forms"), &forms),
    ];
    for (number, (_, lines)) in written.shards.iter().enumerate() {
        files.push(file(&number.to_string(), &json!(number), &json!(lines)));
    }
    files
}

/// Returns what a hit tells of each version, in order, then of each country.
fn records(whole: &Whole<'_>) -> Vec<Value> {
    let records = whole.pieces.iter().map(|piece| {
        let record = &piece.record;
        let id = format!("{}/{}", record.id.kind, record.id.slug);
        let about = whole.about(piece);
        json!({
            "id": id,
            "file": piece.file,
            "lang": record.language.tag(),
            "title": SafeText::line(&record.title.value).as_str(),
            "about": SafeText::line(&about).as_str(),
            "worth": (f64::from(worth(record.id.kind)) * 10.0).round() / 10.0,
        })
    });
    let countries = whole.around.cards.iter().map(|card| {
        json!({
            "id": card.found_by.path,
            "file": card.file,
            "lang": card.found_by.language.tag(),
            "title": SafeText::line(&card.found_by.title.value).as_str(),
            "about": "country card",
            "worth": COUNTRY,
        })
    });
    records.chain(countries).collect()
}

/// Returns a file of script that hands over a value.
fn file(stem: &str, name: &Value, value: &Value) -> SiteFile {
    let text = serde_json::to_string(value).unwrap_or_default();
    // Nothing in a text may look like markup, wherever the file is opened.
    let text = json::escaped(&text).replace('<', "\\u003c");
    (
        format!("search/{stem}.js"),
        format!("casebook.take({name},{text});\n"),
    )
}
