//! An instrument as lines, and all of them as a list.

use super::text::{linked, named};
use crate::cli::listing::{self, Listing};
use crate::cli::output::{Line, Role};
use crate::library::Instrument;
use crate::model::{Detail, Field, PartialDate, Parties, Record, Tables, Text};
use crate::search::Listed;

/// Returns an instrument: its page, its Parts, the records that deal with it.
pub(super) fn whole(
    instrument: &Instrument,
    (tables, language): (&Tables, &str),
    width: usize,
) -> Vec<Line> {
    let opened = &instrument.opened;
    let mut listing = Listing::new(width);
    listing.title(&opened.record.title.value);
    listing.aside(&row(&opened.record, opened.parties.as_ref())[..1].concat());
    if let Detail::Standard(standard) = &opened.record.detail {
        let date =
            |date: Option<PartialDate>| date.map(|date| date.to_string()).unwrap_or_default();
        listing.fact("Adopted", &date(standard.adopted));
        listing.fact("In force since", &date(standard.in_force));
        listing.fact(
            "Standing",
            standard.standing.as_ref().map_or("", |text| text),
        );
        let branches = standard.branches.iter();
        let labels: Vec<&str> = branches
            .map(|id| tables.label(Field::Branch, id, language))
            .collect();
        listing.fact("Branches", &labels.join(", "));
        listing.fact(
            "Official text",
            standard.official_text.as_ref().map_or("", |text| text),
        );
    }
    if let Some(parties) = &opened.parties {
        listing.fact(
            "Ratified by",
            parties.summary().trim_end_matches([':', '.']),
        );
    }
    listing.gap();
    listing.text(&[(Role::Text, opened.record.summary.value.clone())]);
    if let Some(structure) = &instrument.structure {
        listing.heading("Parts");
        for part in &structure.parts {
            listing.item(&named(part));
        }
    }
    linked(instrument, None, &mut listing);
    listing.gap();
    let slug = &opened.record.id.slug;
    listing.aside(&format!(
        "`casebook show {slug}` shows all that the library says of it."
    ));
    listing.into_lines()
}

/// Returns all instruments, a line or two each.
pub(super) fn list(all: &[(Record, Option<Parties>)], width: usize) -> Vec<Line> {
    let mut listing = Listing::new(width);
    for (record, parties) in all {
        let mut pieces = listing::named(&Listed {
            id: record.id.clone(),
            language: record.language.clone(),
            title: record.title.value.clone(),
            path: record.path.clone(),
        });
        let [_, adopted, in_force, standing, count, ..] = row(record, parties.as_ref());
        let told = [
            ("adopted ", adopted),
            ("in force ", in_force),
            ("", standing),
            ("", count),
        ];
        let told = told.iter().filter(|(_, value)| !value.is_empty());
        let told: Vec<String> = told.map(|(name, value)| format!("{name}{value}")).collect();
        pieces.push((Role::Dim, format!(" ({})", told.join("; "))));
        listing.item(&pieces);
    }
    listing.into_lines()
}

/// Returns an instrument as cells: code, adopted, in force, standing, parties, title.
pub(super) fn row(record: &Record, parties: Option<&Parties>) -> [String; 6] {
    let Detail::Standard(standard) = &record.detail else {
        return Default::default();
    };
    let date = |date: Option<PartialDate>| date.map(|date| date.to_string()).unwrap_or_default();
    let text = |text: &Option<Text>| {
        text.as_ref()
            .map(|text| text.value.clone())
            .unwrap_or_default()
    };
    let count = parties.and_then(|parties| {
        let sureness = if parties.is_recalled {
            ", not yet checked against the source"
        } else {
            ""
        };
        let as_of = parties
            .as_of
            .map(|date| format!(" as of {date}"))
            .unwrap_or_default();
        Some(format!("{} parties{as_of}{sureness}", parties.count?))
    });
    [
        text(&standard.code),
        date(standard.adopted),
        date(standard.in_force),
        text(&standard.standing),
        count.unwrap_or_default(),
        record.title.value.clone(),
    ]
}
