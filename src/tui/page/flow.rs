//! Running text with its looks and links: one string of safe text and the runs it consists of.
//!
//! Where lines break is left to `wrap`; what a look is in colours, to the theme.

use std::ops::Range;

use ratatui::style::Modifier;

use crate::source::SafeText;
use crate::tui::theme::Role;

/// How a run of text looks, in words of the theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Look {
    /// The role in the theme.
    pub(crate) role: Role,
    /// What is added to the style of the role.
    pub(crate) modifier: Modifier,
}

impl Look {
    /// Returns the look of a role and nothing else.
    pub(crate) const fn of(role: Role) -> Self {
        Self {
            role,
            modifier: Modifier::empty(),
        }
    }

    /// Returns the look with something added.
    pub(crate) fn with(self, modifier: Modifier) -> Self {
        Self {
            role: self.role,
            modifier: self.modifier | modifier,
        }
    }
}

/// A stretch of a text that looks alike and leads to one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Run {
    /// One past its last byte; it begins where the run before ends.
    pub(crate) end: usize,
    /// How it looks.
    pub(crate) look: Look,
    /// Which link of the sheet it is.
    pub(crate) link: Option<usize>,
}

/// A text with its runs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Flow {
    text: SafeText,
    runs: Runs,
}

/// The runs of a text; most texts have one, which takes no room of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Runs {
    One(Run),
    Many(Box<[Run]>),
}

impl Default for Runs {
    fn default() -> Self {
        Self::Many(Box::default())
    }
}

impl Runs {
    fn of(runs: Vec<Run>) -> Self {
        match runs[..] {
            [only] => Self::One(only),
            _ => Self::Many(runs.into_boxed_slice()),
        }
    }

    fn all(&self) -> &[Run] {
        match self {
            Self::One(only) => std::slice::from_ref(only),
            Self::Many(runs) => runs,
        }
    }
}

impl Flow {
    /// Returns a text of one look.
    pub(crate) fn plain(text: &str, look: Look) -> Self {
        let mut draft = Draft::default();
        draft.text(text, look);
        draft.finish()
    }

    /// Returns the text.
    pub(crate) fn text(&self) -> &str {
        self.text.as_str()
    }

    /// Returns the runs that stand in a range, each with the part of the range it covers, in order.
    pub(crate) fn pieces(&self, range: Range<usize>) -> impl Iterator<Item = (Range<usize>, Run)> {
        let runs = self.runs.all();
        let first = runs.partition_point(|run| run.end <= range.start);
        let mut start = range.start;
        runs[first..].iter().map_while(move |run| {
            let piece = start..run.end.min(range.end);
            start = piece.end;
            (piece.start < piece.end).then_some((piece, *run))
        })
    }
}

/// A flow in the making.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    text: String,
    runs: Vec<Run>,
}

impl Draft {
    /// Tells whether nothing was written yet.
    pub(crate) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Tells whether what was written ends with a letter or a digit.
    pub(crate) fn ends_in_word(&self) -> bool {
        self.text
            .chars()
            .next_back()
            .is_some_and(char::is_alphanumeric)
    }

    /// Returns how many bytes were written.
    pub(crate) fn len(&self) -> usize {
        self.text.len()
    }

    /// Writes a text on one line; it leads nowhere.
    pub(crate) fn text(&mut self, text: &str, look: Look) {
        self.linked(text, look, None);
    }

    /// Writes a text on one line that is part of a link.
    pub(crate) fn linked(&mut self, text: &str, look: Look, link: Option<usize>) {
        self.push(SafeText::line(text).as_str(), look, link);
    }

    /// Writes a text with its own lines.
    pub(crate) fn lines(&mut self, text: &str, look: Look) {
        self.push(SafeText::prose(text).as_str(), look, None);
    }

    /// Begins a new line.
    pub(crate) fn line_break(&mut self) {
        let look = self
            .runs
            .last()
            .map_or(Look::of(Role::Text), |run| run.look);
        self.push("\n", look, None);
    }

    fn push(&mut self, text: &str, look: Look, link: Option<usize>) {
        if text.is_empty() {
            return;
        }
        self.text.push_str(text);
        let end = self.text.len();
        match self.runs.last_mut() {
            Some(run) if run.look == look && run.link == link => run.end = end,
            _ => self.runs.push(Run { end, look, link }),
        }
    }

    /// Returns the flow.
    ///
    /// Clusters that grew over the border of two runs are cut here; such a text keeps no runs, as no honest text has
    /// them.
    pub(crate) fn finish(self) -> Flow {
        let text = SafeText::prose(&self.text);
        let end = text.as_str().len();
        let runs = if end == self.text.len() {
            self.runs
        } else {
            let (look, link) = (Look::of(Role::Text), None);
            vec![Run { end, look, link }]
        };
        let runs = Runs::of(runs);
        Flow { text, runs }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Look = Look::of(Role::Text);
    const LINK: Look = Look::of(Role::Link);

    #[test]
    fn gives_the_runs_of_a_range() {
        let mut draft = Draft::default();
        draft.text("ab", PLAIN);
        draft.text("cd", PLAIN);
        draft.linked("ef", LINK, Some(3));
        let flow = draft.finish();
        let pieces: Vec<_> = flow
            .pieces(1..5)
            .map(|(range, run)| (&flow.text()[range], run.link))
            .collect();
        assert_eq!(pieces, [("bcd", None), ("e", Some(3))]);
        assert_eq!(flow.pieces(6..6).count(), 0);
    }

    #[test]
    fn lets_no_control_character_and_no_tower_of_marks_through() {
        let mut draft = Draft::default();
        draft.text("a\u{1b}[31m\n", PLAIN);
        for _ in 0..50 {
            draft.text("\u{301}\u{301}", LINK);
            draft.text("\u{302}", PLAIN);
        }
        let flow = draft.finish();
        assert!(flow.text().starts_with("a␛[31m"));
        assert!(flow.text().chars().count() < 20);
        assert!(!flow.text().chars().any(char::is_control));
    }
}
