//! The workbench: the answers that are saved, new ones under a name, and the way to their questions and reports.
//!
//! What is asked stands in `questions`; what follows from the answers is read as a page.

pub mod questions;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Span;

use self::questions::Questions;
use super::{Context, Go, Outcome, Screen, Tickets};
use crate::library::answers;
use crate::library::worker::{Reply, Request};
use crate::model::View;
use crate::personal::{Order, SavedAnswers};
use crate::source::SafeText;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::event::Typed;
use crate::tui::text;
use crate::tui::theme::Role;
use crate::tui::widgets::input::Input;
use crate::tui::widgets::list::List;
use crate::tui::widgets::{put, scroll};
use crate::workbench::{Answers, CAUTION};

/// Its name in the keymap.
pub const NAME: &str = "workbench";

/// What the first row is called.
const NEW: &str = "New answers";

/// The answers that are saved.
#[derive(Debug, Default)]
pub struct Workbench {
    /// The saved answers, the oldest first.
    saved: Vec<SavedAnswers>,
    /// What is told of each.
    about: Vec<String>,
    at: List,
    /// The answers that others are compared with.
    picked: Option<String>,
    /// The name of new answers, while it is typed.
    naming: Option<Input>,
    /// Why the name cannot be taken.
    fault: Option<&'static str>,
    /// The name of the answers that were begun, until they are saved and selected.
    begun: Option<String>,
    /// The name of what goes when the same key is pressed once more.
    removing: Option<String>,
    /// What is told above the list.
    head: Vec<String>,
    area: Rect,
}

impl Workbench {
    /// Returns the saved answers that are selected; nothing on the row for new ones.
    fn chosen(&self) -> Option<&SavedAnswers> {
        self.saved.get(self.at.selected().checked_sub(1)?)
    }

    fn open(&mut self) -> Outcome {
        if let Some(input) = &self.naming {
            let name = input.text().trim().to_owned();
            return self.begin(&name);
        }
        if let Some(saved) = self.chosen() {
            return Outcome::go(Go::Push(Box::new(Questions::saved(saved.clone()))));
        }
        self.naming = Some(Input::selected(&self.free_name()));
        Outcome::stay()
    }

    /// Returns a name that no answers have.
    fn free_name(&self) -> String {
        let is_free = |name: &String| self.saved.iter().all(|one| one.name != *name);
        let mut names = (1..).map(|number| format!("answers {number}"));
        names.find(is_free).unwrap_or_default()
    }

    /// Begins new answers of a name.
    fn begin(&mut self, name: &str) -> Outcome {
        self.fault = if name.is_empty() {
            Some("give the answers a name")
        } else if !answers::is_name(name) {
            Some("a name has no slash and does not end in .toml, which is for files")
        } else if self.saved.iter().any(|one| one.name == name) {
            Some("there are answers of this name; Esc leads back to the list, where they are")
        } else {
            None
        };
        if self.fault.is_some() {
            if let Some(input) = &mut self.naming {
                input.select();
            }
            return Outcome::stay();
        }
        self.naming = None;
        self.begun = Some(name.to_owned());
        let saved = answers::to_be_saved(name, &Answers::default());
        Outcome::go(Go::Push(Box::new(Questions::saved(saved))))
    }

    /// Opens the report on the selected answers, or on what has changed since those that were picked.
    fn report(&self) -> Outcome {
        let Some(saved) = self.chosen() else {
            return Outcome::stay();
        };
        let since = self.picked.clone().filter(|name| *name != saved.name);
        let known = Effect::Ask(Request::Answers(self.saved.clone()));
        open_report(&saved.name, since, None).with(known)
    }

    fn pick(&mut self) {
        let name = self.chosen().map(|saved| saved.name.clone());
        self.picked = if self.picked == name { None } else { name };
    }

    fn remove(&mut self, asked: Option<&str>) -> Outcome {
        let Some(name) = self.chosen().map(|saved| saved.name.clone()) else {
            return Outcome::stay();
        };
        if asked == Some(name.as_str()) {
            self.picked.take_if(|picked| *picked == name);
            return Outcome::effect(Effect::Keep(Order::RemoveAnswers(name)));
        }
        self.removing = Some(name);
        Outcome::stay()
    }

