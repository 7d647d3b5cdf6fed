//! A country is named by its ISO 3166-1 alpha-3 code.

use super::{Rule, Run, Subject};
use crate::model::{Countries, Detail};
use crate::source::{Code, Diagnostic, Severity, nearest};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: Code("CB208"),
    name: "unknown-country",
    severity: Severity::Error,
    summary: "a country is named by its ISO 3166-1 alpha-3 code",
    text: r#"Countries tie records to country cards, maps and ratifications. The codes stand in `data/countries.toml`.

Bad:

```toml
countries = ["Laos"]
```

Good:

```toml
countries = ["LAO"]
```"#,
    run: Run::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let countries = &subject.view.loaded.catalog.tables.countries;
    let providers = match &subject.record.detail {
        Detail::Project(project) => project.providers.as_slice(),
        _ => &[],
    };
    for code in subject.record.countries().iter().chain(providers) {
        // A table that is missing is told of once, at its file.
        if countries.all.is_empty() || countries.get(&code.value).is_some() {
            continue;
        }
        let message = format!("{:?} is no country code", code.value);
        found.push(
            RULE.at(code.span, message)
                .with_help(help(&code.value, countries)),
        );
    }
}

/// Returns the code that was meant, by its name in any language, else by its letters.
fn help(typed: &str, countries: &Countries) -> String {
    let typed_folded = typed.to_lowercase();
    let named = countries.all.iter().find(|country| {
        let mut names = country
            .names
            .values()
            .chain(&country.aliases)
            .chain([&country.iso2]);
        country.iso3.eq_ignore_ascii_case(typed)
            || names.any(|name| name.to_lowercase() == typed_folded)
    });
    let codes = countries.all.iter().map(|country| country.iso3.as_str());
    match named
        .map(|country| country.iso3.as_str())
        .or_else(|| nearest(typed, codes))
    {
        Some(meant) => format!("did you mean {meant:?}?"),
        None => "use a code of data/countries.toml, such as LAO".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::rules::kit;

    #[test]
    fn bad() {
        let text = kit::with(kit::CASE, &[("\"TGO\"", "\"Togo\", \"LAO\", \"XYZ\"")]);
        kit::bad(&RULE, "cases/x.md", &text, &[(7, 14), (7, 29)]);
        let reports = crate::content::check(&kit::load(&[("cases/x.md", &text)]));
        let help = reports[0]
            .diagnostics
            .iter()
            .find(|one| one.code == RULE.code)
            .unwrap();
        assert_eq!(help.help.as_deref(), Some("did you mean \"TGO\"?"));
    }

    #[test]
    fn good() {
        kit::good(&RULE, "cases/x.md", kit::CASE);
        kit::good(&RULE, "projects/x.md", kit::PROJECT);
    }
}
