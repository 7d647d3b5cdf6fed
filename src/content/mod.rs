//! A stand-in for the room `content`, thrown away when the real one is merged.

mod root;

use std::collections::BTreeMap;

use toml::{Table, Value as Toml};

use crate::model::case::Case;
use crate::model::document::{Document, Inline, InlineKind};
use crate::model::project::Project;
use crate::model::standard::Standard;
use crate::model::term::Term;
use crate::model::{
    Block, BlockKind, Countries, Country, Detail, Kind, Language, Lesson, Outcome, PartialDate,
    Period, Record, RecordPath, StandardLink, Status, Tables, Text, Value, Vocabulary,
};
use crate::source::{Diagnostic, SourceFile, Span, Spanned};

pub use root::{ContentError, Entry, Root, WalkFault, hash};

/// A file and what is wrong in it.
#[derive(Clone, Debug)]
pub struct FileReport {
    /// The file.
    pub file: SourceFile,
    /// What is wrong.
    pub diagnostics: Vec<Diagnostic>,
}

/// A parsed file.
#[derive(Clone, Debug)]
pub struct Parsed {
    /// The record, unless it is set aside.
    pub record: Option<Record>,
    /// What is wrong.
    pub report: FileReport,
}

fn text(value: &Toml) -> Text {
    let text = value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned);
    Spanned::new(text, Span::default())
}

fn texts(table: &Table, key: &str) -> Vec<Text> {
    match table.get(key) {
        Some(Toml::Array(values)) => values.iter().map(text).collect(),
        Some(value) => vec![text(value)],
        None => Vec::new(),
    }
}

fn strings(table: &Table, key: &str) -> Vec<String> {
    texts(table, key)
        .into_iter()
        .map(|text| text.value)
        .collect()
}

fn one(table: &Table, key: &str) -> Option<Text> {
    table.get(key).map(text)
}

fn map(table: &Table, key: &str) -> BTreeMap<String, String> {
    let inner = table.get(key).and_then(Toml::as_table);
    inner
        .into_iter()
        .flatten()
        .map(|(key, value)| (key.clone(), text(value).value))
        .collect()
}

fn tables_in<'a>(table: &'a Table, key: &str) -> Vec<&'a Table> {
    let list = table.get(key).and_then(Toml::as_array);
    list.into_iter()
        .flatten()
        .filter_map(Toml::as_table)
        .collect()
}

fn values(root: &Root, path: &str, key: &str) -> Vocabulary {
    let table = root
        .read(path)
        .ok()
        .and_then(|bytes| String::from_utf8(bytes.into_owned()).ok())
        .and_then(|text| text.parse::<Table>().ok())
        .unwrap_or_default();
    let mut out = Vocabulary::default();
    for row in tables_in(&table, key) {
        let mut labels = map(row, "labels");
        for (from, to) in [("name", "en"), ("endonym", "x")] {
            if let Some(label) = one(row, from) {
                labels.insert(to.to_owned(), label.value);
            }
        }
        let id = one(row, "id").or_else(|| one(row, "tag"));
        out.values.push(Value {
            id: id.map(|text| text.value).unwrap_or_default(),
            labels,
            ..Value::default()
        });
    }
    out
}

/// Reads the tables.
pub fn tables(root: &Root) -> (Tables, Vec<FileReport>) {
    let mut tables = Tables::default();
    let all = &mut tables.vocabularies;
    all.topics = values(root, "vocabulary/topics.toml", "topic");
    all.branches = values(root, "vocabulary/branches.toml", "branch");
    all.stages = values(root, "vocabulary/stages.toml", "stage");
    all.delivery = values(root, "vocabulary/delivery.toml", "delivery");
    all.technologies = values(root, "vocabulary/technologies.toml", "technology");
    all.population = values(root, "vocabulary/population.toml", "population");
    all.outcomes = values(root, "vocabulary/outcomes.toml", "outcome");
    all.regions = values(root, "vocabulary/regions.toml", "region");
    all.groupings = values(root, "vocabulary/regions.toml", "grouping");
    all.languages = values(root, "vocabulary/languages.toml", "language");
    let countries = root
        .read("data/countries.toml")
        .ok()
        .and_then(|bytes| String::from_utf8(bytes.into_owned()).ok())
        .and_then(|text| text.parse::<Table>().ok())
        .unwrap_or_default();
    tables.countries = Countries {
        all: tables_in(&countries, "country")
            .into_iter()
            .map(|row| Country {
                iso3: one(row, "iso3").map(|text| text.value).unwrap_or_default(),
                iso2: one(row, "iso2").map(|text| text.value).unwrap_or_default(),
                names: map(row, "names"),
                aliases: [strings(row, "alt"), strings(row, "also")].concat(),
                region: one(row, "region")
                    .map(|text| text.value)
                    .unwrap_or_default(),
                groups: strings(row, "groups"),
                ..Country::default()
            })
            .collect(),
    };
    (tables, Vec::new())
}

fn inlines(text: &str) -> Vec<Inline> {
    let mut out = Vec::new();
    let mut rest = text;
    let push = |out: &mut Vec<Inline>, kind| {
        out.push(Inline {
            span: Span::default(),
            kind,
        });
    };
    while let Some(at) = rest.find("](") {
        let Some(open) = rest[..at].rfind('[') else {
            break;
        };
        let Some(close) = rest[at..].find(')') else {
            break;
        };
        push(&mut out, InlineKind::Text(rest[..open].to_owned()));
        let inner = Inline {
            span: Span::default(),
            kind: InlineKind::Text(rest[open + 1..at].to_owned()),
        };
        let target = rest[at + 2..at + close].to_owned();
        push(
            &mut out,
            InlineKind::Link {
                target,
                inlines: vec![inner],
            },
        );
        rest = &rest[at + close + 1..];
    }
    push(&mut out, InlineKind::Text(rest.to_owned()));
    out
}

