//! What stands in the place of the hits while nothing has been asked: a line of welcome, the counts, three things to try.

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::state::{Focus, Library};
use crate::model::{Field, Kind};
use crate::personal::Spot;
use crate::source::SafeText;
use crate::tui::action::Action;
use crate::tui::keymap::KeyNames;
use crate::tui::screens::Context;
use crate::tui::text;
use crate::tui::theme::{Role, Theme};

/// The widest a line of it becomes.
const MEASURE: usize = 72;

/// From how many rows on there are empty ones between its parts.
const ROOM: u16 = 13;

/// A word or some, each with its role; broken at spaces only.
type Parts = Vec<(Role, String)>;

impl Library {
    /// Tells whether nothing has been answered yet and the keys go to the input. What was typed first takes its place
    /// only with its answer, so that nothing is seen in between.
    pub(super) fn is_welcoming(&self) -> bool {
        self.answered.is_empty() && self.focus == Focus::Input
    }
}

/// Returns its lines for an area.
pub(super) fn lines(
    library: &Library,
    area: Rect,
    context: &Context<'_>,
) -> Vec<Vec<Span<'static>>> {
    let theme = context.theme;
    let columns = usize::from(area.width).min(MEASURE);
    let is_roomy = area.height >= ROOM;
    let mut lines = Vec::new();
    let mut add = |role: Role, words: &str| {
        let words = SafeText::line(words);
        for line in text::wrap(words.as_str(), columns) {
            lines.push(vec![Span::styled(line, theme.style(role))]);
        }
        if is_roomy {
            lines.push(Vec::new());
        }
    };
    add(Role::Title, greeting(context));
    add(Role::Dim, &counts(library));
    if let Some(last) = context.kept.last_read() {
        // No more than two lines of it, and one where there is little room.
        let room = if is_roomy {
            columns * 2 - columns / 4
        } else {
            columns
        };
        add(Role::Text, &go_on(last, room, context));
    }
    if is_roomy {
        add(Role::Text, "Three things to try:");
    }
    for parts in to_try(context) {
        lines.extend(flow(&parts, columns, *theme));
    }
    lines
}

fn greeting<'a>(context: &Context<'a>) -> &'a str {
    let info = context.tables.map(|tables| &tables.info);
    let texts = info.map(|info| [info.welcome.as_str(), info.name.as_str()]);
    texts
        .into_iter()
        .flatten()
        .find(|text| !text.is_empty())
        .unwrap_or("Welcome to casebook.")
}

/// Returns what offers the record read last, in so many columns.
fn go_on(last: &Spot, room: usize, context: &Context<'_>) -> String {
    let heading = SafeText::line(&last.heading);
    let stopped = if heading.as_str().is_empty() {
        String::new()
    } else {
        format!(", at {heading}")
    };
    let begin = format!("{} continues reading ", key(Action::Resume, context));
    let title = SafeText::line(&last.title);
    let room = room.saturating_sub(text::width(&begin) + text::width(&stopped));
    format!("{begin}{}{stopped}", text::cut(title.as_str(), room))
}

/// Returns the name of a key that means an action while the input has the focus.
fn key(action: Action, context: &Context<'_>) -> String {
    let names = KeyNames {
        ascii: context.theme.ascii(),
    };
    let keys = context.keymap.keys("library", action);
    let shown = keys.iter().find(|key| !key.is_text()).or(keys.first());
    shown.map_or_else(String::new, |key| names.of(*key))
}

fn to_try(context: &Context<'_>) -> [Parts; 3] {
    let key = |action: Action| (Role::Key, key(action, context));
    let text = |words: &str| (Role::Text, words.to_owned());
    [
        vec![text(
            "type a word: the list of records changes with each key",
        )],
        vec![
            key(Action::Down),
            text(" goes to the records, "),
            key(Action::Open),
            text(" opens one, "),
            key(Action::Back),
            text(" goes back"),
        ],
        vec![
            key(Action::NextPane),
            text(" twice to filter by kind (modules, terms), country, topic; "),
            key(Action::Help),
            text(" shows all keys"),
        ],
    ]
}

/// Breaks a point of a list into lines, with what follows the first hanging below its text.
fn flow(parts: &Parts, columns: usize, theme: Theme) -> Vec<Vec<Span<'static>>> {
    let bullet = format!("  {} ", theme.sign("•", "-"));
    let hang = text::width(&bullet);
    let mut line = vec![Span::styled(bullet, theme.style(Role::Dim))];
    let mut used = hang;
    let mut lines = Vec::new();
    let words = parts
        .iter()
        .flat_map(|(role, words)| words.split_inclusive(' ').map(move |word| (*role, word)));
    for (role, word) in words {
        if used > hang && used + text::width(word.trim_end()) > columns {
            let begun = vec![Span::raw(" ".repeat(hang))];
            lines.push(std::mem::replace(&mut line, begun));
            used = hang;
        }
        if used > hang || word != " " {
            used += text::width(word);
            line.push(Span::styled(word.to_owned(), theme.style(role)));
        }
    }
    lines.push(line);
    lines
}

/// Returns how many records there are of each kind, as far as that is known.
fn counts(library: &Library) -> String {
    let facets = library
        .answer
        .as_ref()
        .map_or(&[][..], |answer| &answer.facets);
    let kinds = facets.iter().find(|facet| facet.field == Field::Kind);
    let counted: Vec<String> = Kind::ALL
        .into_iter()
        .filter_map(|kind| {
            let mut values = kinds?.values.iter();
            let value = values.find(|value| value.value == kind.name())?;
            Some(plural(value.count, kind.name(), kind.folder()))
        })
        .collect();
    match &library.stands {
        _ if !counted.is_empty() => counted.join(", "),
        Some(state) if !state.syncing => plural(state.records, "record", "records"),
        _ => "Opening the library…".to_owned(),
    }
}

fn plural(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
