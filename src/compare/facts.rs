//! What the head of a file says, as parts of a comparison.

use std::collections::BTreeMap;

use super::table::{Cell, Cited, Figure, Learned, Value};
use super::{DIMENSIONS, LESSONS, Part, SOURCES};
use crate::model::project::{Donor, Project};
use crate::model::standard::Standard;
use crate::model::{
    Detail, Field, Lesson, Outcome, PartialDate, Period, Phrase, Record, StandardLink, Tables,
    Text, Vocabulary, numbered, numbers,
};

/// Returns what the head of a file says, dimension by dimension; only what says something.
pub(super) fn parts(record: &Record, tables: &Tables, language: &str) -> Vec<Part> {
    let mut facts = Facts {
        record,
        numbers: numbers(&record.sources),
        tables,
        language,
        parts: Vec::new(),
    };
    let summary = &record.summary.value;
    if !summary.is_empty() {
        let cell = Cell::Text(vec![super::Paragraph::plain(facts.words(summary))]);
        facts.add("summary", cell);
    }
    facts.field("country", Field::Country, record.countries());
    match &record.detail {
        Detail::Case(case) => {
            facts.one("organisation", case.organisation.as_ref());
            facts.one("programme", case.programme.as_ref());
            facts.one("state", case.state.as_ref());
        }
        Detail::Project(project) => facts.project(project),
        Detail::Standard(standard) => facts.standard(standard),
        _ => {}
    }
    if let Some(period) = record.period() {
        facts.add("period", Cell::Values(vec![value_of(period)]));
    }
    let outcome: Vec<Text> = record.outcome().cloned().into_iter().collect();
    facts.field("outcome", Field::Outcome, &outcome);
    facts.field("stages", Field::Stage, record.stages());
    let results = record.results().iter();
    let results: Vec<Figure> = results.map(|result| facts.measured(result)).collect();
    facts.figures("results", results);
    facts.lessons();
    let standards = record.standards().iter().map(standard).collect();
    facts.values("standards", standards);
    facts.field("topics", Field::Topic, &record.topics);
    facts.field("branches", Field::Branch, record.branches());
    facts.field("delivery", Field::Delivery, record.delivery());
    facts.field("technologies", Field::Technology, record.technologies());
    facts.field("population", Field::Population, record.population());
    facts.parts
}

/// Returns the sources, numbered in their order.
pub(super) fn sources(record: &Record) -> Part {
    let cited = numbered(&record.sources).into_iter().map(|source| Cited {
        text: source.told(),
        url: source.url.as_ref().map(|url| url.value.clone()),
        had: source.had(),
    });
    let (id, name) = SOURCES;
    Part {
        id: id.to_owned(),
        name: name.into(),
        cell: Cell::Sources(cited.collect()),
    }
}

struct Facts<'a> {
    record: &'a Record,
    /// The numbers of its sources, by their keys.
    numbers: BTreeMap<&'a str, usize>,
    tables: &'a Tables,
    language: &'a str,
    parts: Vec<Part>,
}

