//! Where the list of the modules and what is told of the selected one stand, and how they look.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::Learn;
use super::rows::{self, Entry, Row};
use crate::learn::Stage;
use crate::source::SafeText;
use crate::tui::screens::Context;
use crate::tui::text;
use crate::tui::theme::Role;
use crate::tui::widgets::{put, scroll, select, split_columns, split_rows};

/// From how many columns on something is told beside the list, and from how many rows on below it.
const WIDE: u16 = 80;
const HIGH: u16 = 20;

/// The widest that is read well.
const WIDEST: u16 = 72;

/// Where things stand.
#[derive(Debug, Default)]
pub(super) struct Areas {
    /// The list.
    pub(super) list: Rect,
    /// What is told of what is selected; empty where there is no room.
    pub(super) pane: Rect,
    /// Whether the pane stands beside the list.
    is_beside: bool,
    /// What is told there, in lines.
    pub(super) told: Vec<(Role, String)>,
}

impl Areas {
    /// Divides an area.
    pub(super) fn new(area: Rect) -> Self {
        let is_beside = area.width >= WIDE;
        let (list, pane) = if is_beside {
            split_columns(area, (area.width - area.width * 2 / 5).min(WIDEST + 8))
        } else if area.height >= HIGH {
            split_rows(area, area.height - area.height * 2 / 5)
        } else {
            (area, Rect::default())
        };
        Self {
            list,
            pane,
            is_beside,
            told: Vec::new(),
        }
    }

    /// Returns how many columns a line has that is told of what is selected.
    pub(super) fn columns(&self) -> usize {
        // The border and a blank on each side.
        usize::from(self.pane.width.min(WIDEST).saturating_sub(3))
    }
}

impl Learn {
    /// Draws the list and what is told beside it.
    pub(super) fn paint(&self, buffer: &mut Buffer, context: &Context<'_>) {
        let (list, theme) = (self.areas.list, context.theme);
        if let Some((role, words)) = self.instead() {
            for (row, line) in text::wrap(&words, usize::from(list.width).saturating_sub(2))
                .into_iter()
                .enumerate()
            {
                let line = Span::styled(format!(" {line}"), theme.style(role));
                put(buffer, list, row, vec![line]);
            }
            return;
        }
        let shown = usize::from(list.height);
        for (at, row) in self.rows.all.iter().skip(self.top).take(shown).enumerate() {
            put(buffer, list, at, self.line(row, context));
            if *row == Row::Title(self.selected) {
                let line = Rect {
                    width: list.width.saturating_sub(1),
                    ..list
                };
                select(buffer, line, at, theme.style(Role::Selected));
            }
        }
        let extent = scroll::Extent {
            top: self.top,
            shown,
            total: self.rows.all.len(),
        };
        self.paint_pane(buffer, context);
        // Where something is told beside it, the bar stands on the border.
        let bar = Rect {
            width: list.width + u16::from(self.areas.is_beside),
            ..list
        };
        scroll::draw(buffer, bar, extent, theme);
    }

    /// Returns what stands in the place of the list while there is none.
    fn instead(&self) -> Option<(Role, String)> {
        if let Some(why) = &self.failure {
            return Some((Role::Error, SafeText::line(why).into_string()));
        }
        let words = match &self.curriculum {
            None => "Opening the library…",
            Some(_) if self.rows.entries.is_empty() => "This library has no modules.",
            Some(_) => return None,
        };
        Some((Role::Dim, words.to_owned()))
    }

