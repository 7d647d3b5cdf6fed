//! The parts of a page that front matter holds: results, lessons, donors, labels of a term.

use super::facts::capital;
use super::{CITATION, Composer, DIM, STRONG, TEXT, bars};
use crate::model::document::Alignment;
use crate::model::project::Donor;
use crate::model::ratification::meanings;
use crate::model::term::Term;
use crate::model::{Detail, Language, Outcome, View, access, figure, scale};
use crate::tui::page::block::{Body, Gutter};
use crate::tui::page::flow::{Draft, Flow};
use crate::tui::page::table::Table;
use crate::tui::page::target::Target;

/// What leads to the table of ratifications on a page of its own.
const SORTED: &str = "Sorted by country or Parts, with sources";

impl Composer<'_> {
    /// Adds every part that is not the body.
    pub(super) fn sections(&mut self) {
        self.sheet.told = self.sheet.blocks.len();
        match &self.opened.record.detail {
            Detail::Term(term) => self.labels_of(term),
            Detail::Module(module) => self.exercises(module),
            _ => {
                self.results();
                self.lessons();
                self.sheet.told = self.sheet.blocks.len();
            }
        }
        self.donors();
        self.parties();
        self.details();
        self.notes();
        self.related();
        self.sources();
    }

    fn results(&mut self) {
        let results = self.opened.record.results();
        if results.is_empty() {
            return;
        }
        self.part("results", "Results");
        let mut cells: Vec<Flow> = Vec::new();
        let has_years = results.iter().any(|result| result.year.is_some());
        let columns = if has_years { 4 } else { 3 };
        for name in ["Indicator", "Value", "Year", "Source"] {
            if has_years || name != "Year" {
                cells.push(Flow::plain(name, TEXT));
            }
        }
        for (result, scale) in results.iter().zip(scale::scales(results)) {
            cells.push(indicator(result));
            cells.push(value(result, scale, &self.opened.record.language));
            if has_years {
                cells.push(Flow::plain(result.year.as_deref().unwrap_or(""), TEXT));
            }
            let mut draft = Draft::default();
            self.cite_all(&mut draft, cells.len(), &result.sources);
            cells.push(draft.finish());
        }
        self.block(Body::Table(Table::new(
            vec![Alignment::None; columns],
            cells,
        )));
        if results.iter().any(Outcome::is_confirmed) {
            self.block(Body::Text(Flow::plain(access::CONFIRMED, DIM)));
        }
    }

    fn parties(&mut self) {
        let Some(parties) = &self.opened.parties else {
            return;
        };
        self.part("ratifications", "Ratifications");
        self.block(Body::Text(Flow::plain(&parties.summary(), TEXT)));
        if parties.known.is_empty() {
            return;
        }
        let slug = &self.opened.record.id.slug;
        let view = View::ratifications(slug).to_string();
        let title = format!("{}: ratifications", slug.to_uppercase());
        let mut draft = Draft::default();
        self.link(&mut draft, 0, SORTED, Target::record(&view, &title));
        self.block(Body::Text(draft.finish()));
        let has_parts = parties.has_parts();
        let names: &[&str] = if has_parts {
            &["Country", "Date", "Parts accepted"]
        } else {
            &["Country", "Date"]
        };
        let mut cells: Vec<Flow> = names.iter().map(|name| Flow::plain(name, TEXT)).collect();
        for one in &parties.known {
            cells.push(Flow::plain(self.labels.country(&one.country), TEXT));
            cells.push(Flow::plain(&one.when_in_table(), TEXT));
            if has_parts {
                cells.push(Flow::plain(&one.parts.join(", "), TEXT));
            }
        }
        let columns = vec![Alignment::None; names.len()];
        self.block(Body::Table(Table::new(columns, cells)));
        for meaning in meanings(&parties.known) {
            self.block(Body::Text(Flow::plain(meaning, DIM)));
        }
        if let Some(origin) = parties.origin() {
            self.block(Body::Text(Flow::plain(&origin, DIM)));
        }
    }

    fn lessons(&mut self) {
        let lessons = self.opened.record.lessons();
        if lessons.is_empty() {
            return;
        }
        self.part("lessons", "Lessons");
        for lesson in lessons {
            self.under(Gutter::Bullet(0), |composer| {
                let mut draft = Draft::default();
                if let Some(dimension) = &lesson.dimension {
                    let label = composer.labels.value(|of| &of.dimensions, dimension);
                    draft.text(&format!("{label}: "), STRONG);
                }
                draft.text(&lesson.text.value, TEXT);
                composer.cite_all(&mut draft, 0, &lesson.sources);
                composer.close_block(Body::Text(draft.finish()));
            });
        }
    }

    fn donors(&mut self) {
        let donors = self.opened.record.donors();
        if donors.is_empty() {
            return;
        }
        self.part("donors", "Donors");
        for donor in donors {
            self.under(Gutter::Bullet(0), |composer| {
                let mut draft = Draft::default();
                draft.text(&donor.name.value, TEXT);
                let language = &composer.opened.record.language;
                draft.text(&amount(donor, language), TEXT);
                composer.cite_all(&mut draft, 0, &donor.sources);
                composer.close_block(Body::Text(draft.finish()));
            });
        }
    }

    fn labels_of(&mut self, term: &Term) {
        let tags = term.tags();
        if tags.is_empty() {
            return;
        }
        self.part("labels", "In other languages");
        for tag in tags {
            let name = self.labels.language_name(tag);
            let name = if name == tag {
                tag.to_owned()
            } else {
                format!("{name} ({tag})")
            };
            self.close_block(Body::Text(Flow::plain(&name, STRONG)));
            self.under(Gutter::Indent(2), |composer| {
                let mut draft = Draft::default();
                draft.text(term.labels.get(tag).map_or("", |label| label), TEXT);
                let synonyms = term
                    .synonyms
                    .get(tag)
                    .map_or(String::new(), |words| words.join(", "));
                if !synonyms.is_empty() {
                    draft.text(
                        if draft.is_empty() {
                            "also: "
                        } else {
                            "; also: "
                        },
                        DIM,
                    );
                    draft.text(&synonyms, TEXT);
                }
                if let Some(definition) = term.definitions.get(tag) {
                    if !draft.is_empty() {
                        draft.line_break();
                    }
                    draft.text(&definition.value, TEXT);
                }
                composer.close_block(Body::Text(draft.finish()));
            });
        }
    }

    fn notes(&mut self) {
        if let Some(notes) = &self.opened.record.notes {
            self.part("notes", "Notes");
            let mut draft = Draft::default();
            draft.lines(notes.trim(), TEXT);
            self.block(Body::Text(draft.finish()));
        }
    }
}

