//! Front matter as text.

use std::fmt::{Display, Write};

/// Front matter being written: plain fields first, then tables, as TOML wants it.
#[derive(Default)]
pub(crate) struct Front(String);

impl Front {
    /// Adds a field whose value is TOML already.
    pub(crate) fn raw(&mut self, key: &str, value: impl Display) {
        writeln!(self.0, "{key} = {value}").unwrap();
    }

    /// Adds a text.
    pub(crate) fn text(&mut self, key: &str, value: &str) {
        self.raw(key, quoted(value));
    }

    /// Adds a list of texts.
    pub(crate) fn list(&mut self, key: &str, values: &[impl AsRef<str>]) {
        self.raw(key, list(values));
    }

    /// Begins a table, which may come again.
    pub(crate) fn table(&mut self, name: &str) {
        writeln!(self.0, "\n[[{name}]]").unwrap();
    }

    /// Begins a table that comes once.
    pub(crate) fn one_table(&mut self, name: &str) {
        writeln!(self.0, "\n[{name}]").unwrap();
    }

    /// Returns the file: this front matter and a body.
    pub(crate) fn with_body(self, body: &str) -> String {
        format!("+++\n{}+++\n\n{body}", self.0)
    }
}

/// Returns a text as a TOML string.
pub(crate) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Returns texts as a TOML list.
pub(crate) fn list(values: &[impl AsRef<str>]) -> String {
    let values: Vec<String> = values.iter().map(|value| quoted(value.as_ref())).collect();
    format!("[{}]", values.join(", "))
}
