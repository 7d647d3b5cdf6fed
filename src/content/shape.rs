//! What stands in the tables of a library: the fields of every row, and those by which one row is told from another.
//!
//! Here only what should not be there is told; what is missing or wrong, the readers of the tables tell.

use std::collections::BTreeMap;

use super::front_matter::{Fields, Need};
use super::rules::doubled_value;
use crate::source::Span;

/// A list of tables: the file, its name there, what a row is called, the fields of a row, and those that no two rows have
/// alike: each group behind a comma by itself, the words of a group together.
type List = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

/// A single table: the file, its name there, what it is called, its fields.
type One = (&'static str, &'static str, &'static str, &'static str);

const SOURCE: &str = "key title publisher date url type access";
const VALUE: &str = "id labels note";
const ABSENCE: &str = "instrument country as_of note source confidence";

const LISTS: [List; 30] = [
    ("library.toml", "orphans", "an orphan", "id why", "id"),
    (
        "data/c102.toml",
        "part",
        "a Part",
        "number title articles optional",
        "number",
    ),
    (
        "data/c102.toml",
        "branch",
        "a branch",
        "id part name articles contingency persons_protected benefit_type minimum_rate_percent minimum_rate_text \
         standard_beneficiary qualifying_period minimum_duration waiting_period source",
        "id, part",
    ),
    (
        "data/c102.toml",
        "schedule_xi",
        "a row of the schedule",
        "part contingency standard_beneficiary percent source",
        "part contingency",
    ),
    (
        "data/c102.toml",
        "comparison",
        "a comparison",
        "branch part c102 higher_instrument higher_rate_percent higher_text recommendation floor_r202 checked source",
        "",
    ),
    ("data/c102.toml", "sources", "a source", SOURCE, "key"),
    (
        "data/countries.toml",
        "country",
        "a country",
        "iso3 iso2 un_member names alt also region subregion groups lat lon",
        "iso3, iso2",
    ),
    (
        "data/ratifications.toml",
        "instrument",
        "an instrument",
        "instrument title as_of count complete in_force note source confidence",
        "instrument",
    ),
    (
        "data/ratifications.toml",
        "ratification",
        "a ratification",
        "instrument country date date_confidence parts note source confidence",
        "instrument country",
    ),
    (
        "data/ratifications.toml",
        "not_ratified",
        "an absence",
        ABSENCE,
        "instrument country",
    ),
    (
        "data/ratifications.toml",
        "total",
        "a total",
        "country count as_of note source confidence",
        "country",
    ),
    (
        "data/ratifications.toml",
        "sources",
        "a source",
        SOURCE,
        "key",
    ),
    (
        "data/timeline.toml",
        "event",
        "an event",
        "date title actors countries project note source",
        "date title",
    ),
    ("data/timeline.toml", "sources", "a source", SOURCE, "key"),
    ("vocabulary/topics.toml", "group", "a value", VALUE, "id"),
    (
        "vocabulary/topics.toml",
        "topic",
        "a value",
        "id group labels note",
        "id",
    ),
    (
        "vocabulary/branches.toml",
        "branch",
        "a value",
        "id part part_number articles labels short note",
        "id, part",
    ),
    ("vocabulary/stages.toml", "stage", "a value", VALUE, "id"),
    (
        "vocabulary/delivery.toml",
        "delivery",
        "a value",
        VALUE,
        "id",
    ),
    (
        "vocabulary/technologies.toml",
        "technology",
        "a value",
        VALUE,
        "id",
    ),
    (
        "vocabulary/population.toml",
        "population",
        "a value",
        VALUE,
        "id",
    ),
    (
        "vocabulary/dimensions.toml",
        "dimension",
        "a value",
        VALUE,
        "id",
    ),
    (
        "vocabulary/outcomes.toml",
        "outcome",
        "a value",
        VALUE,
        "id",
    ),
    ("vocabulary/forms.toml", "form", "a value", VALUE, "id"),
    (
        "vocabulary/modalities.toml",
        "modality",
        "a value",
        VALUE,
        "id",
    ),
    ("vocabulary/states.toml", "state", "a value", VALUE, "id"),
    ("vocabulary/regions.toml", "region", "a value", VALUE, "id"),
    (
        "vocabulary/regions.toml",
        "subregion",
        "a value",
        "id region labels note",
        "id",
    ),
    (
        "vocabulary/regions.toml",
        "grouping",
        "a value",
        "id as_of members labels note",
        "id",
    ),
    (
        "vocabulary/languages.toml",
        "language",
        "a language",
        "tag label endonym name script direction word_spaces aliases",
        "tag",
    ),
];

