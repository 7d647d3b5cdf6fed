//! A line of input: text, cursor and what is visible of them. What the text means is left to the screen.

use unicode_segmentation::UnicodeSegmentation;

use crate::source::SafeText;
use crate::tui::event::Typed;
use crate::tui::text;
use crate::tui::theme::Role;

/// The most characters an input takes.
pub const LIMIT: usize = 512;

/// The most characters an input for some sentences takes.
pub const ROOMY: usize = 4096;

/// A line of input.
#[derive(Clone, Debug, Default)]
pub struct Input {
    text: String,
    cursor: usize,
    is_cut: bool,
    /// Whether what is typed next takes the place of the text.
    is_selected: bool,
    is_roomy: bool,
}

impl Input {
    /// Returns an input that holds a text, with the cursor at its end.
    pub fn new(text: &str) -> Self {
        let mut input = Self::default();
        input.insert(text);
        input
    }

    /// Returns an input that holds a text as a suggestion: what is typed next takes its place.
    pub fn selected(text: &str) -> Self {
        let mut input = Self::new(text);
        input.select();
        input
    }

    /// Has what is typed next take the place of the text; a key that moves or deletes keeps it to be mended.
    pub fn select(&mut self) {
        self.is_selected = !self.text.is_empty();
    }

    /// Returns the role the text is drawn in.
    pub fn role(&self) -> Role {
        if self.is_selected {
            Role::Selected
        } else {
            Role::Text
        }
    }

    /// Returns an empty input for some sentences.
    pub fn roomy() -> Self {
        Self {
            is_roomy: true,
            ..Self::default()
        }
    }

    /// Returns the text; it is one safe line.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the byte before which the cursor stands.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// Tells whether the last edit did not fit as a whole.
    pub fn is_cut(&self) -> bool {
        self.is_cut
    }

    /// Puts another text in, with the cursor at its end.
    pub fn set(&mut self, text: &str) {
        *self = Self::new(text);
    }

    /// Puts a text in the place of a part, with the cursor after it.
    pub fn replace(&mut self, part: std::ops::Range<usize>, text: &str) {
        if self.text.get(part.clone()).is_some() {
            self.remove(part.start, part.end);
            self.insert(text);
        }
    }

    /// Does what was typed; tells whether the text is another one now.
    pub fn edit(&mut self, typed: &Typed) -> bool {
        if std::mem::take(&mut self.is_selected)
            && matches!(typed, Typed::Char(_) | Typed::Paste(_))
        {
            self.remove(0, self.text.len());
        }
        let (left, right) = self.text.split_at(self.cursor);
        let before = left.graphemes(true).next_back().map_or(0, str::len);
        let after = right.graphemes(true).next().map_or(0, str::len);
        let word_left = word_start(left);
        let word_right = self.cursor + word_end(right);
        match typed {
            Typed::Char(character) => return self.insert(character.encode_utf8(&mut [0; 4])),
            Typed::Paste(pasted) => return self.insert(pasted),
            Typed::Backspace => return self.remove(self.cursor - before, self.cursor),
            Typed::Delete => return self.remove(self.cursor, self.cursor + after),
            Typed::DeleteWord => return self.remove(word_left, self.cursor),
            Typed::DeleteToStart => return self.remove(0, self.cursor),
            Typed::DeleteToEnd => return self.remove(self.cursor, self.text.len()),
            Typed::Left => self.cursor -= before,
            Typed::Right => self.cursor += after,
            Typed::WordLeft => self.cursor = word_left,
            Typed::WordRight => self.cursor = word_right,
            Typed::Home => self.cursor = 0,
            Typed::End => self.cursor = self.text.len(),
        }
        false
    }

    /// Returns the part of the text that is seen in so many columns, and the column of the cursor in it.
    pub fn view(&self, columns: usize) -> (&str, usize) {
        let (start, column) = self.seen_from(columns);
        let (shown, _) = text::split(&self.text[start..], columns);
        (shown, column)
    }

    /// Puts the cursor before what is seen in a column, of so many columns that are seen.
    pub fn point(&mut self, columns: usize, column: usize) {
        let (start, _) = self.seen_from(columns);
        let (before, _) = text::split(&self.text[start..], column);
        self.cursor = start + before.len();
    }

    /// Puts the cursor before a byte, or at the end of the cluster that it stands in.
    pub fn place(&mut self, byte: usize) {
        self.cursor = byte.min(self.text.len());
        self.settle_cursor();
    }

    /// Returns the byte from which on the text is seen in so many columns, and the column of the cursor.
    fn seen_from(&self, columns: usize) -> (usize, usize) {
        let before = &self.text[..self.cursor];
        // One column is kept for the cursor after the last character.
        let room = columns.saturating_sub(1);
        let mut start = 0;
        let mut used = text::width(before);
        for cluster in before.graphemes(true) {
            if used <= room {
                break;
            }
            used -= text::cluster_width(cluster);
            start += cluster.len();
        }
        (start, used.min(room))
    }

    fn insert(&mut self, foreign: &str) -> bool {
        let safe = SafeText::line(foreign);
        let most = if self.is_roomy { ROOMY } else { LIMIT };
        let room = most.saturating_sub(self.text.chars().count());
        let mut end = safe.as_str().len();
        self.is_cut = safe.as_str().chars().count() > room;
        if self.is_cut {
            // Whole clusters only.
            let mut left = room;
            end = 0;
            for cluster in safe.as_str().graphemes(true) {
                let Some(less) = left.checked_sub(cluster.chars().count()) else {
                    break;
                };
                left = less;
                end += cluster.len();
            }
        }
        let kept = &safe.as_str()[..end];
        self.text.insert_str(self.cursor, kept);
        self.cursor += kept.len();
        self.settle_cursor();
        !kept.is_empty()
    }

