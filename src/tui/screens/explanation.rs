//! An explanation: a window over the screen below that says what a word means, or what a filter stands for.
//!
//! What is meant is found by the worker, what is told of it is composed by `page::compose::peek`. What stands on a page is
//! explained by the reader, beside it.

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Span;

use super::{Context, Go, Outcome, Screen, Tickets};
use crate::library::worker::{Explained, Opened, Reply, Request, Ticket};
use crate::library::{Question, searched_with};
use crate::model::Language;
use crate::search::Listed;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::page::block::Sheet;
use crate::tui::page::compose::{self, Labels};
use crate::tui::page::lay::{Laid, Widths};
use crate::tui::text::cut;
use crate::tui::theme::Role;
use crate::tui::widgets::put;
use crate::tui::widgets::window::{clear_left_of, frame, inside, running};

/// Its name in the keymap.
pub const NAME: &str = "explanation";

/// The widest it becomes.
const WIDEST: u16 = 76;

/// What is known of what was asked.
#[derive(Debug)]
enum Said {
    Nothing,
    Told(Arc<Opened>),
    Near(Vec<Listed>),
    Failed(String),
}

/// The window.
#[derive(Debug)]
pub struct Explanation {
    question: Question,
    /// What is asked about, in words.
    words: String,
    /// The languages in which a name is looked for first, that of the reader at their head.
    languages: Vec<Language>,
    /// Which request it waits for, once it was asked.
    ticket: Option<Ticket>,
    said: Said,
    sheet: Option<Sheet>,
    laid: Laid,
    top: usize,
    /// Which of the near terms is selected.
    selected: usize,
    area: Rect,
}

impl Explanation {
    /// Returns the window on what is asked, which is told in words; names are looked for in these languages first, and the
    /// first of them is that of the reader.
    pub fn new(question: Question, words: &str, languages: Vec<Language>) -> Self {
        Self {
            question,
            words: words.to_owned(),
            languages,
            ticket: None,
            said: Said::Nothing,
            sheet: None,
            laid: Laid::default(),
            top: 0,
            selected: 0,
            area: Rect::default(),
        }
    }

    fn near(&self) -> &[Listed] {
        match &self.said {
            Said::Near(near) => near,
            _ => &[],
        }
    }

    fn say(&mut self, said: Said) {
        self.said = said;
        self.sheet = None;
        (self.top, self.selected) = (0, 0);
    }

    /// Reads all of what is told, or has the selected term told.
    fn open(&mut self) -> Outcome {
        if let Said::Told(opened) = &self.said {
            return Outcome::go(Go::OpenRecord {
                name: opened.record.path.clone(),
                anchor: None,
                words: Vec::new(),
            });
        }
        let Some(term) = self.near().get(self.selected).cloned() else {
            return Outcome::stay();
        };
        self.question = Question::Record(term.path);
        self.words = term.title;
        self.ticket = None;
        Outcome::stay()
    }

    /// Selects another of the near terms, else moves the text.
    fn step(&mut self, by: isize) {
        match self.near().len().checked_sub(1) {
            Some(last) => self.selected = self.selected.saturating_add_signed(by).min(last),
            // The layout keeps it within the text.
            None => self.top = self.top.saturating_add_signed(by),
        }
    }

    fn page(&self) -> isize {
        isize::try_from(inside(self.area).height.max(2) - 1).unwrap_or(1)
    }

    fn composed(&self, context: &Context<'_>) -> Sheet {
        let labels = Labels {
            tables: context.tables,
            language: context.language,
        };
        let words = &self.words;
        match &self.said {
            Said::Told(opened) => {
                let mut sheet = compose::peek::record(opened, labels);
                if let Some(told) = self.told_of_words(opened) {
                    let mut below = std::mem::take(&mut sheet.blocks);
                    if let Some(first) = below.first_mut() {
                        first.gap = Some(0);
                    }
                    sheet = compose::peek::lines(&[(Role::Dim, &told)]);
                    sheet.blocks.append(&mut below);
                }
                sheet
            }
            Said::Nothing => compose::peek::lines(&[(Role::Dim, "Looking it up…")]),
            Said::Failed(why) => compose::peek::lines(&[(Role::Error, why)]),
            Said::Near(near) if near.is_empty() => {
                let told = match &self.question {
                    Question::Words(_) => format!("The glossary does not know “{words}”."),
                    _ => format!("No term of the glossary stands for “{words}”."),
                };
                compose::peek::lines(&[(Role::Text, &told)])
            }
            Said::Near(near) => {
                let told = format!("No term is called “{words}”. Near it:");
                let titles = near.iter().map(|term| (Role::Link, term.title.as_str()));
                let lines: Vec<_> = [(Role::Text, told.as_str())]
                    .into_iter()
                    .chain(titles)
                    .collect();
                compose::peek::lines(&lines)
            }
        }
    }

    /// Returns what is said of words that are only searched with the term that is told.
    fn told_of_words(&self, opened: &Opened) -> Option<String> {
        let Question::Words(words) = &self.question else {
            return None;
        };
        let record = &opened.record;
        let is_only = opened.glossary.is_only_searched(words, &record.id.slug);
        is_only.then(|| searched_with(words.trim(), &record.title.value))
    }