const TABLES: [One; 7] = [
    (
        "library.toml",
        "library",
        "the library",
        "name description language licence version min_program welcome",
    ),
    (
        "data/c102.toml",
        "meta",
        "the description",
        "instrument adopted in_force parts articles annex schedule source",
    ),
    (
        "data/c102.toml",
        "acceptance_rule",
        "the rule of acceptance",
        "article minimum_branches choose_from at_least_one_of always_applied text later_acceptance percentage_check \
         voluntary_insurance denunciation replacement_by_later_conventions source",
    ),
    (
        "data/c102.toml",
        "temporary_exceptions",
        "the rule of exceptions",
        "article who provisions coverage_effect reporting used_by_examples source",
    ),
    (
        "data/c102.toml",
        "periodical_payments",
        "the rule of payments",
        "articles art_65 skilled_worker_options art_66 unskilled_worker_options art_67 adjustment source",
    ),
    (
        "data/c102.toml",
        "common",
        "the list of common provisions",
        "equality_of_treatment suspension appeal financing employee_share_limit_percent employee_share_text \
         state_responsibility participation statistics seafarers non_retroactivity source",
    ),
    (
        "data/c102.toml",
        "floors_r202",
        "the list of floors",
        "paragraph guarantees persons level source",
    ),
];

/// Fields that stand in no list and no table: the file, their names.
const LOOSE: [(&str, &str); 2] = [
    ("data/countries.toml", "as_of groupings_as_of"),
    ("data/hosts.toml", "unsafe copy staging weak"),
];

/// Tells of fields that a table does not have and of rows that say what another says already.
pub(super) fn check(path: &str, fields: Fields<'_>) {
    for (_, names) in LOOSE.iter().filter(|(file, _)| *file == path) {
        fields.knows(names);
    }
    for (_, key, what, names) in TABLES.iter().filter(|(file, ..)| *file == path) {
        if let Some(table) = fields.table(key, what, Need::Optional) {
            table.knows(names);
            table.finish();
        }
    }
    for (_, key, what, names, own) in LISTS.iter().filter(|(file, ..)| *file == path) {
        let rows = fields.tables(key, what, Need::Optional);
        for group in own.split(", ").filter(|group| !group.is_empty()) {
            doubled(&rows, group);
        }
        for row in rows {
            row.knows(names);
            row.finish();
        }
    }
    fields.finish();
}

