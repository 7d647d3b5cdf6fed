//! How the Library looks. Only reads; where things stand was settled by the layout.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Span;

use super::state::{Focus, Library};
use super::{hits, note, welcome};
use crate::tui::action::Action;
use crate::tui::keymap::KeyNames;
use crate::tui::screens::Context;
use crate::tui::text;
use crate::tui::theme::Role;
use crate::tui::widgets::facets::Facets;
use crate::tui::widgets::{put, scroll, select};

/// What stands before the input, in columns.
const PROMPT: u16 = 3;

pub(super) fn draw(library: &Library, buffer: &mut Buffer, context: &Context<'_>) {
    draw_input(library, buffer, context);
    note::draw(library, buffer, context);
    draw_hits(library, buffer, context);
    draw_preview(library, buffer, context);
    // After the hits: the bar of the facets stands on the border between them.
    Facets {
        rows: &library.facet_rows,
        list: library.facet_list,
        has_focus: library.focus == Focus::Facets,
    }
    .draw(library.panes.facets, buffer, context);
    library.draw_offers(buffer, context);
}

/// Returns where the real cursor stands: in the input, or on the selected line, where screen readers look.
pub(super) fn cursor(library: &Library) -> Option<Position> {
    let at = |area: Rect, row: usize| {
        let y = area.y.saturating_add(u16::try_from(row).ok()?);
        (area.width > 0 && y < area.bottom()).then_some(Position { x: area.x, y })
    };
    let panes = &library.panes;
    match library.focus {
        Focus::Input => {
            let area = text_area(library);
            let (_, column) = library.input.view(area.width.into());
            let x = area.x.checked_add(u16::try_from(column).ok()?)?;
            (x < area.right() && area.height > 0).then_some(Position { x, y: area.y })
        }
        Focus::Hits => {
            let list = library.list;
            let above: usize = (list.top()..list.selected())
                .map(|item| hits::height(library, item))
                .sum();
            at(panes.hits, above + hits::above(library, list.selected()))
        }
        Focus::Facets => {
            let list = library.facet_list;
            at(panes.facets, list.selected().saturating_sub(list.top()))
        }
    }
}

/// Returns where the text of the input stands.
pub(super) fn text_area(library: &Library) -> Rect {
    let area = library.panes.input;
    let before = PROMPT.min(area.width);
    Rect {
        x: area.x + before,
        width: area.width - before,
        ..area
    }
}

fn draw_input(library: &Library, buffer: &mut Buffer, context: &Context<'_>) {
    let theme = context.theme;
    let has_focus = library.focus == Focus::Input;
    let role = if has_focus { Role::Accent } else { Role::Dim };
    let prompt = if has_focus {
        theme.sign(" ❯ ", " > ")
    } else {
        theme.sign(" / ", " / ")
    };
    let prompt = Span::styled(prompt.to_owned(), theme.style(role));
    put(buffer, library.panes.input, 0, vec![prompt]);
    let area = text_area(library);
    let (shown, _) = library.input.view(area.width.into());
    let shown = if library.input.text().is_empty() {
        Span::styled("Search the library", theme.style(Role::Dim))
    } else {
        Span::styled(shown.to_owned(), theme.style(Role::Text))
    };
    put(buffer, area, 0, vec![shown]);
}

fn draw_hits(library: &Library, buffer: &mut Buffer, context: &Context<'_>) {
    let area = library.panes.hits;
    if area.area() == 0 {
        return;
    }
    draw_border(buffer, area, library.focus == Focus::Hits, context);
    if library.is_welcoming() {
        let right = library.panes.preview.right().max(area.right());
        let area = indented(Rect {
            width: right - area.x,
            ..area
        });
        for (row, spans) in welcome::lines(library, area, context)
            .into_iter()
            .enumerate()
        {
            put(buffer, area, row, spans);
        }
    } else if library.items() == 0 {
        let area = indented(area);
        let words = text::wrap(&empty_words(library, context), area.width.into());
        for (row, words) in words.into_iter().enumerate() {
            let spans = vec![Span::styled(words, context.theme.style(Role::Dim))];
            put(buffer, area, row, spans);
        }
    } else {
        draw_items(library, buffer, context);
    }
}

