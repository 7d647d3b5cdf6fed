//! The Desk: what is kept for the user in lists under their headings: marks, notes, records picked to be compared, saved
//! searches, records read, queries asked.
//!
//! What lies on it is told by the keeper and taken out by it. The list of marks and that of saved searches are the Desk
//! with the others left out.

mod counts;
mod draw;
mod entries;

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use self::counts::Counts;
pub use self::entries::Shown;
use self::entries::{Entry, Row, Rows};
use super::{Context, Go, Outcome, Screen, Tickets};
use crate::library::Presented;
use crate::library::worker::{Reply, Request, Ticket};
use crate::model::Language;
use crate::personal::Spot;
use crate::session::Summary;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::widgets::list::steps;

/// Its name in the keymap.
pub const NAME: &str = "desk";

/// The Desk.
#[derive(Debug)]
pub struct Desk {
    shown: Shown,
    rows: Rows,
    counts: Counts,
    selected: usize,
    /// The first row shown.
    top: usize,
    area: Rect,
    /// The agendas of the library, once they are told.
    agendas: Arc<Vec<Summary>>,
    agendas_asked: Option<Ticket>,
    /// The language they are wanted in, as a tag.
    language: String,
    /// What goes when the same key is pressed once more.
    removing: Option<Entry>,
    this_year: u16,
}

impl Desk {
    /// Returns the Desk with some lists; the year is the one running practices extend to.
    pub fn new(shown: Shown, language: &str, this_year: u16) -> Self {
        Self {
            shown,
            rows: Rows::default(),
            counts: Counts::default(),
            selected: 0,
            top: 0,
            area: Rect::default(),
            agendas: Arc::default(),
            agendas_asked: None,
            language: language.to_owned(),
            removing: None,
            this_year,
        }
    }

    /// Asks once for the agendas, where they are shown.
    fn ask_agendas(&mut self, tickets: &mut Tickets) -> Option<Request> {
        if self.shown != Shown::All || self.agendas_asked.is_some() {
            return None;
        }
        let ticket = tickets.next();
        self.agendas_asked = Some(ticket);
        let language = Language::parse(&self.language).unwrap_or_else(Language::english);
        Some(Request::Agendas { ticket, language })
    }

    fn chosen(&self) -> Option<&Entry> {
        self.rows.entries.get(self.selected)
    }

    fn step(&mut self, by: isize) {
        let last = self.rows.entries.len().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(by).min(last);
    }

    /// Returns how many entries a page holds.
    fn page(&self) -> isize {
        isize::try_from(self.area.height / 2).unwrap_or(1).max(1)
    }

    /// Goes to the first entry of the next list, or of the previous one.
    fn turn(&mut self, is_next: bool) {
        let mut lists = self.rows.lists.iter().copied();
        let found = if is_next {
            lists.find(|first| *first > self.selected)
        } else {
            lists.take_while(|first| *first < self.selected).last()
        };
        self.selected = found.unwrap_or(self.selected);
    }

    /// Takes the selected entry out when it is asked for twice.
    fn remove(&mut self, asked: Option<&Entry>) -> Outcome {
        let Some(entry) = self.chosen() else {
            return Outcome::stay();
        };
        if asked == Some(entry) {
            let removal = entry.removal().map(Effect::Keep);
            return removal.map_or_else(Outcome::stay, Outcome::effect);
        }
        if entry.removal().is_none() {
            return Outcome::tell(
                "an agenda is a record of the library; it cannot be removed here",
            );
        }
        self.removing = Some(entry.clone());
        Outcome::stay()
    }

    /// Scrolls as little as needed to show the selected entry, with the heading above it where it is the first of a list.
    fn settle_scroll(&mut self) {
        let rows = usize::from(self.area.height);
        self.step(0);
        let (start, end) = self.rows.span(self.selected);
        self.top = self.top.max(end.saturating_sub(rows)).min(start);
        self.top = self.top.min(self.rows.all.len().saturating_sub(rows));
    }
}

