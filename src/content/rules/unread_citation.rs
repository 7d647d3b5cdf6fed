//! What looks like a citation is read as one.

use super::{Rule, Run, Subject};
use crate::content::markdown::is_escaped;
use crate::model::InlineKind;
use crate::source::{Code, Diagnostic, Severity, Span};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: Code("CB406"),
    name: "unread-citation",
    severity: Severity::Error,
    summary: "what looks like a citation is read as one",
    text: r"`[^key]` cites a source. Where the bracket is not closed, or the key holds a blank with other brackets behind, it stays
text, and readers see the sign instead of a number. With a word in round brackets right behind, it is a link to that word.
Put a space between the two, or mend the key. A sign that is meant as text has a backslash before it: `\[^`.

Bad:

```text
It paid 500 people.[^world-bank-2021(estimate)
```

Good:

```text
It paid 500 people.[^world-bank-2021] (estimate)
```",
    run: Run::Record(check),
};

/// What a citation begins with.
const SIGN: &str = "[^";

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let file = subject.file.text();
    subject.record.body.for_each_inline(&mut |inline| {
        let raw = file.get(inline.span.range()).unwrap_or_default();
        let signs = raw.match_indices(SIGN).map(|(at, _)| at);
        let signs = signs.filter(|at| !is_escaped(raw, *at));
        let (signs, what): (Vec<usize>, &str) = match &inline.kind {
            InlineKind::Text(_) => (signs.collect(), "is not read as a citation"),
            InlineKind::Link { .. } => {
                let own = signs.take_while(|at| *at == 0);
                (own.collect(), "is read as a link, not as a citation")
            }
            _ => return,
        };
        for at in signs {
            let span = Span::new(at, end(raw, at)).shifted(inline.span.start);
            let message = format!("{:?} {what}", &file[span.range()]);
            found.push(RULE.at(span, message).with_help(HELP));
        }
    });
}

const HELP: &str = "put a space between it and the bracket behind, or mend the key";

/// Returns where the sign at an offset ends: with its bracket, else with its word.
fn end(raw: &str, start: usize) -> usize {
    let inside = start + SIGN.len();
    let stop = |character: char| character == ']' || character.is_whitespace();
    match raw[inside..].find(stop) {
        Some(length) if raw[inside + length..].starts_with(']') => inside + length + 1,
        Some(length) => inside + length,
        None => raw.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::rules::kit;

    fn with(citation: &str) -> String {
        kit::with(
            kit::CASE,
            &[("words.[^one-2021]", &format!("words.{citation}"))],
        )
    }

    #[test]
    fn bad() {
        for (citation, message) in [
            ("[^one-2021", "\"[^one-2021\" is not read as a citation"),
            (
                "[^one-2021 then",
                "\"[^one-2021\" is not read as a citation",
            ),
            ("[^]", "\"[^]\" is not read as a citation"),
            (
                "[^one 2021][公约](c102.md)",
                "\"[^one\" is not read as a citation",
            ),
            (
                "[^one-2021](GIZ)",
                "\"[^one-2021]\" is read as a link, not as a citation",
            ),
        ] {
            let messages = kit::bad(&RULE, "cases/x.md", &with(citation), &[(42, 12)]);
            assert_eq!(messages, [message]);
        }
        let twice = with("[^a and *[^b* [^two-2022]");
        kit::bad(&RULE, "cases/x.md", &twice, &[(42, 12), (42, 21)]);
    }

    #[test]
    fn good() {
        for citation in [
            "[^one-2021][公约](c102.md)",
            "[^one-2021] (GIZ)",
            "[^one-2021](p. 4)",
            "\\[^one-2021][^one-2021]",
            "`[^key]`[^one-2021]",
        ] {
            kit::good(&RULE, "cases/x.md", &with(citation));
        }
    }
}
