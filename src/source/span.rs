//! Places in a text: byte ranges inside, lines and columns at the edge.
//!
//! Everything below the printers speaks of bytes. [`LineIndex`] is the only thing that turns a byte offset into a
//! line and a column, so that every message counts alike.

use std::ops::{Deref, Range};

/// A range of bytes in the raw text of a file, end excluded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// Returns the span of these bytes; an end before the start gives an empty span at the start.
    pub fn new(start: usize, end: usize) -> Self {
        Self {
            start,
            end: end.max(start),
        }
    }

    /// Returns the empty span at an offset.
    pub fn at(offset: usize) -> Self {
        Self {
            start: offset,
            end: offset,
        }
    }

    /// Returns the span moved by a number of bytes, as for a part that was cut out of a file.
    #[must_use]
    pub fn shifted(self, by: usize) -> Self {
        Self {
            start: self.start + by,
            end: self.end + by,
        }
    }

    /// Returns the span as a range for slicing.
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

/// A value together with the place it was written at.
///
/// Equality and order look at the value alone, so that a record moved in its file is still the same record.
#[derive(Clone, Debug, Default)]
pub struct Spanned<T> {
    /// What was written.
    pub value: T,
    /// Where, in the raw file.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// Returns the value with its place.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

impl<T> Deref for Spanned<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: PartialEq> PartialEq for Spanned<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: Eq> Eq for Spanned<T> {}

/// A line and a column, both counted from 1; columns count characters, not bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1; a byte-order mark is not counted.
    pub column: usize,
}

/// The line starts of one text.
///
/// `\n`, `\r\n` and a lone `\r` each end one line.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<usize>,
}

impl LineIndex {
    /// Builds the index of a text.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        if text.contains('\r') {
            for (at, byte) in bytes.iter().enumerate() {
                if *byte == b'\n' || (*byte == b'\r' && bytes.get(at + 1) != Some(&b'\n')) {
                    starts.push(at + 1);
                }
            }
        } else {
            // Nearly every file; the search of the standard library takes several bytes at a time.
            starts.extend(text.match_indices('\n').map(|(at, _)| at + 1));
        }
        Self { starts }
    }

    /// Returns the number of lines; an empty text has one.
    pub fn lines(&self) -> usize {
        self.starts.len()
    }

    /// Returns the line (from 1) that holds a byte offset.
    pub fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset)
    }

    /// Returns the bytes of a line (from 1) without its line break; an empty span past the end of the text.
    pub fn line_span(&self, text: &str, line: usize) -> Span {
        let Some(start) = line
            .checked_sub(1)
            .and_then(|at| self.starts.get(at))
            .copied()
        else {
            return Span::at(text.len());
        };
        let end = self.starts.get(line).copied().unwrap_or(text.len());
        let kept = text[start..end].trim_end_matches(['\n', '\r']);
        Span::new(start, start + kept.len())
    }

    /// Returns the line and column of a byte offset; an offset past the end gives the end, one inside a character its
    /// beginning.
    pub fn position(&self, text: &str, offset: usize) -> Position {
        let mut offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.line(offset);
        let start = self.starts[line - 1];
        let before = &text[start..offset];
        let mark = usize::from(line == 1 && before.starts_with('\u{feff}'));
        Position {
            line,
            column: before.chars().count() - mark + 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, offset: usize) -> (usize, usize) {
        let position = LineIndex::new(text).position(text, offset);
        (position.line, position.column)
    }

    #[test]
    fn counts_from_one_on_the_first_line_the_last_line_and_in_an_empty_text() {
        assert_eq!(at("", 0), (1, 1));
        assert_eq!(at("ab\ncd", 0), (1, 1));
        assert_eq!(at("ab\ncd", 4), (2, 2));
        assert_eq!(at("ab\n", 3), (2, 1));
        assert_eq!(at("ab", 99), (1, 3));
    }

    #[test]
    fn counts_characters_and_not_bytes_and_leaves_out_the_byte_order_mark() {
        assert_eq!(at("ລາວ x", 10), (1, 5));
        assert_eq!(at("\u{feff}ab", 3), (1, 1));
        assert_eq!(at("é", 1), (1, 1));
    }

    #[test]
    fn takes_every_line_break_as_one() {
        let text = "a\r\nb\rc\nd";
        assert_eq!(LineIndex::new(text).lines(), 4);
        assert_eq!(at(text, 3), (2, 1));
        assert_eq!(at(text, 5), (3, 1));
        assert_eq!(LineIndex::new(text).line_span(text, 1), Span::new(0, 1));
    }
}
