//! The table of events: read for the timeline, and by `check`.

use std::collections::BTreeSet;

use super::front_matter::{Fields, Need, sources};
use super::root::Root;
use super::rules::{table_fault, unknown_record};
use super::{FileReport, data};
use crate::model::timeline::Event;
use crate::model::{Catalog, Source, Text};
use crate::source::nearest;

/// The file, which a library may do without.
const FILE: &str = "data/timeline.toml";

/// Returns the events of a library by date; one without a date is left out, and told by a check.
pub fn timeline(root: &Root) -> Vec<Event> {
    data::read(root, FILE, events).unwrap_or_default()
}

/// Returns the events of a country by date, and the sources of the table that they cite.
pub fn timeline_of(root: &Root, country: &str) -> (Vec<Event>, Vec<Source>) {
    let read = data::read(root, FILE, |table| {
        let mut events = events(table);
        events.retain(|event| event.countries.iter().any(|code| code == country));
        let keys: BTreeSet<&String> = events.iter().flat_map(|event| &event.sources).collect();
        let mut cited = sources::read(table, Need::Optional);
        cited.retain(|source| keys.contains(&source.key.value));
        (events, cited)
    });
    read.unwrap_or_default()
}

fn events(table: &Fields<'_>) -> Vec<Event> {
    let rows = table.tables("event", "an event", Need::Optional);
    let mut events: Vec<Event> = rows.iter().filter_map(event).collect();
    events.sort_by(|a, b| (a.date, &a.title).cmp(&(b.date, &b.title)));
    events
}

/// Returns what is wrong in the table; `None` where a library has none.
pub(super) fn report(root: &Root, catalog: &Catalog, set_aside: &[String]) -> Option<FileReport> {
    data::report(root, FILE, |table| check(table, catalog, set_aside))
}

fn event(fields: &Fields<'_>) -> Option<Event> {
    Some(Event {
        date: fields.date("date", Need::Required)?,
        title: fields.plain("title", Need::Required),
        actors: fields.words("actors", Need::Optional),
        countries: fields.words("countries", Need::Optional),
        project: fields.text("project", Need::Optional).map(|id| id.value),
        note: fields.text("note", Need::Optional).map(|note| note.value),
        sources: plain(fields.one_or_more("source", Need::Required)),
    })
}

fn plain(texts: Vec<Text>) -> Vec<String> {
    texts.into_iter().map(|text| text.value).collect()
}

fn check(table: &Fields<'_>, catalog: &Catalog, set_aside: &[String]) {
    let sources = table.tables("sources", "a source", Need::Optional);
    let keys = sources.iter().map(|source| {
        source.plain("title", Need::Required);
        source.plain("publisher", Need::Required);
        source.date_or_none("date", Need::Required);
        source.plain("key", Need::Required)
    });
    let keys: BTreeSet<String> = keys.collect();
    for row in table.tables("event", "an event", Need::Required) {
        event(&row);
        for code in row.texts("countries", Need::Optional) {
            if catalog.tables.countries.get(&code.value).is_none() {
                let message = format!("no country has the code {:?}", code.value);
                row.faults().push(table_fault::RULE.at(code.span, message));
            }
        }
        for key in row.one_or_more("source", Need::Optional) {
            if !keys.contains(&key.value) {
                let message = format!("no source of the table has the key {:?}", key.value);
                row.faults().push(table_fault::RULE.at(key.span, message));
            }
        }
        let project = row.text("project", Need::Optional);
        if let Some(id) = project.filter(|id| !is_there(&id.value, catalog, set_aside)) {
            let message = format!("no record has the id {:?}", id.value);
            let fault = unknown_record::RULE.at(id.span, message);
            let ids = catalog.records().iter().map(|one| one.id.slug.as_str());
            row.faults().push(match nearest(&id.value, ids) {
                Some(meant) => fault.with_help(format!("did you mean {meant:?}?")),
                None => fault,
            });
        }
    }
}

/// Tells whether there is a file for an id; what is wrong with a file that was set aside is told there.
fn is_there(id: &str, catalog: &Catalog, set_aside: &[String]) -> bool {
    let is_it = |path: &String| {
        let name = path.rsplit('/').next().unwrap_or(path);
        name.split('.').next() == Some(id)
    };
    catalog.get(id).is_some() || set_aside.iter().any(is_it)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::load;

    const SOURCE: &str =
        "[[sources]]\nkey = \"one\"\ntitle = \"One\"\npublisher = \"A press\"\ndate = \"n.d.\"\n";

    fn library(text: &str) -> (tempfile::TempDir, Root) {
        let folder = tempfile::tempdir().unwrap();
        let content = folder.path().join("content");
        std::fs::create_dir_all(content.join("data")).unwrap();
        std::fs::write(content.join("library.toml"), "").unwrap();
        std::fs::write(content.join(FILE), text).unwrap();
        let root = Root::directory(folder.path()).unwrap();
        (folder, root)
    }

    #[test]
    fn reads_the_events_by_date() {
        let (_folder, root) = library(
            "[[event]]\ndate = \"1952-06-28\"\ntitle = \"Adopted\"\nactors = [\"ILO\"]\ncountries = []\nproject = \"p\"\nsource = \"one\"\n\
             [[event]]\ndate = 1919\ntitle = \"Founded\"\nsource = [\"one\", \"two\"]\n\
             [[event]]\ntitle = \"Never\"\nsource = \"one\"\n",
        );
        let events = timeline(&root);
        let told: Vec<String> = events
            .iter()
            .map(|event| format!("{} {}", event.date, event.title))
            .collect();
        assert_eq!(told, ["1919 Founded", "1952-06-28 Adopted"]);
        assert_eq!(events[0].sources, ["one", "two"]);
        assert_eq!(events[1].project.as_deref(), Some("p"));
        assert!(super::timeline(&library("").1).is_empty());
        let (own, cited) = timeline_of(&Root::BuiltIn, "KEN");
        assert!(!own.is_empty() && own.len() < super::timeline(&Root::BuiltIn).len());
        let is_cited = |key: &String| cited.iter().any(|source| source.key.value == *key);
        assert!(own.iter().flat_map(|event| &event.sources).all(is_cited));
    }

    #[test]
    fn tells_what_is_wrong_and_where() {
        let (_folder, root) = library(&format!(
            "[[event]]\ndate = \"1952-13\"\ntitle = \"A\"\ncountries = [\"XYZ\"]\nproject = \"nothing\"\nsource = \"two\"\n{SOURCE}"
        ));
        let loaded = load(&root).unwrap();
        let report = loaded.reports.iter().find(|one| one.file.path() == FILE);
        let report = report.unwrap();
        let told: Vec<(usize, &str)> = report
            .diagnostics
            .iter()
            .map(|one| {
                let line = report.file.position(one.span.start).line;
                (line, one.message.as_str())
            })
            .collect();
        assert_eq!(
            told,
            [
                (2, "this is no date that exists"),
                (4, "no country has the code \"XYZ\""),
                (5, "no record has the id \"nothing\""),
                (6, "no source of the table has the key \"two\""),
            ]
        );
    }

    #[test]
    fn the_built_in_table_begins_in_1919_and_has_no_fault() {
        let events = timeline(&Root::BuiltIn);
        assert_eq!(events[0].date.year, 1919);
        assert!(events.iter().all(|event| !event.sources.is_empty()));
        let loaded = load(&Root::BuiltIn).unwrap();
        let report = loaded.reports.iter().find(|one| one.file.path() == FILE);
        assert!(report.unwrap().diagnostics.is_empty(), "{report:?}");
    }
}
