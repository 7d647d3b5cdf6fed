//! Running text broken into lines of a width. Width is measured by `tui::text`, by cluster and in columns.

use unicode_segmentation::UnicodeSegmentation;

use crate::cli::output::{Line, Role};
use crate::model::Script;
use crate::source::SafeText;
use crate::source::segment::line_breaks;
use crate::tui::text::width;

/// The fewest columns text is broken to, however deep it stands.
const NARROWEST: usize = 16;

/// A stretch of text in one role.
pub(crate) type Piece = (Role, String);

/// What stands before the lines of a text: on the first one, and on the others.
#[derive(Clone, Debug, Default)]
pub(crate) struct Margin {
    /// Before the first line.
    pub(crate) first: String,
    /// Before every other line.
    pub(crate) rest: String,
}

impl Margin {
    /// Returns a margin that is the same on every line.
    pub(crate) fn of(text: &str) -> Self {
        Self {
            first: text.to_owned(),
            rest: text.to_owned(),
        }
    }

    /// Returns the margin of something inside: its first line is marked, the others stand under the text of the first.
    pub(crate) fn marked(&self, mark: &str) -> Self {
        Self {
            first: format!("{}{mark}", self.first),
            rest: format!("{}{}", self.rest, " ".repeat(width(mark))),
        }
    }

    /// Returns the margin of what follows the first line.
    pub(crate) fn after(&self) -> Self {
        Self::of(&self.rest)
    }
}

/// Breaks text into lines; a line feed in a piece breaks the line.
pub(crate) fn flow(pieces: &[Piece], columns: usize, margin: &Margin) -> Vec<Line> {
    let mut flow = Flow {
        columns: columns.saturating_sub(width(&margin.rest)).max(NARROWEST),
        margin: margin.clone(),
        lines: Vec::new(),
        line: Vec::new(),
        used: 0,
        space: None,
        word: Vec::new(),
    };
    for (role, text) in pieces {
        let text = SafeText::prose(text);
        for (at, part) in text.as_str().split('\n').enumerate() {
            if at > 0 {
                flow.end_word();
                flow.end_line();
            }
            flow.add(*role, part);
        }
    }
    flow.end_word();
    flow.end_line();
    flow.lines
}

/// The lines so far and the one being filled.
struct Flow {
    columns: usize,
    margin: Margin,
    lines: Vec<Line>,
    line: Vec<Piece>,
    used: usize,
    /// A space that is printed only if something follows it on the line.
    space: Option<Role>,
    /// What must stay together, over pieces, as a word and the citation behind it.
    word: Vec<Piece>,
}

impl Flow {
    fn add(&mut self, role: Role, text: &str) {
        for word in text.split_inclusive(' ') {
            let bare = word.trim_end_matches(' ');
            for (at, part) in breakable(bare, self.columns).into_iter().enumerate() {
                if at > 0 {
                    self.end_word();
                }
                self.word.push((role, part.to_owned()));
            }
            if bare.len() < word.len() {
                self.end_word();
                self.space = Some(role);
            }
        }
    }

    /// Puts what must stay together on this line, or on the next where it does not fit; only what is wider than a line is
    /// broken between its pieces.
    fn end_word(&mut self) {
        let word = std::mem::take(&mut self.word);
        let wide: usize = word.iter().map(|(_, part)| width(part)).sum();
        if wide > self.columns && word.len() > 1 {
            for piece in word {
                self.place(&[piece]);
            }
        } else if wide > 0 {
            self.place(&word);
        }
    }

    fn place(&mut self, word: &[Piece]) {
        let wide: usize = word.iter().map(|(_, part)| width(part)).sum();
        let gap = usize::from(self.space.is_some() && self.used > 0);
        if self.used > 0 && self.used + gap + wide > self.columns {
            self.end_line();
        } else if let (1, Some(role)) = (gap, self.space) {
            self.push(role, " ");
        }
        self.space = None;
        for (role, part) in word {
            self.push(*role, part);
        }
    }

    fn push(&mut self, role: Role, text: &str) {
        self.used += width(text);
        match self.line.last_mut() {
            Some((last, line)) if *last == role => line.push_str(text),
            _ => self.line.push((role, text.to_owned())),
        }
    }

    fn end_line(&mut self) {
        let margin = if self.lines.is_empty() {
            &self.margin.first
        } else {
            &self.margin.rest
        };
        let mut line = Line::new();
        if self.line.is_empty() {
            line = line.put(Role::Text, margin.trim_end());
        } else if !margin.is_empty() {
            line = line.put(Role::Text, margin);
        }
        for (role, text) in self.line.drain(..) {
            line = line.put(role, &text);
        }
        self.lines.push(line);
        self.used = 0;
        self.space = None;
    }
}

