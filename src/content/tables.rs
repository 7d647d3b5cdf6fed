//! The lists that give meaning to values: `library.toml`, the vocabularies, the countries, the hosts that are not trusted.
//!
//! Reading them never fails: what is missing or wrong is a diagnostic on the file, and the list is as long as it can be.

use std::collections::BTreeMap;
use std::io::ErrorKind;

use super::decode::decode;
use super::front_matter::{Faults, Fields, Need, Place, is_swallowed, parse_toml};
use super::root::{ContentError, Root};
use super::rules::table_fault;
use super::{FileReport, shape};
use crate::model::{
    Countries, Country, HostClass, Hosts, Labels, LibraryInfo, Tables, Value, Vocabularies,
    Vocabulary,
};
use crate::source::{SourceFile, Span};

/// A vocabulary: its file, the name of its tables there, and where it is kept.
type List = (
    &'static str,
    &'static str,
    fn(&mut Vocabularies) -> &mut Vocabulary,
);

/// Every vocabulary but the languages.
const VOCABULARIES: [List; 15] = [
    ("vocabulary/topics.toml", "topic", |all| &mut all.topics),
    ("vocabulary/topics.toml", "group", |all| {
        &mut all.topic_groups
    }),
    ("vocabulary/branches.toml", "branch", |all| {
        &mut all.branches
    }),
    ("vocabulary/stages.toml", "stage", |all| &mut all.stages),
    ("vocabulary/delivery.toml", "delivery", |all| {
        &mut all.delivery
    }),
    ("vocabulary/technologies.toml", "technology", |all| {
        &mut all.technologies
    }),
    ("vocabulary/population.toml", "population", |all| {
        &mut all.population
    }),
    ("vocabulary/dimensions.toml", "dimension", |all| {
        &mut all.dimensions
    }),
    ("vocabulary/outcomes.toml", "outcome", |all| {
        &mut all.outcomes
    }),
    ("vocabulary/forms.toml", "form", |all| &mut all.forms),
    ("vocabulary/modalities.toml", "modality", |all| {
        &mut all.modalities
    }),
    ("vocabulary/states.toml", "state", |all| &mut all.states),
    ("vocabulary/regions.toml", "region", |all| &mut all.regions),
    ("vocabulary/regions.toml", "subregion", |all| {
        &mut all.subregions
    }),
    ("vocabulary/regions.toml", "grouping", |all| {
        &mut all.groupings
    }),
];

/// The file of the library's own data.
const LIBRARY: &str = "library.toml";
/// The file of the languages.
const LANGUAGES: &str = "vocabulary/languages.toml";
/// The file of the countries.
const COUNTRIES: &str = "data/countries.toml";
/// The file of the hosts, which a library may do without.
const HOSTS: &str = "data/hosts.toml";

/// Returns the paths of all files that hold tables, in order.
pub(crate) fn paths() -> Vec<&'static str> {
    let mut paths: Vec<&str> = VOCABULARIES.iter().map(|(path, ..)| *path).collect();
    paths.extend([LIBRARY, LANGUAGES, COUNTRIES, HOSTS]);
    paths.sort_unstable();
    paths.dedup();
    paths
}

/// Reads the tables of a library, and nothing else of it.
pub fn tables(root: &Root) -> (Tables, Vec<FileReport>) {
    let mut tables = Tables::default();
    let mut reports = Vec::new();
    for path in paths() {
        let faults = Faults::default();
        let text = match root.read(path) {
            Ok(bytes) => {
                let text = decode(&bytes, &faults);
                read(path, &text, &mut tables, &faults);
                text
            }
            Err(error) if path == HOSTS && is_absent(&error) => continue,
            Err(error) => {
                faults.push(
                    table_fault::RULE
                        .at(Span::at(0), refusal(&error))
                        .with_help("the built-in library has one to start from"),
                );
                String::new()
            }
        };
        reports.push(FileReport::new(
            SourceFile::new(path, text),
            faults.into_inner(),
        ));
    }
    tables.countries.all.sort_by(|a, b| a.iso3.cmp(&b.iso3));
    (tables, reports)
}

/// Tells whether a file is simply not there.
fn is_absent(error: &ContentError) -> bool {
    matches!(error, ContentError::File { source, .. } if source.kind() == ErrorKind::NotFound)
}

