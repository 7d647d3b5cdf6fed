//! A translation gives the version of its original that is there now.

use super::{Rule, Run};
use crate::model::Record;
use crate::source::{Code, Diagnostic, Severity};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: Code("CB702"),
    name: "outdated-translation",
    severity: Severity::Note,
    summary: "a translation gives the version of its original that is there now",
    text: r#"The original is changed first; its translations follow. `check --stale` lists those whose original was changed after the
version they give, and the reader says so on their page. It is a note, never a fault. Bring the text up to date, then the
version.

Bad: `translation = { of = 2026-11-22, by = "A. Translator" }` where the original has `updated = 2027-03-01`.

Good:

```toml
translation = { of = 2027-03-01, by = "A. Translator" }
```"#,
    run: Run::Reading,
};

/// Returns a note where the original was changed after the version that a translation gives.
pub(crate) fn check(record: &Record, original: &Record) -> Option<Diagnostic> {
    let (changed, version) = (
        record.changed_since(original)?,
        record.translation.as_ref()?,
    );
    let message = format!(
        "a translation of the version of {}; the original was changed on {changed}",
        version.of
    );
    Some(RULE.at(version.span, message))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::rules::kit;
    use crate::model::PartialDate;

    fn notes(of: &str) -> Vec<(String, usize, usize, String)> {
        let text = kit::with(kit::TRANSLATION, &[("2026-11-22", of)]);
        let files = [("cases/x.md", kit::CASE), ("cases/x.fr.md", text.as_str())];
        let today = PartialDate::parse("2026-12-01").unwrap();
        kit::of(&RULE, &crate::content::stale(&kit::load(&files), today))
    }

    #[test]
    fn bad() {
        let message =
            "a translation of the version of 2026-10-01; the original was changed on 2026-11-22";
        let place = ("cases/x.fr.md".to_owned(), 4, 15, message.to_owned());
        assert_eq!(notes("2026-10-01"), [place]);
    }

    #[test]
    fn good() {
        assert!(notes("2026-11-22").is_empty());
    }
}
