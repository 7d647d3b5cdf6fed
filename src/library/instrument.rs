//! An instrument with what the library knows around it: who ratified it, its structure, which records deal with it.

use std::collections::BTreeMap;

use super::worker::Opened;
use super::{Library, LibraryError, Placed};
use crate::content;
use crate::model::c102::{Part, SLUG, Structure};
use crate::model::{Kind, Language, Parties, Record};
use crate::search::Listed;

/// An instrument and what is around it.
#[derive(Clone, Debug)]
pub struct Instrument {
    /// Its record with what stands around it, who has ratified it among that.
    pub opened: Opened,
    /// Its Parts; Convention 102 alone has a table of them.
    pub structure: Option<Structure>,
    /// The cases and projects that deal with it, by relation, Part and id.
    pub linked: Vec<Linked>,
}

/// A record that deals with an instrument.
#[derive(Clone, Debug)]
pub struct Linked {
    /// The record.
    pub placed: Placed,
    /// `applies`, `supports` or `gap`.
    pub relation: String,
    /// The Part it deals with, in Roman numerals; all of the instrument where there is none.
    pub part: Option<String>,
}

/// What the records that deal with an instrument do, with the heading for them.
pub const RELATIONS: [(&str, &str); 3] = [
    ("applies", "Records that apply it"),
    ("supports", "Records that dealt with it"),
    ("gap", "Records of a gap against it"),
];

impl Instrument {
    /// Returns a Part of it by its number in Roman numerals.
    pub fn part(&self, number: &str) -> Option<&Part> {
        self.structure.as_ref()?.part(number)
    }

    /// Returns the Part of it in which an article stands.
    pub fn holding(&self, article: u32) -> Option<&Part> {
        self.structure.as_ref()?.holding(article)
    }

    /// Returns the records that do something with the instrument, or with a Part of it, each once.
    pub fn related_by(&self, relation: &str, part: Option<&str>) -> Vec<Placed> {
        let own = self.linked.iter().filter(|one| {
            let is_within = part.is_none() || one.part.as_deref() == part;
            one.relation == relation && is_within
        });
        let mut records: Vec<Placed> = own.map(|one| one.placed.clone()).collect();
        records.dedup_by(|a, b| a.listed.id == b.listed.id);
        records
    }
}

impl Library {
    /// Returns an instrument by the record that lists have of it.
    pub fn instrument(&self, listed: &Listed) -> Result<Instrument, LibraryError> {
        let opened = self.open_record(&listed.path)?;
        let slug = opened.record.id.slug.as_str();
        let has_parts = slug == SLUG;
        Ok(Instrument {
            structure: has_parts.then(|| content::c102(&self.root)).flatten(),
            linked: self.linked_to(slug, &listed.language)?,
            opened,
        })
    }

    /// Returns all instruments, by number within their kinds, each with its parties.
    pub fn instruments(&self) -> Result<Vec<(Record, Option<Parties>)>, LibraryError> {
        self.settle()?;
        self.instruments_now()
    }

    /// Returns the same from the index as it stands.
    pub(super) fn instruments_now(&self) -> Result<Vec<(Record, Option<Parties>)>, LibraryError> {
        self.with_parties(self.ratifications())
    }

    /// Returns all instruments in that order, each with its own of these parties.
    pub(super) fn with_parties(
        &self,
        ratifications: Vec<(String, Parties)>,
    ) -> Result<Vec<(Record, Option<Parties>)>, LibraryError> {
        let records = self.of_kind_now(Kind::Standard)?.into_iter();
        let mut known: BTreeMap<String, Parties> = ratifications.into_iter().collect();
        let with_parties = records.map(|record| {
            let parties = known.remove(&record.id.slug);
            (record, parties)
        });
        let mut all: Vec<_> = with_parties.collect();
        all.sort_by_key(|(record, _)| order(&record.id.slug));
        Ok(all)
    }

    /// Returns the cases and projects whose front matter says how they stand to an instrument.
    pub fn linked_to(&self, slug: &str, language: &Language) -> Result<Vec<Linked>, LibraryError> {
        let mut linked = Vec::new();
        for listed in self.index().linking_to(slug) {
            if !matches!(listed.id.kind, Kind::Case | Kind::Project) {
                continue;
            }
            let record = self.read(&listed.path)?;
            let listed = self.in_language(listed, language);
            let own = record.standards().iter();
            linked.extend(
                own.filter(|link| link.standard.value == slug)
                    .map(|link| Linked {
                        placed: Placed::of(listed.clone(), &record),
                        relation: link.relation.value.clone(),
                        part: link.part.as_ref().map(|part| part.value.clone()),
                    }),
            );
        }
        linked.sort_by(|a, b| {
            let key = |one: &Linked| (rank(&one.relation), one.placed.listed.id.clone());
            key(a).cmp(&key(b))
        });
        Ok(linked)
    }
}

/// Returns where a relation stands among the others: what applies an instrument first, what is a gap last.
fn rank(relation: &str) -> usize {
    let found = RELATIONS.iter().position(|(one, _)| *one == relation);
    found.unwrap_or(RELATIONS.len())
}

/// Returns the letters of a slug and its number, so that C88 comes before C102.
fn order(slug: &str) -> (String, u32, String) {
    let letters: String = slug.chars().take_while(char::is_ascii_alphabetic).collect();
    let rest = &slug[letters.len()..];
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    (letters, digits.parse().unwrap_or(u32::MAX), rest.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instruments_come_by_letter_and_number() {
        let mut slugs = ["r202", "c102", "mlc-2006", "c88"];
        slugs.sort_by_key(|slug| order(slug));
        assert_eq!(slugs, ["c88", "c102", "mlc-2006", "r202"]);
    }
}
