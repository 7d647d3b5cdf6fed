//! A diagnostic as a result of the Static Analysis Results Interchange Format 2.1.0 (OASIS).

use serde_json::{Value, json};

use crate::source::{Diagnostic, SourceFile};

/// Returns a diagnostic as one result; columns count characters.
pub fn sarif(file: &SourceFile, diagnostic: &Diagnostic) -> Value {
    let start = file.position(diagnostic.span.start);
    let end = file.position(diagnostic.span.end);
    let help = diagnostic.help.as_ref().map(|help| format!(" ({help})"));
    let text = format!("{}{}", diagnostic.message, help.unwrap_or_default());
    json!({
        "ruleId": diagnostic.code.0,
        "level": diagnostic.severity.name(),
        "message": { "text": text },
        "locations": [{ "physicalLocation": {
            "artifactLocation": { "uri": file.path() },
            "region": {
                "startLine": start.line,
                "startColumn": start.column,
                "endLine": end.line,
                "endColumn": end.column,
            },
        } }],
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Code, Span};

    #[test]
    fn tells_level_place_and_help() {
        let file = SourceFile::new("cases/x.md", "ab\nລາວ x\n");
        let fault = Diagnostic::warning(Code("CB1"), Span::new(13, 14), "m").with_help("h");
        let result = sarif(&file, &fault);
        assert_eq!(
            (&result["level"], &result["message"]["text"]),
            (&"warning".into(), &"m (h)".into())
        );
        let region = &result["locations"][0]["physicalLocation"]["region"];
        assert_eq!(
            (
                &region["startLine"],
                &region["startColumn"],
                &region["endColumn"]
            ),
            (&2.into(), &5.into(), &6.into())
        );
    }
}
