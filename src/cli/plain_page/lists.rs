//! The items of the lists of a page: results, lessons, and the records around it.

use std::collections::BTreeSet;

use super::blocks::Blocks;
use crate::cli::flow::Piece;
use crate::cli::output::Role;
use crate::library::Related;
use crate::library::worker::Opened;
use crate::model::record::{Lesson, Outcome, Source, Text};
use crate::model::{Countries, Language, Parties, RecordId, Tables, figure};
use crate::search::Listed;

pub(super) fn outcome(result: &Outcome, language: &Language, blocks: &Blocks<'_>) -> Vec<Piece> {
    let said = figure::Said {
        value: &result.value,
        unit: &result.unit,
        beside: [&result.year, &result.baseline, &result.target].map(Option::as_ref),
        text: result.text.as_ref(),
    };
    let text = format!("{}: {}", result.indicator.value, said.in_words(language));
    let mut pieces = cited(text, &result.sources, blocks);
    if let Some(had) = result.had() {
        pieces.push((Role::Dim, format!(" ({had})")));
    }
    pieces
}

/// Returns a text between signs, or nothing where there is no text.
pub(super) fn said(before: &str, text: &str, after: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    format!("{before}{text}{after}")
}

pub(super) fn lesson(
    lesson: &Lesson,
    tables: &Tables,
    language: &str,
    blocks: &Blocks<'_>,
) -> Vec<Piece> {
    let label = lesson.dimension.as_ref().map(|dimension| {
        let value = tables.vocabularies.dimensions.get(&dimension.value);
        value.map_or(dimension.value.as_str(), |value| value.label(language))
    });
    let dimension = said(" (", label.unwrap_or_default(), ")");
    let text = format!("{}{dimension}", lesson.text.value);
    cited(text, &lesson.sources, blocks)
}

/// Returns a text with the numbers of its sources after it.
pub(super) fn cited(text: String, sources: &[Text], blocks: &Blocks<'_>) -> Vec<Piece> {
    let mut pieces = vec![(Role::Text, text)];
    if !sources.is_empty() {
        let numbers: String = sources
            .iter()
            .map(|key| blocks.citation(&key.value))
            .collect();
        pieces.push((Role::Dim, numbers));
    }
    pieces
}

/// Returns a source: what it is called, who published it when, how it was had, where it is.
pub(in crate::cli) fn source(source: &Source) -> Vec<Piece> {
    let text = source.told();
    let mut pieces = vec![(Role::Text, text.clone())];
    if let Some(had) = source.had() {
        pieces.push((Role::Dim, format!(" ({had})")));
    }
    if let Some(url) = &source.url {
        let end = if source.had().is_some() { ")" } else { &text };
        pieces.push((Role::Text, format!("{} ", figure::stop(end))));
        pieces.push((Role::Key, url.value.clone()));
    }
    pieces
}

/// Returns what is known of ratifications: in the first item how many there are, then each State.
pub(super) fn ratified(
    parties: &Parties,
    countries: &Countries,
    language: &str,
) -> Vec<Vec<Piece>> {
    let each = parties.known.iter().map(|one| {
        let country = countries.get(&one.country);
        let name = country.map_or(one.country.as_str(), |country| country.name(language));
        let parts = said("; Parts ", &one.parts.join(", "), "");
        format!("{name}: {}{parts}", one.when())
    });
    let all = std::iter::once(parties.summary())
        .chain(each)
        .chain(parties.origin());
    all.map(|text| vec![(Role::Text, text)]).collect()
}

/// Returns the records that the text links to, in its order, without those listed as related: an id in the middle of a
/// sentence would be in the reader's way.
pub(super) fn linked(opened: &Opened) -> impl Iterator<Item = Vec<Piece>> {
    let mut seen: BTreeSet<&RecordId> = opened.related.iter().map(|one| &one.listed.id).collect();
    let ids = opened.links.iter().map(|(_, to)| &to.id);
    ids.filter(move |id| seen.insert(*id)).map(|id| {
        vec![
            (Role::Key, id.slug.clone()),
            (Role::Text, format!(" ({})", id.kind)),
        ]
    })
}

/// Returns a record to read beside the one shown, with the reason.
pub(super) fn related(related: &Related, tables: &Tables, language: &str) -> Vec<Piece> {
    let mut pieces = listed(&related.listed);
    let reason = related.reason(Some(tables), language);
    pieces.push((Role::Dim, said(" (", &reason, ")")));
    pieces
}

/// Returns the terms that stand for values the record is filed under.
pub(super) fn terms(opened: &Opened, tables: &Tables, language: &str) -> Vec<Vec<Piece>> {
    let each = opened.terms.iter().map(|(field, value, term)| {
        let value = tables.label(*field, value, language);
        vec![
            (Role::Key, term.id.slug.clone()),
            (Role::Text, format!(" for the {field} {value}")),
        ]
    });
    each.collect()
}

pub(super) fn listed(record: &Listed) -> Vec<Piece> {
    vec![
        (Role::Key, record.id.slug.clone()),
        (
            Role::Text,
            format!(" ({}) {}", record.id.kind, record.title),
        ),
    ]
}
