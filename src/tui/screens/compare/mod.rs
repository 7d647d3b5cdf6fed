//! The comparison: records as columns and dimensions as rows, or the other way round.
//!
//! What is compared comes from the worker; where things stand is left to `layout`, how rows are laid out to `sheet`,
//! moving to `motion`, and which records are on the tray to `app`.

mod draw;
mod layout;
mod missing;
mod motion;
mod sheet;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use self::layout::Areas;
use self::sheet::{Laid, Measure};
use super::{Context, Go, Outcome, Screen, Tickets};
use crate::compare::Table;
use crate::library::worker::{Reply, Request, Ticket};
use crate::library::{Exported, Presented};
use crate::model::Language;
use crate::personal::Spot;
use crate::tui::action::Action;
use crate::tui::effect::Effect;

/// Its name in the keymap.
pub const NAME: &str = "comparison";

/// Records side by side.
#[derive(Debug, Default)]
pub struct Comparison {
    names: Vec<String>,
    /// What was picked, where that is what is compared.
    picks: Vec<Spot>,
    /// The names of those that the library does not have.
    missing: Vec<String>,
    /// The language of the reader, as a tag.
    language: String,
    /// Whether the records are to be asked for.
    is_wanted: bool,
    asked: Option<Ticket>,
    /// What the worker gave, with all its rows.
    whole: Option<Table>,
    /// What is shown of it.
    table: Table,
    /// Why there is nothing to show.
    failure: Option<String>,
    is_flipped: bool,
    has_differences_only: bool,
    /// Rows that were folded or unfolded, by their key.
    folds: BTreeMap<String, bool>,
    /// Whether all other rows were folded or unfolded.
    folds_others: Option<bool>,
    /// The selected row: 0 is the heads, then come the rows.
    row: usize,
    /// The selected column.
    column: usize,
    /// The first column that is seen.
    first: usize,
    /// The first line of the rows that is seen.
    top: usize,
    areas: Areas,
    laid: Laid,
    /// What the rows were laid out for; nothing where they have to be laid out anew.
    measure: Option<Measure>,
}

impl Comparison {
    /// Returns the comparison of records by their slugs, in the language of a tag.
    pub fn new(names: Vec<String>, language: &str) -> Self {
        Self {
            names,
            language: language.to_owned(),
            is_wanted: true,
            ..Self::default()
        }
    }

    /// Returns the comparison of what was picked, in the language of a tag.
    pub fn of_picks(picks: &[Spot], language: &str) -> Self {
        let names = picks.iter().map(|spot| spot.slug().to_owned());
        Self {
            picks: picks.to_vec(),
            ..Self::new(names.collect(), language)
        }
    }

    fn take(&mut self, table: &Table, missing: &[String]) {
        self.whole = Some(table.clone());
        self.missing = missing.to_vec();
        self.failure = None;
        self.show();
    }

    /// Shows of the table what shall be seen; the selected row stays where it is still there.
    fn show(&mut self) {
        let selected = self.row_key();
        self.table = self.whole.clone().unwrap_or_default();
        if self.has_differences_only {
            self.table.keep_differences();
        }
        let rows = self.view().rows();
        let place = selected.and_then(|key| rows.iter().position(|row| row.key == key));
        self.row = place.map_or(self.row.min(rows.len()), |place| place + 1);
        self.measure = None;
    }

    fn flip(&mut self) {
        self.is_flipped = !self.is_flipped;
        self.folds_others = None;
        // The names of records are what can be opened.
        self.row = usize::from(self.is_flipped);
        (self.column, self.first, self.top) = (0, 0, 0);
        self.measure = None;
    }

    fn view(&self) -> crate::compare::View<'_> {
        self.table.view(self.is_flipped)
    }

    /// Returns the key of the selected row; nothing on the heads.
    fn row_key(&self) -> Option<String> {
        let row = self.row.checked_sub(1)?;
        self.view()
            .rows()
            .get(row)
            .map(|label| label.key.to_owned())
    }

    /// Returns the place of the record that is selected: by its column, or by its row where they are flipped.
    fn chosen(&self) -> Option<usize> {
        if self.is_flipped {
            self.row.checked_sub(1)
        } else {
            Some(self.column)
        }
    }

    /// Tells whether there is something to fold or unfold in the selected row.
    fn can_fold(&self) -> bool {
        let row = self.row.checked_sub(1);
        row.is_some_and(|row| self.laid.can_fold(row))
    }

    /// Tells whether the name of a record is selected, which Enter opens.
    fn is_on_record(&self) -> bool {
        self.is_flipped == (self.row > 0)
    }

    fn open(&mut self) -> Outcome {
        if !self.is_on_record() {
            self.toggle_fold();
            return Outcome::stay();
        }
        let head = self.chosen().and_then(|at| self.table.heads.get(at));
        head.map_or_else(Outcome::stay, |head| {
            Outcome::go(Go::OpenRecord {
                name: head.path.clone(),
                anchor: None,
                words: Vec::new(),
            })
        })
    }

    fn toggle_fold(&mut self) {
        let Some(at) = self.row.checked_sub(1) else {
            return;
        };
        let is_open = self.laid.is_open(at);
        if let Some(key) = self.row_key() {
            self.folds.insert(key, !is_open);
            self.measure = None;
        }
    }

    /// Unfolds all rows if one is folded, else folds those that can be.
    fn fold_all(&mut self) {
        self.folds.clear();
        self.folds_others = Some(self.laid.has_folded());
        self.measure = None;
    }
}