impl Screen for Desk {
    fn name(&self) -> &'static str {
        NAME
    }

    fn act(&mut self, action: Action, _tickets: &mut Tickets) -> Outcome {
        let (page, removing) = (self.page(), self.removing.take());
        match action {
            Action::Back => return Outcome::go(Go::Back),
            Action::Open => {
                let chosen = self.chosen().map(Entry::go);
                return chosen.map_or_else(Outcome::stay, Outcome::go);
            }
            Action::Remove => return self.remove(removing.as_ref()),
            Action::NextSection => self.turn(true),
            Action::PreviousSection => self.turn(false),
            _ => self.step(steps(action, page)),
        }
        Outcome::stay()
    }

    fn click(&mut self, at: Position, _tickets: &mut Tickets) -> Outcome {
        self.removing = None;
        if !self.area.contains(at) {
            return Outcome::stay();
        }
        let row = self.top + usize::from(at.y - self.area.y);
        match self.rows.all.get(row) {
            Some(Row::Title(entry) | Row::Detail(entry)) if *entry == self.selected => {
                let chosen = self.chosen().map(Entry::go);
                return chosen.map_or_else(Outcome::stay, Outcome::go);
            }
            Some(Row::Title(entry) | Row::Detail(entry)) => self.selected = *entry,
            _ => {}
        }
        Outcome::stay()
    }

    fn reply(&mut self, reply: &Reply) -> Outcome {
        self.counts.take(reply);
        if let Reply::Agendas(ticket, agendas) = reply
            && self.agendas_asked == Some(*ticket)
        {
            self.agendas = Arc::clone(agendas);
        }
        Outcome::stay()
    }

    fn spot(&self) -> Option<Spot> {
        self.chosen().and_then(Entry::spot).cloned()
    }

    fn agenda(&self) -> Option<String> {
        match self.chosen()? {
            Entry::Agenda(agenda) => Some(agenda.slug.clone()),
            _ => None,
        }
    }

    fn presented(&self) -> Option<Presented> {
        let record = |entry: &Entry| match entry {
            Entry::Picked(spot) => Some(spot.record.clone()),
            _ => None,
        };
        let chosen = self.chosen()?;
        if record(chosen).is_some() {
            let all = self.rows.entries.iter().filter_map(record);
            return Some(Presented::Records(all.collect()));
        }
        Some(Presented::Records(vec![chosen.spot()?.record.clone()]))
    }

    fn layout(&mut self, area: Rect, context: &Context<'_>) {
        self.area = area;
        self.rows = Rows::new(self.shown, &self.agendas, area.width.into(), context);
        self.settle_scroll();
    }

    fn settle(&mut self, tickets: &mut Tickets) -> Vec<Effect> {
        let request = self.counts.ask(&self.rows.entries, self.this_year, tickets);
        let agendas = self.ask_agendas(tickets);
        agendas
            .into_iter()
            .chain(request)
            .map(Effect::Ask)
            .collect()
    }

    fn draw(&self, frame: &mut Frame<'_>, context: &Context<'_>) {
        self.paint(frame.buffer_mut(), context);
    }

    fn hints(&self) -> Vec<Action> {
        let own: &[Action] = match self.rows.lists.len() {
            0 => &[],
            1 => &[Action::Open, Action::Remove],
            _ => &[Action::Open, Action::Remove, Action::NextSection],
        };
        let is_record = self.chosen().and_then(Entry::spot).is_some();
        let own = own.iter().chain(is_record.then_some(&Action::Tray));
        let rest = [
            Action::Back,
            Action::CommandLine,
            Action::Help,
            Action::Quit,
        ];
        own.chain(&rest).copied().collect()
    }

    fn status(&self) -> String {
        if let Some(entry) = &self.removing {
            return format!("press the same key again to remove: {}", entry.title());
        }
        let count = self.rows.entries.len();
        match self.shown {
            Shown::All => String::new(),
            Shown::Marks if count == 1 => "1 mark".to_owned(),
            Shown::Marks => format!("{count} marks"),
            Shown::Searches if count == 1 => "1 search".to_owned(),
            Shown::Searches => format!("{count} searches"),
        }
    }

    fn cursor(&self) -> Option<Position> {
        let row = self.rows.titles.get(self.selected)?.checked_sub(self.top)?;
        let y = self.area.y.checked_add(u16::try_from(row).ok()?)?;
        let is_seen = self.area.width > 0 && y < self.area.bottom();
        is_seen.then_some(Position { x: self.area.x, y })
    }
}
