//! Records of the library beside each Part: those that dealt with it. Which records there are, the caller says.

use super::parts::Part;

/// A record that dealt with the Convention or is filed under a branch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dealt {
    /// Its slug.
    pub slug: String,
    /// Its kind.
    pub kind: &'static str,
    /// How it went, where that is said.
    pub outcome: Option<String>,
    /// Its title.
    pub title: String,
    /// The codes of its countries.
    pub countries: Vec<String>,
    /// The Parts it names, each with its relation, such as `("V", "supports")`.
    pub parts: Vec<(String, String)>,
    /// The ids of its branches.
    pub branches: Vec<String>,
}

impl Dealt {
    /// Returns how it names a Part, where it does.
    pub fn relation(&self, part: &str) -> Option<&str> {
        let named = self.parts.iter().find(|(number, _)| number == part);
        named.map(|(_, relation)| relation.as_str())
    }
}

/// Returns the records that dealt with a Part: those of the country first, those that name the Part before others.
pub(super) fn of(part: &Part, country: Option<&str>, dealt: &[Dealt]) -> Vec<Dealt> {
    let is_of = |record: &&Dealt| {
        let is_filed = record.branches.iter().any(|branch| branch == part.branch);
        is_filed || record.relation(part.number).is_some()
    };
    let mut found: Vec<Dealt> = dealt.iter().filter(is_of).cloned().collect();
    let is_own =
        |record: &Dealt| country.is_some_and(|code| record.countries.iter().any(|own| own == code));
    found.sort_by_cached_key(|record| {
        let is_named = record.relation(part.number).is_some();
        (!is_own(record), !is_named, record.slug.clone())
    });
    found
}
