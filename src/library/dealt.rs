//! Which records may have dealt with a Part of Convention 102, for the workbench.
//!
//! What they say is stored beside the index: no file is read.

use super::{Library, LibraryError};
use crate::model::c102::SLUG;
use crate::model::{Digest, Field, Wanted};
use crate::workbench::Dealt;
use crate::workbench::parts::PARTS;

impl Library {
    /// Returns the cases and projects that name the Convention or are filed under a branch of it, by slug.
    pub fn dealt(&self, this_year: u16) -> Result<Vec<Dealt>, LibraryError> {
        self.settle()?;
        self.dealt_now(this_year)
    }

    /// The same from the index as it stands.
    pub(super) fn dealt_now(&self, this_year: u16) -> Result<Vec<Dealt>, LibraryError> {
        let wanted = Wanted {
            fields: vec![Field::Branch, Field::Country, Field::Outcome],
            facts: true,
            lessons: false,
        };
        let survey = self.survey_now("kind:case,project", false, this_year, &wanted)?;
        let mut dealt: Vec<Dealt> = survey.digests.into_iter().filter_map(by).collect();
        dealt.sort_by(|a, b| a.slug.cmp(&b.slug));
        Ok(dealt)
    }
}

/// Returns what a record dealt with, if anything.
fn by(digest: Digest) -> Option<Dealt> {
    let is_branch = |branch: &&String| PARTS.iter().any(|part| part.branch == branch.as_str());
    let branches: Vec<String> = digest
        .values(Field::Branch)
        .iter()
        .filter(is_branch)
        .cloned()
        .collect();
    let links = digest.facts.standards.iter();
    let named = links.filter(|link| link.standard == SLUG);
    let parts: Vec<(String, String)> = named
        .filter_map(|link| Some((link.part.clone()?, link.relation.clone())))
        .collect();
    if branches.is_empty() && parts.is_empty() {
        return None;
    }
    Some(Dealt {
        kind: digest.id.kind.name(),
        outcome: digest.values(Field::Outcome).first().cloned(),
        countries: digest.values(Field::Country).to_vec(),
        title: digest.title,
        slug: digest.id.slug,
        parts,
        branches,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::trial::built_in;

    #[test]
    fn says_of_each_record_where_it_was_and_how_it_went() {
        let library = built_in();
        let dealt = library.dealt_now(2026).unwrap();
        let novissi = dealt.iter().find(|one| one.slug == "tgo-novissi").unwrap();
        assert_eq!(novissi.countries, ["TGO"]);
        assert_eq!(novissi.outcome.as_deref(), Some("success"));
        // Failures are among those that dealt with a Part.
        let is_failure = |one: &Dealt| one.outcome.as_deref() == Some("failure");
        assert!(dealt.iter().any(is_failure));
    }
}
