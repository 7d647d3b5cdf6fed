//! The details of a page: what else the front matter says, one row a field.

use super::{Composer, STRONG, TEXT};
use crate::model::{Detail, Field, StandardLink, Text};
use crate::tui::page::block::{Body, Gutter};
use crate::tui::page::flow::{Draft, Flow};
use crate::tui::page::target::Target;

/// A row: its name, and what stands there.
type Row = (&'static str, Vec<Part>);

/// A part of what stands in a row.
struct Part {
    text: String,
    /// The record it leads to.
    slug: Option<String>,
}

impl Composer<'_> {
    /// Adds the details.
    pub(super) fn details(&mut self) {
        let mut rows = self.own_details();
        rows.extend(self.filed_under());
        let record = &self.opened.record;
        rows.push(text("Keywords", &record.keywords.join(", ")));
        rows.push(text("Authors", &record.authors.join(", ")));
        let updated = record.updated.map(|date| date.to_string());
        rows.push(text("Updated", &updated.unwrap_or_default()));
        let review = record.reviewed.as_ref();
        let review = review.map(|review| format!("{} by {}", review.on, review.by));
        rows.push(text("Reviewed", &review.unwrap_or_default()));
        rows.extend(self.linked_details());
        rows.retain(|(_, parts)| !parts.is_empty());
        if rows.is_empty() {
            return;
        }
        let columns = rows.iter().map(|(name, _)| name.len()).max().unwrap_or(0) + 1;
        self.part("details", "Details");
        for (name, parts) in &rows {
            self.row(name, columns, parts);
        }
    }

    fn own_details(&self) -> Vec<Row> {
        let labels = self.labels;
        match &self.opened.record.detail {
            Detail::Case(case) => [
                ("Organisation", &case.organisation),
                ("Programme", &case.programme),
                ("Scope", &case.scope),
                ("State", &case.state),
            ]
            .map(|(name, value)| text(name, value.as_ref().map_or("", |value| value)))
            .into(),
            Detail::Project(project) => {
                let providers = project.providers.iter();
                let providers: Vec<&str> = providers.map(|code| labels.country(code)).collect();
                let sdgs: Vec<String> = project.sdgs.iter().map(ToString::to_string).collect();
                vec![
                    text("Experience from", &providers.join(", ")),
                    text("Partners", &project.partners.join("; ")),
                    text("Carried out by", &project.implementers.join("; ")),
                    text("Development goals", &sdgs.join(", ")),
                ]
            }
            Detail::Module(module) => vec![text("For", module.audience.as_deref().unwrap_or(""))],
            Detail::Agenda(agenda) => vec![text("For", agenda.audience.as_deref().unwrap_or(""))],
            Detail::Term(term) => {
                let values = term.stands_for();
                let values: Vec<String> = values
                    .map(|(field, value)| format!("{field} {}", labels.of(field, value)))
                    .collect();
                vec![text("Stands for", &values.join(", "))]
            }
            Detail::Standard(_) | Detail::Worksheet(_) => Vec::new(),
        }
    }

    /// Returns the values the record is filed under; one that a term stands for leads to it.
    fn filed_under(&self) -> Vec<Row> {
        let record = &self.opened.record;
        let rows = [
            ("Topics", Field::Topic, record.topics.as_slice()),
            ("Delivery chain", Field::Delivery, record.delivery()),
            ("Branches", Field::Branch, record.branches()),
            ("Technologies", Field::Technology, record.technologies()),
            ("Population", Field::Population, record.population()),
        ];
        rows.map(|(name, field, values)| {
            let part = |value: &Text| Part {
                text: self.labels.of(field, value).to_owned(),
                slug: self.term_slug(field, value),
            };
            (name, values.iter().map(part).collect())
        })
        .into()
    }

    /// Returns the slug of the term that stands for a value.
    pub(super) fn term_slug(&self, field: Field, value: &str) -> Option<String> {
        let term = self.opened.term(field, value)?;
        Some(term.id.slug.clone())
    }

    /// Returns fields that name other records.
    fn linked_details(&self) -> Vec<Row> {
        let record = &self.opened.record;
        let slugs = |texts: &[Text]| -> Vec<Part> {
            let parts = texts.iter().map(|text| part(&text.value, &text.value));
            parts.collect()
        };
        let mut rows = vec![(
            "Standards",
            record.standards().iter().map(standard).collect(),
        )];
        match &record.detail {
            Detail::Project(project) => rows.push(("Cases", slugs(&project.cases))),
            Detail::Term(term) => {
                let codes = term.standards.iter();
                let codes = codes.map(|slug| part(slug, &slug.to_uppercase()));
                rows.push(("Broader", slugs(&term.broader)));
                rows.push(("Standards", codes.collect()));
                rows.push(("Not the same as", slugs(&term.not_same_as)));
            }
            Detail::Module(module) => {
                rows.push(("Do before", slugs(&module.prerequisites)));
                rows.push(("Works on", slugs(&module.uses)));
            }
            Detail::Worksheet(sheet) => rows.push(("Works on", slugs(&sheet.uses))),
            Detail::Agenda(agenda) => rows.push(("Works on", slugs(&agenda.uses))),
            Detail::Case(_) | Detail::Standard(_) => {}
        }
        rows
    }

    /// Adds one row; all their values begin at one column.
    fn row(&mut self, name: &str, columns: usize, parts: &[Part]) {
        let name = format!("{name}:");
        let word = Flow::plain(&format!("{name:columns$}"), STRONG);
        self.under(Gutter::Word(word), |composer| {
            composer.gap = None;
            let mut draft = Draft::default();
            composer.parts(&mut draft, parts);
            composer.block(Body::Text(draft.finish()));
        });
    }

    fn parts(&mut self, draft: &mut Draft, parts: &[Part]) {
        for (at, part) in parts.iter().enumerate() {
            draft.text(if at > 0 { ", " } else { "" }, TEXT);
            match &part.slug {
                Some(slug) => self.link(draft, 0, &part.text, Target::record(slug.clone())),
                None => draft.text(&part.text, TEXT),
            }
        }
    }
}

/// Returns a row without links; it goes where the text is empty.
fn text(name: &'static str, text: &str) -> Row {
    let part = Part {
        text: text.to_owned(),
        slug: None,
    };
    (name, Vec::from_iter((!text.is_empty()).then_some(part)))
}

fn part(slug: &str, text: &str) -> Part {
    Part {
        text: text.to_owned(),
        slug: Some(slug.to_owned()),
    }
}

/// Returns a linked instrument as it is worded.
fn standard(link: &StandardLink) -> Part {
    let name = link.standard.value.to_uppercase();
    let of_part = link.part.as_ref();
    let of_part = of_part.map_or(String::new(), |part| format!(" Part {}", part.value));
    let text = format!("{name}{of_part} ({})", link.relation.value);
    part(&link.standard.value, &text)
}