/// Returns the parts between which a word may be broken: none for most words; those of the line segmenter for scripts
/// without spaces; clusters where a part is wider than a line. An address is never broken, so that it can be copied.
fn breakable(word: &str, columns: usize) -> Vec<&str> {
    if word.contains("://") {
        return vec![word];
    }
    let unspaced = |character| Script::of(character).is_unspaced();
    let parts = if !word.is_ascii() && word.chars().any(unspaced) {
        split_at_all(word, &line_breaks(word))
    } else {
        vec![word]
    };
    let narrow = |part| {
        if width(part) > columns {
            part.graphemes(true).collect()
        } else {
            vec![part]
        }
    };
    parts.into_iter().flat_map(narrow).collect()
}

fn split_at_all<'t>(text: &'t str, offsets: &[usize]) -> Vec<&'t str> {
    let starts = std::iter::once(0).chain(offsets.iter().copied());
    let ends = offsets.iter().copied().chain([text.len()]);
    starts
        .zip(ends)
        .filter_map(|(start, end)| text.get(start..end))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, columns: usize, margin: &Margin) -> Vec<String> {
        flow(&[(Role::Text, text.to_owned())], columns, margin)
            .iter()
            .map(Line::plain)
            .collect()
    }

    #[test]
    fn breaks_at_spaces_and_keeps_every_word() {
        let text = "the quick brown fox jumps over the lazy dog again and again";
        let broken = lines(text, 20, &Margin::default());
        assert!(
            broken.len() > 2
                && broken
                    .iter()
                    .all(|line| width(line) <= 20 && !line.ends_with(' '))
        );
        assert_eq!(broken.join(" "), text);
    }

    #[test]
    fn breaks_what_has_no_spaces_between_words_and_not_before_a_comma() {
        let text = "ການປົກປ້ອງສັງຄົມແມ່ນສິດຂອງທຸກຄົນ养老金制度改革，2017年社会保障与发展。";
        for columns in NARROWEST..30 {
            let broken = lines(text, columns, &Margin::default());
            assert!(broken.iter().all(|line| width(line) <= columns));
            assert_eq!(broken.concat(), text);
            for line in &broken {
                assert!(!line.starts_with(['，', '。', '0', '1', '7']), "{broken:?}");
                assert!(!line.starts_with("ງຄົມ"), "{broken:?}");
            }
        }
    }

    #[test]
    fn breaks_a_word_wider_than_the_line() {
        assert_eq!(lines(&"x".repeat(45), 20, &Margin::default()).len(), 3);
    }

    #[test]
    fn keeps_a_citation_with_the_word_before_it() {
        let cited = |word: &str, citations: usize| {
            let citation = (Role::Dim, "[1]".to_owned());
            let mut pieces = vec![(Role::Text, format!("aaaaaaaaa bbbb {word}"))];
            pieces.extend(std::iter::repeat_n(citation, citations));
            pieces.push((Role::Text, " x".to_owned()));
            let broken = flow(&pieces, 20, &Margin::default());
            broken.iter().map(Line::plain).collect::<Vec<String>>()
        };
        assert_eq!(cited("cccc.", 1), ["aaaaaaaaa bbbb", "cccc.[1] x"]);
        assert_eq!(cited("养老金", 1), ["aaaaaaaaa bbbb 养老", "金[1] x"]);
        assert!(cited("cccc", 9).iter().all(|line| width(line) <= 20));
    }

    #[test]
    fn never_breaks_an_address() {
        let address = "<https://example.org/a/long/way/to/go>";
        let broken = lines(&format!("see {address}, please"), 20, &Margin::default());
        assert_eq!(broken, ["see", &format!("{address},"), "please"]);
    }

    #[test]
    fn stands_under_its_mark() {
        let margin = Margin::of("  ").marked("- ");
        assert_eq!(
            lines("aaaaaaaaa bbbbbbbbb ccccccccc", 20, &margin),
            ["  - aaaaaaaaa", "    bbbbbbbbb", "    ccccccccc"]
        );
    }

    #[test]
    fn keeps_roles_apart_and_line_feeds() {
        let pieces = [
            (Role::Text, "a ".to_owned()),
            (Role::Mark, "b".to_owned()),
            (Role::Text, "c\nd".to_owned()),
        ];
        let broken = flow(&pieces, 40, &Margin::default());
        let first = Line::new()
            .put(Role::Text, "a ")
            .put(Role::Mark, "b")
            .put(Role::Text, "c");
        assert_eq!(broken, [first, Line::text("d")]);
    }
}
