//! The timeline: periods and events in rows.

use serde_json::{Value, json};

use super::{Bar, Heading, Item, Lead, Part, Told, Words, narrowed};
use crate::atlas::{By, Mark, Row, RowKey, Timeline};
use crate::model::{Field, Kind, Phrase, RecordId};

/// The timeline, to be told.
pub(super) struct TimelineTold<'a> {
    pub(super) timeline: &'a Timeline,
    pub(super) by: By,
    pub(super) this_year: u16,
    pub(super) query: &'a str,
    pub(super) words: Words<'a>,
}

impl TimelineTold<'_> {
    /// Returns what a row is called for people.
    fn label(&self, key: &RowKey) -> Phrase {
        match key {
            RowKey::Kind(kind) => kind.folder().into(),
            RowKey::Events => "events".into(),
            RowKey::Who(who) => who.label(self.words.tables, self.words.language.tag()),
            RowKey::Nobody => format!("no {}", self.by.name()).into(),
        }
    }

    /// Returns the query that finds the records of a row; nothing where no field tells whose they are.
    fn lead(&self, key: &RowKey, marks: &[Mark]) -> Option<Lead> {
        let kinds = [Kind::Case, Kind::Project].map(Kind::name);
        let own = match (self.by, key) {
            (By::Kind, RowKey::Kind(kind)) => vec![Field::Kind.filter(&[kind.name()])],
            (By::Country, RowKey::Who(who)) => {
                let country = Field::Country.filter(&[who.country.as_deref()?]);
                vec![country, Field::Kind.filter(&kinds)]
            }
            _ => return None,
        };
        marks.iter().any(|mark| mark.record.is_some()).then(|| {
            // What nobody knows the time of stands in no row.
            let dated = format!("year:>={}", self.timeline.first);
            Lead::Query(narrowed(&[own, vec![dated]].concat(), self.query))
        })
    }

    /// Returns the first and the last year of a period; what has not ended goes on.
    fn years(&self, mark: &Mark) -> (u16, u16) {
        let from = mark.period.start.year;
        let to = mark.period.end.map_or(self.this_year, |end| end.year);
        (from, to.max(from))
    }

    fn item(mark: &Mark) -> Item {
        let note = match (&mark.record, &mark.project) {
            (Some(id), _) => format!("{} {id}", id.kind),
            (None, Some(project)) => format!("event, project {project}"),
            (None, None) => "event".to_owned(),
        };
        // An event leads to the project it belongs to.
        let project = mark.project.as_deref();
        let project = project.map(|slug| RecordId::new(Kind::Project, slug));
        let lead = mark.record.clone().or(project);
        let sources = match mark.sources.join(", ") {
            sources if sources.is_empty() => String::new(),
            sources => format!("; source {sources}"),
        };
        Item {
            lead: mark.period.in_words().into(),
            text: mark.title.clone(),
            notes: vec![format!("{note}{sources}").into()],
            leads_to: lead.map(|id| Lead::record(&id)),
            ..Item::default()
        }
    }

    fn mark_json(mark: &Mark) -> Value {
        json!({
            "what": what(mark),
            "id": mark.record.as_ref().map(|id| &id.slug),
            "title": mark.title,
            "start": mark.period.start,
            "end": mark.period.end,
            "project": mark.project,
            "sources": mark.sources,
        })
    }
}

/// Returns what programs know a row by.
fn key(key: &RowKey) -> String {
    match key {
        RowKey::Kind(kind) => kind.name().to_owned(),
        RowKey::Events => "event".to_owned(),
        RowKey::Who(who) => who.country.clone().unwrap_or_else(|| who.name.clone()),
        RowKey::Nobody => String::new(),
    }
}

fn what(mark: &Mark) -> &'static str {
    mark.record.as_ref().map_or("event", |id| id.kind.name())
}

fn slugs(ids: &[RecordId]) -> Vec<&str> {
    ids.iter().map(|id| id.slug.as_str()).collect()
}

impl Told for TimelineTold<'_> {
    fn is_empty(&self) -> bool {
        self.timeline.rows.is_empty() && self.timeline.undated.is_empty()
    }

    fn parts(&self) -> Vec<Part> {
        let about = format!(
            "{} to {}, by {}. What belongs to several stands under each.",
            self.timeline.first,
            self.this_year,
            self.by.name()
        );
        let mut parts = vec![Part::Text(about.into())];
        for Row { key, marks } in &self.timeline.rows {
            let text = self.label(key) + ": " + self.words.number(marks.len());
            parts.push(Part::Heading(Heading {
                level: 2,
                text,
                leads_to: self.lead(key, marks),
                bar: Bar::Years(
                    marks.iter().map(|mark| self.years(mark)).collect(),
                    (self.timeline.first, self.this_year),
                ),
            }));
            parts.push(Part::List(marks.iter().map(Self::item).collect()));
        }
        if !self.timeline.undated.is_empty() {
            let ids = slugs(&self.timeline.undated).join(", ");
            parts.push(Part::Text(format!("Nobody says when: {ids}.").into()));
        }
        parts
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let names = [
            "row", "name", "start", "end", "what", "id", "title", "project", "sources",
        ];
        let mut rows = vec![names.map(str::to_owned).to_vec()];
        for row in &self.timeline.rows {
            let own = row.marks.iter().map(|mark| {
                let end = mark.period.end.map(|end| end.to_string());
                let id = mark.record.as_ref().map(|id| id.slug.clone());
                vec![
                    key(&row.key),
                    self.label(&row.key).to_string(),
                    mark.period.start.to_string(),
                    end.unwrap_or_default(),
                    what(mark).to_owned(),
                    id.unwrap_or_default(),
                    mark.title.to_string(),
                    mark.project.clone().unwrap_or_default(),
                    mark.sources.join(" "),
                ]
            });
            rows.extend(own);
        }
        rows
    }

    fn json(&self) -> Value {
        let rows = self.timeline.rows.iter().map(|row| {
            let label = match &row.key {
                RowKey::Who(who) => who.name.clone(),
                other => key(other),
            };
            let marks: Vec<Value> = row.marks.iter().map(Self::mark_json).collect();
            json!({ "row": key(&row.key), "label": label, "marks": marks })
        });
        json!({
            "by": self.by.name(),
            "first": self.timeline.first,
            "last": self.this_year,
            "rows": rows.collect::<Vec<Value>>(),
            "undated": slugs(&self.timeline.undated),
        })
    }
}
