//! The lists of the Standards: what stands in each, and where a row leads.

use ratatui::layout::{Position, Rect};

use crate::library::Overview;
use crate::model::View;
use crate::source::SafeText;
use crate::tui::text;
use crate::tui::widgets::list::List;

/// The lists, in the order in which they stand; one more is one row more.
pub(super) const PANES: [Of; 2] = [Of::Instruments, Of::Countries];

/// What a list is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    /// The instruments, and the places of Convention 102.
    Instruments,
    /// The countries.
    Countries,
}

impl Of {
    /// Returns what stands above the list.
    pub(super) fn heading(self) -> &'static str {
        match self {
            Self::Instruments => "Instruments",
            Self::Countries => "Countries",
        }
    }
}

/// A row of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// A place of Convention 102, and how it is told.
    Place(View, String),
    /// An instrument, by its place among them.
    Instrument(usize),
    /// A country, by its place among them.
    Country(usize),
}

impl Row {
    /// Returns what it leads to.
    pub(super) fn view(&self, overview: &Overview) -> View {
        match self {
            Self::Place(view, _) => view.clone(),
            Self::Instrument(at) => View::Instrument(overview.instruments[*at].slug.clone()),
            Self::Country(at) => View::Country(overview.countries[*at].iso3.clone()),
        }
    }

    /// Returns who has ratified it, where the library knows something of that.
    pub(super) fn ratifications(&self, overview: &Overview) -> Option<View> {
        match self {
            Self::Place(view, _) => overview.accepting(view),
            Self::Instrument(at) => {
                let line = &overview.instruments[*at];
                line.ratified.map(|_| View::ratifications(&line.slug))
            }
            Self::Country(_) => None,
        }
    }

    /// Returns what it is called, and what is told of it.
    fn told(&self, overview: &Overview) -> (String, Vec<String>) {
        match self {
            Self::Place(_, told) => (told.clone(), Vec::new()),
            Self::Instrument(at) => {
                let line = &overview.instruments[*at];
                (format!("{} {}", line.code, line.title), line.facts())
            }
            Self::Country(at) => {
                let line = &overview.countries[*at];
                (format!("{} ({})", line.name, line.iso3), line.facts())
            }
        }
    }
}

/// The lines of a row, its name first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Lines {
    /// What it is called.
    pub(super) name: String,
    /// What is told of it.
    pub(super) facts: Vec<String>,
}

/// A list.
#[derive(Debug)]
pub(super) struct Pane {
    /// What it is of.
    pub(super) of: Of,
    /// Its rows.
    pub(super) rows: Vec<Row>,
    /// Where it stands.
    pub(super) list: List,
    /// Where its rows are drawn; empty where it is not shown.
    pub(super) area: Rect,
    /// The rows in lines, for the width of the area.
    pub(super) lines: Vec<Lines>,
}

impl Pane {
    pub(super) fn new(of: Of) -> Self {
        Self {
            of,
            rows: Vec::new(),
            list: List::default(),
            area: Rect::default(),
            lines: Vec::new(),
        }
    }

    /// Takes what some words find.
    pub(super) fn fill(&mut self, overview: &Overview, words: &str) {
        self.rows = match self.of {
            Of::Instruments => {
                let place = overview.place_in(words);
                let place = place.map(|(view, told)| Row::Place(view, told));
                let found = overview.instruments_of(words).into_iter();
                place
                    .into_iter()
                    .chain(found.map(Row::Instrument))
                    .collect()
            }
            Of::Countries => {
                let found = overview.countries_of(words).into_iter();
                found.map(Row::Country).collect()
            }
        };
        self.lines.clear();
    }

    /// Returns the selected row.
    pub(super) fn selected(&self) -> Option<&Row> {
        self.rows.get(self.list.selected())
    }

    /// Returns its heading with the number of its rows.
    pub(super) fn counted(&self) -> String {
        format!("{} ({})", self.of.heading(), self.rows.len())
    }

    /// Lays the rows out where they are drawn, and scrolls to the one that is selected.
    pub(super) fn settle(&mut self, area: Rect, overview: &Overview, dot: &str) {
        if self.area.width != area.width || self.lines.len() != self.rows.len() {
            // Marker, indent and the column of the bar.
            let columns = usize::from(area.width).saturating_sub(5);
            let rows = self.rows.iter();
            self.lines = rows.map(|row| lines(row, overview, columns, dot)).collect();
        }
        self.area = area;
        let lines = &self.lines;
        let height = |row: usize| lines.get(row).map_or(1, |lines| 1 + lines.facts.len());
        self.list.fit(self.rows.len(), area.height.into(), height);
    }

    /// Returns on which line of the area a row begins.
    pub(super) fn line_of(&self, row: usize) -> Option<usize> {
        let before = self.lines.get(self.list.top()..row)?;
        Some(before.iter().map(|lines| 1 + lines.facts.len()).sum())
    }

    /// Returns the row at a cell.
    pub(super) fn row_at(&self, at: Position) -> Option<usize> {
        let wanted = usize::from(at.y.saturating_sub(self.area.y));
        let shown = self.list.top()..self.rows.len();
        shown
            .take_while(|row| self.line_of(*row).is_some_and(|line| line <= wanted))
            .last()
    }
}

/// Returns a row in lines, for so many columns.
fn lines(row: &Row, overview: &Overview, columns: usize, dot: &str) -> Lines {
    let (name, facts) = row.told(overview);
    let safe = |text: &str| SafeText::line(text).into_string();
    // A fact stays on one line where it fits.
    let facts = facts.iter().map(|fact| match text::width(fact) {
        wide if wide + dot.len() <= columns => fact.replace(' ', "\u{a0}"),
        _ => fact.clone(),
    });
    let facts = safe(&facts.collect::<Vec<_>>().join(dot));
    let wrapped = text::wrap(&facts, columns.max(1)).into_iter();
    Lines {
        name: safe(&name),
        facts: wrapped
            .filter(|line| !line.is_empty())
            .map(|line| line.replace('\u{a0}', " "))
            .collect(),
    }
}
