//! A title, a summary and a list of topics keep their lengths.

use super::{Rule, Run, Subject};
use crate::model::Kind;
use crate::source::{Code, Diagnostic, Severity, Span};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: Code("CB209"),
    name: "length",
    severity: Severity::Error,
    summary: "a title, a summary and a list of topics keep their lengths",
    text: "A title has at most 140 characters, so that it fits a line or two; a summary at most 80 words, so that it is read; a record
has one to eight topics, the first being the main one; a case has two sources or more, every other record one, an agenda
none.

Bad: a title of three lines.

Good: what it is, where, and by what means, in at most 140 characters.",
    run: Run::Record(check),
};

/// The most characters of a title.
const TITLE: usize = 140;
/// The most words of a summary.
const SUMMARY: usize = 80;
/// The most topics.
const TOPICS: usize = 8;

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let record = subject.record;
    let mut tell = |span, message: String| found.push(RULE.at(span, message));
    let characters = record.title.value.chars().count();
    if characters > TITLE {
        let message = format!("the title has {characters} characters; {TITLE} are the most");
        tell(record.title.span, message);
    }
    let words = record.summary.value.split_whitespace().count();
    if words > SUMMARY {
        let message = format!("the summary has {words} words; {SUMMARY} are the most");
        tell(record.summary.span, message);
    }
    if subject.is_translation() {
        return;
    }
    let opening = Span::new(record.front_matter.start, record.front_matter.start);
    if let Some(ninth) = record.topics.get(TOPICS) {
        let message = format!("{} topics; {TOPICS} are the most", record.topics.len());
        tell(ninth.span, message);
    } else if record.topics.is_empty() && !matches!(record.id.kind, Kind::Term | Kind::Agenda) {
        tell(
            opening,
            "no topic; the first one is the main one".to_owned(),
        );
    }
    let least = match record.id.kind {
        Kind::Case => 2,
        Kind::Agenda => 0,
        _ => 1,
    };
    let sources = record.sources.len();
    if sources < least {
        let message = format!(
            "{sources} of at least {least} sources that a {} names",
            record.id.kind
        );
        tell(opening, message);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::rules::kit;

    #[test]
    fn bad() {
        let topics = "topics = [\"digital-payments\"]";
        let nine = format!("topics = [{}]", "\"digital-payments\", ".repeat(9));
        let text = kit::with(
            kit::CASE,
            &[
                ("A sound case", &"ສ".repeat(141)),
                ("It stands alone.", &"word ".repeat(81)),
                (topics, &nine),
            ],
        );
        kit::bad(&RULE, "cases/x.md", &text, &[(2, 9), (3, 11), (4, 171)]);
        let text = kit::with(kit::PROJECT, &[(topics, "topics = []")]);
        kit::bad(&RULE, "projects/x.md", &text, &[(2, 1)]);
    }

    #[test]
    fn good() {
        kit::good(
            &RULE,
            "cases/x.md",
            &kit::with(kit::CASE, &[("A sound case", &"ສ".repeat(140))]),
        );
        kit::good(&RULE, "agendas/x.md", kit::AGENDA);
        kit::good(&RULE, "terms/x.md", kit::TERM);
    }
}
