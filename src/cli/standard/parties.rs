//! The ratifications of an instrument as rows: sorted, of all States or of those that accepted a Part.

use crate::cli::listing::Listing;
use crate::cli::output::{Line, Role};
use crate::model::{Parties, PartyOrder, Ratification, Record, Sureness, Tables};
use crate::tui::text::width;

/// The rows, each with the name of the State.
pub(super) struct Rows<'a> {
    parties: &'a Parties,
    part: Option<String>,
    of: Vec<(&'a str, &'a Ratification)>,
}

impl<'a> Rows<'a> {
    /// Returns the rows of those that accepted a Part, or of all, in an order.
    pub(super) fn of(
        parties: &'a Parties,
        part: Option<&str>,
        order: PartyOrder,
        (tables, language): (&'a Tables, &'a str),
    ) -> Self {
        let name = |code: &'a str| tables.countries.name(code, language);
        let rows = parties.sorted(part, order, name);
        Self {
            parties,
            part: part.map(str::to_owned),
            of: rows,
        }
    }

    /// Tells whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.of.is_empty()
    }

    /// Returns the ratifications.
    pub(super) fn ratifications(&self) -> impl Iterator<Item = &Ratification> {
        self.of.iter().map(|(_, one)| *one)
    }

    /// Returns the cells of each row: code, date, how sure it is, Parts, how sure the status is, name.
    pub(super) fn cells(&self) -> impl Iterator<Item = [String; 6]> {
        self.of.iter().map(|(name, one)| {
            [
                one.country.clone(),
                one.date.map(|date| date.to_string()).unwrap_or_default(),
                one.date_sureness.name().to_owned(),
                one.parts.join(","),
                one.sureness.name().to_owned(),
                (*name).to_owned(),
            ]
        })
    }

    /// Returns the rows as a table for a person.
    pub(super) fn lines(&self, record: &Record, columns: usize) -> Vec<Line> {
        let mut listing = Listing::new(columns);
        let code = record.id.slug.to_uppercase();
        let part = self.part.as_ref().map(|part| format!(", Part {part}"));
        listing.title(&format!(
            "{code}{}: ratifications",
            part.unwrap_or_default()
        ));
        let summary = self.parties.summary();
        listing.text(&[(Role::Text, summary)]);
        if self.part.is_some() {
            listing.text(&[(Role::Text, format!("{} have accepted it.", self.of.len()))]);
        }
        listing.gap();
        let wide = self
            .of
            .iter()
            .map(|(name, _)| width(name))
            .max()
            .unwrap_or(0)
            .min(columns / 2);
        let mut lines = Vec::new();
        for (name, one) in &self.of {
            let gap = " ".repeat(wide.saturating_sub(width(name)) + 2);
            let date = one
                .date
                .map_or_else(|| "no date".to_owned(), |date| date.to_string());
            let line = Line::text(name)
                .put(Role::Text, &gap)
                .put(Role::Key, &format!("{date:<10}"));
            let line = line
                .put(Role::Dim, sign(one.date_sureness))
                .put(Role::Text, "  ");
            lines.push(line.put(Role::Text, &one.parts.join(" ")));
        }
        listing.extend(lines);
        if self
            .ratifications()
            .any(|one| one.date_sureness != Sureness::Sourced)
        {
            listing.gap();
            listing.aside("* The date is not yet checked against the source, or only a part of it was seen; look it up before quoting it.");
        }
        listing.aside(&self.parties.note);
        listing.aside(&self.parties.origin().unwrap_or_default());
        listing.into_lines()
    }
}

/// Returns the sign of a date that was not seen in a source.
fn sign(sureness: Sureness) -> &'static str {
    match sureness {
        Sureness::Sourced => " ",
        Sureness::Partial | Sureness::Recalled | Sureness::Missing => "*",
    }
}
