//! An instrument with what the library knows around it: who ratified it, its structure, which records deal with it.

use super::worker::Opened;
use super::{Library, LibraryError, Placed};
use crate::content;
use crate::model::c102::{SLUG, Structure};
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
        let records = self.of_kind(Kind::Standard)?.into_iter();
        let with_parties = records.map(|record| {
            let parties = content::parties(&self.root, &record.id.slug);
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
    let all = ["applies", "supports", "gap"];
    all.iter()
        .position(|one| *one == relation)
        .unwrap_or(all.len())
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