    /// Returns the line of the selected term.
    fn line(&self) -> Option<usize> {
        let sheet = self.sheet.as_ref()?;
        self.near().get(self.selected)?;
        // What is told of them all stands above them.
        Some(self.laid.line_of_block(sheet, self.selected + 1))
    }

    /// Returns the row of the window on which the selected term is seen.
    fn row(&self) -> Option<u16> {
        let row = self.line()?.checked_sub(self.top)?;
        let row = u16::try_from(row).ok()?;
        (row < inside(self.area).height).then_some(row)
    }

    fn settle_top(&mut self) {
        let rows = usize::from(inside(self.area).height);
        if let Some(line) = self.line() {
            let lowest = (line + 1).saturating_sub(rows);
            self.top = self.top.clamp(lowest, line.max(lowest));
        }
        self.top = self.top.min(self.laid.lines().saturating_sub(rows));
    }
}

impl Screen for Explanation {
    fn name(&self) -> &'static str {
        NAME
    }

    fn act(&mut self, action: Action, _tickets: &mut Tickets) -> Outcome {
        match action {
            Action::Back | Action::Peek => return Outcome::go(Go::Back),
            Action::Open => return self.open(),
            Action::Up => self.step(-1),
            Action::Down => self.step(1),
            Action::PageUp | Action::HalfUp => self.step(-self.page()),
            Action::PageDown | Action::HalfDown => self.step(self.page()),
            Action::Top => self.step(isize::MIN),
            Action::Bottom => self.step(isize::MAX),
            _ => {}
        }
        Outcome::stay()
    }

    fn click(&mut self, at: Position, _tickets: &mut Tickets) -> Outcome {
        if self.area.contains(at) {
            return Outcome::stay();
        }
        Outcome::go(Go::Back)
    }

    fn reply(&mut self, reply: &Reply) -> Outcome {
        match reply {
            Reply::Explained(ticket, explained) if self.ticket == Some(*ticket) => {
                self.say(match explained {
                    Explained::Told(opened) => Said::Told(Arc::clone(opened)),
                    Explained::Near(near) => Said::Near(near.clone()),
                });
            }
            Reply::Failed(ticket, why) if self.ticket == Some(*ticket) => {
                self.say(Said::Failed(why.clone()));
            }
            _ => {}
        }
        Outcome::stay()
    }

    fn is_window(&self) -> bool {
        true
    }

    fn layout(&mut self, area: Rect, context: &Context<'_>) {
        let width = area.width.min(WIDEST);
        let widths = Widths::of(usize::from(inside(Rect { width, ..area }).width).max(1));
        let sheet = match self.sheet.take() {
            Some(sheet) if self.laid.widths() == widths => sheet,
            _ => {
                let sheet = self.composed(context);
                self.laid = Laid::new(&sheet, widths);
                sheet
            }
        };
        self.sheet = Some(sheet);
        let wanted = u16::try_from(self.laid.lines()).unwrap_or(u16::MAX);
        let height = wanted.saturating_add(2).min(area.height);
        self.area = Rect {
            x: area.x + (area.width - width) / 2,
            y: area.y + (area.height - height) / 2,
            width,
            height,
        };
        self.settle_top();
    }

    fn settle(&mut self, tickets: &mut Tickets) -> Vec<Effect> {
        if self.ticket.is_some() {
            return Vec::new();
        }
        let ticket = tickets.next();
        self.ticket = Some(ticket);
        vec![Effect::Ask(Request::Explain {
            ticket,
            question: self.question.clone(),
            languages: self.languages.clone(),
        })]
    }

    fn draw(&self, drawn: &mut Frame<'_>, context: &Context<'_>) {
        let (buffer, theme) = (drawn.buffer_mut(), context.theme);
        let (area, text) = (self.area, inside(self.area));
        let Some(sheet) = self.sheet.as_ref().filter(|_| !text.is_empty()) else {
            return;
        };
        clear_left_of(area, buffer);
        let words = crate::source::SafeText::line(&self.words);
        let title = format!(" {} ", cut(words.as_str(), text.width.into()));
        frame(buffer, area, &title, (theme, Role::BorderFocus));
        running(buffer, area, (sheet, &self.laid), self.top, *theme);
        if let Some(row) = self.row() {
            let before = Rect {
                x: text.x - 1,
                width: 1,
                ..text
            };
            let sign = Span::styled(theme.sign("▌", ">"), theme.style(Role::Accent));
            put(buffer, before, row.into(), vec![sign]);
        }
    }

    fn hints(&self) -> Vec<Action> {
        let mut hints = vec![Action::Back];
        if matches!(self.said, Said::Told(_)) || !self.near().is_empty() {
            hints.push(Action::Open);
        }
        let rows = usize::from(inside(self.area).height);
        if self.near().len() > 1 || self.laid.lines() > rows {
            hints.extend([Action::Down, Action::Up]);
        }
        hints.push(Action::Help);
        hints
    }

    fn word_of(&self, action: Action) -> Option<String> {
        (action == Action::Open && !self.near().is_empty()).then(|| "explain".to_owned())
    }

    fn status(&self) -> String {
        match self.near().len() {
            0 => String::new(),
            count => format!("{} of {count}", self.selected + 1),
        }
    }

    fn cursor(&self) -> Option<Position> {
        let text = inside(self.area);
        let row = self.row().unwrap_or(0);
        (!text.is_empty()).then(|| Position::new(text.x, text.y + row))
    }
}
