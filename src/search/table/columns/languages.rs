//! Which rows are one record in several languages, and what the rows of a language count.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Table;
use crate::search::rank;

impl Table {
    /// Returns how many records there are, however many languages each is there in.
    pub(crate) fn originals(&self) -> usize {
        let translations = self.versions().iter().map(|versions| versions.len() - 1);
        self.len() - translations.sum::<usize>()
    }

    /// Returns the rows of each record that is there in several languages, the original first.
    pub(crate) fn versions(&self) -> &[Range<usize>] {
        self.versions.get_or_init(|| {
            let mut out: Vec<Range<usize>> = Vec::new();
            for row in (1..self.len()).filter(|row| self.is_translation(*row)) {
                let is_same = |other: usize| {
                    self.kind(other) == self.kind(row) && self.slug(other) == self.slug(row)
                };
                match out.last_mut() {
                    Some(last) if last.end == row && is_same(last.start) => last.end = row + 1,
                    _ if is_same(row - 1) => out.push(row - 1..row + 1),
                    _ => {}
                }
            }
            out
        })
    }

    /// Returns what a word counts in the texts of a row, by how many rows have its language.
    pub(crate) fn weight_of_language(&self, row: usize) -> f32 {
        let weights = self.weights.get_or_init(|| {
            let languages = || (0..self.len()).map(|row| self.languages.get(row));
            let mut alike: BTreeMap<&str, usize> = BTreeMap::new();
            for language in languages() {
                *alike.entry(language).or_default() += 1;
            }
            let weight = |language| {
                let alike = alike.get(language).copied().unwrap_or_default();
                rank::language(alike, self.len())
            };
            languages().map(weight).collect()
        });
        weights.get(row).copied().unwrap_or(1.0)
    }
}
