//! What has to be done before a module are modules, and the way never leads back to it.

use std::collections::BTreeSet;

use super::{Rule, Run, Subject};
use crate::model::{Catalog, Detail, Text};
use crate::source::{Code, Diagnostic, Severity};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: Code("CB223"),
    name: "learning-path",
    severity: Severity::Error,
    summary: "the prerequisites of a module are modules and never lead back to it",
    text: r#"The path through the modules is made of their `prerequisites`. A module that stands before itself could never be begun.

Bad: `prerequisites = ["c102"]`, a standard, or two modules of which each names the other.

Good:

```toml
prerequisites = ["01-social-protection-and-ilo-standards"]
```"#,
    run: Run::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let catalog = &subject.view.loaded.catalog;
    let own = subject.record.id.slug.as_str();
    for before in prerequisites(catalog, own) {
        let Some(record) = catalog.get(&before.value) else {
            // That nothing has this id is told by another rule.
            continue;
        };
        if !matches!(record.detail, Detail::Module(_)) {
            let message = format!("{:?} is a {}, not a module", before.value, record.id.kind);
            found.push(RULE.at(before.span, message));
        } else if leads_to(catalog, &before.value, own) {
            let message = format!("{:?} asks for this module in turn", before.value);
            found.push(RULE.at(before.span, message));
        }
    }
}

/// Returns what has to be done before a module.
fn prerequisites<'a>(catalog: &'a Catalog, slug: &str) -> &'a [Text] {
    match catalog.get(slug).map(|record| &record.detail) {
        Some(Detail::Module(module)) => &module.prerequisites,
        _ => &[],
    }
}

/// Tells whether the way back from a module comes by another.
fn leads_to(catalog: &Catalog, from: &str, to: &str) -> bool {
    let mut seen = BTreeSet::new();
    let mut left = vec![from];
    while let Some(slug) = left.pop() {
        if slug == to {
            return true;
        }
        if seen.insert(slug) {
            let before = prerequisites(catalog, slug).iter();
            left.extend(before.map(|text| text.value.as_str()));
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::rules::kit;

    fn module(before: &str) -> String {
        kit::with(
            kit::MODULE,
            &[(
                "minutes = 60",
                &format!("minutes = 60\nprerequisites = [{before}]"),
            )],
        )
    }

    #[test]
    fn bad() {
        let (first, second) = (module("\"y\""), module("\"z\", \"aa\""));
        let third = module("\"x\"");
        let files = [
            ("cases/aa.md", kit::CASE),
            ("modules/x.md", first.as_str()),
            ("modules/y.md", &second),
            ("modules/z.md", &third),
        ];
        let found = kit::breaches(&RULE, &files);
        let found: Vec<_> = found
            .iter()
            .map(|(path, line, column, _)| (path.as_str(), *line, *column))
            .collect();
        assert_eq!(
            found,
            [
                ("modules/x.md", 10, 18),
                ("modules/y.md", 10, 18),
                ("modules/y.md", 10, 23),
                ("modules/z.md", 10, 18)
            ]
        );
    }

    #[test]
    fn good() {
        let (first, second) = (module("\"y\""), module("\"z\""));
        let files = [
            ("modules/x.md", first.as_str()),
            ("modules/y.md", &second),
            ("modules/z.md", kit::MODULE),
        ];
        assert!(kit::breaches(&RULE, &files).is_empty());
    }
}
