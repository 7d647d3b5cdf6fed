//! A translation gives the same figures as its original.

use super::{Rule, Run, Subject};
use crate::model::{Detail, Lesson, Outcome, Record, Text};
use crate::source::{Code, Diagnostic, Severity, digit};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: Code("CB306"),
    name: "translated-figures",
    severity: Severity::Error,
    summary: "a translation gives the same figures as its original",
    text: r#"What a translation leaves out is taken from its original. Where it gives `[[results]]` or `[[lessons]]` in its own language it
gives all of them, in the order of the original: each result with the same value, year and source, each lesson with the same
source. Words are translated, figures are not. A definition of a term in another language holds the numbers of its summary.

Bad: a translation whose first result has `value = 572` where the original has `value = 572852`.

Good:

```toml
[[results]]
indicator = "personnes payées"
value = 572852
year = 2020
source = "world-bank-2021"
```"#,
    run: Run::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    definitions(subject.record, found);
    let Some(original) = subject.original().filter(|_| subject.is_translation()) else {
        return;
    };
    let (own, theirs) = (subject.record.results(), original.results());
    count(subject, ("results", own.len(), theirs.len()), found);
    for (own, theirs) in own.iter().zip(theirs) {
        if let Some(difference) = of_results(own, theirs) {
            found.push(RULE.at(own.span, difference));
        }
    }
    let (own, theirs) = (subject.record.lessons(), original.lessons());
    count(subject, ("lessons", own.len(), theirs.len()), found);
    for (own, theirs) in own.iter().zip(theirs) {
        if let Some(difference) = of_lessons(own, theirs) {
            found.push(RULE.at(own.span, difference));
        }
    }
}

/// Tells of definitions of a term whose numbers are not those of its summary, in whatever order and script they stand.
fn definitions(record: &Record, found: &mut Vec<Diagnostic>) {
    let Detail::Term(term) = &record.detail else {
        return;
    };
    let theirs = numbers(&record.summary.value);
    for definition in term.definitions.values() {
        let own = numbers(&definition.value);
        if own != theirs {
            let said = |numbers: &[String]| match numbers {
                [] => "no number".to_owned(),
                numbers => numbers.join(", "),
            };
            let (own, theirs) = (said(&own), said(&theirs));
            let message = format!("the definition has {own}, where the summary has {theirs}");
            found.push(RULE.at(definition.span, message));
        }
    }
}

/// Returns the runs of digits in a text, sorted.
fn numbers(text: &str) -> Vec<String> {
    let plain: String = text
        .chars()
        .map(|character| digit::digit(character).unwrap_or(' '))
        .collect();
    let mut numbers: Vec<String> = plain.split_whitespace().map(str::to_owned).collect();
    numbers.sort();
    numbers
}

/// Tells of a list that is given, but not as a whole.
fn count(
    subject: &Subject<'_>,
    (what, own, theirs): (&str, usize, usize),
    found: &mut Vec<Diagnostic>,
) {
    if own != 0 && own != theirs {
        let message = format!("{own} {what}, where the original has {theirs}");
        found.push(
            RULE.at(subject.record.title.span, message)
                .with_help("give all of them in its order, or none"),
        );
    }
}

fn of_results(own: &Outcome, theirs: &Outcome) -> Option<String> {
    let pairs = [
        ("value", Some(&own.value), Some(&theirs.value)),
        ("year", own.year.as_ref(), theirs.year.as_ref()),
        ("baseline", own.baseline.as_ref(), theirs.baseline.as_ref()),
        ("target", own.target.as_ref(), theirs.target.as_ref()),
    ];
    let differs = pairs.into_iter().find(|(_, own, theirs)| own != theirs);
    if let Some((field, own, theirs)) = differs {
        let said = |value: Option<&String>| value.map_or("nothing".to_owned(), Clone::clone);
        let (own, theirs) = (said(own), said(theirs));
        return Some(format!(
            "the {field} is {own}, where the original has {theirs}"
        ));
    }
    of_sources(&own.sources, &theirs.sources)
}

fn of_lessons(own: &Lesson, theirs: &Lesson) -> Option<String> {
    of_sources(&own.sources, &theirs.sources)
}

fn of_sources(own: &[Text], theirs: &[Text]) -> Option<String> {
    let keys = |texts: &[Text]| {
        let keys: Vec<&str> = texts.iter().map(|text| text.value.as_str()).collect();
        keys.join(", ")
    };
    let (own, theirs) = (keys(own), keys(theirs));
    (own != theirs).then(|| format!("the source is {own:?}, where the original has {theirs:?}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::rules::kit;

    const RESULT: &str =
        "[[results]]\nindicator = \"people\"\nvalue = 500\nsource = \"two-2022\"\n";

    fn places(own: &str) -> Vec<(usize, usize)> {
        let original = kit::with(kit::CASE, &[("results = []\n", RESULT)]);
        let text = kit::with(kit::TRANSLATION, &[("+++\n\n", &format!("{own}+++\n\n"))]);
        let files = [
            ("cases/x.md", original.as_str()),
            ("cases/x.fr.md", text.as_str()),
        ];
        let found = kit::breaches(&RULE, &files);
        found
            .into_iter()
            .map(|(_, line, column, _)| (line, column))
            .collect()
    }

    #[test]
    fn bad() {
        assert_eq!(places(&RESULT.replace("500", "50")), [(5, 1)]);
        assert_eq!(places(&RESULT.replace("two-2022", "one-2021")), [(5, 1)]);
        assert_eq!(places(&format!("{RESULT}{RESULT}")), [(2, 9)]);
        let lesson = "[[lessons]]\ntext = \"Payer.\"\nsource = \"two-2022\"\n";
        assert_eq!(places(lesson), [(5, 1)]);
    }

    #[test]
    fn definitions_hold_the_numbers_of_the_summary() {
        let places = |summary: &str, definition: &str| {
            let summary = format!("summary = \"{summary}\"");
            let table = format!("[definitions]\nlo = \"{definition}\"\n\n[[sources]]");
            let text = kit::with(
                kit::TERM,
                &[
                    ("summary = \"It stands alone.\"", summary.as_str()),
                    ("[[sources]]", table.as_str()),
                ],
            );
            kit::breaches(&RULE, &[("terms/x.md", &text)]).len()
        };
        assert_eq!(
            places("Article 65, at least 3 of 9.", "3 ໃນ ໙, ມາດຕາ 65"),
            0
        );
        assert_eq!(places("Article 65.", "ມາດຕາ 66"), 1);
        assert_eq!(places("Three of nine.", "3 ໃນ 9"), 1);
    }

    #[test]
    fn good() {
        assert!(places("").is_empty());
        assert!(places(&RESULT.replace("people", "personnes")).is_empty());
        let lesson = "[[lessons]]\ntext = \"Payer.\"\nsource = \"one-2021\"\n";
        assert!(places(lesson).is_empty());
    }
}
