//! Every source of a record is cited in it.

use super::unknown_source::citations;
use super::{Rule, Run, Subject};
use crate::source::{Code, Diagnostic, Severity};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: Code("CB402"),
    name: "unused-source",
    severity: Severity::Warning,
    summary: "every source of a record is cited in it",
    text: r#"A source that nothing cites says nothing about any fact. Cite it where it is used, or take it out.

Bad: `[[sources]]` with `key = "un-2020"` and no `[^un-2020]` anywhere.

Good: a sentence that ends in `[^un-2020]`, or a result with `source = "un-2020"`."#,
    run: Run::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let record = subject.record;
    let cited = citations(record);
    for source in &record.sources {
        let key = source.key.value.as_str();
        if !key.is_empty() && cited.iter().all(|(other, _)| *other != key) {
            let message = format!("nothing cites the source {key:?}");
            found.push(RULE.at(source.key.span, message));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::rules::kit;

    #[test]
    fn bad() {
        let text = kit::with(kit::CASE, &[("people.[^two-2022]", "people.")]);
        kit::bad(&RULE, "cases/x.md", &text, &[(33, 7)]);
    }

    #[test]
    fn good() {
        kit::good(&RULE, "cases/x.md", kit::CASE);
    }
}
