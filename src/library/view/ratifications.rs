//! Who has ratified an instrument, or accepted a Part of it, as a table.

use std::sync::Arc;

use super::draft::{Draft, said, text};
use crate::library::worker::Opened;
use crate::model::ratification::meanings;
use crate::model::{Inline, Parties, PartyOrder, Ratification, View};

/// What is told of an instrument that the table of ratifications says nothing of.
pub(super) const NO_LIST: &str = "The library has no list of its ratifications.";

impl Draft<'_> {
    /// Returns the table of ratifications of an instrument, or of those who accepted a Part.
    pub(super) fn ratifications(
        mut self,
        opened: &Opened,
        part: Option<&str>,
        order: PartyOrder,
    ) -> Opened {
        let record = &opened.record;
        let slug = record.id.slug.as_str();
        let mut title = slug.to_uppercase();
        if let Some(part) = part {
            title = format!("{title}, Part {part}");
        }
        title.push_str(": ratifications");
        let summary = match &opened.parties {
            Some(parties) => {
                self.parties(parties, (slug, part), order);
                parties.summary()
            }
            None => NO_LIST.to_owned(),
        };
        let code = slug.to_uppercase();
        let view = View::Instrument(slug.to_owned());
        let whole = self.link_view(&view, &record.title.value, &code);
        self.paragraph(vec![text("What stands around the instrument: "), whole]);
        self.finish(&title, &summary)
    }

    fn parties(&mut self, parties: &Parties, of: (&str, Option<&str>), order: PartyOrder) {
        let (slug, part) = of;
        let tables = Arc::clone(&self.tables);
        let tag = self.language.tag();
        let name = |code| tables.countries.name(code, tag);
        let rows = parties.sorted(part, order, name);
        if part.is_some() {
            self.say(&format!("{} have accepted this Part.", rows.len()));
        }
        if rows.is_empty() {
            self.say(&parties.note);
            return;
        }
        self.orders(slug, part, order);
        let has_parts = parties.has_parts();
        let mut cells = Vec::new();
        for (_, one) in &rows {
            let mut row = vec![
                vec![self.link_country(&one.country)],
                vec![text(&one.when_in_table())],
            ];
            if has_parts {
                row.push(vec![text(&one.parts.join(", "))]);
            }
            row.push(self.cite(&one.sources, &parties.cited));
            cells.push(row);
        }
        let head = ["Country", "Date", "Parts accepted", "Source"];
        let head = head
            .into_iter()
            .filter(|name| has_parts || *name != "Parts accepted");
        self.table(&head.collect::<Vec<_>>(), cells);
        for meaning in meanings(rows.iter().map(|(_, one)| *one)) {
            self.say(meaning);
        }
        self.notes(&rows);
        self.whole(parties);
    }

    /// Adds the ways to the same table in other orders.
    fn orders(&mut self, instrument: &str, part: Option<&str>, order: PartyOrder) {
        let mut inlines = vec![text(&format!("Sorted by {}. ", word(order)))];
        for (_, other) in PartyOrder::ALL.into_iter().filter(|(_, one)| *one != order) {
            if inlines.len() > 1 {
                inlines.push(text(" · "));
            }
            let view = View::Ratifications {
                instrument: instrument.to_owned(),
                part: part.map(str::to_owned),
                order: other,
            };
            let words = format!("Sort by {}", word(other));
            inlines.push(self.link_view(&view, &words, &words));
        }
        self.paragraph(inlines);
    }

    /// Adds what else is to be known of single rows.
    fn notes(&mut self, rows: &[(&str, &Ratification)]) {
        let noted = rows.iter().filter(|(_, one)| !one.note.is_empty());
        let items: Vec<Vec<Inline>> = noted
            .map(|(_, one)| said(self.name_of(&one.country) + ": " + &one.note))
            .collect();
        if !items.is_empty() {
            self.heading("Notes");
            self.items(items);
        }
    }

    /// Adds what is to be known of the list as a whole.
    fn whole(&mut self, parties: &Parties) {
        self.heading("The list");
        self.say(&parties.note);
        let marks = self.cite(&parties.sources, &parties.cited);
        let day = parties.as_of.map_or_else(
            || "The day of the list is not known.".to_owned(),
            |date| format!("As of {date}."),
        );
        self.paragraph(std::iter::once(text(&day)).chain(marks).collect());
    }
}

fn word(order: PartyOrder) -> &'static str {
    match order {
        PartyOrder::Date => "date",
        PartyOrder::Country => "country",
        PartyOrder::Parts => "number of Parts",
    }
}