fn document(body: &str) -> Document {
    let mut blocks = Vec::new();
    for part in body
        .split("\n\n")
        .map(str::trim)
        .filter(|part| !part.is_empty())
    {
        let kind = if let Some(heading) = part.strip_prefix("## ") {
            BlockKind::Heading {
                level: 2,
                anchor: heading.to_lowercase().replace(' ', "-"),
                inlines: inlines(heading),
            }
        } else {
            BlockKind::Paragraph(inlines(&part.replace('\n', " ")))
        };
        blocks.push(Block {
            span: Span::default(),
            kind,
        });
    }
    Document { blocks }
}

fn period(table: &Table) -> Option<Period> {
    let inner = table.get("period")?.as_table()?;
    let start = PartialDate::parse(&one(inner, "start")?.value)?;
    let end = one(inner, "end").and_then(|text| PartialDate::parse(&text.value));
    Some(Period { start, end })
}

fn links(table: &Table) -> Vec<StandardLink> {
    tables_in(table, "standards")
        .into_iter()
        .filter_map(|row| {
            Some(StandardLink {
                standard: one(row, "ref")?,
                part: one(row, "part"),
                relation: one(row, "relation").unwrap_or_default(),
            })
        })
        .collect()
}

fn results(table: &Table) -> Vec<Outcome> {
    tables_in(table, "results")
        .into_iter()
        .filter_map(|row| {
            Some(Outcome {
                indicator: one(row, "indicator")?,
                value: one(row, "value")?.value,
                unit: one(row, "unit").map(|text| text.value).unwrap_or_default(),
                year: None,
                text: one(row, "text").map(|text| text.value),
                baseline: None,
                target: None,
                sources: Vec::new(),
                span: Span::default(),
            })
        })
        .collect()
}

fn lessons(table: &Table) -> Vec<Lesson> {
    tables_in(table, "lessons")
        .into_iter()
        .filter_map(|row| {
            Some(Lesson {
                text: one(row, "text")?,
                dimension: None,
                sources: Vec::new(),
                span: Span::default(),
            })
        })
        .collect()
}

fn detail(kind: Kind, table: &Table) -> Detail {
    match kind {
        Kind::Case => Detail::Case(Box::new(Case {
            countries: texts(table, "countries"),
            organisation: one(table, "organisation"),
            programme: one(table, "programme"),
            period: period(table),
            outcome: one(table, "outcome"),
            stages: texts(table, "stages"),
            delivery: texts(table, "delivery"),
            branches: texts(table, "branches"),
            technologies: texts(table, "technologies"),
            population: texts(table, "population"),
            standards: links(table),
            results: results(table),
            lessons: lessons(table),
            ..Case::default()
        })),
        Kind::Standard => Detail::Standard(Box::new(Standard {
            code: one(table, "code"),
            branches: texts(table, "branches"),
            ..Standard::default()
        })),
        Kind::Term => Detail::Term(Box::new(Term {
            labels: map(table, "labels"),
            synonyms: table
                .get("synonyms")
                .and_then(Toml::as_table)
                .into_iter()
                .flatten()
                .map(|(tag, list)| {
                    let list = list.as_array().into_iter().flatten();
                    (tag.clone(), list.map(|value| text(value).value).collect())
                })
                .collect(),
            broader: texts(table, "broader"),
            ..Term::default()
        })),
        _ => Detail::Project(Box::new(Project {
            countries: texts(table, "countries"),
            partners: strings(table, "partners"),
            implementers: strings(table, "implementers"),
            period: period(table),
            branches: texts(table, "branches"),
            standards: links(table),
            results: results(table),
            lessons: lessons(table),
            cases: texts(table, "cases"),
            ..Project::default()
        })),
    }
}

/// Parses a record.
pub fn parse_record(path: &str, bytes: &[u8], _tables: &Tables) -> Option<Parsed> {
    let name = RecordPath::parse(path)?;
    let raw = String::from_utf8_lossy(bytes).into_owned();
    let report = FileReport {
        file: SourceFile::new(path, raw.clone()),
        diagnostics: Vec::new(),
    };
    let record = (|| {
        let rest = raw.strip_prefix("+++\n")?;
        let (head, body) = rest.split_once("\n+++\n")?;
        let table: Table = head.parse().ok()?;
        Some(Record {
            language: Language::parse(name.tag.as_deref().unwrap_or("en"))?,
            path: path.to_owned(),
            title: one(&table, "title")?,
            title_local: map(&table, "title_local"),
            summary: one(&table, "summary").unwrap_or_default(),
            topics: texts(&table, "topics"),
            keywords: strings(&table, "keywords"),
            status: Status::Published,
            updated: None,
            reviewed: None,
            authors: Vec::new(),
            related: texts(&table, "related"),
            aliases: texts(&table, "aliases"),
            sources: Vec::new(),
            notes: None,
            detail: detail(name.id.kind, &table),
            body: document(body),
            front_matter: Span::default(),
            id: name.id,
        })
    })();
    Some(Parsed { record, report })
}
