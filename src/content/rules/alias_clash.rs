//! An alias is no id and no alias of another record.

use std::collections::BTreeMap;

use super::{Found, Rule, Run, View};
use crate::model::id::is_slug;
use crate::source::{Code, Severity};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: Code("CB302"),
    name: "alias-clash",
    severity: Severity::Error,
    summary: "an alias is no id and no alias of another record",
    text: r#"An alias is a former id that still leads to the record. One that another record has, too, would lead to either.

Bad: `aliases = ["c102"]` in a record other than `standards/c102.md`.

Good: an id that no record has any more."#,
    run: Run::Library(check),
};

fn check(view: &View<'_>, found: &mut Found) {
    let records = view.loaded.catalog.records();
    let mut taken: BTreeMap<&str, &str> = BTreeMap::new();
    for record in records {
        taken.entry(&record.id.slug).or_insert(&record.path);
    }
    for record in records {
        for alias in &record.aliases {
            let mut tell =
                |message| found.push((record.path.clone(), RULE.at(alias.span, message)));
            if !is_slug(&alias.value) {
                tell(format!("{:?} cannot be an id", alias.value));
            } else if let Some(other) = taken.insert(&alias.value, &record.path) {
                taken.insert(&alias.value, other);
                tell(format!("{:?} leads to {other} already", alias.value));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::rules::kit;

    fn aliased(aliases: &str) -> String {
        kit::with(
            kit::PROJECT,
            &[(
                "related = []",
                &format!("related = []\naliases = [{aliases}]"),
            )],
        )
    }

    #[test]
    fn bad() {
        let text = aliased("\"old\", \"Old\", \"x\", \"old\"");
        let found = kit::breaches(
            &RULE,
            &[("cases/x.md", kit::CASE), ("projects/y.md", &text)],
        );
        let places: Vec<_> = found
            .iter()
            .map(|(_, line, column, _)| (*line, *column))
            .collect();
        assert_eq!(places, [(7, 19), (7, 26), (7, 31)]);
    }

    #[test]
    fn good() {
        kit::good(&RULE, "projects/y.md", &aliased("\"old\", \"older\""));
    }
}
