//! The records to read beside one: those it names, and those that are like it, each with the reason.

use super::Library;
use crate::model::{Field, Phrase, Record, Tables};
use crate::search::Listed;

/// How many records that nobody named are found for one.
const ALIKE: usize = 6;
/// How many values a reason names.
const REASONS: usize = 4;

/// A record to read beside another.
#[derive(Clone, Debug)]
pub struct Related {
    /// Which record.
    pub listed: Listed,
    /// What both are filed under, what says most first.
    pub shared: Vec<Shared>,
}

/// A value that two records share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared {
    /// The field.
    pub field: Field,
    /// The value.
    pub value: String,
    /// The Parts of the instrument that both speak of, where it is one.
    pub parts: Vec<String>,
}

impl Related {
    /// Returns why the record is read beside the other, in words: `same topic: data exchange; also cites C102 Part V`.
    ///
    /// Values are named in a language; without tables, by their ids. Where nothing is shared there is nothing to say.
    pub fn reason(&self, tables: Option<&Tables>, language: &str) -> String {
        self.reason_said(tables, language).to_string()
    }

    /// Returns that reason, names of values with the language they are in.
    pub(super) fn reason_said(&self, tables: Option<&Tables>, language: &str) -> Phrase {
        let told = &self.shared[..self.shared.len().min(REASONS)];
        let mut fields: Vec<Field> = Vec::new();
        for shared in told {
            if !fields.contains(&shared.field) {
                fields.push(shared.field);
            }
        }
        let said = fields.into_iter().map(|field| {
            let of_field = told.iter().filter(|shared| shared.field == field);
            let values = of_field.map(|one| one.told(tables, language));
            Phrase::english(words(field)) + Phrase::joined(values, ", ")
        });
        Phrase::joined(said, "; ")
    }
}

impl Shared {
    fn told(&self, tables: Option<&Tables>, language: &str) -> Phrase {
        if self.field != Field::Standard {
            let label = tables.map(|tables| tables.named(self.field, &self.value, language));
            return label.unwrap_or_else(|| self.value.clone().into());
        }
        let code = self.value.to_uppercase();
        let told = match self.parts.as_slice() {
            [] => code,
            [part] => format!("{code} Part {part}"),
            parts => format!("{code} Parts {}", parts.join(", ")),
        };
        told.into()
    }
}

fn words(field: Field) -> &'static str {
    match field {
        Field::Standard => "also cites ",
        Field::Country => "same country: ",
        Field::Technology => "same technology: ",
        Field::Population => "for the same people: ",
        Field::Branch => "same branch: ",
        Field::Delivery => "same step: ",
        _ => "same topic: ",
    }
}

impl Library {
    /// Returns the records that a record names, in its order.
    pub(super) fn named_by(&self, record: &Record) -> Vec<Related> {
        let index = self.index();
        let named = record.related.iter().map(|text| text.value.as_str());
        let named = index.list_of(&named.collect::<Vec<_>>());
        let shared = index.shared(&record.path, &named);
        self.beside(record, named, shared)
    }

    /// Returns the records most like one that neither names the other.
    pub(super) fn alike(&self, record: &Record) -> Vec<Related> {
        let kin = self.index().alike(&record.path, ALIKE).into_iter();
        let (listed, shared) = kin.map(|kin| (kin.listed, kin.shared)).unzip();
        self.beside(record, listed, shared)
    }

    /// Returns records to read beside another, each with what both are filed under, in its language.
    fn beside(
        &self,
        record: &Record,
        listed: Vec<Listed>,
        shared: Vec<Vec<(Field, String)>>,
    ) -> Vec<Related> {
        let listed = self.index().in_language(listed, &record.language);
        let both = listed.into_iter().zip(shared);
        both.map(|(listed, shared)| self.related(record, listed, shared))
            .collect()
    }

    fn related(&self, record: &Record, listed: Listed, shared: Vec<(Field, String)>) -> Related {
        let is_standard = |(field, _): &(Field, String)| *field == Field::Standard;
        // Which Parts a record speaks of is known to the record alone.
        let other = shared
            .iter()
            .any(is_standard)
            .then(|| self.read(&listed.path).ok())
            .flatten();
        let shared = shared.into_iter().map(|(field, value)| {
            let parts = match &other {
                Some(other) if field == Field::Standard => parts_of_both(record, other, &value),
                _ => Vec::new(),
            };
            Shared {
                field,
                value,
                parts,
            }
        });
        Related {
            listed,
            shared: shared.collect(),
        }
    }
}

