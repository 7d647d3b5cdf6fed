//! The hits as rows: title, then what it is and the passage that answers, then why it is here.

use ratatui::text::Span;

use super::divider::Divider;
use super::state::Library;
use crate::model::{Field, Period};
use crate::search::Hit;
use crate::source::SafeText;
use crate::tui::screens::Context;
use crate::tui::text;
use crate::tui::theme::{MARK, PICKED, Role};
use crate::tui::widgets::facets;

/// The columns before the facts of a hit.
const INDENT: usize = 2;

/// How many columns of a passage are kept before its first mark.
const BEFORE: usize = 12;

/// Returns how many rows an item takes.
pub(super) fn height(library: &Library, at: usize) -> usize {
    match library.hits().get(at) {
        Some(hit) => above(library, at) + 2 + usize::from(has_why(library, at, hit)),
        None => 1,
    }
}

/// Returns how many rows of an item stand above what can be selected of it.
pub(super) fn above(library: &Library, at: usize) -> usize {
    usize::from(divider(library, at).is_some())
}

/// Returns the line above a hit, if it stands there.
fn divider(library: &Library, at: usize) -> Option<&Divider> {
    let divider = library.divider.as_ref();
    divider.filter(|divider| divider.above == at)
}

/// Tells whether a hit says why it is here; not what is said of all of them below the input, or of all from the line on.
fn has_why(library: &Library, at: usize, hit: &Hit) -> bool {
    !hit.because.is_empty() || lacks(library, at, hit)
}

/// Tells whether a hit says which words it lacks.
fn lacks(library: &Library, at: usize, hit: &Hit) -> bool {
    let is_said = library.left_out() == Some(hit.left_out.as_slice())
        || library
            .divider
            .as_ref()
            .is_some_and(|divider| divider.says(at));
    !hit.left_out.is_empty() && !is_said
}

/// Returns the rows of an item.
pub(super) fn rows(
    library: &Library,
    at: usize,
    columns: usize,
    context: &Context<'_>,
) -> Vec<Vec<Span<'static>>> {
    let Some(hit) = library.hits().get(at) else {
        return suggestion(library, at, context).into_iter().collect();
    };
    let is_selected = at == library.list.selected();
    let divider = divider(library, at).map(|divider| divider.row(columns, context));
    let mut rows: Vec<_> = divider.into_iter().collect();
    let marks = library.marks_words();
    rows.push(title(hit, (is_selected, marks), context));
    rows.push(detail(hit, (columns, marks), context));
    if has_why(library, at, hit) {
        rows.push(why(hit, lacks(library, at, hit), context));
    }
    rows
}

fn title(
    hit: &Hit,
    (is_selected, marks_words): (bool, bool),
    context: &Context<'_>,
) -> Vec<Span<'static>> {
    let theme = context.theme;
    let marker = if is_selected {
        theme.sign("▌", ">")
    } else {
        " "
    };
    let (title, marks) = text::safe_marks(&hit.title, &hit.title_marks);
    let mut spans = vec![Span::styled(marker.to_owned(), theme.style(Role::Accent))];
    let marks = if marks_words { marks } else { Vec::new() };
    let (base, mark) = (theme.style(Role::Title), theme.style(Role::Mark));
    spans.extend(text::marked(&title, &marks, base, mark));
    spans
}

/// Returns kind, countries, years and passage.
fn detail(
    hit: &Hit,
    (columns, marks_words): (usize, bool),
    context: &Context<'_>,
) -> Vec<Span<'static>> {
    let theme = context.theme;
    let dot = theme.sign(" · ", " - ");
    let mut facts = vec![hit.id.kind.name().to_owned()];
    if hit.language.primary() != context.language {
        facts.push(facets::label(Field::Lang, hit.language.tag(), context));
    }
    facts.extend(countries(hit, context));
    facts.extend(hit.period.map(|period| years(period, theme.sign("–", "-"))));
    let (passage, marks) = if hit.snippet.text.is_empty() {
        (hit.summary.as_str(), &[][..])
    } else {
        (hit.snippet.text.as_str(), hit.snippet.marks.as_slice())
    };
    // Facts that would leave too little room for the passage are left out, the kind never.
    let mut kept = String::new();
    for fact in &facts {
        let fact = SafeText::line(fact);
        let more = INDENT + text::width(&kept) + text::width(fact.as_str()) + text::width(dot);
        if !kept.is_empty() && more > columns * 3 / 5 {
            break;
        }
        if !kept.is_empty() {
            kept.push_str(dot);
        }
        kept.push_str(fact.as_str());
    }
    let mut facts = kept;
    if !passage.is_empty() {
        facts.push_str(dot);
    }
    let signs = signs(hit, context);
    let room = columns.saturating_sub(text::width(&signs) + text::width(&facts));
    let (passage, marks) = text::safe_marks(passage, marks);
    let start = passage_start(
        passage.as_str(),
        marks.first().map_or(0, |mark| mark.start),
        room,
    );
    let mut spans = vec![
        Span::styled(signs, theme.style(Role::Accent)),
        Span::styled(facts, theme.style(Role::Dim)),
    ];
    if start > 0 {
        spans.push(Span::styled("…".to_owned(), theme.style(Role::Dim)));
    }
    let moved: Vec<_> = marks
        .iter()
        .filter(|_| marks_words)
        .map(|mark| mark.start.saturating_sub(start)..mark.end.saturating_sub(start))
        .collect();
    let shown = SafeText::line(&passage.as_str()[start..]);
    let (base, mark) = (theme.style(Role::Text), theme.style(Role::Mark));
    spans.extend(text::marked(&shown, &moved, base, mark));
    spans
}

