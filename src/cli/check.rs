//! `check`: everything that is wrong with the library, in one run.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use crate::cli::Context;
use crate::cli::args::InterfaceLanguage;
use crate::cli::error::{Advice, End};
use crate::cli::output::{Line, Role};
use crate::cli::stdin;
use crate::content::FileReport;
use crate::library::LibraryError;
use crate::source::{Diagnostic, Severity, SourceFile, render};

/// Check the library and tell everything that is wrong.
///
/// Each fault comes with file, line and column. Errors fail a check; with --strict warnings fail it too. What a code means: `casebook explain CODE`.
#[derive(Debug, Args)]
pub(crate) struct Check {
    /// Only these files or directories; - checks one record from standard input.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Let warnings fail the check.
    #[arg(long)]
    strict: bool,
    /// Tell also which records nobody has looked at for long.
    #[arg(long)]
    stale: bool,
    /// Tell also which records nothing leads to.
    #[arg(long)]
    orphans: bool,
    /// Where the record from standard input would stand, such as cases/tgo-novissi.md.
    #[arg(long, value_name = "PATH")]
    stdin_path: Option<String>,
    /// The form of the answer; text is the default.
    #[arg(
        long,
        value_enum,
        default_value_t,
        value_name = "text|json|sarif|github",
        hide_possible_values = true,
        hide_default_value = true
    )]
    format: CheckFormat,
    /// The language of labels.
    #[command(flatten)]
    pub(crate) language: InterfaceLanguage,
}

/// The form of the answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum CheckFormat {
    /// For people; one line each where it goes to no terminal.
    #[default]
    Text,
    /// For programs: one JSON document.
    Json,
    /// For code scanning: SARIF 2.1.0.
    Sarif,
    /// For GitHub Actions: workflow commands.
    Github,
}

/// How many diagnostics of each severity there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Counts {
    errors: usize,
    warnings: usize,
    notes: usize,
}

impl Check {
    /// Runs the command.
    pub(crate) fn run(&self, context: &mut Context<'_, '_>) -> anyhow::Result<End> {
        let reports = self.reports(context)?;
        let counts = Counts::of(&reports);
        match self.format {
            CheckFormat::Text => text(&reports, context)?,
            CheckFormat::Json => context.output.json(&document(&reports, counts))?,
            CheckFormat::Sarif => context.output.json(&sarif(&reports))?,
            CheckFormat::Github => {
                for (file, diagnostic) in all(&reports) {
                    context
                        .output
                        .line(&Line::text(&render::github(&from_root(file), diagnostic)))?;
                }
            }
        }
        if self.format == CheckFormat::Text {
            context.say(&counts.sentence(reports.len()));
        }
        Ok(End::of(!counts.fails(self.strict)))
    }

    fn reports(&self, context: &mut Context<'_, '_>) -> anyhow::Result<Vec<FileReport>> {
        let library = context.library()?;
        if self.paths.iter().any(|path| path.as_os_str() == "-") {
            let bytes = stdin::read(context.input)?;
            let path = self
                .stdin_path
                .clone()
                .unwrap_or_else(|| stdin::path(&String::from_utf8_lossy(&bytes)));
            return Ok(library.check_text(&path, &bytes)?.into_iter().collect());
        }
        let mut reports = library.check(&self.paths).map_err(advised)?;
        if self.stale {
            merge(
                &mut reports,
                library.stale(&self.paths, context.settings.today)?,
            );
        }
        if self.orphans {
            merge(&mut reports, library.orphans(&self.paths)?);
        }
        Ok(reports)
    }
}

/// Adds to the error that a path is not in the library what else may have been meant.
fn advised(error: LibraryError) -> anyhow::Error {
    match error {
        LibraryError::Outside { .. } | LibraryError::NotBuiltIn { .. } => {
            let next = "is the path right? Another library is named with `--library DIR`";
            Advice::on(error, next).into()
        }
        _ => error.into(),
    }
}

/// Adds reports to those of the same files.
fn merge(reports: &mut Vec<FileReport>, more: Vec<FileReport>) {
    for report in more {
        match reports.binary_search_by(|known| known.file.path().cmp(report.file.path())) {
            Ok(at) => {
                let diagnostics = &mut reports[at].diagnostics;
                diagnostics.extend(report.diagnostics);
                diagnostics.sort_by_key(|diagnostic| (diagnostic.span, diagnostic.code));
            }
            Err(at) => reports.insert(at, report),
        }
    }
}

/// Returns every diagnostic with its file, in order.
fn all(reports: &[FileReport]) -> impl Iterator<Item = (&SourceFile, &Diagnostic)> {
    reports.iter().flat_map(|report| {
        report
            .diagnostics
            .iter()
            .map(|diagnostic| (&report.file, diagnostic))
    })
}

