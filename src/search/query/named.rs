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
    /// Whether words of its script stand apart, so that it can only begin where one of them does.
    is_spaced: bool,
}

impl Wanted {
    /// Returns what was typed, folded.
    pub(super) fn new(typed: &str) -> Self {
        let folded = flat(typed);
        let first = folded.chars().next();
        let is_spaced = !first.is_some_and(|first| Script::of(first).is_unspaced());
        Self { folded, is_spaced }
    }

    /// Tells whether nothing was typed by which values could be told apart.
    pub(super) fn is_empty(&self) -> bool {
        self.folded.is_empty()
    }

    /// Tells whether it is the name.
    pub(super) fn is(&self, name: &str) -> bool {
        let name = name.trim_start_matches(is_between);
        self.may_begin(name) && self.may_be_in(name) && flat(name) == self.folded
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
        let is_within = name
            .match_indices(&self.folded)
            .any(|(at, _)| !self.is_spaced || name[..at].ends_with(' '));
        is_within.then_some(Fit::Within)
    }

    /// Tells, without folding, whether a name could answer: folding is dear, and most of some thousand names could not.
    fn may_be_in(&self, name: &str) -> bool {
        let Some(first) = self.folded.chars().next() else {
            return true;
        };
        if name.is_ascii() && !first.is_ascii() {
            // What is ASCII stays ASCII.
            return false;
        }
        if !self.is_spaced {
            return match Script::of(first) {
                // These two letters of Lao are each taken apart into two that begin alike.
                Script::Lao | Script::Thai | Script::Khmer | Script::Myanmar => {
                    name.contains([first, 'ໜ', 'ໝ'])
                }
                // Characters of one meaning may become one.
                script => {
                    let is_like = |letter: char| !letter.is_ascii() && Script::of(letter) == script;
                    name.contains(is_like)
                }
            };
        }
        let mut is_start = true;
        name.char_indices().any(|(at, letter)| {
            let was_start = std::mem::replace(&mut is_start, is_between(letter));
            was_start && self.may_begin(&name[at..])
        })
    }

    /// Tells whether a text could begin so, as far as its ASCII letters tell, and the first one that is none.
    fn may_begin(&self, text: &str) -> bool {
        let mut letters = text.chars();
        if text.starts_with(is_between) {
            // What it begins with stands after that.
            return false;
        }
        for wanted in self.folded.chars() {
            let Some(letter) = letters.next() else {
                return false;
            };
            if !letter.is_ascii_alphanumeric() || !wanted.is_ascii_alphanumeric() {
                return may_become(letter, wanted);
            }
            if !letter.eq_ignore_ascii_case(&wanted) {
                return false;
            }
        }
        true
    }
}

/// Tells whether folding could make one letter of another; rather too often than too rarely.
fn may_become(letter: char, wanted: char) -> bool {
    // Of these each stays what it is but for its case; й, и and е have marked forms.
    let is_plain = |letter: char| matches!(letter, 'а'..='я') && !matches!(letter, 'и' | 'й' | 'е');
    let lower = letter.to_lowercase().next().unwrap_or(letter);
    if is_plain(lower) && is_plain(wanted) {
        return lower == wanted;
    }
    if is_between(letter) || !wanted.is_alphanumeric() {
        return true;
    }
    let script = Script::of(letter);
    if wanted.is_ascii() {
        // Accents go, and letters and digits of other widths become the plain ones.
        return !letter.is_ascii() && matches!(script, Script::Latin | Script::Common);
    }
    script == Script::of(wanted) || script == Script::Common
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{self, Root};

    #[test]
    fn no_name_of_the_library_is_passed_over_unfolded() {
        let tables = content::tables(&Root::BuiltIn).0;
        let mut seen = 0;
        for field in Field::FACETS {
            for value in values(field, &tables, "en") {
                for name in value.names.iter().chain([&value.id, &value.label]) {
                    let flat = flat(name);
                    assert!(Wanted::new(name).is(name), "{name}");
                    let words = flat.split(' ').map(|word| word.chars().take(3).collect());
                    for beginning in words.filter(|word: &String| !word.is_empty()) {
                        let fit = Wanted::new(&beginning).fit(name);
                        assert!(fit.is_some(), "{beginning} of {name}");
                        seen += 1;
                    }
                }
            }
        }
        assert!(seen > 2_000, "the names were not found");
    }

    #[test]
    fn folds_before_it_compares() {
        for (typed, name) in [
            ("etat", "État"),
            ("ЁЛКА", "елка"),
            ("sao tome", "São  Tomé-et-Príncipe"),
            ("ＬＡＯ", "lao"),
            ("lao p", "Lao P.D.R."),
            ("lao", "(Lao)"),
        ] {
            assert!(Wanted::new(typed).fit(name).is_some(), "{typed} {name}");
        }
        assert_eq!(Wanted::new("挝").fit("老挝"), Some(Fit::Within));
        assert_eq!(Wanted::new("am").fit("Nam"), None);
        assert_eq!(Wanted::new("老").fit("Lao"), None);
    }
}
