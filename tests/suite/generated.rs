//! The libraries that benches measure are valid: a bench of a library with faults would measure something else.

#[expect(
    clippy::print_stderr,
    reason = "it is a part of the benches, which are programs for developers"
)]
#[path = "../../benches/generate/mod.rs"]
mod generate;

use std::path::Path;

use casebook::content::{Root, check, load};
use casebook::source::{Severity, render};

/// Returns the errors of a made library, and how many translations it has.
fn errors(folder: &Path) -> (Vec<String>, usize) {
    let loaded = load(&Root::directory(folder).unwrap()).unwrap();
    let records = loaded.catalog.records();
    let translations = records.iter().filter(|record| record.is_translation());
    let translations = translations.count();
    let reports = check(&loaded);
    let errors = reports.iter().flat_map(|report| {
        let errors = report.diagnostics.iter();
        let errors = errors.filter(|one| one.severity == Severity::Error);
        errors.map(|one| render::concise(&report.file, one))
    });
    (errors.collect(), translations)
}

#[test]
fn made_libraries_have_no_error_whatever_the_seed() {
    let mut translations = 0;
    for seed in [generate::SEED, 1, 2, 3] {
        let folder = tempfile::tempdir().unwrap();
        generate::write_library(folder.path(), 350, seed).unwrap();
        let (errors, translated) = errors(folder.path());
        assert!(errors.is_empty(), "seed {seed}: {}", errors.join("\n"));
        translations += translated;
    }
    assert!(translations > 3, "no translation was looked at");
}
