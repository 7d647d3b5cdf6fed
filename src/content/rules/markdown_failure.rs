//! A body can be parsed as Markdown.

use super::{Rule, Run};
use crate::source::{Code, Severity};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: Code("CB507"),
    name: "markdown-failure",
    severity: Severity::Error,
    summary: "a body can be parsed as Markdown",
    text: "The parser has been tried with millions of texts, and no body is known that breaks it. Should one do so, the record stays
and its body is shown as plain text. Please send the file to the authors of the program.

Bad: none is known.

Good: any Markdown.",
    run: Run::Reading,
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::rules::kit;

    #[test]
    fn bad() {
        // No text is known that breaks the parser; what stands in for the body keeps every byte of it.
        let document = crate::content::markdown::plain("a *b*", 7);
        assert_eq!(document.sections()[0].text, "a *b*\n");
        assert_eq!(document.blocks[0].span, crate::source::Span::new(7, 12));
        assert!(kit::breaches(&RULE, &[("cases/x.md", kit::CASE)]).is_empty());
    }

    #[test]
    fn good() {
        let text = format!("{}\n{}", kit::CASE, "[^a![[](<*_`~|".repeat(100));
        kit::good(&RULE, "cases/x.md", &text);
    }
}