    /// Moves a cursor that a combining mark has put inside a cluster to the end of that cluster.
    fn settle_cursor(&mut self) {
        let ends = self
            .text
            .grapheme_indices(true)
            .map(|(at, cluster)| at + cluster.len());
        self.cursor = ends
            .into_iter()
            .find(|end| *end >= self.cursor)
            .filter(|_| self.cursor > 0)
            .unwrap_or(self.cursor);
    }

    fn remove(&mut self, start: usize, end: usize) -> bool {
        self.is_cut = false;
        self.text.replace_range(start..end, "");
        self.cursor = start;
        self.settle_cursor();
        start < end
    }
}

/// Returns where the last word of a text begins.
fn word_start(text: &str) -> usize {
    let trimmed = text.trim_end_matches(char::is_whitespace);
    trimmed
        .split_word_bound_indices()
        .next_back()
        .map_or(0, |(at, _)| at)
}

/// Returns where the first word of a text ends.
fn word_end(text: &str) -> usize {
    let trimmed = text.trim_start_matches(char::is_whitespace);
    let first = trimmed.split_word_bounds().next().map_or(0, str::len);
    text.len() - trimmed.len() + first
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(input: &mut Input, keys: &[Typed]) {
        for key in keys {
            input.edit(key);
        }
    }

    #[test]
    fn moves_and_deletes_by_cluster() {
        let mut input = Input::new("ທີ່e\u{301}");
        assert!(input.edit(&Typed::Backspace));
        assert_eq!(input.text(), "ທີ່");
        assert!(input.edit(&Typed::Backspace));
        assert_eq!(input.text(), "");
        assert!(!input.edit(&Typed::Backspace));
    }

    #[test]
    fn what_is_typed_takes_the_place_of_a_suggestion_and_what_deletes_mends_it() {
        let mut input = Input::selected("answers 1");
        assert_eq!(input.role(), Role::Selected);
        typed(&mut input, &[Typed::Char('L'), Typed::Char('a')]);
        assert_eq!((input.text(), input.role()), ("La", Role::Text));
        let mut input = Input::selected("answers 1");
        typed(&mut input, &[Typed::Backspace, Typed::Char('2')]);
        assert_eq!(input.text(), "answers 2");
        let mut input = Input::selected("answers 1");
        typed(&mut input, &[Typed::Left, Typed::Char('1')]);
        assert_eq!(input.text(), "answers 11");
        assert_eq!(Input::selected("").role(), Role::Text);
    }

    #[test]
    fn keeps_the_cursor_out_of_clusters() {
        let mut input = Input::new("eb");
        typed(
            &mut input,
            &[Typed::Left, Typed::Char('\u{301}'), Typed::Char('x')],
        );
        assert_eq!(input.text(), "e\u{301}xb");
        let mut joined = Input::new("a b\u{301}");
        // What is left after the deletion joins into one cluster.
        typed(
            &mut joined,
            &[
                Typed::Home,
                Typed::Right,
                Typed::Delete,
                Typed::Delete,
                Typed::Char('x'),
            ],
        );
        assert_eq!(joined.text(), "ax");
    }

    #[test]
    fn jumps_and_deletes_words() {
        let mut input = Input::new("social protection floor");
        typed(
            &mut input,
            &[Typed::WordLeft, Typed::WordLeft, Typed::Char('x')],
        );
        assert_eq!(input.text(), "social xprotection floor");
        typed(&mut input, &[Typed::WordRight, Typed::DeleteWord]);
        assert_eq!(input.text(), "social  floor");
        typed(&mut input, &[Typed::DeleteToStart]);
        assert_eq!(input.text(), " floor");
        typed(&mut input, &[Typed::Home, Typed::DeleteToEnd]);
        assert_eq!(input.text(), "");
    }

    #[test]
    fn takes_no_control_character_and_no_line_break() {
        let mut input = Input::default();
        input.edit(&Typed::Paste("a\x1b[31m\r\nb".to_owned()));
        assert_eq!(input.text(), "a␛[31m b");
    }

    #[test]
    fn cuts_what_is_pasted_and_says_so() {
        let mut input = Input::new("ab");
        input.edit(&Typed::Paste("x".repeat(1_000_000)));
        assert_eq!(input.text().chars().count(), LIMIT);
        assert!(input.is_cut());
        assert!(!input.edit(&Typed::Char('y')));
        input.edit(&Typed::Backspace);
        assert!(!input.is_cut());
    }

    #[test]
    fn replaces_a_part_and_goes_on_after_it() {
        let mut input = Input::new("country:老 b");
        input.replace(8..11, "LAO");
        input.edit(&Typed::Char(','));
        assert_eq!(input.text(), "country:LAO, b");
        input.replace(50..60, "x");
        assert_eq!(input.text(), "country:LAO, b");
    }

    #[test]
    fn shows_the_part_around_the_cursor() {
        let mut input = Input::new("养老金 pension");
        assert_eq!(input.view(20), ("养老金 pension", 14));
        assert_eq!(input.view(5), ("sion", 4));
        assert_eq!(input.view(0), ("", 0));
        assert_eq!(input.view(1), ("", 0));
        input.edit(&Typed::Home);
        assert_eq!(input.view(5), ("养老", 0));
    }
}
