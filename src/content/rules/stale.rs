//! A record was read by a second person, and not long ago.

use super::{Rule, Run};
use crate::model::age::is_stale;
use crate::model::{PartialDate, Record};
use crate::source::{Code, Diagnostic, Severity};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: Code("CB701"),
    name: "stale",
    severity: Severity::Note,
    summary: "a record was read by a second person, and not long ago",
    text: r#"Facts age. `check --stale` lists records that nobody but their author has read, and those whose last review and last change
lie more than two years back. It is a note, never a fault.

Bad: `updated = 2021-05-01` in 2026, and no `reviewed`.

Good:

```toml
reviewed = { on = 2026-05-01, by = "A. Reader" }
```"#,
    run: Run::Reading,
};

/// Returns a note where a record was never reviewed, or not for two years.
pub(crate) fn check(record: &Record, today: PartialDate) -> Option<Diagnostic> {
    let span = record.title.span;
    let Some(review) = &record.reviewed else {
        return Some(RULE.at(span, "nobody has reviewed the record"));
    };
    let last = record
        .updated
        .map_or(review.on, |updated| updated.max(review.on));
    is_stale(last, today).then(|| {
        let message = format!("the record was last changed or reviewed in {last}");
        RULE.at(span, message)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::rules::kit;

    fn notes(text: &str) -> Vec<String> {
        let today = PartialDate::parse("2026-11-22").unwrap();
        let reports = crate::content::stale(&kit::load(&[("cases/x.md", text)]), today);
        kit::of(&RULE, &reports)
            .into_iter()
            .map(|note| note.3)
            .collect()
    }

    fn reviewed(updated: &str, on: &str) -> String {
        let fields = format!("updated = {updated}\nreviewed = {{ on = {on}, by = \"A\" }}");
        kit::with(kit::CASE, &[("updated = 2026-11-22", &fields)])
    }

    #[test]
    fn bad() {
        assert_eq!(notes(kit::CASE), ["nobody has reviewed the record"]);
        let old = notes(&reviewed("2020-01-01", "2024-11-21"));
        assert_eq!(
            old,
            ["the record was last changed or reviewed in 2024-11-21"]
        );
    }

    #[test]
    fn good() {
        assert!(notes(&reviewed("2020-01-01", "2024-11-22")).is_empty());
        assert!(notes(&reviewed("2026-01-01", "2020-01-01")).is_empty());
        kit::good(&RULE, "cases/x.md", kit::CASE);
    }
}
