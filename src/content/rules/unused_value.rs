//! A value of a vocabulary is used by a record.

use super::{Found, Rule, Run, View};
use crate::content::front_matter::{Faults, Fields, Need, Place, parse_toml};
use crate::model::{Field, Tables};
use crate::source::{Code, Severity, Span};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: Code("CB305"),
    name: "unused-value",
    severity: Severity::Warning,
    summary: "a value of a vocabulary is used by a record",
    text: "A facet that finds nothing leads nowhere. Lists that stand for themselves are exempt: regions and their parts and groupings,
languages, stages, outcomes, steps of the delivery chain, branches, forms, modalities, states and dimensions, which are
closed and complete by their nature. So is a list that no record uses at all, as in a library that has just begun.

Bad: a topic that no record has.

Good: the topic taken out, or given to the records that are about it.",
    run: Run::Library(check),
};

/// The lists that grow and shrink with the library: file, table and field.
const OPEN: [(&str, &str, Field); 3] = [
    ("vocabulary/topics.toml", "topic", Field::Topic),
    (
        "vocabulary/technologies.toml",
        "technology",
        Field::Technology,
    ),
    (
        "vocabulary/population.toml",
        "population",
        Field::Population,
    ),
];

fn check(view: &View<'_>, found: &mut Found) {
    let records = view.loaded.catalog.records();
    for (path, table, field) in OPEN {
        let tables = Tables::default();
        let used: std::collections::BTreeSet<String> = records
            .iter()
            .flat_map(|record| field.values(record, &tables))
            .collect();
        let Some(file) = view.loaded.file(path).filter(|_| !used.is_empty()) else {
            continue;
        };
        for (id, span) in ids(file.text(), table) {
            if !used.contains(&id) {
                let message = format!("no record has the {field} {id:?}");
                found.push((path.to_owned(), RULE.at(span, message)));
            }
        }
    }
}

/// Returns the ids of a vocabulary with their places.
fn ids(text: &str, table: &'static str) -> Vec<(String, Span)> {
    let faults = Faults::default();
    let parsed = parse_toml(text, 0, &faults);
    let place = Place {
        what: "the table",
        span: Span::at(0),
        offset: 0,
    };
    let fields = Fields::new(parsed.get_ref(), place, &faults);
    let values = fields.tables(table, "a value", Need::Optional);
    let ids = values
        .iter()
        .filter_map(|value| value.text("id", Need::Optional));
    ids.map(|id| (id.value, id.span)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::rules::kit;

    #[test]
    fn bad() {
        let found = kit::breaches(&RULE, &[("cases/x.md", kit::CASE)]);
        assert!(
            found
                .iter()
                .any(|one| one.3 == "no record has the topic \"legal-framework\"")
        );
        assert!(
            found
                .iter()
                .all(|one| one.1 > 1 && one.0.starts_with("vocabulary/"))
        );
    }

    #[test]
    fn good() {
        let found = kit::breaches(&RULE, &[("cases/x.md", kit::CASE)]);
        assert!(
            found
                .iter()
                .all(|one| !one.3.contains("\"digital-payments\""))
        );
        assert!(kit::breaches(&RULE, &[("agendas/x.md", kit::AGENDA)]).is_empty());
    }
}