impl Facts<'_> {
    fn add(&mut self, id: &str, cell: Cell) {
        let known = DIMENSIONS.iter().find(|(known, _)| *known == id);
        self.parts.push(Part {
            id: id.to_owned(),
            name: known.map_or(id, |(_, name)| name).into(),
            cell,
        });
    }

    fn values(&mut self, id: &str, values: Vec<Value>) {
        if !values.is_empty() {
            self.add(id, Cell::Values(values));
        }
    }

    fn field(&mut self, id: &str, field: Field, texts: &[Text]) {
        let label = |text: &Text| Value {
            id: text.value.clone(),
            label: self.tables.named(field, &text.value, self.language),
        };
        let values = texts.iter().map(label).collect();
        self.values(id, values);
    }

    /// Adds values of a vocabulary that is no field of the query language.
    fn named(&mut self, id: &str, vocabulary: &Vocabulary, text: Option<&Text>) {
        let label = |text: &Text| Value {
            id: text.value.clone(),
            label: vocabulary.named(&text.value, self.language),
        };
        let values = text.map(label).into_iter().collect();
        self.values(id, values);
    }

    /// Adds names as the record gives them.
    fn names<'t>(&mut self, id: &str, names: impl IntoIterator<Item = &'t String>) {
        let value = |name: &String| Value {
            id: name.clone(),
            label: self.words(name),
        };
        let values = names.into_iter().map(value).collect();
        self.values(id, values);
    }

    /// Returns words of the record.
    fn words(&self, text: &str) -> Phrase {
        Phrase::of(&self.record.language, text)
    }

    fn one(&mut self, id: &str, text: Option<&Text>) {
        self.names(id, text.map(|text| &text.value));
    }

    fn project(&mut self, project: &Project) {
        let vocabularies = &self.tables.vocabularies;
        self.field("providers", Field::Country, &project.providers);
        self.names("organisation", &project.implementers);
        self.names("partners", &project.partners);
        self.named("form", &vocabularies.forms, project.form.as_ref());
        self.named(
            "modality",
            &vocabularies.modalities,
            project.modality.as_ref(),
        );
        self.named("state", &vocabularies.states, project.state.as_ref());
        let donors = project
            .donors
            .iter()
            .map(|donor| self.paid(donor))
            .collect();
        self.figures("costs", donors);
    }

    fn standard(&mut self, standard: &Standard) {
        let date = |date: Option<PartialDate>| date.map(|date| itself(&date.to_string()));
        self.one("instrument", standard.instrument.as_ref());
        self.values("adopted", date(standard.adopted).into_iter().collect());
        self.values("in-force", date(standard.in_force).into_iter().collect());
        self.one("standing", standard.standing.as_ref());
    }

    fn figures(&mut self, id: &str, figures: Vec<Figure>) {
        if !figures.is_empty() {
            self.add(id, Cell::Figures(figures));
        }
    }

    /// Adds the lessons, one part per dimension.
    fn lessons(&mut self) {
        let lessons = self.record.lessons();
        let mut dimensions: Vec<Option<&str>> = lessons.iter().map(dimension).collect();
        dimensions.sort_unstable();
        dimensions.dedup();
        for of in dimensions {
            let learned = lessons.iter().filter(|lesson| dimension(lesson) == of);
            let learned = learned.map(|lesson| Learned {
                text: self.words(&lesson.text.value),
                sources: self.numbers(&lesson.sources),
            });
            let cell = Cell::Lessons(learned.collect());
            let Some(of) = of else {
                self.add(LESSONS, cell);
                continue;
            };
            let label = self.tables.vocabularies.dimensions.named(of, self.language);
            self.parts.push(Part {
                id: format!("{LESSONS}-{of}"),
                name: Phrase::from("Lessons: ") + label,
                cell,
            });
        }
    }

    fn measured(&self, result: &Outcome) -> Figure {
        Figure {
            indicator: result.indicator.value.clone(),
            value: result.value.clone(),
            unit: result.unit.clone(),
            year: result.year.clone(),
            baseline: result.baseline.clone(),
            target: result.target.clone(),
            text: result.text.clone(),
            access: result.access.as_ref().map(|access| access.value.clone()),
            had: result.had(),
            sources: self.numbers(&result.sources),
            language: self.record.language.clone(),
        }
    }

    fn paid(&self, donor: &Donor) -> Figure {
        let currency = donor.currency.as_ref().map(|text| text.value.clone());
        Figure {
            indicator: donor.name.value.clone(),
            value: donor
                .amount
                .map(|amount| amount.to_string())
                .unwrap_or_default(),
            unit: currency.unwrap_or_default(),
            year: donor.year.clone(),
            sources: self.numbers(&donor.sources),
            language: self.record.language.clone(),
            ..Figure::default()
        }
    }

    fn numbers(&self, keys: &[Text]) -> Vec<usize> {
        let keys = keys.iter();
        keys.filter_map(|key| self.numbers.get(key.value.as_str()).copied())
            .collect()
    }
}

fn dimension(lesson: &Lesson) -> Option<&str> {
    lesson.dimension.as_ref().map(|text| text.value.as_str())
}

/// Returns a value that is its own name.
fn itself(text: &str) -> Value {
    Value {
        id: text.to_owned(),
        label: text.into(),
    }
}

fn value_of(period: Period) -> Value {
    let end = period.end.map(|end| end.to_string());
    Value {
        id: format!("{}/{}", period.start, end.unwrap_or_default()),
        label: period.in_words().into(),
    }
}

fn standard(link: &StandardLink) -> Value {
    let part = link.part.as_ref().map(|part| part.value.as_str());
    let word = |word: &str| part.map(|part| format!("{word}{part}")).unwrap_or_default();
    let (slug, relation) = (&link.standard.value, &link.relation.value);
    Value {
        id: format!("{slug}{}:{relation}", word("#")),
        label: format!("{}{} ({relation})", slug.to_uppercase(), word(" Part ")).into(),
    }
}
