//! A source has a key of its own, in lower-case letters, digits and hyphens.

use super::{Rule, Run, Subject};
use crate::source::{Code, Diagnostic, Severity};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: Code("CB210"),
    name: "source-key",
    severity: Severity::Error,
    summary: "a source has a key of its own, in lower-case letters, digits and hyphens",
    text: r#"Text and front matter cite a source by its key, so each key stands once in a file. A telling key, publisher and year, says
what is cited without looking down.

Bad:

```toml
key = "World Bank 2021"
```

Good:

```toml
key = "world-bank-2021"
```"#,
    run: Run::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let sources = &subject.record.sources;
    for (at, source) in sources.iter().enumerate() {
        let key = &source.key;
        if key.value.is_empty() {
            continue;
        }
        let sound = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        if !key.value.bytes().all(sound) {
            let message = format!(
                "the key {:?} has other characters than a-z, 0-9 and -",
                key.value
            );
            found.push(RULE.at(key.span, message));
        }
        if let Some(first) = sources[..at].iter().find(|other| other.key == *key) {
            let message = format!("the key {:?} belongs to another source already", key.value);
            found.push(
                RULE.at(key.span, message)
                    .with_label(first.key.span, "the first one"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::rules::kit;

    #[test]
    fn bad() {
        let text = kit::with(kit::CASE, &[("key = \"one-2021\"", "key = \"One_2021\"")]);
        kit::bad(&RULE, "cases/x.md", &text, &[(26, 7)]);
        let text = kit::with(kit::CASE, &[("key = \"two-2022\"", "key = \"one-2021\"")]);
        kit::bad(&RULE, "cases/x.md", &text, &[(33, 7)]);
    }

    #[test]
    fn good() {
        kit::good(&RULE, "cases/x.md", kit::CASE);
    }
}
