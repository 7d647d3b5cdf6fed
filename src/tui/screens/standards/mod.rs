//! The Standards: the instruments and the countries in lists that narrow as one types, each with the way to its page.
//!
//! The lists stand in `panes`, one row of `PANES` each; what is told of an instrument or a country comes from the
//! library, and the pages are read in the reader.

mod draw;
mod layout;
mod panes;

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use self::layout::Areas;
use self::panes::{PANES, Pane};
use super::{Context, Go, Outcome, Screen, Tickets, Typed};
use crate::library::Overview;
use crate::library::worker::{Reply, Request, Ticket};
use crate::model::{Language, View};
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::widgets::input::Input;

/// Its name in the keymap.
pub const NAME: &str = "standards";

/// What has the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Focus {
    /// The input.
    Input,
    /// A list, by its place among them.
    Pane(usize),
}

/// The Standards.
#[derive(Debug)]
pub struct Standards {
    language: Language,
    input: Input,
    focus: Focus,
    /// The list that is shown where there is room for one.
    shown: usize,
    panes: [Pane; PANES.len()],
    overview: Option<Arc<Overview>>,
    asked: Option<Ticket>,
    /// Whether the library has changed since it was asked.
    is_stale: bool,
    /// Why there are no lists.
    failure: Option<String>,
    /// Whether the first row is to be opened as soon as the lists are there.
    opens_first: bool,
    /// What came of the last key.
    told: Option<&'static str>,
    areas: Areas,
}

impl Standards {
    /// Returns the Standards, with titles and names in a language where they are there in it.
    pub fn new(language: &str) -> Self {
        Self {
            language: Language::parse(language).unwrap_or_else(Language::english),
            input: Input::default(),
            focus: Focus::Input,
            shown: 0,
            panes: PANES.map(Pane::new),
            overview: None,
            asked: None,
            is_stale: true,
            failure: None,
            opens_first: false,
            told: None,
            areas: Areas::default(),
        }
    }

    /// Fills the lists with what the words in the input find.
    fn narrow(&mut self) {
        let Some(overview) = &self.overview else {
            return;
        };
        for pane in &mut self.panes {
            pane.fill(overview, self.input.text());
        }
        let has_rows = |pane: usize| !self.panes[pane].rows.is_empty();
        if !has_rows(self.shown) {
            self.shown = (0..PANES.len()).find(|pane| has_rows(*pane)).unwrap_or(0);
        }
    }

    /// Returns the list with the focus, or the one whose first row is meant while one types.
    fn pane(&self) -> &Pane {
        match self.focus {
            Focus::Pane(at) => &self.panes[at],
            Focus::Input => self.meant(),
        }
    }

    /// Returns the first list that has rows.
    fn meant(&self) -> &Pane {
        let mut panes = self.panes.iter();
        let found = panes.find(|pane| !pane.rows.is_empty());
        found.unwrap_or(&self.panes[0])
    }

    fn open(&mut self) -> Outcome {
        if self.focus == Focus::Input && self.input.text().trim().is_empty() {
            self.focus_on(self.shown);
            return Outcome::stay();
        }
        if self.overview.is_none() {
            self.opens_first = true;
            return Outcome::stay();
        }
        match (self.pane().selected(), &self.overview) {
            (Some(row), Some(overview)) => Outcome::go(to(&row.view(overview))),
            _ => Outcome::stay(),
        }
    }

    /// Goes to who has ratified what is selected.
    fn ratifications(&mut self) -> Outcome {
        let overview = self.overview.as_ref();
        let row = self.pane().selected();
        let found = row
            .zip(overview)
            .and_then(|(row, overview)| row.ratifications(overview));
        if let Some(view) = found {
            return Outcome::go(to(&view));
        }
        self.told = Some(
            "select an instrument that has a list of ratifications, or a Part that a State may accept",
        );
        Outcome::stay()
    }

    fn focus_on(&mut self, pane: usize) {
        self.shown = pane;
        self.focus = Focus::Pane(pane);
    }

    /// Goes to the next list, or the previous one; the input stands before the first.
    fn turn(&mut self, is_next: bool) {
        let last = PANES.len() - 1;
        match (self.focus, is_next) {
            (Focus::Input, true) => self.focus_on(0),
            (Focus::Input, false) => self.focus_on(last),
            (Focus::Pane(at), true) if at < last => self.focus_on(at + 1),
            (Focus::Pane(at), false) if at > 0 => self.focus_on(at - 1),
            (Focus::Pane(_), _) => self.focus = Focus::Input,
        }
    }

    fn step(&mut self, by: isize) {
        match self.focus {
            Focus::Input if by > 0 => self.focus_on(self.shown),
            Focus::Input => {}
            Focus::Pane(at) => {
                let pane = &mut self.panes[at];
                if by == -1 && pane.list.selected() == 0 {
                    self.focus = Focus::Input;
                } else {
                    pane.list.step(by, pane.rows.len());
                }
            }
        }
    }

    /// Returns how many rows a page of the list with the focus holds, about.
    fn page(&self) -> isize {
        isize::try_from(self.pane().area.height / 2)
            .unwrap_or(1)
            .max(1)
    }

    fn back(&mut self) -> Outcome {
        match self.focus {
            Focus::Pane(_) => self.focus = Focus::Input,
            Focus::Input if self.input.text().is_empty() => return Outcome::go(Go::Back),
            Focus::Input => self.set_text(""),
        }
        Outcome::stay()
    }