    fn line(&self, row: &Row, context: &Context<'_>) -> Vec<Span<'static>> {
        let theme = context.theme;
        match row {
            Row::Gap => Vec::new(),
            Row::Heading(heading) => {
                let heading = SafeText::line(heading).into_string();
                vec![Span::styled(
                    format!(" {heading}"),
                    theme.style(Role::Heading),
                )]
            }
            Row::Title(at) => self.title(*at, context),
            Row::Detail(at) => {
                let detail = self.detail(*at, theme.sign(" · ", " - "));
                // Marker, sign and the column of the bar.
                let room = usize::from(self.areas.list.width).saturating_sub(7);
                let detail = text::cut(&detail, room);
                vec![Span::styled(
                    format!("     {detail}"),
                    theme.style(Role::Dim),
                )]
            }
        }
    }

    /// Returns the first row of an entry: marker, how far one is, what it is called.
    fn title(&self, at: usize, context: &Context<'_>) -> Vec<Span<'static>> {
        let (theme, curriculum) = (context.theme, self.curriculum.as_ref());
        let marker = if at == self.selected {
            theme.sign("▌", ">")
        } else {
            " "
        };
        let entry = self.rows.entries.get(at).copied();
        let (stage, title) = match entry.zip(curriculum) {
            Some((Entry::Review, _)) => (Stage::New, "Questions that come back".to_owned()),
            Some((Entry::Module(place), curriculum)) => {
                let stage = self.scores.get(place).map(|score| score.stage);
                let title = curriculum.modules.get(place).map(|one| &one.title);
                let title = title.map_or("", String::as_str);
                (
                    stage.unwrap_or(Stage::New),
                    format!("{}. {title}", place + 1),
                )
            }
            Some((Entry::Sheet(place), curriculum)) => {
                let title = curriculum.worksheets.get(place).map(|one| &one.title);
                (Stage::New, title.cloned().unwrap_or_default())
            }
            None => (Stage::New, String::new()),
        };
        let role = match stage {
            Stage::Passed => Role::Good,
            Stage::Done => Role::Warning,
            _ => Role::Accent,
        };
        // Marker and sign with a blank each, and the column of the bar.
        let room = usize::from(self.areas.list.width).saturating_sub(5);
        let title = text::cut(SafeText::line(&title).as_str(), room);
        vec![
            Span::styled(marker, theme.style(Role::Accent)),
            Span::styled(format!("{} ", rows::sign(stage, *theme)), theme.style(role)),
            Span::styled(title, theme.style(Role::Title)),
        ]
    }

    /// Returns what is told below the name of an entry.
    fn detail(&self, at: usize, dot: &str) -> String {
        let entry = self.rows.entries.get(at).copied();
        let Some((entry, curriculum)) = entry.zip(self.curriculum.as_ref()) else {
            return String::new();
        };
        match entry {
            Entry::Review => match self.scores.due() {
                1 => "one today".to_owned(),
                due => format!("{due} today"),
            },
            Entry::Sheet(place) => {
                let sheet = curriculum.worksheets.get(place);
                let told = sheet.map_or("", |sheet| sheet.summary.as_str());
                SafeText::line(told).into_string()
            }
            Entry::Module(place) => {
                let Some((taught, score)) =
                    curriculum.modules.get(place).zip(self.scores.get(place))
                else {
                    return String::new();
                };
                let due = (score.due > 0).then(|| format!("{} come back today", score.due));
                let minutes = taught.module.minutes.map(|of| format!("{of} minutes"));
                let missing = self.scores.missing(curriculum, taught);
                let after = rows::before(curriculum, taught);
                let after = match (after.as_slice(), missing.as_slice()) {
                    ([], _) => None,
                    (after, []) => Some(format!("after {}", rows::numbers(after))),
                    (_, missing) if score.stage == Stage::New => {
                        Some(format!("first {}", rows::numbers(missing)))
                    }
                    (_, missing) => Some(format!("{} not passed", rows::numbers(missing))),
                };
                let told = [Some(self.scores.state(place)), due, minutes, after];
                let told: Vec<String> = told.into_iter().flatten().collect();
                told.join(dot)
            }
        }
    }

    fn paint_pane(&self, buffer: &mut Buffer, context: &Context<'_>) {
        let (pane, theme) = (self.areas.pane, context.theme);
        if pane.area() == 0 {
            return;
        }
        let border = theme.style(Role::Border);
        let inner = if self.areas.is_beside {
            let bar = theme.sign("│", "|");
            for row in 0..usize::from(pane.height) {
                put(buffer, pane, row, vec![Span::styled(bar, border)]);
            }
            split_columns(pane, 2).1
        } else {
            let rule = theme.sign("─", "-").repeat(pane.width.into());
            put(buffer, pane, 0, vec![Span::styled(rule, border)]);
            split_columns(split_rows(pane, 1).1, 1).1
        };
        for (row, (role, words)) in self.areas.told.iter().enumerate() {
            let words = Span::styled(words.clone(), theme.style(*role));
            put(buffer, inner, row, vec![words]);
        }
    }
}
