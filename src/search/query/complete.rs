//! What could come next: fields and values whose names begin as the query does at the cursor.
//!
//! Names are understood in every language of the tables, and ids are inserted. Nothing is asked of the index: counts are
//! those of the facets given.

use std::cmp::Reverse;
use std::ops::Range;

use super::lexer::{Lexeme, LexemeKind, Lexer};
use super::named::{self, Fit, Named, Wanted};
use crate::model::field::quoted;
use crate::model::{Field, Tables};
use crate::search::results::{Facet, FacetValue};

/// From how many letters on the beginning of a field is offered the rest of it.
const LETTERS: usize = 3;

/// The most values that are offered.
const MOST: usize = 100;

/// By what a query is completed.
#[derive(Clone, Copy, Debug)]
pub struct Completing<'a> {
    /// The names of values.
    pub tables: &'a Tables,
    /// The facets of the last answer; values they do not count are offered last.
    pub facets: &'a [Facet],
    /// The language of labels, as a tag.
    pub language: &'a str,
}

/// A field or value that could come next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The field that is offered, or whose value is.
    pub field: Field,
    /// The value as a query says it; absent where the field is offered.
    pub value: Option<String>,
    /// Its name in the language of labels.
    pub label: String,
    /// The name it was found by, where the label is not it.
    pub found_by: Option<String>,
    /// How many records have the value, or how many values the field has, where that is known.
    pub count: Option<usize>,
    /// The bytes of the query it takes the place of.
    pub range: Range<usize>,
    /// What takes their place.
    pub insert: String,
}

/// Returns what could come next at a cursor, the most likely first; nothing where no field or value is being typed.
pub fn completions(text: &str, cursor: usize, by: Completing<'_>) -> Vec<Completion> {
    let (Some(before), Some(after)) = (text.get(..cursor), text.get(cursor..)) else {
        return Vec::new();
    };
    let is_end = |next: char| next.is_whitespace() || next == ',';
    if !after.chars().next().is_none_or(is_end) {
        return Vec::new();
    }
    let Some(last) = Lexer::new(before).last().filter(|last| last.is_open) else {
        return Vec::new();
    };
    let start = last.span.start + usize::from(last.is_negated);
    match &last.kind {
        LexemeKind::Bare(word) => fields(word, start..cursor, by),
        LexemeKind::Field { name, .. } => Field::parse(name)
            .and_then(|field| values(before, &last, field, by))
            .unwrap_or_default(),
        LexemeKind::Quoted(_) | LexemeKind::Or => Vec::new(),
    }
}

fn fields(word: &str, range: Range<usize>, by: Completing<'_>) -> Vec<Completion> {
    let word = word.to_ascii_lowercase();
    let begun = |field: &Field| {
        let name = field.name();
        name.starts_with(&word) && (word.len() >= LETTERS || word == name)
    };
    let offered = Field::ALL.into_iter().filter(begun);
    offered
        .map(|field| Completion {
            field,
            value: None,
            label: field.name().to_owned(),
            found_by: None,
            count: counted(field, by.facets).map(<[FacetValue]>::len),
            range: range.clone(),
            insert: format!("{}:", field.name()),
        })
        .collect()
}

