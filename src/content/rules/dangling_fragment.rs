//! A link to a heading names a heading of that record.

use super::link::targets;
use super::unknown_record::pointed;
use super::{Rule, Run, Subject};
use crate::model::link::Target;
use crate::source::{Code, Diagnostic, Severity, nearest};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: Code("CB502"),
    name: "dangling-fragment",
    severity: Severity::Error,
    summary: "a link to a heading names a heading of that record",
    text: "The name of a heading is its text in lower case with hyphens for spaces and without punctuation, as on GitHub; a repeated
heading gets `-1`, `-2`.

Bad: `[results](est-x-road.md#result)` where the heading is `## Results`.

The `see` of an exercise names a record, or a record and a heading in the same way: `06-registries-and-identity#key-ideas`.

Good: `[results](est-x-road.md#results)`.",
    run: Run::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let catalog = &subject.view.loaded.catalog;
    let links =
        targets(subject.record)
            .into_iter()
            .filter_map(
                |(target, span)| match Target::read(&subject.record.path, target) {
                    Target::Inside {
                        path,
                        heading: Some(heading),
                    } => Some((path, heading, span)),
                    _ => None,
                },
            );
    let pointed = pointed(subject.record).into_iter().filter_map(|text| {
        let (slug, heading) = text.value.split_once('#')?;
        let path = catalog.get(slug)?.path.clone();
        Some((path, heading.to_owned(), text.span))
    });
    for (file, heading, span) in links.chain(pointed) {
        let Some(anchors) = subject.view.anchors.get(file.as_str()) else {
            continue;
        };
        if heading.is_empty() || anchors.contains(heading.as_str()) {
            continue;
        }
        let diagnostic = RULE.at(span, format!("{file} has no heading {heading:?}"));
        found.push(match nearest(&heading, anchors.iter().copied()) {
            Some(meant) => diagnostic.with_help(format!("did you mean {meant:?}?")),
            None => diagnostic,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::rules::kit;

    #[test]
    fn bad() {
        let text = format!(
            "{}\nSee [y](#contexts) and [z](../projects/y.md#aim).\n",
            kit::CASE
        );
        let found = kit::breaches(
            &RULE,
            &[("cases/x.md", &text), ("projects/y.md", kit::PROJECT)],
        );
        let places: Vec<_> = found
            .iter()
            .map(|(_, line, column, _)| (*line, *column))
            .collect();
        assert_eq!(places, [(48, 5), (48, 24)]);
        let text = kit::with(kit::MODULE, &[("aa#context", "x#why-it-mattered")]);
        kit::bad(&RULE, "modules/x.md", &text, &[(31, 7)]);
    }

    #[test]
    fn good() {
        let text = format!(
            "{}\nSee [y](#context), [z](x.md#approach), [w](https://a.org#b).\n",
            kit::CASE
        );
        kit::good(&RULE, "cases/x.md", &text);
        let text = kit::with(kit::MODULE, &[("aa#context", "x#why-it-matters")]);
        kit::good(&RULE, "modules/x.md", &text);
    }
}