fn indicator(result: &Outcome) -> Flow {
    let mut draft = Draft::default();
    draft.text(&capital(&result.indicator.value), TEXT);
    if let Some(text) = &result.text {
        draft.line_break();
        draft.text(text, DIM);
    }
    draft.finish()
}

/// Returns a figure with its unit, a bar on this scale, and the figures beside it.
fn value(result: &Outcome, scale: Option<f64>, language: &Language) -> Flow {
    let mut draft = Draft::default();
    draft.text(&figure::written(&result.value, language), STRONG);
    if !result.unit.is_empty() {
        let space = if result.unit.starts_with('%') {
            "\u{a0}"
        } else {
            " "
        };
        draft.text(&format!("{space}{}", result.unit), TEXT);
    }
    bars::write(&mut draft, &result.value, scale);
    for (word, other) in [("before", &result.baseline), ("target", &result.target)] {
        if let Some(other) = other {
            draft.line_break();
            draft.text(
                &format!("{word}: {}", figure::written(other, language)),
                DIM,
            );
            bars::write(&mut draft, other, scale);
        }
    }
    if let Some(had) = result.had() {
        draft.line_break();
        draft.text(had, DIM);
    }
    draft.finish()
}

/// Returns how much a donor gave, and when, as the end of a sentence.
fn amount(donor: &Donor, language: &Language) -> String {
    let mut parts: Vec<String> = Vec::new();
    if let Some(amount) = donor.amount {
        let currency = donor.currency.as_ref().map_or("", |currency| currency);
        let amount = figure::written(&amount.to_string(), language);
        parts.push(format!("{amount} {currency}").trim().to_owned());
    }
    parts.extend(donor.year.clone());
    if parts.is_empty() {
        return String::new();
    }
    format!(": {}", parts.join(", "))
}

/// The look of a number of a source, for the list of sources.
pub(super) const NUMBER: crate::tui::page::flow::Look = CITATION;
