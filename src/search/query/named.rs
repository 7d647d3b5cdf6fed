//! The values of a field by every name that the tables give them, for what is offered and told while a query is typed.
//!
//! Names are compared with case, accents, widths and signs between words folded away. What a value finds in the index is
//! left to `compile`.

use crate::model::{Field, Kind, Script, Tables, Value};
use crate::search::analyzers::fold;

/// One value of a field with everything it is called.
#[derive(Clone, Debug)]
pub(super) struct Named<'a> {
    /// As a query says it.
    pub(super) id: &'a str,
    /// Its name in the language of the interface.
    pub(super) label: &'a str,
    /// What it is called, in every language.
    pub(super) names: Vec<&'a str>,
}

/// Returns the values of a field that the tables name, in their order.
pub(super) fn values<'a>(field: Field, tables: &'a Tables, language: &str) -> Vec<Named<'a>> {
    let of_list = |value: &'a Value| Named {
        id: &value.id,
        label: value.label(language),
        names: value.labels.values().map(String::as_str).collect(),
    };
    match field {
        Field::Kind => Kind::ALL
            .into_iter()
            .map(|kind| Named {
                id: kind.name(),
                label: kind.name(),
                names: vec![kind.folder()],
            })
            .collect(),
        Field::Country => {
            let countries = tables.countries.all.iter().map(|country| Named {
                id: &country.iso3,
                label: country.name(language),
                names: std::iter::once(&country.iso2)
                    .chain(country.names.values())
                    .chain(&country.aliases)
                    .map(String::as_str)
                    .collect(),
            });
            let groups = tables.vocabularies.groupings.values.iter();
            countries.chain(groups.map(of_list)).collect()
        }
        _ => {
            let list = tables.vocabulary(field);
            list.into_iter()
                .flat_map(|list| &list.values)
                .map(of_list)
                .collect()
        }
    }
}

/// How well a name answers what was typed; the better one is less.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// It is the name.
    Whole,
    /// The name begins so.
    Beginning,
    /// A later word of the name begins so; in scripts without spaces, any part of it.
    Within,
}

/// A typed name, ready to be compared with many.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    folded: String,
    script: Option<Script>,
    is_ascii: bool,
}

impl Wanted {
    /// Returns what was typed, folded.
    pub(super) fn new(typed: &str) -> Self {
        let folded = flat(typed);
        Self {
            script: folded.chars().next().map(Script::of),
            is_ascii: folded.is_ascii(),
            folded,
        }
    }

    /// Tells whether nothing was typed by which values could be told apart.
    pub(super) fn is_empty(&self) -> bool {
        self.folded.is_empty()
    }

    /// Tells how well a name answers, if it does.
    pub(super) fn fit(&self, name: &str) -> Option<Fit> {
        if !self.may_be_in(name) {
            return None;
        }
        let name = flat(name);
        if name == self.folded {
            return Some(Fit::Whole);
        }
        if name.starts_with(&self.folded) {
            return Some(Fit::Beginning);
        }
        let is_spaced = matches!(
            self.script,
            Some(Script::Latin | Script::Cyrillic | Script::Arabic | Script::Common)
        );
        let is_within = name
            .match_indices(&self.folded)
            .any(|(at, _)| !is_spaced || name[..at].ends_with(' '));
        is_within.then_some(Fit::Within)
    }

    /// Tells, by the scripts alone, whether a name could hold it: folding is dear, and most of some thousand could not.
    fn may_be_in(&self, name: &str) -> bool {
        if name.is_ascii() {
            return self.is_ascii;
        }
        let mut letters = name.chars().filter(|letter| letter.is_alphanumeric());
        letters.any(|letter| Some(Script::of(letter)) == self.script || letter.is_ascii())
    }
}

/// Returns a text folded, with one space for what stands between words.
fn flat(text: &str) -> String {
    let folded = fold(text);
    let mut out = String::with_capacity(folded.text().len());
    for character in folded.text().chars() {
        if !is_between(character) {
            out.push(character);
        } else if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

fn is_between(character: char) -> bool {
    character.is_whitespace()
        || character.is_ascii_punctuation()
        || matches!(character, '\u{2010}'..='\u{2027}' | '·' | '、')
}
