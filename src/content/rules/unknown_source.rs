//! A citation names a source of the record.

use super::{Rule, Run, Subject};
use crate::model::document::BlockKind;
use crate::model::{Detail, InlineKind, Record, Text};
use crate::source::{Code, Diagnostic, Severity, Span, nearest};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: Code("CB401"),
    name: "unknown-source",
    severity: Severity::Error,
    summary: "a citation names a source of the record",
    text: r#"`[^key]` in the text and `source = "key"` in the front matter name a `[[sources]]` by its key. A translation may cite the
sources of its original.

Bad:

```text
It paid 500 people.[^worldbank]
```

Good:

```text
It paid 500 people.[^world-bank-2021]
```"#,
    run: Run::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let record = subject.record;
    let own = record
        .sources
        .iter()
        .chain(subject.original().into_iter().flat_map(|one| &one.sources));
    let keys: Vec<&str> = own.map(|source| source.key.value.as_str()).collect();
    for (key, span) in citations(record) {
        if keys.contains(&key) || is_footnote(record, key) {
            continue;
        }
        let diagnostic = RULE.at(span, format!("no source has the key {key:?}"));
        found.push(match nearest(key, keys.iter().copied()) {
            Some(meant) => diagnostic.with_help(format!("did you mean {meant:?}?")),
            None => diagnostic.with_help("add it under [[sources]]"),
        });
    }
}

/// Returns every key that a record cites, with its place, in the text and in the front matter.
pub(crate) fn citations(record: &Record) -> Vec<(&str, Span)> {
    let mut all = Vec::new();
    record.body.for_each_inline(&mut |inline| {
        if let InlineKind::FootnoteReference(key) = &inline.kind {
            all.push((key.as_str(), inline.span));
        }
    });
    let fields = named(record);
    all.extend(fields.into_iter().map(|key| (key.value.as_str(), key.span)));
    all
}

fn named(record: &Record) -> Vec<&Text> {
    let donors = match &record.detail {
        Detail::Project(project) => project.donors.as_slice(),
        _ => &[],
    };
    let results = record.results().iter().flat_map(|result| &result.sources);
    let lessons = record.lessons().iter().flat_map(|lesson| &lesson.sources);
    let donors = donors.iter().flat_map(|donor| &donor.sources);
    results.chain(lessons).chain(donors).collect()
}

/// Tells whether the body defines a footnote of its own under a label.
fn is_footnote(record: &Record, key: &str) -> bool {
    record
        .body
        .blocks
        .iter()
        .any(|block| matches!(&block.kind, BlockKind::Footnote { label, .. } if label == key))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::rules::kit;

    #[test]
    fn bad() {
        let text = kit::with(
            kit::CASE,
            &[
                ("words.[^one-2021]", "words.[^one-2012]"),
                ("source = \"one-2021\"", "source = [\"x\"]"),
            ],
        );
        kit::bad(&RULE, "cases/x.md", &text, &[(22, 11), (42, 12)]);
    }

    #[test]
    fn good() {
        let text = format!("{}\nA note.[^n]\n\n[^n]: Of the compiler.\n", kit::CASE);
        kit::good(&RULE, "cases/x.md", &text);
        let translation = "+++\ntitle = \"Un cas\"\nsummary = \"x\"\n+++\nMots.[^one-2021]\n";
        let files = [("cases/x.md", kit::CASE), ("cases/x.fr.md", translation)];
        assert!(kit::breaches(&RULE, &files).is_empty());
    }
}