/// Prints diagnostics with the line they are about on a terminal, a line each elsewhere.
fn text(reports: &[FileReport], context: &mut Context<'_, '_>) -> anyhow::Result<()> {
    for (file, diagnostic) in all(reports) {
        if !context.terminals.out {
            context
                .output
                .line(&Line::text(&render::concise(file, diagnostic)))?;
            continue;
        }
        let width = context.output.look().width;
        for (at, line) in render::full(file, diagnostic, width).lines().enumerate() {
            let role = match diagnostic.severity {
                _ if at > 0 => Role::Text,
                Severity::Error => Role::Error,
                Severity::Warning => Role::Warning,
                Severity::Note => Role::Heading,
            };
            context.output.line(&Line::new().put(role, line))?;
        }
    }
    Ok(())
}

/// Returns the answer as JSON: schema 1.
fn document(reports: &[FileReport], counts: Counts) -> Value {
    let diagnostics: Vec<Value> = all(reports)
        .map(|(file, diagnostic)| render::json(file, diagnostic))
        .collect();
    json!({
        "schema": 1,
        "errors": counts.errors,
        "warnings": counts.warnings,
        "notes": counts.notes,
        "diagnostics": diagnostics,
    })
}

/// Returns the answer in the Static Analysis Results Interchange Format 2.1.0 of OASIS.
fn sarif(reports: &[FileReport]) -> Value {
    let results: Vec<Value> = all(reports)
        .map(|(file, diagnostic)| render::sarif(&from_root(file), diagnostic))
        .collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "casebook", "version": env!("CARGO_PKG_VERSION") } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

/// Returns a file under its path from the root of the library, where other programs look for it.
fn from_root(file: &SourceFile) -> SourceFile {
    SourceFile::new(format!("content/{}", file.path()), file.text())
}

impl Counts {
    fn of(reports: &[FileReport]) -> Self {
        let mut counts = Self::default();
        for (_, diagnostic) in all(reports) {
            match diagnostic.severity {
                Severity::Error => counts.errors += 1,
                Severity::Warning => counts.warnings += 1,
                Severity::Note => counts.notes += 1,
            }
        }
        counts
    }

    fn fails(self, strict: bool) -> bool {
        self.errors > 0 || (strict && self.warnings > 0)
    }

    fn sentence(self, files: usize) -> String {
        if self == Self::default() {
            return "nothing is wrong".to_owned();
        }
        let many = |number: usize, word: &str| {
            format!("{number} {word}{}", if number == 1 { "" } else { "s" })
        };
        format!(
            "{}, {} and {} in {}",
            many(self.errors, "error"),
            many(self.warnings, "warning"),
            many(self.notes, "note"),
            many(files, "file")
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Code, Span};

    fn report(path: &str, diagnostics: Vec<Diagnostic>) -> FileReport {
        FileReport {
            file: SourceFile::new(path, "ab\ncd\n"),
            diagnostics,
        }
    }

    #[test]
    fn fails_by_errors_and_strictly_by_warnings_but_never_by_notes() {
        let of = |diagnostic| Counts::of(&[report("x", vec![diagnostic])]);
        let (code, at) = (Code("CB1"), Span::at(0));
        assert!(of(Diagnostic::error(code, at, "m")).fails(false));
        let warning = of(Diagnostic::warning(code, at, "m"));
        assert!(!warning.fails(false) && warning.fails(true));
        assert!(!of(Diagnostic::note(code, at, "m")).fails(true));
        assert_eq!(
            warning.sentence(1),
            "0 errors, 1 warning and 0 notes in 1 file"
        );
        assert_eq!(Counts::default().sentence(0), "nothing is wrong");
    }

    #[test]
    fn puts_reports_of_one_file_together() {
        let note = |code, at| Diagnostic::note(Code(code), Span::at(at), "m");
        let mut reports = vec![
            report("a", vec![note("A", 3)]),
            report("c", vec![note("C", 0)]),
        ];
        merge(
            &mut reports,
            vec![
                report("a", vec![note("B", 1)]),
                report("b", vec![note("D", 0)]),
            ],
        );
        let codes: Vec<&str> = all(&reports)
            .map(|(_, diagnostic)| diagnostic.code.0)
            .collect();
        assert_eq!(codes, ["B", "A", "D", "C"]);
    }

    #[test]
    fn speaks_sarif() {
        let fault = Diagnostic::warning(Code("CB1"), Span::new(4, 5), "m");
        let value = sarif(&[report("cases/x.md", vec![fault])]);
        let result = &value["runs"][0]["results"][0];
        assert_eq!(
            (result["ruleId"].as_str(), result["level"].as_str()),
            (Some("CB1"), Some("warning"))
        );
        let location = &result["locations"][0]["physicalLocation"];
        assert_eq!(location["artifactLocation"]["uri"], "content/cases/x.md");
    }
}
