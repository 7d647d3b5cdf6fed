//! A query that a step of an agenda shows names fields that there are.

use super::{Rule, Run, Subject};
use crate::model::agenda::Show;
use crate::model::{Detail, Field};
use crate::source::{Code, Diagnostic, Severity, nearest};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: Code("CB224"),
    name: "step-query",
    severity: Severity::Error,
    summary: "a query in an agenda names fields that there are",
    text: r#"What a step shows in front of a room must be found there. An unknown field would be searched as a word, and the hits would
be other ones.

Bad:

```toml
show = "data exchange type:case"
```

Good:

```toml
show = "data exchange kind:case"
```"#,
    run: Run::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Detail::Agenda(agenda) = &subject.record.detail else {
        return;
    };
    for step in &agenda.steps {
        let Some(Show::Query(query)) = &step.show else {
            continue;
        };
        for name in fields(&query.value) {
            if Field::parse(name).is_some() {
                continue;
            }
            let fault = RULE.at(query.span, format!("a query has no field {name:?}"));
            let names = Field::ALL.into_iter().map(Field::name);
            found.push(match nearest(name, names) {
                Some(meant) => fault.with_help(format!("did you mean {meant:?}?")),
                None => fault,
            });
        }
    }
}

/// Returns what stands before a colon, outside of quotes.
fn fields(query: &str) -> impl Iterator<Item = &str> {
    let outside = query.split('"').step_by(2);
    let words = outside.flat_map(str::split_whitespace);
    words.filter_map(|word| {
        let (name, _) = word.trim_start_matches('-').split_once(':')?;
        let is_name = !name.is_empty() && name.chars().all(char::is_alphabetic);
        is_name.then_some(name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::rules::kit;

    fn agenda(query: &str) -> String {
        let show = format!("mode = \"search\"\nshow = '{query}'");
        kit::with(kit::AGENDA, &[("mode = \"present\"", &show)])
    }

    #[test]
    fn bad() {
        let text = agenda("pension -kinds:case outcom:mixed");
        let messages = kit::bad(&RULE, "agendas/x.md", &text, &[(12, 8)]);
        assert_eq!(messages, ["a query has no field \"kinds\""]);
    }

    #[test]
    fn good() {
        for query in [
            "pension kind:case -out:failure",
            "\"type: a\" pension",
            "10:30 :x",
        ] {
            kit::good(&RULE, "agendas/x.md", &agenda(query));
        }
    }
}
