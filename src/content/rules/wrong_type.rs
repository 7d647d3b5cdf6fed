//! A field holds the type of value that it is made for.

use super::{Rule, Run};
use crate::source::{Code, Severity};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: Code("CB205"),
    name: "wrong-type",
    severity: Severity::Error,
    summary: "a field holds the type of value that it is made for",
    text: r#"A list is a list even with one value, a number stands without quotes, a text with them.

Bad:

```toml
topics = "digital-payments"
minutes = "60"
```

Good:

```toml
topics = ["digital-payments"]
minutes = 60
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
                ("[\"TGO\"]", "\"TGO\""),
                ("\"Pay on time.\"", "3"),
                ("[\"planning\"]", "[1]"),
            ],
        );
        let messages = kit::bad(&RULE, "cases/x.md", &text, &[(7, 13), (13, 11), (21, 8)]);
        assert_eq!(
            messages[0],
            "\"countries\" must be a list of texts, not a text"
        );
    }

    #[test]
    fn good() {
        let text = kit::with(
            kit::CASE,
            &[(
                "source = \"one-2021\"",
                "source = [\"one-2021\", \"two-2022\"]",
            )],
        );
        kit::good(&RULE, "cases/x.md", &text);
    }
}