    fn step(&mut self, by: isize) {
        self.at.step(by, self.saved.len() + 1);
    }

    /// Returns the rows of the list.
    fn list(&self) -> Rect {
        let above = u16::try_from(self.head.len()).unwrap_or(u16::MAX);
        let below = u16::from(self.naming.is_some()) * 2;
        Rect {
            y: self.area.y.saturating_add(above.min(self.area.height)),
            height: self.area.height.saturating_sub(above).saturating_sub(below),
            ..self.area
        }
    }

    /// Returns where the name is typed.
    fn line(&self) -> Rect {
        let list = self.list();
        Rect {
            y: list.bottom(),
            height: self.area.bottom().saturating_sub(list.bottom()),
            ..self.area
        }
    }

    fn paint(&self, buffer: &mut Buffer, context: &Context<'_>) {
        let theme = context.theme;
        for (row, words) in self.head.iter().enumerate() {
            let span = Span::styled(format!(" {words}"), theme.style(Role::Dim));
            put(buffer, self.area, row, vec![span]);
        }
        let list = self.list();
        let mut row = 0;
        for item in self.at.top()..=self.saved.len() {
            self.paint_item(item, (list, row), buffer, context);
            row += height(item);
        }
        let extent = scroll::Extent {
            top: self.at.top(),
            shown: usize::from(list.height) / 2,
            total: self.saved.len(),
        };
        scroll::draw(buffer, list, extent, theme);
        self.paint_name(buffer, context);
    }

    fn paint_item(
        &self,
        item: usize,
        (list, row): (Rect, usize),
        buffer: &mut Buffer,
        context: &Context<'_>,
    ) {
        let theme = context.theme;
        let marker = if item == self.at.selected() {
            theme.sign("▌", ">")
        } else {
            " "
        };
        let saved = item.checked_sub(1).and_then(|at| self.saved.get(at));
        let name = saved.map_or(NEW, |saved| &saved.name);
        let is_picked = saved.is_some_and(|saved| self.picked.as_deref() == Some(&saved.name));
        let picked = if is_picked { "  (picked)" } else { "" };
        let spans = vec![
            Span::styled(format!("{marker} "), theme.style(Role::Accent)),
            Span::styled(SafeText::line(name).into_string(), theme.style(Role::Title)),
            Span::styled(picked, theme.style(Role::Mark)),
        ];
        put(buffer, list, row, spans);
        let about = match item.checked_sub(1) {
            None => "A name first, then the questions, Part by Part",
            Some(at) => self.about.get(at).map_or("", String::as_str),
        };
        let about = format!("    {}", SafeText::line(about));
        let about = Span::styled(about, theme.style(Role::Dim));
        put(buffer, list, row + 1, vec![about]);
    }

    fn paint_name(&self, buffer: &mut Buffer, context: &Context<'_>) {
        let Some(input) = &self.naming else {
            return;
        };
        let (area, theme) = (self.line(), context.theme);
        let (role, words) = match self.fault {
            Some(fault) => (Role::Error, format!(" {fault}")),
            None => (Role::Dim, " Name for these answers:".to_owned()),
        };
        put(
            buffer,
            area,
            0,
            vec![Span::styled(words, theme.style(role))],
        );
        let room = usize::from(area.width.saturating_sub(3));
        let (shown, _) = input.view(room);
        let spans = vec![
            Span::styled(" > ", theme.style(Role::Accent)),
            Span::styled(shown.to_owned(), theme.style(input.role())),
        ];
        put(buffer, area, 1, spans);
    }
}

/// Returns how many rows an item takes.
fn height(_item: usize) -> usize {
    2
}

/// Opens the report on answers of a name, or on what has changed since others; at a Part if one is meant.
pub(super) fn open_report(name: &str, since: Option<String>, anchor: Option<String>) -> Outcome {
    let name = name.to_owned();
    Outcome::go(Go::OpenRecord {
        name: View::Report { name, since }.to_string(),
        anchor,
        words: Vec::new(),
    })
}

