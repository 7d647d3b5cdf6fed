//! A case or project that rests on little says so.

use super::{Rule, Run, Subject};
use crate::model::{Kind, Outcome};
use crate::source::{Code, Diagnostic, Severity};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: Code("CB405"),
    name: "weak-sources",
    severity: Severity::Warning,
    summary: "a case or project that rests on little says so",
    text: r#"A source rests on little where it was read in a `copy`, is `recalled`, or stands on a host that `data/hosts.toml` calls weak.
Where every source of a case or project is of that sort, look for a better one; where there is none, tell the reader in
`caution`, which stands at the top of the page. Where every source of a result is, look the figure up once more and let its
`access` say what came of it, or say it for the whole record in `caution`.

Bad: a case whose two sources are `access = "copy"`, without `caution`.

Good:

```toml
caution = "Both sources are copies; the report itself is no longer at the ministry's address."
```"#,
    run: Run::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let record = subject.record;
    let is_of_kind = matches!(record.id.kind, Kind::Case | Kind::Project);
    if !is_of_kind || subject.is_translation() || record.caution.is_some() {
        return;
    }
    let hosts = &subject.view.loaded.catalog.tables.hosts;
    if record.rests_on_little(hosts) {
        let message = "every source is a copy, recalled or on a weak host";
        found.push(
            RULE.at(record.title.span, message)
                .with_help("add a better source, or say so in caution"),
        );
        return;
    }
    let is_silent =
        |result: &&Outcome| result.access.is_none() && record.result_rests_on_little(result, hosts);
    for result in record.results().iter().filter(is_silent) {
        let message = "every source of the result is a copy, recalled or on a weak host";
        found.push(
            RULE.at(result.span, message)
                .with_help("look the figure up once more and say in access what came of it"),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::rules::kit;

    const RESULT: &str = "[[results]]\nindicator = \"i\"\nvalue = 1\nsource = \"two-2022\"\n";

    #[test]
    fn bad() {
        let weak = kit::with(kit::CASE, &[("example.org", "www.weak.example")]);
        let message = "every source is a copy, recalled or on a weak host";
        assert_eq!(kit::bad(&RULE, "cases/x.md", &weak, &[(2, 9)]), [message]);
        let recalled = kit::with(
            kit::CASE,
            &[("date = 2021", "date = 2021\naccess = \"recalled\"")],
        );
        kit::bad(&RULE, "cases/x.md", &recalled, &[(2, 9)]);
        let result = kit::with(kit::CASE, &[("results = []\n", RESULT)]);
        kit::bad(&RULE, "cases/x.md", &result, &[(18, 1)]);
    }

    #[test]
    fn good() {
        kit::good(&RULE, "cases/x.md", kit::CASE);
        let told = [
            ("example.org", "weak.example"),
            ("related", "caution = \"One outlet.\"\nrelated"),
        ];
        kit::good(&RULE, "cases/x.md", &kit::with(kit::CASE, &told));
        let looked_up = RESULT.replace("value", "access = \"copy\"\nvalue");
        let text = kit::with(kit::CASE, &[("results = []\n", &looked_up)]);
        kit::good(&RULE, "cases/x.md", &text);
        kit::good(&RULE, "terms/x.md", kit::TERM);
    }
}