/// Tells of each row in which a group of fields says what it says in a row before; a row that lacks one says nothing.
fn doubled(rows: &[Fields<'_>], group: &'static str) {
    let mut first: BTreeMap<Vec<String>, Span> = BTreeMap::new();
    for row in rows {
        let texts = group.split(' ').map(|key| row.written(key));
        let Some(texts) = texts.collect::<Option<Vec<_>>>() else {
            continue;
        };
        let Some(span) = texts.last().map(|text| text.span) else {
            continue;
        };
        let values: Vec<String> = texts.into_iter().map(|text| text.value).collect();
        match first.get(&values) {
            Some(before) => row
                .faults()
                .push(doubled_value::fault(group, &values, span, *before)),
            None => {
                first.insert(values, span);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::content::front_matter::{Faults, Place, parse_toml};
    use crate::content::{Root, tables};

    /// Returns line and message of what is told of a text that stands at a path.
    fn told(path: &str, text: &str) -> Vec<(usize, String, Option<String>)> {
        let faults = Faults::default();
        let parsed = parse_toml(text, 0, &faults);
        let place = Place {
            what: "the table",
            span: Span::at(0),
            offset: 0,
        };
        check(path, Fields::new(parsed.get_ref(), place, &faults));
        let line = |at: usize| text[..at].matches('\n').count() + 1;
        let told = faults.into_inner().into_iter();
        told.map(|one| (line(one.span.start), one.message, one.help))
            .collect()
    }

    #[test]
    fn a_field_that_is_not_known_is_told_with_the_nearest_that_is() {
        for (path, text, nearest) in [
            ("library.toml", "[library]\nlicens = \"x\"", "licence"),
            ("data/countries.toml", "[[country]]\nlatt = 1", "lat"),
            (
                "data/ratifications.toml",
                "[[not_ratified]]\nsorce = \"x\"",
                "source",
            ),
            ("data/timeline.toml", "\n[[evant]]", "event"),
            (
                "data/c102.toml",
                "[common]\nfinancings = \"x\"",
                "financing",
            ),
            ("data/hosts.toml", "\nunsave = []", "unsafe"),
            ("vocabulary/topics.toml", "[[topic]]\nlabel = {}", "labels"),
        ] {
            let told = told(path, text);
            assert_eq!(told.len(), 1, "{path} {told:?}");
            let help = format!("did you mean {nearest:?}?");
            assert_eq!((told[0].0, told[0].2.as_deref()), (2, Some(&*help)));
        }
        let text = "x_own = 1\n[[value]]\nid = \"a\"\n";
        let told = told("vocabulary/outcomes.toml", text);
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].1, "the table has no field \"value\"");
    }

    #[test]
    fn a_row_that_says_what_another_says_already_is_told() {
        let text = "[[outcome]]\nid = \"a\"\n[[outcome]]\nid = \"b\"\n[[outcome]]\nid = \"a\"\n";
        let found = told("vocabulary/outcomes.toml", text);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].0, 6);
        assert_eq!(found[0].1, "the id \"a\" belongs to another row already");
        let row = |instrument, country| {
            format!("[[ratification]]\ninstrument = \"{instrument}\"\ncountry = \"{country}\"\n")
        };
        let text = [row("c102", "ALB"), row("c102", "AUT"), row("c118", "ALB")].concat();
        assert!(told("data/ratifications.toml", &text).is_empty());
        let found = told("data/ratifications.toml", &(text + &row("c102", "ALB")));
        assert_eq!(found.len(), 1);
        assert_eq!(
            found[0].1,
            "the instrument \"c102\" and country \"ALB\" belong to another row already"
        );
        let text = "[[event]]\ndate = 1919\ntitle = \"A\"\n[[event]]\ndate = 1919\ntitle = \"A\"\n";
        assert_eq!(told("data/timeline.toml", text).len(), 1);
    }

    #[test]
    fn every_table_of_the_built_in_library_has_its_shape_and_every_field_a_use() {
        let shaped: BTreeSet<&str> = LISTS
            .iter()
            .map(|(file, ..)| *file)
            .chain(TABLES.iter().map(|(file, ..)| *file))
            .chain(LOOSE.iter().map(|(file, _)| *file))
            .collect();
        for path in tables::paths() {
            assert!(shaped.contains(path), "{path}");
        }
        // Fields for other libraries than this one.
        let others = ["why"];
        for path in shaped {
            let text = Root::BuiltIn.read(path).unwrap();
            let text = String::from_utf8_lossy(&text);
            assert_eq!(told(path, &text), [], "{path}");
            let lists = LISTS.iter().filter(|(file, ..)| *file == path);
            let ones = TABLES.iter().filter(|(file, ..)| *file == path);
            let names = lists.map(|(.., names, _)| *names);
            for name in names
                .chain(ones.map(|(.., names)| *names))
                .flat_map(|names| names.split(' '))
            {
                let is_there = text.lines().any(|line| {
                    let rest = line.trim_start().strip_prefix(name);
                    let is_key = |rest: &str| rest.trim_start().starts_with('=');
                    rest.is_some_and(is_key) || line.ends_with(&format!(".{name}]"))
                });
                let is_for_others = others.contains(&name) || path == "library.toml";
                assert!(is_there || is_for_others, "{path}: {name} is nowhere");
            }
        }
    }
}