/// Returns the values that begin as the last value of a lexeme does; `None` where no value can be read there.
fn values(
    before: &str,
    lexeme: &Lexeme,
    field: Field,
    by: Completing<'_>,
) -> Option<Vec<Completion>> {
    let LexemeKind::Field { values, .. } = &lexeme.kind else {
        return None;
    };
    let cursor = before.len();
    let is_last = |value: &&super::ValueText| value.span.end == cursor;
    let last = values.last().filter(is_last);
    if last.is_none() && !before.ends_with([':', '\u{ff1a}', ',']) {
        return None;
    }
    let wanted = Wanted::new(last.map_or("", |value| &value.text));
    let range = last.map_or(cursor, |value| value.span.start)..cursor;
    let others = &values[..values.len() - usize::from(last.is_some())];
    let others: Vec<Wanted> = others.iter().map(|one| Wanted::new(&one.text)).collect();
    // What is shut out while it is typed is counted as nothing, which tells nothing.
    let is_shut_out = lexeme.is_negated && !wanted.is_empty();
    let counts = counted(field, by.facets).filter(|_| !is_shut_out);
    let mut found = Vec::new();
    for (at, named) in all(field, by).into_iter().enumerate() {
        let Some((fit, found_by)) = fit(&wanted, &named) else {
            continue;
        };
        if others.iter().any(|other| is_called(&named, other)) {
            continue;
        }
        let count = count(field, &named, counts, by);
        if wanted.is_empty() && count == Some(0) {
            continue;
        }
        // What one reads in the list goes before names in other languages.
        let is_foreign = found_by.is_some_and(|name| name != named.id);
        let order = (count == Some(0), is_foreign, fit, Reverse(count), at);
        let completion = Completion {
            field,
            value: Some(named.id.to_owned()),
            label: named.label.to_owned(),
            found_by: found_by.map(str::to_owned),
            count,
            range: range.clone(),
            insert: quoted(named.id),
        };
        found.push((order, completion));
    }
    found.sort_by_key(|(order, _)| *order);
    found.truncate(MOST);
    // Who has typed the one value in full waits for its records, not for what could be typed.
    let typed = before.get(range.clone()).unwrap_or_default();
    if let [(_, only)] = found.as_slice()
        && only.insert.eq_ignore_ascii_case(typed)
    {
        return None;
    }
    Some(found.into_iter().map(|(_, found)| found).collect())
}

/// Returns the values that the tables name, then those that only the facets know.
fn all(field: Field, by: Completing<'_>) -> Vec<Named<'_>> {
    let mut all = named::values(field, by.tables, by.language);
    let known = all.len();
    for value in counted(field, by.facets).unwrap_or_default() {
        if !all[..known].iter().any(|named| named.id == value.value) {
            all.push(Named {
                id: &value.value,
                label: &value.value,
                names: Vec::new(),
            });
        }
    }
    all
}

/// Tells how well a value answers: by its label and id, else by a name in another language; and by which of them if its
/// label does not answer.
fn fit<'a>(wanted: &Wanted, value: &Named<'a>) -> Option<(Fit, Option<&'a str>)> {
    if wanted.is_empty() {
        return Some((Fit::Beginning, None));
    }
    let (label, id) = (wanted.fit(value.label), wanted.fit(value.id));
    let own = label.into_iter().chain(id).min();
    if let Some(own) = own {
        return Some((own, label.is_none().then_some(value.id)));
    }
    let others = value.names.iter();
    let others = others.filter_map(|name| Some((wanted.fit(name)?, Some(*name))));
    others.min_by_key(|(fit, _)| *fit)
}

/// Tells whether a value has this name.
fn is_called(value: &Named<'_>, wanted: &Wanted) -> bool {
    let own = [value.label, value.id].into_iter();
    let mut all = own.chain(value.names.iter().copied());
    all.any(|name| wanted.is(name))
}

fn counted(field: Field, facets: &[Facet]) -> Option<&[FacetValue]> {
    let facet = facets.iter().find(|facet| facet.field == field)?;
    Some(&facet.values)
}

