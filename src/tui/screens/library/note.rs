//! The line below the input: what is most useful to know of the query, else its filters, else nothing but a line.

use ratatui::buffer::Buffer;
use ratatui::text::Span;

use super::state::{Focus, Library};
use crate::search::narrow;
use crate::search::{Filter, filters, verbatim};
use crate::source::SafeText;
use crate::tui::action::Action;
use crate::tui::keymap::KeyNames;
use crate::tui::screens::Context;
use crate::tui::text;
use crate::tui::theme::Role;
use crate::tui::widgets::{input, put};

/// Columns of the line before the first filter and between two.
const BETWEEN: usize = 2;

/// Draws the line.
pub(super) fn draw(library: &Library, buffer: &mut Buffer, context: &Context<'_>) {
    let theme = context.theme;
    let area = library.panes.note;
    let columns = usize::from(area.width);
    let spans = if let Some((role, words)) = note(library, columns, context) {
        let words = SafeText::line(&words).into_string();
        vec![Span::styled(format!(" {words}"), theme.style(role))]
    } else {
        let role = if library.focus == Focus::Input {
            Role::BorderFocus
        } else {
            Role::Border
        };
        chips(&library.filters, columns, (role, context))
    };
    put(buffer, area, 0, spans);
}

fn note(library: &Library, columns: usize, context: &Context<'_>) -> Option<(Role, String)> {
    if let Some(failure) = &library.failure {
        return Some((Role::Error, failure.clone()));
    }
    if library.input.is_cut() {
        let words = format!("Only the first {} characters were taken.", input::LIMIT);
        return Some((Role::Warning, words));
    }
    let answer = library.answer.as_ref()?;
    if let Some(note) = answer.notes.first() {
        let help = note
            .help
            .as_ref()
            .map_or_else(String::new, |help| format!("; {help}"));
        let more = match answer.notes.len() - 1 {
            0 => String::new(),
            more => format!(" (and {more} more)"),
        };
        return Some((Role::Warning, format!("{}{help}{more}", note.message)));
    }
    if let Some(words) = correction(library, columns, context) {
        return Some((Role::Warning, words));
    }
    if !library.suggestions().is_empty() {
        let words = "Nothing found. Try one of these:".to_owned();
        return Some((Role::Warning, words));
    }
    let words = library.left_out()?.join(", ");
    let told = format!("No record has all the words. Left out: {words}");
    Some((Role::Warning, told))
}

/// Returns what is told of a correction, as much as there is room for; the words that were searched come first.
fn correction(library: &Library, columns: usize, context: &Context<'_>) -> Option<String> {
    let corrected = library.answer.as_ref()?.corrected.as_ref()?;
    let key = key(Action::AsTyped, context);
    let told = |shown: &str, typed: &str| {
        format!("Showing records for {shown}; search instead for \"{typed}\" ({key})")
    };
    let words = |text: &str| narrow::words(text).join(" ");
    let (shown, typed) = (corrected.shown.trim(), corrected.typed.trim());
    // The words of one query that the other does not have.
    let differing = |text: &str, other: &str| {
        let known = narrow::words(other);
        let mut words = narrow::words(text);
        words.retain(|word| !known.contains(word));
        words.join(" ")
    };
    let forms = [
        told(shown, typed),
        told(&words(shown), &words(typed)),
        told(&differing(shown, typed), &differing(typed, shown)),
        format!("For {}; {key}: as typed", words(shown)),
    ];
    let [.., shortest] = &forms;
    let fits = |form: &&String| text::width(form) < columns;
    Some(forms.iter().find(fits).unwrap_or(shortest).clone())
}

/// Returns the filters in a line across, each with a sign that it can be taken out; those there is no room for are
/// counted. The line is of a role: it tells whether the keys go to the input above it.
fn chips(
    filters: &[Filter],
    columns: usize,
    (role, context): (Role, &Context<'_>),
) -> Vec<Span<'static>> {
    let theme = context.theme;
    let line = |columns: usize| {
        let line = theme.sign("─", "-").repeat(columns);
        Span::styled(line, theme.style(role))
    };
    let mut spans = Vec::new();
    let mut room = columns;
    for (at, filter) in filters.iter().enumerate() {
        let sign = if filter.is_negated { "-" } else { "" };
        let cross = theme.sign("×", "x");
        let field = SafeText::line(&format!(" {sign}{}: ", filter.field)).into_string();
        let values = filter.values.iter();
        let values: Vec<String> = values.map(|value| filter.field.written(value)).collect();
        let values = SafeText::line(&values.join(", ")).into_string();
        let chip = [
            Span::styled(field, theme.style(Role::Dim)),
            Span::styled(values, theme.style(Role::Title)),
            Span::styled(format!(" {cross} "), theme.style(Role::Accent)),
        ];
        let wide: usize = chip.iter().map(|span| text::width(&span.content)).sum();
        let more = format!(" +{} ", filters.len() - at);
        let is_last = at + 1 == filters.len();
        // What follows must fit as well, if only as a number.
        let kept = if is_last {
            0
        } else {
            BETWEEN + text::width(&more)
        };
        if BETWEEN + wide + kept > room {
            if BETWEEN + text::width(&more) <= room {
                room -= BETWEEN + text::width(&more);
                spans.push(line(BETWEEN));
                spans.push(Span::styled(more, theme.style(Role::Dim)));
            }
            break;
        }
        room -= BETWEEN + wide;
        spans.push(line(BETWEEN));
        spans.extend(chip);
    }
    let removal = removal(filters, room, context);
    let wide = removal
        .as_ref()
        .map_or(0, |span| text::width(&span.content));
    spans.push(line(room - wide));
    spans.extend(removal);
    spans
}

/// Returns the key that takes the last filter out, where there is room to tell it.
fn removal(filters: &[Filter], room: usize, context: &Context<'_>) -> Option<Span<'static>> {
    let words = format!(" {} removes ", key(Action::RemoveFilter, context));
    let is_told = !filters.is_empty() && text::width(&words) + BETWEEN <= room;
    is_told.then(|| Span::styled(words, context.theme.style(Role::Dim)))
}

fn key(action: Action, context: &Context<'_>) -> String {
    let names = KeyNames {
        ascii: context.theme.ascii(),
    };
    let keys = context.keymap.keys("library", action);
    let key = keys.into_iter().find(|key| !key.is_text());
    key.map_or_else(String::new, |key| names.of(key))
}

impl Library {
    /// Settles which filters are in force; looks names up only when the query or the tables are others.
    pub(super) fn settle_filters(&mut self) {
        let tables = self.tables.as_deref();
        let text = self.input.text();
        let (filtered, is_named) = &self.filtered;
        if filtered != text || *is_named != tables.is_some() {
            self.filters = filters(text, tables, &self.language);
            self.filtered = (text.to_owned(), tables.is_some());
        }
    }

    /// Takes the last filter out of the query.
    pub(super) fn remove_filter(&mut self) {
        self.settle_filters();
        if let Some(last) = self.filters.last() {
            let text = narrow::without(self.input.text(), last.range.clone());
            self.change_text(&text);
        }
    }

    /// Searches for the words as they were typed, where they were corrected.
    pub(super) fn search_as_typed(&mut self) {
        let corrected = self
            .answer
            .as_ref()
            .and_then(|answer| answer.corrected.as_ref());
        if let Some(corrected) = corrected {
            let text = verbatim(self.input.text(), &corrected.shown);
            self.change_text(&text);
        }
    }
}
