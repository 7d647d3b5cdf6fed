//! Text in columns: how wide it is, how it is cut, wrapped and put into cells. The only place in the room that measures.
//!
//! Widths are summed over grapheme clusters, which is how cells are drawn; measuring a whole string gives other numbers
//! for Arabic and half-width kana. Line breaking for running text is left to the layout of the reader.

use std::num::NonZero;
use std::ops::Range;

use ratatui::buffer::{Buffer, CellDiffOption, CellWidth};
use ratatui::layout::Position;
use ratatui::style::Style;
use ratatui::text::Span;
use unicode_segmentation::UnicodeSegmentation;

use crate::source::SafeText;

/// Stands where text was cut.
const CUT: &str = "…";

/// Returns how many columns a text takes when it is drawn on one line.
pub fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.bytes().filter(|byte| !byte.is_ascii_control()).count();
    }
    text.graphemes(true).map(cluster_width).sum()
}

/// Returns how many columns one grapheme cluster takes; none for a zero-width space or a line feed.
pub fn cluster_width(cluster: &str) -> usize {
    if cluster.contains(char::is_control) {
        return 0;
    }
    let whole = usize::from(cluster.cell_width());
    if is_of_signs(cluster) {
        // Most terminals give a letter below another a column of its own; in fewer it would be written over.
        let letters = cluster.chars().map(character_width).sum();
        return whole.max(letters);
    }
    if cluster.starts_with(|first| matches!(first, '\u{ff61}'..='\u{ff9f}')) {
        // Each mark of half-width kana is a column, not two.
        return cluster.chars().count();
    }
    whole
}

/// Returns how many columns a terminal gives a character that it takes for itself.
fn character_width(character: char) -> usize {
    usize::from(character.encode_utf8(&mut [0; 4]).cell_width())
}

/// Tells whether a cluster is of a script of South or South-East Asia.
fn is_of_signs(cluster: &str) -> bool {
    cluster.starts_with(|first| matches!(first, '\u{900}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'))
}

/// Returns how much of a cluster is shown where so many columns are left on the screen: of joined signs the first one
/// where a terminal that joins none would go on in the next row, and scroll at the last.
fn shown_in(cluster: &str, room: usize) -> usize {
    let alone = |character: char| cluster_width(character.encode_utf8(&mut [0; 4]));
    if cluster.chars().map(alone).sum::<usize>() <= room {
        return cluster.len();
    }
    cluster.chars().next().map_or(0, char::len_utf8)
}

/// Puts clusters into cells from a column on, as many as end within so many columns; what was there goes.
pub fn put(buffer: &mut Buffer, at: Position, text: &str, columns: u16, style: Style) -> u16 {
    let mut x = at.x;
    let end = at.x.saturating_add(columns).min(buffer.area.right());
    for cluster in text.graphemes(true) {
        let wide = u16::try_from(cluster_width(cluster)).unwrap_or(u16::MAX);
        if wide > end.saturating_sub(x) {
            break;
        }
        put_cluster(buffer, Position { x, ..at }, cluster, style);
        x += wide;
    }
    x
}

/// Puts one cluster into as many cells as it is wide; none where it has no width.
pub fn put_cluster(buffer: &mut Buffer, at: Position, cluster: &str, style: Style) {
    let wide = u16::try_from(cluster_width(cluster)).unwrap_or(u16::MAX);
    for x in at.x..at.x.saturating_add(wide) {
        if let Some(cell) = buffer.cell_mut((x, at.y)) {
            cell.reset();
            cell.set_style(style);
        }
    }
    let room = usize::from(buffer.area.right().saturating_sub(at.x));
    let shown = shown_in(cluster, room);
    if let Some(columns) = NonZero::new(wide)
        && let Some(cell) = buffer.cell_mut(at)
    {
        cell.set_symbol(&cluster[..shown]);
        if is_uncertain(cluster) {
            // Else what it covers might be written after it.
            cell.set_diff_option(CellDiffOption::ForcedWidth(columns));
        }
    }
}

/// Tells whether terminals disagree on the width of a cluster: letters of South and South-East Asia with signs that
/// follow them or letters below them, to which some give a column of their own; half-width kana with a mark, to which
/// some give none; emoji that are joined.
pub fn is_uncertain(cluster: &str) -> bool {
    let mut rest = cluster.chars();
    rest.next();
    if is_of_signs(cluster) {
        return rest.any(|sign| is_spacing(sign) || character_width(sign) > 0);
    }
    rest.any(|sign| {
        matches!(
            sign,
            '\u{200d}' | '\u{fe0f}' | '\u{20e3}' | '\u{ff9e}' | '\u{ff9f}' | '\u{1f3fb}'
                ..='\u{1f3ff}'
        )
    })
}

