//! Views as pages: the card of a country, who ratified an instrument, what stands around it, around a Part or an article.
//!
//! Each is a document of the one dialect with the sources it cites, so that whatever reads a record reads it. How views
//! are named is the model's; what stands in them comes from `country` and `instrument`.

mod country;
mod draft;
mod instrument;
mod part;
mod ratifications;
mod report;
#[cfg(test)]
mod tests;

use draft::Draft;

use super::worker::Opened;
use super::{Card, Instrument, Library, LibraryError};
use crate::content;
use crate::model::{Country, Kind, Language, Parties, View};
use crate::search::Listed;

impl Library {
    /// Returns a view; titles and names come in a language where they are there in it.
    pub fn view(&self, view: &View, language: &Language) -> Result<Opened, LibraryError> {
        self.settle()?;
        self.view_now(view, language)
    }

    /// Returns a view from the index as it stands.
    pub(super) fn view_now(
        &self,
        view: &View,
        language: &Language,
    ) -> Result<Opened, LibraryError> {
        let draft = Draft::new(self, view, language);
        let whole = |slug: &str| self.named(view, slug, language);
        Ok(match view {
            View::Country(code) => draft.country_card(code)?,
            View::Ratifications {
                instrument,
                part,
                order,
            } => {
                let listed = self.standard_of(view, instrument, language)?;
                let opened = self.open_record(&listed.path)?;
                draft.ratifications(&opened, part.as_deref(), *order)
            }
            View::Instrument(slug) => draft.instrument(&whole(slug)?),
            View::Part { instrument, part } => {
                let whole = whole(instrument)?;
                let found = whole.part(part).ok_or_else(|| none(view))?;
                draft.part(&whole, found, None)
            }
            View::Article {
                instrument,
                article,
            } => {
                let whole = whole(instrument)?;
                let found = whole.holding(*article).ok_or_else(|| none(view))?;
                draft.part(&whole, found, Some(*article))
            }
            View::Report { name, since } => {
                let of = |name: &str| self.answers_of(name).ok_or_else(|| none(view));
                let answers = of(name)?;
                match since {
                    None => draft.report(name, &answers)?,
                    Some(since) => draft.changes((since, &of(since)?), (name, &answers)),
                }
            }
        })
    }

    /// Returns the card of a country for those who have no program.
    pub(super) fn country_sheet(
        &self,
        country: &Country,
        card: &Card,
        language: &Language,
    ) -> Opened {
        let view = View::Country(country.iso3.clone());
        Draft::new(self, &view, language).card_sheet(country, card)
    }

    /// Returns who has ratified an instrument, for a view of it; of one without a list, a list that says so.
    pub(super) fn parties_of(
        &self,
        view: &View,
        slug: &str,
        language: &Language,
    ) -> Result<Parties, LibraryError> {
        self.standard_of(view, slug, language)?;
        Ok(
            content::parties(&self.root, slug).unwrap_or_else(|| Parties {
                note: ratifications::NO_LIST.to_owned(),
                ..Parties::default()
            }),
        )
    }

    /// Returns the instrument of a slug, for a view of it.
    pub(super) fn named(
        &self,
        view: &View,
        slug: &str,
        language: &Language,
    ) -> Result<Instrument, LibraryError> {
        self.instrument(&self.standard_of(view, slug, language)?)
    }

    /// Returns the record of an instrument, for a view of it.
    fn standard_of(
        &self,
        view: &View,
        slug: &str,
        language: &Language,
    ) -> Result<Listed, LibraryError> {
        let listed = self.standard_called(slug, language);
        listed.ok_or_else(|| none(view))
    }

    /// Returns the record of an instrument, in a language where it is there in it.
    pub(super) fn standard_called(&self, slug: &str, language: &Language) -> Option<Listed> {
        let mut found = self.index().list_of(&[slug]);
        found.retain(|listed| listed.id.kind == Kind::Standard);
        found.pop().map(|listed| self.in_language(listed, language))
    }
}

/// Returns that there is nothing to make a view of.
pub(super) fn none(view: &View) -> LibraryError {
    LibraryError::NoView {
        name: view.to_string(),
    }
}