impl Screen for Comparison {
    fn name(&self) -> &'static str {
        NAME
    }

    fn act(&mut self, action: Action, _tickets: &mut Tickets) -> Outcome {
        match action {
            Action::Back => return Outcome::go(Go::Back),
            Action::Open => return self.open(),
            Action::Toggle => self.toggle_fold(),
            Action::FoldAll => self.fold_all(),
            Action::Flip => self.flip(),
            Action::Differences => {
                self.has_differences_only = !self.has_differences_only;
                self.show();
            }
            Action::NextColumn => self.step_column(true),
            Action::PreviousColumn => self.step_column(false),
            Action::Up => self.up(),
            Action::Down => self.down(),
            Action::HalfUp => self.scroll(-1, 2),
            Action::HalfDown => self.scroll(1, 2),
            Action::PageUp => self.scroll(-1, 1),
            Action::PageDown => self.scroll(1, 1),
            Action::Top => self.go_to_top(),
            Action::Bottom => self.go_to_bottom(),
            _ => {}
        }
        Outcome::stay()
    }

    fn click(&mut self, at: Position, _tickets: &mut Tickets) -> Outcome {
        let before = (self.row, self.column);
        if self.point(at) && before == (self.row, self.column) {
            return self.open();
        }
        Outcome::stay()
    }

    fn reply(&mut self, reply: &Reply) -> Outcome {
        match reply {
            Reply::Compared(ticket, table, missing) if self.asked == Some(*ticket) => {
                self.take(table, missing);
            }
            Reply::Failed(ticket, why) if self.asked == Some(*ticket) => {
                self.failure = Some(why.clone());
            }
            // The files may have changed.
            Reply::Ready(state) if !state.syncing && self.asked.is_some() => self.is_wanted = true,
            _ => {}
        }
        Outcome::stay()
    }

    fn spot(&self) -> Option<Spot> {
        let head = self.chosen().and_then(|at| self.table.heads.get(at));
        head.map(|head| Spot {
            record: head.path.clone(),
            title: head.title.to_string(),
            ..Spot::default()
        })
    }

    fn pick(&self) -> Option<Spot> {
        let missing = self.missing_picks().next().cloned();
        missing.or_else(|| self.spot())
    }

    fn presented(&self) -> Option<Presented> {
        let is_there = |name: &&String| !self.missing.contains(name);
        let names = self.names.iter().filter(is_there);
        Some(Presented::Comparison(names.cloned().collect()))
    }

    fn exported(&self) -> Option<(Exported, Language)> {
        self.whole
            .as_ref()
            .filter(|table| !table.heads.is_empty())?;
        let table = Box::new(self.table.clone());
        let language = Language::parse(&self.language).unwrap_or_else(Language::english);
        Some((Exported::Comparison(table, self.is_flipped), language))
    }

    fn layout(&mut self, area: Rect, context: &Context<'_>) {
        self.lay_out(area, context);
    }

    fn settle(&mut self, tickets: &mut Tickets) -> Vec<Effect> {
        if !std::mem::take(&mut self.is_wanted) {
            return Vec::new();
        }
        let ticket = tickets.next();
        self.asked = Some(ticket);
        vec![Effect::Ask(Request::Compare {
            ticket,
            names: self.names.clone(),
            language: Language::parse(&self.language).unwrap_or_else(Language::english),
        })]
    }

    fn draw(&self, frame: &mut Frame<'_>, context: &Context<'_>) {
        self.paint(frame.buffer_mut(), context);
    }

    fn hints(&self) -> Vec<Action> {
        let is_empty = |table: &Table| table.heads.is_empty();
        if self.whole.as_ref().is_some_and(is_empty) {
            return vec![Action::Back, Action::Tray, Action::Help];
        }
        let mut hints = vec![Action::Back];
        if self.is_on_record() {
            hints.push(Action::Open);
        }
        if self.can_fold() {
            hints.push(Action::Toggle);
        }
        let columns = self.view().columns().len();
        let is_cut = self.areas.columns.len() < columns;
        if is_cut || (self.is_on_record() && columns > 1) {
            hints.push(Action::NextColumn);
        }
        hints.extend([
            Action::FoldAll,
            Action::Differences,
            Action::Flip,
            Action::Help,
            Action::Tray,
        ]);
        hints
    }

    fn word_of(&self, action: Action) -> Option<String> {
        let is_open = self.row.checked_sub(1).map(|row| self.laid.is_open(row));
        match action {
            Action::Toggle if is_open == Some(false) => Some("unfold".to_owned()),
            Action::FoldAll if self.laid.has_folded() => Some("unfold all".to_owned()),
            Action::Tray if self.missing_picks().next().is_some() => {
                Some("remove missing".to_owned())
            }
            _ => None,
        }
    }

    fn status(&self) -> String {
        let columns = self.view().columns().len();
        let seen = &self.areas.columns;
        let mut parts = Vec::new();
        if seen.len() < columns {
            let last = seen.end;
            let first = seen.start + 1;
            parts.push(if first == last {
                format!("column {first} of {columns}")
            } else {
                format!("columns {first}-{last} of {columns}")
            });
        } else if !self.table.heads.is_empty() {
            parts.push(format!("{} records", self.table.heads.len()));
        }
        if self.has_differences_only {
            parts.push("differences only".to_owned());
        }
        parts.extend(self.position());
        if self.laid.has_same() {
            parts.push("= no difference".to_owned());
        }
        parts.join("  ")
    }

    fn cursor(&self) -> Option<Position> {
        self.cursor_position()
    }
}
