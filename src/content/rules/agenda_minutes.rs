//! The minutes of the steps of an agenda add up to its minutes.

use super::{Rule, Run, Subject};
use crate::model::Detail;
use crate::source::{Code, Diagnostic, Severity};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: Code("CB213"),
    name: "agenda-minutes",
    severity: Severity::Error,
    summary: "the minutes of the steps of an agenda add up to its minutes",
    text: "A facilitator plans the day by these numbers.

Bad: `minutes = 60` with two steps of 20 minutes.

Good: `minutes = 40`, or a third step of 20 minutes.",
    run: Run::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Detail::Agenda(agenda) = &subject.record.detail else {
        return;
    };
    let sum: u64 = agenda
        .steps
        .iter()
        .map(|step| u64::from(step.minutes))
        .sum();
    if let Some(minutes) = agenda.minutes
        && u64::from(minutes) != sum
        && !agenda.steps.is_empty()
    {
        let message = format!("the steps take {sum} minutes, the agenda {minutes}");
        found.push(RULE.at(subject.record.title.span, message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::rules::kit;

    #[test]
    fn bad() {
        let text = kit::with(kit::AGENDA, &[("minutes = 30", "minutes = 45")]);
        let messages = kit::bad(&RULE, "agendas/x.md", &text, &[(2, 9)]);
        assert_eq!(messages, ["the steps take 30 minutes, the agenda 45"]);
    }

    #[test]
    fn good() {
        kit::good(&RULE, "agendas/x.md", kit::AGENDA);
    }
}
