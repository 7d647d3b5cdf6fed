//! A relative link leads to a file of the library.

use super::link::targets;
use super::{Rule, Run, Subject};
use crate::model::link::Target;
use crate::source::{Code, Diagnostic, Severity, nearest};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: Code("CB501"),
    name: "dangling-link",
    severity: Severity::Error,
    summary: "a relative link leads to a file of the library",
    text: "Links between records are relative paths, so that they work on a git host as well. `check` follows each one.

Bad: `[X-Road](x-road.md)` in a case, where the file is `cases/est-x-road.md`.

Good: `[X-Road](est-x-road.md)`, or `[Convention 102](../standards/c102.md)`.",
    run: Run::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let files = &subject.view.loaded.files;
    for (target, span) in targets(subject.record) {
        let Target::Inside { path: file, .. } = Target::read(&subject.record.path, target) else {
            continue;
        };
        if files.binary_search(&file).is_ok() || is_folder(files, &file) {
            continue;
        }
        let diagnostic = RULE.at(span, format!("the library has no file {file:?}"));
        found.push(match nearest(&file, files.iter().map(String::as_str)) {
            Some(meant) => diagnostic.with_help(format!("did you mean {meant:?}?")),
            None => diagnostic,
        });
    }
}

fn is_folder(files: &[String], path: &str) -> bool {
    let folder = format!("{}/", path.trim_end_matches('/'));
    let first = files.partition_point(|file| *file < folder);
    files
        .get(first)
        .is_some_and(|file| file.starts_with(&folder))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::rules::kit;

    #[test]
    fn bad() {
        let text = format!("{}\nSee [y](y.md) and ![z](../z.png).\n", kit::CASE);
        kit::bad(&RULE, "cases/x.md", &text, &[(48, 5), (48, 19)]);
    }

    #[test]
    fn good() {
        let text = format!(
            "{}\nSee [y](../projects/y.md#aims), [me](#context), [all](../projects/).\n",
            kit::CASE
        );
        let found = kit::breaches(
            &RULE,
            &[("cases/x.md", &text), ("projects/y.md", kit::PROJECT)],
        );
        assert!(found.is_empty(), "{found:?}");
    }
}
