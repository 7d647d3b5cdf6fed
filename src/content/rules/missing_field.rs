//! A record has every field that its kind must have.

use super::{Rule, Run};
use crate::source::{Code, Severity};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: Code("CB203"),
    name: "missing-field",
    severity: Severity::Error,
    summary: "a record has every field that its kind must have",
    text: r#"Search, comparison and the country cards rest on these fields; CONTRIBUTING.md lists them by kind. The message points at
the line that opens the front matter or at the table that lacks the field. A record without a title is set aside.

Bad: a case without `summary`.

Good:

```toml
summary = "In spring 2020 Togo built a cash transfer for informal workers."
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
                ("outcome = \"success\"\n", ""),
                ("publisher = \"A press\"\n", ""),
            ],
        );
        let messages = kit::bad(&RULE, "cases/x.md", &text, &[(1, 1), (24, 1)]);
        assert_eq!(
            messages,
            [
                "a case lacks the field \"outcome\"",
                "a source lacks the field \"publisher\""
            ]
        );
        let untitled = kit::with(kit::CASE, &[("title = \"A sound case\"\n", "")]);
        kit::bad(&RULE, "cases/x.md", &untitled, &[(1, 1), (1, 1)]);
        assert_eq!(
            kit::load(&[("cases/x.md", &untitled)]).set_aside,
            ["cases/x.md"]
        );
    }

    #[test]
    fn good() {
        for (path, text) in [
            ("cases/x.md", kit::CASE),
            ("projects/x.md", kit::PROJECT),
            ("standards/c102.md", kit::STANDARD),
            ("terms/x.md", kit::TERM),
            ("agendas/x.md", kit::AGENDA),
            ("worksheets/x.md", kit::WORKSHEET),
            ("modules/x.md", kit::MODULE),
        ] {
            kit::good(&RULE, path, text);
        }
    }

    #[test]
    fn asks_of_a_translation_only_what_is_translated() {
        kit::good(&RULE, "cases/x.fr.md", kit::TRANSLATION);
        let text = "+++\ntitle = \"Un cas\"\nsummary = \"Il se suffit.\"\n+++\n";
        let messages = kit::bad(&RULE, "cases/x.fr.md", text, &[(1, 1)]);
        assert_eq!(messages, ["a case lacks the field \"translation\""]);
    }
}
