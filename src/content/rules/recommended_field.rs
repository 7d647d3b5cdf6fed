//! A record has the fields that make it easy to find and to compare.

use super::{Rule, Run};
use crate::source::{Code, Severity};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: Code("CB204"),
    name: "recommended-field",
    severity: Severity::Warning,
    summary: "a record has the fields that make it easy to find and to compare",
    text: r#"Where there is nothing to say, say so with an empty text or list. A source that was only recalled, or had as a copy, needs no
address.

Bad: a case without `technologies`.

Good:

```toml
technologies = ["mobile-money"]
related = []
programme = ""
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
                ("related = []\n", ""),
                ("url = \"https://example.org/one\"\n", ""),
            ],
        );
        let messages = kit::bad(&RULE, "cases/x.md", &text, &[(1, 1), (24, 1)]);
        assert_eq!(
            messages,
            [
                "a case should have the field \"related\"",
                "a source should have the field \"url\""
            ]
        );
    }

    #[test]
    fn good() {
        kit::good(&RULE, "cases/x.md", kit::CASE);
        kit::good(
            &RULE,
            "standards/c102.md",
            &kit::with(
                kit::STANDARD,
                &[
                    ("\"convention\"", "\"recommendation\""),
                    ("in_force = \"1955-04-27\"\n", ""),
                ],
            ),
        );
    }
}
