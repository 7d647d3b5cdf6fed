//! The cut of a text that fits on two lines and holds the most of what was asked.

use super::Found;
use crate::model::Script;
use crate::search::results::Snippet;

/// How many columns a passage takes.
const COLUMNS: usize = 160;
/// How many of them may come before the first word that answers.
const LEAD: usize = 40;

/// Returns how many clauses the best passage of a text answers, and the passage.
pub(super) fn window(text: &str, found: &[Found]) -> (usize, Snippet) {
    let (held, first) = best(text, found);
    let start = found
        .get(first)
        .map_or(0, |found| back(text, found.range.start));
    let end = forward(text, start);
    let lead = if start > 0 { "…" } else { "" };
    let tail = if end < text.len() { "…" } else { "" };
    let body = text[start..end].trim_end();
    let shift = |at: usize| at - start + lead.len();
    let marks = found
        .iter()
        .filter(|found| found.range.start >= start && found.range.end <= start + body.len());
    let marks = marks
        .map(|found| shift(found.range.start)..shift(found.range.end))
        .collect();
    let text = format!("{lead}{body}{tail}");
    (held, Snippet { text, marks })
}

/// Returns how many clauses can be seen at once at most, and the number of the first match of the first such passage.
fn best(text: &str, found: &[Found]) -> (usize, usize) {
    let mut best = (0, 0, 0);
    let mut end = 0;
    let mut columns_to_end = 0;
    for (first, start) in found.iter().enumerate() {
        if end < first {
            end = first;
            columns_to_end = 0;
        }
        while let Some(next) = found.get(end) {
            let from = if end == first {
                start.range.start
            } else {
                found[end - 1].range.end
            };
            let more = columns(text.get(from..next.range.end).unwrap_or_default());
            if end > first && columns_to_end + more > COLUMNS - LEAD {
                break;
            }
            columns_to_end += more;
            end += 1;
        }
        let mut clauses: Vec<usize> = found[first..end].iter().map(|found| found.clause).collect();
        clauses.sort_unstable();
        clauses.dedup();
        if (clauses.len(), end - first) > (best.0, best.1) {
            best = (clauses.len(), end - first, first);
        }
        let next = found
            .get(first + 1)
            .map_or(start.range.end, |next| next.range.start);
        let gone = columns(text.get(start.range.start..next).unwrap_or_default());
        columns_to_end = columns_to_end.saturating_sub(gone);
    }
    (best.0, best.2)
}

/// Returns where a passage begins that leads up to an offset: at a word, and at a sentence if one begins near.
fn back(text: &str, offset: usize) -> usize {
    let mut start = offset;
    let mut word = offset;
    let mut left = LEAD;
    for (at, character) in text[..offset].char_indices().rev() {
        let width = width(character);
        if width > left {
            return word;
        }
        left -= width;
        if matches!(character, '。' | '．' | '！' | '？' | '။' | '។') {
            return start;
        }
        if character.is_whitespace() {
            word = start;
            if text[..at].ends_with(['.', '!', '?', ':', '؟']) {
                return start;
            }
        } else if Script::of(character).is_unspaced() {
            word = at;
        }
        start = at;
    }
    0
}

/// Returns where a passage ends that begins at an offset: after a word.
fn forward(text: &str, start: usize) -> usize {
    let mut left = COLUMNS;
    let mut word = start;
    for (at, character) in text[start..].char_indices() {
        let width = width(character);
        if character.is_whitespace() || Script::of(character).is_unspaced() {
            word = start + at;
        }
        if width > left {
            return if word > start { word } else { start + at };
        }
        left -= width;
    }
    text.len()
}

fn columns(text: &str) -> usize {
    if text.is_ascii() {
        text.len()
    } else {
        text.chars().map(width).sum()
    }
}

/// Returns about how many columns a character takes; the screen measures exactly.
fn width(character: char) -> usize {
    if character.is_ascii() {
        1
    } else {
        width_by_script(character)
    }
}

fn width_by_script(character: char) -> usize {
    match Script::of(character) {
        Script::Han | Script::Kana | Script::Hangul => 2,
        _ if matches!(character as u32, 0x300..=0x36f | 0xeb1 | 0xeb4..=0xebc | 0xec8..=0xece | 0xe31 | 0xe34..=0xe3a | 0xe47..=0xe4e) => {
            0
        }
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_takes_the_columns_of_its_script() {
        for character in '\0'..=char::MAX {
            let columns = width(character);
            assert_eq!(columns, width_by_script(character), "{character:?}");
        }
        let widths: Vec<usize> = "aé\u{301}养ເັ".chars().map(width).collect();
        assert_eq!(widths, [1, 1, 0, 2, 1, 0]);
    }
}
