//! Where the concepts come from: the terms and instruments of the library and the names of what records are filed under.

use super::{Concept, Thesaurus, instruments};
use crate::model::{Field, Kind, Tables, Value};
use crate::search::analyzers::key;
use crate::search::table::Table;

/// The facets whose values are concepts; the others say what a record is and not what it is about.
const FACETS: [Field; 6] = [
    Field::Topic,
    Field::Branch,
    Field::Delivery,
    Field::Technology,
    Field::Population,
    Field::Region,
];

/// Builds the thesaurus of a library.
pub(crate) fn build(table: &Table, tables: &Tables) -> Thesaurus {
    let mut out = Thesaurus::default();
    for row in (0..table.len()).filter(|row| !table.is_translation(*row)) {
        let names: Vec<String> = table.names(row).map(str::to_owned).collect();
        let title = table.title(row).to_owned();
        match table.kind(row) {
            Kind::Term => out.add(concept(title, names, Vec::new())),
            Kind::Standard => {
                let code = table.slug(row);
                let generated = instruments::names(code);
                let names = names
                    .into_iter()
                    .chain(generated.iter().map(|name| key(name)));
                let value = (Field::Standard, code.to_owned());
                out.add(concept(code.to_uppercase(), names.collect(), vec![value]));
            }
            _ => {}
        }
    }
    for country in &tables.countries.all {
        let names = country.names.values().chain(&country.aliases);
        let names = names.map(|name| key(name)).collect();
        let value = (Field::Country, country.iso3.clone());
        out.add(concept(country.name("en").to_owned(), names, vec![value]));
    }
    for group in &tables.vocabularies.groupings.values {
        let members = tables.countries.all.iter();
        let members = members.filter(|country| country.groups.contains(&group.id));
        let values = members.map(|country| (Field::Country, country.iso3.clone()));
        out.add(concept(
            group.label("en").to_owned(),
            called(group),
            values.collect(),
        ));
    }
    for field in FACETS {
        let values = tables
            .vocabulary(field)
            .into_iter()
            .flat_map(|list| &list.values);
        for value in values {
            let own = (field, value.id.clone());
            out.add(concept(
                value.label("en").to_owned(),
                called(value),
                vec![own],
            ));
        }
    }
    out
}

fn concept(title: String, names: Vec<String>, values: Vec<(Field, String)>) -> Concept {
    Concept {
        title,
        names: names.into_iter().filter(|name| !name.is_empty()).collect(),
        values,
        ..Concept::default()
    }
}

fn called(value: &Value) -> Vec<String> {
    let names = std::iter::once(value.id.as_str()).chain(value.labels.values().map(String::as_str));
    names.map(key).collect()
}