/// Returns how many records have a value; unknown for a grouping, whose countries may share records.
fn count(
    field: Field,
    named: &Named<'_>,
    counts: Option<&[FacetValue]>,
    by: Completing<'_>,
) -> Option<usize> {
    let found = counts?.iter().find(|value| value.value == named.id);
    let is_grouping = || field == Field::Country && by.tables.countries.get(named.id).is_none();
    match found {
        Some(value) => Some(value.count),
        None if is_grouping() => None,
        None => Some(0),
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use proptest::prelude::*;

    use super::*;
    use crate::content::{self, Root};
    use crate::model::{Country, Value};

    fn tables() -> Tables {
        let mut tables = Tables::default();
        let countries = [
            (
                "LAO",
                "LA",
                [("en", "Lao PDR"), ("zh", "老挝"), ("lo", "ລາວ")],
                "Laos",
            ),
            (
                "VNM",
                "VN",
                [("en", "Viet Nam"), ("zh", "越南"), ("fr", "Viêt Nam")],
                "Vietnam",
            ),
            (
                "VCT",
                "VC",
                [
                    ("en", "Saint Vincent"),
                    ("zh", "圣文森特"),
                    ("fr", "Saint-Vincent"),
                ],
                "SVG",
            ),
        ];
        for (iso3, iso2, names, alias) in countries {
            let name = |(tag, name): (&str, &str)| (tag.to_owned(), name.to_owned());
            tables.countries.all.push(Country {
                iso3: iso3.to_owned(),
                iso2: iso2.to_owned(),
                names: names.into_iter().map(name).collect(),
                aliases: vec![alias.to_owned()],
                groups: vec!["asean".to_owned()],
                ..Country::default()
            });
        }
        let value = |id: &str, label: &str| Value {
            id: id.to_owned(),
            labels: [("en".to_owned(), label.to_owned())].into(),
            ..Value::default()
        };
        tables.vocabularies.groupings.values = vec![value("asean", "ASEAN")];
        tables.vocabularies.topics.values = vec![
            value("interoperability", "Interoperability and data exchange"),
            value("exchange", "International exchange"),
        ];
        tables
    }

    fn facets() -> Vec<Facet> {
        let value = |(value, count): (&str, usize)| FacetValue {
            value: value.to_owned(),
            count,
            selected: false,
        };
        let facet = |field, values: &[(&str, usize)]| Facet {
            field,
            values: values.iter().copied().map(value).collect(),
        };
        vec![
            facet(Field::Country, &[("VNM", 12), ("LAO", 40)]),
            facet(Field::Standard, &[("c102", 9), ("r202", 7), ("c 103", 1)]),
        ]
    }

    fn offered(text: &str) -> Vec<Completion> {
        let (tables, facets) = (tables(), facets());
        let by = Completing {
            tables: &tables,
            facets: &facets,
            language: "en",
        };
        completions(text, text.len(), by)
    }

    fn inserts(text: &str) -> Vec<String> {
        offered(text).into_iter().map(|one| one.insert).collect()
    }

    #[test]
    fn offers_the_fields_that_begin_so_from_three_letters_on() {
        assert_eq!(inserts("cou"), ["country:"]);
        assert_eq!(inserts("pension STA"), ["stage:", "standard:"]);
        assert_eq!(inserts("-out"), ["outcome:"]);
        assert_eq!(inserts("id"), ["id:"], "a whole name however short");
        for text in ["", "co", "coun ", "pension", "\"cou", "cou\"", "OR"] {
            assert!(inserts(text).is_empty(), "{text}");
        }
        let country = &offered("a -cou")[0];
        assert_eq!((country.range.clone(), country.count), (3..6, Some(2)));
    }

    #[test]
    fn offers_the_values_that_have_records_before_a_letter_is_typed() {
        assert_eq!(inserts("country:"), ["LAO", "VNM", "asean"]);
        assert_eq!(inserts("standard:"), ["c102", "r202", "\"c 103\""]);
        assert_eq!(inserts("kind:").len(), 7, "nothing is counted");
        assert!(inserts("year:").is_empty() && inserts("sta:").is_empty());
    }

    #[test]
    fn understands_names_of_every_language_and_says_which() {
        let found = |text: &str| {
            let found = offered(text).into_iter();
            found
                .map(|one| (one.insert, one.found_by))
                .collect::<Vec<_>>()
        };
        let by = |name: &str| Some(name.to_owned());
        assert_eq!(found("country:老"), [("LAO".to_owned(), by("老挝"))]);
        assert_eq!(found("country:挝"), [("LAO".to_owned(), by("老挝"))]);
        assert_eq!(found("country：ລາ"), [("LAO".to_owned(), by("ລາວ"))]);
        assert_eq!(found("cou:viet n"), [], "a space ends an unquoted value");
        assert_eq!(found("cou:\"viet n"), [("VNM".to_owned(), None)]);
        assert_eq!(found("cou:vietn"), [("VNM".to_owned(), by("Vietnam"))]);
        assert_eq!(found("cou:PDR"), [("LAO".to_owned(), None)]);
        assert_eq!(found("cou:lao-p"), [("LAO".to_owned(), None)]);
    }

    #[test]
    fn puts_labels_before_names_of_other_languages() {
        assert_eq!(inserts("country:s"), ["VCT"]);
        assert_eq!(inserts("country:v"), ["VNM", "VCT"]);
        assert_eq!(inserts("country:vc"), ["VCT"]);
        assert_eq!(inserts("country:la"), ["LAO"]);
    }

    #[test]
    fn puts_beginnings_before_later_words_and_values_without_records_last() {
        assert_eq!(inserts("country:vi"), ["VNM", "VCT"]);
        assert_eq!(offered("country:vi")[1].count, Some(0));
        assert_eq!(inserts("topic:ex"), ["exchange", "interoperability"]);
        assert_eq!(inserts("topic:inter"), ["interoperability", "exchange"]);
    }

    #[test]
    fn counts_nothing_that_is_being_shut_out() {
        assert_eq!(offered("-country:")[0].count, Some(40));
        assert_eq!(offered("-country:v")[0].count, None);
        assert_eq!(inserts("-standard:c"), ["c102", "\"c 103\""]);
    }

    #[test]
    fn leaves_out_what_is_asked_for_already() {
        assert_eq!(inserts("country:laos,"), ["VNM", "asean"]);
        assert_eq!(inserts("country:la,vi"), ["VNM", "VCT"]);
        assert_eq!(inserts("country:LAO,l"), Vec::<String>::new());
        assert_eq!(inserts("country:老挝,l"), Vec::<String>::new());
    }

    #[test]
    fn completes_at_the_cursor_up_to_where_the_word_ends() {
        let (tables, facets) = (tables(), facets());
        let by = Completing {
            tables: &tables,
            facets: &facets,
            language: "zh",
        };
        let text = "country:vi,LAO pension";
        let found = completions(text, 10, by);
        assert_eq!((found[0].range.clone(), &*found[0].label), (8..10, "越南"));
        assert!(completions(text, 9, by).is_empty(), "inside a word");
        assert!(
            completions("country:老", 9, by).is_empty(),
            "inside a character"
        );
        assert!(completions(text, 99, by).is_empty());
        assert!(completions("country:\"la\"", 12, by).is_empty(), "closed");
        assert!(completions("country:\" ", 10, by).is_empty());
    }

    #[test]
    fn is_quick_on_the_tables_of_the_library() {
        let tables = content::tables(&Root::BuiltIn).0;
        let by = Completing {
            tables: &tables,
            facets: &[],
            language: "en",
        };
        for text in [
            "country:",
            "country:v",
            "country:ລ",
            "country:к",
            "topic:in",
        ] {
            assert!(!completions(text, text.len(), by).is_empty(), "{text}");
            let best = (0..5)
                .map(|_| {
                    let start = Instant::now();
                    drop(completions(text, text.len(), by));
                    start.elapsed()
                })
                .min();
            // A build without optimisation on a busy machine; the optimised one takes a twentieth of it.
            assert!(best < Some(Duration::from_millis(100)), "{text}: {best:?}");
        }
    }

    proptest! {
        #[test]
        fn never_panics_and_never_points_outside(
            text in prop_oneof![
                "\\PC{0,40}",
                "(-|\"|:|,| |cou|country|topic|vi|老|é|：|“|e\u{301}){0,12}",
            ],
            cursor in 0usize..60,
        ) {
            let (tables, facets) = (tables(), facets());
            let by = Completing { tables: &tables, facets: &facets, language: "lo" };
            for found in completions(&text, cursor, by) {
                prop_assert!(text.get(found.range.clone()).is_some());
                prop_assert!(found.range.end == cursor);
            }
        }
    }
}
