//! One line a diagnostic: `path:line:col: error[CB101]: message (help)`.

use std::fmt::Write as _;

use crate::source::{Diagnostic, SafeText, SourceFile};

/// Returns a diagnostic on one line.
pub fn concise(file: &SourceFile, diagnostic: &Diagnostic) -> String {
    let place = file.position(diagnostic.span.start);
    let (severity, code) = (diagnostic.severity, diagnostic.code);
    let message = SafeText::line(&diagnostic.message);
    let path = SafeText::line(file.path());
    let (line, column) = (place.line, place.column);
    let mut text = format!("{path}:{line}:{column}: {severity}[{code}]: {message}");
    if let Some(help) = &diagnostic.help {
        let _ = write!(text, " ({})", SafeText::line(help));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Code, Span};

    #[test]
    fn says_where_what_and_what_to_do_on_one_line() {
        let file = SourceFile::new("cases/x\u{1b}.md", "ab\nລາວ x\n");
        let diagnostic = Diagnostic::error(Code("CB101"), Span::new(13, 14), "no\nsuch \u{9b}31m")
            .with_help("try \u{202e}this");
        assert_eq!(
            concise(&file, &diagnostic),
            "cases/x␛.md:2:5: error[CB101]: no such \u{fffd}31m (try ⟦RLO⟧this)"
        );
    }
}
