//! Where the concepts come from: the terms and instruments of the library and the names of what records are filed under.

use std::collections::BTreeMap;

use super::{NAME_WORDS, SEPARATOR, Thesaurus, instruments, roots};
use crate::model::{Field, Kind, Tables, Value};
use crate::search::analyzers::key;
use crate::search::table::Table;

/// The facets whose values are concepts by all their labels; the others say what a record is and not what it is about.
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
    let mut out = Builder::default();
    out.add_records(table);
    for kind in Kind::ALL {
        let names = [kind.name(), kind.folder()].map(key);
        let value = (Field::Kind, kind.name().to_owned());
        out.add(kind.name(), names.to_vec(), &[value]);
    }
    for country in &tables.countries.all {
        let names = country.names.values().chain(&country.aliases);
        let value = (Field::Country, country.iso3.clone());
        out.add(
            country.name("en"),
            names.map(|name| key(name)).collect(),
            &[value],
        );
    }
    for group in &tables.vocabularies.groupings.values {
        let members = tables.countries.all.iter();
        let members = members.filter(|country| country.groups.contains(&group.id));
        let values = members.map(|country| (Field::Country, country.iso3.clone()));
        out.add(
            group.label("en"),
            called(group),
            &values.collect::<Vec<_>>(),
        );
    }
    for field in FACETS {
        let values = tables
            .vocabulary(field)
            .into_iter()
            .flat_map(|list| &list.values);
        for value in values {
            out.add(
                value.label("en"),
                called(value),
                &[(field, value.id.clone())],
            );
        }
    }
    out.finish()
}

fn called(value: &Value) -> Vec<String> {
    let names = std::iter::once(value.id.as_str()).chain(value.labels.values().map(String::as_str));
    names.map(key).collect()
}

/// Gathers concepts.
#[derive(Default)]
pub(super) struct Builder {
    out: Thesaurus,
    roots: BTreeMap<String, Vec<u32>>,
}

impl Builder {
    /// Adds the terms and the instruments.
    fn add_records(&mut self, table: &Table) {
        for row in (0..table.len()).filter(|row| !table.is_translation(*row)) {
            let names: Vec<String> = table.names(row).map(str::to_owned).collect();
            match table.kind(row) {
                Kind::Term => {
                    let values = table.stands_for(row);
                    let values: Vec<_> = values
                        .map(|(field, value)| (field, value.to_owned()))
                        .collect();
                    self.add(table.title(row), names, &values);
                }
                Kind::Standard => {
                    let code = table.slug(row);
                    let generated = instruments::names(code);
                    let names = names
                        .into_iter()
                        .chain(generated.iter().map(|name| key(name)));
                    let value = (Field::Standard, code.to_owned());
                    self.add(&code.to_uppercase(), names.collect(), &[value]);
                }
                _ => {}
            }
        }
    }

    /// Adds a concept under all its names.
    pub(super) fn add(&mut self, title: &str, mut names: Vec<String>, values: &[(Field, String)]) {
        let number = u32::try_from(self.out.titles.len()).unwrap_or(u32::MAX);
        names.retain(|name| !name.is_empty());
        names.sort_unstable();
        names.dedup();
        for name in &names {
            let words: Vec<&str> = name.split(' ').collect();
            if words.len() <= NAME_WORDS {
                let known = self.roots.entry(roots(&words)).or_default();
                if known.last() != Some(&number) {
                    known.push(number);
                }
            }
        }
        let values: Vec<String> = values
            .iter()
            .map(|(field, value)| format!("{field}:{value}"))
            .collect();
        let separator = SEPARATOR.to_string();
        self.out.titles.push(title);
        self.out.names.push(&names.join(&separator));
        self.out.values.push(&values.join(&separator));
    }

    /// Returns the thesaurus.
    pub(super) fn finish(mut self) -> Thesaurus {
        for (root, numbers) in self.roots {
            self.out.roots.push(&root);
            self.out.numbers.extend(numbers);
            let end = u32::try_from(self.out.numbers.len()).unwrap_or(u32::MAX);
            self.out.ends.push(end);
        }
        self.out
    }
}
