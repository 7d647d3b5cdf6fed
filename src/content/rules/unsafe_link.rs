//! A link is relative or uses http, https or mailto.

use super::link::targets;
use super::{Rule, Run, Subject};
use crate::model::link::Target;
use crate::model::{Detail, Record, Text};
use crate::source::{Code, Diagnostic, Severity};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: Code("CB503"),
    name: "unsafe-link",
    severity: Severity::Error,
    summary: "a link is relative or uses http, https or mailto",
    text: "Other schemes start programs or read files on the reader's machine. The same holds for the addresses of sources and of
official texts, which must be `http` or `https` and hold no blanks or control characters.

Bad: `[form](javascript:alert(1))`, `[file](file:///etc/passwd)`.

Good: `[form](https://example.org/form)`.",
    run: Run::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let record = subject.record;
    for (target, span) in targets(record) {
        if Target::read(&record.path, target) == Target::Unsafe {
            let message = format!("{target:?} is no link that is safe to follow");
            found.push(
                RULE.at(span, message)
                    .with_help("use https, http, mailto or a relative path"),
            );
        }
    }
    for address in addresses(record) {
        let web = ["https://", "http://"]
            .iter()
            .any(|scheme| address.value.starts_with(scheme));
        if !web || Target::read(&record.path, &address.value) != Target::Outside {
            let message = format!("{:?} is no address of a page", address.value);
            found.push(
                RULE.at(address.span, message)
                    .with_help("use https:// or http://, without blanks"),
            );
        }
    }
}

/// Returns the addresses in the front matter.
pub(crate) fn addresses(record: &Record) -> Vec<&Text> {
    let mut all: Vec<&Text> = record
        .sources
        .iter()
        .filter_map(|source| source.url.as_ref())
        .collect();
    if let Detail::Standard(standard) = &record.detail {
        all.extend(&standard.official_text);
    }
    all
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
                ("https://example.org/one", "ftp://example.org/one"),
                ("Some words", "[Some](javascript:a) words"),
            ],
        );
        kit::bad(&RULE, "cases/x.md", &text, &[(30, 7), (42, 1)]);
    }

    #[test]
    fn good() {
        let text = kit::with(
            kit::CASE,
            &[("Some words", "[Some](mailto:a@b.org) <https://a.org> words")],
        );
        kit::good(&RULE, "cases/x.md", &text);
        kit::good(&RULE, "standards/c102.md", kit::STANDARD);
    }
}