/// Returns what stands before the facts of a hit: the sign of a mark, then that of a record picked to be compared.
fn signs(hit: &Hit, context: &Context<'_>) -> String {
    let sign = |has_it: bool, sign: (&'static str, &'static str)| {
        has_it.then(|| context.theme.sign(sign.0, sign.1))
    };
    let mark = sign(context.kept.has_mark(&hit.path), MARK).unwrap_or(" ");
    match sign(context.kept.picks.has(&hit.path), PICKED) {
        Some(picked) => format!("{mark}{picked} "),
        None => format!("{mark} "),
    }
}

/// Returns where to begin a passage so that its first mark is seen in so many columns.
fn passage_start(passage: &str, mark: usize, room: usize) -> usize {
    let before = &passage[..mark];
    let wide = text::width(before);
    if wide + BEFORE <= room {
        return 0;
    }
    let (skipped, _) = text::split(before, wide.saturating_sub(BEFORE.min(room / 3)));
    // At a word, if one begins before the mark.
    let rest = &before[skipped.len()..];
    skipped.len() + rest.find(' ').map_or(0, |space| space + 1)
}

/// Returns up to two countries by name, and how many more.
fn countries(hit: &Hit, context: &Context<'_>) -> Option<String> {
    let name = |code: &String| {
        context.tables.map_or(code.clone(), |tables| {
            tables
                .label(Field::Country, code, context.language)
                .to_owned()
        })
    };
    let named: Vec<String> = hit.countries.iter().take(2).map(name).collect();
    let more = hit.countries.len().saturating_sub(2);
    match (named.is_empty(), more) {
        (true, _) => None,
        (false, 0) => Some(named.join(", ")),
        (false, more) => Some(format!("{} +{more}", named.join(", "))),
    }
}

fn years(period: Period, dash: &str) -> String {
    match period.end {
        Some(end) if end.year == period.start.year => end.year.to_string(),
        Some(end) => format!("{}{dash}{}", period.start.year, end.year),
        None => format!("{}{dash}", period.start.year),
    }
}

fn why(hit: &Hit, lacks: bool, context: &Context<'_>) -> Vec<Span<'static>> {
    let theme = context.theme;
    let mut parts = Vec::new();
    if !hit.because.is_empty() {
        parts.push(format!("because: {}", hit.because.join(", ")));
    }
    if lacks {
        parts.push(format!("without: {}", hit.left_out.join(", ")));
    }
    let words = SafeText::line(&parts.join("; ")).into_string();
    let sign = theme.sign("↳", "=");
    vec![Span::styled(
        format!("  {sign} {words}"),
        theme.style(Role::Dim),
    )]
}

fn suggestion(library: &Library, at: usize, context: &Context<'_>) -> Option<Vec<Span<'static>>> {
    let theme = context.theme;
    let suggestion = library.suggestions().get(at)?;
    let is_selected = at == library.list.selected();
    let marker = if is_selected {
        theme.sign("▌", ">")
    } else {
        " "
    };
    let query = SafeText::line(&suggestion.query);
    let reason = SafeText::line(&suggestion.reason);
    let records = match suggestion.total {
        1 => "1 record".to_owned(),
        total => format!("{total} records"),
    };
    let dot = theme.sign(" · ", " - ");
    Some(vec![
        Span::styled(marker.to_owned(), theme.style(Role::Accent)),
        Span::styled(query.into_string(), theme.style(Role::Link)),
        Span::styled(format!("  {records}{dot}{reason}"), theme.style(Role::Dim)),
    ])
}
