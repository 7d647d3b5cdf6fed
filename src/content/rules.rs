//! STAND-IN, thrown away at the merge.

use crate::source::{Code, Severity};

/// Stand-in.
pub struct Explanation {
    /// Stand-in.
    pub code: Code,
    /// Stand-in.
    pub name: &'static str,
    /// Stand-in.
    pub severity: Severity,
    /// Stand-in.
    pub summary: &'static str,
    /// Stand-in.
    pub text: &'static str,
}
/// Stand-in.
pub fn explain(code_or_name: &str) -> Option<Explanation> {
    all()
        .into_iter()
        .find(|rule| rule.name == code_or_name || rule.code.0 == code_or_name)
}
/// Stand-in.
pub fn all() -> Vec<Explanation> {
    vec![Explanation {
        code: Code("CB100"),
        name: "front-matter",
        severity: Severity::Error,
        summary: "front matter cannot be read",
        text: "A record begins with a line of `+++`.",
    }]
}
