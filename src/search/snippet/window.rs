//! The cut of a text that fits on two lines and holds the most of what was asked.

use super::Found;
use crate::model::Script;
use crate::search::results::Snippet;

/// How many columns a passage takes.
const COLUMNS: usize = 160;
/// How many of them may come before the first word that answers.
const LEAD: usize = 40;

/// Returns the passage of a text that begins before the match of a number.
pub(super) fn passage(text: &str, found: &[Found], first: usize) -> Snippet {
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
    Snippet { text, marks }
}

/// Returns how many clauses can be seen at once at most, and the number of the first match of the first such passage.
pub(super) fn best(text: &str, found: &[Found]) -> (usize, usize) {
    let spans = spans(text, found);
    let mut seen = Seen::default();
    let mut best = (0, 0, 0);
    let mut end = 0;
    for (first, (start, _)) in spans.iter().enumerate() {
        let fits = |(_, stop): &(usize, usize)| stop - start <= COLUMNS - LEAD;
        while end == first || spans.get(end).is_some_and(fits) {
            seen.add(found[end].clause);
            end += 1;
        }
        if (seen.clauses, end - first) > (best.0, best.1) {
            best = (seen.clauses, end - first, first);
        }
        seen.remove(found[first].clause);
    }
    (best.0, best.2)
}

/// Returns the columns in which the matches of a text begin and end, as in one long line.
fn spans(text: &str, found: &[Found]) -> Vec<(usize, usize)> {
    let (mut at, mut column) = (0, 0);
    let mut to = |offset: usize| {
        column += columns(text.get(at..offset).unwrap_or_default());
        at = offset;
        column
    };
    found
        .iter()
        .map(|found| (to(found.range.start), to(found.range.end)))
        .collect()
}

/// How many matches of each clause are seen at once.
#[derive(Default)]
pub(super) struct Seen {
    matches: Vec<usize>,
    /// How many clauses have one.
    pub(super) clauses: usize,
}

impl Seen {
    /// Adds a match of a clause.
    pub(super) fn add(&mut self, clause: usize) {
        if clause >= self.matches.len() {
            self.matches.resize(clause + 1, 0);
        }
        self.clauses += usize::from(self.matches[clause] == 0);
        self.matches[clause] += 1;
    }

    fn remove(&mut self, clause: usize) {
        self.matches[clause] -= 1;
        self.clauses -= usize::from(self.matches[clause] == 0);
    }
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
    // The most common ones, for speed.
    match character as u32 {
        0..0x300 | 0x370..0xe00 | 0x2000..0x2e80 => 1,
        0x4e00..0xa000 => 2,
        _ => width_by_script(character),
    }
}

fn width_by_script(character: char) -> usize {
    match character as u32 {
        0x300..=0x36f
        | 0xe31
        | 0xe34..=0xe3a
        | 0xe47..=0xe4e
        | 0xeb1
        | 0xeb4..=0xebc
        | 0xec8..=0xece => 0,
        0xe00..0xf00 => 1,
        _ => match Script::of(character) {
            Script::Han | Script::Kana | Script::Hangul => 2,
            _ => 1,
        },
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
