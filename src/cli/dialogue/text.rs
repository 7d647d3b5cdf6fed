//! A text to be listened to: sections, each in parts that are not too long, told one after the other.

use crate::cli::output::Line;
use crate::model::Script;

/// The most lines of a part; a little less than a terminal shows.
const MOST: usize = 20;

/// A section, whose parts stand one after the other.
#[derive(Clone, Debug)]
pub(super) struct Section {
    /// Its heading.
    pub(super) heading: String,
    /// Its anchor; empty for what stands before the first heading.
    pub(super) anchor: String,
    /// Its first part.
    pub(super) first: usize,
    /// How many parts it has.
    pub(super) count: usize,
}

/// A part: what is told at a time.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// Which section it is of.
    pub(super) section: usize,
    /// Its lines.
    pub(super) lines: Vec<Line>,
}

/// A text.
#[derive(Clone, Debug, Default)]
pub(super) struct Text {
    /// What is told of it before its sections: its title, and what else names it.
    pub(super) head: Vec<Line>,
    /// Its sections.
    pub(super) sections: Vec<Section>,
    /// Its parts.
    pub(super) parts: Vec<Part>,
}

impl Text {
    /// Returns a text without sections.
    pub(super) fn new(head: Vec<Line>) -> Self {
        Self {
            head,
            ..Self::default()
        }
    }

    /// Adds a section; one without a word is left out.
    pub(super) fn add(&mut self, heading: &str, anchor: &str, lines: &[Line]) {
        let parts = parted(lines);
        if parts.is_empty() {
            return;
        }
        let section = self.sections.len();
        self.sections.push(Section {
            heading: heading.to_owned(),
            anchor: anchor.to_owned(),
            first: self.parts.len(),
            count: parts.len(),
        });
        let parts = parts.into_iter().map(|lines| Part { section, lines });
        self.parts.extend(parts);
    }

    /// Adds a section in place of the last one where that has the same anchor.
    pub(super) fn replace_last(&mut self, heading: &str, anchor: &str, lines: &[Line]) {
        let last = self.sections.pop_if(|last| last.anchor == anchor);
        if let Some(last) = last {
            self.parts.truncate(last.first);
        }
        self.add(heading, anchor, lines);
    }

    /// Returns the section of an anchor.
    pub(super) fn at(&self, anchor: &str) -> Option<usize> {
        let mut sections = self.sections.iter();
        sections.position(|section| section.anchor == anchor)
    }

    /// Returns the section of a part.
    pub(super) fn section_of(&self, part: usize) -> Option<&Section> {
        self.sections.get(self.parts.get(part)?.section)
    }
}

/// Breaks lines into parts: between paragraphs where that is possible, else between items, else anywhere.
fn parted(lines: &[Line]) -> Vec<Vec<Line>> {
    let text: Vec<String> = lines.iter().map(Line::plain).collect();
    let is_empty = |at: usize| text[at].trim().is_empty();
    let mut parts = Vec::new();
    let mut start = 0;
    loop {
        while start < lines.len() && is_empty(start) {
            start += 1;
        }
        if start == lines.len() {
            return parts;
        }
        let rest = lines.len() - start;
        let end = start + rest.min(MOST);
        let break_at = |is_good: &dyn Fn(usize) -> bool| {
            let half = start + MOST / 2;
            (half..=end).rev().find(|at| is_good(*at))
        };
        let end = if rest <= MOST {
            end
        } else {
            break_at(&is_empty)
                .or_else(|| break_at(&|at| !text[at].starts_with(' ')))
                .unwrap_or(end)
        };
        let last = (start..end)
            .rev()
            .find(|at| !is_empty(*at))
            .unwrap_or(start);
        parts.push(lines[start..=last].to_vec());
        start = end;
    }
}

/// Joins lines to the running text they were broken from, and returns where each begins in it.
pub(super) fn joined(lines: &[Line]) -> String {
    let mut out = String::new();
    for line in lines {
        let line = line.plain();
        let line = line.trim();
        let unspaced = |one: Option<char>| one.is_some_and(|one| Script::of(one).is_unspaced());
        let is_one_word = unspaced(out.chars().next_back()) && unspaced(line.chars().next());
        if !out.is_empty() && !line.is_empty() && !is_one_word {
            out.push(' ');
        }
        out.push_str(line);
    }
    out
}

