//! What the Library says while nothing has been typed: a line of welcome, the counts, three things to try.

use ratatui::text::Span;

use super::state::{Focus, Library};
use crate::model::{Field, Kind};
use crate::source::SafeText;
use crate::tui::action::Action;
use crate::tui::keymap::KeyNames;
use crate::tui::screens::Context;
use crate::tui::theme::Role;

/// How many rows it takes, with the empty one below it.
const ROWS: usize = 7;

/// How high the pane of the hits must be for it.
const ROOM: u16 = 14;

/// Returns how many rows above the hits are taken.
pub(super) fn height(library: &Library) -> usize {
    let is_fresh = library.input.text().is_empty() && library.focus == Focus::Input;
    if is_fresh && library.panes.hits.height >= ROOM {
        ROWS
    } else {
        0
    }
}

/// Returns its lines.
pub(super) fn lines(library: &Library, context: &Context<'_>) -> Vec<Vec<Span<'static>>> {
    let theme = context.theme;
    let text = |words: String| Span::styled(words, theme.style(Role::Text));
    let dim = |words: String| Span::styled(words, theme.style(Role::Dim));
    let key = |action: Action| {
        let keys = context.keymap.keys("library", action);
        let names = KeyNames {
            ascii: theme.ascii(),
        };
        let shown = keys.iter().find(|key| !key.is_text()).or(keys.first());
        let name = shown.map_or_else(String::new, |key| names.of(*key));
        Span::styled(name, theme.style(Role::Key))
    };
    let info = context.tables.map(|tables| &tables.info);
    let welcome = info.map_or("", |info| match info.welcome.as_str() {
        "" => info.name.as_str(),
        welcome => welcome,
    });
    let welcome = match welcome {
        "" => "Welcome to casebook.",
        welcome => welcome,
    };
    let bullet = || dim(format!("  {} ", theme.sign("•", "-")));
    vec![
        vec![Span::styled(
            SafeText::line(welcome).into_string(),
            theme.style(Role::Title),
        )],
        vec![dim(counts(library))],
        vec![text("Three things to try:".to_owned())],
        vec![bullet(), text("type a word, in any language".to_owned())],
        vec![
            bullet(),
            key(Action::Down),
            text(" to the hits, ".to_owned()),
            key(Action::Open),
            text(" to read one, ".to_owned()),
            key(Action::Back),
            text(" to come back".to_owned()),
        ],
        vec![
            bullet(),
            key(Action::NextPane),
            text(" twice: narrow by country, topic, stage".to_owned()),
        ],
        Vec::new(),
    ]
}

/// Returns how many records there are of each kind, as far as that is known.
fn counts(library: &Library) -> String {
    let facets = library
        .answer
        .as_ref()
        .map_or(&[][..], |answer| &answer.facets);
    let Some(kinds) = facets.iter().find(|facet| facet.field == Field::Kind) else {
        return match &library.stands {
            Some(state) => plural(state.records, "record", "records"),
            None => "Opening the library…".to_owned(),
        };
    };
    let counted: Vec<String> = Kind::ALL
        .into_iter()
        .filter_map(|kind| {
            let value = kinds
                .values
                .iter()
                .find(|value| value.value == kind.name())?;
            Some(plural(value.count, kind.name(), kind.folder()))
        })
        .collect();
    counted.join(", ")
}

fn plural(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
