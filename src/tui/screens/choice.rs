//! A choice: what can be copied of a page, or done with an address, each with the whole text that it is about.
//!
//! The text is shown because a terminal may ignore what it is told to copy, and an address is read before it is opened.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Span;

use super::{Context, Go, Outcome, Screen, Tickets};
use crate::library::worker::Reply;
use crate::source::SafeText;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::text;
use crate::tui::theme::Role;
use crate::tui::widgets::{put, scroll};

/// Its name in the keymap.
pub const NAME: &str = "choice";

/// Something that can be done with a text.
#[derive(Clone, Debug)]
pub struct Choosable {
    /// What is done.
    pub word: String,
    /// The text; empty where it is that of the choice before.
    pub text: String,
    /// Whether one line of the text is enough to see which it is.
    pub is_brief: bool,
    /// How it is done.
    pub effect: Effect,
}

/// What can be done, and what was selected of it.
#[derive(Debug)]
pub struct Choice {
    title: &'static str,
    /// What is to be minded.
    caution: Option<String>,
    choices: Vec<Choosable>,
    selected: usize,
    area: Rect,
    top: usize,
    /// The rows, each with the choice it belongs to.
    rows: Vec<(Option<usize>, Role, String)>,
    /// Whether the selected row is to be brought into view.
    is_moved: bool,
}

impl Choice {
    /// Returns a choice under a title.
    pub fn new(title: &'static str, choices: Vec<Choosable>) -> Self {
        Self {
            title,
            caution: None,
            choices,
            selected: 0,
            area: Rect::default(),
            top: 0,
            rows: Vec::new(),
            is_moved: true,
        }
    }

    /// Returns the choice with something to be minded, told below its title.
    #[must_use]
    pub fn with_caution(mut self, caution: String) -> Self {
        self.caution = Some(caution).filter(|caution| !caution.is_empty());
        self
    }

    fn step(&mut self, by: isize) {
        let last = self.choices.len().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(by).min(last);
        self.is_moved = true;
    }

    fn scroll(&mut self, pages: isize) {
        let page = isize::try_from(self.area.height.saturating_sub(1)).unwrap_or(0);
        self.top = self.top.saturating_add_signed(pages * page.max(1));
    }

    /// Does what is selected. What was copied is done with; an address stays to be seen, should nothing open it.
    fn choose(&self) -> Outcome {
        let Some(chosen) = self.choices.get(self.selected) else {
            return Outcome::go(Go::Back);
        };
        let outcome = match chosen.effect {
            Effect::Copy(_) => Outcome::go(Go::Back),
            _ => Outcome::stay(),
        };
        outcome.with(chosen.effect.clone())
    }

    /// Copies what is selected; where that is nothing to copy, the first that is.
    fn copy(&mut self) -> Outcome {
        let can_copy = |choice: &Choosable| matches!(choice.effect, Effect::Copy(_));
        if !self.choices.get(self.selected).is_some_and(can_copy) {
            let Some(first) = self.choices.iter().position(can_copy) else {
                return Outcome::stay();
            };
            self.selected = first;
        }
        self.choose()
    }

    /// Fills the rows for so many columns.
    fn fill(&mut self, columns: usize) {
        let mut rows = vec![(None, Role::Heading, self.title.to_owned())];
        let caution = SafeText::line(self.caution.as_deref().unwrap_or_default());
        for line in text::wrap(caution.as_str(), columns.saturating_sub(2)) {
            rows.push((None, Role::Warning, line));
        }
        for (at, choice) in self.choices.iter().enumerate() {
            rows.push((Some(at), Role::Title, choice.word.clone()));
            let safe = SafeText::line(&choice.text);
            // Four columns of indent, one for the bar.
            let room = columns.saturating_sub(5);
            let lines = if choice.is_brief {
                vec![text::cut(safe.as_str(), room)]
            } else {
                text::wrap(safe.as_str(), room)
            };
            for line in lines {
                rows.push((Some(at), Role::Text, line));
            }
        }
        self.rows = rows;
    }

