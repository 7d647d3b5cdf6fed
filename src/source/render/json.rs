//! A diagnostic as JSON, for other programs.

use serde_json::{Value, json as object};

use crate::source::{Diagnostic, SourceFile};

/// Returns a diagnostic as a JSON object; texts are as they are, because JSON escapes what a terminal would obey.
///
/// JSON escapes C0 only; a printer that writes to a terminal must escape the rest.
pub fn json(file: &SourceFile, diagnostic: &Diagnostic) -> Value {
    let start = file.position(diagnostic.span.start);
    let end = file.position(diagnostic.span.end);
    object!({
        "path": file.path(),
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "code": diagnostic.code.0,
        "severity": diagnostic.severity.name(),
        "message": diagnostic.message,
        "help": diagnostic.help,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Code, Span};

    #[test]
    fn holds_both_ends_and_a_null_where_there_is_no_help() {
        let file = SourceFile::new("cases/x.md", "ab\ncd");
        let value = json(
            &file,
            &Diagnostic::warning(Code("CB1"), Span::new(1, 4), "m"),
        );
        let expected = object!({
            "path": "cases/x.md", "line": 1, "column": 2, "end_line": 2, "end_column": 2,
            "code": "CB1", "severity": "warning", "message": "m", "help": null,
        });
        assert_eq!(value, expected);
    }
}
