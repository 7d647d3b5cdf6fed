//! A front matter is valid TOML.

use super::{Rule, Run};
use crate::source::{Code, Severity};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: Code("CB201"),
    name: "front-matter-syntax",
    severity: Severity::Error,
    summary: "a front matter is valid TOML",
    text: r#"The fields are TOML: `key = value`, texts in double quotes, lists in brackets, each key once. What can be read around a
fault is still read.

Bad:

```toml
title = A case
```

Good:

```toml
title = "A case"
```"#,
    run: Run::Reading,
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::rules::kit;

    #[test]
    fn bad() {
        let text = kit::with(kit::CASE, &[("state = \"closed\"", "state = closed")]);
        kit::bad(&RULE, "cases/x.md", &text, &[(11, 9)]);
        let text = kit::with(kit::CASE, &[("outcome =", "state = \"x\"\noutcome =")]);
        let messages = kit::bad(&RULE, "cases/x.md", &text, &[(12, 1)]);
        assert_eq!(messages, ["this is no valid TOML: duplicate key"]);
    }

    #[test]
    fn good() {
        kit::good(&RULE, "cases/x.md", kit::CASE);
    }
}
