//! A date is a year, a month or a day that exists.

use super::{Rule, Run};
use crate::source::{Code, Severity};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: Code("CB206"),
    name: "bad-date",
    severity: Severity::Error,
    summary: "a date is a year, a month or a day that exists",
    text: r#"Dates are written as far as they are known: `2021`, `"2021-06"` or `"2021-06-17"`. A source without a date says `"n.d."`. The
year of a result or of a donor may be a range, `"2012-2013"`.

Bad:

```toml
date = "June 2021"
```

Good:

```toml
date = "2021-06"
```"#,
    run: Run::Reading,
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::rules::kit;

    #[test]
    fn bad() {
        let text = kit::with(
            kit::CASE,
            &[
                ("date = 2021", "date = \"June 2021\""),
                ("\"2020-04\"", "\"2020-13\""),
            ],
        );
        kit::bad(&RULE, "cases/x.md", &text, &[(10, 20), (29, 8)]);
    }

    #[test]
    fn good() {
        let result = "[[results]]\nindicator = \"a\"\nvalue = 1\nyear = \"2012-2013\"\nsource = \"one-2021\"\n";
        let text = kit::with(
            kit::CASE,
            &[("results = []\n", result), ("2026-11-22", "\"2026-11\"")],
        );
        kit::good(&RULE, "cases/x.md", &text);
    }
}
