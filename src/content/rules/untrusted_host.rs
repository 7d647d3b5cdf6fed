//! An address is on no host that copies, tries out or harms.

use super::link::targets;
use super::unsafe_link::addresses;
use super::{Rule, Run, Subject};
use crate::model::HostClass;
use crate::source::{Code, Diagnostic, Severity, Span};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: Code("CB508"),
    name: "untrusted-host",
    severity: Severity::Error,
    summary: "an address is on no host that copies, tries out or harms",
    text: r#"`data/hosts.toml` lists hosts of which no address may stand in a record: `unsafe` ones (spam, parked or hijacked), those that
`copy` the pages of others, and `staging` places that are not meant for readers. A host stands for its subdomains. Where a
copy is all there is, name its real publisher and give no address.

Bad:

```toml
publisher = "free-pdf.example"
url = "https://free-pdf.example/world-bank-report.pdf"
```

Good:

```toml
publisher = "World Bank"
access = "copy"
```"#,
    run: Run::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let hosts = &subject.view.loaded.catalog.tables.hosts;
    let addresses = addresses(subject.record).into_iter();
    let addresses = addresses.map(|text| (text.value.as_str(), text.span));
    let links = targets(subject.record).into_iter();
    let all: Vec<(&str, Span)> = links.chain(addresses).collect();
    for (address, span) in all {
        let Some((host, class)) = hosts.class(address) else {
            continue;
        };
        let (why, help) = match class {
            HostClass::Weak => continue,
            HostClass::Unsafe => ("is unsafe", "take the address out"),
            HostClass::Copy => (
                "copies pages of others",
                "name the publisher, set access = \"copy\" and take the address out",
            ),
            HostClass::Staging => (
                "is not meant for readers",
                "give the address of the published page",
            ),
        };
        found.push(RULE.at(span, format!("{host} {why}")).with_help(help));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::rules::kit;

    #[test]
    fn bad() {
        let text = kit::with(
            kit::CASE,
            &[
                ("https://example.org/one", "https://www.Copy.example./one"),
                (
                    "Some words.",
                    "Some [words](https://unsafe.example:8080) and <https://staging.example>.",
                ),
            ],
        );
        let messages = kit::bad(&RULE, "cases/x.md", &text, &[(30, 7), (42, 6), (42, 47)]);
        assert_eq!(messages[0], "copy.example copies pages of others");
        let text = kit::with(
            kit::STANDARD,
            &[("https://example.org/c102", "https://copy.example/c102")],
        );
        kit::bad(&RULE, "standards/c102.md", &text, &[(12, 17)]);
    }

    #[test]
    fn good() {
        let weak = kit::with(kit::CASE, &[("example.org", "weak.example")]);
        kit::good(&RULE, "cases/x.md", &weak);
        kit::good(&RULE, "cases/x.md", kit::CASE);
    }
}
