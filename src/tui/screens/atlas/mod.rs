//! The Atlas: the library as a whole, in six views that follow the query in force.
//!
//! What is counted comes from the worker; where things stand is left to `layout`, rows to `sheet`, the matrix to `grid`,
//! the map to `map`, and what it looks like to `draw`.

mod draw;
mod grid;
mod layout;
mod map;
mod motion;
mod sheet;
mod strip;

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use self::layout::Areas;
use self::sheet::{Folds, Sheet};
use super::{Context, Go, Outcome, Screen, Tickets};
use crate::atlas::{Data, Grid, Lead, Of, Part, View};
use crate::library::worker::{Reply, Request, Ticket, Viewed};
use crate::library::{Exported, Presented};
use crate::model::{Language, PartialDate};
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::widgets::list::List;

/// Its name in the keymap.
pub const NAME: &str = "atlas";

/// The Atlas.
#[derive(Debug)]
pub struct Atlas {
    /// The query in force in the Library.
    query: String,
    /// Whether it is left aside, so that all records are seen.
    is_whole: bool,
    /// The views, each with what was chosen in it.
    views: [View; View::ALL.len()],
    /// Which one is shown.
    at: usize,
    language: Language,
    today: PartialDate,
    /// Whether a view is to be asked for.
    is_wanted: bool,
    /// Whether it was chosen what is on the map.
    is_map_chosen: bool,
    asked: Option<Ticket>,
    /// What the worker gave.
    viewed: Option<Arc<Viewed>>,
    /// Why there is nothing to show.
    failure: Option<String>,
    folds: Folds,
    sheet: Sheet,
    list: List,
    place: grid::Place,
    areas: Areas,
}

impl Atlas {
    /// Returns the Atlas of what a query finds, in a language.
    pub fn new(query: &str, language: &str, today: PartialDate) -> Self {
        Self {
            query: query.trim().to_owned(),
            is_whole: false,
            views: View::ALL,
            at: 0,
            language: Language::parse(language).unwrap_or_else(Language::english),
            today,
            is_wanted: true,
            is_map_chosen: false,
            asked: None,
            viewed: None,
            failure: None,
            folds: Folds::default(),
            sheet: Sheet::default(),
            list: List::default(),
            place: grid::Place::default(),
            areas: Areas::default(),
        }
    }

    fn view(&self) -> View {
        self.views[self.at]
    }

    /// Returns the query that is followed.
    fn followed(&self) -> &str {
        if self.is_whole { "" } else { &self.query }
    }

    /// Asks for another view, or for the same with something else chosen; what was selected means nothing there.
    fn ask_anew(&mut self) {
        self.is_wanted = true;
        self.viewed = None;
        self.failure = None;
        self.list = List::default();
        self.place = grid::Place::default();
    }

    fn turn(&mut self, is_next: bool) {
        let count = self.views.len();
        let step = if is_next { 1 } else { count - 1 };
        self.at = (self.at + step) % count;
        self.ask_anew();
    }

    /// Takes another choice in the view.
    fn choose(&mut self, view: View) {
        self.is_map_chosen |= matches!(view, View::Map(_));
        if view != self.view() {
            self.views[self.at] = view;
            self.ask_anew();
        }
    }

    fn take(&mut self, viewed: &Arc<Viewed>) {
        let is_new = self
            .viewed
            .as_ref()
            .is_none_or(|old| old.parts.len() != viewed.parts.len());
        if is_new {
            let is_chart = matches!(viewed.seen.view, View::Timeline(_));
            self.folds = Folds::new(&viewed.parts, is_chart);
        }
        self.viewed = Some(Arc::clone(viewed));
        self.failure = None;
        if let Data::Map(map, Of::Cases) = &viewed.seen.data
            && (map.total, viewed.seen.records > 0, self.is_map_chosen) == (0, true, false)
        {
            // What is found is no case: an empty world would tell nothing.
            self.views[self.at] = View::Map(Of::Projects);
            self.ask_anew();
        }
    }

    fn parts(&self) -> &[Part] {
        self.viewed.as_ref().map_or(&[], |viewed| &viewed.parts)
    }

    /// Returns the matrix, where it is the view.
    fn grid(&self) -> Option<&Grid> {
        self.parts().iter().find_map(|part| match part {
            Part::Grid(grid) => Some(grid),
            _ => None,
        })
    }

    /// Returns the map, where it is the view.
    fn map(&self) -> Option<&crate::atlas::Map> {
        match &self.viewed.as_ref()?.seen.data {
            Data::Map(map, _) => Some(map),
            _ => None,
        }
    }

    /// Returns where what is selected leads.
    fn lead(&self) -> Option<&Lead> {
        match self.grid() {
            Some(grid) => self.place.lead(grid),
            None => self.entry()?.leads_to.as_ref(),
        }
    }

    fn entry(&self) -> Option<&sheet::Entry> {
        self.sheet.entries.get(self.list.selected())
    }

    fn open(&mut self) -> Outcome {
        match self.lead().cloned() {
            Some(Lead::Query(query)) => Outcome::go(Go::Search(query)),
            Some(Lead::Record { id, section }) => Outcome::go(Go::OpenRecord {
                name: id.slug,
                anchor: (!section.is_empty()).then(|| section.to_owned()),
                words: Vec::new(),
            }),
            None => {
                self.fold(None);
                Outcome::stay()
            }
        }
    }

