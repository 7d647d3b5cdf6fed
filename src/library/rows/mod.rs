//! What the library tells spreadsheets: rows of cells, the first one with the names of the columns.
//!
//! A record is a row, an agenda a row per step; of views each file beside this one has one kind. How cells are quoted is
//! left to `source`.

mod agenda;
mod card;
mod instrument;
mod parties;
mod record;
mod report;

use super::view::none;
use super::{Library, LibraryError};
use crate::model::{Language, Source, View};

/// Rows of cells, the first one with the names of the columns.
pub(super) type Rows = Vec<Vec<String>>;

/// What stands between several values of a cell.
const BETWEEN: &str = "; ";

/// What stands between several texts of a cell.
const BELOW: &str = "\n";

impl Library {
    /// Returns a view as rows, with the index as it stands; names come in a language where they are there in it.
    pub(super) fn view_rows(&self, view: &View, language: &Language) -> Result<Rows, LibraryError> {
        let whole = |slug: &str| self.named(view, slug, language);
        Ok(match view {
            View::Country(code) => {
                let tables = self.tables();
                let country = tables.countries.get(code).ok_or_else(|| none(view))?;
                self.card_rows(country, language)?
            }
            View::Ratifications {
                instrument,
                part,
                order,
            } => {
                let parties = self.parties_of(view, instrument, language)?;
                let tables = self.tables();
                let name = |code| tables.countries.name(code, language.tag());
                let sorted = parties.sorted(part.as_deref(), *order, name);
                parties::rows((instrument, &parties), &sorted)
            }
            View::Instrument(slug) => instrument::rows(&whole(slug)?, None),
            View::Part { instrument, part } => {
                let whole = whole(instrument)?;
                let part = whole.part(part).ok_or_else(|| none(view))?;
                instrument::rows(&whole, Some(&part.number))
            }
            View::Article {
                instrument,
                article,
            } => {
                let whole = whole(instrument)?;
                let part = whole.holding(*article).ok_or_else(|| none(view))?;
                instrument::rows(&whole, Some(&part.number))
            }
            View::Report { name, since } => self.report_rows(view, (name, since.as_deref()))?,
        })
    }
}

/// Returns rows of one kind of thing as those of one table; nothing where they have other columns.
pub(super) fn joined(all: Vec<Rows>) -> Option<Rows> {
    let mut all = all.into_iter();
    let mut rows = all.next()?;
    for more in all {
        let mut more = more.into_iter();
        if rows.first() != more.next().as_ref() {
            return None;
        }
        rows.extend(more);
    }
    Some(rows)
}

fn head(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// Returns sources as a reader would look for them.
fn told<'a>(sources: impl IntoIterator<Item = &'a Source>) -> String {
    let told = sources.into_iter().map(|source| match &source.url {
        Some(url) => format!("{} {}", source.told(), url.value),
        None => source.told(),
    });
    told.collect::<Vec<String>>().join(BELOW)
}

/// Returns those of some sources that have one of these keys.
fn cited(keys: &[String], among: &[Source]) -> String {
    told(among.iter().filter(|one| keys.contains(&one.key.value)))
}