/// Returns the paragraphs, items and rows that lines of a width were broken from.
pub(super) fn paragraphs(lines: &[Line], width: usize) -> Vec<String> {
    let mut paragraphs = Vec::new();
    let mut rest = lines;
    while !rest.is_empty() {
        let goes_on = |pair: &[Line]| is_continued(&pair[0], &pair[1], width);
        let count = 1 + rest.windows(2).take_while(|pair| goes_on(pair)).count();
        let (own, after) = rest.split_at(count);
        paragraphs.push(joined(own));
        rest = after;
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}

/// Tells whether a line goes on with what stands on the one before it: that has no room for another word.
fn is_continued(before: &Line, line: &Line, width: usize) -> bool {
    let text = line.plain();
    let text = text.trim_start();
    let is_item = text.starts_with("- ") || before.plain().trim().is_empty();
    let mut words = text.split(' ');
    let word = words.next().unwrap_or_default();
    let is_numbered = |word: &str| {
        let number = word.strip_suffix('.').unwrap_or_default();
        !number.is_empty() && number.chars().all(|one| one.is_ascii_digit())
    };
    !text.is_empty()
        && !is_item
        && !is_numbered(word)
        && before.columns() + 1 + crate::tui::text::width(word) > width
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<Line> {
        text.split('\n').map(Line::text).collect()
    }

    fn counts(text: &str) -> Vec<usize> {
        parted(&lines(text)).iter().map(Vec::len).collect()
    }

    #[test]
    fn parts_end_between_paragraphs_then_between_items() {
        let paragraph = ["words"; 12].join("\n");
        assert_eq!(counts(&format!("{paragraph}\n\n{paragraph}")), [12, 12]);
        let item = "- item\n  more\n  and more";
        assert_eq!(counts(&[item; 9].join("\n")), [18, 9]);
        assert_eq!(counts(&["word"; 45].join("\n")), [20, 20, 5]);
        assert_eq!(counts(&[" word"; 45].join("\n")), [20, 20, 5]);
        assert_eq!(counts("\n\na\n\n"), [1]);
        assert!(counts("\n \n").is_empty());
    }

    #[test]
    fn sections_know_their_parts() {
        let mut text = Text::new(Vec::new());
        text.add("One", "one", &lines(&["word"; 25].join("\n")));
        text.add("None", "none", &lines("\n"));
        text.add("Two", "two", &lines("word"));
        let parts: Vec<(usize, usize)> = text
            .sections
            .iter()
            .map(|section| (section.first, section.count))
            .collect();
        assert_eq!(parts, [(0, 2), (2, 1)]);
        assert_eq!((text.at("two"), text.at("none")), (Some(1), None));
        assert_eq!(
            text.section_of(1).map(|one| one.heading.as_str()),
            Some("One")
        );
        assert!(text.section_of(3).is_none());
    }

    #[test]
    fn the_last_section_gives_way_to_another_of_its_anchor() {
        let mut text = Text::new(Vec::new());
        text.add("One", "one", &lines("word"));
        for (note, parts) in [("a", 2), (&*["b"; 25].join("\n"), 3), ("", 1), ("c", 2)] {
            text.replace_last("Note", "note:", &lines(note));
            assert_eq!(text.parts.len(), parts, "{note}");
        }
        assert_eq!((text.at("one"), text.at("note:")), (Some(0), Some(1)));
    }

    #[test]
    fn paragraphs_items_and_rows_are_told_apart_again() {
        let broken = "a long line here\nand another\n\n- one item that\n  goes on here.\n- 2\nKey: value\n  3. x";
        assert_eq!(
            paragraphs(&lines(broken), 17),
            [
                "a long line here and another",
                "- one item that goes on here.",
                "- 2",
                "Key: value",
                "3. x"
            ]
        );
        assert!(paragraphs(&lines("\n \n"), 40).is_empty());
    }

    #[test]
    fn broken_lines_are_one_text_again() {
        assert_eq!(joined(&lines("  a\n  b\n\nc")), "a b c");
        assert_eq!(joined(&lines("养老\n金 x\ny")), "养老金 x y");
    }
}
