//! A record begins with a front matter between two lines of +++.

use super::{Rule, Run};
use crate::content::front_matter::NoParts;
use crate::source::{Code, Diagnostic, Severity, Span};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: Code("CB103"),
    name: "front-matter-missing",
    severity: Severity::Error,
    summary: "a record begins with a front matter between two lines of +++",
    text: r#"Without its front matter nothing is known of a record, not even its title, so the file is set aside.

Bad:

```text
# My case
```

Good:

```text
+++
title = "My case"
+++
```"#,
    run: Run::Reading,
};

/// Returns the diagnostic of a text without a front matter.
pub(crate) fn fault(text: &str, reason: NoParts) -> Diagnostic {
    let content = text.trim_start_matches('\u{feff}');
    let (span, message) = match reason {
        NoParts::NotClosed(opening) => (opening, "the front matter is not closed"),
        NoParts::NotOpened if content.trim().is_empty() => (Span::at(0), "the file is empty"),
        NoParts::NotOpened => (Span::at(0), "the file does not begin with a front matter"),
    };
    let lone = content.contains('\r') && !content.contains('\n');
    let help = if lone {
        "its lines end in a lone CR; save it with LF line breaks"
    } else {
        "put the fields between two lines that hold nothing but +++"
    };
    RULE.at(span, message).with_help(help)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::rules::kit;

    #[test]
    fn bad() {
        let messages = kit::bad(&RULE, "cases/x.md", "", &[(1, 1)]);
        assert_eq!(messages, ["the file is empty"]);
        kit::bad(&RULE, "cases/x.md", "# Title\n", &[(1, 1)]);
        let messages = kit::bad(&RULE, "cases/x.md", "\u{feff}+++\ntitle = 1\n", &[(1, 1)]);
        assert_eq!(messages, ["the front matter is not closed"]);
        kit::bad(&RULE, "cases/x.md", "+++\rtitle = 1\r+++\r", &[(1, 1)]);
    }

    #[test]
    fn good() {
        kit::good(&RULE, "cases/x.md", kit::CASE);
        kit::good(&RULE, "cases/x.md", "+++\ntitle = \"x\"\n+++");
    }
}
