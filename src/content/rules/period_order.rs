//! A period ends after it starts.

use super::{Rule, Run};
use crate::model::PartialDate;
use crate::source::{Code, Severity};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: Code("CB211"),
    name: "period-order",
    severity: Severity::Error,
    summary: "a period ends after it starts",
    text: r#"Years of a record are its period; one that ends before it starts would be found nowhere.

Bad:

```toml
period = { start = 2021, end = "2020-04" }
```

Good:

```toml
period = { start = "2020-04", end = 2021 }
```"#,
    run: Run::Reading,
};

/// Tells whether an end lies before a start, as far as both are known.
pub(crate) fn is_reversed(start: PartialDate, end: PartialDate) -> bool {
    if end.year != start.year {
        return end.year < start.year;
    }
    match (start.month, end.month) {
        (Some(from), Some(to)) if from != to => to < from,
        (Some(_), Some(_)) => matches!((start.day, end.day), (Some(from), Some(to)) if to < from),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::rules::kit;

    #[test]
    fn bad() {
        let text = kit::with(kit::CASE, &[("end = 2021", "end = \"2020-03\"")]);
        kit::bad(&RULE, "cases/x.md", &text, &[(10, 10)]);
    }

    #[test]
    fn good() {
        kit::good(
            &RULE,
            "cases/x.md",
            &kit::with(kit::CASE, &[("end = 2021", "end = 2020")]),
        );
        kit::good(
            &RULE,
            "cases/x.md",
            &kit::with(kit::CASE, &[(", end = 2021", "")]),
        );
    }
}
