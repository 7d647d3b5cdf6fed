use super::*;
use crate::model::Field;

#[test]
fn reads_the_tables_of_the_built_in_library() {
    let (tables, reports) = tables(&Root::BuiltIn);
    for report in &reports {
        assert!(
            report.diagnostics.is_empty(),
            "{} {:?}",
            report.file.path(),
            report.diagnostics
        );
    }
    assert!(!tables.info.name.is_empty());
    assert_eq!(tables.countries.get("LAO").unwrap().region, "asia-pacific");
    assert!(tables.countries.get("LAO").unwrap().aliases.len() > 1);
    assert_eq!(
        tables.label(Field::Branch, "old-age", "fr"),
        "Prestations de vieillesse"
    );
    assert_eq!(tables.label(Field::Lang, "lo", "en"), "Lao");
    let all = &tables.vocabularies;
    for (path, key, list) in VOCABULARIES {
        let mut all = all.clone();
        assert!(list(&mut all).values.len() >= 3, "{path} {key}");
    }
    assert!(all.languages.contains("lo"));
}

#[test]
fn tells_the_place_of_a_fault_in_a_table() {
    let folder = tempfile::tempdir().unwrap();
    let content = folder.path().join("content");
    std::fs::create_dir_all(content.join("vocabulary")).unwrap();
    std::fs::write(content.join("library.toml"), "[library]\nname = 3\n").unwrap();
    std::fs::write(
        content.join("vocabulary/stages.toml"),
        "[[stage]]\nid = \"a\"\nlabels = { en = \"A\" }\n[[stage]]\nlabels = 1\nanything = true\n",
    )
    .unwrap();
    let root = Root::directory(folder.path()).unwrap();
    let (tables, reports) = tables(&root);
    assert_eq!(tables.vocabularies.stages.values[0].label("fr"), "A");
    let told: Vec<(usize, &str)> = reports
        .iter()
        .filter(|report| report.file.path() == "vocabulary/stages.toml")
        .flat_map(|report| {
            report.diagnostics.iter().map(|one| {
                (
                    report.file.position(one.span.start).line,
                    one.message.as_str(),
                )
            })
        })
        .collect();
    assert_eq!(
        told,
        [
            (4, "a value lacks the field \"id\""),
            (5, "\"labels\" must be a table, not a whole number"),
            (6, "a value has no field \"anything\""),
        ]
    );
}
