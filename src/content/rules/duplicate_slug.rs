//! An id belongs to one record of the library, whatever its kind.

use super::{Found, Rule, Run, View};
use crate::source::{Code, Severity};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: Code("CB301"),
    name: "duplicate-slug",
    severity: Severity::Error,
    summary: "an id belongs to one record of the library, whatever its kind",
    text: "Users and links name a record by its id alone, so two records may not share one, even in different folders.

Bad: `cases/x-road.md` and `terms/x-road.md`.

Good: `cases/est-x-road.md` and `terms/x-road.md`.",
    run: Run::Library(check),
};

fn check(view: &View<'_>, found: &mut Found) {
    let mut first: std::collections::BTreeMap<&str, &str> = std::collections::BTreeMap::new();
    for record in view.loaded.catalog.records() {
        if record.is_translation() {
            continue;
        }
        match first.get(record.id.slug.as_str()) {
            Some(other) => {
                let message = format!("the id {:?} belongs to {other} already", record.id.slug);
                let diagnostic = RULE.at(record.title.span, message);
                let help = "rename one of the two files";
                found.push((record.path.clone(), diagnostic.with_help(help)));
            }
            None => {
                first.insert(&record.id.slug, &record.path);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::rules::kit;

    #[test]
    fn bad() {
        let found = kit::breaches(
            &RULE,
            &[("cases/x.md", kit::CASE), ("terms/x.md", kit::TERM)],
        );
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].0, "terms/x.md");
        assert_eq!(found[0].3, "the id \"x\" belongs to cases/x.md already");
    }

    #[test]
    fn good() {
        let found = kit::breaches(
            &RULE,
            &[("cases/x.md", kit::CASE), ("cases/x.fr.md", kit::CASE)],
        );
        assert!(found.is_empty());
    }
}