/// Returns the Parts of an instrument that both records name, in the order of the first.
fn parts_of_both(one: &Record, other: &Record, standard: &str) -> Vec<String> {
    let parts = |record: &Record| -> Vec<String> {
        let links = record
            .standards()
            .iter()
            .filter(|link| link.standard.value == standard);
        links
            .filter_map(|link| Some(link.part.as_ref()?.value.clone()))
            .collect()
    };
    let others = parts(other);
    let mut both = parts(one);
    both.retain(|part| others.contains(part));
    both.dedup();
    both
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::library::Options;

    /// Makes a library of cases: an id, and lines of front matter.
    fn library(folder: &std::path::Path, cases: &[(&str, &str)]) -> Library {
        let content = folder.join("content");
        fs::create_dir_all(content.join("cases")).unwrap();
        fs::write(content.join("library.toml"), "").unwrap();
        for (id, lines) in cases {
            let text = format!("+++\ntitle = \"{id}\"\nsummary = \"s\"\n{lines}\n+++\n");
            fs::write(content.join(format!("cases/{id}.md")), text).unwrap();
        }
        for number in 0..40 {
            let text = format!(
                "+++\ntitle = \"o\"\nsummary = \"s\"\ntopics = [\"other-{}\"]\n+++\n",
                number % 8
            );
            fs::write(content.join(format!("cases/z{number:02}.md")), text).unwrap();
        }
        let options = Options {
            library: Some(folder.to_owned()),
            ..Options::default()
        };
        let library = Library::open(options).unwrap();
        library.bring_up_to_date(false, &mut |_, _| {}).unwrap();
        library
    }

    fn told(library: &Library, path: &str) -> (Vec<String>, Vec<String>) {
        let opened = library.open_record(path).unwrap();
        let tell = |all: &[Related]| {
            let told = all
                .iter()
                .map(|one| format!("{}: {}", one.listed.id.slug, one.reason(None, "en")));
            told.collect::<Vec<_>>()
        };
        (tell(&opened.related), tell(&opened.alike))
    }

    const C102: &str = "[[standards]]\nref = \"c102\"\nrelation = \"applies\"\npart = ";

    #[test]
    fn says_why_the_nearest_first() {
        let folder = tempfile::tempdir().unwrap();
        let five = format!("topics = [\"ids\", \"pay\"]\ncountries = [\"TGO\"]\n{C102}\"V\"");
        let both = format!("topics = [\"ids\"]\n{C102}\"V\"\n{C102}\"VI\"");
        let library = library(
            folder.path(),
            &[
                ("a", &five),
                ("b", &both),
                ("c", "topics = [\"ids\", \"pay\"]\ncountries = [\"TGO\"]"),
                ("d", "topics = [\"other-1\"]"),
            ],
        );
        let (_, alike) = told(&library, "cases/a.md");
        assert_eq!(
            alike,
            [
                "c: same topic: pay, ids; same country: TGO",
                "b: also cites C102 Part V; same topic: ids"
            ]
        );
        assert_eq!(told(&library, "cases/a.md").1, alike, "the same each time");
        assert!(
            told(&library, "cases/d.md").1.is_empty(),
            "one common topic is no reason"
        );
    }

    #[test]
    fn lists_no_record_twice() {
        let folder = tempfile::tempdir().unwrap();
        let own = "topics = [\"ids\", \"pay\"]\ncountries = [\"TGO\"]";
        let library = library(
            folder.path(),
            &[
                ("a", &format!("{own}\nrelated = [\"b\", \"z01\"]")),
                ("b", own),
                ("c", own),
                ("d", &format!("{own}\nrelated = [\"a\"]")),
            ],
        );
        let (named, alike) = told(&library, "cases/a.md");
        assert_eq!(
            named,
            ["b: same topic: ids, pay; same country: TGO", "z01: "]
        );
        assert_eq!(alike, ["c: same topic: ids, pay; same country: TGO"]);
    }
}
