//! A front matter holds only fields that its kind has.

use super::{Rule, Run};
use crate::source::{Code, Severity};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: Code("CB202"),
    name: "unknown-key",
    severity: Severity::Error,
    summary: "a front matter holds only fields that its kind has",
    text: r#"A mistyped field would be lost without a word, so a field that the kind does not have is an error, with the nearest name
that it has. A name that begins with `x_` is kept and ignored.

Bad:

```toml
sumary = "In spring 2020 …"
```

Good:

```toml
summary = "In spring 2020 …"
```"#,
    run: Run::Reading,
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::rules::kit;

    #[test]
    fn bad() {
        let text = kit::with(kit::CASE, &[("programme", "program"), ("key =", "kee =")]);
        let messages = kit::bad(&RULE, "cases/x.md", &text, &[(9, 1), (26, 1)]);
        assert_eq!(
            messages,
            [
                "a case has no field \"program\"",
                "a source has no field \"kee\""
            ]
        );
        let report = crate::content::check(&kit::load(&[("cases/x.md", &text)]));
        let helps: Vec<_> = report[0]
            .diagnostics
            .iter()
            .filter_map(|one| one.help.as_deref())
            .collect();
        assert!(helps.contains(&"did you mean \"programme\"?"), "{helps:?}");
    }

    #[test]
    fn good() {
        let text = kit::with(kit::CASE, &[("programme", "x_mine = 1\nprogramme")]);
        kit::good(&RULE, "cases/x.md", &text);
    }
}
