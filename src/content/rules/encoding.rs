//! A file is UTF-8 text without NUL bytes.

use super::{Rule, Run};
use crate::source::{Code, Severity};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: Code("CB101"),
    name: "encoding",
    severity: Severity::Error,
    summary: "a file is UTF-8 text without NUL bytes",
    text: "The program and every other tool read content as UTF-8. A byte that is no UTF-8 usually comes from an editor that saved in
an older encoding; from the first such byte on nobody knows which letters were meant, so the file is set aside. A NUL byte
is never text.

Bad: a file saved as Latin-1 or UTF-16.

Good: the same file saved as UTF-8. A byte-order mark and Windows line breaks are accepted.",
    run: Run::Reading,
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::rules::kit;

    #[test]
    fn bad() {
        let text = kit::CASE.replace("Some words", "Some\0words");
        kit::bad(&RULE, "cases/x.md", &text, &[(42, 5)]);
    }

    #[test]
    fn good() {
        let text = format!("\u{feff}{}", kit::CASE.replace('\n', "\r\n"));
        kit::good(&RULE, "cases/x.md", &text);
        assert!(kit::load(&[("cases/x.md", &text)]).set_aside.is_empty());
    }
}
