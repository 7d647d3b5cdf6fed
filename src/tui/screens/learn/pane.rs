//! What is told of the selected module beside the list: how far one is, what can be done afterwards, what comes before.

use super::Learn;
use super::rows::{self, Entry};
use crate::learn::{self, Score, Stage, Taught, review};
use crate::source::SafeText;
use crate::tui::screens::Context;
use crate::tui::text;
use crate::tui::theme::Role;

/// Lines of a pane.
#[derive(Default)]
struct Lines {
    columns: usize,
    all: Vec<(Role, String)>,
}

impl Lines {
    fn add(&mut self, role: Role, words: &str) {
        let safe = SafeText::line(words);
        let lines = text::wrap(safe.as_str(), self.columns).into_iter();
        self.all.extend(lines.map(|line| (role, line)));
    }

    /// Adds an item; its further lines stand below its text.
    fn item(&mut self, words: &str) {
        let safe = SafeText::line(words);
        let lines = text::wrap(safe.as_str(), self.columns.saturating_sub(2));
        for (at, line) in lines.into_iter().enumerate() {
            let mark = if at == 0 { "- " } else { "  " };
            self.all.push((Role::Text, format!("{mark}{line}")));
        }
    }

    fn heading(&mut self, words: &str) {
        self.all.push((Role::Text, String::new()));
        self.add(Role::Heading, words);
    }
}

impl Learn {
    /// Returns what is told of what is selected, in lines.
    pub(super) fn told(&self, context: &Context<'_>) -> Vec<(Role, String)> {
        let mut lines = Lines {
            columns: self.areas.columns(),
            ..Lines::default()
        };
        match (self.chosen(), &self.curriculum) {
            (Some(Entry::Module(at)), Some(curriculum)) => {
                if let Some((taught, score)) = curriculum.modules.get(at).zip(self.scores.get(at)) {
                    let state = score.told().unwrap_or_else(|| self.scores.state(at));
                    self.module_told((taught, score, &state), &mut lines, context);
                }
            }
            (Some(Entry::Sheet(_)), _) => {
                if let Some(sheet) = self.sheet() {
                    lines.add(Role::Title, &sheet.title);
                    lines.all.push((Role::Text, String::new()));
                    lines.add(Role::Text, &sheet.summary);
                }
            }
            (Some(Entry::Review), _) => {
                lines.add(Role::Title, "Questions that come back");
                lines.all.push((Role::Text, String::new()));
                lines.add(Role::Text, review::RULE);
            }
            (None, _) | (_, None) => {}
        }
        lines.all
    }

    fn module_told(
        &self,
        (taught, score, state): (&Taught, &Score, &str),
        lines: &mut Lines,
        context: &Context<'_>,
    ) {
        lines.add(Role::Title, &taught.title);
        if let Some(tables) = context.tables {
            let about = learn::about(&taught.module, tables, context.language);
            lines.add(Role::Dim, &about);
        }
        lines.add(Role::Accent, state);
        if let Some(gain) = score.gain() {
            lines.add(Role::Text, &gain);
        }
        if score.waiting > score.due {
            let later = score.waiting - score.due;
            lines.add(Role::Dim, &format!("{later} to come back another day"));
        }
        self.prerequisites(taught, lines);
        lines.heading("Afterwards you can");
        for objective in &score.objectives {
            match objective.score {
                Some(_) => lines.item(&format!("{}: {}", objective.in_words(), objective.text)),
                None => lines.item(&objective.text),
            }
        }
        if let Some(sheet) = self.sheet() {
            lines.heading("Worksheet");
            lines.add(Role::Text, &sheet.title);
        }
        lines.heading("About");
        lines.add(Role::Text, &taught.summary);
    }

    /// Adds after which modules one comes, and which of them are not passed.
    fn prerequisites(&self, taught: &Taught, lines: &mut Lines) {
        let Some(curriculum) = &self.curriculum else {
            return;
        };
        let before = rows::before(curriculum, taught);
        if before.is_empty() {
            return;
        }
        lines.heading("First pass");
        for at in before {
            let title = curriculum.modules.get(at).map(|one| one.title.as_str());
            let state = match self.scores.get(at).map(|score| score.stage) {
                Some(Stage::Passed) => "passed",
                Some(Stage::Done) => "done, but not passed",
                _ => "not done",
            };
            lines.item(&format!(
                "{}. {} ({state})",
                at + 1,
                title.unwrap_or_default()
            ));
        }
    }
}
