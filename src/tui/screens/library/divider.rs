//! The line between the hits that hold all words and those that lack one. It is no hit: nothing selects or counts it.

use ratatui::text::Span;

use crate::search::{Answer, Hit};
use crate::source::SafeText;
use crate::tui::screens::Context;
use crate::tui::text;
use crate::tui::theme::Role;

/// The line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Divider {
    /// The hit below it.
    pub(super) above: usize,
    /// The words that all hits below it lack; none where they lack different ones.
    missing: Vec<String>,
}

impl Divider {
    /// Returns the line of an answer; nothing where all hits hold all words, or none does, or those that do are not all
    /// there yet.
    pub(super) fn of(answer: &Answer) -> Option<Self> {
        let is_complete = |hit: &&Hit| hit.left_out.is_empty();
        let complete = answer.hits.iter().filter(is_complete).count();
        if complete < answer.complete {
            return None;
        }
        let last = answer.hits.iter().rposition(|hit| is_complete(&hit))?;
        let below = answer.hits.get(last + 1..)?;
        let first = &below.first()?.left_out;
        let missing = if below.iter().all(|hit| hit.left_out == *first) {
            first.clone()
        } else {
            Vec::new()
        };
        Some(Self {
            above: last + 1,
            missing,
        })
    }

    /// Tells whether it says what the hit at a place lacks.
    pub(super) fn says(&self, at: usize) -> bool {
        at >= self.above && !self.missing.is_empty()
    }

    /// Returns its row.
    pub(super) fn row(&self, columns: usize, context: &Context<'_>) -> Vec<Span<'static>> {
        let theme = context.theme;
        let words = match self.missing.as_slice() {
            [] => "Less exact: a word is missing".to_owned(),
            missing => format!("Less exact: without {}", missing.join(", ")),
        };
        let words = format!(" {} ", SafeText::line(&words).as_str());
        let rule = theme.sign("─", "-");
        let rest = columns.saturating_sub(text::width(&words) + 1);
        vec![
            Span::styled(rule, theme.style(Role::Border)),
            Span::styled(words, theme.style(Role::Dim)),
            Span::styled(rule.repeat(rest), theme.style(Role::Border)),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Kind, Language, RecordId};
    use crate::search::Snippet;

    fn answer(complete: usize, left_out: &[&str]) -> Answer {
        let hit = |words: &&str| Hit {
            id: RecordId::new(Kind::Case, "a"),
            language: Language::english(),
            title: String::new(),
            title_marks: Vec::new(),
            path: String::new(),
            summary: String::new(),
            countries: Vec::new(),
            period: None,
            score: 0.0,
            section: None,
            snippet: Snippet::default(),
            because: Vec::new(),
            left_out: words.split_whitespace().map(str::to_owned).collect(),
        };
        Answer {
            complete,
            hits: left_out.iter().map(hit).collect(),
            ..Answer::default()
        }
    }

    #[test]
    fn stands_after_the_last_hit_that_holds_all_words() {
        let at = |complete, left_out: &[&str]| {
            let divider = Divider::of(&answer(complete, left_out));
            divider.map(|divider| (divider.above, divider.missing.join(" ")))
        };
        let told = |above: usize, missing: &str| Some((above, missing.to_owned()));
        assert_eq!(at(2, &["", "", "x", "x"]), told(2, "x"));
        assert_eq!(at(2, &["", "x", "", "x", "y"]), told(3, ""));
        assert_eq!(at(2, &["", ""]), None, "none lacks a word");
        assert_eq!(at(0, &["x", "x"]), None, "all lack one");
        assert_eq!(at(3, &["", "", "x"]), None, "one is not there yet");
    }
}