    /// Returns the rows of the selected choice.
    fn extent(&self) -> (usize, usize) {
        let is_selected = |row: &(Option<usize>, Role, String)| row.0 == Some(self.selected);
        let start = self.rows.iter().position(is_selected).unwrap_or(0);
        let count = self.rows.iter().filter(|row| is_selected(row)).count();
        (start, start + count)
    }

    /// Scrolls as little as needed to show what is selected, from its beginning where it is taller than the screen.
    fn reveal(&mut self) {
        let (start, end) = self.extent();
        // The title is seen with the first.
        let start = if self.selected == 0 { 0 } else { start };
        let height = usize::from(self.area.height);
        let lowest = end.saturating_sub(height).min(start);
        self.top = self.top.clamp(lowest, start);
    }
}

impl Screen for Choice {
    fn name(&self) -> &'static str {
        NAME
    }

    fn act(&mut self, action: Action, _tickets: &mut Tickets) -> Outcome {
        match action {
            Action::Back => return Outcome::go(Go::Back),
            Action::Open => return self.choose(),
            Action::Copy => return self.copy(),
            Action::Up => self.step(-1),
            Action::Down => self.step(1),
            Action::Top => self.step(isize::MIN),
            Action::Bottom => self.step(isize::MAX),
            Action::PageUp | Action::HalfUp => self.scroll(-1),
            Action::PageDown | Action::HalfDown => self.scroll(1),
            _ => {}
        }
        Outcome::stay()
    }

    fn click(&mut self, at: Position, _tickets: &mut Tickets) -> Outcome {
        if !self.area.contains(at) {
            return Outcome::stay();
        }
        let row = self.top + usize::from(at.y - self.area.y);
        match self.rows.get(row).and_then(|row| row.0) {
            Some(clicked) if clicked == self.selected => self.choose(),
            Some(clicked) => {
                self.selected = clicked;
                Outcome::stay()
            }
            None => Outcome::stay(),
        }
    }

    fn reply(&mut self, _reply: &Reply) -> Outcome {
        Outcome::stay()
    }

    fn layout(&mut self, area: Rect, _context: &Context<'_>) {
        self.area = area;
        self.fill(area.width.into());
        if std::mem::take(&mut self.is_moved) {
            self.reveal();
        }
        let last = self.rows.len().saturating_sub(area.height.into());
        self.top = self.top.min(last);
    }

    fn draw(&self, frame: &mut Frame<'_>, context: &Context<'_>) {
        let (buffer, theme) = (frame.buffer_mut(), context.theme);
        let shown = usize::from(self.area.height);
        let rows = self.rows.iter().skip(self.top).take(shown);
        for (place, (choice, role, words)) in rows.enumerate() {
            let is_selected = choice.is_some() && *choice == Some(self.selected);
            let marker = match role {
                Role::Heading | Role::Warning => " ",
                Role::Title if is_selected => theme.sign("▌ ", "> "),
                Role::Title => "  ",
                _ => "    ",
            };
            let spans = vec![
                Span::styled(marker, theme.style(Role::Accent)),
                Span::styled(words.clone(), theme.style(*role)),
            ];
            put(buffer, self.area, place, spans);
        }
        let extent = scroll::Extent {
            top: self.top,
            shown,
            total: self.rows.len(),
        };
        scroll::draw(buffer, self.area, extent, theme);
    }

    fn hints(&self) -> Vec<Action> {
        vec![
            Action::Back,
            Action::Open,
            Action::Copy,
            Action::Down,
            Action::Up,
            Action::Help,
        ]
    }

    fn status(&self) -> String {
        format!("{} of {}", self.selected + 1, self.choices.len())
    }

    fn cursor(&self) -> Option<Position> {
        let row = self.extent().0.checked_sub(self.top)?;
        let y = self.area.y.checked_add(u16::try_from(row).ok()?)?;
        let is_seen = self.area.width > 0 && y < self.area.bottom();
        is_seen.then_some(Position { x: self.area.x, y })
    }
}
