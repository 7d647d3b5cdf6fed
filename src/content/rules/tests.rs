use std::collections::BTreeSet;

use super::*;
use crate::content::{Root, check, load};

#[test]
fn codes_and_names_are_unique_and_in_order() {
    let codes: Vec<&str> = ALL.iter().map(|rule| rule.code.0).collect();
    assert!(codes.is_sorted_by(|a, b| a < b), "{codes:?}");
    let names: BTreeSet<&str> = ALL.iter().map(|rule| rule.name).collect();
    assert_eq!(names.len(), ALL.len());
    for rule in ALL {
        assert!(
            rule.code.0.len() == 5 && rule.code.0.starts_with("CB"),
            "{}",
            rule.code
        );
        assert!(
            rule.name
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'-'),
            "{}",
            rule.name
        );
    }
}

#[test]
fn every_rule_explains_itself_with_a_bad_and_a_good_example() {
    for rule in ALL {
        assert!(rule.text.len() > 100, "{}", rule.name);
        assert!(
            rule.text.contains("\nBad:") && rule.text.contains("\nGood:"),
            "{}",
            rule.name
        );
        assert!(
            !rule.summary.ends_with('.') && rule.summary.len() < 120,
            "{}",
            rule.name
        );
    }
    assert_eq!(all().len(), ALL.len());
}

#[test]
fn every_rule_has_its_file_with_a_bad_and_a_good_fixture() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/content/rules");
    let mut files = BTreeSet::new();
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        if text.contains("pub(crate) static RULE: Rule =") && !path.ends_with("tests.rs") {
            files.insert(
                path.file_stem()
                    .unwrap()
                    .to_str()
                    .unwrap()
                    .replace('_', "-"),
            );
            assert!(
                text.contains("fn bad") && text.contains("fn good"),
                "{}",
                path.display()
            );
        }
    }
    let names: BTreeSet<String> = ALL.iter().map(|rule| rule.name.to_owned()).collect();
    assert_eq!(files, names);
}

#[test]
fn the_sound_records_of_the_kit_keep_every_rule() {
    let loaded = kit::load(&[
        ("cases/aa.md", kit::CASE),
        ("cases/aa.fr.md", kit::TRANSLATION),
        ("projects/bb.md", kit::PROJECT),
        ("standards/c102.md", kit::STANDARD),
        ("terms/cc.md", kit::TERM),
        ("agendas/dd.md", kit::AGENDA),
        ("worksheets/ee.md", kit::WORKSHEET),
        ("modules/ff.md", kit::MODULE),
    ]);
    let reports = check(&loaded);
    let found: Vec<_> = reports
        .iter()
        .filter(|report| !report.file.path().starts_with("vocabulary/"))
        .collect();
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn the_built_in_library_keeps_every_rule() {
    let loaded = load(&Root::BuiltIn).unwrap();
    let reports = check(&loaded);
    let lines: Vec<String> = reports
        .iter()
        .flat_map(|report| {
            report
                .diagnostics
                .iter()
                .map(|one| crate::source::render::concise(&report.file, one))
        })
        .collect();
    assert!(
        lines.is_empty(),
        "{} faults\n{}",
        lines.len(),
        lines.join("\n")
    );
}