/// Returns how many columns a terminal gives at most to a cluster: those of its characters one by one, none without.
pub fn most_columns(cluster: &str) -> usize {
    let columns = |character| character_width(character).max(1);
    cluster.chars().map(columns).sum()
}

/// Tells whether a cluster takes two columns in every terminal: a letter of China, Japan or Korea by itself, full-width
/// signs among them.
pub fn is_wide_everywhere(cluster: &str) -> bool {
    let mut characters = cluster.chars();
    let is_wide = characters.next().is_some_and(|character| {
        matches!(
            character,
            '\u{2e80}'..='\u{303e}'
                | '\u{3041}'..='\u{4dbf}'
                | '\u{4e00}'..='\u{9fff}'
                | '\u{ac00}'..='\u{d7a3}'
                | '\u{f900}'..='\u{faff}'
                | '\u{ff01}'..='\u{ff60}'
                | '\u{ffe0}'..='\u{ffe6}'
        )
    });
    is_wide && characters.next().is_none() && width(cluster) == 2
}

/// Tells whether a sign stands beside its letter: Lao and Thai am, vowels of Khmer and Myanmar, any sign of India.
fn is_spacing(sign: char) -> bool {
    matches!(
        sign,
        '\u{900}'
            ..='\u{df3}'
                | '\u{e33}'
                | '\u{eb3}'
                | '\u{102b}'
                | '\u{102c}'
                | '\u{1031}'
                | '\u{1038}'
    ) || matches!(
        sign,
        '\u{17b6}' | '\u{17be}'..='\u{17c5}' | '\u{17c7}' | '\u{17c8}'
    )
}

/// Returns the text if it fits into so many columns, else its beginning and `…`.
pub fn cut(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let Some(room) = columns.checked_sub(1) else {
        return String::new();
    };
    let (kept, _) = split(text, room);
    format!("{}{CUT}", kept.trim_end())
}

/// Splits a text at the last cluster that ends within so many columns.
pub fn split(text: &str, columns: usize) -> (&str, &str) {
    let mut used = 0;
    for (at, cluster) in text.grapheme_indices(true) {
        used += cluster_width(cluster);
        if used > columns {
            return text.split_at(at);
        }
    }
    (text, "")
}

/// Returns a text as lines of at most so many columns, broken at spaces, else between clusters.
///
/// A cluster wider than the line stands alone. Line feeds end lines. Nothing fits into no columns.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    if columns == 0 {
        return Vec::new();
    }
    text.split('\n')
        .flat_map(|line| wrap_line(line, columns))
        .collect()
}

fn wrap_line(line: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut current = String::new();
    for word in line.split(' ').filter(|word| !word.is_empty()) {
        let gap = usize::from(!current.is_empty());
        if width(&current) + gap + width(word) <= columns {
            if gap == 1 {
                current.push(' ');
            }
            current.push_str(word);
            continue;
        }
        if gap == 1 {
            lines.push(std::mem::take(&mut current));
        }
        let mut rest = word;
        while width(rest) > columns {
            let (head, tail) = split(rest, columns);
            let (head, tail) = if head.is_empty() {
                let first = rest.graphemes(true).next().unwrap_or(rest);
                rest.split_at(first.len())
            } else {
                (head, tail)
            };
            lines.push(head.to_owned());
            rest = tail;
        }
        current.push_str(rest);
    }
    if !current.is_empty() || lines.is_empty() {
        lines.push(current);
    }
    lines
}

/// Returns a text as spans in which the marked bytes have their own style.
///
/// Marks that overlap, lie outside the text or split a cluster are widened or left out, never drawn wrong.
pub fn marked(
    text: &SafeText,
    marks: &[Range<usize>],
    base: Style,
    mark: Style,
) -> Vec<Span<'static>> {
    let text = text.as_str();
    let mut spans: Vec<Span<'static>> = Vec::new();
    let mut piece = String::new();
    let mut piece_is_marked = false;
    let mut at_mark = 0;
    for (at, cluster) in text.grapheme_indices(true) {
        let end = at + cluster.len();
        while marks.get(at_mark).is_some_and(|range| range.end <= at) {
            at_mark += 1;
        }
        let is_marked = marks
            .get(at_mark)
            .is_some_and(|range| range.start < end && range.end > at);
        if is_marked != piece_is_marked && !piece.is_empty() {
            let style = if piece_is_marked { mark } else { base };
            spans.push(Span::styled(std::mem::take(&mut piece), style));
        }
        piece_is_marked = is_marked;
        piece.push_str(cluster);
    }
    if !piece.is_empty() {
        spans.push(Span::styled(
            piece,
            if piece_is_marked { mark } else { base },
        ));
    }
    spans
}

