//! The texts of a record, each with where it stands: those that the index proper is made of.

use super::Place;
use crate::model::{Field, Record, Tables};
use crate::search::writer::{FILED, labels, sections};

/// Returns the texts of a record, whole as a reader has it.
pub(super) fn of(record: &Record, tables: &Tables) -> Vec<(Place, String)> {
    let mut texts = vec![
        (Place::Title, record.title.value.clone()),
        (Place::Names, record.id.slug.clone()),
        (Place::Summary, record.summary.value.clone()),
    ];
    let names = labels(record).into_iter();
    texts.extend(names.map(|name| (Place::Names, name.to_owned())));
    for section in sections(record) {
        texts.push((Place::Heading, section.heading));
        texts.push((Place::Body, section.text));
    }
    let tag = record.language.tag();
    for field in [Field::Country].into_iter().chain(FILED) {
        let place = if field == Field::Country {
            Place::Names
        } else {
            Place::Filed
        };
        for value in Field::values(field, record, tables) {
            texts.push((place, tables.label(field, &value, tag).to_owned()));
        }
    }
    texts.retain(|(_, text)| !text.is_empty());
    texts
}
