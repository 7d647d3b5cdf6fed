//! A record that is named exists.

use super::{Rule, Run, Subject};
use crate::model::{Detail, Record, Text};
use crate::source::{Code, Diagnostic, Severity, Span, nearest};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: Code("CB303"),
    name: "unknown-record",
    severity: Severity::Error,
    summary: "a record that is named exists",
    text: r#"`related`, `cases`, `uses`, `prerequisites`, `broader`, `not_same_as`, `standards`, `see`, the `show` of an agenda and the
`project` of an event in `data/timeline.toml` name records by their id. A name that leads nowhere is a dead end for the reader.

Bad:

```toml
related = ["tgo-novisi"]
```

Good:

```toml
related = ["tgo-novissi"]
```"#,
    run: Run::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let names = &subject.view.names;
    let mut tell = |name: &str, span: Span| {
        let diagnostic = RULE.at(span, format!("no record has the id {name:?}"));
        found.push(match nearest(name, names.iter().copied()) {
            Some(meant) => diagnostic.with_help(format!("did you mean {meant:?}?")),
            None => diagnostic,
        });
    };
    for text in subject.record.named() {
        if !text.value.is_empty() && !names.contains(text.value.as_str()) {
            tell(&text.value, text.span);
        }
    }
    for text in pointed(subject.record) {
        let slug = text.value.split('#').next().unwrap_or_default();
        if !names.contains(slug) {
            tell(slug, text.span);
        }
    }
    let own = subject.record.id.slug.as_str();
    for text in subject
        .record
        .related
        .iter()
        .filter(|text| text.value == own)
    {
        found.push(RULE.at(text.span, "a record is not related to itself"));
    }
}

/// Returns every text that names a record and perhaps a heading in it.
pub(crate) fn pointed(record: &Record) -> Vec<&Text> {
    match &record.detail {
        Detail::Module(module) => {
            let exercises = module.exercises.iter();
            exercises
                .filter_map(|exercise| exercise.see.as_ref())
                .collect()
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::rules::kit;

    #[test]
    fn bad() {
        let text = kit::with(kit::CASE, &[("related = []", "related = [\"x\", \"zz\"]")]);
        kit::bad(&RULE, "cases/x.md", &text, &[(6, 12), (6, 17)]);
        let text = kit::with(
            kit::AGENDA,
            &[
                ("minutes = 30", "minutes = 30\nuses = [\"zz\"]"),
                ("\"present\"", "\"present\"\nshow = \"c102\""),
                ("\"break\"", "\"compare\"\nshow = [\"x\", \"not a slug\"]"),
            ],
        );
        kit::bad(&RULE, "agendas/x.md", &text, &[(7, 9), (13, 8), (19, 14)]);
        kit::bad(
            &RULE,
            "modules/x.md",
            kit::MODULE,
            &[(11, 9), (11, 15), (11, 21), (22, 7), (31, 7)],
        );
    }

    #[test]
    fn a_record_that_was_set_aside_is_not_told_missing_wherever_it_is_named() {
        let text = kit::with(kit::CASE, &[("related = []", "related = [\"y\", \"z\"]")]);
        let files = [("cases/x.md", text.as_str()), ("projects/y.md", "broken")];
        let found = kit::breaches(&RULE, &files);
        assert_eq!(found.len(), 1);
        assert!(found[0].3.contains("\"z\""));
    }

    #[test]
    fn good() {
        let text = kit::with(kit::CASE, &[("related = []", "related = [\"y\"]")]);
        let found = kit::breaches(
            &RULE,
            &[("cases/x.md", &text), ("projects/y.md", kit::PROJECT)],
        );
        assert!(found.is_empty());
    }
}
