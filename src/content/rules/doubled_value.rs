//! A value, a country, a key stands once in its table.

use super::{Rule, Run};
use crate::source::{Code, Diagnostic, Severity, Span};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: Code("CB602"),
    name: "doubled-value",
    severity: Severity::Error,
    summary: "a value, a country, a key stands once in its table",
    text: r#"Records name values, countries and sources by their id, code or key. Where two rows of a table share one, the second is never
found, and what it says is lost. The same holds for two rows that tell of the same country and instrument.

Bad:

```toml
[[outcome]]
id = "success"

[[outcome]]
id = "success"
```

Good:

```toml
[[outcome]]
id = "success"

[[outcome]]
id = "mixed"
```"#,
    run: Run::Reading,
};

/// Returns the fault of a row whose fields of these names say what they say in another row.
pub(crate) fn fault(names: &str, values: &[String], span: Span, first: Span) -> Diagnostic {
    let said = names.split(' ').zip(values);
    let said: Vec<String> = said
        .map(|(name, value)| format!("{name} {value:?}"))
        .collect();
    let verb = if said.len() == 1 { "belongs" } else { "belong" };
    let message = format!("the {} {verb} to another row already", said.join(" and "));
    RULE.at(span, message)
        .with_label(first, "the first one")
        .with_help("remove one of the two, or mend what is mistyped")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::rules::kit;
    use crate::content::{Root, tables};

    #[test]
    fn bad() {
        let folder = tempfile::tempdir().unwrap();
        let content = folder.path().join("content");
        std::fs::create_dir_all(content.join("vocabulary")).unwrap();
        std::fs::write(content.join("library.toml"), "[library]\nname = \"x\"\n").unwrap();
        let value = "[[stage]]\nid = \"a\"\nlabels = { en = \"A\" }\n";
        std::fs::write(content.join("vocabulary/stages.toml"), value.repeat(3)).unwrap();
        let (_, reports) = tables(&Root::directory(folder.path()).unwrap());
        let message = "the id \"a\" belongs to another row already".to_owned();
        let path = "vocabulary/stages.toml".to_owned();
        assert_eq!(
            kit::of(&RULE, &reports),
            [(path.clone(), 5, 6, message.clone()), (path, 8, 6, message)]
        );
    }

    #[test]
    fn good() {
        let (_, reports) = tables(&Root::BuiltIn);
        assert!(kit::of(&RULE, &reports).is_empty());
    }
}