impl Screen for Workbench {
    fn name(&self) -> &'static str {
        NAME
    }

    fn act(&mut self, action: Action, _tickets: &mut Tickets) -> Outcome {
        let removing = self.removing.take();
        match action {
            Action::Back if self.naming.take().is_some() => self.fault = None,
            Action::Back => return Outcome::go(Go::Back),
            Action::Open => return self.open(),
            _ if self.naming.is_some() => {}
            Action::Report => return self.report(),
            Action::Toggle => self.pick(),
            Action::Remove => return self.remove(removing.as_deref()),
            Action::Up => self.step(-1),
            Action::Down => self.step(1),
            Action::HalfUp | Action::PageUp => self.step(-5),
            Action::HalfDown | Action::PageDown => self.step(5),
            Action::Top => self.step(isize::MIN),
            Action::Bottom => self.step(isize::MAX),
            _ => {}
        }
        Outcome::stay()
    }

    fn typed(&mut self, key: Typed, _tickets: &mut Tickets) -> Outcome {
        if let Some(input) = &mut self.naming {
            input.edit(&key);
            self.fault = None;
        }
        Outcome::stay()
    }

    fn wants_text(&self) -> bool {
        self.naming.is_some()
    }

    fn click(&mut self, at: Position, _tickets: &mut Tickets) -> Outcome {
        let list = self.list();
        if !list.contains(at) || self.naming.is_some() {
            return Outcome::stay();
        }
        let item = self.at.top() + usize::from(at.y - list.y) / 2;
        if item == self.at.selected() {
            return self.open();
        }
        if item <= self.saved.len() {
            self.at.select(item);
        }
        Outcome::stay()
    }

    fn reply(&mut self, _reply: &Reply) -> Outcome {
        Outcome::stay()
    }

    fn layout(&mut self, area: Rect, context: &Context<'_>) {
        self.area = area;
        self.saved.clone_from(&context.kept.answers);
        let begun = self.begun.as_deref();
        if let Some(at) = self
            .saved
            .iter()
            .position(|one| begun == Some(one.name.as_str()))
        {
            self.at.select(at + 1);
            self.begun = None;
        }
        let none = crate::model::Countries::default();
        let countries = context.tables.map_or(&none, |tables| &tables.countries);
        let about = |saved| answers::about(saved, countries, context.language);
        self.about = self.saved.iter().map(about).collect();
        let columns = usize::from(area.width).saturating_sub(2);
        self.head = text::wrap(
            &format!("A country held against Convention 102. {CAUTION}"),
            columns,
        );
        // Where there is little room the list comes first.
        self.head.truncate(usize::from(area.height) / 3);
        let rows = usize::from(self.list().height);
        self.at.fit(self.saved.len() + 1, rows, height);
    }

    fn draw(&self, frame: &mut Frame<'_>, context: &Context<'_>) {
        self.paint(frame.buffer_mut(), context);
    }

    fn hints(&self) -> Vec<Action> {
        if self.naming.is_some() {
            return vec![Action::Open, Action::Back];
        }
        let own: &[Action] = match self.chosen() {
            None => &[Action::Open],
            Some(_) => &[Action::Open, Action::Report, Action::Toggle, Action::Remove],
        };
        let rest = [Action::Back, Action::Help];
        own.iter().chain(&rest).copied().collect()
    }

    fn word_of(&self, action: Action) -> Option<String> {
        let word = match (action, &self.naming) {
            (Action::Open, Some(_)) => "create",
            (Action::Open, None) if self.chosen().is_none() => "new",
            (Action::Back, Some(_)) => "cancel",
            _ => return None,
        };
        Some(word.to_owned())
    }

    fn status(&self) -> String {
        match (&self.removing, &self.picked) {
            (Some(name), _) => format!("press the same key again to remove: {name}"),
            (None, Some(name)) => format!("the report tells what has changed since {name}"),
            (None, None) => String::new(),
        }
    }

    fn cursor(&self) -> Option<Position> {
        if let Some(input) = &self.naming {
            let area = self.line();
            let (_, column) = input.view(usize::from(area.width.saturating_sub(3)));
            let column = u16::try_from(column).ok()?;
            let (x, y) = (area.x.checked_add(3 + column)?, area.y.checked_add(1)?);
            return (x < area.right() && y < area.bottom()).then_some(Position { x, y });
        }
        let list = self.list();
        let row = self.at.selected().checked_sub(self.at.top())? * 2;
        let y = list.y.checked_add(u16::try_from(row).ok()?)?;
        (list.width > 0 && y < list.bottom()).then_some(Position { x: list.x, y })
    }
}
