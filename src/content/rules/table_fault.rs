//! A library has its tables of values, and each can be read.

use super::{Rule, Run};
use crate::source::{Code, Severity};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: Code("CB601"),
    name: "table-fault",
    severity: Severity::Error,
    summary: "a library has its tables of values, and each can be read",
    text: "Vocabularies, countries and `library.toml` give meaning to what records say. A table that is missing or has a fault makes
values unknown all over the library. The ratifications and events in `data/` name countries of the library and sources of
their own table.

Bad: a library without `vocabulary/topics.toml`.

Good: the tables of the built-in library, copied.",
    run: Run::Reading,
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::rules::kit;

    use crate::content::{Root, tables};

    #[test]
    fn bad() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("content")).unwrap();
        std::fs::write(
            folder.path().join("content/library.toml"),
            "[library]\nname = \"x\"\n",
        )
        .unwrap();
        let (tables, reports) = tables(&Root::directory(folder.path()).unwrap());
        assert_eq!(tables.info.name, "x");
        let broken = kit::of(&RULE, &reports);
        assert_eq!(
            broken.len(),
            reports.len() - 1,
            "all but library.toml are missing"
        );
    }

    #[test]
    fn a_list_that_is_never_closed_is_one_fault_and_a_missing_table_is_called_missing() {
        let folder = tempfile::tempdir().unwrap();
        let content = folder.path().join("content");
        std::fs::create_dir_all(content.join("vocabulary")).unwrap();
        std::fs::write(content.join("library.toml"), "[library]\nname = \"x\"\n").unwrap();
        std::fs::write(content.join("vocabulary/topics.toml"), "x = [\n").unwrap();
        let (_, reports) = tables(&Root::directory(folder.path()).unwrap());
        let of = |path: &str| {
            let report = reports.iter().find(|report| report.file.path() == path);
            report.unwrap().diagnostics.clone()
        };
        let topics = of("vocabulary/topics.toml");
        assert_eq!((topics.len(), topics[0].code.0), (1, "CB201"));
        assert_eq!(of("data/countries.toml")[0].message, "the table is missing");
    }

    #[test]
    fn good() {
        let (_, reports) = tables(&Root::BuiltIn);
        assert!(kit::of(&RULE, &reports).is_empty());
        assert!(
            reports.iter().all(|report| report.diagnostics.is_empty()),
            "{reports:?}"
        );
    }
}
