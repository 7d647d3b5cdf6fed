//! The order in which modules are learned.

use std::collections::BTreeSet;

use crate::model::module::{Module, TRACKS};
use crate::model::{Detail, Record};

/// Returns the modules among some records in the order in which they are learned.
///
/// A module comes after what it asks for, and otherwise by its track and its slug. Where modules ask for each other in a
/// circle, which a check tells, that order stands in.
pub fn path(records: &[Record]) -> Vec<(&Record, &Module)> {
    let modules = records.iter().filter_map(|record| match &record.detail {
        Detail::Module(module) => Some((record, module.as_ref())),
        _ => None,
    });
    let mut left: Vec<(&Record, &Module)> = modules.collect();
    left.sort_by_key(|(record, module)| (track(module), &record.id.slug));
    let mut waited_for: BTreeSet<&str> = left
        .iter()
        .map(|(record, _)| record.id.slug.as_str())
        .collect();
    let mut path = Vec::with_capacity(left.len());
    while !left.is_empty() {
        let is_open = |(_, module): &(&Record, &Module)| {
            let mut before = module.prerequisites.iter();
            !before.any(|slug| waited_for.contains(slug.value.as_str()))
        };
        let next = left.remove(left.iter().position(is_open).unwrap_or_default());
        waited_for.remove(next.0.id.slug.as_str());
        path.push(next);
    }
    path
}

/// Returns the place of a module's track; a module without one comes last.
fn track(module: &Module) -> usize {
    let named = module.track.as_ref().map_or("", |track| track);
    let place = TRACKS.iter().position(|track| *track == named);
    place.unwrap_or(TRACKS.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Document, Kind, Language, RecordId, Status, Text};
    use crate::source::{Span, Spanned};

    fn text(text: &str) -> Text {
        Spanned::new(text.to_owned(), Span::at(0))
    }

    fn record(slug: &str, track: &str, before: &[&str]) -> Record {
        let module = Module {
            track: Some(text(track)),
            prerequisites: before.iter().map(|slug| text(slug)).collect(),
            ..Module::default()
        };
        Record {
            id: RecordId::new(Kind::Module, slug),
            language: Language::english(),
            path: format!("modules/{slug}.md"),
            translation: None,
            title: text(slug),
            title_local: std::collections::BTreeMap::new(),
            summary: Text::default(),
            topics: Vec::new(),
            keywords: Vec::new(),
            status: Status::Published,
            updated: None,
            reviewed: None,
            authors: Vec::new(),
            related: Vec::new(),
            aliases: Vec::new(),
            sources: Vec::new(),
            notes: None,
            caution: None,
            detail: Detail::Module(Box::new(module)),
            body: Document::default(),
            front_matter: Span::at(0),
        }
    }

    fn slugs(records: &[Record]) -> Vec<&str> {
        let path = path(records).into_iter();
        path.map(|(record, _)| record.id.slug.as_str()).collect()
    }

    #[test]
    fn what_is_asked_for_comes_before_and_tracks_follow_each_other() {
        let records = [
            record("a", "cooperation", &["c"]),
            record("b", "planning", &["z", "gone"]),
            record("c", "introduction", &[]),
            record("z", "monitoring", &["c"]),
            record("d", "planning", &["c"]),
        ];
        assert_eq!(slugs(&records), ["c", "d", "z", "b", "a"]);
    }

    #[test]
    fn a_circle_is_walked_once() {
        let records = [
            record("a", "planning", &["b"]),
            record("b", "planning", &["a"]),
            record("c", "planning", &["c"]),
        ];
        assert_eq!(slugs(&records), ["a", "b", "c"]);
    }
}
