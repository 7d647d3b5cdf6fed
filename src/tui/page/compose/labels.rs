//! Names of values and countries in the reader's language; the id where there is none.

use crate::model::{Field, Tables, Vocabularies, Vocabulary};

/// The tables, once they are there, and the reader's language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Labels<'a> {
    /// The tables of the library.
    pub(crate) tables: Option<&'a Tables>,
    /// The reader's language, as a tag.
    pub(crate) language: &'a str,
}

impl<'a> Labels<'a> {
    /// Returns the name of a country.
    pub(crate) fn country(&self, code: &'a str) -> &'a str {
        let country = self.tables.and_then(|tables| tables.countries.get(code));
        country.map_or(code, |country| country.name(self.language))
    }

    /// Returns the name of a value of a field.
    pub(crate) fn of(&self, field: Field, value: &'a str) -> &'a str {
        self.tables
            .map_or(value, |tables| tables.label(field, value, self.language))
    }

    /// Returns the name of a value of a vocabulary that is no field.
    pub(crate) fn value(&self, of: impl Fn(&Vocabularies) -> &Vocabulary, id: &'a str) -> &'a str {
        let value = self
            .tables
            .and_then(|tables| of(&tables.vocabularies).get(id));
        value.map_or(id, |value| value.label(self.language))
    }

    /// Returns the name of a language in itself, else in English, else its tag.
    pub(crate) fn language_name(&self, tag: &'a str) -> &'a str {
        self.tables.map_or(tag, |tables| tables.language_name(tag))
    }
}
