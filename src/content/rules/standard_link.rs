//! A link to a standard names a Part in Roman numerals and one of three relations.

use super::{Rule, Run, Subject};
use crate::model::Kind;
use crate::source::{Code, Diagnostic, Severity, nearest};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: Code("CB212"),
    name: "standard-link",
    severity: Severity::Error,
    summary: "a link to a standard names a Part in Roman numerals and one of three relations",
    text: r#"`ref` is the id of a standard, `part` is one of the Parts I to XV of Convention 102; `relation` says whether the practice `applies` the standard,
`supports` it, or shows a `gap`.

Bad:

```toml
standards = [{ ref = "c102", part = "5", relation = "is" }]
```

Good:

```toml
standards = [{ ref = "c102", part = "V", relation = "applies" }]
```"#,
    run: Run::Record(check),
};

/// The Parts of Convention 102.
const PARTS: [&str; 15] = [
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV",
];
/// What a practice can be to a standard.
const RELATIONS: [&str; 3] = ["applies", "supports", "gap"];

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for link in subject.record.standards() {
        let named = subject.view.loaded.catalog.get(&link.standard.value);
        if let Some(other) = named.filter(|other| other.id.kind != Kind::Standard) {
            let message = format!("{:?} is a {}, not a standard", other.id.slug, other.id.kind);
            found.push(
                RULE.at(link.standard.span, message)
                    .with_help("name records that are no standards under related"),
            );
        }
        if let Some(part) = &link.part
            && !PARTS.contains(&part.value.as_str())
        {
            let message = format!("{:?} is no Part of a Convention", part.value);
            found.push(
                RULE.at(part.span, message)
                    .with_help("use a Roman numeral from I to XV"),
            );
        }
        let relation = link.relation.value.as_str();
        if !relation.is_empty() && !RELATIONS.contains(&relation) {
            let help = match nearest(relation, RELATIONS.into_iter()) {
                Some(meant) => format!("did you mean {meant:?}?"),
                None => "use applies, supports or gap".to_owned(),
            };
            let message = format!("{relation:?} is no relation to a standard");
            found.push(RULE.at(link.relation.span, message).with_help(help));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::rules::kit;

    fn case(link: &str) -> String {
        kit::with(
            kit::CASE,
            &[(
                "results = []",
                &format!("results = []\nstandards = [{link}]"),
            )],
        )
    }

    #[test]
    fn bad() {
        let text = case("{ ref = \"c102\", part = \"5\", relation = \"suports\" }");
        kit::bad(&RULE, "cases/x.md", &text, &[(19, 37), (19, 53)]);
    }

    #[test]
    fn a_standard_is_a_standard() {
        let text = case("{ ref = \"y\", relation = \"gap\" }");
        let files = [
            ("cases/x.md", text.as_str()),
            ("projects/y.md", kit::PROJECT),
        ];
        let found = kit::breaches(&RULE, &files);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].3, "\"y\" is a project, not a standard");
    }

    #[test]
    fn good() {
        kit::good(
            &RULE,
            "cases/x.md",
            &case("{ ref = \"c102\", part = \"XV\", relation = \"gap\" }"),
        );
    }
}
