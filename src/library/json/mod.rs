//! What the library tells programs: records, countries, instruments and reports as JSON documents of schema 1, to which
//! keys may be added but never change.
//!
//! The commands with `--format json`, `casebook export` and the interface write the same documents.

mod card;
mod instrument;
mod record;
mod report;

use serde_json::{Value, json};

pub use card::card;
pub use instrument::{instrument, instruments, part, ratifications};
pub use record::{Front, front};
pub use report::{Faulty, comparison, report, unusable};

use super::view::none;
use super::{Instrument, Library, LibraryError, answers};
use crate::model::c102::Part;
use crate::model::{Language, View};
use crate::workbench::{Comparison, Report};

/// Returns several documents, or records, as one.
pub(super) fn several(name: &str, all: &[Value]) -> Value {
    json!({ "schema": 1, "total": all.len(), name: all })
}

impl Library {
    /// Returns a view as a document, with the index as it stands; titles come in a language where they are there in it.
    pub(super) fn view_json(
        &self,
        view: &View,
        language: &Language,
    ) -> Result<Value, LibraryError> {
        let whole = |slug: &str| self.named(view, slug, language);
        Ok(match view {
            View::Country(code) => {
                let tables = self.tables();
                let country = tables.countries.get(code);
                let country = country.ok_or_else(|| none(view))?;
                card(country, &self.country_now(code, language)?)
            }
            View::Ratifications {
                instrument,
                part,
                order,
            } => {
                let parties = self.parties_of(view, instrument, language)?;
                let tables = self.tables();
                let name = |code| tables.countries.name(code, language.tag());
                let rows = parties.sorted(part.as_deref(), *order, name);
                ratifications(instrument, &parties, rows.iter().map(|(_, one)| *one))
            }
            View::Instrument(slug) => instrument(&whole(slug)?),
            View::Part { instrument, part } => {
                let whole = whole(instrument)?;
                part_of(&whole, whole.part(part), None).ok_or_else(|| none(view))?
            }
            View::Article {
                instrument,
                article,
            } => {
                let whole = whole(instrument)?;
                let found = whole.holding(*article);
                part_of(&whole, found, Some(*article)).ok_or_else(|| none(view))?
            }
            View::Report { name, since } => self.report_json(view, (name, since.as_deref()))?,
        })
    }

    /// Returns the report on saved answers, or what has changed since others, with what is wrong in them.
    fn report_json(
        &self,
        view: &View,
        (name, since): (&str, Option<&str>),
    ) -> Result<Value, LibraryError> {
        let countries = &self.tables().countries;
        let of = |name: &str| {
            let saved = self.saved_answers(name);
            let saved = saved.ok_or_else(|| none(view))?;
            Ok::<_, LibraryError>(answers::saved(&saved, countries))
        };
        let (file, read) = of(name)?;
        let Some(since) = since else {
            let found = Report::new(&read.answers, &self.dealt_now(0)?);
            return Ok(report(&found, &[(&file, &read.faults)]));
        };
        let (earlier, before) = of(since)?;
        let [old, new] = [&before, &read].map(|read| Report::new(&read.answers, &[]));
        let files = [(&earlier, &*before.faults), (&file, &*read.faults)];
        Ok(comparison(&Comparison::new(&old, &new), &files))
    }
}

/// Returns a Part that is there, or what it says of an article.
fn part_of(whole: &Instrument, found: Option<&Part>, article: Option<u32>) -> Option<Value> {
    Some(part(whole, found?, article.map(|article| (article, ""))))
}
