//! The details of a page: what else the front matter says, one row a field.

use super::{Composer, STRONG, TEXT};
use crate::model::{Detail, Field, StandardLink, Text, View};
use crate::search::Listed;
use crate::tui::page::block::{Body, Gutter};
use crate::tui::page::flow::{Draft, Flow};
use crate::tui::page::target::Target;

/// The row of the keywords, among which the glossary explains some.
const KEYWORDS: &str = "Keywords";

/// A row: its name, and what stands there.
type Row = (&'static str, Vec<Part>);

/// A part of what stands in a row.
struct Part {
    text: String,
    /// Where it leads.
    target: Option<Target>,
}

impl Composer<'_> {
    /// Adds the details.
    pub(super) fn details(&mut self) {
        let mut rows = self.own_details();
        rows.extend(self.filed_under());
        let record = &self.opened.record;
        rows.push(text(KEYWORDS, &record.keywords.join(", ")));
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
            .into_iter()
            .chain([("Countries", self.countries(&case.countries))])
            .collect(),
            Detail::Project(project) => {
                let sdgs: Vec<String> = project.sdgs.iter().map(ToString::to_string).collect();
                vec![
                    ("Countries", self.countries(&project.countries)),
                    ("Experience from", self.countries(&project.providers)),
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
            Detail::Standard(_) if self.opened.record.view().is_none() => {
                let record = &self.opened.record;
                let view = View::Instrument(record.id.slug.clone()).to_string();
                let part = Part {
                    text: "who ratified it, which records deal with it".to_owned(),
                    target: Some(Target::record(&view, &record.title.value)),
                };
                vec![("Around it", vec![part])]
            }
            Detail::Standard(_) | Detail::Worksheet(_) => Vec::new(),
        }
    }

    /// Returns countries by their names, each leading to its card.
    fn countries(&self, codes: &[Text]) -> Vec<Part> {
        let part = |code: &Text| {
            let name = self.labels.country(code);
            let view = View::Country(code.value.clone()).to_string();
            let is_known = View::parse(&view).is_some();
            Part {
                text: name.to_owned(),
                target: is_known
                    .then(|| Target::record(&view, &format!("{name} ({})", code.value))),
            }
        };
        codes.iter().map(part).collect()
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
                target: self.opened.term(field, value).map(to),
            };
            (name, values.iter().map(part).collect())
        })
        .into()
    }

    /// Returns fields that name other records.
    fn linked_details(&self) -> Vec<Row> {
        let record = &self.opened.record;
        let titles = |texts: &[Text]| -> Vec<Part> {
            let parts = texts.iter().map(|text| self.named(text, None));
            parts.collect()
        };
        let standards = record.standards().iter();
        let standards = standards.map(|link| self.named(&link.standard, Some(&instrument(link))));
        let mut rows = vec![("Standards", standards.collect())];
        match &record.detail {
            Detail::Project(project) => rows.push(("Cases", titles(&project.cases))),
            Detail::Term(term) => {
                let codes = term.standards.iter();
                let codes = codes.map(|slug| self.named(slug, Some(&slug.to_uppercase())));
                rows.push(("Broader", titles(&term.broader)));
                rows.push(("Standards", codes.collect()));
                rows.push(("Not the same as", titles(&term.not_same_as)));
            }
            Detail::Module(module) => {
                rows.push(("Do before", titles(&module.prerequisites)));
                rows.push(("Works on", titles(&module.uses)));
            }
            Detail::Worksheet(sheet) => rows.push(("Works on", titles(&sheet.uses))),
            Detail::Agenda(agenda) => rows.push(("Works on", titles(&agenda.uses))),
            Detail::Case(_) | Detail::Standard(_) => {}
        }
        rows
    }

    /// Returns a record that the front matter names: by its title, unless it has a shorter name.
    fn named(&self, slug: &str, name: Option<&str>) -> Part {
        let target = self.record_of(slug);
        let text = name.unwrap_or(target.title());
        Part {
            text: text.to_owned(),
            target: Some(target),
        }
    }

    /// Returns the target of a record that the front matter names.
    pub(super) fn record_of(&self, slug: &str) -> Target {
        let named = self.opened.named.iter();
        let listed = named.into_iter().find(|listed| listed.id.slug == slug);
        listed.map_or_else(|| Target::record(slug, slug), to)
    }

    /// Adds one row; all their values begin at one column.
    fn row(&mut self, name: &str, columns: usize, parts: &[Part]) {
        if name == KEYWORDS {
            self.sheet.keywords = Some(self.sheet.blocks.len());
        }
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
        let has_commas = parts.iter().any(|part| part.text.contains(','));
        let between = if has_commas { "; " } else { ", " };
        for (at, part) in parts.iter().enumerate() {
            draft.text(if at > 0 { between } else { "" }, TEXT);
            match &part.target {
                Some(target) => self.link(draft, 0, &part.text, target.clone()),
                None => draft.text(&part.text, TEXT),
            }
        }
    }
}

/// Returns a row without links; it goes where the text is empty.
fn text(name: &'static str, text: &str) -> Row {
    let part = Part {
        text: text.to_owned(),
        target: None,
    };
    (name, Vec::from_iter((!text.is_empty()).then_some(part)))
}

/// Returns the record as a target.
pub(super) fn to(listed: &Listed) -> Target {
    Target::record(&listed.id.slug, &listed.title)
}

/// Returns a linked instrument as it is worded.
fn instrument(link: &StandardLink) -> String {
    let name = link.standard.value.to_uppercase();
    let of_part = link.part.as_ref();
    let of_part = of_part.map_or(String::new(), |part| format!(" Part {}", part.value));
    format!("{name}{of_part} ({})", link.relation.value)
}