/// Returns why a table could not be read, as a sentence about it.
fn refusal(error: &ContentError) -> String {
    match error {
        ContentError::Refused { fault, .. } => format!("the table {}", fault.reason()),
        _ if is_absent(error) => "the table is missing".to_owned(),
        ContentError::File { source, .. } => format!("the table cannot be read: {source}"),
        _ => format!("the table cannot be read: {error}"),
    }
}

/// Reads one file into the tables; an unknown path adds nothing.
pub(crate) fn read(path: &str, text: &str, tables: &mut Tables, faults: &Faults) {
    let before = faults.count();
    let parsed = parse_toml(text, 0, faults);
    let is_broken = faults.count() > before;
    let place = Place {
        what: "the table",
        span: Span::at(0),
        offset: 0,
    };
    let fields = Fields::new(parsed.get_ref(), place, faults);
    match path {
        LIBRARY => tables.info = library(&fields),
        LANGUAGES => tables.vocabularies.languages = languages(&fields),
        COUNTRIES => tables.countries = countries(&fields),
        HOSTS => tables.hosts = hosts(&fields),
        _ => {
            for (_, key, list) in VOCABULARIES.iter().filter(|(file, ..)| *file == path) {
                let values = fields.tables(key, "a value", Need::Required);
                list(&mut tables.vocabularies).values = values.iter().map(value).collect();
            }
        }
    }
    if is_broken && (parsed.get_ref().is_empty() || is_swallowed(text)) {
        faults.forget_missing();
    } else {
        shape::check(path, fields);
    }
}

fn library(fields: &Fields<'_>) -> LibraryInfo {
    let Some(table) = fields.table("library", "the library", Need::Required) else {
        return LibraryInfo::default();
    };
    LibraryInfo {
        name: table.plain("name", Need::Required),
        description: table.plain("description", Need::Optional),
        language: table.plain("language", Need::Optional),
        licence: table.plain("licence", Need::Optional),
        version: table.plain("version", Need::Optional),
        welcome: table.plain("welcome", Need::Optional),
    }
}

fn value(fields: &Fields<'_>) -> Value {
    Value {
        id: fields.plain("id", Need::Required),
        labels: labels(fields, "labels", Need::Required),
        note: fields.plain("note", Need::Optional),
        group: fields.text("group", Need::Optional).map(|text| text.value),
    }
}

fn labels(fields: &Fields<'_>, key: &'static str, need: Need) -> Labels {
    let table = fields.table(key, "labels", need);
    let labels = table.iter().flat_map(Fields::every_text);
    labels.map(|(tag, text)| (tag.value, text.value)).collect()
}

fn languages(fields: &Fields<'_>) -> Vocabulary {
    let values = fields.tables("language", "a language", Need::Required);
    let value = |fields: &Fields<'_>| {
        let id = fields.plain("tag", Need::Required);
        let mut labels = BTreeMap::new();
        labels.insert("en".to_owned(), fields.plain("name", Need::Required));
        if id != "en" {
            labels.insert(id.clone(), fields.plain("endonym", Need::Required));
        }
        Value {
            id,
            labels,
            ..Value::default()
        }
    };
    Vocabulary {
        values: values.iter().map(value).collect(),
    }
}

fn countries(fields: &Fields<'_>) -> Countries {
    let all = fields.tables("country", "a country", Need::Required);
    let country = |fields: &Fields<'_>| Country {
        iso3: fields.plain("iso3", Need::Required),
        iso2: fields.plain("iso2", Need::Required),
        names: labels(fields, "names", Need::Required),
        aliases: [
            fields.words("alt", Need::Optional),
            fields.words("also", Need::Optional),
        ]
        .concat(),
        region: fields.plain("region", Need::Required),
        subregion: fields.plain("subregion", Need::Optional),
        groups: fields.words("groups", Need::Optional),
        latitude: fields.amount("lat", Need::Required).unwrap_or_default(),
        longitude: fields.amount("lon", Need::Required).unwrap_or_default(),
    };
    Countries {
        all: all.iter().map(country).collect(),
    }
}

fn hosts(fields: &Fields<'_>) -> Hosts {
    let mut hosts = Hosts::default();
    for (word, class) in HostClass::ALL {
        for host in fields.words(word, Need::Optional) {
            hosts.insert(&host, class);
        }
    }
    hosts
}

#[cfg(test)]
mod tests;
