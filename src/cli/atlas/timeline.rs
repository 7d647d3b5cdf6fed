//! The timeline: periods and events in rows.

use serde_json::{Value, json};

use super::form::{Item, Part, Shown, Words};
use crate::atlas::{By, Mark, Row, RowKey, Timeline};
use crate::model::RecordId;

/// The timeline.
pub(super) struct TimelineShown<'a> {
    pub(super) timeline: Timeline,
    pub(super) by: By,
    pub(super) this_year: u16,
    pub(super) words: &'a Words<'a>,
}

impl TimelineShown<'_> {
    fn by(&self) -> &'static str {
        match self.by {
            By::Country => "country",
            By::Donor => "donor",
            By::Kind => "kind",
        }
    }

    /// Returns what a row is called for people.
    fn label(&self, key: &RowKey) -> String {
        match key {
            RowKey::Kind(kind) => kind.folder().to_owned(),
            RowKey::Events => "events".to_owned(),
            RowKey::Who(who) => who
                .label(self.words.tables, self.words.language.tag())
                .to_owned(),
            RowKey::Nobody => format!("no {}", self.by()),
        }
    }

    fn item(mark: &Mark) -> Item {
        let note = match (&mark.record, &mark.project) {
            (Some(id), _) => format!("{} {id}", id.kind),
            (None, Some(project)) => format!("event, project {project}"),
            (None, None) => "event".to_owned(),
        };
        let sources = match mark.sources.join(", ") {
            sources if sources.is_empty() => String::new(),
            sources => format!("; source {sources}"),
        };
        Item {
            lead: mark.period.in_words(),
            text: mark.title.clone(),
            notes: vec![format!("{note}{sources}")],
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

impl Shown for TimelineShown<'_> {
    fn name(&self) -> &'static str {
        "timeline"
    }

    fn is_empty(&self) -> bool {
        self.timeline.rows.is_empty() && self.timeline.undated.is_empty()
    }

    fn parts(&self) -> Vec<Part> {
        let about = format!(
            "{} to {}, by {}. What belongs to several stands under each.",
            self.timeline.first,
            self.this_year,
            self.by()
        );
        let mut parts = vec![Part::Text(about)];
        for Row { key, marks } in &self.timeline.rows {
            let heading = format!("{}: {}", self.label(key), self.words.number(marks.len()));
            parts.push(Part::Heading(2, heading));
            parts.push(Part::List(marks.iter().map(Self::item).collect()));
        }
        if !self.timeline.undated.is_empty() {
            let ids = slugs(&self.timeline.undated).join(", ");
            parts.push(Part::Text(format!("Nobody says when: {ids}.")));
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
                    self.label(&row.key),
                    mark.period.start.to_string(),
                    end.unwrap_or_default(),
                    what(mark).to_owned(),
                    id.unwrap_or_default(),
                    mark.title.clone(),
                    mark.project.clone().unwrap_or_default(),
                    mark.sources.join(" "),
                ]
            });
            rows.extend(own);
        }
        rows
    }

    fn json(&self, _query: &str) -> Value {
        let rows = self.timeline.rows.iter().map(|row| {
            let label = match &row.key {
                RowKey::Who(who) => who.name.clone(),
                other => key(other),
            };
            let marks: Vec<Value> = row.marks.iter().map(Self::mark_json).collect();
            json!({ "row": key(&row.key), "label": label, "marks": marks })
        });
        json!({
            "by": self.by(),
            "first": self.timeline.first,
            "last": self.this_year,
            "rows": rows.collect::<Vec<Value>>(),
            "undated": slugs(&self.timeline.undated),
        })
    }
}
