//! A diagnostic as text: one file per form. STAND-IN of the worktree `cli`.

mod sarif;

pub use sarif::sarif;

use super::{Diagnostic, SafeText, SourceFile};

/// Stand-in.
pub fn concise(file: &SourceFile, d: &Diagnostic) -> String {
    let at = file.position(d.span.start);
    SafeText::line(&format!(
        "{}:{}:{}: {}[{}]: {}",
        file.path(),
        at.line,
        at.column,
        d.severity,
        d.code,
        d.message
    ))
    .into_string()
}
/// Stand-in.
pub fn full(file: &SourceFile, d: &Diagnostic, _width: usize) -> String {
    concise(file, d)
}
/// Stand-in.
pub fn json(file: &SourceFile, d: &Diagnostic) -> serde_json::Value {
    let at = file.position(d.span.start);
    let end = file.position(d.span.end);
    serde_json::json!({"path": file.path(), "line": at.line, "column": at.column, "end_line": end.line, "end_column": end.column,
        "code": d.code.0, "severity": d.severity.name(), "message": d.message, "help": d.help})
}
/// Stand-in.
pub fn github(file: &SourceFile, d: &Diagnostic) -> String {
    concise(file, d)
}
