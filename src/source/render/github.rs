//! A diagnostic as an annotation of GitHub's checks: `::error file=…,line=…,col=…,title=…::message`.

use std::fmt::Write as _;

use crate::source::{Diagnostic, SafeText, Severity, SourceFile};

/// Returns a diagnostic as one workflow command.
pub fn github(file: &SourceFile, diagnostic: &Diagnostic) -> String {
    let place = file.position(diagnostic.span.start);
    let command = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let mut message = diagnostic.message.clone();
    if let Some(help) = &diagnostic.help {
        let _ = write!(message, " ({help})");
    }
    format!(
        "::{command} file={},line={},col={},title={}::{}",
        property(file.path()),
        place.line,
        place.column,
        diagnostic.code,
        data(&message)
    )
}

/// Escapes what the command would read as its own.
fn data(text: &str) -> String {
    SafeText::line(text).as_str().replace('%', "%25")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Code, Span};

    #[test]
    fn escapes_what_would_end_the_command() {
        let file = SourceFile::new("cases/a,b.md", "x");
        let diagnostic = Diagnostic::note(Code("CB1"), Span::at(0), "50% of\n::error::x");
        assert_eq!(
            github(&file, &diagnostic),
            "::notice file=cases/a%2Cb.md,line=1,col=1,title=CB1::50%25 of ::error::x"
        );
    }
}