    /// Returns what is done to the selected heading, in a word.
    fn fold_word(&self) -> &'static str {
        match self.entry() {
            Some(entry) if !entry.is_open => "unfold",
            _ => "fold",
        }
    }

    /// Folds the selected heading or unfolds it; where it is said which, only that.
    fn fold(&mut self, is_folded: Option<bool>) {
        let heading = self
            .entry()
            .and_then(|entry| Some((entry.heading?, entry.is_open)));
        if let Some((number, is_open)) = heading {
            self.folds.set(number, is_folded.unwrap_or(is_open));
        }
    }
}

impl Screen for Atlas {
    fn name(&self) -> &'static str {
        NAME
    }

    fn act(&mut self, action: Action, _tickets: &mut Tickets) -> Outcome {
        match action {
            Action::Back => return Outcome::go(Go::Back),
            Action::Open => return self.open(),
            Action::NextView => self.turn(true),
            Action::PreviousView => self.turn(false),
            Action::Rows => self.choose(self.view().with_next_rows()),
            Action::Columns => self.choose(self.view().with_next_columns()),
            Action::Flip => self.choose(self.view().flipped()),
            Action::ClearInput if !self.query.is_empty() => {
                self.is_whole = !self.is_whole;
                self.ask_anew();
            }
            Action::Toggle => self.fold(None),
            Action::FoldAll => self.fold_all(),
            _ => self.step(action),
        }
        Outcome::stay()
    }

    fn click(&mut self, at: Position, _tickets: &mut Tickets) -> Outcome {
        if self.point(at) {
            return self.open();
        }
        Outcome::stay()
    }

    fn reply(&mut self, reply: &Reply) -> Outcome {
        match reply {
            Reply::Viewed(ticket, viewed) if self.asked == Some(*ticket) => self.take(viewed),
            Reply::Failed(ticket, why) if self.asked == Some(*ticket) => {
                self.failure = Some(why.clone());
            }
            // The files may have changed.
            Reply::Ready(_) => self.is_wanted = true,
            _ => {}
        }
        Outcome::stay()
    }

    fn take_query(&mut self, query: &str) {
        let query = query.trim();
        if self.query != query {
            query.clone_into(&mut self.query);
            if !self.is_map_chosen {
                self.views = self.views.map(|view| match view {
                    View::Map(_) => View::Map(Of::Cases),
                    view => view,
                });
            }
            self.ask_anew();
        }
        self.is_whole = false;
    }

    fn show_view(&mut self, view: View) {
        let at = self.views.iter().position(|one| one.name() == view.name());
        if let Some(at) = at.filter(|at| *at != self.at) {
            self.at = at;
            self.ask_anew();
        }
    }

    fn presented(&self) -> Option<Presented> {
        Some(Presented::Atlas(self.view(), self.followed().to_owned()))
    }

    fn exported(&self) -> Option<(Exported, Language)> {
        let seen = Arc::clone(&self.viewed.as_ref()?.seen);
        Some((Exported::Atlas(seen), self.language.clone()))
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
        vec![Effect::Ask(Request::See {
            ticket,
            view: self.view(),
            query: self.followed().to_owned(),
            today: self.today,
            language: self.language.clone(),
        })]
    }

    fn draw(&self, frame: &mut Frame<'_>, context: &Context<'_>) {
        self.paint(frame, context);
    }

    fn hints(&self) -> Vec<Action> {
        // Where there is little room, the way through the views is what one needs.
        let mut hints = vec![Action::Back, Action::NextView];
        if self.lead().is_some() || self.entry().is_some_and(|one| one.heading.is_some()) {
            hints.push(Action::Open);
        }
        match self.view() {
            View::Matrix { .. } => {
                hints.extend([
                    Action::Rows,
                    Action::Columns,
                    Action::NextColumn,
                    Action::Flip,
                ]);
            }
            View::Timeline(_) | View::Map(_) => hints.push(Action::Rows),
            View::Lessons | View::Contributions | View::Coverage => {}
        }
        if !self.query.is_empty() {
            hints.push(Action::ClearInput);
        }
        if self.grid().is_none() {
            hints.extend([Action::Toggle, Action::FoldAll, Action::NextSection]);
        }
        hints.extend([Action::Help, Action::CommandLine, Action::Quit]);
        hints
    }

    fn status(&self) -> String {
        let place = match self.grid() {
            Some(grid) => [self.place.said(grid), self.place.seen(grid)]
                .into_iter()
                .flatten()
                .collect::<Vec<String>>()
                .join("  "),
            None => self.position(),
        };
        format!("{}  {place}", self.view().name())
    }

    fn word_of(&self, action: Action) -> Option<String> {
        let word = match (action, self.view()) {
            (Action::Open, _) => match self.lead() {
                Some(Lead::Query(_)) => "records",
                Some(Lead::Record { .. }) => "open",
                None => self.fold_word(),
            },
            (Action::Rows, view @ (View::Map(_) | View::Timeline(_))) => {
                return Some(view.with_next_rows().about());
            }
            (Action::ClearInput, _) if self.is_whole => "the search again",
            (Action::ClearInput, _) => "all records",
            (Action::Toggle, _) => self.fold_word(),
            _ => return None,
        };
        Some(word.to_owned())
    }

    fn cursor(&self) -> Option<Position> {
        match self.grid() {
            Some(_) => self.place.cursor(),
            None => self.list_cursor(),
        }
    }
}
