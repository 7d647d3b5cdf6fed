//! Rows of one table and all of another in one: how a few changed records come among those that stay.

use std::ops::Range;

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
        let values = self.facets.iter().map(|facet| facet.values.clone());
        out.facets.extend(values.map(Facets::of_values));
        let mut done = 0;
        for own in 0..self.len() {
            let stands_before = |(row, _): &(usize, Place)| other.rank(*row) <= self.rank(own);
            let next = done + rows[done..].partition_point(stands_before);
            out.push_rows(other, &rows[done..next]);
            out.push_rows(&self, &[(own, self.place(own))]);
            done = next;
        }
        out.push_rows(other, &rows[done..]);
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

    /// Adds rows of another table, all that stand side by side there in one piece.
    fn push_rows(&mut self, from: &Self, rows: &[(usize, Place)]) {
        self.places.extend(rows.iter().map(|(_, place)| *place));
        for piece in rows.chunk_by(|one, next| one.0 + 1 == next.0) {
            if let [(first, _), ..] = piece {
                self.push_piece(from, *first..first + piece.len());
            }
        }
    }

    fn push_piece(&mut self, from: &Self, rows: Range<usize>) {
        let each = rows.clone();
        self.kinds
            .extend(each.clone().map(|row| from.kinds.get(row).unwrap_or(&0)));
        self.translations
            .extend(each.clone().map(|row| u8::from(from.is_translation(row))));
        self.years.extend(each.map(|row| from.years(row)));
        self.paths.push_all(&from.paths, rows.clone());
        self.slugs.push_all(&from.slugs, rows.clone());
        self.languages.push_all(&from.languages, rows.clone());
        self.titles.push_all(&from.titles, rows.clone());
        self.names.push_all(&from.names, rows.clone());
        self.aliases.push_all(&from.aliases, rows.clone());
        self.links.push_all(&from.links, rows.clone());
        for (facet, from) in self.facets.iter_mut().zip(&from.facets) {
            for row in rows.clone() {
                facet.push(from.of(row).iter().copied());
            }
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
