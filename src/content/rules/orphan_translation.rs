//! A translation stands beside its original, names a language and a version.

use super::{Rule, Run, Subject};
use crate::model::{Language, RecordPath};
use crate::source::{Code, Diagnostic, Severity};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: Code("CB304"),
    name: "orphan-translation",
    severity: Severity::Error,
    summary: "a translation stands beside its original, names a language and a version",
    text: r#"`tgo-novissi.fr.md` is the French text of `tgo-novissi.md`: the part before `.md` is a BCP 47 tag, and the original is there.
`translation` says which version it gives (`updated` of the original when it was translated) and by whom; a version later
than the original does not exist. `check --stale` lists the translations whose original was changed since.

Bad: `cases/tgo-novissi.fr.md` without `cases/tgo-novissi.md`.

Good: both files, and in the French one:

```toml
translation = { of = 2026-11-22, by = "A. Translator" }
```"#,
    run: Run::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Some(path) = RecordPath::parse(&subject.record.path) else {
        return;
    };
    let Some(tag) = &path.tag else {
        return;
    };
    let span = subject.record.title.span;
    if Language::parse(tag).is_none() {
        found.push(RULE.at(span, format!("{tag:?} in the file name is no language tag")));
    }
    let original = path.original();
    if subject.view.loaded.files.binary_search(&original).is_err() {
        let message = format!("the original {original} is missing");
        found.push(
            RULE.at(span, message)
                .with_help("rename the file or add the original"),
        );
    }
    if let Some(translation) = &subject.record.translation
        && let Some(updated) = subject.original().and_then(|original| original.updated)
        && translation.of > updated
    {
        let of = translation.of;
        let message = format!("the original has no version of {of}: it was last changed {updated}");
        found.push(RULE.at(translation.span, message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::rules::kit;

    #[test]
    fn bad() {
        kit::bad(&RULE, "cases/x.fr.md", kit::CASE, &[(2, 9)]);
        kit::bad(&RULE, "cases/x.french.md", kit::CASE, &[(2, 9), (2, 9)]);
    }

    #[test]
    fn a_version_that_the_original_never_had_is_told() {
        let text = kit::with(kit::TRANSLATION, &[("2026-11-22", "2026-11-23")]);
        let files = [("cases/x.md", kit::CASE), ("cases/x.fr.md", text.as_str())];
        let found = kit::breaches(&RULE, &files);
        assert_eq!((found.len(), found[0].1, found[0].2), (1, 4, 15));
    }

    #[test]
    fn good() {
        let files = [
            ("cases/x.md", kit::CASE),
            ("cases/x.pt-BR.md", kit::TRANSLATION),
        ];
        assert!(kit::breaches(&RULE, &files).is_empty());
    }
}