    fn set_text(&mut self, text: &str) {
        self.input.set(text);
        self.is_edited();
    }

    fn is_edited(&mut self) {
        self.opens_first = false;
        for pane in &mut self.panes {
            pane.list.select(0);
        }
        self.narrow();
    }

    fn take(&mut self, overview: &Arc<Overview>) -> Outcome {
        self.overview = Some(Arc::clone(overview));
        self.failure = None;
        self.narrow();
        if std::mem::take(&mut self.opens_first) {
            return self.open();
        }
        Outcome::stay()
    }
}

/// Returns the way to a view.
fn to(view: &View) -> Go {
    Go::OpenRecord {
        name: view.to_string(),
        anchor: None,
        words: Vec::new(),
    }
}

impl Screen for Standards {
    fn name(&self) -> &'static str {
        NAME
    }

    fn act(&mut self, action: Action, _tickets: &mut Tickets) -> Outcome {
        self.told = None;
        let page = self.page();
        match action {
            Action::Open => return self.open(),
            Action::Back => return self.back(),
            Action::Ratifications => return self.ratifications(),
            Action::Up => self.step(-1),
            Action::Down => self.step(1),
            Action::HalfUp => self.step(-(page / 2).max(2)),
            Action::HalfDown => self.step((page / 2).max(2)),
            Action::PageUp => self.step(-page.max(2)),
            Action::PageDown => self.step(page),
            Action::Top => self.step(isize::MIN),
            Action::Bottom => self.step(isize::MAX),
            Action::NextPane => self.turn(true),
            Action::PreviousPane => self.turn(false),
            Action::FocusInput => self.focus = Focus::Input,
            Action::ClearInput => self.set_text(""),
            _ => {}
        }
        Outcome::stay()
    }

    fn typed(&mut self, key: Typed, _tickets: &mut Tickets) -> Outcome {
        self.told = None;
        if self.input.edit(&key) {
            self.is_edited();
        }
        Outcome::stay()
    }

    fn click(&mut self, at: Position, _tickets: &mut Tickets) -> Outcome {
        if self.areas.input.contains(at) {
            self.focus = Focus::Input;
            return Outcome::stay();
        }
        let clicked = self.panes.iter().position(|pane| pane.area.contains(at));
        let Some((pane, row)) = clicked.and_then(|pane| Some((pane, self.panes[pane].row_at(at)?)))
        else {
            return Outcome::stay();
        };
        if self.focus == Focus::Pane(pane) && self.panes[pane].list.selected() == row {
            return self.open();
        }
        self.focus_on(pane);
        self.panes[pane].list.select(row);
        Outcome::stay()
    }

    fn wheel(&mut self, at: Position, lines: isize) -> bool {
        if let Some(pane) = self.panes.iter().position(|pane| pane.area.contains(at)) {
            self.focus_on(pane);
            let length = self.panes[pane].rows.len();
            self.panes[pane].list.step(lines, length);
        }
        true
    }

    fn wants_text(&self) -> bool {
        self.focus == Focus::Input
    }

    fn reply(&mut self, reply: &Reply) -> Outcome {
        match reply {
            Reply::Ready(_) => self.is_stale = true,
            Reply::Overview(ticket, overview) if self.asked == Some(*ticket) => {
                self.asked = None;
                return self.take(overview);
            }
            Reply::Failed(ticket, why) if self.asked == Some(*ticket) => {
                self.asked = None;
                self.failure = Some(why.clone());
            }
            _ => {}
        }
        Outcome::stay()
    }

    fn layout(&mut self, area: Rect, context: &Context<'_>) {
        self.lay_out(area, context);
    }

    fn settle(&mut self, tickets: &mut Tickets) -> Vec<Effect> {
        if !self.is_stale || self.asked.is_some() {
            return Vec::new();
        }
        self.is_stale = false;
        let ticket = tickets.next();
        self.asked = Some(ticket);
        let language = self.language.clone();
        vec![Effect::Ask(Request::Overview { ticket, language })]
    }

    fn draw(&self, frame: &mut Frame<'_>, context: &Context<'_>) {
        self.paint(frame.buffer_mut(), context);
    }

    fn hints(&self) -> Vec<Action> {
        let own: &[Action] = match self.focus {
            Focus::Input => &[Action::Open, Action::Down, Action::NextPane, Action::Back],
            Focus::Pane(0) => &[
                Action::Open,
                Action::Ratifications,
                Action::NextPane,
                Action::FocusInput,
                Action::Back,
            ],
            Focus::Pane(_) => &[
                Action::Open,
                Action::NextPane,
                Action::FocusInput,
                Action::Back,
            ],
        };
        let rest = [
            Action::Workbench,
            Action::Help,
            Action::CommandLine,
            Action::Library,
            Action::Quit,
        ];
        own.iter().chain(&rest).copied().collect()
    }

    fn status(&self) -> String {
        match (&self.told, &self.overview) {
            (Some(told), _) => (*told).to_owned(),
            (None, Some(_)) if self.focus == Focus::Input => {
                let counts = self.panes.iter().map(Pane::counted);
                counts.collect::<Vec<_>>().join("  ")
            }
            (None, _) => String::new(),
        }
    }

    fn subject(&self) -> Option<String> {
        let Focus::Pane(at) = self.focus else {
            return None;
        };
        let pane = &self.panes[at];
        let lines = pane.lines.get(pane.list.selected())?;
        Some(lines.name.clone())
    }

    fn cursor(&self) -> Option<Position> {
        self.cursor_position()
    }
}