fn draw_items(library: &Library, buffer: &mut Buffer, context: &Context<'_>) {
    let area = library.panes.hits;
    let mut row = 0;
    let height = usize::from(area.height);
    // One column is left for the bar.
    let columns = usize::from(area.width.saturating_sub(1));
    let inner = Rect {
        width: area.width.saturating_sub(1),
        ..area
    };
    let top = library.list.top();
    let mut at = top;
    while row < height && at < library.items() {
        let rows = hits::rows(library, at, columns, context);
        let is_selected = at == library.list.selected() && library.focus == Focus::Hits;
        for (part, spans) in rows.into_iter().enumerate() {
            put(buffer, inner, row, spans);
            if is_selected && part == hits::above(library, at) {
                select(buffer, inner, row, context.theme.style(Role::Selected));
            }
            row += 1;
        }
        at += 1;
    }
    let total = library.answer.as_ref().map_or(0, |answer| answer.total);
    let extent = scroll::Extent {
        top,
        shown: at - top,
        total: total.max(library.items()),
    };
    scroll::draw(buffer, area, extent, context.theme);
}

fn empty_words(library: &Library, context: &Context<'_>) -> String {
    match (&library.answer, &library.stands) {
        (None, None) => "Opening the library…".to_owned(),
        (None, Some(_)) => "Searching…".to_owned(),
        (Some(_), _) if library.is_building() => {
            "Nothing found so far: the search is still being prepared. Records appear when it is ready."
                .to_owned()
        }
        (Some(_), _) => {
            let names = KeyNames {
                ascii: context.theme.ascii(),
            };
            let keys = context.keymap.keys("library", Action::Back);
            let key = keys.first().map_or_else(String::new, |key| names.of(*key));
            let leads = match library.word_back(Action::Back) {
                Some(back) => format!("leads {back}"),
                None => "empties the search line".to_owned(),
            };
            format!("Nothing found. Fewer or shorter words find more; {key} {leads}.")
        }
    }
}

fn draw_preview(library: &Library, buffer: &mut Buffer, context: &Context<'_>) {
    let area = library.panes.preview;
    if area.area() == 0 || library.is_welcoming() {
        return;
    }
    draw_border(buffer, area, false, context);
    if let Some(page) = &library.preview.page {
        page.draw(indented(area), buffer, library.preview.top, context);
    }
}

/// Draws the border in the column left of a pane, if there is one.
fn draw_border(buffer: &mut Buffer, area: Rect, has_focus: bool, context: &Context<'_>) {
    let Some(x) = area.x.checked_sub(1) else {
        return;
    };
    let line = Rect {
        x,
        width: 1,
        ..area
    }
    .intersection(buffer.area);
    let role = if has_focus {
        Role::BorderFocus
    } else {
        Role::Border
    };
    let sign = context.theme.sign("│", "|");
    for position in line.positions() {
        buffer[position]
            .set_symbol(sign)
            .set_style(context.theme.style(role));
    }
}

fn indented(area: Rect) -> Rect {
    let before = 1.min(area.width);
    Rect {
        x: area.x + before,
        width: area.width - before,
        ..area
    }
}

impl Library {
    /// Returns how many records answer, of how many.
    pub(super) fn counts(&self) -> String {
        let all = self.stands.as_ref().map(|state| state.records);
        let counted = match (&self.answer, all) {
            (Some(answer), _) if answer.total == 0 && self.is_building() => {
                "preparing the search…".to_owned()
            }
            (Some(answer), Some(all)) if answer.complete == all => records(all),
            (Some(answer), Some(all)) => format!("{} of {all} records", answer.complete),
            (Some(answer), None) => records(answer.complete),
            (None, Some(all)) => records(all),
            (None, None) => "opening the library…".to_owned(),
        };
        match self.answer.as_ref().map_or(0, |answer| answer.less_exact) {
            0 => counted,
            count => format!("{counted}, {count} less exact"),
        }
    }
}

/// Returns so many records in words.
fn records(count: usize) -> String {
    let word = if count == 1 { "record" } else { "records" };
    format!("{count} {word}")
}
