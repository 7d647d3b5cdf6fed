//! A text that is written over several lines: where the lines break, and where the cursor stands in them.

use std::ops::Range;

use crate::tui::text;

/// Returns the bytes of each line of at most so many columns; nothing is left out, a blank stays at the end of its line.
/// There is a line even where nothing is written.
pub(super) fn rows(words: &str, columns: usize) -> Vec<Range<usize>> {
    let mut rows = Vec::new();
    let mut start = 0;
    while let Some(rest) = words.get(start..).filter(|rest| !rest.is_empty()) {
        let (head, tail) = text::split(rest, columns.max(1));
        let end = match head.rfind(' ') {
            _ if tail.is_empty() => rest.len(),
            Some(blank) => blank + 1,
            None if head.is_empty() => rest.chars().next().map_or(1, char::len_utf8),
            None => head.len(),
        };
        rows.push(start..start + end);
        start += end;
    }
    if rows.is_empty() {
        rows.push(0..0);
    }
    rows
}

/// Returns the line and the column at which a byte stands.
pub(super) fn place(words: &str, rows: &[Range<usize>], byte: usize) -> (usize, usize) {
    let row = rows.iter().rposition(|row| row.start <= byte).unwrap_or(0);
    let start = rows.get(row).map_or(0, |row| row.start);
    let before = words.get(start..byte).unwrap_or_default();
    (row, text::width(before))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_at_blanks_and_loses_nothing() {
        let words = "one two  three 养老金养老金 four";
        for columns in 1..40 {
            let rows = rows(words, columns);
            let joined: String = rows.iter().map(|row| &words[row.clone()]).collect();
            assert_eq!(joined, words, "{columns}");
        }
        let rows = rows("one two", 5);
        assert_eq!(rows, [0..4, 4..7]);
        assert_eq!(place("one two", &rows, 3), (0, 3));
        assert_eq!(place("one two", &rows, 4), (1, 0));
        assert_eq!(place("one two", &rows, 7), (1, 3));
    }

    #[test]
    fn an_empty_text_has_a_line() {
        let rows = rows("", 5);
        assert_eq!((rows.len(), rows[0].clone()), (1, 0..0));
        assert_eq!(place("", &rows, 0), (0, 0));
    }
}
