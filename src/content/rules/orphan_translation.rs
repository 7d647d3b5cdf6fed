//! A translation stands beside its original and names a language.

use super::{Rule, Run, Subject};
use crate::model::{Language, RecordPath};
use crate::source::{Code, Diagnostic, Severity};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: Code("CB304"),
    name: "orphan-translation",
    severity: Severity::Error,
    summary: "a translation stands beside its original and names a language",
    text: "`tgo-novissi.fr.md` is the French text of `tgo-novissi.md`: the part before `.md` is a BCP 47 tag, and the original is there.

Bad: `cases/tgo-novissi.fr.md` without `cases/tgo-novissi.md`.

Good: both files.",
    run: Run::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Some(RecordPath { id, tag: Some(tag) }) = RecordPath::parse(&subject.record.path) else {
        return;
    };
    let span = subject.record.title.span;
    if Language::parse(&tag).is_none() {
        found.push(RULE.at(span, format!("{tag:?} in the file name is no language tag")));
    }
    let original = format!("{}/{}.md", id.kind.folder(), id.slug);
    if subject.view.loaded.files.binary_search(&original).is_err() {
        let message = format!("the original {original} is missing");
        found.push(
            RULE.at(span, message)
                .with_help("rename the file or add the original"),
        );
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
    fn good() {
        let found = kit::breaches(
            &RULE,
            &[("cases/x.md", kit::CASE), ("cases/x.pt-BR.md", kit::CASE)],
        );
        assert!(found.is_empty());
    }
}
