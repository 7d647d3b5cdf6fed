//! Rows of one table and all of another in one: how a few changed records come among those that stay.

use super::{Facets, Table};
use crate::model::Kind;
use crate::search::table::Place;

impl Table {
    /// Returns this table with some rows of another besides, which come in order, each with where the engine holds it now.
    ///
    /// The numbers of values must mean the same in both; this one may know more of them.
    #[must_use]
    pub(crate) fn with_rows_of(mut self, other: &Self, rows: &[(usize, Place)]) -> Self {
        if rows.is_empty() {
            return self;
        }
        let mut out = Self {
            fingerprint: self.fingerprint,
            stamps: std::mem::take(&mut self.stamps),
            ..Self::default()
        };
        out.facets.extend(self.facets.iter().map(|facet| Facets {
            values: facet.values.clone(),
            ..Facets::default()
        }));
        let mut rows = rows.iter().peekable();
        for own in 0..self.len() {
            let stands_before = |(row, _): &&(usize, Place)| other.rank(*row) <= self.rank(own);
            while let Some((row, place)) = rows.next_if(stands_before) {
                out.push_from(other, *row, *place);
            }
            out.push_from(&self, own, self.place(own));
        }
        for (row, place) in rows {
            out.push_from(other, *row, *place);
        }
        out
    }

    /// Returns what a row is listed by.
    fn rank(&self, row: usize) -> (Kind, &str, bool, &str) {
        (
            self.kind(row),
            self.slug(row),
            self.is_translation(row),
            self.languages.get(row),
        )
    }

    fn push_from(&mut self, from: &Self, row: usize, place: Place) {
        self.kinds.push(from.kinds.get(row).copied().unwrap_or(0));
        self.translations.push(u8::from(from.is_translation(row)));
        self.years.push(from.years(row));
        self.places.push(place);
        self.paths.push(from.paths.get(row));
        self.slugs.push(from.slugs.get(row));
        self.languages.push(from.languages.get(row));
        self.titles.push(from.titles.get(row));
        self.names.push(from.names.get(row));
        self.aliases.push(from.aliases.get(row));
        self.links.push(from.links.get(row));
        for (facet, from) in self.facets.iter_mut().zip(&from.facets) {
            facet.push(from.of(row).iter().copied());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::table::{Dictionaries, Row};

    fn row(slug: &str, doc: u32) -> Row {
        let text = |what: &str| format!("{what} of {slug}");
        Row {
            path: text("path"),
            kind: Kind::Case,
            slug: slug.to_owned(),
            language: "en".to_owned(),
            is_translation: false,
            title: text("title"),
            names: text("names"),
            aliases: text("aliases"),
            links: text("links"),
            years: (2000, 2001),
            facets: vec![(0, 0), (2, u16::from(slug > "c"))],
            place: Place { shard: 0, doc },
        }
    }

    fn table(rows: &[Row]) -> Table {
        let values = |values: &[&str]| values.iter().map(|&value| value.to_owned()).collect();
        let values = vec![values(&["case"]), Vec::new(), values(&["x", "y"])];
        Table::new(rows.to_vec(), Dictionaries::new(values), Vec::new(), None)
    }

    #[test]
    fn rows_that_stay_and_rows_that_come_make_the_table_of_both() {
        let old: Vec<Row> = (0..)
            .zip(["a", "b", "d", "f"])
            .map(|(doc, slug)| row(slug, doc))
            .collect();
        let whole = table(&old);
        for new in [
            &[][..],
            &["b"],
            &["0", "c", "g"],
            &["d", "e"],
            &["a", "b", "d", "f"],
        ] {
            let new: Vec<Row> = (7..).zip(new).map(|(doc, slug)| row(slug, doc)).collect();
            let stays = |(_, old): &(usize, &Row)| new.iter().all(|new| new.slug != old.slug);
            let kept: Vec<(usize, &Row)> = old.iter().enumerate().filter(stays).collect();
            let all: Vec<Row> = kept
                .iter()
                .map(|(_, row)| (*row).clone())
                .chain(new.clone())
                .collect();
            let kept: Vec<(usize, Place)> = kept.iter().map(|(at, row)| (*at, row.place)).collect();
            let joined = table(&new).with_rows_of(&whole, &kept);
            assert_eq!(joined.encode(), table(&all).encode());
        }
    }
}