/// Returns one line made safe, and its marks, which were bytes of the raw text, as bytes of the safe one.
///
/// Making a text safe can change its length, so it is done piece by piece; where that gives another text than making
/// it safe whole, the marks are dropped.
pub fn safe_marks(raw: &str, marks: &[Range<usize>]) -> (SafeText, Vec<Range<usize>>) {
    let safe = SafeText::line(raw);
    if safe.as_str() == raw {
        return (safe, marks.to_vec());
    }
    let mut text = String::new();
    let mut moved = Vec::new();
    let mut done = 0;
    for range in marks {
        let (Some(before), Some(inside)) = (raw.get(done..range.start), raw.get(range.clone()))
        else {
            continue;
        };
        text.push_str(SafeText::line(before).as_str());
        let start = text.len();
        text.push_str(SafeText::line(inside).as_str());
        moved.push(start..text.len());
        done = range.end;
    }
    text.push_str(SafeText::line(raw.get(done..).unwrap_or_default()).as_str());
    if text == safe.as_str() {
        (safe, moved)
    } else {
        (safe, Vec::new())
    }
}

/// Returns spans cut to so many columns, with `…` in the last style where something was cut.
pub fn cut_spans(spans: Vec<Span<'static>>, columns: usize) -> Vec<Span<'static>> {
    let total: usize = spans.iter().map(|span| width(&span.content)).sum();
    if total <= columns {
        return spans;
    }
    let Some(mut room) = columns.checked_sub(1) else {
        return Vec::new();
    };
    let mut kept = Vec::new();
    for span in spans {
        let wide = width(&span.content);
        if wide <= room {
            room -= wide;
            kept.push(span);
            continue;
        }
        let (head, _) = split(&span.content, room);
        kept.push(Span::styled(format!("{head}{CUT}"), span.style));
        break;
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::Modifier;

    fn plain(spans: &[Span<'_>]) -> Vec<String> {
        spans.iter().map(|span| span.content.to_string()).collect()
    }

    #[test]
    fn knows_the_clusters_that_terminals_measure_differently() {
        for cluster in ["ບຳ", "สำ", "សោ", "ដ្ឋ", "त्रि", "👩‍💻", "❤\u{fe0f}", "ｶﾞ"]
        {
            assert!(is_uncertain(cluster), "{cluster}");
        }
        for cluster in ["", "a", "é", "e\u{301}", "ທີ່", "ที่", "养", "ع", "👩"] {
            assert!(!is_uncertain(cluster), "{cluster}");
        }
    }

    #[test]
    fn knows_the_clusters_that_are_wide_everywhere() {
        for cluster in ["养", "ガ", "한", "。", "Ａ", "　"] {
            assert!(is_wide_everywhere(cluster), "{cluster}");
        }
        for cluster in ["", "a", "ｶ", "か\u{3099}", "👩", "①", "ດ"] {
            assert!(!is_wide_everywhere(cluster), "{cluster}");
        }
    }

    #[test]
    fn knows_how_far_a_cluster_may_reach() {
        for (cluster, columns) in [("a", 1), ("养", 2), ("ທຳ", 2), ("ខ្មែ", 4), ("👩‍💻", 5)]
        {
            assert_eq!(most_columns(cluster), columns, "{cluster}");
        }
    }

    #[test]
    fn sums_clusters_as_they_are_drawn() {
        assert_eq!(width("abc"), 3);
        assert_eq!(width("养老金"), 6);
        assert_eq!(width("ທີ່"), 1);
        assert_eq!(width("ທຳ"), 2);
        assert_eq!(width("ｶﾞｷﾞ"), 4);
        assert_eq!(width("a\u{200b}b"), 2);
        assert_eq!(width("لا إله إلا الله"), 15);
    }

    #[test]
    fn a_letter_below_another_has_room() {
        // Where a terminal puts it beside the other, it must not be written over by what follows.
        assert_eq!(width("ដ្ឋ"), 2);
        assert_eq!(width("ខ្មែរ"), 4);
        let mut buffer = Buffer::empty(Rect::new(0, 0, 4, 1));
        let end = put(&mut buffer, Position::ORIGIN, "ដ្ឋxy", 3, Style::new());
        assert_eq!(end, 3, "what does not fit is left out");
        assert_eq!(buffer[(0, 0)].symbol(), "ដ្ឋ");
        assert_eq!(buffer[(2, 0)].symbol(), "x");
    }

    #[test]
    fn joined_signs_never_reach_beyond_the_screen() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 5, 1));
        put(&mut buffer, Position::ORIGIN, "👩‍💻", 5, Style::new());
        assert_eq!(buffer[(0, 0)].symbol(), "👩‍💻");
        put(&mut buffer, Position::new(3, 0), "👩‍💻", 2, Style::new());
        assert_eq!(buffer[(3, 0)].symbol(), "👩");
    }

    #[test]
    fn what_is_put_somewhere_leaves_nothing_of_what_was_there() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 4, 1));
        put(
            &mut buffer,
            Position::ORIGIN,
            "abcd",
            4,
            Style::new().bold().red(),
        );
        put(&mut buffer, Position::ORIGIN, "养x", 4, Style::new());
        assert_eq!(
            buffer[(2, 0)].style(),
            Buffer::empty(buffer.area)[(2, 0)].style()
        );
        assert_eq!(buffer[(3, 0)].symbol(), "d");
    }

    #[test]
    fn measures_what_is_put_into_cells() {
        for text in ["ｶﾞｷﾞ", "त्रि", "ນໍ້າ", "👩‍👩‍👧", "①■α", "e\u{301}", "ភាសាខ្មែរ"]
        {
            let mut buffer = Buffer::empty(Rect::new(0, 0, 40, 1));
            let end = put(&mut buffer, Position::ORIGIN, text, 40, Style::new());
            assert_eq!(width(text), usize::from(end), "{text}");
        }
    }

    #[test]
    fn cuts_between_clusters_and_says_so() {
        assert_eq!(cut("pension", 7), "pension");
        assert_eq!(cut("pension", 4), "pen…");
        assert_eq!(cut("养老金", 4), "养…");
        assert_eq!(cut("养老金", 5), "养老…");
        assert_eq!(cut("a", 0), "");
        assert_eq!(cut("ab", 1), "…");
    }

    #[test]
    fn wraps_at_spaces_and_inside_words_only_where_it_must() {
        assert_eq!(
            wrap("social security for all", 10),
            ["social", "security", "for all"]
        );
        assert_eq!(
            wrap("interoperability now", 6),
            ["intero", "perabi", "lity", "now"]
        );
        assert_eq!(wrap("a\n\nb", 5), ["a", "", "b"]);
        assert_eq!(
            wrap("养老", 1),
            ["养", "老"],
            "a cluster wider than the line"
        );
        assert!(wrap("a", 0).is_empty());
    }

    #[test]
    fn marks_whole_clusters_only() {
        let mark = Style::new().add_modifier(Modifier::BOLD);
        let text = SafeText::line("ae\u{301}i");
        // The mark ends inside the cluster `é`.
        let spans = marked(&text, std::slice::from_ref(&(1..2)), Style::new(), mark);
        assert_eq!(plain(&spans), ["a", "e\u{301}", "i"]);
        assert_eq!(spans[1].style, mark);
    }

    #[test]
    fn leaves_marks_outside_the_text_out() {
        let text = SafeText::line("abc");
        let spans = marked(&text, &[1..2, 7..9], Style::new(), Style::new().bold());
        assert_eq!(plain(&spans), ["a", "b", "c"]);
    }

    #[test]
    fn moves_marks_when_making_safe_changes_the_text() {
        let (safe, marks) = safe_marks("a\x1bb word", std::slice::from_ref(&(4..8)));
        assert_eq!(&safe.as_str()[marks[0].clone()], "word");
        let (_, marks) = safe_marks("\u{feff}x", std::slice::from_ref(&(1..2)));
        assert!(
            marks.is_empty(),
            "a mark that splits a character is dropped"
        );
    }

    #[test]
    fn cuts_spans_to_the_columns_there_are() {
        let spans = vec![Span::raw("pension "), Span::raw("for all")];
        assert_eq!(
            plain(&cut_spans(spans.clone(), 15)).concat(),
            "pension for all"
        );
        assert_eq!(plain(&cut_spans(spans.clone(), 11)).concat(), "pension fo…");
        assert!(cut_spans(spans, 0).is_empty());
    }
}
