//! Text and places in it: files, spans, diagnostics and the text policy. Knows no domain word.

pub mod csv;
pub mod diagnostic;
pub(crate) mod digit;
pub mod fold;
pub mod hash;
pub mod json;
pub mod markdown;
pub mod nearest;
pub mod render;
pub mod safe;
pub mod salvage;
pub mod segment;
pub mod span;

pub use diagnostic::{Code, Diagnostic, Explanation, Label, Severity};
pub use nearest::nearest;
pub use safe::SafeText;
pub use salvage::salvage;
pub use span::{LineIndex, Position, Span, Spanned};

/// One text file: its path inside the library, its text and its lines.
#[derive(Clone, Debug)]
pub struct SourceFile {
    path: String,
    text: String,
    lines: LineIndex,
}

impl SourceFile {
    /// Returns the file of this path (relative to the library, with `/`) and text.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let lines = LineIndex::new(&text);
        Self {
            path: path.into(),
            text,
            lines,
        }
    }

    /// Returns the path, relative to the library, with `/` on every system.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Returns the raw text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the lines of the text.
    pub fn lines(&self) -> &LineIndex {
        &self.lines
    }

    /// Returns the line and column of a byte offset.
    pub fn position(&self, offset: usize) -> Position {
        self.lines.position(&self.text, offset)
    }
}
